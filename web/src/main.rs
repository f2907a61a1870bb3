//! The page: shows, asks, keeps; decides nothing.

use std::panic;

use gloo::utils::document;
use yew::prelude::*;

fn main() {
    panic::set_hook(Box::new(|panic| {
        gloo::console::error!(panic.to_string());
        show_crash();
    }));
    if let Some(root) = document().get_element_by_id("app") {
        yew::Renderer::<App>::with_root(root).render();
    }
}

/// Shows the block that index.html keeps for this, for the app itself can draw no more.
fn show_crash() {
    if let Some(block) = document().get_element_by_id("crashed") {
        // Nothing is left to be done for a page that refuses even this.
        let _ = block.remove_attribute("hidden");
    }
}

#[function_component]
fn App() -> Html {
    html! {
        <>
            <header class="top"><a class="name" href="#/">{ "Teji" }</a></header>
            <main id="main"><h1>{ "Teji" }</h1></main>
        </>
    }
}
