//! What is in a workbook comes out of it.

use std::ops::ControlFlow;

use teji_sheets::{Range, Value, open};

use crate::fixture::{all_shown, parts, rows};

fn read(rows: &str) -> Vec<String> {
    all_shown(&parts(rows).zipped(), 0)
}

#[test]
fn every_kind_of_value_is_read() {
    let rows = "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\"><v>12</v></c><c r=\"C2\" t=\"n\"><v>1.1010519491231E+17</v></c>\
        <c r=\"D2\" t=\"b\"><v>1</v></c><c r=\"E2\" t=\"e\"><v>#REF!</v></c><c r=\"F2\" t=\"str\"><f>A2</f><v>文</v></c>\
        <c r=\"G2\" t=\"inlineStr\"><is><t>行</t></is></c><c r=\"H2\" t=\"d\"><v>2024-01-31T08:00:00</v></c><c r=\"I2\"><f>B2*2</f></c>\
        <c r=\"J2\" s=\"1\"/><c r=\"K2\"><f>B2</f><v>12</v></c></row>";
    let bytes = parts(rows).shared(&["<t>姓名</t>"]).zipped();
    let wanted =
        "2: A=姓名 B#12 C#1.1010519491231E+17 D?true E!#REF! fF=文 G=行 H@2024-01-31 fI… fK#12";
    assert_eq!(all_shown(&bytes, 0), [wanted]);
}

#[test]
fn long_numbers_keep_every_character() {
    for stored in
        ["110105194912310000", "1.1010519491231E+17", "110105194912310020", "-0.10", "1E3"]
    {
        let row = format!("<row><c><v> {stored}\n</v></c></row>");
        assert_eq!(read(&row), [format!("1: A#{stored}")]);
    }
}

#[test]
fn texts_are_put_together() {
    for (si, wanted) in [
        ("<t>一</t>", "一"),
        ("<r><rPr><b/></rPr><t>一</t></r><r><t xml:space=\"preserve\"> 二</t></r>", "一 二"),
        ("<t>東</t><rPh sb=\"0\" eb=\"1\"><t>ヒガシ</t></rPh><phoneticPr fontId=\"1\"/>", "東"),
        ("<t/>", ""),
        ("", ""),
        ("<t><![CDATA[<a&b>]]></t>", "<a&b>"),
        ("<t>&lt;&#x4E00;&#20108;&amp;</t>", "<一二&"),
        ("<t>_x005F_x0041__x000D_</t>", "_x0041_\r"),
        ("<t>a\r\nb</t>", "a\nb"),
        ("<t>a<!-- no -->b</t>", "ab"),
    ] {
        let bytes = parts("<row><c t=\"s\"><v>1</v></c></row>")
            .shared(&["<t>zero</t>", si, "<t>two</t>"])
            .zipped();
        assert_eq!(all_shown(&bytes, 0), [format!("1: A={wanted}")], "{si}");
        let inline = format!("<row><c t=\"inlineStr\"><is>{si}</is></c></row>");
        assert_eq!(read(&inline), [format!("1: A={wanted}")], "inline {si}");
    }
}

#[test]
fn an_empty_shared_text_counts() {
    let bytes = parts("<row><c t=\"s\"><v>1</v></c></row>").replaced(
        "xl/_rels/workbook.xml.rels",
        "r3",
        "r9",
    );
    let bytes = bytes.with("xl/sharedStrings.xml", "<sst><si/><si><t>one</t></si></sst>").zipped();
    assert_eq!(all_shown(&bytes, 0), ["1: A=one"]);
}

#[test]
fn numbers_of_rows_are_those_that_excel_shows() {
    let rows = "<row><c><v>1</v></c></row><row r=\"5\"><c><v>5</v></c></row><row/><row><c><v>7</v></c><c r=\"D7\"><v>4</v></c><c><v>5</v></c></row>";
    assert_eq!(read(rows), ["1: A#1", "5: A#5", "7: A#7 D#4 E#5"]);
}

#[test]
fn cells_out_of_order_are_put_in_order_and_the_later_of_two_stands() {
    let rows = "<row r=\"1\"><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>4</v></c></row>";
    assert_eq!(read(rows), ["1: A#1 C#4"]);
}

#[test]
fn days_are_known_by_their_formats() {
    let formats = ["0", "14", "yyyy\"年\"m\"月\"", "h:mm", "31", "[$-804]yyyy.mm.dd", "0.00"];
    let cells = (0..=7).map(|look| format!("<c s=\"{look}\"><v>45291.75</v></c>"));
    let row = format!("<row>{}</row>", cells.collect::<String>());
    let bytes = parts(&row).formats(&formats);
    let day = "2023-12-31";
    let number = "#45291.75";
    let wanted =
        format!("1: A{number} B@{day} C@{day} D{number} E@{day} F@{day} G{number} H{number}");
    assert_eq!(all_shown(&bytes.zipped(), 0), [wanted]);
    let row = "<row><c s=\"1\"><v>43829</v></c><c s=\"1\"><v>-1</v></c><c s=\"1\"><v>99999999</v></c></row>";
    let later = parts(row).formats(&formats).replaced(
        "xl/workbook.xml",
        "<workbookPr/>",
        "<workbookPr date1904=\"1\"/>",
    );
    assert_eq!(all_shown(&later.zipped(), 0), ["1: A@2023-12-31 B#-1 C#99999999"]);
}

#[test]
fn prefixes_and_strange_names_of_parts_do_no_harm() {
    let sheet = "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData><x:row r=\"3\"><x:c r=\"B3\" t=\"inlineStr\"><x:is><x:t>二</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>";
    let bytes = parts("")
        .without("xl/worksheets/sheet1.xml")
        .with("data/First.xml", sheet)
        .replaced("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "/data/first.xml")
        .zipped();
    assert_eq!(all_shown(&bytes, 0), ["3: B=二"]);
}

#[test]
fn sheets_are_listed_with_their_names_sizes_and_states() {
    let more = "<sheet name=\"旧 &amp; 新\" sheetId=\"2\" state=\"veryHidden\" r:id=\"r7\"/><sheet name=\"图\" sheetId=\"3\" r:id=\"r8\"/>";
    let way = |id: &str, kind: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"x/{kind}\" Target=\"worksheets/sheet2.xml\"/></Relationships>"
        )
    };
    let ways = way("r7", "worksheet").replace("</Relationships>", "") + &way("r8", "chartsheet");
    let bytes = parts("")
        .replaced("xl/workbook.xml", "</sheets>", &format!("{more}</sheets>"))
        .replaced("xl/_rels/workbook.xml.rels", "</Relationships>", &ways)
        .with(
            "xl/worksheets/sheet2.xml",
            "<worksheet><dimension ref=\"A1:T100\"/><sheetData/></worksheet>",
        )
        .zipped();
    let book = open(&mut bytes.as_slice()).unwrap();
    let told: Vec<_> = book
        .sheets()
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.hidden, sheet.rows, sheet.columns))
        .collect();
    assert_eq!(told, [("名单", false, None, None), ("旧 & 新", true, Some(100), Some(20))]);
}

#[test]
fn merged_cells_are_told() {
    let bytes = parts("<row r=\"1\"><c><v>1</v></c></row>")
        .replaced("xl/worksheets/sheet1.xml", "</sheetData>", "</sheetData><mergeCells count=\"2\"><mergeCell ref=\"A1:C2\"/><mergeCell ref=\"B4:B9\"></mergeCell></mergeCells>")
        .zipped();
    let book = open(&mut bytes.as_slice()).unwrap();
    let merged = book.merged(&mut bytes.as_slice(), 0).unwrap();
    assert_eq!(merged.iter().map(Range::to_string).collect::<Vec<_>>(), ["A1:C2", "B4:B9"]);
}

/// A cell that names no look has the first one, as Excel shows it.
#[test]
fn a_cell_without_a_look_has_the_first() {
    let bytes =
        parts("<row><c><v>43646</v></c><c s=\"1\"><v>43646</v></c></row>").formats(&["14", "0"]);
    let read = rows(&bytes.zipped(), 0).unwrap();
    let day = chrono::NaiveDate::from_ymd_opt(2019, 6, 30).unwrap();
    assert_eq!(read[0].cells[0].value, Value::Day(day));
    assert_eq!(read[0].cells[1].value, Value::Number("43646".into()));
}

#[test]
fn a_taker_may_break_off() {
    let bytes = parts(&"<row><c><v>1</v></c></row>".repeat(9)).zipped();
    let book = open(&mut bytes.as_slice()).unwrap();
    let mut last = 0;
    let taken = book.rows(&mut bytes.as_slice(), 0, &mut |row| {
        last = row.number;
        if last == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((taken, last), (Ok(()), 3));
}
