//! Random applicants, judged by the trees and by a second evaluator that shares no code with them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate};
use naive::answers::{Value, answers, set};
use naive::{CLAUSES, Full, Naive, Person, Stint, Way, date, dawn, horizon, shifted};
use teji_fields::{Facts, FieldId, Input};
use teji_notice::{Check, READINGS, fields, law};
use teji_rules::{Case, Finding, Outcome, Rulings, Table, Verdict, judge, relevant};
use teji_workdays::{Calendar, Day, Onset};

mod naive;

const APPLICANTS: u64 = 10_000;
const ROUGH_APPLICANTS: u64 = 1_000;
const EXACT_CASES: u64 = 400;

/// A generator of numbers, the same ones each time.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn between(&mut self, least: i64, most: i64) -> i64 {
        least + i64::try_from(self.below(usize::try_from(most - least + 1).unwrap())).unwrap()
    }

    fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    fn day(&mut self, from: NaiveDate, to: NaiveDate) -> NaiveDate {
        shifted(from, self.between(0, (to - from).num_days().max(0)))
    }
}

/// A person and a reference day, often one on which little is wanting.
fn applicant(seed: u64) -> (Person, NaiveDate) {
    let mut dice = Dice::new(seed);
    let mut reference = match dice.below(4) {
        0 => date(2026, 11, 22),
        1 => dice.pick(&[
            date(2024, 2, 28),
            date(2024, 2, 29),
            date(2024, 3, 1),
            date(2025, 2, 28),
            date(2025, 3, 1),
            date(2026, 12, 31),
            date(2027, 1, 1),
        ]),
        _ => dice.day(date(2015, 1, 1), date(2027, 12, 31)),
    };
    // Most answers help, so that each of the others decides in turn.
    let helps = dice.pick(&[80, 95, 100, 100]);
    let tracks =
        dice.pick(&[[true, false], [false, true], [true, true], [true, true], [false, false]]);
    let yes = |dice: &mut Dice| dice.percent(helps);
    let mut person = Person {
        enterprise_filed: if yes(&mut dice) {
            dice.pick(&["filed", "parent"])
        } else {
            dice.pick(&["filed", "parent", "pending", "no"])
        },
        occupation_filed: dice.percent(if tracks[0] { helps } else { 40 }),
        occupation_linked: dice.percent(if tracks[1] { helps } else { 40 }),
        front_line: yes(&mut dice),
        conduct: yes(&mut dice),
        health: yes(&mut dice),
        grades: [(); 3].map(|()| tracks[0] && dice.percent(60)),
        grade_in_occupation: yes(&mut dice),
        grade_date: reference,
        post_service: service(&mut dice, reference),
        post_absences: Vec::new(),
        still_in_occupation: yes(&mut dice),
        title: tracks[1] && yes(&mut dice),
        title_date: reference,
        linked_service: service(&mut dice, reference),
        linked_absences: Vec::new(),
        linked_post_now: dice.pick(&["same", "same", "another", "another", "left"]),
        high_skill: dice.percent(75),
        merit_method: dice.percent(40),
        merit_transfer: dice.percent(40),
        merit_renovation: dice.percent(40),
        merit_training: dice.percent(30),
        finding: None,
        honours: [(); 6].map(|()| dice.percent(15)),
    };
    person.post_absences = absences(&mut dice, &person.post_service, reference);
    person.linked_absences = absences(&mut dice, &person.linked_service, reference);
    person.grade_date = certificate(&mut dice, &person.post_service, reference);
    person.title_date = certificate(&mut dice, &person.linked_service, reference);
    // Half of them are asked just about when five years are full.
    if dice.percent(50) {
        let naive = Naive::of(&person, reference);
        let full: Vec<NaiveDate> =
            naive.post_full.iter().chain(&naive.linked_full).copied().flatten().collect();
        if !full.is_empty() {
            let day = shifted(dice.pick(&full), dice.between(-1, 1));
            reference = day.clamp(date(2010, 1, 1), date(2030, 12, 31));
        }
    }
    person.finding = dice.percent(20).then(|| finding(&mut dice, reference));
    (person, reference)
}

fn years_before(day: NaiveDate, years: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(12 * years)).unwrap()
}

fn finding(dice: &mut Dice, reference: NaiveDate) -> NaiveDate {
    let year = reference.year() - 5;
    let day = match dice.below(5) {
        0 => shifted(years_before(reference, 5), dice.between(-2, 2)),
        1 => date(year, 12, 31),
        2 => date(year, 1, 1),
        3 => date(year / 4 * 4, 2, 29),
        _ => dice.day(years_before(reference, 7), reference),
    };
    day.min(reference)
}

fn certificate(dice: &mut Dice, service: &[Stint], reference: NaiveDate) -> NaiveDate {
    let first = service[0].first;
    match dice.below(5) {
        0 => shifted(first, dice.pick(&[-400, -1, 0, 1, 2, 30, 400, 1_000])),
        1 => shifted(years_before(reference, 5), dice.between(-2, 2)),
        2 => date(dice.pick(&[2012, 2016, 2020]), 2, 29),
        3 => dice.pick(service).last.map_or(first, |last| shifted(last, dice.between(-1, 1))),
        _ => dice.day(years_before(reference, 9), reference),
    }
}

fn service(dice: &mut Dice, reference: NaiveDate) -> Vec<Stint> {
    let five_years_ago = years_before(reference, 5);
    let mut first = match dice.below(6) {
        0 | 1 => shifted(five_years_ago, dice.between(-3, 3)),
        2 => date(dice.pick(&[2008, 2012, 2016, 2020]), 2, 29),
        3 => shifted(date(dice.pick(&[2011, 2012, 2015, 2020]), 3, 1), dice.between(-2, 2)),
        _ => dice.day(years_before(reference, 12), reference),
    };
    let mut stints = Vec::new();
    for _ in 0..dice.pick(&[0, 0, 1, 1, 2, 3]) {
        let length = match dice.below(4) {
            0 => 0,
            1 => (naive::five_years_after(first) - first).num_days() + dice.between(-2, 1),
            _ => dice.between(1, 1_500),
        };
        let last = shifted(first, length);
        stints.push(Stint { first, last: Some(last) });
        // Overlapping, touching, one day missing, and wider gaps.
        let gap = dice.pick(&[-300, -1, 0, 1, 1, 2, 2, 3, 30, 366, 367]);
        first = shifted(last, gap).max(date(2000, 1, 1));
    }
    let last = match dice.below(8) {
        0 => Some(shifted(naive::five_years_after(first), dice.between(-2, 1))),
        1 => Some(shifted(first, dice.between(0, 3_000))),
        _ => None,
    };
    stints.push(Stint { first, last });
    if dice.percent(5) {
        let first = shifted(reference, dice.between(-1, 2));
        stints.push(Stint { first, last: None });
    }
    if dice.percent(30) {
        stints.reverse();
    }
    stints
}

fn absences(dice: &mut Dice, service: &[Stint], reference: NaiveDate) -> Vec<Stint> {
    let number = dice.pick(&[0, 0, 0, 1, 1, 2, 4]);
    let absence = |_| {
        let period = dice.pick(service);
        let first = match dice.below(4) {
            0 => shifted(period.first, dice.between(-2, 2)),
            1 => period.last.map_or(reference, |last| shifted(last, dice.between(-2, 2))),
            2 => shifted(reference, dice.between(-40, 40)),
            _ => dice.day(period.first, reference.max(period.first)),
        };
        let days = dice.pick(&[0, 0, 1, 2, 27, 89, 400]);
        let runs_on = dice.percent(10);
        Stint { first, last: (!runs_on).then(|| shifted(first, days)) }
    };
    (0..number).map(absence).collect()
}

fn facts_of(person: &Person) -> Facts {
    let with =
        |facts: Facts, (id, value): (&'static str, Value)| facts.with(FieldId(id), value.typed());
    answers(person).into_iter().fold(Facts::default(), with)
}

/// The rulings that leave only this way of reading.
fn rulings_of(way: Way) -> Rulings {
    let mut rulings = Rulings::default();
    for (k, id) in Way::READINGS.iter().enumerate() {
        pin(&mut rulings, id, way.other(k));
    }
    rulings
}

fn pin(rulings: &mut Rulings, id: &str, other: bool) {
    let reading = READINGS.iter().find(|reading| reading.id.0 == id).unwrap();
    rulings.pin(reading, reading.options[usize::from(other)]);
}

/// What a table says under one way of reading everything.
fn under<T: Copy + PartialEq>(table: &Table<T>, way: Way) -> T {
    let mut table = table.clone();
    while let Some(&reading) = table.readings().first() {
        let k = Way::READINGS.iter().position(|id| *id == reading.id.0).unwrap();
        table = table.read(reading.id, reading.options[usize::from(way.other(k))]);
    }
    table.settled().unwrap()
}

fn outcome(met: bool) -> Outcome {
    if met { Outcome::Met } else { Outcome::NotMet }
}

fn day_of(day: Option<NaiveDate>) -> Day {
    day.map_or(Day::NEVER, Day::from)
}

/// From when all conditions hold, as far as a known person can know it: a pending filing may come any day, or never.
fn expected(person: &Person, reference: NaiveDate, naive: &Naive<'_>, way: Way) -> Onset {
    if person.enterprise_filed == "pending" {
        let filed = Person { enterprise_filed: "filed", ..person.clone() };
        let later = Naive { person: &filed, ..*naive }.earliest(way);
        let tomorrow = shifted(reference, 1);
        return Onset { earliest: day_of(later.map(|day| day.max(tomorrow))), latest: Day::NEVER };
    }
    Onset::on(day_of(naive.earliest(way)))
}

/// What an onset says of the days from the reference day on.
fn from_then_on(onset: Onset, reference: NaiveDate) -> Onset {
    let reference = Day::from(reference);
    Onset { earliest: onset.earliest.max(reference), latest: onset.latest.max(reference) }
}

#[track_caller]
fn same<T: PartialEq + std::fmt::Debug>(ours: &T, naive: &T, what: &str, seed: u64, facts: &Facts) {
    assert!(ours == naive, "{what}: {ours:?}, naively {naive:?}; applicant {seed}: {facts:?}");
}

fn five_years_agree(finding: &Finding<'_>, id: &str, naive: &Full, way: Way) {
    let onset = under(&finding.find(id).unwrap().onset, way);
    let full = day_of(naive[(way.0 & 7) as usize]);
    assert_eq!(onset, Onset::on(full), "{id} under {way:?}");
}

#[test]
fn known_applicants_are_judged_as_the_text_says_under_each_way_of_reading() {
    let calendar = Calendar::published();
    let judged = |seed| judged_as_the_text_says(seed, &calendar);
    let half = APPLICANTS / 2;
    let met: u32 = std::thread::scope(|scope| {
        let other = scope.spawn(|| (half..APPLICANTS).map(judged).sum::<u32>());
        (0..half).map(judged).sum::<u32>() + other.join().unwrap()
    });
    // Were hardly anybody met, the agreement would show little.
    assert!(met > 3_000, "{met}");
}

/// Compares each clause, all of them and the earliest day; tells under how many of three ways all conditions hold.
fn judged_as_the_text_says(seed: u64, calendar: &Calendar) -> u32 {
    let (person, reference) = applicant(seed);
    let facts = facts_of(&person);
    let naive = Naive::of(&person, reference);
    let open = Rulings::default();
    let case = Case { facts: &facts, rulings: &open, calendar, reference };
    let finding = judge(&law().person, &case);
    let mut dice = Dice::new(!seed);
    let mut met = 0;
    for turn in 0..3 {
        let way = Way(u32::try_from(dice.below(256)).unwrap());
        compare(&finding, &naive, way, seed, &facts);
        met += u32::from(naive.met(way, reference));
        // The same way, ruled.
        if turn == 0 && seed.is_multiple_of(4) {
            let rulings = rulings_of(way);
            let case = Case { rulings: &rulings, ..case };
            let finding = judge(&law().person, &case);
            assert!(finding.onset.settled().is_some());
            compare(&finding, &naive, way, seed, &facts);
            let ours = judge(&law().priority, &case).outcome();
            let naively = outcome(naive.clause("priority.standing", way, reference));
            same(&ours, &naively, &format!("priority under {way:?}"), seed, &facts);
            let ours = judge(&law().honours, &case).outcome();
            let naively = outcome(naive.clause("priority", way, reference));
            same(&ours, &naively, "honours", seed, &facts);
        }
    }
    met
}

fn compare(finding: &Finding<'_>, naive: &Naive<'_>, way: Way, seed: u64, facts: &Facts) {
    let reference = naive.reference;
    let verdict = |onset| Verdict::on(Day::from(reference), onset);
    let naively = |met| if met { Verdict::Met } else { Verdict::NotMet };
    for id in CLAUSES {
        let ours = verdict(under(&finding.find(id).unwrap().onset, way));
        let naively = naively(naive.clause(id, way, reference));
        assert!(
            ours == naively,
            "{id} is {ours:?}, naively {naively:?} under {way:?} on {reference}; applicant {seed}: {facts:?}"
        );
    }
    let onset = under(&finding.onset, way);
    same(&verdict(onset), &naively(naive.met(way, reference)), "all", seed, facts);
    let expected = expected(naive.person, reference, naive, way);
    same(&from_then_on(onset, reference), &expected, "the earliest day", seed, facts);
}

#[test]
fn one_judgement_tells_all_256_ways_of_reading() {
    let calendar = Calendar::published();
    let rulings = Rulings::default();
    for seed in (0..APPLICANTS).step_by(25) {
        let (person, reference) = applicant(seed);
        let facts = facts_of(&person);
        let naive = Naive::of(&person, reference);
        let case = Case { facts: &facts, rulings: &rulings, calendar: &calendar, reference };
        let check = Check::of(case);
        let verdicts = check.person.verdicts();
        let mut range = Onset { earliest: Day::NEVER, latest: Day::ALWAYS };
        let mut outcomes = BTreeSet::new();
        for way in (0..Way::COUNT).map(Way) {
            let naively = naive.met(way, reference);
            outcomes.insert(naively);
            let ours = under(&verdicts, way) == Verdict::Met;
            same(&ours, &naively, &format!("all under {way:?} on {reference}"), seed, &facts);
            let naively = expected(&person, reference, &naive, way);
            let ours = from_then_on(under(&check.person.onset, way), reference);
            same(&ours, &naively, &format!("earliest under {way:?} on {reference}"), seed, &facts);
            range.earliest = range.earliest.min(naively.earliest);
            range.latest = range.latest.max(naively.latest);
        }
        for way in (0..8).map(Way) {
            five_years_agree(&check.person, "post_years", &naive.post_full, way);
            five_years_agree(&check.person, "linked_years", &naive.linked_full, way);
        }
        let naively = match (outcomes.contains(&true), outcomes.contains(&false)) {
            (true, true) => Outcome::DependsOnReading,
            (met, _) => outcome(met),
        };
        same(&check.person.outcome(), &naively, "outcome", seed, &facts);
        same(&from_then_on(check.earliest(), reference), &range, "overall", seed, &facts);
    }
}

#[test]
fn postings_count_the_working_days_that_were_arranged() {
    let calendar = Calendar::published();
    let publicity = &law().publicity;
    for seed in 0..1_000 {
        let mut dice = Dice::new(seed);
        let from = dice.day(date(2022, 1, 1), date(2027, 1, 20));
        let to = shifted(from, dice.between(0, 16));
        // Asked when the posting is over.
        let reference = shifted(to, 30);
        let facts = Facts::default()
            .with(FieldId("posted_from"), from.to_string())
            .with(FieldId("posted_to"), to.to_string())
            .with(FieldId("objections"), "none")
            .with(FieldId("certificate_code"), "Y00002200000026T000001");
        let mut sure = BTreeSet::new();
        for count_first in [false, true] {
            let mut rulings = Rulings::default();
            pin(&mut rulings, "publicity_first_day", count_first);
            let case = Case { facts: &facts, rulings: &rulings, calendar: &calendar, reference };
            let naively = match naive::posted_long_enough(from, to, count_first) {
                (true, _) => Outcome::Met,
                (false, true) => Outcome::Unknown,
                (false, false) => Outcome::NotMet,
            };
            sure.insert(format!("{naively:?}"));
            let ours = judge(publicity, &case).outcome();
            same(&ours, &naively, &format!("first day counts: {count_first}"), seed, &facts);
        }
        let rulings = Rulings::default();
        let case = Case { facts: &facts, rulings: &rulings, calendar: &calendar, reference };
        let open = judge(publicity, &case).outcome();
        if sure.len() == 1 {
            assert!(sure.contains(&format!("{open:?}")), "{facts:?}: {open:?}");
        } else if !sure.contains("Unknown") {
            same(&open, &Outcome::DependsOnReading, "both", seed, &facts);
        }
    }
}

/// An answer that is known in part: what is typed, and one of the answers that it may stand for.
struct Rough {
    id: &'static str,
    typed: Option<String>,
    draw: Draw,
}

type Draw = Box<dyn Fn(&mut Dice, &Person) -> Option<Value>>;

/// A day known by its month, its year or a span: what is typed, and its first and last day.
fn blurred(dice: &mut Dice, day: NaiveDate) -> (String, [NaiveDate; 2]) {
    match dice.below(4) {
        0 => (day.to_string(), [day, day]),
        1 => {
            let first = day.with_day(1).unwrap();
            let last = shifted(first + Months::new(1), -1);
            (format!("{}-{:02}", day.year(), day.month()), [first, last])
        }
        2 => (day.year().to_string(), [date(day.year(), 1, 1), date(day.year(), 12, 31)]),
        _ => {
            let span = [shifted(day, dice.between(-9, 0)), shifted(day, dice.between(0, 9))];
            (format!("{}~{}", span[0], span[1]), span)
        }
    }
}

type Bounds = ([NaiveDate; 2], Option<[NaiveDate; 2]>);

fn blurred_stints(dice: &mut Dice, stints: &[Stint]) -> (String, Vec<Bounds>) {
    let mut typed = Vec::new();
    let mut bounds = Vec::new();
    for stint in stints {
        let (first, first_bounds) = blurred(dice, stint.first);
        let last = stint.last.map(|last| blurred(dice, last));
        let last_typed = last.as_ref().map_or("", |(typed, _)| typed);
        typed.push(format!("{first}..{last_typed}"));
        bounds.push((first_bounds, last.map(|(_, bounds)| bounds)));
    }
    (typed.join("; "), bounds)
}

/// Some days within the bounds, no end before its start.
fn drawn_stints(dice: &mut Dice, bounds: &[Bounds]) -> Vec<Stint> {
    let drawn = |&(first, last): &Bounds| {
        loop {
            // The ends of the bounds matter most.
            let mut any = |[from, to]: [NaiveDate; 2]| match dice.below(3) {
                0 => from,
                1 => to,
                _ => dice.day(from, to),
            };
            let stint = Stint { first: any(first), last: last.map(&mut any) };
            if stint.last.is_none_or(|last| stint.first <= last) {
                break stint;
            }
        }
    };
    bounds.iter().map(drawn).collect()
}

fn choices(id: &str) -> Vec<&'static str> {
    let field = fields().find(|field| field.id().0 == id).unwrap();
    let Input::Choice(choices) = field.input() else { panic!("{id} is no choice") };
    // A reservation is no state of the world: people decide that it stands in the way or does not.
    choices.iter().map(|choice| choice.id).filter(|&id| id != "reserved").collect()
}

fn roughen(dice: &mut Dice, id: &'static str, value: &Value, reference: NaiveDate) -> Rough {
    let unknown = dice.pick(&[None, Some("?".to_owned())]);
    let in_part = dice.percent(70);
    match value {
        Value::Choice(_) => {
            let of = choices(id);
            let reserved = ["conduct", "health"].contains(&id) && in_part;
            let typed = if reserved { Some("reserved".to_owned()) } else { unknown };
            Rough { id, typed, draw: Box::new(move |dice, _| Some(Value::Choice(dice.pick(&of)))) }
        }
        Value::Day(day) => {
            let (typed, [from, to]) = if in_part {
                let (typed, bounds) = blurred(dice, *day);
                (Some(typed), bounds)
            } else {
                (unknown, [date(1995, 1, 1), reference])
            };
            let draw = move |dice: &mut Dice, _: &Person| Some(Value::Day(dice.day(from, to)));
            Rough { id, typed, draw: Box::new(draw) }
        }
        Value::Finding(day) => {
            let (typed, [from, to], none) = match (day, in_part) {
                (Some(day), true) => {
                    let (typed, bounds) = blurred(dice, *day);
                    (Some(typed), bounds, false)
                }
                _ => (unknown, [date(1995, 1, 1), reference], true),
            };
            let draw = move |dice: &mut Dice, _: &Person| {
                let day = dice.day(from, to.min(reference).max(from));
                Some(Value::Finding((!none || dice.percent(50)).then_some(day)))
            };
            Rough { id, typed, draw: Box::new(draw) }
        }
        Value::Periods(stints) => {
            if in_part {
                let (typed, bounds) = blurred_stints(dice, stints);
                let draw = move |dice: &mut Dice, _: &Person| {
                    Some(Value::Periods(drawn_stints(dice, &bounds)))
                };
                Rough { id, typed: Some(typed), draw: Box::new(draw) }
            } else {
                let draw = move |dice: &mut Dice, _: &Person| {
                    Some(Value::Periods(service(dice, reference)))
                };
                Rough { id, typed: unknown, draw: Box::new(draw) }
            }
        }
        Value::Absences(stints) => {
            if in_part && dice.percent(40) {
                return about(dice, id, stints, reference);
            }
            let in_part = in_part && !stints.is_empty();
            if in_part {
                let (typed, bounds) = blurred_stints(dice, stints);
                let draw = move |dice: &mut Dice, _: &Person| {
                    Some(Value::Absences(drawn_stints(dice, &bounds)))
                };
                return Rough { id, typed: Some(typed), draw: Box::new(draw) };
            }
            let draw = move |dice: &mut Dice, person: &Person| {
                Some(Value::Absences(absences(dice, served(person, id), reference)))
            };
            Rough { id, typed: unknown, draw: Box::new(draw) }
        }
    }
}

/// "About three months" out, at a time that nobody remembers: one piece of two to four months, of time that would have
/// been served and that is over by the reference day. (How rough "about" is, and that each answer tells of one piece,
/// the notice does not say; it is how the question is put.) Besides, there may be absences with their days.
fn about(dice: &mut Dice, id: &'static str, dated: &[Stint], reference: NaiveDate) -> Rough {
    let known: Vec<_> = dated.iter().filter(|stint| stint.last.is_some()).cloned().collect();
    let months: Vec<i64> = (0..dice.between(1, 2)).map(|_| dice.pick(&[1, 2, 3, 6, 14])).collect();
    let abouts = months.iter().map(|months| format!("about {months}"));
    let days = known.iter().map(|stint| Value::Absences(vec![stint.clone()]).typed());
    let typed = days.chain(abouts).collect::<Vec<_>>().join("; ");
    let draw = move |dice: &mut Dice, person: &Person| {
        let service = served(person, id);
        let mut stints = known.clone();
        for months in &months {
            let days = dice.between((months - 1) * 31, (months + 1) * 28).max(1);
            let fits = |stint: &Stint| {
                let last = stint.last.unwrap();
                let within = |period: &Stint| {
                    period.first <= stint.first && period.last.is_none_or(|end| last <= end)
                };
                let apart = |other: &Stint| last < other.first || other.last.unwrap() < stint.first;
                last <= reference && service.iter().any(within) && stints.iter().all(apart)
            };
            let mut tries = (0..20).map(|_| {
                let first = dice.pick(service).first;
                let first = match dice.below(4) {
                    0 => first,
                    1 => shifted(reference, 1 - days),
                    2 => shifted(naive::five_years_after(first), -days),
                    _ => dice.day(first, reference),
                };
                Stint { first, last: Some(shifted(first, days - 1)) }
            });
            let stint = tries.find(fits)?;
            stints.push(stint);
        }
        Some(Value::Absences(stints))
    };
    Rough { id, typed: Some(typed), draw: Box::new(draw) }
}

/// The service from which absences are taken.
fn served<'p>(person: &'p Person, absences: &str) -> &'p [Stint] {
    if absences == "post_absences" { &person.post_service } else { &person.linked_service }
}

/// Whatever the unknowns turn out to be, they never contradict what was said before.
#[test]
fn what_is_said_of_rough_answers_holds_for_every_exact_one() {
    let calendar = Calendar::published();
    let rulings = Rulings::default();
    let (mut settled, mut open) = (0, 0);
    for seed in 0..ROUGH_APPLICANTS {
        let (person, reference) = applicant(seed);
        let mut facts = facts_of(&person);
        let mut dice = Dice::new(seed ^ 0xabcd);
        let known = answers(&person);
        let dated = known.iter().filter(|(_, value)| !matches!(value, Value::Choice(_)));
        let mut chosen: Vec<_> = dated.filter(|_| dice.percent(50)).cloned().collect();
        let number = dice.below(4);
        chosen.extend((0..number).map(|_| dice.pick(&known)));
        let mut rough: Vec<Rough> = Vec::new();
        for (id, value) in chosen {
            if rough.iter().all(|other| other.id != id) {
                rough.push(roughen(&mut dice, id, &value, reference));
            }
        }
        // Absences are drawn from the service that was drawn.
        rough.sort_by_key(|rough| rough.id.ends_with("_absences"));
        for rough in &rough {
            facts.set(FieldId(rough.id), rough.typed.clone().unwrap_or_default());
        }
        let case = Case { facts: &facts, rulings: &rulings, calendar: &calendar, reference };
        let finding = judge(&law().person, &case);
        for _ in 0..6 {
            let mut drawn = person.clone();
            let full = rough.iter().all(|rough| {
                let value = (rough.draw)(&mut dice, &drawn);
                if let Some(value) = &value {
                    set(&mut drawn, rough.id, value);
                }
                value.is_some()
            });
            if !full {
                continue;
            }
            let naive = Naive::of(&drawn, reference);
            for _ in 0..4 {
                let way = Way(u32::try_from(dice.below(256)).unwrap());
                let onset = under(&finding.onset, way);
                let met = naive.met(way, reference);
                let verdict = Verdict::on(Day::from(reference), onset);
                match verdict {
                    Verdict::Unknown => open += 1,
                    Verdict::Met | Verdict::NotMet => {
                        settled += 1;
                        let held = verdict == Verdict::Met;
                        assert!(
                            held == met,
                            "{verdict:?}, naively {met} under {way:?} on {reference}; applicant {seed}: {facts:?}; drawn: {drawn:?}"
                        );
                    }
                }
                let earliest = expected(&drawn, reference, &naive, way);
                let onset = from_then_on(onset, reference);
                assert!(
                    onset.earliest <= earliest.earliest && earliest.latest <= onset.latest,
                    "{onset:?}, naively {earliest:?} under {way:?} on {reference}; applicant {seed}: {facts:?}; drawn: {drawn:?}"
                );
            }
        }
    }
    assert!(settled > 5_000 && open > 3_000, "{settled} settled, {open} open");
}

/// An open answer: what is typed, and everything that it may stand for.
struct Open {
    id: &'static str,
    typed: Option<String>,
    values: Vec<Value>,
}

impl Open {
    fn is_unanswered(&self) -> bool {
        matches!(self.typed.as_deref(), None | Some("?"))
    }

    /// Whether what is tried here is really everything that it may stand for, on later days too.
    fn is_within_bounds(&self) -> bool {
        !self.is_unanswered() || matches!(self.values[0], Value::Choice(_))
    }
}

/// From the first day on which one of them fits to the first day on which all do.
fn hull(all: &[Person], reference: NaiveDate, way: Way) -> Onset {
    let onset = |person| expected(person, reference, &Naive::of(person, reference), way);
    all.iter().map(onset).reduce(Onset::hull).unwrap()
}

/// An answer left open, in a way in which everything that it may stand for can be tried: a missing day may be any, so
/// the two ends of time stand for it beside the day that it was; a span of days is tried day by day.
fn opened(dice: &mut Dice, id: &'static str, value: &Value, reference: NaiveDate) -> Open {
    let unknown = dice.pick(&[None, Some("?".to_owned())]);
    let span = dice.percent(50);
    let days = |from: NaiveDate, number: usize| from.iter_days().take(number).collect::<Vec<_>>();
    match value {
        Value::Choice(_) => {
            let values = choices(id).into_iter().map(Value::Choice).collect();
            let reserved = ["conduct", "health"].contains(&id) && span;
            Open { id, typed: if reserved { Some("reserved".to_owned()) } else { unknown }, values }
        }
        Value::Day(day) if span => {
            let days = days(shifted(*day, dice.between(-2, 0)), 3);
            let typed = Some(format!("{}~{}", days[0], days[2]));
            Open { id, typed, values: days.into_iter().map(Value::Day).collect() }
        }
        Value::Day(day) => {
            let values = [dawn(), *day, reference].map(Value::Day).to_vec();
            Open { id, typed: unknown, values }
        }
        Value::Finding(Some(day)) if span && *day < shifted(reference, -3) => {
            let days = days(shifted(*day, dice.between(-2, 0)), 3);
            let typed = Some(format!("{}~{}", days[0], days[2]));
            let values = days.into_iter().map(|day| Value::Finding(Some(day))).collect();
            Open { id, typed, values }
        }
        Value::Finding(day) => {
            let values = [None, *day, Some(reference)].map(Value::Finding).to_vec();
            Open { id, typed: unknown, values }
        }
        Value::Periods(stints) | Value::Absences(stints) if span && !stints.is_empty() => {
            let (typed, values) = every_stints(dice, stints);
            let of = |stints| match value {
                Value::Periods(_) => Value::Periods(stints),
                _ => Value::Absences(stints),
            };
            Open { id, typed: Some(typed), values: values.into_iter().map(of).collect() }
        }
        Value::Periods(stints) => {
            let ends = [dawn(), horizon()].map(|first| vec![Stint { first, last: None }]);
            let [best, worst] = ends;
            let values = [best, stints.clone(), worst].map(Value::Periods).to_vec();
            Open { id, typed: unknown, values }
        }
        Value::Absences(stints) => {
            let always = vec![Stint { first: dawn(), last: None }];
            let values = [Vec::new(), stints.clone(), always].map(Value::Absences).to_vec();
            Open { id, typed: unknown, values }
        }
    }
}

/// Two ends of the stints known only within three days: what is typed, and every choice of days.
fn every_stints(dice: &mut Dice, stints: &[Stint]) -> (String, Vec<Vec<Stint>>) {
    let ends: Vec<(usize, bool)> = (0..stints.len())
        .flat_map(|k| [(k, false), (k, true)])
        .filter(|&(k, is_last)| !is_last || stints[k].last.is_some())
        .collect();
    let rough = [dice.pick(&ends), dice.pick(&ends)];
    let from = [dice.between(-2, 0), dice.between(-2, 0)];
    let offset = |end: (usize, bool)| rough.iter().position(|&rough| rough == end);
    let typed_end = |end: (usize, bool), day: NaiveDate| match offset(end) {
        Some(k) => format!("{}~{}", shifted(day, from[k]), shifted(day, from[k] + 2)),
        None => day.to_string(),
    };
    let typed = stints.iter().enumerate().map(|(k, stint)| {
        let last = stint.last.map(|day| typed_end((k, true), day)).unwrap_or_default();
        format!("{}..{last}", typed_end((k, false), stint.first))
    });
    let typed = typed.collect::<Vec<_>>().join("; ");
    let mut every = Vec::new();
    for (a, b) in (0..3).flat_map(|a| (0..3).map(move |b| (a, b))) {
        let moved = |end: (usize, bool), day: NaiveDate| {
            offset(end).map_or(day, |k| shifted(day, from[k] + [a, b][k]))
        };
        let chosen: Vec<Stint> = stints
            .iter()
            .enumerate()
            .map(|(k, stint)| Stint {
                first: moved((k, false), stint.first),
                last: stint.last.map(|day| moved((k, true), day)),
            })
            .collect();
        let in_order = |stint: &Stint| stint.last.is_none_or(|last| stint.first <= last);
        if chosen.iter().all(in_order) && !every.contains(&chosen) {
            every.push(chosen);
        }
    }
    (typed, every)
}

/// A set of the 256 ways of reading.
type Ways = [u64; 4];

const EVERY_WAY: Ways = [u64::MAX; 4];

fn ways_in_which(holds: impl Fn(Way) -> bool) -> Ways {
    let mut ways = [0; 4];
    for way in 0..Way::COUNT {
        if holds(Way(way)) {
            ways[way as usize / 64] |= 1 << (way % 64);
        }
    }
    ways
}

fn both(one: Ways, other: Ways) -> Ways {
    std::array::from_fn(|k| one[k] & other[k])
}

fn either(one: Ways, other: Ways) -> Ways {
    std::array::from_fn(|k| one[k] | other[k])
}

/// The ways in which a person fits, and the ways in which a person is to be preferred.
fn holding(
    person: &Person,
    reference: NaiveDate,
    full: &mut BTreeMap<(Vec<Stint>, Vec<Stint>, NaiveDate), Full>,
) -> [Ways; 2] {
    let mut of = |service: &Vec<Stint>, absences: &Vec<Stint>, certificate| {
        *full
            .entry((service.clone(), absences.clone(), certificate))
            .or_insert_with(|| naive::full_under_each_counting(service, absences, certificate))
    };
    let naive = Naive {
        person,
        reference,
        post_full: of(&person.post_service, &person.post_absences, person.grade_date),
        linked_full: of(&person.linked_service, &person.linked_absences, person.title_date),
    };
    [
        ways_in_which(|way| naive.met(way, reference)),
        ways_in_which(|way| naive.clause("priority.standing", way, reference)),
    ]
}

/// With few answers open, everything that they may stand for is tried: a rule is met if all of it meets it, not met if
/// none of it does, and a question is asked if and only if two of its answers can lead to different verdicts.
///
/// Three things are not exact, and are left out. Forgotten absences ("about three months") are bounds of our own. A
/// certificate whose day is missing may bear any day, so the last day on which all conditions surely hold is "never",
/// though who holds the certificate today has it five years from now at the latest; the verdict on the day in question
/// is exact all the same. And a list of periods in which one cannot be read is unknown as a whole, even where the others
/// would be enough.
#[test]
fn few_open_answers_are_judged_and_asked_for_exactly() {
    let calendar = Calendar::published();
    let (mut asked, mut idle, mut bounded) = (0, 0, 0);
    for seed in 0..EXACT_CASES {
        let (person, reference) = applicant(seed ^ 0x5eed_0000);
        let mut dice = Dice::new(seed ^ 0x0123);
        let mut known = answers(&person);
        let mut open: Vec<Open> = Vec::new();
        let mut completions = 1;
        for _ in 0..=dice.below(8) {
            let (id, value) = known.remove(dice.below(known.len()));
            let one = opened(&mut dice, id, &value, reference);
            if completions * one.values.len() <= 300 {
                completions *= one.values.len();
                open.push(one);
            }
        }
        let mut facts = facts_of(&person);
        for one in &open {
            facts.set(FieldId(one.id), one.typed.clone().unwrap_or_default());
        }
        let mut rulings = Rulings::default();
        let mut allowed = EVERY_WAY;
        for (k, id) in Way::READINGS.iter().enumerate() {
            if dice.percent(20) {
                let other = dice.percent(50);
                pin(&mut rulings, id, other);
                allowed = both(allowed, ways_in_which(|way| way.other(k) == other));
            }
        }

        let completed = |mut number: usize| {
            let mut person = person.clone();
            for one in &open {
                set(&mut person, one.id, &one.values[number % one.values.len()]);
                number /= one.values.len();
            }
            person
        };
        let mut full = BTreeMap::new();
        let mut ways_of = |number| holding(&completed(number), reference, &mut full);
        let held: Vec<[Ways; 2]> = (0..completions)
            .map(|number| ways_of(number).map(|ways| both(ways, allowed)))
            .collect();

        let case = Case { facts: &facts, rulings: &rulings, calendar: &calendar, reference };
        if completions <= 60 && open.iter().all(Open::is_within_bounds) {
            let all: Vec<Person> = (0..completions).map(completed).collect();
            let onset = judge(&law().person, &case).onset;
            for way in [0, 0x55, 0xaa, 0xff].map(Way) {
                if allowed[way.0 as usize / 64] >> (way.0 % 64) & 1 == 1 {
                    let ours = from_then_on(under(&onset, way), reference);
                    let naively = hull(&all, reference, way);
                    same(&ours, &naively, &format!("bounds under {way:?}"), seed, &facts);
                    bounded += 1;
                }
            }
        }
        for (tree, rule) in [&law().person, &law().priority].into_iter().enumerate() {
            let always = held.iter().fold(allowed, |ways, held| both(ways, held[tree]));
            let ever = held.iter().fold([0; 4], |ways, held| either(ways, held[tree]));
            let verdicts = judge(rule, &case).verdicts();
            for way in (0..Way::COUNT).map(Way) {
                let within = |ways: &Ways| ways[way.0 as usize / 64] >> (way.0 % 64) & 1 == 1;
                if within(&allowed) {
                    let naively = match (within(&always), within(&ever)) {
                        (true, _) => Verdict::Met,
                        (false, true) => Verdict::Unknown,
                        (false, false) => Verdict::NotMet,
                    };
                    let what = format!("{} under {way:?} on {reference}", rule.id.0);
                    same(&under(&verdicts, way), &naively, &what, seed, &facts);
                }
            }
            let mut stride = 1;
            let mut decisive = BTreeSet::new();
            for one in &open {
                let differs = (0..completions).any(|number| {
                    let place = number / stride % one.values.len();
                    held[number][tree] != held[number - place * stride][tree]
                });
                stride *= one.values.len();
                if one.is_unanswered() {
                    if differs {
                        decisive.insert(one.id);
                        asked += 1;
                    } else {
                        idle += 1;
                    }
                }
            }
            let ours: BTreeSet<_> = relevant(rule, &case).into_iter().map(|id| id.0).collect();
            same(
                &ours,
                &decisive,
                &format!("relevant to {} on {reference}", rule.id.0),
                seed,
                &facts,
            );
        }
    }
    let enough = asked > 300 && idle > 300 && bounded > 200;
    assert!(enough, "{asked} asked, {idle} idle, {bounded} bounded");
}
