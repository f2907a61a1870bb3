//! What stands in a workbook: sheets of rows under one header; every word of it is the caller's.

use std::borrow::Cow;

use chrono::NaiveDate;

/// A workbook.
#[derive(Clone, PartialEq, Debug)]
pub struct Workbook<'a> {
    /// The language of its words (`zh-CN`).
    pub language: String,
    /// Its title, which a reader's window may show.
    pub title: String,
    /// Its sheets, in the order of their tabs.
    pub sheets: Vec<Sheet<'a>>,
}

/// A sheet with its rows.
#[derive(Clone, PartialEq, Debug)]
pub struct Sheet<'a> {
    /// What is known before its rows.
    pub head: Head,
    /// Its rows, each with a cell for every column; a row may be shorter.
    pub rows: Vec<Vec<Cell<'a>>>,
}

/// What is known of a sheet before its rows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// Its name; what Excel forbids in one is replaced, and what is too long is cut.
    pub name: String,
    /// Lines above all, over the whole width.
    pub titles: Vec<String>,
    /// Remarks between the titles and the header.
    pub notes: Vec<String>,
    /// Its columns.
    pub columns: Vec<Column>,
}

/// A column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// What its header says.
    pub head: String,
    /// Its width in digits; a Chinese character takes two.
    pub width: u16,
    /// What its cells hold.
    pub kind: Kind,
    /// What its cells offer to choose from; other words are taken after a question. None for most.
    pub choices: Vec<String>,
}

/// What the cells of a column hold, those that are still empty included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Text, and nothing else: what is typed there stays as it is, 18 digits too.
    Text,
    /// Text on several lines.
    Wrapped,
    /// Days, shown as `yyyy-mm-dd`.
    Day,
    /// Numbers.
    Number,
}

/// A cell.
#[derive(Clone, PartialEq, Debug)]
pub struct Cell<'a> {
    /// What is in it.
    pub value: Value<'a>,
    /// How it looks.
    pub look: Look,
}

/// What is in a cell. There are no formulas: `=1+1` is a text.
#[derive(Clone, PartialEq, Debug)]
pub enum Value<'a> {
    /// Nothing.
    Empty,
    /// A text; beyond 32,767 characters, which Excel does not take, it is cut and ends in `…`.
    Text(Cow<'a, str>),
    /// A day; one before 1900-03-01, which Excel cannot count, is written as a text.
    Day(NaiveDate),
    /// A number in plain decimal digits; anything else is written as a text.
    Number(Cow<'a, str>),
}

/// How a cell looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Look {
    /// As all do.
    Plain,
    /// Bold.
    Strong,
    /// Red: it must be mended.
    Fault,
    /// Yellow: somebody should look.
    Doubt,
    /// Blue: it was tidied.
    Tidied,
}

impl<'a> Cell<'a> {
    /// A plain text.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self { value: Value::Text(text.into()), look: Look::Plain }
    }

    /// A day.
    #[must_use]
    pub fn day(day: NaiveDate) -> Self {
        Self { value: Value::Day(day), look: Look::Plain }
    }

    /// A number in plain decimal digits.
    pub fn number(number: impl Into<Cow<'a, str>>) -> Self {
        Self { value: Value::Number(number.into()), look: Look::Plain }
    }

    /// Nothing.
    #[must_use]
    pub fn empty() -> Self {
        Self { value: Value::Empty, look: Look::Plain }
    }

    /// The same in another look.
    #[must_use]
    pub fn looking(mut self, look: Look) -> Self {
        self.look = look;
        self
    }
}

impl Column {
    /// A column of texts.
    pub fn text(head: impl Into<String>, width: u16) -> Self {
        Self { head: head.into(), width, kind: Kind::Text, choices: Vec::new() }
    }

    /// The same column for cells of another kind.
    #[must_use]
    pub fn of(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    /// The same column with something to choose from.
    #[must_use]
    pub fn choosing(mut self, choices: Vec<String>) -> Self {
        self.choices = choices;
        self
    }
}
