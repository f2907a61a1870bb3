//! Which questions can still change the verdict, and what would settle it.
//!
//! An unanswered field is *relevant* when two completions of all unknowns exist that differ in this field alone and
//! whose verdicts differ under some reading. The walk follows both at once: a rule's level tells whether it is met with
//! the field's best answer and with its worst one, and a set of levels is what some completion can bring about.

use teji_fields::{Answer, AnyField, Facts, FieldId, Roughness};
use teji_workdays::Day;

use crate::judge::{Case, Rulings, judge, read};
use crate::leaf::Test;
use crate::rule::{Logic, ReadingId, Rule};
use crate::table::Table;
use crate::verdict::Verdict;

/// What would bring a verdict closer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Need {
    /// An answer is missing, unknown to the person, or cannot be read.
    Answer(FieldId),
    /// A day is known only roughly, and it matters which one it is.
    Exact(FieldId),
    /// People decide what this answer means.
    Decision(FieldId),
    /// The schedule of working days is not published yet for days of this field.
    Calendar(FieldId),
    /// Somebody must say how this sentence is read.
    Ruling(ReadingId),
}

/// The fields without an answer that can change the verdict, in the order of the text.
#[must_use]
pub fn relevant(rule: &Rule, case: &Case<'_>) -> Vec<FieldId> {
    let shared = open_in_several_leaves(rule, case.facts);
    let all = worlds(rule, case, &shared);
    let matters = |field: &&dyn AnyField| {
        let can_change = |world: &World| world.can_change(rule, case, *field);
        let others: Vec<_> =
            shared.iter().copied().filter(|other| other.id() != field.id()).collect();
        if others.len() == shared.len() {
            all.iter().any(can_change)
        } else {
            worlds(rule, case, &others).iter().any(can_change)
        }
    };
    let open = rule.fields().into_iter().filter(|field| is_open(*field, case.facts));
    open.filter(matters).map(AnyField::id).collect()
}

/// What would bring the verdict closer, in the order of the text; rulings come last.
#[must_use]
pub fn needs(rule: &Rule, case: &Case<'_>) -> Vec<Need> {
    let mut needs: Vec<Need> = relevant(rule, case).into_iter().map(Need::Answer).collect();
    let worlds = worlds(rule, case, &open_in_several_leaves(rule, case.facts));
    for (place, test) in leaves(rule).into_iter().enumerate() {
        let undecided = verdict(test, case) == Verdict::Unknown
            && test.fields().iter().all(|field| !is_open(*field, case.facts));
        if undecided && worlds.iter().any(|world| world.hangs_on(rule, case, place)) {
            for need in undecided_by(test, case) {
                if !needs.contains(&need) {
                    needs.push(need);
                }
            }
        }
    }
    let verdicts = judge(rule, case).verdicts();
    needs.extend(verdicts.readings().iter().map(|reading| Need::Ruling(reading.id)));
    needs
}

/// The fields without a value that stand in several leaves: a completion answers all of those leaves at once.
fn open_in_several_leaves(rule: &Rule, facts: &Facts) -> Vec<&'static dyn AnyField> {
    let shared = rule.shared_fields();
    let fields = rule.fields().into_iter();
    fields.filter(|field| shared.contains(&field.id()) && is_open(*field, facts)).collect()
}

/// Whether the field has no value yet.
fn is_open(field: &dyn AnyField, facts: &Facts) -> bool {
    match field.state(facts) {
        Answer::Missing | Answer::Unsure | Answer::Wrong(_) => true,
        Answer::Known(_) => false,
    }
}

/// Why a test of which every field is known is undecided all the same.
///
/// A rough day is one of the reasons where the best answer in its place would move the test's own day; of several that
/// hide each other, each is one.
fn undecided_by(test: &Test, case: &Case<'_>) -> Vec<Need> {
    let is_rough =
        |field: &&'static dyn AnyField| field.state(case.facts) == Answer::Known(Roughness::Rough);
    let moves = |field: &&'static dyn AnyField| {
        let facts = case.facts.clone().with(field.id(), field.extremes()[0]);
        test.onset(&Case { facts: &facts, ..*case }) != test.onset(case)
    };
    let rough: Vec<_> = test.fields().into_iter().filter(is_rough).collect();
    let moving: Vec<_> = rough.iter().copied().filter(moves).collect();
    let reasons = if moving.is_empty() { rough } else { moving };
    match *test {
        Test::Chosen { field, .. } => vec![Need::Decision(field.id)],
        Test::Workdays { to, .. } if reasons.is_empty() => vec![Need::Calendar(to.id)],
        _ => reasons.into_iter().map(|field| Need::Exact(field.id())).collect(),
    }
}

/// The facts with every choice of best and worst answers for some fields.
fn assignments(facts: &Facts, fields: &[&'static dyn AnyField]) -> Vec<Facts> {
    fields.iter().fold(vec![facts.clone()], |all, field| {
        let both =
            |facts: Facts| field.extremes().map(|typed| facts.clone().with(field.id(), typed));
        all.into_iter().flat_map(both).collect()
    })
}

/// Facts in which each field that stands in several leaves is decided, and what each leaf then comes to.
struct World {
    facts: Facts,
    verdicts: Vec<Verdict>,
}

/// A world for every choice of best and worst answers for some fields.
fn worlds(rule: &Rule, case: &Case<'_>, fields: &[&'static dyn AnyField]) -> Vec<World> {
    let leaves = leaves(rule);
    let world = |facts: Facts| {
        let case = Case { facts: &facts, ..*case };
        let verdicts = leaves.iter().map(|test| verdict(test, &case)).collect();
        World { facts, verdicts }
    };
    assignments(case.facts, fields).into_iter().map(world).collect()
}

/// The leaves of a rule, in the order of the text.
fn leaves(rule: &Rule) -> Vec<&Test> {
    let mut leaves = Vec::new();
    rule.walk(&mut |part, _| {
        if let Logic::Test(test) = &part.logic {
            leaves.push(test);
        }
    });
    leaves
}

/// A set of levels: those that some completion brings about.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Levels {
    /// Not met, whether the field is at its best or at its worst.
    neither: bool,
    /// Met with the best answer alone.
    best_alone: bool,
    /// Met with either.
    both: bool,
}

impl Levels {
    const NEITHER: Self = Self { neither: true, best_alone: false, both: false };
    const BOTH: Self = Self { neither: false, best_alone: false, both: true };

    /// Where the field is not read.
    fn without_field(verdict: Verdict) -> Self {
        Self {
            neither: verdict != Verdict::Met,
            best_alone: false,
            both: verdict != Verdict::NotMet,
        }
    }

    /// Where the field is read: its worst answer is not met anywhere, and this is the verdict with its best one.
    fn with_field(best: Verdict) -> Self {
        Self { neither: best != Verdict::Met, best_alone: best != Verdict::NotMet, both: false }
    }

    /// The lower level of each pair.
    fn and(self, other: Self) -> Self {
        let any = |levels: Self| levels.neither || levels.best_alone || levels.both;
        Self {
            neither: self.neither && any(other) || other.neither && any(self),
            best_alone: self.best_alone && (other.best_alone || other.both)
                || self.both && other.best_alone,
            both: self.both && other.both,
        }
    }

    /// The higher level of each pair.
    fn or(self, other: Self) -> Self {
        self.turned().and(other.turned()).turned()
    }

    fn turned(self) -> Self {
        Self { neither: self.both, both: self.neither, ..self }
    }
}

impl World {
    /// Whether two completions that differ in this field alone have different verdicts.
    fn can_change(&self, rule: &Rule, case: &Case<'_>, field: &dyn AnyField) -> bool {
        let facts = &self.facts.clone().with(field.id(), field.extremes()[0]);
        self.is_decided(rule, case, &|_, test, known| {
            let is_read = test.fields().iter().any(|read| read.id() == field.id());
            if known != Verdict::Unknown || !is_read {
                return Levels::without_field(known);
            }
            Levels::with_field(verdict(test, &Case { facts, ..*case }))
        })
    }

    /// Whether some completion leaves the verdict to the leaf at this place, whichever way it turns out.
    fn hangs_on(&self, rule: &Rule, case: &Case<'_>, decisive: usize) -> bool {
        self.is_decided(rule, case, &|place, _, known| {
            if place == decisive {
                Levels::with_field(Verdict::Met)
            } else {
                Levels::without_field(known)
            }
        })
    }

    /// Whether some completion makes the best and the worst side differ, given the levels of each leaf.
    fn is_decided(
        &self,
        rule: &Rule,
        case: &Case<'_>,
        of_leaf: &dyn Fn(usize, &Test, Verdict) -> Levels,
    ) -> bool {
        let mut known = self.verdicts.iter().copied().enumerate();
        let next = &mut |test: &Test| {
            let (place, verdict) = known.next().unwrap_or((usize::MAX, Verdict::Unknown));
            of_leaf(place, test, verdict)
        };
        levels(rule, case.rulings, next).values().any(|levels| levels.best_alone)
    }
}

/// The levels of a rule from those of its leaves, which are visited in the order of the text.
fn levels(
    rule: &Rule,
    rulings: &Rulings,
    of_leaf: &mut dyn FnMut(&Test) -> Levels,
) -> Table<Levels> {
    match &rule.logic {
        Logic::All(parts) => parts.iter().fold(Table::always(Levels::BOTH), |sum, part| {
            sum.zip(&levels(part, rulings, of_leaf), Levels::and)
        }),
        Logic::Any(parts) => parts.iter().fold(Table::always(Levels::NEITHER), |sum, part| {
            sum.zip(&levels(part, rulings, of_leaf), Levels::or)
        }),
        Logic::Open(reading, ways) => {
            let [first, second] = ways.each_ref().map(|way| levels(way, rulings, of_leaf));
            read(reading, [&first, &second], rulings)
        }
        Logic::Test(test) => Table::always(of_leaf(test)),
    }
}

fn verdict(test: &Test, case: &Case<'_>) -> Verdict {
    Verdict::on(Day::from(case.reference), test.onset(case))
}

#[cfg(test)]
mod tests;
