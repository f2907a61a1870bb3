//! A person of a package: both results, the facts condition by condition, the years as a picture, and the evidence.

use std::rc::Rc;

use teji_batch::Screening;
use teji_dossier::{Application, BASICS, Form, Group, Spot};
use teji_fields::{AnyField, Facts};
use teji_notice::{Check, timeline};
use teji_recheck::{Answers, Row, stated_in};
use teji_rules::{Case, Finding};
use teji_text::Catalog;
use teji_workdays::iso_day;
use yew::prelude::*;

use super::exhibit::Exhibits;
use super::opinion::NoteBox;
use super::report::{nothing, sentences};
use super::store::Seen;
use super::use_store;
use crate::hr::field::name_of;
use crate::hr::round::names;
use crate::parts::answer::said;
use crate::parts::clause_link;
use crate::parts::finding::{outcome, outcome_key};
use crate::parts::timeline::{Timeline, Words};
use crate::route::{Desk, Route};
use crate::shared::{use_shared, use_words};
use crate::state::calendar;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) number: u32,
}

#[component]
pub(super) fn PersonPage(Props { number }: &Props) -> Html {
    let words = use_words();
    let shared = use_shared();
    let store = use_store();
    let Some((one, seen)) = store.shown() else { return nothing(words) };
    let report = seen.report(shared.language);
    let Some(at) = report.people.iter().position(|row| row.number == *number) else {
        return nothing(words);
    };
    let row = &report.people[at];
    let day = report.made.as_deref().and_then(iso_day).unwrap_or(shared.today);
    let neighbour = |at: Option<usize>, key: &'static str, id: &'static str| {
        let next = at.and_then(|at| report.people.get(at)).map(|row| row.number);
        html! {
            if let Some(next) = next {
                <a class="button secondary" {id} href={Route::Recheck(Desk::Person(next)).href()}>{ words.text(key) }</a>
            }
        }
    };
    let named =
        words.fill("received.of", &[("number", &row.number.to_string()), ("name", &row.name)]);
    let shown = match &seen.answers {
        Answers::Person(application) => {
            let facts = application.facts();
            let case = application.case(&facts, calendar(), day);
            html! { <>{ judged(words, &case) }{ papers(words, names(shared.language), application) }</> }
        }
        Answers::Batch(batch) => match batch.person(*number) {
            Some(person) => {
                let screening: Screening<'_> = batch.screening(calendar(), day);
                let facts: Facts = screening.facts(person);
                html! { <>{ judged(words, &screening.case(&facts)) }{ papers(words, names(shared.language), &person.application) }</> }
            }
            None => html! { <p>{ words.text("received.nothing") }</p> },
        },
        Answers::Unread => html! { <p>{ words.text("received.nothing") }</p> },
    };
    let prefix = match &seen.answers {
        Answers::Batch(_) => format!("data/people/{number:04}/evidence"),
        Answers::Person(_) | Answers::Unread => "data/evidence".to_owned(),
    };
    html! {
        <>
            <h1 id="title" tabindex="-1">{ named.clone() }</h1>
            { results(words, sentences(shared.language), row) }
            <p class="buttons no-print">
                { neighbour(at.checked_sub(1), "hr.person.before", "person-before") }
                { neighbour(at.checked_add(1), "hr.person.next", "person-next") }
                <a class="button secondary" id="to-report" href={Route::Recheck(Desk::Report).href()}>{ words.text("received.report.title") }</a>
            </p>
            { own_faults(words, seen, *number, report) }
            { shown }
            <Exhibits file={one.file.clone()} seen={seen.clone()} number={*number} {prefix} />
            <NoteBox seen={seen.clone()} id={row.id()} about={named} />
        </>
    }
}

/// What the package says beside what the rules come to.
fn results(words: &Catalog, names: &Catalog, row: &Row) -> Html {
    let stated = row.stated.as_ref();
    let stated =
        stated.map_or(words.text("received.not_stated").to_owned(), |one| stated_in(one, names));
    html! {
        <div class="verdict" id="results" data-state={row.found.state.to_string()}>
            <p>{ words.text("received.stated") }{ "：" }{ stated }</p>
            <p>{ words.text("received.found") }{ "：" }<strong>{ stated_in(&row.found, names) }</strong></p>
            if let Some(now) = &row.now { <p>{ words.fill("received.now", &[("result", &stated_in(now, names))]) }</p> }
        </div>
    }
}

fn own_faults(
    words: &Catalog,
    seen: &Rc<Seen>,
    number: u32,
    report: &teji_recheck::Report,
) -> Html {
    let own = || report.faults.iter().filter(|fault| fault.person == Some(number));
    html! {
        if own().next().is_some() {
            <section id="own-faults">
                <h2>{ words.text("received.faults") }</h2>
                <ol class="plain faults">{ for own().map(|one| super::report::fault(words, one, seen)) }</ol>
            </section>
        }
    }
}

/// Every condition with what it rests on, and the years.
fn judged(words: &'static Catalog, case: &Case<'_>) -> Html {
    let check = Check::of(*case);
    let marks = timeline(&check);
    let row = |part: &Finding<'_>| {
        let mut asked: Vec<&'static dyn AnyField> = Vec::new();
        for field in part.rule.fields() {
            if asked.iter().all(|known| known.id() != field.id()) {
                asked.push(field);
            }
        }
        let told = asked.into_iter().filter_map(|field| {
            let told = said(words, field, case.facts)?;
            Some(html! { <li>{ words.text(&format!("field.{}.label", field.id().0)) }{ " " }<strong>{ told }</strong></li> })
        });
        html! {
            <tr data-rule={part.rule.id.0} data-outcome={outcome_key(part)}>
                <th scope="row">{ clause_link::title(words, part.rule.id.0) }</th>
                <td data-label={words.text("received.said").to_owned()}><ul class="plain">{ for told }</ul></td>
                <td data-label={words.text("conditions.outcome").to_owned()}><strong>{ outcome(words, part) }</strong></td>
            </tr>
        }
    };
    html! {
        <>
            <table class="rows" id="conditions">
                <caption>{ words.text("conditions.caption") }</caption>
                <thead><tr>{ for ["conditions.clause", "received.said", "conditions.outcome"].map(|head| html! { <th scope="col">{ words.text(head) }</th> }) }</tr></thead>
                <tbody>{ for check.person.parts.iter().map(row) }</tbody>
            </table>
            <Timeline {marks} words={Words(words)} />
        </>
    }
}

/// What was entered for the papers.
fn papers(words: &Catalog, names: &Catalog, application: &Application) -> Html {
    let facts = |spot: Spot, form: &'static Form| {
        let told = form.fields().filter_map(move |(field, _)| {
            let typed = application.typed(spot, field.id())?;
            Some((name_of(names, field), teji_dossier::answer(field, typed, names)))
        });
        html! { <dl class="facts">{ for told.map(|(name, told)| html! { <div><dt>{ name }</dt><dd>{ told }</dd></div> }) }</dl> }
    };
    let lists = [Group::Posts, Group::Merits, Group::Honours];
    html! {
        <details id="entered">
            <summary>{ words.text("received.entered") }</summary>
            <h3>{ names.text("section.basics") }</h3>
            { facts(Spot::Basics, &BASICS) }
            { for lists.into_iter().filter(|group| !application.list(*group).is_empty()).map(|group| html! {
                <>
                    <h3>{ names.text(&format!("form.{}", group.form().id)) }</h3>
                    { for application.list(group).iter().map(|entry| facts(Spot::Entry(group, entry.id), group.form())) }
                </>
            }) }
        </details>
    }
}
