use std::collections::BTreeSet;

use super::*;
use crate::application::{Group, Spot};
use crate::fixture::{id, technician, told};

#[test]
fn each_condition_is_a_rule_of_a_person_or_an_honour() {
    for condition in CONDITIONS {
        assert!(!condition.fields().is_empty(), "{}", condition.id);
        assert_eq!(condition.proves.id.0, format!("proves.{}", condition.id));
        assert!(condition_of(condition.proves.id).is_some());
    }
    assert_eq!(PROVES.len(), CONDITIONS.len());
}

/// Nothing that decides about a person is without a place for its papers; what the notice reads twice stands once.
#[test]
fn every_field_of_a_person_belongs_to_a_condition() {
    let proven: BTreeSet<FieldId> =
        CONDITIONS.iter().flat_map(Condition::fields).map(AnyField::id).collect();
    let wanted = [law().person.fields(), law().honours.fields()].concat();
    let missing: Vec<_> = wanted
        .iter()
        .map(|field| field.id().0)
        .filter(|id| !proven.contains(&FieldId(id)))
        .collect();
    // The certificate's occupation is on the certificate.
    assert_eq!(missing, ["grade_in_occupation"]);
}

#[test]
fn a_condition_is_claimed_where_answers_say_that_it_holds() {
    let claimed = |text: &str| -> Vec<&str> {
        let facts = told(text);
        let claimed = CONDITIONS.iter().filter(|condition| condition.is_claimed(&facts));
        claimed.map(|condition| condition.id).collect()
    };
    assert_eq!(claimed(""), [""; 0]);
    assert_eq!(claimed("grade_enterprise=yes|title=no"), ["senior_grade"]);
    assert_eq!(claimed("post_service=2019-07..|linked_service=?"), ["post_years"]);
    assert_eq!(claimed("merit_training=yes|merit_method=?|conduct=reserved"), ["merit_training"]);
    assert_eq!(claimed("enterprise_filed=pending|occupation_linked=yes"), ["scope.occupation"]);
    assert_eq!(
        claimed("honour_allowance=yes|linked_post_now=another"),
        ["linked_post_now", "honour_allowance"]
    );
}

#[test]
fn the_table_reads_the_same_in_both_directions() {
    let application = technician();
    let there: BTreeSet<(&str, u32)> = application
        .proofs()
        .iter()
        .flat_map(|proof| proof.evidence.iter().map(|paper| (proof.condition.id, *paper)))
        .collect();
    let back: BTreeSet<(&str, u32)> = application
        .evidence
        .iter()
        .flat_map(|paper| application.proven_by(paper.id).into_iter().map(|c| (c.id, paper.id)))
        .collect();
    assert_eq!(there, back);
    assert!(there.contains(&("post_years", 2)) && there.contains(&("post.front_line", 2)));
    assert_eq!(there.len(), 9);
}

#[test]
fn only_yes_proves() {
    let mut application = technician();
    for typed in ["no", "?", "YES", ""] {
        application.set(Spot::Entry(Group::Evidence, 1), id("proves.senior_grade"), typed);
        assert!(application.proven_by(1).is_empty(), "{typed}");
    }
}
