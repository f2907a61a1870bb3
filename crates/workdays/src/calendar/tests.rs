//! Cases from the notice and at the edges.

use super::*;

const NOT_COUNTED: bool = false;
const COUNTED: bool = true;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn settled(text: &str) -> Reach {
    Reach { earliest: day(text), usual: day(text), latest: Some(day(text)) }
}

fn open(earliest: &str, usual: &str) -> Reach {
    Reach { earliest: day(earliest), usual: day(usual), latest: None }
}

/// What a count of Mondays to Fridays alone would give, which is the mistake that the table warns of.
fn naive(posted: &str, n: usize) -> NaiveDate {
    let first = day(posted).succ_opt().unwrap();
    first.iter_days().filter(|day| day.weekday().number_from_monday() < 6).nth(n - 1).unwrap()
}

fn scheduled(year: i32, text: &str) -> Calendar {
    Calendar::published().with_arrangement(Arrangement::parse(year, text).unwrap())
}

#[test]
fn the_table_of_the_publicity_calculator() {
    let calendar = Calendar::published();
    let rows = [
        ("2026-02-13", settled("2026-02-27"), settled("2026-02-26"), "2026-02-20"),
        ("2026-04-30", settled("2026-05-11"), settled("2026-05-09"), "2026-05-07"),
        ("2026-09-18", settled("2026-09-24"), settled("2026-09-23"), "2026-09-25"),
        ("2026-09-24", settled("2026-10-09"), settled("2026-10-08"), "2026-10-01"),
        ("2026-11-23", settled("2026-11-30"), settled("2026-11-27"), "2026-11-30"),
        (
            "2026-12-28",
            open("2027-01-03", "2027-01-05"),
            open("2027-01-02", "2027-01-04"),
            "2027-01-04",
        ),
    ];
    for (posted, not_counted, counted, without_notices) in rows {
        assert_eq!(
            calendar.nth_working_day(day(posted), 5, NOT_COUNTED),
            Some(not_counted),
            "{posted}"
        );
        assert_eq!(calendar.nth_working_day(day(posted), 5, COUNTED), Some(counted), "{posted}");
        assert_eq!(naive(posted, 5), day(without_notices), "{posted}");
    }
}

#[test]
fn approval_comes_on_the_calendar_day_after() {
    let calendar = Calendar::published();
    let rows = [
        ("2026-02-13", settled("2026-02-28")),
        ("2026-11-20", settled("2026-11-28")),
        ("2026-12-28", open("2027-01-04", "2027-01-06")),
    ];
    for (posted, after) in rows {
        assert_eq!(
            calendar.nth_working_day(day(posted), 5, NOT_COUNTED).map(Reach::day_after),
            Some(after)
        );
    }
    let end = Reach { earliest: NaiveDate::MAX, usual: NaiveDate::MAX, latest: None };
    assert_eq!(end.day_after(), end);
}

/// The first and last day of each move in the notices, and their neighbours.
#[test]
fn kinds_at_the_edges() {
    let calendar = Calendar::published();
    let rows = [
        ("2022-12-30", 'W'),
        ("2022-12-31", 'H'),
        ("2023-01-03", 'W'),
        ("2023-12-29", 'W'),
        ("2023-12-30", 'H'),
        ("2024-02-04", 'M'),
        ("2024-02-09", 'W'),
        ("2024-02-17", 'H'),
        ("2024-02-18", 'M'),
        ("2024-09-14", 'M'),
        ("2024-12-28", 'E'),
        ("2024-12-31", 'W'),
        ("2025-01-01", 'H'),
        ("2025-01-02", 'W'),
        ("2025-10-08", 'H'),
        ("2025-10-09", 'W'),
        ("2025-10-11", 'M'),
        ("2025-10-12", 'E'),
        ("2025-12-31", 'W'),
        ("2026-01-04", 'M'),
        ("2026-12-28", 'W'),
        ("2026-12-29", '?'),
        ("2026-12-31", '?'),
        ("2027-01-01", 'H'),
        ("2027-01-02", '-'),
        ("2027-01-04", '?'),
        ("2027-12-31", '?'),
        ("2021-12-31", '?'),
        ("2021-01-01", 'H'),
    ];
    for (text, letter) in rows {
        let found = match calendar.kind(day(text)) {
            Kind::Working => 'W',
            Kind::MakeUp(name) if !name.is_empty() => 'M',
            Kind::Holiday(name) if !name.is_empty() => 'H',
            Kind::MakeUp(_) | Kind::Holiday(_) => '!',
            Kind::Weekend => 'E',
            Kind::LocalOff => 'L',
            Kind::Unsettled { usually_working: true } => '?',
            Kind::Unsettled { usually_working: false } => '-',
        };
        assert_eq!(found, letter, "{text}");
    }
}

#[test]
fn an_unsettled_day_names_the_schedule_it_wants() {
    let calendar = Calendar::published();
    let rows = [
        ("2026-12-28", None),
        ("2026-12-29", Some(2027)),
        ("2027-01-01", None),
        ("2027-01-02", Some(2027)),
        ("2027-12-31", Some(2027)),
        ("2021-12-31", Some(2021)),
        ("2024-12-31", None),
    ];
    for (text, year) in rows {
        assert_eq!(calendar.schedule_wanted(day(text)), year, "{text}");
    }
}

#[test]
fn the_next_schedule_settles_the_year_end() {
    let calendar = scheduled(2027, "2026-12-31 off A\n2027-01-01 off A\n2027-01-02 work B");
    assert_eq!(calendar.kind(day("2026-12-31")), Kind::Holiday("A"));
    assert_eq!(calendar.kind(day("2027-01-02")), Kind::MakeUp("B"));
    assert_eq!(
        calendar.nth_working_day(day("2026-12-28"), 5, NOT_COUNTED),
        Some(settled("2027-01-05"))
    );
    assert_eq!(
        calendar.arrangements().map(Arrangement::year).collect::<Vec<_>>(),
        [2022, 2023, 2024, 2025, 2026, 2027]
    );
}

/// With 2028 known and 2027 not, only what 2028's notice says about December 2027 is settled.
#[test]
fn years_with_a_gap_between_them() {
    let calendar = scheduled(2028, "2027-12-30 off A\n2028-01-01 off A");
    let usual = Kind::Unsettled { usually_working: true };
    let kinds =
        ["2026-12-31", "2027-12-29", "2027-12-30", "2027-12-31", "2028-01-03", "2028-12-29"];
    let expected = [usual, usual, Kind::Holiday("A"), usual, Kind::Working, usual];
    assert_eq!(kinds.map(|text| calendar.kind(day(text))), expected);
}

#[test]
fn a_later_notice_and_a_later_entry_have_the_last_word() {
    let calendar = scheduled(2026, "2026-01-01 off A\n2026-12-31 off A");
    assert_eq!(calendar.kind(day("2026-10-01")), Kind::Working);
    let next = Arrangement::parse(2027, "2026-12-31 off B\n2027-01-01 off B").unwrap();
    assert_eq!(calendar.with_arrangement(next).kind(day("2026-12-31")), Kind::Holiday("B"));
}

#[test]
fn local_days_off() {
    let texts = ["2025-09-03", "2025-09-28", "2025-10-01", "2025-09-06", "2027-03-01"];
    let calendar = Calendar::published().with_days_off(texts.map(day));
    let holiday = Calendar::published().kind(day("2025-10-01")) == calendar.kind(day("2025-10-01"));
    assert!(holiday && matches!(calendar.kind(day("2025-10-01")), Kind::Holiday(_)));
    for text in ["2025-09-03", "2025-09-28", "2025-09-06", "2027-03-01"] {
        assert_eq!(calendar.kind(day(text)), Kind::LocalOff, "{text}");
    }
    let more = calendar.with_days_off([day("2025-09-04")]);
    assert_eq!(
        (more.kind(day("2025-09-03")), more.kind(day("2025-09-04"))),
        (Kind::LocalOff, Kind::LocalOff)
    );
}

#[test]
fn yanbian_counts_three_days_longer() {
    let calendar = Calendar::published().with_days_off(crate::yanbian_days_off());
    let posted = day("2024-08-30");
    assert_eq!(
        Calendar::published().nth_working_day(posted, 5, NOT_COUNTED),
        Some(settled("2024-09-06"))
    );
    assert_eq!(calendar.nth_working_day(posted, 5, NOT_COUNTED), Some(settled("2024-09-11")));
}

#[test]
fn a_count_from_a_day_off_begins_at_the_next_working_day() {
    let calendar = Calendar::published();
    for count_first in [NOT_COUNTED, COUNTED] {
        let reach = calendar.nth_working_day(day("2026-02-21"), 1, count_first);
        assert_eq!(reach, Some(settled("2026-02-24")));
    }
    assert_eq!(
        calendar.nth_working_day(day("2026-02-28"), 1, COUNTED),
        Some(settled("2026-02-28"))
    );
}

#[test]
fn one_unsettled_day_opens_the_upper_bound() {
    let calendar = Calendar::published();
    let rows = [
        ("2026-12-28", 1, COUNTED, settled("2026-12-28")),
        ("2026-12-28", 1, NOT_COUNTED, open("2026-12-29", "2026-12-29")),
        ("2021-12-31", 1, NOT_COUNTED, settled("2022-01-04")),
        ("2021-12-31", 1, COUNTED, open("2021-12-31", "2021-12-31")),
        ("2021-12-30", 2, NOT_COUNTED, open("2022-01-04", "2022-01-04")),
    ];
    for (posted, n, count_first, reach) in rows {
        assert_eq!(calendar.nth_working_day(day(posted), n, count_first), Some(reach), "{posted}");
        assert_eq!(reach.is_settled(), reach.latest.is_some());
    }
    assert!(settled("2026-12-28").is_settled() && !open("2026-12-28", "2026-12-28").is_settled());
}

#[test]
fn every_day_of_a_count_is_listed() {
    let calendar = Calendar::published();
    let shown = |posted, count_first| -> Vec<(u32, Option<u32>)> {
        let days = calendar.counted(day(posted), 5, count_first).unwrap();
        days.iter().map(|counted| (counted.day.day(), counted.ordinal)).collect()
    };
    let row = |days: &[u32], ordinals: [Option<u32>; 7]| {
        days.iter().copied().zip(ordinals).collect::<Vec<_>>()
    };
    let (one, two, three, four, five) = (Some(1), Some(2), Some(3), Some(4), Some(5));
    let september = [18, 19, 20, 21, 22, 23, 24];
    assert_eq!(
        shown("2026-09-18", NOT_COUNTED),
        row(&september, [None, None, one, two, three, four, five])
    );
    assert_eq!(
        shown("2026-09-18", COUNTED),
        row(&september[..6], [one, None, two, three, four, five, None])
    );
    let kinds: Vec<_> = calendar.counted(day("2026-09-18"), 1, NOT_COUNTED).unwrap();
    assert_eq!(
        kinds.iter().map(|counted| counted.kind).collect::<Vec<_>>()[..2],
        [Kind::Working, Kind::Weekend]
    );
    assert_eq!(kinds[2].kind, calendar.kind(day("2026-09-20")));
}

#[test]
fn counts_between_two_days() {
    let calendar = Calendar::published();
    let same = |n| Some(Count { min: n, usual: n, max: n });
    let rows = [
        ("2026-02-09", "2026-02-28", same(5 + 1 + 4 + 1)),
        ("2026-02-14", "2026-02-14", same(1)),
        ("2026-02-15", "2026-02-15", same(0)),
        ("2026-02-14", "2026-02-13", same(0)),
        ("2026-12-28", "2027-01-04", Some(Count { min: 1, usual: 5, max: 7 })),
        ("2027-01-01", "2027-01-01", same(0)),
    ];
    for (first, last, count) in rows {
        assert_eq!(calendar.working_days_between(day(first), day(last)), count, "{first}");
    }
}

/// 2026 has 261 Mondays to Fridays; its notice takes 19 of them off and has six weekend days worked.
#[test]
fn a_whole_year() {
    let calendar = scheduled(2027, "2027-01-01 off A");
    let count = calendar.working_days_between(day("2026-01-01"), day("2026-12-31")).unwrap();
    assert_eq!(count, Count { min: 248, usual: 248, max: 248 });
}

#[test]
fn counts_end() {
    let calendar = Calendar::published();
    let nothing = [
        (day("2026-01-05"), 0, COUNTED),
        (day("2026-01-05"), u32::MAX, COUNTED),
        (day("1899-12-31"), 1, COUNTED),
        (day("1899-12-30"), 1, NOT_COUNTED),
        (day("2200-12-31"), 1, NOT_COUNTED),
        (NaiveDate::MIN, 1, NOT_COUNTED),
        (NaiveDate::MAX, 1, NOT_COUNTED),
        (NaiveDate::MAX, 1, COUNTED),
    ];
    for (posted, n, count_first) in nothing {
        assert_eq!(calendar.nth_working_day(posted, n, count_first), None, "{posted}");
        assert_eq!(calendar.counted(posted, n, count_first), None, "{posted}");
    }
    assert_eq!(
        calendar.nth_working_day(day("2200-12-31"), 1, COUNTED),
        Some(open("2200-12-31", "2200-12-31"))
    );
    assert_eq!(
        calendar.nth_working_day(day("1900-01-01"), 1, COUNTED),
        Some(open("1900-01-02", "1900-01-02"))
    );
    let outside =
        [("1899-12-31", "1900-01-02"), ("2200-12-31", "2201-01-01"), ("1899-12-31", "2201-01-01")];
    for (first, last) in outside {
        assert_eq!(calendar.working_days_between(day(first), day(last)), None, "{first}");
    }
    assert_eq!(
        calendar.kind(NaiveDate::MAX),
        Kind::Unsettled { usually_working: !is_weekend(NaiveDate::MAX) }
    );
}
