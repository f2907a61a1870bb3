//! Everything that was entered, to be looked at before it is made into papers; and what still lacks or does not agree.

use std::cell::RefCell;

use teji_dossier::{BASICS, Conflict, Group, Lack, Need, Spot, Weight, answer, label};
use teji_fields::AnyField;
use teji_notice::rule_name;
use teji_text::Catalog;
use yew::prelude::*;

use super::card::title;
use super::field::name_of;
use super::{Papers, use_papers};
use crate::route::Place;
use crate::shared::{arrive_at, use_words};

thread_local! {
    /// The row from which somebody went to a page to change an answer, and to which they come back.
    static ROW: RefCell<Option<(Place, String)>> = const { RefCell::new(None) };
}

/// The way back to the review, for somebody who came to this page from there.
pub(crate) fn way_back(from: Place) -> Option<Place> {
    let came = ROW.with_borrow(|row| row.as_ref().is_some_and(|(place, _)| *place == from));
    came.then_some(Place::Review)
}

/// Whoever goes elsewhere does not come back.
pub(crate) fn forget_way_back() {
    ROW.take();
}

#[component]
pub(crate) fn Review() -> Html {
    let words = use_words();
    let papers = use_papers();
    use_memo((), |()| {
        if let Some((_, row)) = ROW.take() {
            arrive_at(row);
        }
    });
    let sections = papers.application.sections();
    let lacks: Vec<&Lack> = sections.iter().flat_map(|section| &section.lacks).collect();
    let conflicts = papers.application.conflicts();
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("me.review.title") }</h1>
            <p>{ words.text("me.review.lead") }</p>
            { disagreeing(words, &papers, &conflicts) }
            { lacking(words, &papers, &lacks) }
            <h2>{ papers.words().text("section.basics") }</h2>
            { answers(words, &papers, Spot::Basics) }
            { for Group::ALL.into_iter().map(|group| listed(words, &papers, group)) }
            <p class="buttons">
                <a class="button primary" id="to-make" href={papers.href(Place::Make)}>{ words.text("me.make.title") }</a>
                <a class="button secondary" href={papers.href(Place::Tasks)}>{ words.text("me.to_tasks") }</a>
            </p>
        </>
    }
}

fn listed(words: &Catalog, papers: &Papers, group: Group) -> Html {
    let entries = papers.application.list(group);
    html! {
        <section data-group={Place::List(group).path()}>
            <h2>{ papers.words().text(&format!("section.{}", Place::List(group).path())) }</h2>
            if entries.is_empty() { <p>{ words.text("me.none") }</p> }
            { for entries.iter().map(|entry| {
                let name = title(papers, group, entry.id);
                html! {
                    <>
                        <h3>{ name.unwrap_or_else(|| words.text("me.untitled").to_owned()) }</h3>
                        { answers(words, papers, Spot::Entry(group, entry.id)) }
                    </>
                }
            }) }
            <p><a href={papers.href(Place::List(group))}>{ words.text("me.to_list") }</a></p>
        </section>
    }
}

/// Every answer at a place, each with the way to change it.
fn answers(words: &Catalog, papers: &Papers, spot: Spot) -> Html {
    let (form, place) = match spot {
        Spot::Entry(group, id) => (group.form(), Place::Entry(group, id)),
        Spot::Check | Spot::Basics => (&BASICS, Place::Basics),
    };
    let asked = form.fields().filter(|(_, need)| *need != Need::OfDevice);
    let shown = asked.filter(|(field, _)| is_shown(papers, spot, *field));
    html! {
        <dl class="facts review">
            { for shown.map(|(field, _)| {
                let typed = papers.application.typed(spot, field.id());
                let told = typed.map(|typed| answer(field, typed, papers.words()));
                let row = format!("row-{}-{}", place.path().replace('/', "-"), field.id().0);
                let name = named(papers, field);
                let onclick = {
                    let row = row.clone();
                    Callback::from(move |_: MouseEvent| ROW.set(Some((place, row.clone()))))
                };
                html! {
                    <div data-field={field.id().0}>
                        <dt>{ name.clone() }</dt>
                        <dd>{ told.unwrap_or_else(|| words.text("me.unanswered").to_owned()) }</dd>
                        <dd>
                            <a class="change" id={row} href={papers.href(place)} {onclick}
                                aria-label={words.fill("conditions.change.name", &[("name", &name)])}>
                                { words.text("conditions.change") }
                            </a>
                        </dd>
                    </div>
                }
            }) }
        </dl>
    }
}

/// Of statements to tick, those that are ticked.
fn is_shown(papers: &Papers, spot: Spot, field: &dyn AnyField) -> bool {
    let is_tick = teji_dossier::FORMS.iter().flat_map(|form| form.slots).any(|slot| {
        matches!(&slot.ask, teji_notice::Ask::Ticks { fields, .. } if fields.iter().any(|one| one.id() == field.id()))
    });
    !is_tick || papers.application.typed(spot, field.id()) == Some("yes")
}

fn named(papers: &Papers, field: &dyn AnyField) -> String {
    let own = papers.words().has(&format!("field.{}.label", field.id().0));
    if own { name_of(papers, field.id()) } else { label(field, papers.words()) }
}

fn disagreeing(words: &Catalog, papers: &Papers, conflicts: &[Conflict]) -> Html {
    html! {
        if !conflicts.is_empty() {
            <section id="conflicts">
                <h2>{ words.text("me.conflicts") }</h2>
                <ul>
                    { for conflicts.iter().map(|conflict| {
                        let class = match conflict.weight() {
                            Weight::Fault => "fault",
                            Weight::Remark => "remark",
                        };
                        html! { <li data-weight={class}>{ conflict_told(papers, conflict) }</li> }
                    }) }
                </ul>
            </section>
        }
    }
}

fn conflict_told(papers: &Papers, conflict: &Conflict) -> Html {
    let words = papers.words();
    let mut args = conflict.args();
    for (name, value) in &mut args {
        if *name == "condition" {
            *value = rule_name(value, words);
        }
    }
    let values: Vec<(&str, &str)> =
        args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sentence = words.fill(conflict.key(), &values);
    let cure = words.fill(&format!("{}.try", conflict.key()), &values);
    let place = conflict.places().into_iter().find_map(|(spot, _)| match spot {
        Spot::Entry(group, id) => Some(Place::Entry(group, id)),
        Spot::Basics => Some(Place::Basics),
        Spot::Check => None,
    });
    let place = place.unwrap_or(Place::List(Group::Evidence));
    html! { <>{ sentence }{ " " }<a href={papers.href(place)}>{ cure }</a></> }
}

fn lacking(words: &Catalog, papers: &Papers, lacks: &[&Lack]) -> Html {
    html! {
        if !lacks.is_empty() {
            <details id="lacking">
                <summary>{ words.fill("me.lacks", &[("count", &lacks.len().to_string())]) }</summary>
                <ul>{ for lacks.iter().map(|lack| html! {
                    <li><a href={papers.href(place_of(lack))}>{ told(papers, lack) }</a></li>
                }) }</ul>
            </details>
        }
    }
}

fn place_of(lack: &Lack) -> Place {
    match lack {
        Lack::Answer { spot: Spot::Entry(group, id), .. } => Place::Entry(*group, *id),
        Lack::Answer { .. } => Place::Basics,
        Lack::Entry(group) => Place::List(*group),
        Lack::Stated(condition) if condition.starts_with("honour") => Place::List(Group::Honours),
        Lack::Stated(_) => Place::List(Group::Merits),
        Lack::Proof { .. } => Place::List(Group::Evidence),
    }
}

/// What lacks, in words.
pub(crate) fn told(papers: &Papers, lack: &Lack) -> String {
    let words = papers.words();
    let (name, value) = match lack {
        Lack::Answer { field, .. } => ("field", name_of(papers, *field)),
        Lack::Entry(_) => ("field", String::new()),
        Lack::Stated(condition) | Lack::Proof { condition, .. } => {
            ("condition", rule_name(condition, words))
        }
    };
    let told = words.fill(lack.key(), &[(name, &value)]);
    match lack {
        Lack::Answer { spot: Spot::Entry(group, id), .. } => {
            let entry = title(papers, *group, *id);
            let section = words.text(&format!("form.{}", group.form().id)).to_owned();
            format!("{}: {told}", entry.unwrap_or(section))
        }
        Lack::Entry(group) => {
            format!("{}: {told}", words.text(&format!("section.{}", Place::List(*group).path())))
        }
        Lack::Answer { .. } | Lack::Stated(_) | Lack::Proof { .. } => told,
    }
}
