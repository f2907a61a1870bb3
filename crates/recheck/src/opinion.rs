//! What somebody says of a package: an advice, and a note beside whatever it is about. It is kept as a file of its own,
//! which opens again with all notes and holds nothing of the package.

use serde::{Deserialize, Serialize};
use teji_dossier::{JsonError, MOST_VALUES, look_through};

/// The version of what is saved.
const VERSION: u32 = 1;

/// What somebody says of a package.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opinion {
    #[serde(rename = "teji_opinion")]
    version: u32,
    /// The SHA-256 of the package, in hexadecimal digits.
    pub package: String,
    /// The digest of the report, by which it is known whether the same was looked at.
    pub report: String,
    /// What is advised; nothing yet.
    pub advice: Option<Advice>,
    /// Who says it, as typed.
    pub by: String,
    /// When, as typed.
    pub day: String,
    /// What holds for the whole, as typed.
    pub remark: String,
    /// The notes, in the order of the report.
    pub notes: Vec<Note>,
}

/// What is advised.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    /// To go on.
    Agree,
    /// To give it back for mending.
    Return,
}

/// A note beside something in a report.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// By what the thing is known: [`crate::Fault::id`], or `person|` and a number.
    pub id: String,
    /// What it is about, in words.
    pub about: String,
    /// What is said.
    pub text: String,
}

/// The version of what was saved, whatever else stands in it.
#[derive(Deserialize)]
struct Stamp {
    #[serde(rename = "teji_opinion")]
    version: u32,
}

impl Opinion {
    /// The most bytes of a file.
    pub const MOST: u64 = 4 << 20;

    /// An opinion that says nothing yet.
    #[must_use]
    pub fn new(package: &str, report: &str) -> Self {
        let (package, report) = (package.to_owned(), report.to_owned());
        let (by, day, remark) = <(String, String, String)>::default();
        let notes = Vec::new();
        let version = VERSION;
        Self { version, package, report, advice: None, by, day, remark, notes }
    }

    /// Whether nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let typed = [&self.by, &self.day, &self.remark];
        self.advice.is_none() && self.notes.is_empty() && typed.iter().all(|one| one.is_empty())
    }

    /// What was noted beside a thing.
    #[must_use]
    pub fn note(&self, id: &str) -> &str {
        self.notes.iter().find(|note| note.id == id).map_or("", |note| &note.text)
    }

    /// Notes something beside a thing, in place of what was noted there; nothing takes the note away.
    pub fn set_note(&mut self, id: &str, about: &str, text: &str) {
        let place = self.notes.iter().position(|note| note.id == id);
        match (place, text.trim().is_empty()) {
            (Some(place), true) => drop(self.notes.remove(place)),
            (Some(place), false) => text.clone_into(&mut self.notes[place].text),
            (None, true) => {}
            (None, false) => {
                let (id, about, text) = (id.to_owned(), about.to_owned(), text.to_owned());
                self.notes.push(Note { id, about, text });
            }
        }
    }

    /// The opinion as JSON, with a line end.
    #[must_use]
    pub fn to_json(&self) -> String {
        // There are no maps and no floats, so writing cannot fail.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Reads what [`Opinion::to_json`] wrote.
    pub fn read(json: &str) -> Result<Self, JsonError> {
        look_through(json, MOST_VALUES)?;
        let not_ours = |_| JsonError::NotOurs;
        let Stamp { version: found } = serde_json::from_str(json).map_err(not_ours)?;
        if found > VERSION {
            return Err(JsonError::Newer { found, known: VERSION });
        }
        let read: Self = serde_json::from_str(json).map_err(not_ours)?;
        if read.version == VERSION { Ok(read) } else { Err(JsonError::NotOurs) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opinion() -> Opinion {
        let mut opinion = Opinion::new("ab12", "cd34");
        opinion.advice = Some(Advice::Return);
        opinion.by = "省厅某处".into();
        opinion.set_note("fault.changed|data/x.docx||", "x.docx", "请说明\n改了什么");
        opinion.set_note("person|3", "3号", "请补证书");
        opinion
    }

    #[test]
    fn an_opinion_opens_again_with_all_notes() {
        let opinion = opinion();
        assert_eq!(Opinion::read(&opinion.to_json()), Ok(opinion.clone()));
        assert_eq!(opinion.note("person|3"), "请补证书");
        assert_eq!(opinion.note("person|4"), "");
        assert!(!opinion.is_empty() && Opinion::new("ab12", "cd34").is_empty());
    }

    #[test]
    fn a_note_is_replaced_and_goes_when_nothing_is_left_of_it() {
        let mut opinion = opinion();
        opinion.set_note("person|3", "3号", "改一下");
        assert_eq!((opinion.note("person|3"), opinion.notes.len()), ("改一下", 2));
        opinion.set_note("person|3", "3号", " ");
        opinion.set_note("person|9", "9号", "");
        assert_eq!(opinion.notes.len(), 1);
    }

    #[test]
    fn what_is_no_opinion_or_newer_is_refused() {
        let json = opinion().to_json();
        let newer = json.replacen("\"teji_opinion\": 1", "\"teji_opinion\": 2", 1);
        assert_eq!(Opinion::read(&newer), Err(JsonError::Newer { found: 2, known: 1 }));
        let older = json.replacen("\"teji_opinion\": 1", "\"teji_opinion\": 0", 1);
        let more = json.replacen("\"by\"", "\"file\": \"AAAA\", \"by\"", 1);
        for json in ["", "{}", &older, &more] {
            assert_eq!(Opinion::read(json), Err(JsonError::NotOurs), "{json:.60}");
        }
    }
}
