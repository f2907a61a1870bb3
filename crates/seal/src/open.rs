//! Opens a sealed file with a passphrase, a private key, or the file's own key.

use std::io::{BufReader, Cursor, ErrorKind, Read};

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Identity, scrypt, x25519};

/// A stranger's file may ask for at most so much work: two to this power is 256 MB of memory, which is what the stock
/// program asks for.
const MOST_WORK: u8 = 18;
/// The head of a file has no more bytes, which are six hundred receivers: each of them is tried.
const MOST_HEAD: u64 = 64 << 10;
/// What stands before the last line of a head.
const HEAD_ENDS: &[u8] = b"\n--- ";

/// What opens a file.
pub struct Key(pub(crate) Box<dyn Identity>);

/// Why a file does not open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OpenError {
    /// It is sealed for another passphrase or another key.
    WrongKey,
    /// It asks for more work than a device should do for a stranger, or has a head that never seems to end.
    TooMuchWork,
    /// It is no sealed file, or it was cut or changed.
    Broken,
    /// It could not be read to its end.
    Input,
}

impl Key {
    /// A passphrase, as it was typed.
    #[must_use]
    pub fn passphrase(typed: &str) -> Self {
        let mut identity = scrypt::Identity::new(SecretString::from(typed.to_owned()));
        identity.set_max_work_factor(MOST_WORK);
        Self(Box::new(identity))
    }

    /// A private key, as `age-keygen` writes it; nothing where this is none.
    #[must_use]
    pub fn private(typed: &str) -> Option<Self> {
        let identity: x25519::Identity = typed.trim().parse().ok()?;
        Some(Self(Box::new(identity)))
    }
}

impl OpenError {
    /// Why what was opened could not be read to its end.
    #[must_use]
    pub fn of(kind: ErrorKind) -> Self {
        of_reading(kind)
    }
}

/// What is in a sealed file, to be read piece by piece. Only what was read to its end is whole: a cut file fails there.
pub fn open<R: Read>(mut sealed: R, key: &Key) -> Result<impl Read + use<R>, OpenError> {
    let mut head = Vec::new();
    let read = sealed.by_ref().take(MOST_HEAD).read_to_end(&mut head);
    read.map_err(|error| of_reading(error.kind()))?;
    let ends = head.windows(HEAD_ENDS.len()).any(|window| window == HEAD_ENDS);
    if !ends && head.len() as u64 == MOST_HEAD && head.starts_with(b"age-encryption.org/") {
        return Err(OpenError::TooMuchWork);
    }
    // Line by line, for the crate reads the whole head anew each time it gets more of it.
    let whole = Cursor::new(head).chain(BufReader::new(sealed));
    let decryptor = Decryptor::new_buffered(whole).map_err(|error| fault(&error))?;
    decryptor.decrypt([&*key.0].into_iter()).map_err(|error| fault(&error))
}

fn fault(error: &DecryptError) -> OpenError {
    match error {
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => OpenError::WrongKey,
        DecryptError::ExcessiveWork { .. } => OpenError::TooMuchWork,
        DecryptError::Io(error) => of_reading(error.kind()),
        // A header that is not one, and kinds that a later version of the crate may add.
        _ => OpenError::Broken,
    }
}

/// A file that ends too early or does not fit its seal is broken; all else is the device's fault.
pub(crate) fn of_reading(kind: ErrorKind) -> OpenError {
    match kind {
        ErrorKind::UnexpectedEof | ErrorKind::InvalidData => OpenError::Broken,
        _ => OpenError::Input,
    }
}
