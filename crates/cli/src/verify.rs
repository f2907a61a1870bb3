//! Goes through packages that somebody received, and tells what came of each.

mod people;

use serde::Serialize;
use teji_recheck::{Opinion, Report, Weight, letter};

use crate::call::{Given, shown};
use crate::code::Code;
use crate::fault::{Fault, Stop};
use crate::files;
use crate::opened::{Keys, Received, go_through};
use crate::outputs;
use crate::screen::{Out, complain, progress};
use crate::words::Language;

/// Goes through them, one after the other; one that cannot be opened keeps none of the others from it.
pub(crate) fn verify(given: &Given, language: Language, out: &mut Out) -> Result<Code, Stop> {
    if given.has("letter") && given.files.len() > 1 {
        return Err(Fault::call("call.one_letter").into());
    }
    outputs::may_be_written(given)?;
    let (keys, today) = (Keys::of(given)?, given.today()?);
    let bar = progress(language.words().text("verify.working"), given.files.len());
    let mut code = Code::Fine;
    for path in &given.files {
        let found = go_through(path, &keys, today, language);
        bar.inc(1);
        let ended = bar.suspend(|| match found {
            Ok(received) => one(&received, &shown(path), given, language, out),
            Err(fault) => refused(&fault, &shown(path), given, language, out),
        });
        code = code.max(ended?);
    }
    bar.finish_and_clear();
    Ok(code)
}

/// A package that was gone through, for programs.
#[derive(Serialize)]
struct Told<'a> {
    file: &'a str,
    /// The SHA-256 of the package.
    package: &'a str,
    /// The digest of the Chinese report, by which two people compare.
    digest: &'a str,
    sentence: String,
    report: &'a Report,
}

/// A package that is not opened, for programs.
#[derive(Serialize)]
struct Refused<'a> {
    file: &'a str,
    fault: Why<'a>,
}

#[derive(Serialize)]
struct Why<'a> {
    key: &'a str,
    message: String,
    cure: String,
}

fn one(
    received: &Received,
    file: &str,
    given: &Given,
    language: Language,
    out: &mut Out,
) -> Result<Code, Stop> {
    let chinese = &received.looked.chinese;
    let digest = chinese.digest();
    if let Some(path) = given.path("letter") {
        let bytes = docx(chinese, &Opinion::new(&received.digest, &digest))?;
        files::write(path, &bytes, given.has("force"))?;
    }
    let report = match language {
        Language::Chinese => chinese,
        Language::English => &received.looked.english,
    };
    if given.has("json") {
        let sentence = report.sentence(language.words());
        let told = Told { file, package: &received.digest, digest: &digest, sentence, report };
        json(&told, out)?;
    } else {
        people::show(report, file, [&received.digest, &digest], language.words(), out)?;
        let letter = given.path("letter").map(shown);
        let told = letter.map(|file| language.words().fill("verify.letter", &[("file", &file)]));
        told.iter().try_for_each(|told| out.paragraph(told))?;
    }
    out.end()?;
    Ok(code(report))
}

fn docx(report: &Report, opinion: &Opinion) -> Result<Vec<u8>, Fault> {
    teji_paper::docx(&letter(report, opinion)).map_err(|_| Fault::file("verify.no_letter"))
}

/// What only has to be looked at, and what is missing, is told and is no fault.
fn code(report: &Report) -> Code {
    let heavy = report.faults.iter().any(|fault| fault.weight != Weight::Look);
    if heavy { Code::Found } else { Code::Fine }
}

fn refused(
    fault: &Fault,
    file: &str,
    given: &Given,
    language: Language,
    out: &mut Out,
) -> Result<Code, Stop> {
    let words = language.words();
    if given.has("json") {
        let [message, cure] = fault.parts(words);
        json(&Refused { file, fault: Why { key: &fault.key, message, cure } }, out)?;
    }
    out.end()?;
    complain(&fault.told(words));
    Ok(fault.code)
}

/// There are no maps with odd keys and no floats, so writing cannot fail.
fn json(told: &impl Serialize, out: &mut Out) -> Result<(), Stop> {
    out.json(&serde_json::to_string(told).unwrap_or_default())
}
