//! The papers of an application, a function each; all are samples of our own, for the notice has no forms.

mod application_form;
mod check_result;
mod evidence_list;
mod pledge;
mod printed;
mod service_proof;

use teji_fields::{AnyField, FieldId};
use teji_notice::Check;
use teji_paper::{Block, Cell, Document, Level, Row, Words};
use teji_workdays::iso_month;

pub use application_form::application_form;
pub use check_result::{check_result, rules_version, when};
pub use evidence_list::evidence_list;
pub use pledge::pledge;
pub use service_proof::service_proof;

use crate::answers;
use crate::application::{Application, Spot};
use crate::forms::{BASICS, BIRTH, IDENTITY, SEX};
use crate::texts::filed;
pub use printed::printed;

/// The names of the papers, in the order in which they are filed; each title stands under `paper.{name}.title`.
pub const PAPERS: [&str; 5] =
    ["application_form", "service_proof", "pledge", "evidence_list", "check_result"];

/// All papers, in the order of [`PAPERS`].
#[must_use]
pub fn papers(application: &Application, check: &Check<'_>) -> [Document; 5] {
    [
        application_form(application),
        service_proof(application),
        pledge(application),
        evidence_list(application),
        check_result(application, check),
    ]
}

/// A paper with its title and the mark that says what it is.
fn paper(name: &str) -> Document {
    let mut document = Document::new(say(&format!("paper.{name}.title")));
    document.mark = Some(say("paper.mark"));
    document
}

/// A sentence of what is filed; `{gap}` is room to write by hand, `{line}` begins a line.
fn say(key: &str) -> String {
    filed().fill(key, &[("gap", GAP), ("line", "\n")])
}

const GAP: &str = "\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}";

fn heading(key: &str) -> Block {
    Block::Heading(Level::First, say(key).into())
}

fn note(key: &str) -> Block {
    Block::Note(say(key).into())
}

fn label(key: &str) -> Cell {
    Cell::label(say(key))
}

fn labels<const N: usize>(keys: [&str; N]) -> Row {
    Row::new(keys.map(label))
}

/// A cell with an answer at a place, in words; empty where there is none, to be filled in by hand.
fn answered(application: &Application, spot: Spot, field: &dyn AnyField) -> Cell {
    Cell::short(answer(application, spot, field))
}

fn answer(application: &Application, spot: Spot, field: &dyn AnyField) -> String {
    let typed = application.typed(spot, field.id());
    typed.map(|typed| printed(field, typed)).unwrap_or_default()
}

fn basic(application: &Application, field: &dyn AnyField) -> String {
    answer(application, Spot::Basics, field)
}

/// The sex: as typed, or as the identity number has it.
#[must_use]
pub fn sex(application: &Application) -> String {
    let typed = basic(application, &SEX);
    if !typed.is_empty() {
        return typed;
    }
    let number = application.typed(Spot::Basics, IDENTITY.id);
    let number = number.and_then(|typed| teji_codes::IdentityNumber::parse(typed).ok());
    let id = number.map(|number| match number.sex() {
        teji_codes::Sex::Female => "female",
        teji_codes::Sex::Male => "male",
    });
    id.map(|id| answers::answer(&SEX, id, filed())).unwrap_or_default()
}

/// The month of birth: as typed, or as the identity number has it.
fn birth(application: &Application) -> String {
    let typed = basic(application, &BIRTH);
    if !typed.is_empty() {
        return typed;
    }
    let number = application.typed(Spot::Basics, IDENTITY.id);
    let number = number.and_then(|typed| teji_codes::IdentityNumber::parse(typed).ok());
    let month = number.map(|number| iso_month(number.birth_day()));
    month.map(|month| answers::answer(&BIRTH, &month, filed())).unwrap_or_default()
}

/// Whether a tick of the basics is set.
fn ticked(application: &Application, field: FieldId) -> bool {
    application.typed(Spot::Basics, field) == Some("yes")
}

/// The names of the basics' ticks that are set.
fn certificates(application: &Application) -> String {
    let ticks = BASICS.slots.iter().filter_map(|slot| match &slot.ask {
        teji_notice::Ask::Ticks { fields, .. } => Some(*fields),
        teji_notice::Ask::One(_) => None,
    });
    let set = ticks.flatten().filter(|field| ticked(application, field.id()));
    let names: Vec<String> = set.map(|field| answers::label(*field, filed())).collect();
    names.join(filed().text("answer.and"))
}

/// The years of a post, from its first to its last day.
fn years(application: &Application, spot: Spot) -> String {
    let [first, last] = [&crate::forms::POST_FROM, &crate::forms::POST_TO]
        .map(|field| answer(application, spot, field));
    let last = Some(last.as_str()).filter(|last| !last.is_empty());
    if first.is_empty() && last.is_none() {
        return String::new();
    }
    match last {
        None => answers::period(&first, None, filed()),
        Some(last) => {
            filed().fill("paper.form.span", &[("first", &first), ("last", last), ("line", "\n")])
        }
    }
}

fn body(words: impl Into<Words>) -> Block {
    Block::Paragraph(teji_paper::Manner::Body, words.into())
}

#[cfg(test)]
mod tests;
