//! The task list: the sections, how far each of them is, and what comes after them.

use teji_dossier::{Group, Section, Standing};
use teji_text::Catalog;
use yew::prelude::*;

use super::{Papers, use_papers};
use crate::parts::slims::in_wechat;
use crate::route::Place;
use crate::shared::use_words;

#[component]
pub(crate) fn Tasks() -> Html {
    let words = use_words();
    let papers = use_papers();
    use_effect_with((), |()| super::review::forget_way_back());
    let sections = papers.application.sections();
    let open = sections.iter().filter(|section| section.standing != Standing::Filled).count();
    let review = match open {
        0 => words.text("me.review.ready").to_owned(),
        _ => words.fill("me.review.open", &[("count", &open.to_string())]),
    };
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("me.tasks.title") }</h1>
            <p class="note" id="not-filed"><strong>{ words.text("me.not_filed") }</strong></p>
            if in_wechat() { <p class="warn" id="me-wechat">{ words.text("me.wechat") }</p> }
            <p>{ words.text("me.lead") }</p>
            <p class="warn">{ words.text("question.honest") }</p>
            <ul class="tasks">
                { for sections.iter().map(|section| row(&papers, section)) }
                { task(&papers, "review", Place::Review, words.text("me.review.title"), &review) }
                { task(&papers, "make", Place::Make, words.text("me.make.title"), words.text("me.make.told")) }
            </ul>
            { lacking(words, &papers, &sections) }
        </>
    }
}

fn row(papers: &Papers, section: &Section) -> Html {
    let words = papers.words();
    let title = words.text(&format!("section.{}", section.id)).to_owned();
    let standing = words.text(&format!("standing.{}", section.standing.key())).to_owned();
    let place = place(section.id);
    task(papers, section.standing.key(), place, &title, &standing)
}

/// The page of a section: a form, or the list that bears its name.
fn place(section: &str) -> Place {
    let list = Group::ALL.into_iter().map(Place::List).find(|place| place.path() == section);
    list.unwrap_or(Place::Basics)
}

/// One row, tapped anywhere: its name, and how far it is.
fn task(papers: &Papers, standing: &'static str, place: Place, title: &str, told: &str) -> Html {
    let id = format!("task-{}", place.path().replace('/', "-"));
    html! {
        <li>
            <a href={papers.href(place)} aria-describedby={id.clone()} data-standing={standing}>
                <strong>{ title }</strong>
            </a>
            <span class="badge" {id}>{ told }</span>
        </li>
    }
}

/// What the sections that were begun still lack.
fn lacking(words: &Catalog, papers: &Papers, sections: &[Section]) -> Html {
    let begun = sections.iter().filter(|section| section.standing != Standing::NotStarted);
    let lacks: Vec<String> = begun
        .flat_map(|section| section.lacks.iter().map(|lack| super::review::told(papers, lack)))
        .collect();
    html! {
        if !lacks.is_empty() {
            <details id="lacks">
                <summary>{ words.fill("me.lacks", &[("count", &lacks.len().to_string())]) }</summary>
                <ul>{ for lacks.into_iter().map(|lack| html! { <li>{ lack }</li> }) }</ul>
            </details>
        }
    }
}
