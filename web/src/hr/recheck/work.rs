//! What the worker does with a package: goes through it, and gives one of its files out.

use js_sys::{Array, Uint8Array};
use serde::{Deserialize, Serialize};
use teji_dossier::{Base64, Media, dimensions, may_be_saved, open_saved};
use teji_paper::{Archive, Limits, Sha256, Source};
use teji_recheck::{Answers, Looked, Report, look, look_page};
use teji_workdays::iso_day;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::desk::worker::blob::{Digested, Reader, pieces};
use crate::desk::worker::opening::whole;
use crate::desk::worker::{Fault, blob, digest_of};
use crate::state::calendar;
use crate::values::{is, object, part, text};

/// What came of a package, as it is told to the page.
#[derive(Serialize, Deserialize)]
pub(crate) struct Reply {
    /// The SHA-256 of the file.
    pub(super) digest: String,
    /// That of the report.
    pub(super) code: String,
    /// `person`, `batch` or `unread`.
    pub(super) kind: String,
    /// The answers, as their room writes them.
    pub(super) answers: String,
    pub(super) chinese: Report,
    pub(super) english: Report,
}

/// What is said of a sealed file.
pub(super) const SEALED: &str = "received.sealed";
/// How sealed files begin.
const SEALS: [&[u8]; 2] = [b"age-encryption.org/", b"-----BEGIN AGE"];
/// How archives begin.
const ARCHIVE: &[u8] = b"PK";

/// Goes through a file.
pub(crate) fn looked(message: &JsValue) -> Result<JsValue, Fault> {
    let file = file(message)?;
    let today = text(message, "today").and_then(|today| iso_day(&today));
    let today = today.ok_or(Fault::plain("make.broken"))?;
    // An empty file has no first piece.
    let first = pieces(&file).next().unwrap_or(Some(Vec::new()));
    let first = first.ok_or(Fault::plain("open.unreadable"))?;
    if SEALS.iter().any(|seal| first.starts_with(seal)) {
        return Err(Fault::plain(SEALED));
    }
    let mut source = Digested::of(&file);
    let found = if first.starts_with(ARCHIVE) || !may_be_saved(&first) {
        look(&mut source, calendar(), today)?
    } else {
        look_page(&whole(&file)?, calendar(), today)?
    };
    let digest = source.finish().ok_or(Fault::plain("open.unreadable"))?;
    let reply = reply(found, digest);
    let news = serde_json::to_string(&reply).unwrap_or_default();
    Ok(object(&[("news", JsValue::from_str(&news))]))
}

fn file(message: &JsValue) -> Result<Blob, Fault> {
    let file = part(message, "file").and_then(|file| file.dyn_into::<Blob>().ok());
    file.ok_or(Fault::plain("make.broken"))
}

fn reply(looked: Looked, digest: String) -> Reply {
    let Looked { answers, chinese, english } = looked;
    let (kind, answers) = match answers {
        Answers::Person(application) => ("person", application.to_json()),
        Answers::Batch(batch) => ("batch", batch.to_json()),
        Answers::Unread => ("unread", String::new()),
    };
    let code = chinese.digest();
    Reply { digest, code, kind: kind.to_owned(), answers, chinese, english }
}

/// Gives out one file of a package with the kind that its own bytes tell; or, to be looked at, a page with nothing in it
/// but the picture.
pub(crate) fn exhibit(message: &JsValue) -> Result<JsValue, Fault> {
    let file = file(message)?;
    let path = text(message, "path").ok_or(Fault::plain("make.broken"))?;
    let bytes = bytes(&file, &path, text(message, "digest").as_deref())?;
    let media = Media::of(&bytes);
    let made = match media.filter(|_| is(message, "looks")) {
        Some(media) if media != Media::Pdf => page(media, &bytes)?,
        _ => {
            let kind = media.map_or("application/octet-stream", Media::mime);
            blob(&Array::of1(&Uint8Array::from(bytes.as_slice())), kind)?
        }
    };
    let digest = digest_of(&made)?;
    Ok(object(&[("blob", made.into()), ("digest", JsValue::from_str(&digest))]))
}

/// More dots than this are not drawn: a small file may tell of a picture that fills all memory.
const MOST_DOTS: u64 = 60_000_000;

/// A picture in a page of its own. It has no script, no style and no address; what fills the width is an attribute.
fn page(media: Media, bytes: &[u8]) -> Result<Blob, Fault> {
    let (width, height) = dimensions(bytes).ok_or(Fault::plain("received.exhibit.no_size"))?;
    if u64::from(width) * u64::from(height) > MOST_DOTS {
        return Err(Fault::plain("received.exhibit.huge"));
    }
    let mut letters = Base64::default();
    let letters = letters.piece(bytes) + &letters.finish();
    let page = [
        "<!doctype html><img width=\"100%\" alt=\"\" src=\"data:",
        media.mime(),
        ";base64,",
        &letters,
        "\">",
    ];
    blob(&page.iter().map(|part| JsValue::from_str(part)).collect(), "text/html")
}

/// The bytes of the file whose digest the report tells: an archive may hold others of that name elsewhere.
fn bytes(file: &Blob, path: &str, digest: Option<&str>) -> Result<Vec<u8>, Fault> {
    let unreadable = || Fault::plain("open.unreadable");
    let mut source = Reader::of(file);
    if source.read(0, 2).is_some_and(|start| start == ARCHIVE) {
        let limits = Limits { entries: u16::MAX, ..Limits::default() };
        let archive = Archive::open(&mut source, &limits).map_err(|_| unreadable())?;
        let within = format!("/{path}");
        let is_named = |name: &str| name == path || name.ends_with(&within);
        let named = archive.items().iter().filter(|item| is_named(item.name()));
        let mut all = named.filter_map(|item| item.bytes(&mut source).ok());
        let is_it = |bytes: &Vec<u8>| Some(&*Sha256::of(bytes).to_string()) == digest;
        return all.find(is_it).ok_or_else(unreadable);
    }
    let page = whole(file)?;
    let opened = open_saved(&page)?;
    let entry = opened
        .application
        .evidence
        .iter()
        .find(|entry| teji_dossier::file_name(entry).is_some_and(|name| path.ends_with(&name)));
    let number = entry.ok_or_else(unreadable)?.id;
    let found = opened.evidence.iter().find(|one| one.number == number);
    found.and_then(teji_dossier::SavedEvidence::bytes).ok_or_else(unreadable)
}
