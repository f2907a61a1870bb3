use proptest::prelude::*;

use super::*;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn day(year: i32, month: u32, of_month: u32) -> Day {
    Day::from(date(year, month, of_month))
}

#[test]
fn the_order_is_the_order_in_time() {
    let days = [Day::ALWAYS, day(1, 1, 1), day(2020, 2, 28), day(2020, 2, 29), Day::NEVER];
    assert!(days.is_sorted_by(|earlier, later| earlier < later));
}

#[test]
fn a_date_is_kept_and_the_ends_of_time_are_no_dates() {
    assert_eq!(day(2020, 2, 29).date(), Some(date(2020, 2, 29)));
    assert_eq!(Day::ALWAYS.date(), None);
    assert_eq!(Day::NEVER.date(), None);
}

#[test]
fn days_are_added_and_the_ends_of_time_stay() {
    assert_eq!(day(2020, 2, 28).plus(2), day(2020, 3, 1));
    assert_eq!(day(2020, 3, 1).plus(-1), day(2020, 2, 29));
    assert_eq!(Day::ALWAYS.plus(1), Day::ALWAYS);
    assert_eq!(Day::NEVER.plus(-1), Day::NEVER);
    assert_eq!(day(2020, 3, 1).days_since(day(2020, 2, 28)), 2);
}

#[test]
fn years_end_on_the_corresponding_day_or_the_last_of_the_month() {
    let rows = [
        (day(2020, 2, 29), 5, day(2025, 2, 28)),
        (day(2020, 2, 29), 4, day(2024, 2, 29)),
        (day(2019, 2, 28), 5, day(2024, 2, 28)),
        (day(2021, 6, 15), 5, day(2026, 6, 15)),
        (day(2021, 6, 15), 0, day(2021, 6, 15)),
        (Day::ALWAYS, 5, Day::ALWAYS),
        (Day::NEVER, 5, Day::NEVER),
        (day(2021, 6, 15), 300_000, Day::NEVER),
    ];
    for (first, years, last) in rows {
        assert_eq!(first.plus_years(years), last, "{first:?} and {years} years");
    }
}

#[test]
fn a_month_has_its_first_and_its_last_day() {
    let month = |year, month| DayRange::month(year, month).map(|it| (it.earliest, it.latest));
    assert_eq!(month(2020, 2), Some((date(2020, 2, 1), date(2020, 2, 29))));
    assert_eq!(month(2021, 2), Some((date(2021, 2, 1), date(2021, 2, 28))));
    assert_eq!(month(2021, 12), Some((date(2021, 12, 1), date(2021, 12, 31))));
    assert_eq!(month(2021, 0), None);
    assert_eq!(month(2021, 13), None);
}

#[test]
fn a_year_has_its_first_and_its_last_day() {
    let whole = DayRange { earliest: date(2021, 1, 1), latest: date(2021, 12, 31) };
    assert_eq!(DayRange::year(2021), Some(whole));
    assert_eq!(DayRange::year(300_000), None);
}

#[test]
fn about_so_many_years_ago_is_a_year_more_to_a_year_less() {
    let about = |day, years| DayRange::about_years_before(day, years);
    let between = |earliest, latest| Some(DayRange { earliest, latest });
    let today = date(2026, 6, 15);
    assert_eq!(about(today, 5), between(date(2020, 6, 15), date(2022, 6, 15)));
    assert_eq!(about(today, 1), between(date(2024, 6, 15), today));
    assert_eq!(about(today, 0), between(date(2025, 6, 15), today));
    assert_eq!(about(date(2024, 2, 29), 2), between(date(2021, 2, 28), date(2023, 2, 28)));
    assert_eq!(about(today, 300_000), None);
}

#[test]
fn a_day_is_exact_where_both_bounds_are_one() {
    assert_eq!(DayRange::exactly(date(2021, 6, 15)).exact(), Some(date(2021, 6, 15)));
    assert_eq!(DayRange::month(2021, 6).unwrap().exact(), None);
}

#[test]
fn an_onset_on_a_day_is_known() {
    let today = day(2026, 6, 15);
    assert_eq!(Onset::on(today), Onset { earliest: today, latest: today });
}

fn any_day() -> impl Strategy<Value = Day> {
    prop_oneof![
        Just(Day::ALWAYS),
        (700_000..700_009).prop_map(Day),
        (700_000..800_000).prop_map(Day),
        Just(Day::NEVER),
    ]
}

fn any_onset() -> impl Strategy<Value = Onset> {
    (any_day(), any_day())
        .prop_map(|(one, other)| Onset { earliest: one.min(other), latest: one.max(other) })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn onsets_are_a_lattice(a in any_onset(), b in any_onset(), c in any_onset()) {
        for join in [Onset::and, Onset::or, Onset::hull] {
            prop_assert_eq!(join(a, a), a);
            prop_assert_eq!(join(a, b), join(b, a));
            prop_assert_eq!(join(join(a, b), c), join(a, join(b, c)));
        }
        prop_assert_eq!(a.and(a.or(b)), a);
        prop_assert_eq!(a.or(a.and(b)), a);
        prop_assert_eq!(a.and(b.or(c)), a.and(b).or(a.and(c)));
        prop_assert_eq!(a.or(b.and(c)), a.or(b).and(a.or(c)));
        prop_assert_eq!(a.and(Onset::ALWAYS), a);
        prop_assert_eq!(a.or(Onset::NEVER), a);
        prop_assert_eq!(a.and(Onset::NEVER), Onset::NEVER);
        prop_assert_eq!(a.or(Onset::ALWAYS), Onset::ALWAYS);
        prop_assert_eq!(a.hull(Onset::UNKNOWN), Onset::UNKNOWN);
    }

    #[test]
    fn a_hull_holds_both_and_no_more(a in any_onset(), b in any_onset()) {
        let hull = a.hull(b);
        prop_assert_eq!(hull.earliest, a.earliest.min(b.earliest));
        prop_assert_eq!(hull.latest, a.latest.max(b.latest));
    }

    #[test]
    fn of_both_the_later_day_and_of_either_the_earlier(a in any_day(), b in any_day()) {
        prop_assert_eq!(Onset::on(a).and(Onset::on(b)), Onset::on(a.max(b)));
        prop_assert_eq!(Onset::on(a).or(Onset::on(b)), Onset::on(a.min(b)));
    }

    #[test]
    fn later_days_stay_later_when_years_are_added(a in any_day(), b in any_day(), years in 0..9_u32) {
        let (a, b) = (a.min(b), a.max(b));
        prop_assert!(a.plus_years(years) <= b.plus_years(years));
        prop_assert!(a <= a.plus_years(years));
    }

    #[test]
    fn days_added_are_days_between(a in 700_000..800_000, days in -400..400) {
        prop_assert_eq!(Day(a).plus(days).days_since(Day(a)), days);
    }
}
