//! Whether a file is sealed before it is handed over, and for whom: for nobody, unless the person asks for it.
//!
//! A passphrase is kept nowhere: it is gone with the page, and that is what it is for.

use js_sys::JSON;
use teji_text::Catalog;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::parts::ask::radio;
use crate::parts::date::value;
use crate::values::{object, part, text};

/// How a file is made.
#[derive(Clone, Copy, PartialEq, Default)]
pub(crate) enum Way {
    /// As it is.
    #[default]
    Open,
    /// Sealed with a passphrase.
    Passphrase,
    /// Sealed for those who have the private part of a key.
    Keys,
}

/// What is chosen and typed.
#[derive(Clone, PartialEq, Default)]
pub(crate) struct Sealing {
    pub(crate) way: Way,
    passphrase: String,
    again: String,
    keys: String,
}

/// What is wrong, and at which box.
#[derive(Clone, PartialEq)]
pub(crate) struct Fault {
    pub(crate) at: &'static str,
    pub(crate) sentence: String,
}

/// The boxes, by their ids.
const FIRST: &str = "seal-first";
const AGAIN: &str = "seal-again";
const LINES: &str = "seal-lines";

impl Sealing {
    /// As it is at first: nothing is sealed; the enterprise's key stands ready where its plan has one.
    pub(crate) fn of_plan(plan: &str) -> Self {
        Self { keys: key_in(plan).unwrap_or_default(), ..Self::default() }
    }

    /// What the program that seals is told, if anything is to be sealed; else the box of a passphrase that differs.
    pub(crate) fn asked(&self) -> Result<Option<JsValue>, &'static str> {
        match self.way {
            Way::Open => Ok(None),
            Way::Passphrase if self.passphrase != self.again => Err(AGAIN),
            Way::Passphrase => {
                Ok(Some(object(&[("passphrase", JsValue::from_str(&self.passphrase))])))
            }
            Way::Keys => Ok(Some(object(&[("keys", JsValue::from_str(&self.keys))]))),
        }
    }

    /// The box to which a fault belongs that the program told, if it belongs to one.
    pub(crate) fn place(&self, key: &str) -> Option<&'static str> {
        match self.way {
            Way::Passphrase if key.starts_with("seal.") => Some(FIRST),
            Way::Keys if key.starts_with("seal.") => Some(LINES),
            Way::Open | Way::Passphrase | Way::Keys => None,
        }
    }
}

/// The key for which an enterprise wants its packages sealed, as its plan file has it.
fn key_in(plan: &str) -> Option<String> {
    let file = JSON::parse(plan).ok()?;
    text(&part(&part(&file, "plan")?, "facts")?, "seal_key")
}

/// The section of the page.
pub(crate) fn section(
    words: &Catalog,
    sealing: &UseStateHandle<Sealing>,
    fault: Option<&Fault>,
) -> Html {
    let way = |chosen: Way| {
        let sealing = sealing.clone();
        Callback::from(move |()| sealing.set(Sealing { way: chosen, ..(*sealing).clone() }))
    };
    let choice = |id: &'static str, key: &str, of: Way| {
        radio(id, "seal", words.text(key), sealing.way == of, &way(of))
    };
    html! {
        <section>
            <h2 id="sealing">{ words.text("seal.title") }</h2>
            <p>{ words.text("seal.lead") }</p>
            <fieldset>
                <legend>{ words.text("seal.ask") }</legend>
                { choice("seal-open", "seal.open", Way::Open) }
                { choice("seal-passphrase", "seal.passphrase", Way::Passphrase) }
                { choice("seal-keys", "seal.keys", Way::Keys) }
            </fieldset>
            { match sealing.way {
                Way::Open => html! { <p>{ words.text("seal.chat") }</p> },
                Way::Passphrase => passphrase(words, sealing, fault),
                Way::Keys => keys(words, sealing, fault),
            } }
        </section>
    }
}

fn passphrase(words: &Catalog, sealing: &UseStateHandle<Sealing>, fault: Option<&Fault>) -> Html {
    let first = typed(sealing, |sealing, passphrase| Sealing { passphrase, ..sealing });
    let again = typed(sealing, |sealing, again| Sealing { again, ..sealing });
    html! {
        <>
            { secret(words, FIRST, "seal.first", Some("seal.length"), (&sealing.passphrase, first), fault) }
            { secret(words, AGAIN, "seal.again", None, (&sealing.again, again), fault) }
            <p class="warn" id="seal-lost">{ words.text("seal.lost") }</p>
        </>
    }
}

fn typed(
    sealing: &UseStateHandle<Sealing>,
    change: fn(Sealing, String) -> Sealing,
) -> Callback<String> {
    let sealing = sealing.clone();
    Callback::from(move |typed| sealing.set(change((*sealing).clone(), typed)))
}

fn secret(
    words: &Catalog,
    id: &'static str,
    label: &str,
    hint: Option<&str>,
    (typed, on_typed): (&str, Callback<String>),
    fault: Option<&Fault>,
) -> Html {
    let (below, of_fault) = at(id, fault);
    let oninput = on_typed.reform(|event: InputEvent| value(&event));
    html! {
        <div class="field">
            <label for={id}>{ words.text(label) }</label>
            if let Some(hint) = hint { <span class="hint">{ words.text(hint) }</span> }
            { below }
            <input {id} type="password" autocomplete="new-password" value={typed.to_owned()} {oninput}
                aria-invalid={of_fault.is_some().then_some("true")} aria-describedby={of_fault} />
        </div>
    }
}

fn keys(words: &Catalog, sealing: &UseStateHandle<Sealing>, fault: Option<&Fault>) -> Html {
    let (below, of_fault) = at(LINES, fault);
    let on_typed = typed(sealing, |sealing, keys| Sealing { keys, ..sealing });
    let oninput = on_typed.reform(|event: InputEvent| {
        let area = event.target().and_then(|one| one.dyn_into::<HtmlTextAreaElement>().ok());
        area.map(|area| area.value()).unwrap_or_default()
    });
    html! {
        <>
            <div class="field">
                <label for={LINES}>{ words.text("seal.lines") }</label>
                <span class="hint">{ words.text("seal.two") }</span>
                { below }
                <textarea id={LINES} rows="4" autocomplete="off" spellcheck="false" value={sealing.keys.clone()} {oninput}
                    aria-invalid={of_fault.is_some().then_some("true")} aria-describedby={of_fault} />
            </div>
            <p class="warn" id="seal-lost">{ words.text("seal.no_way_back") }</p>
        </>
    }
}

/// The sentence at a box that has a fault, and its id.
fn at(id: &str, fault: Option<&Fault>) -> (Html, Option<String>) {
    let name = format!("{id}-fault");
    let fault = fault.filter(|fault| fault.at == id);
    let of_fault = fault.map(|_| name.clone());
    let below = html! {
        if let Some(fault) = fault {
            <p class="field-problem" role="alert" id={name}>{ fault.sentence.clone() }</p>
        }
    };
    (below, of_fault)
}

/// What was tried of a sealed file, in a sentence.
pub(crate) fn tested(words: &Catalog, way: Way) -> Html {
    let key = match way {
        Way::Open => None,
        Way::Passphrase => Some("seal.tested_passphrase"),
        Way::Keys => Some("seal.tested_keys"),
    };
    html! { if let Some(key) = key { <p id="sealed">{ words.text(key) }</p> } }
}
