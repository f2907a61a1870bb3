//! The rulebook, printed from the trees that judge.

use teji_notice::{CLAUSES, law, outline};
use yew::prelude::*;

use crate::pages::notice::{open_points, readings_table};
use crate::parts::clause_link;
use crate::parts::rulebook::lines;
use crate::shared::use_words;

#[component]
pub(crate) fn Rules() -> Html {
    let words = use_words();
    let heads = ["person", "honours", "priority", "central", "provincial", "local", "publicity"];
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("rules.title") }</h1>
            <p class="lead">{ words.text("rules.lead") }</p>
            <h2>{ words.text("rules.clauses") }</h2>
            <table class="rows" id="clauses">
                <thead><tr>
                    <th scope="col">{ words.text("conditions.clause") }</th>
                    <th scope="col">{ words.text("rules.part") }</th>
                    <th scope="col">{ words.text("rules.tool") }</th>
                </tr></thead>
                <tbody>
                    { for CLAUSES.iter().map(|entry| html! {
                        <tr data-clause={entry.id}>
                            <th scope="row">{ clause_link::title(words, entry.id) }</th>
                            <td data-label={words.text("rules.part").to_owned()}>{ words.text(&format!("part.{}", entry.part.key())) }</td>
                            <td data-label={words.text("rules.tool").to_owned()}>{ words.text(&format!("clause.{}.tool", entry.id)) }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
            { readings_table(words) }
            { open_points(words) }
            { for law().trees().into_iter().zip(heads).map(|(tree, head)| html! {
                <section>
                    <h2>{ words.text(&format!("rules.{head}")) }</h2>
                    { lines(&outline(tree, words)) }
                </section>
            }) }
        </>
    }
}
