//! What is said of a package: a note beside each thing, an advice, and both as a letter and as a file that opens again.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use teji_paper::docx;
use teji_recheck::{Advice, Opinion, letter};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::store::{self, Seen};
use super::use_store;
use crate::desk::me::paper::WORD;
use crate::desk::worker::blob;
use crate::parts::slims::in_wechat;
use crate::shared::use_words;
use crate::today;
use crate::words::Language;

#[derive(PartialEq, Properties)]
pub(super) struct NoteProps {
    pub(super) seen: Rc<Seen>,
    /// By what the note is known.
    pub(super) id: String,
    /// What it is about, in words.
    pub(super) about: String,
}

/// A note beside something.
#[component]
pub(super) fn NoteBox(NoteProps { seen, id, about }: &NoteProps) -> Html {
    let words = use_words();
    let store = use_store();
    let opinion = store.opinion(seen);
    let typed = opinion.note(id).to_owned();
    let opened = use_state(|| false);
    let text_box = use_node_ref();
    {
        let text_box = text_box.clone();
        use_effect_with(*opened, move |&opened| {
            if let Some(text_box) = text_box.cast::<HtmlTextAreaElement>().filter(|_| opened) {
                // A box that does not take the focus leaves it where it is.
                let _ = text_box.focus();
            }
        });
    }
    let oninput = {
        let (seen, id, about) = (seen.clone(), id.clone(), about.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            store::change(|store| {
                store.say(&seen, |opinion| opinion.set_note(&id, &about, &text));
            });
        })
    };
    let open = {
        let opened = opened.clone();
        Callback::from(move |_: MouseEvent| opened.set(true))
    };
    html! {
        if typed.is_empty() && !*opened {
            <button type="button" class="button quiet no-print" data-note={id.clone()} onclick={open} aria-label={words.fill("received.note.add_to", &[("about", about)])}>{ words.text("received.note.add") }</button>
        } else {
            <label class="note-box">{ words.text("received.note") }
                <textarea rows="2" ref={text_box} data-note-text={id.clone()} value={typed} maxlength="2000" {oninput} aria-label={words.fill("received.note.of", &[("about", about)])} />
            </label>
        }
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct SaidProps {
    pub(super) seen: Rc<Seen>,
}

/// The advice, who gives it, and the ways to hand it out.
#[component]
pub(super) fn Said(SaidProps { seen }: &SaidProps) -> Html {
    let words = use_words();
    let store = use_store();
    let opinion = store.opinion(seen);
    let told = use_state(|| None::<&'static str>);
    let choose = |advice: Advice| {
        let seen = seen.clone();
        Callback::from(move |_: Event| {
            store::change(|store| store.say(&seen, |opinion| opinion.advice = Some(advice)));
        })
    };
    let radio = |advice: Advice, key: &'static str| {
        html! {
            <label class="choice"><input type="radio" name="advice" id={key} checked={opinion.advice == Some(advice)} onchange={choose(advice)} />{ " " }<span>{ words.text(&format!("received.{key}")) }</span></label>
        }
    };
    let line = |id: &'static str, value: &str, set: fn(&mut Opinion, String)| {
        let seen = seen.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<web_sys::HtmlInputElement>().value();
            store::change(|store| store.say(&seen, |opinion| set(opinion, text)));
        });
        html! {
            <div class="field">
                <label for={id}>{ words.text(&format!("received.{id}")) }</label>
                <input type="text" {id} value={value.to_owned()} maxlength="200" autocomplete="off" {oninput} />
            </div>
        }
    };
    let on_letter = {
        let (seen, opinion, told) = (seen.clone(), opinion.clone(), told.clone());
        Callback::from(move |_: MouseEvent| {
            let made = hand_out_letter(
                &seen,
                &opinion,
                &named(words.text("received.letter.name"), "docx"),
            );
            told.set(Some(if made.is_some() { "received.letter.made" } else { "make.no_room" }));
        })
    };
    let on_keep = {
        let (seen, opinion, told) = (seen.clone(), opinion.clone(), told.clone());
        Callback::from(move |_: MouseEvent| {
            let name = named(words.text("received.keep.name"), "json");
            let kept = hand_out(&name, opinion.to_json().as_bytes(), "application/json");
            if kept.is_some() {
                store::change(|store| {
                    store.say(&seen, |_| {});
                    if let Some(said) = store.opinions.get_mut(&seen.digest) {
                        said.is_saved = true;
                    }
                });
            }
            told.set(Some(if kept.is_some() { "received.keep.made" } else { "make.no_room" }));
        })
    };
    let remark = {
        let seen = seen.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            store::change(|store| store.say(&seen, |opinion| opinion.remark = text));
        })
    };
    let is_other = opinion.report != seen.code;
    let others = seen.report(Language::Chinese).unmatched(&opinion);
    html! {
        <section id="opinion">
            <h2>{ words.text("received.opinion") }</h2>
            <p>{ words.text("received.opinion.more") }</p>
            if is_other { <p class="warn" id="other-report">{ words.text("received.other_report") }</p> }
            <fieldset>
                <legend>{ words.text("received.advice") }</legend>
                { radio(Advice::Agree, "agree") }
                { radio(Advice::Return, "return") }
            </fieldset>
            <div class="field">
                <label for="remark">{ words.text("received.remark") }</label>
                <textarea id="remark" rows="3" value={opinion.remark.clone()} maxlength="4000" oninput={remark} />
            </div>
            { line("by", &opinion.by, |opinion, text| opinion.by = text) }
            { line("day", &opinion.day, |opinion, text| opinion.day = text) }
            if !others.is_empty() {
                <div class="note" id="other-notes">
                    <p>{ words.text("received.other_notes") }</p>
                    <ul>{ for others.iter().map(|note| html! { <li>{ note.about.clone() }{ "：" }{ note.text.clone() }</li> }) }</ul>
                </div>
            }
            <p>{ words.fill("received.notes", &[("count", &opinion.notes.len().to_string())]) }</p>
            if in_wechat() { <p class="warn">{ words.text("make.wechat") }</p> } else {
                <p class="buttons no-print">
                    <button type="button" class="button primary" id="letter" onclick={on_letter}>{ words.text("received.letter") }</button>
                    <button type="button" class="button secondary" id="keep-opinion" onclick={on_keep}>{ words.text("received.keep") }</button>
                </p>
            }
            <div role="status">if let Some(key) = *told { <p class="note" id="opinion-told">{ words.text(key) }</p> }</div>
        </section>
    }
}

/// What it is, and the day and the time; nobody's name.
fn named(title: &str, ending: &str) -> String {
    let (day, time) = today::local(today::now());
    let stamp = format!("{}-{}", day.to_string().replace('-', ""), time.replace(':', ""));
    format!("{title}_{stamp}.{ending}")
}

/// Only Chinese is filed.
fn hand_out_letter(seen: &Seen, opinion: &Opinion, name: &str) -> Option<()> {
    let bytes = docx(&letter(seen.report(Language::Chinese), opinion)).ok()?;
    hand_out(name, &bytes, WORD)
}

fn hand_out(name: &str, bytes: &[u8], kind: &str) -> Option<()> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    store::hand_out(name, &blob(&parts, kind).ok()?)
}
