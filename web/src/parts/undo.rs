//! Brings back what was deleted or replaced last. It stays until the page is left: nobody has to hurry.

use yew::prelude::*;

use crate::shared::{bring_back, focus, use_shared, use_words};

#[component]
pub(crate) fn Undo() -> Html {
    let shared = use_shared();
    let words = use_words();
    let id = shared.undo.as_ref().map(|record| record.id.clone());
    use_effect_with(id, |id| {
        if id.is_some() {
            // The button that had the focus is gone.
            focus("undo");
        }
    });
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
