//! The conditions one by one: what was answered, what that gives, and what proves it.

use teji_fields::AnyField;
use teji_notice::{Check, SELF_CHECK, clause};
use teji_rules::{Finding, Outcome};
use teji_text::Catalog;
use teji_workdays::Day;
use yew::prelude::*;

use crate::parts::answer::{onset, said};
use crate::parts::clause_link;

/// The table of the conditions.
pub(crate) fn conditions(words: &Catalog, check: &Check<'_>) -> Html {
    let heads = ["clause", "said", "outcome", "proof"];
    let label = |head: &str| words.text(&format!("conditions.{head}")).to_owned();
    html! {
        <table class="rows" id="conditions">
            <caption>{ words.text("conditions.caption") }</caption>
            <thead><tr>{ for heads.map(|head| html! { <th scope="col">{ label(head) }</th> }) }</tr></thead>
            <tbody>
                { for check.person.parts.iter().map(|part| html! {
                    <tr data-rule={part.rule.id.0} data-outcome={outcome_key(part)}>
                        <th scope="row">{ clause_link::title(words, part.rule.id.0) }{ declared(words, part.rule.id.0) }</th>
                        <td data-label={label("said")}>{ answers(words, part, check) }</td>
                        <td class="outcome" data-label={label("outcome")}><strong>{ outcome(words, part) }</strong></td>
                        <td data-label={label("proof")}>{ words.text(&format!("proof.{}", part.rule.id.0)) }</td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

/// That people judge what the person declares, where they do.
fn declared(words: &Catalog, id: &str) -> Html {
    let part = clause(id).map(|entry| entry.part).filter(|part| part.is_declared());
    html! {
        if let Some(part) = part {
            <span class="badge">{ words.text(&format!("part.{}", part.key())) }</span>
        }
    }
}

/// What a rule came to, as a word for programs.
pub(crate) fn outcome_key(finding: &Finding<'_>) -> &'static str {
    match finding.outcome() {
        Outcome::Met => "met",
        Outcome::NotMet => "not_met",
        Outcome::DependsOnReading => "depends",
        Outcome::Unknown => "unknown",
    }
}

/// What a rule came to, in words; what only time lacks says until when.
pub(crate) fn outcome(words: &Catalog, finding: &Finding<'_>) -> String {
    let key = outcome_key(finding);
    let overall = finding.overall();
    if finding.outcome() == Outcome::NotMet && overall.earliest != Day::NEVER {
        return words.fill("outcome.later", &[("day", &onset(words, overall))]);
    }
    words.text(&format!("outcome.{key}")).to_owned()
}

/// What was answered to the questions of a rule, each with the way to change it.
fn answers(words: &Catalog, finding: &Finding<'_>, check: &Check<'_>) -> Html {
    let answered = |field: &'static dyn AnyField| {
        said(words, field, check.case.facts).map(|answer| (field, answer))
    };
    let answers: Vec<_> = finding.rule.fields().into_iter().filter_map(answered).collect();
    if answers.is_empty() {
        let asked = check.asked();
        let matters = finding.rule.fields().iter().any(|field| asked.contains(&field.id()));
        let key = if matters { "conditions.unanswered" } else { "conditions.silent" };
        return html! { <p class="quiet-text">{ words.text(key) }</p> };
    }
    html! {
        <ul class="plain">
            { for answers.into_iter().map(|(field, answer)| {
                let name = words.text(&format!("short.{}", field.id().0)).to_owned();
                html! {
                    <li>
                        { words.fill("conditions.answer", &[("name", &name), ("answer", &answer)]) }
                        { change(words, field, &name) }
                    </li>
                }
            }) }
        </ul>
    }
}

fn change(words: &Catalog, field: &dyn AnyField, name: &str) -> Html {
    let href = page_of(field).map(|page| format!("#/check/q/{page}"));
    html! {
        <a class="change no-print" {href} aria-label={words.fill("conditions.change.name", &[("name", name)])}>
            { words.text("conditions.change") }
        </a>
    }
}

/// The page that asks for a field.
pub(crate) fn page_of(field: &dyn AnyField) -> Option<&'static str> {
    let asks =
        |page: &&teji_notice::Page| page.fields().iter().any(|known| known.id() == field.id());
    SELF_CHECK.iter().find(asks).map(|page| page.id)
}
