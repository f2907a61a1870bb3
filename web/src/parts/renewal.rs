//! Says that a new version waits, where nothing is filled in, and where a part of the old one is no longer to be had; start.js
//! knows whether one does, and brings it at a tap.

use teji_text::Catalog;
use yew::prelude::*;

/// Seen only while the page has the attribute `data-newer`.
pub(crate) fn renewal(words: &Catalog) -> Html {
    html! {
        <p class="note" id="renewal">
            { words.text("newer.waits") }{ " " }
            <button type="button" class="button secondary" id="renew">{ words.text("newer.now") }</button>
        </p>
    }
}
