use proptest::prelude::*;
use teji_fields::{Answer, FieldId};

use super::*;
use crate::fixture::{
    BLUE, FIRST, GREEN, RED, SECOND, Shape, World, any_facts, any_rulings, any_shape, chosen, date,
    every_ruling, facts, full_years, not_barred,
};
use crate::{all, any, open};

const WIDE: OptionId = OptionId("wide");
const NARROW: OptionId = OptionId("narrow");

fn verdict(rule: &Rule, told: &str) -> Outcome {
    judge(rule, &World::of(facts(told)).case()).outcome()
}

#[test]
fn all_takes_the_least_and_any_the_greatest() {
    let parts = || [chosen(&RED), chosen(&GREEN)];
    let (both, either) = (all("both", "0", parts()), any("either", "0", parts()));
    let rows = [
        ("red=yes|green=yes", Outcome::Met, Outcome::Met),
        ("red=yes|green=no", Outcome::NotMet, Outcome::Met),
        ("red=no|green=no", Outcome::NotMet, Outcome::NotMet),
        ("red=yes", Outcome::Unknown, Outcome::Met),
        ("red=no", Outcome::NotMet, Outcome::Unknown),
        ("", Outcome::Unknown, Outcome::Unknown),
    ];
    for (told, of_both, of_either) in rows {
        assert_eq!((verdict(&both, told), verdict(&either, told)), (of_both, of_either), "{told}");
    }
    assert_eq!(verdict(&all("none", "0", []), ""), Outcome::Met);
    assert_eq!(verdict(&any("none", "0", []), ""), Outcome::NotMet);
}

#[test]
fn an_open_sentence_hangs_on_its_reading_until_it_is_pinned() {
    let rule = open("open", &FIRST, [chosen(&RED), chosen(&GREEN)]);
    let mut world = World::of(facts("red=yes|green=no"));
    let finding = judge(&rule, &world.case());
    assert_eq!(finding.outcome(), Outcome::DependsOnReading);
    assert_eq!(finding.verdicts().readings(), [&FIRST]);
    world.rulings.pin(&FIRST, WIDE);
    assert_eq!(judge(&rule, &world.case()).outcome(), Outcome::Met);
    world.rulings.pin(&FIRST, NARROW);
    assert_eq!(judge(&rule, &world.case()).outcome(), Outcome::NotMet);
    world.rulings.unpin(FIRST.id);
    assert_eq!(judge(&rule, &world.case()).outcome(), Outcome::DependsOnReading);
    assert_eq!(verdict(&rule, "red=yes|green=yes"), Outcome::Met);
    assert_eq!(verdict(&rule, "red=yes"), Outcome::Unknown);
}

#[test]
fn rulings_keep_known_ways_only() {
    let mut rulings = Rulings::default();
    rulings.pin(&FIRST, OptionId("sideways"));
    assert_eq!((rulings.way(&FIRST), &rulings), (None, &Rulings::default()));
    rulings.pin(&FIRST, NARROW);
    assert_eq!((rulings.way(&FIRST), rulings.way(&SECOND)), (Some(1), None));
    rulings.unpin(SECOND.id);
    assert_eq!(rulings.way(&FIRST), Some(1));
}

#[test]
fn a_finding_has_the_shape_of_its_rule() {
    let rule =
        all("both", "0", [chosen(&RED), any("either", "0", [chosen(&GREEN), chosen(&BLUE)])]);
    let world = World::of(facts("red=yes|blue=no"));
    let finding = judge(&rule, &world.case());
    assert_eq!(finding.reference, Day::from(date("2026-06-15")));
    for (id, outcome) in
        [("both", Outcome::Unknown), ("red", Outcome::Met), ("blue", Outcome::NotMet)]
    {
        let part = finding.find(id).unwrap();
        assert_eq!((part.rule.id.0, part.outcome()), (id, outcome));
    }
    assert!(finding.find("grey").is_none());
}

#[test]
fn overall_runs_from_some_reading_to_all_of_them() {
    let rule = open("open", &FIRST, [not_barred(false), not_barred(true)]);
    let world = World::of(facts("found=2021-08-01"));
    let overall = judge(&rule, &world.case()).overall();
    let day = |text| Day::from(date(text));
    assert_eq!(overall, Onset { earliest: day("2026-08-02"), latest: day("2027-01-01") });
}

fn rule_of(shape: &Shape) -> Rule {
    shape.rule()
}

fn world(facts: Facts, rulings: Rulings) -> World {
    World { rulings, ..World::of(facts) }
}

/// A tree's verdict by its definition, with every sentence pinned and no sharing of work.
fn by_definition(rule: &Rule, case: &Case<'_>) -> Verdict {
    let parts = || rule.parts().iter().map(|part| by_definition(part, case));
    match &rule.logic {
        Logic::All(_) => parts().min().unwrap_or(Verdict::Met),
        Logic::Any(_) => parts().max().unwrap_or(Verdict::NotMet),
        Logic::Open(reading, ways) => {
            by_definition(&ways[case.rulings.way(reading).unwrap()], case)
        }
        Logic::Test(test) => Verdict::on(Day::from(case.reference), test.onset(case)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_table_says_under_each_ruling_what_the_definition_says(shape in any_shape(), facts in any_facts(), rulings in any_rulings()) {
        let rule = rule_of(&shape);
        let world = world(facts, rulings);
        let table = judge(&rule, &world.case()).verdicts();
        for pinned in every_ruling(&world.rulings) {
            let case = Case { rulings: &pinned, ..world.case() };
            let of_table = table.readings().iter().fold(table.clone(), |table, reading| {
                table.read(reading.id, reading.options[pinned.way(reading).unwrap()])
            });
            prop_assert_eq!(of_table.settled(), Some(by_definition(&rule, &case)));
            prop_assert_eq!(judge(&rule, &case).verdicts().settled(), of_table.settled());
        }
    }

    #[test]
    fn all_and_any_are_kleenes(a in any_shape(), b in any_shape(), c in any_shape(), facts in any_facts(), rulings in any_rulings()) {
        let world = world(facts, rulings);
        let [a, b, c] = [a, b, c].map(|shape| rule_of(&shape));
        let onset = |rule: &Rule| judge(rule, &world.case()).onset;
        let both = |one: &Rule, other: &Rule| all("both", "0", [one.clone(), other.clone()]);
        let either = |one: &Rule, other: &Rule| any("either", "0", [one.clone(), other.clone()]);
        prop_assert_eq!(onset(&both(&a, &a)), onset(&a));
        prop_assert_eq!(onset(&either(&a, &a)), onset(&a));
        prop_assert_eq!(onset(&both(&a, &b)), onset(&both(&b, &a)));
        prop_assert_eq!(onset(&either(&a, &b)), onset(&either(&b, &a)));
        prop_assert_eq!(onset(&both(&a, &both(&b, &c))), onset(&both(&both(&a, &b), &c)));
        prop_assert_eq!(onset(&either(&a, &either(&b, &c))), onset(&either(&either(&a, &b), &c)));
        prop_assert_eq!(onset(&both(&a, &either(&a, &b))), onset(&a));
        prop_assert_eq!(onset(&either(&a, &both(&a, &b))), onset(&a));
        prop_assert_eq!(onset(&both(&a, &either(&b, &c))), onset(&either(&both(&a, &b), &both(&a, &c))));
    }

    /// Whatever becomes known later lies within what was said before.
    #[test]
    fn more_facts_never_overturn(shape in any_shape(), few in any_facts(), more in any_facts(), rulings in any_rulings()) {
        let rule = rule_of(&shape);
        let mut known = few.clone();
        for field in rule.fields() {
            if !matches!(field.state(&few), Answer::Known(_)) {
                known.set(field.id(), more.typed(field.id()).unwrap_or_default());
            }
        }
        let (before, after) = (world(few, rulings.clone()), world(known, rulings));
        let (before, after) = (judge(&rule, &before.case()), judge(&rule, &after.case()));
        let narrowed = before.onset.zip(&after.onset, |before, after| {
            before.earliest <= after.earliest && after.latest <= before.latest
        });
        prop_assert_eq!(narrowed.settled(), Some(true));
        let kept = before.verdicts().zip(&after.verdicts(), |before, after| before == Verdict::Unknown || before == after);
        prop_assert_eq!(kept.settled(), Some(true));
    }

    #[test]
    fn a_day_known_better_never_overturns(first in 0..3000_u64, width in 1..400_u64, within in 0..400_u64, certificate in prop::bool::ANY) {
        let rule = all("both", "0", [full_years(crate::fixture::SUM, certificate.then_some(&crate::fixture::SINCE)), full_years(crate::fixture::RUN, None)]);
        let day = |days| date("2016-01-01") + chrono::Days::new(days);
        let told = |service: String| world(facts("away=none|since=2019-03").with(FieldId("service"), service), Rulings::default());
        let rough = told(format!("{}~{}..", day(first), day(first + width)));
        let exact = told(format!("{}..", day(first + within % width)));
        let (rough, exact) = (judge(&rule, &rough.case()).overall(), judge(&rule, &exact.case()).overall());
        prop_assert!(rough.earliest <= exact.earliest && exact.latest <= rough.latest);
    }

    /// One more ruling keeps what was said under it.
    #[test]
    fn a_ruling_picks_from_the_table(shape in any_shape(), facts in any_facts(), way in 0..2_usize) {
        let rule = rule_of(&shape);
        let mut world = world(facts, Rulings::default());
        let open = judge(&rule, &world.case()).onset;
        world.rulings.pin(&FIRST, FIRST.options[way]);
        prop_assert_eq!(judge(&rule, &world.case()).onset, open.read(FIRST.id, FIRST.options[way]));
    }
}
