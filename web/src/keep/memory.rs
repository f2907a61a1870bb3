//! The memory of the page, which both programs share: an object that start.js knows too.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::session::page;
use crate::values::part;

const DRAFTS: &str = "drafts";

/// What is kept, by names.
fn drafts() -> Object {
    let (page, name) = (page(), JsValue::from_str(DRAFTS));
    let kept = Reflect::get(&page, &name).ok().and_then(|kept| kept.dyn_into::<Object>().ok());
    kept.unwrap_or_else(|| {
        let empty = Object::new();
        // An object of our own takes a property.
        let _ = Reflect::set(&page, &name, &empty);
        empty
    })
}

pub(super) fn all() -> Vec<JsValue> {
    Object::values(&drafts()).iter().collect()
}

pub(super) fn change(id: &str, next: impl FnOnce(Option<JsValue>) -> Option<JsValue>) {
    let (drafts, id) = (drafts(), JsValue::from_str(id));
    let kept = Reflect::get(&drafts, &id).ok().filter(|kept| !kept.is_undefined());
    if let Some(value) = next(kept) {
        let _ = Reflect::set(&drafts, &id, &value);
    }
}

pub(super) fn delete(id: &str) {
    let _ = Reflect::delete_property(&drafts(), &JsValue::from_str(id));
}

/// Evidence, under the digests of its bytes.
const FILES: &str = "files";

pub(super) fn file(digest: &str) -> Option<JsValue> {
    part(&page(), FILES).and_then(|files| part(&files, digest))
}

pub(super) fn files() -> Vec<(String, JsValue)> {
    let files = part(&page(), FILES).and_then(|files| files.dyn_into::<Object>().ok());
    let keys = files.as_ref().map(Object::keys).unwrap_or_default();
    let named = |name: JsValue| {
        let name = name.as_string()?;
        let file = file(&name)?;
        Some((name, file))
    };
    keys.iter().filter_map(named).collect()
}

pub(super) fn put_file(digest: &str, file: &JsValue) {
    let (page, name) = (page(), JsValue::from_str(FILES));
    let files = part(&page, FILES).unwrap_or_else(|| Object::new().into());
    // Objects of our own take a property.
    let _ = Reflect::set(&files, &JsValue::from_str(digest), file);
    let _ = Reflect::set(&page, &name, &files);
}

pub(super) fn clear() {
    let _ = Reflect::delete_property(&page(), &JsValue::from_str(FILES));
    let _ = Reflect::delete_property(&page(), &JsValue::from_str(DRAFTS));
}
