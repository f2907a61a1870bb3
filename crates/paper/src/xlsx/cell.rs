//! A cell as XML.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use crate::characters::lines;
use crate::sheet::{Cell, Kind, Look, Value};
use crate::xml::Xml;

/// Looks in `parts/sheet-styles.xml`.
pub(super) const TITLE: usize = 1;
pub(super) const NOTE: usize = 2;
pub(super) const HEADER: usize = 3;
const FIRST: usize = 4;
const LOOKS: usize = 5;

/// The number of a look for cells of a kind.
pub(super) fn style(kind: Kind, look: Look) -> usize {
    let kind = match kind {
        Kind::Text => 0,
        Kind::Wrapped => 1,
        Kind::Day => 2,
        Kind::Number => 3,
    };
    let look = match look {
        Look::Plain => 0,
        Look::Strong => 1,
        Look::Fault => 2,
        Look::Doubt => 3,
        Look::Tidied => 4,
    };
    FIRST + kind * LOOKS + look
}

/// The name of a column, counted from 0.
pub(super) fn column_name(mut column: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()));
        match (column / 26).checked_sub(1) {
            Some(rest) => column = rest,
            None => return name,
        }
    }
}

/// Where a cell is, as `B12`.
pub(super) fn place(column: usize, row: u32) -> String {
    format!("{}{row}", column_name(column))
}

/// A cell of a column of some kind. Day and number say so themselves where they stand in a column of texts.
pub(super) fn cell(xml: &mut Xml, place: &str, kind: Kind, cell: &Cell) {
    let of = |kind| style(kind, cell.look);
    let words = if kind == Kind::Wrapped { kind } else { Kind::Text };
    match &cell.value {
        Value::Empty => xml.empty("c", &[("r", &place), ("s", &of(kind))]),
        Value::Text(words_inside) => text(xml, place, of(words), words_inside),
        Value::Day(day) => match serial(*day) {
            Some(serial) => number(xml, place, of(Kind::Day), &serial.to_string()),
            None => text(xml, place, of(words), &day.to_string()),
        },
        Value::Number(digits) if plain(digits) => number(xml, place, of(Kind::Number), digits),
        Value::Number(digits) => text(xml, place, of(words), digits),
    }
}

fn number(xml: &mut Xml, place: &str, style: usize, digits: &str) {
    xml.element("c", &[("r", &place), ("s", &style)], |xml| xml.leaf("v", &[], digits));
}

/// A cell with a text in it.
pub(super) fn text(xml: &mut Xml, place: &str, style: usize, text: &str) {
    xml.element("c", &[("r", &place), ("s", &style), ("t", &"inlineStr")], |xml| {
        xml.element("is", &[], |xml| {
            let text = shortened(text);
            let outer =
                text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
            if outer || text.contains(['\n', '\r']) {
                xml.element("t", &[("xml:space", &"preserve")], |xml| words(xml, &text));
            } else {
                xml.element("t", &[], |xml| words(xml, &text));
            }
        });
    });
}

fn words(xml: &mut Xml, text: &str) {
    for (place, line) in lines(text).iter().enumerate() {
        if place > 0 {
            xml.line_end();
        }
        xml.text(&unmistakable(line));
    }
}

/// What would be read as an escape (`_x0041_`) has its first character escaped.
fn unmistakable(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return text.into();
    }
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find("_x") {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let digits = after.as_bytes().get(2..7).unwrap_or_default();
        let escape =
            digits.len() == 5 && digits[4] == b'_' && digits[..4].iter().all(u8::is_ascii_hexdigit);
        out.push_str(if escape { "_x005F_x" } else { "_x" });
        rest = &after[2..];
    }
    out.push_str(rest);
    out.into()
}

const CHARACTERS: usize = 32_767;

fn shortened(text: &str) -> Cow<'_, str> {
    if text.len() <= CHARACTERS || text.encode_utf16().count() <= CHARACTERS {
        return text.into();
    }
    let mut units = 1;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= CHARACTERS
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

/// Excel's number of a day; it counts right from 1900-03-01 on.
fn serial(day: NaiveDate) -> Option<i32> {
    const BEFORE: i32 = 693_594;
    let serial = day.num_days_from_ce() - BEFORE;
    (61..=2_958_465).contains(&serial).then_some(serial)
}

/// Whether a text is a number in decimal digits, with no more of them than Excel keeps.
fn plain(digits: &str) -> bool {
    let bare = digits.strip_prefix('-').unwrap_or(digits);
    let (whole, part) = bare.split_once('.').unwrap_or((bare, "0"));
    let all = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    all(whole) && all(part) && whole.len() + part.len() <= 15
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: Value) -> String {
        let mut xml = Xml::default();
        cell(&mut xml, "B2", Kind::Text, &Cell { value, look: Look::Fault });
        xml.into_string()
    }

    #[test]
    fn cells_say_what_they_hold() {
        let text =
            |inside: &str| format!("<c r=\"B2\" s=\"6\" t=\"inlineStr\"><is>{inside}</is></c>");
        for (value, wanted) in [
            (Value::Empty, "<c r=\"B2\" s=\"6\"/>".to_owned()),
            (Value::Text("=1+<1>".into()), text("<t>=1+&lt;1&gt;</t>")),
            (Value::Text(" a\u{1}".into()), text("<t xml:space=\"preserve\"> a</t>")),
            (Value::Text("a\r\nb".into()), text("<t xml:space=\"preserve\">a\nb</t>")),
            (Value::Text("_x0041_x_x00".into()), text("<t>_x005F_x0041_x_x00</t>")),
            (Value::Number("110105194912310021".into()), text("<t>110105194912310021</t>")),
            (Value::Number("1e5".into()), text("<t>1e5</t>")),
            (Value::Number("-12.50".into()), "<c r=\"B2\" s=\"21\"><v>-12.50</v></c>".to_owned()),
        ] {
            assert_eq!(written(value.clone()), wanted, "{value:?}");
        }
    }

    #[test]
    fn days_are_counted_as_excel_does() {
        for (day, wanted) in [
            ("1900-02-28", None),
            ("1900-03-01", Some(61)),
            ("2023-12-31", Some(45291)),
            ("9999-12-31", Some(2_958_465)),
        ] {
            assert_eq!(serial(day.parse().unwrap()), wanted);
        }
    }

    #[test]
    fn texts_that_are_too_long_are_cut() {
        let long = "𠀀".repeat(20_000);
        let cut = shortened(&long);
        assert!(cut.ends_with('…'));
        assert_eq!(cut.encode_utf16().count(), 32_767);
    }
}
