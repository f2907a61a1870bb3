//! Puts the rows into the batch, and gives the sheet back with remarks or with results.

use teji_text::Catalog;
use yew::prelude::*;

use super::session::{Session, change, tell};
use super::talk::{Order, Overview};
use crate::route::{Hall, Route};

/// How many people would be added.
fn chosen(session: &Session, overview: &Overview) -> usize {
    let counts = overview.new_states.iter().zip(session.lists.states);
    counts.filter(|(_, is_wanted)| *is_wanted).map(|(count, _)| count).sum()
}

/// What is put into the batch, and the button that does it.
pub(super) fn take(words: &Catalog, session: &Session, overview: &Overview) -> Html {
    let count = chosen(session, overview);
    let too_many = count > overview.room;
    let differing = overview.summary.differing;
    let lists = session.lists;
    let onclick = Callback::from(move |_: MouseEvent| tell(&Order::Take(lists), None));
    let is_busy = session.progress.is_some();
    let told = words.fill("import.take", &[("count", &count.to_string())]);
    html! {
        <section class="note" aria-labelledby="take-title">
            <h2 id="take-title">{ words.text("import.take.title") }</h2>
            if overview.summary.same > 0 { <p id="same">{ words.fill("import.same", &[("count", &overview.summary.same.to_string())]) }</p> }
            if differing > 0 { { known(words, session, differing) } }
            { states(words, session, overview, too_many) }
            if too_many {
                <p class="problem" role="alert" id="no-room">{ words.fill("import.no_room", &[("count", &count.to_string()), ("room", &overview.room.to_string())]) }</p>
            }
            <p class="buttons">
                <button type="button" class="button primary" id="take" disabled={is_busy || too_many || count + differing == 0} {onclick}>{ told }</button>
            </p>
            { done(words, session) }
            { copies(words, is_busy) }
        </section>
    }
}

/// People who are in the batch: gaps are filled, and of two answers one is chosen.
fn known(words: &Catalog, session: &Session, differing: usize) -> Html {
    let way = |overwrite: bool, key: &'static str| {
        let onchange =
            Callback::from(move |_: Event| change(|session| session.lists.overwrite = overwrite));
        html! {
            <label class="choice">
                <input type="radio" name="overwrite" id={format!("overwrite-{overwrite}")} checked={session.lists.overwrite == overwrite} {onchange} />
                <span>{ words.text(key) }</span>
            </label>
        }
    };
    html! {
        <fieldset id="known">
            <legend>{ words.fill("import.known", &[("count", &differing.to_string())]) }</legend>
            { way(false, "import.known.keep") }
            { way(true, "import.known.take") }
        </fieldset>
    }
}

/// Rows of some results may be left out.
fn states(words: &Catalog, session: &Session, overview: &Overview, is_open: bool) -> Html {
    let one = |(place, letter): (usize, char)| {
        let count = overview.new_states[place];
        let checked = session.lists.states[place];
        let onchange = Callback::from(move |_: Event| {
            change(|session| session.lists.states[place] = !checked);
        });
        html! {
            <label class="choice">
                <input type="checkbox" id={format!("take-{letter}")} {checked} {onchange} />
                <span>{ words.fill("import.state", &[("state", words.text(&format!("hr.state.{letter}"))), ("count", &count.to_string())]) }</span>
            </label>
        }
    };
    let with_rows = ('A'..='F').enumerate().filter(|(place, _)| overview.new_states[*place] > 0);
    html! {
        <details id="states" open={is_open}>
            <summary>{ words.text("import.states") }</summary>
            { for with_rows.map(one) }
        </details>
    }
}

fn done(words: &Catalog, session: &Session) -> Html {
    let Some((added, updated)) = session.done else { return html! { <span hidden=true /> } };
    let counts = [("added", added.to_string()), ("updated", updated.to_string())];
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    html! {
        <div id="taken" tabindex="-1" role="status">
            <p><strong>{ words.fill("import.done", &counts) }</strong></p>
            <p class="buttons">
                <a class="button primary" id="to-screen" href={Route::Hr(Hall::Screen).href()}>{ words.text("import.to_screen") }</a>
                <a class="button secondary" id="to-people" href={Route::Hr(Hall::People(None)).href()}>{ words.text("import.to_people") }</a>
            </p>
        </div>
    }
}

fn copies(words: &Catalog, is_busy: bool) -> Html {
    let marked = Callback::from(|_: MouseEvent| tell(&Order::Marked, None));
    let verdicts = Callback::from(|_: MouseEvent| tell(&Order::Verdicts, None));
    html! {
        <>
            <p>{ words.text("import.copies") }</p>
            <p class="buttons">
                <button type="button" class="button secondary" id="marked" disabled={is_busy} onclick={marked}>{ words.text("import.marked") }</button>
                <button type="button" class="button secondary" id="verdicts" disabled={is_busy} onclick={verdicts}>{ words.text("import.verdicts") }</button>
            </p>
        </>
    }
}
