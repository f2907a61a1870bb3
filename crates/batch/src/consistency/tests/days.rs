//! Days and counts of the forms that contradict each other, or are too rough.

use super::*;

#[test]
fn clashes_of_days_are_told() {
    let early = |batch: &mut Batch| batch.set(id("approved_day"), "2026-11-09");
    let clash = arises(early, "order.reversed", Weight::Fault);
    assert_eq!(clash.places, [Place::Field(id("approved_day")), Place::Field(id("posted_to"))]);
    let short = |batch: &mut Batch| batch.set(id("posted_to"), "2026-11-05");
    let clash = arises(short, "publicity.end.short", Weight::Fault);
    assert_eq!(clash.places, [Place::Field(id("posted_to")), Place::Field(id("posted_from"))]);
}

#[test]
fn days_that_nobody_orders_elsewhere_are_compared_with_each_other() {
    for (field, typed, first) in [
        ("review_to", "2026-10-27", "review_from"),
        ("posted_from", "2026-10-29", "review_to"),
        ("agreement_to", "2026-11-17", "agreement_from"),
        ("opened_to", "2026-10-09", "opened_from"),
    ] {
        let change = |batch: &mut Batch| batch.set(id(field), typed);
        let clash = arises(change, "clash.days_reversed", Weight::Fault);
        assert_eq!(clash.places, [field, first].map(|one| Place::Field(id(one))), "{field}");
        let same = sound().typed(id(first)).unwrap().to_owned();
        let mut batch = sound();
        batch.set(id(field), same);
        assert_eq!(found(&batch, "clash.days_reversed"), None, "{field}");
    }
    let present = |batch: &mut Batch| batch.set(id("review_present"), "10");
    let clash = arises(present, "clash.too_many_present", Weight::Fault);
    assert_eq!(args(&clash), ["9", "10"]);
}

#[test]
fn a_month_where_a_day_is_needed_is_a_fault() {
    for field in ["reference_day", "posted_from", "posted_to", "approved_day", "certificate_day"] {
        assert!(crate::needs_exact(id(field)));
        let rough = |batch: &mut Batch| batch.set(id(field), "2026-11");
        let clash = arises(rough, "clash.rough_day", Weight::Fault);
        assert_eq!(clash.places, [Place::Field(id(field))]);
        assert_eq!(args(&clash)[1], "2026年11月");
    }
    assert!(!crate::needs_exact(id("plan_day")));
}

#[test]
fn days_in_clashes_are_worded() {
    let short = |batch: &mut Batch| batch.set(id("posted_to"), "2026-11-05");
    let clash = arises(short, "publicity.end.short", Weight::Fault);
    assert!(args(&clash).contains(&"2026年11月10日"), "{clash:?}");
    let early = |batch: &mut Batch| batch.set(id("approved_day"), "2026-11-09");
    let clash = arises(early, "order.reversed", Weight::Fault);
    assert!(args(&clash).contains(&"2026年11月9日"), "{clash:?}");
}

#[test]
fn one_day_off_that_cannot_be_read_is_named() {
    let off = |batch: &mut Batch| batch.set(id("days_off"), "2026-11-04\n11月5号前后");
    let clash = arises(off, crate::DaysOff::PROBLEM, Weight::Fault);
    assert_eq!(args(&clash), ["11月5号前后"]);
    assert_eq!(clash.places, [Place::Field(id("days_off"))]);
}
