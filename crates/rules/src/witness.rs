//! Shows of every leaf that it matters: two cases that differ in one answer, and whose verdicts differ.

use teji_fields::{AnyField, Facts, FieldId};

use crate::judge::Rulings;
use crate::leaf::Test;
use crate::rule::{Logic, Rule, RuleId};

/// A leaf shown to matter: under these rulings the rule is met in one case and not in the other.
#[derive(Clone, Debug)]
pub struct Witness {
    /// The leaf.
    pub leaf: RuleId,
    /// The case in which the leaf holds.
    pub met: Facts,
    /// The case in which it does not, for one answer alone.
    pub broken: Facts,
    /// How open sentences are read in both.
    pub rulings: Rulings,
}

/// A witness for each field of each leaf.
///
/// Rules beside the way to the leaf are put where they leave the decision to it: parts of an `All` at their best, parts
/// of an `Any` at their worst. What is read elsewhere too stays at its best there, if such a part fails all the same.
#[must_use]
pub fn witnesses(rule: &Rule) -> Vec<Witness> {
    let mut found = Vec::new();
    let best = rule.fields().into_iter().fold(Facts::default(), at_best);
    descend(rule, &best, &Rulings::default(), &rule.shared_fields(), &mut found);
    found
}

fn descend(
    rule: &Rule,
    facts: &Facts,
    rulings: &Rulings,
    shared: &[FieldId],
    found: &mut Vec<Witness>,
) {
    match &rule.logic {
        Logic::Test(test) => found.extend(of_leaf(rule.id, test, facts, rulings)),
        Logic::All(parts) => {
            for part in parts {
                descend(part, facts, rulings, shared, found);
            }
        }
        Logic::Any(parts) => {
            for (place, part) in parts.iter().enumerate() {
                let beside = parts.iter().enumerate().filter(|&(other, _)| other != place);
                let facts = beside
                    .flat_map(|(_, part)| failing_fields(part, shared))
                    .fold(facts.clone(), at_worst);
                let facts = part.fields().into_iter().fold(facts, at_best);
                descend(part, &facts, rulings, shared, found);
            }
        }
        Logic::Open(reading, ways) => {
            for (way, option) in ways.iter().zip(reading.options) {
                let mut rulings = rulings.clone();
                rulings.pin(reading, option);
                descend(way, facts, &rulings, shared, found);
            }
        }
    }
}

/// The fields whose worst answers make a rule fail: those that it shares with others only where it must be.
fn failing_fields(rule: &Rule, shared: &[FieldId]) -> Vec<&'static dyn AnyField> {
    let is_own = |field: &&'static dyn AnyField| !shared.contains(&field.id());
    let fields = rule.fields().into_iter();
    if fails_on_its_own(rule, shared) { fields.filter(is_own).collect() } else { fields.collect() }
}

/// Whether the worst answers of the fields that are not shared make a rule fail.
fn fails_on_its_own(rule: &Rule, shared: &[FieldId]) -> bool {
    let fails = |part: &Rule| fails_on_its_own(part, shared);
    match &rule.logic {
        Logic::All(parts) => parts.iter().any(fails),
        Logic::Any(parts) => parts.iter().all(fails),
        Logic::Open(_, ways) => ways.iter().all(fails),
        Logic::Test(test) => test.fields().iter().any(|field| !shared.contains(&field.id())),
    }
}

fn of_leaf(leaf: RuleId, test: &Test, facts: &Facts, rulings: &Rulings) -> Vec<Witness> {
    let broken = |field: &'static dyn AnyField| Witness {
        leaf,
        met: facts.clone(),
        broken: at_worst(facts.clone(), field),
        rulings: rulings.clone(),
    };
    test.fields().into_iter().map(broken).collect()
}

fn at_worst(facts: Facts, field: &'static dyn AnyField) -> Facts {
    facts.with(field.id(), field.extremes()[1])
}

fn at_best(facts: Facts, field: &'static dyn AnyField) -> Facts {
    facts.with(field.id(), field.extremes()[0])
}

#[cfg(test)]
mod tests;
