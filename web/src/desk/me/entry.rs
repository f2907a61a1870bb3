//! One entry of a list.

use teji_dossier::{Group, Spot};
use yew::prelude::*;

use super::section::{At, Questions};
use super::use_papers;
use crate::route::Place;
use crate::shared::use_words;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) group: Group,
    pub(crate) id: u32,
}

#[component]
pub(crate) fn Entry(Props { group, id }: &Props) -> Html {
    let words = use_words();
    let papers = use_papers();
    let list = papers.route(Place::List(*group));
    if papers.application.list(*group).get(*id).is_none() {
        return html! {
            <>
                <h1 id="title" tabindex="-1">{ words.text(title(*group)) }</h1>
                <p>{ words.text("me.gone") }</p>
                <p class="buttons"><a class="button primary" href={list.href()}>{ words.text("me.to_list") }</a></p>
            </>
        };
    }
    html! {
        <Questions form={group.form().id} spot={At(Spot::Entry(*group, *id))} title={title(*group)} next={Place::List(*group)} />
    }
}

/// The key of the heading of an entry's page.
pub(crate) fn title(group: Group) -> &'static str {
    match group {
        Group::Posts => "me.post.title",
        Group::Merits => "me.merit.title",
        Group::Honours => "me.honour.title",
        Group::Evidence => "me.paper.title",
    }
}
