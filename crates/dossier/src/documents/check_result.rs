//! 自查结果: every clause with what was answered, the earliest day under each reading, and what it all rests on.

use std::sync::LazyLock;

use chrono::NaiveDate;
use teji_fields::AnyField;
use teji_notice::{Check, READINGS, State, clause, rule_name, rulebook};
use teji_paper::{Block, Cell, Document, Look, Manner, Row, Sha256, Table, Words};
use teji_rules::{Finding, Outcome, Reading};
use teji_text::Catalog;
use teji_workdays::{Arrangement, Day, Onset};

use super::{body, heading, labels, note, paper, say};
use crate::answers;
use crate::application::Application;
use crate::texts::filed;

/// The result.
#[must_use]
pub fn check_result(application: &Application, check: &Check<'_>) -> Document {
    let mut document = paper("check_result");
    let state = Words::default().then(Look::Strong, say(state(check.state())));
    let day = answers::date(check.case.reference, filed());
    document.blocks = vec![
        note("paper.result.note"),
        Block::Paragraph(
            Manner::Centre,
            filed().fill("paper.result.reference", &[("day", &day)]).into(),
        ),
        body(who(application)),
        body(state),
        body(filed().fill(
            "paper.result.earliest",
            &[("when", &when(check.earliest(), check.case.reference))],
        )),
        heading("paper.result.clauses"),
        clauses(check).into(),
        heading("paper.result.readings"),
        readings(check).into(),
        heading("paper.result.basis"),
    ];
    document.blocks.extend(basis(application, check));
    document
}

/// The applicant and the occupation applied for.
fn who(application: &Application) -> String {
    let [name, occupation]: [&dyn AnyField; 2] =
        [&crate::forms::NAME, &teji_notice::OCCUPATION_NAME];
    let [name, occupation] = [name, occupation].map(|field| {
        let told = super::basic(application, field);
        if told.is_empty() { say("paper.gap.name") } else { told }
    });
    filed().fill("paper.result.who", &[("name", &name), ("occupation", &occupation)])
}

/// From when all conditions hold; nothing is said of a day in the past on which they merely may hold.
#[must_use]
pub fn when(onset: Onset, reference: NaiveDate) -> String {
    let may_hold = onset.earliest <= Day::from(reference);
    let onset = if may_hold && onset.latest == Day::NEVER { Onset::UNKNOWN } else { onset };
    answers::onset(onset, filed())
}

fn state(state: State) -> &'static str {
    match state {
        State::Fits => "paper.state.fits",
        State::TooEarly => "paper.state.too_early",
        State::DependsOnReading => "paper.state.depends",
        State::Unknown => "paper.state.unknown",
        State::DoesNotFit => "paper.state.does_not_fit",
        State::OutOfScope => "paper.state.out_of_scope",
    }
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "paper.outcome.met",
        Outcome::NotMet => "paper.outcome.not_met",
        Outcome::DependsOnReading => "paper.outcome.depends",
        Outcome::Unknown => "paper.outcome.unknown",
    }
}

fn clauses(check: &Check<'_>) -> Table {
    let mut rows =
        vec![labels(["paper.result.clause", "paper.result.answers", "paper.result.outcome"])];
    let honours = check.priority.parts.iter().filter(|part| part.rule.id.0 == "priority");
    for finding in check.person.parts.iter().chain(honours) {
        rows.push(Row::new([
            Cell::text(named(finding)),
            Cell::text(answers_of(finding, check)),
            Cell::short(say(outcome(finding.outcome()))),
        ]));
    }
    Table { columns: vec![46, 84, 26], head: 1, rows }
}

/// A rule's place in the notice and its name.
fn named(finding: &Finding<'_>) -> String {
    let id = finding.rule.id.0;
    let locator = clause(id).map_or_else(
        || format!("locator.{}", finding.rule.clause.0),
        |entry| format!("clause.{}.locator", entry.id),
    );
    format!("{} {}", say(&locator), rule_name(id, filed()))
}

/// What was answered to each question that the rule asks.
fn answers_of(finding: &Finding<'_>, check: &Check<'_>) -> String {
    let facts = check.case.facts;
    let told = |field: &&'static dyn AnyField| {
        let typed = facts.typed(field.id())?;
        let short = format!("short.{}", field.id().0);
        let name = if filed().has(&short) { say(&short) } else { answers::label(*field, filed()) };
        let answer = answers::answer(*field, typed, filed());
        Some(filed().fill("paper.result.answer", &[("name", &name), ("answer", &answer)]))
    };
    let all: Vec<String> = finding.rule.fields().iter().filter_map(told).collect();
    if all.is_empty() {
        say("paper.result.no_answer")
    } else {
        all.join(filed().text("answer.and"))
    }
}

/// The earliest day under each way of reading each sentence on which the result hangs.
fn readings(check: &Check<'_>) -> Table {
    let mut rows = vec![labels(["paper.result.reading", "paper.result.way", "paper.result.when"])];
    let onset = &check.person.onset;
    for reading in onset.readings() {
        for (option, place) in reading.options.into_iter().zip(0..) {
            let under = onset.read(reading.id, option);
            let when = under.values().reduce(Onset::hull).unwrap_or(Onset::UNKNOWN);
            let way = say(&format!("reading.{}.{}", reading.id.0, option.0));
            let mut cells =
                vec![Cell::text(way), Cell::short(self::when(when, check.case.reference))];
            if place == 0 {
                cells.insert(0, Cell::text(title(reading)).high(2));
            }
            rows.push(Row::new(cells));
        }
    }
    if rows.len() == 1 {
        rows.push(Row::new([Cell::text(say("paper.result.readings_agree")).wide(3)]));
    }
    Table { columns: vec![58, 52, 46], head: 1, rows }
}

fn title(reading: &Reading) -> String {
    say(&format!("reading.{}.title", reading.id.0))
}

fn basis(application: &Application, check: &Check<'_>) -> Vec<Block> {
    let years: Vec<i32> = check.case.calendar.arrangements().map(Arrangement::year).collect();
    let year = |year: Option<&i32>| year.map(ToString::to_string).unwrap_or_default();
    let calendar = filed().fill(
        "paper.result.calendar",
        &[("first", &year(years.first())), ("last", &year(years.last()))],
    );
    let rules = filed().fill("paper.result.rules", &[("version", &rules_version())]);
    let mut blocks = vec![rules, calendar, pinned(application)];
    if check.priority.overall().earliest <= Day::from(check.case.reference) {
        blocks.push(say("paper.result.priority"));
    }
    blocks.into_iter().map(|words| Block::Note(words.into())).collect()
}

/// The readings that somebody who may decide it has settled.
fn pinned(application: &Application) -> String {
    let way = |reading: &&'static Reading| {
        let option = reading.options[application.rulings.way(reading)?];
        let way = say(&format!("reading.{}.{}", reading.id.0, option.0));
        Some(filed().fill("paper.result.pinned", &[("title", &title(reading)), ("way", &way)]))
    };
    let pinned: Vec<String> = READINGS.iter().filter_map(way).collect();
    if pinned.is_empty() { say("paper.result.none_pinned") } else { pinned.concat() }
}

/// The version of the rules: the first eight digits of the SHA-256 of the rulebook, which changes with any of them.
#[must_use]
pub fn rules_version() -> String {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let words = Catalog::read(&[teji_notice::CHINESE]);
        let digest = Sha256::of(rulebook(&words).as_bytes()).to_string();
        digest[..8].to_owned()
    });
    VERSION.clone()
}
