use super::*;
use crate::fixture::{id, plan};

#[test]
fn a_plan_that_settles_all_six_points_is_whole() {
    assert_eq!(plan().lacks(), []);
    assert!(plan().is_whole());
}

/// P1: without one of the six the plan is not whole, and that one is named.
#[test]
fn each_point_that_is_left_out_is_named() {
    for (point, field) in [
        (Point::Ratio, "plan_ratio"),
        (Point::Ratio, "ratio_base"),
        (Point::Criteria, "plan_criteria"),
        (Point::Procedure, "plan_procedure"),
        (Point::Methods, "plan_methods"),
        (Point::Support, "plan_support"),
    ] {
        let mut plan = plan();
        plan.facts.set(id(field), "");
        assert_eq!(plan.lacks(), [PlanLack::Point(point)], "{field}");
        assert!(!plan.is_whole());
    }
    let mut bare = plan();
    bare.occupations = List::default();
    assert_eq!(bare.lacks(), [PlanLack::Point(Point::Occupations)]);
    assert_eq!(Plan::default().lacks().len(), 6 + 7);
}

#[test]
fn a_share_of_something_else_needs_its_name() {
    let mut plan = plan();
    plan.facts.set(RATIO_BASE.id, "other_base");
    assert!(!plan.is_settled(Point::Ratio));
    plan.facts.set(RATIO_BASE_NAME.id, "一线班组长");
    assert!(plan.is_settled(Point::Ratio));
}

#[test]
fn the_quota_is_counted_exactly_and_what_is_held_is_taken_off() {
    let quota = |ratio: &str, base: &str, held: &str, way: &str| {
        let mut plan = plan();
        for (field, typed) in [
            ("plan_ratio", ratio),
            ("base_count", base),
            ("held_count", held),
            ("ratio_rounding", way),
        ] {
            plan.facts.set(id(field), typed);
        }
        plan.quota().map(|quota| (quota.all, quota.held, quota.free))
    };
    assert_eq!(quota("5%", "130", "2", ""), Some((6, 2, 4)));
    assert_eq!(quota("5%", "130", "2", "near"), Some((7, 2, 5)));
    assert_eq!(quota("5%", "129", "", "near"), Some((6, 0, 6)));
    assert_eq!(quota("1:20", "100", "7", "down"), Some((5, 7, 0)));
    assert_eq!(quota("0.35%", "9999999", "0", ""), Some((34_999, 0, 34_999)));
    assert_eq!(quota("5%", "", "2", ""), None);
    assert_eq!(quota("5%", "130", "two", ""), None);
}

#[test]
fn occupations_are_found_by_name_or_code_however_they_are_written() {
    let mut plan = plan();
    plan.occupations.set(1, OCCUPATION_CODE.id, "6-20-01-01");
    for typed in ["装配钳工", " 装配　钳工 ", "6-20-01-01", "６－２０－０１－０１"]
    {
        assert_eq!(plan.basis_of(typed), Some([true, false]), "{typed}");
    }
    assert_eq!(plan.basis_of("电工"), Some([true, true]));
    assert_eq!(plan.basis_of("焊接工程师"), Some([false, true]));
    assert_eq!(plan.basis_of("钳工"), None);
    assert_eq!(plan.basis_of(""), None);
}

#[test]
fn a_month_is_no_day_of_reference() {
    let mut plan = plan();
    let lack = PlanLack::Answer(REFERENCE.id);
    assert!(!plan.lacks().contains(&lack));
    plan.facts.set(REFERENCE.id, "2026-11");
    assert!(plan.lacks().contains(&lack));
}

#[test]
fn what_is_not_asked_is_no_problem_of_the_plan() {
    let mut plan = plan();
    plan.facts.set(RATIO_BASE_NAME.id, "长".repeat(100));
    assert_eq!(plan.problems(), []);
    plan.facts.set(RATIO_BASE.id, "other_base");
    assert_eq!(plan.problems().len(), 1);
}
