//! Tables and the forms that are made as tables.

use super::{Signature, Words};
use crate::image::Image;

/// A table. Cells are given once, where they begin, as in HTML; the writers find their places.
///
/// Nothing is lost in a table that does not come out even: a span is cut at the edge, a lack is an empty cell, and cells
/// that find no place go on in a row of their own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// The widths of its columns in millimetres; the text of a page is 156 mm wide.
    pub columns: Vec<u16>,
    /// How many of its first rows name what stands below; they are repeated on each page.
    pub head: usize,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its least height in millimetres; nought for as high as its words are.
    pub least: u16,
    /// Whether a page may end within it; it may not where an opinion or a photo stands in it.
    pub may_part: bool,
    /// Whether it stays on the page of the row below it.
    pub stays: bool,
    /// The cells that begin in it.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// How many columns it is wide.
    pub columns: u16,
    /// How many rows it is high.
    pub rows: u16,
    /// What stands in it.
    pub content: Content,
}

/// What stands in a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// The name of what stands beside it or below.
    Label(Words),
    /// Something short, in the middle.
    Short(Words),
    /// Paragraphs.
    Text(Vec<Words>),
    /// A box for somebody's opinion, with its signature at the foot.
    Opinion(Vec<Words>, Signature),
    /// A box for a photo.
    Photo(Photo),
}

/// A box for a photo, 48 mm high and 33 mm wide or more.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Photo {
    /// What the box is for: its words while it is empty, the photo's description otherwise.
    pub label: String,
    /// The photo.
    pub image: Option<Image>,
}

impl Photo {
    /// The height of the box in millimetres.
    pub const HEIGHT: u16 = 48;
    /// The width of the box in millimetres.
    pub const WIDTH: u16 = 33;
}

impl Row {
    /// A row that stays on one page.
    #[must_use]
    pub fn new(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self { least: 0, may_part: false, stays: false, cells: cells.into_iter().collect() }
    }

    /// The row, at least so many millimetres high.
    #[must_use]
    pub fn least(self, least: u16) -> Self {
        Self { least, ..self }
    }

    /// The row, on the page of the one below it.
    #[must_use]
    pub fn staying(self) -> Self {
        Self { stays: true, ..self }
    }

    /// The row, in which a page may end.
    #[must_use]
    pub fn parting(self) -> Self {
        Self { may_part: true, ..self }
    }
}

impl Cell {
    /// A cell of one column and one row.
    #[must_use]
    pub fn new(content: Content) -> Self {
        Self { columns: 1, rows: 1, content }
    }

    /// A cell that names what stands beside it or below.
    #[must_use]
    pub fn label(words: impl Into<Words>) -> Self {
        Self::new(Content::Label(words.into()))
    }

    /// A cell with something short in its middle.
    #[must_use]
    pub fn short(words: impl Into<Words>) -> Self {
        Self::new(Content::Short(words.into()))
    }

    /// A cell with one paragraph.
    #[must_use]
    pub fn text(words: impl Into<Words>) -> Self {
        Self::new(Content::Text(vec![words.into()]))
    }

    /// The cell, so many columns wide.
    #[must_use]
    pub fn wide(self, columns: u16) -> Self {
        Self { columns, ..self }
    }

    /// The cell, so many rows high.
    #[must_use]
    pub fn high(self, rows: u16) -> Self {
        Self { rows, ..self }
    }
}

impl From<Table> for super::Block {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}
