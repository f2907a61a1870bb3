//! The sheet that we offer to be filled in: columns of text, words to choose from, an example, explanations; no macros.

use teji_paper::sheet::{Cell, Column as Wide, Head, Kind, Sheet, Workbook};
use teji_paper::{ZipError, xlsx};
use teji_text::Catalog;

use super::column::{Column, Takes};
use super::words::{first, offers};

/// What the first column of the example says; such rows are no people.
pub const EXAMPLE: &str = "word.example";

/// The template in a language.
pub fn template(catalog: &Catalog, language: &str) -> Result<Vec<u8>, ZipError> {
    let title = catalog.text("template.title").to_owned();
    let sheets = vec![people(catalog), explained(catalog)];
    xlsx(&Workbook { language: language.to_owned(), title, sheets })
}

fn people(catalog: &Catalog) -> Sheet<'_> {
    let columns = Column::offered().map(|column| {
        let heading = heading(catalog, column);
        let width =
            u16::try_from(heading.chars().count() * 2 + 4).unwrap_or(u16::MAX).max(width(column));
        Wide::text(heading, width).choosing(offers(catalog, column))
    });
    let head = Head {
        name: catalog.text("template.people").to_owned(),
        titles: Vec::new(),
        notes: Vec::new(),
        columns: columns.collect(),
    };
    let example = Column::offered().map(|column| Cell::text(example(catalog, column))).collect();
    Sheet { head, rows: vec![example] }
}

fn width(column: &Column) -> u16 {
    match column.takes {
        Takes::Identity => 22,
        Takes::Line | Takes::Several | Takes::Choice => 18,
        _ => 12,
    }
}

/// What stands above a column of ours.
pub(crate) fn heading(catalog: &Catalog, column: &Column) -> String {
    first(catalog, &format!("column.{}", column.id)).to_owned()
}

fn example(catalog: &Catalog, column: &Column) -> String {
    match column.takes {
        Takes::Flag => first(catalog, EXAMPLE).to_owned(),
        Takes::Absences => first(catalog, "word.none").to_owned(),
        Takes::YesNo | Takes::Declared | Takes::Several | Takes::Choice => {
            let offers = offers(catalog, column);
            let place = usize::from(column.id == "certificates");
            let is_told = !matches!(column.id, "linked_post_now" | "honours");
            offers.into_iter().nth(place).filter(|_| is_told).unwrap_or_default()
        }
        _ => catalog.find(&format!("example.{}", column.id)).unwrap_or_default().to_owned(),
    }
}

fn explained(catalog: &Catalog) -> Sheet<'_> {
    let head = |key: &str, width| Wide::text(catalog.text(key), width);
    let columns = vec![
        head("template.column", 24),
        head("template.how", 70).of(Kind::Wrapped),
        head("template.words", 60).of(Kind::Wrapped),
    ];
    let row = |column: &Column| {
        let how = catalog.text(how(column)).to_owned();
        let cells = [heading(catalog, column), how, offers(catalog, column).join("；")];
        cells.map(Cell::text).to_vec()
    };
    let notes = vec![catalog.text("template.note").to_owned()];
    let head = Head {
        name: catalog.text("template.explained").to_owned(),
        titles: Vec::new(),
        notes,
        columns,
    };
    Sheet { head, rows: Column::offered().map(row).collect() }
}

fn how(column: &Column) -> &'static str {
    match column.takes {
        Takes::Name => "explain.name",
        Takes::Identity => "explain.identity",
        Takes::Day => "explain.day",
        Takes::Begin => "explain.begin",
        Takes::End => "explain.end",
        Takes::Choice | Takes::Declared | Takes::YesNo => "explain.choice",
        Takes::Several => "explain.several",
        Takes::Absences => "explain.absences",
        Takes::Line | Takes::Nothing => "explain.line",
        Takes::Flag => "explain.flag",
    }
}
