//! 公示: what is posted inside the enterprise. It holds no identity number and no telephone number.

use teji_notice::{POSTED_FROM, POSTED_TO};
use teji_paper::{Document, Look};

use super::lists::people;
use super::{SHORT, TEXT, body, fill, line, paper, say, seal, span};
use crate::forms::{OBJECTIONS_TO, POSTED_PLACE};
use crate::round::{Judged, Round};

/// The posting.
pub(super) fn posting(round: &Round<'_>) -> Document {
    let mut document = paper("posting");
    let count = round.proposed().count().to_string();
    let days = span(round, "doc.posting.from", [&POSTED_FROM, &POSTED_TO]);
    document.blocks = vec![
        body(fill("doc.posting.body", &[("count", &count)])),
        people(
            round.proposed(),
            &[
                ("doc.name", 40, &Judged::name),
                ("doc.department", 54, &|judged| judged.told("department")),
                ("doc.occupation", 48, &Judged::occupation),
            ],
        )
        .into(),
        body(days.then(Look::Plain, say("doc.posting.least"))),
        line(round, "doc.posting.place", &POSTED_PLACE, TEXT),
        line(round, "doc.posting.to", &OBJECTIONS_TO, SHORT),
        body(say("doc.posting.true")),
        seal(round),
    ];
    document
}
