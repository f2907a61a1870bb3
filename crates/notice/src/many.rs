//! The check of many people: the results of [`Check`](crate::Check) without the reasons.

use std::collections::BTreeMap;

use teji_fields::{Facts, Field, OneOf};
use teji_rules::{
    Case, Need, Outcome, Outcomes, Reading, Ready, RuleId, Sheet, Table, Told, needs,
};
use teji_workdays::{Day, Onset};

use crate::law::law;
use crate::scope;
use crate::self_check::State;

/// The person's trees, made ready.
pub struct Many {
    person: Ready,
    priority: Ready,
    /// The places, among the rules of the person's tree, of those that ask for the scope.
    scope: Vec<usize>,
}

/// What would bring verdicts closer, as far as it was worked out.
#[derive(Default)]
pub struct Needs {
    by_pattern: BTreeMap<Vec<u8>, Vec<Need>>,
    /// Those of the last case whose facts are known.
    rulings: Vec<Need>,
    sheet: Sheet,
}

/// More patterns than this are forgotten, so that memory does not grow with the number of people.
const MOST_PATTERNS: usize = 4096;

/// What comes of a person.
#[derive(Clone, PartialEq, Debug)]
pub struct Brief {
    /// From when everything holds.
    pub onset: Table<Onset>,
    /// How the result is headed.
    pub state: State,
}

impl Many {
    /// Makes the trees ready.
    #[must_use]
    pub fn ready() -> Self {
        let (person, mut rules) = (&law().person, Vec::new());
        person.walk(&mut |rule, depth| rules.push((rule.id, depth)));
        let is_scope = |(id, depth): &(RuleId, usize)| *depth == 1 && id.0.starts_with("scope.");
        Self {
            scope: (0..rules.len()).filter(|place| is_scope(&rules[*place])).collect(),
            person: Ready::of(person),
            priority: Ready::of(&law().priority),
        }
    }

    /// The verdict on the day in question, for each way of reading: nothing is asked for but memory that is there already.
    pub fn verdicts<'s>(&self, case: &Case<'_>, sheet: &'s mut Sheet) -> Outcomes<'s> {
        self.person.outcomes(case, sheet)
    }

    /// The sentences that can be read in two ways, in the order of the bits of a way.
    #[must_use]
    pub fn readings(&self) -> &[&'static Reading] {
        self.person.readings()
    }

    /// What comes of each rule of the person's tree, in the order of its walk; the first one is the whole.
    pub fn conditions<'s>(&self, case: &Case<'_>, sheet: &'s mut Sheet) -> &'s [Told] {
        self.person.judge(case, sheet)
    }

    /// The same of the tree that tells whether the person is to be preferred, and its readings.
    pub fn priority<'s>(&self, case: &Case<'_>, sheet: &'s mut Sheet) -> &'s [Told] {
        self.priority.judge(case, sheet)
    }

    /// Those of the other tree, in the order of the bits of [`Told::hangs_on`].
    #[must_use]
    pub fn priority_readings(&self) -> &[&'static Reading] {
        self.priority.readings()
    }

    /// Judges a person.
    #[must_use]
    pub fn judge(&self, case: &Case<'_>) -> Brief {
        let mut sheet = Sheet::default();
        let onset = self.person.table(case, &mut sheet);
        Brief { onset, state: self.state(case, &mut sheet) }
    }

    /// How the result of a person is headed.
    #[must_use]
    pub fn state(&self, case: &Case<'_>, sheet: &mut Sheet) -> State {
        let outcomes = self.person.outcomes(case, sheet);
        let outside = self.scope.iter().any(|place| outcomes.of(*place) == Outcome::NotMet);
        let whole = outcomes.of(0);
        let some_day = whole == Outcome::NotMet && self.person.holds_some_day(case, sheet);
        self.headed(whole, some_day, outside, case, sheet)
    }

    /// The same where the conditions were judged already; the sheet is written over.
    #[must_use]
    pub fn state_of(&self, told: &[Told], case: &Case<'_>, sheet: &mut Sheet) -> State {
        let some_day = told[0].overall.earliest != Day::NEVER;
        let outside = self.scope.iter().any(|place| told[*place].outcome == Outcome::NotMet);
        self.headed(told[0].outcome, some_day, outside, case, sheet)
    }

    /// Whether a person is to be preferred, as far as that is settled.
    #[must_use]
    pub fn is_preferred(&self, case: &Case<'_>, sheet: &mut Sheet) -> bool {
        self.priority.outcomes(case, sheet).of(0) == Outcome::Met
    }

    /// What would bring the verdict closer: what [`Check::needs`](crate::Check::needs) says, worked out once for all cases
    /// that look alike.
    pub fn needs<'m>(&self, case: &Case<'_>, known: &'m mut Needs) -> &'m [Need] {
        let told = self.person.judge(case, &mut known.sheet)[0];
        self.needs_of(told, case, known)
    }

    /// The same where the conditions were judged already, of which the first one is told.
    pub fn needs_of<'m>(&self, told: Told, case: &Case<'_>, known: &'m mut Needs) -> &'m [Need] {
        if told.outcome != Outcome::Unknown {
            // Whatever else may be answered, the verdict under each reading stays.
            let open = self.person.readings().iter().enumerate();
            let open = open.filter(|(bit, _)| told.verdict_hangs_on >> bit & 1 == 1);
            known.rulings.clear();
            known.rulings.extend(open.map(|(_, reading)| Need::Ruling(reading.id)));
            return &known.rulings;
        }
        if known.by_pattern.len() >= MOST_PATTERNS {
            known.by_pattern.clear();
        }
        let pattern = self.person.pattern(case, &mut known.sheet);
        known.by_pattern.entry(pattern).or_insert_with(|| needs(&law().person, case))
    }

    fn headed(
        &self,
        outcome: Outcome,
        some_day: bool,
        outside: bool,
        case: &Case<'_>,
        sheet: &mut Sheet,
    ) -> State {
        match outcome {
            Outcome::Met => State::Fits,
            Outcome::DependsOnReading => State::DependsOnReading,
            Outcome::Unknown => State::Unknown,
            Outcome::NotMet if outside && self.may_fit_in_scope(case, sheet) => State::OutOfScope,
            Outcome::NotMet if some_day => State::TooEarly,
            Outcome::NotMet => State::DoesNotFit,
        }
    }

    fn may_fit_in_scope(&self, case: &Case<'_>, sheet: &mut Sheet) -> bool {
        let of_scope =
            [&scope::ENTERPRISE_FILED, &scope::OCCUPATION_FILED, &scope::OCCUPATION_LINKED];
        let in_scope = |facts: Facts, field: &Field<OneOf>| facts.with(field.id, field.best);
        let facts = of_scope.into_iter().fold(case.facts.clone(), in_scope);
        let case = Case { facts: &facts, ..*case };
        self.person.holds_some_day(&case, sheet)
    }
}

#[cfg(test)]
mod tests {
    use teji_rules::judge;

    use super::*;
    use crate::fixture::{World, technician, with};
    use crate::{Check, READINGS};

    /// Answers whose products meet every state, every track, every way of reading.
    const ANSWERS: [&[&str]; 6] = [
        &[
            "",
            "enterprise_filed=no",
            "enterprise_filed=",
            "occupation_filed=no",
            "occupation_filed=no|occupation_linked=yes",
            "enterprise_filed=pending|false_statements=2021-03-04",
        ],
        &[
            "",
            "title=yes|occupation_linked=yes|linked_service=2019-02..|linked_absences=none|title_date=2020-05-01|linked_post_now=another",
            "grade_level=no|title=yes|occupation_linked=yes|linked_service=2021-06-16..|linked_absences=about 3|title_date=2021|linked_post_now=same",
            "grade_level=",
        ],
        &[
            "",
            "post_service=2021-06-16..",
            "post_service=2021-06..|grade_date=2022-01",
            "post_service=2012-01-01..2015-01-01; !; 2018-02-01..",
            "post_service=2016..2018; 2019-02-01..|post_absences=2020-01..2020-04; about 2",
            "post_absences=",
        ],
        &[
            "",
            "high_skill=no",
            "merit_method=no|merit_transfer=yes",
            "merit_method=|merit_renovation=?",
        ],
        &["", "health=reserved", "health=unable", "conduct=?"],
        &["", "honour_jilin_award=yes", "false_statements=2024-01-01|honour_allowance=?"],
    ];

    fn every(run: &mut dyn FnMut(&World)) {
        let mut worlds = vec![technician()];
        for answers in ANSWERS {
            let told = |facts: &Facts| {
                answers.iter().map(|told| with(facts.clone(), told)).collect::<Vec<_>>()
            };
            worlds = worlds.iter().flat_map(told).collect();
        }
        for (place, facts) in worlds.into_iter().enumerate() {
            let mut world = World::of(facts);
            // Every third one with some sentences pinned.
            for (at, reading) in READINGS.iter().enumerate().filter(|_| place % 3 == 0) {
                let reading: &'static Reading = reading;
                if (place >> at) % 3 == 1 {
                    world.rulings.pin(reading, reading.options[place % 2]);
                }
            }
            run(&world);
        }
    }

    #[test]
    fn many_are_judged_as_one_is() {
        let mut count = 0;
        every(&mut |world| {
            let many = Many::ready();
            let (case, check) = (world.case(), Check::of(world.case()));
            let brief = many.judge(&case);
            assert_eq!(brief.onset, check.person.onset, "{:?}", world.facts);
            assert_eq!(brief.state, check.state(), "{:?}", world.facts);
            let (mut sheet, mut spare) = (Sheet::default(), Sheet::default());
            let told = many.conditions(&case, &mut sheet);
            assert_eq!(many.state_of(told, &case, &mut spare), check.state(), "{:?}", world.facts);
            assert_eq!(told[0].overall, check.earliest(), "{:?}", world.facts);
            let preferred = check.priority.outcome() == Outcome::Met;
            assert_eq!(
                many.is_preferred(&case, &mut Sheet::default()),
                preferred,
                "{:?}",
                world.facts
            );
            count += 1;
        });
        assert_eq!(count, 6 * 4 * 6 * 4 * 4 * 3);
    }

    /// Cases of one pattern come from many facts; each of them is worked out anew here.
    #[test]
    fn cases_that_look_alike_need_the_same() {
        let (mut count, mut known) = (0, Needs::default());
        let many = Many::ready();
        every(&mut |world| {
            count += 1;
            // Every seventh takes long enough; their neighbours fill the patterns.
            let world = World::of(world.facts.clone());
            let found = many.needs(&world.case(), &mut known).to_vec();
            if count % 7 == 0 {
                assert_eq!(found, Check::of(world.case()).needs(), "{:?}", world.facts);
            }
        });
        assert!(known.by_pattern.len() < count, "{} of {count}", known.by_pattern.len());
    }

    #[test]
    fn a_sheet_that_was_used_before_leaves_no_trace() {
        let many = Many::ready();
        let mut sheet = Sheet::default();
        for told in ["health=unable", "", "post_service=2021-06..", "title=yes"] {
            let world = World::of(with(technician(), told));
            let told = many.conditions(&world.case(), &mut sheet).to_vec();
            assert_eq!(told, many.conditions(&world.case(), &mut Sheet::default()));
            let wanted = judge(&law().person, &world.case());
            assert_eq!(many.judge(&world.case()).onset, wanted.onset);
            assert_eq!(many.verdicts(&world.case(), &mut sheet).of(0), wanted.outcome());
        }
    }
}
