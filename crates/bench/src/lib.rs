//! What packs, digests and seals in the page, judges, and reads and writes sheets, opened to scripts that measure it
//! beside others: `cargo xtask bench`.

pub mod rules;
pub mod sheets;

use teji_paper::{Crc, Entry, Packing, Sha256, Zip};
use teji_seal::{Lock, seal};
use wasm_bindgen::prelude::*;

/// An archive in the making, as the page's worker makes it.
#[wasm_bindgen]
#[derive(Default)]
pub struct Archive(Zip);

#[wasm_bindgen]
impl Archive {
    /// An empty one.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The head of a file whose bytes stay outside; nothing where it cannot be.
    pub fn outside(&mut self, name: &str, size: u32, crc: u32) -> Option<Vec<u8>> {
        self.0.outside(name, u64::from(size), crc).ok()
    }

    /// A file of text, packed; nothing where it cannot be.
    pub fn deflated(&mut self, name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
        self.0.entry(&Entry { name, bytes, packing: Packing::Deflated }).ok()
    }

    /// What stands behind the last file.
    #[must_use]
    pub fn finish(self) -> Option<Vec<u8>> {
        self.0.finish().ok()
    }
}

/// The digests of a file that passes by.
#[wasm_bindgen]
#[derive(Default)]
pub struct Passing {
    crc: Crc,
    sha256: Sha256,
}

#[wasm_bindgen]
impl Passing {
    /// Nothing has passed.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The next piece, for the archive alone.
    pub fn crc_of(&mut self, piece: &[u8]) {
        self.crc.update(piece);
    }

    /// The next piece, for the archive and for the list of digests.
    pub fn both_of(&mut self, piece: &[u8]) {
        self.crc.update(piece);
        self.sha256.update(piece);
    }

    /// The check sum of the archive.
    #[must_use]
    pub fn crc(&self) -> u32 {
        self.crc.value()
    }

    /// The digest, in hexadecimal.
    #[must_use]
    pub fn sha256(&self) -> String {
        self.sha256.clone().finish().to_string()
    }
}

/// A file sealed with a passphrase, and tried; nothing where it cannot be.
#[must_use]
#[wasm_bindgen]
pub fn sealed_with_passphrase(plain: &[u8], passphrase: &str) -> Option<Vec<u8>> {
    sealed(plain, &Lock::with_passphrase(passphrase).ok()?)
}

/// A file sealed for public keys, and tried; nothing where it cannot be.
#[must_use]
#[wasm_bindgen]
pub fn sealed_with_keys(plain: &[u8], keys: &str) -> Option<Vec<u8>> {
    sealed(plain, &Lock::with_keys(keys).ok()?)
}

fn sealed(mut plain: &[u8], lock: &Lock) -> Option<Vec<u8>> {
    let mut sealed = Vec::new();
    let trial = seal(lock, &mut plain, &mut sealed).ok()?;
    (trial.holds(sealed.as_slice()) == Ok(true)).then_some(sealed)
}

/// The memory of this module.
#[must_use]
#[wasm_bindgen]
pub fn own_memory() -> JsValue {
    wasm_bindgen::memory()
}
