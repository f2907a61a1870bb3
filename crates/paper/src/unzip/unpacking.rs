//! A file of an archive while it is unpacked: the next bytes are made when they are asked for.

use flate2::{Decompress, FlushDecompress, Status};

use super::{Item, PIECE, Source, UnzipError, count, directory};
use crate::zip::Crc;

/// Gives a file's bytes piece by piece; they are good only once the end came without an error.
///
/// Never more than the size that was told is given out, and its checksum is compared at the end.
pub struct Unpacking<'a> {
    item: &'a Item,
    source: &'a mut dyn Source,
    stream: Option<Decompress>,
    /// Packed bytes that were fetched, and how many of them are used up.
    piece: Vec<u8>,
    used: usize,
    /// How many packed bytes were fetched.
    fetched: u64,
    /// Unpacked bytes, and how many of them were taken.
    room: Vec<u8>,
    taken: usize,
    made: usize,
    given: u64,
    crc: Crc,
    ended: bool,
}

const ROOM: usize = 1 << 16;

impl Item {
    /// Begins to unpack the file.
    pub fn unpacking<'a>(&'a self, source: &'a mut dyn Source) -> Unpacking<'a> {
        Unpacking {
            item: self,
            source,
            stream: self.deflated.then(|| Decompress::new(false)),
            piece: Vec::new(),
            used: 0,
            fetched: 0,
            room: vec![0; ROOM],
            taken: 0,
            made: 0,
            given: 0,
            crc: Crc::default(),
            ended: false,
        }
    }
}

impl Unpacking<'_> {
    /// Makes the next bytes, if none are ready; none are ready after it where the file ends.
    #[inline]
    pub fn fill(&mut self) -> Result<(), UnzipError> {
        if self.taken < self.made || self.ended { Ok(()) } else { self.make() }
    }

    /// The bytes that are ready.
    #[inline]
    #[must_use]
    pub fn ready(&self) -> &[u8] {
        &self.room[self.taken..self.made]
    }

    /// So many of the bytes that are ready were taken.
    #[inline]
    pub fn take(&mut self, bytes: usize) {
        self.taken = self.made.min(self.taken + bytes);
    }

    fn make(&mut self) -> Result<(), UnzipError> {
        (self.taken, self.made) = (0, 0);
        while self.made == 0 && !self.ended {
            if self.used == self.piece.len() && self.fetched < self.item.packed {
                self.fetch()?;
            }
            self.step()?;
        }
        self.given += self.made as u64;
        self.crc.update(&self.room[..self.made]);
        let whole = self.given == self.item.size && self.crc.value() == self.item.crc;
        if self.given > self.item.size || self.ended && !whole {
            (self.made, self.ended) = (0, true);
            return Err(self.damaged());
        }
        Ok(())
    }

    fn fetch(&mut self) -> Result<(), UnzipError> {
        let length = PIECE.min(self.item.packed - self.fetched);
        self.piece = directory::fetch(self.source, self.item.start + self.fetched, length)?;
        self.used = 0;
        self.fetched += length;
        Ok(())
    }

    /// Some packed bytes become bytes.
    fn step(&mut self) -> Result<(), UnzipError> {
        let rest = &self.piece[self.used..];
        let Some(stream) = &mut self.stream else {
            let length = rest.len().min(ROOM);
            self.room[..length].copy_from_slice(&rest[..length]);
            (self.used, self.made, self.ended) = (self.used + length, length, length == 0);
            return Ok(());
        };
        let (before_in, before_out) = (stream.total_in(), stream.total_out());
        let status = stream.decompress(rest, &mut self.room, FlushDecompress::None);
        let taken = count(stream.total_in() - before_in);
        self.made = count(stream.total_out() - before_out);
        self.used += taken;
        self.ended = matches!(status, Ok(Status::StreamEnd));
        let short = self.ended && stream.total_in() != self.item.packed;
        let stuck = taken + self.made == 0 && !self.ended;
        if status.is_err() || short || stuck { Err(self.damaged()) } else { Ok(()) }
    }

    fn damaged(&self) -> UnzipError {
        UnzipError::Damaged(self.item.name.clone())
    }
}
