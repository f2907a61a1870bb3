use std::collections::BTreeSet;

use super::*;
use crate::law;

fn rules(id: &str) -> usize {
    let trees = law().trees();
    trees.iter().filter(|tree| tree.find(id).is_some()).count()
}

#[test]
fn each_clause_that_decides_has_its_rule_and_no_other_has() {
    for entry in CLAUSES {
        let is_rule = rules(entry.id) > 0;
        match entry.part {
            Part::Rule | Part::Declaration | Part::Evidence | Part::Preference => {
                assert!(is_rule, "{}", entry.id);
            }
            Part::Route => assert_eq!(is_rule, entry.id.starts_with("route."), "{}", entry.id),
            Part::Step | Part::Benefit | Part::Duty => assert!(!is_rule, "{}", entry.id),
        }
        for tree in law().trees() {
            assert!(
                tree.find(entry.id).is_none_or(|rule| rule.clause == entry.clause),
                "{}",
                entry.id
            );
        }
    }
}

#[test]
fn each_rule_stands_in_a_clause_of_the_list_or_over_some() {
    let listed: BTreeSet<_> = CLAUSES.iter().map(|entry| entry.clause).collect();
    for tree in law().trees() {
        tree.walk(&mut |rule, _| {
            let over = |clause: &Clause| clause.0.starts_with(&format!("{}.", rule.clause.0));
            assert!(listed.contains(&rule.clause) || listed.iter().any(over), "{:?}", rule.id);
        });
    }
}

#[test]
fn the_clauses_are_in_order_and_have_names_of_their_own() {
    assert!(CLAUSES.is_sorted_by_key(|entry| entry.clause));
    let ids: BTreeSet<_> = CLAUSES.iter().map(|entry| entry.id).collect();
    assert_eq!(ids.len(), CLAUSES.len());
    for entry in CLAUSES {
        assert_eq!(clause(entry.id), Some(entry));
    }
    assert_eq!(clause("none"), None);
}

#[test]
fn the_readings_are_those_of_the_trees() {
    let in_trees: BTreeSet<_> = law().trees().iter().flat_map(|tree| tree.readings()).collect();
    let listed: BTreeSet<_> = READINGS.iter().copied().collect();
    assert_eq!(in_trees, listed);
    assert_eq!(listed.len(), READINGS.len());
    let ids: BTreeSet<_> = READINGS.iter().map(|reading| reading.id).collect();
    assert_eq!(ids.len(), READINGS.len());
    for reading in READINGS {
        assert!(CLAUSES.iter().any(|entry| entry.clause == reading.clause), "{:?}", reading.id);
        assert_ne!(reading.options[0], reading.options[1]);
    }
}

#[test]
fn open_points_stand_in_the_notice() {
    for (id, clause) in OPEN_POINTS {
        let under = |entry: &&ClauseEntry| entry.clause.0.starts_with(clause.0);
        assert!(CLAUSES.iter().find(under).is_some(), "{id}");
        assert!(rules(id) == 0, "{id}");
    }
}

#[test]
fn each_part_has_a_name_of_its_own() {
    let parts = [
        Part::Rule,
        Part::Declaration,
        Part::Evidence,
        Part::Preference,
        Part::Route,
        Part::Step,
        Part::Benefit,
        Part::Duty,
    ];
    let keys = parts.map(Part::key);
    let wanted = ["declaration", "evidence", "preference", "route", "step", "benefit", "duty"];
    assert_eq!(keys[0], "rule");
    assert_eq!(keys[1..], wanted);
    let declared: Vec<_> = parts.into_iter().filter(|part| part.is_declared()).collect();
    assert_eq!(declared, [Part::Declaration, Part::Evidence]);
}
