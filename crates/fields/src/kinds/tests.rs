use proptest::prelude::*;

use super::*;
use crate::{Clause, Field, FieldId};

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn day(year: i32, month: u32, of_month: u32) -> DayRange {
    DayRange::exactly(date(year, month, of_month))
}

fn month(year: i32, month: u32) -> DayRange {
    DayRange::month(year, month).unwrap()
}

fn problem(key: &'static str, args: &[(&'static str, &str)]) -> Problem {
    Problem { key, args: args.iter().map(|(name, value)| (*name, (*value).to_owned())).collect() }
}

static COLOURS: &[Choice] = &[
    Choice { id: "green", standing: Standing::Meets, offered: true },
    Choice { id: "amber", standing: Standing::Judged, offered: false },
    Choice { id: "red", standing: Standing::Fails, offered: true },
];

#[test]
fn a_choice_is_read_by_its_id() {
    let colours = OneOf(COLOURS);
    assert_eq!(colours.read("amber"), Ok(&COLOURS[1]));
    for typed in ["", "Green", "green ", "blue"] {
        assert_eq!(colours.read(typed), Err(problem("problem.choice", &[("found", typed)])));
    }
    let long = colours.read(&"q".repeat(100_000)).unwrap_err();
    assert_eq!(long, problem("problem.choice", &[("found", &"q".repeat(20))]));
}

#[test]
fn yes_helps_and_no_does_not() {
    assert_eq!(OneOf::YES_NO.read("yes").unwrap().standing, Standing::Meets);
    assert_eq!(OneOf::YES_NO.read("no").unwrap().standing, Standing::Fails);
}

#[test]
fn each_kind_has_its_widget() {
    assert_eq!(OneOf(COLOURS).input(), Input::Choice(COLOURS));
    assert_eq!(Days.input(), Input::Day);
    assert_eq!(Periods.input(), Input::Periods);
    assert_eq!(Absences.input(), Input::Absences);
    assert_eq!(Finding.input(), Input::Finding);
    assert_eq!(Code.input(), Input::Line { most: 40, lines: Lines::One });
    assert_eq!(Line { most: 7 }.input(), Input::Line { most: 7, lines: Lines::One });
    assert_eq!(Text { most: 7 }.input(), Input::Line { most: 7, lines: Lines::Several });
}

#[test]
fn a_choice_and_a_line_are_never_rough_and_begin_at_no_day() {
    let today = date(1900, 1, 1);
    assert!(!OneOf(COLOURS).is_rough(&&COLOURS[0]));
    assert!(!OneOf(COLOURS).begins_after(&&COLOURS[0], today));
}

#[test]
fn a_day_is_read_and_may_be_rough_or_to_come() {
    assert_eq!(Days.read("2019.7"), Ok(month(2019, 7)));
    assert_eq!(Days.read("soon"), Err(problem("problem.day.form", &[("found", "soon")])));
    assert!(Days.is_rough(&month(2019, 7)));
    assert!(!Days.is_rough(&day(2019, 7, 1)));
    assert!(Days.begins_after(&day(2019, 7, 2), date(2019, 7, 1)));
    assert!(!Days.begins_after(&day(2019, 7, 1), date(2019, 7, 1)));
    assert!(!Days.begins_after(&month(2019, 7), date(2019, 7, 1)));
}

#[test]
fn periods_are_read_one_by_one() {
    let read = |typed| Periods.read(typed);
    let closed = Period { first: month(2019, 3), last: Some(month(2021, 5)) };
    let open = Period { first: day(2021, 9, 1), last: None };
    assert_eq!(read("2019-03..2021-05; 2021-09-01.."), Ok(vec![closed, open]));
    assert_eq!(read(" 2019年3月 .. 2021年5月 ;; 2021.9.1 .. ;"), Ok(vec![closed, open]));
    assert_eq!(read("2021-09-01.."), Ok(vec![open]));
    let one_day = Period { first: day(2021, 9, 1), last: Some(day(2021, 9, 1)) };
    assert_eq!(read("2021-09-01..2021-09-01"), Ok(vec![one_day]));
    let one_month = Period { first: month(2021, 9), last: Some(month(2021, 9)) };
    assert_eq!(read("2021-09..2021-09"), Ok(vec![one_month]));
}

#[test]
fn each_fault_in_a_list_of_periods_has_its_problem() {
    let rows = [
        ("2019-03", problem("problem.period.form", &[("number", "1")])),
        ("2019-03..; 2020", problem("problem.period.form", &[("number", "2")])),
        ("", problem("problem.period.form", &[("number", "1")])),
        (" ; ;", problem("problem.period.form", &[("number", "1")])),
        ("2019-03..; 2020-05..2020-04", problem("problem.period.order", &[("number", "2")])),
        ("2019-03-02..2019-03-01", problem("problem.period.order", &[("number", "1")])),
        ("..2019-03", problem("problem.day.empty", &[])),
        ("2019-03..soon", problem("problem.day.form", &[("found", "soon")])),
    ];
    for (typed, problem) in rows {
        assert_eq!(Periods.read(typed), Err(problem), "{typed}");
    }
}

#[test]
fn sixty_periods_are_read_and_no_more() {
    let many = |count: usize| Periods.read(&"2019-03..2019-04;".repeat(count));
    assert_eq!(many(60).map(|periods| periods.len()), Ok(60));
    assert_eq!(many(61), Err(problem("problem.period.many", &[("most", "60")])));
    assert_eq!(many(6_000), Err(problem("problem.period.many", &[("most", "60")])));
}

#[test]
fn periods_may_be_rough_at_either_end_or_to_come() {
    let read = |typed| Periods.read(typed).unwrap();
    let rows = [
        ("2019-03-01..2020-03-01; 2021-01-01..", false),
        ("2019-03..2020-03-01", true),
        ("2019-03-01..2020-03", true),
        ("2019-03-01..; 2020-03..", true),
    ];
    for (typed, rough) in rows {
        assert_eq!(Periods.is_rough(&read(typed)), rough, "{typed}");
    }
    let today = date(2020, 3, 1);
    assert!(Periods.begins_after(&read("2019-01-01..; 2020-03-02.."), today));
    assert!(!Periods.begins_after(&read("2019-01-01..; 2020-03-01..2021-01-01; 2020-03.."), today));
}

#[test]
fn absences_are_none_or_periods_or_months() {
    let read = |typed| Absences.read(typed);
    assert_eq!(read("none"), Ok(vec![]));
    assert_eq!(read(" none "), Ok(vec![]));
    let dated = Absence::Dated(Period { first: month(2020, 1), last: Some(month(2020, 4)) });
    let about = |months| Absence::About { months };
    assert_eq!(read("2020-01..2020-04; about 3"), Ok(vec![dated, about(3)]));
    assert_eq!(read("about1;about 600"), Ok(vec![about(1), about(600)]));
    assert_eq!(read("about ３个月"), Ok(vec![about(3)]));
    let open = Absence::Dated(Period { first: day(2020, 1, 1), last: None });
    assert_eq!(read("2020-01-01.."), Ok(vec![open]));
}

#[test]
fn each_fault_in_a_list_of_absences_has_its_problem() {
    let months = |number| problem("problem.absence.months", &[("number", number)]);
    let rows = [
        ("about 0", months("1")),
        ("about 601", months("1")),
        ("about", months("1")),
        ("about -3", months("1")),
        ("2020-01..2020-04; about many", months("2")),
        ("about 99999999999", months("1")),
        ("about 3; none", problem("problem.period.form", &[("number", "2")])),
        ("2020-04..2020-01", problem("problem.period.order", &[("number", "1")])),
        (";", problem("problem.period.form", &[("number", "1")])),
    ];
    for (typed, problem) in rows {
        assert_eq!(Absences.read(typed), Err(problem), "{typed}");
    }
}

#[test]
fn absences_may_be_rough_or_to_come() {
    let read = |typed| Absences.read(typed).unwrap();
    let rows = [
        ("none", false),
        ("about 3", true),
        ("2020-01..", true),
        ("2020-01-01..", false),
        ("2020-01-01..2020-04", true),
    ];
    for (typed, rough) in rows {
        assert_eq!(Absences.is_rough(&read(typed)), rough, "{typed}");
    }
    let today = date(2020, 1, 1);
    assert!(Absences.begins_after(&read("2019-01-01..2019-02-01; 2020-01-02.."), today));
    assert!(!Absences.begins_after(&read("2019-01-01..; 2020-01-01..; about 3"), today));
    assert!(!Absences.begins_after(&read("none"), today));
}

#[test]
fn a_finding_is_none_or_a_day() {
    assert_eq!(Finding.read("none"), Ok(None));
    assert_eq!(Finding.read(" none"), Ok(None));
    assert_eq!(Finding.read("2020-02-29"), Ok(Some(day(2020, 2, 29))));
    assert_eq!(Finding.read("never"), Err(problem("problem.day.form", &[("found", "never")])));
    assert!(Finding.is_rough(&Some(month(2020, 2))));
    assert!(!Finding.is_rough(&Some(day(2020, 2, 29))) && !Finding.is_rough(&None));
    assert!(Finding.begins_after(&Some(day(2020, 2, 29)), date(2020, 2, 28)));
    assert!(!Finding.begins_after(&Some(day(2020, 2, 29)), date(2020, 2, 29)));
    assert!(!Finding.begins_after(&None, date(1900, 1, 1)));
}

#[test]
fn a_code_is_read_as_a_certificate_number() {
    assert_eq!(Code.read("Y000022000000026t000001").unwrap().as_str(), "Y000022000000026t000001");
    let empty = problem("code.length", &[("expected", "22"), ("found", "0")]);
    assert_eq!(Code.read("  "), Err(empty));
    let sign = problem("code.character", &[("position", "2"), ("found", "_")]);
    assert_eq!(Code.read("Y_0"), Err(sign));
    assert!(Code.read(&"7".repeat(100_000)).is_ok());
}

#[test]
fn a_line_is_trimmed_and_counted_in_characters() {
    let line = Line { most: 4 };
    assert_eq!(line.read("  汽车装调 "), Ok("汽车装调".to_owned()));
    let long = problem("problem.line.length", &[("most", "4"), ("found", "5")]);
    assert_eq!(line.read("汽车装调工"), Err(long));
    let very_long = problem("problem.line.length", &[("most", "4"), ("found", "100000")]);
    assert_eq!(line.read(&"工".repeat(100_000)), Err(very_long));
}

#[test]
fn a_text_may_have_several_lines_and_counts_them() {
    let text = Text { most: 5 };
    assert_eq!(text.read(" 一\n二\n三 \n"), Ok("一\n二\n三".to_owned()));
    let long = problem("problem.line.length", &[("most", "5"), ("found", "6")]);
    assert_eq!(text.read("一\n二\n三四"), Err(long));
}

static CHOSEN: Field<OneOf> = Field::one_of("colour", "1", COLOURS);
static ANSWERED: Field<OneOf> = Field::yes_no("answered", "1");
static DAY: Field<Days> = Field::day("day", "1");
static SERVICE: Field<Periods> = Field::periods("service", "1");
static AWAY: Field<Absences> = Field::absences("away", "1");

#[test]
fn fields_made_in_short_have_extremes_that_are_read() {
    assert_eq!((CHOSEN.id, CHOSEN.clause), (FieldId("colour"), Clause("1")));
    assert_eq!((CHOSEN.best, CHOSEN.worst), ("green", "red"));
    assert_eq!((ANSWERED.best, ANSWERED.worst), ("yes", "no"));
    assert_eq!((DAY.best, DAY.worst), ("1900-01-01", "2199-12-31"));
    assert_eq!(DAY.kind.read(DAY.best), Ok(day(1900, 1, 1)));
    assert_eq!(DAY.kind.read(DAY.worst), Ok(day(2199, 12, 31)));
    let open = |first| Ok(vec![Period { first, last: None }]);
    assert_eq!(SERVICE.kind.read(SERVICE.best), open(day(1900, 1, 1)));
    assert_eq!(SERVICE.kind.read(SERVICE.worst), open(day(2199, 12, 31)));
    assert_eq!(AWAY.kind.read(AWAY.best), Ok(vec![]));
    let always = Period { first: day(1900, 1, 1), last: None };
    assert_eq!(AWAY.kind.read(AWAY.worst), Ok(vec![Absence::Dated(always)]));
}

fn show_range(range: DayRange) -> String {
    match range.exact() {
        Some(day) => day.to_string(),
        None => format!("{}~{}", range.earliest, range.latest),
    }
}

fn show_period(period: &Period) -> String {
    format!("{}..{}", show_range(period.first), period.last.map(show_range).unwrap_or_default())
}

fn show_absence(absence: &Absence) -> String {
    match absence {
        Absence::Dated(period) => show_period(period),
        Absence::About { months } => format!("about {months}"),
    }
}

fn any_range(from: u64) -> impl Strategy<Value = DayRange> {
    (0..20_000_u64, prop_oneof![Just(0), 0..40_u64]).prop_map(move |(first, width)| {
        let earliest = date(1950, 1, 1) + chrono::Days::new(from + first);
        DayRange { earliest, latest: earliest + chrono::Days::new(width) }
    })
}

fn any_period() -> impl Strategy<Value = Period> {
    (any_range(0), prop::option::of(any_range(20_000)))
        .prop_map(|(first, last)| Period { first, last })
}

fn any_absence() -> impl Strategy<Value = Absence> {
    prop_oneof![
        any_period().prop_map(Absence::Dated),
        (1..=600_u32).prop_map(|months| Absence::About { months }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn lists_shown_are_read_as_they_were(
        periods in prop::collection::vec(any_period(), 1..60),
        absences in prop::collection::vec(any_absence(), 1..60),
    ) {
        let shown: Vec<_> = periods.iter().map(show_period).collect();
        prop_assert_eq!(Periods.read(&shown.join("; ")), Ok(periods));
        let shown: Vec<_> = absences.iter().map(show_absence).collect();
        prop_assert_eq!(Absences.read(&shown.join(";")), Ok(absences));
    }

    #[test]
    fn no_text_breaks_a_reader(text in any::<String>(), like in "[0-9~.;年月日 ?a-z\u{ff10}-\u{ff19}/-]{0,40}") {
        for text in [text, like] {
            let found = [
                OneOf(COLOURS).read(&text).err(),
                Days.read(&text).err(),
                Periods.read(&text).err(),
                Absences.read(&text).err(),
                Finding.read(&text).err(),
                Code.read(&text).err(),
                Line { most: 10 }.read(&text).err(),
            ];
            for problem in found.iter().flatten() {
                let known = crate::PROBLEMS.contains(&problem.key) || teji_codes::CodeError::KEYS.contains(&problem.key);
                prop_assert!(known, "{}", problem.key);
                prop_assert!(problem.args.iter().all(|(_, value)| value.chars().count() <= 20));
            }
        }
    }
}

#[test]
fn periods_that_can_be_read_are_read_beside_others() {
    let one = "2019-03-01..2019-04-01";
    assert_eq!(Periods::readable(&format!("{one}; 2020..2019; ?;")), Periods.read(one).unwrap());
    assert_eq!(Periods::readable("?"), []);
    assert_eq!(Periods::readable(&format!("{one};").repeat(1000)).len(), 60);
}
