//! The page's side of the worker: gives it a job, hears how far it is, and can stop it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::{document, window};
use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

use crate::values::{object, part, text};

/// What is to be done.
pub(crate) enum Job {
    Make(Make),
    /// A package or a saved file is opened.
    Open(Blob),
}

/// What is to be made.
pub(crate) struct Make {
    /// `package` or `saved`.
    pub(crate) kind: &'static str,
    /// The papers, as the dossier writes them.
    pub(crate) papers: String,
    /// Today's date.
    pub(crate) today: String,
    /// The files, by the numbers of their entries.
    pub(crate) files: Vec<(u32, Blob)>,
}

/// What a worker runs.
#[derive(Clone, Copy)]
pub(crate) enum Program {
    /// Drafts and papers.
    Desk,
    /// An enterprise's batch.
    Hr,
    /// What seals files.
    Seal,
}

/// What the worker tells.
#[derive(Clone, PartialEq)]
pub(crate) enum Told {
    /// It can do what it will be given.
    Ready,
    /// How far it is.
    Progress(String, Vec<(String, String)>),
    /// It is made and was read back.
    Made { blob: Blob, digest: String },
    /// It is opened: the papers, and the files of their evidence by their digests.
    Opened { papers: String, evidence: Vec<(String, Blob)> },
    /// It is opened: a batch, and the files of its evidence by their digests.
    Batch { batch: String, evidence: Vec<(String, Blob)> },
    /// Something that whoever asked can read, and a file beside it.
    News(String, Option<Blob>),
    /// It cannot be done.
    Fault(String, Vec<(String, String)>),
}

/// A worker at work; when this is dropped, it is stopped.
pub(crate) struct Work {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Drop for Work {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Work {
    /// Tells the worker more; nothing, where the browser does not pass it on.
    pub(crate) fn give(&self, message: &JsValue) -> Option<()> {
        self.worker.post_message(message).ok()
    }
}

/// Sets a worker to work; nothing, where this browser has none.
pub(crate) fn begin(job: Job, told: Callback<Told>) -> Option<Work> {
    run(Program::Desk, &write(job), told)
}

/// Runs a program in a worker and tells it something; nothing, where this browser has none.
pub(crate) fn run(program: Program, message: &JsValue, told: Callback<Told>) -> Option<Work> {
    let worker = hired(program)?;
    let failed = told.clone();
    let listeners = [
        EventListener::new(&worker, "message", move |event| {
            let heard = event.dyn_ref::<MessageEvent>().and_then(|event| heard(&event.data()));
            if let Some(heard) = heard {
                told.emit(heard);
            }
        }),
        EventListener::new(&worker, "error", move |_| {
            failed.emit(Told::Fault("make.broken".to_owned(), Vec::new()));
        }),
    ];
    let work = Work { worker, _listeners: listeners };
    work.give(message)?;
    Some(work)
}

/// A worker for the program: of a file of the site or, where the page carries its programs with it, of the page's own.
fn hired(program: Program) -> Option<Worker> {
    if let Some(make) = part(&window(), "teji").and_then(|teji| part(&teji, "worker")) {
        let name = match program {
            Program::Desk => "desk",
            Program::Hr => "hr",
            Program::Seal => "seal",
        };
        let make = make.dyn_into::<Function>().ok()?;
        return make.call1(&JsValue::NULL, &name.into()).ok().map(JsCast::unchecked_into);
    }
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(&address(program)?, &options).ok()
}

/// Does a job that needs no watching, and waits for what comes of it; nothing, where this browser has no worker.
pub(crate) async fn done(job: Job) -> Option<Told> {
    ran(Program::Desk, &write(job)).await
}

/// The same for a program and what it is told.
pub(crate) async fn ran(program: Program, message: &JsValue) -> Option<Told> {
    let ends: Rc<RefCell<Option<Function>>> = Rc::default();
    let answer: Rc<RefCell<Option<Told>>> = Rc::default();
    let promise = {
        let ends = ends.clone();
        Promise::new(&mut |end, _| *ends.borrow_mut() = Some(end))
    };
    let told = {
        let answer = answer.clone();
        Callback::from(move |told: Told| {
            if !matches!(told, Told::Progress(..)) {
                *answer.borrow_mut() = Some(told);
                if let Some(end) = ends.borrow_mut().take() {
                    // A promise's own function takes no value.
                    let _ = end.call0(&JsValue::NULL);
                }
            }
        })
    };
    let _work = run(program, message, told)?;
    JsFuture::from(promise).await.ok()?;
    answer.take()
}

/// Where the worker's script lies; the names of the program that it runs go with it, and the digest of its module.
fn address(program: Program) -> Option<String> {
    let tag = document().query_selector("script[data-later-worker]").ok()??;
    let name = |attribute: &str| tag.get_attribute(attribute);
    let worker = name("data-later-worker")?;
    let [js, wasm, integrity] = match program {
        Program::Desk => ["data-later-js", "data-later-wasm", "data-later-integrity"],
        Program::Hr => ["data-hr-js", "data-hr-wasm", "data-hr-integrity"],
        Program::Seal => ["data-seal-js", "data-seal-wasm", "data-seal-integrity"],
    };
    let words =
        ["data-words", "data-words-integrity", "data-later-words", "data-later-words-integrity"];
    let names: Vec<String> =
        [js, wasm, integrity].into_iter().chain(words).filter_map(name).collect();
    let names = names.join(",");
    let base = document().base_uri().ok()??;
    let url = web_sys::Url::new_with_base(&format!("{worker}#{names}"), &base).ok()?;
    Some(url.href())
}

fn write(job: Job) -> JsValue {
    let job = match job {
        Job::Make(job) => job,
        Job::Open(file) => return object(&[("open", file.into())]),
    };
    let files = Array::new();
    for (number, blob) in job.files {
        files.push(&object(&[("number", number.into()), ("blob", blob.into())]));
    }
    object(&[
        ("kind", JsValue::from_str(job.kind)),
        ("papers", JsValue::from_str(&job.papers)),
        ("today", JsValue::from_str(&job.today)),
        ("files", files.into()),
    ])
}

fn heard(message: &JsValue) -> Option<Told> {
    if let Some(news) = text(message, "news") {
        let file = part(message, "file").and_then(|file| file.dyn_into().ok());
        return Some(Told::News(news, file));
    }
    if let Some(key) = text(message, "progress") {
        return Some(Told::Progress(key, args(message)));
    }
    if let Some(key) = text(message, "fault") {
        return Some(Told::Fault(key, args(message)));
    }
    if part(message, "ready").is_some() {
        return Some(Told::Ready);
    }
    if part(message, "absent").is_some() {
        return Some(Told::Fault("make.not_loaded".to_owned(), Vec::new()));
    }
    if let Some(papers) = text(message, "papers") {
        return Some(Told::Opened { papers, evidence: evidence(message)? });
    }
    if let Some(batch) = text(message, "batch") {
        return Some(Told::Batch { batch, evidence: evidence(message)? });
    }
    let blob = part(message, "blob")?.dyn_into().ok()?;
    Some(Told::Made { blob, digest: text(message, "digest")? })
}

fn evidence(message: &JsValue) -> Option<Vec<(String, Blob)>> {
    let evidence = part(message, "evidence")?.dyn_into::<Array>().ok()?;
    let file = |file: JsValue| {
        Some((text(&file, "digest")?, part(&file, "blob")?.dyn_into::<Blob>().ok()?))
    };
    evidence.iter().map(file).collect()
}

fn args(message: &JsValue) -> Vec<(String, String)> {
    crate::values::pairs(message, "args").unwrap_or_default()
}
