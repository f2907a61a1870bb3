//! Opens a package again: everything is checked against its manifests, and what differs is named.

use std::collections::{BTreeMap, BTreeSet};

use teji_paper::{Archive, ArchiveItem, Limits, Sha256, Source, UnzipError};

use crate::application::Application;
use crate::evidence::{Media, file_name, is_as_told};
use crate::json::JsonError;
use crate::package::{ANSWERS, MANIFEST, TAG_MANIFEST};

/// A package that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The answers.
    pub application: Application,
    /// The evidence that is there, each with its place in the archive, from which it can be unpacked.
    pub evidence: Vec<(u32, ArchiveItem)>,
    /// What differs from what was packed; nothing, if all is as it was made. That shows no more than that nobody
    /// changed it carelessly: it does not show that the answers are true.
    pub changes: Vec<Change>,
}

/// A file that is not as it was packed; its path is that within the package's folder.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Change {
    /// Its content is not the one that was packed.
    Changed(String),
    /// It is not there.
    Missing(String),
    /// It was not packed.
    Added(String),
}

/// Why a package cannot be opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OpenError {
    /// The archive is not taken.
    Archive(UnzipError),
    /// It is an archive, and none of ours: it has no answers.
    NoAnswers,
    /// Its answers cannot be read.
    Answers(JsonError),
}

impl Change {
    /// Every key that [`Change::key`] can give.
    pub const KEYS: [&'static str; 3] =
        ["difference.changed", "difference.missing", "difference.added"];

    /// The key of its sentence; its one gap is `name`.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Changed(_) => "difference.changed",
            Self::Missing(_) => "difference.missing",
            Self::Added(_) => "difference.added",
        }
    }

    /// What fills the gaps of the sentence.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        vec![("name", self.name().to_owned())]
    }

    /// Whether something that was packed is not as it was; a file that was merely added leaves all of it whole.
    #[must_use]
    pub fn spoils(&self) -> bool {
        match self {
            Self::Changed(_) | Self::Missing(_) => true,
            Self::Added(_) => false,
        }
    }

    /// The path of the file.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Changed(name) | Self::Missing(name) | Self::Added(name) => name,
        }
    }
}

impl OpenError {
    /// The keys that [`OpenError::key`] can give beside those of archives and answers.
    pub const KEYS: [&'static str; 1] = ["open.no_answers"];

    /// The key of its sentence; what to do stands under the same key with `.try` behind it.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Archive(error) => error.key(),
            Self::NoAnswers => "open.no_answers",
            Self::Answers(error) => error.key(),
        }
    }

    /// What fills the gaps of the sentence.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Archive(error) => error.args(),
            Self::NoAnswers => Vec::new(),
            Self::Answers(error) => error.args(),
        }
    }
}

impl From<UnzipError> for OpenError {
    fn from(error: UnzipError) -> Self {
        Self::Archive(error)
    }
}

/// Opens a package and reads every byte of its folder once.
pub fn open(source: &mut dyn Source) -> Result<Opened, OpenError> {
    let archive = Archive::open(source, &Limits::default())?;
    let folder = folder(&archive).ok_or(OpenError::NoAnswers)?;
    let bag = Bag { archive: &archive, folder: &folder };
    let answers = bag.text(source, ANSWERS).ok_or(OpenError::NoAnswers)?;
    let application = Application::read(&answers).map_err(OpenError::Answers)?;
    let found = bag.found(source)?;
    let mut changes = bag.against_manifests(source, &found);
    let evidence = bag.evidence(&application, &found, &mut changes);
    Ok(Opened { application, evidence, changes: changes.into_iter().collect() })
}

/// The folder in which the answers lie, with its slash; others may have packed it anew under another name, or none.
fn folder(archive: &Archive) -> Option<String> {
    let before = |item: &ArchiveItem| item.name().strip_suffix(ANSWERS).map(str::to_owned);
    let mut folders = archive.items().iter().filter_map(before);
    folders.find(|folder| folder.is_empty() || folder.ends_with('/'))
}

/// Answers and manifests have no more bytes.
const MOST_TEXT: u64 = 16 << 20;

struct Bag<'a> {
    archive: &'a Archive,
    folder: &'a str,
}

/// What each file within the folder is, by its path there.
type Found = BTreeMap<String, Content>;

/// What a file is, by its bytes.
struct Content {
    /// Its first bytes, which tell its kind.
    start: Vec<u8>,
    size: u64,
    /// Its digest; nothing where its bytes are damaged.
    sha256: Option<String>,
}

impl Content {
    fn of(item: &ArchiveItem, source: &mut dyn Source) -> Result<Self, OpenError> {
        let (mut start, mut sha256) = (Vec::new(), Sha256::default());
        let unpacked = item.unpack(source, &mut |piece| {
            start.extend(piece.iter().take(Media::START - start.len()));
            sha256.update(piece);
        });
        let sha256 = match unpacked {
            Ok(()) => Some(sha256.finish().to_string()),
            Err(UnzipError::Unreadable) => return Err(UnzipError::Unreadable.into()),
            Err(_) => None,
        };
        Ok(Self { start, size: item.size(), sha256 })
    }
}

impl Bag<'_> {
    fn text(&self, source: &mut dyn Source, path: &str) -> Option<String> {
        let item = self.archive.find(&format!("{}{path}", self.folder))?;
        if item.size() > MOST_TEXT {
            return None;
        }
        String::from_utf8(item.bytes(source).ok()?).ok()
    }

    fn found(&self, source: &mut dyn Source) -> Result<Found, OpenError> {
        let mut found = Found::new();
        for item in self.archive.items() {
            if let Some(path) = item.name().strip_prefix(self.folder) {
                found.insert(path.to_owned(), Content::of(item, source)?);
            }
        }
        Ok(found)
    }

    /// What lies outside the folder is told by its whole path; no manifest can name it.
    fn outside(&self) -> impl Iterator<Item = Change> {
        let names = self.archive.items().iter().map(ArchiveItem::name);
        let outside = names.filter(|name| !name.starts_with(self.folder));
        outside.map(|name| Change::Added(name.to_owned()))
    }

    /// Both manifests together name every file but the second manifest itself.
    fn against_manifests(&self, source: &mut dyn Source, found: &Found) -> BTreeSet<Change> {
        let mut changes: BTreeSet<Change> = self.outside().collect();
        let mut named = BTreeSet::from([TAG_MANIFEST.to_owned()]);
        for manifest in [MANIFEST, TAG_MANIFEST] {
            let Some(text) = self.text(source, manifest) else {
                let change =
                    if found.contains_key(manifest) { Change::Changed } else { Change::Missing };
                changes.insert(change(manifest.to_owned()));
                continue;
            };
            for line in text.lines() {
                let Some((digest, path)) = line.split_once("  ") else {
                    changes.insert(Change::Changed(manifest.to_owned()));
                    continue;
                };
                named.insert(path.to_owned());
                match found.get(path) {
                    None => changes.insert(Change::Missing(path.to_owned())),
                    Some(known) if known.sha256.as_deref() != Some(digest) => {
                        changes.insert(Change::Changed(path.to_owned()))
                    }
                    Some(_) => false,
                };
            }
        }
        let added = found.keys().filter(|path| !named.contains(*path));
        changes.extend(added.map(|path| Change::Added(path.clone())));
        changes
    }

    /// The evidence that the answers tell of. A file that was exchanged together with its line in the manifest is found
    /// by its kind, its size and its digest in the answers.
    fn evidence(
        &self,
        application: &Application,
        found: &Found,
        changes: &mut BTreeSet<Change>,
    ) -> Vec<(u32, ArchiveItem)> {
        let mut evidence = Vec::new();
        for entry in application.evidence.iter() {
            let Some(name) = file_name(entry) else { continue };
            let path = format!("data/evidence/{name}");
            let Some(item) = self.archive.find(&format!("{}{path}", self.folder)) else {
                changes.insert(Change::Missing(path));
                continue;
            };
            let is_as_told = found.get(&path).is_some_and(|content| {
                is_as_told(entry, &content.start, content.size, content.sha256.as_deref())
            });
            if !is_as_told {
                changes.insert(Change::Changed(path));
            }
            evidence.push((entry.id, item.clone()));
        }
        evidence
    }
}

#[cfg(test)]
mod tests;
