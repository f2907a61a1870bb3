//! Where the papers of a round contradict each other, or one of them contradicts the plan or the notice.
//!
//! A clash of weight fault forbids to say that a filing is whole; it never forbids to make it.

use teji_dossier::{Spot, Weight};
use teji_fields::{FieldId, Problem};
use teji_text::Catalog;
use teji_workdays::iso_day;

use crate::plan::Point;
use crate::round::Round;

mod days;
mod decided;
mod people;
mod place;
mod plan;
mod posted;
mod results;

pub use place::spot_name;

/// Two places that do not agree, or one that cannot be right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clash {
    /// How much it weighs.
    pub weight: Weight,
    /// What it is; its cure stands under the same key with `.try` behind it.
    pub problem: Problem,
    /// Where it stands; the first place is where to mend it.
    pub places: Vec<Place>,
}

/// A place in a batch.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
    /// An answer in the forms of the batch.
    Field(FieldId),
    /// A point of the plan.
    Point(Point),
    /// The occupation of that number in the plan.
    Occupation(u32),
    /// The further condition of that number.
    Further(u32),
    /// The person of that number: whether they are proposed, settled on.
    Person(u32),
    /// An answer of the person of that number.
    Answer(u32, Spot, FieldId),
    /// The day or the readings by which that person checked themselves.
    Basis(u32),
    /// The evidence of that person.
    Evidence(u32),
    /// The certificate of that person.
    Certificate(u32),
    /// The objection of that number.
    Objection(u32),
    /// The decision at that place of the record, from 0 on.
    Decision(usize),
}

/// Every clash: of the plan, of each person, of what the review and the enterprise decided, of the days. Days in them
/// are worded.
#[must_use]
pub fn consistency(round: &Round<'_>, words: &Catalog) -> Vec<Clash> {
    let mut clashes = plan::clashes(round, words);
    clashes.extend(people::clashes(round, words));
    clashes.extend(decided::clashes(round, words));
    clashes.extend(results::clashes(round, words));
    clashes.extend(posted::clashes(round));
    clashes.extend(days::clashes(round, words));
    for (_, told) in clashes.iter_mut().flat_map(|clash| &mut clash.problem.args) {
        if let Some(day) = iso_day(told) {
            *told = teji_dossier::date(day, words);
        }
    }
    clashes
}

/// Whether one of two places must be wrong somewhere.
#[must_use]
pub fn has_fault(clashes: &[Clash]) -> bool {
    clashes.iter().any(|clash| clash.weight == Weight::Fault)
}

impl Clash {
    /// Every key that the problem of a clash has and no other room words.
    pub const KEYS: [&'static str; 24] = [
        "clash.plan_lacks",
        "clash.no_name",
        "clash.no_identity",
        "clash.no_occupation",
        "clash.identity_twice",
        "clash.unit",
        "clash.occupation",
        "clash.reference",
        "clash.reading",
        "clash.proposed_not_fitting",
        "clash.proposed_open",
        "clash.over_quota",
        "clash.settled_over_quota",
        "clash.settled_not_proposed",
        "clash.settled_under_objection",
        "clash.number_posted",
        "clash.number_posted_of",
        "clash.certificate_missing",
        "clash.certificate_unsettled",
        "clash.days_reversed",
        "clash.too_many_present",
        "clash.rough_day",
        "clash.decided_otherwise",
        "clash.decided_reading",
    ];

    fn fault(problem: Problem, places: impl Into<Vec<Place>>) -> Self {
        Self { weight: Weight::Fault, problem, places: places.into() }
    }

    fn remark(problem: Problem, places: impl Into<Vec<Place>>) -> Self {
        Self { weight: Weight::Remark, problem, places: places.into() }
    }
}

/// A problem that tells of a person by number and name.
fn of_person(key: &'static str, judged: &crate::round::Judged<'_>) -> Problem {
    Problem::new(key).with("number", &judged.person.number).with("name", &judged.name())
}

#[cfg(test)]
mod tests;
