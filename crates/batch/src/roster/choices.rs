//! Words in cells that stand for a choice: yes or no, a certificate, honours, absences.

use teji_fields::{Absences, Kind};

use super::cells::{Note, Reading, narrow, shortened};
use super::column::{Column, Takes};
use super::grid::{Given, Stored};
use super::remark::Weight;
use super::words::{choices, words};

/// What parts several words in one cell.
const BETWEEN: [char; 9] = ['、', ',', '，', ';', '；', '/', '\n', '+', '|'];

/// Reads one word. `1` and `0` are asked back: they may as well count something.
pub(crate) fn one(
    given: Given<'_>,
    column: &Column,
    offers: impl FnOnce() -> Vec<String>,
) -> Reading {
    let found = match (given.stored, column.takes) {
        (Stored::Flag, Takes::YesNo) => Some(if given.text == "TRUE" { "yes" } else { "no" }),
        (_, Takes::Declared) => words().choice(column, given.text).or_else(|| yes(given.text)),
        _ => words().choice(column, given.text),
    };
    found.map_or_else(|| asked(given, column, offers), Reading::plain)
}

/// Yes to a declaration is its first choice; no has to be said in more words.
fn yes(text: &str) -> Option<&'static str> {
    let front_line = Column::find("front_line")?;
    (words().choice(front_line, text) == Some("yes")).then_some("able")
}

fn asked(given: Given<'_>, column: &Column, offers: impl FnOnce() -> Vec<String>) -> Reading {
    let key = if column.takes == Takes::YesNo { "roster.yes_no" } else { "roster.choice" };
    let note = Note::new(Weight::Confirm, key).with("found", &shortened(given.text));
    Reading::held(note.offering(offers()))
}

/// Reads several words; what comes of them are the names of choices, parted by a blank.
pub(crate) fn several(
    given: Given<'_>,
    column: &Column,
    offers: impl FnOnce() -> Vec<String>,
) -> Reading {
    if words().is_in("word.none", given.text) {
        return Reading::plain("-");
    }
    let whole = words().choice(column, given.text);
    let parts = given.text.split(BETWEEN).filter(|part| !part.trim().is_empty());
    let parts: Option<Vec<&str>> = match whole {
        Some(choice) => Some(vec![choice]),
        None => parts.map(|part| words().choice(column, part)).collect(),
    };
    match parts {
        Some(parts) if !parts.is_empty() => Reading::plain(parts.join(" ")),
        _ => asked(given, column, offers),
    }
}

/// The choices that [`several`] named, each with whether it was.
pub(crate) fn told<'a>(
    column: &Column,
    typed: &'a str,
) -> impl Iterator<Item = (&'static str, bool)> + 'a {
    let (_, all) = choices(column);
    all.iter().map(move |choice| (*choice, typed.split(' ').any(|one| one == *choice)))
}

/// Reads absences: none, periods, a number of months.
pub(crate) fn absences(given: Given<'_>) -> Reading {
    let plain = narrow(given.text);
    let plain = plain.trim();
    if words().is_in("word.none", plain) {
        return Reading::plain(Absences::NONE);
    }
    let parts = plain.split([';', '；', '、', ',', '，', '\n']).map(str::trim);
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).map(absence).collect();
    let typed = parts.join("; ");
    match Absences.read(&typed) {
        Ok(_) => Reading::plain(typed),
        Err(_) => Reading::held(
            Note::new(Weight::Fix, "roster.absences").with("found", &shortened(given.text)),
        ),
    }
}

fn absence(part: &str) -> String {
    let mut words_before = words().list("word.about").iter();
    if let Some(months) = words_before.find_map(|word| part.strip_prefix(word.as_str())) {
        return format!("{} {}", Absences::ABOUT, months.trim());
    }
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut units = words().list("word.months").iter();
    if units.any(|unit| part.strip_suffix(unit.as_str()).is_some_and(|one| is_number(one.trim()))) {
        return format!("{} {part}", Absences::ABOUT);
    }
    for between in words().list("word.between").iter().map(String::as_str) {
        if let Some((from, to)) = part.split_once(between) {
            return format!("{}..{}", from.trim(), to.trim());
        }
    }
    // Of three hyphens the middle one parts two months.
    let hyphens: Vec<usize> = part.match_indices('-').map(|(at, _)| at).collect();
    match hyphens.as_slice() {
        [middle] if part[..*middle].contains(['.', '年', '/']) => {
            format!("{}..{}", part[..*middle].trim(), part[middle + 1..].trim())
        }
        [_, middle, _] => format!("{}..{}", part[..*middle].trim(), part[middle + 1..].trim()),
        _ => part.to_owned(),
    }
}
