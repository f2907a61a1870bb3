//! The clauses of the notice in words of our own.

use teji_notice::{CLAUSES, ClauseEntry, OPEN_POINTS, READINGS};
use teji_text::Catalog;
use yew::prelude::*;

use crate::parts::clause_link;
use crate::shared::use_words;

#[component]
pub(crate) fn Notice() -> Html {
    let words = use_words();
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("notice.title") }</h1>
            <p class="lead">{ words.text("notice.lead") }</p>
            <p>{ words.text("notice.translation") }</p>
            { for CLAUSES.iter().map(|entry| one(words, entry)) }
            { readings_table(words) }
            { open_points(words) }
            <h2>{ words.text("absent.title") }</h2>
            <p>{ words.text("absent.text") }</p>
            <h2>{ words.text("notice.faults") }</h2>
            <ul>
                <li>{ words.text("fault.document_number") }</li>
                <li>{ words.text("fault.phone") }</li>
            </ul>
            <p><a href="#/rules">{ words.text("notice.rules") }</a></p>
        </>
    }
}

fn one(words: &Catalog, entry: &'static ClauseEntry) -> Html {
    html! {
        <section class="clause" data-clause={entry.id}>
            <h2>{ clause_link::title(words, entry.id) }</h2>
            <p>{ words.text(&format!("clause.{}.text", entry.id)) }</p>
            <p class="quiet-text">
                <span class="badge">{ words.text(&format!("part.{}", entry.part.key())) }</span>
                { " " }
                { words.text(&format!("clause.{}.tool", entry.id)) }
            </p>
        </section>
    }
}

/// The sentences that can be read in two ways.
pub(crate) fn readings_table(words: &Catalog) -> Html {
    html! {
        <>
            <h2>{ words.text("notice.readings") }</h2>
            <table class="rows" id="readings">
                <thead><tr>
                    <th scope="col">{ words.text("notice.reading") }</th>
                    <th scope="col">{ words.text("notice.first") }</th>
                    <th scope="col">{ words.text("notice.second") }</th>
                </tr></thead>
                <tbody>
                    { for READINGS.iter().map(|reading| {
                        let of = |part: &str| words.text(&format!("reading.{}.{part}", reading.id.0)).to_owned();
                        html! {
                            <tr data-reading={reading.id.0}>
                                <th scope="row">{ of("title") }</th>
                                <td data-label={words.text("notice.first").to_owned()}>{ of(reading.options[0].0) }</td>
                                <td data-label={words.text("notice.second").to_owned()}>{ of(reading.options[1].0) }</td>
                            </tr>
                        }
                    }) }
                </tbody>
            </table>
        </>
    }
}

/// What is open beside the readings.
pub(crate) fn open_points(words: &Catalog) -> Html {
    html! {
        <>
            <h2>{ words.text("notice.open_points") }</h2>
            <ul>{ for OPEN_POINTS.iter().map(|(id, _)| html! { <li>{ words.text(&format!("open_point.{id}")) }</li> }) }</ul>
        </>
    }
}
