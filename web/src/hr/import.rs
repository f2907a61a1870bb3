//! A sheet of staff is taken in: chosen, matched, looked at, and put into the batch.

mod matching;
mod preview;
mod session;
mod source;
mod take;
pub(crate) mod talk;

use teji_text::Catalog;
use yew::prelude::*;

use self::session::{Session, Stage, restart, session, tell};
use self::talk::Order;
use super::round::{Round, use_round};
use super::standing::judge_ahead;
use crate::shared::{focus, use_words};

#[component]
pub(crate) fn Import() -> Html {
    let words = use_words();
    let round = use_round();
    let update = use_force_update();
    let session = session(&round.shared.open.id, Callback::from(move |()| update.force_update()));
    take_over(&round, &session);
    use_effect_with(round.batch.clone(), {
        let (is_done, today) = (session.done.is_some(), round.shared.today);
        move |batch| {
            if is_done {
                judge_ahead(batch.clone(), today);
            }
        }
    });
    let again = Callback::from(|_: MouseEvent| {
        restart();
        focus("title");
    });
    let is_begun = session.stage != Stage::Start || session.progress.is_some();
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("import.title") }</h1>
            <p class="lead">{ words.text("import.lead") }</p>
            { progress(words, &session) }
            { fault(words, &round, &session) }
            { match &session.stage {
                Stage::Start => html! { <source::Choose is_busy={session.progress.is_some()} /> },
                Stage::Sheets(sheets) => matching::sheets(words, sheets, None),
                Stage::NoHeader(rows) => matching::rows(words, rows),
                Stage::Rows => rows(words, &round, &session),
            } }
            if is_begun {
                <p class="buttons">
                    <button type="button" class="button secondary" id="restart" onclick={again}>{ words.text("import.restart") }</button>
                    <span class="quiet-text">{ words.text("import.restart.more") }</span>
                </p>
            }
        </>
    }
}

/// Puts people into the batch that the worker handed over; once.
fn take_over(round: &Round, session: &Session) {
    let Some(taken) = session.taken.clone() else { return };
    let counts = (taken.added.len(), taken.updated.len());
    let mut batch = round.batch.as_ref().clone();
    batch.take_over(taken.clone());
    let json = batch.to_json();
    round.change(move |batch| {
        batch.take_over(taken);
    });
    session::forget_taken(counts);
    tell(&Order::Batch(json), None);
    gloo::timers::callback::Timeout::new(0, || focus("taken")).forget();
}

fn progress(words: &Catalog, session: &Session) -> Html {
    let stop = Callback::from(|_: MouseEvent| restart());
    html! {
        <div role="status" id="progress">
            if let Some((key, args)) = &session.progress {
                <p class="note">{ filled(words, key, args) }</p>
                if session.overview.is_none() {
                    <p class="buttons"><button type="button" class="button secondary" id="stop" onclick={stop}>{ words.text("make.cancel") }</button></p>
                }
            }
        </div>
    }
}

fn fault(words: &Catalog, round: &Round, session: &Session) -> Html {
    let Some((key, args)) = &session.fault else { return html! { <span hidden=true /> } };
    let names = round.names();
    let of = if names.has(key) { names } else { words };
    let cure = format!("{key}.try");
    let cure = if of.has(&cure) { filled(of, &cure, args) } else { String::new() };
    html! { <p class="problem" role="alert" id="import-fault">{ filled(of, key, args) }{ " " }{ cure }</p> }
}

/// A sentence with its figures.
fn filled(words: &Catalog, key: &str, args: &[(String, String)]) -> String {
    let args: Vec<(&str, &str)> =
        args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    words.fill(key, &args)
}

fn rows(words: &'static Catalog, round: &Round, session: &Session) -> Html {
    let Some(overview) = &session.overview else { return html! { <span hidden=true /> } };
    html! {
        <>
            { preview::summary(words, session, overview) }
            { take::take(words, session, overview) }
            { preview::preview(words, round, session, overview) }
            { matching::matching(words, round, overview) }
            if overview.sheets.len() > 1 { { matching::sheets(words, &overview.sheets, Some(overview.place)) } }
        </>
    }
}
