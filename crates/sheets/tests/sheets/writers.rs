//! One list as five writers save it, read from `cases/`.

use teji_sheets::{Range, SheetError, open};

use crate::fixture::all_shown;

pub(crate) fn case(name: &str) -> Vec<u8> {
    CASES.iter().find(|(known, _)| *known == name).unwrap().1.to_vec()
}

const CASES: [(&str, &[u8]); 8] = [
    ("openpyxl.xlsx", include_bytes!("../../cases/openpyxl.xlsx")),
    ("openpyxl-1904.xlsx", include_bytes!("../../cases/openpyxl-1904.xlsx")),
    ("xlsxwriter.xlsx", include_bytes!("../../cases/xlsxwriter.xlsx")),
    ("xlsxwriter-inline.xlsx", include_bytes!("../../cases/xlsxwriter-inline.xlsx")),
    ("libreoffice.xlsx", include_bytes!("../../cases/libreoffice.xlsx")),
    ("sheetjs.xlsx", include_bytes!("../../cases/sheetjs.xlsx")),
    ("sheetjs-shared.xlsx", include_bytes!("../../cases/sheetjs-shared.xlsx")),
    ("exceljs.xlsx", include_bytes!("../../cases/exceljs.xlsx")),
];

pub(crate) const WRITERS: [&str; 8] = [
    "openpyxl.xlsx",
    "openpyxl-1904.xlsx",
    "xlsxwriter.xlsx",
    "xlsxwriter-inline.xlsx",
    "libreoffice.xlsx",
    "sheetjs.xlsx",
    "sheetjs-shared.xlsx",
    "exceljs.xlsx",
];

/// How each writer keeps a number of 18 digits, a formula and what looks like an escape.
fn differing(name: &str) -> (&'static str, &'static str, &'static str) {
    match name.split(['-', '.']).next() {
        Some("openpyxl") => ("1.1010519491231e+17", "fE…", "A"),
        Some("xlsxwriter") => ("1.1010519491231E+17", "fE#10", "_x0041_"),
        Some("libreoffice") => ("1.1010519491231E+017", "fE#10", "_x0041_"),
        Some("exceljs") => ("110105194912310030", "fE#10", "A"),
        _ => ("110105194912310030", "E#7", "A"),
    }
}

#[test]
fn one_list_is_the_same_whoever_saved_it() {
    for name in WRITERS {
        let (number, formula, escape) = differing(name);
        let fourth = format!("4: A=李四 & <王> B#{number} C@1999-12-31 {formula}");
        let fifth = format!("5: A=  空格   B=11010519491231002X C=2021年3月 D={escape} E#1.5");
        let wanted = [
            "1: A=某单位职工名单",
            "2: A=姓名 B=身份证号 C=入职日期 D=备注 E=年限",
            "3: A=张三 B=110105194912310021 C@2020-01-31 D=第一行\n第二行 E#5",
            &fourth,
            &fifth,
        ];
        assert_eq!(all_shown(&case(name), 0)[..5], wanted, "{name}");
    }
}

#[test]
fn sheets_sizes_and_merged_cells_are_told_whoever_saved_them() {
    for name in WRITERS {
        let bytes = case(name);
        let book = open(&mut bytes.as_slice()).unwrap();
        let first = &book.sheets()[0];
        assert_eq!(
            (first.name.as_str(), first.hidden, first.columns),
            ("职工 名单", false, Some(5))
        );
        assert!(
            book.sheets()[1..].iter().all(|sheet| sheet.name == "隐藏" && sheet.hidden),
            "{name}"
        );
        let merged = book.merged(&mut bytes.as_slice(), 0).unwrap();
        assert_eq!(merged.iter().map(Range::to_string).collect::<Vec<_>>(), ["A1:E1"], "{name}");
    }
}

#[test]
fn a_workbook_of_the_old_kind_is_named() {
    let mut bytes = include_bytes!("../../cases/libreoffice.xls").as_slice();
    assert_eq!(open(&mut bytes).err(), Some(SheetError::Old));
}
