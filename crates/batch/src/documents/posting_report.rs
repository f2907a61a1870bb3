//! 公示情况说明: where and how long the list was posted, each day with what it counts, and what was objected.

use teji_notice::{POSTED_FROM, POSTED_TO};
use teji_paper::{Block, Cell, Document, Row, Table};

use super::{TEXT, UNIT, body, fill, labels, line, paper, say, seal, sentence, span, told_or};
use crate::forms::{POSTED_PLACE, UNIT_NAME};
use crate::publicity::{PostedDay, Publicity, Way};
use crate::round::Round;
use crate::texts::filed;

/// The report.
pub(super) fn posting_report(round: &Round<'_>) -> Document {
    let mut document = paper("posting_report");
    let unit = told_or(round, &UNIT_NAME, UNIT);
    let count = round.proposed().count().to_string();
    document.blocks = vec![
        body(sentence("doc.posting_report.body", &[("unit", &unit), ("count", &count)])),
        body(span(round, "doc.posting.from", [&POSTED_FROM, &POSTED_TO])),
        line(round, "doc.posting.place", &POSTED_PLACE, TEXT),
        body(say("doc.posting_report.days")),
    ];
    match round.publicity().filter(|_| round.posted().is_some_and(|posted| posted.to.is_some())) {
        Some(publicity) => document.blocks.extend(days(&publicity)),
        None => document.blocks.push(body(say("doc.posting_report.unknown_days"))),
    }
    document.blocks.push(body(objections(round)));
    document.blocks.push(body(say("doc.posting_report.log")));
    document.blocks.push(log(round).into());
    document.blocks.push(seal(round));
    document
}

/// Each day of the posting, and how many working days they are under each way of counting.
fn days(publicity: &Publicity) -> Vec<Block> {
    let safe = publicity.safe();
    let mut blocks = vec![table(&safe.days).into()];
    blocks.extend(publicity.ways.iter().map(|way| body(total(way))));
    if !publicity.schedules_wanted.is_empty() {
        blocks.push(body(say("doc.posting_report.unsettled")));
    }
    blocks
}

fn total(way: &Way) -> String {
    let key =
        if way.first_day { "doc.posting_report.counted" } else { "doc.posting_report.not_counted" };
    let count = way.days.iter().filter_map(|day| day.ordinal).max().unwrap_or(0).to_string();
    say(key) + &fill("doc.posting_report.total", &[("count", &count)])
}

fn table(days: &[PostedDay]) -> Table {
    let mut rows = vec![labels([
        "doc.posting_report.day",
        "doc.posting_report.kind",
        "doc.posting_report.ordinal",
    ])];
    rows.extend(days.iter().map(|posted| {
        let kind = fill(posted.kind.key(), &[("name", posted.kind.festival().unwrap_or_default())]);
        let ordinal = posted.ordinal.map(|ordinal| ordinal.to_string()).unwrap_or_default();
        let day = teji_dossier::date(posted.day, filed());
        Row::new([Cell::short(day), Cell::short(kind), Cell::short(ordinal)])
    }));
    Table { columns: vec![60, 56, 40], head: 1, rows }
}

fn objections(round: &Round<'_>) -> String {
    let figures = round.objections().figures();
    let args: Vec<(&str, &str)> =
        figures.args.iter().map(|(name, told)| (*name, told.as_str())).collect();
    say("doc.posting_report.objections") + &fill(figures.key, &args)
}

/// The numbers that the objections have in the log.
fn log(round: &Round<'_>) -> Table {
    let objections = round.objections();
    let numbers = |numbers: &[u32]| {
        let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
        let numbers = numbers.join(filed().text("doc.comma"));
        Cell::short(if numbers.is_empty() { say("doc.posting_report.none") } else { numbers })
    };
    let all = [&objections.received, &objections.open, &objections.upheld, &objections.not_upheld];
    let rows = vec![
        labels([
            "doc.posting_report.all",
            "doc.posting_report.open",
            "doc.posting_report.upheld",
            "doc.posting_report.not_upheld",
        ]),
        Row::new(all.map(|one| numbers(one))),
    ];
    Table { columns: vec![39, 39, 39, 39], head: 1, rows }
}
