//! Going on elsewhere: the continuation code with its picture, and the way back from one.

use qrcodegen::{QrCode, QrCodeEcc};
use teji_dossier::Continuation;
use teji_fields::{Problem, read_day};
use yew::prelude::*;

use crate::draft::Draft;
use crate::parts::copy::Copy;
use crate::parts::date::value;
use crate::parts::problem::sentences;
use crate::route::Route;
use crate::shared::{focus, use_shared, use_words};
use crate::state::{Action, State};

/// The white border that a reader needs, in modules.
const BORDER: i32 = 4;

/// The code of these answers, to type or to scan on another device.
#[component]
pub(crate) fn Carry() -> Html {
    let shared = use_shared();
    let words = use_words();
    let code = continuation(&shared).code();
    html! {
        <section id="carry" class="no-print">
            <h2>{ words.text("carry.title") }</h2>
            <p>{ words.text("carry.lead") }</p>
            <details>
                <summary>{ words.text("carry.show") }</summary>
                <p class="code" id="code">{ code.clone() }</p>
                { picture(words.text("carry.picture"), &code) }
                <p>{ words.text("carry.how") }</p>
                <Copy text={code} button="carry.copy" what="carry.copy.what" />
            </details>
        </section>
    }
}

/// What a draft holds that a code can carry.
fn continuation(state: &State) -> Continuation {
    let draft = &state.draft;
    let reference = read_day(&draft.reference).ok().and_then(teji_workdays::DayRange::exact);
    Continuation { facts: state.judged.clone(), rulings: draft.rulings.clone(), reference }
}

/// The code as a QR picture; the code itself stands above it.
fn picture(title: &str, code: &str) -> Html {
    qr(code, title.to_owned()).unwrap_or_else(|| html! { <span hidden=true /> })
}

/// A text as a QR picture; nothing where it is too long for one.
pub(crate) fn qr(text: &str, title: String) -> Option<Html> {
    let qr = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = qr.size();
    let dark = (0..size)
        .flat_map(|y| (0..size).map(move |x| (x, y)))
        .filter(|&(x, y)| qr.get_module(x, y));
    let square = |(x, y)| format!("M{} {}h1v1h-1z", x + BORDER, y + BORDER);
    let path = dark.map(square).collect::<Vec<_>>().concat();
    let whole = size + 2 * BORDER;
    Some(html! {
        <svg class="qr" viewBox={format!("0 0 {whole} {whole}")} role="img" aria-labelledby="qr-title">
            <title id="qr-title">{ title }</title>
            <rect class="paper" width={whole.to_string()} height={whole.to_string()} />
            <path class="ink" d={path} />
        </svg>
    })
}

/// Takes a code and goes on from there; what was filled in already is replaced only if the person says so.
#[component]
pub(crate) fn Restore() -> Html {
    let shared = use_shared();
    let words = use_words();
    let typed = use_state(String::new);
    let fault = use_state(|| None::<String>);
    let found = use_state(|| None::<Draft>);
    let oninput = {
        let (typed, fault) = (typed.clone(), fault.clone());
        Callback::from(move |event: InputEvent| {
            typed.set(value(&event));
            fault.set(None);
        })
    };
    let take = {
        let shared = shared.clone();
        Callback::from(move |draft: Draft| {
            shared.dispatch(Action::Continued(draft));
            Route::Result.go();
        })
    };
    let open = {
        let (shared, typed, fault, found, take) =
            (shared.clone(), typed.clone(), fault.clone(), found.clone(), take.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match Continuation::read(&typed) {
                Ok(read) => {
                    let reference = read.reference.map(|day| day.to_string()).unwrap_or_default();
                    let draft = Draft {
                        facts: read.facts,
                        rulings: read.rulings,
                        reference,
                        ..Draft::default()
                    };
                    if shared.draft.is_empty() {
                        take.emit(draft);
                    } else {
                        found.set(Some(draft));
                    }
                }
                Err(error) => {
                    let problem = Problem { key: error.key(), args: error.args() };
                    fault.set(Some(sentences(words, &problem)));
                    focus("continuation");
                }
            }
        })
    };
    let keep = {
        let found = found.clone();
        Callback::from(move |_: MouseEvent| found.set(None))
    };
    html! {
        <details id="restore">
            <summary>{ words.text("restore.title") }</summary>
            <form class="field" onsubmit={open} novalidate=true>
                <label for="continuation">{ words.text("restore.label") }</label>
                <span class="hint">{ words.text("restore.hint") }</span>
                if let Some(fault) = &*fault {
                    <p class="field-problem" role="alert" id="continuation-fault">{ fault.clone() }</p>
                }
                <input id="continuation" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false"
                    value={(*typed).clone()} {oninput} aria-invalid={fault.is_some().then_some("true")}
                    aria-describedby={fault.is_some().then_some("continuation-fault")} />
                <p class="buttons"><button type="submit" class="button secondary">{ words.text("restore.open") }</button></p>
            </form>
            if let Some(draft) = (*found).clone() {
                <div class="warn" role="alert">
                    <p>{ words.text("restore.both") }</p>
                    <p class="buttons">
                        <button type="button" class="button primary" id="keep" onclick={keep}>{ words.text("restore.keep") }</button>
                        <button type="button" class="button secondary" id="replace" onclick={take.reform(move |_: MouseEvent| draft.clone())}>
                            { words.text("restore.replace") }
                        </button>
                    </p>
                </div>
            }
        </details>
    }
}
