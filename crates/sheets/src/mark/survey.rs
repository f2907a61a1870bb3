//! How far a sheet reaches, before it is marked.

use quick_xml::events::Event;
use teji_paper::{ArchiveItem, Source};

use crate::markup::{Markup, attribute};
use crate::reference::{COLUMNS, ROWS, place};
use crate::{Range, SheetError};

/// How far a sheet reaches.
#[derive(Clone, Copy, Default)]
pub(super) struct Extent {
    /// How many columns have something in them, merged cells included.
    columns: u32,
    /// The last row.
    pub(super) last_row: u32,
}

impl Extent {
    /// The first column that is free.
    pub(super) fn next_column(self) -> Result<u32, SheetError> {
        let full = SheetError::TooManyColumns { most: COLUMNS };
        if self.columns < COLUMNS { Ok(self.columns) } else { Err(full) }
    }

    /// How many columns there are when one is taken.
    pub(super) fn columns_with(self, column: u32) -> u32 {
        self.columns.max(column + 1)
    }
}

pub(super) fn extent(item: &ArchiveItem, source: &mut dyn Source) -> Result<Extent, SheetError> {
    let mut markup = Markup::long(item, source);
    let (mut extent, mut column, mut next, mut row) = (Extent::default(), 0, 0, 0);
    loop {
        match markup.next()? {
            Event::Start(start) | Event::Empty(start) => match start.local_name().as_ref() {
                "row" => {
                    let told = attribute(&start, "r").and_then(|told| told.trim().parse().ok());
                    row = told.unwrap_or(row + 1);
                    next = 0;
                    extent.last_row = extent.last_row.max(row);
                }
                "c" => {
                    let told = attribute(&start, "r").and_then(|told| place(&told));
                    column = told.map_or(next, |(column, _)| column);
                    next = column.saturating_add(1);
                }
                "v" | "is" | "f" => extent.columns = extent.columns.max(column.saturating_add(1)),
                "mergeCell" => {
                    let merged = attribute(&start, "ref").and_then(|text| Range::parse(&text));
                    extent.columns =
                        extent.columns.max(merged.map_or(0, |one| one.last_column + 1));
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
        if row > ROWS {
            return Err(SheetError::TooManyRows { most: ROWS });
        }
    }
    Ok(extent)
}
