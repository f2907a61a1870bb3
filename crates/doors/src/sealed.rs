//! Sealed files, opened with a private key and with a passphrase.

use std::io::Read;

use teji_seal::{Key, OpenError, open};

use crate::{Answer, Said};

/// The private key of the sample files (`crates/seal/cases`) and the passphrase of the corpus; they protect nothing.
const PRIVATE: &str = "AGE-SECRET-KEY-1ZCT9AC3H5634SNRA4AYQEMXLCSC5DLW30ATJD5A405APL4NWUX3S7AC4UZ";
const PASSPHRASE: &str = "teji-doors-sample";

/// Opens a sealed file with either; the passphrase is tried where the key does not fit.
pub(crate) fn sealed(bytes: &[u8]) -> Answer {
    let with_key = Key::private(PRIVATE).map_or(Err(OpenError::WrongKey), |key| read(bytes, &key));
    let read = match with_key {
        Err(OpenError::WrongKey) => read(bytes, &Key::passphrase(PASSPHRASE)),
        other => other,
    };
    match read {
        // Sealing only adds to a file.
        Ok(length) => {
            assert!(length < bytes.len());
            Answer::new()
        }
        Err(error) => vec![Said::plain(key(error))],
    }
}

fn read(bytes: &[u8], key: &Key) -> Result<usize, OpenError> {
    let mut plain = Vec::new();
    let read = open(bytes, key)?.read_to_end(&mut plain);
    read.map_err(|_| OpenError::Broken)
}

fn key(error: OpenError) -> &'static str {
    match error {
        OpenError::WrongKey => "sealed.wrong_key",
        OpenError::TooMuchWork => "sealed.too_much_work",
        OpenError::Broken => "sealed.broken",
        OpenError::Input => "sealed.input",
    }
}
