//! Where packages are put down: what came of each in one sentence, and the way to its report.

use std::collections::BTreeMap;
use std::rc::Rc;

use teji_recheck::Opinion;
use teji_text::Catalog;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DragEvent, File, FileList, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::store::{self, Fault, One, Said, Stage, Store};
use super::use_store;
use crate::hr::round::names;
use crate::parts::slims::in_wechat;
use crate::route::{Desk, Route};
use crate::shared::{focus, use_shared, use_words};
use crate::words::Language;

/// How the names of kept opinions end.
const OPINION: &str = ".json";

#[component]
pub(super) fn Put() -> Html {
    let words = use_words();
    let shared = use_shared();
    let store = use_store();
    let onchange = Callback::from(|event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        take(input.files());
        // The same file can be chosen again.
        input.set_value("");
    });
    let ondrop = Callback::from(|event: DragEvent| {
        event.prevent_default();
        take(event.data_transfer().and_then(|data| data.files()));
    });
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    html! {
        <div {ondrop} {ondragover}>
            <h1 id="title" tabindex="-1">{ words.text("received.title") }</h1>
            <p class="lead">{ words.text("received.lead") }</p>
            <p class="note">{ words.text("received.local") }</p>
            if in_wechat() { <p class="warn">{ words.text("make.wechat") }</p> }
            <div class="field put">
                <label for="received-file">{ words.text("received.choose") }</label>
                <input type="file" id="received-file" multiple=true accept=".zip,.html,.age,.json" {onchange} />
                <p class="quiet-text">{ words.text("received.choose.more") }</p>
            </div>
            <div role="status" id="received">
                { for store.strange.iter().map(|(name, fault)| html! {
                    <p class="problem" data-strange={name.clone()}><strong>{ name.clone() }</strong>{ " " }{ told(words, shared.language, fault) }</p>
                }) }
                { for store.packages.iter().map(|one| html! { <Package key={one.id} one={one.clone()} /> }) }
            </div>
            { twice(words, &store) }
            { without_package(words, &store) }
            if store.seen().count() > 1 {
                <p class="buttons"><a class="button secondary" id="to-compare" href={Route::Recheck(Desk::Compare).href()}>{ words.text("received.compare") }</a></p>
            }
            <Clear />
        </div>
    }
}

/// Takes everything that was chosen or dropped.
fn take(files: Option<FileList>) {
    let Some(files) = files else { return };
    for at in 0..files.length() {
        let Some(file) = files.get(at) else { continue };
        if file.name().to_lowercase().ends_with(OPINION) {
            spawn_local(opinion(file));
        } else {
            store::put(file.name(), Blob::from(file));
        }
    }
}

/// Opens an opinion that was kept as a file; notes that are here already are not written over by those of the same package.
async fn opinion(file: File) {
    #[expect(clippy::cast_precision_loss, reason = "it is a few megabytes")]
    let is_small = file.size() <= Opinion::MOST as f64;
    let text = if is_small { JsFuture::from(file.text()).await.ok() } else { None };
    let text = text.and_then(|text| text.as_string()).unwrap_or_default();
    let read = Opinion::read(text.trim_start_matches('\u{feff}'));
    store::change(|store| match read {
        Ok(opinion) => {
            let said = store.opinions.get(&opinion.package);
            if said.is_some_and(|said| !said.is_saved && said.opinion != opinion) {
                store.strange.push((file.name(), ("received.said_already".to_owned(), Vec::new())));
            } else {
                let package = opinion.package.clone();
                store.opinions.insert(package, Said { opinion, is_saved: true });
            }
        }
        Err(error) => {
            let args = error.args().into_iter().map(|(name, value)| (name.to_owned(), value));
            let key = if error.key() == "json.newer" { error.key() } else { "received.no_opinion" };
            store.strange.push((file.name(), (key.to_owned(), args.collect())));
        }
    });
}

/// A fault in words, with what mends it.
pub(super) fn told(words: &Catalog, language: Language, (key, args): &Fault) -> String {
    let names = names(language);
    let of = if names.has(key) { names } else { words };
    let args: Vec<(&str, &str)> =
        args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let cure = format!("{key}.try");
    let cured = if of.has(&cure) { of.fill(&cure, &args) } else { String::new() };
    format!("{} {cured}", of.fill(key, &args))
}

#[derive(PartialEq, Properties)]
struct Props {
    one: Rc<One>,
}

#[component]
fn Package(Props { one }: &Props) -> Html {
    let words = use_words();
    let shared = use_shared();
    let id = one.id;
    let remove = Callback::from(move |_: MouseEvent| {
        store::remove(id);
        focus("received-file");
    });
    let open = Callback::from(move |_: MouseEvent| store::change(|store| store.shown = id));
    let (stage, inside) = match &one.stage {
        Stage::Waiting => ("waiting", html! { <p>{ words.text("received.waiting") }</p> }),
        Stage::Working => ("working", html! { <p>{ words.text("received.working") }</p> }),
        Stage::Sealed(fault) => ("sealed", html! { <Unseal {id} fault={fault.clone()} /> }),
        Stage::Refused(fault) => (
            "refused",
            html! { <p class="problem" role="alert" data-key={fault.0.clone()}>{ told(words, shared.language, fault) }</p> },
        ),
        Stage::Looked(seen) => {
            let report = seen.report(shared.language);
            let names = match shared.language {
                Language::Chinese => teji_recheck::chinese(),
                Language::English => teji_recheck::english(),
            };
            (
                "looked",
                html! {
                    <>
                        <p data-sentence=""><strong>{ report.sentence(names) }</strong></p>
                        <p class="quiet-text">{ words.text("make.code") }{ " " }<span class="code">{ seen.digest[..8].to_owned() }</span></p>
                        <p class="buttons"><a class="button primary" data-open={id.to_string()} href={Route::Recheck(Desk::Report).href()} onclick={open}>{ words.text("received.report") }</a></p>
                    </>
                },
            )
        }
    };
    html! {
        <section class="card" data-package={id.to_string()} data-stage={stage} aria-label={one.name.clone()}>
            <h2>{ one.name.clone() }</h2>
            { inside }
            <p class="buttons"><button type="button" class="button quiet" onclick={remove}>{ words.text(if stage == "working" { "make.cancel" } else { "received.remove" }) }</button></p>
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct UnsealProps {
    id: u32,
    fault: Option<Fault>,
}

/// Asks for what opens a sealed package; it is used once and kept nowhere.
#[component]
fn Unseal(UnsealProps { id, fault }: &UnsealProps) -> Html {
    let words = use_words();
    let shared = use_shared();
    let (by_key, typed) = (use_state(|| false), use_node_ref());
    let id = *id;
    let onsubmit = {
        let (by_key, typed) = (*by_key, typed.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(input) = typed.cast::<HtmlInputElement>() {
                let kind = if by_key { "key" } else { "passphrase" };
                store::unseal(id, kind, &input.value());
            }
        })
    };
    let choose = |to: bool| {
        let by_key = by_key.clone();
        Callback::from(move |_: Event| by_key.set(to))
    };
    let name = format!("unseal-{id}");
    html! {
        <form {onsubmit}>
            <p>{ words.text("unseal.lead") }</p>
            if let Some(fault) = fault { <p class="problem" role="alert" id={format!("unseal-fault-{id}")}>{ told(words, shared.language, fault) }</p> }
            <fieldset>
                <legend>{ words.text("unseal.with") }</legend>
                <label class="choice"><input type="radio" name={format!("kind-{id}")} checked={!*by_key} onchange={choose(false)} />{ " " }<span>{ words.text("unseal.passphrase") }</span></label>
                <label class="choice"><input type="radio" name={format!("kind-{id}")} checked={*by_key} onchange={choose(true)} />{ " " }<span>{ words.text("unseal.key") }</span></label>
            </fieldset>
            <div class="field">
                <label for={name.clone()}>{ words.text(if *by_key { "unseal.key" } else { "unseal.passphrase" }) }</label>
                <input type="password" id={name} ref={typed} autocomplete="off" />
            </div>
            <p class="buttons"><button type="submit" class="button primary" id={format!("unseal-open-{id}")}>{ words.text("unseal.open") }</button></p>
        </form>
    }
}

/// Who stands in more than one package.
fn twice(words: &Catalog, store: &Store) -> Html {
    let mut known: BTreeMap<&str, (u32, &str, &str)> = BTreeMap::new();
    let mut found = Vec::new();
    for (one, seen) in store.seen() {
        for row in &seen.report(Language::Chinese).people {
            let Some(identity) = row.identity.as_deref() else { continue };
            let here = (one.id, row.name.as_str(), one.name.as_str());
            let (other, name, file) = *known.entry(identity).or_insert(here);
            if other != one.id {
                let values =
                    [("name", name), ("other", here.1), ("first", file), ("second", here.2)];
                found.push(words.fill("received.twice", &values));
            }
        }
    }
    let more = found.len().saturating_sub(MOST_TWICE);
    html! {
        if !found.is_empty() {
            <section class="warn" id="twice">
                <h2>{ words.text("received.twice.title") }</h2>
                <ul>{ for found.into_iter().take(MOST_TWICE).map(|told| html! { <li>{ told }</li> }) }</ul>
                if more > 0 { <p>{ words.fill("received.twice.more", &[("count", &more.to_string())]) }</p> }
            </section>
        }
    }
}

/// So many are named.
const MOST_TWICE: usize = 20;

/// Opinions whose packages are not here: their notes can be read all the same.
fn without_package(words: &Catalog, store: &Store) -> Html {
    let alone = store.opinions.iter().filter(|(package, said)| {
        !said.opinion.is_empty() && store.seen().all(|(_, seen)| seen.digest != **package)
    });
    html! {
        <>{ for alone.map(|(package, said)| html! {
            <section class="card" data-opinion={package.clone()}>
                <h2>{ words.text("received.opinion_alone") }</h2>
                <p>{ words.fill("received.opinion_of", &[("code", &package.chars().take(8).collect::<String>())]) }</p>
                <ul>{ for said.opinion.notes.iter().map(|note| html! { <li>{ note.about.clone() }{ "：" }{ note.text.clone() }</li> }) }</ul>
            </section>
        }) }</>
    }
}

/// The way to leave nothing behind; notes that are in no file are asked about first.
#[component]
pub(super) fn Clear() -> Html {
    let words = use_words();
    let store = use_store();
    let asks = use_state(|| false);
    let clear = Callback::from(|_: MouseEvent| {
        store::clear();
        Route::Recheck(Desk::Home).go();
        focus("title");
    });
    let ask = {
        let (asks, clear, has_unsaved) = (asks.clone(), clear.clone(), store.has_unsaved());
        Callback::from(
            move |event: MouseEvent| {
                if has_unsaved { asks.set(true) } else { clear.emit(event) }
            },
        )
    };
    let keep = {
        let asks = asks.clone();
        Callback::from(move |_: MouseEvent| {
            asks.set(false);
            focus("clear-received");
        })
    };
    use_effect_with(*asks, |&asks| {
        if asks {
            focus("clear-keep");
        }
    });
    let is_empty =
        store.packages.is_empty() && store.opinions.is_empty() && store.strange.is_empty();
    html! {
        if !is_empty {
            <section class="no-print">
                <p>{ words.text("received.clear.more") }</p>
                <p class="buttons"><button type="button" class="button secondary" id="clear-received" onclick={ask}>{ words.text("received.clear") }</button></p>
                if *asks {
                    <div class="warn" role="alertdialog" aria-labelledby="clear-ask">
                        <p id="clear-ask">{ words.text("received.clear.unsaved") }</p>
                        <p class="buttons">
                            <button type="button" class="button primary" id="clear-keep" onclick={keep}>{ words.text("received.clear.keep") }</button>
                            <button type="button" class="button secondary" id="clear-anyway" onclick={clear}>{ words.text("received.clear.anyway") }</button>
                        </p>
                    </div>
                }
            </section>
        }
    }
}
