//! A judged rule as plain data, and what stands fast about each rule before anybody is judged.

use serde::Serialize;
use teji_notice::{rule_locator, rule_name};
use teji_rules::{self as rules, Rule};
use teji_text::Catalog;

use crate::judgement::Outcome;

/// A judged rule: from when it holds, and the parts on which that rests.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Finding {
    /// The rule.
    #[serde(flatten)]
    pub rule: Outlined,
    /// What all readings together say on the day of reference.
    pub outcome: Outcome,
    /// It does not hold before this day under any reading: `2026-12-01`, `always` or `never`.
    pub earliest: String,
    /// From this day on it holds under every reading: the same.
    pub latest: String,
    /// The sentences on whose reading it hangs.
    pub hangs_on: Vec<String>,
    /// Its parts, in the order of the notice.
    pub parts: Vec<Finding>,
}

/// A rule, as it stands for everybody.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Outlined {
    /// The name of the rule.
    pub rule: String,
    /// The clause, in digits: `2.1.2`.
    pub clause: String,
    /// The clause as the notice numbers it: 二（一）2.
    pub locator: String,
    /// What it asks for, in a few words of our own.
    pub name: String,
    /// What makes it hold.
    pub logic: Logic,
    /// The sentence that can be read in two ways, where it is one.
    pub reading: Option<String>,
    /// The fields that it looks at itself.
    pub fields: Vec<String>,
}

/// What makes a rule hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Logic {
    /// All parts hold.
    All,
    /// One part holds.
    Any,
    /// The sentence can be read in two ways; its parts are these ways.
    Open,
    /// The facts answer it.
    Test,
}

impl Outlined {
    /// A rule in some language.
    pub(crate) fn of(rule: &Rule, words: &Catalog) -> Self {
        let (logic, reading) = match &rule.logic {
            rules::Logic::All(_) => (Logic::All, None),
            rules::Logic::Any(_) => (Logic::Any, None),
            rules::Logic::Open(reading, _) => (Logic::Open, Some(reading.id.0.to_owned())),
            rules::Logic::Test(_) => (Logic::Test, None),
        };
        let fields = match &rule.logic {
            rules::Logic::Test(test) => test.fields(),
            _ => Vec::new(),
        };
        Self {
            rule: rule.id.0.to_owned(),
            clause: rule.clause.0.to_owned(),
            locator: rule_locator(rule, words),
            name: rule_name(rule.id.0, words),
            logic,
            reading,
            fields: fields.into_iter().map(|field| field.id().0.to_owned()).collect(),
        }
    }
}

impl Finding {
    /// What was found, in some language.
    pub(crate) fn of(finding: &rules::Finding<'_>, words: &Catalog) -> Self {
        let overall = finding.overall();
        let hangs_on = finding.onset.readings().iter().map(|reading| reading.id.0.to_owned());
        Self {
            rule: Outlined::of(finding.rule, words),
            outcome: finding.outcome().into(),
            earliest: overall.earliest.to_string(),
            latest: overall.latest.to_string(),
            hangs_on: hangs_on.collect(),
            parts: finding.parts.iter().map(|part| Self::of(part, words)).collect(),
        }
    }
}
