//! Applicants for the tests of this crate.

use std::sync::LazyLock;

use chrono::NaiveDate;
use teji_fields::Facts;
use teji_rules::{Case, Rulings};
use teji_workdays::{Calendar, Day};

use crate::field;

/// Everything that a case borrows.
pub(crate) struct World {
    pub(crate) facts: Facts,
    pub(crate) rulings: Rulings,
    pub(crate) reference: NaiveDate,
}

impl World {
    pub(crate) fn of(facts: Facts) -> Self {
        Self { facts, rulings: Rulings::default(), reference: date("2026-06-15") }
    }

    pub(crate) fn case(&self) -> Case<'_> {
        static PUBLISHED: LazyLock<Calendar> = LazyLock::new(Calendar::published);
        Case {
            facts: &self.facts,
            rulings: &self.rulings,
            calendar: &PUBLISHED,
            reference: self.reference,
        }
    }
}

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn day(text: &str) -> Day {
    Day::from(date(text))
}

/// These facts with answers as `id=typed` between bars; nothing typed takes an answer back.
pub(crate) fn with(facts: Facts, told: &str) -> Facts {
    let answers = told.split('|').filter_map(|answer| answer.trim().split_once('='));
    answers.fold(facts, |facts, (id, typed)| facts.with(field(id).unwrap().id(), typed))
}

/// A senior technician who fits, and of the title track nothing but that it is not theirs.
pub(crate) fn technician() -> Facts {
    let told = [
        "enterprise_filed=filed|occupation_filed=yes|occupation_linked=no|front_line=yes",
        "conduct=able|health=able|grade_qualification=no|grade_level=yes|grade_enterprise=no",
        "grade_in_occupation=yes|grade_date=2015-05-01|post_service=2016-01-01..",
        "post_absences=none|still_in_occupation=yes|title=no|high_skill=yes|merit_method=yes",
        "merit_transfer=no|merit_renovation=no|merit_training=no|false_statements=none",
    ];
    told.into_iter().fold(Facts::default(), with)
}
