//! Opens a package again: everything is checked against its manifests, and what differs is named.

use chrono::NaiveDate;
use teji_paper::{ArchiveItem, Limits, Source};

use crate::application::Application;
use crate::bag::{Bag, Change, MOST_TEXT, OpenError, Received, Unread, open_bag};
use crate::json::JsonError;
use crate::package::{ANSWERS, EVIDENCE_FOLDER};
use crate::record::Record;

/// A package that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The answers.
    pub application: Application,
    /// The evidence that is there, each with its place in the archive, from which it can be unpacked.
    pub evidence: Vec<(u32, ArchiveItem)>,
    /// What differs from what was packed; nothing, if all is as it was made. That shows no more than that nobody
    /// changed it carelessly: it does not show that the answers are true.
    pub changes: Vec<Change>,
    /// All files of the package.
    pub files: Vec<Received>,
    /// The day that the package bears.
    pub made: Option<NaiveDate>,
    /// What the rules came to when it was made; nothing where it does not tell.
    pub record: Option<Result<Record, JsonError>>,
}

/// Opens a package and reads every byte of its folder once.
pub fn open(source: &mut dyn Source) -> Result<Opened, OpenError> {
    opened(open_bag(source, ANSWERS, &Limits::default())?, source).map_err(|unread| unread.error)
}

/// Reads the answers of a bag; where they cannot be read, the bag is given back, for it may tell why.
pub fn opened(mut bag: Bag, source: &mut dyn Source) -> Result<Opened, Box<Unread>> {
    let answers = bag.answers(source, ANSWERS, MOST_TEXT);
    let read = answers.and_then(|text| Application::read(&text).map_err(OpenError::Answers));
    let application = match read {
        Ok(application) => application,
        Err(error) => return Err(Box::new(Unread { error, bag })),
    };
    let evidence = bag.evidence(&application, EVIDENCE_FOLDER);
    let (files, made, record) = (bag.files(), bag.made(source), bag.record(source));
    Ok(Opened { application, evidence, changes: bag.into_changes(), files, made, record })
}

#[cfg(test)]
mod tests;
