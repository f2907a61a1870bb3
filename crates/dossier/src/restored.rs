//! Whatever is typed, wherever: each way of keeping it gives all of it back.

use proptest::prelude::*;
use teji_paper::{docx, text};

use crate::application::Application;
use crate::fixture::{calendar, kept, packed, today, with_files};
use crate::forms::Need;
use crate::package::PackageError;
use crate::{SavedPart, open, open_saved, saved};
use teji_notice::Check;

type Files = Vec<(u32, Vec<u8>)>;

/// The technician with these words in the fields that a person fills, one after the other.
fn filled(words: &[String]) -> (Application, Files) {
    let (mut application, files) = with_files();
    let mut words = words.iter().cycle();
    for (spot, form) in application.spots() {
        for (field, need) in form.fields() {
            if need != Need::OfDevice {
                application.set(spot, field.id(), words.next().unwrap().as_str());
            }
        }
    }
    application.reference.clone_from(words.next().unwrap());
    application.place.clone_from(words.next().unwrap());
    (application, files)
}

fn from_json(application: &Application) -> Application {
    Application::read(&application.to_json()).unwrap()
}

fn from_package(application: &Application, files: &Files) -> (Application, Files) {
    let bytes = packed(application, files);
    let opened = open(&mut bytes.as_slice()).unwrap();
    assert_eq!(opened.changes, []);
    let files = opened
        .evidence
        .iter()
        .map(|(number, item)| (*number, item.bytes(&mut bytes.as_slice()).unwrap()));
    (opened.application, files.collect())
}

fn from_page(
    application: &Application,
    files: &Files,
) -> Result<(Application, Files), PackageError> {
    let facts = application.facts();
    let check = Check::of(application.case(&facts, calendar(), today()));
    let saved = saved(application, &check, &kept(files))?;
    let mut bytes = vec![];
    for part in saved.parts {
        match part {
            SavedPart::Bytes(part) => bytes.extend(part),
            SavedPart::Base64(number) => {
                let (_, file) = files.iter().find(|(known, _)| *known == number).unwrap();
                let mut letters = crate::Base64::default();
                bytes.extend(letters.piece(file).into_bytes());
                bytes.extend(letters.finish().into_bytes());
            }
        }
    }
    let opened = open_saved(&bytes).unwrap();
    assert_eq!(opened.changes, []);
    let files = opened.evidence.iter().map(|one| (one.number, one.bytes().unwrap()));
    Ok((opened.application, files.collect()))
}

fn everything_comes_back(words: &[String]) {
    let (application, files) = filled(words);
    assert_eq!(from_json(&application), application);
    assert_eq!(from_package(&application, &files), (application.clone(), files.clone()));
    assert_eq!(from_page(&application, &files), Ok((application, files)));
}

/// Our own, and the big list of naughty strings (npm, version 1.0.0, by Max Woolf, MIT licence), as it is.
fn nasty() -> Vec<String> {
    let lists = [include_str!("../cases/nasty.json"), include_str!("../cases/naughty.json")];
    lists.into_iter().flat_map(|list| serde_json::from_str::<Vec<String>>(list).unwrap()).collect()
}

#[test]
fn nasty_words_in_every_field_come_back() {
    let words = nasty();
    assert!(words.len() > 560);
    for shift in (0..words.len()).step_by(23) {
        let mut words = words.clone();
        words.rotate_left(shift);
        everything_comes_back(&words);
    }
}

#[test]
fn nasty_words_stand_on_paper_as_far_as_paper_can_hold_them() {
    for word in nasty() {
        let (application, _) = filled(&[format!("a{word}b")]);
        let facts = application.facts();
        let check = Check::of(application.case(&facts, calendar(), today()));
        for document in crate::documents::papers(&application, &check) {
            assert!(docx(&document).is_ok());
        }
        let form = text(&crate::documents::application_form(&application));
        let printable = |c: &char| !c.is_control() && !c.is_whitespace();
        let printable: String = word.chars().filter(printable).take(3).collect();
        let has_all = printable.chars().all(|c| form.contains(c) || is_left_out(c));
        assert!(has_all, "{word:?}");
    }
}

/// Characters that XML forbids, and private ones that are no characters.
fn is_left_out(c: char) -> bool {
    let mut document = teji_paper::Document::new("");
    document.title.push(c);
    teji_paper::left_out(&document) > 0
}

/// Monotonous text is packed to almost nothing, and is taken back all the same.
#[test]
fn very_long_words_in_every_field_come_back() {
    everything_comes_back(&["\u{957f}".repeat(10_000)]);
}

#[test]
fn an_empty_application_comes_back() {
    let application = Application::default();
    assert_eq!(from_json(&application), application);
    assert_eq!(from_package(&application, &vec![]), (application.clone(), vec![]));
    assert_eq!(from_page(&application, &vec![]), Ok((application, vec![])));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn any_words_come_back(words in prop::collection::vec(any::<String>(), 1..40)) {
        everything_comes_back(&words);
    }
}
