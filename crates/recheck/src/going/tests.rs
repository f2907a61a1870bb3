use teji_dossier::RECORD;

use super::*;
use crate::fault::{Fault, Weight};
use crate::fixture::{
    LATER, application, batch, day, field, filing_package, person_package, resealed, reworded,
    with, with_file,
};

fn looked(bytes: &[u8]) -> Looked {
    look(&mut &*bytes, &Calendar::published(), day(LATER))
        .unwrap_or_else(|error| panic!("{error:?}"))
}

fn report(bytes: &[u8]) -> Report {
    looked(bytes).chinese
}

/// The keys of what weighs most, each with its file.
fn broken(report: &Report) -> Vec<(&str, &str)> {
    let broken = report.faults.iter().filter(|fault| fault.weight == Weight::Broken);
    broken.map(|fault| (fault.key.as_str(), fault.file.as_deref().unwrap_or_default())).collect()
}

fn of_key<'r>(report: &'r Report, key: &str) -> Vec<&'r Fault> {
    report.faults.iter().filter(|fault| fault.key == key).collect()
}

#[test]
fn what_was_made_here_agrees_with_itself() {
    for bytes in [person_package(&application()), filing_package(&batch())] {
        let looked = looked(&bytes);
        assert_eq!(broken(&looked.chinese), []);
        assert!(looked.chinese.people.iter().all(|row| row.stated.as_ref() == Some(&row.found)));
        let sentence = looked.chinese.sentence(texts::chinese());
        assert!(sentence.starts_with("材料包完整，"), "{sentence}");
        assert!(looked.english.sentence(texts::english()).starts_with("The package is whole"));
    }
}

#[test]
fn a_report_hangs_on_the_package_and_on_no_clock() {
    let bytes = filing_package(&batch());
    let later =
        look(&mut bytes.as_slice(), &Calendar::published(), day("2031-01-01")).ok().unwrap();
    assert_eq!(report(&bytes).digest(), later.chinese.digest());
    assert_eq!(report(&bytes).digest().len(), 64);
    let read = Report::read(&later.chinese.to_json()).unwrap();
    assert_eq!(read, later.chinese);
    let mut other = batch();
    other.set(teji_batch::UNIT_NAME.id, "另一家");
    assert_ne!(report(&filing_package(&other)).digest(), later.chinese.digest());
}

/// R4.
#[test]
fn a_result_that_was_written_in_is_found_although_the_manifest_was_made_anew() {
    let bytes = filing_package(&batch());
    let tampered = reworded(&bytes, RECORD, "\"2017-03-31\"", "\"2015-03-31\"");
    let report = report(&tampered);
    assert_eq!(broken(&report), vec![("fault.result", RECORD); report.people.len()]);
    assert!(report.people.iter().all(super::super::report::Row::differs));
    let sentence = report.sentence(texts::chinese());
    assert!(sentence.contains("3人中3人的复核结果和材料里写的不同"), "{sentence}");
    let person = reworded(
        &person_package(&application()),
        RECORD,
        "\"state\": \"",
        "\"state\": \"E\", \"x\": \"",
    );
    assert_eq!(broken(&super::tests::report(&person)), [("fault.record", RECORD)]);
}

#[test]
fn results_of_nobody_and_of_no_result_are_told() {
    let bytes = filing_package(&batch());
    let renumbered = reworded(&bytes, RECORD, "\"3\": {", "\"7\": {");
    assert_eq!(
        broken(&report(&renumbered)),
        [("fault.no_result", RECORD), ("fault.result_of_nobody", RECORD)]
    );
    let without = resealed(&with(&bytes, |path, old| (path != RECORD).then_some(old)));
    let without = report(&without);
    assert_eq!(broken(&without), []);
    assert_eq!(of_key(&without, "fault.no_record").len(), 1);
    assert!(without.sentence(texts::chinese()).contains("里面没写结论"));
}

#[test]
fn answers_that_were_changed_with_their_manifest_are_found_in_papers_and_results() {
    let mut other = application();
    other.set(teji_dossier::Spot::Basics, field("name"), "另某某");
    let bytes = person_package(&application());
    let changed = resealed(&with_file(&bytes, ANSWERS, &person_package(&other)));
    let report = report(&changed);
    let papers = of_key(&report, "fault.paper");
    assert!(papers.len() >= 2, "{:?}", broken(&report));
    assert!(papers.iter().all(|fault| fault.what.contains("另某某") && !fault.place.is_empty()));
}

/// What the manifests accuse is accused alone: what was made of it is not.
#[test]
fn one_changed_file_is_named_alone() {
    for (bytes, answers) in
        [(person_package(&application()), ANSWERS), (filing_package(&batch()), BATCH)]
    {
        let paths: Vec<String> = report(&bytes).files.into_iter().map(|(path, _)| path).collect();
        for path in paths {
            let changed = with(&bytes, |name, mut old| {
                let middle = old.len() / 2;
                old[middle] ^= u8::from(name == path);
                Some(old)
            });
            let report = report(&changed);
            let files: std::collections::BTreeSet<&str> =
                report.faults.iter().filter_map(|fault| fault.file.as_deref()).collect();
            assert_eq!(files, [path.as_str()].into(), "{:?}", broken(&report));
            assert!(
                path != answers || report.faults.iter().all(|fault| fault.key != "fault.paper")
            );
        }
    }
}

#[test]
fn answers_that_cannot_be_read_are_named_and_nobody_is_judged() {
    let bytes = filing_package(&batch());
    let cut = with(&bytes, |path, mut old| {
        old.truncate(if path == BATCH { 100 } else { old.len() });
        Some(old)
    });
    let told = looked(&cut);
    assert_eq!(told.answers, Answers::Unread);
    assert_eq!(broken(&told.chinese), [("fault.changed", BATCH)]);
    assert!(told.chinese.sentence(texts::chinese()).contains("没法逐人复核"));
    assert_eq!(broken(&report(&resealed(&cut))), [("fault.answers", BATCH)]);
}

/// R5.
#[test]
fn what_a_newer_version_made_is_refused_with_both_numbers() {
    let bytes = person_package(&application());
    for path in [ANSWERS, RECORD] {
        let newer = with(&bytes, |name, old| {
            let text = String::from_utf8_lossy(&old).into_owned();
            let text = ["\"version\": 1", "\"version\": 2"]
                .into_iter()
                .fold(text, |text, from| text.replacen(from, "\"version\": 9", 1));
            Some(if name == path { text.into_bytes() } else { old })
        });
        let error = look(&mut newer.as_slice(), &Calendar::published(), day(LATER)).err().unwrap();
        let known = if path == ANSWERS { "2" } else { "1" };
        assert_eq!(error.key(), "json.newer");
        assert_eq!(error.args(), [("found", "9".to_owned()), ("known", known.to_owned())]);
    }
}

#[test]
fn a_package_of_other_rules_shows_both_results_and_accuses_no_paper() {
    let rules = teji_dossier::documents::rules_version();
    let bytes = filing_package(&batch());
    let other = reworded(&bytes, RECORD, &rules, "0badf00d");
    let other = reworded(&other, RECORD, "\"2017-03-31\"", "\"2016-03-31\"");
    let report = report(&other);
    assert_eq!(broken(&report), []);
    assert_eq!(of_key(&report, "fault.rules").len(), 1);
    assert_eq!(of_key(&report, "fault.result_rules").len(), 3);
    assert_eq!(report.their_rules.as_deref(), Some("0badf00d"));
    assert_eq!(report.rules, rules);
}

/// A package of before a year's schedule was out is gone through by what it knew, and by what is known now.
#[test]
fn a_package_that_knew_fewer_schedules_is_whole_and_shows_what_changed_since() {
    let fewer = || {
        Calendar::published()
            .arrangements()
            .filter(|one| one.year() < 2026)
            .cloned()
            .collect::<Vec<_>>()
    };
    let fewer = fewer().into_iter().fold(Calendar::default(), Calendar::with_arrangement);
    let bytes = crate::fixture::filing_package_by(&batch(), &fewer);
    let report = report(&bytes);
    assert_eq!(broken(&report), []);
    assert_eq!(report.schedules.theirs, [2022, 2023, 2024, 2025]);
    assert_eq!(report.schedules.ours, [2022, 2023, 2024, 2025, 2026]);
}

#[test]
fn a_schedule_that_contradicts_the_notice_is_found_and_not_used() {
    let bytes = filing_package(&batch());
    let wrong = reworded(&bytes, RECORD, "2026-02-14 work 春节\\n", "");
    let told = report(&wrong);
    assert_eq!(broken(&told), [("fault.schedule", RECORD)]);
    assert_eq!(told.people, report(&bytes).people);
    let new = reworded(
        &bytes,
        RECORD,
        "\"2026\": \"",
        "\"2027\": \"2027-01-01 off 元旦\\n\", \"2026\": \"",
    );
    let new = report(&new);
    assert_eq!(of_key(&new, "fault.schedule_new").len(), 1);
}
