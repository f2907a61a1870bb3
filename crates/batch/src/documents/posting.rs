//! 公示: what is posted inside the enterprise. It holds no identity number and no telephone number.

use teji_fields::AnyField;
use teji_notice::{POSTED_FROM, POSTED_TO};
use teji_paper::{Document, Look, Words};

use super::lists::people;
use super::{DAY, Gap, SHORT, TEXT, UNIT, body, fill, paper, say, seal_of, told_or};
use crate::forms::{OBJECTIONS_TO, POSTED_PLACE, UNIT_NAME};
use crate::personal::without_numbers;
use crate::round::Round;

/// The posting.
pub(super) fn posting(round: &Round<'_>) -> Document {
    let mut document = paper("posting");
    let count = round.proposed().count().to_string();
    let days = told_bare(round, "doc.posting.from", &POSTED_FROM, DAY);
    let days = days
        .then(Look::Plain, say("doc.opened.until"))
        .then(Look::Filled, bare(&told_or(round, &POSTED_TO, DAY)));
    document.blocks = vec![
        body(fill("doc.posting.body", &[("count", &count)])),
        people(
            round.proposed(),
            &[
                ("doc.name", 40, &|judged| bare(&judged.name())),
                ("doc.department", 54, &|judged| bare(&judged.told("department"))),
                ("doc.occupation", 48, &|judged| bare(&judged.occupation())),
            ],
        )
        .into(),
        body(days.then(Look::Plain, say("doc.posting.least"))),
        body(told_bare(round, "doc.posting.place", &POSTED_PLACE, TEXT)),
        body(told_bare(round, "doc.posting.to", &OBJECTIONS_TO, SHORT)),
        body(say("doc.posting.true")),
        seal_of(bare(&told_or(round, &UNIT_NAME, UNIT))),
    ];
    document
}

/// What is posted holds no number of a person, however it was typed: there is room to write something else.
fn bare(typed: &str) -> String {
    without_numbers(typed, &say(SHORT))
}

fn told_bare(round: &Round<'_>, key: &str, field: &dyn AnyField, gap: Gap) -> Words {
    Words::from(say(key)).then(Look::Filled, bare(&told_or(round, field, gap)))
}
