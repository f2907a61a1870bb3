//! What one person comes to, with every reason, as plain data.

use chrono::NaiveDate;
use serde::Serialize;
use teji_fields::{AnyField, Facts, FieldId};
use teji_notice::{Check, SELF_CHECK, remarks};
use teji_rules as rules;
use teji_text::Catalog;

use crate::finding::Finding;
use crate::reasons::{Basis, Changed, Hanging, Need, Problem};

/// What one person comes to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Judgement {
    /// How the result is headed.
    pub state: State,
    /// The heading, for people.
    pub heading: String,
    /// What all readings together say on the day of reference.
    pub outcome: Outcome,
    /// It does not hold before this day under any reading: `2026-12-01`, `always` or `never`.
    pub earliest: String,
    /// From this day on it holds under every reading: the same.
    pub latest: String,
    /// Whether the person is to be preferred; it never changes the outcome.
    pub preferred: Outcome,
    /// The day on which the conditions must hold.
    pub reference: String,
    /// What would bring the result closer, in the order of the notice.
    pub needs: Vec<Need>,
    /// Every condition, judged.
    pub conditions: Finding,
    /// Whether the person is to be preferred, and why.
    pub priority: Finding,
    /// What is worked out only where somebody asks for it.
    #[serde(flatten)]
    pub details: Details,
}

/// What is worked out only where somebody asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Details {
    /// Answers that cannot be read; they are judged as if they were not known.
    pub problems: Vec<Problem>,
    /// Answers that can be read and raise a question.
    pub remarks: Vec<Problem>,
    /// The fields without an answer that can still change the result, in the order in which they are asked.
    pub asked: Vec<String>,
    /// The sentences on whose reading the result hangs, with what comes of each reading.
    pub readings: Vec<Hanging>,
    /// The smallest sets of changes that would make all conditions hold; one empty set where they hold.
    pub ways: Vec<Vec<Changed>>,
    /// On what all of this rests.
    pub basis: Basis,
}

/// How a result is headed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum State {
    /// Every condition holds.
    A,
    /// Only time is missing.
    B,
    /// The readings disagree.
    C,
    /// Facts are missing.
    D,
    /// A condition does not hold, and waiting does not change that.
    E,
    /// The enterprise or the occupation is not in scope.
    F,
}

/// What all readings together say.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Outcome {
    /// It holds however the text is read.
    Met,
    /// It does not hold however the text is read.
    NotMet,
    /// The facts are known, and the readings disagree.
    DependsOnReading,
    /// Facts are missing.
    Unknown,
}

impl Judgement {
    /// What a check came to, in some language. `today` is the day after which nothing can have begun yet.
    pub(crate) fn of(check: &Check<'_>, typed: &Facts, today: NaiveDate, words: &Catalog) -> Self {
        let state = State::of(check.state());
        let overall = check.earliest();
        Self {
            state,
            heading: words.text(&format!("api.state.{}", check.state().letter())).to_owned(),
            outcome: check.person.outcome().into(),
            earliest: overall.earliest.to_string(),
            latest: overall.latest.to_string(),
            preferred: check.priority.outcome().into(),
            reference: check.case.reference.to_string(),
            needs: check.needs().into_iter().map(|need| Need::of(need, words)).collect(),
            conditions: Finding::of(&check.person, words),
            priority: Finding::of(&check.priority, words),
            details: Details::of(check, typed, today, words),
        }
    }
}

impl Details {
    /// `typed` is what was answered, of which the check may take less for known.
    pub(crate) fn of(check: &Check<'_>, typed: &Facts, today: NaiveDate, words: &Catalog) -> Self {
        let fields = || SELF_CHECK.iter().flat_map(teji_notice::Page::fields);
        let problem = |field: &'static dyn AnyField| {
            Some(Problem::of(field.id(), &field.problem(typed, today)?, words))
        };
        let remark = |(field, key): (FieldId, &'static str)| Problem {
            field: field.0.to_owned(),
            key: key.to_owned(),
            message: words.text(key).to_owned(),
            cure: String::new(),
        };
        let readings = check.person.verdicts();
        Self {
            problems: fields().filter_map(problem).collect(),
            remarks: remarks(typed).into_iter().map(remark).collect(),
            asked: asked(check),
            readings: readings
                .readings()
                .iter()
                .map(|reading| Hanging::of(reading, check, words))
                .collect(),
            ways: check
                .ways()
                .into_iter()
                .map(|way| way.into_iter().map(|change| Changed::of(change, words)).collect())
                .collect(),
            basis: Basis::of(check, typed),
        }
    }
}

/// The fields without an answer that can still change the result, in the order in which they are asked.
pub(crate) fn asked(check: &Check<'_>) -> Vec<String> {
    let asked = check.asked();
    let fields = SELF_CHECK.iter().flat_map(teji_notice::Page::fields).map(AnyField::id);
    fields.filter(|id| asked.contains(id)).map(|id| id.0.to_owned()).collect()
}

impl State {
    pub(crate) fn of(state: teji_notice::State) -> Self {
        use teji_notice::State as Of;
        match state {
            Of::Fits => Self::A,
            Of::TooEarly => Self::B,
            Of::DependsOnReading => Self::C,
            Of::Unknown => Self::D,
            Of::DoesNotFit => Self::E,
            Of::OutOfScope => Self::F,
        }
    }
}

impl From<rules::Outcome> for Outcome {
    fn from(outcome: rules::Outcome) -> Self {
        match outcome {
            rules::Outcome::Met => Self::Met,
            rules::Outcome::NotMet => Self::NotMet,
            rules::Outcome::DependsOnReading => Self::DependsOnReading,
            rules::Outcome::Unknown => Self::Unknown,
        }
    }
}
