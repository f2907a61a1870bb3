//! One question about the world, defined once; what was typed, kept as typed.
//!
//! A [`Field`] is a static: its widget, its check and its place in the rules all come from it. [`Facts`] hold what a
//! person typed; a value is read from them and never written over them.

mod dates;
mod facts;
mod field;
mod kinds;
mod make;

pub use dates::{YEARS_AGO, read_day, read_whole};
pub use facts::{Facts, UNSURE};
pub use field::{Answer, AnyField, Clause, Field, FieldId, Input, Kind, Lines, Problem, Roughness};
pub use kinds::{
    Absences, Choice, Code, Days, Finding, FindingDay, Line, MOST_PERIODS, OneOf, Periods,
    Standing, Text,
};

/// Every key that a [`Problem`] of this room can carry; each is worded in every language.
pub const PROBLEMS: &[&str] = &[
    "problem.absence.months",
    "problem.choice",
    "problem.day.day",
    "problem.day.empty",
    "problem.day.form",
    "problem.day.future",
    "problem.day.month",
    "problem.day.order",
    "problem.day.span",
    "problem.day.year",
    "problem.line.length",
    "problem.period.form",
    "problem.period.many",
    "problem.period.order",
    "problem.years",
];
