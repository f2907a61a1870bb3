use std::collections::BTreeSet;

use super::*;
use crate::fixture::{
    BLUE, FIRST, GREEN, GREY, NUMBER, RED, SECOND, SINCE, SUM, World, chosen, full_years,
    not_barred, posted, second_is_t,
};
use crate::{Outcome, all, any, judge, open};

fn tree() -> Rule {
    let inner =
        open("inner", &FIRST, [chosen(&RED), all("both", "0", [chosen(&RED), chosen(&GREEN)])]);
    let days = open("days", &SECOND, [posted(false), posted(true)]);
    let left = all("left", "0", [inner, full_years(SUM, Some(&SINCE)), not_barred(true)]);
    let right = all("right", "0", [chosen(&GREY), days]);
    all("top", "0", [any("either", "0", [left, right]), chosen(&BLUE), second_is_t()])
}

#[test]
fn each_leaf_can_decide_the_verdict() {
    let tree = tree();
    let witnesses = witnesses(&tree);
    for witness in &witnesses {
        let outcome = |facts: &Facts| {
            let world = World { rulings: witness.rulings.clone(), ..World::of(facts.clone()) };
            judge(&tree, &world.case()).outcome()
        };
        assert_eq!(outcome(&witness.met), Outcome::Met, "{witness:?}");
        assert_eq!(outcome(&witness.broken), Outcome::NotMet, "{witness:?}");
        let differs = |field: &&'static dyn AnyField| {
            witness.met.typed(field.id()) != witness.broken.typed(field.id())
        };
        assert_eq!(tree.fields().iter().copied().filter(differs).count(), 1);
    }
    let seen: BTreeSet<_> = witnesses.iter().map(|witness| witness.leaf).collect();
    tree.walk(&mut |rule, _| {
        assert_eq!(seen.contains(&rule.id), rule.parts().is_empty(), "{:?}", rule.id);
    });
}

#[test]
fn there_is_one_for_each_field_of_each_leaf_under_each_reading() {
    let leaves: Vec<_> = witnesses(&tree()).iter().map(|witness| witness.leaf.0).collect();
    let wanted = [
        "red",
        "red",
        "green",
        "full_years",
        "full_years",
        "full_years",
        "not_barred",
        "grey",
        "posted",
        "posted",
        "posted",
        "posted",
        "blue",
        "second_is_t",
    ];
    assert_eq!(leaves, wanted);
}

#[test]
fn a_witness_pins_the_reading_under_which_its_leaf_stands() {
    let witnesses = witnesses(&tree());
    let ways: Vec<_> = witnesses
        .iter()
        .map(|witness| (witness.rulings.way(&FIRST), witness.rulings.way(&SECOND)))
        .collect();
    assert_eq!(ways[..3], [(Some(0), None), (Some(1), None), (Some(1), None)]);
    assert_eq!(ways[8..12], [(None, Some(0)), (None, Some(0)), (None, Some(1)), (None, Some(1))]);
    let number = witnesses.last().unwrap();
    assert_eq!(
        (number.met.typed(NUMBER.id), number.broken.typed(NUMBER.id)),
        (Some("AT"), Some("A1"))
    );
}

/// Red stands beside the two tracks as well; the track that is put aside fails without it where it can.
#[test]
fn what_is_read_elsewhere_stays_at_its_best() {
    let track = all("track", "0", [chosen(&RED), chosen(&GREEN)]);
    let either =
        any("either", "0", [track, chosen(&BLUE), any("or", "0", [chosen(&RED), chosen(&GREY)])]);
    let tree = all("top", "0", [either, any("beside", "0", [chosen(&RED), second_is_t()])]);
    let met: Vec<_> =
        witnesses(&tree).into_iter().map(|witness| (witness.leaf.0, witness.met)).collect();
    let red = |leaf: &str, place: usize| {
        let of_leaf = met.iter().filter(|(id, _)| *id == leaf);
        of_leaf.map(|(_, facts)| facts.typed(RED.id)).nth(place).flatten()
    };
    // Beside blue, the track fails by green and keeps red, but the last part cannot.
    assert_eq!(red("blue", 0), Some("no"));
    // Beside the number, red alone can fail.
    assert_eq!(red("second_is_t", 0), Some("no"));
    let without_or =
        any("either", "0", [all("track", "0", [chosen(&RED), chosen(&GREEN)]), chosen(&BLUE)]);
    let tree = all("top", "0", [without_or, chosen(&RED)]);
    let blue = witnesses(&tree).into_iter().find(|witness| witness.leaf.0 == "blue").unwrap();
    assert_eq!((blue.met.typed(RED.id), blue.met.typed(GREEN.id)), (Some("yes"), Some("no")));
    let open_track =
        open("open", &FIRST, [all("track", "0", [chosen(&RED), chosen(&GREEN)]), chosen(&RED)]);
    let tree = all("top", "0", [any("either", "0", [open_track, chosen(&BLUE)]), chosen(&RED)]);
    let blue = witnesses(&tree).into_iter().find(|witness| witness.leaf.0 == "blue").unwrap();
    assert_eq!((blue.met.typed(RED.id), blue.met.typed(GREEN.id)), (Some("no"), Some("no")));
}
