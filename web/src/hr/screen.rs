//! Everybody against the conditions: how many of each result, what the enterprise has to decide, whom it proposes.

use std::collections::BTreeMap;

use teji_notice::State;
use teji_order::{gathered, sort_by_key};
use teji_text::Catalog;
use web_sys::Element;
use yew::prelude::*;

use super::decide::{Decide, Matter, of_answer, of_further, of_reading, recorded};
use super::people::{basic, called};
use super::round::{Round, use_round};
use super::standing::{Judged, judged, open_questions};
use crate::parts::clause_link;
use crate::parts::readings::gives;
use crate::route::{Hall, Place, Route};
use crate::shared::use_words;
use crate::state::calendar;

/// So many people are listed for a decision at a time.
const MOST_QUEUED: usize = 20;

#[component]
pub(crate) fn Screen() -> Html {
    let words = use_words();
    let round = use_round();
    let all = judged(&round.batch, round.shared.today);
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("hr.screen.title") }</h1>
            <p class="lead">{ words.text("hr.screen.lead") }</p>
            if all.is_empty() {
                <p id="empty">{ words.text("hr.people.empty") }</p>
                <p class="buttons"><a class="button primary" href={Route::Hr(Hall::Import).href()}>{ words.text("hr.people.import") }</a></p>
            } else {
                { counts(words, &all) }
                { basis(words, &round) }
                { readings(words, &round, &all) }
                { queue(words, &all) }
                <section>
                    <h2>{ words.text("decision.heading") }</h2>
                    { recorded(words, &round, None) }
                </section>
                { proposals(words, &round, &all) }
                { super::package::some(words, &round, &["people_roll", "screening_roll"]) }
            }
        </>
    }
}

/// How many people have each result: a picture and, in the same place, the numbers as links.
fn counts(words: &Catalog, all: &[Judged]) -> Html {
    let mut counts: BTreeMap<char, usize> = gathered(('A'..='F').map(|letter| (letter, 0)));
    for one in all {
        *counts.entry(one.standing.state.letter()).or_default() += 1;
    }
    let most = counts.values().copied().max().unwrap_or(1).max(1);
    html! {
        <section aria-labelledby="counts-title">
            <h2 id="counts-title">{ words.fill("hr.screen.counts", &[("count", &all.len().to_string())]) }</h2>
            <table id="counts" class="bars">
                <tbody>
                    { for counts.iter().map(|(letter, count)| html! {
                        <tr data-count={letter.to_string()}>
                            <th scope="row">{ words.text(&format!("hr.state.{letter}")) }</th>
                            <td class="number"><a href={Route::Hr(Hall::People(Some(*letter))).href()}
                                aria-label={words.fill("hr.screen.count", &[("state", words.text(&format!("hr.state.{letter}"))), ("count", &count.to_string())])}>{ count }</a></td>
                            <td class="bar-cell" aria-hidden="true">
                                <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none"><title>{ words.fill("hr.screen.count", &[("state", words.text(&format!("hr.state.{letter}"))), ("count", &count.to_string())]) }</title><rect width={(count * 100 / most).to_string()} height="10" /></svg>
                            </td>
                        </tr>
                    }) }
                    <tr><th scope="row">{ words.text("hr.screen.sum") }</th><td class="number" id="sum"><a href={Route::Hr(Hall::People(None)).href()}>{ all.len() }</a></td><td /></tr>
                </tbody>
            </table>
        </section>
    }
}

/// On what the results rest: the day, the pinned readings.
fn basis(words: &Catalog, round: &Round) -> Html {
    let day = round.batch.reference_on(round.shared.today);
    let is_told = teji_batch::REFERENCE
        .known(&round.batch.plan.facts)
        .and_then(teji_workdays::DayRange::exact)
        .is_some();
    let day = crate::parts::answer::date(words, day);
    let rulings = round.batch.rulings();
    let pinned = teji_notice::READINGS.iter().filter_map(|reading| {
        let way = rulings.way(reading)?;
        let of = |part: &str| words.text(&format!("reading.{}.{part}", reading.id.0)).to_owned();
        Some(words.fill(
            "reading.pinned",
            &[("title", &of("title")), ("way", &of(reading.options[way].0))],
        ))
    });
    let pinned: Vec<String> = pinned.collect();
    html! {
        <div class="note" id="basis">
            <p>{ words.fill(if is_told { "hr.screen.day" } else { "hr.screen.today" }, &[("day", &day)]) }</p>
            if pinned.is_empty() { <p>{ words.text("hr.screen.none_pinned") }</p> } else {
                <ul id="pinned">{ for pinned.into_iter().map(|one| html! { <li>{ one }</li> }) }</ul>
            }
            <p class="quiet-text">{ words.text("hr.screen.limits") }</p>
        </div>
    }
}

/// The sentences on whose reading somebody's verdict hangs, with what each way gives to how many.
fn readings(words: &Catalog, round: &Round, all: &[Judged]) -> Html {
    let mut hang: BTreeMap<&str, Vec<&Judged>> = BTreeMap::new();
    for one in all.iter().filter(|one| one.standing.state == State::DependsOnReading) {
        for reading in &one.standing.readings {
            hang.entry(reading.id.0).or_default().push(one);
        }
    }
    if hang.is_empty() {
        return html! { <section><h2>{ words.text("hr.screen.readings") }</h2><p>{ words.text("hr.screen.no_reading") }</p></section> };
    }
    let screening = round.batch.screening(calendar(), round.shared.today);
    let matters: Vec<Matter> = hang.keys().filter_map(|id| of_reading(words, id)).collect();
    html! {
        <section id="readings">
            <h2>{ words.text("hr.screen.readings") }</h2>
            <p>{ words.text("hr.screen.readings.more") }</p>
            { for hang.iter().filter_map(|(id, people)| {
                let reading = teji_notice::READINGS.iter().find(|reading| reading.id.0 == *id)?;
                let of = |part: &str| words.text(&format!("reading.{id}.{part}")).to_owned();
                let first = people.first()?;
                let facts = screening.facts(&first.person);
                let check = teji_notice::Check::of(screening.case(&facts));
                Some(html! {
                    <section class="reading" data-reading={(*id).to_owned()}>
                        <h3>{ of("title") }</h3>
                        <p>{ words.fill("hr.screen.hang", &[("count", &people.len().to_string()), ("first", &called(words, first))]) }</p>
                        <div class="reading-pair">
                            { for reading.options.map(|option| html! {
                                <div data-option={option.0}><h4>{ of(option.0) }</h4><p>{ gives(words, &check.person, reading, option) }</p></div>
                            }) }
                        </div>
                        <p>{ words.fill("reading.settled_by", &[("who", &of("who")), ("paper", &of("paper"))]) }</p>
                    </section>
                })
            }) }
            <h3>{ words.text("decision.of_reading") }</h3>
            <Decide id="decide-reading" {matters} />
        </section>
    }
}

/// What people have to judge: those of whom an answer is still open.
fn queue(words: &Catalog, all: &[Judged]) -> Html {
    let open: Vec<&Judged> =
        all.iter().filter(|one| one.standing.state == State::Unknown).collect();
    html! {
        <section id="queue">
            <h2>{ words.fill("hr.screen.queue", &[("count", &open.len().to_string())]) }</h2>
            <p>{ words.text("hr.screen.queue.more") }</p>
            if open.len() > MOST_QUEUED { <p class="note">{ words.fill("hr.screen.queued", &[("count", &MOST_QUEUED.to_string())]) }</p> }
            // In an element of its own: a list among neighbours without keys is made anew when one of it goes.
            <div>{ for open.iter().take(MOST_QUEUED).map(|one| html! { <Queued key={one.person.number} one={(*one).clone()} /> }) }</div>
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct QueuedProps {
    one: Judged,
}

/// A person of whom something is open; what can be decided is worked out once it is wanted.
#[component]
fn Queued(QueuedProps { one }: &QueuedProps) -> Html {
    let words = use_words();
    let round = use_round();
    let is_open = use_state(|| false);
    let ontoggle = opening(&is_open);
    let (number, name) = (one.person.number, called(words, one));
    html! {
        <details data-queue={number.to_string()} {ontoggle}>
            <summary>{ words.fill("hr.screen.of", &[("name", &name), ("occupation", &basic(one, "occupation_name"))]) }</summary>
            if *is_open {
                <p><a href={Route::Hr(Hall::Person(number, Place::Tasks)).href()}>{ words.fill("hr.screen.to_person", &[("name", &name)]) }</a></p>
                <Decide id={format!("decide-{number}")} matters={matters(words, &round, one)} />
            }
        </details>
    }
}

/// What can be decided of a person.
pub(crate) fn matters(words: &Catalog, round: &Round, one: &Judged) -> Vec<Matter> {
    let names = round.names();
    let number = one.person.number;
    let open = open_questions(round, one);
    let answers = open.iter().filter_map(|id| of_answer(names, number, teji_notice::field(id.0)?));
    let unknown = |number: u32| {
        one.standing
            .further
            .iter()
            .any(|(known, outcome)| *known == number && *outcome == teji_rules::Outcome::Unknown)
    };
    let further = round.batch.plan.further().into_iter().filter(|further| unknown(further.number));
    answers.chain(further.map(|further| of_further(words, number, &further))).collect()
}

/// Whom the review proposes: the enterprise ticks, nobody is ticked by a rule; honours order and never decide.
fn proposals(words: &Catalog, round: &Round, all: &[Judged]) -> Html {
    let is_first = |one: &&Judged| one.standing.state == State::Fits || one.person.proposed;
    let (mut fit, others): (Vec<&Judged>, Vec<&Judged>) = all.iter().partition(is_first);
    sort_by_key(&mut fit, |one| (!one.standing.preferred, one.person.number));
    let proposed = all.iter().filter(|one| one.person.proposed).count();
    let quota = round.batch.plan.quota();
    let is_over =
        quota.is_some_and(|quota| u64::try_from(proposed).unwrap_or(u64::MAX) > quota.free);
    html! {
        <section id="proposals">
            <h2>{ words.text("hr.screen.proposals") }</h2>
            <p>{ words.text("hr.screen.proposals.more") }{ " " }{ clause_link::title(words, "step.review") }</p>
            <p id="proposed" aria-live="polite">
                { words.fill("hr.screen.proposed", &[("count", &proposed.to_string())]) }
                if let Some(quota) = quota { { " " }{ words.fill("hr.screen.quota", &[("free", &quota.free.to_string())]) } }
            </p>
            if is_over { <p class="warn" id="over-quota">{ words.text("hr.screen.over") }</p> }
            if fit.is_empty() { <p>{ words.text("hr.screen.nobody") }</p> }
            <div>{ for fit.into_iter().map(|one| propose(words, round, one)) }</div>
            if !others.is_empty() { <Others others={others.into_iter().cloned().collect::<Vec<_>>()} /> }
        </section>
    }
}

/// A person to tick; one whose result is not that they fit says so.
fn propose(words: &Catalog, round: &Round, one: &Judged) -> Html {
    let (number, checked) = (one.person.number, one.person.proposed);
    let onchange = {
        let round = round.clone();
        Callback::from(move |_: Event| {
            round.change(move |batch| batch.change(number, |person| person.proposed = !checked));
        })
    };
    html! {
        <label class="choice" key={number}>
            <input type="checkbox" id={format!("propose-{number}")} {checked} {onchange} />
            <span>{ words.fill("hr.screen.propose", &[("name", &called(words, one)), ("occupation", &basic(one, "occupation_name"))]) }
                if one.standing.preferred { { " " }<span class="badge">{ words.text("hr.preferred") }</span> }
                if one.standing.state != State::Fits { { " " }<span class="badge">{ words.text(&format!("hr.state.{}", one.standing.state.letter())) }</span> }
            </span>
        </label>
    }
}

#[derive(PartialEq, Properties)]
struct OthersProps {
    others: Vec<Judged>,
}

/// Everybody else, folded away: nobody is kept from being ticked.
#[component]
fn Others(OthersProps { others }: &OthersProps) -> Html {
    let words = use_words();
    let round = use_round();
    let is_open = use_state(|| false);
    let ontoggle = opening(&is_open);
    html! {
        <details id="others" {ontoggle}>
            <summary>{ words.fill("hr.screen.others", &[("count", &others.len().to_string())]) }</summary>
            if *is_open { <div>{ for others.iter().map(|one| propose(words, &round, one)) }</div> }
        </details>
    }
}

/// Notes whether something is folded away.
fn opening(is_open: &UseStateHandle<bool>) -> Callback<Event> {
    let is_open = is_open.clone();
    Callback::from(move |event: Event| {
        is_open.set(event.target_unchecked_into::<Element>().has_attribute("open"));
    })
}
