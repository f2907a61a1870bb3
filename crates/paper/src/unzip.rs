//! Reads strangers' ZIP archives behind caps: the directory is judged as a whole before any file is unpacked.
//!
//! The bytes are fetched in ranges, so that an archive of any size need not be in memory.

use std::collections::{BTreeMap, BTreeSet};

use teji_order::sort_by_key;

use crate::zip::{NameFault, folded};

mod directory;
mod error;
mod unpacking;

pub use error::UnzipError;
pub use unpacking::Unpacking;

/// Where the bytes of an archive are.
pub trait Source {
    /// How many bytes there are.
    fn size(&self) -> u64;
    /// So many bytes from an offset on; nothing where they cannot be had.
    fn read(&mut self, offset: u64, length: u64) -> Option<Vec<u8>>;
}

impl Source for &[u8] {
    fn size(&self) -> u64 {
        self.len() as u64
    }

    fn read(&mut self, offset: u64, length: u64) -> Option<Vec<u8>> {
        let first = usize::try_from(offset).ok()?;
        let last = first.checked_add(usize::try_from(length).ok()?)?;
        self.get(first..last).map(<[u8]>::to_vec)
    }
}

/// How much is taken of a stranger.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most entries.
    pub entries: u16,
    /// The most bytes of a name.
    pub name: usize,
    /// The most bytes of all files together, unpacked, however large the archive is.
    pub total: u64,
    /// All files together may have so many bytes unpacked, and [`Limits::TIMES`] as many as the archive beyond that: what
    /// is packed well takes long to read, and what is stored as it is brings its own room.
    pub free: u64,
    /// How many times larger than packed a file may be, unpacked.
    pub ratio: u64,
    /// Files of so many bytes may become as much larger as they like: monotonous text does.
    pub small: u64,
}

impl Default for Limits {
    fn default() -> Self {
        let (total, free) = (4 << 30, 256 << 20);
        Self { entries: 2000, name: 240, total, free, ratio: 200, small: 16 << 20 }
    }
}

impl Limits {
    /// See [`Limits::free`].
    pub const TIMES: u64 = 4;

    /// The most bytes of all files together, unpacked, of an archive of that size.
    #[must_use]
    pub fn whole(&self, archive: u64) -> u64 {
        self.total.min(self.free.saturating_add(archive.saturating_mul(Self::TIMES)))
    }
}

/// An archive whose directory was judged.
#[derive(Clone, Debug)]
pub struct Archive {
    items: Vec<Item>,
}

/// A file of an archive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    name: String,
    size: u64,
    packed: u64,
    crc: u32,
    deflated: bool,
    /// Where its bytes begin.
    start: u64,
}

impl Item {
    /// Its path, with `/` between folders.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many bytes it has, unpacked.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }
}

/// So much is fetched and unpacked at a time.
const PIECE: u64 = 1 << 20;

impl Archive {
    /// Judges the directory; no file is unpacked.
    pub fn open(source: &mut dyn Source, limits: &Limits) -> Result<Self, UnzipError> {
        let end = directory::end(source)?;
        if end.entries > limits.entries {
            return Err(UnzipError::TooMany { most: limits.entries, found: end.entries });
        }
        let mut items = Vec::new();
        let mut ranges = Vec::new();
        for line in directory::lines(source, &end, limits.name)? {
            let (item, range) = directory::located(source, &line)?;
            ranges.push((range, item.name.clone()));
            items.push(item);
        }
        check_sizes(&items, limits, limits.whole(source.size()))?;
        check_names(&items)?;
        check_ranges(ranges, end.offset)?;
        // A folder has no bytes of its own.
        items.retain(|item| !item.name.ends_with('/'));
        Ok(Self { items })
    }

    /// Its files, in the order of its directory.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The file of that name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.name == name)
    }
}

impl Item {
    /// Unpacks the file piece by piece; all pieces are good only if this ends without an error.
    ///
    /// Never more than the size that was told is given out, and its checksum is compared.
    pub fn unpack(
        &self,
        source: &mut dyn Source,
        take: &mut dyn FnMut(&[u8]),
    ) -> Result<(), UnzipError> {
        let mut unpacking = self.unpacking(source);
        loop {
            unpacking.fill()?;
            let ready = unpacking.ready();
            if ready.is_empty() {
                return Ok(());
            }
            let length = ready.len();
            take(ready);
            unpacking.take(length);
        }
    }

    /// The whole file at once.
    pub fn bytes(&self, source: &mut dyn Source) -> Result<Vec<u8>, UnzipError> {
        let mut bytes = Vec::new();
        self.unpack(source, &mut |piece| bytes.extend(piece))?;
        Ok(bytes)
    }
}

/// A count of what fits into memory.
fn count(bytes: u64) -> usize {
    usize::try_from(bytes).unwrap_or(usize::MAX)
}

fn check_sizes(items: &[Item], limits: &Limits, most: u64) -> Result<(), UnzipError> {
    let total = items.iter().fold(0_u64, |sum, item| sum.saturating_add(item.size));
    if total > most {
        return Err(UnzipError::TooLarge { most, found: total });
    }
    let swells = |item: &&Item| {
        item.size > limits.small && item.size > item.packed.saturating_mul(limits.ratio)
    };
    match items.iter().find(swells) {
        Some(item) => Err(UnzipError::Ratio(item.name.clone())),
        None => Ok(()),
    }
}

/// Each name can be unpacked on every system, once, and no file has the name of a folder.
fn check_names(items: &[Item]) -> Result<(), UnzipError> {
    let (mut names, mut folders) = (BTreeMap::new(), BTreeSet::new());
    for item in items {
        let refuse = |fault| UnzipError::Name(item.name.clone(), fault);
        let as_folder = item.name.strip_suffix('/');
        let name = folded(as_folder.unwrap_or(&item.name)).map_err(refuse)?;
        if as_folder.is_some() {
            folders.insert(name);
        } else if names.insert(name, &item.name).is_some() {
            return Err(refuse(NameFault::Double));
        }
    }
    // Folders are not listed by their files: sixty thousand names may have seven million of them.
    let is_folder = |name: &String| {
        let within = format!("{name}/");
        let first = names.range(within.clone()..).map(|(name, _)| name).next();
        let first_folder = folders.range(within.clone()..).next();
        let holds = [first, first_folder].into_iter().flatten();
        folders.contains(name) || holds.into_iter().any(|next| next.starts_with(&within))
    };
    match names.iter().find(|(name, _)| is_folder(name)) {
        Some((_, own)) => Err(UnzipError::Name((*own).clone(), NameFault::Double)),
        None => Ok(()),
    }
}

/// No two files share bytes, and none reaches into the directory.
fn check_ranges(
    mut ranges: Vec<(std::ops::Range<u64>, String)>,
    directory: u64,
) -> Result<(), UnzipError> {
    sort_by_key(&mut ranges, |(range, _)| range.start);
    let mut free = 0;
    for (range, name) in ranges {
        if range.start < free || range.end > directory {
            return Err(UnzipError::Overlap(name));
        }
        free = range.end;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
