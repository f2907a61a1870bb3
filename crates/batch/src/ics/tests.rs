use proptest::prelude::*;
use teji_workdays::Calendar;

use super::*;
use crate::publicity::{Posting, publicity};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn told(from: &str, first_day: Option<bool>) -> Publicity {
    let posting = Posting { from: day(from), to: None, first_day, days_off: vec![] };
    publicity(&posting, &Calendar::published()).unwrap()
}

fn file(from: &str, language: &'static str) -> String {
    let words = Catalog::read(&[language]);
    calendar_file(&told(from, None), "b-1", day("2026-11-25"), &words)
}

/// A reader of its own: lines unfolded, and the entries as names and values.
fn read(file: &str) -> Vec<Vec<(String, String)>> {
    assert!(file.ends_with("\r\n"));
    let unfolded = file.replace("\r\n ", "");
    assert!(!unfolded.replace("\r\n", "").contains(['\r', '\n']));
    let mut entries = Vec::new();
    for line in unfolded.trim_end().split("\r\n") {
        let (name, value) = line.split_once(':').unwrap();
        match (name, value) {
            ("BEGIN", "VEVENT") => entries.push(Vec::new()),
            ("BEGIN" | "END", _) => {}
            _ if entries.is_empty() => {
                assert!(["VERSION", "PRODID", "CALSCALE"].contains(&name), "{name}");
            }
            _ => entries.last_mut().unwrap().push((name.to_owned(), unescaped(value))),
        }
    }
    entries
}

fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.next().unwrap() {
                'n' | 'N' => text.push('\n'),
                c => text.push(c),
            },
            ';' | ',' => panic!("{value}"),
            c => text.push(c),
        }
    }
    text
}

fn value<'a>(entry: &'a [(String, String)], name: &str) -> &'a str {
    let (_, value) = entry.iter().find(|(known, _)| known == name).unwrap();
    value
}

#[test]
fn another_reader_finds_the_three_days_and_ends_that_do_not_belong_to_them() {
    let entries = read(&file("2026-04-30", crate::CHINESE));
    let days: Vec<_> = entries
        .iter()
        .map(|entry| (value(entry, "DTSTART;VALUE=DATE"), value(entry, "DTEND;VALUE=DATE")))
        .collect();
    let expected = [("20260430", "20260501"), ("20260511", "20260512"), ("20260512", "20260513")];
    assert_eq!(days, expected);
    assert!(entries.iter().all(|entry| value(entry, "DTSTAMP") == "20261125T000000Z"));
    assert!(value(&entries[1], "SUMMARY").contains('5'));
    assert!(!value(&entries[1], "DESCRIPTION").is_empty());
}

#[test]
fn no_line_is_longer_than_75_octets_and_each_ends_with_both_marks() {
    for language in [crate::CHINESE, crate::ENGLISH] {
        for from in ["2026-04-30", "2026-12-28"] {
            let file = file(from, language);
            assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
            assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
            assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"));
        }
    }
}

#[test]
fn a_calendar_knows_the_entries_again_when_the_day_moves() {
    let names = |file: &str| -> Vec<String> {
        read(file).iter().map(|entry| value(entry, "UID").to_owned()).collect()
    };
    let before = names(&file("2026-04-30", crate::CHINESE));
    assert_eq!(before, ["posted-b-1@teji", "fifth-b-1@teji", "approval-b-1@teji"]);
    assert_eq!(before, names(&file("2026-09-18", crate::ENGLISH)));
    let words = Catalog::read(&[crate::CHINESE]);
    let odd = calendar_file(&told("2026-04-30", None), "王\r\n;x", day("2026-11-25"), &words);
    assert_eq!(names(&odd)[0], "posted-x@teji");
}

#[test]
fn equal_input_gives_equal_bytes() {
    assert_eq!(file("2026-04-30", crate::CHINESE), file("2026-04-30", crate::CHINESE));
}

#[test]
fn a_day_that_a_schedule_may_move_says_so() {
    let words = Catalog::read(&[crate::CHINESE]);
    let unsettled = words.text("ics.unsettled");
    let open = read(&file("2026-12-28", crate::CHINESE));
    assert_eq!(value(&open[1], "DTSTART;VALUE=DATE"), "20270105");
    assert!(value(&open[1], "DESCRIPTION").contains(unsettled));
    assert!(value(&open[2], "DESCRIPTION").contains(unsettled));
    let sure = read(&file("2026-04-30", crate::CHINESE));
    assert!(!value(&sure[1], "DESCRIPTION").contains(unsettled));
}

#[test]
fn the_way_of_counting_is_told() {
    let words = Catalog::read(&[crate::CHINESE]);
    let described = |first_day| {
        let file = calendar_file(&told("2026-04-30", first_day), "b", day("2026-11-25"), &words);
        value(&read(&file)[1], "DESCRIPTION").to_owned()
    };
    assert_eq!(described(Some(true)), words.text("ics.counted"));
    assert_eq!(described(Some(false)), words.text("ics.not_counted"));
    let both = format!("{}\n{}", words.text("ics.not_counted"), words.text("ics.later"));
    assert_eq!(described(None), both);
    let plain = calendar_file(&told("2026-11-21", None), "b", day("2026-11-25"), &words);
    assert_eq!(value(&read(&plain)[1], "DESCRIPTION"), words.text("ics.not_counted"));
}

#[test]
fn a_line_of_75_octets_is_not_folded_and_one_of_76_is() {
    let line = "x".repeat(75);
    assert_eq!(folded(&line), format!("{line}\r\n"));
    assert_eq!(folded(&format!("{line}y")), format!("{line}\r\n y\r\n"));
    let wide = format!("{}吉", "x".repeat(73));
    assert_eq!(folded(&wide), format!("{}\r\n 吉\r\n", "x".repeat(73)));
}

#[test]
fn control_characters_that_a_calendar_file_cannot_hold_are_left_out() {
    assert_eq!(escaped("a\u{7}b\tc\r\nd\re"), "ab\tc\\nde");
}

proptest! {
    #[test]
    fn whatever_text_is_written_is_read_again(text in "[\\PC\n;,\\\\]{0,120}") {
        prop_assume!(!text.contains('\r'));
        let line = format!("SUMMARY:{}", escaped(&text));
        let written = folded(&line);
        prop_assert!(written.split("\r\n").all(|part| part.len() <= 75));
        let unfolded = written.replace("\r\n ", "");
        let value = unfolded.strip_suffix("\r\n").unwrap().strip_prefix("SUMMARY:").unwrap();
        prop_assert_eq!(unescaped(value), text);
    }
}

#[test]
fn the_day_of_approval_in_the_file_is_after_the_entered_end() {
    let posting = Posting {
        from: day("2026-04-30"),
        to: Some(day("2026-05-20")),
        first_day: None,
        days_off: vec![],
    };
    let publicity = publicity(&posting, &Calendar::published()).unwrap();
    let words = Catalog::read(&[crate::CHINESE]);
    let file = calendar_file(&publicity, "b-1", day("2026-11-25"), &words);
    let days: Vec<String> =
        read(&file).iter().map(|entry| value(entry, "DTSTART;VALUE=DATE").to_owned()).collect();
    assert_eq!(days, ["20260430", "20260511", "20260521"]);
}
