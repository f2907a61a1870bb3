//! Workbooks, tables as text, and letters.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use teji_batch::Roster;
use teji_paper::{Archive, ArchiveItem, Block, Document, Limits, docx, left_out};
use teji_sheets::{Cell, Decoded, Marks, Row, SheetError, Tint, Value, csv, decoded, paragraphs};

use crate::{Answer, Said};

/// Opens a workbook, takes its first visible sheet in as a list of people, and marks a copy.
pub(crate) fn workbook(bytes: &[u8]) -> Answer {
    match taken_in(bytes) {
        Ok(answer) => answer,
        Err(error) => vec![of_sheet(&error)],
    }
}

fn taken_in(bytes: &[u8]) -> Result<Answer, SheetError> {
    let book = teji_sheets::open(&mut { bytes })?;
    let place = book.sheets().iter().position(|sheet| !sheet.hidden).unwrap_or_default();
    let name = book.sheets().get(place).map(|sheet| sheet.name.clone()).unwrap_or_default();
    let (mut roster, mut answer) = (Roster::new(&name, false), Answer::new());
    book.rows(&mut { bytes }, place, &mut |row| {
        in_order(&row);
        match roster.push(&row) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                answer.push(Said::plain(error.key()));
                ControlFlow::Break(())
            }
        }
    })?;
    let merged = book.merged(&mut { bytes }, place)?;
    if answer.is_empty() {
        answer.extend(roster.finish(merged, &BTreeMap::new()).err().map(|e| Said::plain(e.key())));
    }
    if unpacked(bytes) <= MOST_MARKED {
        marks_leave_the_rest(bytes, place);
    }
    Ok(answer)
}

/// Larger workbooks are not copied here, for each of them is read five times over for it.
const MOST_MARKED: u64 = 1 << 20;

fn unpacked(bytes: &[u8]) -> u64 {
    let archive = Archive::open(&mut { bytes }, &Limits::default());
    archive.map_or(0, |archive| archive.items().iter().map(ArchiveItem::size).sum())
}

/// Cells stand from left to right and within a sheet.
fn in_order(row: &Row) {
    assert!((1..=1 << 20).contains(&row.number));
    assert!(row.cells.windows(2).all(|pair| pair[0].column < pair[1].column));
    assert!(row.cells.iter().all(|cell| cell.column < 1 << 14));
}

/// What no sheet holds by itself.
const OURS: &str = "teji\u{2063}mark";

/// A marked copy opens, and its cells are those of the original but for the remarks.
fn marks_leave_the_rest(bytes: &[u8], place: usize) {
    let before = rows(bytes, place).unwrap_or_default();
    let first = before.first().map_or((1, 0), |row| (row.number, row.cells[0].column));
    let marks = Marks {
        head: OURS.to_owned(),
        head_row: first.0,
        remarks: BTreeMap::from([(first.0.saturating_add(1), OURS.to_owned())]),
        cells: BTreeMap::from([(first, Tint::Fault)]),
    };
    let Ok(copy) = teji_sheets::mark(&mut { bytes }, place, &marks) else { return };
    let after = rows(&copy, place);
    assert!(after.is_ok(), "{after:?}");
    if !before.iter().flat_map(|row| &row.cells).any(is_ours) {
        assert_eq!(without_ours(after.unwrap_or_default()), before);
    }
}

fn is_ours(cell: &Cell) -> bool {
    matches!(&cell.value, Value::Text(text) if text == OURS)
}

fn without_ours(mut rows: Vec<Row>) -> Vec<Row> {
    for row in &mut rows {
        row.cells.retain(|cell| !is_ours(cell));
    }
    rows.retain(|row| !row.cells.is_empty());
    rows
}

fn rows(bytes: &[u8], place: usize) -> Result<Vec<Row>, SheetError> {
    let book = teji_sheets::open(&mut { bytes })?;
    let mut rows = Vec::new();
    book.rows(&mut { bytes }, place, &mut |row| {
        rows.push(row);
        ControlFlow::Continue(())
    })?;
    Ok(rows)
}

/// Takes a CSV file in, and the same as a block that was pasted.
pub(crate) fn table(bytes: &[u8]) -> Answer {
    match table_taken_in(bytes) {
        Ok(answer) => answer,
        Err(error) => vec![of_sheet(&error)],
    }
}

fn table_taken_in(bytes: &[u8]) -> Result<Answer, SheetError> {
    let text = match decoded(bytes)? {
        Decoded::Text(text) => text,
        // The page's own decoder does this; here it only matters that there is a text.
        Decoded::WantsGb18030 => String::from_utf8_lossy(bytes).into_owned(),
    };
    if let Ok(pasted) = csv::pasted(&text) {
        pasted.iter().for_each(in_order);
    }
    let read = text_rows(&text)?;
    if text.len() <= MOST_WRITTEN {
        reads_again(&read);
    }
    let mut roster = Roster::new("", true);
    for row in &read {
        if let Err(error) = roster.push(row) {
            return Ok(vec![Said::plain(error.key())]);
        }
    }
    let fault = roster.finish(Vec::new(), &BTreeMap::new()).err();
    Ok(fault.map(|error| Said::plain(error.key())).into_iter().collect())
}

/// Larger tables are not written again.
const MOST_WRITTEN: usize = 1 << 20;

fn text_rows(text: &str) -> Result<Vec<Row>, SheetError> {
    let mut rows = Vec::new();
    csv::rows(text, &mut |row| {
        in_order(&row);
        rows.push(row);
        ControlFlow::Continue(())
    })?;
    Ok(rows)
}

/// A table that is written with a quote around every cell has the same cells.
fn reads_again(read: &[Row]) {
    let mut text = "sep=,\n".to_owned();
    for row in read {
        text += &line(row);
    }
    let cells = |rows: &[Row]| rows.iter().map(|row| row.cells.clone()).collect::<Vec<_>>();
    let again = text_rows(&text);
    assert_eq!(again.map(|rows| cells(&rows)), Ok(cells(read)));
}

fn line(row: &Row) -> String {
    let width = row.cells.last().map_or(0, |cell| cell.column + 1);
    let cell = |column| match row.at(column).map(|cell| &cell.value) {
        Some(Value::Text(text)) => text.replace('"', "\"\""),
        _ => String::new(),
    };
    let cells: Vec<String> = (0..width).map(|column| format!("\"{}\"", cell(column))).collect();
    cells.join(",") + "\n"
}

/// Reads the words of a letter, and writes a letter of the same words.
pub(crate) fn letter(bytes: &[u8]) -> Answer {
    match paragraphs(&mut { bytes }) {
        Ok(told) => {
            writes_again(told);
            Answer::new()
        }
        Err(error) => vec![of_sheet(&error)],
    }
}

/// A tab is a tag of its own in a letter, and line ends of all kinds become breaks.
const OTHER_BLANKS: [char; 7] = ['\t', '\u{b}', '\u{c}', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
/// More is not written again.
const MOST_PARAGRAPHS: usize = 1000;
const MOST_WORDS: usize = 1 << 18;

fn writes_again(told: Vec<String>) {
    if told.len() > MOST_PARAGRAPHS || told.iter().map(String::len).sum::<usize>() > MOST_WORDS {
        return;
    }
    let mut document = Document::new("");
    let notes = told.iter().map(|words| Block::Note(words.as_str().into()));
    document.blocks.extend(notes);
    let blanks = told.iter().any(|words| words.contains(OTHER_BLANKS));
    if blanks || left_out(&document) > 0 {
        return;
    }
    let written = docx(&document).unwrap_or_default();
    let read = paragraphs(&mut written.as_slice());
    assert_eq!(read, Ok(told));
}

fn of_sheet(error: &SheetError) -> Said {
    Said { key: error.key(), args: error.args() }
}
