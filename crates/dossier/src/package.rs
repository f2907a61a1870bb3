//! The package: one ZIP that holds a bag (RFC 8493) of the answers, the papers and the evidence.
//!
//! Evidence is never in memory: what is made is a plan of parts to be written one after another.

use chrono::NaiveDate;
use teji_notice::{Check, rule_name};
use teji_paper::{Document, Packing, ZipError, docx};

use crate::application::{Application, Group, Spot};
use crate::bag::{Bytes, END, Filed, Listed, Packed, Part, bag};
use crate::documents::{PAPERS, papers};
use crate::evidence::{Kept, file_name};
use crate::forms::EVIDENCE_TITLE;
use crate::list;
use crate::open_me::{self, Kind};
use crate::record::{RECORD, Record, SOLE, Stated};
use crate::texts::filed;

/// The answers.
pub const ANSWERS: &str = "data/dossier.json";
pub(crate) const EVIDENCE_FOLDER: &str = "data/evidence";

/// What is to be written, in this order.
pub struct Package {
    /// The parts.
    pub parts: Vec<Part>,
    /// The files that are filed, without those that only describe the bag.
    pub files: Vec<Listed>,
    /// How many bytes all parts have together.
    pub size: u64,
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

/// Plans a package. `made` is the day that it bears; what is judged is given by `check`.
pub fn package(
    application: &Application,
    check: &Check<'_>,
    kept: &[Kept],
    made: NaiveDate,
) -> Result<Package, PackageError> {
    let (payload, page) = filing(application, check, kept)?;
    let files: Vec<Listed> = payload.iter().map(|file| file.listed.clone()).collect();
    let Packed { parts, size } = bag(payload, page, made)?;
    Ok(Package { parts, files, size })
}

/// The files of a package, without those that only describe the bag, and the page that is opened first.
pub fn filing(
    application: &Application,
    check: &Check<'_>,
    kept: &[Kept],
) -> Result<(Vec<Filed>, String), PackageError> {
    let papers = papers(application, check);
    let payload = payload(application, check, &papers, kept)?;
    let files: Vec<Listed> = payload.iter().map(|file| file.listed.clone()).collect();
    let page = open_me::page(Kind::Package, application, &papers, &files) + END;
    Ok((payload, page))
}

/// The page that is opened first, over files that are listed so.
#[must_use]
pub fn first_page_over(application: &Application, check: &Check<'_>, files: &[Listed]) -> String {
    open_me::page(Kind::Package, application, &papers(application, check), files) + END
}

/// Everything under `data/`: the answers, what they came to, the papers, the evidence.
fn payload(
    application: &Application,
    check: &Check<'_>,
    papers: &[Document],
    kept: &[Kept],
) -> Result<Vec<Filed>, PackageError> {
    let title = filed().text("open_me.dossier");
    let answers =
        Filed::here(ANSWERS, title, application.to_json().into_bytes(), Packing::Deflated);
    let mut files = vec![answers, record(check)];
    files.extend(paper_files(papers, "data")?);
    files.extend(evidence_files(application, kept, EVIDENCE_FOLDER, |number| number)?);
    Ok(files)
}

fn record(check: &Check<'_>) -> Filed {
    let outcomes = [(SOLE, Stated::of_check(check))].into();
    record_file(&Record::new(check.case.calendar, check.case.reference, outcomes))
}

/// A record as the file of a package.
#[must_use]
pub fn record_file<K>(record: &Record) -> Filed<K> {
    let bytes = record.to_json().into_bytes();
    Filed::here(RECORD, filed().text("open_me.record"), bytes, Packing::Deflated)
}

/// One person's papers as files within a folder.
pub fn paper_files<K>(papers: &[Document], within: &str) -> Result<Vec<Filed<K>>, PackageError> {
    let numbered = papers.iter().zip(PAPERS).zip(1..);
    let file = |((document, name), number): ((&Document, &str), u32)| {
        let path = format!("{within}/{number}0_{name}.docx");
        Ok(Filed::here(&path, &document.title, docx(document)?, Packing::Stored))
    };
    numbered.map(file).collect()
}

/// One person's evidence as files within a folder, in the order of its list; `key` tells by what each is known.
pub fn evidence_files<K>(
    application: &Application,
    kept: &[Kept],
    within: &str,
    key: impl Fn(u32) -> K,
) -> Result<Vec<Filed<K>>, PackageError> {
    let entries = application.evidence.iter();
    entries.map(|entry| evidence(application, entry, kept, within, &key)).collect()
}

fn evidence<K>(
    application: &Application,
    entry: &list::Entry,
    kept: &[Kept],
    within: &str,
    key: &impl Fn(u32) -> K,
) -> Result<Filed<K>, PackageError> {
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
    let path = format!("{within}/{name}");
    let listed = Listed { path, title, size: kept.size, sha256 };
    Ok(Filed { listed, bytes: Bytes::Kept(key(number), kept.crc) })
}

#[cfg(test)]
mod tests;
