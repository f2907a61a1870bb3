//! What is wrong with a file is named; nothing takes time or memory beyond its caps.

use std::collections::BTreeMap;

use proptest::prelude::*;
use teji_paper::{Source, UnzipError};
use teji_sheets::{Marks, SheetError, Tint, mark, open};

use crate::fixture::{Parts, parts, rows};

const SHEET: &str = "xl/worksheets/sheet1.xml";

fn fault(parts: &Parts) -> SheetError {
    rows(&parts.zipped(), 0).unwrap_err()
}

fn damaged(part: &str) -> SheetError {
    SheetError::Damaged(part.to_owned())
}

#[test]
fn files_of_other_kinds_are_named() {
    let compound = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat();
    assert_eq!(open(&mut compound.as_slice()).err(), Some(SheetError::Old));
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let encrypted = [compound, name].concat();
    assert_eq!(open(&mut encrypted.as_slice()).err(), Some(SheetError::Encrypted));
    let mut ods =
        Parts(vec![("mimetype".into(), "application/vnd.oasis.opendocument.spreadsheet".into())]);
    let entry = teji_paper::Entry {
        name: "mimetype",
        bytes: ods.0[0].1.as_bytes(),
        packing: teji_paper::Packing::Stored,
    };
    assert_eq!(
        open(&mut teji_paper::zip(&[entry]).unwrap().as_slice()).err(),
        Some(SheetError::OpenDocument)
    );
    ods.0.clear();
    assert_eq!(open(&mut ods.zipped().as_slice()).err(), Some(SheetError::NotWorkbook));
    assert_eq!(open(&mut &b"name,sex"[..]).err(), Some(SheetError::NotWorkbook));
    assert_eq!(open(&mut &b""[..]).err(), Some(SheetError::NotWorkbook));
    let binary = parts("").replaced("_rels/.rels", "xl/workbook.xml", "xl/workbook.bin");
    assert_eq!(fault(&binary), SheetError::Binary);
    let document = parts("").with("xl/workbook.xml", "<document/>");
    assert_eq!(fault(&document), SheetError::NotWorkbook);
}

#[test]
fn parts_that_lack_or_are_broken_are_named() {
    for (wrong, part) in [
        (parts("").without("xl/workbook.xml"), "xl/workbook.xml"),
        (parts("").without(SHEET), SHEET),
        (parts("<row><c></row>"), SHEET),
        (parts("").replaced(SHEET, "</worksheet>", ""), SHEET),
        (parts("<row r=\"0\"><c><v>1</v></c></row>"), SHEET),
        (parts("<row><c r=\"1\"><v>1</v></c></row>"), SHEET),
        (parts("<row><c t=\"strange\"><v>1</v></c></row>"), SHEET),
        (parts("<row><c t=\"s\"><v>0</v></c></row>"), SHEET),
        (parts("<row><c r+\"A1\" t=\"str\"><v>1</v></c></row>"), SHEET),
        (parts("<row><c r=\"A1\" r=\"B1\"><v>1</v></c></row>"), SHEET),
        (parts("<row><c t=\"str\" r=\"A1\" t=\"n\"><v>1</v></c></row>"), SHEET),
        (parts("<row><c><v>&never;</v></c></row>"), SHEET),
        (
            parts("").with("xl/sharedStrings.xml", "<sst><si><t>a</si></sst>"),
            "xl/sharedStrings.xml",
        ),
        (parts("").with("xl/styles.xml", "<styleSheet><cellXfs>"), "xl/styles.xml"),
    ] {
        assert_eq!(fault(&wrong), damaged(part), "{:?}", wrong.0.last());
    }
}

#[test]
fn entities_are_never_declared() {
    let bomb = "<!DOCTYPE sst [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>";
    assert_eq!(
        fault(&parts("").with("xl/sharedStrings.xml", bomb)),
        damaged("xl/sharedStrings.xml")
    );
    let outside =
        "<!DOCTYPE worksheet SYSTEM \"file:///etc/passwd\"><worksheet><sheetData/></worksheet>";
    assert_eq!(fault(&parts("").with(SHEET, outside)), damaged(SHEET));
}

#[test]
fn caps_hold() {
    let most = 1_048_576;
    assert_eq!(fault(&parts("<row r=\"1048577\"/>")), SheetError::TooManyRows { most });
    assert_eq!(fault(&parts("<row r=\"99999999999999\"/>")), SheetError::TooManyRows { most });
    assert_eq!(
        fault(&parts(&"<row r=\"1\"/>".repeat(1_048_577))),
        SheetError::TooManyRows { most }
    );
    let most = 16_384;
    assert_eq!(fault(&parts("<row><c r=\"XFE1\"/></row>")), SheetError::TooManyColumns { most });
    let cells = format!("<row>{}</row>", "<c r=\"A1\"/>".repeat(16_385));
    assert_eq!(fault(&parts(&cells)), SheetError::TooManyColumns { most });
    let long = format!("<row><c t=\"str\"><v>{}</v></c></row>", "年".repeat(32_768));
    assert_eq!(fault(&parts(&long)), SheetError::TooMuch(SHEET.into()));
    let long = format!("<row><c t=\"str\"><v>{}</v></c></row>", "年".repeat(32_767));
    assert!(rows(&parts(&long).zipped(), 0).is_ok());
    let pieces = "<r><t>0123456789012345678901234567890123456789</t></r>".repeat(1_000);
    assert_eq!(
        fault(&parts("").shared(&[&pieces])),
        SheetError::TooMuch("xl/sharedStrings.xml".into())
    );
    let deep = "<a>".repeat(65) + &"</a>".repeat(65);
    assert_eq!(fault(&parts(&deep)), SheetError::TooMuch(SHEET.into()));
    let tag = format!("<a b=\"{}\"/>", "x".repeat(2 << 20));
    assert_eq!(fault(&parts(&tag)), SheetError::TooMuch(SHEET.into()));
}

/// A shared text costs a few bytes each time that it is named, and a whole copy in memory.
#[test]
fn texts_that_are_named_again_and_again_are_too_much() {
    let text = format!("<t>{}</t>", "年".repeat(32_000));
    let naming = |times: usize| {
        let cells = "<c t=\"s\"><v>0</v></c>".repeat(times);
        parts(&format!("<row>{cells}</row>")).shared(&[&text]).zipped()
    };
    assert_eq!(rows(&naming(1048), 0).map(|rows| rows.len()), Ok(1));
    assert_eq!(rows(&naming(1049), 0), Err(SheetError::TooMuch(SHEET.into())));
}

#[test]
fn a_value_in_pieces_is_too_much_before_its_end() {
    let piece = "x".repeat(1000) + "<!---->";
    let cell = format!("<row><c t=\"str\"><v>{}</v></c>", piece.repeat(132));
    assert_eq!(fault(&parts(&cell)), SheetError::TooMuch(SHEET.into()));
}

/// Counts what is fetched.
struct Counting<'a>(&'a [u8], u64);

impl Source for Counting<'_> {
    fn size(&self) -> u64 {
        self.0.size()
    }

    fn read(&mut self, offset: u64, length: u64) -> Option<Vec<u8>> {
        self.1 += length;
        self.0.read(offset, length)
    }
}

#[test]
fn a_part_that_is_listed_as_a_thousand_sheets_is_read_once() {
    let row = |number: u32| format!("<x y=\"{}\"/>", number.wrapping_mul(2_654_435_761));
    let sheet =
        format!("<worksheet>{}<sheetData/></worksheet>", (0..9000).map(row).collect::<String>());
    let listed = "<sheet name=\"名单\" sheetId=\"1\" r:id=\"r1\"/>";
    let often = parts("")
        .with(SHEET, &sheet)
        .replaced("xl/workbook.xml", listed, &listed.repeat(1000))
        .zipped();
    let mut source = Counting(&often, 0);
    assert_eq!(open(&mut source).unwrap().sheets().len(), 1000);
    assert!(source.1 < 4 * often.len() as u64, "{} of {}", source.1, often.len());
}

#[test]
fn two_cells_in_the_far_corners_cost_nothing() {
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    let read = rows(&parts(far).zipped(), 0).unwrap();
    assert_eq!(read[1].cells[0].column, 16_383);
}

#[test]
fn a_damaged_archive_is_told() {
    let mut bytes =
        parts("<row><c t=\"inlineStr\"><is><t>a long text of a cell</t></is></c></row>").zipped();
    let name = SHEET.as_bytes();
    let at = bytes.windows(name.len()).position(|window| window == name).unwrap();
    bytes[at + name.len() + 40] ^= 0x55;
    assert_eq!(rows(&bytes, 0), Err(SheetError::Zip(UnzipError::Damaged(SHEET.into()))));
    assert!(matches!(
        open(&mut &bytes[..bytes.len() - 30]),
        Err(SheetError::Zip(UnzipError::NotZip))
    ));
}

#[test]
fn every_error_has_its_key() {
    for error in [
        SheetError::Old,
        SheetError::TooManyRows { most: 1 },
        SheetError::Damaged("a\u{7}b".into()),
    ] {
        assert!(SheetError::KEYS.contains(&error.key()));
    }
    assert_eq!(SheetError::Damaged("a\u{7}b".into()).args(), [("part", "a[U+0007]b".to_owned())]);
    assert!(UnzipError::KEYS.contains(&SheetError::Zip(UnzipError::NotZip).key()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_sheet_makes_it_panic(inside in "(<row( r=\"[0-9]{0,8}\")?>|</row>|<c( r=\"[A-Z]{0,4}[0-9]{0,3}\")?( t=\"(s|str|n|d|b|inlineStr)\")?( s=\"1\")?/?>|</c>|<v>|</v>|<is>|<t>|</t>|</is>|[0-9.eE+-]{1,9}|_x[0-9A-F]{4}_|年|&amp;|&#[0-9]{1,7};){0,24}") {
        let bytes = parts(&inside).formats(&["0", "14"]).shared(&["<t>a</t>"]).zipped();
        let cells = BTreeMap::from([((2, 1), Tint::Fault), ((1, 30), Tint::Doubt)]);
        let remarks = BTreeMap::from([(7, "x".to_owned())]);
        let marks = Marks { head: "y".into(), head_row: 1, remarks, cells };
        if rows(&bytes, 0).is_ok() && let Ok(marked) = mark(&mut bytes.as_slice(), 0, &marks) {
            prop_assert!(rows(&marked, 0).is_ok());
        }
    }

    #[test]
    fn no_change_of_a_byte_makes_it_panic(at in 0_usize..4000, with: u8) {
        let mut bytes = parts("<row r=\"2\"><c r=\"B2\"><v>1</v></c></row>").formats(&["14"]).zipped();
        let at = at % bytes.len();
        bytes[at] = with;
        let mut source = bytes.as_slice();
        prop_assert_eq!(source.size(), bytes.len() as u64);
        let _ = open(&mut source).map(|_| rows(&bytes, 0));
    }
}
