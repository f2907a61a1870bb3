//! Checks a bag: every byte of its folder is read once, held against its manifests, and what differs is named.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use teji_order::gathered;
use teji_paper::{Archive, ArchiveItem, Limits, Sha256, Source, UnzipError, shown};
use teji_workdays::iso_day;

use super::manifest::{self, Files};
use super::{BAG_INFO, BAGGING_DATE, MANIFEST, TAG_MANIFEST};
use crate::application::Application;
use crate::evidence::{Media, file_name, is_as_told};
use crate::json::JsonError;
use crate::record::{RECORD, Record};

/// A bag whose files were read and held against its manifests.
pub struct Bag {
    archive: Archive,
    /// The folder in which the answers lie, with its slash.
    folder: String,
    found: Found,
    changes: BTreeSet<Change>,
}

/// A bag whose answers cannot be read; its files were held against its manifests all the same.
pub struct Unread {
    /// Why they cannot.
    pub error: OpenError,
    /// The bag.
    pub bag: Bag,
}

/// A file of a bag, as it was received.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Received {
    /// Its path within the folder.
    pub path: String,
    /// Its place in the archive.
    pub item: ArchiveItem,
    /// The SHA-256 of its bytes, in hexadecimal digits; nothing where they are damaged.
    pub sha256: Option<String>,
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
        vec![("name", shown(self.name()))]
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

/// Opens a bag in which the file of this path holds the answers, and holds every file against its manifests.
pub fn open_bag(source: &mut dyn Source, answers: &str, limits: &Limits) -> Result<Bag, OpenError> {
    let archive = Archive::open(source, limits)?;
    let folder = folder(&archive, answers).ok_or(OpenError::NoAnswers)?;
    let found = found(&archive, source, &folder)?;
    let mut bag = Bag { archive, folder, found, changes: BTreeSet::new() };
    bag.changes = bag.against_manifests(source);
    Ok(bag)
}

/// The folder in which the answers lie, with its slash; others may have packed it anew under another name, or none.
fn folder(archive: &Archive, answers: &str) -> Option<String> {
    let before = |item: &ArchiveItem| item.name().strip_suffix(answers).map(str::to_owned);
    let mut folders = archive.items().iter().filter_map(before);
    folders.find(|folder| folder.is_empty() || folder.ends_with('/'))
}

/// The answers of one person, and manifests, have no more bytes.
pub const MOST_TEXT: u64 = 16 << 20;

/// What begins the paths of what is filed; all else describes the bag.
const PAYLOAD: &str = "data/";

/// What each file within the folder is, by its path there.
type Found = BTreeMap<String, Content>;

fn found(archive: &Archive, source: &mut dyn Source, folder: &str) -> Result<Found, OpenError> {
    let mut found = Found::new();
    for item in archive.items() {
        if let Some(path) = item.name().strip_prefix(folder) {
            found.insert(path.to_owned(), Content::of(item, source)?);
        }
    }
    Ok(found)
}

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

impl Bag {
    /// What differs from what was packed, in the order of the paths.
    #[must_use]
    pub fn into_changes(self) -> Vec<Change> {
        self.changes.into_iter().collect()
    }

    /// Tells that a file is not as it should be.
    pub fn change(&mut self, change: Change) {
        self.changes.insert(change);
    }

    /// The text of the answers, which are there: it, or what is wrong with them.
    pub fn answers(
        &self,
        source: &mut dyn Source,
        path: &str,
        most: u64,
    ) -> Result<String, OpenError> {
        let item = self.archive.find(&format!("{}{path}", self.folder));
        let item = item.ok_or(OpenError::NoAnswers)?;
        if item.size() > most {
            return Err(OpenError::Answers(JsonError::TooMuch));
        }
        String::from_utf8(item.bytes(source)?).map_err(|_| OpenError::Answers(JsonError::NotOurs))
    }

    /// The text of a file within the folder; nothing where it is not there, no text, or has more bytes than that.
    pub fn text(&self, source: &mut dyn Source, path: &str, most: u64) -> Option<String> {
        String::from_utf8(self.bytes(source, path, most)?).ok()
    }

    fn bytes(&self, source: &mut dyn Source, path: &str, most: u64) -> Option<Vec<u8>> {
        let item = self.archive.find(&format!("{}{path}", self.folder))?;
        if item.size() <= most { item.bytes(source).ok() } else { None }
    }

    /// The day that it bears; nothing where it bears none.
    pub fn made(&self, source: &mut dyn Source) -> Option<NaiveDate> {
        let info = self.text(source, BAG_INFO, MOST_TEXT)?;
        let day = info.lines().find_map(|line| line.strip_prefix(BAGGING_DATE))?;
        iso_day(day.trim())
    }

    /// What the rules came to when it was made, as it tells; nothing where it does not tell.
    pub fn record(&self, source: &mut dyn Source) -> Option<Result<Record, JsonError>> {
        self.found.get(RECORD)?;
        let text = self.text(source, RECORD, MOST_TEXT).unwrap_or_default();
        Some(Record::read(&text))
    }

    /// The files within the folder, in the order of the archive.
    #[must_use]
    pub fn files(&self) -> Vec<Received> {
        let received = |item: &ArchiveItem| {
            let path = item.name().strip_prefix(&self.folder)?;
            let sha256 = self.digest(path).map(str::to_owned);
            Some(Received { path: path.to_owned(), item: item.clone(), sha256 })
        };
        self.archive.items().iter().filter_map(received).collect()
    }

    /// The digest of a file within the folder; nothing where it is not there, or damaged.
    #[must_use]
    pub fn digest(&self, path: &str) -> Option<&str> {
        self.found.get(path)?.sha256.as_deref()
    }

    /// What lies outside the folder is told by its whole path; no manifest can name it.
    fn outside(&self) -> impl Iterator<Item = Change> {
        let names = self.archive.items().iter().map(ArchiveItem::name);
        let outside = names.filter(|name| !name.starts_with(&self.folder));
        outside.map(|name| Change::Added(name.to_owned()))
    }

    /// The second manifest names what describes the bag, the first one among it; that one names all else.
    fn against_manifests(&self, source: &mut dyn Source) -> BTreeSet<Change> {
        let mut changes: BTreeSet<Change> = gathered(self.outside());
        for (name, is_payload) in [(TAG_MANIFEST, false), (MANIFEST, true)] {
            let all = self.found.iter().filter(|(path, _)| path.starts_with(PAYLOAD) == is_payload);
            let all = all.filter(|(path, _)| *path != TAG_MANIFEST);
            let files: Files<'_> =
                gathered(all.map(|(path, content)| (path.as_str(), content.sha256.as_deref())));
            let own = Change::Changed(name.to_owned());
            let is_sure = is_payload && !changes.contains(&own);
            let text = self.bytes(source, name, MOST_TEXT);
            match text.map(|text| manifest::compared(name, &text, &files, is_sure)) {
                Some(found) => changes.extend(found),
                None if self.found.contains_key(name) => drop(changes.insert(own)),
                None => drop(changes.insert(Change::Missing(name.to_owned()))),
            }
        }
        changes
    }

    /// The evidence that the answers of one person tell of, each with its place in the archive; it lies in the folder
    /// `data/…evidence` of that path. A file that was exchanged together with its line in the manifest is found by its
    /// kind, its size and its digest in the answers.
    pub fn evidence(&mut self, application: &Application, within: &str) -> Vec<(u32, ArchiveItem)> {
        let mut evidence = Vec::new();
        for entry in application.evidence.iter() {
            let Some(name) = file_name(entry) else { continue };
            let path = format!("{within}/{name}");
            let Some(item) = self.archive.find(&format!("{}{path}", self.folder)) else {
                self.changes.insert(Change::Missing(path));
                continue;
            };
            let is_as_told = self.found.get(&path).is_some_and(|content| {
                is_as_told(entry, &content.start, content.size, content.sha256.as_deref())
            });
            if !is_as_told {
                self.changes.insert(Change::Changed(path));
            }
            evidence.push((entry.id, item.clone()));
        }
        evidence
    }
}
