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
    let open: Vec<_> =
        rule.fields().into_iter().filter(|field| is_open(*field, case.facts)).collect();
    let shared = rule.shared_fields();
    let splits: Vec<_> =
        open.iter().copied().filter(|field| shared.contains(&field.id())).collect();
    let worlds = worlds(rule, case, &splits);
    let matters = |field: &&dyn AnyField| {
        let is_split = |split: &&&'static dyn AnyField| split.id() != field.id();
        let others: Vec<_> = splits.iter().filter(is_split).copied().collect();
        if others.len() == splits.len() {
            worlds.iter().any(|world| world.can_change(rule, case, *field))
        } else {
            let worlds = self::worlds(rule, case, &others);
            worlds.iter().any(|world| world.can_change(rule, case, *field))
        }
    };
    open.into_iter().filter(matters).map(AnyField::id).collect()
}

/// What would bring the verdict closer, in the order of the text; rulings come last.
#[must_use]
pub fn needs(rule: &Rule, case: &Case<'_>) -> Vec<Need> {
    let mut needs: Vec<Need> = relevant(rule, case).into_iter().map(Need::Answer).collect();
    let leaves = verdicts(rule, case);
    let mut place = 0;
    rule.walk(&mut |part, _| {
        let Logic::Test(test) = &part.logic else { return };
        place += 1;
        let undecided = leaves[place - 1] == Verdict::Unknown
            && test.fields().iter().all(|field| !is_open(*field, case.facts));
        if undecided && sways(rule, case, &leaves, place - 1) {
            for need in undecided_by(test, case) {
                if !needs.contains(&need) {
                    needs.push(need);
                }
            }
        }
    });
    let hangs_on = judge(rule, case).verdicts();
    needs.extend(hangs_on.readings().iter().map(|reading| Need::Ruling(reading.id)));
    needs
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

/// Facts in which each field that stands in several leaves is decided, and what each leaf then comes to.
struct World {
    facts: Facts,
    leaves: Vec<Verdict>,
}

/// A world for every choice of best and worst answers for some fields.
fn worlds(rule: &Rule, case: &Case<'_>, fields: &[&'static dyn AnyField]) -> Vec<World> {
    let world = |facts: Facts| {
        let leaves = verdicts(rule, &Case { facts: &facts, ..*case });
        World { facts, leaves }
    };
    assignments(case.facts, fields).into_iter().map(world).collect()
}

/// The facts with every choice of best and worst answers for some fields.
fn assignments(facts: &Facts, fields: &[&'static dyn AnyField]) -> Vec<Facts> {
    fields.iter().fold(vec![facts.clone()], |all, field| {
        let both =
            |facts: Facts| field.extremes().map(|typed| facts.clone().with(field.id(), typed));
        all.into_iter().flat_map(both).collect()
    })
}

/// The verdict of each leaf, in the order of the text.
fn verdicts(rule: &Rule, case: &Case<'_>) -> Vec<Verdict> {
    let mut leaves = Vec::new();
    rule.walk(&mut |part, _| {
        if let Logic::Test(test) = &part.logic {
            leaves.push(verdict(test, case));
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

    /// Where the field is read: the verdicts with its best answer and with its worst one.
    fn with_field(best: Verdict, worst: Verdict) -> Self {
        Self {
            neither: best != Verdict::Met,
            best_alone: best != Verdict::NotMet && worst != Verdict::Met,
            both: worst != Verdict::NotMet,
        }
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
        let ends = field.extremes().map(|typed| self.facts.clone().with(field.id(), typed));
        let mut leaves = self.leaves.iter();
        let of_leaf = &mut |test: &Test| {
            let known = leaves.next().copied().unwrap_or(Verdict::Unknown);
            if test.fields().iter().all(|read| read.id() != field.id()) {
                return Levels::without_field(known);
            }
            let [best, worst] =
                [&ends[0], &ends[1]].map(|facts| verdict(test, &Case { facts, ..*case }));
            Levels::with_field(best, worst)
        };
        levels(rule, case.rulings, of_leaf).values().any(|levels| levels.best_alone)
    }
}

/// Whether some completion leaves the verdict to this leaf, which is undecided though its fields are known.
fn sways(rule: &Rule, case: &Case<'_>, leaves: &[Verdict], decisive: usize) -> bool {
    let mut leaves = leaves.iter().enumerate();
    let of_leaf = &mut |_: &Test| match leaves.next() {
        Some((place, _)) if place == decisive => Levels::with_field(Verdict::Met, Verdict::NotMet),
        Some((_, &verdict)) => Levels::without_field(verdict),
        None => Levels::without_field(Verdict::Unknown),
    };
    levels(rule, case.rulings, of_leaf).values().any(|levels| levels.best_alone)
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
