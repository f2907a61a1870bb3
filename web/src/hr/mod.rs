//! An enterprise's batch: from its plan to what follows the appointment.

mod after;
mod decide;
mod field;
mod given;
mod home;
pub(crate) mod import;
mod make;
pub(crate) mod making;
mod merge;
mod package;
mod paper;
mod people;
mod person;
mod plan;
mod plan_lists;
mod publicity;
pub(crate) mod recheck;
mod round;
mod screen;
mod standing;
mod start;
mod undo;
pub(crate) mod worker;

use teji_text::Catalog;
use web_sys::DedicatedWorkerGlobalScope;
use yew::prelude::*;

use self::round::{Round, opened};
use crate::pages::elsewhere::elsewhere;
use crate::route::{Hall, Route};
use crate::shared::{Shared, use_shared, use_words};
use crate::words::{PAPERS, Words};

/// The words that only these pages have, in Chinese and in English; a person's papers have theirs here, too.
pub(crate) const WORDS: Words = [
    &[include_str!("../../text/hr.zh-CN.txt"), PAPERS[0]],
    &[include_str!("../../text/hr.en.txt"), PAPERS[1]],
];

/// What takes long, away from the page.
pub(crate) fn work(scope: &DedicatedWorkerGlobalScope) {
    making::serve(scope);
    worker::serve(scope);
}

/// The page at an address; those of the other programs are waited for.
pub(crate) fn page(route: Route, shared: &Shared) -> Html {
    match route {
        Route::Hr(hall) => html! { <Hr {hall} /> },
        Route::Recheck(desk) => html! { <recheck::Recheck {desk} /> },
        // Another plan's address makes another page.
        Route::Plan => html! { <given::Given key={given::address()} /> },
        _ => elsewhere(shared, shared.language.words(), route),
    }
}

#[derive(PartialEq, Properties)]
struct Props {
    hall: Hall,
}

#[component]
fn Hr(Props { hall }: &Props) -> Html {
    let shared = use_shared();
    let words = use_words();
    if !shared.draft.is_batch() {
        return html! { <start::Start /> };
    }
    let batch = match opened(&shared.draft) {
        Ok(batch) => batch,
        Err(error) => return strange(words, error.key()),
    };
    let page = match *hall {
        Hall::Home => html! { <home::Home /> },
        Hall::Plan => html! { <plan::PlanPage /> },
        Hall::Import => html! { <import::Import /> },
        Hall::People(state) => html! { <people::People {state} /> },
        Hall::Person(number, place) => {
            html! { <person::PersonPage key={number} {number} {place} /> }
        }
        Hall::Screen => html! { <screen::Screen /> },
        Hall::Publicity => html! { <publicity::PublicityPage /> },
        Hall::Package => html! { <package::Package /> },
        Hall::After => html! { <after::After /> },
        Hall::Paper(number) => html! { <paper::PaperPage {number} /> },
    };
    html! {
        <ContextProvider<Round> context={Round { batch, shared }}>
            { steps(words, *hall) }
            { page }
        </ContextProvider<Round>>
    }
}

/// The ways between the steps; nothing is locked.
fn steps(words: &Catalog, hall: Hall) -> Html {
    let halls = [
        (Hall::Home, "hr.step.home"),
        (Hall::Plan, "hr.step.plan"),
        (Hall::People(None), "hr.step.people"),
        (Hall::Screen, "hr.step.screen"),
        (Hall::Publicity, "hr.step.publicity"),
        (Hall::Package, "hr.step.package"),
        (Hall::After, "hr.step.after"),
    ];
    let is_here = |to: Hall| match (to, hall) {
        (Hall::People(_), Hall::People(_) | Hall::Person(..) | Hall::Import) => true,
        (to, hall) => to == hall,
    };
    html! {
        <nav class="steps-nav no-print" aria-label={words.text("hr.steps").to_owned()}>
            <ol>{ for halls.map(|(to, key)| html! {
                <li><a href={Route::Hr(to).href()} aria-current={is_here(to).then_some("page")}>{ words.text(key) }</a></li>
            }) }</ol>
        </nav>
    }
}

/// A batch that this version cannot read is left alone.
fn strange(words: &Catalog, key: &'static str) -> Html {
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("hr.title") }</h1>
            <p class="problem" role="alert">{ words.text(if key == "json.newer" { "open.newer" } else { "hr.strange" }) }</p>
            <p class="buttons"><a class="button primary" href="#/files">{ words.text("files.title") }</a></p>
        </>
    }
}
