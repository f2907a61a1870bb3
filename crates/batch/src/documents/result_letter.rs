//! 结果抄报函: to the province, what the round came to.

use teji_fields::AnyField;
use teji_notice::{POSTED_FROM, POSTED_TO};
use teji_paper::{Block, Cell, Document, Manner, Row, Table};

use super::lists::people;
use super::{
    DAY, SHORT, body, certificates, filing_letter, filled, line, paper, plan, rests, say, seal,
    sentence, told,
};
use crate::forms::{
    AGREEMENT_DAY, APPROVED_DAY, CERTIFICATE_DAY, REPORT_DAY, REPORT_NUMBER, REVIEW_FROM,
    REVIEW_TO, UPLOAD_DAY,
};
use crate::round::{Judged, Round};
use crate::route::Receiver;

/// The letter.
pub(super) fn result_letter(round: &Round<'_>) -> Document {
    let mut document = paper("result_letter");
    let number = filled(round, say("doc.filing_letter.number").into(), &REPORT_NUMBER, SHORT);
    let count = round.settled().count().to_string();
    let values = [("batch", &*plan::batch_name(round)), ("count", &count)];
    document.blocks = vec![
        Block::Paragraph(Manner::Right, number),
        filing_letter::addressee(Some(Receiver::Province)),
        body(sentence("doc.result_letter.body", &values)),
        body(say("doc.result_letter.steps")),
        steps(round).into(),
        body(say("doc.result_letter.talents")),
        people(
            round.settled(),
            &[
                ("doc.name", 40, &Judged::name),
                ("doc.occupation", 42, &Judged::occupation),
                ("doc.certificates_roll.code", 60, &|judged| certificates::code(judged).0),
            ],
        )
        .into(),
        line(round, "doc.result_letter.day", &REPORT_DAY, DAY),
        Block::Note(rests(round).into()),
        seal(round),
    ];
    document
}

/// The days of the steps; an empty cell is to be filled by hand.
fn steps(round: &Round<'_>) -> Table {
    let row = |key: &str, days: &[&dyn AnyField]| {
        let days: Vec<String> =
            days.iter().map(|day| told(round, *day)).filter(|day| !day.is_empty()).collect();
        Row::new([Cell::label(say(key)), Cell::short(days.join(&say("doc.opened.until")))])
    };
    let rows = vec![
        row("doc.result_letter.review", &[&REVIEW_FROM, &REVIEW_TO]),
        row("doc.result_letter.posted", &[&POSTED_FROM, &POSTED_TO]),
        row("doc.result_letter.approved", &[&APPROVED_DAY]),
        row("doc.result_letter.certificates", &[&CERTIFICATE_DAY]),
        row("doc.result_letter.agreements", &[&AGREEMENT_DAY]),
        row("doc.result_letter.upload", &[&UPLOAD_DAY]),
    ];
    Table { columns: vec![50, 106], head: 0, rows }
}
