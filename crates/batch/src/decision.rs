//! What the enterprise decided: who, when, why; taken back by being marked, never by being deleted.

use serde::{Deserialize, Serialize};
use teji_fields::{AnyField, Choice, Input, Standing};
use teji_notice::READINGS;
use teji_rules::Reading;

use crate::batch::Batch;
use crate::further::Asks;
use crate::plan::Plan;

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

/// Why a decision cannot be recorded yet, as far as it tells by itself; the key of the sentence.
/// [`Batch::decision_fault`] knows what was offered, too.
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

impl Decision {
    /// The reading that it is about and the place of the way that it takes; nothing, where there is no such reading or way.
    #[must_use]
    pub fn reading(&self) -> Option<(&'static Reading, usize)> {
        let About::Reading(id) = &self.about else { return None };
        let reading = READINGS.iter().copied().find(|reading| reading.id.0 == id)?;
        let place = reading.options.iter().position(|option| option.0 == self.choice)?;
        Some((reading, place))
    }
}

impl Batch {
    /// Why a decision cannot be recorded yet, what it chooses among included; the key of the sentence.
    #[must_use]
    pub fn decision_fault(&self, decision: &Decision) -> Option<&'static str> {
        let is_offered = || match &decision.about {
            About::Reading(_) => decision.reading().is_some(),
            About::Answer { person, field } => {
                self.person(*person).is_some() && is_clear_answer(field, &decision.choice)
            }
            About::Further { person, number } => {
                self.person(*person).is_some() && self.plan.offers(*number, &decision.choice)
            }
        };
        decision_fault(decision).or_else(|| (!is_offered()).then_some("decision.not_offered"))
    }
}

/// Whether a question of the notice offers this answer, and leaves nothing to judge with it.
fn is_clear_answer(field: &str, choice: &str) -> bool {
    let Some(Input::Choice(choices)) = teji_notice::field(field).map(AnyField::input) else {
        return false;
    };
    let is_it = |one: &Choice| one.id == choice && one.offered && one.standing != Standing::Judged;
    choices.iter().any(is_it)
}

impl Plan {
    /// Whether a further condition offers this answer.
    fn offers(&self, number: u32, choice: &str) -> bool {
        let further = self.further().into_iter().find(|one| one.number == number);
        further.is_some_and(|further| match &further.asks {
            Asks::OneOf(choices) => choices.iter().any(|(offered, _)| offered == choice),
            _ => ["yes", "no"].contains(&choice),
        })
    }
}
