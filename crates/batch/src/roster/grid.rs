//! A sheet in little memory: all its texts in one, and for each cell where its own ends.

use std::fmt::Write;

use teji_sheets::{Row, Value};
use teji_workdays::iso_month;

/// A sheet with more rows below its header is not taken.
pub const MOST_ROWS: usize = 100_000;

/// A sheet's rows that have something in them.
#[derive(Clone, Default, Debug)]
pub struct Grid {
    text: String,
    cells: Vec<Kept>,
    rows: Vec<KeptRow>,
}

#[derive(Clone, Copy, Debug)]
struct Kept {
    column: u16,
    stored: Stored,
    formula: bool,
    end: u32,
}

#[derive(Clone, Copy, Debug)]
struct KeptRow {
    number: u32,
    end: u32,
}

/// How a cell's text was stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stored {
    Text,
    Number,
    Day,
    Month,
    Flag,
    Fault,
    Unreckoned,
    /// Somebody typed it on the page, in place of what the sheet has.
    ByHand,
}

/// What stands in a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Given<'a> {
    pub(crate) text: &'a str,
    pub(crate) stored: Stored,
}

impl Grid {
    /// Keeps a row; cells in which only blanks stand are left out. False, where the sheet is too large to be kept.
    pub fn push(&mut self, row: &Row) -> bool {
        let before = self.cells.len();
        for cell in &row.cells {
            let Ok(column) = u16::try_from(cell.column) else { continue };
            let start = self.text.len();
            let stored = self.write(&cell.value);
            if stored != Stored::Unreckoned && self.text[start..].trim().is_empty() {
                self.text.truncate(start);
                continue;
            }
            let Ok(end) = u32::try_from(self.text.len()) else { return false };
            self.cells.push(Kept { column, stored, formula: cell.formula, end });
        }
        if self.cells.len() > before {
            let Ok(end) = u32::try_from(self.cells.len()) else { return false };
            self.rows.push(KeptRow { number: row.number, end });
        }
        true
    }

    fn write(&mut self, value: &Value) -> Stored {
        match value {
            Value::Text(text) => {
                self.text.push_str(text);
                Stored::Text
            }
            Value::Number(number) => {
                self.text.push_str(number);
                Stored::Number
            }
            Value::Day(day) => {
                // A text takes whatever is written to it.
                let _ = write!(self.text, "{day}");
                Stored::Day
            }
            Value::Month(day) => {
                let _ = write!(self.text, "{}", iso_month(*day));
                Stored::Month
            }
            Value::Flag(flag) => {
                self.text.push_str(if *flag { "TRUE" } else { "FALSE" });
                Stored::Flag
            }
            Value::Fault(fault) => {
                self.text.push_str(fault);
                Stored::Fault
            }
            Value::Unreckoned => Stored::Unreckoned,
        }
    }

    /// How many rows are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The number of the row at a place.
    pub(crate) fn number(&self, place: usize) -> u32 {
        self.rows[place].number
    }

    /// The place of the row of that number.
    pub(crate) fn place(&self, number: u32) -> Option<usize> {
        self.rows.binary_search_by_key(&number, |row| row.number).ok()
    }

    /// The cells of the row at a place, from left to right.
    pub(crate) fn row(&self, place: usize) -> impl Iterator<Item = (u32, Given<'_>)> {
        self.span(place).map(|at| (u32::from(self.cells[at].column), self.given(at)))
    }

    /// The cell of a column in the row at a place.
    pub(crate) fn at(&self, place: usize, column: u32) -> Option<Given<'_>> {
        let span = self.span(place);
        let cells = &self.cells[span.clone()];
        let found = cells.binary_search_by_key(&column, |cell| u32::from(cell.column)).ok()?;
        Some(self.given(span.start + found))
    }

    /// How many cells of these rows a formula reckoned, failed ones left out.
    pub(crate) fn formulas(&self, from: usize) -> usize {
        let first = from.checked_sub(1).map_or(0, |place| self.rows[place].end as usize);
        let reckoned = |cell: &&Kept| {
            cell.formula && !matches!(cell.stored, Stored::Fault | Stored::Unreckoned)
        };
        self.cells[first..].iter().filter(reckoned).count()
    }

    fn span(&self, place: usize) -> std::ops::Range<usize> {
        let start = place.checked_sub(1).map_or(0, |before| self.rows[before].end);
        start as usize..self.rows[place].end as usize
    }

    fn given(&self, at: usize) -> Given<'_> {
        let start = at.checked_sub(1).map_or(0, |before| self.cells[before].end) as usize;
        let kept = self.cells[at];
        Given { text: &self.text[start..kept.end as usize], stored: kept.stored }
    }
}
