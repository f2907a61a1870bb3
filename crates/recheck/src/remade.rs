//! The papers of a package, and the page that is opened first, beside those that its answers make.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use teji_batch::{OpenedBatch, Round};
use teji_dossier::bag::{Bytes, Filed, Listed, Received};
use teji_dossier::{Application, Kept, OPEN_ME, Opened, file_name};
use teji_notice::Check;
use teji_order::gathered;
use teji_paper::{Packing, Source};
use teji_workdays::Calendar;

use crate::words::{Line, is_paper, words};

/// What was found of the papers of a package.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Papers {
    /// What is not as the answers make it.
    pub faults: Vec<PaperFault>,
    /// Files that the answers make nothing of.
    pub strangers: Vec<String>,
    /// Evidence of which the answers do not tell what file it is: the person's number, and its own.
    pub untold: Vec<(u32, u32)>,
}

/// A paper that is not the one that the answers make.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PaperFault {
    /// It is not there.
    Missing(String),
    /// Its file cannot be read.
    Unreadable(String),
    /// It says something else; its first such place is told.
    Differs(String, Divergence),
    /// It says the same words, and is another file: a picture, a mark or a hidden part may be in it.
    Otherwise(String),
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
            Self::Missing(path)
            | Self::Unreadable(path)
            | Self::Differs(path, _)
            | Self::Otherwise(path) => path,
        }
    }
}

/// What is found of one person's package. `today` counts where the package bears no day.
pub fn of_person(
    opened: &Opened,
    source: &mut dyn Source,
    calendar: &Calendar,
    today: NaiveDate,
) -> Papers {
    let (application, untold) = told(&opened.application);
    let facts = application.facts();
    let check = Check::of(application.case(&facts, calendar, opened.made.unwrap_or(today)));
    let kept = kept(&application);
    // What cannot be told was taken out, and all else is of our own making.
    let Ok((made, page)) = teji_dossier::filing(&application, &check, &kept) else {
        return Papers::default();
    };
    let over = |files: &[Listed]| teji_dossier::first_page_over(&application, &check, files);
    let untold = untold.into_iter().map(|number| (teji_dossier::SOLE, number)).collect();
    Papers { untold, ..compared(&made, &page, over, &opened.files, source) }
}

/// What is found of an enterprise's package, and of its people's papers in it.
pub fn of_batch(
    opened: &OpenedBatch,
    source: &mut dyn Source,
    calendar: &Calendar,
    today: NaiveDate,
) -> Papers {
    let (mut batch, mut all_untold) = (opened.batch.clone(), Vec::new());
    for person in opened.batch.people() {
        let (application, untold) = told(&person.application);
        if !untold.is_empty() {
            batch.change(person.number, |person| person.application = application);
            all_untold.extend(untold.into_iter().map(|number| (person.number, number)));
        }
    }
    let round = Round::of(&batch, calendar, opened.made.unwrap_or(today));
    let kept = gathered(batch.people().map(|person| (person.number, kept(&person.application))));
    let Ok((made, page)) = teji_batch::filing(&round, &kept) else { return Papers::default() };
    let over = |files: &[Listed]| teji_batch::first_page_over(&round, files);
    Papers { untold: all_untold, ..compared(&made, &page, over, &opened.files, source) }
}

/// An application without the evidence of which it does not tell what file it is, and the numbers of that.
fn told(application: &Application) -> (Application, Vec<u32>) {
    let is_told =
        |entry: &&teji_dossier::Entry| file_name(entry).is_some() && Kept::told(entry).is_some();
    let untold: Vec<u32> =
        application.evidence.iter().filter(|entry| !is_told(entry)).map(|entry| entry.id).collect();
    let mut rest = application.clone();
    for number in &untold {
        rest.evidence.remove(*number);
    }
    (rest, untold)
}

fn kept(application: &Application) -> Vec<Kept> {
    application.evidence.iter().filter_map(Kept::told).collect()
}

/// Answers, results and evidence are held against each other elsewhere.
fn compared<K>(
    made: &[Filed<K>],
    page: &str,
    page_over: impl Fn(&[Listed]) -> String,
    received: &[Received],
    source: &mut dyn Source,
) -> Papers {
    let known: BTreeMap<&str, &Received> =
        gathered(received.iter().map(|file| (file.path.as_str(), file)));
    let papers = made.iter().filter(|file| is_paper(&file.listed.path));
    let mut faults: Vec<PaperFault> =
        papers.filter_map(|paper| fault(paper, &known, source)).collect();
    let mut page = first_page(page.to_owned());
    if fault(&page, &known, source).is_some() {
        // It tells how large the files are and their digests: those of the files that came are right, too.
        page = first_page(page_over(&as_received(made, &known)));
    }
    faults.extend(fault(&page, &known, source));
    let made: BTreeSet<&str> = gathered(made.iter().map(|file| file.listed.path.as_str()));
    let is_known = |path: &str| made.contains(path) || TAGS.contains(&path);
    let strangers = received.iter().map(|file| &file.path).filter(|path| !is_known(path));
    Papers { faults, strangers: strangers.cloned().collect(), untold: Vec::new() }
}

/// What describes the bag.
const TAGS: [&str; 5] =
    [OPEN_ME, "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"];

fn first_page(page: String) -> Filed {
    Filed::here(OPEN_ME, "", page.into_bytes(), Packing::Deflated)
}

/// The files as they would be listed with the sizes and digests of those that came.
fn as_received<K>(made: &[Filed<K>], received: &BTreeMap<&str, &Received>) -> Vec<Listed> {
    let listed = |file: &Filed<K>| {
        let listed = file.listed.clone();
        match received.get(listed.path.as_str()) {
            Some(Received { item, sha256: Some(sha256), .. }) => {
                Listed { size: item.size(), sha256: sha256.clone(), ..listed }
            }
            _ => listed,
        }
    };
    made.iter().map(listed).collect()
}

/// A file with other bytes may say the same words.
fn fault<K>(
    made: &Filed<K>,
    received: &BTreeMap<&str, &Received>,
    source: &mut dyn Source,
) -> Option<PaperFault> {
    let path = made.listed.path.clone();
    let Some(found) = received.get(path.as_str()) else {
        return Some(PaperFault::Missing(path));
    };
    if found.sha256.as_ref() == Some(&made.listed.sha256) {
        return None;
    }
    let Bytes::Here(wanted, _) = &made.bytes else { return None };
    let told = found.item.bytes(source).ok();
    let told = told.and_then(|bytes| words(&path, &mut bytes.as_slice()).ok());
    let wanted = words(&path, &mut wanted.as_slice()).unwrap_or_default();
    Some(match told {
        None => PaperFault::Unreadable(path),
        Some(told) => match first_difference(told, wanted) {
            Some(spot) => PaperFault::Differs(path, spot),
            None => PaperFault::Otherwise(path),
        },
    })
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
