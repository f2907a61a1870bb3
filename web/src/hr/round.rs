//! The batch that is open, where its answers stand, and the way to change them.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::LazyLock;

use teji_batch::{Batch, Writer};
use teji_dossier::JsonError;
use teji_fields::{Facts, FieldId};
use teji_text::Catalog;
use yew::prelude::*;

use crate::draft::Draft;
use crate::shared::Shared;
use crate::state::Action;
use crate::words::Language;

thread_local! {
    /// The batch that was read or written last, with its text.
    static LAST: RefCell<Option<(String, Rc<Batch>)>> = const { RefCell::new(None) };
}

thread_local! {
    static WRITER: RefCell<Writer> = RefCell::default();
}

/// The batch that is open, and the way to change it.
#[derive(Clone, PartialEq)]
pub(crate) struct Round {
    pub(crate) batch: Rc<Batch>,
    pub(crate) shared: Shared,
}

/// Where an answer stands.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum At {
    /// In one of the batch's own forms.
    Batch,
    Occupation(u32),
    Further(u32),
    Objection(u32),
    Treatment,
}

impl At {
    /// What ends the names of inputs, so that those of two entries differ.
    pub(crate) fn suffix(self) -> String {
        match self {
            Self::Batch | Self::Treatment => String::new(),
            Self::Occupation(id) | Self::Further(id) | Self::Objection(id) => format!("-{id}"),
        }
    }
}

impl Round {
    /// Changes it; what is changed twice before a page is drawn anew is changed twice.
    pub(crate) fn change(&self, change: impl FnOnce(&mut Batch) + 'static) {
        let id = self.shared.open.id.clone();
        let change = Box::new(move |draft: &mut Draft| change_in(draft, change));
        self.shared.dispatch(Action::Changed(id, change));
    }

    /// What was typed.
    pub(crate) fn typed(&self, at: At, field: FieldId) -> Option<&str> {
        self.facts(at, field)?.typed(field)
    }

    /// The facts among which an answer is kept.
    pub(crate) fn facts(&self, at: At, field: FieldId) -> Option<&Facts> {
        match at {
            At::Batch => Some(self.batch.home(field)),
            At::Occupation(id) => self.batch.plan.occupations.get(id).map(|entry| &entry.facts),
            At::Further(id) => self.batch.plan.further.get(id).map(|entry| &entry.facts),
            At::Objection(id) => self.batch.objections.get(id).map(|entry| &entry.facts),
            At::Treatment => Some(&self.batch.treatment),
        }
    }

    /// Keeps what was typed.
    pub(crate) fn set(&self, at: At, field: FieldId, typed: String) {
        self.change(move |batch| match at {
            At::Batch => batch.set(field, typed),
            At::Occupation(id) => batch.plan.occupations.set(id, field, typed),
            At::Further(id) => batch.plan.further.set(id, field, typed),
            At::Objection(id) => batch.objections.set(id, field, typed),
            At::Treatment => batch.treatment.set(field, typed),
        });
    }

    /// The names of fields, papers and conditions in the language that is chosen.
    pub(crate) fn names(&self) -> &'static Catalog {
        names(self.shared.language)
    }
}

/// The names of fields, papers and conditions in a language.
pub(crate) fn names(language: Language) -> &'static Catalog {
    static CHINESE: LazyLock<Catalog> = LazyLock::new(|| {
        Catalog::read(&[teji_notice::CHINESE, teji_dossier::CHINESE, teji_batch::CHINESE])
    });
    static ENGLISH: LazyLock<Catalog> = LazyLock::new(|| {
        Catalog::read(&[teji_notice::ENGLISH, teji_dossier::ENGLISH, teji_batch::ENGLISH])
    });
    match language {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
    }
}

/// Changes the batch of a draft.
pub(crate) fn change_in(draft: &mut Draft, change: impl FnOnce(&mut Batch)) {
    if let Ok(batch) = opened(draft) {
        let mut batch = (*batch).clone();
        change(&mut batch);
        keep_in(draft, batch);
    }
}

/// The batch of a draft; an empty one where it has none.
pub(crate) fn opened(draft: &Draft) -> Result<Rc<Batch>, JsonError> {
    let known = LAST.with_borrow(|last| {
        last.as_ref().filter(|(text, _)| *text == draft.batch).map(|(_, batch)| batch.clone())
    });
    if let Some(batch) = known {
        return Ok(batch);
    }
    let batch = if draft.batch.is_empty() { Batch::default() } else { Batch::read(&draft.batch)? };
    let batch = Rc::new(batch);
    LAST.set(Some((draft.batch.clone(), batch.clone())));
    Ok(batch)
}

/// Puts a batch into its draft.
pub(crate) fn keep_in(draft: &mut Draft, batch: Batch) {
    draft.batch = WRITER.with_borrow_mut(|writer| writer.json(&batch));
    batch.name().clone_into(&mut draft.name);
    LAST.set(Some((draft.batch.clone(), Rc::new(batch))));
}

/// A draft of a batch.
pub(crate) fn draft_of(batch: Batch) -> Draft {
    let mut draft = Draft::default();
    keep_in(&mut draft, batch);
    draft
}

/// The batch that is open.
#[hook]
pub(crate) fn use_round() -> Round {
    use_context::<Round>().expect("every page of a batch stands within Hr")
}
