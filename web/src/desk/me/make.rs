//! Makes the files that are handed over: a package or one page, each read back before it is said to be made.

mod run;

use std::cell::RefCell;
use std::rc::Rc;

use teji_dossier::documents::PAPERS;
use teji_dossier::{Application, EVIDENCE, Group, Spot};
use teji_text::Catalog;
use yew::prelude::*;

use self::run::{Run, Works};
use super::seal::{self, Fault, Sealing, Way};
use super::{Papers, use_papers};
use crate::parts::slims::in_wechat;
use crate::route::Place;
use crate::shared::{focus, use_shared, use_words};

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
    way: Way,
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
    let sealing = use_state(|| Sealing::of_plan(&shared.draft.plan));
    let fault = use_state(|| None::<Fault>);
    let works = use_mut_ref(Works::default);
    {
        let works = works.clone();
        // When the page is left, the workers stop.
        use_effect_with((), move |()| move || stop(&works));
    }
    use_effect_with((*fault).clone(), |fault| {
        if let Some(fault) = fault {
            focus(fault.at);
        }
    });
    {
        let is_made = matches!(*stage, Stage::Made(_));
        use_effect_with(is_made, |&is_made| {
            if is_made {
                focus("made");
            }
        });
    }
    let make = {
        let (papers, stage, works) = (papers.clone(), stage.clone(), works.clone());
        let (sealing, fault) = (sealing.clone(), fault.clone());
        let today = shared.today.to_string();
        Callback::from(move |kind: usize| {
            let begun: Works = Rc::new(RefCell::new(Some(Vec::new())));
            works.replace(begun.clone());
            let (stage, fault, sealing) = (stage.clone(), fault.clone(), (*sealing).clone());
            let run = Run { words, kind: &KINDS[kind], sealing, stage, fault, works: begun };
            run.start(papers.clone(), today.clone());
        })
    };
    let cancel = {
        let (stage, works) = (stage.clone(), works.clone());
        Callback::from(move |_: MouseEvent| {
            stop(&works);
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
                { seal::section(words, &sealing, fault.as_ref()) }
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
                <a class="button secondary" href={papers.href(Place::Review)}>{ words.text("me.review.title") }</a>
                <a class="button secondary" href={papers.href(Place::Tasks)}>{ words.text("me.to_tasks") }</a>
            </p>
        </>
    }
}

/// Ends what runs.
fn stop(works: &RefCell<Works>) {
    works.borrow().take();
}

/// What still lacks is told, and keeps nobody from making a file.
fn open(words: &Catalog, papers: &Papers) -> Html {
    let lacks: usize =
        papers.application.sections().iter().map(|section| section.lacks.len()).sum();
    html! {
        if lacks > 0 {
            <p class="warn" id="still-open">
                { words.fill("make.open", &[("count", &lacks.to_string())]) }{ " " }
                <a href={papers.href(Place::Review)}>{ words.text("make.look") }</a>
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
        html! { <li><a href={papers.href(Place::Paper(number))}>{ title }</a></li> }
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
            { seal::tested(words, made.way) }
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

/// The digest under which the file of an entry is kept.
pub(crate) fn digest(application: &Application, id: u32) -> Option<String> {
    let field = EVIDENCE.field("evidence_sha256")?;
    application.typed(Spot::Entry(Group::Evidence, id), field.id()).map(str::to_owned)
}
