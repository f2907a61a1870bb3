//! What one program hands to the other when the address crosses from its pages to the other's.

use std::cell::RefCell;

use gloo::utils::window;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::draft::Draft;
use crate::shared::Shared;
use crate::state::Open;
use crate::values::{Value, count, is, number, object, part, text};

const SESSION: &str = "session";
/// Under which this window remembers which draft is open in it, over a reload.
const OPEN: &str = "teji-open";

/// The draft that is open, with whatever is not kept yet.
pub(crate) struct Session {
    pub(crate) open: Open,
    pub(crate) draft: Draft,
}

impl Value for Session {
    fn write(&self) -> JsValue {
        let open = &self.open;
        object(&[
            ("id", JsValue::from_str(&open.id)),
            ("writer", JsValue::from_str(&open.writer)),
            ("begun", open.begun.into()),
            ("revision", open.revision.into()),
            ("basis", open.basis.into()),
            ("saved", open.saved.into()),
            ("looked", open.looked.into()),
            ("changed", open.changed.map_or(JsValue::NULL, JsValue::from_f64)),
            ("filed", open.filed.map_or(JsValue::NULL, JsValue::from_f64)),
            ("draft", self.draft.write()),
        ])
    }

    fn read(value: &JsValue) -> Option<Self> {
        let open = Open {
            id: text(value, "id")?,
            writer: text(value, "writer")?,
            begun: count(value, "begun")?,
            revision: count(value, "revision")?,
            basis: count(value, "basis")?,
            saved: count(value, "saved")?,
            looked: is(value, "looked"),
            changed: number(value, "changed"),
            filed: number(value, "filed"),
        };
        Some(Self { open, draft: Draft::read(&part(value, "draft")?)? })
    }
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
        let _ = Reflect::set(&page(), &JsValue::from_str(SESSION), &session.write());
    }
}

/// What the other program left, once.
pub(crate) fn take_over() -> Option<Session> {
    let (page, name) = (page(), JsValue::from_str(SESSION));
    let session = part(&page, SESSION).and_then(|value| Session::read(&value));
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
