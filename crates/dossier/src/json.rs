//! The answers as JSON, and back; older versions are brought up, newer ones refused.

use serde::Deserialize;
use teji_fields::Facts;
use teji_paper::shown;
use teji_rules::Rulings;

use crate::application::{Application, Group, VERSION};
use crate::look::{MOST_VALUES, look_through};

/// Why something is not an application that can be opened here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum JsonError {
    /// It is no application at all, or a damaged one.
    NotOurs,
    /// It was made by a newer version.
    Newer {
        /// The version that made it.
        found: u32,
        /// The newest version that is known here.
        known: u32,
    },
    /// This name stands twice in one place, and readers differ in which value they take.
    Twice(String),
    /// It nests deeper than anything of ours.
    Deep {
        /// The deepest that is taken.
        most: u32,
    },
    /// It holds more values than anything of ours.
    TooMuch,
}

impl JsonError {
    /// Every key that [`JsonError::key`] can give.
    pub const KEYS: [&'static str; 5] =
        ["json.not_ours", "json.newer", "json.twice", "json.deep", "json.too_much"];

    /// The key of its sentence; what to do stands under the same key with `.try` behind it.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotOurs => "json.not_ours",
            Self::Newer { .. } => "json.newer",
            Self::Twice(_) => "json.twice",
            Self::Deep { .. } => "json.deep",
            Self::TooMuch => "json.too_much",
        }
    }

    /// What fills the gaps of the sentence.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotOurs | Self::TooMuch => Vec::new(),
            Self::Twice(name) => vec![("name", shown(name))],
            Self::Deep { most } => vec![("most", most.to_string())],
            Self::Newer { found, known } => {
                vec![("found", found.to_string()), ("known", known.to_string())]
            }
        }
    }
}

/// The version of what was saved, whatever else stands in it.
#[derive(Deserialize)]
struct Stamp {
    version: u32,
}

/// The draft of a self-check, as version 1 saved it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Draft {
    #[serde(rename = "version")]
    _version: u32,
    facts: Facts,
    #[serde(default)]
    rulings: Rulings,
    #[serde(default)]
    reference: String,
    #[serde(default)]
    place: String,
}

impl Application {
    /// The application as JSON, with a line end; equal applications give equal text.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Maps have text as keys and there are no floats, so writing cannot fail.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Whether it is of this version and each of its lists is sound.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.is_of_this_version() && Group::ALL.iter().all(|group| self.list(*group).is_sound())
    }

    /// Reads what [`Application::to_json`] wrote, in this version or an older one. What a draft of version 1 knows is
    /// put into the papers.
    pub fn read(json: &str) -> Result<Self, JsonError> {
        look_through(json, MOST_VALUES)?;
        let not_ours = |_| JsonError::NotOurs;
        let stamp: Stamp = serde_json::from_str(json).map_err(not_ours)?;
        match stamp.version {
            1 => {
                let draft: Draft = serde_json::from_str(json).map_err(not_ours)?;
                Ok(Self::from_check(draft.facts, draft.rulings, draft.reference, draft.place))
            }
            VERSION => {
                let read: Self = serde_json::from_str(json).map_err(not_ours)?;
                if read.is_sound() { Ok(read) } else { Err(JsonError::NotOurs) }
            }
            newer if newer > VERSION => Err(JsonError::Newer { found: newer, known: VERSION }),
            _ => Err(JsonError::NotOurs),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::application::Spot;
    use crate::fixture::{id, technician};

    #[test]
    fn what_was_written_is_read_again() {
        for application in [technician(), Application::default()] {
            assert_eq!(Application::read(&application.to_json()), Ok(application));
        }
    }

    /// What version 2 once wrote; it is never written anew, for people have such files.
    #[test]
    fn the_form_of_this_version_stays_as_it_is() {
        let written = include_str!("../cases/application-2.json");
        let read = Application::read(written).unwrap();
        assert_eq!(read.to_json(), written);
        assert_eq!(read, crate::fixture::with_files().0);
    }

    #[test]
    fn a_draft_of_the_self_check_becomes_an_application() {
        let draft = include_str!("../cases/draft-1.json");
        let opened = Application::read(draft).unwrap();
        assert_eq!(opened.reference, "2026年11月22日");
        assert_eq!(opened.place, "honours");
        assert_eq!(opened.posts.len(), 2);
        assert_eq!(opened.merits.len(), 1);
        assert_eq!(opened.typed(Spot::Basics, id("occupation_name")), Some("焊工"));
        assert!(opened.is_unseen(Spot::Basics, id("occupation_name")));
        assert!(opened.to_json().contains("\"service_sum\": \"added\""));
        assert_eq!(Application::read(&opened.to_json()), Ok(opened));
    }

    #[test]
    fn a_newer_version_is_refused_with_both_numbers() {
        let newer = technician().to_json().replace("\"version\": 2", "\"version\": 3");
        let error = Application::read(&newer).unwrap_err();
        assert_eq!(error, JsonError::Newer { found: 3, known: 2 });
        assert_eq!(error.args(), [("found", "3".into()), ("known", "2".into())]);
        let stranger = r#"{"version": 7, "something": "else"}"#;
        assert_eq!(Application::read(stranger), Err(JsonError::Newer { found: 7, known: 2 }));
    }

    /// Whatever was read can be added to, written and read again.
    #[test]
    fn numbers_that_would_spoil_a_list_are_refused() {
        let own = Application::default().to_json();
        let numbered = |next: &str| own.replacen("\"next\": 1", &format!("\"next\": {next}"), 1);
        for next in ["0", "1000001", "4294967295"] {
            assert_eq!(Application::read(&numbered(next)), Err(JsonError::NotOurs), "{next}");
        }
        for next in ["999999", "1000000"] {
            let mut read = Application::read(&numbered(next)).unwrap();
            for _ in 0..3 {
                read.posts.add(teji_fields::Facts::default());
                assert_eq!(Application::read(&read.to_json()), Ok(read.clone()), "{next}");
            }
            assert!(read.posts.is_full());
        }
    }

    /// Another reader would take the first of two answers, and serde takes the last.
    #[test]
    fn an_answer_that_stands_twice_is_refused_by_its_name() {
        let own = technician().to_json();
        let twice = own.replacen("\"conduct\":", "\"conduct\": \"no\", \"conduct\":", 1);
        assert_ne!(twice, own);
        let error = Application::read(&twice).unwrap_err();
        assert_eq!(error, JsonError::Twice("conduct".into()));
        assert_eq!((error.key(), error.args()), ("json.twice", vec![("name", "conduct".into())]));
    }

    #[test]
    fn what_is_not_ours_is_refused_and_never_half_read() {
        let own = technician().to_json();
        let twice = own.replacen("\"id\": 2", "\"id\": 1", 1);
        let more = own.replacen("\"place\"", "\"colour\": \"red\", \"place\"", 1);
        let cut = &own[..own.len() - 9];
        for json in ["", "{}", "null", r#"{"version":0}"#, r#"{"version":2}"#, &twice, &more, cut] {
            assert_eq!(Application::read(json), Err(JsonError::NotOurs), "{json:.60}");
        }
    }
}
