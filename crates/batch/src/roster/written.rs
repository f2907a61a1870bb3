//! Somebody's own sheet with our remarks and results beside its rows; a new one for what came as text.

use std::collections::BTreeMap;

use teji_order::gathered;
use teji_paper::sheet::{Cell, Column as Wide, Head, Kind, Look};
use teji_paper::{Source, Xlsx, ZipError};
use teji_sheets::{Marks, SheetError, Tint, column_name, mark};

use super::intake::Roster;
use super::mends::Mends;
use super::remark::{Remark, Weight};
use super::survey::Sight;

/// What is written beside the rows of a sheet: the headings, and the texts of each row under its number.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Verdicts {
    /// The headings: the result, the earliest day, what does not hold or is missing.
    pub heads: [String; 3],
    /// The texts.
    pub rows: BTreeMap<u32, [String; 3]>,
}

/// The remarks on a sheet, for [`teji_sheets::mark`].
#[must_use]
pub fn marks(roster: &Roster, sight: Sight<'_>) -> Marks {
    let mut marks = Marks {
        head: super::words::first(sight.catalog, "column.own").to_owned(),
        head_row: roster.header().map_or(1, |header| header.last),
        ..Marks::default()
    };
    roster.each(sight, &mut |row, _| {
        let told: Vec<String> =
            row.remarks.iter().map(|remark| in_one_line(remark, sight)).collect();
        if !told.is_empty() {
            marks.remarks.insert(row.number, told.join("\n"));
        }
        for remark in &row.remarks {
            if let Some(column) = remark.column.filter(|column| *column < Mends::BEYOND) {
                let tint = marks.cells.entry((row.number, column)).or_insert(Tint::Tidied);
                *tint = (*tint).min(tint_of(remark.weight));
            }
        }
    });
    marks
}

fn tint_of(weight: Weight) -> Tint {
    match weight {
        Weight::Fix => Tint::Fault,
        Weight::Confirm => Tint::Doubt,
        Weight::Tidied => Tint::Tidied,
    }
}

/// `C12：…` with what can be done.
fn in_one_line(remark: &Remark, sight: Sight<'_>) -> String {
    let [what, cure] = remark.told(sight.catalog);
    let weight = sight.catalog.text(match remark.weight {
        Weight::Fix => "weight.fix",
        Weight::Confirm => "weight.confirm",
        Weight::Tidied => "weight.tidied",
    });
    let column = remark.column.filter(|column| *column < Mends::BEYOND).map(column_name);
    let at = column.map(|column| format!("{column}{}", remark.row)).unwrap_or_default();
    sight.catalog.fill(
        "roster.line",
        &[("weight", weight), ("place", &at), ("what", &what), ("cure", &cure)],
    )
}

/// A copy of a workbook with the results beside the rows of one sheet.
pub fn with_verdicts(
    source: &mut dyn Source,
    sheet: usize,
    head_row: u32,
    verdicts: &Verdicts,
) -> Result<Vec<u8>, SheetError> {
    let of = |place: usize| Marks {
        head: verdicts.heads[place].clone(),
        head_row,
        remarks: gathered(verdicts.rows.iter().map(|(row, texts)| (*row, texts[place].clone()))),
        cells: BTreeMap::new(),
    };
    let first = mark(source, sheet, &of(0))?;
    let second = mark(&mut first.as_slice(), sheet, &of(1))?;
    mark(&mut second.as_slice(), sheet, &of(2))
}

/// A new workbook of a sheet that came as text: its rows, their numbers, and the remarks or the results beside them.
pub fn new_copy(
    roster: &Roster,
    sight: Sight<'_>,
    language: &str,
    verdicts: Option<&Verdicts>,
) -> Result<Vec<u8>, ZipError> {
    let marks = if verdicts.is_none() { marks(roster, sight) } else { Marks::default() };
    let catalog = sight.catalog;
    let name = Some(roster.sheet.as_str()).filter(|name| !name.is_empty());
    let name = name.unwrap_or(catalog.text("template.people")).to_owned();
    let mut file = Xlsx::new(language, &name);
    let own = roster.headings().iter();
    let mut columns: Vec<Wide> = own.map(|one| Wide::text(one.text.clone(), 18)).collect();
    match verdicts {
        Some(verdicts) => {
            columns.extend(verdicts.heads.iter().map(|head| Wide::text(head.clone(), 18)));
        }
        None => columns.push(Wide::text(marks.head.clone(), 60).of(Kind::Wrapped)),
    }
    columns.push(Wide::text(catalog.text("column.row"), 10));
    file.sheet(&Head { name, titles: Vec::new(), notes: Vec::new(), columns })?;
    for place in roster.first_place()..roster.grid.len() {
        let row = roster.grid.number(place);
        let look = |column: u32| match marks.cells.get(&(row, column)) {
            Some(Tint::Fault) => Look::Fault,
            Some(Tint::Doubt) => Look::Doubt,
            Some(Tint::Tidied) => Look::Tidied,
            None => Look::Plain,
        };
        let cell = |column: u32| {
            let text = roster.grid.at(place, column).map(|given| given.text).unwrap_or_default();
            Cell::text(text.to_owned()).looking(look(column))
        };
        let mut cells: Vec<Cell> =
            roster.headings().iter().map(|heading| cell(heading.column)).collect();
        match verdicts {
            Some(verdicts) => {
                let texts = verdicts.rows.get(&row).cloned().unwrap_or_default();
                cells.extend(texts.map(Cell::text));
            }
            None => cells.push(Cell::text(marks.remarks.get(&row).cloned().unwrap_or_default())),
        }
        cells.push(Cell::text(row.to_string()));
        file.row(&cells);
    }
    file.finish()
}
