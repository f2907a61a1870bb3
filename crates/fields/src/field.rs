//! A question: its id, its clause, how it is answered and how what was typed is read.

use chrono::NaiveDate;

use crate::facts::{Facts, UNSURE};
use crate::kinds::Choice;

/// The name of a field in saved files, texts and programs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FieldId(pub &'static str);

/// A clause of a legal text in digits: `2.1.2` is 二（一）2.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Clause(pub &'static str);

/// A question about the world, defined once.
pub struct Field<K: Kind> {
    /// Its name.
    pub id: FieldId,
    /// The clause that asks for it.
    pub clause: Clause,
    /// How it is answered.
    pub kind: K,
    /// An answer that helps every rule that reads the field, whatever else is known.
    pub best: &'static str,
    /// An answer that fails every rule that reads the field on its own.
    pub worst: &'static str,
}

/// A way of answering: what is typed, and the value that is read from it.
pub trait Kind: Sync {
    /// What the rules see.
    type Value;

    /// Reads what was typed.
    fn read(&self, typed: &str) -> Result<Self::Value, Problem>;

    /// The widget that asks.
    fn input(&self) -> Input;

    /// Whether the value tells of something that begins after a day (a fault when that day is today).
    fn begins_after(&self, _value: &Self::Value, _day: NaiveDate) -> bool {
        false
    }

    /// Whether the value leaves a day open that it could name.
    fn is_rough(&self, _value: &Self::Value) -> bool {
        false
    }
}

/// The widget that asks a question.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Input {
    /// One of these.
    Choice(&'static [Choice]),
    /// A day, or the month or year in which it lies.
    Day,
    /// Periods, each with its first and last day.
    Periods,
    /// Times of absence, or none.
    Absences,
    /// A finding and its day, or none.
    Finding,
    /// Text.
    Line {
        /// The most characters that it takes.
        most: usize,
        /// Whether it may have several lines.
        lines: Lines,
    },
}

/// How many lines a text may have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lines {
    /// One.
    One,
    /// Several: it is written at length.
    Several,
}

/// What is known of a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer<T> {
    /// Nothing was typed.
    Missing,
    /// The person does not know.
    Unsure,
    /// What was typed cannot be read.
    Wrong(Problem),
    /// The value.
    Known(T),
}

/// What is wrong with an answer: a key for the text, and the figures that the sentence names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The key of the sentence; the cure stands under the same key with `.try` behind it.
    pub key: &'static str,
    /// What fills the gaps of the sentence.
    pub args: Vec<(&'static str, String)>,
}

impl Problem {
    /// A problem without figures.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// The same with one figure more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

impl<K: Kind> Field<K> {
    /// What these facts tell of the field.
    #[must_use]
    pub fn answer(&self, facts: &Facts) -> Answer<K::Value> {
        match facts.typed(self.id) {
            None => Answer::Missing,
            Some(UNSURE) => Answer::Unsure,
            Some(typed) => match self.kind.read(typed) {
                Ok(value) => Answer::Known(value),
                Err(problem) => Answer::Wrong(problem),
            },
        }
    }

    /// The value, where it is known.
    #[must_use]
    pub fn known(&self, facts: &Facts) -> Option<K::Value> {
        match self.answer(facts) {
            Answer::Known(value) => Some(value),
            Answer::Missing | Answer::Unsure | Answer::Wrong(_) => None,
        }
    }
}

/// A field of any kind, for walking over a form.
pub trait AnyField: Sync {
    /// Its name.
    fn id(&self) -> FieldId;
    /// The clause that asks for it.
    fn clause(&self) -> Clause;
    /// Its widget.
    fn input(&self) -> Input;
    /// The answers that help most and least.
    fn extremes(&self) -> [&'static str; 2];
    /// What is wrong with these facts' answer, on a day after which nothing can have begun yet.
    fn problem(&self, facts: &Facts, today: NaiveDate) -> Option<Problem>;
    /// How far these facts answer it.
    fn state(&self, facts: &Facts) -> Answer<Roughness>;
}

/// Whether a known value leaves a day open that it could name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Roughness {
    /// Nothing is left open.
    Exact,
    /// A month or a span stands for a day.
    Rough,
}

impl<K: Kind> AnyField for Field<K> {
    fn id(&self) -> FieldId {
        self.id
    }

    fn clause(&self) -> Clause {
        self.clause
    }

    fn input(&self) -> Input {
        self.kind.input()
    }

    fn extremes(&self) -> [&'static str; 2] {
        [self.best, self.worst]
    }

    fn problem(&self, facts: &Facts, today: NaiveDate) -> Option<Problem> {
        match self.answer(facts) {
            Answer::Wrong(problem) => Some(problem),
            Answer::Known(value) if self.kind.begins_after(&value, today) => {
                Some(Problem::new("problem.day.future"))
            }
            Answer::Missing | Answer::Unsure | Answer::Known(_) => None,
        }
    }

    fn state(&self, facts: &Facts) -> Answer<Roughness> {
        match self.answer(facts) {
            Answer::Missing => Answer::Missing,
            Answer::Unsure => Answer::Unsure,
            Answer::Wrong(problem) => Answer::Wrong(problem),
            Answer::Known(value) if self.kind.is_rough(&value) => Answer::Known(Roughness::Rough),
            Answer::Known(_) => Answer::Known(Roughness::Exact),
        }
    }
}

#[cfg(test)]
mod tests;
