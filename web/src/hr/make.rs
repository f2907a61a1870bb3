//! A making of a file of the batch, with its progress and the way to stop it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use teji_dossier::EVIDENCE;
use teji_fields::AnyField;
use teji_text::Catalog;
use wasm_bindgen::JsValue;
use web_sys::{Blob, Url};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::recheck::store::put;
use super::round::{At, Round, names, use_round};
use crate::desk::work::{Program, Told, Work, run};
use crate::keep;
use crate::route::{Desk, Route};
use crate::shared::{focus, use_words};
use crate::today;
use crate::values::object;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// `package` or `prefill`.
    pub(crate) making: &'static str,
    /// For whom, where it is for some people.
    pub(crate) numbers: Vec<u32>,
}

#[derive(Clone, PartialEq)]
enum Stage {
    Idle,
    Working(String),
    Made { name: String, address: String, file: Blob, digest: String },
    Failed(String),
}

/// A batch that is the same as long as nothing in it was changed.
#[derive(Clone)]
pub(crate) struct Same(pub(crate) Rc<teji_batch::Batch>);

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[component]
pub(crate) fn Make(Props { making, numbers }: &Props) -> Html {
    let words = use_words();
    let round = use_round();
    let stage = use_state(|| Stage::Idle);
    let work = use_mut_ref(|| None::<Work>);
    {
        let work = work.clone();
        // When the page is left, the worker stops.
        use_effect_with((), move |()| move || drop(work.take()));
    }
    let making = *making;
    let stale = use_state(|| false);
    {
        // What was made tells nothing of what was changed since.
        let (stage, stale) = (stage.clone(), stale.clone());
        use_effect_with((Same(round.batch.clone()), numbers.clone()), move |_| {
            if matches!(*stage, Stage::Made { .. }) {
                stage.set(Stage::Idle);
                stale.set(true);
            }
        });
    }
    {
        let is_made = matches!(*stage, Stage::Made { .. });
        use_effect_with(is_made, move |&is_made| {
            if is_made {
                focus(&format!("made-{making}"));
            }
        });
    }
    let make = {
        let (round, stage, work, numbers) =
            (round.clone(), stage.clone(), work.clone(), numbers.clone());
        Callback::from(move |_: MouseEvent| begin(&round, making, &numbers, &stage, &work))
    };
    let cancel = {
        let (stage, work) = (stage.clone(), work.clone());
        Callback::from(move |_: MouseEvent| {
            work.take();
            stage.set(Stage::Idle);
            focus(&format!("make-{making}"));
        })
    };
    let is_busy = matches!(*stage, Stage::Working(_));
    let count = numbers.len().to_string();
    html! {
        <div data-making={making}>
            <p class="buttons">
                <button type="button" class="button primary" id={format!("make-{making}")} disabled={is_busy} onclick={make}>
                    { words.fill(&format!("hr.make.{making}"), &[("count", &count)]) }
                </button>
            </p>
            <div role="status" id={format!("progress-{making}")}>
                if let Stage::Working(told) = &*stage {
                    <p class="note">{ told.clone() }</p>
                    <p class="buttons"><button type="button" class="button secondary" id={format!("cancel-{making}")} onclick={cancel}>{ words.text("make.cancel") }</button></p>
                }
            </div>
            if *stale && *stage == Stage::Idle { <p class="note" id={format!("stale-{making}")}>{ words.text("hr.make.stale") }</p> }
            if let Stage::Failed(told) = &*stage { <p class="problem" role="alert" id={format!("not-made-{making}")}>{ told.clone() }</p> }
            if let Stage::Made { name, address, file, digest } = &*stage {
                { done(words, making, [name, address, digest], file) }
            }
        </div>
    }
}

fn done(words: &Catalog, making: &str, [name, address, digest]: [&String; 3], file: &Blob) -> Html {
    let kilobytes = (file.size() / 1000.0).ceil().to_string();
    let short: String = digest.chars().take(8).collect();
    let again = {
        let (name, file) = (name.clone(), file.clone());
        Callback::from(move |_: MouseEvent| {
            put(name.clone(), file.clone());
            Route::Recheck(Desk::Home).go();
        })
    };
    html! {
        <section class="note" aria-labelledby={format!("made-{making}")}>
            <h3 id={format!("made-{making}")} tabindex="-1">{ words.text("make.made") }</h3>
            <p><a class="button primary" id={format!("keep-{making}")} href={address.clone()} download={name.clone()}>{ words.text("make.keep") }</a></p>
            <p>{ words.fill("make.name", &[("name", name), ("size", &kilobytes)]) }</p>
            <p><strong>{ words.text("hr.not_filed") }</strong></p>
            if making == "package" {
                <p><button type="button" class="button secondary" id="recheck-made" onclick={again}>{ words.text("received.again") }</button></p>
            }
            <p>{ words.text("make.where") }</p>
            <p>{ words.text("make.chat") }</p>
            <p>{ words.text("make.code") }{ " " }<strong class="code">{ short }</strong></p>
            <details>
                <summary>{ words.text("make.more") }</summary>
                <p class="code">{ digest.clone() }</p>
                <p>{ words.text("make.no_proof") }</p>
            </details>
        </section>
    }
}

fn begin(
    round: &Round,
    making: &'static str,
    numbers: &[u32],
    stage: &UseStateHandle<Stage>,
    work: &Rc<RefCell<Option<Work>>>,
) {
    let words = round.shared.language.words();
    stage.set(Stage::Working(words.text("make.begun").to_owned()));
    let (round, numbers, stage, work) =
        (round.clone(), numbers.to_vec(), stage.clone(), work.clone());
    spawn_local(async move {
        let files = if making == "package" { files(&round).await } else { Array::new() };
        let wanted = Array::new();
        for number in numbers {
            wanted.push(&number.into());
        }
        let message = object(&[
            ("making", JsValue::from_str(making)),
            ("batch", JsValue::from_str(&round.batch.to_json())),
            ("today", JsValue::from_str(&round.shared.today.to_string())),
            ("files", files.into()),
            ("numbers", wanted.into()),
        ]);
        let told = {
            let (round, stage, work) = (round.clone(), stage.clone(), work.clone());
            Callback::from(move |told: Told| hear(&round, making, &stage, &work, told))
        };
        let begun = run(Program::Hr, &message, told);
        if begun.is_none() {
            stage.set(Stage::Failed(words.text("make.no_worker").to_owned()));
        }
        *work.borrow_mut() = begun;
    });
}

fn hear(
    round: &Round,
    making: &'static str,
    stage: &UseStateHandle<Stage>,
    work: &Rc<RefCell<Option<Work>>>,
    told: Told,
) {
    let words = round.shared.language.words();
    let next = match told {
        Told::Progress(key, args) => Stage::Working(filled(words, &key, &args)),
        Told::Made { blob, digest } => made(round, making, &blob, digest),
        Told::Fault(key, args) => Stage::Failed(fault(round, &key, &args)),
        Told::Opened { .. } | Told::Batch { .. } | Told::News(..) | Told::Ready => return,
    };
    if !matches!(next, Stage::Working(_)) {
        work.take();
    }
    stage.set(next);
}

fn filled(words: &Catalog, key: &str, args: &[(String, String)]) -> String {
    let args: Vec<(&str, &str)> =
        args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    words.fill(key, &args)
}

/// What keeps the file from being made, with whose papers it is about.
fn fault(round: &Round, key: &str, args: &[(String, String)]) -> String {
    let words = round.shared.language.words();
    let names = names(round.shared.language);
    let of = if names.has(key) { names } else { words };
    let told = format!("{} {}", filled(of, key, args), filled(of, &format!("{key}.try"), args));
    match args.iter().find(|(name, _)| name == "person") {
        Some((_, person)) => words.fill("hr.make.whose", &[("person", person), ("fault", &told)]),
        None => told,
    }
}

fn made(round: &Round, making: &str, blob: &Blob, digest: String) -> Stage {
    let words = round.shared.language.words();
    let Ok(address) = Url::create_object_url_with_blob(blob) else {
        return Stage::Failed(words.text("make.no_room").to_owned());
    };
    let name = file_name(round, &format!("hr.name.{making}"), "zip");
    Stage::Made { name, address, file: blob.clone(), digest }
}

/// The name of a file: the enterprise's short name, what it is, the day and the time; nobody's name.
pub(crate) fn file_name(round: &Round, key: &str, ending: &str) -> String {
    let words = round.shared.language.words();
    titled(round, words.text(key), ending)
}

/// The same for something that has a title.
pub(crate) fn titled(round: &Round, title: &str, ending: &str) -> String {
    let (day, time) = today::local(today::now());
    let stamp = format!("{}-{}", day.to_string().replace('-', ""), time.replace(':', ""));
    let unit = round.typed(At::Batch, teji_batch::UNIT_SHORT.id).unwrap_or_default().trim();
    let unit: String = unit.chars().filter(|sign| !"/\\:*?\"<>|\u{0}".contains(*sign)).collect();
    let start = if unit.is_empty() { unit } else { format!("{unit}_") };
    format!("{start}{title}_{stamp}.{ending}")
}

/// The files of everybody's evidence, as far as they are kept here.
async fn files(round: &Round) -> Array {
    let files = Array::new();
    for person in round.batch.people() {
        for entry in person.application.evidence.iter() {
            let digest = EVIDENCE.field("evidence_sha256").map(AnyField::id);
            let digest = digest.and_then(|id| entry.facts.typed(id));
            if let Some(digest) = digest
                && let Ok(Some(blob)) = keep::file(digest).await
            {
                files.push(&object(&[
                    ("person", person.number.into()),
                    ("number", entry.id.into()),
                    ("blob", blob.into()),
                ]));
            }
        }
    }
    files
}
