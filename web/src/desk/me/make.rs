//! Makes the files that are handed over: a package or one page, each read back before it is said to be made.

use std::cell::RefCell;
use std::rc::Rc;

use teji_dossier::documents::PAPERS;
use teji_dossier::{Application, EVIDENCE, Group, Spot};
use teji_text::Catalog;
use web_sys::{Blob, Url};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::{Papers, use_papers};
use crate::desk::work::{Job, Make as Order, Told, Work, begin};
use crate::keep;
use crate::parts::slims::in_wechat;
use crate::route::{Place, Route};
use crate::shared::{focus, use_shared, use_words};
use crate::today;

/// How far it is.
#[derive(Clone, PartialEq)]
enum Stage {
    Idle,
    Working(String),
    Made(Made),
    Failed(String),
}

/// What was made, and where the browser has it.
#[derive(Clone, PartialEq)]
struct Made {
    name: String,
    address: String,
    size: f64,
    digest: String,
}

/// A file of a kind that can be made.
struct Kind {
    id: &'static str,
    ending: &'static str,
}

const KINDS: [Kind; 2] =
    [Kind { id: "package", ending: "zip" }, Kind { id: "saved", ending: "html" }];

#[component]
pub(crate) fn Make() -> Html {
    let shared = use_shared();
    let words = use_words();
    let papers = use_papers();
    let stage = use_state(|| Stage::Idle);
    // Dropped with the page, the worker stops.
    let work = use_mut_ref(|| None::<Work>);
    {
        let is_made = matches!(*stage, Stage::Made(_));
        use_effect_with(is_made, |&is_made| {
            if is_made {
                focus("made");
            }
        });
    }
    let make = {
        let (papers, stage, work) = (papers.clone(), stage.clone(), work.clone());
        let today = shared.today.to_string();
        Callback::from(move |kind: usize| {
            start(words, &papers, &KINDS[kind], &today, &stage, &work);
        })
    };
    let cancel = {
        let (stage, work) = (stage.clone(), work.clone());
        Callback::from(move |_: MouseEvent| {
            work.take();
            stage.set(Stage::Idle);
        })
    };
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("me.make.title") }</h1>
            <p class="note"><strong>{ words.text("me.not_filed") }</strong></p>
            { open(words, &papers) }
            { looked_at(words, &papers) }
            if in_wechat() {
                <p class="warn" id="no-download">{ words.text("make.wechat") }</p>
            } else {
                { for KINDS.iter().enumerate().map(|(place, kind)| offer(words, kind, &make.reform(move |_: MouseEvent| place), &stage)) }
            }
            <div role="status" id="progress">
                if let Stage::Working(told) = &*stage {
                    <p class="note">{ told.clone() }</p>
                    <p class="buttons"><button type="button" class="button secondary" id="cancel" onclick={cancel}>{ words.text("make.cancel") }</button></p>
                }
            </div>
            if let Stage::Failed(told) = &*stage { <p class="problem" role="alert" id="not-made">{ told.clone() }</p> }
            if let Stage::Made(made) = &*stage { { done(words, made) } }
            <p class="buttons">
                <a class="button secondary" href={Route::Me(Place::Review).href()}>{ words.text("me.review.title") }</a>
                <a class="button secondary" href={Route::Me(Place::Tasks).href()}>{ words.text("me.to_tasks") }</a>
            </p>
        </>
    }
}

/// What still lacks is told, and keeps nobody from making a file.
fn open(words: &Catalog, papers: &Papers) -> Html {
    let lacks: usize =
        papers.application.sections().iter().map(|section| section.lacks.len()).sum();
    html! {
        if lacks > 0 {
            <p class="warn" id="still-open">
                { words.fill("make.open", &[("count", &lacks.to_string())]) }{ " " }
                <a href={Route::Me(Place::Review).href()}>{ words.text("make.look") }</a>
            </p>
        } else {
            <p>{ words.text("make.complete") }</p>
        }
    }
}

/// The papers that are among what is made, to be looked at.
fn looked_at(words: &Catalog, papers: &Papers) -> Html {
    let row = |(number, name): (usize, &&str)| {
        let title = papers.words().text(&format!("paper.{name}.title")).to_owned();
        html! { <li><a href={Route::Me(Place::Paper(number)).href()}>{ title }</a></li> }
    };
    html! {
        <section>
            <h2>{ words.text("make.papers") }</h2>
            <ul id="papers">{ for PAPERS.iter().enumerate().map(row) }</ul>
        </section>
    }
}

fn offer(words: &Catalog, kind: &Kind, make: &Callback<MouseEvent>, stage: &Stage) -> Html {
    let is_busy = matches!(stage, Stage::Working(_));
    let id = format!("make-{}", kind.id);
    html! {
        <section>
            <h2>{ words.text(&format!("make.{}.title", kind.id)) }</h2>
            <p>{ words.text(&format!("make.{}.lead", kind.id)) }</p>
            <p class="buttons">
                <button type="button" class="button primary" {id} disabled={is_busy} onclick={make}>
                    { words.text(&format!("make.{}.make", kind.id)) }
                </button>
            </p>
        </section>
    }
}

fn done(words: &Catalog, made: &Made) -> Html {
    let kilobytes = (made.size / 1000.0).ceil().to_string();
    let short: String = made.digest.chars().take(8).collect();
    html! {
        <section class="note" aria-labelledby="made">
            <h2 id="made" tabindex="-1">{ words.text("make.made") }</h2>
            <p><a class="button primary" id="keep" href={made.address.clone()} download={made.name.clone()}>{ words.text("make.keep") }</a></p>
            <p>{ words.fill("make.name", &[("name", &made.name), ("size", &kilobytes)]) }</p>
            <p>{ words.text("make.where") }</p>
            <p>{ words.text("make.chat") }</p>
            <p>{ words.text("make.code") }{ " " }<strong class="code" id="code">{ short }</strong></p>
            <details>
                <summary>{ words.text("make.more") }</summary>
                <p class="code" id="digest">{ made.digest.clone() }</p>
                <p>{ words.text("make.no_proof") }</p>
            </details>
        </section>
    }
}

fn start(
    words: &'static Catalog,
    papers: &Papers,
    kind: &'static Kind,
    today: &str,
    stage: &UseStateHandle<Stage>,
    work: &Rc<RefCell<Option<Work>>>,
) {
    stage.set(Stage::Working(words.text("make.begun").to_owned()));
    let (papers, today) = (papers.clone(), today.to_owned());
    let (stage, work) = (stage.clone(), work.clone());
    spawn_local(async move {
        let files = files(&papers).await;
        let papers = papers.application.to_json();
        let job = Job::Make(Order { kind: kind.id, papers, today, files });
        let told = {
            let (stage, work) = (stage.clone(), work.clone());
            Callback::from(move |told: Told| {
                if !matches!(told, Told::Progress(..)) {
                    work.take();
                }
                stage.set(next(words, kind, told));
            })
        };
        match begin(job, told) {
            Some(begun) => *work.borrow_mut() = Some(begun),
            None => stage.set(Stage::Failed(words.text("make.no_worker").to_owned())),
        }
    });
}

fn next(words: &'static Catalog, kind: &Kind, told: Told) -> Stage {
    match told {
        Told::Progress(key, args) => Stage::Working(filled(words, &key, &args)),
        Told::Fault(key, args) => Stage::Failed(super::told(words, &key, &args)),
        Told::Made { blob, digest } => made(words, kind, &blob, digest),
        // Nothing was to be opened.
        Told::Opened { .. } => Stage::Idle,
    }
}

fn made(words: &Catalog, kind: &Kind, blob: &Blob, digest: String) -> Stage {
    let (day, time) = today::local(today::now());
    let stamp = format!("{}-{}", day.to_string().replace('-', ""), time.replace(':', ""));
    let name = words.fill(&format!("make.{}.name", kind.id), &[("stamp", &stamp)]);
    match Url::create_object_url_with_blob(blob) {
        Ok(address) => {
            let name = format!("{name}.{}", kind.ending);
            Stage::Made(Made { name, address, size: blob.size(), digest })
        }
        Err(_) => Stage::Failed(words.text("make.no_room").to_owned()),
    }
}

fn filled(words: &Catalog, key: &str, args: &[(String, String)]) -> String {
    let args: Vec<(&str, &str)> =
        args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    words.fill(key, &args)
}

/// The files of the evidence, as far as they are kept here; what lacks is told by what makes the package.
async fn files(papers: &Papers) -> Vec<(u32, Blob)> {
    let mut files = Vec::new();
    for entry in papers.application.evidence.iter() {
        if let Some(digest) = digest(&papers.application, entry.id)
            && let Ok(Some(blob)) = keep::file(&digest).await
        {
            files.push((entry.id, blob));
        }
    }
    files
}

/// The digest under which the file of an entry is kept.
pub(crate) fn digest(application: &Application, id: u32) -> Option<String> {
    let field = EVIDENCE.field("evidence_sha256")?;
    application.typed(Spot::Entry(Group::Evidence, id), field.id()).map(str::to_owned)
}
