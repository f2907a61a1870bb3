//! Workbooks read back with another's reader: every part is there, in order, and every word is in its place.

use std::collections::BTreeSet;

use teji_paper::sheet::{Cell, Column, Head, Kind, Look, Sheet, Workbook};
use teji_paper::{Xlsx, ZipError, xlsx};

use crate::reading::{Element, part, parts};

fn example() -> Workbook<'static> {
    let long: Vec<String> = (1..=60).map(|number| format!("焊工工种第{number}号")).collect();
    let choices = vec!["男".to_owned(), "女".to_owned()];
    let columns = vec![
        Column::text("姓名", 12),
        Column::text("身份证号", 22),
        Column::text("性别", 6).choosing(choices),
        Column::text("入职日期", 12).of(Kind::Day),
        Column::text("年限", 8).of(Kind::Number),
        Column::text("工种", 20).choosing(long),
        Column::text("备注", 40).of(Kind::Wrapped),
    ];
    let day = |text: &str| Cell::day(text.parse().unwrap());
    let row = |name: &'static str, look: Look| {
        vec![
            Cell::text(name),
            Cell::text("110105194912310021").looking(look),
            Cell::text("男"),
            day("2020-01-31"),
            Cell::number("12.5"),
            Cell::empty(),
            Cell::text("=HYPERLINK(\"x\")\n第二行 <&>").looking(Look::Strong),
        ]
    };
    let looks = [Look::Plain, Look::Fault, Look::Doubt, Look::Tidied];
    let rows = looks.map(|look| row("张三", look)).to_vec();
    let head = Head {
        name: "职工/名单".into(),
        titles: vec!["某单位职工名单".into()],
        notes: vec!["身份证号按文本填写。".into()],
        columns,
    };
    let plain =
        Head {
            name: "说明".into(), titles: vec!["说明".into()], notes: vec![], columns: vec![]
        };
    let sheets = vec![Sheet { head, rows }, Sheet { head: plain, rows: vec![] }];
    Workbook { language: "zh-CN".into(), title: "名单".into(), sheets }
}

const FIRST: &str = "xl/worksheets/sheet1.xml";

fn names(element: &Element) -> Vec<&str> {
    element.children().map(|child| child.name.as_str()).collect()
}

/// `LOOK=folder cargo test -p teji-paper` writes the example there, to be opened elsewhere.
#[test]
fn equal_sheets_give_equal_bytes() {
    let bytes = xlsx(&example()).unwrap();
    assert_eq!(bytes, xlsx(&example()).unwrap());
    if let Some(folder) = std::env::var_os("LOOK") {
        std::fs::write(std::path::Path::new(&folder).join("sheets.xlsx"), bytes).unwrap();
    }
}

#[test]
fn every_part_is_well_formed_and_has_its_type() {
    let bytes = xlsx(&example()).unwrap();
    let names: Vec<String> = parts(&bytes).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    for name in &names {
        part(&bytes, name);
    }
    let types = part(&bytes, "[Content_Types].xml");
    for one in types.children().filter(|one| one.name == "Override") {
        let part = one.attribute("PartName").unwrap().trim_start_matches('/');
        assert!(names.iter().any(|name| name == part), "{part}");
    }
    let ways = part(&bytes, "xl/_rels/workbook.xml.rels");
    assert_eq!(ways.children().count(), 4);
}

#[test]
fn parts_of_a_sheet_stand_in_the_order_of_the_standard() {
    let bytes = xlsx(&example()).unwrap();
    let wanted = [
        "sheetPr",
        "sheetViews",
        "sheetFormatPr",
        "cols",
        "sheetData",
        "autoFilter",
        "mergeCells",
        "dataValidations",
        "pageMargins",
        "pageSetup",
        "headerFooter",
    ];
    assert_eq!(names(&part(&bytes, FIRST)), wanted);
    let plain = part(&bytes, "xl/worksheets/sheet2.xml");
    assert_eq!(
        names(&plain),
        [
            "sheetPr",
            "sheetViews",
            "sheetFormatPr",
            "sheetData",
            "pageMargins",
            "pageSetup",
            "headerFooter"
        ]
    );
}

#[test]
fn the_header_is_frozen_filtered_and_printed_on_every_page() {
    let bytes = xlsx(&example()).unwrap();
    let sheet = part(&bytes, FIRST);
    let one = |name: &str| sheet.all().into_iter().find(|element| element.name == name).unwrap();
    assert_eq!(one("pane").attribute("ySplit"), Some("3"));
    assert_eq!(one("autoFilter").attribute("ref"), Some("A3:G7"));
    assert_eq!(one("mergeCell").attribute("ref"), Some("A1:G1"));
    let book = part(&bytes, "xl/workbook.xml");
    let defined = book.all().into_iter().filter(|element| element.name == "definedName");
    let defined: Vec<String> = defined.map(Element::text).collect();
    assert_eq!(defined, ["'职工_名单'!$A$3:$G$7", "'职工_名单'!$3:$3"]);
}

#[test]
fn choices_that_are_too_long_for_a_cell_stand_on_a_sheet_that_is_not_shown() {
    let bytes = xlsx(&example()).unwrap();
    let sheet = part(&bytes, FIRST);
    let formulas = sheet.all().into_iter().filter(|element| element.name == "formula1");
    let formulas: Vec<String> = formulas.map(Element::text).collect();
    assert_eq!(formulas, ["\"男,女\"", "'_lists'!$A$1:$A$60"]);
    let lists = part(&bytes, "xl/worksheets/sheet3.xml");
    assert_eq!(lists.all().into_iter().filter(|element| element.name == "t").count(), 60);
}

#[test]
fn looks_are_those_of_the_style_sheet() {
    let bytes = xlsx(&example()).unwrap();
    let styles = part(&bytes, "xl/styles.xml");
    let looks = styles.children().find(|child| child.name == "cellXfs").unwrap();
    assert_eq!(looks.attribute("count"), Some(looks.children().count().to_string().as_str()));
    let fills = styles.children().find(|child| child.name == "fills").unwrap();
    let sheet = part(&bytes, FIRST);
    let fill = |place: &str| {
        let cell = sheet.all().into_iter().find(|cell| cell.attribute("r") == Some(place)).unwrap();
        let look: usize = cell.attribute("s").unwrap().parse().unwrap();
        let look = looks.children().nth(look).unwrap();
        let fill =
            fills.children().nth(look.attribute("fillId").unwrap().parse().unwrap()).unwrap();
        let colour =
            fill.all().into_iter().find_map(|element| element.attribute("rgb")).map(str::to_owned);
        (colour, look.attribute("numFmtId").unwrap().to_owned())
    };
    let coloured = |colour: &str| Some(colour.to_owned());
    assert_eq!(fill("B4"), (None, "49".to_owned()));
    assert_eq!(fill("B5").0, coloured("FFFFC7CE"));
    assert_eq!(fill("B6").0, coloured("FFFFEB9C"));
    assert_eq!(fill("B7").0, coloured("FFDDEBF7"));
    assert_eq!(fill("D4").1, "164");
    assert_eq!(fill("B3").0, coloured("FFD9E1F2"));
}

#[test]
fn rows_are_as_high_as_their_longest_text() {
    let long = "测".repeat(50);
    let row = vec![Cell::text("a"), Cell::text(long)];
    let columns = vec![Column::text("a", 5), Column::text("b", 20).of(Kind::Wrapped)];
    let head = Head { name: "a".into(), titles: vec![], notes: vec!["注".repeat(30)], columns };
    let sheets = vec![Sheet { head, rows: vec![row, vec![Cell::text("x")]] }];
    let bytes = xlsx(&Workbook { language: "zh-CN".into(), title: String::new(), sheets }).unwrap();
    let sheet = part(&bytes, FIRST);
    let rows = sheet.all().into_iter().filter(|element| element.name == "row");
    let heights: Vec<_> = rows.map(|row| row.attribute("ht")).collect();
    assert_eq!(heights, [Some("45"), None, Some("90"), None]);
}

#[test]
fn there_are_no_formulas() {
    let bytes = xlsx(&example()).unwrap();
    assert!(part(&bytes, FIRST).all().into_iter().all(|element| element.name != "f"));
}

#[test]
fn more_rows_than_excel_has_are_refused() {
    let mut writing = Xlsx::new("en", "");
    let head = Head {
        name: "a".into(),
        titles: vec![],
        notes: vec![],
        columns: vec![Column::text("a", 4)],
    };
    writing.sheet(&head).unwrap();
    for _ in 0..1_048_576 {
        writing.row(&[]);
    }
    assert_eq!(writing.finish(), Err(ZipError::EntryTooLarge(FIRST.into())));
}

#[test]
fn a_workbook_without_sheets_has_one() {
    let bytes = Xlsx::new("en", "").finish().unwrap();
    assert_eq!(
        part(&bytes, "xl/workbook.xml").all().into_iter().filter(|one| one.name == "sheet").count(),
        1
    );
}
