//! A judgement as numbers, for callers who make objects only of what somebody opens.

use chrono::{Datelike, NaiveDate};
use teji_notice::{Check, READINGS, fields};
use teji_rules::{Finding, Need, Outcome};
use teji_workdays::{Day, Onset};

/// The days from the first day of the common era to 1970-01-01.
const EPOCH: i32 = 719_163;
/// How many numbers a rule has.
const RULE: usize = 4;

/// What a check came to, as numbers: the letter's place, the outcome, earliest and latest day, the outcome of the
/// priority, the day of reference, how many rules and how many needs; then for each rule, in the order of the outline,
/// outcome, earliest, latest and the readings on which it hangs as bits; then for each need its kind and its place among
/// the fields or the readings.
///
/// Days are counted from 1970-01-01; the least number is "always", the greatest "never".
pub(crate) fn packed(check: &Check<'_>) -> Vec<i32> {
    let overall = check.earliest();
    let needs = check.needs();
    let mut rules = Vec::new();
    for tree in [&check.person, &check.priority] {
        add(tree, &mut rules);
    }
    let mut numbers = vec![
        check.state().letter() as i32 - 'A' as i32,
        outcome(check.person.outcome()),
        day(overall.earliest),
        day(overall.latest),
        outcome(check.priority.outcome()),
        day(Day::from(check.case.reference)),
        length(rules.len() / RULE),
        length(needs.len()),
    ];
    numbers.append(&mut rules);
    numbers.extend(needs.into_iter().flat_map(need));
    numbers
}

fn add(finding: &Finding<'_>, numbers: &mut Vec<i32>) {
    let Onset { earliest, latest } = finding.overall();
    let hangs = finding
        .onset
        .readings()
        .iter()
        .filter_map(|reading| READINGS.iter().position(|known| known.id == reading.id));
    let bits = hangs.fold(0, |bits, place| bits | 1 << place);
    numbers.extend([outcome(finding.outcome()), day(earliest), day(latest), bits]);
    for part in &finding.parts {
        add(part, numbers);
    }
}

pub(crate) fn outcome(outcome: Outcome) -> i32 {
    match outcome {
        Outcome::Met => 0,
        Outcome::NotMet => 1,
        Outcome::DependsOnReading => 2,
        Outcome::Unknown => 3,
    }
}

/// A day as a number.
pub(crate) fn day(day: Day) -> i32 {
    match day.date() {
        Some(date) => date.num_days_from_ce() - EPOCH,
        None if day == Day::NEVER => i32::MAX,
        None => i32::MIN,
    }
}

/// The day of a number; nothing where it is none.
pub(crate) fn date(number: i32) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(number.checked_add(EPOCH)?)
}

fn need(need: Need) -> [i32; 2] {
    let place_of = |id| fields().position(|field| field.id() == id);
    let (kind, place) = match need {
        Need::Answer(id) => (0, place_of(id)),
        Need::Exact(id) => (1, place_of(id)),
        Need::Decision(id) => (2, place_of(id)),
        Need::Calendar(id) => (3, place_of(id)),
        Need::Ruling(id) => (4, READINGS.iter().position(|reading| reading.id == id)),
    };
    [kind, length(place.unwrap_or_default())]
}

fn length(length: usize) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}
