use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Days off and make-up days as each year's notice adds them up, festival by festival.
#[test]
fn published_schedules_have_the_days_of_their_notices() {
    let rows = [
        (2022, 3 + 7 + 3 + 5 + 3 + 3 + 7, 7),
        (2023, 3 + 7 + 1 + 5 + 3 + 8, 7),
        (2024, 3 + 8 + 3 + 5 + 1 + 3 + 7, 8),
        (2025, 1 + 8 + 3 + 5 + 3 + 8, 5),
        (2026, 3 + 9 + 3 + 5 + 3 + 3 + 7, 6),
    ];
    let published: Vec<_> = Arrangement::published().collect();
    assert_eq!(published.len(), rows.len());
    for (arrangement, (year, off, work)) in published.iter().zip(rows) {
        let days_off =
            arrangement.days().filter(|(_, decree)| matches!(decree, Decree::Off(_))).count();
        let all = arrangement.days().count();
        assert_eq!((arrangement.year(), days_off, all - days_off), (year, off, work));
    }
}

#[test]
fn published_schedules_name_their_notice() {
    for arrangement in Arrangement::published() {
        let source = arrangement.source().unwrap();
        assert_eq!(source, source.trim());
        assert!(source.contains(&arrangement.year().to_string()), "{source}");
        assert!(source.contains(&(arrangement.year() - 1).to_string()), "{source}");
    }
}

#[test]
fn each_festival_is_one_run_of_days() {
    for arrangement in Arrangement::published() {
        let off: Vec<_> =
            arrangement.days().filter(|(_, decree)| matches!(decree, Decree::Off(_))).collect();
        for pair in off.windows(2) {
            let touching = pair[0].0.succ_opt() == Some(pair[1].0);
            assert_eq!(pair[0].1 == pair[1].1, touching, "{:?}", pair[1]);
        }
    }
}

#[test]
fn local_days_off_are_three_in_each_september() {
    let days = yanbian_days_off();
    assert_eq!(days.len(), 9);
    for year in 2023..=2025 {
        let september = days.iter().filter(|day| (day.year(), day.month()) == (year, 9)).count();
        assert_eq!(september, 3, "{year}");
    }
    assert_eq!((days[0], days[8]), (day("2023-09-03"), day("2025-09-05")));
}

#[test]
fn new_year_has_a_name() {
    assert_eq!(NEW_YEAR.chars().count(), 2);
    let first = Arrangement::published().next().unwrap();
    assert_eq!(first.decree(day("2022-01-01")), Some(&Decree::Off(NEW_YEAR.to_owned())));
}

#[test]
fn a_year_can_be_written_by_hand() {
    let text =
        "# source:  the notice \n\n  2027-01-01 off A  \r\n2026-12-29 off A\n2027-01-02 work B\n";
    let arrangement = Arrangement::parse(2027, text).unwrap();
    assert_eq!((arrangement.year(), arrangement.source()), (2027, Some("the notice")));
    let days: Vec<_> = arrangement.days().map(|(day, decree)| (day, decree.clone())).collect();
    let (off, work) = (Decree::Off("A".into()), Decree::Work("B".into()));
    assert_eq!(
        days,
        [
            (day("2026-12-29"), off.clone()),
            (day("2027-01-01"), off),
            (day("2027-01-02"), work.clone())
        ]
    );
    assert_eq!(arrangement.decree(day("2027-01-02")), Some(&work));
    assert_eq!(arrangement.decree(day("2027-01-03")), None);
    assert_eq!(Arrangement::parse(2027, "2027-01-01 off A").unwrap().source(), None);
}

#[test]
fn each_fault_names_its_line() {
    use ArrangementError as E;
    let rows = [
        ("2027-01-01 off", E::Shape { line: 1 }),
        ("#\n2027-01-01 off A B", E::Shape { line: 2 }),
        ("\n\n2027-02-29 off A", E::Day { line: 3, found: "2027-02-29".into() }),
        ("2027-01-01 rest A", E::Word { line: 1, found: "rest".into() }),
        ("2027-01-01 off A\n2028-01-01 off A", E::OtherYear { line: 2, year: 2027 }),
        ("2026-12-28 off A", E::OtherYear { line: 1, year: 2027 }),
        ("2026-11-29 off A", E::OtherYear { line: 1, year: 2027 }),
        ("2025-12-31 off A", E::OtherYear { line: 1, year: 2027 }),
        ("2027-01-01 off A\n2027-01-01 off A", E::Twice { line: 2 }),
        ("2027-01-01 off A\n2027-01-04 work A", E::Weekday { line: 2 }),
        ("2027-01-01 work A", E::Weekday { line: 1 }),
        ("2027-01-02 off A", E::NewYear { year: 2027 }),
        ("", E::NewYear { year: 2027 }),
    ];
    for (text, fault) in rows {
        assert_eq!(Arrangement::parse(2027, text), Err(fault), "{text}");
    }
}

/// In 2028, 1 January is a Saturday, so a make-up day could be written on it; that is no day off.
#[test]
fn new_year_must_be_off_and_of_that_year() {
    let fault = Err(ArrangementError::NewYear { year: 2028 });
    assert_eq!(Arrangement::parse(2028, "2028-01-01 work A"), fault);
    assert_eq!(Arrangement::parse(2028, "2027-12-31 off A\n2028-02-01 off A"), fault);
    assert_eq!(Arrangement::parse(i32::MIN, ""), Err(ArrangementError::NewYear { year: i32::MIN }));
}

#[test]
fn each_fault_has_its_key_and_its_values() {
    use ArrangementError as E;
    let faults = [
        (E::Shape { line: 1 }, vec![("line", "1")]),
        (E::Day { line: 2, found: "x".into() }, vec![("line", "2"), ("found", "x")]),
        (E::Word { line: 3, found: "y".into() }, vec![("line", "3"), ("found", "y")]),
        (E::OtherYear { line: 4, year: 2027 }, vec![("line", "4"), ("year", "2027")]),
        (E::Twice { line: 5 }, vec![("line", "5")]),
        (E::Weekday { line: 6 }, vec![("line", "6")]),
        (E::NewYear { year: 2027 }, vec![("year", "2027")]),
    ];
    assert_eq!(faults.each_ref().map(|(fault, _)| fault.key()), ArrangementError::KEYS);
    for (fault, args) in faults {
        let args: Vec<_> =
            args.into_iter().map(|(name, value)| (name, value.to_string())).collect();
        assert_eq!((fault.args(), fault.to_string()), (args, fault.key().to_owned()));
    }
}

#[test]
fn a_whole_year_gives_as_many_days_off_as_the_law() {
    let off = |count: usize| {
        let day = |day: usize| format!("2027-01-{day:02} off x\n");
        let lines = (1..=count).map(day).collect::<Vec<_>>().concat() + "2027-02-06 work x\n";
        Arrangement::parse(2027, &lines).unwrap()
    };
    assert_eq!((off(12).days_off(), off(12).is_whole()), (12, false));
    assert_eq!((off(13).days_off(), off(13).is_whole()), (13, true));
    assert!(Arrangement::published().all(|year| year.is_whole()));
}

#[test]
fn what_is_shown_is_read_again() {
    for year in Arrangement::published() {
        assert_eq!(Arrangement::parse(year.year(), &year.to_string()), Ok(year));
    }
}
