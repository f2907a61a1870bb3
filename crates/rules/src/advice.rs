//! The smallest changes that would make a rule hold.

use std::collections::BTreeSet;

use teji_fields::{Answer, AnyField, Facts, FieldId, Roughness, Standing};
use teji_workdays::Day;

use crate::judge::{Case, Finding, judge};
use crate::leaf::Test;
use crate::rule::{Logic, OptionId, ReadingId, Rule};
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
    let mut ways = of(&judge(rule, case), case);
    ways.sort_by_key(|way| (way.len(), way.iter().copied().collect::<Vec<_>>()));
    ways
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
                let ruled = BTreeSet::from([Change::Rule(reading.id, option)]);
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

/// Both sets of changes; of two days to wait for, the later one.
fn joined(one: &BTreeSet<Change>, other: &BTreeSet<Change>) -> BTreeSet<Change> {
    let wait = |change: &&Change| matches!(change, Change::Wait(_));
    let all: BTreeSet<Change> = one.union(other).copied().collect();
    let last = all.iter().filter(wait).max().copied();
    all.iter().filter(|change| !wait(change)).copied().chain(last).collect()
}

/// The sets that ask for no more than another one does, and do not read one sentence in both ways.
fn smallest(ways: Vec<BTreeSet<Change>>) -> Vec<BTreeSet<Change>> {
    let mut kept: Vec<BTreeSet<Change>> = Vec::new();
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
    less.iter().all(|change| match change {
        Change::Wait(day) => {
            more.iter().any(|other| matches!(other, Change::Wait(later) if later >= day))
        }
        _ => more.contains(change),
    })
}

fn of_leaf(test: &Test, finding: &Finding<'_>, case: &Case<'_>) -> Vec<BTreeSet<Change>> {
    let onset = finding.overall();
    if onset.latest == Day::NEVER {
        return vec![turned_round(test, finding, case)];
    }
    let wait = BTreeSet::from([Change::Wait(onset.latest)]);
    if Verdict::on(finding.reference, onset) == Verdict::NotMet {
        return vec![wait];
    }
    let rough =
        |field: &&'static dyn AnyField| field.state(case.facts) == Answer::Known(Roughness::Rough);
    let fields = test.fields();
    vec![
        fields.iter().filter(|field| rough(field)).map(|field| Change::Learn(field.id())).collect(),
        wait,
    ]
}

/// What must change where waiting is not enough.
fn turned_round(test: &Test, finding: &Finding<'_>, case: &Case<'_>) -> BTreeSet<Change> {
    let fields = test.fields();
    let is_known =
        |field: &&'static dyn AnyField| matches!(field.state(case.facts), Answer::Known(_));
    let (known, unknown): (Vec<_>, Vec<_>) = fields.into_iter().partition(is_known);
    let mut changes: BTreeSet<_> = unknown.iter().map(|field| Change::Learn(field.id())).collect();
    if let Test::Chosen { field, .. } = test
        && let Some(choice) = field.known(case.facts)
    {
        return BTreeSet::from([match choice.standing {
            Standing::Judged => Change::Decide(field.id),
            Standing::Meets | Standing::Fails | Standing::Waits => Change::Alter(field.id),
        }]);
    }
    let learnt = with_best(case.facts, &unknown);
    let then = |facts: &Facts| test.onset(&Case { facts, ..*case }).latest;
    let day = then(&learnt);
    if day != Day::NEVER {
        if day > finding.reference {
            changes.insert(Change::Wait(day));
        }
        return changes;
    }
    let alone =
        |field: &&&'static dyn AnyField| then(&with_best(&learnt, &[**field])) <= finding.reference;
    match known.iter().find(alone) {
        Some(field) => changes.extend([Change::Alter(field.id())]),
        None => changes.extend(known.iter().map(|field| Change::Alter(field.id()))),
    }
    changes
}

fn with_best(facts: &Facts, fields: &[&'static dyn AnyField]) -> Facts {
    let best =
        |facts: Facts, field: &&'static dyn AnyField| facts.with(field.id(), field.extremes()[0]);
    fields.iter().fold(facts.clone(), best)
}
