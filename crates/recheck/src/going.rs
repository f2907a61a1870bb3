//! Goes through a package once, whatever kind it is, and tells what it found in both languages.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use teji_batch::{BATCH, Batch, OpenedBatch, PackageKind, batch_bag, opened_batch, package_kind};
use teji_dossier::bag::{Change, Unread, open_bag};
use teji_dossier::{
    ANSWERS, Application, JsonError, OpenError, Opened, RECORD, Record, open_saved, opened,
};
use teji_order::sort_by_key;
use teji_paper::{Limits, Source};
use teji_text::Catalog;
use teji_workdays::Calendar;

use crate::basis::Basis;
use crate::fault::Fault;
use crate::files::Found;
use crate::remade::{Papers, of_batch, of_person};
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
                    refuse_unless_changed(opened.record.as_ref(), &opened.changes)?;
                    Ok(of_enterprise(opened, source, ours, otherwise))
                }
                Err(unread) => left_unread(*unread, source, BATCH, true),
            }
        }
        PackageKind::Person => {
            let bag = open_bag(source, ANSWERS, &Limits::default())?;
            match opened(bag, source) {
                Ok(opened) => {
                    refuse_unless_changed(opened.record.as_ref(), &opened.changes)?;
                    Ok(of_applicant(opened, source, ours, otherwise))
                }
                Err(unread) => left_unread(*unread, source, ANSWERS, false),
            }
        }
        PackageKind::Other => Err(OpenError::NoAnswers),
    }
}

/// Goes through a saved page, which has no manifest and no day of its own.
pub fn look_page(bytes: &[u8], ours: &Calendar, today: NaiveDate) -> Result<Looked, JsonError> {
    let saved = open_saved(bytes)?;
    let basis = Basis::of_page(ours, today);
    let found = Found::new(&saved.changes, Papers::default(), ANSWERS, &basis);
    let [chinese, english] =
        both(|words| person::report(&saved.application, &[], &basis, &found, words));
    Ok(Looked { answers: Answers::Person(Box::new(saved.application)), chinese, english })
}

/// A version that was written in afterwards refuses nothing.
fn refuse_unless_changed(
    record: Option<&Result<Record, JsonError>>,
    changes: &[Change],
) -> Result<(), OpenError> {
    let is_accused = changes.iter().any(|change| change.name() == RECORD);
    if is_accused { Ok(()) } else { refuse_newer(record) }
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
    let papers = of_person(&opened, source, &basis.theirs, basis.day);
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
    let papers = of_batch(&opened, source, &basis.theirs, basis.day);
    let found = Found::new(&opened.changes, papers, BATCH, &basis);
    let [chinese, english] = both(|words| batch::report(&opened, &basis, &found, words));
    Looked { answers: Answers::Batch(Box::new(opened.batch)), chinese, english }
}

/// Answers that cannot be read leave what their manifests say. What a newer version made is refused, unless the manifests
/// say that it was changed: then the version may be what was changed.
fn left_unread(
    unread: Unread,
    source: &mut dyn Source,
    answers: &'static str,
    is_batch: bool,
) -> Result<Looked, OpenError> {
    let Unread { error, bag } = unread;
    let (files, made, record) = (bag.files(), bag.made(source), bag.record(source));
    let changes = bag.into_changes();
    let is_accused = |path: &str| changes.iter().any(|change| change.name() == path);
    if matches!(error, OpenError::Answers(JsonError::Newer { .. })) && !is_accused(answers) {
        return Err(error);
    }
    if !is_accused(RECORD) {
        refuse_newer(record.as_ref())?;
    }
    let found = Found { changes, papers: Papers::default(), answers, is_of_here: true };
    let rules = record.and_then(Result::ok).map(|record| record.rules);
    let [chinese, english] = both(|words| Report {
        is_batch,
        faults: found.unread(words),
        made: made.map(|day| day.to_string()),
        their_rules: rules.clone(),
        ..Report::of_files(&files)
    });
    Ok(Looked { answers: Answers::Unread, chinese, english })
}

fn both(report: impl Fn(&'static Catalog) -> Report) -> [Report; 2] {
    [texts::chinese(), texts::english()].map(|words| {
        let mut report = report(words);
        sort_by_key(&mut report.faults, |fault| fault.weight);
        apart(&mut report.faults);
        report
    })
}

/// Gives faults at one place marks of their own, so that each has its own note.
fn apart(faults: &mut [Fault]) {
    let mut known: BTreeMap<String, u32> = BTreeMap::new();
    for fault in faults {
        let times = known.entry(fault.id()).or_default();
        *times += 1;
        if *times > 1 {
            fault.mark = format!("{} {times}", fault.mark);
        }
    }
}

#[cfg(test)]
mod tests;
