//! Writes the template, and somebody's own sheet with remarks or with results beside its rows.

use std::collections::BTreeMap;

use teji_batch::{Person, Screening, Sight, Verdicts, marks, new_copy, template, with_verdicts};
use teji_dossier::{BASICS, Spot};
use teji_fields::{Answer, AnyField, Facts, FieldId};
use teji_rules::Outcome;
use teji_text::Catalog;
use teji_workdays::Day;

use super::open::Source;
use super::{Desk, Fault, blob};
use crate::desk::worker::blob::Reader;
use crate::hr::import::talk::News;
use crate::hr::round::names;
use crate::parts::answer::{joined, onset};
use crate::words::Language;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// So many names of what is missing stand in a cell.
const MOST_NAMED: usize = 5;

impl Desk {
    pub(super) fn template(&mut self) -> Result<(), Fault> {
        let catalog = names(self.language);
        let bytes = template(catalog, self.language.tag());
        let bytes = bytes.map_err(|_| Fault::plain("make.broken"))?;
        self.give(&format!("{}.xlsx", catalog.text("template.title")), &bytes)
    }

    pub(super) fn marked(&mut self) -> Result<(), Fault> {
        self.progress("import.marking", &[]);
        let language = self.language;
        let (marks, copy) = self
            .with(|roster, sight| {
                let copy = roster.is_text().then(|| new_copy(roster, sight, language.tag(), None));
                (marks(roster, sight), copy)
            })
            .ok_or_else(|| Fault::plain("make.broken"))?;
        let bytes = match (&self.source, copy) {
            (Some(Source::Book(file, _)), None) => {
                teji_sheets::mark(&mut Reader::of(file), self.place, &marks)?
            }
            (_, Some(copy)) => copy.map_err(|_| Fault::plain("make.broken"))?,
            _ => return Err(Fault::plain("make.broken")),
        };
        self.give(&self.named("import.file.marked"), &bytes)
    }

    pub(super) fn verdicts(&mut self) -> Result<(), Fault> {
        self.progress("import.marking", &[]);
        let (language, batch) = (self.language, self.batch.clone());
        let (verdicts, head_row, copy) = self
            .with(|roster, sight| {
                let mut verdicts = Verdicts { heads: heads(language), rows: BTreeMap::new() };
                let further = batch.plan.further().len();
                roster.each(sight, &mut |row, seen| {
                    if seen.state().is_some() {
                        let texts = texts(language, sight, &row.person, further);
                        verdicts.rows.insert(row.number, texts);
                    }
                });
                let copy = roster
                    .is_text()
                    .then(|| new_copy(roster, sight, language.tag(), Some(&verdicts)));
                (verdicts, roster.header().map_or(1, |header| header.last), copy)
            })
            .ok_or_else(|| Fault::plain("make.broken"))?;
        let bytes = match (&self.source, copy) {
            (Some(Source::Book(file, _)), None) => {
                with_verdicts(&mut Reader::of(file), self.place, head_row, &verdicts)?
            }
            (_, Some(copy)) => copy.map_err(|_| Fault::plain("make.broken"))?,
            _ => return Err(Fault::plain("make.broken")),
        };
        self.give(&self.named("import.file.verdicts"), &bytes)
    }

    /// The name of a file that is made of somebody's own.
    fn named(&self, key: &'static str) -> String {
        let stem = self.name.rsplit_once('.').map_or(self.name.as_str(), |(stem, _)| stem);
        let stem =
            if stem.is_empty() { names(self.language).text("template.people") } else { stem };
        self.language.words().fill(key, &[("name", stem)])
    }

    fn give(&self, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        let file = blob(bytes, XLSX)?;
        self.send(&News::File(name.to_owned()), Some(file));
        Ok(())
    }
}

fn heads(language: Language) -> [String; 3] {
    let words = language.words();
    ["hr.column.state", "hr.column.day", "hr.column.lacks"].map(|key| words.text(key).to_owned())
}

/// The result, the earliest day and what is missing, in words.
fn texts(language: Language, sight: Sight<'_>, person: &Person, further: usize) -> [String; 3] {
    let words = language.words();
    let standing = sight.screening.standing(person);
    let state = words.text(&format!("hr.state.{}", standing.state.letter())).to_owned();
    let earliest = standing.earliest;
    let is_open = earliest.earliest == Day::ALWAYS && earliest.latest == Day::NEVER;
    let day = if is_open { String::new() } else { onset(words, earliest) };
    [state, day, lacks(words, sight.catalog, sight.screening, person, further)]
}

/// What is missing of a person.
fn lacks(
    words: &Catalog,
    names: &Catalog,
    screening: &Screening<'_>,
    person: &Person,
    further: usize,
) -> String {
    let called = |id: &FieldId| {
        let field = BASICS.field(id.0).or_else(|| teji_notice::field(id.0));
        field.map(|field| crate::hr::field::name_of(names, field))
    };
    let basics = ["name", "identity"].into_iter().filter_map(|id| BASICS.field(id));
    let is_open = |field: &&'static dyn AnyField| {
        let typed = person.application.typed(Spot::Basics, field.id());
        let facts = Facts::default().with(field.id(), typed.unwrap_or_default());
        !matches!(field.state(&facts), Answer::Known(_))
    };
    let mut lacks: Vec<String> = basics
        .filter(is_open)
        .map(AnyField::id)
        .chain(screening.open_questions(person))
        .filter_map(|id| called(&id))
        .collect();
    let unanswered = if further == 0 {
        0
    } else {
        let standing = screening.standing(person);
        standing.further.iter().filter(|(_, outcome)| *outcome == Outcome::Unknown).count()
    };
    if unanswered > 0 {
        lacks.push(words.fill("hr.people.further", &[("count", &unanswered.to_string())]));
    }
    let count = lacks.len();
    lacks.truncate(MOST_NAMED);
    let listed = joined(words, lacks.into_iter());
    if count > MOST_NAMED {
        words.fill("hr.people.more", &[("named", &listed), ("count", &count.to_string())])
    } else {
        listed
    }
}
