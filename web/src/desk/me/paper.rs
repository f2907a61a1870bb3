//! One of the papers, as it will be printed; to be printed here, or taken along as a document to write in.

use gloo::utils::window;
use js_sys::{Array, Uint8Array};
use teji_dossier::Application;
use teji_dossier::documents::papers;
use teji_notice::Check;
use teji_paper::{Document, docx};
use web_sys::{Blob, BlobPropertyBag, Url};
use yew::prelude::*;

use super::use_papers;
use crate::desk::document::shown;
use crate::parts::slims::in_wechat;
use crate::route::Place;
use crate::shared::{Shared, use_shared, use_words};
use crate::state::calendar;
use crate::today;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// Its place among the papers, from 0.
    pub(crate) number: usize,
}

#[component]
pub(crate) fn Paper(Props { number }: &Props) -> Html {
    let shared = use_shared();
    let words = use_words();
    let papers = use_papers();
    let document = document(&shared, &papers.application, *number);
    let file = use_state(|| None::<(String, String)>);
    let make = {
        let (document, file) = (document.clone(), file.clone());
        Callback::from(move |_: MouseEvent| file.set(word(&document)))
    };
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("me.paper_shown.title") }</h1>
            <p class="no-print">{ words.text("paper.chinese") }</p>
            <p class="buttons no-print">
                <button type="button" class="button secondary" onclick={|_| print()}>{ words.text("result.print") }</button>
                if !in_wechat() {
                    <button type="button" class="button secondary" id="word" onclick={make}>{ words.text("paper.word") }</button>
                }
                <a class="button secondary" href={papers.href(Place::Make)}>{ words.text("me.make.title") }</a>
            </p>
            <div role="status" class="no-print">
                if let Some((name, address)) = &*file {
                    <p class="note"><a id="keep" href={address.clone()} download={name.clone()}>{ words.text("make.keep") }</a></p>
                }
            </div>
            { shown(&document) }
        </>
    }
}

fn document(shared: &Shared, application: &Application, number: usize) -> Document {
    let facts = application.facts();
    let check = Check::of(application.case(&facts, calendar(), shared.today));
    let mut all = Vec::from(papers(application, &check));
    all.swap_remove(number.min(all.len() - 1))
}

/// Opens the print dialog.
pub(crate) fn print() {
    // A browser without a print dialog has nothing to show.
    let _ = window().print();
}

/// The paper as a document to write in: its name and where the browser has it.
fn word(document: &Document) -> Option<(String, String)> {
    let bytes = docx(document).ok()?;
    let options = BlobPropertyBag::new();
    options.set_type(WORD);
    let parts = Array::of1(&Uint8Array::from(bytes.as_slice()));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let (day, time) = today::local(today::now());
    let stamp = format!("{}-{}", day.to_string().replace('-', ""), time.replace(':', ""));
    Some((format!("{}_{stamp}.docx", document.title), address))
}

/// What a document to write in is called among kinds of files.
pub(crate) const WORD: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
