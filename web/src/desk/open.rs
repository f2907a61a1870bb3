//! Opens a file that was saved here or on another device; what is filled in already stays unless the person says otherwise.

use teji_text::Catalog;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::desk::me;
use crate::desk::work::{self, Job, Told};
use crate::draft::{Draft, FORMAT};
use crate::file;
use crate::keep;
use crate::route::Route;
use crate::shared::{Shared, focus, leave_for, use_shared, use_words};
use crate::state::Action;
use crate::today;

/// A larger file holds no draft of ours, in bytes.
const MOST: f64 = 24e6;
/// A larger one holds no papers of ours.
const MOST_PAPERS: f64 = 4e9;

/// What came of a file.
#[derive(Clone, PartialEq)]
enum Read {
    Nothing,
    Opening,
    Problem(String),
    Same,
    /// It differs from what is filled in, so the person is asked.
    Other(Box<Found>),
}

/// What a file holds.
#[derive(Clone, PartialEq)]
struct Found {
    draft: Draft,
    /// The files of its evidence, by their digests.
    evidence: Vec<(String, Blob)>,
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
                    read.set(Read::Opening);
                    let found = look(words, &file).await;
                    input.set_value("");
                    if let Some(found) = found.as_ref().ok().filter(|_| shared.draft.is_empty()) {
                        go_on(&shared, found.clone());
                    }
                    read.set(found.map_or_else(Read::Problem, |found| compare(&shared, found)));
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
                <input type="file" id="file" accept=".html,.zip,text/html,application/zip" {onchange} />
            </div>
            <div role="alert">
                if let Read::Problem(told) = &*read {
                    <p class="problem" id="file-problem">{ told.clone() }</p>
                }
                if *read == Read::Opening { <p class="note">{ words.text("open.opening") }</p> }
                if *read == Read::Same { <p class="note" id="file-same">{ words.text("open.same") }</p> }
            </div>
            if let Read::Other(found) = &*read { <Ask found={(**found).clone()} read={read.clone()} /> }
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct AskProps {
    found: Found,
    read: UseStateHandle<Read>,
}

/// Which of the two is to stay; nothing happens unless the person says so.
#[component]
fn Ask(AskProps { found, read }: &AskProps) -> Html {
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
        let (shared, found) = (shared.clone(), found.clone());
        Callback::from(move |_: MouseEvent| go_on(&shared, found.clone()))
    };
    let replace = {
        let (shared, found, read) = (shared.clone(), found.clone(), read.clone());
        Callback::from(move |_: MouseEvent| {
            let (shared, found) = (shared.clone(), found.clone());
            read.set(Read::Nothing);
            kept(&shared.clone(), found, move |draft| shared.dispatch(Action::Continued(draft)));
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

/// The draft in a file, or what is wrong with it. What is no file of a draft is looked at as one of papers.
async fn look(words: &'static Catalog, file: &web_sys::File) -> Result<Found, String> {
    if let Some(draft) = draft(file).await {
        let draft = draft.map_err(|key| words.text(key).to_owned())?;
        me::opened(&draft).map_err(|error| me::told(words, error.key(), &[]))?;
        return Ok(Found { draft, evidence: Vec::new() });
    }
    if file.size() > MOST_PAPERS {
        return Err(words.text("open.large").to_owned());
    }
    papers(words, file).await
}

/// A draft as its file holds it; nothing where the file is of another kind.
async fn draft(file: &web_sys::File) -> Option<Result<Draft, &'static str>> {
    if file.size() > MOST {
        return None;
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    let record = file::open(&text?)?;
    Some(if record.format > FORMAT { Err("open.newer") } else { Ok(record.draft) })
}

/// The papers of a package or of a saved page; with their evidence, which is kept only once the person goes on with it.
async fn papers(words: &'static Catalog, file: &web_sys::File) -> Result<Found, String> {
    let (papers, evidence) = match work::done(Job::Open(file.clone().into())).await {
        Some(Told::Opened { papers, evidence }) => (papers, evidence),
        Some(Told::Fault(key, args)) => return Err(me::told(words, &key, &args)),
        Some(
            Told::Made { .. }
            | Told::Batch { .. }
            | Told::News(..)
            | Told::Progress(..)
            | Told::Ready,
        )
        | None => {
            return Err(words.text("make.no_worker").to_owned());
        }
    };
    let draft = me::draft_of(&papers).map_err(|key| me::told(words, key, &[]))?;
    Ok(Found { draft, evidence })
}

fn compare(shared: &Shared, found: Found) -> Read {
    if shared.draft.is_empty() {
        Read::Nothing
    } else if shared.draft.says_the_same(&found.draft) {
        Read::Same
    } else {
        Read::Other(Box::new(found))
    }
}

/// Goes on with the draft of the file; what was open stays beside it.
fn go_on(shared: &Shared, found: Found) {
    let shared = shared.clone();
    kept(&shared.clone(), found, move |draft| {
        let place = Route::of(&draft);
        leave_for(&shared, Action::Begun(draft), move || place.go());
    });
}

/// Keeps the evidence, then goes on; where there is no room for it, a line says so.
fn kept(shared: &Shared, found: Found, then: impl FnOnce(Draft) + 'static) {
    let shared = shared.clone();
    spawn_local(async move {
        for (digest, blob) in &found.evidence {
            if keep::put_file(digest, blob).await.is_err() {
                return shared.dispatch(Action::Unsaved(today::local(today::now()).1));
            }
        }
        then(found.draft);
    });
}
