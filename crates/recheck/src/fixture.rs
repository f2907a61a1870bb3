//! Packages for tests, and what a stranger may do to them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use teji_batch::{Batch, BatchPackage, Round, batch_package};
use teji_dossier::bag::Part;
use teji_dossier::{Application, List, Package, package};
use teji_notice::Check;
use teji_paper::{Archive, Entry, Limits, Packing, Sha256, zip};
use teji_workdays::Calendar;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The day on which the package is made; its papers say it.
pub(crate) const MADE: &str = "2026-11-25";
/// Another day, on which it is received.
pub(crate) const LATER: &str = "2027-03-01";

pub(crate) fn application() -> Application {
    let mut application =
        Application::read(include_str!("../../dossier/cases/application-2.json")).unwrap();
    application.evidence = List::default();
    application
}

pub(crate) fn batch() -> Batch {
    Batch::read(include_str!("../../batch/cases/batch-1.json")).unwrap()
}

pub(crate) fn person_package(application: &Application) -> Vec<u8> {
    let (facts, calendar) = (application.facts(), Calendar::published());
    let check = Check::of(application.case(&facts, &calendar, day(MADE)));
    let Package { parts, .. } = package(application, &check, &[], day(MADE)).unwrap();
    whole(parts)
}

pub(crate) fn filing_package(batch: &Batch) -> Vec<u8> {
    filing_package_by(batch, &Calendar::published())
}

/// The same by other schedules.
pub(crate) fn filing_package_by(batch: &Batch, calendar: &Calendar) -> Vec<u8> {
    let round = Round::of(batch, calendar, day(MADE));
    let BatchPackage { parts, .. } = batch_package(&round, &BTreeMap::new(), day(MADE)).unwrap();
    whole(parts)
}

pub(crate) fn whole<K>(parts: Vec<Part<K>>) -> Vec<u8> {
    let bytes = |part| match part {
        Part::Bytes(bytes) => bytes,
        Part::Evidence(_) => panic!("there is no evidence"),
    };
    parts.into_iter().flat_map(bytes).collect()
}

/// The archive with its files as a stranger changed them; one that becomes nothing is left out.
pub(crate) fn with(bytes: &[u8], change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
    let archive = Archive::open(&mut &*bytes, &Limits::default()).unwrap();
    let files: Vec<(String, Vec<u8>)> = archive
        .items()
        .iter()
        .filter_map(|item| {
            let path = item.name().strip_prefix("teji/").unwrap();
            Some((item.name().to_owned(), change(path, item.bytes(&mut &*bytes).unwrap())?))
        })
        .collect();
    let entries: Vec<Entry> = files
        .iter()
        .map(|(name, bytes)| Entry { name, bytes, packing: Packing::Deflated })
        .collect();
    zip(&entries).unwrap()
}

/// The same with one file taken from another package.
pub(crate) fn with_file(bytes: &[u8], path: &str, other: &[u8]) -> Vec<u8> {
    let archive = Archive::open(&mut &*other, &Limits::default()).unwrap();
    let item = archive.find(&format!("teji/{path}")).unwrap();
    let new = item.bytes(&mut &*other).unwrap();
    with(bytes, |name, old| Some(if name == path { new.clone() } else { old }))
}

pub(crate) fn field(name: &str) -> teji_fields::FieldId {
    teji_dossier::FORMS.iter().find_map(|form| form.field(name)).unwrap().id()
}

/// The same with manifests made anew, as somebody makes them who knows how.
pub(crate) fn resealed(bytes: &[u8]) -> Vec<u8> {
    let archive = Archive::open(&mut &*bytes, &Limits::default()).unwrap();
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for item in archive.items() {
        let path = item.name().strip_prefix("teji/").unwrap().to_owned();
        files.insert(path, item.bytes(&mut &*bytes).unwrap());
    }
    for (manifest, is_payload) in [("manifest-sha256.txt", true), ("tagmanifest-sha256.txt", false)]
    {
        let named = files.iter().filter(|(path, _)| {
            path.starts_with("data/") == is_payload && *path != "tagmanifest-sha256.txt"
        });
        let lines: Vec<String> =
            named.map(|(path, bytes)| format!("{}  {path}\n", Sha256::of(bytes))).collect();
        files.insert(manifest.to_owned(), lines.concat().into_bytes());
    }
    with(bytes, |path, _| files.get(path).cloned())
}

/// One file with other words in place of some, and manifests made anew.
pub(crate) fn reworded(bytes: &[u8], path: &str, from: &str, to: &str) -> Vec<u8> {
    let changed = with(bytes, |name, old| {
        if name != path {
            return Some(old);
        }
        let text = String::from_utf8(old).unwrap();
        assert!(text.contains(from), "{from} in {text:.200}");
        Some(text.replace(from, to).into_bytes())
    });
    resealed(&changed)
}

/// The same with one more file.
pub(crate) fn with_more(bytes: &[u8], path: &str, more: &[u8]) -> Vec<u8> {
    let archive = Archive::open(&mut &*bytes, &Limits::default()).unwrap();
    let mut files: Vec<(String, Vec<u8>)> = archive
        .items()
        .iter()
        .map(|item| (item.name().to_owned(), item.bytes(&mut &*bytes).unwrap()))
        .collect();
    files.push((format!("teji/{path}"), more.to_vec()));
    let entries: Vec<Entry> = files
        .iter()
        .map(|(name, bytes)| Entry { name, bytes, packing: Packing::Deflated })
        .collect();
    zip(&entries).unwrap()
}

/// A person's package with a picture.
pub(crate) fn with_evidence() -> Vec<u8> {
    let picture = b"\x89PNG\r\n\x1a\n a picture".to_vec();
    let mut application = application();
    let id = |name: &str| teji_dossier::EVIDENCE.field(name).unwrap().id();
    let (size, sha256) = (picture.len().to_string(), Sha256::of(&picture).to_string());
    let facts = teji_fields::Facts::default()
        .with(id("evidence_media"), "png")
        .with(id("evidence_size"), size.as_str())
        .with(id("evidence_sha256"), sha256.as_str());
    application.evidence.add(facts);
    let (facts, calendar) = (application.facts(), Calendar::published());
    let check = Check::of(application.case(&facts, &calendar, day(MADE)));
    let mut crc = teji_paper::Crc::default();
    crc.update(&picture);
    let (size, crc, sha256) = (picture.len() as u64, crc.value(), Sha256::of(&picture));
    let kept = [teji_dossier::Kept { number: 1, size, crc, sha256 }];
    let Package { parts, .. } = package(&application, &check, &kept, day(MADE)).unwrap();
    let bytes = |part| match part {
        Part::Bytes(bytes) => bytes,
        Part::Evidence(_) => picture.clone(),
    };
    parts.into_iter().flat_map(bytes).collect()
}
