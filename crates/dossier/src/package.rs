//! The package: one ZIP that holds a bag (RFC 8493) of the answers, the papers and the evidence.
//!
//! Evidence is never in memory: what is made is a plan of parts to be written one after another.

use std::fmt::Write;

use chrono::NaiveDate;
use teji_notice::{Check, rule_name};
use teji_paper::{Document, Entry, Packing, Sha256, Zip, ZipError, docx};

use crate::application::{Application, Group, Spot};
use crate::documents::{PAPERS, papers};
use crate::evidence::{Kept, file_name};
use crate::forms::EVIDENCE_TITLE;
use crate::list;
use crate::open_me::{self, Kind};
use crate::texts::filed;

/// The folder in which everything lies once it is unpacked, as RFC 8493 wants it of a packed bag.
pub const FOLDER: &str = "teji";
/// The page that is to be opened first.
pub const OPEN_ME: &str = "00_OPEN_ME.html";
/// The answers.
pub const ANSWERS: &str = "data/dossier.json";
pub(crate) const MANIFEST: &str = "manifest-sha256.txt";
pub(crate) const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";

/// What is to be written, in this order.
pub struct Package {
    /// The parts.
    pub parts: Vec<Part>,
    /// The files that are filed, without those that only describe the bag.
    pub files: Vec<Listed>,
    /// How many bytes all parts have together.
    pub size: u64,
}

/// A piece of what is to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of the evidence of that number, as they are.
    Evidence(u32),
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

/// Why a package cannot be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PackageError {
    /// The bytes of the evidence of that number are not kept here.
    NotKept(u32),
    /// The bytes of the evidence of that number are not those that were added.
    Changed(u32),
    /// It is not known what kind of file the evidence of that number is.
    Kind(u32),
    /// Everything together, or a file, is 4 GiB or larger.
    TooLarge,
}

impl PackageError {
    /// Every key that [`PackageError::key`] can give.
    pub const KEYS: [&'static str; 4] =
        ["package.not_kept", "package.changed", "package.kind", "package.too_large"];

    /// The key of its sentence; what to do stands under the same key with `.try` behind it.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotKept(_) => "package.not_kept",
            Self::Changed(_) => "package.changed",
            Self::Kind(_) => "package.kind",
            Self::TooLarge => "package.too_large",
        }
    }

    /// What fills the gaps of the sentence.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotKept(number) | Self::Changed(number) | Self::Kind(number) => {
                vec![("number", number.to_string())]
            }
            Self::TooLarge => Vec::new(),
        }
    }
}

/// Names are our own, so only sizes can be refused.
impl From<ZipError> for PackageError {
    fn from(_: ZipError) -> Self {
        Self::TooLarge
    }
}

/// A file before it is put into an archive.
pub(crate) struct Filed {
    pub(crate) listed: Listed,
    pub(crate) bytes: Source,
}

/// Where the bytes of a file are.
pub(crate) enum Source {
    Here(Vec<u8>, Packing),
    Kept(Kept),
}

/// Plans a package. `made` is the day that it bears; what is judged is given by `check`.
pub fn package(
    application: &Application,
    check: &Check<'_>,
    kept: &[Kept],
    made: NaiveDate,
) -> Result<Package, PackageError> {
    let papers = papers(application, check);
    let payload = payload(application, &papers, kept)?;
    let files: Vec<Listed> = payload.iter().map(|file| file.listed.clone()).collect();
    let page = open_me::page(Kind::Package, application, &papers, &files) + open_me::END;
    let manifest = manifest(&files);
    let mut tags = vec![
        text_file(OPEN_ME, page),
        text_file("bagit.txt", BAGIT.to_owned()),
        text_file("bag-info.txt", bag_info(&files, made)),
        text_file(MANIFEST, manifest),
    ];
    let listed: Vec<Listed> = tags.iter().map(|file| file.listed.clone()).collect();
    tags.push(text_file(TAG_MANIFEST, self::manifest(&listed)));
    let (parts, size) = written(tags.into_iter().chain(payload))?;
    Ok(Package { parts, files, size })
}

const BAGIT: &str = include_str!("../parts/bagit.txt");

/// Everything under `data/`: the answers, the papers, the evidence.
pub(crate) fn payload(
    application: &Application,
    papers: &[Document],
    kept: &[Kept],
) -> Result<Vec<Filed>, PackageError> {
    let title = filed().text("open_me.dossier");
    let mut files =
        vec![file(ANSWERS, title, application.to_json().into_bytes(), Packing::Deflated)];
    for ((document, name), number) in papers.iter().zip(PAPERS).zip(1..) {
        let path = format!("data/{number}0_{name}.docx");
        files.push(file(&path, &document.title, docx(document)?, Packing::Stored));
    }
    files.extend(evidence_files(application, kept)?);
    Ok(files)
}

/// The evidence, in the order of its list.
pub(crate) fn evidence_files(
    application: &Application,
    kept: &[Kept],
) -> Result<Vec<Filed>, PackageError> {
    application.evidence.iter().map(|entry| evidence(application, entry, kept)).collect()
}

fn evidence(
    application: &Application,
    entry: &list::Entry,
    kept: &[Kept],
) -> Result<Filed, PackageError> {
    let number = entry.id;
    let name = file_name(entry).ok_or(PackageError::Kind(number))?;
    let kept = kept.iter().find(|kept| kept.number == number);
    let kept = kept.ok_or(PackageError::NotKept(number))?;
    let sha256 = kept.sha256.to_string();
    if application.told_digest(number) != Some(sha256.as_str()) {
        return Err(PackageError::Changed(number));
    }
    let title = application.typed(Spot::Entry(Group::Evidence, number), EVIDENCE_TITLE.id);
    let proven = application.proven_by(number);
    let proven: Vec<String> =
        proven.iter().map(|condition| rule_name(condition.id, filed())).collect();
    let proven = proven.join(filed().text("answer.and"));
    let title = filed()
        .fill("open_me.evidence", &[("title", title.unwrap_or_default()), ("proves", &proven)]);
    let path = format!("data/evidence/{name}");
    let listed = Listed { path, title, size: kept.size, sha256 };
    Ok(Filed { listed, bytes: Source::Kept(*kept) })
}

fn file(path: &str, title: &str, bytes: Vec<u8>, packing: Packing) -> Filed {
    let listed = Listed {
        path: path.to_owned(),
        title: title.to_owned(),
        size: bytes.len() as u64,
        sha256: Sha256::of(&bytes).to_string(),
    };
    Filed { listed, bytes: Source::Here(bytes, packing) }
}

fn text_file(path: &str, text: String) -> Filed {
    file(path, "", text.into_bytes(), Packing::Deflated)
}

/// A line for each file, as RFC 8493 wants it.
fn manifest(files: &[Listed]) -> String {
    let line = |file: &Listed| file.sha256.clone() + "  " + &file.path + "\n";
    files.iter().map(line).collect()
}

/// How much the payload is, and the day that the caller gave.
fn bag_info(files: &[Listed], made: NaiveDate) -> String {
    let bytes: u64 = files.iter().map(|file| file.size).sum();
    let mut info = String::new();
    // Writing into a String cannot fail.
    writeln!(info, "Bagging-Date: {made}").unwrap_or_default();
    writeln!(info, "Payload-Oxum: {bytes}.{}", files.len()).unwrap_or_default();
    info
}

/// The parts of an archive; those that lie beside each other become one.
fn written(files: impl Iterator<Item = Filed>) -> Result<(Vec<Part>, u64), PackageError> {
    let (mut parts, mut size, mut here) = (Vec::new(), 0, Vec::new());
    let mut archive = Zip::default();
    for file in files {
        let name = format!("{FOLDER}/{}", file.listed.path);
        match file.bytes {
            Source::Here(bytes, packing) => {
                here.extend(archive.entry(&Entry { name: &name, bytes: &bytes, packing })?);
            }
            Source::Kept(kept) => {
                here.extend(archive.outside(&name, kept.size, kept.crc)?);
                size += here.len() as u64 + kept.size;
                parts.push(Part::Bytes(std::mem::take(&mut here)));
                parts.push(Part::Evidence(kept.number));
            }
        }
    }
    here.extend(archive.finish()?);
    size += here.len() as u64;
    parts.push(Part::Bytes(here));
    Ok((parts, size))
}

#[cfg(test)]
mod tests;
