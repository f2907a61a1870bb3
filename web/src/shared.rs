//! What every page and part may reach: the shared state, the words, the focus.

use gloo::utils::document;
use teji_text::Catalog;
use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::state::State;

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
