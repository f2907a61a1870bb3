//! A person's check of themselves: what is asked next, and how the result is headed.

use std::collections::BTreeSet;

use teji_fields::{Facts, Field, FieldId, OneOf};
use teji_rules::{Case, Change, Finding, Need, Outcome, judge, needs, relevant, ways};
use teji_workdays::{Day, Onset};

use crate::forms::{Page, SELF_CHECK};
use crate::law::law;
use crate::scope;

/// How a result is headed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum State {
    /// A: every condition holds.
    Fits,
    /// B: only time is missing.
    TooEarly,
    /// C: the readings disagree.
    DependsOnReading,
    /// D: facts are missing.
    Unknown,
    /// E: a condition does not hold, and waiting does not change that.
    DoesNotFit,
    /// F: the enterprise or the occupation is not in scope.
    OutOfScope,
}

impl State {
    /// The letter by which texts, styles and files know it.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Fits => 'A',
            Self::TooEarly => 'B',
            Self::DependsOnReading => 'C',
            Self::Unknown => 'D',
            Self::DoesNotFit => 'E',
            Self::OutOfScope => 'F',
        }
    }
}

/// A person's check of themselves, judged.
pub struct Check<'a> {
    /// What it rests on.
    pub case: Case<'a>,
    /// The person's tree, judged.
    pub person: Finding<'static>,
    /// Whether the person is to be preferred, judged.
    pub priority: Finding<'static>,
}

impl<'a> Check<'a> {
    /// Judges a case.
    #[must_use]
    pub fn of(case: Case<'a>) -> Self {
        let person = judge(&law().person, &case);
        let priority = judge(&law().priority, &case);
        Self { case, person, priority }
    }

    /// How the result is headed.
    #[must_use]
    pub fn state(&self) -> State {
        match self.person.outcome() {
            Outcome::Met => State::Fits,
            Outcome::DependsOnReading => State::DependsOnReading,
            Outcome::Unknown => State::Unknown,
            Outcome::NotMet => self.refusal(),
        }
    }

    fn refusal(&self) -> State {
        let outside = |part: &Finding<'_>| {
            part.rule.id.0.starts_with("scope.") && part.outcome() == Outcome::NotMet
        };
        if self.person.parts.iter().any(outside) && self.may_fit_in_scope() {
            State::OutOfScope
        } else if self.person.overall().earliest == Day::NEVER {
            State::DoesNotFit
        } else {
            State::TooEarly
        }
    }

    /// Whether nothing stands in the way but that the track is closed for the occupation, which is in scope itself.
    #[must_use]
    pub fn is_closed_for_occupation(&self) -> bool {
        self.state() == State::DoesNotFit && self.may_fit_in_scope()
    }

    /// Whether all else may hold some day; the two tracks of service ask for the occupation's scope as well.
    fn may_fit_in_scope(&self) -> bool {
        let of_scope =
            [&scope::ENTERPRISE_FILED, &scope::OCCUPATION_FILED, &scope::OCCUPATION_LINKED];
        let in_scope = |facts: Facts, field: &Field<OneOf>| facts.with(field.id, field.best);
        let facts = of_scope.into_iter().fold(self.case.facts.clone(), in_scope);
        let case = Case { facts: &facts, ..self.case };
        judge(&law().person, &case).overall().earliest != Day::NEVER
    }

    /// From the first day on which some reading can hold to the first day on which all of them surely do.
    #[must_use]
    pub fn earliest(&self) -> Onset {
        self.person.overall()
    }

    /// Whether facts leave open by when the conditions hold, under some reading.
    #[must_use]
    pub fn hangs_on_facts(&self) -> bool {
        let is_open = |onset: Onset| onset.earliest != Day::NEVER && onset.latest == Day::NEVER;
        self.person.onset.values().any(is_open)
    }

    /// Whether the conditions hold on no day under some reading, and on some day under another.
    #[must_use]
    pub fn hangs_on_reading(&self) -> bool {
        let some_day = self.earliest().earliest != Day::NEVER;
        some_day && self.person.onset.values().any(|onset| onset == Onset::NEVER)
    }

    /// The same on the first day on which the conditions may hold, where only time is missing until then.
    #[must_use]
    pub fn later(&self) -> Option<Self> {
        let day = self.earliest().earliest.date();
        let day = day.filter(|_| self.state() == State::TooEarly)?;
        Some(Self::of(Case { reference: day, ..self.case }))
    }

    /// The fields without an answer that can still change the result.
    ///
    /// Honours are asked for only while the conditions may hold: they order, and never decide.
    #[must_use]
    pub fn asked(&self) -> Vec<FieldId> {
        let mut asked = relevant(&law().person, &self.case);
        if self.person.outcome() != Outcome::NotMet {
            let honours = law().honours.fields();
            let is_honour = |id: &FieldId| honours.iter().any(|field| field.id() == *id);
            asked.extend(relevant(&law().priority, &self.case).into_iter().filter(is_honour));
        }
        asked
    }

    /// The pages that ask for something which can still change the result and to which nothing was said yet.
    pub fn pages(&self) -> impl Iterator<Item = &'static Page> {
        let asked = self.asked();
        let silent = move |id| asked.contains(&id) && self.case.facts.typed(id).is_none();
        SELF_CHECK.iter().filter(move |page| page.fields().iter().any(|field| silent(field.id())))
    }

    /// What would bring the verdict closer.
    #[must_use]
    pub fn needs(&self) -> Vec<Need> {
        needs(&law().person, &self.case)
    }

    /// What somebody else has to say: the needs on which the person themselves has said what they can.
    #[must_use]
    pub fn to_ask(&self) -> Vec<Need> {
        let is_silent =
            |need: &Need| matches!(need, Need::Answer(id) if self.case.facts.typed(*id).is_none());
        self.needs().into_iter().filter(|need| !is_silent(need)).collect()
    }

    /// The smallest changes that would make all conditions hold.
    #[must_use]
    pub fn ways(&self) -> Vec<BTreeSet<Change>> {
        ways(&law().person, &self.case)
    }
}

#[cfg(test)]
mod tests;
