//! 佐证材料目录: each paper with what it proves, and each condition with its papers.

use teji_fields::AnyField;
use teji_notice::rule_name;
use teji_paper::{Cell, Content, Document, Row, Table, Words};

use super::{answer, heading, labels, note, paper, say};
use crate::application::{Application, Group, Spot};
use crate::conditions::Papers;
use crate::forms::{EVIDENCE_DATE, EVIDENCE_ISSUER, EVIDENCE_PAGES, EVIDENCE_TITLE};
use crate::texts::filed;

/// The list, in both directions.
#[must_use]
pub fn evidence_list(application: &Application) -> Document {
    let mut document = paper("evidence_list");
    document.blocks = vec![
        note("paper.evidence.note"),
        heading("paper.evidence.papers"),
        papers(application).into(),
        heading("paper.evidence.conditions"),
        conditions(application).into(),
    ];
    document
}

fn papers(application: &Application) -> Table {
    let mut rows = vec![labels([
        "paper.evidence.number",
        "field.evidence_title.label",
        "paper.evidence.issuer",
        "paper.evidence.date",
        "field.evidence_pages.label",
        "paper.evidence.proves",
    ])];
    for (entry, number) in application.evidence.told().zip(1..) {
        let spot = Spot::Entry(Group::Evidence, entry.id);
        let told = |field: &dyn AnyField| answer(application, spot, field);
        let proven = application.proven_by(entry.id);
        let proven = proven.iter().map(|condition| rule_name(condition.id, filed()).into());
        rows.push(Row::new([
            Cell::short(number.to_string()),
            Cell::new(Content::Text(titled(told(&EVIDENCE_TITLE), entry))),
            Cell::text(told(&EVIDENCE_ISSUER)),
            Cell::short(told(&EVIDENCE_DATE)),
            Cell::short(told(&EVIDENCE_PAGES)),
            Cell::new(Content::Text(proven.collect())),
        ]));
    }
    if application.evidence.is_blank() {
        rows.push(Row::new([Cell::short(say("answer.none_filled")).wide(6)]).least(10));
    }
    Table { columns: vec![12, 38, 27, 35, 12, 32], head: 1, rows }
}

/// The title of a paper, and its file's name below.
fn titled(title: String, entry: &crate::list::Entry) -> Vec<Words> {
    let file = crate::evidence::file_name(entry);
    std::iter::once(title).chain(file).map(Words::from).collect()
}

fn conditions(application: &Application) -> Table {
    let mut rows = vec![labels(["paper.evidence.condition", "paper.evidence.by"])];
    let place = |id: u32| application.evidence.told().position(|entry| entry.id == id);
    for proof in application.proofs() {
        if !proof.claimed && proof.evidence.is_empty() {
            continue;
        }
        let numbers = proof.evidence.iter().filter_map(|id| place(*id));
        let numbers: Vec<String> = numbers.map(|place| (place + 1).to_string()).collect();
        let by = if numbers.is_empty() {
            say(match proof.condition.papers {
                Papers::Applicant => "paper.evidence.lacking",
                Papers::Pledge => "paper.evidence.pledge",
                Papers::Enterprise => "paper.evidence.enterprise",
            })
        } else {
            let list = numbers.join(filed().text("answer.comma"));
            filed().fill("paper.evidence.numbers", &[("numbers", &list)])
        };
        rows.push(Row::new([Cell::text(rule_name(proof.condition.id, filed())), Cell::text(by)]));
    }
    if rows.len() == 1 {
        rows.push(Row::new([Cell::short(say("answer.none_filled")).wide(2)]).least(10));
    }
    Table { columns: vec![82, 74], head: 1, rows }
}
