//! Goes in at a door with a file and tells what is said of it: `enter <door> <file>`, one line of JSON.
//!
//! A file that ends in `.packed` is unpacked first. Beside the answer stand the time in milliseconds and the most memory
//! in kilobytes that it took.

use std::io::Read;
use std::time::Instant;
use std::{env, fs};

use flate2::read::DeflateDecoder;
use serde_json::{Map, Value, json};
use teji_doors::{Door, Said};
use teji_tests::Outcome;

fn main() -> Outcome {
    let words: Vec<String> = env::args().collect();
    let [_, door, file] = words.as_slice() else { return Err("enter <door> <file>".into()) };
    let door = Door::find(door).ok_or("there is no such door")?;
    let bytes = bytes(file)?;
    let begun = Instant::now();
    let said: Vec<Value> = (door.enter)(&bytes).iter().map(told).collect();
    let took = begun.elapsed().as_millis();
    println!("{}", json!({ "said": said, "ms": took, "kb": peak() }));
    Ok(())
}

fn bytes(file: &str) -> Outcome<Vec<u8>> {
    let bytes = fs::read(file)?;
    if file.strip_suffix(".packed").is_none() {
        return Ok(bytes);
    }
    let mut whole = Vec::new();
    DeflateDecoder::new(bytes.as_slice()).read_to_end(&mut whole)?;
    Ok(whole)
}

fn told(said: &Said) -> Value {
    let args: Map<String, Value> =
        said.args.iter().map(|(name, told)| ((*name).to_owned(), json!(told))).collect();
    json!([said.key, args])
}

/// The most memory that this process had, where the system tells it.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let digits = line.and_then(|line| line.split_whitespace().next());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or_default()
}
