use proptest::prelude::*;

use super::*;
use crate::fixture::{
    BLUE, FIRST, GREEN, READINGS, RED, SECOND, THIRD, World, any_facts, any_rulings, any_shape,
    chosen, facts,
};
use crate::judge::{Finding, judge};
use crate::{all, any, open};

/// Every finding of a tree, each before its parts.
fn walked<'f>(finding: &'f Finding<'f>, all: &mut Vec<&'f Finding<'f>>) {
    all.push(finding);
    for part in &finding.parts {
        walked(part, all);
    }
}

fn bits(ready: &Ready, readings: &[&'static Reading]) -> u32 {
    let place = |reading| ready.readings().iter().position(|known| *known == reading).unwrap();
    readings.iter().fold(0, |bits, reading| bits | 1 << place(*reading))
}

/// What a walk over tables says is what the sets say, of every rule.
fn agree(rule: &Rule, world: &World) {
    let ready = Ready::of(rule);
    let (case, mut sheet) = (world.case(), Sheet::default());
    let (found, mut findings) = (judge(rule, &case), Vec::new());
    walked(&found, &mut findings);
    let told = ready.judge(&case, &mut sheet).to_vec();
    assert_eq!(told.len(), findings.len());
    for (told, finding) in told.iter().zip(findings) {
        assert_eq!(told.outcome, finding.outcome(), "{:?}", finding.rule.id);
        assert_eq!(told.overall, finding.overall(), "{:?}", finding.rule.id);
        assert_eq!(told.hangs_on, bits(&ready, finding.onset.readings()), "{:?}", finding.rule.id);
        let verdicts = finding.verdicts();
        assert_eq!(
            told.verdict_hangs_on,
            bits(&ready, verdicts.readings()),
            "{:?}",
            finding.rule.id
        );
    }
    assert_eq!(ready.table(&case, &mut sheet), found.onset);
    let outcomes = ready.outcomes(&case, &mut sheet);
    let alone: Vec<Outcome> = (0..told.len()).map(|place| outcomes.of(place)).collect();
    assert_eq!(alone, told.iter().map(|told| told.outcome).collect::<Vec<_>>());
    let by_way: Vec<Verdict> =
        (0..1 << ready.readings().len()).map(|way| outcomes.verdict(way)).collect();
    let whole = ready.table(&case, &mut Sheet::default());
    assert_eq!(whole, found.onset);
    let on = Day::from(case.reference);
    let onsets = ready.onsets(&case, &mut sheet).to_vec();
    assert_eq!(by_way, onsets.iter().map(|onset| Verdict::on(on, *onset)).collect::<Vec<_>>());
    let some_day = ready.holds_some_day(&case, &mut sheet);
    assert_eq!(some_day, told[0].overall.earliest != Day::NEVER);
    // What was left in the sheet does not count.
    assert_eq!(ready.judge(&case, &mut sheet), told);
}

proptest! {
    #[test]
    fn sets_of_ways_say_what_tables_say(shape in any_shape(), facts in any_facts(), rulings in any_rulings()) {
        let mut world = World::of(facts);
        world.rulings = rulings;
        agree(&shape.rule(), &world);
    }
}

#[test]
fn three_readings_have_eight_ways_within_one_word() {
    let leaves = || [chosen(&RED), chosen(&GREEN)];
    let opened = |reading| open("open", reading, leaves());
    let rule =
        all("all", "0", [opened(&FIRST), any("any", "0", [opened(&SECOND), opened(&THIRD)])]);
    for told in ["", "red=yes", "red=yes|green=no", "red=no|green=yes", "green=no|blue=yes"] {
        agree(&rule, &World::of(facts(told)));
    }
    assert_eq!(Ready::of(&rule).readings(), READINGS);
}

/// Eight readings take four words; each bit beyond the sixth stands for whole words.
#[test]
fn eight_readings_have_ways_over_four_words() {
    const IDS: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let readings = IDS.map(|id| {
        let options = [crate::OptionId("wide"), crate::OptionId("narrow")];
        let clause = teji_fields::Clause("9");
        &*Box::leak(Box::new(Reading { id: crate::ReadingId(id), clause, options }))
    });
    for (place, fields) in [(0, [&RED, &GREEN]), (3, [&GREEN, &RED]), (7, [&RED, &BLUE])] {
        let part = |(at, reading): (usize, &'static Reading)| {
            let ways = if at >= place { fields } else { [fields[1], fields[0]] };
            open("open", reading, ways.map(chosen))
        };
        let rule = any("any", "0", readings.into_iter().enumerate().map(part).collect::<Vec<_>>());
        let both =
            all("all", "0", [rule.clone(), open("last", readings[6], [chosen(&GREEN), rule])]);
        for told in [
            "",
            "red=yes",
            "red=yes|green=no|blue=no",
            "green=yes|red=no",
            "blue=yes|red=no|green=no",
        ] {
            agree(&both, &World::of(facts(told)));
        }
    }
}
