//! The days from the plan to the report, and how long the list was posted.

use teji_dossier::Weight;
use teji_fields::{Days, Field, Problem};
use teji_notice::{POSTED_FROM, POSTED_TO};
use teji_text::Catalog;

use super::{Clash, Place};
use crate::asked::EXACT;
use crate::forms::{
    AGREEMENT_FROM, AGREEMENT_TO, OPENED_FROM, OPENED_TO, REVIEW_FROM, REVIEW_PRESENT,
    REVIEW_SEATS, REVIEW_TO,
};
use crate::order::{Disorder, written};
use crate::publicity::EndStanding;
use crate::round::{Round, day_of};

pub(super) fn clashes(round: &Round<'_>, words: &Catalog) -> Vec<Clash> {
    let publicity = round.publicity();
    let disorders = round.disorders();
    let mut clashes: Vec<Clash> =
        disorders.iter().map(|disorder| of_order(disorder, words)).collect();
    let posted = publicity.iter().flat_map(|publicity| {
        let is_short = matches!(publicity.end, EndStanding::BeforePosting | EndStanding::Short);
        let weight = if is_short { Weight::Fault } else { Weight::Remark };
        publicity.problems().into_iter().map(move |problem| Clash {
            weight,
            problem,
            places: [POSTED_TO.id, POSTED_FROM.id].map(Place::Field).into(),
        })
    });
    clashes.extend(posted);
    clashes.extend(PAIRS.iter().filter_map(|pair| reversed(round, *pair, words)));
    clashes.extend(absent(round));
    clashes.extend(rough(round, words));
    clashes
}

/// Days outside the order of the stages: the second never lies before the first.
static PAIRS: [[&Field<Days>; 2]; 4] = [
    [&OPENED_FROM, &OPENED_TO],
    [&REVIEW_FROM, &REVIEW_TO],
    [&REVIEW_TO, &POSTED_FROM],
    [&AGREEMENT_FROM, &AGREEMENT_TO],
];

fn reversed(round: &Round<'_>, pair: [&'static Field<Days>; 2], words: &Catalog) -> Option<Clash> {
    let [first, second] = pair;
    let [before, after] = [round.known(first)?, round.known(second)?];
    let problem = Problem::new("clash.days_reversed")
        .with("first", &teji_dossier::label(first, words))
        .with("first_day", &written(before, words))
        .with("second", &teji_dossier::label(second, words))
        .with("second_day", &written(after, words));
    let places = [second.id, first.id].map(Place::Field);
    (after.latest < before.earliest).then(|| Clash::fault(problem, places))
}

/// More members of the jury were there than it has.
fn absent(round: &Round<'_>) -> Option<Clash> {
    let [seats, present] = [round.known(&REVIEW_SEATS)?, round.known(&REVIEW_PRESENT)?];
    let problem =
        Problem::new("clash.too_many_present").with("seats", &seats).with("present", &present);
    let places = [REVIEW_PRESENT.id, REVIEW_SEATS.id].map(Place::Field);
    (present > seats).then(|| Clash::fault(problem, places))
}

/// A month where something is counted from one day.
fn rough(round: &Round<'_>, words: &Catalog) -> Vec<Clash> {
    let clash = |field: &&'static Field<Days>| {
        let day = round.known(*field).filter(|day| day.exact().is_none())?;
        let problem = Problem::new("clash.rough_day")
            .with("field", &teji_dossier::label(*field, words))
            .with("day", &written(day, words));
        Some(Clash::fault(problem, [Place::Field(field.id)]))
    };
    EXACT.iter().filter_map(clash).collect()
}

fn of_order(disorder: &Disorder, words: &Catalog) -> Clash {
    let places = [disorder.second.0, disorder.first.0].map(|stage| Place::Field(day_of(stage).id));
    Clash { weight: disorder.weight(), problem: disorder.problem(words), places: places.into() }
}
