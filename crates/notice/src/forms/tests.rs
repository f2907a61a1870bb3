use std::collections::BTreeSet;

use super::*;
use crate::{CLAUSES, clause};

#[test]
fn no_two_fields_share_a_name() {
    let ids: BTreeSet<_> = fields().map(AnyField::id).collect();
    assert_eq!(ids.len(), fields().count());
    for known in fields() {
        assert_eq!(field(known.id().0).map(AnyField::id), Some(known.id()));
    }
    assert!(field("none").is_none());
}

#[test]
fn each_page_asks_something_for_the_sake_of_a_clause() {
    let ids: BTreeSet<_> = SELF_CHECK.iter().map(|page| page.id).collect();
    assert_eq!(ids.len(), SELF_CHECK.len());
    for page in SELF_CHECK {
        assert!(clause(page.clause).is_some(), "{}", page.id);
        assert!(page.asks.iter().all(|ask| !ask.fields().is_empty()), "{}", page.id);
    }
}

#[test]
fn each_field_stands_in_a_clause_of_the_notice() {
    for field in fields() {
        assert!(CLAUSES.iter().any(|entry| entry.clause == field.clause()), "{:?}", field.id());
    }
}

/// What is ticked is said yes to, and all else on the list no.
#[test]
fn ticks_are_answered_by_yes_or_no() {
    let mut ticked = 0;
    for ask in SELF_CHECK.iter().flat_map(|page| page.asks) {
        if let Ask::Ticks { fields, .. } = ask {
            ticked += fields.len();
            assert!(fields.iter().all(|field| field.extremes() == ["yes", "no"]));
        }
    }
    assert_eq!(ticked, 14);
}

#[test]
fn a_page_fills_the_fields_of_its_questions_in_order() {
    let page = &SELF_CHECK[0];
    let ids: Vec<_> = page.fields().iter().map(|field| field.id().0).collect();
    let wanted =
        ["grade_qualification", "grade_level", "grade_enterprise", "title", "grade_in_occupation"];
    assert_eq!(ids, wanted);
    assert!(page == &SELF_CHECK[0] && page != &SELF_CHECK[1]);
    let last: Vec<_> = fields().map(|field| field.id().0).collect();
    assert_eq!(last[last.len() - 2..], ["objections", "certificate_code"]);
}
