//! 核准人员名单: on whom the enterprise settled after the publicity.

use teji_paper::{Block, Document};

use super::lists::people;
use super::{DAY, body, fill, line, paper, path, rests, seal};
use crate::forms::APPROVED_DAY;
use crate::round::{Judged, Round};

/// The list.
pub(super) fn approved(round: &Round<'_>) -> Document {
    let mut document = paper("approved");
    let count = round.settled().count().to_string();
    document.blocks = vec![
        body(fill("doc.approved.body", &[("count", &count)])),
        line(round, "doc.approved.day", &APPROVED_DAY, DAY),
        people(
            round.settled(),
            &[
                ("doc.name", 34, &Judged::name),
                ("doc.department", 46, &|judged| judged.told("department")),
                ("doc.occupation", 38, &Judged::occupation),
                ("doc.path", 24, &path),
            ],
        )
        .into(),
        Block::Note(rests(round).into()),
        seal(round),
    ];
    document
}
