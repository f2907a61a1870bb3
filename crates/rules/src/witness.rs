//! Shows of every leaf that it matters: two cases that differ in one answer, and whose verdicts differ.

use teji_fields::{AnyField, Facts};

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
/// of an `Any` at their worst.
#[must_use]
pub fn witnesses(rule: &Rule) -> Vec<Witness> {
    let mut found = Vec::new();
    let best = rule.fields().into_iter().fold(Facts::default(), at_best);
    descend(rule, &best, &Rulings::default(), &mut found);
    found
}

fn descend(rule: &Rule, facts: &Facts, rulings: &Rulings, found: &mut Vec<Witness>) {
    match &rule.logic {
        Logic::Test(test) => found.extend(of_leaf(rule.id, test, facts, rulings)),
        Logic::All(parts) => {
            for part in parts {
                descend(part, facts, rulings, found);
            }
        }
        Logic::Any(parts) => {
            for (place, part) in parts.iter().enumerate() {
                let beside = parts.iter().enumerate().filter(|&(other, _)| other != place);
                let facts = beside
                    .flat_map(|(_, part)| part.fields())
                    .fold(facts.clone(), |facts, field| {
                        facts.with(field.id(), field.extremes()[1])
                    });
                let facts = part.fields().into_iter().fold(facts, at_best);
                descend(part, &facts, rulings, found);
            }
        }
        Logic::Open(reading, ways) => {
            for (way, option) in ways.iter().zip(reading.options) {
                let mut rulings = rulings.clone();
                rulings.pin(reading, option);
                descend(way, facts, &rulings, found);
            }
        }
    }
}

fn of_leaf(leaf: RuleId, test: &Test, facts: &Facts, rulings: &Rulings) -> Vec<Witness> {
    let broken = |field: &'static dyn AnyField| Witness {
        leaf,
        met: facts.clone(),
        broken: facts.clone().with(field.id(), field.extremes()[1]),
        rulings: rulings.clone(),
    };
    test.fields().into_iter().map(broken).collect()
}

fn at_best(facts: Facts, field: &'static dyn AnyField) -> Facts {
    facts.with(field.id(), field.extremes()[0])
}

#[cfg(test)]
mod tests;
