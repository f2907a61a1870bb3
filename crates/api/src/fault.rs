//! What is wrong with a question: where, what, and what to do about it.

use serde::Serialize;
use serde_json::Value;
use teji_text::Catalog;

/// What was asked for, or everything that is wrong with the question.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(untagged)]
pub enum Answered<T> {
    /// What was asked for.
    Told {
        /// Always `true`.
        ok: bool,
        /// What was asked for.
        value: T,
    },
    /// The question cannot be answered.
    Faulty {
        /// Always `false`.
        ok: bool,
        /// Everything that is wrong with it; one at the least.
        faults: Vec<Fault>,
    },
}

impl<T> From<Result<T, Vec<Fault>>> for Answered<T> {
    fn from(result: Result<T, Vec<Fault>>) -> Self {
        match result {
            Ok(value) => Self::Told { ok: true, value },
            Err(faults) => Self::Faulty { ok: false, faults },
        }
    }
}

/// Something that is wrong with a question. A wrong *answer* of a person is none: see `Problem`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Fault {
    /// What kind of fault it is, for programs.
    pub kind: FaultKind,
    /// Where it is: names and places from the outside to the inside; empty for the whole.
    pub path: Vec<Step>,
    /// What is wrong, for people.
    pub message: String,
    /// What to do about it, for people.
    pub cure: String,
}

/// What kind of fault it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// The text is no JSON, or too large or too deep.
    Syntax,
    /// A value has the wrong type.
    Type,
    /// There is nothing of this name.
    Unknown,
    /// A name stands twice.
    Twice,
    /// A day is none, or lies outside the years 1900 to 2199.
    Day,
    /// A column has another length than it should have.
    Length,
    /// A number stands for no answer.
    Code,
    /// An answer cannot be read.
    Answer,
    /// A package or its answers cannot be read.
    Package,
    /// Evidence is missing, or is another file than the answers tell.
    Evidence,
}

/// A step of a path.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Step {
    /// The name of a member.
    Name(String),
    /// A place in a list, from 0 on.
    Place(u32),
}

impl FaultKind {
    fn key(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Type => "type",
            Self::Unknown => "unknown",
            Self::Twice => "twice",
            Self::Day => "day",
            Self::Length => "length",
            Self::Code => "code",
            Self::Answer => "answer",
            Self::Package => "package",
            Self::Evidence => "evidence",
        }
    }
}

impl Fault {
    /// A fault whose sentences have these values in their gaps.
    pub(crate) fn new(
        kind: FaultKind,
        path: &[&str],
        values: &[(&str, &str)],
        words: &Catalog,
    ) -> Self {
        let key = format!("api.fault.{}", kind.key());
        Self {
            kind,
            path: path.iter().map(|name| Step::Name((*name).to_owned())).collect(),
            message: words.fill(&key, values),
            cure: words.fill(&format!("{key}.try"), values),
        }
    }

    /// The same at a place of a list.
    pub(crate) fn at(mut self, place: usize) -> Self {
        self.path.push(Step::Place(u32::try_from(place).unwrap_or(u32::MAX)));
        self
    }
}

/// A value of one type where another is wanted; both are words of `api.type`.
pub(crate) fn of_type(path: &[&str], wanted: &str, found: &Value, words: &Catalog) -> Fault {
    let found = match found {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let name = |kind: &str| words.text(&format!("api.type.{kind}")).to_owned();
    let (wanted, found) = (name(wanted), name(found));
    Fault::new(FaultKind::Type, path, &[("wanted", &wanted), ("found", &found)], words)
}
