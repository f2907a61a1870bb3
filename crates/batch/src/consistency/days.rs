//! The days from the plan to the report, and how long the list was posted.

use teji_dossier::Weight;
use teji_notice::{POSTED_FROM, POSTED_TO};
use teji_text::Catalog;

use super::{Clash, Place};
use crate::order::Disorder;
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
    clashes
}

fn of_order(disorder: &Disorder, words: &Catalog) -> Clash {
    let places = [disorder.second.0, disorder.first.0].map(|stage| Place::Field(day_of(stage).id));
    Clash { weight: disorder.weight(), problem: disorder.problem(words), places: places.into() }
}
