//! Somebody's own workbook with remarks beside its rows and colours on its cells; all else stays as it is.
//!
//! The remarks stand directly to the right of the last column with something in it. To put them first would move every
//! other cell, and with them merged cells, formulas, filters and formats.

use std::collections::BTreeMap;

use teji_order::gathered;
use teji_paper::{ArchiveItem, Deflating, Source, UnzipError, Zip, ZipError};

use crate::book::Book;
use crate::relations::{find, relations};
use crate::{SheetError, Value, open};

mod links;
mod looks;
mod sheet;
mod step;
mod survey;

use looks::Looks;

/// What is marked on a sheet.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Marks {
    /// What the header of the remarks says. A column whose header says the same already is written over.
    pub head: String,
    /// The row of the header.
    pub head_row: u32,
    /// The remark on a row, under the row's number.
    pub remarks: BTreeMap<u32, String>,
    /// The colours of cells, under their rows and columns (from 0).
    pub cells: BTreeMap<(u32, u32), Tint>,
}

/// Why a cell is coloured.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Tint {
    /// It must be mended: red.
    Fault,
    /// Somebody should look: yellow.
    Doubt,
    /// It was tidied: blue.
    Tidied,
}

/// A copy of a workbook in which one sheet is marked.
///
/// Colours of an earlier copy go where nothing is marked any more. The texts of all other parts are those of the
/// original.
pub fn mark(source: &mut dyn Source, sheet: usize, marks: &Marks) -> Result<Vec<u8>, SheetError> {
    let book = open(source)?;
    let part = book.sheets().get(sheet).ok_or(SheetError::NoSheet)?.part.clone();
    let found = column_with_head(&book, source, sheet, marks)?;
    let styles = styles_part(&book, source)?;
    let mut looks = match &styles {
        Some(name) => Looks::read(&book.archive, source, name)?,
        None => Looks::none(),
    };
    let item = find(&book.archive, &part).ok_or_else(|| SheetError::Damaged(part.clone()))?;
    let extent = survey::extent(item, source)?;
    let place = sheet::Place { column: found.unwrap_or(extent.next_column()?), found, extent };
    let marked = sheet::marked(item, source, marks, &place, &mut looks)?;
    let mut made: BTreeMap<_, _> = gathered([(part, marked)]);
    match styles {
        Some(name) => {
            let edited = looks.written(&book.archive, source, &name)?;
            made.insert(name, edited);
        }
        None => made.extend(links::with_styles(&book, source, &looks)?),
    }
    copied(&book, source, made)
}

/// Where the remarks of an earlier copy stand.
fn column_with_head(
    book: &Book,
    source: &mut dyn Source,
    sheet: usize,
    marks: &Marks,
) -> Result<Option<u32>, SheetError> {
    let mut found = None;
    book.rows(source, sheet, &mut |row| {
        if row.number == marks.head_row {
            let says = |value: &Value| matches!(value, Value::Text(text) if *text == marks.head);
            found = row.cells.iter().rfind(|cell| says(&cell.value)).map(|cell| cell.column);
        }
        if row.number >= marks.head_row {
            std::ops::ControlFlow::Break(())
        } else {
            std::ops::ControlFlow::Continue(())
        }
    })?;
    Ok(found)
}

fn styles_part(book: &Book, source: &mut dyn Source) -> Result<Option<String>, SheetError> {
    let ways = relations(&book.archive, source, &book.main)?;
    let way = ways.iter().find(|way| way.kind == "styles");
    let item = way.and_then(|way| find(&book.archive, &way.target));
    Ok(item.map(|item| item.name().to_owned()))
}

/// All parts in their order, those that were made anew in the places of the old ones.
fn copied(
    book: &Book,
    source: &mut dyn Source,
    mut made: BTreeMap<String, Deflating>,
) -> Result<Vec<u8>, SheetError> {
    let (mut zip, mut bytes) = (Zip::default(), Vec::new());
    for item in book.archive.items() {
        let packed = match made.remove(item.name()) {
            Some(packed) => packed,
            None => packed(item, source)?,
        };
        bytes.extend(zip.deflated(item.name(), packed).map_err(too_large)?);
    }
    for (name, packed) in made {
        bytes.extend(zip.deflated(&name, packed).map_err(too_large)?);
    }
    bytes.extend(zip.finish().map_err(too_large)?);
    Ok(bytes)
}

fn packed(item: &ArchiveItem, source: &mut dyn Source) -> Result<Deflating, UnzipError> {
    let mut packed = Deflating::new(step::effort(item.size()));
    item.unpack(source, &mut |piece| packed.write(piece))?;
    Ok(packed)
}

/// The names were taken once, so only sizes can be refused.
fn too_large(_: ZipError) -> SheetError {
    SheetError::Zip(UnzipError::Large)
}
