//! The smallest changes that would make a rule hold.

use std::collections::BTreeSet;

use teji_fields::{Answer, AnyField, Facts, FieldId, Roughness, Standing};
use teji_order::{gathered, sort_by_key};
use teji_workdays::Day;

use crate::judge::{Case, Finding, judge};
use crate::leaf::Test;
use crate::rule::{Logic, OptionId, Reading, ReadingId, Rule};
use crate::verdict::{Outcome, Verdict};

/// More ways than this help nobody.
const MOST_WAYS: usize = 64;

/// One thing that would have to happen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Change {
    /// Time passes until this day.
    Wait(Day),
    /// Something that is not known, or only roughly, turns out well.
    Learn(FieldId),
    /// People who may decide it decide it well.
    Decide(FieldId),
    /// Something that is known to be otherwise comes about.
    Alter(FieldId),
    /// A sentence is read in this way.
    Rule(ReadingId, OptionId),
}

/// Whether a person can do something about a change; which one it is for a field, a legal text tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Remedy {
    /// Waiting is enough.
    Time,
    /// Papers or knowledge are enough.
    Evidence,
    /// Somebody else decides.
    Decision,
    /// Nothing that can be done now.
    Cannot,
}

/// The smallest sets of changes each of which would make the rule hold; the smallest first.
///
/// One empty set where it holds already.
#[must_use]
pub fn ways(rule: &Rule, case: &Case<'_>) -> Vec<BTreeSet<Change>> {
    let ways = of(&judge(rule, case), case);
    let after = After { rule, fields: rule.fields(), readings: rule.readings(), case };
    let mut ways = smallest(ways.into_iter().map(|way| after.without_idle(way)).collect());
    sort_by_key(&mut ways, |way| (way.len(), way.iter().copied().collect::<Vec<_>>()));
    ways
}

/// A case after some changes.
struct After<'a> {
    rule: &'a Rule,
    fields: Vec<&'static dyn AnyField>,
    readings: Vec<&'static Reading>,
    case: &'a Case<'a>,
}

impl After<'_> {
    /// What is left when everything is taken out without which the rest does: two parts that hang on one reading may
    /// each ask for a change that the other makes needless.
    fn without_idle(&self, mut way: BTreeSet<Change>) -> BTreeSet<Change> {
        for change in way.clone() {
            way.remove(&change);
            if !self.holds(&way) {
                way.insert(change);
            }
        }
        way
    }

    fn holds(&self, way: &BTreeSet<Change>) -> bool {
        let (mut facts, mut rulings) = (self.case.facts.clone(), self.case.rulings.clone());
        let mut day = Day::from(self.case.reference);
        for change in way {
            match *change {
                Change::Wait(later) => day = later,
                Change::Learn(id) | Change::Decide(id) | Change::Alter(id) => {
                    for field in self.fields.iter().filter(|field| field.id() == id) {
                        facts.set(id, field.extremes()[0]);
                    }
                }
                Change::Rule(id, option) => {
                    for reading in self.readings.iter().filter(|reading| reading.id == id) {
                        rulings.pin(reading, option);
                    }
                }
            }
        }
        let case = Case { facts: &facts, rulings: &rulings, ..*self.case };
        judge(self.rule, &case).onset.values().all(|onset| onset.latest <= day)
    }
}

fn of(finding: &Finding<'_>, case: &Case<'_>) -> Vec<BTreeSet<Change>> {
    if finding.outcome() == Outcome::Met {
        return vec![BTreeSet::new()];
    }
    let parts: Vec<_> = finding.parts.iter().map(|part| of(part, case)).collect();
    match &finding.rule.logic {
        Logic::Test(test) => of_leaf(test, finding, case),
        Logic::All(_) => together(&parts),
        Logic::Any(_) => smallest(parts.concat()),
        Logic::Open(reading, _) => {
            if let Some(way) = case.rulings.way(reading) {
                return parts[way].clone();
            }
            let mut ways = together(&parts);
            for (part, option) in parts.iter().zip(reading.options) {
                let ruled = gathered([Change::Rule(reading.id, option)]);
                ways.extend(part.iter().map(|way| joined(way, &ruled)));
            }
            smallest(ways)
        }
    }
}

/// One way of each part.
fn together(parts: &[Vec<BTreeSet<Change>>]) -> Vec<BTreeSet<Change>> {
    parts.iter().fold(vec![BTreeSet::new()], |ways, part| {
        let both =
            |way: &BTreeSet<Change>| part.iter().map(|more| joined(way, more)).collect::<Vec<_>>();
        smallest(ways.iter().flat_map(both).collect())
    })
}

/// Both sets of changes; of two days to wait for, the later one, and of two ways to change an answer, the harder one.
fn joined(one: &BTreeSet<Change>, other: &BTreeSet<Change>) -> BTreeSet<Change> {
    let all: BTreeSet<Change> = gathered(one.union(other).copied());
    let is_idle =
        |change: &Change| all.iter().any(|harder| harder != change && asks_no_more(change, harder));
    gathered(all.iter().copied().filter(|change| !is_idle(change)))
}

/// The sets that ask for no more than another one does, and do not read one sentence in both ways; the smallest ones,
/// where they are many.
fn smallest(mut ways: Vec<BTreeSet<Change>>) -> Vec<BTreeSet<Change>> {
    let mut kept: Vec<BTreeSet<Change>> = Vec::new();
    sort_by_key(&mut ways, BTreeSet::len);
    for way in ways.into_iter().filter(|way| !contradicts_itself(way)) {
        if kept.iter().any(|known| is_within(known, &way)) {
            continue;
        }
        kept.retain(|known| !is_within(&way, known));
        kept.push(way);
    }
    kept.truncate(MOST_WAYS);
    kept
}

fn contradicts_itself(way: &BTreeSet<Change>) -> bool {
    let mut seen = BTreeSet::new();
    way.iter().any(|change| matches!(change, Change::Rule(reading, _) if !seen.insert(*reading)))
}

/// Whether everything in the first set is asked for by the second too.
fn is_within(less: &BTreeSet<Change>, more: &BTreeSet<Change>) -> bool {
    less.iter().all(|change| more.iter().any(|harder| asks_no_more(change, harder)))
}

/// Whether whoever has done the second change has done the first one too.
fn asks_no_more(easier: &Change, harder: &Change) -> bool {
    match (easier, harder) {
        (Change::Wait(day), Change::Wait(later)) => day <= later,
        (Change::Learn(field), Change::Alter(altered)) => field == altered,
        _ => easier == harder,
    }
}

fn of_leaf(test: &Test, finding: &Finding<'_>, case: &Case<'_>) -> Vec<BTreeSet<Change>> {
    let onset = finding.overall();
    if onset.latest == Day::NEVER {
        return turned_round(test, finding, case);
    }
    let wait: BTreeSet<Change> = gathered([Change::Wait(onset.latest)]);
    if Verdict::on(finding.reference, onset) == Verdict::NotMet {
        return vec![wait];
    }
    let at_once =
        |way: &BTreeSet<Change>| !way.iter().any(|change| matches!(change, Change::Wait(_)));
    let learnt = learning(test, &changeable(test, finding, case), case);
    learnt.into_iter().filter(at_once).chain([wait]).collect()
}

/// What must change where waiting is not enough.
fn turned_round(test: &Test, finding: &Finding<'_>, case: &Case<'_>) -> Vec<BTreeSet<Change>> {
    if let Test::Chosen { field, .. } = test
        && let Some(choice) = field.known(case.facts)
    {
        return vec![gathered([match choice.standing {
            Standing::Judged => Change::Decide(field.id),
            Standing::Meets | Standing::Fails | Standing::Waits => Change::Alter(field.id),
        }])];
    }
    let changes = changeable(test, finding, case);
    let learnt = learning(test, &changes, case);
    if learnt.is_empty() { holding(test, &changes, case) } else { learnt }
}

/// The fields of a test, and what it is to better the answer of each.
fn changeable(
    test: &Test,
    finding: &Finding<'_>,
    case: &Case<'_>,
) -> Vec<(&'static dyn AnyField, Change)> {
    let may_hold = finding.outcome() != Outcome::NotMet;
    let change = |field: &'static dyn AnyField| match field.state(case.facts) {
        Answer::Missing | Answer::Unsure | Answer::Wrong(_) => Change::Learn(field.id()),
        Answer::Known(Roughness::Rough) if may_hold => Change::Learn(field.id()),
        Answer::Known(Roughness::Rough | Roughness::Exact) => Change::Alter(field.id()),
    };
    test.fields().into_iter().map(|field| (field, change(field))).collect()
}

/// The smallest sets of things to learn with which the test holds.
fn learning(
    test: &Test,
    changes: &[(&'static dyn AnyField, Change)],
    case: &Case<'_>,
) -> Vec<BTreeSet<Change>> {
    let is_learnt = |change: &&(_, Change)| matches!(change.1, Change::Learn(_));
    holding(test, &changes.iter().filter(is_learnt).copied().collect::<Vec<_>>(), case)
}

/// The smallest of these sets of changes with which the test holds, at once or after some time.
fn holding(
    test: &Test,
    changes: &[(&'static dyn AnyField, Change)],
    case: &Case<'_>,
) -> Vec<BTreeSet<Change>> {
    let way = |set: u32| {
        let chosen = changes.iter().zip(0..).filter(|(_, place)| set >> place & 1 == 1);
        let (fields, mut way): (Vec<_>, BTreeSet<_>) = chosen.map(|(change, _)| *change).unzip();
        let facts = with_best(case.facts, &fields);
        let day = test.onset(&Case { facts: &facts, ..*case }).latest;
        if day > Day::from(case.reference) {
            way.insert(Change::Wait(day));
        }
        (day != Day::NEVER).then_some(way)
    };
    smallest((1..1 << changes.len()).filter_map(way).collect())
}

fn with_best(facts: &Facts, fields: &[&'static dyn AnyField]) -> Facts {
    let best =
        |facts: Facts, field: &&'static dyn AnyField| facts.with(field.id(), field.extremes()[0]);
    fields.iter().fold(facts.clone(), best)
}

#[cfg(test)]
mod tests;
