//! A sheet while its rows are given.

use std::fmt::Display;

use crate::sheet::{Cell, Column, Head, Kind, Look, Value};
use crate::xml::Xml;
use crate::zip::Deflating;

use super::cell::{self, HEADER, NOTE, TITLE, column_name, place, style};
use super::choices::Choices;
use super::{Done, MAIN, Packed};

/// A sheet whose rows are being given.
pub(super) struct Tab {
    name: String,
    columns: Vec<Column>,
    names: Vec<String>,
    /// The formula of the choices of each column that has some, with the column's place.
    choices: Vec<(usize, String)>,
    packed: Packed,
    /// The rows that are merged over the whole width.
    merged: u32,
    header: Option<u32>,
    last: u32,
}

/// The most rows of a sheet.
const ROWS: u32 = 1 << 20;

impl Tab {
    pub(super) fn new(name: String, head: &Head, first: bool, choices: &mut Choices) -> Self {
        let chosen =
            head.columns.iter().enumerate().filter(|(_, column)| !column.choices.is_empty());
        let chosen = chosen.map(|(at, column)| (at, choices.formula(column))).collect();
        let above = head.titles.len() + head.notes.len();
        let above = u32::try_from(above).unwrap_or(u32::MAX);
        let header = (!head.columns.is_empty()).then_some(above.saturating_add(1));
        let mut xml = Xml::opened("worksheet", &[("xmlns", &MAIN)]);
        before_rows(&mut xml, &head.columns, header, first);
        xml.open_element("sheetData", &[]);
        let mut tab = Self {
            name,
            names: (0..head.columns.len()).map(column_name).collect(),
            columns: head.columns.clone(),
            choices: chosen,
            packed: Packed::new(xml),
            merged: above,
            header,
            last: 0,
        };
        tab.head(head);
        tab
    }

    fn head(&mut self, head: &Head) {
        let width = head.columns.iter().map(|column| u32::from(column.width)).sum::<u32>().max(8);
        for text in &head.titles {
            let height = TITLE_HEIGHT * lines_taken(text, width / 2);
            self.line(Some(height), |xml, row| cell::text(xml, &place(0, row), TITLE, text));
        }
        for text in &head.notes {
            let height = height(lines_taken(text, width));
            self.line(height, |xml, row| cell::text(xml, &place(0, row), NOTE, text));
        }
        if self.header.is_some() {
            let lines = head.columns.iter().map(|one| lines_taken(&one.head, one.width.into()));
            self.line(height(lines.max().unwrap_or(1)), |xml, row| {
                for (at, column) in head.columns.iter().enumerate() {
                    cell::text(xml, &place(at, row), HEADER, &column.head);
                }
            });
        }
    }

    pub(super) fn row(&mut self, cells: &[Cell]) {
        let (columns, names) = (std::mem::take(&mut self.columns), std::mem::take(&mut self.names));
        let lines = cells.iter().zip(&columns).map(|(cell, column)| match &cell.value {
            Value::Text(text) if column.kind == Kind::Wrapped => {
                lines_taken(text, column.width.into())
            }
            _ => 1,
        });
        self.line(height(lines.max().unwrap_or(1)), |xml, row| {
            for ((cell, column), name) in cells.iter().zip(&columns).zip(&names) {
                cell::cell(xml, &format!("{name}{row}"), column.kind, cell);
            }
        });
        (self.columns, self.names) = (columns, names);
    }

    fn line(&mut self, height: Option<u32>, inside: impl FnOnce(&mut Xml, u32)) {
        self.last = self.last.saturating_add(1);
        let row = self.last;
        if row > ROWS {
            return;
        }
        let xml = &mut self.packed.xml;
        match height {
            Some(height) => {
                xml.element("row", &[("r", &row), ("ht", &height)], |xml| inside(xml, row));
            }
            None => xml.element("row", &[("r", &row)], |xml| inside(xml, row)),
        }
        self.packed.pack();
    }

    /// The packed part, and what the workbook says of it; nothing where there were too many rows.
    pub(super) fn finish(mut self) -> Option<(Deflating, Done)> {
        if self.last > ROWS {
            return None;
        }
        let xml = &mut self.packed.xml;
        xml.close_element("sheetData");
        after_rows(xml, &self.names, self.header, self.last, self.merged);
        validations(xml, &self.choices, self.header);
        page(xml);
        xml.close_element("worksheet");
        let header = self.header.map(|header| (header, self.last));
        let columns = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        Some((self.packed.finish(), Done { name: self.name, header, columns }))
    }
}

const TITLE_HEIGHT: u32 = 30;
const LINE_HEIGHT: u32 = 15;
const MOST_HEIGHT: u32 = 405;

/// The height of a row of several lines, in points. Not every program reckons heights when it opens a file.
fn height(lines: u32) -> Option<u32> {
    (lines > 1).then(|| lines.saturating_mul(LINE_HEIGHT).min(MOST_HEIGHT))
}

/// How many lines a text takes in so many digits, two of which a full-width character needs.
fn lines_taken(text: &str, width: u32) -> u32 {
    let width = width.saturating_sub(1).max(2);
    let digits = |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<u32>();
    text.lines().map(|line| digits(line).div_ceil(width).max(1)).sum::<u32>().max(1)
}

fn before_rows(xml: &mut Xml, columns: &[Column], header: Option<u32>, first: bool) {
    xml.element("sheetPr", &[], |xml| xml.empty("pageSetUpPr", &[("fitToPage", &1)]));
    xml.element("sheetViews", &[], |xml| {
        let view: [(_, &dyn Display); 2] =
            [("tabSelected", &u8::from(first)), ("workbookViewId", &0)];
        xml.element("sheetView", &view, |xml| {
            if let Some(header) = header {
                frozen(xml, header);
            }
        });
    });
    xml.empty("sheetFormatPr", &[("defaultRowHeight", &15)]);
    if !columns.is_empty() {
        xml.element("cols", &[], |xml| {
            for (at, column) in columns.iter().enumerate() {
                let style = style(column.kind, Look::Plain);
                let attributes: [(_, &dyn Display); 5] = [
                    ("min", &(at + 1)),
                    ("max", &(at + 1)),
                    ("width", &column.width.clamp(1, 255)),
                    ("style", &style),
                    ("customWidth", &1),
                ];
                xml.empty("col", &attributes);
            }
        });
    }
}

/// What is above the first row of data stays in sight.
fn frozen(xml: &mut Xml, header: u32) {
    let below = place(0, header + 1);
    let pane: [(_, &dyn Display); 4] = [
        ("ySplit", &header),
        ("topLeftCell", &below),
        ("activePane", &"bottomLeft"),
        ("state", &"frozen"),
    ];
    xml.empty("pane", &pane);
    let selection: [(_, &dyn Display); 3] =
        [("pane", &"bottomLeft"), ("activeCell", &below), ("sqref", &below)];
    xml.empty("selection", &selection);
}

fn after_rows(xml: &mut Xml, names: &[String], header: Option<u32>, last: u32, merged: u32) {
    let Some((name, header)) = names.last().zip(header) else { return };
    xml.empty("autoFilter", &[("ref", &format!("A{header}:{name}{last}"))]);
    if merged > 0 && names.len() > 1 {
        xml.element("mergeCells", &[("count", &merged)], |xml| {
            for row in 1..=merged {
                xml.empty("mergeCell", &[("ref", &format!("A{row}:{name}{row}"))]);
            }
        });
    }
}

fn validations(xml: &mut Xml, choices: &[(usize, String)], header: Option<u32>) {
    let Some(header) = header.filter(|_| !choices.is_empty()) else { return };
    xml.element("dataValidations", &[("count", &choices.len())], |xml| {
        for (at, formula) in choices {
            let column = column_name(*at);
            let attributes: [(_, &dyn Display); 5] = [
                ("type", &"list"),
                ("errorStyle", &"warning"),
                ("allowBlank", &1),
                ("showErrorMessage", &1),
                ("sqref", &format!("{column}{}:{column}{ROWS}", header + 1)),
            ];
            xml.element("dataValidation", &attributes, |xml| xml.leaf("formula1", &[], formula));
        }
    });
}

/// A4 across, as wide as the page, with the number of the page below.
fn page(xml: &mut Xml) {
    let margins: [(_, &dyn Display); 6] = [
        ("left", &"0.5"),
        ("right", &"0.5"),
        ("top", &"0.6"),
        ("bottom", &"0.6"),
        ("header", &"0.3"),
        ("footer", &"0.3"),
    ];
    xml.empty("pageMargins", &margins);
    let setup: [(_, &dyn Display); 4] =
        [("paperSize", &9), ("orientation", &"landscape"), ("fitToWidth", &1), ("fitToHeight", &0)];
    xml.empty("pageSetup", &setup);
    xml.element("headerFooter", &[], |xml| xml.leaf("oddFooter", &[], "&C&P / &N"));
}
