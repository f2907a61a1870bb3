//! What cells offer to choose from: in a literal where it is short, on a sheet that nobody sees where it is not.

use std::fmt::Display;

use crate::sheet::Column;
use crate::xml::Xml;

use super::MAIN;
use super::cell::{place, text};

/// The name of the sheet with long lists; it is not shown.
pub(super) const SHEET: &str = "_lists";
/// A literal may have so many units of UTF-16.
const LITERAL: usize = 255;

/// The lists of all columns that are too long for a literal.
#[derive(Default)]
pub(super) struct Choices(Vec<Vec<String>>);

impl Choices {
    /// The formula that names a column's choices.
    pub(super) fn formula(&mut self, column: &Column) -> String {
        let plain = |choice: &String| !choice.contains([',', '"', '\n']) && choice.trim() == choice;
        let literal = column.choices.join(",");
        if literal.encode_utf16().count() <= LITERAL && column.choices.iter().all(plain) {
            return format!("\"{literal}\"");
        }
        let known = self.0.iter().position(|list| *list == column.choices);
        let at = known.unwrap_or_else(|| {
            self.0.push(column.choices.clone());
            self.0.len() - 1
        });
        let name = crate::xlsx::cell::column_name(at);
        format!("'{SHEET}'!${name}$1:${name}${}", column.choices.len())
    }

    /// The sheet of the lists, if there are any.
    pub(super) fn sheet(&self) -> Option<String> {
        let longest = self.0.iter().map(Vec::len).max()?;
        let spaces: [(_, &dyn Display); 1] = [("xmlns", &MAIN)];
        Some(Xml::document("worksheet", &spaces, |xml| {
            xml.element("sheetData", &[], |xml| {
                for row in 0..longest {
                    xml.element("row", &[("r", &(row + 1))], |xml| self.row(xml, row));
                }
            });
        }))
    }

    fn row(&self, xml: &mut Xml, row: usize) {
        for (column, list) in self.0.iter().enumerate() {
            if let Some(choice) = list.get(row) {
                let row = u32::try_from(row + 1).unwrap_or(u32::MAX);
                text(xml, &place(column, row), 0, choice);
            }
        }
    }
}
