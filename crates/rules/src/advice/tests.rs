use proptest::prelude::*;

use super::*;
use crate::fixture::{
    AWAY, BLUE, FIRST, FOUND, GREEN, GREY, NUMBER, POSTED_FROM, POSTED_TO, READINGS, RED, RUN,
    SECOND, SERVICE, SINCE, SUM, World, any_facts, any_rulings, any_shape, chosen, date, facts,
    full_years, not_barred, posted, second_is_t,
};
use crate::{all, any, open};

fn ways_of(rule: &Rule, told: &str) -> Vec<Vec<Change>> {
    let ways = ways(rule, &World::of(facts(told)).case());
    ways.into_iter().map(|way| way.into_iter().collect()).collect()
}

fn wait(day: &str) -> Change {
    Change::Wait(Day::from(date(day)))
}

#[test]
fn nothing_is_to_be_done_where_it_holds() {
    assert_eq!(ways_of(&chosen(&RED), "red=yes"), [vec![]]);
    assert_eq!(ways_of(&all("none", "0", []), ""), [vec![]]);
    assert_eq!(ways_of(&any("none", "0", []), ""), Vec::<Vec<Change>>::new());
}

#[test]
fn a_choice_is_learnt_decided_or_altered() {
    let rows = [
        ("", Change::Learn(GREY.id)),
        ("grey=?", Change::Learn(GREY.id)),
        ("grey=what", Change::Learn(GREY.id)),
        ("grey=perhaps", Change::Decide(GREY.id)),
        ("grey=later", Change::Alter(GREY.id)),
        ("grey=no", Change::Alter(GREY.id)),
    ];
    for (told, change) in rows {
        assert_eq!(ways_of(&chosen(&GREY), told), [vec![change]], "{told}");
    }
    let excepted = crate::test("grey", "4", Test::Chosen { field: &GREY, except: &["other"] });
    assert_eq!(ways_of(&excepted, "grey=other"), [vec![Change::Alter(GREY.id)]]);
}

#[test]
fn years_are_waited_for_learnt_or_altered() {
    let learn = |field: FieldId| Change::Learn(field);
    let alter = |field: FieldId| Change::Alter(field);
    let rows: &[(&str, &[&[Change]])] = &[
        ("service=2023-01-01..|away=none|since=2020-01-01", &[&[wait("2028-01-01")]]),
        ("service=2020-01-01..|away=none", &[&[learn(SINCE.id)]]),
        ("", &[&[learn(AWAY.id), learn(SERVICE.id), learn(SINCE.id)]]),
        ("service=2021-06-15..|since=2020-01-01", &[&[learn(AWAY.id)]]),
        // On the very day, if the service began early enough.
        (
            "service=2021-06..|away=none|since=2021-06-15",
            &[&[wait("2026-06-30")], &[learn(SERVICE.id)]],
        ),
        ("service=2021-06-16..|since=2020-01-01", &[&[wait("2026-06-16"), learn(AWAY.id)]]),
        ("service=2023-01-01..", &[&[wait("2028-01-01"), learn(AWAY.id), learn(SINCE.id)]]),
        // The month straddles the day; the certificate's does not.
        (
            "service=2021-06..|away=none|since=2020-01",
            &[&[wait("2026-06-30")], &[learn(SERVICE.id)]],
        ),
        (
            "service=2021-06..|away=none|since=2021-06",
            &[&[wait("2026-06-30")], &[learn(SERVICE.id), learn(SINCE.id)]],
        ),
        // A closed period whose days are known roughly may be long enough.
        ("service=2020-01..2025-01|away=none|since=2019-01-01", &[&[learn(SERVICE.id)]]),
        ("service=2020-01..2024-01|away=none|since=2019-01-01", &[&[alter(SERVICE.id)]]),
        ("service=2020-01-01..2022-01-01|away=none|since=2019-01-01", &[&[alter(SERVICE.id)]]),
        // Still away: either the absence or the whole service would have to be another.
        (
            "service=2020-01-01..|away=2023-01-01..|since=2017-01-01",
            &[&[alter(SERVICE.id)], &[alter(AWAY.id)]],
        ),
        (
            "service=2022-01-01..|away=2023-01-01..|since=2019-01-01",
            &[
                &[wait("2027-01-01"), alter(AWAY.id)],
                &[alter(SERVICE.id), alter(AWAY.id)],
                &[alter(SERVICE.id), alter(SINCE.id)],
            ],
        ),
        (
            "service=2020-01-01..|away=2023-01-01..",
            &[&[learn(SINCE.id), alter(SERVICE.id)], &[learn(SINCE.id), alter(AWAY.id)]],
        ),
    ];
    for (told, wanted) in rows {
        let sorted = |way: &&[Change]| {
            way.iter().copied().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
        };
        let wanted: Vec<_> = wanted.iter().map(sorted).collect();
        let mut found = ways_of(&full_years(SUM, Some(&SINCE)), told);
        found.sort();
        let mut sorted = wanted;
        sorted.sort();
        assert_eq!(found, sorted, "{told}");
    }
}

#[test]
fn a_bar_is_waited_for() {
    assert_eq!(ways_of(&not_barred(false), "found=2023-01-01"), [[wait("2028-01-02")]]);
    assert_eq!(ways_of(&not_barred(false), ""), [[Change::Learn(FOUND.id)]]);
    let rough = [[wait("2026-07-01")], [Change::Learn(FOUND.id)]];
    assert_eq!(ways_of(&not_barred(false), "found=2021-06"), rough);
}

#[test]
fn a_posting_or_a_number_is_altered() {
    let altered = |field: FieldId| vec![Change::Alter(field)];
    assert_eq!(
        ways_of(&posted(false), "posted_from=2026-06-15|posted_to=2026-06-16"),
        [altered(POSTED_FROM.id), altered(POSTED_TO.id)]
    );
    assert_eq!(ways_of(&posted(false), "posted_from=2026-06-15"), [[Change::Learn(POSTED_TO.id)]]);
    let both = [[Change::Learn(POSTED_TO.id), Change::Alter(POSTED_FROM.id)]];
    assert_eq!(ways_of(&posted(false), "posted_from=2027-06-15"), both);
    assert_eq!(ways_of(&second_is_t(), "number=A1"), [altered(NUMBER.id)]);
}

#[test]
fn parts_are_changed_together_or_one_for_the_other() {
    let parts = || [chosen(&RED), chosen(&GREEN), chosen(&BLUE)];
    let learn = Change::Learn;
    let both = all("all", "0", parts());
    assert_eq!(ways_of(&both, "red=yes"), [[learn(BLUE.id), learn(GREEN.id)]]);
    let either = any("any", "0", parts());
    assert_eq!(
        ways_of(&either, "red=no"),
        [[learn(BLUE.id)], [learn(GREEN.id)], [Change::Alter(RED.id)]]
    );
}

#[test]
fn a_sentence_is_ruled_on_or_holds_both_ways() {
    let rule = open("open", &FIRST, [chosen(&RED), chosen(&GREEN)]);
    let ruled = |option: usize| Change::Rule(FIRST.id, FIRST.options[option]);
    let wanted = [vec![Change::Alter(GREEN.id)], vec![ruled(0)]];
    assert_eq!(ways_of(&rule, "red=yes|green=no"), wanted);
    let wanted = [
        vec![Change::Alter(GREEN.id), Change::Alter(RED.id)],
        vec![Change::Alter(GREEN.id), ruled(1)],
        vec![Change::Alter(RED.id), ruled(0)],
    ];
    assert_eq!(ways_of(&rule, "red=no|green=no"), wanted);
    let mut world = World::of(facts("red=no|green=no"));
    world.rulings.pin(&FIRST, FIRST.options[1]);
    assert_eq!(ways(&rule, &world.case()), [BTreeSet::from([Change::Alter(GREEN.id)])]);
}

/// Under the narrow reading of the outer sentence the inner one is read so too, and its bar matters to nobody.
#[test]
fn nothing_needless_is_waited_for() {
    let inner = open("inner", &FIRST, [chosen(&RED), not_barred(true)]);
    let rule = open("outer", &FIRST, [inner, chosen(&GREEN)]);
    let ways = ways_of(&rule, "found=2023-01-01");
    assert!(ways.contains(&vec![Change::Learn(GREEN.id), Change::Learn(RED.id)]), "{ways:?}");
    assert!(ways.iter().flatten().all(|change| !matches!(change, Change::Wait(_))), "{ways:?}");
}

/// The one leaf holds if the month turns out well, the other on a later day however it turns out.
#[test]
fn a_rough_day_that_turns_out_well_is_waited_for_all_the_same() {
    let rule = all("both", "0", [full_years(SUM, None), full_years(RUN, Some(&SINCE))]);
    let told = "service=2021-06..|away=none|since=2021-06-20";
    let ways = ways_of(&rule, told);
    assert_eq!(
        ways,
        [vec![wait("2026-06-30")], vec![wait("2026-06-29"), Change::Learn(SERVICE.id)]]
    );
}

/// Two parts that hang on one reading: red makes the first hold under the narrow one, and the second holds under the
/// wide one anyway.
#[test]
fn nothing_needless_is_asked() {
    let first = open("first", &FIRST, [chosen(&BLUE), chosen(&GREEN)]);
    let second = open("second", &FIRST, [chosen(&RED), chosen(&GREY)]);
    let rule = any("any", "0", [first, second]);
    let ways = ways_of(&rule, "blue=yes|green=no|red=no|grey=no");
    let ruled = Change::Rule(FIRST.id, FIRST.options[0]);
    assert_eq!(ways, [[Change::Alter(GREEN.id)], [Change::Alter(GREY.id)], [ruled]]);
    let both = all("all", "0", [rule, open("third", &SECOND, [chosen(&BLUE), second_is_t()])]);
    let ways = ways_of(&both, "blue=yes|green=no|red=no|grey=no|number=A1");
    let (wide, number) = (Change::Rule(SECOND.id, SECOND.options[0]), Change::Alter(NUMBER.id));
    let wanted = [Change::Alter(GREEN.id), Change::Alter(GREY.id), ruled];
    let mut wanted: Vec<_> = wanted
        .into_iter()
        .flat_map(|change| [BTreeSet::from([change, wide]), BTreeSet::from([change, number])])
        .map(|way| way.into_iter().collect::<Vec<_>>())
        .collect();
    wanted.sort();
    assert_eq!(ways, wanted);
}

#[test]
fn one_sentence_is_not_read_in_both_ways() {
    let rule = |first, second| open("open", &FIRST, [first, second]);
    let narrow_red = rule(chosen(&BLUE), chosen(&RED));
    let wide_red = rule(chosen(&RED), chosen(&BLUE));
    let both = all("all", "0", [narrow_red, wide_red]);
    let ways = ways_of(&both, "red=yes|blue=no");
    assert_eq!(ways, [[Change::Alter(BLUE.id)]]);
}

#[test]
fn of_two_days_the_later_is_waited_for() {
    let rule = all("both", "0", [full_years(SUM, None), not_barred(false)]);
    let told = "service=2023-01-01..|away=none|found=2024-01-01";
    assert_eq!(ways_of(&rule, told), [[wait("2029-01-02")]]);
    let rule = any("either", "0", [full_years(SUM, None), not_barred(false)]);
    assert_eq!(ways_of(&rule, told), [[wait("2028-01-01")]]);
    let rule = all("both", "0", [full_years(SUM, None), full_years(RUN, None)]);
    let told = "service=2022-01-01..|away=2023-01-01..2023-01-02";
    assert_eq!(ways_of(&rule, told), [[wait("2028-01-02")]]);
}

/// The one leaf needs another answer, the other only a better one; who alters it has learnt it.
#[test]
fn to_alter_is_more_than_to_learn() {
    let rule = all("both", "0", [full_years(SUM, None), full_years(RUN, None)]);
    let told = "service=2018-01..2020-01; 2022-01-01..2025-01-01|away=none";
    assert_eq!(ways_of(&rule, told), [[Change::Alter(SERVICE.id)]]);
    let rule = any("either", "0", [full_years(SUM, None), full_years(RUN, None)]);
    assert_eq!(ways_of(&rule, told), [[Change::Learn(SERVICE.id)]]);
}

#[test]
fn no_more_than_the_smallest_ways_are_given() {
    let either = |first, second| any("either", "0", [first, second]);
    let pairs = |count: usize| all("all", "0", vec![either(chosen(&RED), chosen(&GREEN)); count]);
    assert_eq!(ways_of(&pairs(20), "").len(), 2);
    let many: Vec<BTreeSet<Change>> = (0..100_i32)
        .map(|number| {
            BTreeSet::from([
                Change::Learn(RED.id),
                Change::Wait(Day::from(date("2026-06-15")).plus(-number)),
            ])
        })
        .chain([BTreeSet::from([Change::Learn(BLUE.id)])])
        .collect();
    assert_eq!(smallest(many).len(), 2);
    let fields: Vec<&'static str> =
        (0..70).map(|number| &*format!("field{number}").leak()).collect();
    let many =
        fields.iter().map(|id| BTreeSet::from([Change::Learn(FieldId(id)), Change::Learn(RED.id)]));
    let kept = smallest(many.chain([BTreeSet::from([Change::Learn(BLUE.id)])]).collect());
    assert_eq!((kept.len(), kept[0].len()), (64, 1));
}

/// What becomes of a case when all of this happens.
fn done(world: &World, rule: &Rule, way: &BTreeSet<Change>) -> World {
    let mut then = World { rulings: world.rulings.clone(), ..World::of(world.facts.clone()) };
    for change in way {
        match *change {
            Change::Wait(day) => then.reference = day.date().unwrap(),
            Change::Learn(id) | Change::Decide(id) | Change::Alter(id) => {
                let field = rule.fields().into_iter().find(|field| field.id() == id).unwrap();
                then.facts.set(id, field.extremes()[0]);
            }
            Change::Rule(id, option) => {
                let reading = READINGS.iter().find(|reading| reading.id == id).unwrap();
                assert!(then.rulings.way(reading).is_none());
                then.rulings.pin(reading, option);
            }
        }
    }
    then
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn each_way_makes_the_rule_hold_and_nothing_in_it_is_idle(shape in any_shape(), facts in any_facts(), rulings in any_rulings()) {
        let rule = shape.rule();
        let world = World { rulings, ..World::of(facts) };
        let holds = |way: &BTreeSet<Change>| judge(&rule, &done(&world, &rule, way).case()).outcome() == Outcome::Met;
        let ways = ways(&rule, &world.case());
        prop_assert!(!ways.is_empty());
        for way in &ways {
            prop_assert!(holds(way), "{way:?}");
            for change in way {
                let mut less = way.clone();
                less.remove(change);
                prop_assert!(!holds(&less), "{way:?} without {change:?}");
            }
            prop_assert_eq!(ways.iter().filter(|other| is_within(other, way)).count(), 1);
        }
        prop_assert!(ways.is_sorted_by_key(BTreeSet::len));
    }
}
