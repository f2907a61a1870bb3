use super::*;
use crate::fixture::{BLUE, FIRST, GREEN, RED, SECOND, SINCE, SUM, chosen, full_years};

fn tree() -> Rule {
    let inner =
        open("inner", &FIRST, [chosen(&RED), all("both", "1", [chosen(&GREEN), chosen(&RED)])]);
    let outer = open("outer", &SECOND, [inner.clone(), chosen(&BLUE)]);
    any("top", "0", [outer, inner, full_years(SUM, Some(&SINCE))])
}

#[test]
fn a_walk_visits_everything_in_the_order_of_the_text() {
    let tree = tree();
    let mut visited = Vec::new();
    tree.walk(&mut |rule, depth| visited.push((rule.id.0, depth)));
    let wanted = [
        ("top", 0),
        ("outer", 1),
        ("inner", 2),
        ("red", 3),
        ("both", 3),
        ("green", 4),
        ("red", 4),
        ("blue", 2),
        ("inner", 1),
        ("red", 2),
        ("both", 2),
        ("green", 3),
        ("red", 3),
        ("full_years", 1),
    ];
    assert_eq!(visited, wanted);
}

#[test]
fn a_rule_is_found_by_its_name() {
    let tree = tree();
    for id in ["top", "both", "blue", "full_years"] {
        assert_eq!(tree.find(id).map(|rule| rule.id.0), Some(id));
    }
    assert!(tree.find("none").is_none());
}

#[test]
fn fields_and_readings_are_named_once_in_the_order_of_the_text() {
    let tree = tree();
    let ids: Vec<_> = tree.fields().iter().map(|field| field.id().0).collect();
    assert_eq!(ids, ["red", "green", "blue", "service", "away", "since"]);
    assert_eq!(tree.readings(), [&SECOND, &FIRST]);
}

#[test]
fn a_rule_stands_in_its_clause() {
    let tree = tree();
    assert_eq!(tree.clause, Clause("0"));
    assert_eq!(tree.find("outer").unwrap().clause, SECOND.clause);
    assert_eq!(tree.find("green").unwrap().clause, GREEN.clause);
    assert!(chosen(&RED).parts().is_empty());
}

/// Under one reading red stands twice (in the first part of outer, and in inner), green too; blue once.
#[test]
fn shared_fields_stand_in_several_leaves_under_one_reading() {
    assert_eq!(tree().shared_fields(), [GREEN.id, RED.id]);
    let apart = open("apart", &FIRST, [chosen(&RED), chosen(&RED)]);
    assert!(apart.shared_fields().is_empty());
    assert!(any("years", "0", [full_years(SUM, None), chosen(&RED)]).shared_fields().is_empty());
    let once = all("once", "0", [apart, chosen(&RED)]);
    assert_eq!(once.shared_fields(), [RED.id]);
    let second_way =
        open("second", &FIRST, [chosen(&BLUE), all("twice", "0", [chosen(&RED), chosen(&RED)])]);
    assert_eq!(second_way.shared_fields(), [RED.id]);
}
