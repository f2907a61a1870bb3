//! An enterprise's package: everybody's result, what contradicts what, and what the filing lacks.

use teji_batch::{Clash, Have, Item, OpenedBatch, Round, consistency, contents};
use teji_dossier::Stated;
use teji_text::Catalog;

use crate::basis::Basis;
use crate::fault::{Fault, Weight};
use crate::files::Found;
use crate::person::{identity, lacks, named, of_results};
use crate::report::{Missing, Report, Row};
use crate::texts::together;

pub(crate) fn report(
    opened: &OpenedBatch,
    basis: &Basis<'_>,
    found: &Found,
    words: &Catalog,
) -> Report {
    let round = Round::of(&opened.batch, &basis.theirs, basis.day);
    let now = basis.is_of_another_time().then(|| Round::of(&opened.batch, basis.ours, basis.day));
    let rows = rows(&round, now.as_ref(), basis);
    let mut faults = found.faults(words);
    faults.extend(basis.faults(round.reference(), words));
    faults.extend(of_results(&rows, basis, found, words));
    let clashes = consistency(&round, words);
    faults.extend(clashes.iter().map(|one| clash(one, &round, words)));
    if let Some(now) = &now {
        let later = consistency(now, words).into_iter().filter(|one| !clashes.contains(one));
        let told = |one: Clash| {
            let fault = clash(&one, now, words);
            let place = words.fill("place.now", &[("place", &fault.place)]);
            Fault { weight: Weight::Look, ..fault.at(place) }
        };
        faults.extend(later.map(told));
    }
    let items = contents(&round);
    Report {
        is_batch: true,
        filed_by: opened.batch.unit().to_owned(),
        is_read: true,
        reference: round.reference().to_string(),
        people: rows,
        faults,
        missing: items.iter().filter_map(|item| missing(item, &round, words)).collect(),
        wanted: items.iter().filter(|item| item.have != Have::NotApplicable).count(),
        ..Report::by(basis, round.screening.rulings(), &opened.files, words)
    }
}

fn rows(round: &Round<'_>, now: Option<&Round<'_>>, basis: &Basis<'_>) -> Vec<Row> {
    let result = |judged: &teji_batch::Judged<'_>| {
        Stated::of(judged.standing.state, judged.standing.earliest)
    };
    let row = |(at, judged): (usize, &teji_batch::Judged<'_>)| {
        let (number, found) = (judged.person.number, result(judged));
        let now = now.and_then(|now| now.people.get(at)).map(result);
        Row {
            number,
            name: judged.name(),
            identity: identity(&judged.person.application),
            stated: basis.record.and_then(|record| record.outcomes.get(&number).cloned()),
            now: now.filter(|now| *now != found),
            found,
            proposed: judged.person.proposed,
        }
    };
    round.people.iter().enumerate().map(row).collect()
}

fn clash(clash: &Clash, round: &Round<'_>, words: &Catalog) -> Fault {
    let weight = match clash.weight {
        teji_dossier::Weight::Fault => Weight::Wrong,
        teji_dossier::Weight::Remark => Weight::Look,
    };
    let places: Vec<String> = clash.places.iter().map(|place| place.named(round, words)).collect();
    let fault = Fault::new(weight, &clash.problem, words);
    let fault = fault.at(together(&places, words)).marked(&clash.places);
    match clash.places.iter().find_map(teji_batch::Place::person) {
        Some(number) => fault.of(number),
        None => fault,
    }
}

fn missing(item: &Item, round: &Round<'_>, words: &Catalog) -> Option<Missing> {
    if item.have != Have::No {
        return None;
    }
    let args: Vec<(&str, &str)> =
        item.why.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let person = item.person.and_then(|number| round.batch.person(number));
    let of_person = |person: &teji_batch::Person| {
        let all = person.application.sections().into_iter().flat_map(|section| section.lacks);
        lacks(&all.collect::<Vec<_>>(), words)
    };
    let own = || item.lacks.iter().map(|id| named(*id, words)).collect();
    Some(Missing {
        name: item.name.to_owned(),
        title: words.text(&format!("doc.{}.title", item.name)).to_owned(),
        person: item.person,
        why: words.fill(item.why.key, &args),
        lacks: person.map_or_else(own, |person| of_person(person)),
    })
}
