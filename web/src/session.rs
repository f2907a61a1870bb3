//! What one program hands to the other when the address crosses from its pages to the other's.

use std::cell::RefCell;

use gloo::utils::window;
use js_sys::{Object, Reflect};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

use crate::draft::Draft;
use crate::keep::{read, write};
use crate::shared::Shared;
use crate::state::Open;

const SESSION: &str = "session";
/// Under which this window remembers which draft is open in it, over a reload.
const OPEN: &str = "teji-open";

/// The draft that is open, with whatever is not kept yet.
#[derive(Serialize, Deserialize)]
pub(crate) struct Session {
    pub(crate) open: Open,
    pub(crate) draft: Draft,
}

thread_local! {
    /// The state as it was drawn last.
    static NOW: RefCell<Option<Shared>> = const { RefCell::new(None) };
}

/// The object of the page that both programs know.
pub(crate) fn page() -> Object {
    let page = Reflect::get(&window(), &JsValue::from_str("teji")).ok();
    page.and_then(|page| page.dyn_into().ok()).unwrap_or_default()
}

/// Notes the state as it is drawn.
pub(crate) fn note(shared: &Shared) {
    NOW.set(Some(shared.clone()));
}

/// The state as it was drawn last.
pub(crate) fn now() -> Option<Shared> {
    NOW.with_borrow(Clone::clone)
}

/// Leaves what is open for the other program.
pub(crate) fn hand_over() {
    if let Some(shared) = NOW.take() {
        let session = Session { open: shared.open.clone(), draft: shared.draft.clone() };
        // The page's own object takes a property.
        let _ = Reflect::set(&page(), &JsValue::from_str(SESSION), &write(&session));
    }
}

/// What the other program left, once.
pub(crate) fn take_over() -> Option<Session> {
    let (page, name) = (page(), JsValue::from_str(SESSION));
    let session = Reflect::get(&page, &name).ok().and_then(read);
    let _ = Reflect::delete_property(&page, &name);
    session
}

/// The draft that was open in this window before it was loaded again.
pub(crate) fn open_before() -> Option<String> {
    window().session_storage().ok()??.get_item(OPEN).ok()?
}

/// Notes for a reload which draft is open.
pub(crate) fn note_open(id: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        // A browser that keeps nothing opens the latest draft instead.
        let _ = storage.set_item(OPEN, id);
    }
}
