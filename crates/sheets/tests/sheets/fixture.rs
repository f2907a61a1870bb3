//! Small workbooks made of the parts that a test is about.

use std::ops::ControlFlow;

use teji_paper::{Entry, Packing, zip};
use teji_sheets::{Book, Row, SheetError, Value, open};

/// A workbook in the making.
pub(crate) struct Parts(pub(crate) Vec<(String, String)>);

const SPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of one sheet with these rows, without formats and shared texts.
pub(crate) fn parts(rows: &str) -> Parts {
    let sheet = format!("<worksheet xmlns=\"{SPACE}\"><sheetData>{rows}</sheetData></worksheet>");
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let relations =
        |inside: &str| format!("<Relationships xmlns=\"{PACKAGE}\">{inside}</Relationships>");
    let to_others = relation("r1", "worksheet", "worksheets/sheet1.xml")
        + &relation("r2", "styles", "styles.xml")
        + &relation("r3", "sharedStrings", "sharedStrings.xml");
    let workbook = format!(
        "<workbook xmlns=\"{SPACE}\" xmlns:r=\"{OFFICE}\"><workbookPr/><sheets><sheet name=\"名单\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
    let parts = [
        ("[Content_Types].xml", types.to_owned()),
        ("_rels/.rels", relations(&relation("r1", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", relations(&to_others)),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    Parts(parts.map(|(name, text)| (name.to_owned(), text)).to_vec())
}

impl Parts {
    pub(crate) fn with(mut self, name: &str, text: &str) -> Self {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), text.to_owned()));
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.0.retain(|(known, _)| known != name);
        self
    }

    pub(crate) fn replaced(mut self, name: &str, old: &str, new: &str) -> Self {
        let part = self.0.iter_mut().find(|(known, _)| known == name).unwrap();
        assert!(part.1.contains(old), "{old}");
        part.1 = part.1.replace(old, new);
        self
    }

    /// Shared texts; each is what stands in an `si`.
    pub(crate) fn shared(self, texts: &[&str]) -> Self {
        let all: String = texts.iter().map(|text| format!("<si>{text}</si>")).collect();
        self.with("xl/sharedStrings.xml", &format!("<sst xmlns=\"{SPACE}\">{all}</sst>"))
    }

    /// Looks 0, 1, … with these formats.
    pub(crate) fn formats(self, formats: &[&str]) -> Self {
        let (mut own, mut looks) = (String::new(), String::new());
        for (place, format) in formats.iter().enumerate() {
            let id = format.parse::<usize>().unwrap_or(164 + place);
            own += &format!(
                "<numFmt numFmtId=\"{}\" formatCode=\"{}\"/>",
                164 + place,
                format.replace('"', "&quot;")
            );
            looks += &format!("<xf numFmtId=\"{id}\"/>");
        }
        let text = format!(
            "<styleSheet xmlns=\"{SPACE}\"><numFmts>{own}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>{looks}</cellXfs></styleSheet>"
        );
        self.with("xl/styles.xml", &text)
    }

    pub(crate) fn zipped(&self) -> Vec<u8> {
        let packing = Packing::Deflated;
        let entries: Vec<Entry> = self
            .0
            .iter()
            .map(|(name, text)| Entry { name, bytes: text.as_bytes(), packing })
            .collect();
        zip(&entries).unwrap()
    }
}

/// All rows of a sheet.
pub(crate) fn rows(bytes: &[u8], sheet: usize) -> Result<Vec<Row>, SheetError> {
    let book = open(&mut { bytes })?;
    rows_of(&book, bytes, sheet)
}

pub(crate) fn rows_of(book: &Book, bytes: &[u8], sheet: usize) -> Result<Vec<Row>, SheetError> {
    let mut all = Vec::new();
    book.rows(&mut { bytes }, sheet, &mut |row| {
        all.push(row);
        ControlFlow::Continue(())
    })?;
    Ok(all)
}

/// A row in few words: `3: A=文 B#12 C@2024-01-31 D?true E!#REF! F…`, with `=` before what a formula reckoned.
pub(crate) fn shown(row: &Row) -> String {
    let mut text = format!("{}:", row.number);
    for cell in &row.cells {
        let name = teji_sheets::column_name(cell.column);
        let value = match &cell.value {
            Value::Text(text) => format!("={text}"),
            Value::Number(number) => format!("#{number}"),
            Value::Day(day) => format!("@{day}"),
            Value::Month(day) => format!("@{}", day.format("%Y-%m")),
            Value::Flag(flag) => format!("?{flag}"),
            Value::Fault(fault) => format!("!{fault}"),
            Value::Unreckoned => "…".to_owned(),
        };
        let formula = if cell.formula { "f" } else { "" };
        text += &format!(" {formula}{name}{value}");
    }
    text
}

pub(crate) fn all_shown(bytes: &[u8], sheet: usize) -> Vec<String> {
    rows(bytes, sheet).unwrap().iter().map(shown).collect()
}
