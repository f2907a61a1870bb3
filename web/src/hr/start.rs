//! Before a batch is open: a new one, one that is kept here, or one from a file.

use std::cell::Cell;

use teji_batch::Batch;
use teji_text::Catalog;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::round::{draft_of, opened};
use crate::desk::work::{self, Program, Told};
use crate::draft::{BATCH, Draft, Record};
use crate::keep;
use crate::parts::undo::undo;
use crate::shared::{Shared, leave_for, use_shared, use_words};
use crate::state::Action;
use crate::values::object;
use crate::words::Language;

thread_local! {
    /// Whether a batch was opened here, and its first page is not shown yet.
    static ARRIVING: Cell<bool> = const { Cell::new(false) };
}

/// Opens a batch; its first page then gets the focus.
fn arrive(shared: &Shared, action: Action) {
    leave_for(shared, action, || ARRIVING.set(true));
}

/// Once: whether the first page of a batch is shown because it was opened here.
pub(crate) fn take_arrival() -> bool {
    ARRIVING.take()
}

#[component]
pub(crate) fn Start() -> Html {
    let shared = use_shared();
    let words = use_words();
    let kept = use_state(Vec::<Record>::new);
    {
        let kept = kept.clone();
        use_effect_with(shared.shown, move |_| {
            spawn_local(async move {
                let all = keep::all().await.unwrap_or_default().drafts;
                kept.set(all.into_iter().filter(|record| record.kind == BATCH).collect());
            });
        });
    }
    let begin = {
        let shared = shared.clone();
        Callback::from(move |_: MouseEvent| {
            let draft = draft_of(Batch::default());
            arrive(&shared, Action::Begun(draft));
        })
    };
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("hr.title") }</h1>
            <p class="lead">{ words.text("hr.lead") }</p>
            <p class="note">{ words.text("hr.local") }</p>
            { undo(&shared, words) }
            <p class="buttons">
                <button type="button" class="button primary" id="begin-batch" onclick={begin}>{ words.text("hr.begin") }</button>
            </p>
            if !kept.is_empty() {
                <h2>{ words.text("hr.kept") }</h2>
                <ul class="plain">
                    { for kept.iter().map(|record| {
                        let open = {
                            let (shared, record) = (shared.clone(), record.clone());
                            Callback::from(move |_: MouseEvent| {
                                arrive(&shared, Action::Opened(record.clone()));
                            })
                        };
                        let name = if record.draft.name.is_empty() { words.text("hr.unnamed") } else { &record.draft.name };
                        html! {
                            <li><button type="button" class="button secondary" data-batch={record.id.clone()} onclick={open}>
                                { words.fill("hr.open_kept", &[("name", name)]) }
                            </button></li>
                        }
                    }) }
                </ul>
            }
            <h2>{ words.text("hr.from_file") }</h2>
            <p>{ words.text("hr.from_file.more") }</p>
            <FromFile />
        </>
    }
}

/// A saved batch or a filing package.
#[component]
fn FromFile() -> Html {
    let shared = use_shared();
    let words = use_words();
    let told = use_state(String::new);
    let onchange = {
        let (shared, told) = (shared.clone(), told.clone());
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
            let (shared, told) = (shared.clone(), told.clone());
            told.set(words.text("open.opening").to_owned());
            spawn_local(async move {
                let found = look(words, shared.language, &file).await;
                input.set_value("");
                match found {
                    Ok((draft, evidence)) => go_on(&shared, draft, evidence, &told),
                    Err(fault) => told.set(fault),
                }
            });
        })
    };
    html! {
        <div class="field">
            <label for="batch-file">{ words.text("open.choose") }</label>
            <input type="file" id="batch-file" accept=".html,.zip,text/html,application/zip" {onchange} />
            <p role="alert" id="batch-told">{ (*told).clone() }</p>
        </div>
    }
}

type Evidence = Vec<(String, Blob)>;

/// A larger file is looked at as a package only.
const MOST_SAVED: f64 = 64e6;

async fn look(
    words: &'static Catalog,
    language: Language,
    file: &File,
) -> Result<(Draft, Evidence), String> {
    let is_text = file.size() < MOST_SAVED && !file.name().to_ascii_lowercase().ends_with(".zip");
    if is_text {
        let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
        if let Some(record) = text.as_deref().and_then(crate::file::open) {
            return if record.draft.is_batch() && opened(&record.draft).is_ok() {
                Ok((record.draft, Vec::new()))
            } else {
                Err(words.text("hr.no_batch").to_owned())
            };
        }
    }
    let message = object(&[("making", JsValue::from_str("open")), ("file", file.clone().into())]);
    match work::ran(Program::Hr, &message).await {
        Some(Told::Batch { batch, evidence }) => {
            let batch = Batch::read(&batch).map_err(|_| words.text("hr.strange").to_owned())?;
            Ok((draft_of(batch), evidence))
        }
        Some(Told::Fault(key, args)) => {
            let names = super::round::names(language);
            let of = if names.has(&key) { names } else { words };
            let args: Vec<(&str, &str)> =
                args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            Err(format!("{} {}", of.fill(&key, &args), of.fill(&format!("{key}.try"), &args)))
        }
        Some(_) | None => Err(words.text("make.no_worker").to_owned()),
    }
}

/// Keeps the evidence, then opens the batch; what was open stays beside it.
fn go_on(shared: &Shared, draft: Draft, evidence: Evidence, told: &UseStateHandle<String>) {
    let (shared, told) = (shared.clone(), told.clone());
    spawn_local(async move {
        for (digest, blob) in &evidence {
            if keep::put_file(digest, blob).await.is_err() {
                let words = shared.language.words();
                return told.set(words.text("make.no_room").to_owned());
            }
        }
        arrive(&shared, Action::Begun(draft));
    });
}
