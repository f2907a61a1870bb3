//! What a paper says, line by line, whatever it looks like.

use std::ops::ControlFlow;

use teji_paper::Source;
use teji_sheets::{Row, SheetError, Value};

/// A paragraph of a letter or a row of a sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The name of the sheet; nothing in a letter.
    pub sheet: Option<String>,
    /// The number of the row, or of the paragraph among those that have words; from 1.
    pub number: u32,
    /// Its words; cells stand behind their column's number, from 1.
    pub words: String,
}

/// Why a paper is not read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WordsError {
    /// It is neither a letter (.docx) nor a sheet (.xlsx), nor a page of ours.
    Kind,
    /// Its file is not taken.
    File(SheetError),
}

impl From<SheetError> for WordsError {
    fn from(error: SheetError) -> Self {
        Self::File(error)
    }
}

/// Whether a file is a letter or a sheet by its name.
pub(crate) fn is_paper(name: &str) -> bool {
    [".docx", ".xlsx"].iter().any(|ending| name.ends_with(ending))
}

/// What the paper of this name says.
pub fn words(name: &str, source: &mut dyn Source) -> Result<Vec<Line>, WordsError> {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("docx") => {
            let told = teji_sheets::paragraphs(source)?.into_iter().zip(1..);
            Ok(told.map(|(words, number)| Line { sheet: None, number, words }).collect())
        }
        Some("xlsx") => rows(source),
        Some("html") => page(source),
        _ => Err(WordsError::Kind),
    }
}

/// The texts between the marks of a page of ours.
fn page(source: &mut dyn Source) -> Result<Vec<Line>, WordsError> {
    let size = source.size();
    let bytes = if size <= MOST_PAGE { source.read(0, size) } else { None };
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or(WordsError::Kind)?;
    let words = text.split('<').filter_map(|piece| piece.split_once('>').map(|(_, text)| text));
    let told = words.map(str::trim).filter(|words| !words.is_empty()).zip(1..);
    Ok(told.map(|(words, number)| Line { sheet: None, number, words: words.to_owned() }).collect())
}

/// No page of ours has more bytes.
const MOST_PAGE: u64 = 64 << 20;

fn rows(source: &mut dyn Source) -> Result<Vec<Line>, WordsError> {
    let book = teji_sheets::open(source)?;
    let mut lines = Vec::new();
    for (place, sheet) in book.sheets().iter().enumerate() {
        book.rows(source, place, &mut |row| {
            let (sheet, words) = (Some(sheet.name.clone()), told(&row));
            lines.push(Line { sheet, number: row.number, words });
            ControlFlow::Continue(())
        })?;
    }
    Ok(lines)
}

/// A row as one text, in which no cell passes for another one.
fn told(row: &Row) -> String {
    let cells = row.cells.iter().map(|cell| {
        let words = match &cell.value {
            Value::Text(text) | Value::Number(text) | Value::Fault(text) => text.clone(),
            Value::Day(day) | Value::Month(day) => day.to_string(),
            Value::Flag(flag) => flag.to_string(),
            Value::Unreckoned => String::new(),
        };
        format!("{}\u{a0}{words}", cell.column + 1)
    });
    cells.collect::<Vec<_>>().join("\n")
}
