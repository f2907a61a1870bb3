//! A workbook: its sheets, and their rows one after the other.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use teji_paper::{Archive, Limits, Source};

use crate::cells;
use crate::day::System;
use crate::kind::{Kind, kind_of};
use crate::markup::{Markup, attribute, says_yes};
use crate::relations::{Relation, find, relations};
use crate::styles::{self, Looks};
use crate::texts::Shared;
use crate::{Range, Row, SheetError};

/// A workbook whose sheets are known; their rows stay in the file.
#[derive(Clone, Debug)]
pub struct Book {
    pub(crate) archive: Archive,
    pub(crate) main: String,
    sheets: Vec<SheetInfo>,
    pub(crate) system: System,
    pub(crate) looks: Looks,
    pub(crate) shared: Shared,
}

/// A sheet of a workbook, before its rows are read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetInfo {
    /// Its name.
    pub name: String,
    /// Whether Excel shows no tab of it.
    pub hidden: bool,
    /// The number of its last row, if the file tells it; it may tell wrong.
    pub rows: Option<u32>,
    /// How many columns it has, if the file tells it; it may tell wrong.
    pub columns: Option<u32>,
    /// The name of its part.
    pub(crate) part: String,
}

/// How large the archive of a workbook may be.
pub const WORKBOOK_LIMITS: Limits = Limits {
    entries: 2000,
    name: 240,
    total: 1 << 30,
    free: 256 << 20,
    ratio: 200,
    small: 16 << 20,
};

/// Opens a workbook (.xlsx, .xlsm): its list of sheets, its formats and the texts that its cells share.
pub fn open(source: &mut dyn Source) -> Result<Book, SheetError> {
    match kind_of(source) {
        Kind::Archive => {}
        Kind::Old => return Err(SheetError::Old),
        Kind::Encrypted => return Err(SheetError::Encrypted),
        Kind::OpenDocument => return Err(SheetError::OpenDocument),
        Kind::Other => return Err(SheetError::NotWorkbook),
    }
    let archive = Archive::open(source, &WORKBOOK_LIMITS)?;
    let main = main_part(&archive, source)?;
    let ways = relations(&archive, source, &main)?;
    let (listed, system) = workbook(&archive, source, &main)?;
    let part_of = |kind: &str| ways.iter().find(|way| way.kind == kind);
    let item_of = |kind: &str| part_of(kind).and_then(|way| find(&archive, &way.target));
    let looks = item_of("styles").map_or(Ok(Vec::new()), |item| styles::read(item, source))?;
    let shared = item_of("sharedStrings").map(|item| Shared::read(item, source));
    let shared = shared.transpose()?.unwrap_or_default();
    let (mut sheets, mut told) = (Vec::new(), BTreeMap::new());
    for sheet in listed {
        sheets.extend(info(&archive, source, sheet, &ways, &mut told)?);
    }
    Ok(Book { archive, main, sheets, system, looks, shared })
}

impl Book {
    /// Its sheets in the order of their tabs; sheets of charts alone are left out.
    #[must_use]
    pub fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    /// Gives the rows of a sheet that have a cell with something in it, until they end or the taker breaks off.
    pub fn rows(
        &self,
        source: &mut dyn Source,
        sheet: usize,
        take: &mut dyn FnMut(Row) -> ControlFlow<()>,
    ) -> Result<(), SheetError> {
        let info = self.sheets.get(sheet).ok_or(SheetError::NoSheet)?;
        cells::rows(self, source, &info.part, take)
    }

    /// The merged cells of a sheet, which a file tells behind its rows.
    pub fn merged(&self, source: &mut dyn Source, sheet: usize) -> Result<Vec<Range>, SheetError> {
        let info = self.sheets.get(sheet).ok_or(SheetError::NoSheet)?;
        cells::merged(self, source, &info.part)
    }
}

/// The part that lists the sheets.
fn main_part(archive: &Archive, source: &mut dyn Source) -> Result<String, SheetError> {
    let ways = relations(archive, source, "")?;
    let main = ways.into_iter().find(|way| way.kind == "officeDocument");
    let main = main.ok_or(SheetError::NotWorkbook)?.target;
    let binary = main.len() >= 4 && main.as_bytes()[main.len() - 4..].eq_ignore_ascii_case(b".bin");
    if binary { Err(SheetError::Binary) } else { Ok(main) }
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    hidden: bool,
    relation: String,
}

/// Excel sets no limit but memory; nobody has so many.
const SHEETS: usize = 1024;

fn workbook(
    archive: &Archive,
    source: &mut dyn Source,
    main: &str,
) -> Result<(Vec<Listed>, System), SheetError> {
    let item = find(archive, main).ok_or_else(|| SheetError::Damaged(main.to_owned()))?;
    let mut markup = Markup::new(item, source);
    let (mut listed, mut system, mut root) = (Vec::new(), System::default(), None);
    loop {
        match markup.next()? {
            Event::Start(start) | Event::Empty(start) => {
                let name = start.local_name();
                root = root.or_else(|| Some(name.as_ref() == "workbook"));
                match name.as_ref() {
                    "sheet" => listed.extend(sheet(&start)),
                    "workbookPr" if says_yes(&start, "date1904") => system = System::Since1904,
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
        if listed.len() > SHEETS {
            return Err(markup.too_much());
        }
    }
    if root == Some(true) { Ok((listed, system)) } else { Err(SheetError::NotWorkbook) }
}

fn sheet(start: &BytesStart) -> Option<Listed> {
    let relation = start
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|one| one.key.prefix().is_some() && one.key.local_name().as_ref() == "id")?;
    let hidden = attribute(start, "state").is_some_and(|state| state != "visible");
    Some(Listed {
        name: attribute(start, "name")?.into_owned(),
        hidden,
        relation: relation.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned(),
    })
}

/// What is known of a sheet of cells; nothing of other sheets. A part that is listed again is not read again.
fn info(
    archive: &Archive,
    source: &mut dyn Source,
    listed: Listed,
    ways: &[Relation],
    known: &mut BTreeMap<String, Option<Range>>,
) -> Result<Option<SheetInfo>, SheetError> {
    let way = ways.iter().find(|way| way.id == listed.relation);
    let Some(way) = way.filter(|way| way.kind == "worksheet") else { return Ok(None) };
    let item = find(archive, &way.target);
    let item = item.ok_or_else(|| SheetError::Damaged(way.target.clone()))?;
    let told = match known.get(item.name()) {
        Some(told) => *told,
        None => cells::dimension(item, source)?,
    };
    known.insert(item.name().to_owned(), told);
    Ok(Some(SheetInfo {
        name: listed.name,
        hidden: listed.hidden,
        rows: told.map(|range| range.last_row),
        columns: told.map(|range| range.last_column + 1),
        part: item.name().to_owned(),
    }))
}
