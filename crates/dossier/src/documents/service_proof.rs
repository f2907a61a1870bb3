//! 专业工龄证明: the posts held, to be checked, completed and sealed by the enterprise.

use teji_fields::AnyField;
use teji_paper::{Block, Cell, Document, Look, Manner, Row, Table, Words};

use super::{answer, answered, basic, body, labels, note, paper, say, years};
use crate::application::{Application, Group, Spot};
use crate::forms::{
    IDENTITY, LINKED, NAME, POST_HELD, POST_KIND, POST_OCCUPATION, SENIOR, UNIT, WORK_SINCE,
};

/// The proof; how long the service is in all, the enterprise says.
#[must_use]
pub fn service_proof(application: &Application) -> Document {
    let mut document = paper("service_proof");
    document.blocks = vec![
        note("paper.service.note"),
        body(statement(application)),
        body(say("paper.service.posts")),
        posts(application).into(),
        body(
            Words::from(say("paper.service.counted"))
                .then(Look::Filled, say("paper.gap.years"))
                .then(Look::Plain, say("paper.service.counted_by")),
        ),
        Block::Paragraph(Manner::Body, say("paper.service.hereby").into()),
        Block::Signature(
            [say("paper.service.handled_by"), sealed(application), say("paper.date_line")]
                .into_iter()
                .collect(),
        ),
    ];
    document
}

/// Gaps are left where nothing was entered.
fn statement(application: &Application) -> Words {
    let filled = |field: &dyn AnyField, gap: &str| {
        let told = basic(application, field);
        if told.is_empty() { say(gap) } else { told }
    };
    Words::from(say("paper.service.hereby_certified"))
        .then(Look::Filled, filled(&NAME, "paper.gap.name"))
        .then(Look::Plain, say("paper.service.number"))
        .then(Look::Filled, filled(&IDENTITY, "paper.gap.number"))
        .then(Look::Plain, say("paper.service.since"))
        .then(Look::Filled, filled(&WORK_SINCE, "paper.gap.date"))
        .then(Look::Plain, say("paper.service.applies"))
        .then(Look::Filled, filled(&teji_notice::OCCUPATION_NAME, "paper.gap.name"))
        .then(Look::Plain, say("paper.service.end"))
}

fn posts(application: &Application) -> Table {
    let mut rows = vec![labels([
        "paper.form.years",
        "field.post_held.label",
        "field.post_occupation.label",
        "paper.form.post_kind",
    ])];
    for entry in application.posts.told() {
        let spot = Spot::Entry(Group::Posts, entry.id);
        rows.push(Row::new([
            Cell::short(years(application, spot)),
            answered(application, spot, &POST_HELD),
            Cell::short(occupation(application, spot)),
            answered(application, spot, &POST_KIND),
        ]));
    }
    if application.posts.is_blank() {
        rows.push(Row::new([1, 2, 3, 4].map(|_| Cell::short(""))).least(12));
    }
    Table { columns: vec![41, 45, 34, 36], head: 1, rows }
}

/// The occupation of a post: of those that count, the one applied for, where none was entered.
fn occupation(application: &Application, spot: Spot) -> String {
    let told = answer(application, spot, &POST_OCCUPATION);
    let kind = application.typed(spot, POST_KIND.id);
    if told.is_empty() && matches!(kind, Some(SENIOR | LINKED)) {
        return basic(application, &teji_notice::OCCUPATION_NAME);
    }
    told
}

fn sealed(application: &Application) -> String {
    let unit = basic(application, &UNIT);
    let unit = if unit.is_empty() { say("paper.gap.unit") } else { unit };
    unit + &say("paper.service.seal")
}
