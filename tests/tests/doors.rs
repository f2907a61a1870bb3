//! Every file of the fuzzer's corpora goes through its door, without the fuzzer.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::{env, fs};

use teji_doors::{DOORS, Door};
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
