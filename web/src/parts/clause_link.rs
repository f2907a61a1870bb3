//! A clause beside what is said of it: where it stands, and its words opened in place.

use teji_notice::clause;
use teji_text::Catalog;
use yew::prelude::*;

/// Why something is asked: the clause, opened in place.
pub(crate) fn why(words: &Catalog, id: &str) -> Html {
    let locator = words.text(&format!("clause.{id}.locator")).to_owned();
    html! {
        <details class="why">
            <summary>{ words.fill("question.why", &[("locator", &locator)]) }</summary>
            <p>{ words.text(&format!("clause.{id}.text")) }</p>
            <p class="quiet-text">{ words.text(&format!("clause.{id}.tool")) }</p>
        </details>
    }
}

/// The title of a clause with its locator; it leads to the clause's own page.
pub(crate) fn title(words: &Catalog, id: &str) -> Html {
    let href = clause(id).map(|entry| format!("#/notice/{}", entry.id));
    html! {
        <>
            <a {href}>{ words.text(&format!("clause.{id}.title")) }</a>
            <small>{ words.text(&format!("clause.{id}.locator")) }</small>
        </>
    }
}
