//! The columns that a sheet of staff may have: each is a field that is asked elsewhere, and a way in which its cells are read.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use teji_dossier::{BASICS, POST, Spot};
use teji_fields::{AnyField, FieldId};
use teji_order::gathered;
use teji_text::Catalog;

/// A column.
#[derive(Debug)]
pub struct Column {
    /// Its name in what is remembered; that of its field, where it is one field's alone.
    pub id: &'static str,
    /// How its cells are read.
    pub(crate) takes: Takes,
    /// Whether the template has it.
    pub(crate) offered: bool,
}

/// How the cells of a column are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Takes {
    /// A person's name.
    Name,
    /// An identity number.
    Identity,
    /// A day, a month or a year.
    Day,
    /// The first day of something that may run on.
    Begin,
    /// The last day of something that may run on.
    End,
    /// One of several words.
    Choice,
    /// One of several words, with yes standing for the first.
    Declared,
    /// Yes or no.
    YesNo,
    /// Several of several words.
    Several,
    /// Absences.
    Absences,
    /// A line of text, digits included.
    Line,
    /// Says that the row is an example.
    Flag,
    /// Not read: the sheet's own numbers, and what we wrote ourselves.
    Nothing,
}

/// What is remembered of a heading that nobody wants.
pub const NOT_TAKEN: &str = "-";

const fn of(id: &'static str, takes: Takes) -> Column {
    Column { id, takes, offered: true }
}

const fn aside(id: &'static str, takes: Takes) -> Column {
    Column { id, takes, offered: false }
}

/// All columns, in the order of the template.
pub static COLUMNS: &[Column] = &[
    of("flag", Takes::Flag),
    of("name", Takes::Name),
    of("identity", Takes::Identity),
    aside("sex", Takes::Choice),
    aside("birth", Takes::Day),
    of("education", Takes::Line),
    of("phone", Takes::Line),
    aside("unit", Takes::Line),
    of("department", Takes::Line),
    of("occupation_name", Takes::Line),
    of("work_since", Takes::Day),
    of("certificates", Takes::Several),
    of("grade_in_occupation", Takes::YesNo),
    of("grade_date", Takes::Day),
    of("grade_number", Takes::Line),
    of("title_name", Takes::Line),
    of("title_date", Takes::Day),
    of("post_kind", Takes::Choice),
    of("post_from", Takes::Begin),
    of("post_to", Takes::End),
    aside("post_held", Takes::Line),
    of("absences", Takes::Absences),
    of("front_line", Takes::YesNo),
    of("still_in_occupation", Takes::YesNo),
    of("linked_post_now", Takes::Choice),
    of("high_skill", Takes::YesNo),
    of("merit_method", Takes::YesNo),
    of("merit_transfer", Takes::YesNo),
    of("merit_renovation", Takes::YesNo),
    of("merit_training", Takes::YesNo),
    of("conduct", Takes::Declared),
    of("health", Takes::Declared),
    of("honours", Takes::Several),
    aside("own", Takes::Nothing),
    aside("ordinal", Takes::Nothing),
];

impl Column {
    /// The column of that name.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Self> {
        static BY_NAME: LazyLock<BTreeMap<&str, &'static Column>> =
            LazyLock::new(|| gathered(COLUMNS.iter().map(|column| (column.id, column))));
        BY_NAME.get(id).copied()
    }

    /// The columns that the template has, in its order.
    pub fn offered() -> impl Iterator<Item = &'static Self> {
        COLUMNS.iter().filter(|column| column.offered)
    }

    /// Whether cells are read from it at all.
    #[must_use]
    pub fn is_read(&self) -> bool {
        !matches!(self.takes, Takes::Nothing | Takes::Flag)
    }

    /// Whether one word may be told for the whole sheet: what has words to choose from.
    #[must_use]
    pub fn has_words(&self) -> bool {
        matches!(self.takes, Takes::Choice | Takes::Declared | Takes::YesNo | Takes::Several)
    }

    /// The words that are offered for it in a language.
    #[must_use]
    pub fn offers(&self, catalog: &Catalog) -> Vec<String> {
        super::words::offers(catalog, self)
    }

    /// The field that it fills and where that stands; nothing for one that fills several.
    pub(crate) fn home(&self) -> Option<(Spot, FieldId)> {
        if let Some(field) = teji_notice::field(self.id) {
            return Some((Spot::Check, field.id()));
        }
        BASICS.field(self.id).map(|field| (Spot::Basics, field.id()))
    }

    /// The field of a post that it fills.
    pub(crate) fn of_post(&self) -> Option<FieldId> {
        POST.field(self.id).map(AnyField::id)
    }
}

impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
