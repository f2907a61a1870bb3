//! Two versions of one filing beside each other.

use teji_recheck::{Step, compare};
use teji_text::Catalog;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::report::{nothing, sentences};
use super::use_store;
use crate::route::{Desk, Route};
use crate::shared::{use_shared, use_words};

#[component]
pub(super) fn ComparePage() -> Html {
    let words = use_words();
    let shared = use_shared();
    let store = use_store();
    let seen: Vec<_> = store.seen().collect();
    // What was put down first is taken for the earlier version.
    let chosen = use_state(|| (0_usize, 1_usize));
    if seen.len() < 2 {
        return nothing(words);
    }
    let (before, after) = (chosen.0.min(seen.len() - 1), chosen.1.min(seen.len() - 1));
    let choose = |is_before: bool| {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| {
            let at = event.target_unchecked_into::<HtmlSelectElement>().value();
            let at = at.parse().unwrap_or_default();
            chosen.set(if is_before { (at, chosen.1) } else { (chosen.0, at) });
        })
    };
    let list = |id: &'static str, at: usize, onchange: Callback<Event>| {
        html! {
            <div class="field">
                <label for={id}>{ words.text(&format!("received.{id}")) }</label>
                <select {id} {onchange}>{ for seen.iter().enumerate().map(|(place, (one, _))| html! {
                    <option value={place.to_string()} selected={place == at}>{ one.name.clone() }</option>
                }) }</select>
            </div>
        }
    };
    let names = sentences(shared.language);
    let side = |at: usize| (&seen[at].1.answers, &**seen[at].1.report(shared.language));
    let found = compare(side(before), side(after), names);
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("received.compare") }</h1>
            <p>{ words.text("received.compare.more") }</p>
            <div class="two">{ list("before", before, choose(true)) }{ list("after", after, choose(false)) }</div>
            if let Some(found) = found {
                { steps(words, names, "people", &found.people) }
                { steps(words, names, "answers", &found.answers) }
                { steps(words, names, "decisions", &found.decisions) }
                <details>
                    <summary>{ counted(words, words.text("received.compare.files"), found.files.len()) }</summary>
                    { files(names, &found.files) }
                </details>
            } else { <p class="warn" id="no-compare">{ words.text("received.compare.kinds") }</p> }
            <p class="buttons"><a class="button secondary" href={Route::Recheck(Desk::Home).href()}>{ words.text("received.all") }</a></p>
        </>
    }
}

fn counted(words: &Catalog, title: &str, count: usize) -> String {
    words.fill("received.count", &[("title", title), ("count", &count.to_string())])
}

fn steps(words: &Catalog, names: &Catalog, key: &'static str, steps: &[Step]) -> Html {
    let label = |key: &str| words.text(&format!("received.compare.{key}")).to_owned();
    let row = |step: &Step| {
        html! {
            <tr data-step={step.key()}>
                <th scope="row">{ step.what.clone() }</th>
                <td data-label={label("how")}>{ names.text(step.key()) }</td>
                <td data-label={label("was")}>{ step.before.clone().unwrap_or_default() }</td>
                <td data-label={label("is")}>{ step.after.clone().unwrap_or_default() }</td>
            </tr>
        }
    };
    html! {
        <section id={format!("compare-{key}")}>
            <h2>{ counted(words, &label(key), steps.len()) }</h2>
            if steps.is_empty() { <p>{ words.text("received.compare.none") }</p> } else {
                <table class="rows">
                    <thead><tr>{ for ["what", "how", "was", "is"].map(|key| html! { <th scope="col">{ label(key) }</th> }) }</tr></thead>
                    <tbody>{ for steps.iter().map(row) }</tbody>
                </table>
            }
        </section>
    }
}

fn files(names: &Catalog, steps: &[Step]) -> Html {
    html! { <ul id="compare-files">{ for steps.iter().map(|step| html! {
        <li data-step={step.key()}><span class="path">{ step.what.clone() }</span>{ " " }{ names.text(step.key()) }</li>
    }) }</ul> }
}
