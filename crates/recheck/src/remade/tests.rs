use teji_batch::open_batch;
use teji_dossier::open;
use teji_paper::{Archive, Entry, Limits, Packing, zip};

use super::*;
use crate::fixture::{
    LATER, application, batch, day, field, filing_package, person_package, with, with_file,
};

fn person_faults(bytes: &[u8]) -> Vec<PaperFault> {
    let opened = open(&mut &*bytes).unwrap();
    of_person(&opened, &mut &*bytes, &Calendar::published(), day(LATER)).faults
}

fn batch_faults(bytes: &[u8]) -> Vec<PaperFault> {
    let opened = open_batch(&mut &*bytes).unwrap();
    of_batch(&opened, &mut &*bytes, &Calendar::published(), day(LATER)).faults
}

#[test]
fn what_was_made_here_has_no_fault_whenever_it_is_received() {
    assert_eq!(person_faults(&person_package(&application())), []);
    assert_eq!(batch_faults(&filing_package(&batch())), []);
}

/// The papers and the manifests of one application beside the answers of another one, as whoever edits the answers and
/// makes the manifest anew leaves them.
#[test]
fn answers_that_were_changed_behind_the_papers_are_found_in_each_paper_that_tells_them() {
    let mut other = application();
    other.set(teji_dossier::Spot::Basics, field("name"), "另某某");
    let bytes =
        with_file(&person_package(&application()), "data/dossier.json", &person_package(&other));
    let faults = person_faults(&bytes);
    let paths: Vec<&str> = faults.iter().map(PaperFault::path).collect();
    assert!(paths.contains(&"data/10_application_form.docx"), "{paths:?}");
    assert!(paths.contains(&"data/30_pledge.docx"), "{paths:?}");
    for fault in &faults {
        let PaperFault::Differs(path, Divergence { found, wanted }) = fault else {
            panic!("{fault:?}")
        };
        if path == OPEN_ME {
            // It tells the digests of the papers before it tells what is in them.
            continue;
        }
        assert!(wanted.as_ref().unwrap().words.contains("另某某"), "{fault:?}");
        assert!(!found.as_ref().unwrap().words.contains("另某某"), "{fault:?}");
    }
}

#[test]
fn a_verdict_that_was_changed_in_the_paper_is_found_at_its_place() {
    let original = person_package(&application());
    let mut other = application();
    other.reference = "2016-01-01".into();
    let path = "data/50_check_result.docx";
    let faults = person_faults(&with_file(&original, path, &person_package(&other)));
    let [PaperFault::Differs(found, _)] = &faults[..] else { panic!("{faults:?}") };
    assert_eq!(found, path);
}

#[test]
fn papers_that_are_missing_or_no_papers_are_told() {
    let original = person_package(&application());
    let path = "data/20_service_proof.docx";
    let without = with(&original, |name, bytes| (name != path).then_some(bytes));
    assert_eq!(person_faults(&without), [PaperFault::Missing(path.into())]);
    let other =
        with(&original, |name, bytes| Some(if name == path { b"%PDF".into() } else { bytes }));
    assert_eq!(person_faults(&other), [PaperFault::Unreadable(path.into())]);
}

/// Something that has no words may have been put into it.
#[test]
fn a_paper_with_other_bytes_and_the_same_words_is_told_as_such() {
    let original = person_package(&application());
    let path = "data/10_application_form.docx";
    let repacked = with(&original, |name, bytes| {
        let anew = |bytes: Vec<u8>| {
            let archive = Archive::open(&mut bytes.as_slice(), &Limits::default()).unwrap();
            let parts: Vec<(String, Vec<u8>)> = archive
                .items()
                .iter()
                .map(|item| (item.name().to_owned(), item.bytes(&mut bytes.as_slice()).unwrap()))
                .collect();
            let entries: Vec<Entry> = parts
                .iter()
                .map(|(name, bytes)| Entry { name, bytes, packing: Packing::Stored })
                .collect();
            zip(&entries).unwrap()
        };
        Some(if name == path { anew(bytes) } else { bytes })
    });
    assert_ne!(repacked, original);
    assert_eq!(open(&mut repacked.as_slice()).unwrap().changes.len(), 1);
    assert_eq!(person_faults(&repacked), [PaperFault::Otherwise(path.into())]);
}

#[test]
fn one_fact_of_a_batch_that_was_changed_behind_its_papers_is_found_in_letters_and_sheets() {
    let mut other = batch();
    let first = other.people().next().unwrap().number;
    other.change(first, |person| {
        person.application.set(teji_dossier::Spot::Basics, field("name"), "另某某");
    });
    let bytes = with_file(&filing_package(&batch()), "data/batch.json", &filing_package(&other));
    let faults = batch_faults(&bytes);
    for ending in [".docx", ".xlsx"] {
        assert!(faults.iter().any(|fault| fault.path().ends_with(ending)), "{ending} {faults:?}");
    }
    let own = format!("data/people/{first:04}/");
    for fault in &faults {
        let PaperFault::Differs(path, Divergence { wanted: Some(wanted), .. }) = fault else {
            panic!("{fault:?}")
        };
        assert!(path == OPEN_ME || wanted.words.contains("另某某"), "{fault:?}");
        assert!(!path.starts_with("data/people/") || path.starts_with(&own), "{path}");
    }
}

/// It is what people read first.
#[test]
fn a_first_page_that_says_something_else_is_found_although_the_manifests_were_made_anew() {
    let packages = [(person_package(&application()), true), (filing_package(&batch()), false)];
    for (bytes, is_person) in packages {
        let changed = crate::fixture::reworded(&bytes, OPEN_ME, "还没有报送", "已经报送");
        let faults = if is_person { person_faults(&changed) } else { batch_faults(&changed) };
        let [PaperFault::Differs(path, spot)] = &faults[..] else { panic!("{faults:?}") };
        assert_eq!(path, OPEN_ME);
        assert!(spot.found.as_ref().unwrap().words.contains("已经报送"));
    }
}
