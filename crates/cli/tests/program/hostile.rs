//! Files that mean harm: each ends in a sentence and a documented code.

use std::fs;
use std::io::Read;

use flate2::read::DeflateDecoder;

use super::{Outcome, Place, project};

/// What goes by an odd way is unpacked first.
fn unpacked(name: &str, bytes: Vec<u8>) -> Outcome<Vec<u8>> {
    if !name.ends_with(".packed") {
        return Ok(bytes);
    }
    let mut whole = Vec::new();
    DeflateDecoder::new(bytes.as_slice()).read_to_end(&mut whole)?;
    Ok(whole)
}

/// The calls that take a file of this name, and in which place.
fn calls(name: &str) -> &'static [&'static [&'static str]] {
    match name.strip_suffix(".packed").unwrap_or(name).rsplit_once('.').map(|(_, ending)| ending) {
        Some("xlsx" | "csv") => {
            &[&["judge", "h", "--marked", "m", "--force"], &["judge", "h", "--json"]]
        }
        Some("json") => &[&["judge", "a.csv", "--plan", "h"], &["judge", "h", "--lines"]],
        Some("zip" | "html" | "age" | "docx") => {
            &[&["verify", "h", "--passphrase-file", "p"], &["judge", "h"]]
        }
        _ => &[&["judge", "h"], &["judge", "h", "--lines"], &["verify", "h"]],
    }
}

#[test]
fn each_hostile_file_ends_in_a_sentence_and_a_documented_code() -> Outcome {
    let here = Place::new()?;
    here.write("a.csv", "姓名,学历\n张三,大专\n")?;
    here.write("p", "teji-doors-sample")?;
    let mut count = 0;
    for entry in fs::read_dir(project("tests/fixtures/hostile"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().extension().is_some_and(|ending| ending == "py")
            || name == "manifest.json"
            || entry.path().is_dir()
        {
            continue;
        }
        here.write("h", unpacked(&name, fs::read(entry.path())?)?)?;
        for call in calls(&name) {
            let ran = here.run(call)?;
            assert!(
                (0..=4).contains(&ran.code) && ran.code != 2 || asks_for_sheet(&ran.err),
                "{name} {call:?}: {ran:?}"
            );
            let is_said = if matches!(ran.code, 0 | 1 | 4) { &ran.out } else { &ran.err };
            let is_empty = fs::metadata(here.path("h"))?.len() == 0;
            assert!(!is_said.trim().is_empty() || is_empty, "{name} {call:?}");
            assert!(!ran.err.contains("panicked"), "{name} {call:?}: {}", ran.err);
            if ran.code == 3 {
                assert!(ran.err.contains("h：") && !ran.err.contains('{'), "{name}: {}", ran.err);
            }
        }
        count += 1;
    }
    assert!(count > 400, "{count}");
    Ok(())
}

/// A workbook of several sheets asks which one is meant, which only the caller can tell.
fn asks_for_sheet(told: &str) -> bool {
    told.contains("--sheet")
}
