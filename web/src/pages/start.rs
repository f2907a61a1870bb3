//! What to know before the first question.

use teji_notice::SELF_CHECK;
use yew::prelude::*;

use crate::parts::carry::Restore;
use crate::parts::date::DateBoxes;
use crate::route::Route;
use crate::shared::{use_shared, use_words};
use crate::state::Action;

#[component]
pub(crate) fn Start() -> Html {
    let shared = use_shared();
    let words = use_words();
    let on_day = {
        let shared = shared.clone();
        Callback::from(move |typed| shared.dispatch(Action::SetReference(typed)))
    };
    let first = shared.check().pages().next().map_or(Route::Result, Route::Question);
    let begin = if shared.judged.is_empty() { Route::Question(&SELF_CHECK[0]) } else { first };
    let button = if shared.judged.is_empty() { "check.begin" } else { "check.go_on" };
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("check.title") }</h1>
            <p class="lead">{ words.text("check.lead") }</p>
            <ul>
                <li>{ words.text("check.about.questions") }</li>
                <li>{ words.text("check.about.unsure") }</li>
                <li>{ words.text("check.about.device") }</li>
                <li>{ words.text("check.about.honest") }</li>
            </ul>
            <p class="buttons"><a class="button primary" id="begin" href={begin.href()}>{ words.text(button) }</a></p>
            <details>
                <summary>{ words.text("check.reference") }</summary>
                <p>{ words.text("check.reference.help") }</p>
                <DateBoxes id="reference" label={words.text("check.reference.label").to_owned()}
                    typed={shared.draft.reference.clone()} on_typed={on_day} problem={None} />
            </details>
            <Restore />
        </>
    }
}
