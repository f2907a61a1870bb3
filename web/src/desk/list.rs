//! The list of drafts, and what can be done with each.

use js_sys::JSON;
use teji_notice::SELF_CHECK;
use teji_text::Catalog;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::draft::{Draft, FORMAT, Record};
use crate::file;
use crate::keep;
use crate::parts::answer::date;
use crate::parts::slims::in_wechat;
use crate::route::Route;
use crate::shared::{Shared, delete, leave_for, use_shared, use_words};
use crate::state::Action;
use crate::today;
use crate::values::Value;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) drafts: Vec<Record>,
    /// When the list is no longer what is kept.
    pub(crate) on_changed: Callback<()>,
}

#[component]
pub(crate) fn Drafts(Props { drafts, on_changed }: &Props) -> Html {
    let words = use_words();
    let done = use_state(|| "");
    html! {
        <section aria-labelledby="drafts-title">
            <h2 id="drafts-title">{ words.fill("files.list", &[("count", &drafts.len().to_string())]) }</h2>
            <p aria-live="polite" id="done">{ if done.is_empty() { "" } else { words.text(*done) } }</p>
            <ul class="plain periods" id="drafts">
                { for drafts.iter().map(|record| html! {
                    <li key={record.id.clone()} class="period" data-draft={record.id.clone()}>
                        <Row record={record.clone()} on_done={told(&done, on_changed)} />
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// Says what was done, by the key of the sentence, and has the list read anew.
fn told(done: &UseStateHandle<&'static str>, on_changed: &Callback<()>) -> Done {
    let (done, on_changed) = (done.clone(), on_changed.clone());
    Callback::from(move |key| {
        done.set(key);
        on_changed.emit(());
    })
}

type Done = Callback<&'static str>;

#[derive(PartialEq, Properties)]
struct RowProps {
    record: Record,
    on_done: Done,
}

#[component]
fn Row(RowProps { record, on_done }: &RowProps) -> Html {
    let shared = use_shared();
    let words = use_words();
    let heading = format!("draft-{}", record.id);
    let button = |name: &str, class: &'static str, onclick: Callback<MouseEvent>| {
        let id = format!("{name}-{}", record.id);
        html! {
            <button type="button" class={classes!("button", class)} id={id.clone()} data-do={name.to_owned()}
                aria-labelledby={format!("{id} {heading}")} {onclick}>
                { words.text(&format!("files.{name}")) }
            </button>
        }
    };
    let with = |act: fn(&Shared, Record, Done)| {
        let (shared, record, on_done) = (shared.clone(), record.clone(), on_done.clone());
        Callback::from(move |_: MouseEvent| act(&shared, record.clone(), on_done.clone()))
    };
    html! {
        <>
            <h3 id={heading.clone()}>{ name(words, record) }</h3>
            if shared.open.id == record.id { <p><span class="badge">{ words.text("files.current") }</span></p> }
            { facts(words, record) }
            if !record.draft.papers.is_empty() { <p class="quiet-text">{ words.text("file.no_evidence") }</p> }
            <p class="buttons">
                { button("open", "primary", with(open)) }
                { button("copy", "secondary", with(copy)) }
                if !in_wechat() { { button("save", "secondary", with(save)) } }
                { button("delete", "secondary", with(|shared, record, _| delete(shared, record))) }
            </p>
        </>
    }
}

/// What it is and, by an initial, whose.
fn name(words: &Catalog, record: &Record) -> String {
    let key = format!("kind.draft.{}", record.kind);
    let kind = words.text(&key);
    if record.draft.is_batch() && !record.draft.name.is_empty() {
        return words.fill("files.batch", &[("kind", kind), ("name", &record.draft.name)]);
    }
    match record.draft.initial() {
        Some(initial) => {
            words.fill("files.whose", &[("kind", kind), ("initial", &initial.to_string())])
        }
        None => kind.to_owned(),
    }
}

fn facts(words: &Catalog, record: &Record) -> Html {
    let moment = |moment: f64| {
        let (day, time) = today::local(moment);
        words.fill("files.moment", &[("day", &date(words, day)), ("time", &time)])
    };
    let filed = record.filed.map_or_else(|| words.text("files.never").to_owned(), moment);
    let rows = [
        ("files.step", step(words, &record.draft)),
        ("files.changed", moment(record.changed)),
        ("files.filed", filed),
        ("files.size", words.fill("files.kilobytes", &[("count", &kilobytes(record).to_string())])),
    ];
    html! {
        <dl class="facts">
            { for rows.into_iter().map(|(key, value)| html! {
                <div><dt>{ words.text(key) }</dt><dd>{ value }</dd></div>
            }) }
        </dl>
    }
}

fn step(words: &Catalog, draft: &Draft) -> String {
    if draft.is_batch() {
        return words.text("hr.title").to_owned();
    }
    if !draft.papers.is_empty() {
        return words.text("me.tasks.title").to_owned();
    }
    match SELF_CHECK.iter().find(|page| page.id == draft.place) {
        Some(page) => words.text(&format!("page.{}.title", page.id)).to_owned(),
        None => words.text("files.no_step").to_owned(),
    }
}

/// What a draft takes, rounded up.
fn kilobytes(record: &Record) -> usize {
    let text = JSON::stringify(&record.write()).map(String::from).unwrap_or_default();
    text.len().div_ceil(1000)
}

fn open(shared: &Shared, record: Record, _: Done) {
    if record.id == shared.open.id {
        return Route::of(&record.draft).go();
    }
    let shared = shared.clone();
    spawn_local(async move {
        // Another window may have gone on with it since the list was read.
        let kept = keep::all().await.unwrap_or_default().drafts;
        let now = kept.into_iter().find(|kept| kept.id == record.id).unwrap_or(record);
        let place = Route::of(&now.draft);
        leave_for(&shared, Action::Opened(now), move || place.go());
    });
}

fn copy(shared: &Shared, record: Record, on_done: Done) {
    let copy = Record {
        id: today::chance(),
        format: FORMAT,
        revision: 1,
        writer: shared.open.writer.clone(),
        changed: today::now(),
        filed: None,
        ..record
    };
    let done = move || on_done.emit("files.copied");
    kept(shared, done, async move { keep::put(&copy).await });
}

fn save(shared: &Shared, record: Record, on_done: Done) {
    let now = today::now();
    if !file::save(shared.language.words(), &record, now) {
        return;
    }
    if record.id == shared.open.id && !shared.is_read_only() {
        shared.dispatch(Action::Filed(now));
        on_done.emit("files.saved");
    } else {
        let done = move || on_done.emit("files.saved");
        kept(shared, done, async move { keep::filed(&record.id, now).await });
    }
}

/// Waits until something is kept; where it is not, a line says so.
fn kept(
    shared: &Shared,
    then: impl FnOnce() + 'static,
    work: impl Future<Output = Result<(), keep::Fault>> + 'static,
) {
    let shared = shared.clone();
    spawn_local(async move {
        match work.await {
            Ok(()) => then(),
            Err(_) => shared.dispatch(Action::Unsaved(today::local(today::now()).1)),
        }
    });
}
