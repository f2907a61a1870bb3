//! The parts that say which sheets there are.

use std::fmt::Display;

use crate::xml::{Attribute, Xml};

use super::cell::column_name;
use super::{Done, MAIN, RELATIONS};

/// The list of sheets, with what Excel keeps of filters and printed headers.
pub(super) fn workbook(sheets: &[Done], hidden: Option<&str>) -> String {
    let spaces: [Attribute; 2] = [("xmlns", &MAIN), ("xmlns:r", &RELATIONS)];
    Xml::document("workbook", &spaces, |xml| {
        xml.element("bookViews", &[], |xml| xml.empty("workbookView", &[]));
        xml.element("sheets", &[], |xml| {
            for (at, sheet) in sheets.iter().enumerate() {
                listed(xml, at + 1, &sheet.name, &[]);
            }
            if let Some(name) = hidden {
                listed(xml, sheets.len() + 1, name, &[("state", &"veryHidden")]);
            }
        });
        if sheets.iter().any(|sheet| sheet.header.is_some()) {
            xml.element("definedNames", &[], |xml| names(xml, sheets));
        }
    })
}

fn listed(xml: &mut Xml, number: usize, name: &str, state: &[Attribute]) {
    let id = format!("rId{number}");
    let mut attributes: Vec<Attribute> = vec![("name", &name), ("sheetId", &number)];
    attributes.extend(state);
    attributes.push(("r:id", &id));
    xml.empty("sheet", &attributes);
}

/// Names come in the order of the alphabet, as Excel keeps them.
fn names(xml: &mut Xml, sheets: &[Done]) {
    for (at, sheet) in sheets.iter().enumerate() {
        let Some((header, last)) = sheet.header else { continue };
        let quoted = sheet.name.replace('\'', "''");
        let column = column_name(sheet.columns.saturating_sub(1) as usize);
        let range = format!("'{quoted}'!$A${header}:${column}${last}");
        let name: [(_, &dyn Display); 3] =
            [("name", &"_xlnm._FilterDatabase"), ("localSheetId", &at), ("hidden", &1)];
        xml.leaf("definedName", &name, &range);
    }
    for (at, sheet) in sheets.iter().enumerate() {
        let Some((header, _)) = sheet.header else { continue };
        let quoted = sheet.name.replace('\'', "''");
        let name: [(_, &dyn Display); 2] = [("name", &"_xlnm.Print_Titles"), ("localSheetId", &at)];
        xml.leaf("definedName", &name, &format!("'{quoted}'!${header}:${header}"));
    }
}

pub(super) fn relations(sheets: usize) -> String {
    let space = "http://schemas.openxmlformats.org/package/2006/relationships";
    Xml::document("Relationships", &[("xmlns", &space)], |xml| {
        let mut relate = |number: usize, kind: &str, target: &str| {
            let (id, kind) = (format!("rId{number}"), format!("{RELATIONS}/{kind}"));
            xml.empty("Relationship", &[("Id", &id), ("Type", &kind), ("Target", &target)]);
        };
        for number in 1..=sheets {
            relate(number, "worksheet", &format!("worksheets/sheet{number}.xml"));
        }
        relate(sheets + 1, "styles", "styles.xml");
    })
}

pub(super) fn content_types(sheets: usize) -> String {
    let space = "http://schemas.openxmlformats.org/package/2006/content-types";
    Xml::document("Types", &[("xmlns", &space)], |xml| {
        let rels = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", &"rels"), ("ContentType", &rels)]);
        xml.empty("Default", &[("Extension", &"xml"), ("ContentType", &"application/xml")]);
        let mut kind = |name: &str, kind: &str| {
            let kind = format!("application/vnd.openxmlformats-{kind}+xml");
            xml.empty("Override", &[("PartName", &name), ("ContentType", &kind)]);
        };
        kind("/xl/workbook.xml", "officedocument.spreadsheetml.sheet.main");
        kind("/xl/styles.xml", "officedocument.spreadsheetml.styles");
        kind("/docProps/core.xml", "package.core-properties");
        for number in 1..=sheets {
            let name = format!("/xl/worksheets/sheet{number}.xml");
            kind(&name, "officedocument.spreadsheetml.worksheet");
        }
    })
}
