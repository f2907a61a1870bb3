//! Opens a file that was saved here or on another device; what is filled in already stays unless the person says otherwise.

use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::draft::{Draft, FORMAT};
use crate::file;
use crate::route::Route;
use crate::shared::{Shared, focus, leave_for, use_shared, use_words};
use crate::state::Action;

/// A larger file holds no draft of ours, in bytes.
const MOST: f64 = 4e6;

/// What came of a file.
#[derive(Clone, PartialEq)]
enum Read {
    Nothing,
    Problem(&'static str),
    Same,
    /// It differs from what is filled in, so the person is asked.
    Other(Draft),
}

#[component]
pub(crate) fn OpenFile() -> Html {
    let shared = use_shared();
    let words = use_words();
    let read = use_state(|| Read::Nothing);
    let is_asking = matches!(*read, Read::Other(_));
    use_effect_with(is_asking, |&is_asking| {
        if is_asking {
            focus("file-cancel");
        }
    });
    let onchange = {
        let (shared, read) = (shared.clone(), read.clone());
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let file = input.files().and_then(|files| files.get(0));
            // The same file can be chosen again.
            let (shared, read) = (shared.clone(), read.clone());
            spawn_local(async move {
                if let Some(file) = file {
                    let found = look(&file).await;
                    input.set_value("");
                    if let Some(draft) = found.as_ref().ok().filter(|_| shared.draft.is_empty()) {
                        go_on(&shared, draft.clone());
                    }
                    read.set(found.map_or_else(Read::Problem, |draft| compare(&shared, draft)));
                }
            });
        })
    };
    html! {
        <section aria-labelledby="file-title">
            <h2 id="file-title">{ words.text("open.title") }</h2>
            <p>{ words.text("open.lead") }</p>
            <div class="field">
                <label for="file">{ words.text("open.choose") }</label>
                <input type="file" id="file" accept=".html,text/html" {onchange} />
            </div>
            <div role="alert">
                if let Read::Problem(key) = *read {
                    <p class="problem" id="file-problem">{ words.text(key) }</p>
                }
                if *read == Read::Same { <p class="note" id="file-same">{ words.text("open.same") }</p> }
            </div>
            if let Read::Other(draft) = &*read { <Ask draft={draft.clone()} read={read.clone()} /> }
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct AskProps {
    draft: Draft,
    read: UseStateHandle<Read>,
}

/// Which of the two is to stay; nothing happens unless the person says so.
#[component]
fn Ask(AskProps { draft, read }: &AskProps) -> Html {
    let shared = use_shared();
    let words = use_words();
    let cancel = {
        let read = read.clone();
        Callback::from(move |()| {
            read.set(Read::Nothing);
            focus("file");
        })
    };
    let beside = {
        let (shared, draft) = (shared.clone(), draft.clone());
        Callback::from(move |_: MouseEvent| go_on(&shared, draft.clone()))
    };
    let replace = {
        let (shared, draft, read) = (shared.clone(), draft.clone(), read.clone());
        Callback::from(move |_: MouseEvent| {
            shared.dispatch(Action::Continued(draft.clone()));
            read.set(Read::Nothing);
        })
    };
    let onkeydown = {
        let cancel = cancel.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                cancel.emit(());
            }
        })
    };
    html! {
        <div class="warn" id="file-ask" role="alertdialog" aria-labelledby="file-ask-title" aria-describedby="file-ask-text" {onkeydown}>
            <h3 id="file-ask-title">{ words.text("open.ask") }</h3>
            <p id="file-ask-text">{ words.text("open.ask.more") }</p>
            <p class="buttons">
                <button type="button" class="button primary" id="file-cancel" onclick={cancel.reform(|_: MouseEvent| ())}>{ words.text("open.cancel") }</button>
                <button type="button" class="button secondary" id="file-beside" onclick={beside}>{ words.text("open.beside") }</button>
                if !shared.is_read_only() {
                    <button type="button" class="button secondary" id="file-replace" onclick={replace}>{ words.text("open.replace") }</button>
                }
            </p>
        </div>
    }
}

/// The draft in a file, or the key of what is wrong with it.
async fn look(file: &web_sys::File) -> Result<Draft, &'static str> {
    if file.size() > MOST {
        return Err("open.large");
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    let record = text.and_then(|text| file::open(&text)).ok_or("open.strange")?;
    if record.format > FORMAT { Err("open.newer") } else { Ok(record.draft) }
}

fn compare(shared: &Shared, draft: Draft) -> Read {
    if shared.draft.is_empty() {
        Read::Nothing
    } else if shared.draft.says_the_same(&draft) {
        Read::Same
    } else {
        Read::Other(draft)
    }
}

/// Goes on with the draft of the file; what was open stays beside it.
fn go_on(shared: &Shared, draft: Draft) {
    let place = Route::of(&draft);
    leave_for(shared, Action::Begun(draft), move || place.go());
}
