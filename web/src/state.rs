//! What the page knows: causes only; every effect is computed from them.

use std::rc::Rc;
use std::sync::LazyLock;

use chrono::NaiveDate;
use teji_fields::{Facts, FieldId, read_day};
use teji_notice::Check;
use teji_rules::{Case, OptionId, Reading, ReadingId};
use teji_workdays::Calendar;
use yew::Reducible;

use crate::draft::{Basis, Draft, FORMAT, Record};
use crate::lease::Lease;
use crate::words::Language;

mod opening;
#[cfg(test)]
mod tests;

pub(crate) use opening::Open;

/// How the device keeps the draft.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Kept {
    /// It is not known yet what is kept; nothing is written.
    Looking,
    /// Nothing was changed yet.
    Idle,
    /// Saved at this time of day.
    At(String),
    /// Saving failed at this time of day.
    Failed(String),
    /// The browser keeps nothing.
    Blocked,
    /// It is a shared computer, so nothing is to be kept on it.
    Public,
    /// What it keeps is of a newer version, so nothing is written.
    Newer,
}

/// Everything that the pages share.
#[derive(Clone, PartialEq)]
pub(crate) struct State {
    pub(crate) draft: Draft,
    /// What is judged of it, worked out once after each change.
    pub(crate) judged: Facts,
    pub(crate) open: Open,
    pub(crate) lease: Lease,
    pub(crate) kept: Kept,
    /// How often another draft came to be shown; widgets that remember how they began are made anew then.
    pub(crate) shown: u32,
    /// How many other drafts are kept.
    pub(crate) others: usize,
    /// Whether the draft became one of its own, for another window changed the one that it was.
    pub(crate) apart: bool,
    /// The address of a page that could not be loaded.
    pub(crate) missed: Option<String>,
    /// What was deleted or replaced last, to bring it back.
    pub(crate) undo: Option<Record>,
    pub(crate) language: Language,
    pub(crate) elder: bool,
    /// The date on the device when the page last came into sight.
    pub(crate) today: NaiveDate,
}

/// What a person, or the device, does.
pub(crate) enum Action {
    Typed(FieldId, String),
    TypedAll(Vec<(FieldId, String)>),
    Ruled(&'static Reading, OptionId),
    Unruled(ReadingId),
    SetReference(String),
    /// The draft of that name, if it is open still, is changed as the pages of papers say.
    Changed(String, Box<dyn FnOnce(&mut Draft)>),
    Stood(&'static str),
    /// Other answers stand in place of these.
    Continued(Draft),
    /// A draft is opened that is kept.
    Opened(Record),
    /// A draft is opened by the one window that may write it from now on.
    Taken(Record),
    /// An empty draft is begun, or one with these answers.
    Begun(Draft),
    /// A draft was deleted.
    Deleted(Record),
    /// It was brought back.
    Restored(Record),
    /// All drafts were deleted.
    Cleared,
    Spoke(Language),
    Enlarged(bool),
    /// What is kept, the draft that was open in this window before, and how it is kept from now on.
    Found(Vec<Record>, Option<String>, Kept),
    Kept(Kept),
    /// A draft was kept up to a revision, at a moment and a time of day; or it could not be kept.
    Saved(String, u32, f64, String),
    Unsaved(String),
    /// Another window changed or deleted a draft, so what is open here is a draft of its own from now on.
    Parted(String),
    Leased(Lease),
    Filed(f64),
    /// The page at an address could not be loaded; or it is tried again.
    Missed(Option<String>),
    Dated(NaiveDate),
}

/// The working days that are known to the page.
pub(crate) fn calendar() -> &'static Calendar {
    static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::published);
    &CALENDAR
}

impl State {
    /// Before anything is known of what is kept, in a window of this name.
    pub(crate) fn new(today: NaiveDate, language: Language, window: String) -> Self {
        let mut state = Self {
            draft: Draft::default(),
            judged: Facts::default(),
            open: Open { writer: window, ..Open::default() },
            lease: Lease::Mine,
            kept: Kept::Looking,
            shown: 0,
            others: 0,
            apart: false,
            missed: None,
            undo: None,
            language,
            elder: false,
            today,
        };
        state.begin(Draft::default());
        state
    }

    /// The day on which the conditions must hold: the one that was typed, or today.
    pub(crate) fn reference(&self) -> NaiveDate {
        let typed = read_day(&self.draft.reference).ok();
        typed.and_then(teji_workdays::DayRange::exact).unwrap_or(self.today)
    }

    /// The check of these facts.
    pub(crate) fn check(&self) -> Check<'_> {
        Check::of(self.case(&self.judged))
    }

    /// These or other facts, on the same day and under the same rulings.
    pub(crate) fn case<'a>(&'a self, facts: &'a Facts) -> Case<'a> {
        Case {
            facts,
            rulings: &self.draft.rulings,
            calendar: calendar(),
            reference: self.reference(),
        }
    }

    /// The draft as it is to be kept, changed at this moment.
    pub(crate) fn record(&self, changed: f64) -> Record {
        Record {
            id: self.open.id.clone(),
            format: FORMAT,
            kind: self.draft.kind().to_owned(),
            revision: self.open.revision,
            writer: self.open.writer.clone(),
            changed,
            filed: self.open.filed,
            draft: self.draft.clone(),
        }
    }

    /// What this window knows of what is kept of its draft.
    pub(crate) fn basis(&self) -> Basis {
        Basis { revision: self.open.basis, kept: self.open.saved > 0 }
    }

    /// Whether something was filled in that is not known to be kept.
    pub(crate) fn is_unsaved(&self) -> bool {
        self.open.revision > self.open.saved
    }

    /// Whether the draft is kept, at least as it was once.
    pub(crate) fn is_kept(&self) -> bool {
        self.open.saved > 0
    }

    /// Whether the draft is only shown, for another window writes it.
    pub(crate) fn is_read_only(&self) -> bool {
        self.lease == Lease::Elsewhere
    }

    /// Where nothing is kept on the device, a line says so all the time.
    fn told(&mut self, kept: Kept) {
        if !matches!(self.kept, Kept::Blocked | Kept::Public | Kept::Newer) {
            self.kept = kept;
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut Draft)) {
        if !self.is_read_only() {
            change(&mut self.draft);
            self.open.revision += 1;
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self).clone();
        match action {
            Action::Typed(id, typed) => state.change(|draft| draft.facts.set(id, typed)),
            Action::TypedAll(answers) => state.change(|draft| {
                for (id, typed) in answers {
                    draft.facts.set(id, typed);
                }
            }),
            Action::Ruled(reading, option) => {
                state.change(|draft| draft.rulings.pin(reading, option));
            }
            Action::Unruled(reading) => state.change(|draft| draft.rulings.unpin(reading)),
            Action::SetReference(typed) => state.change(|draft| draft.reference = typed),
            Action::Changed(id, change) => {
                if id == state.open.id {
                    state.change(change);
                }
            }
            Action::Stood(place) if state.draft.place == place || state.is_read_only() => {
                return self;
            }
            Action::Stood(place) => {
                let is_draft = state.kept != Kept::Looking && !state.draft.is_empty();
                // Where a person stands says nothing yet while nothing is filled in, or not known to be.
                if is_draft {
                    state.change(|draft| place.clone_into(&mut draft.place));
                } else {
                    place.clone_into(&mut state.draft.place);
                }
            }
            Action::Continued(read) => {
                state.undo = Some(state.record(0.0));
                state.change(|draft| *draft = read);
            }
            Action::Opened(record) => {
                state.others = (state.others + usize::from(state.is_kept())).saturating_sub(1);
                state.show(record, Lease::Asking);
            }
            Action::Taken(record) => state.show(record, Lease::Mine),
            Action::Begun(draft) => {
                state.others += usize::from(state.is_kept());
                state.begin(draft);
            }
            Action::Deleted(record) => {
                if record.id == state.open.id {
                    state.begin(Draft::default());
                } else {
                    state.others = state.others.saturating_sub(1);
                }
                state.undo = Some(record);
            }
            Action::Cleared => {
                state.begin(Draft::default());
                (state.undo, state.others) = (None, 0);
            }
            Action::Restored(record) => {
                state.undo = None;
                if state.draft.is_empty() || record.id == state.open.id {
                    state.show(record, Lease::Asking);
                } else {
                    state.others += 1;
                }
            }
            Action::Spoke(language) => state.language = language,
            Action::Enlarged(elder) => state.elder = elder,
            Action::Found(drafts, before, kept) => {
                state.find(drafts, before.as_deref());
                state.kept = kept;
            }
            Action::Kept(kept) => state.kept = kept,
            Action::Saved(id, revision, moment, time) => {
                if id == state.open.id {
                    state.open.changed = Some(moment);
                    state.open.saved = state.open.saved.max(revision);
                }
                state.told(Kept::At(time));
            }
            Action::Unsaved(time) => state.told(Kept::Failed(time)),
            Action::Parted(id) if id == state.open.id => {
                state.others += 1;
                state.part();
            }
            Action::Parted(_) => return self,
            Action::Leased(lease) => state.lease = lease,
            Action::Missed(page) => state.missed = page,
            Action::Dated(today) if state.today == today => return self,
            Action::Dated(today) => state.today = today,
            Action::Filed(moment) => {
                state.open.filed = Some(moment);
                state.change(|_| {});
            }
        }
        state.judged = state.draft.judged();
        Rc::new(state)
    }
}
