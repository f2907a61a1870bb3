//! The first page: the doors, and the way back to what was begun.

use teji_text::Catalog;
use yew::prelude::*;

use crate::parts::answer::date;
use crate::parts::renewal::renewal;
use crate::parts::save_file::save_file;
use crate::parts::slims::in_wechat;
use crate::parts::undo::undo;
use crate::route::{Desk, Hall, Place, Route};
use crate::shared::{Shared, delete, use_shared, use_words};
use crate::state::Kept;
use crate::today::{local, now};

#[component]
pub(crate) fn Home() -> Html {
    let shared = use_shared();
    let words = use_words();
    let door = |to: Route, key: &str| {
        html! {
            <li>
                <a class="door" href={to.href()}>
                    <strong>{ words.text(&format!("home.{key}")) }</strong>
                    <span>{ words.text(&format!("home.{key}.for")) }</span>
                </a>
            </li>
        }
    };
    let steps = ["plan", "submit", "review", "publicity", "list", "appoint", "report"];
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("home.title") }</h1>
            <p class="lead">{ words.text("home.lead") }</p>
            if shared.draft.is_empty() {
                <p class="note">{ words.text("home.local") }</p>
            } else {
                { again(&shared, words) }
            }
            { renewal(words) }
            { undo(&shared, words) }
            if shared.others > 0 {
                <p><a class="button secondary" id="others" href={Route::Files.href()}>
                    { words.fill("home.others", &[("count", &shared.others.to_string())]) }
                </a></p>
            }
            <ul class="doors">
                { door(Route::Check, "applicant") }
                { door(Route::Me(Place::Tasks), "papers") }
                { door(Route::Hr(Hall::Home), "hr") }
                { door(Route::Recheck(Desk::Home), "received") }
                { door(Route::Workday, "workday") }
                { door(Route::FiveYears, "years") }
                { door(Route::Numbers, "numbers") }
                { door(Route::Notice, "notice") }
            </ul>
            <h2>{ words.text("home.steps") }</h2>
            <ol class="steps">
                { for steps.map(|step| html! { <li>{ words.text(&format!("step.{step}")) }</li> }) }
            </ol>
            <p>{ words.text("home.here") }</p>
        </>
    }
}

/// The way back to what was begun.
fn again(shared: &Shared, words: &'static Catalog) -> Html {
    let clear = {
        let shared = shared.clone();
        Callback::from(move |_: MouseEvent| delete(&shared, shared.record(now())))
    };
    let place = Route::of(&shared.draft);
    let when = shared.open.changed.map(local).map(|(day, time)| {
        words.fill("home.again.when", &[("day", &date(words, day)), ("time", &time)])
    });
    let is_told_elsewhere = !matches!(shared.kept, Kept::Idle | Kept::At(_)) || in_wechat();
    html! {
        <section class="again" aria-labelledby="again">
            <a class="door" id="again" data-again="" href={place.href()}>
                <strong>{ words.text("home.again") }</strong>
                <span>{ words.fill("home.again.at", &[("page", words.text(&place.title()))]) }</span>{ " " }
                <span>{ when.unwrap_or_default() }</span>
            </a>
            <p class="buttons">
                <button type="button" class="button quiet" id="clear" onclick={clear}>{ words.text("home.clear") }</button>
            </p>
            if !is_told_elsewhere { { save_file(shared, words) } }
        </section>
    }
}

/// An address that names no page.
#[component]
pub(crate) fn Lost() -> Html {
    let words = use_words();
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("lost.title") }</h1>
            <p>{ words.text("lost.text") }</p>
            <p class="buttons"><a class="button primary" href="#/">{ words.text("lost.home") }</a></p>
        </>
    }
}
