//! What the page knows: causes only; every effect is computed from them.

use std::rc::Rc;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use teji_fields::{Facts, FieldId, read_day};
use teji_notice::Check;
use teji_rules::{Case, OptionId, Reading, ReadingId, Rulings};
use teji_workdays::Calendar;
use yew::Reducible;

use crate::words::Language;

/// The version of a saved draft; a newer one is left alone.
pub(crate) const VERSION: u32 = 1;

/// The version of what was saved, whatever else stands in it.
#[derive(Deserialize)]
pub(crate) struct Stamp {
    pub(crate) version: u32,
}

/// A draft, as it is saved.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Draft {
    pub(crate) version: u32,
    pub(crate) facts: Facts,
    pub(crate) rulings: Rulings,
    /// The 基准日 as typed; nothing stands for today.
    pub(crate) reference: String,
    /// The name of the question at which the person stood last, or nothing.
    pub(crate) place: String,
}

/// How the device keeps the draft.
#[derive(Clone, PartialEq)]
pub(crate) enum Kept {
    /// It is not known yet whether there is a draft.
    Looking,
    /// Nothing was changed yet.
    Idle,
    /// Saved at this time of day.
    At(String),
    /// Saving failed at this time of day.
    Failed(String),
    /// The browser keeps nothing.
    Blocked,
    /// It holds a draft of a newer version, so nothing is saved over it.
    Newer,
}

/// Everything that the pages share.
#[derive(Clone, PartialEq)]
pub(crate) struct State {
    pub(crate) draft: Draft,
    pub(crate) language: Language,
    pub(crate) elder: bool,
    pub(crate) kept: Kept,
    /// The date on the device when the page last came into sight.
    pub(crate) today: NaiveDate,
    /// How often the draft was changed; a save belongs to one of these.
    pub(crate) changes: u32,
}

/// What a person, or the device, does.
pub(crate) enum Action {
    Typed(FieldId, String),
    TypedAll(Vec<(FieldId, String)>),
    Ruled(&'static Reading, OptionId),
    Unruled(ReadingId),
    SetReference(String),
    Stood(&'static str),
    Cleared,
    Continued(Draft),
    Spoke(Language),
    Enlarged(bool),
    Found(Option<Draft>),
    Kept(Kept),
    Dated(NaiveDate),
}

/// The working days that are known to the page.
pub(crate) fn calendar() -> &'static Calendar {
    static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::published);
    &CALENDAR
}

impl State {
    pub(crate) fn new(today: NaiveDate, language: Language) -> Self {
        Self {
            draft: Draft { version: VERSION, ..Draft::default() },
            language,
            elder: false,
            kept: Kept::Looking,
            today,
            changes: 0,
        }
    }

    /// The day on which the conditions must hold: the one that was typed, or today.
    pub(crate) fn reference(&self) -> NaiveDate {
        let typed = read_day(&self.draft.reference).ok();
        typed.and_then(teji_workdays::DayRange::exact).unwrap_or(self.today)
    }

    /// The check of these facts.
    pub(crate) fn check(&self) -> Check<'_> {
        Check::of(self.case(&self.draft.facts))
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

    fn change(&mut self, change: impl FnOnce(&mut Draft)) {
        change(&mut self.draft);
        self.changes += 1;
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
            Action::Stood(place) if state.draft.place == place => return self,
            Action::Stood(place) => {
                place.clone_into(&mut state.draft.place);
                // Where a person stands says nothing yet: saved before the draft is found, it would replace it.
                state.changes += u32::from(state.kept != Kept::Looking);
            }
            Action::Cleared => {
                state.change(|draft| *draft = Draft { version: VERSION, ..Draft::default() });
            }
            Action::Continued(read) => {
                state.change(|draft| *draft = Draft { version: VERSION, ..read });
            }
            Action::Spoke(language) => state.language = language,
            Action::Enlarged(elder) => state.elder = elder,
            Action::Found(draft) => {
                // What was typed before the device answered is newer than what it kept.
                if let Some(draft) = draft
                    && state.changes == 0
                {
                    let place = std::mem::take(&mut state.draft.place);
                    state.draft = draft;
                    if !place.is_empty() {
                        state.draft.place = place;
                    }
                }
                state.kept = Kept::Idle;
            }
            Action::Kept(kept) => state.kept = kept,
            Action::Dated(today) if state.today == today => return self,
            Action::Dated(today) => state.today = today,
        }
        Rc::new(state)
    }
}
