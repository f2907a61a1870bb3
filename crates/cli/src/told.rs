//! What is told of a row: how the person stands, from when, what is missing, and what is said of its cells.

use chrono::NaiveDate;
use serde::Serialize;
use teji_batch::{Person, ReadRow, Seen, Sight, Weight, place};
use teji_dossier::{BASICS, Spot, Stated};
use teji_fields::{Answer, AnyField, Facts, FieldId};
use teji_notice::{State, law, rule_name};
use teji_rules::{Outcome, judge};
use teji_text::Catalog;

use crate::fault::Stop;
use crate::screen::{Look, Out};
use crate::table::{Pair, pairs};
use crate::words::{joined, two_parts};

/// A row in words and for programs.
#[derive(Serialize)]
pub(crate) struct Told {
    /// The name of the sheet; nothing of a text file.
    pub(crate) sheet: String,
    /// The number of the row, as the sheet shows it.
    pub(crate) row: u32,
    /// The name, as the sheet has it.
    pub(crate) name: String,
    /// The letter of the result; none for a row that must be mended first.
    pub(crate) state: Option<char>,
    /// The same in words.
    pub(crate) heading: String,
    /// It does not hold before this day: a day, `always` or `never`.
    pub(crate) earliest: Option<String>,
    /// It holds from this day on: the same.
    pub(crate) latest: Option<String>,
    /// The conditions of the notice that do not hold, however it is read; none where they may hold.
    pub(crate) unmet: Vec<Need>,
    /// What is missing.
    pub(crate) needs: Vec<Need>,
    /// The sentences of the notice on whose reading the result hangs.
    pub(crate) readings: Vec<Hanging>,
    /// What the plan's further conditions say, by their numbers.
    pub(crate) further: Vec<FurtherTold>,
    /// Whether the further conditions, and not the notice, leave the result where it is.
    pub(crate) by_plan: bool,
    /// Whether there is a listed honour beside the basic conditions.
    pub(crate) preferred: bool,
    /// What is said of the cells.
    pub(crate) remarks: Vec<Note>,
    /// The days in words.
    #[serde(skip)]
    days: String,
}

/// A question or a condition by its name and in words.
#[derive(Serialize)]
pub(crate) struct Need {
    pub(crate) id: &'static str,
    pub(crate) name: String,
}

/// A sentence of the notice by its name and in words.
#[derive(Serialize)]
pub(crate) struct Hanging {
    pub(crate) reading: &'static str,
    pub(crate) title: String,
}

/// A further condition.
#[derive(Serialize)]
pub(crate) struct FurtherTold {
    number: u32,
    outcome: &'static str,
}

/// What is said of a cell.
#[derive(Serialize)]
pub(crate) struct Note {
    pub(crate) weight: Weight,
    /// Where the cell is.
    pub(crate) place: String,
    /// By what programs know it.
    pub(crate) key: String,
    /// What is wrong.
    pub(crate) message: String,
    /// What mends it.
    pub(crate) cure: String,
    /// What can be chosen for the cell.
    pub(crate) choices: Vec<String>,
}

impl Note {
    /// What it is, what can stand in the cell, and what mends it.
    pub(crate) fn in_words(&self, words: &Catalog) -> String {
        let mut what = self.message.clone();
        if !self.choices.is_empty() {
            let choices = joined(&self.choices, words);
            what = words.fill("judge.choices", &[("what", &what), ("choices", &choices)]);
        }
        words.fill("judge.remark", &[("what", &what), ("cure", &self.cure)])
    }
}

/// Remarks of one weight under a heading, each behind its place; nothing where there are none.
pub(crate) fn show_notes<'n>(
    notes: impl Iterator<Item = &'n Note>,
    weight: Weight,
    (heading, look): (&str, Look),
    words: &Catalog,
    out: &mut Out,
) -> Result<(), Stop> {
    let pair = |note: &Note| Pair { name: note.place.clone(), text: note.in_words(words) };
    let notes: Vec<Pair> = notes.filter(|note| note.weight == weight).map(pair).collect();
    if notes.is_empty() {
        return Ok(());
    }
    out.looking(&words.fill(heading, &[("count", &notes.len().to_string())]), look)?;
    pairs(&notes, out)?;
    out.line("")
}

/// What is told of a row that may be a person.
pub(crate) fn told(row: &ReadRow, seen: Seen, sheet: &str, sight: Sight<'_>) -> Told {
    let words = sight.catalog;
    let mut told = Told {
        sheet: sheet.to_owned(),
        row: row.number,
        name: basic(&row.person, "name"),
        state: None,
        heading: words.text("judge.to_mend").to_owned(),
        earliest: None,
        latest: None,
        unmet: Vec::new(),
        needs: Vec::new(),
        readings: Vec::new(),
        further: Vec::new(),
        by_plan: false,
        preferred: false,
        remarks: notes(row, sheet, words),
        days: String::new(),
    };
    if seen.state().is_some() {
        told.judge(&row.person, sight);
    }
    told
}

impl Told {
    fn judge(&mut self, person: &Person, sight: Sight<'_>) {
        let (words, standing) = (sight.catalog, sight.screening.standing(person));
        let stated = Stated::of(standing.state, standing.earliest);
        self.state = Some(stated.state);
        self.heading = heading(standing.state, words);
        self.days = days(&stated, words);
        (self.earliest, self.latest) = (Some(stated.earliest), Some(stated.latest));
        // Where a condition surely does not hold, neither does the whole.
        if matches!(standing.state, State::TooEarly | State::DoesNotFit | State::OutOfScope) {
            self.unmet = unmet(person, sight);
        }
        self.needs = needs(person, sight);
        let reading = |reading: &&'static teji_rules::Reading| Hanging {
            reading: reading.id.0,
            title: words.text(&format!("reading.{}.title", reading.id.0)).to_owned(),
        };
        self.readings = standing.readings.iter().map(reading).collect();
        let further = |(number, outcome): &(u32, Outcome)| FurtherTold {
            number: *number,
            outcome: name_of(*outcome),
        };
        self.further = standing.further.iter().map(further).collect();
        (self.by_plan, self.preferred) = (standing.by_plan, standing.preferred);
    }

    /// The days in words; a bound that lies behind already tells nothing as long as the other one is open.
    pub(crate) fn day(&self, reference: NaiveDate) -> &str {
        let is_open = self.latest.as_deref() == Some("never");
        let earliest = self.earliest.as_deref().and_then(|day| day.parse::<NaiveDate>().ok());
        let is_behind = earliest.is_some_and(|day| day <= reference);
        if is_open && is_behind { "" } else { &self.days }
    }

    /// What does not hold and what is missing, in a few words.
    pub(crate) fn reasons(&self, words: &Catalog) -> String {
        let mut unmet: Vec<String> = self.unmet.iter().map(|one| one.name.clone()).collect();
        let count = self.count(Outcome::NotMet);
        if count > 0 {
            unmet.push(words.fill("judge.further_unmet", &[("count", &count.to_string())]));
        }
        let lacks = self.lacks(words);
        if unmet.is_empty() {
            return lacks;
        }
        let unmet = words.fill("judge.unmet", &[("names", &joined(&unmet, words))]);
        if lacks.is_empty() {
            return unmet;
        }
        words.fill("judge.unmet_and_missing", &[("unmet", &unmet), ("lacks", &lacks)])
    }

    /// How many of the further conditions have that outcome.
    fn count(&self, outcome: Outcome) -> usize {
        self.further.iter().filter(|one| one.outcome == name_of(outcome)).count()
    }

    /// What is missing, in a few words: questions, further conditions, sentences that can be read in two ways.
    fn lacks(&self, words: &Catalog) -> String {
        let mut named: Vec<String> = self.needs.iter().map(|need| need.name.clone()).collect();
        let unanswered = self.count(Outcome::Unknown);
        if unanswered > 0 {
            named.push(words.fill("judge.further", &[("count", &unanswered.to_string())]));
        }
        if self.state == Some(State::DependsOnReading.letter()) {
            let readings = self.readings.iter().map(|one| one.title.clone());
            named.extend(readings.map(|title| words.fill("judge.reading", &[("title", &title)])));
        }
        let count = named.len();
        named.truncate(MOST_NAMED);
        let listed = joined(&named, words);
        if count > MOST_NAMED {
            words.fill("judge.more", &[("named", &listed), ("count", &count.to_string())])
        } else {
            listed
        }
    }
}

/// So many names of what is missing are told to people.
const MOST_NAMED: usize = 5;

/// A result in words.
pub(crate) fn heading(state: State, words: &Catalog) -> String {
    words.text(&format!("recheck.state.{}", state.letter())).to_owned()
}

/// From when it holds, in words; nothing where nothing is known of it.
pub(crate) fn days(stated: &Stated, words: &Catalog) -> String {
    let day = |text: &str| text.parse().ok().map(|day| teji_dossier::date(day, words));
    let ends = (day(&stated.earliest), day(&stated.latest));
    match ends {
        (Some(first), Some(last)) if first == last => first,
        (Some(first), Some(last)) => {
            words.fill("days.between", &[("first", &first), ("last", &last)])
        }
        (Some(first), None) => words.fill("days.not_before", &[("first", &first)]),
        (None, Some(last)) => words.fill("days.by", &[("last", &last)]),
        (None, None) => match (stated.earliest.as_str(), stated.latest.as_str()) {
            ("always", "always") => words.text("days.always").to_owned(),
            ("never", _) => words.text("days.never").to_owned(),
            _ => String::new(),
        },
    }
}

fn name_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::NotMet => "not-met",
        Outcome::Unknown => "unknown",
        Outcome::DependsOnReading => "depends-on-reading",
    }
}

/// The conditions that surely do not hold on the day of reference, in the order of the notice.
fn unmet(person: &Person, sight: Sight<'_>) -> Vec<Need> {
    let facts = sight.screening.facts(person);
    let found = judge(&law().person, &sight.screening.case(&facts));
    let sure = found.parts.iter().filter(|part| part.outcome() == Outcome::NotMet);
    let named = |id| Need { id, name: rule_name(id, sight.catalog) };
    sure.map(|part| named(part.rule.id.0)).collect()
}

/// Name and identity where they are open, and the questions that would bring the verdict closer.
fn needs(person: &Person, sight: Sight<'_>) -> Vec<Need> {
    let is_open = |field: &&'static dyn AnyField| {
        let typed = person.application.typed(Spot::Basics, field.id());
        let facts = Facts::default().with(field.id(), typed.unwrap_or_default());
        !matches!(field.state(&facts), Answer::Known(_))
    };
    let basics = ["name", "identity"].into_iter().filter_map(|name| BASICS.field(name));
    let basics = basics.filter(is_open).map(AnyField::id);
    let asked = basics.chain(sight.screening.open_questions(person));
    asked.map(|id| Need { id: id.0, name: label(id, sight.catalog) }).collect()
}

/// A question in few words.
fn label(id: FieldId, words: &Catalog) -> String {
    let short = words.find(&format!("short.{}", id.0));
    short.unwrap_or_else(|| words.find(&format!("field.{}.label", id.0)).unwrap_or(id.0)).to_owned()
}

fn notes(row: &ReadRow, sheet: &str, words: &Catalog) -> Vec<Note> {
    let note = |remark: &teji_batch::Remark| {
        let args: Vec<(&str, &str)> =
            remark.args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let [message, cure] = two_parts(words, &remark.key, &args);
        let place = place(sheet, remark.row, remark.column);
        let (key, choices) = (remark.key.clone(), remark.choices.clone());
        Note { weight: remark.weight, place, key, message, cure, choices }
    };
    row.remarks.iter().map(note).collect()
}

/// An answer of the basics, as it was typed.
fn basic(person: &Person, name: &str) -> String {
    let field = BASICS.field(name).map(AnyField::id);
    let typed = field.and_then(|id| person.application.typed(Spot::Basics, id));
    typed.unwrap_or_default().trim().to_owned()
}
