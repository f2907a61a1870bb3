//! One page that holds everything: it can be read, printed, and opened again to go on.
//!
//! The answers stand in it as JSON and the evidence in base 64, in blocks that no browser runs.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use teji_notice::Check;
use teji_order::gathered;
use teji_paper::Sha256;

use crate::application::Application;
use crate::bag::{Change, END, FIRST_LINES, Listed};
use crate::documents::papers;
use crate::evidence::{Kept, file_name, is_as_told};
use crate::json::JsonError;
use crate::open_me::{self, Kind};
use crate::package::{EVIDENCE_FOLDER, PackageError, evidence_files};

/// What is to be written into the file, in this order.
pub struct Saved {
    /// The parts.
    pub parts: Vec<SavedPart>,
    /// How many bytes all parts have together.
    pub size: u64,
}

/// A piece of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SavedPart {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of the evidence of that number, in base 64 as [`Base64`] writes them.
    Base64(u32),
}

/// A saved file that was opened.
#[derive(Clone, Debug)]
pub struct SavedOpened<'a> {
    /// The answers.
    pub application: Application,
    /// The evidence that is there.
    pub evidence: Vec<SavedEvidence<'a>>,
    /// Files that are not as they were saved; the names are those of a package.
    pub changes: Vec<Change>,
}

/// A file within a saved file.
#[derive(Clone, Copy, Debug)]
pub struct SavedEvidence<'a> {
    /// The number of its entry.
    pub number: u32,
    text: &'a str,
}

impl SavedEvidence<'_> {
    /// Its bytes; nothing, where the text is no base 64.
    #[must_use]
    pub fn bytes(&self) -> Option<Vec<u8>> {
        STANDARD.decode(self.text).ok()
    }
}

/// Writes base 64 piece by piece, wherever the pieces end.
#[derive(Default)]
pub struct Base64 {
    /// One or two bytes that have no letters yet.
    rest: Vec<u8>,
}

impl Base64 {
    /// The letters of the next piece.
    #[must_use]
    pub fn piece(&mut self, piece: &[u8]) -> String {
        self.rest.extend(piece);
        let whole = self.rest.len() - self.rest.len() % 3;
        let letters = STANDARD.encode(&self.rest[..whole]);
        self.rest.drain(..whole);
        letters
    }

    /// The last letters.
    #[must_use]
    pub fn finish(self) -> String {
        STANDARD.encode(self.rest)
    }
}

/// How many letters so many bytes take.
fn letters(bytes: u64) -> u64 {
    bytes.div_ceil(3) * 4
}

/// Marks are found without the line ends around them, which other programs write anew.
const ANSWERS: &str = "<script type=\"application/json\" id=\"teji-dossier\">";
const FILE: &str = "<script type=\"text/plain\" id=\"teji-";
const NAMED: &str = "\">";
const CLOSE: &str = "</script>";
const LINE: &str = "\n";

/// Plans a saved file.
pub fn saved(
    application: &Application,
    check: &Check<'_>,
    kept: &[Kept],
) -> Result<Saved, PackageError> {
    let papers = papers(application, check);
    let evidence = evidence_files(application, kept, EVIDENCE_FOLDER, |number| number)?;
    let files: Vec<Listed> = evidence.into_iter().map(|file| file.listed).collect();
    let mut here = open_me::page(Kind::Saved, application, &papers, &files);
    here = here + LINE + ANSWERS + &as_data(&application.to_json()) + CLOSE + LINE;
    let (mut parts, mut size) = (Vec::new(), 0);
    for (entry, file) in application.evidence.iter().zip(&files) {
        here = here + FILE + name(&file.path) + NAMED;
        size += here.len() as u64 + letters(file.size);
        parts.push(SavedPart::Bytes(std::mem::take(&mut here).into_bytes()));
        parts.push(SavedPart::Base64(entry.id));
        here = here + CLOSE + LINE;
    }
    here.push_str(END);
    size += here.len() as u64;
    parts.push(SavedPart::Bytes(here.into_bytes()));
    Ok(Saved { parts, size })
}

/// In JSON a `<` stands in texts alone; written as a number it cannot end the block.
fn as_data(json: &str) -> String {
    json.replace('<', "\\u003c")
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether a file may be a saved one by its first bytes (a thousand are enough): it begins as every page of ours.
#[must_use]
pub fn may_be_saved(start: &[u8]) -> bool {
    let start = start.strip_prefix(MARK).unwrap_or(start);
    let mut lines = start.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end);
    FIRST_LINES.iter().all(|first| lines.next() == Some(first.as_bytes()))
}

/// What some editors put before a text.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Opens a saved file, whatever its line ends have become; what is not ours, or was cut off, is refused.
pub fn open_saved(bytes: &[u8]) -> Result<SavedOpened<'_>, JsonError> {
    let text = std::str::from_utf8(bytes).map_err(|_| JsonError::NotOurs)?;
    let (_, data) = text.split_once(ANSWERS).ok_or(JsonError::NotOurs)?;
    let (json, rest) = data.split_once(CLOSE).ok_or(JsonError::NotOurs)?;
    let application = Application::read(json)?;
    let blocks = next_line(rest).and_then(blocks).ok_or(JsonError::NotOurs)?;
    let (mut evidence, mut changes) = (Vec::new(), Vec::new());
    for entry in application.evidence.iter() {
        let Some(name) = file_name(entry) else { continue };
        let path = format!("data/evidence/{name}");
        let mut named = blocks.iter().filter(|(known, _)| *known == name);
        let Some((_, text)) = named.next() else {
            changes.push(Change::Missing(path));
            continue;
        };
        let is_twice = named.next().is_some();
        let found = SavedEvidence { number: entry.id, text };
        let is_whole = found.bytes().is_some_and(|bytes| {
            let sha256 = Sha256::of(&bytes).to_string();
            is_as_told(entry, &bytes, bytes.len() as u64, Some(&sha256))
        });
        if !is_whole || is_twice {
            changes.push(Change::Changed(path));
        }
        evidence.push(found);
    }
    let known: BTreeSet<String> = gathered(application.evidence.iter().filter_map(file_name));
    let added = blocks.iter().filter(|(name, _)| !known.contains(*name));
    changes.extend(added.map(|(name, _)| Change::Added(format!("data/evidence/{name}"))));
    Ok(SavedOpened { application, evidence, changes })
}

/// More than all evidence of a page; each of them is looked for among all.
const MOST_BLOCKS: usize = 1000;

/// The names and texts of the blocks, where nothing but blocks stands before the end of the page.
fn blocks(mut rest: &str) -> Option<Vec<(&str, &str)>> {
    let mut blocks = Vec::new();
    while let Some(block) = rest.strip_prefix(FILE) {
        let (name, block) = block.split_once(NAMED)?;
        let (text, after) = block.split_once(CLOSE)?;
        if blocks.len() == MOST_BLOCKS {
            return None;
        }
        blocks.push((name, text));
        rest = next_line(after)?;
    }
    rest.lines().eq(END.lines()).then_some(blocks)
}

/// What stands behind a line end.
fn next_line(text: &str) -> Option<&str> {
    text.strip_prefix(LINE).or_else(|| text.strip_prefix("\r\n"))
}

#[cfg(test)]
mod tests;
