//! The button that saves the open draft as a file, even where the browser keeps nothing.

use teji_text::Catalog;
use yew::prelude::*;

use crate::file;
use crate::shared::Shared;
use crate::state::Action;
use crate::today;

/// The button, and when it was last used.
pub(crate) fn save_file(shared: &Shared, words: &'static Catalog) -> Html {
    let save = {
        let shared = shared.clone();
        Callback::from(move |_: MouseEvent| {
            let now = today::now();
            if file::save(words, &shared.record(now), now) {
                shared.dispatch(Action::Filed(now));
            }
        })
    };
    let made = shared.open.filed.map(today::local);
    html! {
        <div>
            <button type="button" class="button secondary" id="save-now" onclick={save}>{ words.text("file.save") }</button>
            if !shared.draft.papers.is_empty() { <p class="quiet-text">{ words.text("file.no_evidence") }</p> }
            <p aria-live="polite" id="saved-file">
                { made.map_or_else(String::new, |(_, time)| words.fill("file.made", &[("time", &time)])) }
            </p>
        </div>
    }
}
