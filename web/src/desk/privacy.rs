//! What is kept, where and for how long, and how anybody can see for themselves: the page's own policy, word by word, and
//! what the page has fetched.

use gloo::utils::{document, window};
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Url;
use yew::prelude::*;

use crate::route::is_on_a_host;
use crate::shared::use_words;
use crate::values::text;

/// The policy under which this page runs, as it stands in the page.
fn policy() -> String {
    let meta = document().query_selector("meta[http-equiv=Content-Security-Policy]");
    let meta = meta.ok().flatten().and_then(|meta| meta.get_attribute("content"));
    meta.unwrap_or_default()
}

/// The addresses of everything that the browser fetched for this page.
fn fetched() -> Vec<String> {
    let entries = || {
        let timing = Reflect::get(&window(), &JsValue::from_str("performance")).ok()?;
        let list = Reflect::get(&timing, &JsValue::from_str("getEntriesByType")).ok()?;
        let list = list.dyn_into::<Function>().ok()?;
        list.call1(&timing, &JsValue::from_str("resource")).ok()?.dyn_into::<Array>().ok()
    };
    let name = |entry: JsValue| text(&entry, "name").filter(|name| name.starts_with("http"));
    entries().map(|entries| entries.iter().filter_map(name).collect()).unwrap_or_default()
}

#[component]
pub(crate) fn Privacy() -> Html {
    let words = use_words();
    let fetched = use_state(fetched);
    let again = {
        let fetched = fetched.clone();
        Callback::from(move |_: MouseEvent| fetched.set(self::fetched()))
    };
    let origin = window().location().origin().unwrap_or_default();
    let is_foreign = |name: &String| Url::new(name).is_ok_and(|url| url.origin() != origin);
    let foreign = fetched.iter().filter(|name| is_foreign(name)).count();
    let rows = ["answers", "files", "choices", "site", "received", "secrets"];
    let rows = rows.into_iter().filter(|row| *row != "site" || is_on_a_host());
    let meaning = |part: &str| match part {
        "connect-src" if !is_on_a_host() => {
            words.text("privacy.policy.connect-src.none").to_owned()
        }
        part => words.text(&format!("privacy.policy.{part}")).to_owned(),
    };
    let parts = [
        "default-src",
        "script-src",
        "style-src",
        "img-src",
        "connect-src",
        "worker-src",
        "frame-src",
        "form-action",
        "trusted-types",
    ];
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("privacy.title") }</h1>
            <p class="lead">{ words.text("privacy.lead") }</p>
            <h2>{ words.text("privacy.kept") }</h2>
            <table class="rows" id="kept">
                <thead><tr>{ for ["what", "where", "long"].map(|head| html! { <th scope="col">{ words.text(&format!("privacy.{head}")) }</th> }) }</tr></thead>
                <tbody>{ for rows.map(|row| html! {
                    <tr>
                        <th scope="row">{ words.text(&format!("privacy.{row}")) }</th>
                        <td data-label={words.text("privacy.where").to_owned()}>{ words.text(&format!("privacy.{row}.where")) }</td>
                        <td data-label={words.text("privacy.long").to_owned()}>{ words.text(&format!("privacy.{row}.long")) }</td>
                    </tr>
                }) }</tbody>
            </table>
            if !is_on_a_host() { <p class="warn" id="other-files">{ words.text("help.offline.drafts") }</p> }
            <p>{ words.text("privacy.others") }{ " " }<a href="#/files">{ words.text("files.title") }</a></p>
            <h2>{ words.text("privacy.see") }</h2>
            <ol>
                <li>{ words.text("privacy.offline") }</li>
                <li>{ words.text("privacy.tools") }</li>
            </ol>
            <h3>{ words.text("privacy.fetched") }</h3>
            <p id="fetched" data-count={fetched.len().to_string()} data-foreign={foreign.to_string()}>{ words.fill("privacy.fetched.count", &[("count", &fetched.len().to_string()), ("foreign", &foreign.to_string())]) }</p>
            <p class="buttons"><button type="button" class="button secondary" id="count-again" onclick={again}>{ words.text("privacy.again") }</button></p>
            <details>
                <summary>{ words.text("privacy.fetched.list") }</summary>
                <ul>{ for fetched.iter().map(|name| html! { <li class="path">{ name.clone() }</li> }) }</ul>
            </details>
            <h3>{ words.text("privacy.policy") }</h3>
            <p>{ words.text("privacy.policy.more") }</p>
            <p class="path" id="policy">{ policy() }</p>
            <dl class="facts">{ for parts.map(|part| html! { <div><dt class="path">{ part }</dt><dd>{ meaning(part) }</dd></div> }) }</dl>
            <h2>{ words.text("privacy.limits") }</h2>
            <p>{ words.text("privacy.limits.more") }</p>
        </>
    }
}
