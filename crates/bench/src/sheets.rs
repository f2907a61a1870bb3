//! A list of people as a workbook: read, written and marked.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use teji_paper::Xlsx;
use teji_paper::sheet::{Cell, Column, Head, Kind};
use teji_sheets::{Marks, Tint, Value, csv, mark, open};
use wasm_bindgen::prelude::*;

/// How many cells the first sheet has, and a sum over their characters; nothing where it cannot be read.
#[must_use]
#[wasm_bindgen]
pub fn cells_read(mut bytes: &[u8]) -> Option<Vec<u32>> {
    let book = open(&mut bytes).ok()?;
    let (mut cells, mut sum) = (0_u32, 0_u32);
    let read = book.rows(&mut bytes, 0, &mut |row| {
        for cell in &row.cells {
            cells += 1;
            if let Value::Text(text) | Value::Number(text) = &cell.value {
                sum = sum.wrapping_add(u32::try_from(text.len()).unwrap_or_default());
            }
        }
        ControlFlow::Continue(())
    });
    read.ok().map(|()| vec![cells, sum])
}

/// How many cells a text of rows has; nothing where it cannot be read.
#[must_use]
#[wasm_bindgen]
pub fn csv_cells_read(text: &str) -> Option<u32> {
    let mut cells = 0;
    let read = csv::rows(text, &mut |row| {
        cells += u32::try_from(row.cells.len()).unwrap_or_default();
        ControlFlow::Continue(())
    });
    read.ok().map(|()| cells)
}

/// A workbook in the making.
#[wasm_bindgen]
pub struct Sheet(Xlsx);

#[wasm_bindgen]
impl Sheet {
    /// One sheet with a header; nothing where it cannot be.
    #[must_use]
    pub fn begun(heads: &str, day: usize, number: usize) -> Option<Self> {
        let column = |(at, head): (usize, &str)| {
            let kind = match at {
                at if at == day => Kind::Day,
                at if at == number => Kind::Number,
                _ => Kind::Text,
            };
            Column::text(head, 16).of(kind)
        };
        let columns = heads.split('\t').enumerate().map(column).collect();
        let head = Head { name: "list".into(), titles: vec![], notes: vec![], columns };
        let mut writing = Xlsx::new("zh-CN", "list");
        writing.sheet(&head).ok()?;
        Some(Self(writing))
    }

    /// The next rows, their cells parted by tabs.
    pub fn rows(&mut self, rows: &str, day: usize, number: usize) {
        for row in rows.lines() {
            let cell = |(at, text): (usize, _)| match at {
                at if at == day => <str>::parse(text).map_or_else(|_| Cell::text(text), Cell::day),
                at if at == number => Cell::number(text),
                _ => Cell::text(text),
            };
            let cells: Vec<Cell> = row.split('\t').enumerate().map(cell).collect();
            self.0.row(&cells);
        }
    }

    /// The file; nothing where it cannot be.
    #[must_use]
    pub fn finish(self) -> Option<Vec<u8>> {
        self.0.finish().ok()
    }
}

/// The same workbook with a remark on every tenth row; nothing where it cannot be.
#[must_use]
#[wasm_bindgen]
pub fn marked(mut bytes: &[u8], rows: u32) -> Option<Vec<u8>> {
    let tenth = || (2..rows).step_by(10);
    let remarks: BTreeMap<u32, String> = tenth().map(|row| (row, format!("{row}"))).collect();
    let cells = tenth().map(|row| ((row, row % 20), Tint::Fault)).collect();
    mark(&mut bytes, 0, &Marks { head: "!".into(), head_row: 1, remarks, cells }).ok()
}
