//! The result: one sentence first, then why, from when, on which reading, and what to do.

use std::collections::BTreeSet;

use gloo::utils::window;
use teji_fields::Facts;
use teji_notice::{Check, OPEN_POINTS, SELF_CHECK, State, remedy, timeline};
use teji_rules::{Change, Need, Outcome, Remedy};
use teji_text::Catalog;
use yew::prelude::*;

use crate::app::{Shared, use_shared, use_words};
use crate::parts::answer::{date, joined, onset};
use crate::parts::date::DateBoxes;
use crate::parts::finding::conditions;
use crate::parts::readings::{pairs, pinned};
use crate::parts::timeline::{Timeline, Words};
use crate::route::Route;
use crate::state::{Action, Kept, calendar};

/// More ways than this help nobody.
const WAYS_SHOWN: usize = 4;

#[component]
pub(crate) fn Result() -> Html {
    let shared = use_shared();
    let words = use_words();
    if shared.draft.facts.is_empty() {
        return empty(words, &shared);
    }
    let check = shared.check();
    let marks = timeline(&check);
    let state = check.state();
    html! {
        <>
            { banner(words, &check, state) }
            { left_out(words, &check) }
            if let State::Unknown | State::DependsOnReading | State::OutOfScope = state {
                { to_ask(words, &check) }
            }
            { readings(words, &check, &shared) }
            <section>{ conditions(words, &check) }</section>
            <section>
                <h2>{ words.text("timeline.title") }</h2>
                <Timeline {marks} words={Words(words)} />
            </section>
            { advice(words, &check, state) }
            { unchecked(words) }
            { basis(words, &check, &shared) }
            <p class="buttons">
                <a class="button secondary" href="#/check">{ words.text("result.again") }</a>
                <button type="button" class="button secondary" onclick={|_| print()}>{ words.text("result.print") }</button>
            </p>
        </>
    }
}

fn empty(words: &Catalog, shared: &Shared) -> Html {
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("result.title") }</h1>
            if shared.kept == Kept::Looking {
                <p>{ words.text("result.looking") }</p>
            } else {
                <p>{ words.text("result.empty") }</p>
            }
            <p class="buttons">
                <a class="button primary" href={Route::Check.href()}>{ words.text("result.begin") }</a>
            </p>
        </>
    }
}

fn print() {
    // A browser without a print dialog has nothing to show.
    let _ = window().print();
}

/// The letter of a state, as the style and the tests know it.
fn letter(state: State) -> &'static str {
    match state {
        State::Fits => "A",
        State::TooEarly => "B",
        State::DependsOnReading => "C",
        State::Unknown => "D",
        State::DoesNotFit => "E",
        State::OutOfScope => "F",
    }
}

fn banner(words: &Catalog, check: &Check<'_>, state: State) -> Html {
    let letter = letter(state);
    let earliest = check.earliest();
    let first = earliest.earliest.date().map(|day| date(words, day)).unwrap_or_default();
    let day = if earliest.latest.date().is_some() { onset(words, earliest) } else { first };
    let more = if state == State::TooEarly && earliest.latest.date().is_none() {
        "state.B.more_open".to_owned()
    } else {
        format!("state.{letter}.more")
    };
    let readings = check.person.verdicts().readings().len().to_string();
    let questions = questions(words, check).len().to_string();
    let failing = |part: &&teji_rules::Finding<'_>| part.outcome() == Outcome::NotMet;
    let clause = check.person.parts.iter().find(failing).map_or("", |part| part.rule.id.0);
    let clause = words.text(&format!("clause.{clause}.title")).to_owned();
    let values = [
        ("day", day.as_str()),
        ("readings", readings.as_str()),
        ("questions", questions.as_str()),
        ("clause", clause.as_str()),
    ];
    let occupation = shown_occupation(check.case.facts);
    html! {
        <section class="verdict" data-state={letter}>
            <h1 id="title" tabindex="-1">{ words.fill(&format!("state.{letter}"), &values) }</h1>
            <p>{ words.fill(&more, &values) }</p>
            if check.priority.outcome() == Outcome::Met && !matches!(state, State::DoesNotFit | State::OutOfScope) {
                <p><span class="badge" id="priority">{ words.text("result.priority") }</span>{ " " }{ words.text("result.priority.more") }</p>
            }
            if let Some(occupation) = occupation {
                <p>{ words.fill("result.occupation", &[("name", occupation)]) }</p>
            }
            <p>{ words.fill("result.reference", &[("day", &date(words, check.case.reference))]) }</p>
        </section>
    }
}

fn shown_occupation(facts: &Facts) -> Option<&str> {
    let (_, name) = facts.iter().find(|(id, _)| *id == "occupation_name")?;
    // The field's own bound; a longer name is told of where it is typed.
    (name.chars().count() <= 60).then_some(name)
}

/// What was left out because it could not change the verdict, and the way to answer it all the same.
fn left_out(words: &Catalog, check: &Check<'_>) -> Html {
    let later = check.later();
    let page = later.as_ref().and_then(|later| later.pages().next());
    let page = page.or_else(|| check.pages().next());
    html! {
        if let Some(page) = page {
            <div class="note">
                <p>{ words.text(if later.is_some() { "result.rest_later" } else { "result.rest" }) }</p>
                <p><a class="button secondary" id="rest" href={Route::Question(page).href()}>{ words.text("result.go_on") }</a></p>
            </div>
        } else {
            <p class="quiet-text">{ words.text("result.declared") }</p>
        }
    }
}

/// The questions for the enterprise, each once.
fn questions(words: &Catalog, check: &Check<'_>) -> Vec<String> {
    let mut asked = BTreeSet::new();
    let question = |need: Need| match need {
        Need::Answer(field)
        | Need::Exact(field)
        | Need::Decision(field)
        | Need::Calendar(field) => words.text(&format!("ask.{}", field.0)).to_owned(),
        Need::Ruling(reading) => {
            let title = words.text(&format!("reading.{}.title", reading.0)).to_owned();
            words.fill("ask.reading", &[("title", &title)])
        }
    };
    check
        .needs()
        .into_iter()
        .map(question)
        .filter(|question| asked.insert(question.clone()))
        .collect()
}

fn to_ask(words: &Catalog, check: &Check<'_>) -> Html {
    let questions = questions(words, check);
    if questions.is_empty() {
        return html! { <p class="quiet-text">{ words.text("ask.none") }</p> };
    }
    let text = questions
        .iter()
        .zip(1..)
        .map(|(question, number)| format!("{number}. {question}"))
        .collect::<Vec<_>>()
        .join("\n");
    html! {
        <section>
            <h2>{ words.text("ask.heading") }</h2>
            <ol id="questions">{ for questions.iter().map(|question| html! { <li>{ question.clone() }</li> }) }</ol>
            <Copy {text} />
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct CopyProps {
    text: String,
}

/// Copies a text; where the browser does not allow it, the text is there to be marked.
#[component]
fn Copy(CopyProps { text }: &CopyProps) -> Html {
    let words = use_words();
    let copied = use_state(|| false);
    let copy = {
        let (text, copied) = (text.clone(), copied.clone());
        Callback::from(move |_: MouseEvent| {
            let navigator = window().navigator();
            let has_clipboard =
                js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false);
            if has_clipboard {
                // The promise is not waited for: a refusal leaves the text below to be marked by hand.
                let _ = navigator.clipboard().write_text(&text);
            }
            copied.set(true);
        })
    };
    html! {
        <div class="no-print">
            <p><button type="button" class="button secondary" onclick={copy}>{ words.text("copy.button") }</button></p>
            <p aria-live="polite">{ if *copied { words.text("copy.done") } else { "" } }</p>
            if *copied {
                <textarea readonly=true aria-label={words.text("copy.text").to_owned()} value={text.clone()} />
            }
        </div>
    }
}

fn readings(words: &Catalog, check: &Check<'_>, shared: &Shared) -> Html {
    let open = !check.person.onset.readings().is_empty();
    let settled = match check.person.outcome() {
        Outcome::Met => true,
        Outcome::NotMet => check.earliest().earliest.date().is_none(),
        Outcome::Unknown => check.person.verdicts().readings().is_empty(),
        Outcome::DependsOnReading => false,
    };
    let decides = !check.person.verdicts().readings().is_empty();
    let shown = html! {
        <>
            { pairs(words, &check.person, shared) }
            { pinned(words, shared) }
        </>
    };
    html! {
        <section id="readings">
            <h2>{ words.text("reading.heading") }</h2>
            if settled || !open {
                <p>{ words.text("reading.agree") }</p>
                <details><summary>{ words.text("reading.show") }</summary>{ shown }</details>
            } else {
                <p>{ words.text(if decides { "reading.decides" } else { "reading.moves" }) }</p>
                { shown }
            }
        </section>
    }
}

fn advice(words: &Catalog, check: &Check<'_>, state: State) -> Html {
    let ways = check.ways();
    if state == State::Fits {
        return html! { <p class="note">{ words.text("advice.fits") }</p> };
    }
    let possible =
        |way: &&BTreeSet<Change>| way.iter().all(|change| remedy(*change) != Remedy::Cannot);
    let hopeless = !ways.iter().any(|way| possible(&way));
    let ways = ways.iter().filter(|way| hopeless || possible(way));
    let ways: Vec<_> = ways.map(|way| told(way, check.case.facts)).collect();
    let shown = smallest(&ways);
    let shown = shown.iter().take(WAYS_SHOWN).map(|way| grouped(words, way));
    let shown: Vec<Vec<(Remedy, String)>> = shown.collect();
    html! {
        <section id="advice">
            <h2>{ words.text("advice.title") }</h2>
            if hopeless { <p>{ words.text("advice.hopeless") }</p> }
            <p>{ words.text(if shown.len() > 1 { "advice.lead" } else { "advice.one" }) }</p>
            <ol>
                { for shown.into_iter().map(|way| html! {
                    <li>
                        <ul class="plain">
                            { for way.into_iter().map(|(remedy, sentence)| html! {
                                <li data-group={group(remedy)}>
                                    <span class="badge">{ words.text(&format!("group.{}", group(remedy))) }</span>
                                    { " " }
                                    { sentence }
                                </li>
                            }) }
                        </ul>
                    </li>
                }) }
            </ol>
            <p class="quiet-text">{ words.text("advice.honest") }</p>
        </section>
    }
}

/// The changes of one way without what was simply not answered yet.
fn told(way: &BTreeSet<Change>, facts: &Facts) -> BTreeSet<Change> {
    let silent =
        |change: &&Change| matches!(change, Change::Learn(field) if facts.typed(*field).is_none());
    way.iter().filter(|change| !silent(change)).copied().collect()
}

/// Each way once, without those that ask for more than another one does.
fn smallest(ways: &[BTreeSet<Change>]) -> Vec<BTreeSet<Change>> {
    let mut shown: Vec<BTreeSet<Change>> = Vec::new();
    for way in ways {
        let is_smallest = !ways.iter().any(|other| other.len() < way.len() && other.is_subset(way));
        if is_smallest && !way.is_empty() && !shown.contains(way) {
            shown.push(way.clone());
        }
    }
    shown
}

/// One sentence for each of the four groups.
fn grouped(words: &Catalog, way: &BTreeSet<Change>) -> Vec<(Remedy, String)> {
    let groups = [Remedy::Time, Remedy::Evidence, Remedy::Decision, Remedy::Cannot];
    let sentence = |group: Remedy| {
        let of_group = way.iter().filter(|change| remedy(**change) == group);
        let sentences: Vec<String> = of_group.map(|change| change_words(words, *change)).collect();
        (!sentences.is_empty()).then(|| (group, joined(words, sentences.into_iter())))
    };
    groups.into_iter().filter_map(sentence).collect()
}

fn group(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::Time => "time",
        Remedy::Evidence => "evidence",
        Remedy::Decision => "decision",
        Remedy::Cannot => "cannot",
    }
}

fn change_words(words: &Catalog, change: Change) -> String {
    let short = |field: teji_fields::FieldId| words.text(&format!("short.{}", field.0)).to_owned();
    match change {
        Change::Wait(day) => {
            let day = day.date().map(|day| date(words, day)).unwrap_or_default();
            words.fill("change.wait", &[("day", &day)])
        }
        Change::Learn(field) => words.fill("change.learn", &[("name", &short(field))]),
        Change::Decide(field) => words.fill("change.decide", &[("name", &short(field))]),
        Change::Alter(field) => {
            let key = format!("change.alter.{}", group(remedy(change)));
            words.fill(&key, &[("name", &short(field))])
        }
        Change::Rule(reading, option) => {
            let of = |part: &str| words.text(&format!("reading.{}.{part}", reading.0)).to_owned();
            words.fill("change.rule", &[("title", &of("title")), ("way", &of(option.0))])
        }
    }
}

fn unchecked(words: &Catalog) -> Html {
    html! {
        <section>
            <h2>{ words.text("unchecked.title") }</h2>
            <ul>
                <li>{ words.text("unchecked.true") }</li>
                <li>{ words.text("unchecked.plan") }</li>
                { for OPEN_POINTS.iter().map(|(id, _)| html! { <li>{ words.text(&format!("open_point.{id}")) }</li> }) }
            </ul>
        </section>
    }
}

/// What the result rests on: the day, the rule version, the calendar.
fn basis(words: &Catalog, check: &Check<'_>, shared: &Shared) -> Html {
    let on_day = {
        let shared = shared.clone();
        Callback::from(move |typed| shared.dispatch(Action::SetReference(typed)))
    };
    let years = calendar().arrangements().map(|year| year.year().to_string());
    let answered = SELF_CHECK
        .iter()
        .filter(|page| page.fields().iter().any(|f| check.case.facts.typed(f.id()).is_some()));
    let values = [
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("years", joined(words, years)),
        ("pages", answered.count().to_string()),
    ];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    html! {
        <section>
            <h2>{ words.text("basis.title") }</h2>
            <p>{ words.fill("basis.text", &values) }</p>
            <details class="no-print">
                <summary>{ words.text("basis.reference") }</summary>
                <DateBoxes id="reference" label={words.text("check.reference.label").to_owned()}
                    typed={shared.draft.reference.clone()} on_typed={on_day} problem={None} />
            </details>
        </section>
    }
}
