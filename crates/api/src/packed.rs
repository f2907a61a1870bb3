//! A judgement as numbers, for callers who make objects only of what somebody opens.

use chrono::{Datelike, NaiveDate};
use teji_notice::{Many, Needs, READINGS, fields};
use teji_rules::{Case, Need, Outcome, Reading, Sheet, Told};
use teji_workdays::Day;

/// The days from the first day of the common era to 1970-01-01.
const EPOCH: i32 = 719_163;
/// How many numbers a rule has.
const RULE: usize = 4;

/// What was made ready, and what was worked out before.
pub(crate) struct Remembered {
    pub(crate) many: Many,
    pub(crate) needs: Needs,
    pub(crate) sheet: Sheet,
    pub(crate) spare: Sheet,
}

impl Default for Remembered {
    fn default() -> Self {
        let (needs, sheet, spare) = (Needs::default(), Sheet::default(), Sheet::default());
        Self { many: Many::ready(), needs, sheet, spare }
    }
}

impl Remembered {
    /// The place of the letter of the result: 0 is A.
    pub(crate) fn state(&mut self, case: &Case<'_>) -> u8 {
        self.many.state(case, &mut self.sheet).letter() as u8 - b'A'
    }

    /// What a case comes to, as numbers: the letter's place, the outcome, earliest and latest day, the outcome of the
    /// priority, the day of reference, how many rules and how many needs; then for each rule, in the order of the outline,
    /// outcome, earliest, latest and the readings on which it hangs as bits; then for each need its kind and its place
    /// among the fields or the readings.
    ///
    /// Days are counted from 1970-01-01; the least number is "always", the greatest "never".
    pub(crate) fn pack(&mut self, case: &Case<'_>) -> Vec<i32> {
        let Self { many, sheet, spare, needs: known } = self;
        let mut numbers = Vec::with_capacity(256);
        let told = many.conditions(case, sheet);
        let (whole, state) = (told[0], many.state_of(told, case, spare));
        numbers.extend([i32::from(state.letter() as u8 - b'A'), outcome(whole.outcome)]);
        numbers.extend([day(whole.overall.earliest), day(whole.overall.latest), 0]);
        numbers.extend([day(Day::from(case.reference)), 0, 0]);
        add(told, many.readings(), &mut numbers);
        let told = many.priority(case, sheet);
        numbers[4] = outcome(told[0].outcome);
        add(told, many.priority_readings(), &mut numbers);
        numbers[6] = length((numbers.len() - 8) / RULE);
        let needs = many.needs_of(whole, case, known);
        numbers[7] = length(needs.len());
        numbers.extend(needs.iter().flat_map(|one| need(*one)));
        numbers
    }
}

fn add(told: &[Told], readings: &[&'static Reading], numbers: &mut Vec<i32>) {
    for one in told {
        let bits = as_known(one.hangs_on, readings).cast_signed();
        let (first, last) = (day(one.overall.earliest), day(one.overall.latest));
        numbers.extend([outcome(one.outcome), first, last, bits]);
    }
}

/// The names of readings that are told as bits.
pub(crate) fn names(bits: u32, readings: &[&'static Reading]) -> Vec<String> {
    let set = readings.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
    set.map(|(_, reading)| reading.id.0.to_owned()).collect()
}

/// Bits of a tree's own readings as bits of all readings of the notice.
pub(crate) fn as_known(bits: u32, readings: &[&'static Reading]) -> u32 {
    let place = |reading: &Reading| READINGS.iter().position(|known| known.id == reading.id);
    let set = readings.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
    set.filter_map(|(_, reading)| place(reading)).fold(0, |all, place| all | 1 << place)
}

fn outcome(outcome: Outcome) -> i32 {
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

/// The day of a number that counts from 1970-01-01; nothing where it is none.
#[must_use]
pub fn date(number: i32) -> Option<NaiveDate> {
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
