//! What runs away from the page: makes a package or a saved file and reads it back, or opens one that somebody brings.

pub(crate) mod blob;
pub(crate) mod opening;
pub(crate) mod seal;

use chrono::NaiveDate;
use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use teji_dossier::{
    Application, Base64, Kept, PackageError, Part, SavedPart, open, open_saved, package, saved,
};
use teji_notice::Check;
use teji_paper::{Crc, Sha256};
use teji_workdays::iso_day;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, MessageEvent};

use self::blob::{Reader, pieces};
use crate::state::calendar;
use crate::values::{count, object, part, text};

/// A file larger than this cannot be opened again as one text on small devices.
const MOST_SAVED: u64 = 96 << 20;

/// The scope of a worker, where this is one.
pub(crate) fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Does what it is told, message by message.
pub(crate) fn serve(scope: &DedicatedWorkerGlobalScope) {
    let told = scope.clone();
    let listener = EventListener::new(scope, "message", move |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>() {
            let answer = answer(&told, &event.data());
            tell(&told, &answer.unwrap_or_else(|fault| fault.write()));
        }
    });
    listener.forget();
}

fn answer(scope: &DedicatedWorkerGlobalScope, message: &JsValue) -> Result<JsValue, Fault> {
    if let Some(file) = part(message, "open").and_then(|file| file.dyn_into::<Blob>().ok()) {
        return opening::opened(&file);
    }
    Job::read(message).ok_or(Fault::plain("make.broken"))?.done(scope)
}

/// Whoever listens has gone where this fails, and nobody is left to tell.
pub(crate) fn tell(scope: &DedicatedWorkerGlobalScope, message: &JsValue) {
    let _ = scope.post_message(message);
}

/// What is to be made.
struct Job {
    kind: Kind,
    application: Application,
    today: NaiveDate,
    files: Vec<(u32, Blob)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Package,
    Saved,
}

/// Why nothing was made: the key of a sentence and its figures.
pub(crate) struct Fault {
    pub(crate) key: &'static str,
    pub(crate) args: Vec<(&'static str, String)>,
}

impl Fault {
    pub(crate) fn plain(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    pub(crate) fn write(&self) -> JsValue {
        let args: Vec<(&str, JsValue)> =
            self.args.iter().map(|(name, value)| (*name, JsValue::from_str(value))).collect();
        object(&[("fault", JsValue::from_str(self.key)), ("args", object(&args))])
    }
}

impl From<PackageError> for Fault {
    fn from(error: PackageError) -> Self {
        Self { key: error.key(), args: error.args() }
    }
}

impl Job {
    fn read(message: &JsValue) -> Option<Self> {
        let kind = match text(message, "kind")?.as_str() {
            "package" => Kind::Package,
            _ => Kind::Saved,
        };
        let files = part(message, "files")?.dyn_into::<Array>().ok()?;
        let file = |file: JsValue| {
            Some((count(&file, "number")?, part(&file, "blob")?.dyn_into::<Blob>().ok()?))
        };
        Some(Self {
            kind,
            application: Application::read(&text(message, "papers")?).ok()?,
            today: iso_day(&text(message, "today")?)?,
            files: files.iter().map(file).collect::<Option<_>>()?,
        })
    }

    /// Makes the file, reads it back and compares.
    fn done(&self, scope: &DedicatedWorkerGlobalScope) -> Result<JsValue, Fault> {
        let all = self.files.len().to_string();
        let mut kept = Vec::new();
        for (place, (number, file)) in self.files.iter().enumerate() {
            progress(
                scope,
                "make.reading",
                &[("number", &(place + 1).to_string()), ("count", &all)],
            );
            kept.push(looked_at(*number, file).ok_or(PackageError::NotKept(*number))?);
        }
        progress(scope, "make.writing", &[]);
        let blob = match self.kind {
            Kind::Package => self.package(&kept)?,
            Kind::Saved => self.saved(&kept)?,
        };
        progress(scope, "make.checking", &[]);
        let digest = self.checked(&blob)?;
        Ok(object(&[("blob", blob.into()), ("digest", JsValue::from_str(&digest))]))
    }

    fn package(&self, kept: &[Kept]) -> Result<Blob, Fault> {
        let facts = self.application.facts();
        let check = Check::of(self.application.case(&facts, calendar(), self.today));
        let package = package(&self.application, &check, kept, self.today)?;
        let parts = Array::new();
        for part in &package.parts {
            match part {
                Part::Bytes(bytes) => parts.push(&Uint8Array::from(bytes.as_slice())),
                Part::Evidence(number) => parts.push(self.file(*number)?),
            };
        }
        blob(&parts, "application/zip")
    }

    fn saved(&self, kept: &[Kept]) -> Result<Blob, Fault> {
        let facts = self.application.facts();
        let check = Check::of(self.application.case(&facts, calendar(), self.today));
        let saved = saved(&self.application, &check, kept)?;
        if saved.size > MOST_SAVED {
            return Err(Fault::plain("make.too_large_for_one"));
        }
        let parts = Array::new();
        for part in &saved.parts {
            match part {
                SavedPart::Bytes(bytes) => {
                    parts.push(&Uint8Array::from(bytes.as_slice()));
                }
                SavedPart::Base64(number) => {
                    let mut letters = Base64::default();
                    for piece in pieces(self.file(*number)?) {
                        let piece = piece.ok_or(PackageError::NotKept(*number))?;
                        parts.push(&JsValue::from_str(&letters.piece(&piece)));
                    }
                    parts.push(&JsValue::from_str(&letters.finish()));
                }
            }
        }
        blob(&parts, "text/html")
    }

    fn file(&self, number: u32) -> Result<&Blob, PackageError> {
        let file = self.files.iter().find(|(known, _)| *known == number);
        file.map(|(_, file)| file).ok_or(PackageError::NotKept(number))
    }

    /// Opens what was made as a stranger would; the digest of it, where everything comes back.
    fn checked(&self, made: &Blob) -> Result<String, Fault> {
        let comes_back = match self.kind {
            Kind::Package => open(&mut Reader::of(made)).is_ok_and(|opened| {
                opened.changes.is_empty()
                    && opened.application == self.application
                    && opened.evidence.len() == self.application.evidence.len()
            }),
            Kind::Saved => {
                let bytes: Option<Vec<Vec<u8>>> = pieces(made).collect();
                let bytes = bytes.ok_or(Fault::plain("make.broken"))?.concat();
                open_saved(&bytes).is_ok_and(|opened| {
                    opened.changes.is_empty()
                        && opened.application == self.application
                        && opened.evidence.len() == self.application.evidence.len()
                })
            }
        };
        if comes_back { digest_of(made) } else { Err(Fault::plain("make.broken")) }
    }
}

/// The digest of what was made.
pub(crate) fn digest_of(made: &Blob) -> Result<String, Fault> {
    let mut sha256 = Sha256::default();
    for piece in pieces(made) {
        sha256.update(&piece.ok_or(Fault::plain("make.broken"))?);
    }
    Ok(sha256.finish().to_string())
}

pub(crate) fn progress(
    scope: &DedicatedWorkerGlobalScope,
    key: &'static str,
    args: &[(&'static str, &str)],
) {
    let args = args.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    let Fault { key, args } = Fault { key, args };
    let args: Vec<(&str, JsValue)> =
        args.iter().map(|(name, value)| (*name, JsValue::from_str(value))).collect();
    tell(scope, &object(&[("progress", JsValue::from_str(key)), ("args", object(&args))]));
}

/// Digests of a file, piece by piece.
pub(crate) fn looked_at(number: u32, file: &Blob) -> Option<Kept> {
    let (mut crc, mut sha256, mut size) = (Crc::default(), Sha256::default(), 0);
    for piece in pieces(file) {
        let piece = piece?;
        crc.update(&piece);
        sha256.update(&piece);
        size += piece.len() as u64;
    }
    Some(Kept { number, size, crc: crc.value(), sha256: sha256.finish() })
}

pub(crate) fn blob(parts: &Array, kind: &str) -> Result<Blob, Fault> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_blob_sequence_and_options(parts, &options)
        .map_err(|_| Fault::plain("make.no_room"))
}
