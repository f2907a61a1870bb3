//! What is shown while the other program is loaded, and when it does not come.

use gloo::utils::window;
use teji_text::Catalog;
use yew::prelude::*;

use crate::draft::Draft;
use crate::parts::renewal::renewal;
use crate::route::Route;
use crate::shared::{Shared, focus, leave_for};
use crate::state::Action;

/// One's own pages, while a batch is open: nobody's answers go into that.
pub(crate) fn apart(shared: &Shared, words: &Catalog, route: Route) -> Html {
    let begin = {
        let shared = shared.clone();
        Callback::from(move |_: MouseEvent| {
            leave_for(&shared, Action::Begun(Draft::default()), || focus("title"));
        })
    };
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text(&route.title()) }</h1>
            <p class="note">{ words.text("apart.text") }</p>
            <p class="buttons">
                <button type="button" class="button primary" id="begin-own" onclick={begin}>{ words.text("apart.begin") }</button>
                <a class="button secondary" href="#/hr">{ words.text("apart.back") }</a>
            </p>
        </>
    }
}

/// A page of the other program, as long as that is not there.
pub(crate) fn elsewhere(shared: &Shared, words: &Catalog, route: Route) -> Html {
    let again = {
        let shared = shared.clone();
        Callback::from(move |_: MouseEvent| {
            shared.dispatch(Action::Missed(None));
            // start.js looks at the address anew, as after every change of it.
            if let Ok(event) = Event::new("hashchange") {
                let _ = window().dispatch_event(&event);
            }
        })
    };
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text(&route.title()) }</h1>
            if shared.missed == Some(route.href()) {
                { renewal(words) }
                <div class="problem" role="alert" id="far">
                    <p>{ words.text("far.failed") }</p>
                    <p class="buttons">
                        <button type="button" class="button primary" id="far-again" onclick={again}>{ words.text("far.again") }</button>
                        <a class="button secondary" href="#/">{ words.text("lost.home") }</a>
                    </p>
                </div>
            } else {
                <p id="far-loading">{ words.text("far.loading") }</p>
            }
        </>
    }
}
