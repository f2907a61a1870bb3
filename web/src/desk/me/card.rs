//! An entry in a few lines, with what can be done with it.

use teji_dossier::{EVIDENCE, Group, Need, Spot, answer};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::attach;
use super::field::name_of;
use super::make::digest;
use super::{Papers, use_papers};
use crate::route::Place;
use crate::shared::use_words;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) group: Group,
    pub(crate) id: u32,
    pub(crate) on_remove: Callback<u32>,
}

#[component]
pub(crate) fn Card(Props { group, id, on_remove }: &Props) -> Html {
    let words = use_words();
    let papers = use_papers();
    let (group, id) = (*group, *id);
    let heading = format!("entry-{id}");
    let named = |action: &str| format!("{action}-{id} {heading}");
    let unseen = papers.application.list(group).get(id).is_some_and(|entry| entry.unseen);
    let rows = rows(&papers, Spot::Entry(group, id));
    let title = title(&papers, group, id).unwrap_or_else(|| words.text("me.untitled").to_owned());
    html! {
        <>
            <h2 id={heading.clone()}>{ title }</h2>
            if unseen { <p><span class="badge" data-unseen="">{ words.text("me.unseen") }</span></p> }
            if let Some(digest) = photo(&papers, group, id) { <Photo {digest} /> }
            <dl class="facts">
                { for rows.into_iter().map(|(name, value)| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }) }
            </dl>
            <p class="buttons">
                <a class="button secondary" id={format!("change-{id}")} href={papers.href(Place::Entry(group, id))}
                    aria-labelledby={named("change")}>{ words.text("conditions.change") }</a>
                <button type="button" class="button secondary" id={format!("remove-{id}")} data-do="remove"
                    aria-labelledby={named("remove")} onclick={on_remove.reform(move |_: MouseEvent| id)}>
                    { words.text("files.delete") }
                </button>
            </p>
        </>
    }
}

/// The digest of an entry's file, if it is a picture.
fn photo(papers: &Papers, group: Group, id: u32) -> Option<String> {
    let media = EVIDENCE.field("evidence_media")?.id();
    let typed = papers.application.typed(Spot::Entry(group, id), media);
    let is_picture = group == Group::Evidence && matches!(typed, Some("jpeg" | "png"));
    is_picture.then(|| digest(&papers.application, id)).flatten()
}

#[derive(PartialEq, Properties)]
struct PhotoProps {
    digest: String,
}

/// The picture, small; what it shows is told beside it.
#[component]
fn Photo(PhotoProps { digest }: &PhotoProps) -> Html {
    let address = use_state(|| None::<String>);
    {
        let address = address.clone();
        use_effect_with(digest.clone(), move |digest| {
            let digest = digest.clone();
            spawn_local(async move { address.set(attach::address(digest).await) });
        });
    }
    html! { <p>if let Some(source) = &*address { <img class="thumb" src={source.clone()} alt="" /> }</p> }
}

/// What an entry is called: the first thing that was entered which names it.
pub(crate) fn title(papers: &Papers, group: Group, id: u32) -> Option<String> {
    let spot = Spot::Entry(group, id);
    let naming: &[&str] = match group {
        Group::Posts => &["post_held", "post_unit", "post_kind"],
        Group::Merits => &["merit_title", "merit_head"],
        Group::Honours => &["honour_kind"],
        Group::Evidence => &["evidence_title", "evidence_name"],
    };
    let fields = naming.iter().filter_map(|name| group.form().field(name));
    let mut told = fields.filter_map(|field| {
        let typed = papers.application.typed(spot, field.id())?;
        let told = answer(field, typed, papers.words());
        (!told.trim().is_empty()).then_some(told)
    });
    told.next()
}

/// What was entered at a place, name by name.
pub(crate) fn rows(papers: &Papers, spot: Spot) -> Vec<(String, String)> {
    let Spot::Entry(group, _) = spot else { return Vec::new() };
    let row = |(field, _): (&'static dyn teji_fields::AnyField, _)| {
        let typed = papers.application.typed(spot, field.id())?;
        Some((name_of(papers, field.id()), answer(field, typed, papers.words())))
    };
    let shown = group.form().fields().filter(|(_, need)| *need != Need::OfDevice);
    shown.filter_map(row).collect()
}
