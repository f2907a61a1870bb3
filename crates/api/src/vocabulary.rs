//! What stands fast before anybody is judged: with it the numbers of [`Teji::pack`](crate::Teji::pack) are put into words.

use serde::Serialize;
use teji_notice::{READINGS, fields, law};
use teji_rules::{OptionId, Reading};
use teji_text::Catalog;

use crate::finding::Outlined;
use crate::reasons::label;

/// What stands fast before anybody is judged.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Vocabulary {
    /// How results are headed, from A to F.
    pub headings: Vec<String>,
    /// The rules of the conditions, each before its parts.
    pub conditions: Vec<Placed>,
    /// The rules of the priority, likewise.
    pub priority: Vec<Placed>,
    /// The names of the fields and what they ask.
    pub fields: Vec<Named>,
    /// The sentences that can be read in two ways.
    pub readings: Vec<Sentence>,
}

/// A rule and how deep it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Placed {
    /// How deep it stands under the whole, which has depth 0.
    pub depth: usize,
    /// The rule.
    pub rule: Outlined,
}

/// A name, and what it says to people.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Named {
    /// The name.
    pub id: String,
    /// What it says to people.
    pub name: String,
}

/// A sentence that can be read in two ways.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Sentence {
    /// Its name.
    pub id: String,
    /// What is open about it, for people.
    pub name: String,
    /// The ways to read it; neither has precedence.
    pub ways: Vec<Named>,
}

impl Vocabulary {
    /// All of it in some language.
    pub(crate) fn of(words: &Catalog) -> Self {
        let placed = |tree: &teji_rules::Rule| {
            let mut rules = Vec::new();
            tree.walk(&mut |rule, depth| {
                rules.push(Placed { depth, rule: Outlined::of(rule, words) });
            });
            rules
        };
        let field = |id: &str| Named { id: id.to_owned(), name: label(id, words) };
        let reading = |reading: &Reading| {
            let id = reading.id.0;
            let said = |part: &str| words.text(&format!("reading.{id}.{part}")).to_owned();
            let way = |option: OptionId| Named { id: option.0.to_owned(), name: said(option.0) };
            Sentence {
                id: id.to_owned(),
                name: said("title"),
                ways: reading.options.map(way).into(),
            }
        };
        let headings =
            ('A'..='F').map(|letter| words.text(&format!("api.state.{letter}")).to_owned());
        Self {
            headings: headings.collect(),
            conditions: placed(&law().person),
            priority: placed(&law().priority),
            fields: fields().map(|one| field(one.id().0)).collect(),
            readings: READINGS.iter().map(|one| reading(one)).collect(),
        }
    }
}
