//! Finds the place of every cell of a table, so that all writers agree on it and none loses one.

use crate::document::{Cell, Content, Photo, Row, Table};

/// A table whose rows all fill its columns. Measures are in twips, of which 1440 make an inch.
pub(crate) struct Grid<'a> {
    pub(crate) columns: Vec<u32>,
    pub(crate) rows: Vec<GridRow<'a>>,
}

/// A row, filled from edge to edge.
pub(crate) struct GridRow<'a> {
    pub(crate) slots: Vec<Slot<'a>>,
    pub(crate) least: u32,
    /// Whether it names what stands below.
    pub(crate) is_head: bool,
    /// Whether a page may end within it.
    pub(crate) may_part: bool,
    /// Whether it stays with the next row: it is to, or a box spans both.
    pub(crate) stays: bool,
}

/// A stretch of a row.
#[derive(Clone)]
pub(crate) struct Slot<'a> {
    pub(crate) at: usize,
    pub(crate) columns: usize,
    pub(crate) holds: Holds<'a>,
}

/// What a stretch of a row holds.
#[derive(Clone, Copy)]
pub(crate) enum Holds<'a> {
    /// A cell begins, and is so many rows high.
    Cell(&'a Cell, usize),
    /// A cell from above goes on.
    More,
    /// Nothing was given.
    Nothing,
}

/// Twips in so many millimetres.
pub(crate) fn twips(millimetres: u16) -> u32 {
    (u32::from(millimetres) * 14_400 + 127) / 254
}

/// No sheet is wider or higher, in millimetres.
const MOST: u16 = 420;
const WHOLE_LINE: u16 = 156;

impl<'a> Grid<'a> {
    pub(crate) fn of(table: &'a Table) -> Self {
        let widths = table.columns.iter().map(|width| twips((*width).clamp(1, MOST)));
        let mut grid = Self { columns: widths.collect(), rows: vec![] };
        if grid.columns.is_empty() {
            grid.columns.push(twips(WHOLE_LINE));
        }
        // From which row on each column is free.
        let mut free = vec![0; grid.columns.len()];
        let head = table.head.min(table.rows.len());
        for (at, row) in table.rows.iter().enumerate() {
            let section = if at < head { head } else { table.rows.len() };
            grid.place(row, &mut free, section - at, at < head);
        }
        grid.cut_below();
        grid.make_room();
        grid
    }

    /// Places a row's cells, in more rows than one where they find no place in one.
    fn place(&mut self, row: &'a Row, free: &mut [usize], below: usize, is_head: bool) {
        let mut cells = row.cells.iter().peekable();
        loop {
            let number = self.rows.len();
            let mut slots = vec![];
            let mut at = 0;
            while at < free.len() {
                let taken = free[at] > number;
                let run = free[at..].iter().take_while(|from| (**from > number) == taken).count();
                let (columns, holds) = match cells.peek() {
                    _ if taken => (run, Holds::More),
                    None => (run, Holds::Nothing),
                    Some(cell) => {
                        let rows = usize::from(cell.rows).clamp(1, below);
                        (usize::from(cell.columns).clamp(1, run), Holds::Cell(cell, rows))
                    }
                };
                if let Holds::Cell(_, rows) = holds {
                    cells.next();
                    free[at..at + columns].fill(number + rows);
                }
                slots.push(Slot { at, columns, holds });
                at += columns;
            }
            self.rows.push(GridRow::new(row, split_by_cells(&self.rows, slots), is_head));
            if cells.peek().is_none() {
                return;
            }
        }
    }

    /// A cell ends with the table.
    fn cut_below(&mut self) {
        let all = self.rows.len();
        for (number, row) in self.rows.iter_mut().enumerate() {
            for slot in &mut row.slots {
                if let Holds::Cell(_, rows) = &mut slot.holds {
                    *rows = (*rows).min(all - number);
                }
            }
        }
    }

    /// Makes boxes for photos large enough, and keeps the rows of a box together.
    fn make_room(&mut self) {
        let boxes: Vec<(usize, usize, Slot)> =
            self.rows.iter().enumerate().flat_map(boxes).collect();
        for (number, rows, slot) in boxes {
            for row in &mut self.rows[number..number + rows - 1] {
                row.stays = true;
            }
            if !matches!(slot.holds, Holds::Cell(Cell { content: Content::Photo(_), .. }, _)) {
                continue;
            }
            let columns = &mut self.columns[slot.at..slot.at + slot.columns];
            let wide: u32 = columns.iter().sum();
            columns[slot.columns - 1] += twips(Photo::WIDTH).saturating_sub(wide);
            let high: u32 = self.rows[number..number + rows].iter().map(|row| row.least).sum();
            self.rows[number + rows - 1].least += twips(Photo::HEIGHT).saturating_sub(high);
        }
    }

    /// The width of a stretch.
    pub(crate) fn width(&self, slot: &Slot) -> u32 {
        self.columns[slot.at..slot.at + slot.columns].iter().sum()
    }
}

impl<'a> GridRow<'a> {
    fn new(row: &Row, slots: Vec<Slot<'a>>, is_head: bool) -> Self {
        let least = twips(row.least.min(MOST));
        let mut new = Self { slots, least, is_head, may_part: false, stays: row.stays };
        new.may_part = row.may_part && !is_head && boxes((0, &new)).is_empty();
        new
    }
}

/// The boxes that begin in a row, with the row's number and the rows of each.
fn boxes<'a>((number, row): (usize, &GridRow<'a>)) -> Vec<(usize, usize, Slot<'a>)> {
    let found = row.slots.iter().filter_map(|slot| match slot.holds {
        Holds::Cell(cell, rows) => match cell.content {
            Content::Opinion(..) | Content::Photo(_) => Some((number, rows, slot.clone())),
            Content::Label(_) | Content::Short(_) | Content::Text(_) => None,
        },
        Holds::More | Holds::Nothing => None,
    });
    found.collect()
}

/// Cells from above that lie side by side go on side by side.
fn split_by_cells<'a>(above: &[GridRow<'a>], slots: Vec<Slot<'a>>) -> Vec<Slot<'a>> {
    let Some(above) = above.last() else { return slots };
    let split = slots.into_iter().flat_map(|slot| {
        let end = slot.at + slot.columns;
        if !matches!(slot.holds, Holds::More) {
            return vec![slot];
        }
        let within = above.slots.iter().filter(|other| slot.at <= other.at && other.at < end);
        within.map(|other| Slot { holds: Holds::More, ..other.clone() }).collect()
    });
    split.collect()
}

#[cfg(test)]
mod tests;
