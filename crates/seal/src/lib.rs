//! A file sealed in the `age` format, for a passphrase or for public keys, and opened again; piece by piece.
//!
//! The room knows bytes and keys. It wraps the crate `age`, so what it makes is opened by every program of that format,
//! and holds no sentence: what is wrong with a passphrase or a key is a value.

mod lock;
mod open;
mod trial;

use std::io::{self, ErrorKind, Read, Write};

use age::Encryptor;
use sha2::{Digest, Sha256};

pub use lock::{Lock, LockFault, SHORTEST};
pub use open::{Key, OpenError, open};
pub use trial::Trial;

use trial::Witness;

/// So much is read and sealed at a time.
const PIECE: usize = 64 << 10;

/// Why a file could not be sealed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SealError {
    /// What was to be sealed could not be read to its end.
    Input,
    /// What was sealed could not be written.
    Output,
    /// A public key that nobody can have the private one of.
    Lock,
}

/// Seals all that can be read, and gives what is needed to try it: a sealed file is not made before it was tried.
pub fn seal(
    lock: &Lock,
    plain: &mut impl Read,
    sealed: &mut impl Write,
) -> Result<Trial, SealError> {
    let output = |_: io::Error| SealError::Output;
    let witness = Witness::default();
    let encryptor = match lock.passphrase() {
        Some(passphrase) => Encryptor::with_recipients([&passphrase as _].into_iter()),
        None => Encryptor::with_recipients(lock.receivers().chain([&witness as _])),
    };
    let mut writer = encryptor.map_err(|_| SealError::Lock)?.wrap_output(sealed).map_err(output)?;
    let (mut piece, mut digest, mut size) = (vec![0; PIECE], Sha256::new(), 0);
    loop {
        let length = match plain.read(&mut piece) {
            Ok(0) => break,
            Ok(length) => length,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(_) => return Err(SealError::Input),
        };
        digest.update(&piece[..length]);
        size += length as u64;
        writer.write_all(&piece[..length]).map_err(output)?;
    }
    writer.finish().map_err(output)?;
    let key = lock.opener(witness).ok_or(SealError::Lock)?;
    Ok(Trial { key, size, digest: digest.finalize().into() })
}

#[cfg(test)]
mod tests;
