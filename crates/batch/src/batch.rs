//! A batch: one round of one enterprise, from its plan to what follows the appointment; everything as it was typed.

use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use teji_dossier::{Application, List};
use teji_fields::{AnyField, Facts, FieldId};
use teji_rules::Rulings;
use teji_workdays::DayRange;

use crate::decision::Decision;
use crate::forms::{BATCH_NAME, REFERENCE, UNIT_NAME, is_of_plan};
use crate::plan::Plan;

/// The version of what is saved.
pub const VERSION: u32 = 1;

/// One round of one enterprise.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Batch {
    pub(crate) version: u32,
    /// The plan.
    pub plan: Plan,
    /// What was typed in the forms of the later steps.
    pub(crate) facts: Facts,
    /// The people, in the order of the list.
    pub(crate) people: Vec<Rc<Person>>,
    /// The number of the next person; none is given twice.
    pub(crate) next: u32,
    /// What the enterprise decided, in the order in which it did; nothing is ever taken out.
    pub(crate) decisions: Vec<Decision>,
    /// The objections.
    pub objections: List,
    /// Which heading of a sheet means which column, as it was matched last.
    pub columns: BTreeMap<String, String>,
    /// How far the treatment is, as typed.
    pub treatment: Facts,
}

/// A person of a batch.
#[derive(Clone, Default, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The number within the batch.
    pub number: u32,
    /// What is known, as an applicant would enter it.
    pub application: Application,
    /// Answers to the plan's further conditions, by their numbers.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub further: BTreeMap<u32, String>,
    /// Where the person stood in a sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<Row>,
    /// Whether the review proposes them.
    #[serde(default, skip_serializing_if = "is_false")]
    pub proposed: bool,
    /// Whether the enterprise settled on them after the publicity.
    #[serde(default, skip_serializing_if = "is_false")]
    pub settled: bool,
    /// The number of the certificate, as typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub certificate: String,
}

/// A row of a sheet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The sheet's name.
    pub sheet: String,
    /// The row's number, as the sheet shows it.
    pub number: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_false(flag: &bool) -> bool {
    !flag
}

impl Default for Batch {
    fn default() -> Self {
        Self {
            version: VERSION,
            plan: Plan::default(),
            facts: Facts::default(),
            people: Vec::new(),
            next: 1,
            decisions: Vec::new(),
            objections: List::default(),
            columns: BTreeMap::new(),
            treatment: Facts::default(),
        }
    }
}

impl Batch {
    /// So many people a batch holds at the most.
    pub const MOST: usize = 2000;
    /// No person's number is larger, that of the next one included.
    pub(crate) const MOST_NUMBER: u32 = 1_000_000;

    /// The enterprise's name, as typed.
    #[must_use]
    pub fn unit(&self) -> &str {
        self.typed(UNIT_NAME.id).map(str::trim).unwrap_or_default()
    }

    /// What it is called: its own name, or the enterprise's.
    #[must_use]
    pub fn name(&self) -> &str {
        let named = [BATCH_NAME.id, UNIT_NAME.id].into_iter().filter_map(|id| self.typed(id));
        named.map(str::trim).find(|name| !name.is_empty()).unwrap_or_default()
    }

    /// What was typed for a field of the batch's forms.
    #[must_use]
    pub fn typed(&self, field: FieldId) -> Option<&str> {
        self.home(field).typed(field)
    }

    /// Keeps what was typed for a field of the batch's forms; blank text takes the answer back.
    pub fn set(&mut self, field: FieldId, typed: impl Into<String>) {
        if is_of_plan(field) {
            self.plan.facts.set(field, typed);
        } else {
            self.facts.set(field, typed);
        }
    }

    /// The facts among which a field's answer is kept.
    #[must_use]
    pub fn home(&self, field: FieldId) -> &Facts {
        if is_of_plan(field) { &self.plan.facts } else { &self.facts }
    }

    /// An answer in the batch's forms, where it can be read.
    #[must_use]
    pub fn known<K: teji_fields::Kind>(&self, field: &teji_fields::Field<K>) -> Option<K::Value> {
        field.known(self.home(field.id()))
    }

    /// The day on which the conditions must hold: the plan's, or the day of looking.
    #[must_use]
    pub fn reference_on(&self, today: NaiveDate) -> NaiveDate {
        self.known(&REFERENCE).and_then(DayRange::exact).unwrap_or(today)
    }

    /// The people, in the order of the list.
    #[must_use]
    pub fn people(&self) -> impl ExactSizeIterator<Item = &Rc<Person>> {
        self.people.iter()
    }

    /// The person of that number.
    #[must_use]
    pub fn person(&self, number: u32) -> Option<&Rc<Person>> {
        self.people.iter().find(|person| person.number == number)
    }

    /// Changes a person; nothing happens where there is none of that number.
    pub fn change(&mut self, number: u32, change: impl FnOnce(&mut Person)) {
        if let Some(person) = self.people.iter_mut().find(|person| person.number == number) {
            let person = Rc::make_mut(person);
            change(person);
            person.number = number;
        }
    }

    /// Adds a person at the end, under a number of their own; nothing, where the batch is full.
    pub fn add(&mut self, person: Person) -> Option<u32> {
        if self.people.len() >= Self::MOST || self.next >= Self::MOST_NUMBER {
            return None;
        }
        let number = self.next;
        self.next += 1;
        self.people.push(Rc::new(Person { number, ..person }));
        Some(number)
    }

    /// Takes a person out, and tells where they stood.
    pub fn remove(&mut self, number: u32) -> Option<(usize, Rc<Person>)> {
        let place = self.people.iter().position(|person| person.number == number)?;
        Some((place, self.people.remove(place)))
    }

    /// Puts a person back where they stood; a batch in which they are again already is left alone.
    pub fn restore(&mut self, place: usize, person: Rc<Person>) {
        if self.person(person.number).is_none() && self.people.len() < Self::MOST {
            self.next = self.next.max(person.number.saturating_add(1));
            self.people.insert(place.min(self.people.len()), person);
        }
    }

    /// What the enterprise decided, in the order in which it did.
    #[must_use]
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// Records a decision; an earlier one about the same is over.
    pub fn decide(&mut self, decision: Decision) {
        for earlier in &mut self.decisions {
            if earlier.about == decision.about {
                earlier.undone = true;
            }
        }
        self.decisions.push(decision);
    }

    /// Takes a decision back, or takes that back; the record of it stays.
    pub fn undo(&mut self, place: usize, undone: bool) {
        let Some(about) = self.decisions.get(place).map(|decision| decision.about.clone()) else {
            return;
        };
        for (other, decision) in self.decisions.iter_mut().enumerate() {
            if other == place {
                decision.undone = undone;
            } else if !undone && decision.about == about {
                decision.undone = true;
            }
        }
    }

    /// The readings on which the enterprise decided, and over them those that the plan pins: a pin changes all results at
    /// once, whatever was decided before or after it.
    #[must_use]
    pub fn rulings(&self) -> Rulings {
        let mut rulings = self.plan.rulings.clone();
        for decision in self.decisions.iter().filter(|decision| !decision.undone) {
            if let Some((reading, place)) = decision.reading()
                && self.plan.rulings.way(reading).is_none()
            {
                rulings.pin(reading, reading.options[place]);
            }
        }
        rulings
    }

    /// Whether nothing was entered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests;
