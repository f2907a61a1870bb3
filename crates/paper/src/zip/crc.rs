//! CRC-32 as ZIP has it, sixteen bytes at a time.

use std::sync::LazyLock;

/// A checksum in the making.
#[derive(Clone, Copy)]
pub struct Crc(u32);

type Tables = [[u32; 256]; 16];

/// Made once at run time, for as data they would weigh 16 kB.
static TABLES: LazyLock<Box<Tables>> = LazyLock::new(tables);

impl Crc {
    /// Takes in the next piece.
    pub fn update(&mut self, piece: &[u8]) {
        let tables = &**TABLES;
        let mut crc = self.0;
        let mut blocks = piece.chunks_exact(16);
        for block in &mut blocks {
            let mut next = 0;
            for (at, byte) in block.iter().enumerate() {
                let own = if at < 4 { crc.to_le_bytes()[at] } else { 0 };
                next ^= tables[15 - at][usize::from(byte ^ own)];
            }
            crc = next;
        }
        for byte in blocks.remainder() {
            let [low, ..] = crc.to_le_bytes();
            crc = crc >> 8 ^ tables[0][usize::from(byte ^ low)];
        }
        self.0 = crc;
    }

    /// The checksum of all pieces.
    #[must_use]
    pub fn value(self) -> u32 {
        !self.0
    }
}

impl Default for Crc {
    fn default() -> Self {
        Self(!0)
    }
}

/// Table `n` tells what a byte does to the checksum when `n` bytes follow it.
fn tables() -> Box<Tables> {
    let mut tables = Box::new([[0; 256]; 16]);
    for (byte, entry) in (0..).zip(&mut tables[0]) {
        *entry = (0..8).fold(byte, |crc, _| crc >> 1 ^ if crc & 1 == 1 { POLYNOMIAL } else { 0 });
    }
    for table in 1..16 {
        for byte in 0..256 {
            let before: u32 = tables[table - 1][byte];
            tables[table][byte] = before >> 8 ^ tables[0][before as usize & 0xff];
        }
    }
    tables
}

/// The polynomial of IEEE 802.3, lowest bit first.
const POLYNOMIAL: u32 = 0xedb8_8320;

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8]) -> u32 {
        let mut crc = Crc::default();
        crc.update(bytes);
        crc.value()
    }

    #[test]
    fn checksums_are_those_of_the_standard() {
        assert_eq!(of(b""), 0);
        assert_eq!(of(b"123456789"), 0xcbf4_3926);
        assert_eq!(of(b"The quick brown fox jumps over the lazy dog"), 0x414f_a339);
    }

    #[test]
    fn pieces_give_the_checksum_of_the_whole() {
        let bytes: Vec<u8> = (0..=250).cycle().take(1000).collect();
        for length in 1..40 {
            let mut crc = Crc::default();
            bytes.chunks(length).for_each(|piece| crc.update(piece));
            assert_eq!(crc.value(), of(&bytes));
        }
    }
}
