//! The first page: the doors, and the way back to what was begun.

use yew::prelude::*;

use crate::route::Route;
use crate::shared::{use_shared, use_words};
use crate::state::{Action, Kept};

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
            if shared.draft.facts.is_empty() {
                <p class="note">{ words.text("home.local") }</p>
            } else {
                <Again />
            }
            <ul class="doors">
                { door(Route::Check, "applicant") }
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
#[component]
fn Again() -> Html {
    let shared = use_shared();
    let words = use_words();
    let clear = {
        let shared = shared.clone();
        Callback::from(move |_| shared.dispatch(Action::Cleared))
    };
    let place = Route::at(&format!("check/q/{}", shared.draft.place));
    let place = if let Route::Question(_) = place { place } else { Route::Result };
    let when = match &shared.kept {
        Kept::At(time) => words.fill("frame.saved", &[("time", time)]),
        Kept::Looking | Kept::Idle | Kept::Failed(_) | Kept::Blocked | Kept::Newer => String::new(),
    };
    html! {
        <section class="again" aria-labelledby="again">
            <a class="door" id="again" data-again="" href={place.href()}>
                <strong>{ words.text("home.again") }</strong>
                <span>{ words.fill("home.again.at", &[("page", words.text(&place.title()))]) }{ " " }{ when }</span>
            </a>
            <p><button type="button" class="button quiet" onclick={clear}>{ words.text("home.clear") }</button></p>
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
