//! One walk that judges a rule and keeps why.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use teji_fields::Facts;
use teji_order::gathered;
use teji_workdays::{Calendar, Day, Onset};

use crate::rule::{Logic, OptionId, Reading, ReadingId, Rule};
use crate::table::Table;
use crate::verdict::{Outcome, Verdict};

/// Everything that a judgement may look at: no clock, no network, no language.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// What is known.
    pub facts: &'a Facts,
    /// How open sentences are to be read.
    pub rulings: &'a Rulings,
    /// Which days people work.
    pub calendar: &'a Calendar,
    /// The day on which the conditions must hold (基准日).
    pub reference: NaiveDate,
}

/// The way in which somebody who may decide it reads a sentence, by the sentence's name.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rulings(BTreeMap<String, String>);

impl Rulings {
    /// Pins a sentence to one of its ways; an unknown way is not kept.
    pub fn pin(&mut self, reading: &Reading, option: OptionId) {
        if reading.options.contains(&option) {
            self.0.insert(reading.id.0.to_owned(), option.0.to_owned());
        }
    }

    /// Leaves a sentence open again.
    pub fn unpin(&mut self, reading: ReadingId) {
        self.0.remove(reading.0);
    }

    /// The place, among the reading's options, of the way that was pinned.
    #[must_use]
    pub fn way(&self, reading: &Reading) -> Option<usize> {
        let pinned = self.0.get(reading.id.0)?;
        reading.options.iter().position(|option| option.0 == pinned)
    }
}

impl Rulings {
    /// Every sentence that is pinned and its way, in the order of the sentences.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(reading, way)| (reading.as_str(), way.as_str()))
    }
}

impl FromIterator<(String, String)> for Rulings {
    /// What was kept; a sentence or a way that nobody knows any more decides nothing.
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Self(gathered(pairs))
    }
}

/// A judged rule: from when it holds under every reading, and the parts on which that rests.
#[derive(Clone)]
pub struct Finding<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// From which day on it holds.
    pub onset: Table<Onset>,
    /// Its parts, judged.
    pub parts: Vec<Finding<'r>>,
    /// The day on which the conditions must hold.
    pub reference: Day,
}

/// Judges a rule.
#[must_use]
pub fn judge<'r>(rule: &'r Rule, case: &Case<'_>) -> Finding<'r> {
    let parts: Vec<_> = rule.parts().iter().map(|part| judge(part, case)).collect();
    let onset = match &rule.logic {
        Logic::All(_) => fold(&parts, Onset::ALWAYS, Onset::and),
        Logic::Any(_) => fold(&parts, Onset::NEVER, Onset::or),
        Logic::Open(reading, _) => read(reading, [&parts[0].onset, &parts[1].onset], case.rulings),
        Logic::Test(test) => Table::always(test.onset(case)),
    };
    Finding { rule, onset, parts, reference: Day::from(case.reference) }
}

fn fold(parts: &[Finding<'_>], start: Onset, join: fn(Onset, Onset) -> Onset) -> Table<Onset> {
    parts.iter().fold(Table::always(start), |sum, part| sum.zip(&part.onset, join))
}

/// An open sentence's table from the tables of its two ways: the one that is pinned, or both.
pub(crate) fn read<T: Copy + PartialEq>(
    reading: &'static Reading,
    ways: [&Table<T>; 2],
    rulings: &Rulings,
) -> Table<T> {
    match rulings.way(reading) {
        Some(way) => ways[way].clone(),
        None => Table::either(reading, &ways.map(Table::clone)),
    }
}

impl<'r> Finding<'r> {
    /// The verdict on the day in question, under every reading.
    #[must_use]
    pub fn verdicts(&self) -> Table<Verdict> {
        self.onset.map(|onset| Verdict::on(self.reference, onset))
    }

    /// What all readings together say on the day in question.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        Outcome::of(&self.verdicts())
    }

    /// From the first day on which some reading can hold to the first day on which all of them surely do.
    #[must_use]
    pub fn overall(&self) -> Onset {
        self.onset.values().reduce(Onset::hull).unwrap_or(Onset::UNKNOWN)
    }

    /// The finding of that name in this tree.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Finding<'r>> {
        if self.rule.id.0 == id {
            Some(self)
        } else {
            self.parts.iter().find_map(|part| part.find(id))
        }
    }
}

#[cfg(test)]
mod tests;
