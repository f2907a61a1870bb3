//! Rows of CSV files and of blocks that were copied in a spreadsheet; all values are texts.

use std::ops::ControlFlow;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use crate::reference::{COLUMNS, ROWS};
use crate::texts::too_long;
use crate::{Cell, Row, SheetError, Value};

/// Gives the rows of a CSV file that have something in them, until they end or the taker breaks off.
///
/// What parts the cells is seen from the first rows: a comma, a semicolon or a tab; `sep=;` in the first line says it. The
/// number of a row is that of the line on which it begins.
pub fn rows(text: &str, take: &mut dyn FnMut(Row) -> ControlFlow<()>) -> Result<(), SheetError> {
    let told = told_separator(text);
    let separator = told.unwrap_or_else(|| separator(text));
    let mut records = Records::new(text, separator, Quotes::Part);
    if told.is_some() {
        records.next()?;
    }
    while let Some(row) = records.next()? {
        if !row.cells.is_empty() && take(row).is_break() {
            break;
        }
    }
    Ok(())
}

/// The rows of a block that was copied in a spreadsheet: tabs part cells, and a cell with a line break is in quotes.
///
/// A quote that never ends is one that somebody typed, so quotes mean nothing in such a block.
pub fn pasted(text: &str) -> Result<Vec<Row>, SheetError> {
    match all(text, Quotes::Part) {
        Err(SheetError::OpenQuote { .. }) => all(text, Quotes::AsTyped),
        rows => rows,
    }
}

fn all(text: &str, quotes: Quotes) -> Result<Vec<Row>, SheetError> {
    let mut records = Records::new(text, b'\t', quotes);
    let (mut rows, mut cells) = (Vec::new(), 0);
    while let Some(row) = records.next()? {
        cells += row.cells.len();
        if cells > PASTED {
            return Err(SheetError::TooMuch(row.number.to_string()));
        }
        rows.extend((!row.cells.is_empty()).then_some(row));
    }
    Ok(rows)
}

/// So many cells are pasted at the most: all rows of a block are in memory at once. A longer list comes as a file.
const PASTED: usize = 2 << 20;

/// What quotes do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Part,
    AsTyped,
}

const SEPARATORS: [u8; 3] = [b',', b'\t', b';'];

/// What Excel's own first line says.
fn told_separator(text: &str) -> Option<u8> {
    let line = text.split(['\r', '\n']).next()?;
    let separator = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?.as_bytes();
    SEPARATORS.into_iter().find(|known| separator == [*known])
}

/// So many rows are looked at to see what parts cells.
const LOOKED_AT: usize = 10;

/// What gives the most rows that are as wide as the first wide one; then what makes them widest.
fn separator(text: &str) -> u8 {
    let looks = |separator: &u8| {
        let mut records = Records::new(text, *separator, Quotes::Part);
        let mut widths = Vec::new();
        while widths.len() < LOOKED_AT && matches!(records.next(), Ok(Some(_))) {
            widths.push(records.width);
        }
        let first = widths.iter().copied().find(|width| *width > 1).unwrap_or_default();
        (widths.iter().filter(|width| **width == first && first > 1).count(), first)
    };
    // Of equals the last one is the greatest, so the likeliest comes last.
    SEPARATORS.into_iter().rev().max_by_key(looks).unwrap_or(b',')
}

/// The records of a text, one after the other.
struct Records<'a> {
    rest: &'a [u8],
    reader: Reader,
    room: Vec<u8>,
    /// The line on which the rest begins.
    line: u32,
    count: u32,
    /// How many cells the last record had, empty ones included.
    width: u32,
}

/// A piece of a cell that is read at a time.
const ROOM: usize = 4096;

impl<'a> Records<'a> {
    fn new(text: &'a str, separator: u8, quotes: Quotes) -> Self {
        let mut builder = ReaderBuilder::new();
        let reader = builder.delimiter(separator).quoting(quotes == Quotes::Part).build();
        let rest = text.strip_prefix('\u{feff}').unwrap_or(text).as_bytes();
        Self { rest, reader, room: vec![0; ROOM], line: 1, count: 0, width: 0 }
    }

    /// The next record; nothing at the end.
    fn next(&mut self) -> Result<Option<Row>, SheetError> {
        self.skip_blank_lines();
        if self.rest.is_empty() {
            return Ok(None);
        }
        self.count += 1;
        if self.line > ROWS || self.count > ROWS {
            return Err(SheetError::TooManyRows { most: ROWS });
        }
        self.reader.reset();
        let before = self.rest;
        let (number, mut cells, mut column) = (self.line, Vec::new(), 0);
        loop {
            let (text, last) = self.field(number)?;
            if !text.is_empty() {
                cells.push(Cell { column, value: Value::Text(text), formula: false });
            }
            column += 1;
            if column > COLUMNS {
                return Err(SheetError::TooManyColumns { most: COLUMNS });
            }
            if last {
                break;
            }
        }
        self.width = column;
        // The reader leaves the second half of a line end to the next record.
        if before[..before.len() - self.rest.len()].ends_with(b"\r") {
            self.rest = self.rest.strip_prefix(b"\n").unwrap_or(self.rest);
        }
        self.line += line_ends(&before[..before.len() - self.rest.len()]);
        Ok(Some(Row { number, cells }))
    }

    /// The next cell, and whether it is the last one of its record.
    fn field(&mut self, line: u32) -> Result<(String, bool), SheetError> {
        let mut bytes = Vec::new();
        loop {
            // A line end behind the text ends its last record, but no quote.
            let at_end = self.rest.is_empty();
            let input = if at_end { b"\n" } else { self.rest };
            let (result, used, made) = self.reader.read_field(input, &mut self.room);
            bytes.extend_from_slice(&self.room[..made]);
            if !at_end {
                self.rest = &self.rest[used..];
            }
            match result {
                ReadFieldResult::Field { record_end } => {
                    let text = String::from_utf8(bytes).map_err(|_| SheetError::NotText)?;
                    if too_long(&text) {
                        return Err(SheetError::TooMuch(line.to_string()));
                    }
                    return Ok((text, record_end));
                }
                ReadFieldResult::InputEmpty if at_end => {
                    return Err(SheetError::OpenQuote { line });
                }
                ReadFieldResult::End => return Err(SheetError::OpenQuote { line }),
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            }
        }
    }

    /// Goes over blank lines, each of which is counted.
    fn skip_blank_lines(&mut self) {
        let blank = self.rest.iter().take_while(|byte| b"\r\n".contains(byte)).count();
        self.line += line_ends(&self.rest[..blank]);
        self.rest = &self.rest[blank..];
    }
}

/// How many lines end in a text.
fn line_ends(bytes: &[u8]) -> u32 {
    let ends = (0..bytes.len()).filter(|at| match bytes[*at] {
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        byte => byte == b'\n',
    });
    u32::try_from(ends.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
