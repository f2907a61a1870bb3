//! Packages that somebody received, gone through again. All of it is in memory: nothing of a package is kept.

mod compare;
mod exhibit;
mod opinion;
mod person;
mod put;
mod report;
pub(super) mod store;
pub(crate) mod work;

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::JsCast;
use web_sys::BeforeUnloadEvent;
use yew::prelude::*;

use self::store::{Store, on_change, read};
use crate::route::Desk;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) desk: Desk,
}

/// The page at an address below `#/recheck`, with everything that was put down.
#[component]
pub(super) fn Recheck(Props { desk }: &Props) -> Html {
    let store = use_state(read);
    {
        let store = store.clone();
        use_effect_with((), move |()| {
            let set = store.setter();
            on_change(Some(Callback::from(move |()| set.set(read()))));
            || on_change(None)
        });
    }
    use_guard();
    let page = match *desk {
        Desk::Home => html! { <put::Put /> },
        Desk::Report => html! { <report::ReportPage /> },
        Desk::Person(number) => html! { <person::PersonPage key={number} {number} /> },
        Desk::Compare => html! { <compare::ComparePage /> },
    };
    html! { <ContextProvider<Rc<Store>> context={(*store).clone()}>{ page }</ContextProvider<Rc<Store>>> }
}

/// What was put down.
#[hook]
fn use_store() -> Rc<Store> {
    use_context::<Rc<Store>>().expect("every page of them stands within Recheck")
}

/// Notes that are in no file yet are not left without a question.
#[hook]
fn use_guard() {
    use_effect_with((), |()| {
        let listener = EventListener::new_with_options(
            &window(),
            "beforeunload",
            gloo::events::EventListenerOptions::enable_prevent_default(),
            |event| {
                if read().has_unsaved() {
                    event.prevent_default();
                    if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                        event.set_return_value("1");
                    }
                }
            },
        );
        move || drop(listener)
    });
}
