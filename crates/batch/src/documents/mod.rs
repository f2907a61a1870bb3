//! The papers of a round, a file each; all are samples of our own, for the notice has no forms.

mod agreement;
mod approved;
mod certificates;
mod filing_letter;
mod lists;
mod people_roll;
mod plan;
mod plan_opened;
mod plan_parts;
mod posting;
mod posting_report;
mod result_letter;
mod screening_roll;
mod suggested;
mod upload;

use teji_dossier::documents::rules_version;
use teji_fields::AnyField;
use teji_paper::{
    Block, Cell, Document, Level, Look, Manner, Row, Signature, Words, ZipError, docx,
};
use teji_workdays::DayRange;

pub(crate) use screening_roll::state_key;

use crate::asked::is_asked;
use crate::batch::Batch;
use crate::forms::REFERENCE;
use crate::roll::Roll;
use crate::round::{Judged, Round};
use crate::texts::filed;

/// A paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paper {
    /// Its name in ASCII; its title stands under `doc.{name}.title`.
    pub name: &'static str,
    /// When it is needed.
    pub phase: Phase,
    /// The number of the person whom it is for, where it is one person's.
    pub person: Option<u32>,
    /// What it holds.
    pub content: Content,
}

/// What a paper holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// Words and tables.
    Document(Document),
    /// A table for a sheet.
    Roll(Roll),
}

/// When a paper is needed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Phase {
    /// It goes out with the plan.
    BeforeReview,
    /// It belongs to what follows the review.
    AfterReview,
}

/// The names of the papers, in the order in which they are filed; there is an agreement for each person.
pub const PAPERS: [(&str, Phase); 13] = [
    ("plan", Phase::BeforeReview),
    ("plan_opened", Phase::BeforeReview),
    ("filing_letter", Phase::BeforeReview),
    ("people_roll", Phase::BeforeReview),
    ("screening_roll", Phase::BeforeReview),
    ("suggested", Phase::AfterReview),
    ("posting", Phase::AfterReview),
    ("posting_report", Phase::AfterReview),
    ("approved", Phase::AfterReview),
    ("certificates_roll", Phase::AfterReview),
    ("agreement", Phase::AfterReview),
    ("upload_roll", Phase::AfterReview),
    ("result_letter", Phase::AfterReview),
];

/// All papers, in the order of [`PAPERS`].
#[must_use]
pub fn papers(round: &Round<'_>) -> Vec<Paper> {
    PAPERS.into_iter().flat_map(|(name, phase)| of_name(round, name, phase)).collect()
}

/// Which papers there are, each with the person whom it is for, in the order of [`papers`]; none of them is made.
#[must_use]
pub fn listed(batch: &Batch) -> Vec<(&'static str, Option<u32>)> {
    let settled = || batch.people().filter(|person| person.settled).map(|person| person.number);
    let of = |(name, _): (&'static str, Phase)| match name {
        "agreement" => settled().map(|number| (name, Some(number))).collect(),
        _ => vec![(name, None)],
    };
    PAPERS.into_iter().flat_map(of).collect()
}

/// One of them, by its place in [`listed`].
#[must_use]
pub fn paper_at(round: &Round<'_>, place: usize) -> Option<Paper> {
    let (name, person) = *listed(round.batch).get(place)?;
    let (_, phase) = PAPERS.into_iter().find(|(known, _)| *known == name)?;
    of_name(round, name, phase).into_iter().find(|paper| paper.person == person)
}

fn of_name(round: &Round<'_>, name: &'static str, phase: Phase) -> Vec<Paper> {
    if name == "agreement" {
        return agreements(round).collect();
    }
    let content = match name {
        "plan" => Content::Document(plan::plan(round)),
        "plan_opened" => Content::Document(plan_opened::plan_opened(round)),
        "filing_letter" => Content::Document(filing_letter::filing_letter(round)),
        "people_roll" => Content::Roll(people_roll::people_roll(round)),
        "screening_roll" => Content::Roll(screening_roll::screening_roll(round)),
        "suggested" => Content::Document(suggested::suggested(round)),
        "posting" => Content::Document(posting::posting(round)),
        "posting_report" => Content::Document(posting_report::posting_report(round)),
        "approved" => Content::Document(approved::approved(round)),
        "certificates_roll" => Content::Roll(certificates::certificates_roll(round)),
        "upload_roll" => Content::Roll(upload::upload_roll(round)),
        _ => Content::Document(result_letter::result_letter(round)),
    };
    vec![Paper { name, phase, person: None, content }]
}

/// Who receives the plan and the filing, as a paper of its own for the first page.
pub(crate) fn plan_receivers(round: &Round<'_>) -> Document {
    let mut document = Document::new(say("batch_open_me.receivers"));
    document.blocks = plan_parts::receivers(round);
    document
}

/// The agreements with those on whom the enterprise settled.
pub(crate) fn agreements(round: &Round<'_>) -> impl Iterator<Item = Paper> {
    round.settled().map(|judged| Paper {
        name: "agreement",
        phase: Phase::AfterReview,
        person: Some(judged.person.number),
        content: Content::Document(agreement::agreement(round, judged)),
    })
}

impl Paper {
    /// Its title.
    #[must_use]
    pub fn title(&self) -> &str {
        match &self.content {
            Content::Document(document) => &document.title,
            Content::Roll(roll) => &roll.title,
        }
    }

    /// The paper as a file: a document as DOCX, a roll as XLSX.
    pub fn bytes(&self) -> Result<Vec<u8>, ZipError> {
        match &self.content {
            Content::Document(document) => docx(document),
            Content::Roll(roll) => roll.xlsx(&say("doc.mark")),
        }
    }

    /// How its file's name ends.
    #[must_use]
    pub fn ending(&self) -> &'static str {
        match &self.content {
            Content::Document(_) => "docx",
            Content::Roll(_) => "xlsx",
        }
    }

    /// The paper to look at; a roll as a table.
    #[must_use]
    pub fn document(&self) -> Document {
        match &self.content {
            Content::Document(document) => document.clone(),
            Content::Roll(roll) => roll.document(say("doc.mark")),
        }
    }
}

/// A paper with its title and the mark that says what it is.
fn paper(name: &str) -> Document {
    let mut document = Document::new(say(&format!("doc.{name}.title")));
    document.mark = Some(say("doc.mark"));
    document
}

/// A sentence of what is filed; `{gap}` is room to write by hand.
fn say(key: &str) -> String {
    fill(key, &[])
}

fn fill(key: &str, values: &[(&str, &str)]) -> String {
    filed().fill(key, &[values, &[("gap", GAP)]].concat())
}

/// A sentence in which what fills its gaps is seen to be filled in.
fn sentence(key: &str, values: &[(&str, &str)]) -> Words {
    let marked = values.iter().map(|(gap, told)| {
        let told: String = told.chars().filter(|sign| !MARKS.contains(sign)).collect();
        (*gap, format!("{}{told}{}", MARKS[0], MARKS[1]))
    });
    let marked: Vec<(&str, String)> = marked.collect();
    let marked: Vec<(&str, &str)> =
        marked.iter().map(|(gap, told)| (*gap, told.as_str())).collect();
    let sentence = fill(key, &marked);
    let pieces = sentence.split(MARKS).enumerate().filter(|(_, piece)| !piece.is_empty());
    pieces.fold(Words::default(), |words, (place, piece)| {
        let look = if place % 2 == 0 { Look::Plain } else { Look::Filled };
        words.then(look, piece)
    })
}

/// Private characters that mark, while a sentence is made, where what was filled in begins and ends.
const MARKS: [char; 2] = ['\u{e000}', '\u{e001}'];
const GAP: &str = "\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}";
/// Words that fill a sentence, and the room that is left where there are none.
type Gap = &'static str;
const SHORT: Gap = "doc.gap";
const DAY: Gap = "doc.gap.day";
const UNIT: Gap = "doc.gap.unit";
const TEXT: Gap = "doc.gap.text";

fn heading(key: &str) -> Block {
    Block::Heading(Level::First, say(key).into())
}

fn note(key: &str) -> Block {
    Block::Note(say(key).into())
}

fn body(words: impl Into<Words>) -> Block {
    Block::Paragraph(Manner::Body, words.into())
}

fn labels<const N: usize>(keys: [&str; N]) -> Row {
    Row::new(keys.map(|key| Cell::label(say(key))))
}

/// An answer of the batch's forms in words; nothing where there is none, or where it is not asked any more.
fn told(round: &Round<'_>, field: &dyn AnyField) -> String {
    let is_asked = is_asked(field.id(), &round.batch.plan.facts);
    let typed = round.batch.typed(field.id()).filter(|_| is_asked);
    typed.map(|typed| teji_dossier::answer(field, typed, filed())).unwrap_or_default()
}

/// The same, or room to write it by hand.
fn told_or(round: &Round<'_>, field: &dyn AnyField, gap: Gap) -> String {
    or_gap(told(round, field), gap)
}

fn or_gap(told: String, gap: Gap) -> String {
    if told.is_empty() { say(gap) } else { told }
}

/// Words with an answer behind them, or the room for it.
fn filled(round: &Round<'_>, words: Words, field: &dyn AnyField, gap: Gap) -> Words {
    words.then(Look::Filled, told_or(round, field, gap))
}

/// A line that names something and gives its answer.
fn line(round: &Round<'_>, key: &str, field: &dyn AnyField, gap: Gap) -> Block {
    body(filled(round, say(key).into(), field, gap))
}

/// From a day to a day.
fn span(round: &Round<'_>, key: &str, days: [&dyn AnyField; 2]) -> Words {
    let from = filled(round, say(key).into(), days[0], DAY);
    filled(round, from.then(Look::Plain, say("doc.opened.until")), days[1], DAY)
}

/// Paragraphs of what was typed in several lines, or room to write it.
fn paragraphs(round: &Round<'_>, field: &dyn AnyField) -> Vec<Block> {
    let told = told_or(round, field, TEXT);
    let lines = told.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(body).collect()
}

/// The enterprise's name, its seal and the day.
fn seal(round: &Round<'_>) -> Block {
    seal_of(told_or(round, &crate::forms::UNIT_NAME, UNIT))
}

fn seal_of(unit: String) -> Block {
    Block::Signature([unit, say("doc.seal")].into_iter().collect::<Signature>())
}

/// What a paper rests on that tells of verdicts.
fn rests(round: &Round<'_>) -> String {
    fill("doc.rests", &[("version", &rules_version()), ("day", &reference_day(round))])
}

/// The day of reference; that it is not settled, and by which day the paper goes meanwhile.
fn reference_day(round: &Round<'_>) -> String {
    let day = teji_dossier::date(round.reference(), filed());
    let is_settled = round.known(&REFERENCE).and_then(DayRange::exact).is_some();
    if is_settled { day } else { fill("doc.reference.open", &[("day", &day)]) }
}

fn path(judged: &Judged<'_>) -> String {
    use crate::screening::Path;
    say(match judged.path {
        Path::Skill => "doc.path.skill",
        Path::Title => "doc.path.title",
        Path::Open => "doc.path.open",
    })
}

#[cfg(test)]
mod tests;
