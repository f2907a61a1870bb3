//! The papers of a package beside those that its answers make.

use chrono::NaiveDate;
use teji_batch::{BatchPackageError, OpenedBatch, Round};
use teji_dossier::bag::{Bytes, Filed, Received};
use teji_dossier::{Application, Kept, OPEN_ME, Opened, PackageError};
use teji_notice::Check;
use teji_paper::{Packing, Source};
use teji_workdays::Calendar;

use crate::words::{Line, is_paper, words};

/// A paper that is not the one that the answers make.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PaperFault {
    /// It is not there.
    Missing(String),
    /// Its file cannot be read.
    Unreadable(String),
    /// It says something else; its first such place is told.
    Differs(String, Divergence),
}

/// A place in a paper, with what stands there and what should; one of them is missing where the paper ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Divergence {
    /// What stands there.
    pub found: Option<Line>,
    /// What the answers make.
    pub wanted: Option<Line>,
}

impl PaperFault {
    /// The path of the paper within the package.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Missing(path) | Self::Unreadable(path) | Self::Differs(path, _) => path,
        }
    }
}

/// The papers of one person's package that its answers do not make, and the page that is opened first. `today` counts
/// where the package bears no day.
pub fn of_person(
    opened: &Opened,
    source: &mut dyn Source,
    calendar: &Calendar,
    today: NaiveDate,
) -> Result<Vec<PaperFault>, PackageError> {
    let application = &opened.application;
    let facts = application.facts();
    let check = Check::of(application.case(&facts, calendar, opened.made.unwrap_or(today)));
    let (made, page) = teji_dossier::filing(application, &check, &told(application))?;
    Ok(differing(made, page, &opened.files, source))
}

/// The papers of an enterprise's package that its batch does not make, those of its people included, and the page that
/// is opened first.
pub fn of_batch(
    opened: &OpenedBatch,
    source: &mut dyn Source,
    calendar: &Calendar,
    today: NaiveDate,
) -> Result<Vec<PaperFault>, BatchPackageError> {
    let round = Round::of(&opened.batch, calendar, opened.made.unwrap_or(today));
    let kept = opened.batch.people().map(|person| (person.number, told(&person.application)));
    let (made, page) = teji_batch::filing(&round, &kept.collect())?;
    Ok(differing(made, page, &opened.files, source))
}

/// What the answers tell of the evidence.
fn told(application: &Application) -> Vec<Kept> {
    application.evidence.iter().filter_map(Kept::told).collect()
}

/// Answers, results and evidence are held against each other elsewhere.
fn differing<K>(
    made: Vec<Filed<K>>,
    page: String,
    received: &[Received],
    source: &mut dyn Source,
) -> Vec<PaperFault> {
    let papers = made.into_iter().filter(|file| is_paper(&file.listed.path));
    let page = Filed::here(OPEN_ME, "", page.into_bytes(), Packing::Deflated);
    papers.chain([page]).filter_map(|paper| fault(&paper, received, source)).collect()
}

/// A file with other bytes may say the same words: another version lays them out in another way.
fn fault<K>(made: &Filed<K>, received: &[Received], source: &mut dyn Source) -> Option<PaperFault> {
    let path = made.listed.path.clone();
    let Some(found) = received.iter().find(|one| one.path == path) else {
        return Some(PaperFault::Missing(path));
    };
    if found.sha256.as_ref() == Some(&made.listed.sha256) {
        return None;
    }
    let Bytes::Here(wanted, _) = &made.bytes else { return None };
    let told = found.item.bytes(source).ok();
    let told = told.and_then(|bytes| words(&path, &mut bytes.as_slice()).ok());
    let wanted = words(&path, &mut wanted.as_slice()).unwrap_or_default();
    match told {
        None => Some(PaperFault::Unreadable(path)),
        Some(told) => first_difference(told, wanted).map(|spot| PaperFault::Differs(path, spot)),
    }
}

fn first_difference(found: Vec<Line>, wanted: Vec<Line>) -> Option<Divergence> {
    let (mut found, mut wanted) = (found.into_iter(), wanted.into_iter());
    loop {
        match (found.next(), wanted.next()) {
            (None, None) => return None,
            (found, wanted) if found != wanted => return Some(Divergence { found, wanted }),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
