use std::borrow::Cow;

use teji_fields::UNSURE;
use teji_workdays::{Absence, Arrangement, Calendar, Period};

use super::*;
use crate::Logic;
use crate::fixture::{
    AWAY, FOUND, GREY, NUMBER, POSTED_FROM, POSTED_TO, RUN, SERVICE, SINCE, SUM, World, chosen,
    date, facts, full_years, not_barred, posted, second_is_t,
};

fn day(text: &str) -> Day {
    if text == "never" { Day::NEVER } else { Day::from(date(text)) }
}

fn onset(leaf: &crate::Rule, world: &World) -> Onset {
    let Logic::Test(test) = leaf.logic else { panic!("not a leaf") };
    test.onset(&world.case())
}

fn expect(leaf: &crate::Rule, rows: &[(&str, Onset)]) {
    for (told, wanted) in rows {
        assert_eq!(onset(leaf, &World::of(facts(told))), *wanted, "{told}");
    }
}

fn between(earliest: &str, latest: &str) -> Onset {
    Onset { earliest: day(earliest), latest: day(latest) }
}

#[test]
fn a_choice_meets_fails_waits_or_is_judged() {
    let rows = [
        ("", Onset::UNKNOWN),
        ("grey=?", Onset::UNKNOWN),
        ("grey=what", Onset::UNKNOWN),
        ("grey=yes", Onset::ALWAYS),
        ("grey=other", Onset::ALWAYS),
        ("grey=no", Onset::NEVER),
        ("grey=perhaps", Onset::UNKNOWN),
        ("grey=later", between("2026-06-16", "never")),
    ];
    expect(&chosen(&GREY), &rows);
}

#[test]
fn an_excepted_choice_fails() {
    let test =
        crate::test("grey", "4", Test::Chosen { field: &GREY, except: &["other", "perhaps"] });
    let rows = [
        ("grey=yes", Onset::ALWAYS),
        ("grey=other", Onset::NEVER),
        ("grey=perhaps", Onset::NEVER),
        ("grey=no", Onset::NEVER),
        ("grey=later", between("2026-06-16", "never")),
        ("", Onset::UNKNOWN),
    ];
    expect(&test, &rows);
}

#[test]
fn years_are_full_on_a_day() {
    let rows = [
        ("service=2021-06-15..|away=none", between("2026-06-15", "2026-06-15")),
        ("service=2021-06..|away=none", between("2026-06-01", "2026-06-30")),
        ("service=2021-06-15..|away=2022-01-01..2022-01-10", between("2026-06-25", "2026-06-25")),
        ("service=2021-06-15..2023-01-01|away=none", Onset::NEVER),
        ("service=2021-06-15..|away=about 1", between("2026-06-16", "2026-08-16")),
    ];
    expect(&full_years(SUM, None), &rows);
    expect(
        &full_years(RUN, None),
        &[(
            "service=2021-06-15..|away=2022-01-01..2022-01-10",
            between("2027-01-10", "2027-01-10"),
        )],
    );
}

/// The earlier bound takes what is not known at its best, and the later one is open.
#[test]
fn years_are_open_where_something_is_not_known() {
    let best = between("1905-01-01", "never");
    for unknown in ["", UNSURE, "soon"] {
        let rows = [
            (format!("service={unknown}|away=none"), best),
            (format!("service=2021-06-15..|away={unknown}"), between("2026-06-15", "never")),
            (format!("service={unknown}|away={unknown}"), best),
            (
                format!("service={unknown}|away=1905-01-01..1905-01-02"),
                between("1905-01-03", "never"),
            ),
        ];
        let rows: Vec<_> = rows.iter().map(|(told, onset)| (told.as_str(), *onset)).collect();
        expect(&full_years(SUM, None), &rows);
    }
}

/// The readable ones bound the later day; the others may have come before all of them.
#[test]
fn a_period_that_cannot_be_read_leaves_the_others() {
    let rows = [
        ("service=2021-06-15..; soon|away=none", between("1905-01-01", "2026-06-15")),
        ("service=2021-06..; 2020..2019|away=none", between("1905-01-01", "2026-06-30")),
        ("service=soon|away=none", between("1905-01-01", "never")),
        ("service=2021-06-15..; soon", between("1905-01-01", "never")),
    ];
    expect(&full_years(SUM, None), &rows);
    let since = "service=2010-01-01..; soon|away=none|since=2021-06-15";
    expect(&full_years(SUM, Some(&SINCE)), &[(since, between("2026-06-15", "2026-06-15"))]);
}

#[test]
fn nothing_counts_before_a_certificate_that_is_asked_for() {
    let rows = [
        ("service=2010-01-01..|away=none|since=2021-06-15", between("2026-06-15", "2026-06-15")),
        ("service=2010-01-01..|away=none|since=2021-06", between("2026-06-01", "2026-06-30")),
        ("service=2010-01-01..|away=none", between("2015-01-01", "never")),
        ("service=2010-01-01..|away=none|since=?", between("2015-01-01", "never")),
        ("service=2010-01-01..|since=2021-06-15", between("2026-06-15", "never")),
        ("away=none|since=2021-06-15", between("2026-06-15", "never")),
    ];
    expect(&full_years(SUM, Some(&SINCE)), &rows);
    expect(
        &full_years(SUM, None),
        &[("service=2010-01-01..|away=none|since=?", between("2015-01-01", "2015-01-01"))],
    );
}

#[test]
fn a_bar_is_over_on_the_day_after_its_last() {
    let from_finding = [
        ("", Onset::UNKNOWN),
        ("found=?", Onset::UNKNOWN),
        ("found=never", Onset::UNKNOWN),
        ("found=none", Onset::ALWAYS),
        ("found=2020-02-29", between("2025-03-01", "2025-03-01")),
        ("found=2021-02-28", between("2026-03-01", "2026-03-01")),
        ("found=2021-06-15", between("2026-06-16", "2026-06-16")),
        ("found=2021-12-31", between("2027-01-01", "2027-01-01")),
        ("found=2020-02", between("2025-02-02", "2025-03-01")),
    ];
    expect(&not_barred(false), &from_finding);
    let to_year_end = [
        ("", Onset::UNKNOWN),
        ("found=none", Onset::ALWAYS),
        ("found=2020-02-29", between("2026-01-01", "2026-01-01")),
        ("found=2021-12-31", between("2027-01-01", "2027-01-01")),
        ("found=2021-12-01~2022-01-31", between("2027-01-01", "2028-01-01")),
    ];
    expect(&not_barred(true), &to_year_end);
}

/// 2026-06-15 is a Monday; Friday of that week is a day off.
#[test]
fn days_of_posting_are_working_days() {
    let rows = [
        ("", Onset::UNKNOWN),
        ("posted_from=2026-06-15", Onset::UNKNOWN),
        ("posted_to=2026-06-15", Onset::UNKNOWN),
        ("posted_from=2026-06-15|posted_to=?", Onset::UNKNOWN),
        ("posted_from=2026-06-15|posted_to=2026-06-22", Onset::NEVER),
        ("posted_from=2026-06-15|posted_to=2026-06-23", Onset::ALWAYS),
        ("posted_from=2026-06-15|posted_to=2026-06-22~2026-06-23", Onset::UNKNOWN),
        ("posted_from=2026-06-14~2026-06-15|posted_to=2026-06-22", Onset::UNKNOWN),
        ("posted_from=2026-06-14~2026-06-15|posted_to=2026-06-23", Onset::ALWAYS),
        ("posted_from=2026-06-15|posted_to=2026-06-01", Onset::NEVER),
        ("posted_from=2199-12-31|posted_to=2199-12-31", Onset::NEVER),
    ];
    expect(&posted(false), &rows);
    let counted = [
        ("posted_from=2026-06-15|posted_to=2026-06-22", Onset::ALWAYS),
        ("posted_from=2026-06-15|posted_to=2026-06-21", Onset::NEVER),
    ];
    expect(&posted(true), &counted);
}

/// In 2027, of which no schedule is out, weekend days may be worked and others may be off.
#[test]
fn days_of_posting_may_be_unsettled() {
    let rows = [
        ("posted_from=2027-03-01|posted_to=2027-03-05", Onset::NEVER),
        ("posted_from=2027-03-01|posted_to=2027-03-06", Onset::UNKNOWN),
        ("posted_from=2027-03-01|posted_to=2027-12-30", Onset::UNKNOWN),
        ("posted_from=2026-12-21|posted_to=2026-12-28", Onset::ALWAYS),
        ("posted_from=2026-12-22|posted_to=2026-12-29", Onset::UNKNOWN),
    ];
    expect(&posted(false), &rows);
    let mut world = World::of(facts("posted_from=2027-03-01|posted_to=2027-03-08"));
    assert_eq!(onset(&posted(false), &world), Onset::UNKNOWN);
    let schedule = Arrangement::parse(2027, "2027-01-01 off x\n").unwrap();
    world.calendar = Cow::Owned(Calendar::published().with_arrangement(schedule));
    assert_eq!(onset(&posted(false), &world), Onset::ALWAYS);
}

#[test]
fn a_character_stands_in_a_number() {
    let rows = [
        ("", Onset::UNKNOWN),
        ("number=?", Onset::UNKNOWN),
        ("number=A_", Onset::UNKNOWN),
        ("number=AT", Onset::ALWAYS),
        ("number=A T7", Onset::ALWAYS),
        ("number=At", Onset::NEVER),
        ("number=TA", Onset::NEVER),
        ("number=T", Onset::NEVER),
    ];
    expect(&second_is_t(), &rows);
}

#[test]
fn each_kind_of_leaf_names_its_fields() {
    let ids = |leaf: &crate::Rule| leaf.fields().iter().map(|field| field.id()).collect::<Vec<_>>();
    assert_eq!(ids(&chosen(&GREY)), [GREY.id]);
    assert_eq!(ids(&full_years(SUM, None)), [SERVICE.id, AWAY.id]);
    assert_eq!(ids(&full_years(SUM, Some(&SINCE))), [SERVICE.id, AWAY.id, SINCE.id]);
    assert_eq!(ids(&not_barred(true)), [FOUND.id]);
    assert_eq!(ids(&posted(true)), [POSTED_FROM.id, POSTED_TO.id]);
    assert_eq!(ids(&second_is_t()), [NUMBER.id]);
}

/// Otherwise bounds that take an unknown field at its best would be wrong.
#[test]
fn the_best_service_is_read() {
    assert_eq!(AWAY.kind.read(AWAY.best), Ok(Vec::<Absence>::new()));
    let always = Period { first: teji_fields::read_day("1900-01-01").unwrap(), last: None };
    assert_eq!(SERVICE.kind.read(SERVICE.best), Ok(vec![always]));
}
