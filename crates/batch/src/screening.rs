//! Everybody against the notice, under the plan's readings and with its further conditions.

use std::cell::RefCell;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use teji_dossier::Application;
use teji_fields::{Facts, Field, FieldId, OneOf, UNSURE};
use teji_notice::{
    ENTERPRISE_FILED, FALSE_STATEMENTS, Many, Needs, OCCUPATION_FILED, OCCUPATION_LINKED,
    OCCUPATION_NAME, State, TITLE,
};
use teji_rules::{Case, Need, Outcome, Reading, Rulings, Sheet, Table, Verdict};
use teji_workdays::{Calendar, Day, Onset};

use crate::batch::{Batch, Person};
use crate::decision::{About, Decision};
use crate::further::Further;
use crate::plan::Plan;

/// How a person stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// How the result is headed: by the notice and the plan's further conditions together.
    pub state: State,
    /// From when everything holds.
    pub earliest: Onset,
    /// Whether it is the plan's further conditions, and not the notice, that leave the result where it is.
    pub by_plan: bool,
    /// Whether the person holds a listed honour and the basic conditions.
    pub preferred: bool,
    /// The sentences on whose reading the verdict hangs.
    pub readings: Vec<&'static Reading>,
    /// What the further conditions say, in their order.
    pub further: Vec<(u32, Outcome)>,
}

/// Which track of 二（一）2 a person takes, as far as they say.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Path {
    /// Senior technicians.
    Skill,
    /// Professional staff.
    Title,
    /// Both, or it is not told.
    Open,
}

/// All six results, in the order of the pages.
pub const STATES: [State; 6] = [
    State::Fits,
    State::TooEarly,
    State::DependsOnReading,
    State::Unknown,
    State::DoesNotFit,
    State::OutOfScope,
];

/// What everybody is judged by: the plan's pins and the enterprise's decisions, put together once.
pub struct Screening<'a> {
    plan: &'a Plan,
    further: Vec<Further>,
    rulings: Rulings,
    many: Many,
    /// What was worked out of those who were asked about.
    needs: RefCell<Needs>,
    answers: BTreeMap<u32, Vec<(&'a str, &'a Decision)>>,
    decided: BTreeMap<(u32, u32), &'a str>,
    calendar: &'a Calendar,
    reference: NaiveDate,
}

impl Plan {
    /// What is judged of an application under this plan: its occupations and what the enterprise says of itself stand in
    /// place of what the applicant was asked.
    #[must_use]
    pub fn facts_of(&self, application: &Application) -> Facts {
        let mut facts = application.facts();
        for id in [ENTERPRISE_FILED.id, FALSE_STATEMENTS.id] {
            if let Some(typed) = self.facts.typed(id) {
                facts.set(id, typed);
            }
        }
        if self.occupation_names().next().is_some()
            && let Some(named) = OCCUPATION_NAME.known(&facts)
        {
            let says = |holds| if holds { "yes" } else { "no" };
            // A name that is not in the list may be another name for one that is.
            let [filed, linked] =
                self.basis_of(&named).map_or([UNSURE; 2], |basis| basis.map(says));
            facts.set(OCCUPATION_FILED.id, filed);
            facts.set(OCCUPATION_LINKED.id, linked);
        }
        facts
    }
}

impl Batch {
    /// Puts together what everybody is judged by. `today` stands in for a day of reference that is not told.
    #[must_use]
    pub fn screening<'a>(&'a self, calendar: &'a Calendar, today: NaiveDate) -> Screening<'a> {
        let mut answers: BTreeMap<u32, Vec<(&str, &Decision)>> = BTreeMap::new();
        let mut decided = BTreeMap::new();
        for decision in self.decisions.iter().filter(|decision| !decision.undone) {
            match &decision.about {
                About::Reading(_) => {}
                About::Answer { person, field } => {
                    answers.entry(*person).or_default().push((field, decision));
                }
                About::Further { person, number } => {
                    decided.insert((*person, *number), decision.choice.as_str());
                }
            }
        }
        Screening {
            plan: &self.plan,
            further: self.plan.further(),
            many: Many::ready(),
            needs: RefCell::default(),
            rulings: self.rulings(),
            answers,
            decided,
            calendar,
            reference: self.reference_on(today),
        }
    }
}

impl<'a> Screening<'a> {
    /// A plan alone, for an applicant who has it.
    #[must_use]
    pub fn of_plan(plan: &'a Plan, calendar: &'a Calendar, reference: NaiveDate) -> Self {
        Self {
            plan,
            further: plan.further(),
            many: Many::ready(),
            needs: RefCell::default(),
            rulings: plan.rulings.clone(),
            answers: BTreeMap::new(),
            decided: BTreeMap::new(),
            calendar,
            reference,
        }
    }

    /// What is judged of a person: the plan, the enterprise's decisions, and what was entered.
    #[must_use]
    pub fn facts(&self, person: &Person) -> Facts {
        let mut facts = self.plan.facts_of(&person.application);
        for (field, decision) in self.answers.get(&person.number).into_iter().flatten() {
            if let Some(field) = teji_notice::field(field) {
                facts.set(field.id(), decision.choice.as_str());
            }
        }
        facts
    }

    /// The standing decision on an answer of the person of that number; it counts in place of what they say.
    #[must_use]
    pub fn decided(&self, person: u32, field: FieldId) -> Option<&'a Decision> {
        let decided = self.answers.get(&person)?.iter().rev();
        decided.copied().find(|(known, _)| *known == field.0).map(|(_, decision)| decision)
    }

    /// The readings by which everybody is judged.
    #[must_use]
    pub fn rulings(&self) -> &Rulings {
        &self.rulings
    }

    /// The case of these facts.
    #[must_use]
    pub fn case<'c>(&'c self, facts: &'c Facts) -> Case<'c> {
        Case { facts, rulings: &self.rulings, calendar: self.calendar, reference: self.reference }
    }

    /// How a person stands.
    #[must_use]
    pub fn standing(&self, person: &Person) -> Standing {
        let facts = self.facts(person);
        let case = self.case(&facts);
        let brief = self.many.judge(&case);
        let onsets: Vec<(u32, Table<Onset>)> = self
            .further
            .iter()
            .map(|one| (one.number, self.further_of(one, person, &case)))
            .collect();
        let all =
            onsets.iter().fold(brief.onset.clone(), |sum, (_, onset)| sum.zip(onset, Onset::and));
        let reference = Day::from(self.reference);
        let outcome =
            |table: &Table<Onset>| Outcome::of(&table.map(|onset| Verdict::on(reference, onset)));
        let state = state(brief.state, &all, outcome(&all));
        Standing {
            state,
            earliest: all.values().reduce(Onset::hull).unwrap_or(Onset::UNKNOWN),
            by_plan: state != brief.state,
            preferred: self.many.is_preferred(&case, &mut Sheet::default()),
            readings: all.map(|onset| Verdict::on(reference, onset)).readings().to_vec(),
            further: onsets.iter().map(|(number, onset)| (*number, outcome(onset))).collect(),
        }
    }

    /// How the result of a person is headed, for counting.
    #[must_use]
    pub fn state(&self, person: &Person, sheet: &mut Sheet) -> State {
        if self.further.is_empty() {
            self.many.state(&self.case(&self.facts(person)), sheet)
        } else {
            self.standing(person).state
        }
    }

    fn further_of(&self, further: &Further, person: &Person, case: &Case<'_>) -> Table<Onset> {
        let decided = self.decided.get(&(person.number, further.number)).copied();
        if let (Some(choice), false) = (decided, further.is_asked()) {
            return Table::always(if choice == "yes" { Onset::ALWAYS } else { Onset::NEVER });
        }
        let answer = decided.or_else(|| person.further.get(&further.number).map(String::as_str));
        further.onset(&person.application, answer, case)
    }

    /// Which track a person takes.
    #[must_use]
    pub fn path(&self, person: &Person) -> Path {
        let facts = self.facts(person);
        let says = |field: &Field<OneOf>| facts.typed(field.id) == Some(field.best);
        let grades = [
            &teji_notice::GRADE_QUALIFICATION,
            &teji_notice::GRADE_LEVEL,
            &teji_notice::GRADE_ENTERPRISE,
        ];
        match (grades.into_iter().any(says), says(&TITLE)) {
            (true, false) => Path::Skill,
            (false, true) => Path::Title,
            _ => Path::Open,
        }
    }

    /// The questions whose answers would bring the verdict on a person closer: those without an answer, those whose day
    /// is too rough, and those that people have to judge; each once.
    #[must_use]
    pub fn open_questions(&self, person: &Person) -> Vec<FieldId> {
        let facts = self.facts(person);
        let mut known = self.needs.borrow_mut();
        let mut open = Vec::new();
        for need in self.many.needs(&self.case(&facts), &mut known) {
            let (Need::Answer(id) | Need::Exact(id) | Need::Decision(id)) = need else { continue };
            if !open.contains(id) {
                open.push(*id);
            }
        }
        open
    }
}

/// The heading of the notice's check, unless the further conditions change it.
fn state(of_notice: State, all: &Table<Onset>, outcome: Outcome) -> State {
    match outcome {
        Outcome::Met => State::Fits,
        Outcome::DependsOnReading => State::DependsOnReading,
        Outcome::Unknown => State::Unknown,
        Outcome::NotMet => {
            let never = all.values().all(|onset| onset.earliest == Day::NEVER);
            match of_notice {
                State::OutOfScope => State::OutOfScope,
                _ if never => State::DoesNotFit,
                _ => State::TooEarly,
            }
        }
    }
}

#[cfg(test)]
mod tests;
