//! A sentence of a legal text, as something that can be judged.

use std::collections::BTreeMap;

use teji_fields::{AnyField, Clause, FieldId};

use crate::leaf::Test;

/// The name of a rule; the rules of one tree have names of their own, but for a leaf repeated under another reading.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RuleId(pub &'static str);

/// The name of a sentence that can be read in two ways.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ReadingId(pub &'static str);

/// The name of one of the ways to read a sentence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct OptionId(pub &'static str);

/// A sentence that can be read in two ways.
#[derive(PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Reading {
    /// Its name.
    pub id: ReadingId,
    /// The clause in which it stands.
    pub clause: Clause,
    /// The two ways, in the order in which a page shows them; neither has precedence.
    pub options: [OptionId; 2],
}

/// A sentence of a legal text, as something that can be judged.
#[derive(Clone)]
pub struct Rule {
    /// Its name.
    pub id: RuleId,
    /// Where it stands.
    pub clause: Clause,
    /// What makes it hold.
    pub logic: Logic,
}

/// What makes a rule hold.
#[derive(Clone)]
pub enum Logic {
    /// All of these hold.
    All(Vec<Rule>),
    /// One of these holds.
    Any(Vec<Rule>),
    /// The sentence can be read in two ways; each has its rule, in the order of the reading's options.
    Open(&'static Reading, Box<[Rule; 2]>),
    /// A question about the facts.
    Test(Test),
}

/// A rule that holds where all of its parts do.
#[must_use]
pub fn all(id: &'static str, clause: &'static str, parts: impl Into<Vec<Rule>>) -> Rule {
    Rule { id: RuleId(id), clause: Clause(clause), logic: Logic::All(parts.into()) }
}

/// A rule that holds where one of its parts does.
#[must_use]
pub fn any(id: &'static str, clause: &'static str, parts: impl Into<Vec<Rule>>) -> Rule {
    Rule { id: RuleId(id), clause: Clause(clause), logic: Logic::Any(parts.into()) }
}

/// A rule whose sentence can be read in two ways.
#[must_use]
pub fn open(id: &'static str, reading: &'static Reading, ways: [Rule; 2]) -> Rule {
    Rule { id: RuleId(id), clause: reading.clause, logic: Logic::Open(reading, Box::new(ways)) }
}

/// A rule that asks for facts.
#[must_use]
pub fn test(id: &'static str, clause: &'static str, test: Test) -> Rule {
    Rule { id: RuleId(id), clause: Clause(clause), logic: Logic::Test(test) }
}

impl Rule {
    /// The rules that it is made of, under every reading.
    #[must_use]
    pub fn parts(&self) -> &[Rule] {
        match &self.logic {
            Logic::All(parts) | Logic::Any(parts) => parts,
            Logic::Open(_, ways) => ways.as_slice(),
            Logic::Test(_) => &[],
        }
    }

    /// Itself and everything that it is made of, in the order of the text; with the depth of each.
    pub fn walk<'r>(&'r self, visit: &mut dyn FnMut(&'r Rule, usize)) {
        self.walk_from(0, visit);
    }

    fn walk_from<'r>(&'r self, depth: usize, visit: &mut dyn FnMut(&'r Rule, usize)) {
        visit(self, depth);
        for part in self.parts() {
            part.walk_from(depth + 1, visit);
        }
    }

    /// The rule of that name in this tree.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Rule> {
        if self.id.0 == id {
            Some(self)
        } else {
            self.parts().iter().find_map(|part| part.find(id))
        }
    }

    /// Every field that it reads, each once, in the order of the text.
    #[must_use]
    pub fn fields(&self) -> Vec<&'static dyn AnyField> {
        let mut fields: Vec<&'static dyn AnyField> = Vec::new();
        self.walk(&mut |rule, _| {
            if let Logic::Test(test) = &rule.logic {
                for field in test.fields() {
                    if fields.iter().all(|known| known.id() != field.id()) {
                        fields.push(field);
                    }
                }
            }
        });
        fields
    }

    /// Every sentence in it that can be read in two ways, each once, in the order of the text.
    #[must_use]
    pub fn readings(&self) -> Vec<&'static Reading> {
        let mut readings: Vec<&'static Reading> = Vec::new();
        self.walk(&mut |rule, _| {
            if let Logic::Open(reading, _) = rule.logic
                && !readings.contains(&reading)
            {
                readings.push(reading);
            }
        });
        readings
    }

    /// The fields that stand in more than one leaf under one and the same reading.
    pub(crate) fn shared_fields(&self) -> Vec<FieldId> {
        let several = |(id, count): (FieldId, usize)| (count > 1).then_some(id);
        self.occurrences().into_iter().filter_map(several).collect()
    }

    fn occurrences(&self) -> BTreeMap<FieldId, usize> {
        let mut counts = BTreeMap::new();
        if let Logic::Test(test) = &self.logic {
            counts.extend(test.fields().into_iter().map(|field| (field.id(), 1)));
        }
        for part in self.parts() {
            for (id, count) in part.occurrences() {
                let sum = counts.entry(id).or_insert(0);
                match self.logic {
                    Logic::Open(..) => *sum = count.max(*sum),
                    Logic::All(_) | Logic::Any(_) | Logic::Test(_) => *sum += count,
                }
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests;
