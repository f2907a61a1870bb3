//! Brings back what was deleted or replaced last. It stays until the page is left: nobody has to hurry.

use teji_text::Catalog;
use yew::prelude::*;

use crate::shared::{Shared, bring_back, focus};

/// The way back, if there is something to bring back.
pub(crate) fn undo(shared: &Shared, words: &Catalog) -> Html {
    let back = {
        let shared = shared.clone();
        Callback::from(move |_: MouseEvent| {
            bring_back(&shared);
            focus("title");
        })
    };
    html! {
        <div role="status">
            if shared.undo.is_some() {
                <p class="note">
                    { words.text("undo.done") }{ " " }
                    <button type="button" class="button secondary" id="undo" onclick={back}>{ words.text("undo.back") }</button>
                </p>
            }
        </div>
    }
}
