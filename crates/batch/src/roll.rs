//! A roll: a table with a name, for a sheet of its own, and as a paper that can be looked at.

use chrono::NaiveDate;
use teji_paper::{Block, Cell, Document, Row, Table, sheet};

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

/// The text of a page is so many millimetres wide.
const PAGE: u32 = 156;
/// No column is narrower, in millimetres.
const LEAST: u32 = 9;

impl Roll {
    /// The roll as a paper.
    #[must_use]
    pub fn document(&self, mark: String) -> Document {
        let mut document = Document::new(self.title.clone());
        document.mark = Some(mark);
        document.blocks = vec![self.table().into()];
        document.blocks.extend(self.notes.iter().map(|note| Block::Note(note.as_str().into())));
        document
    }

    /// The roll as a workbook of one sheet; nothing where it is too large for one.
    #[must_use]
    pub fn xlsx(&self) -> Option<Vec<u8>> {
        let columns = self.columns.iter().map(|column| {
            sheet::Column::text(column.title.as_str(), column.width).of(match column.kind {
                RollKind::Text => sheet::Kind::Text,
                RollKind::Day => sheet::Kind::Day,
                RollKind::Number => sheet::Kind::Number,
                RollKind::Wrap => sheet::Kind::Wrapped,
            })
        });
        let cell = |(text, column): (&String, &RollColumn)| match column.kind {
            RollKind::Day => text
                .parse::<NaiveDate>()
                .map_or_else(|_| sheet::Cell::text(text.clone()), sheet::Cell::day),
            RollKind::Number => sheet::Cell::number(text.clone()),
            RollKind::Text | RollKind::Wrap => sheet::Cell::text(text.clone()),
        };
        let row = |texts: &Vec<String>| texts.iter().zip(&self.columns).map(cell).collect();
        let head = sheet::Head {
            name: self.title.clone(),
            titles: vec![self.title.clone()],
            notes: self.notes.clone(),
            columns: columns.collect(),
        };
        let sheets = vec![sheet::Sheet { head, rows: self.rows.iter().map(row).collect() }];
        let workbook =
            sheet::Workbook { language: "zh-CN".to_owned(), title: self.title.clone(), sheets };
        teji_paper::xlsx(&workbook).ok()
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

    /// The widths on paper, in the proportion of those in characters.
    fn millimetres(&self) -> Vec<u16> {
        let all: u32 = self.columns.iter().map(|column| u32::from(column.width)).sum();
        let count = u32::try_from(self.columns.len()).unwrap_or(1);
        let free = PAGE.saturating_sub(LEAST * count);
        let width = |column: &RollColumn| LEAST + u32::from(column.width) * free / all.max(1);
        self.columns.iter().map(|column| u16::try_from(width(column)).unwrap_or(0)).collect()
    }
}
