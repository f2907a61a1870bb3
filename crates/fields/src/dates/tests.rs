use chrono::Datelike;
use proptest::prelude::*;

use super::*;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn known(earliest: NaiveDate, latest: NaiveDate) -> DayRange {
    DayRange { earliest, latest }
}

#[test]
fn a_day_may_be_spelt_in_many_ways() {
    let day = date(2019, 7, 1);
    let spellings = [
        "2019-07-01",
        "2019-7-1",
        "2019.7.1",
        "2019/7/1",
        "2019/07/01",
        "20190701",
        "2019年7月1日",
        "2019年07月01号",
        "2019年7月1",
        "２０１９年７月１日",
        "２０１９／７／１",
        "２０１９－７－１",
        "２０１９．７．１",
        "2019。7。1",
        "2019–7–1",
        "2019—7—1",
        " 2019 - 07 - 01 ",
        "2019 年 7 月 1 日",
        "2019 7 1",
        "2019 07 01",
        "2019\u{3000}7\u{3000}1",
        "2019\t7\n1",
        "２０１９０７０１",
        "2019.7/1",
        "2019年-7月-1日",
        "2019年-7-1",
        "2019-7月-1",
    ];
    for spelling in spellings {
        assert_eq!(read_day(spelling), Ok(known(day, day)), "{spelling}");
    }
}

#[test]
fn a_month_may_be_spelt_in_many_ways() {
    let spellings = [
        "2019-07",
        "2019-7",
        "2019.7",
        "2019/7",
        "2019/07",
        "201907",
        "2019年7月",
        "2019年7",
        "２０１９年７月",
        "２０１９０７",
        "2019 7",
        "2019 07",
        "2019 年 7 月",
        "2019年 7月",
        "2019年-7月",
        "2019年-7",
    ];
    for spelling in spellings {
        assert_eq!(
            read_day(spelling),
            Ok(known(date(2019, 7, 1), date(2019, 7, 31))),
            "{spelling}"
        );
    }
}

#[test]
fn a_whole_number_may_have_its_unit_and_any_width() {
    let spellings = ["5", "５", " 5 ", "05", "5年", "５ 年", "5个月", "5月", "5个", "5天", "5日"];
    for spelling in spellings {
        assert_eq!(read_whole(spelling), Some(5), "{spelling}");
    }
    assert_eq!(read_whole("0"), Some(0));
    assert_eq!(read_whole("600个月"), Some(600));
    for other in ["", " ", "年", "五", "5年半", "5.5", "-5", "+5", "年5", "99999999999"] {
        assert_eq!(read_whole(other), None, "{other}");
    }
}

/// Blanks part numbers: the first days of 2019 are no December.
#[test]
fn blanks_do_not_run_month_and_day_together() {
    assert_eq!(read_day("2019 1 2"), Ok(known(date(2019, 1, 2), date(2019, 1, 2))));
    assert_eq!(read_day("2019 11 1"), Ok(known(date(2019, 11, 1), date(2019, 11, 1))));
}

#[test]
fn a_year_is_its_first_to_its_last_day() {
    for spelling in ["2019", "2019年", "２０１９", " 2019 年"] {
        assert_eq!(
            read_day(spelling),
            Ok(known(date(2019, 1, 1), date(2019, 12, 31))),
            "{spelling}"
        );
    }
}

#[test]
fn a_span_runs_from_the_first_day_of_one_to_the_last_of_the_other() {
    let rows = [
        ("2019-07~2019-09", date(2019, 7, 1), date(2019, 9, 30)),
        ("2019～2020", date(2019, 1, 1), date(2020, 12, 31)),
        ("2019年7月 ～ 2020.2.29", date(2019, 7, 1), date(2020, 2, 29)),
        ("2019-07-01~2019-07-01", date(2019, 7, 1), date(2019, 7, 1)),
        ("2019-07-15~2019-07", date(2019, 7, 15), date(2019, 7, 31)),
        ("2019~2019-01-01", date(2019, 1, 1), date(2019, 1, 1)),
    ];
    for (typed, earliest, latest) in rows {
        assert_eq!(read_day(typed), Ok(known(earliest, latest)), "{typed}");
    }
}

#[test]
fn the_years_of_a_working_life_are_1900_to_2199() {
    for year in ["1900", "2199"] {
        assert!(read_day(year).is_ok(), "{year}");
    }
    assert!(read_day("1900-01-01").is_ok() && read_day("2199-12-31").is_ok());
}

/// The figures of a problem, by name.
type Figures = &'static [(&'static str, &'static str)];

#[test]
fn each_fault_has_its_problem() {
    let rows: &[(&str, &str, Figures)] = &[
        ("", "problem.day.empty", &[]),
        ("  \u{3000}", "problem.day.empty", &[]),
        ("-7", "problem.day.empty", &[]),
        ("-7-1", "problem.day.empty", &[]),
        ("~", "problem.years", &[("found", "")]),
        ("2019~", "problem.day.empty", &[]),
        ("~2019", "problem.years", &[("found", "2019")]),
        ("~5年半", "problem.years", &[("found", "5年半")]),
        ("soon", "problem.day.form", &[("found", "soon")]),
        ("7", "problem.day.form", &[("found", "7")]),
        ("19-07-01", "problem.day.form", &[("found", "19-07-01")]),
        ("7-1", "problem.day.form", &[("found", "7-1")]),
        ("2019071", "problem.day.form", &[("found", "2019071")]),
        ("201907011", "problem.day.form", &[("found", "201907011")]),
        ("2019--07", "problem.day.form", &[("found", "2019--07")]),
        ("-2019-07", "problem.day.empty", &[]),
        ("2019年年", "problem.day.form", &[("found", "2019年年")]),
        ("2019年--7", "problem.day.form", &[("found", "2019年--7")]),
        ("2019-07-", "problem.day.form", &[("found", "2019-07-")]),
        ("2019-7-1-1", "problem.day.form", &[("found", "2019-7-1-1")]),
        ("2019年7月1日日", "problem.day.form", &[("found", "2019年7月1日日")]),
        ("2019-0七", "problem.day.form", &[("found", "2019-0七")]),
        ("2019-07-01T00:00", "problem.day.form", &[("found", "2019-07-01T00:00")]),
        ("+2019-07", "problem.day.form", &[("found", "+2019-07")]),
        ("2019~2020~2021", "problem.day.form", &[("found", "2020~2021")]),
        ("7/1/2019", "problem.day.order", &[("found", "7/1/2019")]),
        ("01.07.2019", "problem.day.order", &[("found", "01.07.2019")]),
        ("1899", "problem.day.year", &[("found", "1899")]),
        ("2200-01-01", "problem.day.year", &[("found", "2200")]),
        ("0000", "problem.day.year", &[("found", "0000")]),
        ("2019-13", "problem.day.month", &[("found", "13")]),
        ("2019-0", "problem.day.month", &[("found", "0")]),
        ("201900", "problem.day.month", &[("found", "00")]),
        ("20191301", "problem.day.month", &[("found", "13")]),
        ("2019-99999999999", "problem.day.month", &[("found", "99999999999")]),
        ("2021-02-29", "problem.day.day", &[("found", "29"), ("month", "2021-02")]),
        ("20210230", "problem.day.day", &[("found", "30"), ("month", "2021-02")]),
        ("2021-2-0", "problem.day.day", &[("found", "0"), ("month", "2021-02")]),
        ("2021-2-4294967297", "problem.day.day", &[("found", "4294967297"), ("month", "2021-02")]),
        ("2020~2019", "problem.day.span", &[("found", "2020~2019")]),
        ("2019-08 ～ 2019-07-31", "problem.day.span", &[("found", "2019-08~2019-07-31")]),
    ];
    for (typed, key, args) in rows {
        let args = args.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        assert_eq!(read_day(typed), Err(Problem { key, args }), "{typed}");
    }
}

#[test]
fn what_is_shown_of_a_long_text_is_short() {
    let many = |text: &str| text.repeat(100_000 / text.len());
    let texts = [
        many("9"),
        many("日"),
        many("-"),
        many("2019-"),
        many("~"),
        many(" "),
        many("2019 "),
        many("7 "),
        format!("2019-{}", many("1")),
        format!("2019-07-{}", many("1")),
        format!("1-1-{}", many("1")),
        format!("{}-1-2019", many("1")),
        format!("2020~{}2019", many(" ")),
        format!("2020{}~2019", many(" ")),
        format!("2019-2-{}~1", many("0")),
        format!("2020-1-{}1~2019", many("0")),
    ];
    for text in texts {
        let problem = read_day(&text).unwrap_err();
        assert!(problem.args.iter().all(|(_, value)| value.chars().count() <= 20), "{problem:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_is_shown_is_read_as_it_was(days in 0..109_571_i32, spelling in 0..7_usize) {
        let day = date(1900, 1, 1) + chrono::Days::new(days.unsigned_abs().into());
        let form = ["%Y-%m-%d", "%Y.%-m.%-d", "%Y/%m/%-d", "%Y%m%d", "%Y年%-m月%-d日", "%Y %-m %-d", "%Y年 %m月 %d 号"][spelling];
        prop_assert_eq!(read_day(&day.format(form).to_string()), Ok(DayRange::exactly(day)));
        let form = ["%Y-%m", "%Y.%-m", "%Y/%m", "%Y%m", "%Y年%-m月", "%Y %-m", "%Y 年 %m"][spelling];
        let month = DayRange::month(day.year(), day.month()).unwrap();
        prop_assert_eq!(read_day(&day.format(form).to_string()), Ok(month));
        let year = DayRange::year(day.year()).unwrap();
        prop_assert_eq!(read_day(&day.format("%Y").to_string()), Ok(year));
    }

    #[test]
    fn a_span_shown_is_read_as_it_was(first in 0..100_000_u64, length in 0..9_000_u64) {
        let earliest = date(1900, 1, 1) + chrono::Days::new(first);
        let span = DayRange { earliest, latest: earliest + chrono::Days::new(length) };
        prop_assert_eq!(read_day(&format!("{}~{}", span.earliest, span.latest)), Ok(span));
    }

    #[test]
    fn no_text_breaks_the_reader(text in any::<String>(), like in "[0-9~.年月日号 \u{ff10}-\u{ff19}/-]{0,16}") {
        for text in [text, like] {
            if let Ok(range) = read_day(&text) {
                prop_assert!(range.earliest <= range.latest);
                prop_assert!(YEARS.contains(&range.earliest.year()));
            }
        }
    }
}
