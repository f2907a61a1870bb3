//! The parts of a plan that are computed: the quota, the readings, the further conditions, and who receives it.

use teji_notice::{READINGS, clause};
use teji_order::sort_by_key;
use teji_paper::{Block, Cell, Item, Look, Row, Table, Words};
use teji_rules::Reading;

use super::{SHORT, body, fill, filled, labels, note, say, told};
use crate::forms::{
    BASE_COUNT, FURTHER_LEAST, FURTHER_TITLE, HELD_COUNT, PLAN_RATIO, RATIO_BASE, RATIO_BASE_NAME,
    RATIO_ROUNDING,
};
use crate::further::{Asks, Further};
use crate::plan::Quota;
use crate::round::Round;
use crate::route::{Receiver, Route};
use crate::texts::filed;

/// The share, and how many people it allows.
pub(super) fn ratio(round: &Round<'_>) -> Vec<Block> {
    let base = match round.known(&RATIO_BASE).map(|base| base.id) {
        Some("other_base") => told(round, &RATIO_BASE_NAME),
        _ => told(round, &RATIO_BASE),
    };
    let share = fill("doc.plan.share", &[("base", &super::or_gap(base, SHORT))]);
    let share = filled(round, share.into(), &PLAN_RATIO, SHORT);
    vec![body(share.then(Look::Plain, say("doc.plan.end"))), body(allowed(round))]
}

/// How many people the share allows. What the plan does not settle is not stated: room is left for it, or both figures
/// are given.
fn allowed(round: &Round<'_>) -> String {
    let Some(quotas) = round.batch.plan.quotas() else { return say("doc.plan.no_people") };
    let rounding = round.known(&RATIO_ROUNDING).map(|way| way.id);
    let figure = |of: fn(&Quota) -> u64| {
        let [down, near] = quotas.each_ref().map(|quota| of(quota).to_string());
        match rounding {
            Some("near") => near,
            None if down != near => fill("doc.plan.either", &[("down", &down), ("near", &near)]),
            _ => down,
        }
    };
    let is_held_told = round.known(&HELD_COUNT).is_some();
    let after_held = |told: String| if is_held_told { told } else { say(SHORT) };
    let way = match rounding {
        Some("near") => "doc.plan.way.near",
        Some(_) => "doc.plan.way.down",
        None => "doc.plan.way.open",
    };
    let values = [
        ("base", told(round, &BASE_COUNT)),
        ("all", figure(|quota| quota.all)),
        ("held", after_held(figure(|quota| quota.held))),
        ("free", after_held(figure(|quota| quota.free))),
        ("way", say(way)),
    ];
    fill("doc.plan.people", &values.each_ref().map(|(gap, told)| (*gap, told.as_str())))
}

/// Each sentence that can be read in two ways, both ways, and which of them the plan takes.
pub(super) fn readings(round: &Round<'_>) -> Table {
    let mut rows = vec![labels(["doc.plan.reading", "doc.plan.ways", "doc.plan.pinned"])];
    for reading in READINGS {
        let ways = [0, 1].map(|place| way(reading, place));
        let both = fill("doc.plan.both", &[("one", &ways[0]), ("other", &ways[1])]);
        let pinned = round.batch.plan.rulings.way(reading);
        let pinned = pinned.map_or_else(|| say("doc.plan.not_pinned"), |place| ways[place].clone());
        rows.push(Row::new([Cell::text(title(reading)), Cell::text(both), Cell::text(pinned)]));
    }
    Table { columns: vec![46, 66, 44], head: 1, rows }
}

pub(super) fn title(reading: &Reading) -> String {
    say(&format!("reading.{}.title", reading.id.0))
}

pub(super) fn way(reading: &Reading, place: usize) -> String {
    say(&format!("reading.{}.{}", reading.id.0, reading.options[place].0))
}

/// The further conditions under their own numbers; those that cannot stand with the reason.
pub(super) fn further(round: &Round<'_>) -> Vec<Block> {
    let plan = &round.batch.plan;
    let refusals = plan.refusals();
    let mut all: Vec<(u32, String)> = plan
        .further()
        .iter()
        .map(|one| (one.number, asks(one)))
        .chain(refusals.iter().map(|refusal| {
            let args = refusal.args();
            let args: Vec<(&str, &str)> =
                args.iter().map(|(name, told)| (*name, told.as_str())).collect();
            let title = plan.further.get(refusal.number()).map(|entry| {
                let words = [FURTHER_TITLE.id, FURTHER_LEAST.id].map(|id| entry.facts.typed(id));
                words.into_iter().flatten().collect::<Vec<_>>().join(" ")
            });
            let why =
                title.unwrap_or_default() + filed().text("doc.and") + &fill(refusal.key(), &args);
            let number = refusal.number();
            let values = [("number", &*number.to_string()), ("why", &why)];
            (number, fill("doc.further.refused", &values))
        }))
        .collect();
    sort_by_key(&mut all, |(number, _)| *number);
    if all.is_empty() {
        return vec![body(say("doc.plan.no_further"))];
    }
    let items = all.into_iter().map(|(number, words)| Item::new(format!("{number}."), words));
    vec![body(say("doc.plan.narrows")), Block::List(items.collect())]
}

/// What a further condition asks, in words.
fn asks(further: &Further) -> String {
    let title = ("title", further.title.as_str());
    let years = |key, years: &u32| fill(key, &[title, ("years", &years.to_string())]);
    match &further.asks {
        Asks::YearsInPost(count) => years("doc.further.in_post", count),
        Asks::YearsHolding(count) => years("doc.further.holding", count),
        Asks::YearsAtWork(count) => years("doc.further.at_work", count),
        Asks::Statement => fill("doc.further.statement", &[title]),
        Asks::Merits(count) => fill("doc.further.merits", &[title, ("count", &count.to_string())]),
        Asks::OneOf(choices) => {
            let names = |all: bool| -> String {
                let names = choices.iter().filter(|(_, will_do)| all || *will_do);
                let names: Vec<&str> = names.map(|(name, _)| name.as_str()).collect();
                names.join(filed().text("doc.comma"))
            };
            let values = [title, ("all", &names(true)), ("accepted", &names(false))];
            fill("doc.further.one_of", &values)
        }
    }
}

/// Who receives the plan and the filing, with the clause.
pub(super) fn receivers(round: &Round<'_>) -> Vec<Block> {
    let Some(route) = round.batch.plan.route() else {
        return vec![body(say("doc.receiver.unknown"))];
    };
    let mut blocks = vec![
        to(route, "doc.receiver.filing", route.clause, route.filing),
        to(route, "doc.receiver.plan", "step.submit", route.plan),
    ];
    if route.waits {
        blocks.push(note("doc.receiver.waits"));
    }
    blocks
}

fn to(_route: Route, what: &str, clause: &str, receiver: Receiver) -> Block {
    if receiver == Receiver::Unstated {
        return body(say("doc.receiver.unstated"));
    }
    let locator = locator(clause);
    let receiver = named(receiver);
    let values =
        [("clause", locator.as_str()), ("what", filed().text(what)), ("receiver", &receiver)];
    body(Words::from(fill("doc.receiver.to", &values)))
}

fn locator(id: &str) -> String {
    clause(id).map(|entry| say(&format!("clause.{}.locator", entry.id))).unwrap_or_default()
}

fn named(receiver: Receiver) -> String {
    let place = receiver.place();
    fill(receiver.key(), &[("division", filed().text(&place))])
}
