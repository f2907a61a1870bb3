//! The rows of a sheet, one after the other, while its part is unpacked.

use std::ops::ControlFlow;

use chrono::Datelike;
use quick_xml::events::{BytesStart, Event};
use teji_order::sort_by_key;
use teji_paper::{ArchiveItem, Source};

use crate::book::Book;
use crate::day::{Shows, day, written};
use crate::markup::{Markup, attribute, attributes};
use crate::reference::{COLUMNS, ROWS, place};
use crate::relations::find;
use crate::texts::{append, is_far_too_long, text_inside, too_long, unescape};
use crate::{Cell, Range, Row, SheetError, Value};

/// What a sheet says of its own size before its rows begin.
pub(crate) fn dimension(
    item: &ArchiveItem,
    source: &mut dyn Source,
) -> Result<Option<Range>, SheetError> {
    let mut markup = Markup::new(item, source);
    loop {
        match markup.next()? {
            Event::Start(start) | Event::Empty(start) => match start.local_name().as_ref() {
                "dimension" => {
                    return Ok(attribute(&start, "ref").and_then(|text| Range::parse(&text)));
                }
                "sheetData" => return Ok(None),
                _ => {}
            },
            Event::Eof => return Err(markup.damaged()),
            _ => {}
        }
    }
}

/// A sheet has no more merged blocks.
const MERGED: usize = 1 << 20;

/// The merged blocks of a sheet.
pub(crate) fn merged(
    book: &Book,
    source: &mut dyn Source,
    part: &str,
) -> Result<Vec<Range>, SheetError> {
    let item = find(&book.archive, part).ok_or_else(|| SheetError::Damaged(part.to_owned()))?;
    let mut markup = Markup::long(item, source);
    let mut merged = Vec::new();
    loop {
        match markup.next()? {
            Event::Start(start) | Event::Empty(start)
                if start.local_name().as_ref() == "mergeCell" =>
            {
                merged.extend(attribute(&start, "ref").and_then(|text| Range::parse(&text)));
            }
            Event::Eof => return Ok(merged),
            _ => {}
        }
        if merged.len() > MERGED {
            return Err(markup.too_much());
        }
    }
}

/// Gives the rows of a part.
pub(crate) fn rows(
    book: &Book,
    source: &mut dyn Source,
    part: &str,
    take: &mut dyn FnMut(Row) -> ControlFlow<()>,
) -> Result<(), SheetError> {
    let item = find(&book.archive, part).ok_or_else(|| SheetError::Damaged(part.to_owned()))?;
    let markup = Markup::long(item, source);
    let (kept, given) = (String::new(), 0);
    let mut reading =
        Reading { book, markup, kept, count: 0, before: 0, width: 0, cells: 0, given };
    loop {
        match reading.markup.next()? {
            Event::Start(start) if start.local_name().as_ref() == "row" => {
                let told = told_row(&start);
                let row = reading.row(told)?;
                if !row.cells.is_empty() && take(row).is_break() {
                    return Ok(());
                }
            }
            Event::Empty(start) if start.local_name().as_ref() == "row" => {
                let told = told_row(&start);
                reading.number(told)?;
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The number that a row tells; one that cannot be read is beyond every sheet.
fn told_row(start: &BytesStart) -> Option<u32> {
    Some(attribute(start, "r")?.trim().parse().unwrap_or(u32::MAX))
}

/// A sheet while it is read.
struct Reading<'a> {
    book: &'a Book,
    markup: Markup<'a>,
    /// The text of the present cell.
    kept: String,
    /// How many rows there were.
    count: u32,
    /// The number of the row before.
    before: u32,
    /// How many cells the row before had.
    width: usize,
    /// How many cells there were.
    cells: usize,
    /// How many bytes of text all cells had so far: a shared text costs little each time that it is named.
    given: usize,
}

/// A hundred thousand rows of eighty columns are more than is taken in anywhere.
const CELLS: usize = 8 << 20;
/// Texts of all cells of a sheet together: ten characters of Chinese in each of three million cells.
const GIVEN: usize = 96 << 20;

/// What a cell's own tag says.
struct Head {
    column: u32,
    kind: Stored,
    shows: Shows,
}

/// How a value is stored.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stored {
    Number,
    Shared,
    Text,
    Inline,
    Flag,
    Fault,
    Day,
}

impl Reading<'_> {
    fn number(&mut self, told: Option<u32>) -> Result<u32, SheetError> {
        let number = told.unwrap_or(self.before + 1);
        self.count += 1;
        if number > ROWS || self.count > ROWS {
            return Err(SheetError::TooManyRows { most: ROWS });
        }
        if number == 0 {
            return Err(self.markup.damaged());
        }
        self.before = number;
        Ok(number)
    }

    fn row(&mut self, told: Option<u32>) -> Result<Row, SheetError> {
        let number = self.number(told)?;
        let inside = self.markup.depth();
        let (mut cells, mut next, mut count) = (Vec::with_capacity(self.width), 0, 0);
        loop {
            let book = self.book;
            let (depth, event) = self.markup.step()?;
            let (head, empty) = match event {
                Event::Start(start) if start.local_name().as_ref() == "c" => {
                    (head(book, &start, next), false)
                }
                Event::Empty(start) if start.local_name().as_ref() == "c" => {
                    (head(book, &start, next), true)
                }
                Event::End(_) if depth < inside => {
                    self.width = cells.len();
                    return Ok(Row { number, cells: in_order(cells) });
                }
                Event::Eof => return Err(self.markup.damaged()),
                _ => continue,
            };
            let head = head.ok_or_else(|| self.markup.damaged())?;
            count += 1;
            if head.column >= COLUMNS || count > COLUMNS {
                return Err(SheetError::TooManyColumns { most: COLUMNS });
            }
            next = head.column + 1;
            if !empty {
                cells.extend(self.cell(&head)?);
            }
        }
    }

    /// What is in a cell, up to its end.
    fn cell(&mut self, head: &Head) -> Result<Option<Cell>, SheetError> {
        let inside = self.markup.depth();
        self.kept.clear();
        let (mut formula, mut in_value, mut told) = (false, false, false);
        loop {
            let (depth, event) = self.markup.step()?;
            match event {
                Event::Start(start) => match start.local_name().as_ref() {
                    "v" => (in_value, told) = (true, true),
                    "f" => formula = true,
                    "is" => {
                        text_inside(&mut self.markup, &mut self.kept)?;
                        told = true;
                    }
                    _ => {}
                },
                Event::Empty(start) => match start.local_name().as_ref() {
                    "f" => formula = true,
                    "v" | "is" => told = true,
                    _ => {}
                },
                Event::End(_) if depth < inside => break,
                Event::End(_) => in_value = false,
                Event::Eof => return Err(self.markup.damaged()),
                event if in_value => {
                    append(&event, &mut self.kept).ok_or_else(|| self.markup.damaged())?;
                }
                _ => {}
            }
            if is_far_too_long(&self.kept) {
                return Err(self.markup.too_much());
            }
        }
        if too_long(&self.kept) {
            return Err(self.markup.too_much());
        }
        let value = if told { self.value(head)? } else { None };
        let value = value.or_else(|| formula.then_some(Value::Unreckoned));
        self.count(value.as_ref())?;
        Ok(value.map(|value| Cell { column: head.column, value, formula }))
    }

    fn count(&mut self, value: Option<&Value>) -> Result<(), SheetError> {
        self.cells += usize::from(value.is_some());
        if let Some(Value::Text(text) | Value::Number(text) | Value::Fault(text)) = value {
            self.given += text.len();
        }
        if self.cells > CELLS || self.given > GIVEN { Err(self.markup.too_much()) } else { Ok(()) }
    }

    /// What the kept text means.
    fn value(&mut self, head: &Head) -> Result<Option<Value>, SheetError> {
        let text = self.kept.as_str();
        let trimmed = text.trim_ascii();
        let value = match head.kind {
            Stored::Text => {
                unescape(&mut self.kept, 0);
                Value::Text(self.kept.clone())
            }
            Stored::Inline => Value::Text(text.to_owned()),
            _ if trimmed.is_empty() => return Ok(None),
            Stored::Shared => {
                let number = trimmed.parse().map_err(|_| self.markup.damaged())?;
                let text = self.book.shared.get(number).ok_or_else(|| self.markup.damaged())?;
                Value::Text(text.to_owned())
            }
            Stored::Number => number(trimmed, head.shows, self.book),
            Stored::Flag => Value::Flag(matches!(trimmed, "1" | "true")),
            Stored::Fault => Value::Fault(trimmed.to_owned()),
            Stored::Day => match trimmed.get(..10).and_then(written) {
                Some(day) => Value::Day(day),
                None => Value::Text(trimmed.to_owned()),
            },
        };
        Ok(Some(value))
    }
}

fn number(stored: &str, shows: Shows, book: &Book) -> Value {
    let found = if shows == Shows::Number { None } else { day(stored, book.system) };
    match found {
        None => Value::Number(stored.to_owned()),
        // Whoever types a month gets its first day, unseen; any other day was typed by somebody.
        Some(day) if shows == Shows::Month && day.day() == 1 => Value::Month(day),
        Some(day) => Value::Day(day),
    }
}

/// What a cell's tag says; nothing where it cannot be read.
fn head(book: &Book, start: &BytesStart, next: u32) -> Option<Head> {
    let [mut own, mut look, mut kind] = [None; 3];
    for attribute in attributes(start.attributes_raw()) {
        let (key, value) = attribute?;
        let told = match key {
            "r" => &mut own,
            "s" => &mut look,
            "t" => &mut kind,
            _ => continue,
        };
        // Readers differ in which of two they take.
        if told.replace(value).is_some() {
            return None;
        }
    }
    let column = own.map_or(Some(next), |own| Some(place(own)?.0))?;
    let kind = kind.map_or(Some(Stored::Number), stored)?;
    // A cell that names no look has the first.
    let look = look.map_or(Ok(0_usize), str::parse).ok()?;
    let shows = book.looks.get(look).copied().unwrap_or_default();
    Some(Head { column, kind, shows })
}

fn stored(kind: &str) -> Option<Stored> {
    Some(match kind {
        "n" => Stored::Number,
        "s" => Stored::Shared,
        "str" => Stored::Text,
        "inlineStr" => Stored::Inline,
        "b" => Stored::Flag,
        "e" => Stored::Fault,
        "d" => Stored::Day,
        _ => return None,
    })
}

/// Cells from left to right; of two in one place the later one stands.
fn in_order(mut cells: Vec<Cell>) -> Vec<Cell> {
    if cells.windows(2).any(|pair| pair[0].column >= pair[1].column) {
        cells.reverse();
        sort_by_key(&mut cells, |cell| cell.column);
        cells.dedup_by_key(|cell| cell.column);
    }
    cells
}
