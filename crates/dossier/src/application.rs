//! Everything that an applicant enters, as it was typed; the self-check's answers are part of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use teji_fields::{AnyField, Facts, FieldId, Problem, read_day};
use teji_rules::{Case, Rulings};
use teji_workdays::{Calendar, DayRange};

use crate::forms::{BASICS, EVIDENCE, Form, HONOUR, MERIT, POST, is_shared};
use crate::list::List;

/// The version of what is saved.
pub const VERSION: u32 = 2;

/// Everything that an applicant enters.
///
/// A fact that the self-check asks for too (the occupation, the certificate's day) is kept with its answers alone, so
/// that it cannot have two values.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Application {
    version: u32,
    /// The answers of the self-check, as typed; see [`Application::facts`] for what the papers make of them.
    facts: Facts,
    /// How open sentences are to be read.
    pub rulings: Rulings,
    /// The 基准日 as typed; nothing stands for the day on which it is looked at.
    pub reference: String,
    /// The name of the question at which the person stood last, or nothing.
    pub place: String,
    /// The applicant, but for what the self-check asks too.
    basics: Facts,
    /// Which of the basics came from the self-check and were not looked at yet.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    unseen: BTreeSet<String>,
    /// The posts held.
    pub posts: List,
    /// The merits.
    pub merits: List,
    /// The honours.
    pub honours: List,
    /// The papers that prove something.
    pub evidence: List,
    /// Answers to the further questions of the enterprise's plan, by their numbers.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub further: BTreeMap<String, String>,
}

/// One of the lists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Group {
    /// The posts held.
    Posts,
    /// The merits.
    Merits,
    /// The honours.
    Honours,
    /// The papers that prove something.
    Evidence,
}

/// Where an answer stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Spot {
    /// In the self-check.
    Check,
    /// Among the basics.
    Basics,
    /// In the entry of that number.
    Entry(Group, u32),
}

/// A field whose answer cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// Where it stands.
    pub spot: Spot,
    /// The field.
    pub field: FieldId,
    /// What is wrong.
    pub problem: Problem,
}

impl Group {
    /// All lists, in the order of the sections.
    pub const ALL: [Self; 4] = [Self::Posts, Self::Merits, Self::Honours, Self::Evidence];

    /// The form of its entries.
    #[must_use]
    pub fn form(self) -> &'static Form {
        match self {
            Self::Posts => &POST,
            Self::Merits => &MERIT,
            Self::Honours => &HONOUR,
            Self::Evidence => &EVIDENCE,
        }
    }
}

impl Default for Application {
    fn default() -> Self {
        Self {
            version: VERSION,
            facts: Facts::default(),
            rulings: Rulings::default(),
            reference: String::new(),
            place: String::new(),
            basics: Facts::default(),
            unseen: BTreeSet::new(),
            posts: List::default(),
            merits: List::default(),
            honours: List::default(),
            evidence: List::default(),
            further: BTreeMap::new(),
        }
    }
}

impl Application {
    /// What was typed at a place for a field.
    #[must_use]
    pub fn typed(&self, spot: Spot, field: FieldId) -> Option<&str> {
        self.home(spot, field)?.typed(field)
    }

    /// Keeps what was typed at a place for a field, which is then looked at; blank text takes the answer back.
    ///
    /// Nothing happens where there is no such entry.
    pub fn set(&mut self, spot: Spot, field: FieldId, typed: impl Into<String>) {
        match spot {
            Spot::Entry(group, id) => {
                self.list_mut(group).set(id, field, typed);
            }
            Spot::Basics if !is_shared(field) => self.basics.set(field, typed),
            Spot::Check | Spot::Basics => {
                self.facts.set(field, typed);
                self.unseen.remove(field.0);
            }
        }
    }

    /// Whether an answer came from the self-check and nobody has looked at it in the papers yet.
    #[must_use]
    pub fn is_unseen(&self, spot: Spot, field: FieldId) -> bool {
        match spot {
            Spot::Check => false,
            Spot::Basics => self.unseen.contains(field.0),
            Spot::Entry(group, id) => self.list(group).get(id).is_some_and(|entry| entry.unseen),
        }
    }

    /// Tells that what came from the self-check was looked at.
    pub fn look(&mut self, spot: Spot) {
        match spot {
            Spot::Check => {}
            Spot::Basics => self.unseen.clear(),
            Spot::Entry(group, id) => {
                if let Some(entry) = self.list_mut(group).get_mut(id) {
                    entry.unseen = false;
                }
            }
        }
    }

    /// A list.
    #[must_use]
    pub fn list(&self, group: Group) -> &List {
        match group {
            Group::Posts => &self.posts,
            Group::Merits => &self.merits,
            Group::Honours => &self.honours,
            Group::Evidence => &self.evidence,
        }
    }

    /// A list, to add to or to take from.
    pub fn list_mut(&mut self, group: Group) -> &mut List {
        match group {
            Group::Posts => &mut self.posts,
            Group::Merits => &mut self.merits,
            Group::Honours => &mut self.honours,
            Group::Evidence => &mut self.evidence,
        }
    }

    /// The answers of the self-check as they were typed there.
    #[must_use]
    pub fn check_facts(&self) -> &Facts {
        &self.facts
    }

    /// Puts other answers in place of the self-check's, as when a code from another device is read.
    pub fn set_check_facts(&mut self, facts: Facts) {
        self.facts = facts;
    }

    /// The day on which the conditions must hold: the one that was typed, or the day of looking.
    #[must_use]
    pub fn reference_on(&self, today: NaiveDate) -> NaiveDate {
        read_day(&self.reference).ok().and_then(DayRange::exact).unwrap_or(today)
    }

    /// What is judged: facts that [`Application::facts`] gave, on the day in question.
    #[must_use]
    pub fn case<'a>(
        &'a self,
        facts: &'a Facts,
        calendar: &'a Calendar,
        today: NaiveDate,
    ) -> Case<'a> {
        Case { facts, rulings: &self.rulings, calendar, reference: self.reference_on(today) }
    }

    /// Every answer of the papers that cannot be read, in the order of the forms; nothing has begun after `today`.
    #[must_use]
    pub fn problems(&self, today: NaiveDate) -> Vec<Fault> {
        let spots = self.spots();
        spots.into_iter().flat_map(|(spot, form)| self.problems_at(spot, form, today)).collect()
    }

    fn problems_at(&self, spot: Spot, form: &'static Form, today: NaiveDate) -> Vec<Fault> {
        let fault = |field: &'static dyn AnyField| {
            let problem = field.problem(self.home(spot, field.id())?, today)?;
            Some(Fault { spot, field: field.id(), problem })
        };
        form.fields().filter_map(|(field, _)| fault(field)).collect()
    }

    /// The basics and every entry in which something was typed, each with its form.
    #[must_use]
    pub fn spots(&self) -> Vec<(Spot, &'static Form)> {
        let entries = |group: Group| {
            let spot = move |id| (Spot::Entry(group, id), group.form());
            self.list(group).told().map(move |entry| spot(entry.id))
        };
        let basics = std::iter::once((Spot::Basics, &BASICS));
        basics.chain(Group::ALL.into_iter().flat_map(entries)).collect()
    }

    /// The facts among which a field's answer at a place is kept.
    pub(crate) fn home(&self, spot: Spot, field: FieldId) -> Option<&Facts> {
        match spot {
            Spot::Entry(group, id) => self.list(group).get(id).map(|entry| &entry.facts),
            Spot::Basics if !is_shared(field) => Some(&self.basics),
            Spot::Check | Spot::Basics => Some(&self.facts),
        }
    }

    pub(crate) fn is_of_this_version(&self) -> bool {
        self.version == VERSION
    }

    pub(crate) fn mark_unseen(&mut self, field: FieldId) {
        self.unseen.insert(field.0.to_owned());
    }
}

#[cfg(test)]
mod tests;
