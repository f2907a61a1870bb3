//! Copies of somebody's sheet: with remarks on its cells, or with results beside its rows.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use teji_batch::{Sight, Verdicts, marks, new_copy, with_verdicts};
use teji_text::Catalog;

use crate::call::{Given, shown};
use crate::fault::{Fault, Stop};
use crate::files;
use crate::outputs;
use crate::screen::Out;
use crate::sheet::{Basis, Sheet};
use crate::told::told as told_of;

/// The options that ask for a copy.
const COPIES: [&str; 2] = ["marked", "results"];

/// Whether the copies may be written, asked before long work.
pub(super) fn may_be_written(given: &Given) -> Result<(), Fault> {
    let [marked, results] = COPIES.map(|name| given.path(name));
    if let (Some(marked), Some(results)) = (marked, results)
        && outputs::is_same(marked, results)
    {
        return Err(Fault::call("call.same_file").with("file", &shown(marked)));
    }
    outputs::may_be_written(given)
}

/// Writes the copies that are asked for: all of them, or none as long as one cannot be written.
pub(super) fn write(mut sheet: Sheet, basis: &Basis, given: &Given) -> Result<Sheet, Fault> {
    let mut begun = Vec::new();
    for name in COPIES {
        let Some(path) = given.path(name) else { continue };
        let copy =
            if name == "marked" { marked(&mut sheet, basis) } else { results(&mut sheet, basis) };
        let copy = copy.map_err(|fault| fault.of(&shown(given.file())))?;
        let mut making = files::making(path, given.has("force"))?;
        making.write(&copy)?;
        begun.push(making);
    }
    begun.into_iter().try_for_each(files::Making::finish)?;
    Ok(sheet)
}

/// Tells where the copies are.
pub(super) fn told(given: &Given, words: &Catalog, out: &mut Out) -> Result<(), Stop> {
    let paths = COPIES.iter().filter_map(|name| given.path(name));
    paths
        .map(shown)
        .try_for_each(|file| out.paragraph(&words.fill("judge.copy", &[("file", &file)])))
}

fn marked(sheet: &mut Sheet, basis: &Basis) -> Result<Vec<u8>, Fault> {
    if sheet.roster.is_text() {
        return copy(sheet, basis, None);
    }
    let marks = basis.with(|sight| marks(&sheet.roster, sight));
    Ok(teji_sheets::mark(&mut sheet.bytes, sheet.place, &marks)?)
}

fn results(sheet: &mut Sheet, basis: &Basis) -> Result<Vec<u8>, Fault> {
    let verdicts = basis.with(|sight| verdicts(sheet, basis.reference(), sight));
    if sheet.roster.is_text() {
        return copy(sheet, basis, Some(&verdicts));
    }
    let head = sheet.roster.header().map_or(1, |header| header.last);
    Ok(with_verdicts(&mut sheet.bytes, sheet.place, head, &verdicts)?)
}

/// A new workbook of what came as text.
fn copy(sheet: &Sheet, basis: &Basis, verdicts: Option<&Verdicts>) -> Result<Vec<u8>, Fault> {
    let tag = basis.language.tag();
    let copy = basis.with(|sight| new_copy(&sheet.roster, sight, tag, verdicts));
    copy.map_err(|_| Fault::file("judge.no_copy"))
}

/// The same words that the terminal shows.
fn verdicts(sheet: &Sheet, reference: NaiveDate, sight: Sight<'_>) -> Verdicts {
    let mut verdicts = Verdicts { heads: heads(sight.catalog), rows: BTreeMap::new() };
    sheet.roster.each(sight, &mut |row, seen| {
        if seen.state().is_some() {
            let told = told_of(&row, seen, &sheet.roster.sheet, sight);
            let (day, why) = (told.day(reference).to_owned(), told.reasons(sight.catalog));
            verdicts.rows.insert(row.number, [told.heading, day, why]);
        }
    });
    verdicts
}

/// The headings of a result, of the earliest day, and of what does not hold or is missing.
pub(super) fn heads(words: &Catalog) -> [String; 3] {
    ["judge.result", "judge.day", "judge.why"].map(|key| words.text(key).to_owned())
}
