//! One clause: its words, its readings, the rules that stand for it.

use teji_fields::Clause;
use teji_notice::{OPEN_POINTS, READINGS, clause, law, outline};
use teji_rules::Rule;
use yew::prelude::*;

use crate::parts::rulebook::lines;
use crate::shared::use_words;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// The name of the clause.
    pub(crate) id: &'static str,
}

#[component]
pub(crate) fn ClausePage(Props { id }: &Props) -> Html {
    let words = use_words();
    let of = |part: &str| words.text(&format!("clause.{id}.{part}")).to_owned();
    let number = clause(id).map(|entry| entry.clause);
    let rule = law().trees().into_iter().find_map(|tree: &Rule| tree.find(id));
    let readings: Vec<_> =
        READINGS.iter().filter(|reading| Some(reading.clause) == number).collect();
    let about = |point: &Clause| number.is_some_and(|number| number.0.starts_with(point.0));
    let points: Vec<_> = OPEN_POINTS.iter().filter(|(_, clause)| about(clause)).collect();
    html! {
        <>
            <p><a href="#/notice">{ words.text("clause.all") }</a></p>
            <h1 id="title" tabindex="-1">{ of("title") }<small>{ of("locator") }</small></h1>
            <p class="lead">{ of("text") }</p>
            <p>{ of("tool") }</p>
            if !readings.is_empty() {
                <h2>{ words.text("notice.readings") }</h2>
            }
            { for readings.iter().map(|reading| {
                let of = |part: &str| words.text(&format!("reading.{}.{part}", reading.id.0)).to_owned();
                html! {
                    <section data-reading={reading.id.0}>
                        <h3>{ of("title") }</h3>
                        <ul>{ for reading.options.map(|option| html! { <li>{ of(option.0) }</li> }) }</ul>
                        <p>{ words.fill("reading.settled_by", &[("who", &of("who")), ("paper", &of("paper"))]) }</p>
                    </section>
                }
            }) }
            if !points.is_empty() {
                <h2>{ words.text("notice.open_points") }</h2>
                <ul>{ for points.iter().map(|(id, _)| html! { <li>{ words.text(&format!("open_point.{id}")) }</li> }) }</ul>
            }
            if let Some(rule) = rule {
                <h2>{ words.text("clause.rule") }</h2>
                { lines(&outline(rule, words)) }
            }
        </>
    }
}
