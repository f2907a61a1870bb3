//! Tries a sealed file: opens it and compares every byte with what was sealed.
//!
//! With public keys nobody here can open it as its receivers will. A further receiver of our own would be a stranger in
//! the file whom its owner has to trust to be gone. So the key of the file itself is kept while it is sealed, and opens
//! it: all of it is tried but the step that takes a private key.

use std::cell::RefCell;
use std::io::Read;

use age::secrecy::ExposeSecret;
use age::{DecryptError, EncryptError, Identity, Recipient};
use age_core::format::{FileKey, Stanza};
use sha2::{Digest, Sha256};

use crate::open::of_reading;
use crate::{Key, OpenError, PIECE, open};

/// What a sealed file has to give back.
pub struct Trial {
    pub(crate) key: Key,
    pub(crate) size: u64,
    pub(crate) digest: [u8; 32],
}

impl Trial {
    /// Opens the file and reads it to its end; whether it gave back what was sealed, to the byte.
    pub fn holds(&self, sealed: impl Read) -> Result<bool, OpenError> {
        let mut plain = open(sealed, &self.key)?;
        let (mut piece, mut digest, mut size) = (vec![0; PIECE], Sha256::new(), 0);
        loop {
            let length = plain.read(&mut piece).map_err(|error| of_reading(error.kind()))?;
            if length == 0 {
                break;
            }
            digest.update(&piece[..length]);
            size += length as u64;
        }
        Ok(size == self.size && self.digest == <[u8; 32]>::from(digest.finalize()))
    }
}

/// Sees the key of the file while it is sealed and leaves nothing in it: its list of receivers is as it was asked for.
#[derive(Default)]
pub(crate) struct Witness(RefCell<Option<FileKey>>);

impl Witness {
    /// The file's own key, which opens it if it is sealed for just so many receivers.
    pub(crate) fn key(self, receivers: usize) -> Option<Key> {
        let key = self.0.into_inner()?;
        Some(Key(Box::new(OwnKey { key, receivers })))
    }
}

#[allow(clippy::disallowed_types, reason = "the trait asks for it, and this one is empty")]
impl Recipient for Witness {
    fn wrap_file_key(
        &self,
        key: &FileKey,
    ) -> Result<(Vec<Stanza>, std::collections::HashSet<String>), EncryptError> {
        self.0.replace(Some(copy(key)));
        Ok((vec![], std::collections::HashSet::new()))
    }
}

struct OwnKey {
    key: FileKey,
    receivers: usize,
}

impl Identity for OwnKey {
    /// What stands for one receiver does not give the key away.
    fn unwrap_stanza(&self, _: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        None
    }

    fn unwrap_stanzas(&self, stanzas: &[Stanza]) -> Option<Result<FileKey, DecryptError>> {
        let receivers = stanzas.iter().filter(|stanza| stanza.tag == "X25519").count();
        (receivers == self.receivers).then(|| Ok(copy(&self.key)))
    }
}

fn copy(key: &FileKey) -> FileKey {
    FileKey::new(Box::new(*key.expose_secret()))
}
