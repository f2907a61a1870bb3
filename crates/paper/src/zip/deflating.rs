//! The bytes of an entry that are packed while they are made.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::record::Record;
use super::{Crc, Packing, Zip, ZipError, size};

/// An entry in the making: only its packed bytes are in memory.
pub struct Deflating {
    encoder: DeflateEncoder<Vec<u8>>,
    crc: Crc,
    size: u64,
}

/// How much work packing may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Effort {
    /// For what is large and made while somebody waits.
    Quick,
    /// For everything else.
    Usual,
}

impl Deflating {
    /// Nothing yet.
    #[must_use]
    pub fn new(effort: Effort) -> Self {
        let level = match effort {
            Effort::Quick => Compression::fast(),
            Effort::Usual => Compression::default(),
        };
        Self { encoder: DeflateEncoder::new(vec![], level), crc: Crc::default(), size: 0 }
    }

    /// The next bytes.
    pub fn write(&mut self, bytes: &[u8]) {
        self.crc.update(bytes);
        self.size += bytes.len() as u64;
        // Writing into a Vec cannot fail.
        self.encoder.write_all(bytes).unwrap_or_default();
    }
}

impl Zip {
    /// The next entry, whose bytes were packed while they were made.
    pub fn deflated(&mut self, name: &str, entry: Deflating) -> Result<Vec<u8>, ZipError> {
        let packed = entry.encoder.finish().unwrap_or_default();
        let in_archive = size(name, packed.len() as u64)?;
        let size = size(name, entry.size)?;
        let crc = entry.crc.value();
        let record = Record { packing: Packing::Deflated, crc, in_archive, size };
        let mut whole = self.head(name, record)?;
        whole.extend(packed);
        Ok(whole)
    }
}
