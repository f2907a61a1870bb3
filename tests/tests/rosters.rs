//! Sheets of staff as five writers and three encodings keep them: every answer is the one that was written down by hand, or
//! none was taken.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{fs, io::Write};

use chrono::NaiveDate;
use serde_json::{Map, Value};
use teji_batch::{Batch, ReadRow, Roster, Sight};
use teji_dossier::{BASICS, POST, Spot};
use teji_sheets::{Decoded, Row, csv, decoded, open};
use teji_tests::Outcome;
use teji_text::Catalog;
use teji_workdays::Calendar;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/rosters")
}

/// A sheet as it was read, and the names of hidden ones beside it.
fn read(name: &str) -> Outcome<(Roster, Vec<String>)> {
    let bytes = fs::read(folder().join(name))?;
    let mut hidden = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    let mut merged = Vec::new();
    let mut sheet = String::new();
    if name.strip_suffix(".xlsx").is_some() {
        let mut source = bytes.as_slice();
        let book = open(&mut source).map_err(|error| format!("{name}: {error:?}"))?;
        hidden.extend(book.sheets().iter().filter(|one| one.hidden).map(|one| one.name.clone()));
        let place = book.sheets().iter().position(|one| !one.hidden).ok_or("no sheet")?;
        sheet.clone_from(&book.sheets()[place].name);
        book.rows(&mut source, place, &mut |row| {
            rows.push(row);
            ControlFlow::Continue(())
        })
        .map_err(|error| format!("{name}: {error:?}"))?;
        merged = book.merged(&mut source, place).map_err(|error| format!("{error:?}"))?;
    } else {
        let text = match decoded(&bytes).map_err(|error| format!("{name}: {error:?}"))? {
            Decoded::Text(text) => text,
            Decoded::WantsGb18030 => gb18030(&bytes)?,
        };
        rows = if name.contains("pasted") {
            csv::pasted(&text).map_err(|error| format!("{name}: {error:?}"))?
        } else {
            csv::rows(&text, &mut |row| {
                rows.push(row);
                ControlFlow::Continue(())
            })
            .map_err(|error| format!("{name}: {error:?}"))?;
            rows
        };
    }
    let mut roster = Roster::new(&sheet, name.strip_suffix(".xlsx").is_none());
    for row in &rows {
        roster.push(row).map_err(|error| format!("{name}: {error:?}"))?;
    }
    roster.finish(merged, &BTreeMap::new()).map_err(|error| format!("{name}: {error:?}"))?;
    Ok((roster, hidden))
}

/// The text as another program decodes it; in the page the browser does.
fn gb18030(bytes: &[u8]) -> Outcome<String> {
    let mut program = Command::new("iconv")
        .args(["-f", "GB18030", "-t", "UTF-8"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    program.stdin.take().ok_or("no input")?.write_all(bytes)?;
    Ok(String::from_utf8(program.wait_with_output()?.stdout)?)
}

/// What was taken over of a row for a field.
fn typed(row: &ReadRow, id: &str) -> Option<String> {
    let application = &row.person.application;
    let own = match (teji_notice::field(id), BASICS.field(id)) {
        (Some(field), _) => application.typed(Spot::Check, field.id()),
        (None, Some(field)) => application.typed(Spot::Basics, field.id()),
        (None, None) => {
            let field = POST.field(id)?.id();
            application.posts.iter().find_map(|post| post.facts.typed(field))
        }
    };
    own.map(str::to_owned)
}

/// What must never be wrong: where the manifest tells nothing of them, nothing may be taken over.
const ALWAYS: [&str; 7] =
    ["name", "identity", "grade_date", "title_date", "post_from", "post_to", "work_since"];

#[test]
fn no_identity_number_and_no_day_is_silently_wrong() -> Outcome {
    let manifest: Value =
        serde_json::from_str(&fs::read_to_string(folder().join("manifest.json"))?)?;
    let mut files: Vec<String> = fs::read_dir(folder())?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Outcome<_>>()?;
    files.retain(|name| name.strip_suffix(".json").is_none() && name.strip_suffix(".py").is_none());
    files.sort();
    assert!(files.len() >= 60, "{} sheets", files.len());
    let (mut faults, mut count) = (Vec::new(), 0);
    for name in &files {
        let table = manifest["files_with_another_table"][name].as_str();
        let table = table.unwrap_or_else(|| name.split('.').next().unwrap_or_default());
        let differs = &manifest["files_that_differ"][name];
        count += compare(name, &manifest["tables"][table], differs, &mut faults)?;
    }
    assert_eq!(faults, [""; 0]);
    assert!(count >= 250, "{count} rows");
    Ok(())
}

/// Compares a sheet with what was written down of it; how many people it has.
fn compare(name: &str, table: &Value, differs: &Value, faults: &mut Vec<String>) -> Outcome<usize> {
    let (mut roster, hidden) = read(name)?;
    let told = |key: &str| table[key].as_u64().unwrap_or_default();
    let header = roster.header().ok_or("no header")?;
    let mut equal = |what: &str, found: String, wanted: String| {
        if found != wanted {
            faults.push(format!("{name}: {what} is {found}, not {wanted}"));
        }
    };
    equal("header", format!("[{},{}]", header.first, header.last), table["header"].to_string());
    let wanted_hidden = table["hidden"].as_array().cloned().unwrap_or_default();
    equal("hidden", serde_json::to_string(&hidden)?, Value::from(wanted_hidden).to_string());
    equal("blank rows", roster.blank_rows().to_string(), told("blank").to_string());
    equal("cells left out", roster.left_out().to_string(), told("left_out").to_string());
    if name.strip_suffix(".xlsx").is_some() {
        equal("formulas", roster.formulas().to_string(), told("formulas").to_string());
    }
    let batch = Batch::default();
    let calendar = Calendar::published();
    let today = NaiveDate::from_ymd_opt(2026, 11, 25).ok_or("no such day")?;
    let screening = batch.screening(&calendar, today);
    let catalog = Catalog::read(&[teji_batch::CHINESE]);
    let sight = Sight { screening: &screening, catalog: &catalog, today };
    roster.survey(sight, usize::MAX / 2);
    let (mut rows, mut skipped) = (BTreeMap::new(), 0);
    roster.each(sight, &mut |row, _| {
        if row.skip.is_some() {
            skipped += 1;
        } else {
            rows.insert(row.number.to_string(), row);
        }
    });
    equal("rows left out", skipped.to_string(), told("skipped").to_string());
    let wanted = table["rows"].as_object().ok_or_else(|| format!("{name} is in no table"))?;
    let numbers = |keys: Vec<&String>| format!("{keys:?}");
    let mut sorted: Vec<&String> = wanted.keys().collect();
    sorted.sort();
    equal("rows", numbers(rows.keys().collect()), numbers(sorted));
    for (number, row) in &rows {
        let mut answers =
            wanted.get(number).and_then(Value::as_object).cloned().unwrap_or_default();
        answers.extend(differs[number].as_object().cloned().unwrap_or_else(Map::new));
        let keys: Vec<&str> = row.remarks.iter().map(|remark| remark.key.as_str()).collect();
        let told = answers.remove("keys").unwrap_or_default();
        equal(
            &format!("what is said of {number}"),
            serde_json::to_string(&keys)?,
            told.to_string(),
        );
        let others = answers.keys().map(String::as_str);
        for id in ALWAYS.into_iter().chain(others) {
            let found = Value::from(typed(row, id));
            let wanted = answers.get(id).cloned().unwrap_or_default();
            equal(&format!("{id} of {number}"), found.to_string(), wanted.to_string());
        }
    }
    Ok(rows.len())
}
