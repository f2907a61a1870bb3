//! Opens a package or a saved file that somebody brings: whole, or not at all.

use js_sys::{Array, Uint8Array};
use teji_dossier::{Application, Change, JsonError, OpenError, may_be_saved, open, open_saved};
use teji_paper::{Archive, Limits, Sha256, Source};
use wasm_bindgen::JsValue;
use web_sys::Blob;

use super::blob::{Reader, pieces};
use super::{Fault, blob};
use crate::values::object;

/// How archives begin.
const ARCHIVE: &[u8] = b"PK";
/// A saved page is read as one text, and none that was made here has so many bytes.
const MOST_TEXT: usize = 128 << 20;

impl From<OpenError> for Fault {
    fn from(error: OpenError) -> Self {
        Self { key: error.key(), args: error.args() }
    }
}

impl From<JsonError> for Fault {
    fn from(error: JsonError) -> Self {
        Self { key: error.key(), args: error.args() }
    }
}

/// The papers in a file, and its evidence.
pub(crate) fn opened(file: &Blob) -> Result<JsValue, Fault> {
    let unreadable = || Fault::plain("open.unreadable");
    let first = pieces(file).next().flatten().ok_or_else(unreadable)?;
    let evidence = Array::new();
    let application = if first.starts_with(ARCHIVE) {
        let mut source = Reader::of(file);
        let opened = open(&mut source).map_err(|error| of_batch(&mut source, error))?;
        unchanged(&opened.changes)?;
        for (_, item) in &opened.evidence {
            let bytes = item.bytes(&mut source).map_err(|_| unreadable())?;
            evidence.push(&kept(&bytes)?);
        }
        opened.application
    } else {
        let bytes = page(file, &first)?;
        let opened = open_saved(&bytes)?;
        unchanged(&opened.changes)?;
        for one in &opened.evidence {
            evidence.push(&kept(&one.bytes().ok_or_else(unreadable)?)?);
        }
        opened.application
    };
    Ok(answer(&application, evidence))
}

/// A package of an enterprise is opened elsewhere, and that is said.
fn of_batch(source: &mut Reader<'_>, error: OpenError) -> Fault {
    let archive = Archive::open(source, &Limits { entries: u16::MAX, ..Limits::default() });
    let holds = |archive: Archive| archive.items().iter().any(|item| item.name().ends_with(BATCH));
    if archive.is_ok_and(holds) { Fault::plain("open.is_batch") } else { error.into() }
}

/// What only a package of an enterprise holds.
const BATCH: &str = "data/batch.json";

/// The bytes of what may be a saved page; anything else is refused before more than its first piece is read.
fn page(file: &Blob, first: &[u8]) -> Result<Vec<u8>, Fault> {
    if may_be_saved(first) { whole(file) } else { Err(JsonError::NotOurs.into()) }
}

/// All bytes of a file that may be a saved page; none was made here that has more than it may have.
pub(crate) fn whole(file: &Blob) -> Result<Vec<u8>, Fault> {
    let unreadable = || Fault::plain("open.unreadable");
    let size = usize::try_from(Reader::of(file).size()).map_err(|_| unreadable())?;
    if size > MOST_TEXT {
        return Err(unreadable());
    }
    let mut bytes = Vec::with_capacity(size);
    for piece in pieces(file) {
        bytes.extend(piece.ok_or_else(unreadable)?);
    }
    Ok(bytes)
}

fn answer(application: &Application, evidence: Array) -> JsValue {
    object(&[("papers", JsValue::from_str(&application.to_json())), ("evidence", evidence.into())])
}

/// The bytes of a paper under their digest.
pub(crate) fn kept(bytes: &[u8]) -> Result<JsValue, Fault> {
    let digest = Sha256::of(bytes).to_string();
    let blob = blob(&Array::of1(&Uint8Array::from(bytes)), "")?;
    Ok(object(&[("digest", JsValue::from_str(&digest)), ("blob", blob.into())]))
}

/// The first difference is named, and how many there are. What was merely added is left where it is.
pub(crate) fn unchanged(changes: &[Change]) -> Result<(), Fault> {
    let spoilt: Vec<&Change> = changes.iter().filter(|change| change.spoils()).collect();
    let Some(first) = spoilt.first() else { return Ok(()) };
    let args = vec![("name", first.name().to_owned()), ("count", spoilt.len().to_string())];
    Err(Fault { key: "open.changed", args })
}
