//! What a sheet holds: rows with their true numbers, and cells with what is stored in them.

use chrono::NaiveDate;

/// A row that has something in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its number as Excel shows it, from 1; in a text file the line on which it begins.
    pub number: u32,
    /// Its cells from left to right; those with nothing in them are left out.
    pub cells: Vec<Cell>,
}

/// A cell that has something in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// Its column, from 0.
    pub column: u32,
    /// What is stored in it.
    pub value: Value,
    /// Whether a formula reckoned it.
    pub formula: bool,
}

/// What is stored in a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// A text, as it is stored.
    Text(String),
    /// A number, in the very characters that the file has: `1.1010519491231E+17` is one that lost digits.
    Number(String),
    /// A number that the cell shows as a day; its time of day is cut off.
    Day(NaiveDate),
    /// A number that the cell shows as a month, or as a year alone: its first day, which nobody sees.
    Month(NaiveDate),
    /// True or false.
    Flag(bool),
    /// What Excel shows where a formula failed, as `#REF!`.
    Fault(String),
    /// A formula whose value the file does not have.
    Unreckoned,
}

impl Row {
    /// What is in a column.
    #[must_use]
    pub fn at(&self, column: u32) -> Option<&Cell> {
        let place = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        Some(&self.cells[place])
    }
}
