//! Opens a package again: everything is checked against its manifests, and what differs is named.

use chrono::NaiveDate;
use teji_paper::{ArchiveItem, Limits, Source};

use crate::application::Application;
use crate::bag::{Change, MOST_TEXT, OpenError, Received, open_bag};
use crate::package::{ANSWERS, EVIDENCE_FOLDER};

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
}

/// Opens a package and reads every byte of its folder once.
pub fn open(source: &mut dyn Source) -> Result<Opened, OpenError> {
    let (mut bag, answers) = open_bag(source, ANSWERS, &Limits::default(), MOST_TEXT)?;
    let application = Application::read(&answers).map_err(OpenError::Answers)?;
    let evidence = bag.evidence(&application, EVIDENCE_FOLDER);
    let (files, made) = (bag.files(), bag.made(source));
    Ok(Opened { application, evidence, changes: bag.into_changes(), files, made })
}

#[cfg(test)]
mod tests;
