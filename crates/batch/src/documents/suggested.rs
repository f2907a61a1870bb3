//! 建议人选名单: whom the review proposes; of identity numbers only the ends are shown.

use teji_paper::{Block, Document, Look, Signature, Words};

use super::lists::people;
use super::{
    SHORT, TEXT, UNIT, body, fill, filled, line, paper, path, rests, say, seal, span, told,
};
use crate::forms::{
    REVIEW_BODY, REVIEW_BODY_NAME, REVIEW_FROM, REVIEW_HOW, REVIEW_PRESENT, REVIEW_SEATS, REVIEW_TO,
};
use crate::round::{Judged, Round, masked};

/// The list.
pub(super) fn suggested(round: &Round<'_>) -> Document {
    let mut document = paper("suggested");
    let seats = filled(round, say("doc.suggested.seats").into(), &REVIEW_SEATS, SHORT);
    let seats = seats.then(Look::Plain, say("doc.suggested.present"));
    let count = round.proposed().count().to_string();
    document.blocks = vec![
        body(review_body(round)),
        body(span(round, "doc.suggested.days", [&REVIEW_FROM, &REVIEW_TO])),
        body(filled(round, seats, &REVIEW_PRESENT, SHORT)),
        line(round, "doc.suggested.how", &REVIEW_HOW, TEXT),
        body(fill("doc.suggested.count", &[("count", &count)])),
        people(
            round.proposed(),
            &[
                ("doc.name", 24, &Judged::name),
                ("doc.identity", 46, &|judged| masked(&judged.identity())),
                ("doc.occupation", 28, &Judged::occupation),
                ("doc.path", 22, &path),
                ("doc.suggested.priority", 22, &priority),
            ],
        )
        .into(),
        Block::Note(rests(round).into()),
        Block::Signature([say("doc.suggested.sign")].into_iter().collect::<Signature>()),
        seal(round),
    ];
    document
}

/// Priority is told, and orders nobody out.
fn priority(judged: &Judged<'_>) -> String {
    if judged.standing.preferred { say("doc.suggested.has") } else { String::new() }
}

fn review_body(round: &Round<'_>) -> Words {
    let words = Words::from(say("doc.suggested.body"));
    let words = filled(round, words, &REVIEW_BODY_NAME, UNIT);
    let kind = told(round, &REVIEW_BODY);
    if kind.is_empty() {
        words
    } else {
        words.then(Look::Plain, fill("doc.suggested.kind", &[("kind", &kind)]))
    }
}
