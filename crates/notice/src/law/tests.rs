use std::collections::BTreeSet;

use proptest::prelude::*;
use teji_fields::{AnyField, Facts, FieldId, Input};
use teji_rules::{Logic, Outcome, Rule, RuleId, Test, Verdict, judge, witnesses};
use teji_workdays::Day;

use super::*;
use crate::fixture::{World, technician, with};
use crate::{fields, preferences};

/// The trees of which each field has one best answer; the routes are three answers to one question.
fn trees() -> [&'static Rule; 4] {
    [&law().person, &law().honours, &law().priority, &law().publicity]
}

fn leaves(tree: &'static Rule) -> Vec<(RuleId, Test)> {
    let mut leaves = Vec::new();
    tree.walk(&mut |rule, _| {
        if let Logic::Test(test) = rule.logic {
            leaves.push((rule.id, test));
        }
    });
    leaves
}

fn ids(tree: &'static Rule) -> BTreeSet<RuleId> {
    let mut ids = BTreeSet::new();
    tree.walk(&mut |rule, _| {
        ids.insert(rule.id);
    });
    ids
}

fn at_best(tree: &'static Rule) -> Facts {
    tree.fields()
        .into_iter()
        .fold(Facts::default(), |facts, field| facts.with(field.id(), field.extremes()[0]))
}

fn verdict(test: &Test, facts: Facts) -> Verdict {
    let world = World::of(facts);
    Verdict::on(Day::from(world.reference), test.onset(&world.case()))
}

#[test]
fn each_leaf_can_decide_the_verdict() {
    for tree in trees() {
        let witnesses = witnesses(tree);
        for witness in &witnesses {
            let outcome = |facts: &Facts| {
                let world = World { rulings: witness.rulings.clone(), ..World::of(facts.clone()) };
                judge(tree, &world.case()).outcome()
            };
            assert_eq!(outcome(&witness.met), Outcome::Met, "{witness:?}");
            assert_eq!(outcome(&witness.broken), Outcome::NotMet, "{witness:?}");
        }
        let seen: BTreeSet<_> = witnesses.iter().map(|witness| witness.leaf).collect();
        let wanted: BTreeSet<_> = leaves(tree).iter().map(|(id, _)| *id).collect();
        assert_eq!(seen, wanted);
    }
}

#[test]
fn a_worst_answer_fails_each_leaf_that_reads_it() {
    for tree in trees() {
        for (id, test) in leaves(tree) {
            assert_eq!(verdict(&test, at_best(tree)), Verdict::Met, "{id:?}");
            for field in test.fields() {
                let facts = at_best(tree).with(field.id(), field.extremes()[1]);
                assert_eq!(verdict(&test, facts), Verdict::NotMet, "{id:?} {:?}", field.id());
            }
        }
    }
}

/// Some answers of each kind.
fn answers(field: &dyn AnyField) -> Vec<&'static str> {
    match field.input() {
        Input::Choice(choices) => choices.iter().map(|choice| choice.id).collect(),
        Input::Day if field.clause() == law().publicity.clause => {
            vec!["2023-01-03", "2023-01", "2026-06-15", "2027-03-01"]
        }
        Input::Day => vec!["1990-01-01", "2021-06", "2026-06-15", "2027-03-01"],
        Input::Periods => {
            vec!["2010-01-01..", "2021-06..", "2010-01-01..2014-06-30", "2027-01-01.."]
        }
        Input::Absences => vec!["none", "2022-01-01..2022-02-01", "about 3", "2025-01-01.."],
        Input::Finding => vec!["none", "2021-06", "2022-01-01"],
        Input::Line { .. } => vec!["AT", "Y00002200000026T000001", "Y000022000000261000001"],
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_best_answer_never_makes_a_leaf_worse(picks in prop::collection::vec(0..8_usize, 40)) {
        for tree in trees() {
            let told = tree.fields().into_iter().zip(&picks).fold(Facts::default(), |facts, (field, pick)| {
                match answers(field).get(*pick) {
                    Some(typed) => facts.with(field.id(), *typed),
                    None => facts,
                }
            });
            for (_, test) in leaves(tree) {
                for field in test.fields() {
                    let better = told.clone().with(field.id(), field.extremes()[0]);
                    let worse = told.clone().with(field.id(), field.extremes()[1]);
                    let [better, now, worse] = [better, told.clone(), worse].map(|facts| verdict(&test, facts));
                    prop_assert!(worse <= now && now <= better);
                }
            }
        }
    }

    /// Whatever is told of honours, the conditions are judged alike.
    #[test]
    fn honours_never_touch_the_conditions(picks in prop::collection::vec(0..3_usize, 6)) {
        let told = law().honours.fields().into_iter().zip(&picks).fold(technician(), |facts, (field, pick)| {
            facts.with(field.id(), ["", "yes", "no"][*pick])
        });
        let (plain, with_honours) = (World::of(technician()), World::of(told));
        let onset = |world: &World| judge(&law().person, &world.case()).onset;
        prop_assert_eq!(onset(&plain), onset(&with_honours));
        let preferred = judge(&law().priority, &with_honours.case()).outcome();
        let wanted = if picks.contains(&1) { Outcome::Met } else if picks.contains(&0) { Outcome::Unknown } else { Outcome::NotMet };
        prop_assert_eq!(preferred, wanted);
    }
}

#[test]
fn honours_and_conditions_share_no_rule_and_no_field() {
    assert!(ids(&law().person).is_disjoint(&ids(&law().honours)));
    let fields =
        |tree: &'static Rule| tree.fields().iter().map(|field| field.id()).collect::<BTreeSet<_>>();
    assert!(fields(&law().person).is_disjoint(&fields(&law().honours)));
    assert!(fields(&law().honours).contains(&preferences::GRAND_AWARD.id));
}

#[test]
fn all_trees_are_listed_in_the_order_of_the_notice() {
    let ids = law().trees().map(|tree| tree.id.0);
    let wanted = [
        "person",
        "priority",
        "priority.standing",
        "route.central",
        "route.provincial",
        "route.local",
        "step.publicity",
    ];
    assert_eq!(ids, wanted);
}

#[test]
fn a_person_stands_on_these_conditions() {
    let parts: Vec<_> = law().person.parts().iter().map(|part| part.id.0).collect();
    let wanted = [
        "scope.enterprise",
        "scope.occupation",
        "post.front_line",
        "basic.conduct",
        "basic.service",
        "basic.merit",
        "basic.health",
        "duty.honesty",
    ];
    assert_eq!(parts, wanted);
}

/// One field is asked for and read by no rule: the name of the occupation.
#[test]
fn each_field_is_read_by_a_rule_and_each_rule_reads_fields_that_are_asked_for() {
    let read: BTreeSet<FieldId> =
        law().trees().iter().flat_map(|tree| tree.fields()).map(AnyField::id).collect();
    let asked: BTreeSet<FieldId> = fields().map(AnyField::id).collect();
    assert!(read.is_subset(&asked));
    let unread: Vec<_> = asked.difference(&read).map(|id| id.0).collect();
    assert_eq!(unread, ["occupation_name"]);
}

/// Whichever of the two days is told first, the other one is asked for.
#[test]
fn both_days_of_posting_are_asked_for() {
    let rows = [
        ("posted_from=2027-03-01", "posted_to"),
        ("posted_from=2024-03-01", "posted_to"),
        ("posted_to=2024-03-01", "posted_from"),
        ("posted_to=2027-03-01", "posted_from"),
    ];
    for (told, wanted) in rows {
        let world = World::of(with(Facts::default(), told));
        let asked = teji_rules::relevant(&law().publicity, &world.case());
        assert_eq!(asked.first().map(|id| id.0), Some(wanted), "{told}");
    }
}

#[test]
fn each_kind_of_enterprise_has_one_route() {
    let rows = [
        ("unit_kind=central|group_receipt=yes", [Outcome::Met, Outcome::NotMet, Outcome::NotMet]),
        ("unit_kind=central|group_receipt=no", [Outcome::NotMet; 3]),
        ("unit_kind=central", [Outcome::Unknown, Outcome::NotMet, Outcome::NotMet]),
        ("unit_kind=provincial", [Outcome::NotMet, Outcome::Met, Outcome::NotMet]),
        ("unit_kind=provincial_branch", [Outcome::NotMet, Outcome::Met, Outcome::NotMet]),
        ("unit_kind=local", [Outcome::NotMet, Outcome::NotMet, Outcome::Met]),
        ("unit_kind=local|group_receipt=yes", [Outcome::NotMet, Outcome::NotMet, Outcome::Met]),
        ("", [Outcome::Unknown; 3]),
    ];
    for (told, wanted) in rows {
        let world = World::of(with(Facts::default(), told));
        let outcomes = law().routes.each_ref().map(|route| judge(route, &world.case()).outcome());
        assert_eq!(outcomes, wanted, "{told}");
    }
}
