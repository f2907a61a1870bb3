//! Goes through a package once, whatever kind it is, and tells what it found in both languages.

use chrono::NaiveDate;
use teji_batch::{BATCH, Batch, OpenedBatch, PackageKind, batch_bag, opened_batch, package_kind};
use teji_dossier::bag::{Unread, open_bag};
use teji_dossier::{
    ANSWERS, Application, JsonError, OpenError, Opened, Record, open_saved, opened,
};
use teji_paper::{Limits, Source};
use teji_text::Catalog;
use teji_workdays::Calendar;

use crate::basis::Basis;
use crate::files::Found;
use crate::remade::{of_batch, of_person};
use crate::report::Report;
use crate::{batch, person, texts};

/// A package that was gone through.
pub struct Looked {
    /// What it tells.
    pub answers: Answers,
    /// What came of it, in Chinese, which is digested.
    pub chinese: Report,
    /// The same in English.
    pub english: Report,
}

/// The answers of a package.
#[derive(Clone, PartialEq, Debug)]
pub enum Answers {
    /// One person's.
    Person(Box<Application>),
    /// An enterprise's.
    Batch(Box<Batch>),
    /// They cannot be read.
    Unread,
}

/// Goes through a package. `otherwise` counts where the package bears no day. What is none of ours, or was made by a newer
/// version, is refused whole.
pub fn look(
    source: &mut dyn Source,
    ours: &Calendar,
    otherwise: NaiveDate,
) -> Result<Looked, OpenError> {
    match package_kind(source)? {
        PackageKind::Batch => {
            let bag = batch_bag(source)?;
            match opened_batch(bag, source) {
                Ok(opened) => {
                    refuse_newer(opened.record.as_ref())?;
                    Ok(of_enterprise(opened, source, ours, otherwise))
                }
                Err(unread) => left_unread(*unread, BATCH, true),
            }
        }
        PackageKind::Person => {
            let bag = open_bag(source, ANSWERS, &Limits::default())?;
            match opened(bag, source) {
                Ok(opened) => {
                    refuse_newer(opened.record.as_ref())?;
                    Ok(of_applicant(opened, source, ours, otherwise))
                }
                Err(unread) => left_unread(*unread, ANSWERS, false),
            }
        }
        PackageKind::Other => Err(OpenError::NoAnswers),
    }
}

/// Goes through a saved page, which has no manifest and no day of its own.
pub fn look_page(bytes: &[u8], ours: &Calendar, today: NaiveDate) -> Result<Looked, JsonError> {
    let saved = open_saved(bytes)?;
    let basis = Basis::of_page(ours, today);
    let found = Found::new(&saved.changes, Vec::new(), ANSWERS, &basis);
    let [chinese, english] =
        both(|words| person::report(&saved.application, &[], &basis, &found, words));
    Ok(Looked { answers: Answers::Person(Box::new(saved.application)), chinese, english })
}

/// What a newer version wrote may mean something else than it seems to.
fn refuse_newer(record: Option<&Result<Record, JsonError>>) -> Result<(), OpenError> {
    match record {
        Some(Err(newer @ JsonError::Newer { .. })) => Err(OpenError::Answers(newer.clone())),
        _ => Ok(()),
    }
}

fn of_applicant(
    opened: Opened,
    source: &mut dyn Source,
    ours: &Calendar,
    otherwise: NaiveDate,
) -> Looked {
    let basis = Basis::of(opened.record.as_ref(), opened.made, ours, otherwise);
    let papers = of_person(&opened, source, &basis.theirs, basis.day).unwrap_or_default();
    let found = Found::new(&opened.changes, papers, ANSWERS, &basis);
    let [chinese, english] =
        both(|words| person::report(&opened.application, &opened.files, &basis, &found, words));
    Looked { answers: Answers::Person(Box::new(opened.application)), chinese, english }
}

fn of_enterprise(
    opened: OpenedBatch,
    source: &mut dyn Source,
    ours: &Calendar,
    otherwise: NaiveDate,
) -> Looked {
    let basis = Basis::of(opened.record.as_ref(), opened.made, ours, otherwise);
    let papers = of_batch(&opened, source, &basis.theirs, basis.day).unwrap_or_default();
    let found = Found::new(&opened.changes, papers, BATCH, &basis);
    let [chinese, english] = both(|words| batch::report(&opened, &basis, &found, words));
    Looked { answers: Answers::Batch(Box::new(opened.batch)), chinese, english }
}

/// Answers that cannot be read leave what their manifests say.
fn left_unread(unread: Unread, answers: &'static str, is_batch: bool) -> Result<Looked, OpenError> {
    let Unread { error, bag } = unread;
    if matches!(error, OpenError::Answers(JsonError::Newer { .. })) {
        return Err(error);
    }
    let files = bag.files();
    let found =
        Found { changes: bag.into_changes(), papers: Vec::new(), answers, has_other_rules: false };
    let [chinese, english] =
        both(|words| Report { is_batch, faults: found.unread(words), ..Report::of_files(&files) });
    Ok(Looked { answers: Answers::Unread, chinese, english })
}

fn both(report: impl Fn(&'static Catalog) -> Report) -> [Report; 2] {
    [texts::chinese(), texts::english()].map(|words| {
        let mut report = report(words);
        report.faults.sort_by_key(|fault| fault.weight);
        report
    })
}

#[cfg(test)]
mod tests;
