//! The frame of every page: header, the page that the address names, footer; and what keeps them in step.

use std::cell::Cell;

use gloo::events::EventListener;
use gloo::utils::{document, document_element, window};
use serde::{Deserialize, Serialize};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::keep;
use crate::pages::{
    clause, five_years, home, notice, numbers, question, result, rules, start, workday,
};
use crate::route::Route;
use crate::shared::{Shared, focus, use_shared, use_words};
use crate::state::{Action, Draft, Kept, Stamp, State, VERSION};
use crate::today;
use crate::words::Language;

/// The name under which the draft is kept.
const DRAFT: &str = "draft";
/// The name under which language and size are kept.
const VIEW: &str = "view";

/// How the person wants to see the page.
#[derive(Serialize, Deserialize)]
struct View {
    language: String,
    elder: bool,
}

#[component]
pub(crate) fn App() -> Html {
    let shared = use_reducer(|| State::new(today::today(), Language::Chinese));
    let route = use_state(Route::current);
    use_route(&route);
    use_kept_draft(&shared);
    use_saving(&shared);
    use_today(&shared);
    use_view(&shared);
    use_arrival(*route, &shared);
    let words = shared.language.words();
    let title = words.text(&route.title()).to_owned();
    html! {
        <ContextProvider<Shared> context={shared.clone()}>
            <a class="skip" href="#main" onclick={to_main()}>{ words.text("frame.skip") }</a>
            <Header route={*route} />
            <main id="main" tabindex="-1">{ page(*route) }</main>
            <p class="unseen" aria-live="polite" id="arrived">{ title }</p>
            <Footer />
        </ContextProvider<Shared>>
    }
}

fn page(route: Route) -> Html {
    match route {
        Route::Home => html! { <home::Home /> },
        Route::Check => html! { <start::Start /> },
        Route::Question(page) => html! { <question::Question key={page.id} id={page.id} /> },
        Route::Result => html! { <result::Result /> },
        Route::Notice => html! { <notice::Notice /> },
        Route::Clause(entry) => html! { <clause::ClausePage key={entry.id} id={entry.id} /> },
        Route::Rules => html! { <rules::Rules /> },
        Route::Workday => html! { <workday::Workday /> },
        Route::FiveYears => html! { <five_years::FiveYears /> },
        Route::Numbers => html! { <numbers::Numbers /> },
        Route::Lost => html! { <home::Lost /> },
    }
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
fn use_route(route: &UseStateHandle<Route>) {
    let route = route.clone();
    use_effect_with((), move |()| {
        let depth = Cell::new(Route::note_depth(-1.0));
        let listener = EventListener::new(&window(), "hashchange", move |_| {
            depth.set(Route::note_depth(depth.get()));
            route.set(Route::current());
        });
        move || drop(listener)
    });
}

/// Looks once for what an earlier visit kept.
#[hook]
fn use_kept_draft(shared: &Shared) {
    let shared = shared.clone();
    use_effect_with((), move |()| {
        spawn_local(async move {
            shared.dispatch(match find_draft().await {
                Ok(found) => found,
                Err(_) => Action::Kept(Kept::Blocked),
            });
            if let Ok(Some(view)) = keep::load::<View>(VIEW).await {
                if let Some(language) = Language::of(&view.language) {
                    shared.dispatch(Action::Spoke(language));
                }
                shared.dispatch(Action::Enlarged(view.elder));
            }
        });
    });
}

/// What was kept, or that it is not for this version to touch.
async fn find_draft() -> Result<Action, idb::Error> {
    let stamp = keep::load::<Stamp>(DRAFT).await?;
    if stamp.is_some_and(|stamp| stamp.version > VERSION) {
        return Ok(Action::Kept(Kept::Newer));
    }
    Ok(Action::Found(keep::load::<Draft>(DRAFT).await?))
}

/// Keeps every change as it is made.
#[hook]
fn use_saving(shared: &Shared) {
    let shared = shared.clone();
    use_effect_with(shared.changes, move |&changes| {
        if changes > 0 && !matches!(shared.kept, Kept::Blocked | Kept::Newer) {
            let draft = shared.draft.clone();
            spawn_local(async move {
                let saved = keep::save(DRAFT, &draft).await;
                let time = today::time_of_day();
                let kept = if saved.is_ok() { Kept::At(time) } else { Kept::Failed(time) };
                shared.dispatch(Action::Kept(kept));
            });
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

/// Shows the page in the language and size that are chosen, and keeps the choice.
#[hook]
fn use_view(shared: &Shared) {
    let looking = shared.kept == Kept::Looking;
    let view = (shared.language, shared.elder, looking);
    use_effect_with(view, |&(language, elder, looking)| {
        let root = document_element();
        // Both attributes have plain names, which no browser refuses.
        let _ = root.set_attribute("lang", language.tag());
        let _ = if elder {
            root.set_attribute("data-elder", "")
        } else {
            root.remove_attribute("data-elder")
        };
        if !looking {
            let view = View { language: language.tag().to_owned(), elder };
            spawn_local(async move {
                // A view that is not kept is chosen again; the line about saving tells of the browser.
                let _ = keep::save(VIEW, &view).await;
            });
        }
    });
}

/// On a new page: its title, its first heading and its top.
#[hook]
fn use_arrival(route: Route, shared: &Shared) {
    let words = shared.language.words();
    let title = words.fill("frame.title", &[("page", words.text(&route.title()))]);
    use_effect_with(title.clone(), |title| document().set_title(title));
    let first = use_mut_ref(|| true);
    use_effect_with(route.href(), move |_| {
        if !first.replace(false) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            focus("title");
        }
    });
}

#[derive(PartialEq, Properties)]
struct HeaderProps {
    route: Route,
}

#[component]
fn Header(HeaderProps { route }: &HeaderProps) -> Html {
    let shared = use_shared();
    let words = use_words();
    let link = |to: Route, key: &'static str| {
        let current = (to == *route).then_some("page");
        html! { <a href={to.href()} aria-current={current}>{ words.text(key) }</a> }
    };
    let elder = {
        let shared = shared.clone();
        Callback::from(move |_| shared.dispatch(Action::Enlarged(!shared.elder)))
    };
    let asking = matches!(route, Route::Question(_));
    let other = shared.language.other();
    let speak = {
        let shared = shared.clone();
        Callback::from(move |_| shared.dispatch(Action::Spoke(other)))
    };
    html! {
        <>
            <header class={if asking { "top asking" } else { "top" }}>
                <a class="name" href="#/">{ words.text("frame.name") }</a>
                <nav aria-label={words.text("frame.nav").to_owned()}>
                    { link(Route::Check, "frame.check") }
                    { link(Route::Notice, "frame.notice") }
                    { link(Route::Workday, "frame.workday") }
                </nav>
                <button type="button" id="elder" aria-pressed={shared.elder.to_string()} onclick={elder}>
                    { words.text("frame.elder") }
                </button>
                <button type="button" id="language" lang={other.tag()} onclick={speak}>
                    { words.text("frame.other_language") }
                </button>
            </header>
            <div class="slims">
                if in_wechat() && !asking {
                    <aside class="slim" id="wechat">{ words.text("frame.wechat") }</aside>
                }
                if shared.kept == Kept::Blocked {
                    <p class="slim" id="blocked" role="alert">{ words.text("frame.blocked") }</p>
                }
                if shared.kept == Kept::Newer {
                    <p class="slim" id="newer" role="alert">{ words.text("frame.newer") }</p>
                }
                if let Kept::Failed(time) = &shared.kept {
                    <p class="slim" id="unsaved" role="alert">
                        { words.fill("frame.unsaved", &[("time", time)]) }
                    </p>
                }
            </div>
        </>
    }
}

#[component]
fn Footer() -> Html {
    let words = use_words();
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
            </p>
            <p>{ words.fill("frame.version", &[("version", env!("CARGO_PKG_VERSION"))]) }</p>
        </footer>
    }
}

fn in_wechat() -> bool {
    window().navigator().user_agent().is_ok_and(|agent| agent.contains("MicroMessenger"))
}
