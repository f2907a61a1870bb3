use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn posted(from: &str) -> Posting {
    Posting { from: day(from), to: None, first_day: None, days_off: vec![] }
}

fn told(posting: &Posting) -> Publicity {
    publicity(posting, &Calendar::published()).unwrap()
}

fn settled(text: &str) -> Reach {
    Reach { earliest: day(text), usual: day(text), latest: Some(day(text)) }
}

fn open(earliest: &str, usual: &str) -> Reach {
    Reach { earliest: day(earliest), usual: day(usual), latest: None }
}

/// Posted; fifth working day where the day of posting does not count, and where it does; from Monday to Friday.
fn rows() -> [(&'static str, Reach, Reach, &'static str); 6] {
    [
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
    ]
}

#[test]
fn the_six_rows_of_the_table_come_out_exactly() {
    for (from, not_counted, counted, naive) in rows() {
        let told = told(&posted(from));
        let ways: Vec<_> = told.ways.iter().map(|way| (way.first_day, way.fifth)).collect();
        assert_eq!(ways, [(false, not_counted), (true, counted)], "{from}");
        assert_eq!(told.naive, day(naive), "{from}");
        assert_eq!(told.safe().fifth, not_counted, "{from}");
        assert!(!told.is_plain());
    }
}

#[test]
fn approval_waits_for_the_calendar_day_after_the_fifth_working_day() {
    let told = told(&posted("2026-04-30"));
    let approvals: Vec<Reach> = told.ways.iter().map(|way| way.approval).collect();
    assert_eq!(approvals, [settled("2026-05-12"), settled("2026-05-10")]);
    let open_end = super::tests::told(&posted("2026-12-28"));
    assert_eq!(open_end.safe().approval, open("2027-01-04", "2027-01-06"));
}

#[test]
fn a_pinned_reading_is_the_only_one() {
    for (pinned, fifth) in [(true, "2026-05-09"), (false, "2026-05-11")] {
        let told = told(&Posting { first_day: Some(pinned), ..posted("2026-04-30") });
        let ways: Vec<_> = told.ways.iter().map(|way| (way.first_day, way.fifth)).collect();
        assert_eq!(ways, [(pinned, settled(fifth))]);
        assert!(told.is_plain());
    }
}

#[test]
fn each_day_is_told_with_its_kind_and_its_number() {
    let told = told(&posted("2026-04-30"));
    let named = |day: &PostedDay| (day.day.day(), day.kind.key(), day.ordinal);
    let way = &told.ways[1];
    let days: Vec<_> = way.days.iter().map(named).collect();
    let (work, off, made) =
        ("publicity.kind.working", "publicity.kind.holiday", "publicity.kind.make_up");
    let expected = [
        (30, work, Some(1)),
        (1, off, None),
        (2, off, None),
        (3, off, None),
        (4, off, None),
        (5, off, None),
        (6, work, Some(2)),
        (7, work, Some(3)),
        (8, work, Some(4)),
        (9, made, Some(5)),
    ];
    assert_eq!(days, expected);
    assert!(way.days[1].kind.festival().is_some() && way.days[0].kind.festival().is_none());
    let five: Vec<u32> = way.five().map(|day| day.day.day()).collect();
    assert_eq!(five, [30, 6, 7, 8, 9]);
    assert_eq!(told.ways[0].days[0].ordinal, None);
}

#[test]
fn the_weeks_begin_on_monday_and_hold_every_day_once() {
    let told = told(&posted("2026-04-30"));
    let weeks = told.ways[1].weeks();
    assert_eq!(weeks.len(), 2);
    assert_eq!(weeks[0].iter().filter(|day| day.is_none()).count(), 3);
    assert_eq!(weeks[0][3].unwrap().day, day("2026-04-30"));
    let all: Vec<&PostedDay> = weeks.iter().flatten().flatten().copied().collect();
    assert_eq!(all, told.ways[1].days.iter().collect::<Vec<_>>());
}

#[test]
fn local_days_off_put_the_fifth_working_day_off() {
    let days_off = vec![day("2026-11-25"), day("2026-11-28")];
    let told = told(&Posting { days_off, ..posted("2026-11-23") });
    assert_eq!(told.ways[0].fifth, settled("2026-12-01"));
    assert_eq!(told.ways[0].days[2].kind, DayKind::LocalOff);
}

#[test]
fn a_posting_on_a_day_off_is_counted_alike_in_both_ways() {
    let told = told(&posted("2026-11-21"));
    assert!(told.is_plain());
    assert_eq!(told.safe().fifth, settled("2026-11-27"));
    assert!(!told.safe().first_day);
}

fn ended(from: &str, to: &str) -> Publicity {
    told(&Posting { to: Some(day(to)), ..posted(from) })
}

#[test]
fn an_end_before_the_fifth_working_day_is_flagged_with_the_days_one_by_one() {
    let told = ended("2026-04-30", "2026-05-08");
    assert_eq!(told.end, EndStanding::Short);
    let [not_counted, counted] = [0, 1].map(|way| told.ways[way].end.clone().unwrap());
    let days = ["2026-05-06", "2026-05-07", "2026-05-08"].map(day);
    assert_eq!(not_counted, End { counted: days.to_vec(), enough: Enough::No });
    assert_eq!(counted.counted, [&[day("2026-04-30")], &days[..]].concat());
    let problem = Problem::new("publicity.end.short").with("least", &5).with("counted", &3);
    assert_eq!(told.problems(), [problem.with("day", &"2026-05-11")]);
}

#[test]
fn an_end_may_be_enough_for_one_reading_alone() {
    for to in ["2026-05-09", "2026-05-10"] {
        let told = ended("2026-04-30", to);
        assert_eq!(told.end, EndStanding::Depends, "{to}");
        assert_eq!(told.problems()[0].key, "publicity.end.depends");
        let enough: Vec<_> = told.ways.iter().map(|way| way.end.clone().unwrap().enough).collect();
        assert_eq!(enough, [Enough::No, Enough::Yes]);
        let pinned = Posting { first_day: Some(true), to: Some(day(to)), ..posted("2026-04-30") };
        assert_eq!(super::tests::told(&pinned).end, EndStanding::Enough);
    }
    let enough = ended("2026-04-30", "2026-05-11");
    assert_eq!((enough.end, enough.problems()), (EndStanding::Enough, vec![]));
}

#[test]
fn an_end_before_the_posting_is_told_as_that() {
    let told = ended("2026-04-30", "2026-04-29");
    assert_eq!(told.end, EndStanding::BeforePosting);
    assert_eq!(told.problems(), [Problem::new("publicity.end.before")]);
    assert_eq!(ended("2026-04-30", "2026-04-30").end, EndStanding::Short);
}

#[test]
fn without_the_years_schedule_an_end_is_neither_enough_nor_too_early() {
    let told = ended("2026-12-28", "2027-01-05");
    assert_eq!(told.end, EndStanding::Unsettled);
    let keys: Vec<&str> = told.problems().iter().map(|problem| problem.key).collect();
    assert_eq!(keys, ["publicity.end.unsettled", "publicity.schedule"]);
    assert_eq!(ended("2026-12-28", "2027-01-02").end, EndStanding::Depends);
    assert_eq!(ended("2026-12-28", "2027-01-01").end, EndStanding::Short);
}

#[test]
fn the_schedule_that_is_wanted_is_named_and_no_other() {
    let wanted = |from| told(&posted(from)).schedules_wanted;
    assert_eq!(wanted("2026-12-28"), [2027]);
    assert_eq!(wanted("2027-03-01"), [2027]);
    assert_eq!(wanted("2026-12-21"), [0; 0]);
    assert_eq!(wanted("2026-11-23"), [0; 0]);
    assert_eq!(wanted("2027-12-30"), [2027, 2028]);
    let pinned = |first_day| told(&Posting { first_day: Some(first_day), ..posted("2027-12-31") });
    assert_eq!(pinned(false).schedules_wanted, [2028]);
    assert_eq!(pinned(true).schedules_wanted, [2027, 2028]);
    assert_eq!(ended("2027-03-01", "2028-02-01").schedules_wanted, [2027]);
    let far = told(&Posting { to: Some(day("2027-02-01")), ..posted("2026-11-23") });
    assert_eq!((far.end, far.problems()), (EndStanding::Enough, vec![]));
}

#[test]
fn an_end_that_is_far_away_makes_no_endless_table() {
    let told = ended("2026-11-23", "2199-01-01");
    assert_eq!(told.ways[0].days.len(), 367);
    let outside = posted("2300-01-01");
    assert_eq!(publicity(&outside, &Calendar::published()), None);
}

#[test]
fn a_year_of_local_days_off_puts_the_count_off_and_breaks_nothing() {
    // The last day off is 4 February 2025; Saturday 8 February makes up for the Spring Festival.
    let from = day("2024-01-02");
    let days_off: Vec<NaiveDate> = from.iter_days().take(400).collect();
    let to = Some(day("2199-01-01"));
    let told = told(&Posting { from, to, first_day: None, days_off });
    assert_eq!(told.ways[1].fifth, settled("2025-02-10"));
    assert_eq!(told.ways[1].days.len(), 406);
    assert!(told.is_plain());
}

proptest! {
    #[test]
    fn what_each_way_says_follows_from_the_kinds_of_its_days(
        from in 0_u64..2000, length in 0_u64..40, off in prop::collection::vec(0_u64..2000, 0..6),
    ) {
        let at = |days| day("2022-01-01") + Days::new(days);
        let days_off: Vec<NaiveDate> = off.into_iter().map(at).collect();
        let posting = Posting { from: at(from), to: Some(at(from + length)), first_day: None, days_off };
        let told = told(&posting);
        let [later, sooner] = [0, 1].map(|way| told.ways[way].fifth);
        prop_assert!(later.usual >= sooner.usual && later.earliest >= sooner.earliest);
        for way in &told.ways {
            prop_assert_eq!(way.five().count(), 5);
            prop_assert_eq!(way.five().last().unwrap().day, way.fifth.usual);
            prop_assert_eq!(way.fifth.is_settled(), way.days.iter()
                .filter(|day| day.day <= way.fifth.earliest && (way.first_day || day.day != posting.from))
                .all(|day| day.kind != DayKind::Unsettled));
            let end = way.end.clone().unwrap();
            match end.enough {
                Enough::Yes => prop_assert!(end.counted.len() >= 5),
                Enough::No => prop_assert!(end.counted.len() < 5),
                Enough::Unsettled => prop_assert!(!told.schedules_wanted.is_empty()),
            }
        }
    }
}

/// Whatever the way of counting, nobody approves while the list is still posted; the fifth day stays where it is.
#[test]
fn an_entered_end_after_the_fifth_day_puts_the_approval_off() {
    let later = told(&Posting { to: Some(day("2026-05-20")), ..posted("2026-04-30") });
    let bare = told(&posted("2026-04-30"));
    for (way, before) in later.ways.iter().zip(&bare.ways) {
        assert_eq!((way.fifth, way.approval), (before.fifth, settled("2026-05-21")));
        assert!(before.approval.usual < day("2026-05-21"));
    }
    let sooner = told(&Posting { to: Some(day("2026-05-06")), ..posted("2026-04-30") });
    for (way, before) in sooner.ways.iter().zip(&bare.ways) {
        assert_eq!(way.approval, before.approval);
    }
}
