//! A roll: a table with a name, for a sheet of its own, and as a paper that can be looked at.

use teji_fields::{Days, Kind};
use teji_paper::sheet::{self, Column, Head, Sheet, Workbook};
use teji_paper::{Block, Cell, Document, Row, Table, ZipError, xlsx};
use teji_workdays::DayRange;

/// A table for a sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Roll {
    /// Its name in ASCII.
    pub name: &'static str,
    /// Its title.
    pub title: String,
    /// Its columns.
    pub columns: Vec<RollColumn>,
    /// Its rows, each with a text for each column.
    pub rows: Vec<Vec<String>>,
    /// What stands below.
    pub notes: Vec<String>,
}

/// A column of a roll.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RollColumn {
    /// Its heading.
    pub title: String,
    /// Its width in characters.
    pub width: u16,
    /// What stands in it.
    pub kind: RollKind,
}

/// What stands in a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RollKind {
    /// Text, which stays as it is: identity numbers and codes are text.
    Text,
    /// A day.
    Day,
    /// A number.
    Number,
    /// Text of several lines.
    Wrap,
}

/// A character of a sheet's column is so many tenths of a millimetre wide on a page.
const TENTHS: u16 = 23;
/// No column is narrower, in millimetres.
const LEAST: u16 = 14;

impl Roll {
    /// The roll as a workbook with one sheet; `mark` says what it is. Equal rolls give equal bytes.
    pub fn xlsx(&self, mark: &str) -> Result<Vec<u8>, ZipError> {
        let column = |column: &RollColumn| {
            Column::text(column.title.as_str(), column.width).of(column.kind.of_sheet())
        };
        let head = Head {
            name: self.title.clone(),
            titles: vec![self.title.clone()],
            notes: std::iter::once(mark.to_owned()).chain(self.notes.iter().cloned()).collect(),
            columns: self.columns.iter().map(column).collect(),
        };
        let kinds = || self.columns.iter().map(|column| column.kind);
        let rows = self
            .rows
            .iter()
            .map(|texts| texts.iter().zip(kinds()).map(|(text, kind)| cell(text, kind)).collect());
        xlsx(&Workbook {
            language: "zh-CN".to_owned(),
            title: self.title.clone(),
            sheets: vec![Sheet { head, rows: rows.collect() }],
        })
    }

    /// The roll as a paper to be looked at on a page. Most rolls are wider than a sheet of paper, which is why they are
    /// filed as sheets.
    #[must_use]
    pub fn document(&self, mark: String) -> Document {
        let mut document = Document::new(self.title.clone());
        document.mark = Some(mark);
        document.blocks = vec![self.table().into()];
        document.blocks.extend(self.notes.iter().map(|note| Block::Note(note.as_str().into())));
        document
    }

    fn table(&self) -> Table {
        let head = Row::new(self.columns.iter().map(|column| Cell::label(column.title.as_str())));
        let cell = |(text, column): (&String, &RollColumn)| match column.kind {
            RollKind::Wrap => Cell::text(text.as_str()),
            RollKind::Text | RollKind::Day | RollKind::Number => Cell::short(text.as_str()),
        };
        let row =
            |texts: &Vec<String>| Row::new(texts.iter().zip(&self.columns).map(cell)).parting();
        let rows = std::iter::once(head).chain(self.rows.iter().map(row)).collect();
        Table { columns: self.millimetres(), head: 1, rows }
    }

    fn millimetres(&self) -> Vec<u16> {
        let width = |column: &RollColumn| (column.width * TENTHS / 10).max(LEAST);
        self.columns.iter().map(width).collect()
    }
}

impl RollKind {
    fn of_sheet(self) -> sheet::Kind {
        match self {
            Self::Text => sheet::Kind::Text,
            Self::Day => sheet::Kind::Day,
            Self::Number => sheet::Kind::Number,
            Self::Wrap => sheet::Kind::Wrapped,
        }
    }
}

/// A day that is known exactly is one; a month, or what cannot be read, stays a text.
fn cell(text: &str, kind: RollKind) -> sheet::Cell<'_> {
    match kind {
        _ if text.is_empty() => sheet::Cell::empty(),
        RollKind::Day => match Days.read(text).ok().and_then(DayRange::exact) {
            Some(day) => sheet::Cell::day(day),
            None => sheet::Cell::text(text),
        },
        RollKind::Number => sheet::Cell::number(text),
        RollKind::Text | RollKind::Wrap => sheet::Cell::text(text),
    }
}

#[cfg(test)]
mod tests;
