//! What the enterprise decided: who, when, why; taken back by being marked, never by being deleted.

use serde::{Deserialize, Serialize};

/// A decision of the enterprise.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// On what.
    pub about: About,
    /// What was decided: a reading's option, or an answer to a question.
    pub choice: String,
    /// Who decided.
    pub who: String,
    /// When, as typed.
    pub day: String,
    /// Why.
    pub why: String,
    /// Whether it was taken back.
    #[serde(default)]
    pub undone: bool,
}

/// What a decision is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// How a sentence of the notice is read, for everybody in the batch.
    Reading(String),
    /// An answer on one person that people have to judge.
    Answer {
        /// The person's number.
        person: u32,
        /// The question.
        field: String,
    },
    /// A further condition of one person.
    Further {
        /// The person's number.
        person: u32,
        /// The condition's number.
        number: u32,
    },
}

/// Why a decision cannot be recorded yet; the key of the sentence.
#[must_use]
pub fn decision_fault(decision: &Decision) -> Option<&'static str> {
    if decision.choice.trim().is_empty() {
        Some("decision.no_choice")
    } else if decision.who.trim().is_empty() {
        Some("decision.no_name")
    } else if decision.why.trim().is_empty() {
        Some("decision.no_reason")
    } else if teji_fields::read_day(&decision.day)
        .ok()
        .and_then(teji_workdays::DayRange::exact)
        .is_none()
    {
        Some("decision.no_day")
    } else {
        None
    }
}
