use teji_paper::{Archive, Entry, Packing, Sha256, UnzipError, zip};

use super::*;
use crate::JsonError;
use crate::bag::{MANIFEST, TAG_MANIFEST};
use crate::fixture::{id, packed, with_files};

type Files = Vec<(String, Vec<u8>)>;

fn unpacked() -> Files {
    let (application, files) = with_files();
    let bytes = packed(&application, &files);
    let archive = Archive::open(&mut bytes.as_slice(), &Limits::default()).unwrap();
    let file =
        |item: &ArchiveItem| (item.name().to_owned(), item.bytes(&mut bytes.as_slice()).unwrap());
    archive.items().iter().map(file).collect()
}

fn opened(files: &Files) -> Result<Opened, OpenError> {
    let entries: Vec<Entry> = files
        .iter()
        .map(|(name, bytes)| Entry { name, bytes, packing: Packing::Deflated })
        .collect();
    open(&mut zip(&entries).unwrap().as_slice())
}

fn changes(files: &Files) -> Vec<Change> {
    opened(files).unwrap().changes
}

fn place(files: &Files, path: &str) -> usize {
    files.iter().position(|(name, _)| *name == format!("teji/{path}")).unwrap()
}

/// The manifest made anew, as somebody would who knows how.
fn remade(mut files: Files) -> Files {
    for (manifest, is_payload) in [(MANIFEST, true), (TAG_MANIFEST, false)] {
        let lines: String = files
            .iter()
            .filter(|(name, _)| name.starts_with("teji/data/") == is_payload)
            .filter(|(name, _)| !name.ends_with(TAG_MANIFEST))
            .map(|(name, bytes)| {
                Sha256::of(bytes).to_string() + "  " + &name["teji/".len()..] + "\n"
            })
            .collect();
        let at = place(&files, manifest);
        files[at].1 = lines.into_bytes();
    }
    files
}

#[test]
fn a_package_made_here_is_opened_to_the_byte() {
    let (application, files) = with_files();
    let bytes = packed(&application, &files);
    let opened = open(&mut bytes.as_slice()).unwrap();
    assert_eq!(opened.application, application);
    assert_eq!(opened.changes, []);
    let evidence: Vec<(u32, Vec<u8>)> = opened
        .evidence
        .iter()
        .map(|(number, item)| (*number, item.bytes(&mut bytes.as_slice()).unwrap()))
        .collect();
    assert_eq!(evidence, files);
    assert_eq!(packed(&opened.application, &evidence), bytes);
}

#[test]
fn every_changed_file_is_named_and_no_other() {
    let whole = unpacked();
    for at in 0..whole.len() {
        let path = whole[at].0["teji/".len()..].to_owned();
        if [ANSWERS, MANIFEST, TAG_MANIFEST].contains(&path.as_str()) {
            continue;
        }
        let mut files = whole.clone();
        let last = files[at].1.len() - 1;
        files[at].1[last] ^= 1;
        assert_eq!(changes(&files), [Change::Changed(path)]);
    }
}

/// In the manifests every byte, elsewhere some of every file; answers that become unreadable keep nothing from being named.
#[test]
fn any_one_byte_names_exactly_its_file() {
    let files = unpacked();
    for at in 0..files.len() {
        let (path, length) = (files[at].0["teji/".len()..].to_owned(), files[at].1.len());
        let step = if path.contains("manifest") { 1 } else { length.div_ceil(25) };
        let last = length - 1;
        let few = (0..length).step_by(step).map(|byte| (byte, [0x01, 0x20, 0x80, 0x0b][byte % 4]));
        // A line end becomes another blank.
        let ends = [0x01, 0x06, 0x07, 0x2a].map(|change| (last, change));
        for (byte, change) in few.chain(ends) {
            let mut changed = files.clone();
            changed[at].1[byte] ^= change;
            let entries: Vec<Entry> = changed
                .iter()
                .map(|(name, bytes)| Entry { name, bytes, packing: Packing::Stored })
                .collect();
            let bytes = zip(&entries).unwrap();
            let bag = open_bag(&mut bytes.as_slice(), ANSWERS, &Limits::default()).unwrap();
            assert_eq!(bag.into_changes(), [Change::Changed(path.clone())], "{path} at {byte}");
        }
    }
}

#[test]
fn changed_answers_are_named() {
    let mut files = unpacked();
    let at = place(&files, ANSWERS);
    let text = String::from_utf8(files[at].1.clone()).unwrap().replace("2019-07-01", "2011-07-01");
    files[at].1 = text.into_bytes();
    assert_eq!(changes(&files), [Change::Changed(ANSWERS.into())]);
}

#[test]
fn every_missing_file_is_named() {
    let whole = unpacked();
    for at in 0..whole.len() {
        let mut files = whole.clone();
        let (name, _) = files.remove(at);
        let path = name["teji/".len()..].to_owned();
        if path == ANSWERS {
            assert_eq!(opened(&files).err(), Some(OpenError::NoAnswers));
        } else {
            assert!(changes(&files).contains(&Change::Missing(path)), "{name}");
        }
    }
}

#[test]
fn every_added_file_is_named_wherever_it_lies() {
    let mut files = unpacked();
    for name in ["teji/data/evidence/e99.jpg", "teji/readme.txt", "other/x.exe", "x.lnk"] {
        files.push((name.into(), b"more".to_vec()));
    }
    let added = ["data/evidence/e99.jpg", "other/x.exe", "readme.txt", "x.lnk"];
    assert_eq!(changes(&files), added.map(|name| Change::Added(name.into())));
}

#[test]
fn evidence_exchanged_with_its_manifest_is_found_by_the_answers() {
    let mut files = unpacked();
    let at = place(&files, "data/evidence/e03.pdf");
    files[at].1 = b"%PDF-another".to_vec();
    let changed = Change::Changed("data/evidence/e03.pdf".into());
    assert_eq!(changes(&remade(files)), [changed]);
}

/// The answers and the manifests agree with the bytes, and the bytes are not what the answers tell of them.
#[test]
fn evidence_is_judged_by_its_content() {
    let other = |told: &str, wrong: &str| {
        let mut files = unpacked();
        let at = place(&files, ANSWERS);
        let text = String::from_utf8(files[at].1.clone()).unwrap();
        assert_eq!(text.matches(told).count(), 1, "{told}");
        files[at].1 = text.replace(told, wrong).into_bytes();
        remade(files)
    };
    assert_eq!(changes(&other("液压夹具漏油改造", "液压夹具")), []);
    let third = Change::Changed("data/evidence/e03.pdf".into());
    assert_eq!(changes(&other("\"3000\"", "\"3001\"")), std::slice::from_ref(&third));
    let mut script = b"<script>".to_vec();
    script.resize(3000, b' ');
    let mut files = unpacked();
    let (answers, at) = (place(&files, ANSWERS), place(&files, "data/evidence/e03.pdf"));
    let [before, after] = [&files[at].1, &script].map(|bytes| Sha256::of(bytes).to_string());
    let text = String::from_utf8(files[answers].1.clone()).unwrap();
    files[answers].1 = text.replace(&before, &after).into_bytes();
    files[at].1 = script;
    assert_eq!(changes(&remade(files)), [third]);
}

/// A file beside the folder is never taken for the one of the same path within it.
#[test]
fn what_lies_outside_the_folder_hides_nothing() {
    let mut files = unpacked();
    let at = place(&files, "data/evidence/e03.pdf");
    let whole = files[at].1.clone();
    files[at].1.push(1);
    files.push(("data/evidence/e03.pdf".into(), whole));
    let path = || "data/evidence/e03.pdf".to_owned();
    assert_eq!(changes(&files), [Change::Changed(path()), Change::Added(path())]);
}

/// Systems put files of their own beside the ones that are packed.
#[test]
fn what_a_system_adds_spoils_nothing() {
    let mut files = unpacked();
    for name in ["teji/.DS_Store", "teji/data/._dossier.json", "__MACOSX/teji/._data"] {
        files.push((name.into(), b"\0\x05\x16\x07".to_vec()));
    }
    let found = changes(&files);
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|change| matches!(change, Change::Added(_)) && !change.spoils()));
    assert!([Change::Changed, Change::Missing].iter().all(|of| of("a".into()).spoils()));
}

#[test]
fn a_damaged_byte_in_the_archive_names_its_file() {
    let (application, files) = with_files();
    let mut bytes = packed(&application, &files);
    let evidence = &files[4].1;
    let at = bytes.windows(evidence.len()).position(|window| window == evidence).unwrap();
    bytes[at + 100] ^= 1;
    let opened = open(&mut bytes.as_slice()).unwrap();
    assert_eq!(opened.changes, [Change::Changed("data/evidence/e05.pdf".into())]);
}

#[test]
fn packed_anew_under_another_folder_it_is_the_same() {
    let other = |folder: &str| -> Files {
        let renamed = |(name, bytes): (String, Vec<u8>)| (name.replacen("teji/", folder, 1), bytes);
        unpacked().into_iter().map(renamed).collect()
    };
    assert_eq!(changes(&other("申报材料/")), []);
    assert_eq!(changes(&other("")), []);
}

#[test]
fn a_newer_version_is_refused_with_both_numbers() {
    let mut files = unpacked();
    let at = place(&files, ANSWERS);
    files[at].1 = br#"{"version": 9, "people": []}"#.to_vec();
    let error = opened(&files).err().unwrap();
    assert_eq!(error, OpenError::Answers(JsonError::Newer { found: 9, known: 2 }));
    assert_eq!(error.args(), [("found", "9".into()), ("known", "2".into())]);
}

#[test]
fn an_older_version_is_brought_up() {
    let files = vec![(
        "teji/data/dossier.json".into(),
        include_bytes!("../../cases/draft-1.json").to_vec(),
    )];
    let opened = opened(&files).unwrap();
    assert_eq!(opened.application.typed(crate::Spot::Basics, id("occupation_name")), Some("焊工"));
}

#[test]
fn what_is_no_package_is_refused() {
    let stranger = vec![("word/document.xml".to_owned(), b"<x/>".to_vec())];
    assert_eq!(opened(&stranger).err(), Some(OpenError::NoAnswers));
    let near = vec![("teji/xdata/dossier.json".to_owned(), b"{}".to_vec())];
    assert_eq!(opened(&near).err(), Some(OpenError::NoAnswers));
    let error = open(&mut b"%PDF-1.7".as_slice()).err();
    assert_eq!(error, Some(OpenError::Archive(UnzipError::NotZip)));
}

/// What is wrong with answers that are there is said of them, and not that there are none.
#[test]
fn answers_that_cannot_be_read_say_why() {
    let mut files = unpacked();
    let at = place(&files, ANSWERS);
    let mut with = |bytes: &[u8]| {
        files[at].1 = bytes.to_vec();
        opened(&files).err()
    };
    let large = vec![b' '; usize::try_from(MOST_TEXT).unwrap() + 1];
    let noise: Vec<u8> = large
        .iter()
        .zip(0_u32..)
        .map(|(_, at)| (at.wrapping_mul(2_654_435_761) >> 16).to_le_bytes()[0])
        .collect();
    assert_eq!(with(&noise), Some(OpenError::Answers(JsonError::TooMuch)));
    assert_eq!(with(b"\xff\xfe"), Some(OpenError::Answers(JsonError::NotOurs)));
    let (application, files) = with_files();
    let mut bytes = packed(&application, &files);
    let name = format!("teji/{ANSWERS}");
    let at = bytes.windows(name.len()).position(|window| window == name.as_bytes()).unwrap();
    bytes[at + name.len() + 30] ^= 0x55;
    let error = open(&mut bytes.as_slice()).err();
    assert_eq!(error, Some(OpenError::Archive(UnzipError::Damaged(name))));
}

#[test]
fn a_manifest_of_a_hundred_thousand_lines_is_not_read_on() {
    let mut files = unpacked();
    let at = place(&files, MANIFEST);
    for number in 0..100_000 {
        files[at].1.extend(format!("0  data/{number}\n").into_bytes());
    }
    let changes = changes(&files);
    assert!(changes.contains(&Change::Changed(MANIFEST.into())));
    assert!(changes.len() <= (1 << 16) + 2, "{}", changes.len());
}

/// A name in a manifest may be anything.
#[test]
fn what_is_not_seen_in_a_name_is_shown() {
    let turned = Change::Missing("data/a\u{202e}fdp.exe".to_owned());
    assert_eq!(turned.args(), [("name", "data/a[U+202E]fdp.exe".to_owned())]);
}

#[test]
fn each_change_has_its_key() {
    let name = || "a".to_owned();
    let all = [Change::Changed(name()), Change::Missing(name()), Change::Added(name())];
    assert_eq!(all.each_ref().map(Change::key), Change::KEYS);
}
