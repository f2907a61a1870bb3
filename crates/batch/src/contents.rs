//! What a filing holds: each paper with whether it is there, why, and what it lacks.

use teji_fields::{AnyField, FieldId, Problem};
use teji_notice::{ENTERPRISE_FILED, FALSE_STATEMENTS, POSTED_FROM, POSTED_TO, UNIT_KIND};

use crate::asked::{is_asked, is_told};
use crate::consistency::{Clash, has_fault};
use crate::documents::{PAPERS, Phase};
use crate::forms::{
    AGREEMENT_DAY, APPROVED_DAY, BATCH_NAME, CERTIFICATE_DAY, CONTACT, CONTACT_PHONE,
    FILING_NUMBER, OBJECTIONS_TO, OPENED_FROM, OPENED_HOW, POSTED_PLACE, RECEIPT_NUMBER, REFERENCE,
    REPORT_DAY, REVIEW_BODY, REVIEW_BODY_NAME, REVIEW_FROM, SENT_DAY, UNIT_DIVISION, UNIT_NAME,
};
use crate::plan::PlanLack;
use crate::round::{Judged, Round};

/// An item of a filing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// Its name: a paper's, or one of [`Item::OTHERS`].
    pub name: &'static str,
    /// Whose it is, where it is one person's.
    pub person: Option<u32>,
    /// When it is needed.
    pub phase: Phase,
    /// Whether it is there.
    pub have: Have,
    /// Why, in words.
    pub why: Problem,
    /// The answers that it lacks.
    pub lacks: Vec<FieldId>,
}

/// Whether an item is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Have {
    /// It is.
    Yes,
    /// It is not, or something in it is lacking.
    No,
    /// It does not belong to this filing, or not yet.
    NotApplicable,
}

impl Have {
    /// The key of its word.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Yes => "have.yes",
            Self::No => "have.no",
            Self::NotApplicable => "have.not_applicable",
        }
    }
}

impl Item {
    /// Items that are no papers of this room; the title of each stands under `doc.{name}.title`.
    pub const OTHERS: [&'static str; 3] = ["filing_proof", "receipt", "person"];
    /// Every key that says why.
    pub const KEYS: [&'static str; 11] = [
        "why.complete",
        "why.lacks",
        "why.nobody",
        "why.nobody_proposed",
        "why.nobody_settled",
        "why.not_yet",
        "why.copy",
        "why.no_copy",
        "why.not_central",
        "why.person_complete",
        "why.person_lacks",
    ];
    /// What may be said of a whole filing, by [`wholeness`].
    pub const WHOLENESS: [&'static str; 3] = ["whole.yes", "whole.lacks", "whole.clashes"];
}

/// Every item, in the order of the filing: papers and others' papers before the review, each person, then what follows.
#[must_use]
pub fn contents(round: &Round<'_>) -> Vec<Item> {
    let papers = |phase: Phase| {
        let names = PAPERS.into_iter().filter(move |(_, of)| *of == phase);
        names.map(move |(name, phase)| paper(round, name, phase))
    };
    let mut items: Vec<Item> = papers(Phase::BeforeReview).collect();
    items.extend([filing_proof(round), receipt(round)]);
    items.extend(round.people.iter().map(person));
    items.extend(papers(Phase::AfterReview));
    items
}

/// What may be said of the filing so far: it is whole only where nothing is lacking and nothing must be wrong.
#[must_use]
pub fn wholeness(items: &[Item], clashes: &[Clash]) -> &'static str {
    let [whole, lacks, clash] = Item::WHOLENESS;
    if has_fault(clashes) {
        clash
    } else if items.iter().any(|item| item.have == Have::No) {
        lacks
    } else {
        whole
    }
}

/// Whether the review has begun: until then what follows it does not belong to the filing.
pub(crate) fn is_reviewed(round: &Round<'_>) -> bool {
    let is_begun = round.batch.typed(REVIEW_FROM.id).is_some();
    is_begun || round.proposed().next().is_some() || round.settled().next().is_some()
}

fn paper(round: &Round<'_>, name: &'static str, phase: Phase) -> Item {
    let item = |have, why, lacks| Item { name, person: None, phase, have, why, lacks };
    if phase == Phase::AfterReview && !is_reviewed(round) {
        return item(Have::NotApplicable, Problem::new("why.not_yet"), vec![]);
    }
    if let Some(nobody) = nobody(round, name) {
        return item(Have::No, Problem::new(nobody), vec![]);
    }
    let lacks = lacks(round, name);
    if lacks.is_empty() && (name != "plan" || round.batch.plan.is_whole()) {
        item(Have::Yes, Problem::new("why.complete"), lacks)
    } else {
        let points = round.batch.plan.lacks().len();
        let count = if name == "plan" { points.max(lacks.len()) } else { lacks.len() };
        item(Have::No, Problem::new("why.lacks").with("count", &count), lacks)
    }
}

/// Whether there is nobody whom a paper could name.
fn nobody(round: &Round<'_>, name: &str) -> Option<&'static str> {
    let (is_empty, why) = match name {
        "people_roll" | "screening_roll" => (round.people.is_empty(), "why.nobody"),
        "suggested" | "posting" | "posting_report" => {
            (round.proposed().next().is_none(), "why.nobody_proposed")
        }
        "approved" | "certificates_roll" | "agreement" | "upload_roll" | "result_letter" => {
            (round.settled().next().is_none(), "why.nobody_settled")
        }
        _ => (false, ""),
    };
    is_empty.then_some(why)
}

/// The answers without which a paper has gaps.
fn lacks(round: &Round<'_>, name: &str) -> Vec<FieldId> {
    if name == "plan" {
        let answers = round.batch.plan.lacks().into_iter().filter_map(|lack| match lack {
            PlanLack::Answer(field) => Some(field),
            PlanLack::Point(_) | PlanLack::Refused(_) => None,
        });
        let mut lacks: Vec<FieldId> = answers.collect();
        lacks.extend(round.known(&BATCH_NAME).is_none().then_some(BATCH_NAME.id));
        return lacks;
    }
    let mut wanted: Vec<&dyn AnyField> = vec![&UNIT_NAME];
    wanted.extend(wanted_of(name));
    if name == "filing_letter" {
        match round.known(&UNIT_KIND).map(|kind| kind.id) {
            Some("central") => wanted.push(&RECEIPT_NUMBER),
            Some("local") => wanted.push(&UNIT_DIVISION),
            _ => {}
        }
    }
    let is_open = |field: &&dyn AnyField| !is_told(*field, round.batch.home(field.id()));
    wanted.into_iter().filter(is_open).map(AnyField::id).collect()
}

/// The answers that each paper wants beside the enterprise's name.
static WANTED: &[(&str, &[&dyn AnyField])] = &[
    ("plan_opened", &[&BATCH_NAME, &OPENED_HOW, &OPENED_FROM]),
    (
        "filing_letter",
        &[
            &BATCH_NAME,
            &UNIT_KIND,
            &ENTERPRISE_FILED,
            &FALSE_STATEMENTS,
            &SENT_DAY,
            &CONTACT,
            &CONTACT_PHONE,
        ],
    ),
    ("screening_roll", &[&REFERENCE]),
    ("suggested", &[&REVIEW_BODY, &REVIEW_BODY_NAME, &REVIEW_FROM]),
    ("posting", &[&POSTED_FROM, &POSTED_TO, &POSTED_PLACE, &OBJECTIONS_TO]),
    ("posting_report", &[&POSTED_FROM, &POSTED_TO, &POSTED_PLACE]),
    ("approved", &[&APPROVED_DAY]),
    ("certificates_roll", &[&CERTIFICATE_DAY]),
    ("agreement", &[&AGREEMENT_DAY]),
    ("upload_roll", &[&CERTIFICATE_DAY, &AGREEMENT_DAY]),
    ("result_letter", &[&BATCH_NAME, &APPROVED_DAY, &CERTIFICATE_DAY, &REPORT_DAY]),
];

fn wanted_of(name: &str) -> &'static [&'static dyn AnyField] {
    WANTED.iter().find(|(paper, _)| *paper == name).map_or(&[], |(_, fields)| fields)
}

/// The enterprise's own filing of 一（一）: the authority gave it, a copy goes with the filing.
fn filing_proof(round: &Round<'_>) -> Item {
    let has = round.known(&FILING_NUMBER).is_some();
    copy("filing_proof", has, &FILING_NUMBER)
}

/// The group's receipt, for a branch of a central enterprise.
fn receipt(round: &Round<'_>) -> Item {
    if round.known(&UNIT_KIND).is_none_or(|kind| kind.id == "central") {
        let is_asked = is_asked(RECEIPT_NUMBER.id, &round.batch.plan.facts);
        let has = is_asked && round.known(&RECEIPT_NUMBER).is_some();
        return copy("receipt", has, &RECEIPT_NUMBER);
    }
    Item {
        have: Have::NotApplicable,
        why: Problem::new("why.not_central"),
        lacks: vec![],
        ..copy("receipt", true, &RECEIPT_NUMBER)
    }
}

fn copy(name: &'static str, has: bool, number: &dyn AnyField) -> Item {
    let (have, why) = if has { (Have::Yes, "why.copy") } else { (Have::No, "why.no_copy") };
    let lacks = if has { vec![] } else { vec![number.id()] };
    let why = Problem::new(why);
    Item { name, person: None, phase: Phase::BeforeReview, have, why, lacks }
}

/// A person's own papers and evidence.
fn person(judged: &Judged<'_>) -> Item {
    let sections = judged.person.application.sections();
    let lacks: usize = sections.iter().map(|section| section.lacks.len()).sum();
    let evidence = judged.person.application.evidence.told().count();
    let (have, why) = if lacks == 0 {
        (Have::Yes, Problem::new("why.person_complete"))
    } else {
        (Have::No, Problem::new("why.person_lacks").with("count", &lacks))
    };
    Item {
        name: "person",
        person: Some(judged.person.number),
        phase: Phase::BeforeReview,
        have,
        why: why.with("evidence", &evidence),
        lacks: vec![],
    }
}

#[cfg(test)]
mod tests;
