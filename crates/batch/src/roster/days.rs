//! Days in cells: what can be read in one way is read, and everything else is asked back with the possible days.

use chrono::{Datelike, Days, NaiveDate};
use teji_fields::{Problem, read_day};
use teji_workdays::DayRange;
use teji_workdays::iso_month;

use super::cells::{Note, Reading, is_invisible, narrow, plain_number, shortened};
use super::column::Takes;
use super::grid::{Given, Stored};
use super::remark::Weight;
use super::words::words;

/// Nobody at work was certified, or began, before it.
const FIRST_YEAR: i32 = 1940;
/// Numbers between these are days of 1940 to 2049, as spreadsheets count them.
const SERIALS: std::ops::Range<u32> = 14_611..54_789;

/// What a day is read for.
#[derive(Clone, Copy)]
pub(crate) struct Of {
    /// Which end of something it is.
    pub(crate) takes: Takes,
    /// Whether all is text, so that nobody can see what was a number.
    pub(crate) is_text: bool,
    /// Nothing can have begun after it.
    pub(crate) today: NaiveDate,
}

/// Reads a cell.
pub(crate) fn read(given: Given<'_>, of: Of) -> Reading {
    match given.stored {
        Stored::Day | Stored::Month => known(given.text, of),
        Stored::ByHand => match read_day(given.text) {
            Ok(range) => Reading::plain(canonical(range, given.text)),
            Err(problem) => Reading::held(problem.into()),
        },
        Stored::Number => number(given.text, of),
        Stored::Text | Stored::Flag => text(given.text, of),
        Stored::Fault | Stored::Unreckoned => Reading::default(),
    }
}

/// The one form of a day, a month or a year; another span stays as it was typed.
pub(crate) fn canonical(range: DayRange, typed: &str) -> String {
    let (first, last) = (range.earliest, range.latest);
    let is = |range: Option<DayRange>| range == Some(DayRange { earliest: first, latest: last });
    if range.exact().is_some() {
        first.to_string()
    } else if is(DayRange::month(first.year(), first.month())) {
        iso_month(first)
    } else if is(DayRange::year(first.year())) {
        first.year().to_string()
    } else {
        typed.trim().to_owned()
    }
}

/// A text that is a day for every reader, unless it is an unlikely one.
fn known(plain: &str, of: Of) -> Reading {
    match read_day(plain) {
        Ok(range) => likely(range, plain, of),
        Err(problem) => Reading::held(problem.into()),
    }
}

fn likely(range: DayRange, plain: &str, of: Of) -> Reading {
    let typed = canonical(range, plain);
    let key = if range.earliest > of.today {
        "roster.day_future"
    } else if range.earliest.year() < FIRST_YEAR {
        "roster.day_old"
    } else {
        return Reading::plain(typed);
    };
    Reading::held(asked(key, plain, vec![typed]))
}

fn asked(key: &'static str, found: &str, choices: Vec<String>) -> Note {
    Note::new(Weight::Confirm, key).with("found", &shortened(found)).offering(choices)
}

fn number(stored: &str, of: Of) -> Reading {
    let plain = plain_number(stored);
    october(&plain).or_else(|| serial(&plain)).unwrap_or_else(|| digits(&plain, of))
}

/// A spreadsheet makes 2019.1 of 2019.10 where that is a number.
fn october(plain: &str) -> Option<Reading> {
    let year = plain.strip_suffix(".1").filter(|year| year.len() == 4)?;
    let choices = vec![format!("{year}-01"), format!("{year}-10")];
    read_day(&choices[0])
        .is_ok()
        .then(|| Reading::held(asked("roster.day_october", plain, choices)))
}

/// A number that a spreadsheet would show as a day, if it were told to.
fn serial(plain: &str) -> Option<Reading> {
    let whole = plain.split_once('.').map_or(plain, |(whole, _)| whole);
    let number: u32 = whole.parse().ok().filter(|number| SERIALS.contains(number))?;
    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let day = first.checked_add_days(Days::new(u64::from(number)))?;
    Some(Reading::held(asked("roster.day_serial", plain, vec![day.to_string()])))
}

fn text(raw: &str, of: Of) -> Reading {
    let shown: String = raw.chars().filter(|sign| !is_invisible(*sign)).collect();
    let plain = narrow(&shown);
    let plain = plain.trim().trim_start_matches('\'').trim();
    if of.takes == Takes::End && words().is_in("word.now", plain) {
        return Reading {
            typed: None,
            notes: vec![Note::new(Weight::Tidied, "roster.tidied_now")],
        };
    }
    let (plain, runs_on) =
        if of.takes == Takes::Begin { without_end(plain) } else { (plain, false) };
    let (plain, had_time) = without_time(plain);
    let told = if had_time {
        Some("roster.tidied_time")
    } else if runs_on {
        Some("roster.tidied_now")
    } else if narrow(raw.trim()) != raw.trim() || shown != raw {
        Some("roster.tidied_text")
    } else {
        None
    };
    let asked_back = if of.is_text { october(plain) } else { None };
    let reading = asked_back.or_else(|| serial(plain)).unwrap_or_else(|| digits(plain, of));
    let is_taken = reading.typed.is_some();
    reading.noting(told.filter(|_| is_taken).map(|key| Note::new(Weight::Tidied, key)))
}

/// What runs on to this day has no end.
fn without_end(plain: &str) -> (&str, bool) {
    let ends = ["word.now", "word.since"].into_iter().flat_map(|key| words().list(key));
    let found =
        ends.filter_map(|word| plain.strip_suffix(word.as_str())).min_by_key(|rest| rest.len());
    match found {
        Some(rest) if rest.contains(|c: char| c.is_ascii_digit()) => {
            (rest.trim_end_matches(['-', '~', '至', '到', ' ', '.', '/']), true)
        }
        _ => (plain, false),
    }
}

/// A day may have its time behind it.
fn without_time(plain: &str) -> (&str, bool) {
    let Some((day, time)) = plain.split_once([' ', 'T']) else { return (plain, false) };
    let is_time = time.contains(':')
        && time.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'Z' | '+' | ' '));
    if is_time { (day, true) } else { (plain, false) }
}

/// Digits and what parts them.
fn digits(plain: &str, of: Of) -> Reading {
    let range = read_day(plain);
    if let Ok(range) = range
        && range.earliest.year() >= FIRST_YEAR
    {
        return likely(range, plain, of);
    }
    let choices = possible(plain, of.today);
    match (choices.is_empty(), range) {
        (false, _) => {
            let long_year = parts(plain).iter().any(|part| part.len() == 4);
            let key = if long_year { "roster.day_order" } else { "roster.day_short" };
            Reading::held(asked(key, plain, choices))
        }
        (true, Ok(range)) => likely(range, plain, of),
        (true, Err(problem)) => Reading::held(problem_of(problem, plain)),
    }
}

fn problem_of(problem: Problem, plain: &str) -> Note {
    // A year that is too early or a day that does not exist is told as it is; anything else is no day.
    if problem.key == "problem.day.empty" {
        Problem::new("problem.day.form").with("found", &shortened(plain)).into()
    } else {
        problem.into()
    }
}

fn parts(plain: &str) -> Vec<&str> {
    let ends = ['年', '月', '日', '号'];
    plain.trim_end_matches(ends).split(['-', '.', '/', '年', '月', ' ']).collect()
}

/// The days and months that it can mean, whatever the order of year, month and day.
fn possible(plain: &str, today: NaiveDate) -> Vec<String> {
    let parts = parts(plain);
    if !parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())) {
        return Vec::new();
    }
    let mut found = Vec::new();
    match *parts.as_slice() {
        [all] if all.len() == 6 => found.extend(day(&all[..2], &all[2..4], &all[4..], today)),
        [one, other] if one.len() <= 2 && other.len() <= 2 => {
            found.extend(month(one, other, today));
            found.extend(month(other, one, today));
        }
        [one, year] if year.len() == 4 && one.len() <= 2 => found.extend(month(year, one, today)),
        [one, other, last] if one.len() <= 2 && other.len() <= 2 => {
            if last.len() <= 2 {
                found.extend(day(one, other, last, today));
            }
            found.extend(day(last, one, other, today));
            found.extend(day(last, other, one, today));
        }
        _ => {}
    }
    let mut once: Vec<String> = Vec::new();
    for day in found {
        if !once.contains(&day) {
            once.push(day);
        }
    }
    once
}

/// A year of four digits, or of two: one that was, not one that will be.
fn year(digits: &str, today: NaiveDate) -> Option<i32> {
    let number: i32 = digits.parse().ok()?;
    match digits.len() {
        4 => Some(number),
        2 if 2000 + number <= today.year() => Some(2000 + number),
        2 => Some(1900 + number).filter(|year| *year >= FIRST_YEAR),
        _ => None,
    }
}

fn month(year_of: &str, month: &str, today: NaiveDate) -> Option<String> {
    let range = DayRange::month(year(year_of, today)?, month.parse().ok()?)?;
    Some(iso_month(range.earliest))
}

fn day(year_of: &str, month: &str, day: &str, today: NaiveDate) -> Option<String> {
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    NaiveDate::from_ymd_opt(year(year_of, today)?, month, day).map(|day| day.to_string())
}
