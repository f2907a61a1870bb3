//! Files that mean harm: each goes in at its door in a process of its own, within 512 MB and five seconds, and what is
//! said of it is what was written down beforehand.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use std::{env, fs};

use serde_json::Value;
use teji_tests::Outcome;

/// The most address space of a process, in kilobytes.
const MOST_MEMORY: u32 = 512 << 10;
/// The system ends a process that has worked for so many seconds.
const MOST_WORK: u32 = 5;
/// One that does not end although it does not work is ended here; other programs may keep the processor for long.
const MOST_TIME: Duration = Duration::from_secs(60);

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile")
}

fn manifest() -> Outcome<BTreeMap<String, Value>> {
    Ok(serde_json::from_str(&fs::read_to_string(folder().join("manifest.json"))?)?)
}

#[test]
fn every_file_is_in_the_manifest_and_there_are_enough() -> Outcome {
    let listed: BTreeSet<String> = manifest()?.into_keys().collect();
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.strip_suffix(".py").is_none() && name != "manifest.json" && name != "__pycache__" {
            found.insert(name);
        }
    }
    assert_eq!(found, listed);
    assert!(listed.len() >= 150, "{}", listed.len());
    Ok(())
}

/// What a process told of a file.
struct Told {
    said: Vec<Value>,
    ms: u64,
    kb: u64,
}

#[test]
fn each_hostile_file_is_answered_as_written_down() -> Outcome {
    let (mut faults, mut kinds) = (Vec::new(), BTreeMap::<String, u32>::new());
    let (mut slowest, mut largest) = ((0, String::new()), (0, String::new()));
    for (file, wanted) in manifest()? {
        let (door, kind) = (text(&wanted["door"]), text(&wanted["kind"]));
        *kinds.entry(format!("{door}: {kind}")).or_default() += 1;
        match entered(&door, &file)? {
            Ok(told) => {
                slowest = slowest.max((told.ms, file.clone()));
                largest = largest.max((told.kb, file.clone()));
                faults.extend(
                    differs(&told.said, &wanted["says"]).map(|one| format!("{file}: {one}")),
                );
            }
            Err(how) => faults.push(format!("{file}: {how}")),
        }
    }
    for (kind, count) in &kinds {
        println!("{count:4} {kind}");
    }
    println!("{} files, {} faults", kinds.values().sum::<u32>(), faults.len());
    println!(
        "slowest: {} ms, {}; most memory: {} KB, {}",
        slowest.0, slowest.1, largest.0, largest.1
    );
    assert_eq!(faults, [""; 0]);
    Ok(())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// What is said beside what was written down; a gap of `null` must not be filled, and gaps that are not named may be.
fn differs(said: &[Value], wanted: &Value) -> Option<String> {
    let wanted = wanted.as_array().map_or(&[][..], Vec::as_slice);
    let fits = |said: &Value, wanted: &Value| {
        let named = wanted[1].as_object().into_iter().flatten();
        said[0] == wanted[0] && named.clone().all(|(name, value)| said[1][name] == *value)
    };
    let all = wanted.iter().all(|one| said.iter().any(|other| fits(other, one)));
    let same = said.len() == wanted.len() && all;
    (!same).then(|| format!("{said:?} in place of {wanted:?}"))
}

/// The answer of a process of its own, or how it ended without one.
fn entered(door: &str, file: &str) -> Outcome<Result<Told, String>> {
    let limited = format!("ulimit -v {MOST_MEMORY} && ulimit -t {MOST_WORK} && exec \"$@\"");
    let mut child = Command::new("sh")
        .args(["-c", &limited, "sh", env!("CARGO_BIN_EXE_enter"), door])
        .arg(folder().join(file))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    if !ended(&mut child)? {
        child.kill()?;
        child.wait()?;
        return Ok(Err(format!("no end after {} s", MOST_TIME.as_secs())));
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        let why: String = String::from_utf8_lossy(&output.stderr).chars().take(400).collect();
        return Ok(Err(format!("{}: {why}", output.status)));
    }
    let told: Value = serde_json::from_slice(&output.stdout)?;
    let said = told["said"].as_array().cloned().unwrap_or_default();
    let number = |name: &str| told[name].as_u64().unwrap_or_default();
    Ok(Ok(Told { said, ms: number("ms"), kb: number("kb") }))
}

fn ended(child: &mut Child) -> Outcome<bool> {
    let begun = Instant::now();
    while begun.elapsed() < MOST_TIME {
        if child.try_wait()?.is_some() {
            return Ok(true);
        }
        sleep(Duration::from_millis(2));
    }
    Ok(child.try_wait()?.is_some())
}
