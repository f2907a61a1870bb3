//! Answers in words, as papers and pages show them.

use chrono::{Datelike, NaiveDate};
use teji_fields::{Absences, AnyField, Input, Kind, Periods, UNSURE, read_day};
use teji_text::Catalog;
use teji_workdays::{Absence, Day, DayRange, Onset, Period};

use crate::conditions::condition_of;
use crate::derived::UNREADABLE;

/// The name of a field.
#[must_use]
pub fn label(field: &dyn AnyField, words: &Catalog) -> String {
    match condition_of(field.id()) {
        Some(condition) => teji_notice::rule_name(condition.id, words),
        None => words.text(&format!("field.{}.label", field.id().0)).to_owned(),
    }
}

/// What was typed, in words; as it was typed where it cannot be read.
#[must_use]
pub fn answer(field: &dyn AnyField, typed: &str, words: &Catalog) -> String {
    if typed == UNSURE {
        return words.text("choice.unsure").to_owned();
    }
    let read = match field.input() {
        Input::Choice(choices) => {
            let known = choices.iter().any(|choice| choice.id == typed);
            known.then(|| choice(field.id().0, typed, words))
        }
        Input::Day => read_day(typed).ok().map(|range| day(range, words)),
        Input::Periods => Some(service(typed, words)),
        Input::Absences => Absences.read(typed).ok().map(|list| absences(&list, words)),
        Input::Finding if typed.trim() == Absences::NONE => {
            Some(words.text("answer.none").to_owned())
        }
        Input::Finding => read_day(typed).ok().map(|range| day(range, words)),
        Input::Line { .. } => None,
    };
    read.unwrap_or_else(|| typed.trim().to_owned())
}

fn choice(field: &str, id: &str, words: &Catalog) -> String {
    let own = format!("choice.{field}.{id}");
    let shared = format!("choice.{id}");
    words.text(if words.has(&own) { &own } else { &shared }).to_owned()
}

/// A day, a month or a year, as exactly as it is known.
pub(crate) fn day(range: DayRange, words: &Catalog) -> String {
    let (first, last) = (range.earliest, range.latest);
    if let Some(exact) = range.exact() {
        return date(exact, words);
    }
    let year = first.year().to_string();
    if DayRange::month(first.year(), first.month()) == Some(range) {
        let month = first.month().to_string();
        return words.fill("answer.month", &[("year", &year), ("month", &month)]);
    }
    if DayRange::year(first.year()) == Some(range) {
        return words.fill("answer.year", &[("year", &year)]);
    }
    let [first, last] = ends(first, last).map(|end| day(end, words));
    words.fill("answer.span", &[("first", &first), ("last", &last)])
}

/// The ends of a span as people name them: years or months, where it begins and ends with one.
fn ends(first: NaiveDate, last: NaiveDate) -> [DayRange; 2] {
    let years = [DayRange::year(first.year()), DayRange::year(last.year())];
    let months = [first, last].map(|end| DayRange::month(end.year(), end.month()));
    for [one, other] in [years, months] {
        if let (Some(one), Some(other)) = (one, other)
            && (one.earliest, other.latest) == (first, last)
        {
            return [one, other];
        }
    }
    [first, last].map(DayRange::exactly)
}

/// A calendar day in words.
#[must_use]
pub fn date(day: NaiveDate, words: &Catalog) -> String {
    let [year, month, day] =
        [day.year().to_string(), day.month().to_string(), day.day().to_string()];
    words.fill("answer.day", &[("year", &year), ("month", &month), ("day", &day)])
}

const WIDE: u32 = 5;

/// From when something holds, in words.
#[must_use]
pub fn onset(onset: Onset, words: &Catalog) -> String {
    let key = match (onset.earliest, onset.latest) {
        (Day::ALWAYS, Day::ALWAYS) => "when.at_all_times",
        (Day::NEVER, _) => "when.not_by_time",
        (Day::ALWAYS, _) => "when.not_known",
        (_, Day::NEVER) => "when.not_before",
        (first, last) if first == last => "when.from",
        // So wide a range tells nothing by its first day.
        (first, last) if first.plus_years(WIDE) < last => "when.at_the_latest",
        _ => "when.between",
    };
    let shown = |day: Day| day.date().map(|day| date(day, words)).unwrap_or_default();
    words.fill(key, &[("first", &shown(onset.earliest)), ("last", &shown(onset.latest))])
}

/// A period, or the beginning of one that runs on.
pub(crate) fn period(first: &str, last: Option<&str>, words: &Catalog) -> String {
    match last {
        Some(last) => words.fill("answer.span", &[("first", first), ("last", last)]),
        None => words.fill("answer.open", &[("first", first)]),
    }
}

/// Periods as far as they can be read; of posts that are not clear, that there are some.
fn service(typed: &str, words: &Catalog) -> String {
    let mut shown: Vec<String> = Vec::new();
    for part in typed.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let read = Periods.read(part).map(|list| periods(&list, words));
        let unclear = || words.text("answer.unclear").to_owned();
        let part = match read {
            Ok(part) => part,
            Err(_) if part == UNREADABLE => unclear(),
            Err(_) => part.to_owned(),
        };
        if !shown.contains(&part) {
            shown.push(part);
        }
    }
    shown.join(words.text("answer.and"))
}

fn periods(list: &[Period], words: &Catalog) -> String {
    let shown = list.iter().map(|one| {
        let until = one.last.map(|end| day(end, words));
        period(&day(one.first, words), until.as_deref(), words)
    });
    shown.collect::<Vec<_>>().join(words.text("answer.and"))
}

fn absences(list: &[Absence], words: &Catalog) -> String {
    if list.is_empty() {
        return words.text("answer.none").to_owned();
    }
    let shown = list.iter().map(|absence| match absence {
        Absence::Dated(dated) => periods(&[*dated], words),
        Absence::About { months } => {
            words.fill("answer.months", &[("months", &months.to_string())])
        }
    });
    shown.collect::<Vec<_>>().join(words.text("answer.and"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::id;
    use crate::forms::FORMS;
    use crate::texts::filed;

    fn shown(name: &str, typed: &str) -> String {
        let own = FORMS.iter().find_map(|form| form.field(name));
        let field = own.or_else(|| teji_notice::field(name)).unwrap();
        assert_eq!(field.id(), id(name));
        answer(field, typed, filed())
    }

    #[test]
    fn answers_are_worded_and_what_cannot_be_read_stays_as_typed() {
        for (name, typed, wanted) in [
            ("birth", "1975.3", "1975年3月"),
            ("birth", "1975", "1975年"),
            ("birth", "1975-03-15", "1975年3月15日"),
            ("birth", "2020~2025", "2020年至2025年"),
            ("birth", "2020~2025.6", "2020年1月至2025年6月"),
            ("birth", "2020.1.2~2025", "2020年1月2日至2025年12月31日"),
            ("birth", " 七五年 ", "七五年"),
            ("birth", "?", "我不清楚"),
            ("post_service", "2019-07-01..; 2001..2002-03", "2019年7月1日起；2001年至2002年3月"),
            ("post_service", "!; 2019-07..; !; what", "岗位经历有不清楚的；2019年7月起；what"),
            ("post_service", " ", ""),
            ("post_absences", "none", "没有"),
            ("post_absences", "about 3; 2020-01..2020-02", "约3个月；2020年1月至2020年2月"),
            ("false_statements", "none", "没有"),
            ("grade_level", "yes", "是"),
            ("sex", "male", "男"),
            ("sex", "<x>", "<x>"),
            ("name", " 张\u{1} ", "张\u{1}"),
        ] {
            assert_eq!(shown(name, typed), wanted, "{name}={typed}");
        }
    }

    #[test]
    fn onsets_are_told_as_exactly_as_they_are_known() {
        let days =
            [Day::ALWAYS, Day::from(NaiveDate::from_ymd_opt(2026, 1, 2).unwrap()), Day::NEVER];
        let all: Vec<String> = days
            .iter()
            .flat_map(|earliest| days.iter().map(move |latest| (earliest, latest)))
            .filter(|(earliest, latest)| earliest <= latest)
            .map(|(earliest, latest)| {
                onset(Onset { earliest: *earliest, latest: *latest }, filed())
            })
            .collect();
        assert_eq!(all.len(), 6);
        assert!(all.iter().all(|words| !words.contains("when.")), "{all:?}");
        assert_eq!(all[3], "2026年1月2日起");
    }
}
