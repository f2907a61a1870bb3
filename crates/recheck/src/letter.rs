//! What somebody says of a package, as a letter: an opinion, or what is to be mended.

use teji_paper::{Block, Cell, Document, Item, Level, Manner, Row, Table};
use teji_text::Catalog;

use crate::fault::{Fault, Weight};
use crate::opinion::{Advice, Note, Opinion};
use crate::report::{Missing, Report, stated_in};
use crate::texts::chinese;

/// The letter; every problem and what is missing stand in it with their cures, and each note beside what it is about.
#[must_use]
pub fn letter(report: &Report, opinion: &Opinion) -> Document {
    let words = chinese();
    let fill = |key: &str, values: &[(&str, &str)]| words.fill(key, values);
    let title = match opinion.advice {
        Some(Advice::Return) => "opinion.title_return",
        Some(Advice::Agree) | None => "opinion.title",
    };
    let mut document = Document::new(words.text(title));
    document.mark = Some(words.text("opinion.sample").to_owned());
    let code = |digest: &str| digest.chars().take(8).collect::<String>();
    let body = |text: String| Block::Paragraph(Manner::Body, text.into());
    document.blocks = vec![
        Block::Paragraph(Manner::Flush, fill("opinion.to", &[("name", &report.filed_by)]).into()),
        body(fill(
            if report.is_batch { "opinion.received" } else { "opinion.received_person" },
            &[("code", &code(&opinion.package))],
        )),
        body(report.sentence(words)),
    ];
    let advice = match opinion.advice {
        Some(Advice::Agree) => Some("opinion.agree"),
        Some(Advice::Return) => Some("opinion.return"),
        None => None,
    };
    document.blocks.extend(advice.map(|key| body(words.text(key).to_owned())));
    let remark = opinion.remark.trim();
    document.blocks.extend((!remark.is_empty()).then(|| body(remark.to_owned())));
    let parts = [
        people(report, opinion, words),
        problems(report, opinion, words),
        missing(report, opinion, words),
        others(report, opinion, words),
    ];
    let numerals = words.text("opinion.numerals").chars();
    for (numeral, (key, block)) in numerals.zip(parts.into_iter().flatten()) {
        let values = [("number", numeral.to_string()), ("title", words.text(key).to_owned())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let title = fill("opinion.heading", &values);
        document.blocks.extend([Block::Heading(Level::First, title.into()), block]);
    }
    document.blocks.extend(basis(report, words));
    let signed = [
        fill("opinion.by", &[("by", opinion.by.trim())]),
        fill("opinion.day", &[("day", opinion.day.trim())]),
    ];
    document.blocks.push(Block::Signature(signed.into_iter().collect()));
    document
}

/// A part of the letter: the key of its heading, and what stands below.
type Part = (&'static str, Block);

/// Both results of everybody, with what was noted of them.
fn people(report: &Report, opinion: &Opinion, words: &Catalog) -> Option<Part> {
    if report.people.is_empty() {
        return None;
    }
    let head = ["number", "name", "stated", "found", "note"];
    let head = Row::new(head.map(|key| Cell::label(words.text(&format!("opinion.{key}")))));
    let row = |row: &crate::report::Row| {
        let stated = row.stated.as_ref();
        let stated = stated
            .map_or(words.text("opinion.not_stated").to_owned(), |stated| stated_in(stated, words));
        let note = opinion.note(&row.id()).to_owned();
        Row::new([
            Cell::short(row.number.to_string()),
            Cell::text(row.name.clone()),
            Cell::text(stated),
            Cell::text(stated_in(&row.found, words)),
            Cell::text(note),
        ])
    };
    let rows = std::iter::once(head).chain(report.people.iter().map(row)).collect();
    let table = Table { columns: vec![14, 26, 38, 38, 40], head: 1, rows };
    Some(("opinion.people", table.into()))
}

/// What must be mended, and what was noted of the rest.
fn problems(report: &Report, opinion: &Opinion, words: &Catalog) -> Option<Part> {
    let is_told =
        |fault: &&Fault| fault.weight != Weight::Look || !opinion.note(&fault.id()).is_empty();
    let item = |(fault, number): (&Fault, usize)| {
        let mut told = fault.what.clone();
        if !fault.place.is_empty() {
            told += &words.fill("opinion.place", &[("place", &fault.place)]);
        }
        told += &fault.cure;
        let note = opinion.note(&fault.id());
        if !note.is_empty() {
            told += &words.fill("opinion.noted", &[("note", note)]);
        }
        Item::new(format!("{number}. "), told)
    };
    let items: Vec<Item> = report.faults.iter().filter(is_told).zip(1..).map(item).collect();
    (!items.is_empty()).then_some(("opinion.problems", Block::List(items)))
}

/// What is missing, with all that it lacks.
fn missing(report: &Report, opinion: &Opinion, words: &Catalog) -> Option<Part> {
    let item = |(missing, number): (&Missing, usize)| {
        let person = missing.person.map(|number| number.to_string());
        let values = [("title", &*missing.title), ("why", &*missing.why)];
        let mut told = match &person {
            Some(number) => {
                let [title, why] = values;
                words.fill("opinion.missing_of", &[("number", number), title, why])
            }
            None => words.fill("opinion.missing_one", &values),
        };
        told += &missing.lacks.join(words.text("opinion.semicolon"));
        let note = opinion.note(&missing.id());
        if !note.is_empty() {
            told += &words.fill("opinion.noted", &[("note", note)]);
        }
        Item::new(format!("{number}. "), told)
    };
    let items: Vec<Item> = report.missing.iter().zip(1..).map(item).collect();
    (!items.is_empty()).then_some(("opinion.missing", Block::List(items)))
}

/// Notes on what is not in this report: it may be another version's.
fn others(report: &Report, opinion: &Opinion, words: &Catalog) -> Option<Part> {
    let item = |(note, number): (&Note, usize)| {
        let values = [("about", &*note.about), ("note", &*note.text)];
        Item::new(format!("{number}. "), words.fill("opinion.other", &values))
    };
    let items: Vec<Item> = report.unmatched(opinion).into_iter().zip(1..).map(item).collect();
    (!items.is_empty()).then_some(("opinion.others", Block::List(items)))
}

/// By what it was looked at, and what no software can tell.
fn basis(report: &Report, words: &Catalog) -> Vec<Block> {
    let made = report.made.as_deref().unwrap_or_default();
    let told = words.fill(
        "opinion.basis",
        &[
            ("rules", &report.rules),
            ("reference", &report.reference),
            ("made", made),
            ("code", &report.digest()[..8]),
        ],
    );
    ["recheck.no_proof", "recheck.cannot"]
        .map(|key| words.text(key).to_owned())
        .into_iter()
        .chain([told])
        .map(|text| Block::Note(text.into()))
        .collect()
}

#[cfg(test)]
mod tests;
