//! What came of a package: one sentence, the people, what does not agree, what is missing, by what it was looked at, and
//! what is said of it.

use std::rc::Rc;

use teji_recheck::{Fault, Missing, Report, Row, Weight, stated_in};
use teji_text::Catalog;
use teji_workdays::iso_day;
use yew::prelude::*;

use super::opinion::{NoteBox, Said};
use super::put::Clear;
use super::store::{Seen, Store};
use super::use_store;
use crate::parts::answer::date;
use crate::route::{Desk, Route};
use crate::shared::{use_shared, use_words};
use crate::words::Language;

/// The sentences of the re-check.
pub(super) fn sentences(language: Language) -> &'static Catalog {
    match language {
        Language::Chinese => teji_recheck::chinese(),
        Language::English => teji_recheck::english(),
    }
}

#[component]
pub(super) fn ReportPage() -> Html {
    let words = use_words();
    let shared = use_shared();
    let store = use_store();
    let Some((one, seen)) = store.shown() else { return nothing(words) };
    let report = seen.report(shared.language);
    let names = sentences(shared.language);
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("received.report.title") }</h1>
            <p>{ one.name.clone() }{ " · " }{ words.text("make.code") }{ " " }<span class="code">{ seen.digest[..8].to_owned() }</span></p>
            <p class="verdict" id="sentence" data-state={sign(report)}><strong>{ report.sentence(names) }</strong></p>
            <p class="note" id="no-proof">{ names.text("recheck.no_proof") }{ " " }{ names.text("recheck.cannot") }</p>
            <People report={report.clone()} seen={seen.clone()} />
            if report.made.as_deref().and_then(iso_day).is_some_and(|made| made > shared.today) {
                <p class="warn" id="made-later">{ words.text("received.made_later") }</p>
            }
            { faults(words, names, report, seen) }
            { missing(words, report, seen) }
            { basis(words, report, seen) }
            <Said seen={seen.clone()} />
            { others(words, &store) }
            <Clear />
        </>
    }
}

/// The sign beside the sentence: that of what fits, where nothing is to be mended, and else that of what does not.
fn sign(report: &Report) -> &'static str {
    let is_heavy = |fault: &Fault| fault.weight != Weight::Look;
    let is_sound = report.is_read
        && report.missing.is_empty()
        && !report.faults.iter().any(is_heavy)
        && !report.people.iter().any(Row::differs);
    if is_sound { "A" } else { "E" }
}

/// The package was taken away, or the window was opened anew: nothing of it was kept.
pub(super) fn nothing(words: &Catalog) -> Html {
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("received.title") }</h1>
            <p id="received-nothing">{ words.text("received.nothing") }</p>
            <p class="buttons"><a class="button primary" href={Route::Recheck(Desk::Home).href()}>{ words.text("received.choose") }</a></p>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct PeopleProps {
    report: Rc<Report>,
    seen: Rc<Seen>,
}

/// Everybody with both results, some at a time.
#[component]
fn People(PeopleProps { report, seen }: &PeopleProps) -> Html {
    let words = use_words();
    let names = sentences(use_shared().language);
    let (shown, show_more) = use_more();
    let row = |row: &Row| {
        let stated = row.stated.as_ref();
        let stated = stated
            .map_or(words.text("received.not_stated").to_owned(), |one| stated_in(one, names));
        let now = row
            .now
            .as_ref()
            .map(|now| words.fill("received.now", &[("result", &stated_in(now, names))]));
        let (agrees, key) = match (&row.stated, row.differs()) {
            (None, _) => ("unknown", "received.agrees.unknown"),
            (_, true) => ("no", "received.agrees.no"),
            (_, false) => ("yes", "received.agrees.yes"),
        };
        let label = |key: &str| words.text(&format!("received.{key}")).to_owned();
        let about =
            words.fill("received.of", &[("number", &row.number.to_string()), ("name", &row.name)]);
        html! {
            <tr key={row.number} data-person={row.number.to_string()} data-agrees={agrees}>
                <td class="number" data-label={label("number")}>{ row.number }</td>
                <th scope="row"><a href={Route::Recheck(Desk::Person(row.number)).href()}>{ if row.name.is_empty() { words.text("hr.unnamed").to_owned() } else { row.name.clone() } }</a></th>
                <td data-label={label("stated")}>{ stated }</td>
                <td data-label={label("found")}><strong>{ stated_in(&row.found, names) }</strong>
                    if let Some(now) = now { <small>{ now }</small> }</td>
                <td data-label={label("agrees")}>{ words.text(key) }</td>
                <td data-label={label("note")}><NoteBox seen={seen.clone()} id={row.id()} {about} /></td>
            </tr>
        }
    };
    let head = ["number", "name", "stated", "found", "agrees", "note"];
    html! {
        if !report.people.is_empty() {
            <section>
                <h2>{ words.text("received.people") }</h2>
                <table class="rows" id="people">
                    <thead><tr>{ for head.map(|key| html! { <th scope="col">{ words.text(&format!("received.{key}")) }</th> }) }</tr></thead>
                    <tbody>{ for report.people.iter().take(shown).map(row) }</tbody>
                </table>
                if shown < report.people.len() {
                    <p class="buttons"><button type="button" class="button secondary" id="more-people" onclick={show_more}>{ words.text("received.more") }</button></p>
                }
            </section>
        }
    }
}

/// What does not agree, the heaviest first; what only has to be looked at is folded away.
fn faults(words: &Catalog, names: &Catalog, report: &Report, seen: &Rc<Seen>) -> Html {
    let of = |weight: Weight| -> Vec<Fault> {
        report.faults.iter().filter(|fault| fault.weight == weight).cloned().collect()
    };
    let must = [Weight::Broken, Weight::Wrong].map(|weight| (weight, of(weight)));
    let look = of(Weight::Look);
    let heading = |weight: Weight, count: usize| {
        let title = names.text(weight.key());
        words.fill("received.count", &[("title", title), ("count", &count.to_string())])
    };
    html! {
        <section id="faults">
            <h2>{ words.text("received.faults") }</h2>
            if must.iter().all(|(_, faults)| faults.is_empty()) { <p>{ words.text("received.no_faults") }</p> }
            { for must.into_iter().filter(|(_, faults)| !faults.is_empty()).map(|(weight, faults)| html! {
                <section data-weight={weight.key()}>
                    <h3>{ heading(weight, faults.len()) }</h3>
                    <Faults {faults} seen={seen.clone()} />
                </section>
            }) }
            if !look.is_empty() {
                <details id="look" data-weight={Weight::Look.key()}>
                    <summary>{ heading(Weight::Look, look.len()) }</summary>
                    <Faults faults={look} seen={seen.clone()} />
                </details>
            }
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct FaultsProps {
    faults: Vec<Fault>,
    seen: Rc<Seen>,
}

/// So many are shown at a time.
const SHOWN: usize = 50;

/// Faults, some at a time: a large batch has thousands.
#[component]
fn Faults(FaultsProps { faults, seen }: &FaultsProps) -> Html {
    let words = use_words();
    let (shown, more) = use_more();
    html! {
        <>
            <ol class="plain faults">{ for faults.iter().take(shown).map(|one| fault(words, one, seen)) }</ol>
            if shown < faults.len() {
                <p class="buttons"><button type="button" class="button secondary" data-more="" onclick={more}>{ words.text("received.more") }</button></p>
            }
        </>
    }
}

/// How many are shown, and the way to more.
#[hook]
fn use_more() -> (usize, Callback<MouseEvent>) {
    let shown = use_state(|| SHOWN);
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + SHOWN))
    };
    (*shown, more)
}

pub(super) fn fault(words: &Catalog, fault: &Fault, seen: &Rc<Seen>) -> Html {
    let look = match fault.weight {
        Weight::Broken | Weight::Wrong => "problem",
        Weight::Look => "warn",
    };
    html! {
        <li class={look} data-fault={fault.key.clone()} data-file={fault.file.clone()} data-of={fault.person.map(|number| number.to_string())}>
            <p><strong>{ fault.what.clone() }</strong></p>
            if let Some(file) = fault.file.as_ref().filter(|file| !fault.what.contains(*file)) { <p class="quiet-text">{ words.text("received.file") }{ " " }<span class="path">{ file.clone() }</span></p> }
            if !fault.place.is_empty() { <p class="quiet-text">{ words.text("received.place") }{ " " }{ fault.place.clone() }</p> }
            <p>{ fault.cure.clone() }</p>
            <NoteBox seen={seen.clone()} id={fault.id()} about={fault.what.clone()} />
        </li>
    }
}

fn missing(words: &Catalog, report: &Rc<Report>, seen: &Rc<Seen>) -> Html {
    let have = report.wanted.saturating_sub(report.missing.len());
    let told = words.fill(
        "hr.package.ring",
        &[("have", &have.to_string()), ("all", &report.wanted.to_string())],
    );
    html! {
        <section id="missing">
            <h2>{ words.text("received.missing") }</h2>
            if report.is_read {
                <p>{ told.clone() }</p>
                <svg class="ring" viewBox="0 0 100 10" role="img" aria-labelledby="ring-title" preserveAspectRatio="none">
                    <title id="ring-title">{ told }</title>
                    <rect class="all" width="100" height="10" /><rect class="have" width={(have * 100 / report.wanted.max(1)).to_string()} height="10" />
                </svg>
            }
            if !report.missing.is_empty() {
                <Missings report={report.clone()} seen={seen.clone()} />
            }
        </section>
    }
}

/// What is missing, some at a time.
#[component]
fn Missings(PeopleProps { report, seen }: &PeopleProps) -> Html {
    let words = use_words();
    let (shown, more) = use_more();
    let row = |one: &Missing| {
        let number = one
            .person
            .map(|number| words.fill("received.number_of", &[("number", &number.to_string())]));
        html! {
            <li data-missing={one.name.clone()}>
                { number.unwrap_or_default() }<strong>{ one.title.clone() }</strong>{ "：" }{ one.why.clone() }
                if !one.lacks.is_empty() { <span class="quiet-text">{ " " }{ one.lacks.join("；") }</span> }
                <NoteBox seen={seen.clone()} id={one.id()} about={one.title.clone()} />
            </li>
        }
    };
    html! {
        <>
            <ul>{ for report.missing.iter().take(shown).map(row) }</ul>
            if shown < report.missing.len() {
                <p class="buttons"><button type="button" class="button secondary" id="more-missing" onclick={more}>{ words.text("received.more") }</button></p>
            }
        </>
    }
}

/// By what it was looked at.
fn basis(words: &Catalog, report: &Report, seen: &Seen) -> Html {
    let day = |text: &str| iso_day(text).map_or(String::new(), |day| date(words, day));
    let years = |years: &[i32]| {
        let year = |year: Option<&i32>| year.map(ToString::to_string).unwrap_or_default();
        words.fill(
            "received.years",
            &[("first", &year(years.first())), ("last", &year(years.last()))],
        )
    };
    let made = report.made.as_deref().map_or(words.text("received.no_day").to_owned(), day);
    let theirs =
        report.their_rules.clone().unwrap_or_else(|| words.text("received.not_stated").to_owned());
    let readings = if report.readings.is_empty() {
        words.text("received.no_readings").to_owned()
    } else {
        report.readings.join("；")
    };
    let rows = [
        ("made", made),
        ("reference", day(&report.reference)),
        ("readings", readings),
        ("rules", report.rules.clone()),
        ("their_rules", theirs),
        ("schedules", years(&report.schedules.theirs)),
        ("schedules_here", years(&report.schedules.ours)),
    ];
    html! {
        <section id="basis">
            <h2>{ words.text("received.basis") }</h2>
            <dl class="facts">{ for rows.map(|(key, told)| html! { <div data-basis={key}><dt>{ words.text(&format!("received.basis.{key}")) }</dt><dd>{ told }</dd></div> }) }</dl>
            <p>{ words.text("received.code") }{ " " }<strong class="code" id="report-code">{ seen.code[..8].to_owned() }</strong></p>
            <details>
                <summary>{ words.text("received.codes") }</summary>
                <p>{ words.text("received.code.more") }</p>
                <p class="code" id="report-code-whole">{ seen.code.clone() }</p>
                <p>{ words.text("make.code") }</p>
                <p class="code" id="file-code-whole">{ seen.digest.clone() }</p>
            </details>
        </section>
    }
}

fn others(words: &Catalog, store: &Store) -> Html {
    let is_more = store.seen().count() > 1;
    html! {
        <p class="buttons no-print">
            <a class="button secondary" id="to-put" href={Route::Recheck(Desk::Home).href()}>{ words.text("received.all") }</a>
            if is_more { <a class="button secondary" id="to-compare" href={Route::Recheck(Desk::Compare).href()}>{ words.text("received.compare") }</a> }
        </p>
    }
}
