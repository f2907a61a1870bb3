//! Digests and compressed forms of files.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256, Sha384};

/// The start of a SHA-256 in hexadecimal: enough to name a file by what is in it.
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).fold(String::new(), |mut name, byte| {
        // Writing to a string cannot fail.
        let _ = write!(name, "{byte:02x}");
        name
    })
}

/// The value of an `integrity` attribute.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// How a policy names an inline script.
pub(crate) fn policy_hash(text: &str) -> String {
    format!("'{}'", short_integrity(text.as_bytes()))
}

/// A shorter integrity value, for lists of many.
pub(crate) fn short_integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// Writes a file with its `.br` and `.gz` beside it, unless just that is there.
pub(crate) fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let [packed, zipped] = beside(file);
    if fs::read(file).is_ok_and(|old| old == bytes) && packed.is_file() && zipped.is_file() {
        return Ok(());
    }
    fs::write(file, bytes)?;
    fs::write(packed, brotli(bytes)?)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    fs::write(zipped, gzip.finish()?)
}

/// Where the compressed forms of a file stand.
pub(crate) fn beside(file: &Path) -> [PathBuf; 2] {
    ["br", "gz"].map(|end| PathBuf::from(format!("{}.{end}", file.display())))
}

fn brotli(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut bytes, &mut packed, &parameters)?;
    Ok(packed)
}
