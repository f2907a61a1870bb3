//! Copies a text; where the browser does not allow it, the text is there to be marked.

use gloo::utils::window;
use yew::prelude::*;

use crate::shared::use_words;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) text: String,
    /// The key of the words on the button.
    pub(crate) button: &'static str,
    /// The key of what the text is.
    pub(crate) what: &'static str,
}

#[component]
pub(crate) fn Copy(Props { text, button, what }: &Props) -> Html {
    let words = use_words();
    let copied = use_state(|| false);
    let copy = {
        let (text, copied) = (text.clone(), copied.clone());
        Callback::from(move |_: MouseEvent| {
            let navigator = window().navigator();
            let has_clipboard =
                js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false);
            if has_clipboard {
                // The promise is not waited for: a refusal leaves the text below to be marked by hand.
                let _ = navigator.clipboard().write_text(&text);
            }
            copied.set(true);
        })
    };
    html! {
        <div class="no-print">
            <p><button type="button" class="button secondary" onclick={copy}>{ words.text(button) }</button></p>
            <p aria-live="polite">{ if *copied { words.text("copy.done") } else { "" } }</p>
            if *copied {
                <textarea readonly=true aria-label={words.text(what).to_owned()} value={text.clone()} />
            }
        </div>
    }
}
