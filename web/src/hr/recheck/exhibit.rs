//! The evidence of a person: each file with its check, to be saved, or looked at where it is a picture.
//!
//! A picture is shown in a frame that may do nothing, under the kind that its own bytes tell; nothing else is shown here.

use std::cell::RefCell;
use std::rc::Rc;

use teji_batch::BATCH;
use teji_dossier::{ANSWERS, Application, EVIDENCE, Spot, file_name};
use teji_fields::AnyField;
use teji_notice::rule_name;
use teji_recheck::Answers;
use wasm_bindgen::JsValue;
use web_sys::{Blob, Url};
use yew::prelude::*;

use super::put::told;
use super::store::{Seen, hand_out};
use crate::desk::work::{Program, Told, Work, run};
use crate::hr::round::names;
use crate::shared::{focus, use_shared, use_words};
use crate::values::object;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) file: Blob,
    pub(super) seen: Rc<Seen>,
    pub(super) number: u32,
    /// The folder of the evidence within the package.
    pub(super) prefix: String,
}

/// What is shown below the list.
#[derive(Clone, PartialEq)]
enum Shown {
    Nothing,
    Fetching(String),
    Picture { path: String, address: String },
    Other { path: String, key: &'static str },
    Fault(String),
}

/// The kind of a page that the worker made around a picture; no evidence is given out under it.
const PAGE: &str = "text/html";

fn application(seen: &Seen, number: u32) -> Option<&Application> {
    match &seen.answers {
        Answers::Person(application) => Some(application),
        Answers::Batch(batch) => batch.person(number).map(|person| &person.application),
        Answers::Unread => None,
    }
}

#[component]
pub(super) fn Exhibits(Props { file, seen, number, prefix }: &Props) -> Html {
    let words = use_words();
    let shared = use_shared();
    let shown = use_state(|| Shown::Nothing);
    let work = use_mut_ref(|| None::<Work>);
    {
        // What the browser keeps of a picture goes with the page.
        let shown = shown.clone();
        use_effect_with(shown.clone(), move |_| {
            move || {
                if let Shown::Picture { address, .. } = &*shown {
                    let _ = Url::revoke_object_url(address);
                }
            }
        });
    }
    let Some(application) = application(seen, *number) else {
        return html! { <span hidden=true /> };
    };
    let names = names(shared.language);
    let report = seen.report(shared.language);
    let ask = |path: &str, saves: bool| {
        let digest = report.files.iter().find(|(known, _)| known == path);
        let digest = digest.and_then(|(_, digest)| digest.clone()).unwrap_or_default();
        let (file, path, shown, work) =
            (file.clone(), path.to_owned(), shown.clone(), work.clone());
        let language = shared.language;
        Callback::from(move |_: MouseEvent| {
            shown.set(Shown::Fetching(path.clone()));
            let heard = {
                let (shown, work, path) = (shown.clone(), work.clone(), path.clone());
                Callback::from(move |news| {
                    let next = match news {
                        Told::Made { blob, .. } => handed_out(&path, &blob, saves),
                        Told::Fault(key, args) => {
                            Shown::Fault(told(language.words(), language, &(key, args)))
                        }
                        _ => return,
                    };
                    work.take();
                    shown.set(next);
                    focus("exhibit");
                })
            };
            if fetch(&file, &path, &digest, saves, heard, &work).is_none() {
                let fault = ("make.no_worker".to_owned(), Vec::new());
                shown.set(Shown::Fault(told(language.words(), language, &fault)));
            }
        })
    };
    let row = |entry: &teji_dossier::Entry| {
        let Some(name) = file_name(entry) else { return html! { <span hidden=true /> } };
        let path = format!("{prefix}/{name}");
        let title = EVIDENCE.field("evidence_title").map(AnyField::id);
        let spot = Spot::Entry(teji_dossier::Group::Evidence, entry.id);
        let title = title.and_then(|id| application.typed(spot, id)).unwrap_or(&name).to_owned();
        let proves: Vec<String> =
            application.proven_by(entry.id).iter().map(|one| rule_name(one.id, names)).collect();
        let accuses =
            |file: &str| report.faults.iter().any(|fault| fault.file.as_deref() == Some(file));
        let check = if accuses(&path) {
            "received.exhibit.bad"
        } else if accuses(ANSWERS) || accuses(BATCH) {
            "received.exhibit.unsure"
        } else {
            "received.exhibit.whole"
        };
        html! {
            <li data-exhibit={path.clone()}>
                <p><strong>{ title }</strong>{ " " }<span class="badge">{ words.text(check) }</span></p>
                <p class="quiet-text">{ words.fill("received.exhibit.proves", &[("what", &proves.join("、"))]) }{ " " }<span class="path">{ path.clone() }</span></p>
                <p class="buttons no-print">
                    <button type="button" class="button secondary" data-look={path.clone()} onclick={ask(&path, false)}>{ words.text("received.exhibit.look") }</button>
                    <button type="button" class="button quiet" data-save={path.clone()} onclick={ask(&path, true)}>{ words.text("received.exhibit.save") }</button>
                </p>
            </li>
        }
    };
    let is_empty = application.evidence.is_empty();
    html! {
        <section id="exhibits">
            <h2>{ words.text("received.exhibits") }</h2>
            if is_empty { <p>{ words.text("received.no_exhibits") }</p> } else {
                <p>{ words.text("received.exhibits.more") }</p>
                <ul class="plain">{ for application.evidence.iter().map(row) }</ul>
            }
            <div id="exhibit" tabindex="-1" role="status">{ match &*shown {
                Shown::Nothing => html! { <span hidden=true /> },
                Shown::Fetching(_) => html! { <p>{ words.text("received.exhibit.fetching") }</p> },
                Shown::Picture { path, address } => html! {
                    <>
                        <p class="path">{ path.clone() }</p>
                        <iframe sandbox="" src={address.clone()} title={words.fill("received.exhibit.frame", &[("path", path)])} referrerpolicy="no-referrer" />
                    </>
                },
                Shown::Other { path, key } => html! { <p class="note"><span class="path">{ path.clone() }</span>{ " " }{ words.text(key) }</p> },
                Shown::Fault(told) => html! { <p class="problem">{ told.clone() }</p> },
            } }</div>
        </section>
    }
}

fn fetch(
    file: &Blob,
    path: &str,
    digest: &str,
    saves: bool,
    heard: Callback<Told>,
    work: &Rc<RefCell<Option<Work>>>,
) -> Option<()> {
    let message = object(&[
        ("making", JsValue::from_str("exhibit")),
        ("file", file.clone().into()),
        ("path", JsValue::from_str(path)),
        ("digest", JsValue::from_str(digest)),
        ("looks", (!saves).into()),
    ]);
    *work.borrow_mut() = Some(run(Program::Hr, &message, heard)?);
    Some(())
}

/// A file that was fetched: saved, or shown where that does no harm.
fn handed_out(path: &str, blob: &Blob, saves: bool) -> Shown {
    let path = path.to_owned();
    let kind = blob.type_();
    if saves {
        let name = path.rsplit('/').next().unwrap_or(&path);
        let key = match hand_out(name, blob) {
            Some(()) => "received.exhibit.saved",
            None => "make.no_room",
        };
        return Shown::Other { path, key };
    }
    if kind != PAGE {
        return Shown::Other { path, key: "received.exhibit.no_picture" };
    }
    match Url::create_object_url_with_blob(blob) {
        Ok(address) => Shown::Picture { path, address },
        Err(_) => Shown::Other { path, key: "make.no_room" },
    }
}
