//! 公示情况说明: where and how long the list was posted, each day with what it counts, and what was objected.

use std::collections::BTreeSet;

use teji_notice::{POSTED_FROM, POSTED_TO};
use teji_order::gathered;
use teji_paper::{Block, Cell, Document, Row, Table};

use super::{TEXT, UNIT, body, fill, labels, line, paper, say, seal, sentence, span, told_or};
use crate::forms::{POSTED_PLACE, UNIT_NAME};
use crate::objections::{Target, target};
use crate::publicity::{DayKind, EndStanding, PostedDay, Way};
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
    document.blocks.extend(days(round));
    document.blocks.push(body(objections(round)));
    document.blocks.push(body(say("doc.posting_report.log")));
    document.blocks.push(log(round).into());
    document.blocks.extend(targets(round).map(body));
    document.blocks.push(seal(round));
    document
}

/// Each day up to the entered end, and how many working days they are under each way of counting; room to write them,
/// where the end is not told or lies before the posting.
fn days(round: &Round<'_>) -> Vec<Block> {
    let told = round.posted().and_then(|posted| Some((posted.to?, round.publicity()?)));
    let Some((to, publicity)) = told else {
        return vec![body(say("doc.posting_report.unknown_days"))];
    };
    if publicity.end == EndStanding::BeforePosting {
        return vec![body(say("doc.posting_report.reversed"))];
    }
    let posted = publicity.safe().days.iter().filter(|posted| posted.day <= to);
    let posted: Vec<&PostedDay> = posted.collect();
    if posted.last().is_none_or(|last| last.day < to) {
        return vec![body(say("doc.posting_report.too_long"))];
    }
    let mut blocks = vec![table(&posted).into()];
    blocks.extend(publicity.ways.iter().filter_map(total).map(body));
    if posted.iter().any(|posted| posted.kind == DayKind::Unsettled) {
        blocks.push(body(say("doc.posting_report.unsettled")));
    }
    blocks
}

fn total(way: &Way) -> Option<String> {
    let key =
        if way.first_day { "doc.posting_report.counted" } else { "doc.posting_report.not_counted" };
    let count = way.end.as_ref()?.counted.len().to_string();
    Some(say(key) + &fill("doc.posting_report.total", &[("count", &count)]))
}

fn table(days: &[&PostedDay]) -> Table {
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

/// Whom objections are about, by number alone.
fn targets(round: &Round<'_>) -> Option<String> {
    let people = round.batch.objections.told().filter_map(|entry| match target(entry) {
        Target::Person(person) => Some(person),
        Target::Whole | Target::Unknown => None,
    });
    let people: BTreeSet<u64> = gathered(people);
    let people: Vec<String> = people.iter().map(u64::to_string).collect();
    let people = people.join(filed().text("doc.comma"));
    (!people.is_empty()).then(|| fill("doc.posting_report.about", &[("people", &people)]))
}
