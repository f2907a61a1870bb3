//! The frame of every page: header, the page that the address names, footer; and what keeps them in step.

use std::cell::Cell;

use gloo::events::EventListener;
use gloo::utils::{document, document_element, window};
use teji_text::Catalog;
use yew::prelude::*;

use crate::pages::elsewhere::apart;
use crate::parts::slims::slims;
use crate::route::{Desk, Hall, Route};
use crate::session;
use crate::shared::{Shared, arrive, focus};
use crate::state::{Action, State};
use crate::today;
use crate::words::Language;

pub(crate) mod keeping;

use keeping::{use_kept, use_lease, use_saving, use_view};

/// What a program shows at each address.
#[derive(Clone, Copy)]
pub(crate) struct Pages(pub(crate) fn(Route, &Shared) -> Html);

impl PartialEq for Pages {
    /// A program has one.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) pages: Pages,
    /// Whether the person comes from a page of the other program.
    pub(crate) arrives: bool,
}

#[component]
pub(crate) fn Frame(Props { pages, arrives }: &Props) -> Html {
    let shared = use_reducer(begin);
    session::note(&shared);
    let route = use_state(Route::current);
    use_route(&route, &shared);
    use_undo(&shared);
    use_kept(&shared);
    use_lease(&shared);
    use_saving(&shared);
    use_today(&shared);
    use_view(&shared);
    use_arrival(*route, &shared, *arrives);
    let words = shared.language.words();
    let title = words.text(&route.title()).to_owned();
    let page = if shared.draft.is_batch() && route.is_ones_own() {
        apart(&shared, words, *route)
    } else {
        pages.0(*route, &shared)
    };
    let wide = matches!(*route, Route::Hr(_) | Route::Recheck(_)).then_some("wide");
    html! {
        <ContextProvider<Shared> context={shared.clone()}>
            <a class="skip" href="#main" onclick={to_main()}>{ words.text("frame.skip") }</a>
            { header(&shared, words, *route) }
            { slims(&shared, words, *route) }
            <main id="main" tabindex="-1" class={wide}>
                if shared.is_read_only() && route.fills_in() {
                    <fieldset disabled=true role="none">{ page }</fieldset>
                } else {
                    { page }
                }
            </main>
            <p class="unseen" aria-live="polite" id="arrived">{ title }</p>
            { footer(words) }
        </ContextProvider<Shared>>
    }
}

/// The state at the start: nothing yet, or what the other program left.
fn begin() -> State {
    let root = document_element();
    let language = root.get_attribute("lang").and_then(|tag| Language::of(&tag));
    let language = language.unwrap_or(Language::Chinese);
    let mut state = State::new(today::today(), language, today::chance());
    state.elder = root.has_attribute("data-elder");
    if let Some(session) = session::take_over() {
        (state.open, state.draft) = (session.open, session.draft);
        state.judged = state.draft.judged();
    }
    state
}

/// Moves the focus without touching the address, which names a page.
fn to_main() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        focus("main");
    })
}

/// Follows the address.
#[hook]
fn use_route(route: &UseStateHandle<Route>, shared: &Shared) {
    let (route, shared) = (route.clone(), shared.clone());
    use_effect_with((), move |()| {
        let depth = Cell::new(Route::note_depth(-1.0));
        let listener = EventListener::new(&window(), "hashchange", move |_| {
            depth.set(Route::note_depth(depth.get()));
            route.set(Route::current());
        });
        let far = EventListener::new(&document(), "teji-far", move |_| {
            shared.dispatch(Action::Missed(Some(Route::current().href())));
        });
        move || drop((listener, far))
    });
}

/// The button that had the focus is gone with what it deleted, so the way back gets it.
#[hook]
fn use_undo(shared: &Shared) {
    let id = shared.undo.as_ref().map(|record| record.id.clone());
    use_effect_with(id, |id| {
        if id.is_some() {
            focus("undo");
        }
    });
}

/// Looks at the clock again whenever the page comes back into sight.
#[hook]
fn use_today(shared: &Shared) {
    let shared = shared.clone();
    use_effect_with((), move |()| {
        let listener = EventListener::new(&document(), "visibilitychange", move |_| {
            shared.dispatch(Action::Dated(today::today()));
        });
        move || drop(listener)
    });
}

/// On a new page: its title, its first heading and its top.
#[hook]
fn use_arrival(route: Route, shared: &Shared, arrives: bool) {
    let words = shared.language.words();
    let title = words.fill("frame.title", &[("page", words.text(&route.title()))]);
    use_effect_with(title.clone(), |title| document().set_title(title));
    let first = use_mut_ref(|| !arrives);
    use_effect_with(route.href(), move |_| {
        if !first.replace(false) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            arrive();
        }
    });
}

fn header(shared: &Shared, words: &Catalog, route: Route) -> Html {
    let link = |to: Route, key: &'static str| {
        let current = (to == route).then_some("page");
        html! { <a href={to.href()} aria-current={current}>{ words.text(key) }</a> }
    };
    let elder = {
        let shared = shared.clone();
        Callback::from(move |_| shared.dispatch(Action::Enlarged(!shared.elder)))
    };
    let other = shared.language.other();
    let speak = {
        let shared = shared.clone();
        Callback::from(move |_| shared.dispatch(Action::Spoke(other)))
    };
    html! {
            <header class={if route.asks() { "top asking" } else { "top" }}>
                <a class="name" href="#/">{ words.text("frame.name") }</a>
                <nav aria-label={words.text("frame.nav").to_owned()}>
                    { link(Route::Check, "frame.check") }
                    { link(Route::Hr(Hall::Home), "frame.hr") }
                    { link(Route::Recheck(Desk::Home), "frame.recheck") }
                    { link(Route::Notice, "frame.notice") }
                </nav>
                <button type="button" id="elder" aria-pressed={shared.elder.to_string()} onclick={elder}>
                    { words.text("frame.elder") }
                </button>
                <button type="button" id="language" lang={other.tag()} onclick={speak}>
                    { words.text("frame.other_language") }
                </button>
            </header>
    }
}

fn footer(words: &Catalog) -> Html {
    html! {
        <footer>
            <p><strong>{ words.text("frame.unofficial") }</strong></p>
            <p>
                { words.text("frame.local") }
                <a href="#/notice">{ words.text("notice.title") }</a>
                <a href="#/rules">{ words.text("rules.title") }</a>
                <a href="#/tools/five-years">{ words.text("years.title") }</a>
                <a href="#/tools/workday">{ words.text("workday.title") }</a>
                <a href="#/tools/cert-code">{ words.text("numbers.title") }</a>
                <a href="#/files">{ words.text("files.title") }</a>
                <a href="#/privacy">{ words.text("privacy.title") }</a>
                <a href="#/help">{ words.text("help.title") }</a>
            </p>
            <p>{ words.fill("frame.version", &[("version", env!("CARGO_PKG_VERSION"))]) }</p>
        </footer>
    }
}
