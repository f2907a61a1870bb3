//! What was typed, under the ids of the fields.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use teji_order::gathered;

use crate::field::FieldId;

/// What stands for "I don't know": an answer of its own, which leaves the matter unknown and is not asked again.
pub const UNSURE: &str = "?";

/// What was typed, kept as typed, so that a wrong answer can be shown and mended.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Facts(BTreeMap<String, String>);

impl Facts {
    /// What was typed for a field; `None` where nothing was.
    #[must_use]
    pub fn typed(&self, id: FieldId) -> Option<&str> {
        self.0.get(id.0).map(String::as_str)
    }

    /// Keeps what was typed. Blank text takes the answer back.
    pub fn set(&mut self, id: FieldId, typed: impl Into<String>) {
        let typed = typed.into();
        if typed.trim().is_empty() {
            self.remove(id);
        } else {
            self.0.insert(id.0.to_owned(), typed);
        }
    }

    /// Takes an answer back.
    pub fn remove(&mut self, id: FieldId) {
        self.0.remove(id.0);
    }

    /// These facts with one answer more (or another one).
    #[must_use]
    pub fn with(mut self, id: FieldId, typed: impl Into<String>) -> Self {
        self.set(id, typed);
        self
    }

    /// Whether nothing was typed at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every id and what was typed for it, in the order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(id, typed)| (id.as_str(), typed.as_str()))
    }
}

impl FromIterator<(String, String)> for Facts {
    /// What was kept, under ids that need not be known any more.
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Self(gathered(pairs.into_iter().filter(|(_, typed)| !typed.trim().is_empty())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: FieldId = FieldId("one");
    const OTHER: FieldId = FieldId("other");

    #[test]
    fn what_was_typed_is_kept_as_typed() {
        let facts = Facts::default().with(OTHER, " ? ").with(ONE, "2019。7");
        assert_eq!(facts.typed(ONE), Some("2019。7"));
        assert_eq!(facts.typed(OTHER), Some(" ? "));
        assert_eq!(facts.iter().collect::<Vec<_>>(), [("one", "2019。7"), ("other", " ? ")]);
    }

    #[test]
    fn blank_text_takes_the_answer_back() {
        for blank in ["", "  ", "\u{3000}\n"] {
            let mut facts = Facts::default().with(ONE, "yes").with(OTHER, "no");
            facts.set(ONE, blank);
            assert_eq!(facts, Facts::default().with(OTHER, "no"));
            assert_eq!(facts.typed(ONE), None);
        }
    }

    #[test]
    fn what_was_kept_is_the_same_again_with_ids_that_nobody_knows_any_more() {
        let facts = Facts::default().with(ONE, "yes").with(OTHER, "?");
        let kept = facts.iter().map(|(id, typed)| (id.to_owned(), typed.to_owned()));
        assert_eq!(kept.collect::<Facts>(), facts);
        let old = [("gone".to_owned(), "1".to_owned()), ("blank".to_owned(), " ".to_owned())];
        assert_eq!(Facts::from_iter(old).iter().collect::<Vec<_>>(), [("gone", "1")]);
    }

    #[test]
    fn a_later_answer_stands_in_place_of_an_earlier_one() {
        let mut facts = Facts::default().with(ONE, "yes").with(ONE, "no");
        assert_eq!(facts.typed(ONE), Some("no"));
        assert!(!facts.is_empty());
        facts.remove(OTHER);
        assert!(!facts.is_empty());
        facts.remove(ONE);
        assert!(facts.is_empty());
    }
}
