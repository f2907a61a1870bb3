use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// The four ways to count five years.
const SUM: Counting = Counting { years: 5, adds_up: true, first_day_counts: false };
const SUM_WITH_FIRST_DAY: Counting = Counting { first_day_counts: true, ..SUM };
const RUN: Counting = Counting { adds_up: false, ..SUM };
const RUN_WITH_FIRST_DAY: Counting = Counting { first_day_counts: true, ..RUN };

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn day(text: &str) -> Day {
    if text.is_empty() { Day::NEVER } else { Day::from(date(text)) }
}

/// A day, or the two days between which it lies: `2020-01-01~2020-01-31`.
fn range(text: &str) -> DayRange {
    let (earliest, latest) = text.split_once('~').unwrap_or((text, text));
    DayRange { earliest: date(earliest), latest: date(latest) }
}

/// `first..last` or `first..`.
fn period(text: &str) -> Period {
    let (first, last) = text.split_once("..").unwrap();
    Period { first: range(first), last: (!last.is_empty()).then(|| range(last)) }
}

/// Periods with `+`, absences with `-`, months that nobody can place with `about`, the certificate with `from`.
fn service(text: &str) -> Service {
    let mut service = Service {
        periods: Vec::new(),
        absences: Vec::new(),
        not_before: None,
        told_on: day("2026-06-15"),
    };
    for part in text.split_whitespace() {
        if let Some(months) = part.strip_prefix("about") {
            service.absences.push(Absence::About { months: months.parse().unwrap() });
        } else if let Some(start) = part.strip_prefix("from") {
            service.not_before = Some(range(start));
        } else if let Some(away) = part.strip_prefix('-') {
            service.absences.push(Absence::Dated(period(away)));
        } else {
            service.periods.push(period(part.strip_prefix('+').unwrap()));
        }
    }
    service
}

fn expect(rows: &[(&str, Counting, &str, &str)]) {
    for (told, counting, earliest, latest) in rows {
        let wanted = Onset { earliest: day(earliest), latest: day(latest) };
        assert_eq!(service(told).full(*counting), wanted, "{told}, {counting:?}");
    }
}

/// The same day at best and at worst.
fn expect_day(rows: &[(&str, Counting, &str)]) {
    for (told, counting, last) in rows {
        assert_eq!(service(told).full(*counting), Onset::on(day(last)), "{told}, {counting:?}");
    }
}

#[test]
fn five_years_end_on_the_corresponding_day() {
    expect_day(&[
        ("+2021-06-15..", SUM, "2026-06-15"),
        ("+2021-06-15..", RUN, "2026-06-15"),
        ("+2021-06-15..", SUM_WITH_FIRST_DAY, "2026-06-14"),
        ("+2021-06-15..", RUN_WITH_FIRST_DAY, "2026-06-14"),
        ("+2020-02-29..", SUM, "2025-02-28"),
        ("+2020-02-29..", RUN, "2025-02-28"),
        ("+2020-02-29..", SUM_WITH_FIRST_DAY, "2025-02-27"),
        ("", SUM, ""),
        ("", RUN, ""),
    ]);
}

#[test]
fn days_out_of_the_post_move_the_last_day() {
    expect_day(&[
        ("+2020-01-01..2020-12-31 +2022-01-01..", SUM, "2026-01-01"),
        ("+2020-01-01..2020-12-31 +2022-01-01..", SUM_WITH_FIRST_DAY, "2025-12-31"),
        ("+2020-01-01..2020-12-31 +2022-01-01..", RUN, "2027-01-01"),
        ("+2020-01-01..2020-12-31 +2022-01-01..", RUN_WITH_FIRST_DAY, "2026-12-31"),
        // Days out that are met only on the way to the moved end count too.
        ("+2020-01-01..2024-12-30 +2025-01-02..2025-01-02 +2025-01-05..", SUM, "2025-01-05"),
        // In whatever order they are told.
        ("+2022-01-01.. +2020-01-01..2020-12-31", SUM, "2026-01-01"),
        ("+2022-01-01.. +2020-01-01..2020-12-31", RUN, "2027-01-01"),
    ]);
}

#[test]
fn overlapping_periods_count_once() {
    expect_day(&[
        ("+2020-01-01..2021-12-31 +2021-06-01..", SUM, "2025-01-01"),
        ("+2020-01-01.. +2021-06-01..2022-01-01", SUM, "2025-01-01"),
        ("+2021-06-01..2022-01-01 +2020-01-01..", SUM, "2025-01-01"),
        (
            "+2020-01-01..2020-12-31 +2021-06-01..2022-01-01 +2020-12-01..2026-01-01",
            RUN,
            "2025-01-01",
        ),
    ]);
}

#[test]
fn touching_periods_join_and_one_missing_day_breaks_a_run() {
    expect_day(&[
        ("+2020-01-01..2021-12-31 +2022-01-01..", RUN, "2025-01-01"),
        ("+2022-01-01.. +2020-01-01..2021-12-31", RUN, "2025-01-01"),
        ("+2020-01-01..2021-12-30 +2022-01-01..", RUN, "2027-01-01"),
        ("+2020-01-01..2021-12-30 +2022-01-01..", SUM, "2025-01-02"),
        ("+2020-01-01.. -2021-12-31..2021-12-31", RUN, "2027-01-01"),
        ("+2020-01-01.. -2021-12-31..2021-12-31", SUM, "2025-01-02"),
    ]);
}

#[test]
fn any_one_run_of_five_years_suffices() {
    expect_day(&[
        ("+2010-01-01..2015-01-01 +2020-01-01..2021-01-01", RUN, "2015-01-01"),
        ("+2010-01-01..2014-12-31 +2020-01-01..2021-01-01", RUN, ""),
        ("+2010-01-01..2014-12-31", RUN, ""),
        ("+2010-01-01..2014-12-31", RUN_WITH_FIRST_DAY, "2014-12-31"),
        ("+2010-01-01..2014-12-30", RUN_WITH_FIRST_DAY, ""),
        ("+2010-01-01..2015-01-01", SUM, "2015-01-01"),
        ("+2010-01-01..2014-12-31", SUM, ""),
        ("+2010-01-01..2014-12-31 +2016-05-01..2016-05-01", SUM, "2016-05-01"),
    ]);
}

#[test]
fn nothing_counts_before_the_certificate() {
    expect_day(&[
        ("+2018-01-01.. from2021-06-15", SUM, "2026-06-15"),
        ("+2018-01-01.. from2021-06-15", RUN, "2026-06-15"),
        ("+2022-01-01.. from2021-06-15", SUM, "2027-01-01"),
        ("+2018-01-01..2018-12-31 +2020-01-01.. from2018-12-31", SUM, "2024-12-30"),
        ("+2018-01-01..2018-12-31 +2020-01-01.. from2019-06-01", SUM, "2025-01-01"),
        ("+2018-01-01..2018-12-31 from2019-01-01", SUM, ""),
    ]);
    expect(&[
        ("+2018-01-01.. from2021-06-01~2021-06-30", SUM, "2026-06-01", "2026-06-30"),
        ("+2018-01-01.. from2021-06-01~2021-06-30", RUN, "2026-06-01", "2026-06-30"),
    ]);
}

#[test]
fn absences_at_the_edges_take_away_what_they_cover() {
    expect_day(&[
        ("+2020-01-01.. -2019-01-01..2019-12-31", RUN, "2025-01-01"),
        ("+2020-01-01.. -2019-01-01..2020-01-01", RUN, "2025-01-02"),
        ("+2020-01-01.. -2019-01-01..2020-01-01", SUM, "2025-01-02"),
        ("+2020-01-01..2024-12-31 -2024-12-31..2025-06-01", RUN, ""),
        ("+2020-01-01..2025-01-01 -2025-01-02..2025-06-01", RUN, "2025-01-01"),
        ("+2020-01-01.. -2024-01-01..", SUM, ""),
        ("+2020-01-01.. -2025-01-02..", SUM, "2025-01-01"),
        ("+2020-01-01.. -2019-06-01..", SUM, ""),
        ("+2020-01-01..2020-12-31 +2022-01-01.. -2020-12-31..2022-01-01", SUM, "2026-01-03"),
        ("+2020-01-01..2020-01-31 +2021-01-01.. -2020-01-01..2020-06-01", SUM, "2026-01-01"),
    ]);
}

#[test]
fn a_day_known_only_roughly_gives_a_range() {
    expect(&[
        ("+2021-06-01~2021-06-30..", SUM, "2026-06-01", "2026-06-30"),
        ("+2021-06-01~2021-06-30..", RUN, "2026-06-01", "2026-06-30"),
        ("+2020-02-01~2020-02-29..", SUM, "2025-02-01", "2025-02-28"),
        ("+2020-01-01~2020-01-31..2025-01-01~2025-01-31", RUN, "2025-01-01", ""),
        (
            "+2020-01-01.. -2021-03-10~2021-03-12..2021-03-20~2021-03-25",
            SUM,
            "2025-01-10",
            "2025-01-17",
        ),
    ]);
}

#[test]
fn an_absence_within_a_month_lies_where_it_does_least_harm() {
    expect(&[
        // Between two periods, so that it takes nothing.
        (
            "+2020-01-01..2020-03-10 +2020-03-20.. -2020-03-01~2020-03-31..2020-03-01~2020-03-31",
            SUM,
            "2025-01-10",
            "2025-02-01",
        ),
        // On the day that another absence takes anyway.
        (
            "+2020-01-01.. -2020-03-10..2020-03-10 -2020-03-01~2020-03-31..2020-03-01~2020-03-31",
            SUM,
            "2025-01-02",
            "2025-02-01",
        ),
        // On its known first day, and not before it.
        ("+2020-03-10.. -2020-03-15..2020-03-01~2020-03-31", SUM, "2025-03-11", "2025-03-27"),
        // Two of them within overlapping months may be one day.
        (
            "+2020-01-01.. -2020-03-01~2020-03-31..2020-03-01~2020-03-31 -2020-03-20~2020-04-05..2020-03-20~2020-04-05",
            SUM,
            "2025-01-02",
            "2025-02-06",
        ),
        // One before the run and the other after it.
        (
            "+2020-01-01.. -2020-01-01~2020-01-31..2020-01-01~2020-01-31 -2025-01-01~2025-01-31..2025-01-01~2025-01-31",
            RUN,
            "2025-01-02",
            "2030-02-01",
        ),
        (
            "+2020-01-01.. -2025-01-01~2025-01-31..2025-01-01~2025-01-31",
            RUN,
            "2025-01-01",
            "2030-02-01",
        ),
        (
            "+2020-01-01.. -2025-01-01~2025-01-31..2025-01-01~2025-01-31",
            SUM,
            "2025-01-01",
            "2025-02-01",
        ),
        (
            "+2020-01-01.. -2020-01-01~2020-01-31..2020-01-01~2020-01-31",
            RUN,
            "2025-01-02",
            "2025-02-01",
        ),
    ]);
}

#[test]
fn a_period_within_a_month_is_left_out_of_the_later_bound() {
    expect(&[
        (
            "+2020-01-01~2020-01-31..2020-01-01~2020-01-31 +2021-01-01..",
            SUM,
            "2025-12-02",
            "2026-01-01",
        ),
        ("+2020-01-15..2020-01-01~2020-01-31 +2021-01-01..", SUM, "2025-12-16", "2026-01-01"),
        ("+2020-01-01~2020-01-31..2020-01-15 +2021-01-01..", SUM, "2025-12-18", "2026-01-01"),
    ]);
}

/// "About three months" are two to four, of 28 to 31 days each; what is told on 2026-06-15 lies before its end.
#[test]
fn months_that_nobody_can_place_give_a_range() {
    expect(&[
        ("+2020-01-01.. about3", SUM, "2025-01-01", "2025-05-05"),
        ("+2020-01-01.. about3", RUN, "2025-01-01", "2030-05-05"),
        ("+2020-01-01.. about3", SUM_WITH_FIRST_DAY, "2024-12-31", "2025-05-04"),
        ("+2020-01-01.. about3", RUN_WITH_FIRST_DAY, "2024-12-31", "2030-05-03"),
        ("+2020-01-01.. about1", SUM, "2025-01-01", "2025-03-04"),
        ("+2020-01-01.. about0", SUM, "2025-01-01", "2025-02-01"),
        // Full only after it was told: the months are taken away at best too.
        ("+2021-07-01.. about3", SUM, "2026-08-26", "2026-11-02"),
        ("+2021-07-01.. about3", RUN, "2026-08-27", "2031-06-16"),
        ("+2021-07-01.. about1", SUM, "2026-07-02", "2026-09-01"),
        ("+2021-06-15.. about1", SUM, "2026-06-16", "2026-08-16"),
        ("+2021-06-14.. about1", SUM, "2026-06-14", "2026-08-15"),
        // Two of them break a run twice.
        ("+2005-01-01.. about3 about1", RUN, "2010-01-01", "2020-07-06"),
        ("+2005-01-01.. about3 about1", SUM, "2010-01-01", "2010-07-06"),
        ("+2015-01-01..2021-01-01 about3", RUN, "2020-01-01", ""),
        ("+2027-01-01.. about3", RUN, "2032-01-01", "2032-01-01"),
        // Both the months and an absence within a month may lie after the end.
        (
            "+2020-01-01.. about1 -2025-01-01~2025-01-31..2025-01-01~2025-01-31",
            RUN,
            "2025-01-01",
            "2031-06-16",
        ),
        ("about3", RUN, "", ""),
    ]);
}

/// The most months that are reckoned with, so that nothing overflows.
#[test]
fn absurd_months_are_cut_short() {
    let absurd = service(&format!("+2020-01-01.. about{}", u32::MAX)).full(SUM);
    assert_eq!(absurd, service("+2020-01-01.. about1200").full(SUM));
    assert_ne!(absurd, service("+2020-01-01.. about1199").full(SUM));
}

/// Days on a line of its own, long enough for a year of service and everything that moves its end.
const LINE: usize = 1600;

fn nth(number: usize) -> NaiveDate {
    date("2019-01-01") + chrono::Days::new(number as u64)
}

fn number(day: NaiveDate) -> usize {
    usize::try_from((day - nth(0)).num_days()).unwrap()
}

/// The count as the law has it: the years are laid from the first day of service, days out are counted up to the moved
/// end, and again until nothing changes; or every day begins a run that lasts until the years are full.
fn literal(served: &[bool], counting: Counting) -> Day {
    let year_from = |first: usize| {
        let end = number(nth(first).checked_add_months(chrono::Months::new(12)).unwrap());
        if counting.first_day_counts { end - 1 } else { end }
    };
    let Some(first) = served.iter().position(|day| *day) else { return Day::NEVER };
    let end = if counting.adds_up {
        let mut end = year_from(first);
        loop {
            if end >= LINE {
                return Day::NEVER;
            }
            let out = served[first..=end].iter().filter(|day| !**day).count();
            let moved = year_from(first) + out;
            if moved == end {
                break end;
            }
            end = moved;
        }
    } else {
        let begins = |first: &usize| served[*first] && (*first == 0 || !served[first - 1]);
        let lasts = |end: &usize| *end < LINE;
        let runs = (0..LINE).filter(begins).map(|first| (first, year_from(first)));
        let full =
            runs.filter(|(first, end)| lasts(end) && served[*first..=*end].iter().all(|day| *day));
        let Some((_, end)) = full.min_by_key(|(_, end)| *end) else { return Day::NEVER };
        end
    };
    Day::from(nth(end))
}

fn rough(first: usize, width: usize) -> DayRange {
    DayRange { earliest: nth(first), latest: nth(first + width) }
}

/// A period from one day to another, each known within some days; sometimes without an end.
fn any_period(longest: usize, widest: usize) -> impl Strategy<Value = Period> {
    let length = prop_oneof![0..4_usize, 0..longest];
    let end = prop::option::weighted(0.8, (length, 0..=widest));
    (1..500_usize, 0..=widest, end).prop_map(move |(first, width, end)| {
        let last = end.map(|(length, other)| rough(first + length, other));
        Period { first: rough(first, width), last }
    })
}

fn any_counting() -> impl Strategy<Value = Counting> {
    (any::<bool>(), any::<bool>()).prop_map(|(adds_up, first_day_counts)| Counting {
        years: 1,
        adds_up,
        first_day_counts,
    })
}

fn any_service(widest: usize) -> impl Strategy<Value = Service> {
    let periods = prop::collection::vec(any_period(600, widest), 1..=2);
    let absences = prop::collection::vec(any_period(40, widest), 0..=2);
    let not_before = prop::option::weighted(0.3, (1..300_usize, 0..=widest));
    (periods, absences, not_before).prop_map(move |(periods, absences, not_before)| Service {
        periods,
        absences: absences.into_iter().map(Absence::Dated).collect(),
        not_before: not_before.map(|(first, width)| rough(first, width)),
        told_on: Day::from(nth(700)),
    })
}

fn each(range: DayRange) -> std::ops::RangeInclusive<usize> {
    number(range.earliest)..=number(range.latest)
}

/// Every choice of the days that a period leaves open.
fn choices(period: &Period) -> Vec<(usize, usize)> {
    let lasts = period.last.map_or(LINE - 1..=LINE - 1, each);
    let with_last = |first: usize| lasts.clone().map(move |last| (first, last));
    each(period.first).flat_map(with_last).filter(|(first, last)| first <= last).collect()
}

/// The earliest and the latest day over every choice of all days; nothing where the choices are too many to try.
fn bounds(service: &Service, counting: Counting) -> Option<Onset> {
    let mut all = vec![vec![false; LINE]];
    let fill = |all: &[Vec<bool>], choices: &[(usize, usize)], with: bool| {
        let filled = |served: &Vec<bool>| {
            let one = |(first, last): &(usize, usize)| {
                let mut served = served.clone();
                served[*first..=*last].fill(with);
                served
            };
            choices.iter().map(one).collect::<Vec<_>>()
        };
        all.iter().flat_map(filled).collect::<Vec<_>>()
    };
    for period in &service.periods {
        all = fill(&all, &choices(period), true);
    }
    for absence in &service.absences {
        if let Absence::Dated(period) = absence {
            all = fill(&all, &choices(period), false);
        }
    }
    if let Some(start) = service.not_before {
        let before: Vec<_> = each(start).map(|day| (0, day - 1)).collect();
        all = fill(&all, &before, false);
    }
    let days: Vec<Day> = all.iter().map(|served| literal(served, counting)).collect();
    Some(Onset { earliest: *days.iter().min()?, latest: *days.iter().max()? })
}

fn choices_of(service: &Service) -> usize {
    let absences = service.absences.iter().filter_map(|absence| match absence {
        Absence::Dated(period) => Some(period),
        Absence::About { .. } => None,
    });
    service.periods.iter().chain(absences).map(|period| choices(period).len()).product()
}

fn is_a_single_day_at_worst(period: &Period) -> bool {
    matches!(period.shortest(), Stretch::OneOf(..))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn known_days_are_counted_as_the_law_lays_them(service in any_service(0), counting in any_counting()) {
        prop_assert_eq!(Some(service.full(counting)), bounds(&service, counting));
    }

    #[test]
    fn more_service_is_never_full_later(service in any_service(0), more in any_period(600, 0), counting in any_counting()) {
        let mut longer = service.clone();
        longer.periods.push(more);
        prop_assert!(longer.full(counting).latest <= service.full(counting).latest);
        let mut shorter = service.clone();
        shorter.absences.push(Absence::Dated(more));
        prop_assert!(shorter.full(counting).latest >= service.full(counting).latest);
    }

    /// Where no period may be a single day that nobody knows, both bounds are reached.
    #[test]
    fn rough_days_give_the_least_and_the_greatest(service in any_service(3), counting in any_counting()) {
        prop_assume!(choices_of(&service) < 250);
        let (full, bounds) = (service.full(counting), bounds(&service, counting).unwrap());
        prop_assert_eq!(full.earliest, bounds.earliest);
        if service.periods.iter().any(is_a_single_day_at_worst) {
            prop_assert!(full.latest >= bounds.latest);
        } else {
            prop_assert_eq!(full.latest, bounds.latest);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// An absence of the fewest or the most days, wherever it lies in the service before it is told.
    #[test]
    fn forgotten_months_lie_within_the_bounds(first in 0..500_usize, months in 1..4_u32, counting in any_counting()) {
        let told_on = 700;
        let service = Service {
            periods: vec![Period { first: rough(first, 0), last: None }],
            absences: vec![Absence::About { months }],
            not_before: None,
            told_on: Day::from(nth(told_on)),
        };
        let fewest = (28 * (months as usize - 1)).max(1);
        let most = 31 * (months as usize + 1);
        let mut days = BTreeSet::new();
        for length in [fewest, most] {
            for start in first + 1..=told_on + 1 - length {
                let mut served = vec![false; LINE];
                served[first..].fill(true);
                served[start..start + length].fill(false);
                days.insert(literal(&served, counting));
            }
        }
        let full = service.full(counting);
        prop_assert_eq!((Some(&full.earliest), Some(&full.latest)), (days.first(), days.last()));
    }
}
