//! Digests of files, made piece by piece.

use std::fmt;

use sha2::Digest as _;

/// A digest in the making.
#[derive(Clone, Default)]
pub struct Sha256(sha2::Sha256);

/// The SHA-256 digest of some bytes; shown as 64 small hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Digest([u8; 32]);

impl Sha256 {
    /// The digest of all these bytes at once.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Digest {
        let mut digest = Self::default();
        digest.update(bytes);
        digest.finish()
    }

    /// Takes in the next piece.
    pub fn update(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    /// The digest of all pieces.
    #[must_use]
    pub fn finish(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

impl Digest {
    /// Reads what is shown of a digest; nothing for any other text.
    #[must_use]
    pub fn read(shown: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        for (byte, digits) in bytes.iter_mut().zip(shown.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
        }
        let read = Self(bytes);
        (read.to_string() == shown).then_some(read)
    }

    /// The digest's own bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_read_as_it_is_shown_and_in_no_other_way() {
        let shown = Sha256::of(b"abc").to_string();
        assert_eq!(Digest::read(&shown), Some(Sha256::of(b"abc")));
        let upper = shown.to_uppercase();
        let signed = format!("+{}", &shown[1..]);
        for other in ["", &shown[..62], &format!("{shown}00"), &upper, &signed, "汉"] {
            assert_eq!(Digest::read(other), None, "{other}");
        }
    }

    /// The examples of FIPS 180-2.
    #[test]
    fn digests_are_those_of_the_standard() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(Sha256::of(b"abc").to_string(), abc);
        assert_eq!(Sha256::of(b"").to_string(), empty);
    }

    #[test]
    fn pieces_give_the_digest_of_the_whole() {
        let bytes: Vec<u8> = (0..=255).cycle().take(1000).collect();
        for length in [1, 63, 64, 65, 999] {
            let mut digest = Sha256::default();
            bytes.chunks(length).for_each(|piece| digest.update(piece));
            assert_eq!(digest.finish(), Sha256::of(&bytes));
        }
    }
}
