//! What is shown while the other program is loaded, and when it does not come.

use gloo::events::EventListener;
use gloo::utils::{document, window};
use yew::prelude::*;

use crate::shared::use_words;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// The key of the title of the page that is waited for.
    pub(crate) title: String,
}

#[component]
pub(crate) fn Elsewhere(Props { title }: &Props) -> Html {
    let words = use_words();
    let failed = use_state(|| false);
    {
        let failed = failed.clone();
        use_effect_with((), move |()| {
            let listener = EventListener::new(&document(), "teji-far", move |_| failed.set(true));
            move || drop(listener)
        });
    }
    let again = {
        let failed = failed.clone();
        Callback::from(move |_: MouseEvent| {
            failed.set(false);
            // start.js looks at the address anew, as after every change of it.
            if let Ok(event) = Event::new("hashchange") {
                let _ = window().dispatch_event(&event);
            }
        })
    };
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text(title) }</h1>
            if *failed {
                <div class="problem" role="alert" id="far">
                    <p>{ words.text("far.failed") }</p>
                    <p class="buttons">
                        <button type="button" class="button primary" id="far-again" onclick={again}>{ words.text("far.again") }</button>
                        <a class="button secondary" href="#/">{ words.text("lost.home") }</a>
                    </p>
                </div>
            } else {
                <p id="far-loading">{ words.text("far.loading") }</p>
            }
        </>
    }
}
