//! A part of styles for a workbook that has none, and the two lines that lead to it.

use teji_paper::{Deflating, Source};

use super::looks::Looks;
use super::step::{Copying, Kind};
use crate::SheetError;
use crate::book::Book;
use crate::relations::find;

const STYLES: &str = "/xl/styles.xml";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

/// The parts that are new or that have to lead to them.
pub(super) fn with_styles(
    book: &Book,
    source: &mut dyn Source,
    looks: &Looks,
) -> Result<Vec<(String, Deflating)>, SheetError> {
    let (folder, name) = book.main.rsplit_once('/').unwrap_or(("", &book.main));
    let ways = format!("{folder}/_rels/{name}.rels");
    let relation = |prefix: &str| {
        format!(
            "<{prefix}Relationship Id=\"rIdStyles163\" Type=\"{RELATION}\" Target=\"{STYLES}\"/>"
        )
    };
    let kind =
        |prefix: &str| format!("<{prefix}Override PartName=\"{STYLES}\" ContentType=\"{TYPE}\"/>");
    Ok(vec![
        with_line(book, source, ways.trim_start_matches('/'), &relation)?,
        with_line(book, source, "[Content_Types].xml", &kind)?,
        (STYLES.trim_start_matches('/').to_owned(), looks.new_part()),
    ])
}

/// A part with one more line at its end.
fn with_line(
    book: &Book,
    source: &mut dyn Source,
    part: &str,
    line: &dyn Fn(&str) -> String,
) -> Result<(String, Deflating), SheetError> {
    let item = find(&book.archive, part).ok_or_else(|| SheetError::Damaged(part.to_owned()))?;
    let mut copying = Copying::new(item, source);
    loop {
        copying.next()?;
        if copying.kind == Kind::End && copying.depth == 0 {
            let line = line(&copying.prefix);
            copying.out.push(&line);
        }
        if copying.kind == Kind::Eof {
            return Ok((item.name().to_owned(), copying.out.finish()));
        }
        copying.copy();
    }
}
