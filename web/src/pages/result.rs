//! The result: one sentence first, then why, from when, on which reading, and what to do.

use gloo::utils::window;
use teji_fields::Facts;
use teji_notice::{Check, OPEN_POINTS, SELF_CHECK, State, timeline};
use teji_rules::{Finding, Outcome};
use teji_text::Catalog;
use teji_workdays::Day;
use yew::prelude::*;

use crate::parts::advice::advice;
use crate::parts::aloud::aloud;
use crate::parts::answer::{date, joined, onset};
use crate::parts::carry::Carry;
use crate::parts::date::DateBoxes;
use crate::parts::finding::{conditions, outcome};
use crate::parts::picture::ResultPicture;
use crate::parts::questions::{questions, to_ask};
use crate::parts::readings::{pinned_count, readings};
use crate::parts::timeline::{Timeline, Words};
use crate::route::{Place, Route};
use crate::shared::{Shared, focus, use_shared, use_words};
use crate::state::{Action, Kept, calendar};

#[component]
pub(crate) fn Result() -> Html {
    let shared = use_shared();
    let words = use_words();
    use_place_of_rulings(&shared);
    if shared.judged.is_empty() {
        return empty(words, &shared);
    }
    let check = shared.check();
    let marks = timeline(&check);
    let state = check.state();
    html! {
        <>
            { banner(words, &check, state) }
            { aloud(words) }
            { left_out(words, &check) }
            if !shared.draft.plan.is_empty() {
                <p class="note no-print" id="of-plan">{ words.text("result.plan") }{ " " }<a href={Route::Plan.href()}>{ words.text("given.title") }</a></p>
            }
            { to_ask(words, &check) }
            { readings(words, &check, &shared) }
            <section>{ conditions(words, &check) }</section>
            <section>
                <h2>{ words.text("timeline.title") }</h2>
                <Timeline {marks} words={Words(words)} />
            </section>
            { advice(words, &check, state) }
            { unchecked(words) }
            { basis(words, &check, &shared) }
            <ResultPicture lines={summary(words, &check, state)} />
            <Carry />
            <p class="buttons">
                <a class="button primary" id="to-papers" href={Route::Me(Place::Tasks).href()}>{ words.text("result.papers") }</a>
                <a class="button secondary" href="#/check">{ words.text("result.again") }</a>
                <button type="button" class="button secondary" onclick={|_| print()}>{ words.text("result.print") }</button>
            </p>
        </>
    }
}

/// Whoever settles a reading, or opens it again, taps a button that is then gone: the focus stays among the readings.
#[hook]
fn use_place_of_rulings(shared: &Shared) {
    let told = (shared.kept != Kept::Looking).then(|| shared.draft.rulings.clone());
    let before = use_mut_ref(|| None);
    use_effect_with(told, move |told| {
        let before = before.replace(told.clone());
        if before.is_some() && before != *told {
            focus("readings");
        }
    });
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

/// The heading of a result, and the sentence below it.
fn said(words: &Catalog, check: &Check<'_>, state: State) -> [String; 2] {
    let letter = state.letter();
    let earliest = check.earliest();
    let is_bounded = earliest.latest.date().is_some();
    let first = earliest.earliest.date().map(|day| date(words, day)).unwrap_or_default();
    let day = if is_bounded { onset(words, earliest) } else { first };
    let readings = check.person.verdicts().readings().len().to_string();
    let questions = questions(words, check).len().to_string();
    let clause = failing(check, state).map_or("", |part| part.rule.id.0);
    let clause = words.text(&format!("clause.{clause}.title")).to_owned();
    let values = [
        ("day", day.as_str()),
        ("readings", readings.as_str()),
        ("questions", questions.as_str()),
        ("clause", clause.as_str()),
    ];
    let heading = match state {
        State::OutOfScope => {
            format!("state.F.{}", failing(check, state).map_or("", |part| part.rule.id.0))
        }
        State::Unknown if check.to_ask().is_empty() => "state.D.silent".to_owned(),
        State::DoesNotFit if check.is_closed_for_occupation() => "state.E.closed".to_owned(),
        _ => format!("state.{letter}"),
    };
    let more = match state {
        State::TooEarly => why_open(check).to_owned(),
        State::Unknown | State::DoesNotFit => format!("{heading}.more"),
        _ => format!("state.{letter}.more"),
    };
    [heading, more].map(|key| words.fill(&key, &values))
}

/// What leaves the last day open where only time is missing.
fn why_open(check: &Check<'_>) -> &'static str {
    match (check.hangs_on_facts(), check.hangs_on_reading()) {
        (false, false) => "state.B.more",
        (true, false) => "state.B.more_open",
        (false, true) => "state.B.more_reading",
        (true, true) => "state.B.more_both",
    }
}

/// The condition that a refusal names: one of scope where the enterprise is out of it, else one that time cannot mend.
fn failing<'c>(check: &'c Check<'_>, state: State) -> Option<&'c Finding<'static>> {
    let fails = |part: &&Finding<'_>| part.outcome() == Outcome::NotMet;
    let named = |part: &&Finding<'_>| match state {
        State::OutOfScope => part.rule.id.0.starts_with("scope."),
        _ => part.overall().earliest == Day::NEVER,
    };
    let mut parts = check.person.parts.iter().filter(fails);
    let first = parts.clone().next();
    parts.find(named).or(first)
}

fn banner(words: &Catalog, check: &Check<'_>, state: State) -> Html {
    let [heading, more] = said(words, check, state);
    let refused = matches!(state, State::DoesNotFit | State::OutOfScope);
    html! {
        <section class="verdict" data-state={state.letter().to_string()}>
            <h1 id="title" tabindex="-1">{ heading }</h1>
            <p>{ more }</p>
            if check.priority.outcome() == Outcome::Met && !refused {
                <p>
                    <span class="badge" id="priority">{ words.text("result.priority") }</span>
                    { " " }
                    { words.text("result.priority.more") }
                </p>
            }
            if let Some(occupation) = shown_occupation(check.case.facts) {
                <p>{ words.fill("result.occupation", &[("name", occupation)]) }</p>
            }
            if pinned_count(check) > 0 {
                <p id="rests-on">{ words.fill("result.pinned", &[("count", &pinned_count(check).to_string())]) }</p>
            }
            <p>{ words.fill("result.reference", &[("day", &date(words, check.case.reference))]) }</p>
        </section>
    }
}

/// The result in a few lines, for a picture.
fn summary(words: &Catalog, check: &Check<'_>, state: State) -> Vec<String> {
    let of_part = |part: &Finding<'_>| {
        let clause = words.text(&format!("clause.{}.title", part.rule.id.0)).to_owned();
        words.fill("picture.row", &[("clause", &clause), ("outcome", &outcome(words, part))])
    };
    let reference = date(words, check.case.reference);
    let mut lines = said(words, check, state)[..1].to_vec();
    lines.push(words.fill("result.reference", &[("day", &reference)]));
    if pinned_count(check) > 0 {
        lines.push(words.fill("result.pinned", &[("count", &pinned_count(check).to_string())]));
    }
    lines.extend(check.person.parts.iter().map(of_part));
    lines.push(words.fill("frame.version", &[("version", env!("CARGO_PKG_VERSION"))]));
    lines.push(words.text("frame.unofficial").to_owned());
    lines
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
