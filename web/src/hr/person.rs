//! One person: how they stand and why, what was entered, and what was recorded; with what an applicant brings.

use std::cell::Cell;
use std::rc::Rc;

use teji_batch::{Further, Person};
use teji_dossier::{Application, BASICS, Group, Need, Spot};
use teji_fields::{Answer, AnyField, Facts};
use teji_notice::{Check, SELF_CHECK, timeline};
use teji_text::Catalog;
use yew::prelude::*;

use super::decide::{Decide, recorded};
use super::field::{Entry, Names, Of, name_of};
use super::make::Make;
use super::merge::Merge;
use super::people::{called, last_view, path_key};
use super::round::{Round, change_in, use_round};
use super::screen::matters;
use super::standing::{Judged, judged, since};
use crate::desk::me::{self, Home};
use crate::draft::Draft;
use crate::parts::clause_link;
use crate::parts::finding::{outcome, outcome_key};
use crate::parts::slims::in_wechat;
use crate::parts::timeline::{Timeline, Words};
use crate::route::{Hall, Place, Route};
use crate::shared::{focus, use_words};
use crate::state::calendar;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) number: u32,
    pub(crate) place: Place,
}

/// The parts of a person's page.
#[derive(Clone, Copy, PartialEq)]
enum Tab {
    Conditions,
    Papers,
    Record,
}

const TABS: [(Tab, &str); 3] =
    [(Tab::Conditions, "conditions"), (Tab::Papers, "papers"), (Tab::Record, "record")];

thread_local! {
    /// The next person is shown in the same part.
    static TAB: Cell<Tab> = const { Cell::new(Tab::Conditions) };
}

#[component]
pub(crate) fn PersonPage(Props { number, place }: &Props) -> Html {
    let words = use_words();
    let round = use_round();
    let tab = use_state(|| TAB.get());
    let all = judged(&round.batch, round.shared.today);
    let Some(at) = all.iter().position(|one| one.person.number == *number) else {
        return html! {
            <>
                <h1 id="title" tabindex="-1">{ words.text("hr.person.title") }</h1>
                <p>{ words.text("hr.person.gone") }</p>
                <p class="buttons"><a class="button primary" href={Route::Hr(Hall::People(None)).href()}>{ words.text("hr.people.title") }</a></p>
            </>
        };
    };
    let one = &all[at];
    if *place != Place::Tasks {
        return papers_page(words, &round, one, *place);
    }
    let (list, shown) = last_view(&round);
    let shown = if shown.contains(number) {
        shown
    } else {
        all.iter().map(|one| one.person.number).collect()
    };
    let here = shown.iter().position(|one| one == number).unwrap_or_default();
    let neighbour = |at: Option<usize>, key: &'static str, id: &'static str| {
        let next = at.and_then(|at| shown.get(at)).copied();
        html! {
            if let Some(next) = next {
                <a class="button secondary" {id} href={Route::Hr(Hall::Person(next, Place::Tasks)).href()}>{ words.text(key) }</a>
            }
        }
    };
    let choose = |to: Tab| {
        let tab = tab.clone();
        Callback::from(move |_: MouseEvent| {
            TAB.set(to);
            tab.set(to);
        })
    };
    html! {
        <>
            <h1 id="title" tabindex="-1">{ called(words, one) }</h1>
            { standing(words, one) }
            <p class="buttons no-print">
                { neighbour(here.checked_sub(1), "hr.person.before", "person-before") }
                { neighbour(here.checked_add(1), "hr.person.next", "person-next") }
                <a class="button secondary" id="to-list" href={list.href()}>{ words.text("hr.person.list") }</a>
            </p>
            <div class="buttons no-print" role="group" aria-label={words.text("hr.person.parts").to_owned()}>
                { for TABS.map(|(to, key)| html! {
                    <button type="button" class="button secondary tab" id={format!("tab-{key}")} aria-pressed={(*tab == to).to_string()} onclick={choose(to)}>{ words.text(&format!("hr.person.{key}")) }</button>
                }) }
            </div>
            { match *tab {
                Tab::Conditions => html! { <Conditions key={*number} one={one.clone()} /> },
                Tab::Papers => papers(words, &round, one),
                Tab::Record => html! { <Record key={*number} one={one.clone()} /> },
            } }
        </>
    }
}

/// The result in a few words.
fn standing(words: &Catalog, one: &Judged) -> Html {
    let letter = one.standing.state.letter();
    html! {
        <div class="verdict" data-state={letter.to_string()}>
            <p><strong>{ words.text(&format!("hr.state.{letter}")) }</strong>{ " · " }{ words.text(path_key(one.path)) }{ since(words, one).map(|day| format!(" · {day}")) }
                if one.standing.preferred { { " " }<span class="badge">{ words.text("hr.preferred") }</span> }</p>
            if one.standing.by_plan { <p>{ words.text("hr.person.by_plan") }</p> }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct OneProps {
    one: Judged,
}

/// The conditions with what was entered for each, and the years as a picture.
#[component]
fn Conditions(OneProps { one }: &OneProps) -> Html {
    let words = use_words();
    let round = use_round();
    let screening = round.batch.screening(calendar(), round.shared.today);
    let facts = screening.facts(&one.person);
    let check = Check::of(screening.case(&facts));
    let marks = timeline(&check);
    html! {
        <>
            <table class="rows" id="conditions">
                <caption>{ words.text("conditions.caption") }</caption>
                <thead><tr>
                    <th scope="col">{ words.text("conditions.clause") }</th>
                    <th scope="col">{ words.text("conditions.outcome") }</th>
                    <th scope="col">{ words.text("conditions.proof") }</th>
                </tr></thead>
                <tbody>{ for check.person.parts.iter().map(|part| html! {
                    <tr data-rule={part.rule.id.0} data-outcome={outcome_key(part)}>
                        <th scope="row">{ clause_link::title(words, part.rule.id.0) }</th>
                        <td data-label={words.text("conditions.outcome").to_owned()}><strong>{ outcome(words, part) }</strong></td>
                        <td data-label={words.text("conditions.proof").to_owned()}>{ words.text(&format!("proof.{}", part.rule.id.0)) }</td>
                    </tr>
                }) }
                { for round.batch.plan.further().iter().map(|further| further_row(words, &round, one, further)) }
                </tbody>
            </table>
            <Timeline {marks} words={Words(words)} />
            <h2>{ words.text("hr.person.answers") }</h2>
            <p class="quiet-text">{ words.text("hr.person.answers.more") }</p>
            { for SELF_CHECK.iter().map(|page| answers(words, &round, &one.person, page)) }
        </>
    }
}

fn further_row(words: &Catalog, round: &Round, one: &Judged, further: &Further) -> Html {
    let outcome = one
        .standing
        .further
        .iter()
        .find(|(number, _)| *number == further.number)
        .map(|(_, outcome)| *outcome);
    let key = outcome.map_or("unknown", outcome_word);
    html! {
        <tr data-further={further.number.to_string()} data-outcome={key}>
            <th scope="row">{ further.title.clone() }<small>{ words.text("hr.person.own_condition") }</small></th>
            <td data-label={words.text("conditions.outcome").to_owned()}><strong>{ words.text(&format!("outcome.{key}")) }</strong></td>
            <td data-label={words.text("conditions.proof").to_owned()}>{ super::plan_lists::asks(round, &further.asks) }
                { ask_further(words, round, &one.person, further) }</td>
        </tr>
    }
}

/// What a condition came to, as a word for programs and texts.
pub(crate) fn outcome_word(outcome: teji_rules::Outcome) -> &'static str {
    match outcome {
        teji_rules::Outcome::Met => "met",
        teji_rules::Outcome::NotMet => "not_met",
        teji_rules::Outcome::DependsOnReading => "depends",
        teji_rules::Outcome::Unknown => "unknown",
    }
}

/// What can be answered to a further condition's own question: as it is kept, and in words.
pub(crate) fn choices(words: &Catalog, further: &Further) -> Vec<(String, String)> {
    match &further.asks {
        teji_batch::Asks::OneOf(all) => {
            all.iter().map(|(one, _)| (one.clone(), one.clone())).collect()
        }
        _ => ["yes", "no"]
            .map(|one| (one.to_owned(), words.text(&format!("hr.holds.{one}")).to_owned()))
            .to_vec(),
    }
}

/// The answer to a further condition's own question.
fn ask_further(words: &Catalog, round: &Round, person: &Person, further: &Further) -> Html {
    if !further.is_asked() {
        return html! { <span hidden=true /> };
    }
    let (number, condition) = (person.number, further.number);
    let typed = person.further.get(&condition).cloned().unwrap_or_default();
    let onchange = {
        let round = round.clone();
        Callback::from(move |event: Event| {
            let told = super::field::chosen(&event);
            round.change(move |batch| {
                batch.change(number, |person| {
                    if told.is_empty() {
                        person.further.remove(&condition);
                    } else {
                        person.further.insert(condition, told);
                    }
                });
            });
        })
    };
    let choices = choices(words, further);
    html! {
        <select id={format!("further-{condition}")} aria-label={further.title.clone()} {onchange}>
            <option value="" selected={typed.is_empty()}>{ words.text("hr.choose") }</option>
            { for choices.into_iter().map(|(value, told)| html! { <option selected={typed == value} value={value.clone()}>{ told }</option> }) }
        </select>
    }
}

/// The questions of a page of the self-check, of which the papers do not speak.
fn answers(
    words: &Catalog,
    round: &Round,
    person: &Rc<Person>,
    page: &'static teji_notice::Page,
) -> Html {
    let asked: Vec<_> = page
        .fields()
        .into_iter()
        .filter(|field| !is_told_elsewhere(round, person, *field))
        .collect();
    html! {
        if !asked.is_empty() {
            <details data-page={page.id}>
                <summary>{ words.text(&format!("hr.page.{}", page.id)) }</summary>
                <div class="two">{ for asked.into_iter().map(|field| answer(round, person, field)) }</div>
            </details>
        }
    }
}

/// The plan tells of enterprise and occupation, and listed posts, merits and honours tell of what they show.
fn is_told_elsewhere(round: &Round, person: &Person, field: &'static dyn AnyField) -> bool {
    let own = person.application.check_facts().typed(field.id());
    let derived = person.application.facts();
    let by_papers = derived.typed(field.id()) != own;
    let of_plan = ["enterprise_filed", "false_statements"].contains(&field.id().0)
        && round.batch.plan.facts.typed(field.id()).is_some();
    let of_occupation = ["occupation_filed", "occupation_linked"].contains(&field.id().0)
        && round.batch.plan.occupation_names().next().is_some();
    by_papers || of_plan || of_occupation
}

fn answer(round: &Round, person: &Rc<Person>, field: &'static dyn AnyField) -> Html {
    let number = person.number;
    let typed = person.application.check_facts().typed(field.id()).unwrap_or_default().to_owned();
    let facts = Facts::default().with(field.id(), typed.as_str());
    let problem = match field.state(&facts) {
        Answer::Wrong(problem) => Some(problem),
        Answer::Missing | Answer::Unsure | Answer::Known(_) => None,
    };
    let on_typed = {
        let round = round.clone();
        Callback::from(move |typed: String| {
            round.change(move |batch| {
                batch.change(number, |person| {
                    person.application.set(Spot::Check, field.id(), typed);
                });
            });
        })
    };
    let screening = round.batch.screening(calendar(), round.shared.today);
    let decided = screening.decided(number, field.id()).map(|decision| {
        let words = round.shared.language.words();
        let told = teji_dossier::answer(field, &decision.choice, round.names());
        words.fill(
            "hr.person.decided",
            &[("choice", &told), ("who", &decision.who), ("day", &decision.day)],
        )
    });
    html! { <div key={field.id().0}>
        if let Some(decided) = decided { <p class="note" data-decided={field.id().0}>{ decided }</p> }
        <Entry id={format!("answer-{}", field.id().0)} field={Of(field)} need={Need::Free} {typed} {on_typed} {problem} names={Names(round.names())} />
    </div> }
}

/// What was entered for the papers, section by section, and an applicant's own file.
fn papers(words: &Catalog, round: &Round, one: &Judged) -> Html {
    let application = &one.person.application;
    let number = one.person.number;
    let names = round.names();
    let section = |place: Place, key: &str, told: String| {
        html! {
            <li>
                <a id={format!("papers-{}", place.path())} href={Route::Hr(Hall::Person(number, place)).href()}><strong>{ names.text(key) }</strong></a>
                <span class="badge">{ told }</span>
            </li>
        }
    };
    let basics = BASICS
        .fields()
        .filter(|(field, _)| application.typed(Spot::Basics, field.id()).is_some())
        .count();
    html! {
        <>
            <ul class="tasks" id="sections">
                { section(Place::Basics, "section.basics", words.fill("hr.person.answered", &[("count", &basics.to_string())])) }
                { for Group::ALL.map(|group| {
                    let place = Place::List(group);
                    let count = application.list(group).told().count().to_string();
                    section(place, &format!("section.{}", place.path()), words.fill("hr.person.entries", &[("count", &count)]))
                }) }
            </ul>
            <p class="buttons"><a class="button secondary" href={Route::Hr(Hall::Person(number, Place::Review)).href()}>{ words.text("me.review.title") }</a></p>
            <Merge key={number} {number} />
            if !in_wechat() {
                <h2>{ words.text("hr.prefill.one") }</h2>
                <p>{ words.text("hr.prefill.one.lead") }</p>
                <Make making="prefill" numbers={vec![number]} />
            }
        </>
    }
}

/// What was decided, where the person stood in the sheet, and the way to take them out.
#[component]
fn Record(OneProps { one }: &OneProps) -> Html {
    let words = use_words();
    let round = use_round();
    let number = one.person.number;
    let row = one.person.row.as_ref().map(|row| {
        words.fill("hr.person.row", &[("sheet", &row.sheet), ("row", &row.number.to_string())])
    });
    let remove = {
        let round = round.clone();
        Callback::from(move |_: MouseEvent| {
            super::undo::note(&round, round.batch.as_ref().clone().remove(number));
            round.change(move |batch| drop(batch.remove(number)));
            Route::Hr(Hall::People(None)).go();
            focus("title");
        })
    };
    let matters = matters(words, &round, one);
    html! {
        <>
            <p>{ row.unwrap_or_else(|| words.text("hr.person.no_row").to_owned()) }</p>
            <h2>{ words.text("decision.heading") }</h2>
            { recorded(words, &round, Some(number)) }
            <Decide id="decide-here" {matters} />
            <p class="buttons"><button type="button" class="button quiet" id="remove-person" onclick={remove}>{ words.text("hr.person.remove") }</button></p>
        </>
    }
}

/// One of the pages of the papers, as an applicant has them.
fn papers_page(words: &Catalog, round: &Round, one: &Judged, place: Place) -> Html {
    let home = Home {
        number: one.person.number,
        write,
        route: |number, place| Route::Hr(Hall::Person(number, place)),
    };
    html! {
        <>
            <p class="quiet-text">{ words.fill("hr.person.of", &[("name", &called(words, one))]) }{ " " }
                <a href={Route::Hr(Hall::Person(one.person.number, Place::Tasks)).href()}>{ words.text("hr.person.back") }</a></p>
            { me::page_of(Rc::new(one.person.application.clone()), round.shared.clone(), home, place) }
        </>
    }
}

fn write(draft: &mut Draft, number: u32, change: me::Change) {
    change_in(draft, |batch| batch.change(number, |person| change(&mut person.application)));
}

/// What a field of a person is called and what was told, for choosing between two.
pub(crate) fn said(
    names: &Catalog,
    application: &Application,
    spot: Spot,
    field: &'static dyn AnyField,
) -> (String, String) {
    let told =
        application.typed(spot, field.id()).map(|typed| teji_dossier::answer(field, typed, names));
    (name_of(names, field), told.unwrap_or_default())
}
