//! Sheets as XLSX, row by row: what was given is packed at once, so that a hundred thousand rows need little memory.
//!
//! Texts stand in the cells themselves and never are formulas; looks are in `parts/sheet-styles.xml`. Equal sheets give
//! equal bytes.

use crate::sheet::{Cell, Head, Workbook};
use crate::xml::Xml;
use crate::zip::{Deflating, Effort, Entry, Packing, Zip, ZipError};

mod book;
mod cell;
mod choices;
mod name;
mod tab;

use choices::Choices;
use tab::Tab;

/// A workbook at once.
pub fn xlsx(workbook: &Workbook) -> Result<Vec<u8>, ZipError> {
    let mut writing = Xlsx::new(&workbook.language, &workbook.title);
    for sheet in &workbook.sheets {
        writing.sheet(&sheet.head)?;
        for row in &sheet.rows {
            writing.row(row);
        }
    }
    writing.finish()
}

/// A workbook in the making.
pub struct Xlsx {
    language: String,
    title: String,
    zip: Zip,
    bytes: Vec<u8>,
    /// The sheet whose rows are being given.
    open: Option<Tab>,
    /// What the workbook says of the sheets that are done.
    done: Vec<Done>,
    choices: Choices,
}

/// A sheet that is written.
struct Done {
    name: String,
    /// The row of the header and the last row, where it has a header.
    header: Option<(u32, u32)>,
    /// How many columns it has.
    columns: u32,
}

impl Xlsx {
    /// A workbook without sheets.
    #[must_use]
    pub fn new(language: &str, title: &str) -> Self {
        Self {
            language: language.to_owned(),
            title: title.to_owned(),
            zip: Zip::default(),
            bytes: Vec::new(),
            open: None,
            done: Vec::new(),
            choices: Choices::default(),
        }
    }

    /// Begins a sheet; rows that are given next are its own.
    pub fn sheet(&mut self, head: &Head) -> Result<(), ZipError> {
        self.close()?;
        let names = self.done.iter().map(|done| done.name.as_str());
        let name = name::fitting(&head.name, names);
        self.open = Some(Tab::new(name, head, self.done.is_empty(), &mut self.choices));
        Ok(())
    }

    /// The next row of the sheet; cells beyond its columns are left out, for they have no header.
    pub fn row(&mut self, cells: &[Cell]) {
        if let Some(tab) = &mut self.open {
            tab.row(cells);
        }
    }

    /// The bytes of the file. A sheet with more rows than Excel has is too large.
    pub fn finish(mut self) -> Result<Vec<u8>, ZipError> {
        if self.done.is_empty() && self.open.is_none() {
            let name = String::new();
            self.sheet(&Head { name, titles: vec![], notes: vec![], columns: vec![] })?;
        }
        self.close()?;
        let lists = self.choices.sheet();
        if let Some(lists) = &lists {
            self.part(&part_name(self.done.len()), lists)?;
        }
        let shown = lists.is_some().then_some(choices::SHEET);
        self.part("xl/styles.xml", include_str!("../parts/sheet-styles.xml"))?;
        self.part("xl/workbook.xml", &book::workbook(&self.done, shown))?;
        let sheets = self.done.len() + usize::from(shown.is_some());
        self.part("xl/_rels/workbook.xml.rels", &book::relations(sheets))?;
        self.part("docProps/core.xml", &crate::docx::core(&self.title, &self.language))?;
        self.part("_rels/.rels", include_str!("../parts/sheet-package.rels.xml"))?;
        self.part("[Content_Types].xml", &book::content_types(sheets))?;
        self.bytes.extend(self.zip.finish()?);
        Ok(self.bytes)
    }

    fn close(&mut self) -> Result<(), ZipError> {
        let Some(tab) = self.open.take() else { return Ok(()) };
        let name = part_name(self.done.len());
        let (packed, done) = tab.finish().ok_or_else(|| ZipError::EntryTooLarge(name.clone()))?;
        self.bytes.extend(self.zip.deflated(&name, packed)?);
        self.done.push(done);
        Ok(())
    }

    fn part(&mut self, name: &str, text: &str) -> Result<(), ZipError> {
        let entry = Entry { name, bytes: text.as_bytes(), packing: Packing::Deflated };
        self.bytes.extend(self.zip.entry(&entry)?);
        Ok(())
    }
}

/// The name of the part of a sheet, counted from 0.
fn part_name(place: usize) -> String {
    format!("xl/worksheets/sheet{}.xml", place + 1)
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A part that is packed whenever a good piece of it was written.
struct Packed {
    xml: Xml,
    packing: Deflating,
}

const PIECE: usize = 1 << 16;

impl Packed {
    fn new(xml: Xml) -> Self {
        Self { xml, packing: Deflating::new(Effort::Quick) }
    }

    fn pack(&mut self) {
        if self.xml.len() > PIECE {
            self.packing.write(self.xml.take().as_bytes());
        }
    }

    fn finish(mut self) -> Deflating {
        self.packing.write(self.xml.into_string().as_bytes());
        self.packing
    }
}
