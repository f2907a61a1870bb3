//! The days from the plan to the report, and how long the list was posted.

use teji_dossier::Weight;
use teji_fields::{Days, Field};
use teji_notice::{POSTED_FROM, POSTED_TO};
use teji_text::Catalog;

use super::{Clash, Place};
use crate::forms::{
    AGREEMENT_DAY, APPROVED_DAY, CERTIFICATE_DAY, OPENED_FROM, REPORT_DAY, REVIEW_FROM, SENT_DAY,
    UPLOAD_DAY,
};
use crate::order::{Disorder, Stage, order};
use crate::publicity::EndStanding;
use crate::round::Round;

pub(super) fn clashes(round: &Round<'_>, words: &Catalog) -> Vec<Clash> {
    let days: Vec<_> =
        Stage::ALL.into_iter().map(|stage| (stage, round.known(field(stage)))).collect();
    let publicity = round.publicity();
    let order = order(&days, publicity.as_ref());
    let mut clashes: Vec<Clash> = order.iter().map(|disorder| of_order(disorder, words)).collect();
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

/// The field that tells the day of a stage.
fn field(stage: Stage) -> &'static Field<Days> {
    match stage {
        Stage::PlanOpened => &OPENED_FROM,
        Stage::PlanSent => &SENT_DAY,
        Stage::Review => &REVIEW_FROM,
        Stage::Posted => &POSTED_FROM,
        Stage::PublicityEnded => &POSTED_TO,
        Stage::Approval => &APPROVED_DAY,
        Stage::Certificate => &CERTIFICATE_DAY,
        Stage::Agreement => &AGREEMENT_DAY,
        Stage::Upload => &UPLOAD_DAY,
        Stage::Report => &REPORT_DAY,
    }
}

fn of_order(disorder: &Disorder, words: &Catalog) -> Clash {
    let places = [disorder.second.0, disorder.first.0].map(|stage| Place::Field(field(stage).id));
    Clash { weight: disorder.weight(), problem: disorder.problem(words), places: places.into() }
}
