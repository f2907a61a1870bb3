//! A manifest beside the files that it names.

use std::collections::{BTreeMap, BTreeSet};

use teji_order::gathered;

use super::Change;

/// The files that a manifest has to name, each with its digest; none where its bytes are damaged.
pub(super) type Files<'a> = BTreeMap<&'a str, Option<&'a str>>;

/// A manifest names no more files; what it names is kept in memory.
const MOST_LINES: usize = 1 << 16;

/// What differs from what the manifest of this name says. `is_sure` tells that another manifest covers this one and finds
/// it whole; else it may be this one in which a byte was changed, and then no file is accused, but the manifest.
pub(super) fn compared(
    name: &str,
    text: &[u8],
    files: &Files<'_>,
    is_sure: bool,
) -> BTreeSet<Change> {
    let own = Change::Changed(name.to_owned());
    if text.split(|byte| *byte == b'\n').nth(MOST_LINES).is_some() {
        return gathered([own]);
    }
    let (mut rest, mut odd, mut told) = (files.clone(), Vec::new(), BTreeSet::new());
    let mut changes = BTreeSet::new();
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        let words = std::str::from_utf8(line).ok().map(ended);
        match words.and_then(|words| words.split_once("  ")) {
            Some((digest, path)) if files.get(path) == Some(&Some(digest)) => {
                rest.remove(path);
            }
            words => {
                odd.push(line);
                told.extend(words.map(|(_, path)| path));
                changes.extend(words.is_none().then(|| own.clone()));
            }
        }
    }
    if !is_sure && !odd.is_empty() && is_one_byte_off(&odd, &rest) {
        return gathered([own]);
    }
    for path in told {
        let is_there = files.contains_key(path);
        rest.remove(path);
        let change = if is_there { Change::Changed } else { Change::Missing };
        changes.insert(change(path.to_owned()));
    }
    changes.extend(rest.into_keys().map(|path| Change::Added(path.to_owned())));
    changes
}

/// A line without its end, whichever of the two it has.
fn ended(line: &str) -> &str {
    let plain = line.strip_suffix("\r\n").or_else(|| line.strip_suffix('\n'));
    plain.unwrap_or(line)
}

/// Whether these lines are what the lines of these files become where one byte is another one.
fn is_one_byte_off(lines: &[&[u8]], files: &Files<'_>) -> bool {
    // One byte spoils two lines at the most: where it was the end of the first.
    if files.len() > 2 || lines.len() > 2 {
        return false;
    }
    let mut wanted = Vec::new();
    for (path, digest) in files {
        let Some(digest) = digest else { return false };
        wanted.push(format!("{digest}  {path}\n"));
    }
    let found = lines.concat();
    let is_near = |wanted: String| {
        let differing = found.iter().zip(wanted.as_bytes()).filter(|(one, other)| one != other);
        found.len() == wanted.len() && differing.count() <= 1
    };
    let one_way = is_near(wanted.concat());
    wanted.reverse();
    one_way || is_near(wanted.concat())
}
