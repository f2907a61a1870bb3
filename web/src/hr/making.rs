//! What a worker makes and opens of a batch: the filing package, packages for applicants, and packages that come back.

use std::collections::BTreeMap;

use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use teji_batch::{
    Batch, BatchPackageError, LIST, PackageKind, Round, batch_package, open_batch, package_kind,
    prefilled_package, prefilling,
};
use teji_dossier::Kept;
use teji_dossier::bag::Part;
use teji_paper::{Archive, Limits};
use teji_workdays::iso_day;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use super::recheck;
use crate::desk::worker::blob::Reader;
use crate::desk::worker::opening::{self, kept, unchanged};
use crate::desk::worker::{Fault, blob, digest_of, looked_at, progress, tell};
use crate::state::calendar;
use crate::values::{count, object, part, text};

/// Does what it is told to make or open; other messages are for others.
pub(crate) fn serve(scope: &DedicatedWorkerGlobalScope) {
    let told = scope.clone();
    let listener = EventListener::new(scope, "message", move |event| {
        let message = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
        if let Some((what, message)) =
            message.and_then(|message| Some((text(&message, "making")?, message)))
        {
            let answer = answer(&told, &what, &message);
            tell(&told, &answer.unwrap_or_else(|fault| fault.write()));
        }
    });
    listener.forget();
}

fn answer(
    scope: &DedicatedWorkerGlobalScope,
    what: &str,
    message: &JsValue,
) -> Result<JsValue, Fault> {
    match what {
        "recheck" => return recheck::work::looked(message),
        "exhibit" => return recheck::work::exhibit(message),
        _ => {}
    }
    if matches!(what, "open" | "applicant") {
        let file = part(message, "file").and_then(|file| file.dyn_into::<Blob>().ok());
        let file = file.ok_or(Fault::plain("make.broken"))?;
        return if what == "open" { opened(&file) } else { opening::opened(&file) };
    }
    let job = Job::read(message).ok_or(Fault::plain("make.broken"))?;
    if what == "prefill" { job.prefilled(scope) } else { job.package(scope) }
}

/// What is to be made.
struct Job {
    batch: Batch,
    today: chrono::NaiveDate,
    files: Vec<((u32, u32), Blob)>,
    numbers: Vec<u32>,
}

impl Job {
    fn read(message: &JsValue) -> Option<Self> {
        let list = |name: &str| part(message, name)?.dyn_into::<Array>().ok();
        let file = |file: JsValue| {
            let key = (count(&file, "person")?, count(&file, "number")?);
            Some((key, part(&file, "blob")?.dyn_into::<Blob>().ok()?))
        };
        let number = |number: JsValue| {
            let number = number.as_f64()?;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "it was a number of a person"
            )]
            Some(number as u32)
        };
        Some(Self {
            batch: Batch::read(&text(message, "batch")?).ok()?,
            today: iso_day(&text(message, "today")?)?,
            files: list("files")?.iter().map(file).collect::<Option<_>>()?,
            numbers: list("numbers")?.iter().map(number).collect::<Option<_>>()?,
        })
    }

    /// Makes the filing package, reads it back and compares.
    fn package(&self, scope: &DedicatedWorkerGlobalScope) -> Result<JsValue, Fault> {
        let all = self.files.len().to_string();
        let mut kept: BTreeMap<u32, Vec<Kept>> = BTreeMap::new();
        for (place, ((person, number), file)) in self.files.iter().enumerate() {
            progress(
                scope,
                "make.reading",
                &[("number", &(place + 1).to_string()), ("count", &all)],
            );
            let looked = looked_at(*number, file).ok_or(Fault::plain("make.broken"))?;
            kept.entry(*person).or_default().push(looked);
        }
        progress(scope, "make.writing", &[]);
        let round = Round::of(&self.batch, calendar(), self.today);
        let package = batch_package(&round, &kept, self.today).map_err(refused)?;
        let parts = Array::new();
        for part in &package.parts {
            match part {
                Part::Bytes(bytes) => parts.push(&Uint8Array::from(bytes.as_slice())),
                Part::Evidence(key) => {
                    let file = self.files.iter().find(|(known, _)| known == key);
                    let (_, file) = file.ok_or(Fault::plain("make.broken"))?;
                    parts.push(file)
                }
            };
        }
        let made = blob(&parts, "application/zip")?;
        progress(scope, "make.checking", &[]);
        let back = open_batch(&mut Reader::of(&made));
        let is_whole = back.is_ok_and(|opened| {
            opened.changes.is_empty()
                && opened.batch == self.batch
                && opened.evidence.len() == self.files.len()
        });
        if !is_whole {
            return Err(Fault::plain("make.broken"));
        }
        finished(&made)
    }

    /// Makes packages for applicants, one after another; nothing is handed over before the last one is there.
    fn prefilled(&self, scope: &DedicatedWorkerGlobalScope) -> Result<JsValue, Fault> {
        let round = Round::of(&self.batch, calendar(), self.today);
        if let [number] = self.numbers[..] {
            return one(&round, number, self.today);
        }
        let pieces = prefilling(&round, self.numbers.iter().copied(), self.today);
        let all = pieces.people().to_string();
        let parts = Array::new();
        for (place, piece) in pieces.enumerate() {
            let piece = piece.map_err(|error| Fault { key: error.key(), args: error.args() })?;
            if piece.person.is_some() {
                progress(
                    scope,
                    "hr.prefill.at",
                    &[("number", &(place + 1).to_string()), ("count", &all)],
                );
            }
            // A Blob may lie outside of the memory of the page; an array of bytes may not.
            let piece = blob(&Array::of1(&Uint8Array::from(piece.bytes.as_slice())), "")?;
            parts.push(&piece);
        }
        let made = blob(&parts, "application/zip")?;
        progress(scope, "make.checking", &[]);
        looked_into(&made, self.numbers.len())?;
        finished(&made)
    }
}

/// Opens every package in what was made, as the applicant will.
fn looked_into(made: &Blob, people: usize) -> Result<(), Fault> {
    let broken = || Fault::plain("make.broken");
    let limits = Limits { entries: u16::MAX, ..Limits::default() };
    let mut source = Reader::of(made);
    let archive = Archive::open(&mut source, &limits).map_err(|_| broken())?;
    let packages = archive.items().iter().filter(|item| item.name() != LIST);
    let mut found = 0;
    for item in packages {
        let bytes = item.bytes(&mut source).map_err(|_| broken())?;
        let opened = teji_dossier::open(&mut bytes.as_slice()).map_err(|_| broken())?;
        if !opened.changes.is_empty() {
            return Err(broken());
        }
        found += 1;
    }
    if found == people { Ok(()) } else { Err(broken()) }
}

/// One person's package alone.
fn one(round: &Round<'_>, number: u32, today: chrono::NaiveDate) -> Result<JsValue, Fault> {
    let package = prefilled_package(round, number, today)?.ok_or(Fault::plain("make.broken"))?;
    let parts = Array::new();
    for part in package.parts {
        // Nobody's evidence is given on.
        if let Part::Bytes(bytes) = part {
            parts.push(&Uint8Array::from(bytes.as_slice()));
        }
    }
    let made = blob(&parts, "application/zip")?;
    let opened =
        teji_dossier::open(&mut Reader::of(&made)).map_err(|_| Fault::plain("make.broken"))?;
    if opened.changes.is_empty() { finished(&made) } else { Err(Fault::plain("make.broken")) }
}

fn finished(made: &Blob) -> Result<JsValue, Fault> {
    let digest = digest_of(made)?;
    Ok(object(&[("blob", made.into()), ("digest", JsValue::from_str(&digest))]))
}

/// Whose papers keep the package from being made stands with what is wrong.
fn refused(error: BatchPackageError) -> Fault {
    let BatchPackageError { person, error } = error;
    let mut args = error.args();
    if let Some(person) = person {
        args.push(("person", person.to_string()));
    }
    Fault { key: error.key(), args }
}

/// The batch in a package, and its evidence.
fn opened(file: &Blob) -> Result<JsValue, Fault> {
    let mut source = Reader::of(file);
    match package_kind(&mut source)? {
        PackageKind::Batch => {}
        PackageKind::Person => return Err(Fault::plain("open.is_person")),
        PackageKind::Other => return Err(Fault::plain("open.no_batch")),
    }
    let opened = open_batch(&mut source)?;
    unchanged(&opened.changes)?;
    let evidence = Array::new();
    for (_, item) in &opened.evidence {
        let bytes = item.bytes(&mut source).map_err(|_| Fault::plain("open.unreadable"))?;
        evidence.push(&kept(&bytes)?);
    }
    Ok(object(&[
        ("batch", JsValue::from_str(&opened.batch.to_json())),
        ("evidence", evidence.into()),
    ]))
}
