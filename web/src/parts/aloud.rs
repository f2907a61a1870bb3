//! The button that has a page read aloud. `aloud.js` does that, and the style shows the button only where the device has a voice.

use teji_text::Catalog;
use yew::prelude::*;

pub(crate) fn aloud(words: &Catalog) -> Html {
    html! {
        <p class="aloud no-print"><button type="button" class="button secondary" data-aloud="">
            <span class="go">{ words.text("aloud.go") }</span><span class="stop">{ words.text("aloud.stop") }</span>
        </button></p>
    }
}
