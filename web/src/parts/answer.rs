//! What was answered, and days, in words.

use chrono::{Datelike, NaiveDate};
use teji_fields::{Absences, AnyField, Facts, Input, Kind, Periods, UNSURE, read_day};
use teji_text::Catalog;
use teji_workdays::{Absence, Day, DayRange, Onset, Period};

use crate::parts::ask::choice_key;

/// A date in words.
pub(crate) fn date(words: &Catalog, day: NaiveDate) -> String {
    words.fill(
        "date.full",
        &parts(words, day).each_ref().map(|(name, value)| (*name, value.as_str())),
    )
}

fn parts(words: &Catalog, day: NaiveDate) -> [(&'static str, String); 4] {
    let month = day.month().to_string();
    let name = words.text(&format!("month.{month}")).to_owned();
    [
        ("year", day.year().to_string()),
        ("month", month),
        ("name", name),
        ("day", day.day().to_string()),
    ]
}

/// Bounds in words: a day, days of one month, or from one day to another.
pub(crate) fn bounds(words: &Catalog, range: DayRange) -> String {
    let (first, last) = (range.earliest, range.latest);
    if first == last {
        return date(words, first);
    }
    if (first.year(), first.month()) == (last.year(), last.month()) {
        let mut values = parts(words, first).to_vec();
        values.push(("last", last.day().to_string()));
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        return words.fill("date.in_month", &values);
    }
    words.fill("date.between", &[("first", &date(words, first)), ("last", &date(words, last))])
}

/// From when something holds, in words.
pub(crate) fn onset(words: &Catalog, onset: Onset) -> String {
    match (onset.earliest.date(), onset.latest.date()) {
        (Some(earliest), Some(latest)) => bounds(words, DayRange { earliest, latest }),
        (Some(earliest), None) => {
            words.fill("onset.not_before", &[("day", &date(words, earliest))])
        }
        (None, Some(latest)) => words.fill("onset.by", &[("day", &date(words, latest))]),
        (None, None) if onset == Onset::ALWAYS => words.text("onset.always").to_owned(),
        (None, None) if onset.earliest == Day::NEVER => words.text("onset.never").to_owned(),
        (None, None) => words.text("onset.unknown").to_owned(),
    }
}

/// What was answered to a question; nothing where nothing was.
pub(crate) fn said(words: &Catalog, field: &dyn AnyField, facts: &Facts) -> Option<String> {
    let typed = facts.typed(field.id())?;
    if typed == UNSURE {
        return Some(words.text("choice.unsure").to_owned());
    }
    let read = match field.input() {
        // A choice of another version has no words here; it is told as it was saved.
        Input::Choice(_) => Some(choice_key(words, field.id().0, typed))
            .filter(|key| words.has(key))
            .map(|key| words.text(&key).to_owned()),
        Input::Day => read_day(typed).ok().map(|day| bounds(words, day)),
        Input::Periods => Periods
            .read(typed)
            .ok()
            .map(|list| joined(words, list.iter().map(|p| period(words, p)))),
        Input::Absences => Absences.read(typed).ok().map(|list| absences(words, &list)),
        Input::Finding if typed == Absences::NONE => Some(words.text("finding.none").to_owned()),
        Input::Finding => read_day(typed)
            .ok()
            .map(|day| words.fill("finding.on", &[("day", &bounds(words, day))])),
        Input::Line { .. } => None,
    };
    Some(read.unwrap_or_else(|| typed.to_owned()))
}

fn absences(words: &Catalog, list: &[Absence]) -> String {
    if list.is_empty() {
        return words.text("absences.none").to_owned();
    }
    let each = list.iter().map(|absence| match absence {
        Absence::Dated(dated) => period(words, dated),
        Absence::About { months } => {
            words.fill("absences.about", &[("months", &months.to_string())])
        }
    });
    joined(words, each)
}

/// A period in words.
pub(crate) fn period(words: &Catalog, period: &Period) -> String {
    let first = bounds(words, period.first);
    match period.last {
        Some(last) => {
            words.fill("period.closed", &[("first", &first), ("last", &bounds(words, last))])
        }
        None => words.fill("period.open", &[("first", &first)]),
    }
}

/// Several things in a row.
pub(crate) fn joined(words: &Catalog, parts: impl Iterator<Item = String>) -> String {
    let two = |first: String, second: String| {
        words.fill("list.two", &[("first", &first), ("second", &second)])
    };
    parts.reduce(two).unwrap_or_default()
}
