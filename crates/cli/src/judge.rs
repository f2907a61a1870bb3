//! Judges a sheet of staff, or cases line by line: everybody with their result, and what is said of their rows.

mod copies;
mod lines;
mod people;

use std::ffi::OsStr;
use std::path::Path;

use teji_workdays::Calendar;

use crate::call::Given;
use crate::code::Code;
use crate::fault::{Fault, Stop};
use crate::plan;
use crate::screen::Out;
use crate::sheet::{self, Basis, Sheet};
use crate::told::told;
use crate::words::Language;

/// How files of one case a line are called.
const LINES: [&str; 2] = ["jsonl", "ndjson"];

/// Judges what the call names.
pub(crate) fn judge(given: &Given, language: Language, out: &mut Out) -> Result<Code, Stop> {
    let path = given.file();
    if given.has("lines") || is_lines(path) {
        return lines::judge(given, path, language, out);
    }
    if given.has("brief") {
        return Err(Fault::call("call.only_with_lines").with("option", "--brief").into());
    }
    copies::may_be_written(given)?;
    let basis = basis(given, language)?;
    let sheet = sheet::take_in(path, given.text("sheet")?.as_deref(), &basis)?;
    let sheet = copies::write(sheet, &basis, given)?;
    if given.has("json") {
        rows(&sheet, &basis, out)?;
    } else {
        people::show(&sheet, &basis, out)?;
        copies::told(given, language.words(), out)?;
    }
    Ok(code(&sheet))
}

/// By what a sheet is judged.
pub(crate) fn basis(given: &Given, language: Language) -> Result<Basis, Fault> {
    let (batch, today) = (plan::batch(given)?, given.today()?);
    Ok(Basis { batch, calendar: Calendar::published(), today, language })
}

/// Whether there are rows that must be mended first.
pub(crate) fn code(sheet: &Sheet) -> Code {
    if sheet.roster.summary().to_fix > 0 { Code::Rows } else { Code::Fine }
}

fn is_lines(path: &OsStr) -> bool {
    let ending = Path::new(path).extension().and_then(OsStr::to_str).unwrap_or_default();
    LINES.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Each row that may be a person as JSON.
fn rows(sheet: &Sheet, basis: &Basis, out: &mut Out) -> Result<(), Stop> {
    let mut written = Ok(());
    basis.with(|sight| {
        sheet.roster.each(sight, &mut |row, seen| {
            if row.skip.is_none() && written.is_ok() {
                let told = told(&row, seen, &sheet.roster.sheet, sight);
                // There are no maps and no floats, so writing cannot fail.
                written = out.json(&serde_json::to_string(&told).unwrap_or_default());
            }
        });
    });
    written
}
