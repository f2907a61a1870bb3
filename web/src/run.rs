//! One of the two programs at work: start.js tells it when its pages are wanted and when they are not.

use std::cell::RefCell;
use std::panic;

use gloo::events::EventListener;
use gloo::utils::{document, document_element};
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, DedicatedWorkerGlobalScope, Element};
use yew::prelude::*;

use crate::frame::{Frame, Pages, Props};
use crate::route::Route;
use crate::session;
use crate::shared::Shared;

/// Shows the pages from an event `teji-open-{name}` until `teji-close-{name}`, as often as they come.
pub(crate) fn serve(name: &str, pages: fn(Route, &Shared) -> Html) {
    panic::set_hook(Box::new(|panic| {
        gloo::console::error!(panic.to_string());
        show_crash();
    }));
    let app = std::rc::Rc::new(RefCell::new(None));
    let opened = app.clone();
    let open = EventListener::new(&document(), format!("teji-open-{name}"), move |_| {
        // A program that follows the other arrives on a page; the first one is where the person looks already.
        let arrives = document_element().has_attribute("data-ready");
        let props = Props { pages: Pages(pages), arrives };
        let app = fresh_root()
            .map(|root| yew::Renderer::<Frame>::with_root_and_props(root, props).render());
        *opened.borrow_mut() = app;
    });
    let close = EventListener::new(&document(), format!("teji-close-{name}"), move |_| {
        if let Some(app) = app.borrow_mut().take() {
            session::hand_over();
            app.destroy();
        }
    });
    open.forget();
    close.forget();
}

/// Does a worker's work in the page, as often as somebody asks for it (`carried.js`); what asks looks like a worker's scope.
pub(crate) fn stand_in(name: &str, serve: fn(&DedicatedWorkerGlobalScope)) {
    let asked = EventListener::new(&document(), format!("teji-work-{name}"), move |event| {
        if let Some(event) = event.dyn_ref::<CustomEvent>() {
            serve(&event.detail().unchecked_into());
        }
    });
    asked.forget();
}

/// The element for the app, new each time, for the app before it leaves its listeners on its own.
fn fresh_root() -> Option<Element> {
    let old = document().get_element_by_id("app")?;
    let new = document().create_element("div").ok()?;
    new.set_id("app");
    old.replace_with_with_node_1(&new).ok()?;
    Some(new)
}

/// Shows the block that index.html keeps for this, for the app itself can draw no more.
fn show_crash() {
    if let Some(block) = document().get_element_by_id("crashed") {
        // Nothing is left to be done for a page that refuses even this.
        let _ = block.remove_attribute("hidden");
    }
}
