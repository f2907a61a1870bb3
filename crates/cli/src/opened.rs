//! A package that somebody received, opened with what was given for it, and gone through.

use std::ffi::OsStr;
use std::io::{self, BufReader, Read};

use chrono::NaiveDate;
use teji_dossier::may_be_saved;
use teji_paper::{Sha256, Source};
use teji_recheck::{Looked, look, look_page};
use teji_seal::{Key, OpenError, open};
use teji_sheets::{Decoded, decoded};
use teji_workdays::Calendar;

use crate::call::{Given, shown};
use crate::fault::Fault;
use crate::files::{self, Bytes};
use crate::screen::ask;
use crate::words::Language;

/// A package that was gone through, with the digest of its file as it was received.
pub(crate) struct Received {
    pub(crate) looked: Looked,
    pub(crate) digest: String,
}

/// What was given to open sealed packages.
pub(crate) enum Keys {
    Private(Vec<Key>),
    Passphrase(Key),
    None,
}

/// How sealed files begin.
const SEALS: [&[u8]; 2] = [b"age-encryption.org/", b"-----BEGIN AGE"];
/// How archives begin.
const ARCHIVE: &[u8] = b"PK";
/// A file of keys or of a passphrase has no more bytes.
const MOST_KEY: u64 = 64 << 10;
/// So much is read at a time.
const PIECE: u64 = 1 << 20;

impl Keys {
    /// The keys that the call names.
    pub(crate) fn of(given: &Given) -> Result<Self, Fault> {
        match (given.path("identity"), given.path("passphrase-file")) {
            (Some(_), Some(_)) => Err(Fault::call("call.two_keys")),
            (Some(path), None) => private(path).map(Self::Private),
            (None, Some(path)) => Ok(Self::Passphrase(passphrase(path)?)),
            (None, None) => Ok(Self::None),
        }
    }
}

fn private(path: &OsStr) -> Result<Vec<Key>, Fault> {
    // A key has no letters but those of ASCII; what is written about it may have any.
    let text = text(path, |bytes| Some(String::from_utf8_lossy(bytes).into_owned()))?;
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let no_key = || Fault::file("unseal.no_key").of(&shown(path));
    let keys: Option<Vec<Key>> = lines.map(Key::private).collect();
    keys.filter(|keys| !keys.is_empty()).ok_or_else(no_key)
}

/// A text as editors save it: in UTF-8 with or without a mark, or in UTF-16 with one; other letters are left to the caller.
fn text(path: &OsStr, others: fn(&[u8]) -> Option<String>) -> Result<String, Fault> {
    let bytes = files::whole(path, MOST_KEY)?;
    let text = match decoded(&bytes) {
        Ok(Decoded::Text(text)) => Some(text),
        Ok(Decoded::WantsGb18030) => others(&bytes),
        Err(_) => None,
    };
    text.ok_or_else(|| Fault::file("unseal.letters").of(&shown(path)))
}

/// The first line of a file.
fn passphrase(path: &OsStr) -> Result<Key, Fault> {
    let wrong = || Fault::file("unseal.no_passphrase").of(&shown(path));
    let text = text(path, |_| None)?;
    let line = text.lines().next().unwrap_or_default();
    if line.is_empty() { Err(wrong()) } else { Ok(Key::passphrase(line)) }
}

/// Goes through a file. `today` counts where it bears no day.
pub(crate) fn go_through(
    path: &OsStr,
    keys: &Keys,
    today: NaiveDate,
    language: Language,
) -> Result<Received, Fault> {
    received(path, keys, today, language).map_err(|fault| fault.of(&shown(path)))
}

fn received(
    path: &OsStr,
    keys: &Keys,
    today: NaiveDate,
    language: Language,
) -> Result<Received, Fault> {
    let mut bytes = files::open(path)?;
    if SEALS.iter().any(|seal| first(&mut bytes).starts_with(seal)) {
        bytes = Bytes::Memory(unsealed(&mut bytes, path, keys, language)?);
    }
    let (start, calendar) = (first(&mut bytes), Calendar::published());
    let looked = if start.starts_with(ARCHIVE) || !may_be_saved(&start) {
        look(&mut bytes, &calendar, today)?
    } else {
        look_page(&all(&mut bytes)?, &calendar, today)?
    };
    Ok(Received { looked, digest: digest(&mut bytes)? })
}

fn first(bytes: &mut Bytes) -> Vec<u8> {
    let length = bytes.size().min(PIECE);
    bytes.read(0, length).unwrap_or_default()
}

fn all(bytes: &mut Bytes) -> Result<Vec<u8>, Fault> {
    let size = bytes.size();
    bytes.read(0, size).ok_or_else(|| Fault::file("file.unreadable"))
}

fn digest(bytes: &mut Bytes) -> Result<String, Fault> {
    let (mut digest, mut at) = (Sha256::default(), 0);
    while at < bytes.size() {
        let piece = bytes.read(at, (bytes.size() - at).min(PIECE));
        let piece = piece.ok_or_else(|| Fault::file("file.unreadable"))?;
        digest.update(&piece);
        at += piece.len() as u64;
    }
    Ok(digest.finish().to_string())
}

/// What is in a sealed file.
fn unsealed(
    bytes: &mut Bytes,
    path: &OsStr,
    keys: &Keys,
    language: Language,
) -> Result<Vec<u8>, Fault> {
    let asked;
    let keys = match keys {
        Keys::Private(keys) => keys.as_slice(),
        Keys::Passphrase(key) => std::slice::from_ref(key),
        Keys::None => {
            let what = language.words().fill("unseal.ask", &[("file", &shown(path))]);
            let typed = ask(&what).ok_or_else(|| Fault::file("unseal.nobody"))?;
            asked = [Key::passphrase(&typed)];
            &asked
        }
    };
    let mut found = Err(OpenError::WrongKey);
    for key in keys {
        found = tried(bytes, key);
        if !matches!(found, Err(OpenError::WrongKey)) {
            break;
        }
    }
    found.map_err(|error| Fault::file(key_of(error)))
}

fn tried(bytes: &mut Bytes, key: &Key) -> Result<Vec<u8>, OpenError> {
    let mut plain = Vec::new();
    let mut reading = open(BufReader::new(Reading { bytes, at: 0 }), key)?;
    let read = reading.read_to_end(&mut plain);
    read.map_err(|error| OpenError::of(error.kind()))?;
    Ok(plain)
}

fn key_of(error: OpenError) -> &'static str {
    match error {
        OpenError::WrongKey => "unseal.wrong",
        OpenError::TooMuchWork => "unseal.work",
        OpenError::Broken => "unseal.broken",
        OpenError::Input => "file.unreadable",
    }
}

/// A file from its beginning on.
struct Reading<'b> {
    bytes: &'b mut Bytes,
    at: u64,
}

impl Read for Reading<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = self.bytes.size() - self.at;
        let length = left.min(into.len() as u64);
        let piece = Source::read(self.bytes, self.at, length);
        let piece = piece.ok_or_else(|| io::Error::from(io::ErrorKind::Other))?;
        into[..piece.len()].copy_from_slice(&piece);
        self.at += piece.len() as u64;
        Ok(piece.len())
    }
}
