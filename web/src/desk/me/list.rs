//! A list to which one adds one by one: a card for each entry, to look at, to change, to take out and to bring back.

use teji_dossier::{Group, Removed};
use teji_fields::Facts;
use yew::prelude::*;

use super::attach::Attach;
use super::card::Card;
use super::use_papers;
use crate::route::Place;
use crate::shared::{focus, use_words};

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) group: Group,
}

#[component]
pub(crate) fn Entries(Props { group }: &Props) -> Html {
    let words = use_words();
    let papers = use_papers();
    let group = *group;
    let gone = use_state(Vec::<Removed>::new);
    use_effect_with(gone.len(), |&count| {
        if count > 0 {
            focus("undo-entry");
        }
    });
    let add = {
        let papers = papers.clone();
        Callback::from(move |_: MouseEvent| {
            let id = papers.application.as_ref().clone().list_mut(group).add(Facts::default());
            papers.change(move |application| {
                application.list_mut(group).add(Facts::default());
            });
            papers.route(Place::Entry(group, id)).go();
        })
    };
    let remove = {
        let (papers, gone) = (papers.clone(), gone.clone());
        Callback::from(move |id: u32| {
            let removed = papers.application.as_ref().clone().list_mut(group).remove(id);
            gone.set(gone.iter().cloned().chain(removed).collect());
            papers.change(move |application| {
                application.list_mut(group).remove(id);
            });
        })
    };
    let restore = {
        let (papers, gone) = (papers.clone(), gone.clone());
        Callback::from(move |_: MouseEvent| {
            let mut left = (*gone).clone();
            if let Some(removed) = left.pop() {
                papers.change(move |application| application.list_mut(group).restore(removed));
            }
            if left.is_empty() {
                focus("title");
            }
            gone.set(left);
        })
    };
    let entries = papers.application.list(group);
    let key = |what: &str| format!("me.{}.{what}", Place::List(group).path());
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text(&key("title")) }</h1>
            <p>{ words.text(&key("lead")) }</p>
            <div role="status">
                if !gone.is_empty() {
                    <p class="note">
                        { words.fill("me.removed", &[("count", &gone.len().to_string())]) }{ " " }
                        <button type="button" class="button secondary" id="undo-entry" onclick={restore}>{ words.text("undo.back") }</button>
                    </p>
                }
            </div>
            if group == Group::Evidence { <Attach /> }
            if entries.is_empty() { <p id="empty">{ words.text("me.empty") }</p> }
            <ol class="plain" id="entries">
                { for entries.iter().map(|entry| html! {
                    <li key={entry.id} class="period" data-entry={entry.id.to_string()}>
                        <Card {group} id={entry.id} on_remove={remove.clone()} />
                    </li>
                }) }
            </ol>
            <p class="buttons">
                if group != Group::Evidence && !entries.is_full() {
                    <button type="button" class="button primary" id="add" onclick={add}>{ words.text(&key("add")) }</button>
                }
                <a class="button secondary" href={papers.href(Place::Tasks)}>{ words.text("me.to_tasks") }</a>
            </p>
        </>
    }
}
