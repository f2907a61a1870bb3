//! Files that prove something: chosen, dropped or photographed; judged by what they are, and kept on the device.

mod shrink;

use gloo::utils::{document, document_element};
use js_sys::Uint8Array;
use teji_dossier::{List, Media};
use teji_paper::{Digest, Sha256};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DragEvent, File, FileList, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::{Papers, use_papers};
use crate::keep;
use crate::parts::slims::in_wechat;
use crate::shared::use_words;

/// What the chooser offers: the kinds that every receiver can open.
const ACCEPTED: &str = "image/jpeg,image/png,application/pdf";
/// Inside a chat only photos can be chosen.
const PICTURES: &str = "image/jpeg,image/png";
/// No paper is larger.
const MOST: f64 = 200e6;
/// So much is read at a time.
const PIECE: f64 = 1_048_576.0;

/// What became of a file: the key of a sentence, and the file's own name.
type Told = (&'static str, String);

/// The places where files are chosen, and what became of them.
#[component]
pub(crate) fn Attach() -> Html {
    let words = use_words();
    let papers = use_papers();
    let told = use_state(Vec::<Told>::new);
    let original = use_state(|| false);
    let busy = use_state(|| false);
    let take = {
        let (papers, told, original, busy) =
            (papers.clone(), told.clone(), *original, busy.clone());
        Callback::from(move |files: FileList| {
            if papers.is_read_only() {
                return;
            }
            let (papers, told, busy) = (papers.clone(), told.clone(), busy.clone());
            busy.set(true);
            hold(true);
            spawn_local(async move {
                let mut digests = Vec::new();
                let mut all = Vec::new();
                for place in 0..files.length() {
                    if let Some(file) = files.get(place) {
                        let key = taken(&papers, &file, original, &mut digests).await;
                        all.push((key, file.name()));
                    }
                }
                hold(false);
                told.set(all);
                busy.set(false);
            });
        })
    };
    let chosen = {
        let take = take.clone();
        Callback::from(move |event: Event| {
            let input =
                event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(files) = input.and_then(|input| input.files()) {
                take.emit(files);
            }
        })
    };
    let dropped = Callback::from(move |event: DragEvent| {
        event.prevent_default();
        if let Some(files) = event.data_transfer().and_then(|data| data.files()) {
            take.emit(files);
        }
    });
    let over = Callback::from(|event: DragEvent| event.prevent_default());
    let keep_original = {
        let original = original.clone();
        Callback::from(move |_: Event| original.set(!*original))
    };
    html! {
        <section class="attach" ondrop={dropped} ondragover={over} aria-labelledby="attach-title">
            <h2 id="attach-title">{ words.text("attach.title") }</h2>
            <p>{ words.text("attach.lead") }</p>
            { chooser("attach-file", words.text("attach.choose"), false, &chosen) }
            { chooser("attach-photo", words.text("attach.photograph"), true, &chosen) }
            <label class="choice">
                <input type="checkbox" id="original" checked={*original} onchange={keep_original} />
                <span>{ words.text("attach.original") }</span>
            </label>
            <div role="status" id="attached">
                if *busy { <p>{ words.text("attach.busy") }</p> }
                { for told.iter().map(|(key, name)| html! {
                    <p class={if is_fault(key) { "problem" } else { "note" }} data-told={*key}>
                        { words.fill(key, &[("name", name)]) }
                    </p>
                }) }
            </div>
        </section>
    }
}

/// While files are taken in, start.js leaves this program where it is, whatever page is opened.
fn hold(is_busy: bool) {
    let root = document_element();
    // The name is a plain one, which no browser refuses.
    let _ = if is_busy { root.set_attribute(BUSY, "") } else { root.remove_attribute(BUSY) };
}

const BUSY: &str = "data-busy";

/// A way to choose files; `capture` asks for the camera.
fn chooser(id: &'static str, label: &str, capture: bool, chosen: &Callback<Event>) -> Html {
    let capture = capture.then_some("environment");
    let accept = match capture {
        Some(_) => "image/jpeg",
        None if in_wechat() => PICTURES,
        None => ACCEPTED,
    };
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <input {id} type="file" {accept} {capture} multiple={capture.is_none()} onchange={chosen} />
        </div>
    }
}

fn is_fault(key: &str) -> bool {
    !matches!(key, "attach.added" | "attach.shrunk" | "attach.small")
}

/// Takes a file into the evidence, and tells what became of it.
async fn taken(
    papers: &Papers,
    file: &File,
    original: bool,
    before: &mut Vec<Digest>,
) -> &'static str {
    if papers.application.evidence.len() + before.len() >= List::MOST {
        return "attach.full";
    }
    if file.size() > MOST {
        return "attach.large";
    }
    let Some(media) = bytes(file, 0.0, 16.0).await.and_then(|start| Media::of(&start)) else {
        return "attach.strange";
    };
    let shrunk = if original { None } else { shrink::shrunk(file, media).await };
    let key = if shrunk.is_some() { "attach.shrunk" } else { "attach.added" };
    let (blob, media): (Blob, Media) = match shrunk {
        Some(blob) => (blob, Media::Jpeg),
        None => (file.clone().into(), media),
    };
    let Some((digest, size)) = digested(&blob).await else { return "attach.unreadable" };
    if papers.application.twin(digest).is_some() || before.contains(&digest) {
        return "attach.twice";
    }
    if keep::put_file(&digest.to_string(), &blob).await.is_err() {
        return "attach.no_room";
    }
    before.push(digest);
    let name = file.name();
    papers.change(move |application| {
        application.attach(&name, media, size, digest);
    });
    if shrink::is_small(&blob, media).await { "attach.small" } else { key }
}

/// A piece of a file.
async fn bytes(blob: &Blob, from: f64, to: f64) -> Option<Vec<u8>> {
    let slice = blob.slice_with_f64_and_f64(from, to).ok()?;
    let buffer = JsFuture::from(slice.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The digest and the size of a file, read piece by piece so that the page stays at hand.
async fn digested(blob: &Blob) -> Option<(Digest, u64)> {
    let (mut sha256, mut size, mut from) = (Sha256::default(), 0, 0.0);
    while from < blob.size() {
        let piece = bytes(blob, from, from + PIECE).await?;
        sha256.update(&piece);
        size += piece.len() as u64;
        from += PIECE;
    }
    Some((sha256.finish(), size))
}

/// The kept file of an entry as an address that a picture can show; it lives as long as the page.
pub(crate) async fn address(digest: String) -> Option<String> {
    let blob = keep::file(&digest).await.ok().flatten()?;
    web_sys::Url::create_object_url_with_blob(&blob).ok()
}

/// An element of that kind.
fn element<T: JsCast>(name: &str) -> Option<T> {
    document().create_element(name).ok()?.dyn_into().ok()
}
