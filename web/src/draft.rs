//! A draft: what one person filled in, and what is kept beside it.

use std::collections::BTreeMap;

use teji_fields::{AnyField, Facts, FieldId};
use teji_rules::Rulings;

/// The format in which drafts are kept; one of a newer format is left alone.
pub(crate) const FORMAT: u32 = 2;
/// The kind of a draft that holds answers of the self-check.
pub(crate) const SELF_CHECK: &str = "check";
/// The kind of a draft in which papers were begun.
pub(crate) const PAPERS: &str = "papers";
/// The kind of a draft that is an enterprise's batch.
pub(crate) const BATCH: &str = "batch";

/// What a person filled in.
#[derive(Clone, Default, PartialEq, Debug)]
pub(crate) struct Draft {
    pub(crate) facts: Facts,
    pub(crate) rulings: Rulings,
    /// The 基准日 as typed; nothing stands for today.
    pub(crate) reference: String,
    /// The name of the question at which the person stood last, or nothing.
    pub(crate) place: String,
    /// The papers as `teji_dossier` writes them, which only the pages of papers read; nothing where none were begun.
    pub(crate) papers: String,
    /// What the papers say of questions of the self-check, in place of what was answered there; blank for nothing.
    pub(crate) derived: BTreeMap<String, String>,
    /// The person's name as the papers have it; of a batch, its own.
    pub(crate) name: String,
    /// A batch as `teji_batch` writes it, which only an enterprise's pages read; nothing where there is none.
    pub(crate) batch: String,
    /// The plan that the person was given, as its file has it; nothing where there is none.
    pub(crate) plan: String,
    /// Answers to that plan's own further questions, by their numbers.
    pub(crate) further: BTreeMap<String, String>,
}

impl Draft {
    /// Whether nothing was filled in; where a person stands is nothing that they filled in.
    pub(crate) fn is_empty(&self) -> bool {
        self.says_the_same(&Self::default())
    }

    /// What is judged: the answers, but where the papers tell more.
    pub(crate) fn judged(&self) -> Facts {
        let told = self.derived.iter().filter_map(|(id, typed)| {
            let field = teji_notice::field(id)?;
            Some((AnyField::id(field), typed.as_str()))
        });
        told.fold(self.facts.clone(), |facts, (id, typed)| facts.with(id, typed))
    }

    /// Whether the papers answer a question of the self-check.
    pub(crate) fn is_derived(&self, field: FieldId) -> bool {
        self.derived.contains_key(field.0)
    }

    /// Whether both hold the same answers, wherever the person stands.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        self.facts == other.facts
            && self.rulings == other.rulings
            && self.reference == other.reference
            && self.papers == other.papers
            && self.batch == other.batch
            && self.plan == other.plan
            && self.further == other.further
    }

    /// What it is.
    pub(crate) fn kind(&self) -> &'static str {
        match (self.batch.is_empty(), self.papers.is_empty()) {
            (false, _) => BATCH,
            (true, false) => PAPERS,
            (true, true) => SELF_CHECK,
        }
    }

    /// Whether it is an enterprise's batch, in which no person answers for themselves.
    pub(crate) fn is_batch(&self) -> bool {
        !self.batch.is_empty()
    }

    /// The first character of the person's name: all of it that a list shows.
    pub(crate) fn initial(&self) -> Option<char> {
        self.name.trim().chars().next()
    }
}

/// A draft as it is kept.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Record {
    pub(crate) id: String,
    pub(crate) format: u32,
    /// What it is, as [`SELF_CHECK`].
    pub(crate) kind: String,
    /// How often it was changed.
    pub(crate) revision: u32,
    /// The window that changed it last.
    pub(crate) writer: String,
    /// When it was changed last, in milliseconds since 1970.
    pub(crate) changed: f64,
    /// When it was last saved as a file, in milliseconds since 1970.
    pub(crate) filed: Option<f64>,
    pub(crate) draft: Draft,
}

/// What a window knows of the draft that it wants to write.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Basis {
    /// The revision at which it was opened; 0 for one that was begun here.
    pub(crate) revision: u32,
    /// Whether it is known to have been kept.
    pub(crate) kept: bool,
}

/// What becomes of a write.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Answer {
    Write,
    /// A later change of the same window is there already.
    Late,
    /// Another window changed or deleted it meanwhile.
    Refuse,
}

/// Whether `new` may stand in place of what is kept: a change never replaces one that its writer did not see.
pub(crate) fn answer(kept: Option<&Record>, new: &Record, basis: Basis) -> Answer {
    match kept {
        None if basis.kept => Answer::Refuse,
        None => Answer::Write,
        Some(kept) if kept.writer == new.writer && kept.revision < new.revision => Answer::Write,
        Some(kept) if kept.writer == new.writer => Answer::Late,
        Some(kept) if basis.revision > 0 && kept.revision == basis.revision => Answer::Write,
        Some(_) => Answer::Refuse,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(writer: &str, revision: u32) -> Record {
        Record {
            id: "a".to_owned(),
            format: FORMAT,
            kind: SELF_CHECK.to_owned(),
            revision,
            writer: writer.to_owned(),
            changed: 0.0,
            filed: None,
            draft: Draft::default(),
        }
    }

    #[test]
    fn a_window_with_an_older_revision_never_overwrites_a_newer_one() {
        // Two windows open revision 3 and write in every order; `seen` is what each of them was based on.
        let basis = Basis { revision: 3, kept: true };
        let mut kept = record("before", 3);
        assert_eq!(answer(Some(&kept), &record("one", 4), basis), Answer::Write);
        kept = record("one", 4);
        for revision in 4..20 {
            assert_eq!(answer(Some(&kept), &record("two", revision), basis), Answer::Refuse);
        }
        assert_eq!(answer(Some(&kept), &record("one", 5), basis), Answer::Write);
    }

    #[test]
    fn a_change_that_comes_after_a_later_one_of_the_same_window_is_let_go() {
        let basis = Basis { revision: 3, kept: true };
        assert_eq!(answer(Some(&record("one", 6)), &record("one", 5), basis), Answer::Late);
        assert_eq!(answer(Some(&record("one", 6)), &record("one", 6), basis), Answer::Late);
    }

    #[test]
    fn what_was_deleted_elsewhere_does_not_come_back_unseen() {
        let new = record("one", 4);
        assert_eq!(answer(None, &new, Basis { revision: 3, kept: true }), Answer::Refuse);
        assert_eq!(answer(None, &new, Basis { revision: 0, kept: false }), Answer::Write);
    }

    #[test]
    fn a_draft_that_was_begun_here_does_not_replace_one_of_the_same_name() {
        let basis = Basis { revision: 0, kept: false };
        assert_eq!(answer(Some(&record("two", 1)), &record("one", 2), basis), Answer::Refuse);
    }

    #[test]
    fn of_a_name_the_first_character_is_shown() {
        let named = |name: &str| Draft { name: name.to_owned(), ..Draft::default() };
        assert_eq!(named(" 欧阳某").initial(), Some('欧'));
        assert_eq!(named("𬭎某").initial(), Some('𬭎'));
        assert_eq!(Draft::default().initial(), None);
    }
}
