//! 实施方案: the six points, the day of reference, readings, further conditions, how it was opened, and who receives it.

use teji_paper::{Block, Cell, Document, Look, Manner, Row, Table, Words};

use super::plan_parts::{further, ratio, readings, receivers};
use super::{
    DAY, SHORT, TEXT, UNIT, body, filled, heading, labels, line, note, paper, paragraphs, rests,
    say, seal, span, told, told_or,
};
use crate::asked::is_asked;
use crate::forms::{
    BATCH_NAME, CRITERIA, FILING_DAY, FILING_NUMBER, METHODS, OCCUPATION_BASIS, OCCUPATION_CODE,
    OCCUPATION_TITLE, OPENED_FROM, OPENED_HOW, OPENED_TO, PLAN_DAY, PROCEDURE, REFERENCE, SUPPORT,
    UNIT_CREDIT, UNIT_DIVISION, UNIT_NAME,
};
use crate::round::Round;
use crate::texts::filed;

/// The plan.
pub(super) fn plan(round: &Round<'_>) -> Document {
    let mut document = paper("plan");
    let of = [("unit", told_or(round, &UNIT_NAME, UNIT)), ("batch", told(round, &BATCH_NAME))];
    let of = of.each_ref().map(|(name, told)| (*name, told.as_str()));
    document.blocks = vec![
        note("doc.plan.note"),
        Block::Paragraph(Manner::Centre, super::fill("doc.plan.of", &of).into()),
        heading("doc.plan.unit"),
        unit(round).into(),
        heading("doc.plan.occupations"),
        occupations(round).into(),
        heading("doc.plan.ratio"),
    ];
    document.blocks.extend(ratio(round));
    document.blocks.push(heading("doc.plan.criteria"));
    document.blocks.push(body(say("doc.plan.basic")));
    for (key, field) in [
        ("", &CRITERIA),
        ("doc.plan.procedure", &PROCEDURE),
        ("doc.plan.methods", &METHODS),
        ("doc.plan.support", &SUPPORT),
    ] {
        document.blocks.extend((!key.is_empty()).then(|| heading(key)));
        document.blocks.extend(paragraphs(round, field));
    }
    document.blocks.push(heading("doc.plan.readings"));
    document.blocks.extend(reference(round));
    document.blocks.push(heading("doc.plan.further"));
    document.blocks.extend(further(round));
    document.blocks.push(heading("doc.plan.opened"));
    document.blocks.extend(opened(round));
    document.blocks.push(heading("doc.plan.receiver"));
    document.blocks.extend(receivers(round));
    document.blocks.extend([Block::Note(rests(round).into()), seal(round)]);
    document
}

/// Who the enterprise is, and what it says of itself.
fn unit(round: &Round<'_>) -> Table {
    let row = |field: &'static dyn teji_fields::AnyField| {
        let label = teji_dossier::label(field, filed());
        Row::new([Cell::label(label), Cell::short(told(round, field))])
    };
    let mut rows = vec![row(&UNIT_NAME), row(&UNIT_CREDIT), row(&teji_notice::UNIT_KIND)];
    rows.extend(is_asked(UNIT_DIVISION.id, &round.batch.plan.facts).then(|| row(&UNIT_DIVISION)));
    rows.extend([
        Row::new([
            Cell::label(say("doc.plan.filed")),
            Cell::short(told(round, &teji_notice::ENTERPRISE_FILED)),
        ]),
        row(&FILING_NUMBER),
        row(&FILING_DAY),
        Row::new([
            Cell::label(say("doc.plan.false_statements")),
            Cell::short(told(round, &teji_notice::FALSE_STATEMENTS)),
        ]),
    ]);
    Table { columns: vec![56, 100], head: 0, rows }
}

fn occupations(round: &Round<'_>) -> Table {
    let mut rows =
        vec![labels(["doc.number", "doc.occupation", "doc.plan.code", "doc.plan.basis"])];
    for entry in round.batch.plan.occupations.told() {
        let told = |field: &dyn teji_fields::AnyField| {
            let typed = entry.facts.typed(field.id()).unwrap_or_default();
            Cell::short(teji_dossier::answer(field, typed, filed()))
        };
        rows.push(Row::new([
            Cell::short(entry.id.to_string()),
            told(&OCCUPATION_TITLE),
            told(&OCCUPATION_CODE),
            told(&OCCUPATION_BASIS),
        ]));
    }
    if rows.len() == 1 {
        rows.push(Row::new([1, 2, 3, 4].map(|_| Cell::short(""))).least(10));
    }
    Table { columns: vec![14, 60, 34, 48], head: 1, rows }
}

/// The day of reference and each sentence that can be read in two ways.
fn reference(round: &Round<'_>) -> Vec<Block> {
    let day = filled(round, say("doc.plan.reference").into(), &REFERENCE, DAY);
    vec![body(day.then(Look::Plain, say("doc.plan.end"))), readings(round).into()]
}

/// How the plan was opened to all staff.
pub(super) fn opened(round: &Round<'_>) -> Vec<Block> {
    let since: Words = span(round, "doc.opened.since", [&OPENED_FROM, &OPENED_TO]);
    vec![
        line(round, "doc.opened.plan_day", &PLAN_DAY, DAY),
        body(since.then(Look::Plain, say("doc.plan.end"))),
        line(round, "doc.opened.how", &OPENED_HOW, TEXT),
    ]
}

/// The name of the round, or room for it.
pub(super) fn batch_name(round: &Round<'_>) -> String {
    told_or(round, &BATCH_NAME, SHORT)
}
