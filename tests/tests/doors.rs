//! Every file of the fuzzer's corpora goes through its door, without the fuzzer.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::{env, fs};

use teji_doors::{DOORS, Door};
use teji_paper::Limits;
use teji_tests::Outcome;

fn fuzz() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

#[test]
fn every_seed_goes_through_its_door() -> Outcome {
    for door in &DOORS {
        let mut count = 0;
        for entry in fs::read_dir(fuzz().join("corpus").join(door.name))? {
            let path = entry?.path();
            println!("{}", path.display());
            let _ = door.fuzz(&fs::read(path)?);
            count += 1;
        }
        assert!(count > 0, "{} has no seeds", door.name);
    }
    Ok(())
}

/// A seed that is refused at once would lead the fuzzer nowhere.
#[test]
fn each_door_has_a_seed_that_is_taken() -> Outcome {
    for door in &DOORS {
        let mut answers = vec![];
        for entry in fs::read_dir(fuzz().join("corpus").join(door.name))? {
            answers.push(door.fuzz(&fs::read(entry?.path())?));
        }
        let taken = |said: &[teji_doors::Said]| said.iter().all(|one| one.key == "jpeg");
        assert!(answers.iter().any(|said| taken(said)), "{}: {answers:?}", door.name);
    }
    Ok(())
}

/// A door without a target would never be fuzzed, and a target without a door fails when it is run.
#[test]
fn every_door_has_its_target() -> Outcome {
    let names = |folder: &str| -> Outcome<BTreeSet<String>> {
        let entries = fs::read_dir(fuzz().join(folder))?;
        let stem = |path: PathBuf| path.file_stem().map(|name| name.to_string_lossy().into_owned());
        Ok(entries.flatten().filter_map(|entry| stem(entry.path())).collect())
    };
    let doors: BTreeSet<String> = DOORS.iter().map(|door: &Door| door.name.to_owned()).collect();
    assert_eq!(names("targets")?, doors);
    assert_eq!(names("corpus")?, doors);
    let manifest = fs::read_to_string(fuzz().join("Cargo.toml"))?;
    for name in &doors {
        assert!(manifest.contains(&format!("path = \"targets/{name}.rs\"")), "{name}");
    }
    Ok(())
}

/// The table that people read says what the code does.
#[test]
fn the_budgets_are_those_of_the_code() -> Outcome {
    let readme = fs::read_to_string(fuzz().join("../../crates/README.md"))?;
    let row = |name: &str| {
        let start = format!("| {name} |");
        readme.lines().find(|line| line.starts_with(&start)).unwrap_or_default().to_owned()
    };
    let archive = |limits: Limits, entries: u32| {
        let ratio = format!("{} × beyond {}", limits.ratio, bytes(limits.small));
        let whole = format!(
            "{} + {} ×, at most {}",
            bytes(limits.free),
            Limits::TIMES,
            bytes(limits.total)
        );
        vec![number(entries), whole, ratio]
    };
    let depth = number(teji_dossier::DEPTH);
    let values = format!("{} values", number(u32::try_from(teji_dossier::MOST_VALUES)?));
    let many = format!("{} values", number(u32::try_from(teji_batch::MOST_BATCH_VALUES)?));
    let usual = Limits::default();
    let (sheets, letters) = (teji_sheets::WORKBOOK_LIMITS, teji_sheets::LETTER_LIMITS);
    let people = format!("{} people", number(u32::try_from(teji_batch::Batch::MOST)?));
    let text = format!("manifests {} each", bytes(teji_dossier::bag::MOST_TEXT));
    let wanted = [
        (
            "a person's package",
            [archive(usual, usual.entries.into()), vec![depth.clone(), values.clone(), text]]
                .concat(),
        ),
        (
            "an enterprise's package",
            [archive(usual, 60_000), vec![depth.clone(), many, people]].concat(),
        ),
        ("workbook", archive(sheets, sheets.entries.into())),
        ("letter", archive(letters, letters.entries.into())),
        ("saved page", vec![depth.clone(), values.clone()]),
        ("plan, in a file or an address", vec![depth, values]),
    ];
    for (name, parts) in wanted {
        for part in parts {
            assert!(row(name).contains(&part), "{name}: {part}");
        }
    }
    Ok(())
}

/// With a comma behind thousands.
fn number(count: u32) -> String {
    let digits = count.to_string();
    let places = digits.len();
    let sign = |(at, digit): (usize, char)| {
        let comma = at > 0 && (places - at).is_multiple_of(3);
        [comma.then_some(','), Some(digit)].into_iter().flatten()
    };
    digits.chars().enumerate().flat_map(sign).collect()
}

fn bytes(count: u64) -> String {
    let (large, unit) = if count >= 1 << 30 { (count >> 30, "GB") } else { (count >> 20, "MB") };
    format!("{large} {unit}")
}
