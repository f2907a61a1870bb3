//! Short ways to define fields of common kinds.

use crate::field::{Clause, Field, FieldId};
use crate::kinds::{Absences, Choice, Days, Line, OneOf, Periods, Text};

impl Field<OneOf> {
    /// A question that is answered by yes or no; yes helps.
    #[must_use]
    pub const fn yes_no(id: &'static str, clause: &'static str) -> Self {
        Self {
            id: FieldId(id),
            clause: Clause(clause),
            kind: OneOf::YES_NO,
            best: "yes",
            worst: "no",
        }
    }

    /// A question with choices of its own, the most helpful one first and the least helpful one last.
    #[must_use]
    pub const fn one_of(
        id: &'static str,
        clause: &'static str,
        choices: &'static [Choice],
    ) -> Self {
        Self {
            id: FieldId(id),
            clause: Clause(clause),
            kind: OneOf(choices),
            best: choices[0].id,
            worst: choices[choices.len() - 1].id,
        }
    }
}

impl Field<Days> {
    /// A day that helps the more, the earlier it lies.
    #[must_use]
    pub const fn day(id: &'static str, clause: &'static str) -> Self {
        Self {
            id: FieldId(id),
            clause: Clause(clause),
            kind: Days,
            best: "1900-01-01",
            worst: "2199-12-31",
        }
    }
}

impl Field<Periods> {
    /// Periods of service.
    #[must_use]
    pub const fn periods(id: &'static str, clause: &'static str) -> Self {
        Self {
            id: FieldId(id),
            clause: Clause(clause),
            kind: Periods,
            best: "1900-01-01..",
            worst: "2199-12-31..",
        }
    }
}

impl Field<Absences> {
    /// Times out of a post.
    #[must_use]
    pub const fn absences(id: &'static str, clause: &'static str) -> Self {
        Self {
            id: FieldId(id),
            clause: Clause(clause),
            kind: Absences,
            best: Absences::NONE,
            worst: "1900-01-01..",
        }
    }
}

impl Field<Line> {
    /// One line of text, which no rule reads.
    #[must_use]
    pub const fn line(id: &'static str, clause: &'static str, most: usize) -> Self {
        Self { id: FieldId(id), clause: Clause(clause), kind: Line { most }, best: "", worst: "" }
    }
}

impl Field<Text> {
    /// Text of several lines, which no rule reads.
    #[must_use]
    pub const fn text(id: &'static str, clause: &'static str, most: usize) -> Self {
        Self { id: FieldId(id), clause: Clause(clause), kind: Text { most }, best: "", worst: "" }
    }
}
