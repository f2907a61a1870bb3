//! What was put down, and what came of it; in memory alone, for as long as the window is open or until it is cleared.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use teji_batch::Batch;
use teji_dossier::Application;
use teji_recheck::{Answers, Opinion, Report};
use wasm_bindgen::JsValue;
use web_sys::{Blob, Url};
use yew::Callback;

use super::work::{Reply, SEALED};
use crate::desk::work::{Program, Told, Work, run};
use crate::file::offer_blob;
use crate::today;
use crate::values::object;
use crate::words::Language;

/// Everything that was put down.
#[derive(Clone, Default)]
pub(super) struct Store {
    pub(super) packages: Vec<Rc<One>>,
    /// The number of that which is looked at.
    pub(super) shown: u32,
    next: u32,
    /// What is said of packages, by their digests.
    pub(super) opinions: BTreeMap<String, Said>,
    /// Files that are neither.
    pub(super) strange: Vec<(String, Fault)>,
}

/// An opinion, and whether a file holds it as it is.
#[derive(Clone, PartialEq)]
pub(super) struct Said {
    pub(super) opinion: Opinion,
    pub(super) is_saved: bool,
}

/// The key of a sentence and what fills its gaps.
pub(super) type Fault = (String, Vec<(String, String)>);

/// A package.
#[derive(Clone, PartialEq)]
pub(super) struct One {
    pub(super) id: u32,
    /// What its file is called.
    pub(super) name: String,
    pub(super) file: Blob,
    pub(super) stage: Stage,
}

/// How far it is.
#[derive(Clone, PartialEq)]
pub(super) enum Stage {
    Waiting,
    Working,
    /// It wants a key; what was wrong with the last one.
    Sealed(Option<Fault>),
    Refused(Fault),
    Looked(Rc<Seen>),
}

/// What came of a package.
#[derive(PartialEq)]
pub(super) struct Seen {
    /// The SHA-256 of the file.
    pub(super) digest: String,
    /// That of the report.
    pub(super) code: String,
    pub(super) answers: Answers,
    reports: [Rc<Report>; 2],
}

impl Seen {
    pub(super) fn report(&self, language: Language) -> &Rc<Report> {
        match language {
            Language::Chinese => &self.reports[0],
            Language::English => &self.reports[1],
        }
    }

    fn of(reply: Reply) -> Option<Self> {
        let answers = match reply.kind.as_str() {
            "person" => Answers::Person(Box::new(Application::read(&reply.answers).ok()?)),
            "batch" => Answers::Batch(Box::new(Batch::read(&reply.answers).ok()?)),
            _ => Answers::Unread,
        };
        let reports = [reply.chinese, reply.english].map(Rc::new);
        Some(Self { digest: reply.digest, code: reply.code, answers, reports })
    }
}

impl PartialEq for Store {
    /// A store that changed is another one.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

impl Store {
    /// That which is looked at, and what came of it.
    pub(super) fn shown(&self) -> Option<(&Rc<One>, &Rc<Seen>)> {
        let one = self.packages.iter().find(|one| one.id == self.shown)?;
        Some((one, one.seen()?))
    }

    /// Those that were gone through.
    pub(super) fn seen(&self) -> impl Iterator<Item = (&Rc<One>, &Rc<Seen>)> {
        self.packages.iter().filter_map(|one| Some((one, one.seen()?)))
    }

    /// What is said of a package; an empty opinion, where nothing is.
    pub(super) fn opinion(&self, seen: &Seen) -> Opinion {
        let said = self.opinions.get(&seen.digest).map(|said| said.opinion.clone());
        said.unwrap_or_else(|| Opinion::new(&seen.digest, &seen.code))
    }

    pub(super) fn has_unsaved(&self) -> bool {
        self.opinions.values().any(|said| !said.is_saved && !said.opinion.is_empty())
    }

    /// Changes what is said of a package.
    pub(super) fn say(&mut self, seen: &Seen, change: impl FnOnce(&mut Opinion)) {
        let mut opinion = self.opinion(seen);
        change(&mut opinion);
        self.opinions.insert(seen.digest.clone(), Said { opinion, is_saved: false });
    }

    fn set(&mut self, id: u32, stage: Stage) {
        if let Some(one) = self.packages.iter_mut().find(|one| one.id == id) {
            Rc::make_mut(one).stage = stage;
        }
    }
}

impl One {
    fn seen(&self) -> Option<&Rc<Seen>> {
        match &self.stage {
            Stage::Looked(seen) => Some(seen),
            _ => None,
        }
    }
}

thread_local! {
    static STORE: RefCell<Rc<Store>> = RefCell::default();
    /// Whom to tell that it changed.
    static HEARD: RefCell<Option<Callback<()>>> = const { RefCell::new(None) };
    static QUEUE: RefCell<VecDeque<u32>> = RefCell::default();
    /// The package that the worker has before it.
    static NOW: Cell<Option<u32>> = const { Cell::new(None) };
    static WORKER: RefCell<Option<Work>> = const { RefCell::new(None) };
    /// Ends the worker when it takes too long.
    static LIMIT: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    /// The addresses of what was handed out.
    static HANDED_OUT: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    /// Those that unseal, each with the package that it has before it.
    static UNSEALING: RefCell<BTreeMap<u32, Work>> = const { RefCell::new(BTreeMap::new()) };
}

/// Everything that was put down.
pub(super) fn read() -> Rc<Store> {
    STORE.with_borrow(Rc::clone)
}

pub(super) fn on_change(callback: Option<Callback<()>>) {
    HEARD.set(callback);
}

/// Changes it, and tells the page.
pub(super) fn change<R>(change: impl FnOnce(&mut Store) -> R) -> R {
    let done = STORE.with_borrow_mut(|store| change(Rc::make_mut(store)));
    if let Some(heard) = HEARD.with_borrow(Option::clone) {
        heard.emit(());
    }
    done
}

/// Puts a package down; it is gone through when its turn comes.
pub(in crate::hr) fn put(name: String, file: Blob) {
    let id = change(|store| {
        store.next += 1;
        let one = One { id: store.next, name, file, stage: Stage::Waiting };
        store.packages.push(Rc::new(one));
        store.next
    });
    QUEUE.with_borrow_mut(|queue| queue.push_back(id));
    go_on();
}

/// Takes a package away, whatever stage it is at.
pub(super) fn remove(id: u32) {
    QUEUE.with_borrow_mut(|queue| queue.retain(|waiting| *waiting != id));
    UNSEALING.with_borrow_mut(|all| all.remove(&id));
    change(|store| store.packages.retain(|one| one.id != id));
    if NOW.get() == Some(id) {
        stop();
        go_on();
    }
}

/// Hands a file out, and remembers the address under which the browser has it until all is cleared.
pub(super) fn hand_out(name: &str, file: &Blob) -> Option<()> {
    let address = offer_blob(name, file)?;
    HANDED_OUT.with_borrow_mut(|all| all.push(address));
    Some(())
}

/// Takes everything away: packages, reports, notes, whatever works on them, and what was handed out.
pub(super) fn clear() {
    for address in HANDED_OUT.take() {
        // One that is gone already needs no more.
        let _ = Url::revoke_object_url(&address);
    }
    QUEUE.with_borrow_mut(VecDeque::clear);
    UNSEALING.set(BTreeMap::new());
    stop();
    change(|store| *store = Store { next: store.next, ..Store::default() });
}

/// Ends the worker.
fn stop() {
    WORKER.set(None);
    LIMIT.set(None);
    NOW.set(None);
}

/// Begins with the next one, unless one is worked on; when none waits, the worker is ended with all that it has in memory.
fn go_on() {
    if NOW.get().is_some() {
        return;
    }
    let Some(id) = QUEUE.with_borrow_mut(VecDeque::pop_front) else { return stop() };
    let one = read().packages.iter().find(|one| one.id == id).cloned();
    let Some(one) = one else { return go_on() };
    NOW.set(Some(id));
    LIMIT.set(Some(Timeout::new(most_time(&one.file), move || over_time(id))));
    change(|store| store.set(id, Stage::Working));
    let message = object(&[
        ("making", JsValue::from_str("recheck")),
        ("file", one.file.clone().into()),
        ("today", JsValue::from_str(&today::today().to_string())),
    ]);
    let is_given = WORKER.with_borrow(|work| work.as_ref().and_then(|work| work.give(&message)));
    if is_given.is_none() {
        let work = run(Program::Hr, &message, Callback::from(hear));
        let is_there = work.is_some();
        WORKER.set(work);
        if !is_there {
            done(id, Stage::Refused(("make.no_worker".to_owned(), Vec::new())));
        }
    }
}

/// So long a package may take, in milliseconds: a minute, and a second for each four megabytes.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "no file has so many bytes"
)]
fn most_time(file: &Blob) -> u32 {
    60_000 + (file.size() / 4_000.0).min(3_600_000.0) as u32
}

/// Ends a worker that does not come to an end.
fn over_time(id: u32) {
    // It has run out by itself, and is not to be taken apart while it runs.
    drop(LIMIT.take().map(Timeout::forget));
    if NOW.get() == Some(id) {
        WORKER.set(None);
        done(id, Stage::Refused(("received.slow".to_owned(), Vec::new())));
    }
}

fn hear(told: Told) {
    let Some(id) = NOW.get() else { return };
    match told {
        Told::News(news, _) => {
            let seen = serde_json::from_str(&news).ok().and_then(Seen::of);
            done(id, seen.map_or_else(broken, |seen| Stage::Looked(Rc::new(seen))));
        }
        Told::Fault(key, _) if key == SEALED => done(id, Stage::Sealed(None)),
        Told::Fault(key, args) => {
            if key == BROKEN {
                // A worker that broke does nothing any more.
                WORKER.set(None);
                return done(id, broken());
            }
            done(id, Stage::Refused((key, args)));
        }
        _ => {}
    }
}

/// What is said of a worker that broke.
const BROKEN: &str = "make.broken";

fn broken() -> Stage {
    Stage::Refused(("received.broken".to_owned(), Vec::new()))
}

fn done(id: u32, stage: Stage) {
    LIMIT.set(None);
    NOW.set(None);
    change(|store| {
        store.set(id, stage);
        if store.shown().is_none() {
            store.shown = id;
        }
    });
    go_on();
}

/// Opens a sealed package with a passphrase or a private key; then it is gone through.
pub(super) fn unseal(id: u32, kind: &'static str, typed: &str) {
    let Some(one) = read().packages.iter().find(|one| one.id == id).cloned() else { return };
    change(|store| store.set(id, Stage::Working));
    let message = object(&[("open", one.file.clone().into()), (kind, JsValue::from_str(typed))]);
    let told = Callback::from(move |told| match told {
        Told::Made { blob, .. } => {
            UNSEALING.with_borrow_mut(|all| all.remove(&id));
            change(|store| {
                for one in store.packages.iter_mut().filter(|one| one.id == id) {
                    let one = Rc::make_mut(one);
                    (one.file, one.stage) = (blob.clone(), Stage::Waiting);
                }
            });
            QUEUE.with_borrow_mut(|queue| queue.push_front(id));
            go_on();
        }
        Told::Fault(key, args) => {
            UNSEALING.with_borrow_mut(|all| all.remove(&id));
            change(|store| store.set(id, Stage::Sealed(Some((key, args)))));
        }
        _ => {}
    });
    if let Some(work) = run(Program::Seal, &message, told) {
        UNSEALING.with_borrow_mut(|all| all.insert(id, work));
    } else {
        let fault = ("make.no_worker".to_owned(), Vec::new());
        change(|store| store.set(id, Stage::Refused(fault)));
    }
}
