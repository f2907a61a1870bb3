//! The button that saves the open draft as a file, even where the browser keeps nothing.

use yew::prelude::*;

use crate::file;
use crate::shared::{use_shared, use_words};
use crate::state::Action;
use crate::today;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) id: &'static str,
}

#[component]
pub(crate) fn SaveFile(Props { id }: &Props) -> Html {
    let shared = use_shared();
    let words = use_words();
    let made = use_state(|| false);
    let save = {
        let (shared, made) = (shared.clone(), made.clone());
        Callback::from(move |_: MouseEvent| {
            let now = today::now();
            if file::save(words, &shared.record(now), now) {
                shared.dispatch(Action::Filed(now));
                made.set(true);
            }
        })
    };
    html! {
        <div>
            <button type="button" class="button secondary" id={*id} onclick={save}>{ words.text("file.save") }</button>
            <p aria-live="polite">{ if *made { words.text("file.made") } else { "" } }</p>
        </div>
    }
}
