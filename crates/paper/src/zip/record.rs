//! The records of an archive, byte by byte as APPNOTE.TXT 6.3 has them.

use super::Packing;

/// What is recorded of an entry beside its name and its place.
#[derive(Clone, Copy)]
pub(super) struct Record {
    pub(super) packing: Packing,
    pub(super) crc: u32,
    pub(super) in_archive: u32,
    pub(super) size: u32,
}

/// DEFLATE wants version 2.0.
const VERSION: u16 = 20;
/// Told as made on Unix: of what is told as made on DOS, Info-ZIP's unzip takes no name as UTF-8.
const MADE_BY: u16 = 3 << 8 | VERSION;
/// A file that its owner may write and all may read, which Unix has to be told.
const PLAIN_FILE: u32 = 0o100_644 << 16;
const NAMES_ARE_UTF8: u16 = 1 << 11;
const MIDNIGHT: u16 = 0;
/// 1 January 1980, the first day that can be told.
const FIRST_DAY: u16 = 1 << 5 | 1;

impl Record {
    /// The local file header.
    pub(super) fn head(&self, name: &str) -> Vec<u8> {
        let mut bytes = Bytes(b"PK\x03\x04".to_vec());
        self.shared(&mut bytes, name);
        bytes.0.extend(name.as_bytes());
        bytes.0
    }

    /// The line of the central directory for an entry that begins at an offset.
    pub(super) fn line(&self, name: &str, offset: u32) -> Vec<u8> {
        let mut bytes = Bytes(b"PK\x01\x02".to_vec());
        bytes.short(MADE_BY);
        self.shared(&mut bytes, name);
        let (comment, disk, internal) = (0, 0, 0);
        bytes.shorts([comment, disk, internal]);
        bytes.longs([PLAIN_FILE, offset]);
        bytes.0.extend(name.as_bytes());
        bytes.0
    }

    fn shared(&self, bytes: &mut Bytes, name: &str) {
        let method = match self.packing {
            Packing::Stored => 0,
            Packing::Deflated => 8,
        };
        bytes.shorts([VERSION, NAMES_ARE_UTF8, method, MIDNIGHT, FIRST_DAY]);
        bytes.longs([self.crc, self.in_archive, self.size]);
        // Names are checked to be shorter.
        bytes.short(u16::try_from(name.len()).unwrap_or(u16::MAX));
        let extra = 0;
        bytes.short(extra);
    }
}

/// The end of central directory record.
pub(super) fn end(entries: u16, size: u32, offset: u32) -> Vec<u8> {
    let mut bytes = Bytes(b"PK\x05\x06".to_vec());
    let (disk, of_directory) = (0, 0);
    bytes.shorts([disk, of_directory, entries, entries]);
    bytes.long(size);
    bytes.long(offset);
    let comment = 0;
    bytes.short(comment);
    bytes.0
}

struct Bytes(Vec<u8>);

impl Bytes {
    fn shorts<const N: usize>(&mut self, numbers: [u16; N]) {
        for number in numbers {
            self.short(number);
        }
    }

    fn longs<const N: usize>(&mut self, numbers: [u32; N]) {
        for number in numbers {
            self.long(number);
        }
    }

    fn short(&mut self, number: u16) {
        self.0.extend(number.to_le_bytes());
    }

    fn long(&mut self, number: u32) {
        self.0.extend(number.to_le_bytes());
    }
}
