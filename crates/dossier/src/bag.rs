//! A bag (RFC 8493) packed into one ZIP: how packages of either kind are written, and how they are checked again.
//!
//! Evidence is never in memory: what is made is a plan of parts to be written one after another. `K` is what evidence is
//! known by: its number, or in a batch the person's number and its own.

use std::fmt::Write;

use chrono::NaiveDate;
use teji_paper::{Entry, Packing, Sha256, Zip, ZipError};

mod first_page;
mod manifest;
mod opened;

pub(crate) use first_page::FIRST_LINES;
pub use first_page::{END, file_table, first_page};
pub use opened::{Bag, Change, MOST_TEXT, OpenError, Received, Unread, open_bag};

/// The folder in which everything lies once it is unpacked, as RFC 8493 wants it of a packed bag.
pub const FOLDER: &str = "teji";
/// The page that is to be opened first.
pub const OPEN_ME: &str = "00_OPEN_ME.html";
const BAG_INFO: &str = "bag-info.txt";
const BAGGING_DATE: &str = "Bagging-Date:";
pub(crate) const MANIFEST: &str = "manifest-sha256.txt";
pub(crate) const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";

/// A piece of what is to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part<K = u32> {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of this evidence, as they are.
    Evidence(K),
}

/// A file, as lists show it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    /// Its path within the folder, in ASCII.
    pub path: String,
    /// What it holds, in Chinese.
    pub title: String,
    /// How many bytes it has.
    pub size: u64,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// A file before it is put into an archive.
#[derive(Clone, Debug)]
pub struct Filed<K = u32> {
    /// How lists show it.
    pub listed: Listed,
    /// Its bytes.
    pub bytes: Bytes<K>,
}

/// Where the bytes of a file are.
#[derive(Clone, Debug)]
pub enum Bytes<K = u32> {
    /// These.
    Here(Vec<u8>, Packing),
    /// Those of this evidence, whose CRC-32 is known.
    Kept(K, u32),
}

/// A bag that is to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Packed<K = u32> {
    /// The parts, in order.
    pub parts: Vec<Part<K>>,
    /// How many bytes all parts have together.
    pub size: u64,
}

impl<K> Filed<K> {
    /// A file whose bytes are here.
    #[must_use]
    pub fn here(path: &str, title: &str, bytes: Vec<u8>, packing: Packing) -> Self {
        let listed = Listed {
            path: path.to_owned(),
            title: title.to_owned(),
            size: bytes.len() as u64,
            sha256: Sha256::of(&bytes).to_string(),
        };
        Self { listed, bytes: Bytes::Here(bytes, packing) }
    }

    fn text(path: &str, text: String) -> Self {
        Self::here(path, "", text.into_bytes(), Packing::Deflated)
    }
}

/// Plans a bag of these files, with the page that is opened first and the day that it bears.
pub fn bag<K>(
    payload: Vec<Filed<K>>,
    first_page: String,
    made: NaiveDate,
) -> Result<Packed<K>, ZipError> {
    let files: Vec<&Listed> = payload.iter().map(|file| &file.listed).collect();
    let mut tags = vec![
        Filed::text(OPEN_ME, first_page),
        Filed::text("bagit.txt", BAGIT.to_owned()),
        Filed::text(BAG_INFO, bag_info(&files, made)),
        Filed::text(MANIFEST, manifest(&files)),
    ];
    let listed: Vec<&Listed> = tags.iter().map(|file| &file.listed).collect();
    tags.push(Filed::text(TAG_MANIFEST, manifest(&listed)));
    written(tags.into_iter().chain(payload))
}

const BAGIT: &str = include_str!("../parts/bagit.txt");

/// A line for each file, as RFC 8493 wants it.
fn manifest(files: &[&Listed]) -> String {
    let line = |file: &&Listed| file.sha256.clone() + "  " + &file.path + "\n";
    files.iter().map(line).collect()
}

/// How much the payload is, and the day that the caller gave.
fn bag_info(files: &[&Listed], made: NaiveDate) -> String {
    let bytes: u64 = files.iter().map(|file| file.size).sum();
    let mut info = String::new();
    // Writing into a String cannot fail.
    writeln!(info, "{BAGGING_DATE} {made}").unwrap_or_default();
    writeln!(info, "Payload-Oxum: {bytes}.{}", files.len()).unwrap_or_default();
    info
}

/// The parts of an archive; those that lie beside each other become one.
fn written<K>(files: impl Iterator<Item = Filed<K>>) -> Result<Packed<K>, ZipError> {
    let (mut parts, mut size, mut here) = (Vec::new(), 0, Vec::new());
    let mut archive = Zip::default();
    for file in files {
        let name = format!("{FOLDER}/{}", file.listed.path);
        match file.bytes {
            Bytes::Here(bytes, packing) => {
                here.extend(archive.entry(&Entry { name: &name, bytes: &bytes, packing })?);
            }
            Bytes::Kept(key, crc) => {
                here.extend(archive.outside(&name, file.listed.size, crc)?);
                size += here.len() as u64 + file.listed.size;
                parts.push(Part::Bytes(std::mem::take(&mut here)));
                parts.push(Part::Evidence(key));
            }
        }
    }
    here.extend(archive.finish()?);
    size += here.len() as u64;
    parts.push(Part::Bytes(here));
    Ok(Packed { parts, size })
}
