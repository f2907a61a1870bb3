//! 聘任协议: duties, rights and obligations of both sides, for one person; the wording is a sample of our own.

use teji_paper::{Block, Document, Look, Signature, Words};

use super::{
    DAY, SHORT, TEXT, UNIT, body, certificates, filled, heading, line, note, or_gap, paper, say,
    span,
};
use crate::forms::{AGREEMENT_DAY, AGREEMENT_FROM, AGREEMENT_TO, UNIT_NAME};
use crate::round::{Judged, Round};

/// The agreement.
pub(super) fn agreement(round: &Round<'_>, judged: &Judged<'_>) -> Document {
    let mut document = paper("agreement");
    document.blocks = vec![note("doc.agreement.note")];
    document.blocks.extend(sides(round, judged));
    document.blocks.extend([
        heading("doc.agreement.post"),
        body(appointed(judged)),
        body(span(round, "doc.agreement.term", [&AGREEMENT_FROM, &AGREEMENT_TO])),
    ]);
    for (title, sentences) in [
        ("doc.agreement.duties", &["doc.agreement.unit_duty", "doc.agreement.person_duty"] as &[_]),
        ("doc.agreement.rights", &["doc.agreement.unit_right", "doc.agreement.person_right"]),
        (
            "doc.agreement.obligations",
            &["doc.agreement.unit_obligation", "doc.agreement.person_obligation"],
        ),
        ("doc.agreement.change", &["doc.agreement.change_text"]),
        ("doc.agreement.other", &["doc.agreement.other_text"]),
    ] {
        if title == "doc.agreement.change" {
            document.blocks.push(heading("doc.agreement.pay"));
            let pay = Words::from(say("doc.agreement.pay_text"));
            document.blocks.push(body(pay.then(Look::Filled, say(TEXT))));
        }
        document.blocks.push(heading(title));
        document.blocks.extend(sentences.iter().map(|key| body(say(key))));
    }
    document.blocks.push(line(round, "doc.agreement.day", &AGREEMENT_DAY, DAY));
    let signs = ["doc.agreement.signs_first", "doc.agreement.signs_second"].map(say);
    document.blocks.push(Block::Signature(signs.into_iter().collect::<Signature>()));
    document
}

fn sides(round: &Round<'_>, judged: &Judged<'_>) -> Vec<Block> {
    let first = filled(round, say("doc.agreement.first").into(), &UNIT_NAME, UNIT);
    let second = Words::from(say("doc.agreement.second"))
        .then(Look::Filled, or_gap(judged.name(), SHORT))
        .then(Look::Plain, say("doc.agreement.number"))
        .then(Look::Filled, or_gap(judged.identity(), UNIT));
    vec![body(first), body(second), body(say("doc.agreement.intro"))]
}

fn appointed(judged: &Judged<'_>) -> Words {
    let (code, _) = certificates::code(judged);
    Words::from(say("doc.agreement.as"))
        .then(Look::Filled, or_gap(judged.occupation(), SHORT))
        .then(Look::Plain, say("doc.agreement.code"))
        .then(Look::Filled, or_gap(code, UNIT))
        .then(Look::Plain, say("doc.plan.end"))
}
