//! What every page and part may reach: the shared state, the words, the focus.

use std::cell::RefCell;

use gloo::utils::document;
use teji_text::Catalog;
use wasm_bindgen::JsCast;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::draft::Record;
use crate::keep;
use crate::state::{Action, State};
use crate::today;

/// The state that all pages share.
pub(crate) type Shared = UseReducerHandle<State>;

/// The sentences of the language that is chosen.
#[hook]
pub(crate) fn use_words() -> &'static Catalog {
    use_shared().language.words()
}

/// The state that all pages share.
#[hook]
pub(crate) fn use_shared() -> Shared {
    use_context::<Shared>().expect("every page stands within App")
}

thread_local! {
    /// Where a page that is being opened wants the focus, in place of its heading.
    static ARRIVAL: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Has the page that is being opened begin at an element; told while that page is drawn, before the frame looks.
pub(crate) fn arrive_at(id: String) {
    ARRIVAL.set(Some(id));
}

/// Moves the focus to where the page that was opened begins.
pub(crate) fn arrive() {
    let wanted = ARRIVAL.take().filter(|id| document().get_element_by_id(id).is_some());
    focus(wanted.as_deref().unwrap_or("title"));
}

/// Moves the focus to the element of that name.
pub(crate) fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) =
        element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        // An element that does not take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Goes on with another draft, once what is filled in here is kept; where it cannot be, a line says so and nothing is left.
pub(crate) fn leave_for(shared: &Shared, next: Action, then: impl FnOnce() + 'static) {
    let shared = shared.clone();
    spawn_local(async move {
        let (now, mut kept) = (today::now(), Ok(true));
        if shared.is_unsaved() {
            let record = shared.record(now);
            kept = keep::save(&record, shared.basis()).await;
            if kept == Ok(false) {
                let id = format!("{}-{}", record.id, record.revision);
                kept = keep::put(&Record { id, ..record }).await.map(|()| true);
            }
        }
        if kept.is_ok() {
            shared.dispatch(next);
            then();
        } else {
            shared.dispatch(Action::Unsaved(today::local(now).1));
        }
    });
}

/// Deletes a draft; it can be brought back as long as the page is not left.
pub(crate) fn delete(shared: &Shared, record: Record) {
    let (shared, id) = (shared.clone(), record.id.clone());
    shared.dispatch(Action::Deleted(record));
    spawn_local(async move {
        if keep::delete(&id).await.is_err() {
            shared.dispatch(Action::Unsaved(today::local(today::now()).1));
        }
    });
}

/// Brings the draft back that was deleted or replaced last.
pub(crate) fn bring_back(shared: &Shared) {
    let Some(record) = shared.undo.clone() else { return };
    let record = Record { changed: today::now(), ..record };
    let shared = shared.clone();
    spawn_local(async move {
        match keep::put(&record).await {
            Ok(()) => shared.dispatch(Action::Restored(record)),
            Err(_) => shared.dispatch(Action::Unsaved(today::local(today::now()).1)),
        }
    });
}
