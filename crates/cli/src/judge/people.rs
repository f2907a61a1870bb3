//! A judged sheet for people: by what it was judged, everybody in a table, what is said of the cells, and the sum.

use teji_batch::{Batch, STATES, Weight};
use teji_text::Catalog;

use super::copies::heads;
use crate::fault::Stop;
use crate::screen::{Look, Out};
use crate::sheet::{Basis, Sheet};
use crate::table::{Cell, table};
use crate::told::{Told, heading, show_notes, told};
use crate::words::joined;

/// The widest that the number of a row, a name, a result and a day are shown.
const WIDTHS: [usize; 4] = [6, 12, 19, 14];

/// Shows it.
pub(super) fn show(sheet: &Sheet, basis: &Basis, out: &mut Out) -> Result<(), Stop> {
    let words = basis.language.words();
    let people = people(sheet, basis);
    above(sheet, basis, out)?;
    out.line("")?;
    let [state, day, why] = heads(words);
    let heads = [words.text("judge.row"), words.text("judge.name"), &state, &day, &why];
    let rows: Vec<Vec<Cell>> = people.iter().map(|one| cells(one, basis, words)).collect();
    if !rows.is_empty() {
        table(&heads, &WIDTHS, &rows, out)?;
        out.line("")?;
    }
    remarks(&people, words, out)?;
    sum(sheet, words, out)
}

fn people(sheet: &Sheet, basis: &Basis) -> Vec<Told> {
    let mut people = Vec::new();
    basis.with(|sight| {
        sheet.roster.each(sight, &mut |row, seen| {
            if row.skip.is_none() {
                people.push(told(&row, seen, &sheet.roster.sheet, sight));
            }
        });
    });
    people
}

/// Which sheet it is, by what it is judged, and what of it is not read.
fn above(sheet: &Sheet, basis: &Basis, out: &mut Out) -> Result<(), Stop> {
    let (words, roster) = (basis.language.words(), &sheet.roster);
    let mut told = Vec::new();
    if !roster.sheet.is_empty() {
        told.push(words.fill("judge.sheet", &[("name", &roster.sheet)]));
    }
    if let Some(header) = roster.header() {
        let [first, last] = [header.first, header.last].map(|row| row.to_string());
        let key = if first == last { "judge.header" } else { "judge.header_two" };
        told.push(words.fill(key, &[("first", &first), ("last", &last)]));
    }
    let day = teji_dossier::date(basis.reference(), words);
    told.push(words.fill("judge.reference", &[("day", &day)]));
    told.push(plan(&basis.batch, words));
    let then = |first: String, second: String| {
        words.fill("list.then", &[("first", &first), ("second", &second)])
    };
    out.paragraph(&told.into_iter().reduce(then).unwrap_or_default())?;
    not_read(sheet, words, out)
}

/// What of it is not read, and what has to be checked.
fn not_read(sheet: &Sheet, words: &Catalog, out: &mut Out) -> Result<(), Stop> {
    let roster = &sheet.roster;
    let unread = roster.headings().iter().filter(|one| one.column().is_none());
    let unread = unread.map(|one| one.text.clone()).filter(|text| !text.trim().is_empty());
    let unread: Vec<String> = unread.collect();
    if !unread.is_empty() {
        out.paragraph(&words.fill("judge.unread", &[("names", &joined(&unread, words))]))?;
    }
    let counts = [
        ("judge.blank", roster.blank_rows()),
        ("judge.skipped", roster.summary().skipped),
        ("judge.formulas", roster.formulas()),
        ("judge.merged", roster.merged_blocks()),
    ];
    let told = counts.into_iter().filter(|(_, count)| *count > 0);
    told.map(|(key, count)| words.fill(key, &[("count", &count.to_string())]))
        .try_for_each(|told| out.paragraph(&told))
}

fn plan(batch: &Batch, words: &Catalog) -> String {
    let rulings: Vec<String> = batch
        .rulings()
        .iter()
        .filter_map(|(name, way)| {
            let way = words.find(&format!("reading.{name}.{way}"))?;
            let title = words.text(&format!("reading.{name}.title")).to_owned();
            Some(words.fill("recheck.reading", &[("title", &title), ("way", way)]))
        })
        .collect();
    let of = match batch.unit() {
        "" if batch.plan == teji_batch::Plan::default() => words.text("judge.no_plan").to_owned(),
        "" => words.text("judge.plan").to_owned(),
        unit => words.fill("judge.plan_of", &[("unit", unit)]),
    };
    if rulings.is_empty() {
        return of;
    }
    words.fill("judge.readings", &[("plan", &of), ("readings", &joined(&rulings, words))])
}

fn cells(told: &Told, basis: &Basis, words: &Catalog) -> Vec<Cell> {
    let result = match told.state {
        Some(state) => format!("{state} {}", told.heading),
        None => told.heading.clone(),
    };
    let look = look(told.state);
    let name = if told.name.is_empty() { words.text("judge.unnamed") } else { &told.name };
    vec![
        Cell::plain(told.row.to_string()),
        Cell::plain(name),
        Cell::looking(result, look),
        Cell::plain(told.day(basis.reference())),
        Cell::plain(told.reasons(words)),
    ]
}

fn look(state: Option<char>) -> Look {
    match state {
        Some('A') => Look::Good,
        Some('B'..='D') => Look::Open,
        Some(_) => Look::Plain,
        None => Look::Bad,
    }
}

/// What is said of cells, what must be mended first.
fn remarks(people: &[Told], words: &Catalog, out: &mut Out) -> Result<(), Stop> {
    let kinds = [
        (Weight::Fix, ("judge.fix", Look::Bad)),
        (Weight::Confirm, ("judge.confirm", Look::Open)),
        (Weight::Tidied, ("judge.tidied", Look::Quiet)),
    ];
    kinds.into_iter().try_for_each(|(weight, heading)| {
        let notes = people.iter().flat_map(|one| &one.remarks);
        show_notes(notes, weight, heading, words, out)
    })
}

/// The six counts and that of rows to mend; together they are all rows.
fn sum(sheet: &Sheet, words: &Catalog, out: &mut Out) -> Result<(), Stop> {
    let summary = sheet.roster.summary();
    let counted = STATES.iter().zip(summary.states).filter(|(_, count)| *count > 0);
    let mut parts: Vec<String> = counted
        .map(|(state, count)| {
            let (letter, count) = (state.letter().to_string(), count.to_string());
            let values =
                [("letter", &*letter), ("state", &heading(*state, words)), ("count", &count)];
            words.fill("judge.count", &values)
        })
        .collect();
    if summary.to_fix > 0 {
        parts.push(words.fill("judge.count_fix", &[("count", &summary.to_fix.to_string())]));
    }
    let all = summary.rows.to_string();
    if parts.is_empty() {
        return out.paragraph(words.text("judge.nobody"));
    }
    out.paragraph(&words.fill("judge.sum", &[("count", &all), ("parts", &joined(&parts, words))]))
}
