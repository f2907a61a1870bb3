//! The log of objections during the publicity: which of them stand, and what of them goes into the report.

use chrono::NaiveDate;
use teji_dossier::{Count, Entry, Form, List, Need, Slot, Weight};
use teji_fields::{
    AnyField, Choice, Clause, Days, Field, FieldId, Line, OneOf, Problem, Standing, Text,
};
use teji_notice::Ask;

const WHOLE: &str = "whole";
const PERSON: &str = "person";
const OPEN: &str = "open";
const UPHELD: &str = "upheld";
const NOT_UPHELD: &str = "not_upheld";

const fn choice(id: &'static str) -> Choice {
    Choice { id, standing: Standing::Judged, offered: true }
}

const fn one_of(id: &'static str, choices: &'static [Choice]) -> Field<OneOf> {
    Field { id: FieldId(id), clause: Clause("4.4"), kind: OneOf(choices), best: "", worst: "" }
}

static RECEIVED: Field<Days> = Field::day("objection_received", "4.4");
static ABOUT: Field<OneOf> = one_of("objection_about", &[choice(WHOLE), choice(PERSON)]);
static OF_PERSON: Field<Count> = Field {
    id: FieldId("objection_person"),
    clause: Clause("4.4"),
    kind: Count { most: 9999 },
    best: "",
    worst: "",
};
static MATTER: Field<Text> = Field::text("objection_matter", "4.4", 600);
static HANDLED: Field<Text> = Field::text("objection_handled", "4.4", 600);
static DECIDED: Field<Days> = Field::day("objection_decided", "4.4");
static DECIDED_BY: Field<Line> = Field::line("objection_decided_by", "4.4", 60);
static STANDING: Field<OneOf> =
    one_of("objection_standing", &[choice(OPEN), choice(UPHELD), choice(NOT_UPHELD)]);

const fn slot(field: &'static dyn AnyField, need: Need) -> Slot {
    Slot { ask: Ask::One(field), need }
}

/// An objection. Who raised it is not asked: nobody has to give a name.
pub static OBJECTION: Form = Form {
    id: "objection",
    slots: &[
        slot(&RECEIVED, Need::Wanted),
        slot(&ABOUT, Need::Wanted),
        slot(&OF_PERSON, Need::Free),
        slot(&MATTER, Need::Wanted),
        slot(&HANDLED, Need::Free),
        slot(&DECIDED, Need::Free),
        slot(&DECIDED_BY, Need::Free),
        slot(&STANDING, Need::Wanted),
    ],
};

/// What the log comes to: the numbers of the objections, in the order of the log. An objection under which nothing was
/// typed is none.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Objections {
    /// All that were received.
    pub received: Vec<u32>,
    /// Those that stand: marked as open, or not marked as settled.
    pub open: Vec<u32>,
    /// Those that were found right.
    pub upheld: Vec<u32>,
    /// Those that were found wrong.
    pub not_upheld: Vec<u32>,
    /// Those that surely came after the publicity had ended. They are among the others, too.
    pub after_end: Vec<u32>,
    /// What is open or lacks something: the objection's number, how much it weighs, and what it is.
    pub findings: Vec<(u32, Weight, Problem)>,
}

/// Whom an objection is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// The list as a whole.
    Whole,
    /// The person of that number in the batch.
    Person(u64),
    /// Nothing was told that can be read.
    Unknown,
}

/// What the log comes to; `end` is the last day of the publicity, where it is settled.
#[must_use]
pub fn objections(log: &List, end: Option<NaiveDate>) -> Objections {
    let mut told = Objections::default();
    for entry in log.told() {
        let number = entry.id;
        told.received.push(number);
        match standing(entry) {
            UPHELD => told.upheld.push(number),
            NOT_UPHELD => told.not_upheld.push(number),
            _ => told.open.push(number),
        }
        if is_late(entry, end) {
            told.after_end.push(number);
        }
        told.findings.extend(findings(entry, end));
    }
    told
}

/// Whom an objection is about.
#[must_use]
pub fn target(entry: &Entry) -> Target {
    match ABOUT.known(&entry.facts).map(|choice| choice.id) {
        Some(WHOLE) => Target::Whole,
        Some(PERSON) => OF_PERSON.known(&entry.facts).map_or(Target::Unknown, Target::Person),
        _ => Target::Unknown,
    }
}

/// The objections about a number that nobody has, as findings; `is_listed` tells whether somebody has it.
pub(crate) fn of_nobody(
    log: &List,
    is_listed: impl Fn(u64) -> bool,
) -> Vec<(u32, Weight, Problem)> {
    let [.., not_listed] = Objections::KEYS;
    let finding = |entry: &Entry| match target(entry) {
        Target::Person(person) if !is_listed(person) => {
            let problem =
                Problem::new(not_listed).with("number", &entry.id).with("person", &person);
            Some((entry.id, Weight::Fault, problem))
        }
        Target::Person(_) | Target::Whole | Target::Unknown => None,
    };
    log.told().filter_map(finding).collect()
}

/// What is not known to be settled stands.
fn standing(entry: &Entry) -> &'static str {
    STANDING.known(&entry.facts).map_or(OPEN, |choice| choice.id)
}

fn findings(entry: &Entry, end: Option<NaiveDate>) -> Vec<(u32, Weight, Problem)> {
    let [open, upheld, unexplained, order, nobody, after_end, _] = Objections::KEYS;
    let received = RECEIVED.known(&entry.facts);
    let is_open = standing(entry) == OPEN;
    let is_reversed = received
        .zip(DECIDED.known(&entry.facts))
        .is_some_and(|(received, decided)| decided.latest < received.earliest);
    let is_of_nobody = ABOUT.known(&entry.facts).is_some_and(|choice| choice.id == PERSON)
        && target(entry) == Target::Unknown;
    let told = [
        (is_open, Weight::Fault, open),
        (standing(entry) == UPHELD, Weight::Remark, upheld),
        (!is_open && !is_explained(entry), Weight::Remark, unexplained),
        (is_reversed, Weight::Fault, order),
        (is_of_nobody, Weight::Remark, nobody),
        (is_late(entry, end), Weight::Remark, after_end),
    ];
    let finding =
        |(_, weight, key)| (entry.id, weight, Problem::new(key).with("number", &entry.id));
    told.into_iter().filter(|(is_so, ..)| *is_so).map(finding).collect()
}

/// Whether it surely came after the end.
fn is_late(entry: &Entry, end: Option<NaiveDate>) -> bool {
    let received = RECEIVED.known(&entry.facts);
    end.zip(received).is_some_and(|(end, received)| received.earliest > end)
}

/// Whether it is told how an objection was settled, when, and by whom.
fn is_explained(entry: &Entry) -> bool {
    let facts = &entry.facts;
    let is_told = |text: Option<String>| text.is_some_and(|text| !text.is_empty());
    is_told(HANDLED.known(facts))
        && DECIDED.known(facts).is_some()
        && is_told(DECIDED_BY.known(facts))
}

impl Objections {
    /// Every key that a finding can have.
    pub const KEYS: [&'static str; 7] = [
        "objections.open",
        "objections.upheld",
        "objections.unexplained",
        "objections.order",
        "objections.nobody",
        "objections.after_end",
        "objections.not_listed",
    ];
    /// The notice does not say what follows an objection: an open point, to be shown and not evaluated.
    pub const OPEN_POINT: &'static str = "objections.open_point";
    /// The figures for the report on the publicity: its gaps are those of [`Objections::figures`].
    pub const FIGURES: &'static str = "objections.figures";
    /// The same where none was received.
    pub const NONE: &'static str = "objections.none";

    /// Whether the approval has to wait: an objection stands.
    #[must_use]
    pub fn is_blocking(&self) -> bool {
        !self.open.is_empty()
    }

    /// How many there are, in words for the report on the publicity.
    #[must_use]
    pub fn figures(&self) -> Problem {
        if self.received.is_empty() {
            return Problem::new(Self::NONE);
        }
        Problem::new(Self::FIGURES)
            .with("received", &self.received.len())
            .with("open", &self.open.len())
            .with("upheld", &self.upheld.len())
            .with("not_upheld", &self.not_upheld.len())
    }
}

#[cfg(test)]
mod tests;
