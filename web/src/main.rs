//! The page: shows, asks, keeps; decides nothing.

mod app;
mod keep;
mod pages;
mod parts;
mod route;
mod shared;
mod state;
mod today;
mod words;

use std::panic;

use gloo::utils::document;

use crate::app::App;

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
