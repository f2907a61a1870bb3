//! How much room is left, the shared computer, and deleting everything.

use gloo::utils::{document, window};
use teji_text::Catalog;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::keep;
use crate::parts::date::value;
use crate::session;
use crate::shared::{focus, use_shared, use_words};
use crate::state::{Action, Kept};
use crate::today;

/// What the browser reckons: bytes that are used, and that may be.
type Room = (f64, f64);

async fn room() -> Option<Room> {
    let name = JsValue::from_str("storage");
    let storage = js_sys::Reflect::get(&window().navigator(), &name).ok()?;
    // Pages that come over plain HTTP are not told.
    let estimate = storage.dyn_into::<StorageManager>().ok()?.estimate().ok()?;
    let estimate = JsFuture::from(estimate).await.ok()?.unchecked_into::<StorageEstimate>();
    Some((estimate.get_usage()?, estimate.get_quota()?))
}

#[component]
pub(crate) fn Meter() -> Html {
    let shared = use_shared();
    let words = use_words();
    let found = use_state(|| None::<Room>);
    {
        let found = found.clone();
        use_effect_with((shared.others, shared.is_unsaved()), move |_| {
            spawn_local(async move { found.set(room().await) });
        });
    }
    html! {
        <section aria-labelledby="room-title">
            <h2 id="room-title">{ words.text("room.title") }</h2>
            if let Some((used, most)) = *found {
                <p id="room">{ words.fill("room.used", &[("used", &amount(words, used)), ("free", &amount(words, most - used))]) }</p>
                <meter aria-labelledby="room-title" min="0" max="100" value={share(used, most)} />
            } else {
                <p id="room">{ words.text("room.unknown") }</p>
            }
            <p class="quiet-text">{ words.text("room.private") }</p>
        </section>
    }
}

/// How many of a hundred parts are used.
fn share(used: f64, most: f64) -> String {
    let share = js_sys::Number::from(100.0 * used / most.max(1.0));
    share.to_fixed(0).map(String::from).unwrap_or_default()
}

/// Bytes in words, to a tenth of a megabyte or a gigabyte.
fn amount(words: &Catalog, bytes: f64) -> String {
    let (key, unit) = if bytes < 1e9 { ("room.megabytes", 1e6) } else { ("room.gigabytes", 1e9) };
    let count = js_sys::Number::from((bytes / unit).max(0.1)).to_fixed(1);
    words.fill(key, &[("count", &count.map(String::from).unwrap_or_default())])
}

#[derive(PartialEq, Properties)]
pub(crate) struct PublicProps {
    /// How many drafts are kept.
    pub(crate) drafts: usize,
}

#[component]
pub(crate) fn PublicMode(PublicProps { drafts }: &PublicProps) -> Html {
    let shared = use_shared();
    let words = use_words();
    let asked = use_state(|| false);
    use_effect_with(*asked, |&asked| {
        if asked {
            focus("public-cancel");
        }
    });
    let is_public = shared.kept == Kept::Public;
    let set = {
        let (shared, asked) = (shared.clone(), asked.clone());
        Callback::from(move |public: bool| {
            let (shared, asked) = (shared.clone(), asked.clone());
            spawn_local(async move {
                let moved =
                    if public { keep::to_memory().await } else { keep::to_database().await };
                let kept = if public { Kept::Public } else { Kept::Idle };
                let time = today::local(today::now()).1;
                shared.dispatch(moved.map_or(Action::Unsaved(time), |()| Action::Kept(kept)));
                asked.set(false);
            });
        })
    };
    let onchange = {
        let (set, asked, drafts) = (set.clone(), asked.clone(), *drafts);
        Callback::from(move |_: Event| {
            if !is_public && drafts > 0 { asked.set(true) } else { set.emit(!is_public) }
        })
    };
    let cancel = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| {
            asked.set(false);
            focus("public-mode");
        })
    };
    html! {
        <section aria-labelledby="public-title">
            <h2 id="public-title">{ words.text("public.title") }</h2>
            if matches!(shared.kept, Kept::Blocked | Kept::Newer) {
                <p>{ words.text("public.blocked") }</p>
            } else {
                <label class="choice" key={format!("{is_public}-{}", *asked)}>
                    <input type="checkbox" id="public-mode" checked={is_public || *asked} {onchange} />
                    <span>{ words.text("public.on") }<span class="hint">{ words.text("public.hint") }</span></span>
                </label>
            }
            if *asked {
                <div class="warn" id="public-ask" role="alertdialog" aria-labelledby="public-ask-title">
                    <h3 id="public-ask-title">{ words.fill("public.ask", &[("count", &drafts.to_string())]) }</h3>
                    <p>{ words.text("public.ask.more") }</p>
                    <p class="buttons">
                        <button type="button" class="button primary" id="public-cancel" onclick={cancel}>{ words.text("open.cancel") }</button>
                        <button type="button" class="button secondary" id="public-go" onclick={set.reform(|_: MouseEvent| true)}>{ words.text("public.go") }</button>
                    </p>
                </div>
            }
        </section>
    }
}

#[component]
pub(crate) fn ClearAll() -> Html {
    let shared = use_shared();
    let words = use_words();
    let typed = use_state(String::new);
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| typed.set(value(&event)))
    };
    let is_meant = typed.trim().eq_ignore_ascii_case(words.text("clear.word"));
    let clear = {
        let shared = shared.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !is_meant {
                return focus("clear-word");
            }
            let shared = shared.clone();
            spawn_local(async move {
                session::note_open("");
                let time = today::local(today::now()).1;
                let cleared = keep::clear().await;
                shared.dispatch(cleared.map_or(Action::Unsaved(time), |()| Action::Cleared));
                // start.js keeps the site no longer, either.
                if let Ok(event) = Event::new("teji-clear") {
                    let _ = document().dispatch_event(&event);
                }
                focus("title");
            });
        })
    };
    html! {
        <section aria-labelledby="clear-title">
            <h2 id="clear-title">{ words.text("clear.title") }</h2>
            <form onsubmit={clear} novalidate=true>
                <div class="field">
                    <label for="clear-word">{ words.text("clear.label") }</label>
                    <span class="hint">{ words.text("clear.hint") }</span>
                    <input id="clear-word" type="text" autocomplete="off" value={(*typed).clone()} {oninput} />
                </div>
                <p class="buttons">
                    <button type="submit" class="button secondary" id="clear-all" aria-disabled={(!is_meant).to_string()}>{ words.text("clear.title") }</button>
                </p>
            </form>
        </section>
    }
}
