//! Where a sheet comes from: a file that is chosen or dropped, or a block that is pasted; and the sheet to be filled in.

use web_sys::{Blob, DragEvent, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::session::tell;
use super::talk::{Basis, Order};
use crate::hr::round::{Round, use_round};
use crate::shared::use_words;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) is_busy: bool,
}

/// On what the worker begins, for a file of that name.
pub(super) fn basis(round: &Round, name: &str) -> Basis {
    Basis {
        batch: round.batch.to_json(),
        today: round.shared.today.to_string(),
        language: round.shared.language.tag().to_owned(),
        name: name.to_owned(),
    }
}

#[component]
pub(super) fn Choose(Props { is_busy }: &Props) -> Html {
    let words = use_words();
    let round = use_round();
    let pasted = use_state(String::new);
    let open = {
        let round = round.clone();
        move |file: web_sys::File| {
            let basis = basis(&round, &file.name());
            tell(&Order::Open(basis), Some(Blob::from(file)));
        }
    };
    let onchange = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                open(file);
            }
        })
    };
    let ondrop = Callback::from(move |event: DragEvent| {
        event.prevent_default();
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            open(file);
        }
    });
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let template = {
        let round = round.clone();
        Callback::from(move |_: MouseEvent| tell(&Order::Template(basis(&round, "")), None))
    };
    let read = {
        let (round, pasted) = (round.clone(), pasted.clone());
        Callback::from(move |_: MouseEvent| {
            tell(&Order::Paste(basis(&round, ""), (*pasted).clone()), None);
        })
    };
    let oninput = {
        let pasted = pasted.clone();
        Callback::from(move |event: InputEvent| {
            pasted.set(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        })
    };
    html! {
        <div {ondrop} {ondragover}>
            <section class="note">
                <h2>{ words.text("import.file") }</h2>
                <p>{ words.text("import.file.more") }</p>
                <div class="field">
                    <label for="sheet-file">{ words.text("import.choose") }</label>
                    <input type="file" id="sheet-file" accept=".xlsx,.xlsm,.csv,.txt,.xls,.et,.ods" disabled={*is_busy} {onchange} />
                </div>
            </section>
            <section>
                <h2>{ words.text("import.paste") }</h2>
                <div class="field">
                    <label for="sheet-paste">{ words.text("import.paste.more") }</label>
                    <textarea id="sheet-paste" rows="5" value={(*pasted).clone()} {oninput} />
                </div>
                <p class="buttons"><button type="button" class="button primary" id="read-paste" disabled={*is_busy || pasted.trim().is_empty()} onclick={read}>{ words.text("import.paste.read") }</button></p>
            </section>
            <section>
                <h2>{ words.text("import.template") }</h2>
                <p>{ words.text("import.template.more") }</p>
                <p class="buttons"><button type="button" class="button secondary" id="template" onclick={template}>{ words.text("import.template.get") }</button></p>
            </section>
        </div>
    }
}
