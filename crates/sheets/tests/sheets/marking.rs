//! A marked copy is the same workbook with remarks beside its rows and colours on its cells.

use std::collections::BTreeMap;

use teji_paper::{Archive, Limits};
use teji_sheets::{Marks, SheetError, Tint, mark, open};

use crate::fixture::{all_shown, parts};
use crate::writers::{WRITERS, case};

const SHEET: &str = "xl/worksheets/sheet1.xml";

fn marks() -> Marks {
    let remarks = [(3, "第一行：请改\n第二行 <&>"), (5, "_x0041_"), (9, "新行")];
    let cells = [
        ((3, 1), Tint::Fault),
        ((4, 2), Tint::Doubt),
        ((5, 3), Tint::Tidied),
        ((8, 0), Tint::Fault),
        ((4, 3), Tint::Fault),
    ];
    Marks {
        head: "备注（助手）".into(),
        head_row: 2,
        remarks: remarks.map(|(row, text)| (row, text.to_owned())).into(),
        cells: BTreeMap::from(cells),
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    String::from_utf8(all(bytes).remove(name).unwrap()).unwrap()
}

fn all(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut source = bytes;
    let archive = Archive::open(&mut source, &Limits::default()).unwrap();
    let items = archive.items().iter();
    items.map(|item| (item.name().to_owned(), item.bytes(&mut { bytes }).unwrap())).collect()
}

/// The fill that a cell has in the end, and its number format.
fn fill(bytes: &[u8], place: &str) -> (Option<String>, String) {
    let sheet = part(bytes, SHEET);
    let tag = &sheet[sheet.find(&format!("r=\"{place}\"")).unwrap()..];
    let tag = &tag[..tag.find('>').unwrap()];
    let number = |text: &str, name: &str| -> usize {
        let after = text.split_once(&format!("{name}=\"")).map_or("0", |(_, after)| after);
        after.split('"').next().unwrap().parse().unwrap()
    };
    let styles = part(bytes, "xl/styles.xml");
    let between = |from: &str, to: &str| {
        styles[styles.find(from).unwrap()..styles.find(to).unwrap()].to_owned()
    };
    let looks = between("<cellXfs", "</cellXfs>");
    let look = looks.split("<xf ").nth(number(tag, " s") + 1).unwrap();
    let fills = between("<fills", "</fills>");
    let fill = fills.split("<fill>").nth(number(look, "fillId") + 1).unwrap();
    let colour = fill.split_once("fgColor rgb=\"").map(|(_, after)| after[..8].to_owned());
    (colour, number(look, "numFmtId").to_string())
}

#[test]
fn remarks_stand_right_of_the_last_column_whoever_saved_the_workbook() {
    for name in WRITERS {
        let original = case(name);
        let bytes = mark(&mut original.as_slice(), 0, &marks()).unwrap();
        let before = all_shown(&original, 0);
        let mut wanted = before.clone();
        wanted[1] += " F=备注（助手）";
        wanted[2] += " F=第一行：请改\n第二行 <&>";
        wanted[4] += " F=_x0041_";
        wanted.push("9: F=新行".to_owned());
        assert_eq!(all_shown(&bytes, 0), wanted, "{name}");
        let book = open(&mut bytes.as_slice()).unwrap();
        assert_eq!((book.sheets()[0].rows, book.sheets()[0].columns), (Some(9), Some(6)), "{name}");
        let merged = book.merged(&mut bytes.as_slice(), 0).unwrap();
        assert_eq!(merged[0].to_string(), "A1:E1", "{name}");
        assert_eq!(fill(&bytes, "B3").0, Some("FFFFC8CF".into()), "{name}");
        assert_eq!(fill(&bytes, "C4").0, Some("FFFFEB9D".into()), "{name}");
        assert_eq!(fill(&bytes, "D5").0, Some("FFDDEBF8".into()), "{name}");
        assert_eq!(fill(&bytes, "A8").0, Some("FFFFC8CF".into()), "{name}");
        assert_eq!(fill(&bytes, "D4").0, Some("FFFFC8CF".into()), "{name}");
        assert_eq!(fill(&bytes, "C4").1, fill(&original, "C4").1, "{name}");
        assert_eq!(fill(&bytes, "A3"), fill(&original, "A3"), "{name}");
        assert_eq!(fill(&bytes, "F2"), fill(&original, "E2"), "{name}");
        if let Some(folder) = std::env::var_os("LOOK") {
            std::fs::write(std::path::Path::new(&folder).join(name), bytes).unwrap();
        }
    }
}

#[test]
fn all_other_parts_are_the_same_to_the_byte() {
    for name in WRITERS {
        let (original, bytes) =
            (case(name), mark(&mut case(name).as_slice(), 0, &marks()).unwrap());
        let (before, after) = (all(&original), all(&bytes));
        assert!(before.keys().eq(after.keys()), "{name}");
        let changed = before.keys().filter(|part| before[*part] != after[*part]);
        assert_eq!(changed.collect::<Vec<_>>(), ["xl/styles.xml", SHEET], "{name}");
    }
}

#[test]
fn a_marked_copy_that_comes_again_is_written_over() {
    for name in WRITERS {
        let first = mark(&mut case(name).as_slice(), 0, &marks()).unwrap();
        let again = Marks {
            remarks: BTreeMap::from([(4, "只剩这一条".to_owned())]),
            cells: BTreeMap::from([((4, 2), Tint::Fault)]),
            ..marks()
        };
        let second = mark(&mut first.as_slice(), 0, &again).unwrap();
        let mut wanted = all_shown(&case(name), 0);
        wanted[1] += " F=备注（助手）";
        wanted[3] += " F=只剩这一条";
        assert_eq!(all_shown(&second, 0), wanted, "{name}");
        assert_eq!(fill(&second, "C4").0, Some("FFFFC8CF".into()), "{name}");
        for place in ["B3", "D5", "A8"] {
            assert_eq!(fill(&second, place).0, None, "{name} {place}");
        }
        assert_eq!(fill(&second, "B3").1, fill(&case(name), "B3").1, "{name}");
        assert_eq!(part(&second, SHEET).matches("width=\"50\"").count(), 1, "{name}");
    }
}

#[test]
fn equal_marks_give_equal_bytes() {
    let made = || mark(&mut case("openpyxl.xlsx").as_slice(), 0, &marks()).unwrap();
    assert_eq!(made(), made());
}

#[test]
fn what_is_not_known_is_kept_to_the_letter() {
    let inside = "<row r=\"2\" spans=\"1:1\" ht=\"20\" x14:strange='a \"b\"'><c r=\"A2\" s=\"0\" cm=\"1\"><f t=\"shared\" ref=\"A2:A3\" si=\"0\">1&lt;2</f><v>1</v><extLst><ext uri=\"x\"><y:z/></ext></extLst></c><!-- kept --></row><strange/>";
    let after = "</sheetData><conditionalFormatting sqref=\"A1\"><cfRule type=\"x\"/></conditionalFormatting><?keep me?><extLst><![CDATA[<a>]]></extLst>";
    let bytes = parts(inside).replaced(SHEET, "</sheetData>", after).formats(&["0"]).zipped();
    let marked = part(&mark(&mut bytes.as_slice(), 0, &marks()).unwrap(), SHEET);
    assert!(marked.contains(after), "{marked}");
    for kept in [
        "ht=\"20\" x14:strange='a \"b\"' r=\"2\">",
        &inside[inside.find("<c ").unwrap()..inside.find("</row>").unwrap()],
        "</row><strange/>",
    ] {
        assert!(marked.contains(kept), "{kept}\n{marked}");
    }
}

#[test]
fn columns_that_span_the_remarks_are_parted() {
    let columns = "<cols><col min=\"1\" max=\"1\" width=\"9\"/><col min=\"2\" max=\"16384\" width=\"11\" style=\"1\"/></cols><sheetData>";
    let sheet = parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>1</v></c></row>")
        .replaced(SHEET, "<sheetData>", columns);
    let bytes = sheet.formats(&["0", "14"]).zipped();
    let marked = part(&mark(&mut bytes.as_slice(), 0, &marks()).unwrap(), SHEET);
    let wanted = "<cols><col width=\"9\" min=\"1\" max=\"1\"/><col width=\"11\" style=\"1\" min=\"2\" max=\"3\"/><col min=\"4\" max=\"4\" width=\"50\" customWidth=\"1\"/><col width=\"11\" style=\"1\" min=\"5\" max=\"16384\"/></cols>";
    assert!(marked.contains(wanted), "{marked}");
}

#[test]
fn cells_without_places_of_their_own_get_them() {
    let rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c r=\"B3\"><v>3</v></c></row>";
    let bytes = parts(rows).zipped();
    let more = Marks {
        head: "x".into(),
        head_row: 1,
        remarks: BTreeMap::new(),
        cells: BTreeMap::from([((3, 0), Tint::Fault)]),
    };
    let marked = mark(&mut bytes.as_slice(), 0, &more).unwrap();
    assert_eq!(all_shown(&marked, 0), ["1: A#1 B#2 C=x", "3: B#3"]);
    assert!(
        part(&marked, SHEET).contains("<row r=\"3\"><c r=\"A3\" s=\"2\"/><c r=\"B3\">")
            || part(&marked, SHEET).contains("<row r=\"3\"><c r=\"A3\" s=\"1\"/><c r=\"B3\">")
    );
    assert_eq!(fill(&marked, "A3").0, Some("FFFFC8CF".into()));
}

#[test]
fn prefixes_are_taken_over_and_empty_sheets_are_marked() {
    for sheet in [
        "<x:worksheet xmlns:x=\"m\"><x:sheetData/></x:worksheet>",
        "<x:worksheet xmlns:x=\"m\"><x:dimension ref=\"A1\"></x:dimension><x:cols/><x:sheetData><x:row/></x:sheetData></x:worksheet>",
    ] {
        let bytes = parts("").with(SHEET, sheet).zipped();
        let marked = mark(&mut bytes.as_slice(), 0, &marks()).unwrap();
        let shown = all_shown(&marked, 0);
        assert_eq!(
            shown,
            ["2: A=备注（助手）", "3: A=第一行：请改\n第二行 <&>", "5: A=_x0041_", "9: A=新行"]
        );
        assert!(!part(&marked, SHEET).contains("<c"), "{sheet}");
    }
}

/// The list of rows may have another prefix than the sheet, and the list of looks than its own part.
#[test]
fn what_was_opened_with_a_prefix_is_closed_with_it() {
    let sheet = "<worksheet xmlns=\"m\" xmlns:x=\"m\"><x:cols><col min=\"1\" max=\"1\"/></x:cols><x:sheetData><row r=\"2\"><x:c r=\"A2\"><v>1</v></x:c></row></x:sheetData></worksheet>";
    let looks = "<styleSheet xmlns=\"m\" xmlns:x=\"m\"><x:fills><x:fill/></x:fills><x:cellXfs><xf/></x:cellXfs></styleSheet>";
    let bytes = parts("").with(SHEET, sheet).with("xl/styles.xml", looks).zipped();
    let marked = mark(&mut bytes.as_slice(), 0, &marks()).unwrap();
    assert_eq!(all_shown(&marked, 0)[0], "2: A#1 B=备注（助手）");
    let again = mark(&mut marked.as_slice(), 0, &marks()).unwrap();
    assert_eq!(all_shown(&again, 0), all_shown(&marked, 0));
}

/// Looks that are added come behind those that are there, so a cell must not name one that is not.
#[test]
fn a_cell_with_a_look_that_is_not_there_is_damaged() {
    let marked = |look: u32| {
        let sheet = format!("<row r=\"2\"><c r=\"A2\" s=\"{look}\"><v>1</v></c></row>");
        let bytes = parts(&sheet).formats(&["0", "14"]).zipped();
        mark(&mut bytes.as_slice(), 0, &marks()).map(|copy| all_shown(&copy, 0)[0].clone())
    };
    assert!(marked(0).unwrap().starts_with("2: A#1 "));
    assert!(marked(1).is_ok());
    assert_eq!(marked(2), Err(SheetError::Damaged(SHEET.into())));
}

/// A tag that is not well written cannot be written again, so nothing is made of it.
#[test]
fn a_tag_with_broken_attributes_is_damaged() {
    let looks = "<styleSheet><fills><fill/></fills><cellXfs><xf numFmtId=\"0\" fontI \"d=\"0fillId=\"0\"/></cellXfs></styleSheet>";
    let bytes = parts("<row><c><v>1</v></c></row>").with("xl/styles.xml", looks).zipped();
    let refused = mark(&mut bytes.as_slice(), 0, &marks());
    assert_eq!(refused, Err(SheetError::Damaged("xl/styles.xml".into())));
}

#[test]
fn a_sheet_without_a_free_column_is_refused() {
    let bytes = parts("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>").zipped();
    let refused = mark(&mut bytes.as_slice(), 0, &marks());
    assert_eq!(refused, Err(SheetError::TooManyColumns { most: 16_384 }));
    assert_eq!(mark(&mut bytes.as_slice(), 7, &marks()), Err(SheetError::NoSheet));
}
