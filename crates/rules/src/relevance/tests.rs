use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::fixture::{
    BLUE, FIRST, GREEN, GREY, POSTED_TO, RED, RUN, SECOND, SERVICE, SINCE, SUM, Shape, World,
    any_facts, any_rulings, any_shape, chosen, date, every_ruling, facts, full_years, not_barred,
    posted, second_is_t,
};
use crate::{Outcome, Rulings, all, any, open};

fn relevant_to(rule: &Rule, told: &str) -> Vec<&'static str> {
    relevant(rule, &World::of(facts(told)).case()).iter().map(|id| id.0).collect()
}

fn needs_of(rule: &Rule, told: &str) -> Vec<Need> {
    needs(rule, &World::of(facts(told)).case())
}

#[test]
fn what_is_decided_asks_nothing() {
    let rule =
        all("both", "0", [chosen(&RED), any("either", "0", [chosen(&GREEN), chosen(&BLUE)])]);
    let rows: [(&str, &[&str]); 6] = [
        ("", &["red", "green", "blue"]),
        ("red=?|green=what", &["red", "green", "blue"]),
        ("red=no", &[]),
        ("red=yes|green=yes", &[]),
        ("green=yes", &["red"]),
        ("red=yes|green=no", &["blue"]),
    ];
    for (told, wanted) in rows {
        assert_eq!(relevant_to(&rule, told), wanted, "{told}");
    }
}

/// Red with green, or red without it: green cannot matter.
#[test]
fn a_field_in_several_leaves_is_one_field() {
    let both = |second| all("both", "0", [chosen(&RED), second]);
    let rule = any("either", "0", [both(chosen(&GREEN)), both(chosen(&RED))]);
    assert_eq!(relevant_to(&rule, ""), ["red"]);
    let judged = any("either", "0", [both(chosen(&GREY)), chosen(&RED)]);
    assert_eq!(needs_of(&judged, "grey=perhaps"), [Need::Answer(RED.id)]);
    assert_eq!(needs_of(&judged, "grey=perhaps|red=no"), []);
    assert_eq!(needs_of(&both(chosen(&GREY)), "grey=perhaps|red=yes"), [Need::Decision(GREY.id)]);
    assert_eq!(
        needs_of(&both(chosen(&GREY)), "grey=perhaps"),
        [Need::Answer(RED.id), Need::Decision(GREY.id)]
    );
}

/// The certificate is too young for the one leaf, and the other does not ask for it.
#[test]
fn a_leaf_that_fails_for_another_answer_does_not_hang_on_this_one() {
    let leaves = || [full_years(SUM, Some(&SINCE)), full_years(SUM, None)];
    let told = "away=none|since=2199-12-31";
    assert_eq!(relevant_to(&any("either", "0", leaves()), told), ["service"]);
    assert_eq!(relevant_to(&all("both", "0", leaves()), told), [""; 0]);
    assert_eq!(relevant_to(&posted(false), "posted_to=2020-01-01"), [""; 0]);
    assert_eq!(relevant_to(&posted(false), "posted_to=2026-06-15"), ["posted_from"]);
    // The first of the best posting's five days counts for the one leaf alone.
    let either = any("either", "0", [posted(false), posted(true)]);
    assert_eq!(relevant_to(&posted(false), "posted_to=2026-01-09"), [""; 0]);
    assert_eq!(relevant_to(&either, "posted_to=2026-01-09"), ["posted_from"]);
}

/// One period of the list cannot be read: it is asked for only while the others are not enough.
#[test]
fn what_is_sure_without_an_answer_does_not_ask_for_it() {
    let rule = full_years(SUM, None);
    assert_eq!(relevant_to(&rule, "service=2021-06-15..; soon|away=none"), [""; 0]);
    assert_eq!(relevant_to(&rule, "service=2021-06-16..; soon|away=none"), ["service"]);
    assert_eq!(relevant_to(&rule, "service=2021-06-15..; soon"), ["service", "away"]);
}

#[test]
fn a_field_that_matters_under_one_reading_is_asked() {
    let rule =
        open("open", &FIRST, [chosen(&RED), all("both", "0", [chosen(&RED), chosen(&GREEN)])]);
    assert_eq!(relevant_to(&rule, "red=yes"), ["green"]);
    assert_eq!(needs_of(&rule, "red=yes"), [Need::Answer(GREEN.id), Need::Ruling(FIRST.id)]);
    assert_eq!(needs_of(&rule, "red=yes|green=no"), [Need::Ruling(FIRST.id)]);
    assert_eq!(needs_of(&rule, "red=yes|green=yes"), []);
    let mut world = World::of(facts("red=yes"));
    world.rulings.pin(&FIRST, FIRST.options[0]);
    assert!(needs(&rule, &world.case()).is_empty());
}

#[test]
fn rulings_come_last_and_once() {
    let sentence = |reading| open("open", reading, [chosen(&RED), chosen(&GREEN)]);
    let rule = all("both", "0", [sentence(&SECOND), sentence(&FIRST), chosen(&BLUE)]);
    let wanted = [Need::Answer(BLUE.id), Need::Ruling(FIRST.id), Need::Ruling(SECOND.id)];
    assert_eq!(needs_of(&rule, "red=yes|green=no"), wanted);
}

#[test]
fn a_rough_day_is_asked_where_it_matters() {
    let rule = full_years(SUM, Some(&SINCE));
    let exact = |field: FieldId| Need::Exact(field);
    let rows: [(&str, &[Need]); 7] = [
        ("service=2021-06..|away=none|since=2020-01-01", &[exact(SERVICE.id)]),
        ("service=2021-06..|away=none|since=2020-01", &[exact(SERVICE.id)]),
        ("service=2021-06..|away=none|since=2021-06", &[exact(SERVICE.id), exact(SINCE.id)]),
        ("service=2020-06..|away=none|since=2020-01", &[]),
        ("service=2021-07..|away=none|since=2020-01", &[]),
        ("service=2021-06..|away=none", &[Need::Answer(SINCE.id)]),
        ("service=2021-06-15..|away=none|since=2020-01-01", &[]),
    ];
    for (told, wanted) in rows {
        assert_eq!(needs_of(&rule, told), wanted, "{told}");
    }
    let two = all("both", "0", [rule, full_years(RUN, None)]);
    assert_eq!(needs_of(&two, "service=2021-06..|away=none|since=2020-01-01"), [exact(SERVICE.id)]);
    let idle = any("either", "0", [two, chosen(&RED)]);
    assert_eq!(needs_of(&idle, "service=2021-06..|away=none|since=2020-01-01|red=yes"), []);
    assert_eq!(needs_of(&not_barred(false), "found=2021-06"), [exact(crate::fixture::FOUND.id)]);
}

#[test]
fn an_unpublished_schedule_is_a_need_of_its_own() {
    let rows: [(&str, &[Need]); 3] = [
        ("posted_from=2027-03-01|posted_to=2027-03-08", &[Need::Calendar(POSTED_TO.id)]),
        ("posted_from=2026-06-15|posted_to=2026-06-22~2026-06-23", &[Need::Exact(POSTED_TO.id)]),
        ("posted_from=2026-06-15|posted_to=2026-06-23", &[]),
    ];
    for (told, wanted) in rows {
        assert_eq!(needs_of(&posted(false), told), wanted, "{told}");
    }
}

#[test]
fn an_unread_number_is_a_missing_answer() {
    assert_eq!(needs_of(&second_is_t(), "number=A_"), [Need::Answer(crate::fixture::NUMBER.id)]);
    assert_eq!(needs_of(&second_is_t(), "number=A1"), []);
}

/// Every completion of what is not known: open fields at their best or worst, and what people decide.
fn completions(rule: &Rule, facts: &Facts) -> Vec<Facts> {
    let is_unknown = |field: &&'static dyn AnyField| {
        is_open(*field, facts)
            || field.id() == GREY.id && GREY.known(facts).is_some_and(|grey| grey.id == "perhaps")
    };
    assignments(facts, &rule.fields().into_iter().filter(is_unknown).collect::<Vec<_>>())
}

fn met(rule: &Rule, facts: &Facts, rulings: &Rulings) -> bool {
    let world = World { rulings: rulings.clone(), ..World::of(facts.clone()) };
    match judge(rule, &world.case()).outcome() {
        Outcome::Met => true,
        Outcome::NotMet => false,
        Outcome::Unknown | Outcome::DependsOnReading => panic!("a completion leaves nothing open"),
    }
}

/// The unknowns of which the best and the worst make two completions differ.
fn by_trying(rule: &Rule, facts: &Facts, rulings: &Rulings) -> BTreeSet<FieldId> {
    let mut found = BTreeSet::new();
    let completions = completions(rule, facts);
    for rulings in every_ruling(rulings) {
        for completion in completions.iter().filter(|completion| met(rule, completion, &rulings)) {
            for field in rule.fields() {
                let [_, worst] = field.extremes();
                let changed = completion.clone().with(field.id(), worst);
                if completions.contains(&changed) && !met(rule, &changed, &rulings) {
                    found.insert(field.id());
                }
            }
        }
    }
    found
}

/// The tree asks people about grey once at the most: what they decide is one thing.
fn decides_once(shape: &Shape) -> bool {
    shape.count(&|part| matches!(part, Shape::Chosen(3))) <= 1
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn what_is_asked_is_what_can_change_the_verdict(shape in any_shape(), facts in any_facts(), rulings in any_rulings()) {
        prop_assume!(decides_once(&shape));
        let rule = shape.rule();
        let world = World { rulings, ..World::of(facts) };
        let wanted = by_trying(&rule, &world.facts, &world.rulings);
        let mut asked: BTreeSet<_> = relevant(&rule, &world.case()).into_iter().collect();
        let needs = needs(&rule, &world.case());
        prop_assert_eq!(asked.iter().all(|id| needs.contains(&Need::Answer(*id))), true);
        for need in &needs {
            if let Need::Decision(id) = need {
                prop_assert!(asked.insert(*id));
            }
        }
        prop_assert_eq!(asked, wanted);
        let hangs: Vec<_> = judge(&rule, &world.case()).verdicts().readings().iter().map(|reading| reading.id).collect();
        let ruled: Vec<_> = needs.iter().filter_map(|need| match need {
            Need::Ruling(id) => Some(*id),
            Need::Answer(_) | Need::Exact(_) | Need::Decision(_) | Need::Calendar(_) => None,
        }).collect();
        prop_assert_eq!(ruled, hangs);
    }

    /// Where the verdict is open, something is asked; where it is settled, nothing is.
    #[test]
    fn something_is_asked_exactly_while_the_verdict_is_open(shape in any_shape(), facts in any_facts(), rulings in any_rulings()) {
        prop_assume!(decides_once(&shape));
        let rule = shape.rule();
        let world = World { rulings, ..World::of(facts) };
        let needs = needs(&rule, &world.case());
        match judge(&rule, &world.case()).outcome() {
            Outcome::Met | Outcome::NotMet => prop_assert_eq!(needs, vec![]),
            Outcome::DependsOnReading => prop_assert!(needs.iter().all(|need| matches!(need, Need::Ruling(_)))),
            Outcome::Unknown => {
                let settled = by_trying(&rule, &world.facts, &world.rulings).is_empty();
                prop_assert_eq!(needs.iter().all(|need| matches!(need, Need::Ruling(_))), settled);
            }
        }
    }
}

#[test]
fn a_day_of_reference_is_the_only_clock() {
    let mut world = World::of(facts("service=2021-06..|away=none"));
    world.reference = date("2026-05-31");
    assert!(needs(&full_years(SUM, None), &world.case()).is_empty());
}
