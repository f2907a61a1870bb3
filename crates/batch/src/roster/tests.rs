use std::collections::BTreeMap;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use teji_dossier::Spot;
use teji_sheets::{Cell, Range, Row, Value, csv};
use teji_text::Catalog;
use teji_workdays::Calendar;

use super::*;
use crate::batch::{Batch, Person};
use crate::fixture;
use crate::screening::Screening;

const HEADS: &str = "姓名\t身份证号\t工种\t高级技师证书取得时间\t任高级技师时间";
const WOMAN: &str = "11010519491231002X";
const MAN: &str = "440524188001010014";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
}

/// What a test looks with.
struct Eye {
    batch: Batch,
    catalog: Catalog,
    calendar: Calendar,
}

impl Eye {
    fn new() -> Self {
        let catalog = Catalog::read(&[teji_notice::CHINESE, teji_dossier::CHINESE, crate::CHINESE]);
        Self { batch: fixture::batch(vec![]), catalog, calendar: Calendar::published() }
    }

    fn screening(&self) -> Screening<'_> {
        self.batch.screening(&self.calendar, today())
    }

    fn with<T>(&self, look: impl FnOnce(Sight<'_>) -> T) -> T {
        let screening = self.screening();
        look(Sight { screening: &screening, catalog: &self.catalog, today: today() })
    }
}

fn pasted(text: &str) -> Roster {
    let mut roster = Roster::new("职工", true);
    for row in csv::pasted(text).unwrap() {
        roster.push(&row).unwrap();
    }
    roster.finish(vec![], &BTreeMap::new()).unwrap();
    roster
}

fn sheet(rows: &[(u32, &[Value])], merged: Vec<Range>) -> Roster {
    let mut roster = Roster::new("职工", false);
    for (number, values) in rows {
        let cell = |(column, value): (usize, &Value)| Cell {
            column: u32::try_from(column).unwrap(),
            value: value.clone(),
            formula: false,
        };
        let cells = values.iter().enumerate().map(cell).collect();
        roster.push(&Row { number: *number, cells }).unwrap();
    }
    roster.finish(merged, &BTreeMap::new()).unwrap();
    roster
}

fn t(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn n(number: &str) -> Value {
    Value::Number(number.to_owned())
}

fn row(roster: &Roster, place: usize) -> ReadRow {
    Eye::new().with(|sight| roster.read_at(place, sight))
}

fn typed<'a>(person: &'a Person, id: &str) -> Option<&'a str> {
    let (spot, field) = Column::find(id).unwrap().home().unwrap();
    person.application.typed(spot, field)
}

fn keys(row: &ReadRow) -> Vec<&str> {
    row.remarks.iter().map(|remark| remark.key.as_str()).collect()
}

/// What becomes of one cell in a column of a workbook.
fn of(column: &str, value: Value) -> (Option<String>, Vec<String>, Vec<String>) {
    let catalog = Eye::new().catalog;
    let heading = template::heading(&catalog, Column::find(column).unwrap());
    let roster = sheet(&[(1, &[t("姓名"), t(&heading)]), (2, &[t("张三"), value])], vec![]);
    let read = row(&roster, 0);
    let told = read.remarks.iter().filter(|remark| remark.column == Some(1));
    let (keys, choices): (Vec<_>, Vec<_>) =
        told.map(|remark| (remark.key.clone(), remark.choices.clone())).unzip();
    let post = read.person.application.posts.iter().next();
    let of_post = Column::find(column).unwrap().of_post();
    let from_post = of_post.and_then(|field| post.and_then(|post| post.facts.typed(field)));
    let typed = Column::find(column).unwrap().home().and_then(|_| typed(&read.person, column));
    (typed.or(from_post).map(str::to_owned), keys, choices.concat())
}

#[test]
fn a_plain_sheet_becomes_people() {
    let roster = pasted(&format!("{HEADS}\n张三\t{WOMAN}\t装配钳工\t2015.6\t2015-07-01"));
    let read = row(&roster, 0);
    assert_eq!(keys(&read), [""; 0]);
    assert_eq!(typed(&read.person, "name"), Some("张三"));
    assert_eq!(typed(&read.person, "identity"), Some(WOMAN));
    assert_eq!(typed(&read.person, "occupation_name"), Some("装配钳工"));
    assert_eq!(typed(&read.person, "grade_date"), Some("2015-06"));
    let post = read.person.application.posts.iter().next().unwrap();
    let said = |id| post.facts.typed(teji_dossier::POST.field(id).unwrap().id());
    assert_eq!(said("post_from"), Some("2015-07-01"));
    assert_eq!(said("post_kind"), Some("senior"));
    assert_eq!(read.person.row.as_ref().unwrap().number, 2);
}

#[test]
fn lost_digits_are_told_with_the_cell_and_never_made_up() {
    for stored in
        ["1.1010519491231E+17", "110105194912310000", "110105194912310030", "1.1010519491231002e17"]
    {
        let (typed, keys, _) = of("identity", n(stored));
        assert_eq!((typed, keys), (None, vec!["roster.id_lost".to_owned()]), "{stored}");
    }
    for text in ["1.10105E+17", "1.1010519491231E+17", "110105194912310000"] {
        let (typed, keys, _) = of("identity", t(text));
        assert_eq!((typed, keys), (None, vec!["roster.id_lost".to_owned()]), "{text}");
    }
    let roster = sheet(
        &[
            (1, &[t("姓名"), t("工种"), t("身份证号")]),
            (12, &[t("张三"), t("电工"), n("1.1010519491231E+17")]),
        ],
        vec![],
    );
    let read = row(&roster, 0);
    let remark = &read.remarks[0];
    assert_eq!(place(&roster.sheet, remark.row, remark.column), "职工!C12");
    assert_eq!(remark.weight, Weight::Fix);
}

#[test]
fn identity_numbers_are_tidied_then_checked() {
    for (text, wanted, key) in [
        (WOMAN, Some(WOMAN), None),
        ("11010519491231002x", Some(WOMAN), Some("roster.tidied_id")),
        (" 110105 19491231 002X\u{200b}", Some(WOMAN), Some("roster.tidied_id")),
        ("'11010519491231002X", Some(WOMAN), Some("roster.tidied_id")),
        ("１１０１０５１９４９１２３１００２Ｘ", Some(WOMAN), Some("roster.tidied_id")),
        ("110105491231002", None, Some("roster.id_old")),
        ("110105********002X", None, Some("roster.id_hidden")),
        ("110105194912310021", None, Some("code.check_digit")),
        ("1101051949123100", None, Some("code.length")),
        ("110105194913310021", None, Some("code.birth_day")),
    ] {
        let (typed, keys, _) = of("identity", t(text));
        let wanted = (wanted.map(str::to_owned), key.map(str::to_owned).into_iter().collect());
        assert_eq!((typed, keys), wanted, "{text}");
    }
    let (typed, keys, _) = of("identity", n("110105491231002"));
    assert_eq!((typed, keys), (None, vec!["roster.id_old".to_owned()]));
}

#[test]
fn three_zeros_at_the_end_are_asked_back_even_where_the_check_holds() {
    // Weights and remainders by hand: the check digit of 11010519491231100 is 0 for no day of ours, so look for one.
    let found = (1..=28).find_map(|day| {
        let number = format!("110105194912{day:02}1000");
        teji_codes::IdentityNumber::parse(&number).is_ok().then_some(number)
    });
    let number = found.or_else(|| {
        (1..=28).find_map(|day| {
            let number = format!("110105194911{day:02}2000");
            teji_codes::IdentityNumber::parse(&number).is_ok().then_some(number)
        })
    });
    let number = number.unwrap();
    let (typed, keys, choices) = of("identity", t(&number));
    assert_eq!((typed, keys), (None, vec!["roster.id_zeros".to_owned()]));
    assert_eq!(choices, [number]);
}

#[test]
fn days_are_read_where_they_can_be_read_in_one_way() {
    for (text, wanted) in [
        ("2019.7", "2019-07"),
        ("2019年7月", "2019-07"),
        ("201907", "2019-07"),
        ("2019-07", "2019-07"),
        ("2019/7", "2019-07"),
        ("20190701", "2019-07-01"),
        ("2019-07-01", "2019-07-01"),
        ("2019/7/1", "2019-07-01"),
        ("2019年7月1日", "2019-07-01"),
        ("2019.1", "2019-01"),
        ("2019", "2019"),
    ] {
        let (typed, keys, _) = of("grade_date", t(text));
        assert_eq!((typed.as_deref(), keys), (Some(wanted), vec![]), "{text}");
    }
    for (text, wanted, key) in [
        ("２０１９年７月", "2019-07", "roster.tidied_text"),
        ("2019-07-01 00:00:00", "2019-07-01", "roster.tidied_time"),
        ("2019-07-01T08:30", "2019-07-01", "roster.tidied_time"),
    ] {
        let (typed, keys, _) = of("grade_date", t(text));
        assert_eq!((typed.as_deref(), keys), (Some(wanted), vec![key.to_owned()]), "{text}");
    }
    for (number, wanted) in [
        ("2019.7", "2019-07"),
        ("201907", "2019-07"),
        ("20190701", "2019-07-01"),
        ("2019.12", "2019-12"),
    ] {
        let (typed, keys, _) = of("grade_date", n(number));
        assert_eq!((typed.as_deref(), keys), (Some(wanted), vec![]), "{number}");
    }
    let day = NaiveDate::from_ymd_opt(2019, 7, 1).unwrap();
    assert_eq!(of("grade_date", Value::Day(day)).0.as_deref(), Some("2019-07-01"));
    assert_eq!(of("grade_date", Value::Month(day)).0.as_deref(), Some("2019-07"));
}

#[test]
fn days_that_can_be_read_in_several_ways_are_asked_back() {
    for (value, key, choices) in [
        (t("7/8/2019"), "roster.day_order", &["2019-07-08", "2019-08-07"][..]),
        (t("25/8/2019"), "roster.day_order", &["2019-08-25"]),
        (t("7/2019"), "roster.day_order", &["2019-07"]),
        (t("03/04/05"), "roster.day_short", &["2003-04-05", "2005-03-04", "2005-04-03"]),
        (t("19.7"), "roster.day_short", &["2019-07"]),
        (t("19年7月1日"), "roster.day_short", &["2019-07-01"]),
        (t("190701"), "roster.day_short", &["2019-07-01"]),
        (t("85-7-1"), "roster.day_short", &["1985-07-01"]),
        (n("43647"), "roster.day_serial", &["2019-07-01"]),
        (n("43647.5"), "roster.day_serial", &["2019-07-01"]),
        (t("43647"), "roster.day_serial", &["2019-07-01"]),
        (n("2019.1"), "roster.day_october", &["2019-01", "2019-10"]),
        (t("2031-01-01"), "roster.day_future", &["2031-01-01"]),
        (t("1919-01-01"), "roster.day_old", &["1919-01-01"]),
    ] {
        let (typed, keys, found) = of("grade_date", value.clone());
        assert_eq!((typed, keys), (None, vec![key.to_owned()]), "{value:?}");
        assert_eq!(found, choices, "{value:?}");
    }
    for (text, key) in [
        ("2019-13", "problem.day.month"),
        ("2019-02-30", "problem.day.day"),
        ("不详", "problem.day.form"),
    ] {
        let (typed, keys, _) = of("grade_date", t(text));
        assert_eq!((typed, keys), (None, vec![key.to_owned()]), "{text}");
    }
}

#[test]
fn what_runs_on_has_no_end() {
    let (typed, keys, _) = of("post_from", t("2015.3至今"));
    assert_eq!(typed.as_deref(), Some("2015-03"));
    assert_eq!(keys, ["roster.tidied_now"]);
    let (typed, keys, _) = of("post_to", t("至今"));
    assert_eq!((typed, keys), (None, vec!["roster.tidied_now".to_owned()]));
}

#[test]
fn october_is_asked_back_where_all_is_text() {
    let roster = pasted("姓名\t发证日期\n张三\t2019.1");
    assert_eq!(keys(&row(&roster, 0)), ["roster.day_october"]);
}

#[test]
fn names_keep_their_characters_and_lose_their_blanks() {
    for (text, wanted, key) in [
        ("张三", Some("张三"), None),
        ("张 三", Some("张三"), Some("roster.tidied_name")),
        ("张\u{3000}三 ", Some("张三"), Some("roster.tidied_name")),
        ("买买提·艾力", Some("买买提·艾力"), None),
        ("买买提•艾力", Some("买买提·艾力"), Some("roster.tidied_name")),
        ("𠮷野", Some("𠮷野"), None),
        ("㛃", Some("㛃"), None),
        ("John Smith", Some("John Smith"), None),
        ("张?", None, Some("roster.name_lost")),
        ("张\u{e123}", None, Some("roster.name_lost")),
        ("张三1", None, Some("roster.name_odd")),
    ] {
        let roster = sheet(&[(1, &[t("姓名"), t("性别")]), (2, &[t(text)])], vec![]);
        let read = row(&roster, 0);
        assert_eq!(typed(&read.person, "name"), wanted, "{text}");
        assert_eq!(keys(&read), Vec::from_iter(key), "{text}");
    }
}

#[test]
fn words_stand_for_choices_and_bare_digits_are_asked_back() {
    for (column, value, wanted) in [
        ("front_line", t("是"), "yes"),
        ("front_line", t("√"), "yes"),
        ("front_line", t(" Y "), "yes"),
        ("front_line", t("否"), "no"),
        ("front_line", t("×"), "no"),
        ("front_line", t("Ｎ"), "no"),
        ("front_line", Value::Flag(true), "yes"),
        ("conduct", t("是"), "able"),
        ("conduct", t("能做到"), "able"),
        ("linked_post_now", t("原岗位"), "same"),
        ("sex", t("男"), "male"),
    ] {
        let (typed, keys, _) = of(column, value.clone());
        assert_eq!((typed.as_deref(), keys), (Some(wanted), vec![]), "{column} {value:?}");
    }
    for (value, key) in
        [(n("1"), "roster.yes_no"), (n("0"), "roster.yes_no"), (t("x"), "roster.yes_no")]
    {
        let (typed, keys, choices) = of("front_line", value);
        assert_eq!((typed, keys), (None, vec![key.to_owned()]));
        assert_eq!(choices, ["是", "否"]);
    }
    let (typed, keys, _) = of("conduct", t("否"));
    assert_eq!((typed, keys), (None, vec!["roster.choice".to_owned()]));
}

#[test]
fn certificates_that_are_named_hold_and_the_others_do_not() {
    let roster = pasted(
        "姓名\t证书种类\n张三\t职业技能等级证书\n李四\t职业资格、高级工程师\n王五\t高级工\n赵六\t无",
    );
    let told = |place, id: &str| {
        let person = row(&roster, place).person;
        let field = teji_notice::field(id).unwrap().id();
        person.application.typed(Spot::Check, field).map(str::to_owned)
    };
    assert_eq!(told(0, "grade_level").as_deref(), Some("yes"));
    assert_eq!(told(0, "grade_qualification").as_deref(), Some("no"));
    assert_eq!(told(1, "grade_qualification").as_deref(), Some("yes"));
    assert_eq!(told(1, "title").as_deref(), Some("yes"));
    assert_eq!(told(2, "grade_level"), None);
    assert_eq!(keys(&row(&roster, 2)), ["roster.choice"]);
    assert_eq!(told(3, "grade_level").as_deref(), Some("no"));
}

#[test]
fn absences_are_read_as_people_write_them() {
    for (text, wanted) in [
        ("无", "none"),
        ("约3个月", "about 3个月"),
        ("3个月", "about 3个月"),
        ("2020-01至2020-04", "2020-01..2020-04"),
        ("2020-01..2020-04；约2个月", "2020-01..2020-04; about 2个月"),
        ("2020.1-2020.4", "2020.1..2020.4"),
        ("2020-01-2020-04", "2020-01..2020-04"),
    ] {
        let roster = pasted(&format!("姓名\t途径\t离岗情况\n张三\t技能\t{text}"));
        let read = row(&roster, 0);
        let field = teji_notice::field("post_absences").unwrap().id();
        assert_eq!(read.person.application.typed(Spot::Check, field), Some(wanted), "{text}");
        assert_eq!(keys(&read), [""; 0], "{text}");
    }
    let roster = pasted("姓名\t途径\t离岗情况\n张三\t技能\t记不清");
    assert_eq!(keys(&row(&roster, 0)), ["roster.absences"]);
}

#[test]
fn headers_are_found_under_titles_and_over_two_rows() {
    let text = "某某公司职工名单\n填报时间：2026年11月\n姓名\t身份证号码\t工种（职业）\n张三\t11010519491231002X\t电工";
    let roster = pasted(text);
    assert_eq!(roster.header(), Some(Header { first: 3, last: 3 }));
    let block = |first_column, last_column, first_row, last_row| Range {
        first_column,
        first_row,
        last_column,
        last_row,
    };
    let roster = sheet(
        &[
            (1, &[t("职工名单")]),
            (2, &[t("姓名"), t("身份证号"), t("高级技师证书")]),
            (3, &[t(" "), t(" "), t("取得时间"), t("编号")]),
            (4, &[t("张三"), t(WOMAN), t("2015-06"), t("S1")]),
        ],
        vec![block(0, 3, 1, 1), block(2, 3, 2, 2), block(0, 0, 2, 3)],
    );
    assert_eq!(roster.header(), Some(Header { first: 2, last: 3 }));
    let means: Vec<_> = roster.headings().iter().map(|one| one.means.as_deref()).collect();
    assert_eq!(means, [Some("name"), Some("identity"), Some("grade_date"), Some("grade_number")]);
    assert_eq!(roster.len(), 1);
}

#[test]
fn a_heading_that_nobody_knows_is_listed_and_can_be_matched_and_is_remembered() {
    let mut roster =
        pasted("姓名\t公民身份号码\t持证日\t工位\n张三\t11010519491231002X\t2015-06-30\t3号");
    let means: Vec<_> = roster.headings().iter().map(|one| one.means.as_deref()).collect();
    assert_eq!(means, [Some("name"), Some("identity"), None, None]);
    assert_eq!(roster.left_out(), 2);
    roster.set_meaning(2, Column::find("grade_date"));
    assert_eq!(typed(&row(&roster, 0).person, "grade_date"), Some("2015-06-30"));
    assert_eq!(roster.left_out(), 1);
    let remembered = roster.to_remember();
    let mut again = Roster::new("二", true);
    for row in csv::pasted("姓名\t持证日：\n李四\t2016-01-01").unwrap() {
        again.push(&row).unwrap();
    }
    again.finish(vec![], &remembered).unwrap();
    assert_eq!(typed(&row(&again, 0).person, "grade_date"), Some("2016-01-01"));
}

#[test]
fn of_two_headings_for_one_column_the_second_is_not_read_and_says_so() {
    let roster = pasted("姓名\t工种\t职业\n张三\t电工\t钳工");
    assert!(roster.headings()[2].double);
    assert_eq!(roster.left_out(), 1);
    assert_eq!(typed(&row(&roster, 0).person, "occupation_name"), Some("电工"));
}

#[test]
fn blank_rows_shift_nothing() {
    let mut roster = Roster::new("职工", true);
    let text = "\n\n姓名,性别\n张三,男\n\n,,\n李四,女\n";
    csv::rows(text, &mut |row| {
        roster.push(&row).unwrap();
        ControlFlow::Continue(())
    })
    .unwrap();
    roster.finish(vec![], &BTreeMap::new()).unwrap();
    assert_eq!(roster.header(), Some(Header { first: 3, last: 3 }));
    assert_eq!((row(&roster, 0).number, row(&roster, 1).number), (4, 7));
    assert_eq!((roster.len(), roster.blank_rows()), (2, 2));
}

#[test]
fn examples_and_repeated_headers_are_no_people() {
    let roster =
        pasted("标记\t姓名\t性别\n示例\t张三\t男\n\t李四\t男\n标记\t姓名\t性别\n\t示例\t女");
    let skips: Vec<_> = (0..4).map(|place| row(&roster, place).skip).collect();
    assert_eq!(skips, [Some(Skip::Example), None, Some(Skip::Header), None]);
}

#[test]
fn cells_under_a_merged_one_are_asked_back() {
    let block = Range { first_column: 1, first_row: 2, last_column: 1, last_row: 3 };
    let rows: &[(u32, &[Value])] =
        &[(1, &[t("姓名"), t("工种")]), (2, &[t("张三"), t("电工")]), (3, &[t("李四")])];
    let mut roster = sheet(rows, vec![block]);
    let read = row(&roster, 1);
    assert_eq!(keys(&read), ["roster.merged"]);
    assert_eq!(read.remarks[0].choices, ["电工"]);
    let eye = Eye::new();
    eye.with(|sight| roster.mend(3, 1, Some("电工".to_owned()), sight));
    let read = row(&roster, 1);
    assert_eq!((keys(&read), typed(&read.person, "occupation_name")), (vec![], Some("电工")));
}

#[test]
fn what_a_person_types_answers_mends_and_undoes() {
    let mut roster = pasted("姓名\t发证日期\n张 三\t7/8/2019");
    let eye = Eye::new();
    assert_eq!(keys(&row(&roster, 0)), ["roster.tidied_name", "roster.day_order"]);
    eye.with(|sight| {
        roster.mend(2, 1, Some("2019-08-07".to_owned()), sight);
        roster.mend(2, 0, Some("张 三".to_owned()), sight);
    });
    let read = row(&roster, 0);
    assert_eq!(keys(&read), [""; 0]);
    assert_eq!(
        (typed(&read.person, "name"), typed(&read.person, "grade_date")),
        (Some("张 三"), Some("2019-08-07"))
    );
    eye.with(|sight| roster.mend(2, 1, None, sight));
    assert_eq!(keys(&row(&roster, 0)), ["roster.day_order"]);
}

#[test]
fn a_failed_formula_blocks_its_row() {
    let fault = Value::Fault("#REF!".to_owned());
    let rows: &[(u32, &[Value])] = &[
        (1, &[t("姓名"), t("工种")]),
        (2, &[t("张三"), fault]),
        (3, &[t("李四"), Value::Unreckoned]),
    ];
    let mut roster = sheet(rows, vec![]);
    assert_eq!(keys(&row(&roster, 0)), ["roster.fault"]);
    assert_eq!(keys(&row(&roster, 1)), ["roster.unreckoned"]);
    let summary = Eye::new().with(|sight| {
        roster.survey(sight, 10);
        roster.summary()
    });
    assert_eq!((summary.rows, summary.usable, summary.to_fix), (2, 0, 2));
}

#[test]
fn two_rows_with_one_number_both_wait_until_one_is_mended() {
    let mut roster =
        pasted(&format!("姓名\t身份证号\n张三\t{WOMAN}\n李四\t{}\n王五\t", WOMAN.to_lowercase()));
    let eye = Eye::new();
    eye.with(|sight| {
        assert_eq!(roster.survey(sight, 2), 1);
        assert_eq!(roster.survey(sight, 2), 0);
        assert_eq!((roster.summary().to_fix, roster.summary().usable), (2, 1));
        let first = roster.whole_row(0, sight);
        assert_eq!(keys(&first), ["roster.id_double"]);
        assert_eq!(first.remarks[0].args, [("rows".to_owned(), "3".to_owned())]);
        roster.mend(3, 1, Some(MAN.to_owned()), sight);
        assert_eq!((roster.summary().to_fix, roster.summary().usable), (0, 3));
    });
}

#[test]
fn people_who_are_there_already_are_filled_in_and_not_written_over() {
    let mut eye = Eye::new();
    let mut known = fixture::person("张三", &[]);
    let (spot, field) = Column::find("identity").unwrap().home().unwrap();
    known.application.set(spot, field, WOMAN);
    let number = eye.batch.add(known).unwrap();
    let mut roster = pasted(&format!(
        "姓名\t身份证号\t工种\t电话\n张三\t{WOMAN}\t电工\t13800000000\n李四\t\t电工\t"
    ));
    roster.meet(&eye.batch);
    let taken = eye.with(|sight| {
        roster.survey(sight, 10);
        let summary = roster.summary();
        assert_eq!((summary.new, summary.same, summary.differing), (1, 0, 1));
        let row = roster.whole_row(0, sight);
        assert_eq!(keys(&row), ["roster.known"]);
        assert!(row.remarks[0].args.contains(&("asked".to_owned(), "1".to_owned())));
        [false, true].map(|overwrite| roster.taken(Lists { overwrite, ..Lists::default() }, sight))
    });
    let [kept, written] = taken;
    for (taken, occupation) in [(kept, "装配钳工"), (written, "电工")] {
        let mut batch = eye.batch.clone();
        assert_eq!(batch.take_over(taken), 1);
        assert_eq!(batch.people().len(), 2);
        let person = batch.person(number).unwrap();
        assert_eq!(typed(person, "occupation_name"), Some(occupation));
        assert_eq!(typed(person, "phone"), Some("13800000000"));
        assert_eq!(batch.columns.get("姓名").map(String::as_str), Some("name"));
    }
}

#[test]
fn a_word_may_be_told_for_all_rows() {
    let mut roster = pasted("姓名\t岗位开始时间\n张三\t2015-01-01");
    assert_eq!(keys(&row(&roster, 0)), ["roster.kind_open"]);
    let lacking: Vec<_> = roster.lacking().map(|column| column.id).collect();
    assert!(lacking.contains(&"post_kind") && lacking.contains(&"front_line"));
    roster.set_whole(Column::find("post_kind").unwrap(), "高级技师岗位");
    roster.set_whole(Column::find("front_line").unwrap(), "是");
    let read = row(&roster, 0);
    assert_eq!(keys(&read), [""; 0]);
    assert_eq!(typed(&read.person, "front_line"), Some("yes"));
}

#[test]
fn sex_and_birth_are_compared_with_the_number() {
    let roster = pasted(&format!(
        "姓名\t身份证号\t性别\t出生年月\n张三\t{WOMAN}\t女\t1949.12\n李四\t{WOMAN}\t男\t1950.1.1"
    ));
    assert_eq!(keys(&row(&roster, 0)), [""; 0]);
    let read = row(&roster, 1);
    assert_eq!(keys(&read), ["roster.sex_differs", "roster.birth_differs"]);
    assert_eq!((typed(&read.person, "sex"), typed(&read.person, "birth")), (None, None));
    assert_eq!(read.remarks[0].choices, ["女"]);
}

#[test]
fn the_template_is_read_back_without_a_doubt() {
    let eye = Eye::new();
    let bytes = template(&eye.catalog, "zh-CN").unwrap();
    let mut source = bytes.as_slice();
    let book = teji_sheets::open(&mut source).unwrap();
    let mut roster = Roster::new(&book.sheets()[0].name, false);
    book.rows(&mut source, 0, &mut |row| {
        roster.push(&row).unwrap();
        ControlFlow::Continue(())
    })
    .unwrap();
    let merged = book.merged(&mut source, 0).unwrap();
    roster.finish(merged, &BTreeMap::new()).unwrap();
    let read: Vec<_> = roster.headings().iter().map(|one| one.column().unwrap().id).collect();
    assert_eq!(read, Column::offered().map(|column| column.id).collect::<Vec<_>>());
    assert_eq!(row(&roster, 0).skip, Some(Skip::Example));
    let flag = roster.headings()[0].column;
    roster.set_meaning(flag, None);
    assert_eq!(keys(&row(&roster, 0)), [""; 0], "the example is a good one");
}

#[test]
fn a_marked_copy_of_a_text_is_read_again_without_a_question() {
    let mut roster =
        pasted("姓名\t身份证号\t持证日\n张三\t110105194912310021\t2015-06-30\n李 四\t\t");
    roster.set_meaning(2, Column::find("grade_date"));
    let eye = Eye::new();
    let bytes = eye.with(|sight| {
        roster.survey(sight, 10);
        new_copy(&roster, sight, "zh-CN", None).unwrap()
    });
    let mut source = bytes.as_slice();
    let book = teji_sheets::open(&mut source).unwrap();
    let mut again = Roster::new("x", false);
    let mut texts = Vec::new();
    book.rows(&mut source, 0, &mut |row| {
        texts.extend(row.cells.iter().map(|cell| format!("{:?}", cell.value)));
        again.push(&row).unwrap();
        ControlFlow::Continue(())
    })
    .unwrap();
    again.finish(vec![], &roster.to_remember()).unwrap();
    let read = row(&again, 0);
    assert_eq!(typed(&read.person, "grade_date"), Some("2015-06-30"));
    assert_eq!(again.left_out(), 0);
    assert!(texts.iter().any(|text| text.contains("【要改】B2 ")), "{texts:?}");
    assert!(texts.iter().any(|text| text.contains("【已整理】A3 ")), "{texts:?}");
}

#[test]
fn every_heading_that_we_write_is_known_and_means_one_column() {
    for text in [crate::CHINESE, crate::ENGLISH] {
        let catalog = Catalog::read(&[text]);
        for column in COLUMNS {
            let list = catalog.text(&format!("column.{}", column.id)).to_owned();
            for heading in list.split(['；', ';']) {
                let found = words::words().headings.get(&heading::normal(heading));
                assert_eq!(found.map(|one| one.id), Some(column.id), "{heading}");
            }
            for (choice, offer) in
                words::choices(column).1.iter().zip(words::offers(&catalog, column))
            {
                assert_eq!(words::words().choice(column, &offer), Some(*choice), "{offer}");
            }
        }
    }
}

#[test]
fn only_wanted_results_are_taken() {
    let mut roster = pasted("姓名\t工种\n张三\t电工\n李四\t电工");
    Eye::new().with(|sight| {
        roster.survey(sight, 10);
        let summary = roster.summary();
        assert_eq!(summary.states.iter().sum::<usize>(), 2);
        let mut lists = Lists::default();
        assert_eq!(roster.would_add(lists), 2);
        let place = summary.states.iter().position(|count| *count == 2).unwrap();
        lists.states[place] = false;
        assert_eq!((roster.would_add(lists), roster.taken(lists, sight).added.len()), (0, 0));
    });
}

#[test]
fn too_many_rows_are_told() {
    let mut roster = Roster::new("", true);
    let row =
        |number| Row { number, cells: vec![Cell { column: 0, value: t("x"), formula: false }] };
    let mut number = 0;
    let error = loop {
        number += 1;
        if let Err(error) = roster.push(&row(number)) {
            break error;
        }
    };
    assert_eq!((error, number), (RosterError::TooManyRows, 100_051));
}
