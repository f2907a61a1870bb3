//! The JSON Schema (draft 2020-12) of a form or a field: what can be said there of an answer without reading it.
//!
//! It never refuses what can be read. Choices and short texts it describes exactly; of days and periods it knows the
//! characters and no more.

use chrono::NaiveDate;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use teji_fields::{Absences, AnyField, Facts, Input, Problem, UNSURE};
use teji_text::Catalog;

use crate::forms::{choice_label, fields};

/// The blanks around a text, as Rust has them.
const BLANK: &str =
    "\t-\r \u{85}\u{a0}\u{1680}\u{2000}-\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}";
/// What a day is written with, in either width.
const OF_DAYS: &str = "0-9\u{ff10}-\u{ff19}./~\u{ff0e}\u{ff0f}\u{ff5e}\u{3002}\u{2013}\u{2014}\u{ff0d}\u{5e74}\u{6708}\u{65e5}\u{53f7}\\-";
/// Longer texts than this are not counted: engines differ in what they can count.
const MOST_COUNTED: usize = 200;

/// A value of JSON whose members stand in the order in which they were given.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A text.
    Text(String),
    /// A truth value.
    Truth(bool),
    /// A list.
    List(Vec<Node>),
    /// An object.
    Object(Vec<(String, Node)>),
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Truth(truth) => serializer.serialize_bool(*truth),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, node) in members {
                    map.serialize_entry(name, node)?;
                }
                map.end()
            }
        }
    }
}

fn text(text: &str) -> Node {
    Node::Text(text.to_owned())
}

fn object<const N: usize>(members: [(&str, Node); N]) -> Node {
    Node::Object(members.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
}

/// The schema of a form; nothing where there is none of that name.
pub(crate) fn of_form(form: &str, title: &str, words: &Catalog) -> Option<Node> {
    let members = fields(form)?.into_iter();
    let members = members.map(|field| (field.id().0.to_owned(), of_answer(field, words)));
    Some(rooted([
        ("title", text(title)),
        ("type", text("object")),
        ("properties", Node::Object(members.collect())),
        ("additionalProperties", Node::Truth(false)),
    ]))
}

/// The schema of one field.
pub(crate) fn of_field(field: &'static dyn AnyField, words: &Catalog) -> Node {
    let Node::Object(members) = of_answer(field, words) else { return object([]) };
    let root = ("$schema".to_owned(), text(DRAFT));
    Node::Object([root].into_iter().chain(members).collect())
}

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

fn rooted<const N: usize>(members: [(&str, Node); N]) -> Node {
    let Node::Object(members) = object(members) else { return object([]) };
    Node::Object([("$schema".to_owned(), text(DRAFT))].into_iter().chain(members).collect())
}

fn of_answer(field: &'static dyn AnyField, words: &Catalog) -> Node {
    let mut members = vec![("title".to_owned(), text(&teji_dossier::label(field, words)))];
    let help = format!("field.{}.help", field.id().0);
    if let Some(help) = words.find(&help) {
        members.push(("description".to_owned(), text(help)));
    }
    let mut alternatives = match field.input() {
        Input::Choice(choices) => choices
            .iter()
            .map(|choice| {
                let label = choice_label(field.id().0, choice.id, words);
                object([("const", text(choice.id)), ("title", text(&label))])
            })
            .collect(),
        Input::Day => vec![pattern(&format!("[{OF_DAYS}{BLANK}]*"))],
        Input::Periods => vec![pattern(&format!("[{OF_DAYS}{BLANK};]*"))],
        Input::Absences => {
            let (none, about) = (Absences::NONE, Absences::ABOUT);
            let part = format!("(?:{none}|{about}|[\u{4e2a}\u{5929}{OF_DAYS}{BLANK};])*");
            vec![pattern(&part)]
        }
        Input::Finding => {
            let none = Absences::NONE;
            vec![pattern(&format!("[{BLANK}]*{none}[{BLANK}]*|[{OF_DAYS}{BLANK}]*"))]
        }
        Input::Line { most, .. } if is_counted(field, most) => vec![of_line(most)],
        Input::Line { .. } => vec![object([("type", text("string"))])],
    };
    let unsure = words.text("choice.unsure");
    alternatives.push(object([("const", text(UNSURE)), ("title", text(unsure))]));
    alternatives.push(pattern(&format!("[{BLANK}]*")));
    alternatives.push(object([("type", text("null"))]));
    members.push(("anyOf".to_owned(), Node::List(alternatives)));
    Node::Object(members)
}

fn pattern(body: &str) -> Node {
    object([("type", text("string")), ("pattern", text(&format!("^(?:{body})$")))])
}

/// Whether one character more than the most is refused for its length; numbers are read without their blanks.
fn is_counted(field: &dyn AnyField, most: usize) -> bool {
    let facts = Facts::default().with(field.id(), "x".repeat(most + 1));
    let refused = |problem: Problem| problem.key == "problem.line.length";
    most <= MOST_COUNTED && field.problem(&facts, NaiveDate::MAX).is_some_and(refused)
}

/// So many characters between the blanks.
fn of_line(most: usize) -> Node {
    let between = most.saturating_sub(2);
    let words = format!("[^{BLANK}](?:[\\s\\S]{{0,{between}}}[^{BLANK}])?");
    pattern(&format!("[{BLANK}]*(?:{words})?[{BLANK}]*"))
}

#[cfg(test)]
mod tests;
