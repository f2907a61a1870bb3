//! Writes ZIP archives, entry by entry; equal entries give equal bytes.
//!
//! Names are UTF-8 and marked so, times are 1980-01-01, there are no extra fields, and what would need ZIP64 is refused.

use std::collections::BTreeSet;
mod crc;
mod deflating;
mod name;
mod record;

pub use crc::Crc;
pub use deflating::{Deflating, Effort};
pub(crate) use name::folded;
pub use name::{NameFault, shown};
use record::Record;

/// A file of an archive, with its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Its path in the archive, with `/` between folders.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// How they are put in.
    pub packing: Packing,
}

/// How bytes are put into an archive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Packing {
    /// As they are: for what is packed in itself, as photos and DOCX are.
    Stored,
    /// Packed by DEFLATE: for text.
    Deflated,
}

/// Why an archive cannot be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ZipError {
    /// A name that some system would not unpack, or not where it belongs.
    Name(String, NameFault),
    /// 65,535 entries or more.
    TooMany,
    /// An entry of 4 GiB or more.
    EntryTooLarge(String),
    /// An archive of 4 GiB or more.
    ArchiveTooLarge,
}

/// An archive in the making: it gives what is to be written, and keeps only the directory that comes last.
///
/// What it gives is written in the order in which it was given. A browser may put it into one Blob, with each file that
/// it does not want to copy behind the head given for it.
#[derive(Default)]
pub struct Zip {
    names: BTreeSet<String>,
    directory: Vec<u8>,
    entries: u16,
    written: u32,
}

/// A whole archive.
pub fn zip(entries: &[Entry]) -> Result<Vec<u8>, ZipError> {
    let mut archive = Zip::default();
    let mut bytes = vec![];
    for entry in entries {
        bytes.extend(archive.entry(entry)?);
    }
    bytes.extend(archive.finish()?);
    Ok(bytes)
}

impl Zip {
    /// The next entry, head and bytes.
    pub fn entry(&mut self, entry: &Entry) -> Result<Vec<u8>, ZipError> {
        match entry.packing {
            Packing::Stored => self.stored(entry),
            Packing::Deflated => {
                let mut packing = Deflating::new(Effort::Usual);
                packing.write(entry.bytes);
                self.deflated(entry.name, packing)
            }
        }
    }

    fn stored(&mut self, entry: &Entry) -> Result<Vec<u8>, ZipError> {
        let mut crc = Crc::default();
        crc.update(entry.bytes);
        let mut whole = self.outside(entry.name, entry.bytes.len() as u64, crc.value())?;
        whole.extend(entry.bytes);
        Ok(whole)
    }

    /// The head of the next entry, whose bytes stay outside and have to follow it as they are.
    pub fn outside(&mut self, name: &str, size: u64, crc: u32) -> Result<Vec<u8>, ZipError> {
        let size = self::size(name, size)?;
        self.head(name, Record { packing: Packing::Stored, crc, in_archive: size, size })
    }

    /// What stands behind the last entry.
    pub fn finish(self) -> Result<Vec<u8>, ZipError> {
        let size = limited(self.directory.len() as u64).ok_or(ZipError::ArchiveTooLarge)?;
        limited(u64::from(self.written) + u64::from(size)).ok_or(ZipError::ArchiveTooLarge)?;
        let mut tail = self.directory;
        tail.extend(record::end(self.entries, size, self.written));
        Ok(tail)
    }

    /// Nothing is changed where something is refused.
    fn head(&mut self, name: &str, record: Record) -> Result<Vec<u8>, ZipError> {
        let refuse = |fault| ZipError::Name(name.to_owned(), fault);
        let folded = folded(name).map_err(refuse)?;
        if self.names.contains(&folded) {
            return Err(refuse(NameFault::Double));
        }
        let entries = self.entries.checked_add(1).filter(|count| *count < u16::MAX);
        let entries = entries.ok_or(ZipError::TooMany)?;
        let head = record.head(name);
        let end = u64::from(self.written) + head.len() as u64 + u64::from(record.in_archive);
        let end = limited(end).ok_or(ZipError::ArchiveTooLarge)?;
        self.directory.extend(record.line(name, self.written));
        self.names.insert(folded);
        self.entries = entries;
        self.written = end;
        Ok(head)
    }
}

fn size(name: &str, size: u64) -> Result<u32, ZipError> {
    limited(size).ok_or_else(|| ZipError::EntryTooLarge(name.to_owned()))
}

/// The largest number of 32 bits says that ZIP64 has to be asked.
fn limited(size: u64) -> Option<u32> {
    u32::try_from(size).ok().filter(|size| *size < u32::MAX)
}

#[cfg(test)]
mod tests;
