//! How it is used, with which browser, what it was tried with and by whom it is not.

use gloo::utils::document;
use teji_text::Catalog;
use yew::prelude::*;

use crate::parts::slims::in_wechat;
use crate::route::is_on_a_host;
use crate::shared::use_words;

/// The sections, each with its sentences in their order.
const SECTIONS: [(&str, &[&str]); 7] = [
    ("how", &["own", "hr", "recheck", "sent"]),
    ("browsers", &["new", "chat", "chat_code", "phone", "two"]),
    ("files", &["save", "carry", "chat", "open", "names"]),
    ("offline", &["again", "one", "drafts"]),
    ("reach", &["keys", "large", "colours", "aloud", "tested", "not_tested", "tell"]),
    ("who", &["not", "basis", "decides"]),
    ("wrong", &["page", "saved", "result", "notice"]),
];

#[component]
pub(crate) fn Help() -> Html {
    let words = use_words();
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("help.title") }</h1>
            <p class="lead">{ words.text("help.lead") }</p>
            { for SECTIONS.iter().map(|(section, sentences)| html! {
                <section data-help={*section}>
                    <h2>{ words.text(&format!("help.{section}.title")) }</h2>
                    <ul>{ for sentences.iter().filter(|sentence| is_true(sentence)).map(|sentence| html! { <li>{ words.text(&format!("help.{section}.{sentence}")) }</li> }) }</ul>
                    if *section == "browsers" { { switch(words) } }
                    if *section == "offline" { { one_file(words) } }
                    { way_on(words, section) }
                </section>
            }) }
        </>
    }
}

/// A page that is one file was not opened before by a network, and what it keeps others may read.
fn is_true(sentence: &str) -> bool {
    match sentence {
        "again" => is_on_a_host(),
        "drafts" => !is_on_a_host(),
        _ => true,
    }
}

/// The page on which a section's advice is followed.
fn way_on(words: &Catalog, section: &str) -> Html {
    let (href, key) = match section {
        "how" => ("#/check", "check.title"),
        "files" | "wrong" => ("#/files", "files.title"),
        "offline" => ("#/privacy", "privacy.title"),
        "who" => ("#/rules", "rules.title"),
        _ => return html! { <span hidden=true /> },
    };
    html! { <p><a class="button secondary" {href}>{ words.text(key) }</a></p> }
}

/// The whole site as one file, where a host has it and the browser can save it.
fn one_file(words: &Catalog) -> Html {
    html! {
        if is_on_a_host() && !in_wechat() {
            <p><a class="button secondary" id="one-file" href="one-file.html" download={words.text("help.offline.name").to_owned()}>{ words.text("help.offline.get") }</a></p>
        }
    }
}

/// The picture that browsers with two engines are shown when they start with the old one; its address is in the page.
fn switch(words: &Catalog) -> Html {
    let picture = document().query_selector("#compat img").ok().flatten();
    let address = picture.and_then(|picture| picture.get_attribute("src"));
    html! {
        if let Some(src) = address {
            <p><img {src} width="320" height="96" alt={words.text("help.switch").to_owned()} /></p>
        }
    }
}
