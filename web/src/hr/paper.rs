//! One of the papers, as it will be printed; to be printed here, or taken along to write in.

use js_sys::{Array, Uint8Array};
use teji_batch::documents::{Content, Paper, paper_at};
use web_sys::{Blob, BlobPropertyBag, Url};
use yew::prelude::*;

use super::make::titled;
use super::round::{Round, use_round};
use super::standing::whole;
use crate::desk::document::shown;
use crate::desk::me::paper::{WORD, print};
use crate::parts::slims::in_wechat;
use crate::route::{Hall, Route};
use crate::shared::use_words;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// Its place among the papers, from 0.
    pub(crate) number: usize,
}

#[component]
pub(crate) fn PaperPage(Props { number }: &Props) -> Html {
    let words = use_words();
    let round = use_round();
    let file = use_state(|| None::<(String, String)>);
    let judged = whole(&round.batch, round.shared.today);
    let Some(paper) = paper_at(&judged, *number) else {
        return html! {
            <>
                <h1 id="title" tabindex="-1">{ words.text("hr.paper.title") }</h1>
                <p>{ words.text("hr.paper.gone") }</p>
                <p class="buttons"><a class="button primary" href={Route::Hr(Hall::Package).href()}>{ words.text("hr.package.title") }</a></p>
            </>
        };
    };
    let make = {
        let (round, paper, file) = (round.clone(), paper.clone(), file.clone());
        Callback::from(move |_: MouseEvent| file.set(taken_along(&round, &paper)))
    };
    let key =
        if matches!(paper.content, Content::Roll(_)) { "hr.paper.sheet" } else { "paper.word" };
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("hr.paper.title") }</h1>
            <p class="no-print">{ words.text("paper.chinese") }</p>
            <p class="buttons no-print">
                <button type="button" class="button secondary" onclick={|_| print()}>{ words.text("result.print") }</button>
                if !in_wechat() {
                    <button type="button" class="button secondary" id="word" onclick={make}>{ words.text(key) }</button>
                }
                <a class="button secondary" href={Route::Hr(Hall::Package).href()}>{ words.text("hr.package.title") }</a>
            </p>
            <div role="status" class="no-print">
                if let Some((name, address)) = &*file {
                    <p class="note"><a id="keep" href={address.clone()} download={name.clone()}>{ words.text("make.keep") }</a></p>
                }
            </div>
            <div class="scroll" tabindex="0" role="group" aria-label={paper.title().to_owned()}>{ shown(&paper.document()) }</div>
        </>
    }
}

/// The paper as a file: a document to write in, or a sheet.
fn taken_along(round: &Round, paper: &Paper) -> Option<(String, String)> {
    let bytes = paper.bytes().ok()?;
    let kind = if matches!(paper.content, Content::Roll(_)) { SHEET } else { WORD };
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes.as_slice()));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    Some((titled(round, paper.title(), paper.ending()), address))
}

const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
