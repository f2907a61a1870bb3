use chrono::NaiveDate;
use teji_fields::FieldId;
use teji_rules::{Outcome, Rulings, Verdict};
use teji_workdays::Calendar;

use super::*;
use crate::fixture::{id, person, plan};

fn outcome(number: u32, told: &[(&str, &str)], answer: Option<&str>) -> Outcome {
    let plan = plan();
    let person = person("张三", told);
    let facts = plan.facts_of(&person.application);
    let (rulings, calendar) = (Rulings::default(), Calendar::published());
    let reference = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let case = Case { facts: &facts, rulings: &rulings, calendar: &calendar, reference };
    let further = plan.further().into_iter().find(|one| one.number == number).unwrap();
    let onset = further.onset(&person.application, answer, &case);
    Outcome::of(&onset.map(|onset| Verdict::on(Day::from(reference), onset)))
}

#[test]
fn years_in_post_are_counted_as_the_notice_counts_them() {
    let since =
        |day: &str| outcome(1, &[("post_service", day), ("grade_date", "2010-01-01")], None);
    assert_eq!(since("2018-11-22.."), Outcome::Met);
    assert_eq!(since("2018-11-23.."), Outcome::DependsOnReading);
    assert_eq!(since("2018-11-24.."), Outcome::NotMet);
    assert_eq!(since("?"), Outcome::Unknown);
    let title = [("grade_level", "no"), ("title", "yes"), ("post_service", "")];
    let linked = [
        ("linked_service", "2010-01-01.."),
        ("linked_absences", "none"),
        ("title_date", "2009-01-01"),
    ];
    assert_eq!(outcome(1, &[title.as_slice(), &linked].concat(), None), Outcome::Met);
}

#[test]
fn statements_and_choices_wait_for_their_answers() {
    assert_eq!(outcome(2, &[], None), Outcome::Unknown);
    assert_eq!(outcome(2, &[], Some("yes")), Outcome::Met);
    assert_eq!(outcome(2, &[], Some("no")), Outcome::NotMet);
    assert_eq!(outcome(2, &[], Some("?")), Outcome::Unknown);
    assert_eq!(outcome(4, &[], Some("大专")), Outcome::Met);
    assert_eq!(outcome(4, &[], Some("高中")), Outcome::NotMet);
    assert_eq!(outcome(4, &[], Some("博士")), Outcome::Unknown);
    assert_eq!(outcome(4, &[], None), Outcome::Unknown);
}

#[test]
fn merits_that_are_listed_count_and_too_few_may_become_more() {
    let plan = plan();
    let further = plan.further().into_iter().find(|one| one.number == 3).unwrap();
    let mut application = Application::default();
    let (facts, rulings, calendar) = (Facts::default(), Rulings::default(), Calendar::published());
    let reference = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let case = Case { facts: &facts, rulings: &rulings, calendar: &calendar, reference };
    let head = FieldId("merit_head");
    for wanted in [Onset::UNKNOWN, Onset::UNKNOWN, Onset::ALWAYS] {
        assert_eq!(further.onset(&application, None, &case), Table::always(wanted));
        application.merits.add(Facts::default().with(head, "merit_training"));
    }
}

#[test]
fn years_of_holding_and_of_work_run_from_their_days() {
    let onset = |since: &str, name: &str, day: &str| {
        let mut plan = plan();
        plan.further.set(1, FURTHER_SINCE.id, since);
        plan.further.set(1, FURTHER_LEAST.id, "3");
        let mut person = person("张三", &[("grade_date", "")]);
        let spot = if name == "work_since" { Spot::Basics } else { Spot::Check };
        let field =
            teji_dossier::BASICS.field(name).map_or_else(|| id(name), teji_fields::AnyField::id);
        person.application.set(spot, field, day);
        let facts = plan.facts_of(&person.application);
        let (rulings, calendar) = (Rulings::default(), Calendar::published());
        let reference = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let case = Case { facts: &facts, rulings: &rulings, calendar: &calendar, reference };
        plan.further()[0].onset(&person.application, None, &case).settled().unwrap()
    };
    let day = |year, month, day| Day::from(NaiveDate::from_ymd_opt(year, month, day).unwrap());
    assert_eq!(onset("holding", "grade_date", "2024-02-29"), Onset::on(day(2027, 2, 28)));
    assert_eq!(onset("holding", "grade_date", ""), Onset::UNKNOWN);
    let month = onset("at_work", "work_since", "2020-05");
    assert_eq!((month.earliest, month.latest), (day(2023, 5, 1), day(2023, 5, 31)));
}

/// They may narrow the notice and never loosen it: what would loosen it is refused with the clause.
#[test]
fn a_condition_that_would_loosen_the_notice_is_refused_with_its_clause() {
    let refused = |number: u32, field: FieldId, typed: &str| {
        let mut plan = plan();
        plan.further.set(number, field, typed);
        (plan.refusals(), plan.is_whole())
    };
    let fewer = Refusal::FewerYears { number: 1, years: 4 };
    assert_eq!(fewer.clause(), Some("basic.service"));
    assert_eq!(refused(1, FURTHER_LEAST.id, "4"), (vec![fewer], false));
    assert_eq!(refused(1, FURTHER_LEAST.id, "5"), (vec![], true));
    let none = Refusal::NoMerit(3);
    assert_eq!(none.clause(), Some("basic.merit"));
    assert_eq!(refused(3, FURTHER_LEAST.id, "０"), (vec![none], false));
    for (number, field, typed) in [
        (1, FURTHER_LEAST.id, "many"),
        (1, FURTHER_LEAST.id, "61"),
        (1, FURTHER_SINCE.id, ""),
        (2, FURTHER_TITLE.id, ""),
        (2, FURTHER_KIND.id, "strange"),
        (4, FURTHER_ACCEPTED.id, "博士"),
        (4, FURTHER_ACCEPTED.id, ""),
        (4, FURTHER_ACCEPTED.id, "高中\n大专\n本科"),
    ] {
        assert_eq!(
            refused(number, field, typed),
            (vec![Refusal::Unclear(number)], false),
            "{typed}"
        );
    }
}
