//! Each person's own papers, and each person against the plan and against the others.

use std::collections::BTreeMap;

use teji_codes::IdentityNumber;
use teji_dossier::{Spot, Weight};
use teji_fields::{AnyField, Days, FieldId, Kind, Problem, UNSURE};
use teji_notice::{OCCUPATION_NAME, READINGS, rule_name};
use teji_text::Catalog;

use super::{Clash, Place, of_person};
use crate::forms::{REFERENCE, UNIT_NAME};
use crate::plan::plain;
use crate::round::{Judged, Round};

pub(super) fn clashes(round: &Round<'_>, words: &Catalog) -> Vec<Clash> {
    let mut clashes: Vec<Clash> =
        round.people.iter().flat_map(|judged| of_one(round, judged, words)).collect();
    clashes.extend(twice(round));
    clashes
}

fn of_one(round: &Round<'_>, judged: &Judged<'_>, words: &Catalog) -> Vec<Clash> {
    let mut clashes = missing(judged);
    clashes.extend(unreadable(round, judged));
    clashes.extend(unit(round, judged));
    clashes.extend(occupation(round, judged));
    clashes.extend(reference(round, judged));
    clashes.extend(readings(round, judged, words));
    clashes.extend(own(judged, words));
    clashes
}

/// Without a name, a number or an occupation no list can name a person.
fn missing(judged: &Judged<'_>) -> Vec<Clash> {
    let wanted = [
        ("clash.no_name", basic("name")),
        ("clash.no_identity", basic("identity")),
        ("clash.no_occupation", Some(OCCUPATION_NAME.id)),
    ];
    let lacking = wanted.into_iter().filter_map(|(key, field)| {
        let field = field?;
        let is_told = judged.typed(field).is_some_and(|typed| typed != UNSURE);
        (!is_told).then(|| Clash::fault(of_person(key, judged), [at(judged, field)]))
    });
    lacking.collect()
}

fn basic(name: &str) -> Option<FieldId> {
    teji_dossier::BASICS.field(name).map(AnyField::id)
}

fn at(judged: &Judged<'_>, field: FieldId) -> Place {
    Place::Answer(judged.person.number, Spot::Basics, field)
}

fn unreadable<'j>(
    round: &Round<'_>,
    judged: &'j Judged<'_>,
) -> impl Iterator<Item = Clash> + use<'j> {
    let number = judged.person.number;
    let faults = judged.person.application.problems(round.today);
    faults.into_iter().map(move |fault| {
        Clash::fault(fault.problem, [Place::Answer(number, fault.spot, fault.field)])
    })
}

/// A branch has a name of its own, so this may be right.
fn unit(round: &Round<'_>, judged: &Judged<'_>) -> Option<Clash> {
    let field = basic("unit")?;
    let [of_plan, own] = [round.batch.typed(UNIT_NAME.id)?, judged.typed(field)?];
    let problem = of_person("clash.unit", judged).with("unit", &own).with("plan", &of_plan);
    (plain(of_plan) != plain(own))
        .then(|| Clash::remark(problem, [at(judged, field), Place::Field(UNIT_NAME.id)]))
}

fn occupation(round: &Round<'_>, judged: &Judged<'_>) -> Option<Clash> {
    let plan = &round.batch.plan;
    let typed = judged.typed(OCCUPATION_NAME.id).filter(|typed| *typed != UNSURE)?;
    let first = plan.occupations.told().next()?;
    let problem = of_person("clash.occupation", judged).with("occupation", &judged.occupation());
    plan.occupation(typed).is_none().then(|| {
        Clash::fault(problem, [at(judged, OCCUPATION_NAME.id), Place::Occupation(first.id)])
    })
}

/// The plan's day counts; the person's own told them something else.
fn reference(round: &Round<'_>, judged: &Judged<'_>) -> Option<Clash> {
    let own = judged.person.application.reference.trim();
    let of_plan = round.batch.typed(REFERENCE.id)?;
    let [one, other] = [own, of_plan].map(|typed| Days.read(typed).ok());
    let problem = of_person("clash.reference", judged).with("day", &own).with("plan", &of_plan);
    let differs = !own.is_empty() && (one != other || one.is_none());
    differs.then(|| {
        Clash::remark(problem, [Place::Basis(judged.person.number), Place::Field(REFERENCE.id)])
    })
}

/// A sentence that the person read in one way and the round in another.
fn readings(round: &Round<'_>, judged: &Judged<'_>, words: &Catalog) -> Vec<Clash> {
    let differing = READINGS.iter().filter(|reading| {
        let own = judged.person.application.rulings.way(reading);
        own.is_some() && own != round.screening.rulings().way(reading)
    });
    let clash = |reading: &&teji_rules::Reading| {
        let title = words.text(&format!("reading.{}.title", reading.id.0)).to_owned();
        let problem = of_person("clash.reading", judged).with("reading", &title);
        Clash::remark(problem, [Place::Basis(judged.person.number)])
    };
    differing.map(clash).collect()
}

/// What the person's own papers contradict in each other.
fn own<'j>(judged: &'j Judged<'_>, words: &Catalog) -> impl Iterator<Item = Clash> + use<'j> {
    let number = judged.person.number;
    let rules: Vec<(&'static str, String)> = teji_dossier::CONDITIONS
        .iter()
        .map(|condition| (condition.id, rule_name(condition.id, words)))
        .collect();
    judged.person.application.conflicts().into_iter().map(move |conflict| {
        let args = conflict.args().into_iter().map(|(gap, told)| {
            let named = rules.iter().find(|(id, _)| gap == "condition" && *id == told);
            (gap, named.map_or(told.clone(), |(_, name)| name.clone()))
        });
        let problem = Problem { key: conflict.key(), args: args.collect() };
        let places = conflict.places().into_iter();
        let mut places: Vec<Place> =
            places.map(|(spot, field)| Place::Answer(number, spot, field)).collect();
        if places.is_empty() {
            // Only a condition without evidence has no place of its own.
            places.push(Place::Evidence(number));
        }
        Clash { weight: conflict.weight(), problem, places }
    })
}

/// One number with several people: each later one is told together with the first.
fn twice(round: &Round<'_>) -> Vec<Clash> {
    let Some(field) = basic("identity") else { return Vec::new() };
    let mut first: BTreeMap<String, &Judged<'_>> = BTreeMap::new();
    let mut clashes = Vec::new();
    for judged in &round.people {
        let typed = judged.typed(field).filter(|typed| *typed != UNSURE);
        let Some(typed) = typed else { continue };
        let number =
            IdentityNumber::parse(typed).map_or_else(|_| plain(typed), |number| number.to_string());
        match first.get(&number) {
            None => drop(first.insert(number, judged)),
            Some(other) => {
                let problem = of_person("clash.identity_twice", judged)
                    .with("other", &other.person.number)
                    .with("other_name", &other.name());
                clashes.push(Clash {
                    weight: Weight::Fault,
                    problem,
                    places: vec![at(judged, field), at(other, field)],
                });
            }
        }
    }
    clashes
}
