use teji_dossier::RECORD;

use super::*;
use crate::fault::Weight;
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
    assert!(broken(&without).contains(&("fault.no_record", RECORD)));
    assert!(without.sentence(texts::chinese()).contains("里面没写结论"));
}

#[test]
fn answers_that_were_changed_with_their_manifest_are_found_in_papers_and_results() {
    let mut other = application();
    other.set(teji_dossier::Spot::Basics, field("name"), "另某某");
    let bytes = person_package(&application());
    let changed = resealed(&with_file(&bytes, ANSWERS, &person_package(&other)));
    let report = report(&changed);
    let mut papers = of_key(&report, "fault.paper");
    // The first page tells the digest of the answers before it tells what is in them.
    papers.retain(|fault| fault.file.as_deref() != Some(teji_dossier::OPEN_ME));
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
        // The manifests say that it was changed: then the version may be what was.
        assert!(broken(&report(&newer)).contains(&("fault.changed", path)));
        let newer = resealed(&newer);
        let error = look(&mut newer.as_slice(), &Calendar::published(), day(LATER)).err().unwrap();
        let known = if path == ANSWERS { "2" } else { "1" };
        assert_eq!(error.key(), "json.newer");
        assert_eq!(error.args(), [("found", "9".to_owned()), ("known", known.to_owned())]);
    }
}

/// The rules that were given out before, and the present ones.
const OLDER: &str = "823e82e9";

#[test]
fn a_package_of_other_rules_shows_both_results_and_is_not_called_whole() {
    let rules = teji_dossier::documents::rules_version();
    let bytes = filing_package(&batch());
    let other = reworded(&bytes, RECORD, &rules, OLDER);
    let other = reworded(&other, RECORD, "\"2017-03-31\"", "\"2016-03-31\"");
    let report = report(&other);
    assert_eq!(broken(&report), []);
    assert_eq!(of_key(&report, "fault.rules").len(), 1);
    assert_eq!(of_key(&report, "fault.result_rules").len(), 3);
    assert_eq!(report.their_rules.as_deref(), Some(OLDER));
    assert_eq!(report.rules, rules);
    let sentence = report.sentence(texts::chinese());
    assert!(sentence.starts_with("材料包是用别的版本做的"), "{sentence}");
}

/// A version is a claim of whoever made the package: one that never was does not excuse what differs.
#[test]
fn a_version_that_was_never_given_out_is_told_and_excuses_no_paper() {
    let rules = teji_dossier::documents::rules_version();
    let bytes = reworded(&filing_package(&batch()), RECORD, &rules, "0badf00d");
    assert_eq!(broken(&report(&bytes)), [("fault.rules_unknown", RECORD)]);
    let mut other = batch();
    other.set(teji_batch::UNIT_NAME.id, "另一家");
    let letter = "data/030_filing_letter.docx";
    for version in [OLDER, &rules] {
        let bytes = reworded(&filing_package(&batch()), RECORD, &rules, version);
        let bytes = resealed(&with_file(&bytes, letter, &filing_package(&other)));
        let report = report(&bytes);
        let told = of_key(&report, "fault.paper");
        assert_eq!(told.len(), 1, "{:?}", report.faults);
        assert_eq!(told[0].file.as_deref(), Some(letter));
        let is_sure = version == rules;
        assert_eq!(told[0].weight, if is_sure { Weight::Broken } else { Weight::Look });
        assert!(!report.sentence(texts::chinese()).contains("材料包完整"));
    }
}

/// What the answers make nothing of is told, although a manifest made anew names it.
#[test]
fn files_that_the_answers_make_nothing_of_are_told() {
    for (bytes, extra) in [
        (person_package(&application()), "data/approval.docx"),
        (person_package(&application()), "01_READ_ME.html"),
        (filing_package(&batch()), "data/people/0002/evidence/e99.pdf"),
        (filing_package(&batch()), "data/dossier.json"),
    ] {
        let more = resealed(&crate::fixture::with_more(&bytes, extra, b"anything"));
        assert_eq!(broken(&report(&more)), [("fault.stranger", extra)]);
    }
}

#[test]
fn a_first_page_that_was_changed_is_told_whatever_was_changed_in_it() {
    let bytes = person_package(&application());
    for (from, to) in [
        ("<h1>", "<script src=x></script><h1>"),
        ("<h1>", "<h1 hidden>"),
        ("<h1>", "<iframe src=x></iframe><h1>"),
        ("<!doctype html>", "某某<!doctype html>"),
        ("还没有报送给任何单位", "已经审核通过，合计12字节"),
    ] {
        let changed = reworded(&bytes, teji_dossier::OPEN_ME, from, to);
        let report = report(&changed);
        let [(key, file)] = broken(&report)[..] else { panic!("{from}: {:?}", broken(&report)) };
        assert!(key.starts_with("fault.paper"), "{key}");
        assert_eq!(file, teji_dossier::OPEN_ME);
    }
}

#[test]
fn evidence_that_does_not_tell_what_it_is_hides_no_paper() {
    let bytes = crate::fixture::with_evidence();
    assert_eq!(broken(&report(&bytes)), []);
    let blank =
        reworded(&bytes, ANSWERS, "\"evidence_media\": \"png\"", "\"evidence_media\": \"\"");
    let told = report(&blank);
    assert!(broken(&told).contains(&("fault.untold", ANSWERS)), "{:?}", broken(&told));
    assert!(broken(&told).contains(&("fault.stranger", "data/evidence/e01.png")));
    let paper = "data/30_pledge.docx";
    let both =
        resealed(&with(&blank, |path, old| Some(if path == paper { b"PK".to_vec() } else { old })));
    assert!(broken(&report(&both)).contains(&("fault.paper_unreadable", paper)));
}

#[test]
fn a_day_of_reference_that_is_not_the_answers_is_told() {
    let bytes = reworded(&filing_package(&batch()), RECORD, "\"2026-11-22\"", "\"2026-12-22\"");
    assert_eq!(broken(&report(&bytes)), [("fault.reference", RECORD)]);
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
    let told = report(&bytes);
    // The software of here knows the year, so what says that it made this left the year out.
    assert!(broken(&told).contains(&("fault.schedule_left_out", RECORD)), "{:?}", broken(&told));
    let older = reworded(&bytes, RECORD, "\"software\": \"", "\"software\": \"0.0.");
    let told = report(&older);
    assert_eq!(broken(&told), []);
    assert_eq!(told.schedules.theirs, [2022, 2023, 2024, 2025]);
    assert_eq!(told.schedules.ours, [2022, 2023, 2024, 2025, 2026]);
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

#[test]
fn a_saved_page_is_gone_through_and_called_what_it_is() {
    let application = application();
    let (facts, calendar) = (application.facts(), Calendar::published());
    let check = teji_notice::Check::of(application.case(&facts, &calendar, day(LATER)));
    let saved = teji_dossier::saved(&application, &check, &[]).unwrap();
    let bytes: Vec<u8> = saved
        .parts
        .into_iter()
        .flat_map(|part| match part {
            teji_dossier::SavedPart::Bytes(bytes) => bytes,
            teji_dossier::SavedPart::Base64(_) => panic!("there is no evidence"),
        })
        .collect();
    let looked = look_page(&bytes, &calendar, day(LATER)).unwrap();
    assert_eq!(looked.answers, Answers::Person(Box::new(application)));
    assert_eq!(broken(&looked.chinese), []);
    let sentence = looked.chinese.sentence(texts::chinese());
    assert!(sentence.starts_with("这是存下来的网页文件，不是材料包，里面没写结论"), "{sentence}");
    assert!(look_page(b"<!doctype html>", &calendar, day(LATER)).is_err());
}
