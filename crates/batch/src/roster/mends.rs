//! What somebody typed on the page in place of cells; the sheet itself stays as it is.

use std::collections::BTreeMap;

/// Texts in place of cells, by row and column.
///
/// Columns that the sheet does not have stand behind [`Mends::BEYOND`].
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Mends(BTreeMap<(u32, u32), String>);

impl Mends {
    /// No sheet has so many columns; a row's answer in a column of ours that the sheet lacks stands at this number and
    /// the column's place among [`COLUMNS`](super::COLUMNS).
    pub const BEYOND: u32 = 1 << 16;

    /// Puts a text in place of a cell, or gives the cell back to the sheet.
    pub fn set(&mut self, row: u32, column: u32, text: Option<String>) {
        match text {
            Some(text) => self.0.insert((row, column), text),
            None => self.0.remove(&(row, column)),
        };
    }

    /// What stands in place of a cell.
    #[must_use]
    pub fn at(&self, row: u32, column: u32) -> Option<&str> {
        self.0.get(&(row, column)).map(String::as_str)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of a row.
    pub fn of_row(&self, row: u32) -> impl Iterator<Item = (u32, &str)> {
        self.0.range((row, 0)..=(row, u32::MAX)).map(|((_, column), text)| (*column, text.as_str()))
    }
}
