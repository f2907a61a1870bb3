//! The filing package: one ZIP that holds a bag (RFC 8493) of the batch, its papers, and each person's papers and evidence.
//!
//! Evidence is never in memory: it is known by the number of the person and its own, and written where its part stands.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use teji_dossier::bag::{
    self, Bag, Change, Filed, Listed, OpenError, Packed, Part, Received, Unread,
};
use teji_dossier::{
    JsonError, Kept, PackageError, Record, Stated, evidence_files, paper_files, record_file,
};
use teji_notice::Check;
use teji_paper::{Archive, ArchiveItem, Limits, Packing, Source};

use crate::batch::{Batch, Person};
use crate::contents::is_reviewed;
use crate::documents::{PAPERS, Paper, Phase, papers};
use crate::open_me;
use crate::round::{Judged, Round};
use crate::texts::filed;

/// The batch, within the package.
pub const BATCH: &str = "data/batch.json";
/// So many bytes a batch has at the most.
const MOST_BATCH: u64 = 64 << 20;
/// So many files a package has at the most; a package of one person has fewer.
const MOST_FILES: u16 = 60_000;

/// Evidence of a batch: the number of the person, and that of the evidence within their papers.
pub type EvidenceKey = (u32, u32);

/// What is to be written, in this order.
pub struct BatchPackage {
    /// The parts.
    pub parts: Vec<Part<EvidenceKey>>,
    /// The files that are filed, without those that only describe the bag.
    pub files: Vec<Listed>,
    /// How many bytes all parts have together.
    pub size: u64,
}

/// Why a package cannot be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BatchPackageError {
    /// Whose papers it is about, where it is one person's.
    pub person: Option<u32>,
    /// What it is.
    pub error: PackageError,
}

impl From<PackageError> for BatchPackageError {
    fn from(error: PackageError) -> Self {
        Self { person: None, error }
    }
}

/// A package that was opened.
#[derive(Clone, Debug)]
pub struct OpenedBatch {
    /// The batch.
    pub batch: Batch,
    /// The evidence that is there, each with its place in the archive, from which it can be unpacked.
    pub evidence: Vec<(EvidenceKey, ArchiveItem)>,
    /// What differs from what was packed; nothing, if all is as it was made. That shows no more than that nobody
    /// changed it carelessly.
    pub changes: Vec<Change>,
    /// All files of the package.
    pub files: Vec<Received>,
    /// The day that the package bears.
    pub made: Option<NaiveDate>,
    /// What the rules came to when it was made; nothing where it does not tell.
    pub record: Option<Result<Record, JsonError>>,
}

/// What kind of package an archive is, by its list of files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PackageKind {
    /// One person's.
    Person,
    /// An enterprise's.
    Batch,
    /// None of ours.
    Other,
}

/// How large an archive of ours may be.
fn limits() -> Limits {
    Limits { entries: MOST_FILES, ..Limits::default() }
}

/// Plans a package. `kept` tells what is known of each person's evidence, by the person's number; `made` is the day that
/// it bears.
pub fn batch_package(
    round: &Round<'_>,
    kept: &BTreeMap<u32, Vec<Kept>>,
    made: NaiveDate,
) -> Result<BatchPackage, BatchPackageError> {
    let (payload, page) = filing(round, kept)?;
    let files: Vec<Listed> = payload.iter().map(|file| file.listed.clone()).collect();
    let packed = bag::bag(payload, page, made).map_err(PackageError::from)?;
    let Packed { parts, size } = packed;
    Ok(BatchPackage { parts, files, size })
}

/// The files of a package, without those that only describe the bag, and the page that is opened first.
pub fn filing(
    round: &Round<'_>,
    kept: &BTreeMap<u32, Vec<Kept>>,
) -> Result<(Vec<Filed<EvidenceKey>>, String), BatchPackageError> {
    let batch = Filed::here(
        BATCH,
        filed().text("batch_open_me.batch"),
        round.batch.to_json().into_bytes(),
        Packing::Deflated,
    );
    let mut payload = vec![batch, record_file(&record(round))];
    payload.extend(enterprise_papers(round)?);
    for judged in &round.people {
        let number = judged.person.number;
        let kept = kept.get(&number).map_or(&[][..], Vec::as_slice);
        let files = person_files(round, judged.person, kept);
        payload.extend(files.map_err(|error| BatchPackageError { person: Some(number), error })?);
    }
    if payload.len() > usize::from(MOST_FILES) - TAGS {
        return Err(PackageError::TooLarge.into());
    }
    let files: Vec<Listed> = payload.iter().map(|file| file.listed.clone()).collect();
    let page = first_page_over(round, &files);
    Ok((payload, page))
}

/// The page that is opened first, over files that are listed so.
#[must_use]
pub fn first_page_over(round: &Round<'_>, files: &[Listed]) -> String {
    open_me::page(round, files) + bag::END
}

/// What the rules come to for everybody.
fn record(round: &Round<'_>) -> Record {
    let stated = |judged: &Judged<'_>| {
        let standing = &judged.standing;
        (judged.person.number, Stated::of(standing.state, standing.earliest))
    };
    let outcomes = round.people.iter().map(stated).collect();
    Record::new(round.calendar, round.reference(), outcomes)
}

fn enterprise_papers(round: &Round<'_>) -> Result<Vec<Filed<EvidenceKey>>, PackageError> {
    let papers = papers(round);
    papers.iter().filter(|paper| is_due(round, paper.phase)).map(file).collect()
}

/// So many files describe the bag.
const TAGS: usize = 5;

/// What follows the review is filed once it has begun.
fn is_due(round: &Round<'_>, phase: Phase) -> bool {
    phase == Phase::BeforeReview || is_reviewed(round)
}

fn file(paper: &Paper) -> Result<Filed<EvidenceKey>, PackageError> {
    let bytes = paper.bytes()?;
    Ok(Filed::here(&path(paper), paper.title(), bytes, Packing::Stored))
}

/// Where a paper lies within the package.
#[must_use]
pub fn path(paper: &Paper) -> String {
    let place = PAPERS.iter().position(|(name, _)| *name == paper.name).unwrap_or_default();
    let (place, ending) = ((place + 1) * 10, paper.ending());
    match paper.person {
        Some(number) => format!("data/{place:03}_{}/{number:04}.{ending}", paper.name),
        None => format!("data/{place:03}_{}.{ending}", paper.name),
    }
}

/// The folder of a person's papers.
fn folder(number: u32) -> String {
    format!("data/people/{number:04}")
}

fn evidence_folder(number: u32) -> String {
    folder(number) + "/evidence"
}

/// A person's own papers under the plan, and their evidence.
fn person_files(
    round: &Round<'_>,
    person: &Person,
    kept: &[Kept],
) -> Result<Vec<Filed<EvidenceKey>>, PackageError> {
    let number = person.number;
    let mut files = person_papers(round, person)?;
    let (application, key) = (round.application(person), |evidence| (number, evidence));
    files.extend(evidence_files(&application, kept, &evidence_folder(number), key)?);
    Ok(files)
}

fn person_papers(
    round: &Round<'_>,
    person: &Person,
) -> Result<Vec<Filed<EvidenceKey>>, PackageError> {
    let application = round.application(person);
    let facts = round.screening.facts(person);
    let check = Check::of(round.screening.case(&facts));
    let papers = teji_dossier::documents::papers(&application, &check);
    paper_files(&papers, &folder(person.number))
}

/// Opens a package and reads every byte of its folder once.
pub fn open_batch(source: &mut dyn Source) -> Result<OpenedBatch, OpenError> {
    opened_batch(batch_bag(source)?, source).map_err(|unread| unread.error)
}

/// The bag of a package, held against its manifests, before its batch is read.
pub fn batch_bag(source: &mut dyn Source) -> Result<Bag, OpenError> {
    bag::open_bag(source, BATCH, &limits())
}

/// Reads the batch of a bag; where it cannot be read, the bag is given back, for it may tell why.
pub fn opened_batch(mut bag: Bag, source: &mut dyn Source) -> Result<OpenedBatch, Box<Unread>> {
    let text = bag.answers(source, BATCH, MOST_BATCH);
    let batch = match text.and_then(|text| Batch::read(&text).map_err(OpenError::Answers)) {
        Ok(batch) => batch,
        Err(error) => return Err(Box::new(Unread { error, bag })),
    };
    let evidence = batch.people().flat_map(|person| of_person(&mut bag, person)).collect();
    let (files, made, record) = (bag.files(), bag.made(source), bag.record(source));
    Ok(OpenedBatch { batch, evidence, changes: bag.into_changes(), files, made, record })
}

fn of_person(bag: &mut Bag, person: &Person) -> Vec<(EvidenceKey, ArchiveItem)> {
    let number = person.number;
    let evidence = bag.evidence(&person.application, &evidence_folder(number));
    evidence.into_iter().map(|(own, item)| ((number, own), item)).collect()
}

/// What kind of package an archive is.
pub fn package_kind(source: &mut dyn Source) -> Result<PackageKind, OpenError> {
    let archive = Archive::open(source, &limits())?;
    let holds = |path: &str| {
        let names = archive.items().iter().map(ArchiveItem::name);
        let before =
            |name: &str| name.strip_suffix(path).map(|at| at.is_empty() || at.ends_with('/'));
        names.filter_map(before).any(|is_it| is_it)
    };
    Ok(if holds(BATCH) {
        PackageKind::Batch
    } else if holds(teji_dossier::ANSWERS) {
        PackageKind::Person
    } else {
        PackageKind::Other
    })
}

#[cfg(test)]
mod tests;
