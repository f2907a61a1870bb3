//! The marked sheet itself, written while the old one is read.

use std::cmp::Reverse;

use teji_order::sort_by_key;
use teji_paper::{ArchiveItem, Deflating, Source};

use super::looks::Looks;
use super::step::{Copying, Kind, changed, escaped, name, number, prefix, value};
use super::survey::Extent;
use super::{Marks, Tint};
use crate::reference::{COLUMNS, ROWS, column_name, place};
use crate::{Range, SheetError};

/// Where the remarks come.
pub(super) struct Place {
    pub(super) column: u32,
    /// The same, where an earlier copy has them there.
    pub(super) found: Option<u32>,
    pub(super) extent: Extent,
}

/// The width of the remarks in digits.
const WIDTH: u32 = 50;

pub(super) fn marked(
    item: &ArchiveItem,
    source: &mut dyn Source,
    marks: &Marks,
    place: &Place,
    looks: &mut Looks,
) -> Result<Deflating, SheetError> {
    let copying = Copying::new(item, source);
    let rows = marks.cells.keys().map(|(row, _)| *row).chain(marks.remarks.keys().copied());
    let mut left: Vec<u32> = rows.chain([marks.head_row]).collect();
    sort_by_key(&mut left, |row| Reverse(*row));
    left.dedup();
    let columns = Vec::new();
    Marking { copying, marks, place, looks, left, columns, before: 0, head_look: 0 }.run()
}

struct Marking<'a> {
    copying: Copying<'a>,
    marks: &'a Marks,
    place: &'a Place,
    looks: &'a mut Looks,
    /// The rows that have marks and did not come yet, the last one first.
    left: Vec<u32>,
    /// The looks of whole columns: first, last, look.
    columns: Vec<(u32, u32, u32)>,
    before: u32,
    /// The look of the last cell of the present row beside the remarks, which their header takes.
    head_look: u32,
}

impl Marking<'_> {
    fn run(mut self) -> Result<Deflating, SheetError> {
        let mut has_columns = false;
        loop {
            self.copying.next()?;
            match self.copying.opens() {
                Some("dimension") => self.dimension()?,
                Some("cols") => {
                    has_columns = true;
                    self.columns()?;
                }
                Some("sheetData") => {
                    if !has_columns {
                        let p = self.copying.prefix.clone();
                        let column = self.own_column();
                        self.copying.out.push(&format!("<{p}cols>{column}</{p}cols>"));
                    }
                    self.rows()?;
                }
                _ if self.copying.kind == Kind::Eof => return Ok(self.copying.out.finish()),
                _ => self.copying.copy(),
            }
        }
    }

    fn dimension(&mut self) -> Result<(), SheetError> {
        let last_row = self.left.first().copied().unwrap_or(1).max(self.place.extent.last_row);
        let told = value(&self.copying.text, "ref").and_then(|text| Range::parse(&text));
        let last_column = self.place.extent.columns_with(self.place.column) - 1;
        let last_column = told.map_or(0, |one| one.last_column).max(last_column);
        let all =
            Range { first_column: 0, first_row: 1, last_column, last_row: last_row.min(ROWS) };
        let tag = changed(&self.copying.text, &[("ref", Some(&all.to_string()))]);
        self.copying.out.push(&format!("<{tag}/>"));
        if self.copying.kind == Kind::Start { self.copying.skip_inside() } else { Ok(()) }
    }

    /// Copies the columns; the one of the remarks gets a width of its own.
    fn columns(&mut self) -> Result<(), SheetError> {
        let own = self.place.column + 1;
        let mut done = false;
        let inside = self.copying.inside_of();
        let all = self.copying.text.clone();
        self.copying.out.push(&format!("<{all}>"));
        while self.copying.goes_on(inside)? {
            if self.copying.opens() != Some("col") {
                self.copying.copy();
                continue;
            }
            let tag = self.copying.text.clone();
            let first = number(&tag, "min").ok_or_else(|| self.copying.damaged())?;
            let last = number(&tag, "max").ok_or_else(|| self.copying.damaged())?;
            self.columns.push((first, last, number(&tag, "style").unwrap_or_default()));
            if self.columns.len() > COLUMNS as usize {
                return Err(self.copying.too_much());
            }
            let rest = first.max(own + 1);
            if first < own {
                self.column(&tag, first, last.min(own - 1));
            }
            if last >= own && !done {
                done = true;
                let column = self.own_column();
                self.copying.out.push(&column);
            }
            if last >= rest {
                self.column(&tag, rest, last);
            }
            if self.copying.kind == Kind::Start {
                self.copying.skip_inside()?;
            }
        }
        if !done {
            let column = self.own_column();
            self.copying.out.push(&column);
        }
        self.copying.out.push(&format!("</{}>", name(&all)));
        Ok(())
    }

    fn column(&mut self, tag: &str, first: u32, last: u32) {
        let (first, last) = (first.to_string(), last.to_string());
        let tag = changed(tag, &[("min", Some(&first)), ("max", Some(&last))]);
        self.copying.out.push(&format!("<{tag}/>"));
    }

    fn own_column(&self) -> String {
        let (number, width) = ((self.place.column + 1).to_string(), WIDTH.to_string());
        let own = [
            ("min", Some(number.as_str())),
            ("max", Some(&number)),
            ("width", Some(&width)),
            ("customWidth", Some("1")),
        ];
        format!("<{}/>", changed(&format!("{}col", self.copying.prefix), &own))
    }

    fn rows(&mut self) -> Result<(), SheetError> {
        let inside = self.copying.inside_of();
        let tag = self.copying.text.clone();
        self.copying.out.push(&format!("<{tag}>"));
        // Rows that are added have the prefix of the list that they are added to.
        prefix(&tag).clone_into(&mut self.copying.prefix);
        while self.copying.goes_on(inside)? {
            match self.copying.opens() {
                Some("row") => self.row()?,
                _ => self.copying.copy(),
            }
        }
        self.new_rows(ROWS + 1);
        self.copying.out.push(&format!("</{}>", name(&tag)));
        Ok(())
    }

    /// The rows before a number that have marks and are not there.
    fn new_rows(&mut self, before: u32) {
        while let Some(row) = self.left.pop_if(|row| *row < before) {
            if !(1..=ROWS).contains(&row) {
                continue;
            }
            let p = self.copying.prefix.clone();
            self.copying.out.push(&format!("<{p}row r=\"{row}\">"));
            let mut pending = self.pending(row);
            self.new_cells(row, 0, &mut pending, COLUMNS);
            self.copying.out.push(&format!("</{p}row>"));
        }
    }

    /// The columns of a row that have marks, the last one first.
    fn pending(&self, row: u32) -> Vec<u32> {
        let cells = self.marks.cells.range((row, 0)..=(row, COLUMNS - 1));
        let mut columns: Vec<u32> = cells.map(|((_, column), _)| *column).collect();
        if self.remark(row).is_some() {
            columns.push(self.place.column);
        }
        sort_by_key(&mut columns, |column| Reverse(*column));
        columns.dedup();
        columns
    }

    fn remark(&self, row: u32) -> Option<&str> {
        if row == self.marks.head_row {
            return Some(&self.marks.head);
        }
        self.marks.remarks.get(&row).map(String::as_str)
    }

    fn row(&mut self) -> Result<(), SheetError> {
        let tag = self.copying.text.clone();
        let row = number(&tag, "r").unwrap_or(self.before + 1);
        self.before = row;
        self.new_rows(row);
        if let Ok(at) = self.left.binary_search_by(|left| row.cmp(left)) {
            self.left.remove(at);
        }
        let mut pending = self.pending(row);
        let look = number(&tag, "s").unwrap_or_default();
        self.head_look = 0;
        let tag = changed(&tag, &[("r", Some(&row.to_string())), ("spans", None)]);
        if self.copying.kind == Kind::Empty && pending.is_empty() {
            self.copying.out.push(&format!("<{tag}/>"));
            return Ok(());
        }
        self.copying.out.push(&format!("<{tag}>"));
        if self.copying.kind == Kind::Start {
            self.cells(row, look, &mut pending)?;
        }
        self.new_cells(row, look, &mut pending, COLUMNS);
        self.copying.out.push(&format!("</{}>", name(&tag)));
        Ok(())
    }

    /// Copies the cells of a row up to its end.
    fn cells(&mut self, row: u32, look: u32, pending: &mut Vec<u32>) -> Result<(), SheetError> {
        let inside = self.copying.inside_of();
        let mut next = 0;
        while self.copying.goes_on(inside)? {
            if self.copying.opens() != Some("c") {
                self.copying.copy();
                continue;
            }
            let told = value(&self.copying.text, "r");
            let column = match told {
                Some(told) => place(&told).ok_or_else(|| self.copying.damaged())?.0,
                None => next,
            };
            next = column.saturating_add(1);
            self.new_cells(row, look, pending, column);
            if pending.last() == Some(&column) {
                pending.pop();
            }
            self.cell(row, column)?;
        }
        Ok(())
    }

    /// A cell that is there: copied, coloured, or written over where remarks are.
    fn cell(&mut self, row: u32, column: u32) -> Result<(), SheetError> {
        let look = number(&self.copying.text, "s").unwrap_or_default();
        if !self.looks.has(look) {
            return Err(self.copying.damaged());
        }
        let is_start = self.copying.kind == Kind::Start;
        let ours = column == self.place.column;
        if ours && (self.place.found.is_some() || self.remark(row).is_some()) {
            if is_start {
                self.copying.skip_inside()?;
            }
            self.new_cell(row, column, look);
            return Ok(());
        }
        let tint = self.marks.cells.get(&(row, column)).copied();
        if column < self.place.column {
            self.head_look = look;
        }
        let tinted = self.looks.tinted(look, tint);
        let has_place = value(&self.copying.text, "r").is_some();
        if tinted == look && has_place {
            self.copying.copy();
            return if is_start { self.copying.copy_inside() } else { Ok(()) };
        }
        let look = tinted.to_string();
        let place = format!("{}{row}", column_name(column));
        let tag = changed(&self.copying.text, &[("r", Some(&place)), ("s", Some(&look))]);
        self.copying.out.push(&format!("<{tag}{}>", if is_start { "" } else { "/" }));
        if is_start { self.copying.copy_inside() } else { Ok(()) }
    }

    /// The cells of a row before a column that have marks and are not there.
    fn new_cells(&mut self, row: u32, look: u32, pending: &mut Vec<u32>, before: u32) {
        while let Some(column) = pending.pop_if(|column| *column < before) {
            let whole = self
                .columns
                .iter()
                .find(|(first, last, _)| (*first..=*last).contains(&(column + 1)));
            let look = if look > 0 { look } else { whole.map_or(0, |(_, _, look)| *look) };
            let look = if self.looks.has(look) { look } else { 0 };
            self.new_cell(row, column, look);
        }
    }

    fn new_cell(&mut self, row: u32, column: u32, look: u32) {
        let (p, name) = (self.copying.prefix.clone(), column_name(column));
        let remark = if column == self.place.column { self.remark(row) } else { None };
        if let Some(text) = remark {
            let text = escaped(text);
            let is_head = row == self.marks.head_row;
            let look = if is_head && self.place.found.is_none() { self.head_look } else { look };
            let look = if is_head { look } else { self.looks.remark() };
            self.copying.out.push(&format!("<{p}c r=\"{name}{row}\" s=\"{look}\" t=\"inlineStr\"><{p}is><{p}t xml:space=\"preserve\">{text}</{p}t></{p}is></{p}c>"));
            return;
        }
        let tint: Option<Tint> = self.marks.cells.get(&(row, column)).copied();
        let look = self.looks.tinted(look, tint);
        self.copying.out.push(&format!("<{p}c r=\"{name}{row}\" s=\"{look}\"/>"));
    }
}
