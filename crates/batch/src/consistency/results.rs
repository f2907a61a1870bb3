//! What the review proposed, on whom the enterprise settled, and the certificates: against the results and each other.

use chrono::Datelike;
use teji_fields::Problem;
use teji_notice::State;
use teji_text::Catalog;

use super::{Clash, Place, of_person};
use crate::documents::state_key;
use crate::forms::{BASE_COUNT, CERTIFICATE_DAY, PLAN_RATIO, RATIO_ROUNDING};
use crate::numbers::{Numbered, check_numbers};
use crate::round::{Judged, Round};

pub(super) fn clashes(round: &Round<'_>, words: &Catalog) -> Vec<Clash> {
    let mut clashes: Vec<Clash> =
        round.proposed().filter_map(|judged| proposed(judged, words)).collect();
    clashes.extend(over_quota(round));
    let unproposed = round.settled().filter(|judged| !judged.person.proposed);
    clashes.extend(unproposed.map(|judged| {
        Clash::fault(of_person("clash.settled_not_proposed", judged), [here(judged)])
    }));
    clashes.extend(objections(round));
    clashes.extend(certificates(round));
    clashes.extend(numbers(round));
    clashes
}

fn here(judged: &Judged<'_>) -> Place {
    Place::Person(judged.person.number)
}

/// Whom to propose the enterprise decides; that the answers say otherwise must be seen.
fn proposed(judged: &Judged<'_>, words: &Catalog) -> Option<Clash> {
    let told = |key| {
        let result = words.text(state_key(judged.standing.state)).to_owned();
        of_person(key, judged).with("result", &result)
    };
    match judged.standing.state {
        State::Fits => None,
        State::TooEarly | State::DoesNotFit | State::OutOfScope => {
            Some(Clash::fault(told("clash.proposed_not_fitting"), [here(judged)]))
        }
        State::DependsOnReading | State::Unknown => {
            Some(Clash::remark(told("clash.proposed_open"), [here(judged)]))
        }
    }
}

/// More than the ratio allows is a fault; more than it allows under one way of rounding, while none is chosen, is not sure.
fn over_quota(round: &Round<'_>) -> Vec<Clash> {
    let plan = &round.batch.plan;
    let (Some(quota), Some([_, near])) = (plan.quota(), plan.quotas()) else { return Vec::new() };
    let is_open = round.known(&RATIO_ROUNDING).is_none();
    let counts = [
        ("clash.over_quota", round.proposed().count()),
        ("clash.settled_over_quota", round.settled().count()),
    ];
    let over = counts.into_iter().filter(|(_, count)| *count as u64 > quota.free);
    let clash = |(key, count): (&'static str, usize)| {
        let is_sure = !is_open || count as u64 > near.free;
        let free = if is_open && is_sure { near.free } else { quota.free };
        let problem = Problem::new(key).with("count", &count).with("free", &free);
        let places = [PLAN_RATIO.id, BASE_COUNT.id].map(Place::Field);
        if is_sure { Clash::fault(problem, places) } else { Clash::remark(problem, places) }
    };
    over.map(clash).collect()
}

/// The log's own findings, and that the enterprise settled while one stands.
fn objections(round: &Round<'_>) -> Vec<Clash> {
    let log = round.objections();
    let findings = log.findings.iter().map(|(number, weight, problem)| Clash {
        weight: *weight,
        problem: problem.clone(),
        places: vec![Place::Objection(*number)],
    });
    let mut clashes: Vec<Clash> = findings.collect();
    let settled = round.settled().count();
    if log.is_blocking() && settled > 0 {
        let problem = Problem::new("clash.settled_under_objection")
            .with("count", &settled)
            .with("open", &log.open.len());
        clashes.push(Clash::fault(
            problem,
            log.open.iter().map(|one| Place::Objection(*one)).collect::<Vec<_>>(),
        ));
    }
    clashes
}

fn certificates(round: &Round<'_>) -> Vec<Clash> {
    let is_dated = round.known(&CERTIFICATE_DAY).is_some();
    let clash = |judged: &Judged<'_>| {
        let has = !judged.person.certificate.trim().is_empty();
        let place = [Place::Certificate(judged.person.number)];
        match (judged.person.settled, has) {
            (true, false) if is_dated => {
                Some(Clash::fault(of_person("clash.certificate_missing", judged), place))
            }
            (true, false) => {
                Some(Clash::remark(of_person("clash.certificate_missing", judged), place))
            }
            (false, true) => {
                Some(Clash::fault(of_person("clash.certificate_unsettled", judged), place))
            }
            (true, true) | (false, false) => None,
        }
    };
    round.people.iter().filter_map(clash).collect()
}

fn numbers(round: &Round<'_>) -> impl Iterator<Item = Clash> {
    let year = round.known(&CERTIFICATE_DAY);
    let year = year.filter(|day| day.earliest.year() == day.latest.year());
    let year = year.map(|day| day.earliest.year());
    let numbered: Vec<Numbered<'_>> = round
        .people
        .iter()
        .map(|judged| Numbered {
            person: judged.person.number,
            typed: &judged.person.certificate,
            year,
        })
        .collect();
    check_numbers(&numbered).into_iter().map(|finding| Clash {
        weight: finding.weight,
        problem: finding.problem,
        places: finding.persons.into_iter().map(Place::Certificate).collect(),
    })
}
