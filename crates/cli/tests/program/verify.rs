//! Packages gone through: the same sentence and the same digest as everywhere else.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};
use teji_batch::{Batch, Round, batch_package};
use teji_dossier::bag::Part;
use teji_dossier::{Application, package as personal, saved};
use teji_notice::Check;
use teji_paper::{Archive, Limits, Sha256};
use teji_recheck::{Looked, chinese, english, look, look_page};
use teji_seal::{Lock, seal};
use teji_workdays::Calendar;

use super::{Outcome, Place, TODAY, json, project};

/// An enterprise's package that agrees with itself.
pub(crate) fn package() -> Outcome<Vec<u8>> {
    let text = fs::read_to_string(project("crates/batch/cases/batch-1.json"))?;
    let mut batch: Value = serde_json::from_str(&text)?;
    batch["plan"]["facts"]["unit_credit"] = json!("91220101MA0000007M");
    let batch = Batch::read(&batch.to_string()).map_err(|error| error.key())?;
    let (calendar, today) = (Calendar::published(), TODAY.parse()?);
    let round = Round::of(&batch, &calendar, today);
    let package = batch_package(&round, &BTreeMap::new(), today).map_err(|_| "no package")?;
    let bytes = package.parts.into_iter().filter_map(|part| match part {
        Part::Bytes(bytes) => Some(bytes),
        Part::Evidence(_) => None,
    });
    Ok(bytes.flatten().collect())
}

/// One person's package and saved page.
fn own() -> Outcome<[Vec<u8>; 2]> {
    let mut application =
        Application::read(&fs::read_to_string(project("crates/dossier/cases/application-2.json"))?)
            .map_err(|error| error.key())?;
    application.evidence = teji_dossier::List::default();
    let (facts, calendar, today) = (application.facts(), Calendar::published(), TODAY.parse()?);
    let check = Check::of(application.case(&facts, &calendar, today));
    let bytes = |part| match part {
        Part::Bytes(bytes) => bytes,
        Part::Evidence(_) => Vec::new(),
    };
    let package = personal(&application, &check, &[], today).map_err(|error| error.key())?;
    let package = package.parts.into_iter().flat_map(bytes).collect();
    let page = saved(&application, &check, &[]).map_err(|error| error.key())?;
    let page = page.parts.into_iter().filter_map(|part| match part {
        teji_dossier::SavedPart::Bytes(bytes) => Some(bytes),
        teji_dossier::SavedPart::Base64(_) => None,
    });
    Ok([package, page.flatten().collect()])
}

fn looked(bytes: &[u8]) -> Outcome<Looked> {
    let (calendar, today) = (Calendar::published(), TODAY.parse()?);
    let looked = if bytes.starts_with(b"PK") {
        look(&mut &*bytes, &calendar, today).map_err(|error| error.key())?
    } else {
        look_page(bytes, &calendar, today).map_err(|error| error.key())?
    };
    Ok(looked)
}

/// The package with one byte of its answers changed.
fn changed(package: &[u8]) -> Outcome<Vec<u8>> {
    let archive = Archive::open(&mut &*package, &Limits::default()).map_err(|error| error.key())?;
    let files: Vec<(String, Vec<u8>)> = archive
        .items()
        .iter()
        .map(|item| Ok((item.name().to_owned(), item.bytes(&mut &*package).map_err(|e| e.key())?)))
        .collect::<Outcome<_>>()?;
    let entries = files.iter().map(|(name, bytes)| {
        let mut bytes = bytes.clone();
        if name.ends_with("010_plan.docx") || name.ends_with("10_application_form.docx") {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        }
        (name.clone(), bytes)
    });
    let files: Vec<(String, Vec<u8>)> = entries.collect();
    let entries: Vec<teji_paper::Entry<'_>> = files
        .iter()
        .map(|(name, bytes)| teji_paper::Entry {
            name,
            bytes,
            packing: teji_paper::Packing::Stored,
        })
        .collect();
    Ok(teji_paper::zip(&entries).map_err(|_| "no archive")?)
}

#[test]
fn sentence_report_and_digest_are_those_of_the_rules() -> Outcome {
    let here = Place::new()?;
    let [person, page] = own()?;
    for bytes in [package()?, person, page] {
        here.write("a", &bytes)?;
        let looked = looked(&bytes)?;
        for (tag, words, report) in
            [("zh-CN", chinese(), &looked.chinese), ("en", english(), &looked.english)]
        {
            let ran = here.run(&["verify", "a", "--json", "--language", tag])?;
            let told = json(&ran.out)?.remove(0);
            assert_eq!(told["sentence"], report.sentence(words));
            assert_eq!(told["digest"], looked.chinese.digest());
            assert_eq!(told["package"], Sha256::of(&bytes).to_string());
            assert_eq!(told["report"], serde_json::from_str::<Value>(&report.to_json())?);
            // Whoever has the text can digest it.
            assert!(ran.out.contains(&report.to_json()));
            let shown = here.run(&["verify", "a", "--language", tag])?;
            let close = |text: &str| text.split_whitespace().collect::<String>();
            assert!(close(&shown.out).contains(&close(&report.sentence(words))), "{}", shown.out);
            assert_eq!(ran.code, shown.code);
        }
    }
    Ok(())
}

/// What people are shown, line ends and blanks left out.
fn shown(out: &str) -> String {
    out.split_whitespace().collect()
}

#[test]
fn a_whole_package_ends_with_0_and_a_changed_one_with_1_and_its_file() -> Outcome {
    let here = Place::new()?;
    here.write("whole.zip", package()?)?;
    let ran = here.run(&["verify", "whole.zip"])?;
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    here.write("changed.zip", changed(&package()?)?)?;
    let ran = here.run(&["verify", "changed.zip"])?;
    assert_eq!(ran.code, 1);
    assert!(shown(&ran.out).contains("010_plan.docx"), "{}", ran.out);
    assert_eq!(here.run(&["verify", "whole.zip", "changed.zip"])?.code, 1);
    Ok(())
}

#[test]
fn every_fault_stands_with_file_place_and_cure_and_so_does_what_is_missing() -> Outcome {
    let here = Place::new()?;
    let bytes = changed(&own()?[0])?;
    here.write("a.zip", &bytes)?;
    let (report, out) = (looked(&bytes)?.chinese, here.run(&["verify", "a.zip"])?.out);
    let out = shown(&out);
    for fault in &report.faults {
        for part in [&fault.what, &fault.place, &fault.cure] {
            assert!(out.contains(&shown(part)), "{part}");
        }
        assert!(fault.file.iter().all(|file| out.contains(file.as_str())));
    }
    assert!(report.missing.iter().all(|one| out.contains(&shown(&one.title))));
    assert!(!report.faults.is_empty() && !report.missing.is_empty());
    Ok(())
}

#[test]
fn a_package_that_is_none_keeps_no_other_from_being_gone_through() -> Outcome {
    let here = Place::new()?;
    here.write("a.zip", package()?)?;
    here.write("b.zip", "no archive")?;
    let ran = here.run(&["verify", "b.zip", "a.zip", "none.zip", "--json"])?;
    assert_eq!(ran.code, 3);
    let told = json(&ran.out)?;
    let kinds: Vec<bool> = told.iter().map(|one| one["fault"].is_object()).collect();
    assert_eq!(kinds, [true, false, true]);
    assert_eq!(told[0]["file"], "b.zip");
    let cure = told[0]["fault"]["cure"].as_str().unwrap_or_default();
    assert!(!cure.is_empty() && ran.err.contains(cure));
    assert_eq!(ran.err.lines().count(), 2);
    Ok(())
}

const KEY: &str = "AGE-SECRET-KEY-1ZCT9AC3H5634SNRA4AYQEMXLCSC5DLW30ATJD5A405APL4NWUX3S7AC4UZ";

#[test]
fn sealed_packages_open_with_a_key_or_a_passphrase_from_a_file() -> Outcome {
    let here = Place::new()?;
    let bytes = package()?;
    here.write("plain.zip", &bytes)?;
    let wanted = here.run(&["verify", "plain.zip", "--json"])?;
    let digest = json(&wanted.out)?.remove(0)["digest"].clone();
    let sealed = |lock: &Lock| -> Outcome<Vec<u8>> {
        let mut sealed = Vec::new();
        seal(lock, &mut bytes.as_slice(), &mut sealed).map_err(|_| "not sealed")?;
        Ok(sealed)
    };
    here.write("p.age", sealed(&Lock::with_passphrase("twelve letters").map_err(|_| "no lock")?)?)?;
    here.write("right.txt", "twelve letters\r\nmore")?;
    here.write("wrong.txt", "other letters")?;
    here.write("empty.txt", "\n")?;
    fs::copy(project("crates/seal/cases/key.age"), here.path("k.age"))?;
    here.write("key.txt", format!("# created\n# public key\n{KEY}\n"))?;
    let ran = here.run(&["verify", "p.age", "--passphrase-file", "right.txt", "--json"])?;
    assert_eq!(ran.code, 0, "{}", ran.err);
    let told = json(&ran.out)?.remove(0);
    assert_eq!(
        (&told["digest"], &told["package"]),
        (&digest, &json!(Sha256::of(&bytes).to_string()))
    );
    for words in [
        &["verify", "p.age", "--passphrase-file", "wrong.txt"][..],
        &["verify", "p.age", "--passphrase-file", "empty.txt"],
        &["verify", "p.age", "--identity", "key.txt"],
        &["verify", "k.age", "--passphrase-file", "right.txt"],
        // Nobody can be asked without a terminal.
        &["verify", "p.age"],
    ] {
        let ran = here.run(words)?;
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{words:?}");
        assert!(ran.err.contains('请'), "{}", ran.err);
        assert!(!ran.err.contains("letters"), "{}", ran.err);
    }
    // What is in the sample is no package; that it is said shows that the key opened it.
    let opened = here.run(&["verify", "k.age", "--identity", "key.txt"])?;
    assert!(opened.code == 3 && !opened.err.contains("私钥不对"), "{}", opened.err);
    Ok(())
}

/// A text as editors save it, and whether it can be read; a line in GBK before it is no matter among keys.
fn saved_in_many_ways(text: &str, is_of_keys: bool) -> Vec<(Vec<u8>, bool)> {
    let wide =
        |bytes: fn(u16) -> [u8; 2], text: &str| text.encode_utf16().flat_map(bytes).collect();
    let marked = format!("\u{feff}{text}");
    vec![
        (text.as_bytes().to_vec(), true),
        (marked.clone().into_bytes(), true),
        (wide(u16::to_le_bytes, &marked), true),
        (wide(u16::to_be_bytes, &marked), true),
        (wide(u16::to_le_bytes, text), false),
        ([b"# \xd0\xd5\n".as_slice(), text.as_bytes()].concat(), is_of_keys),
    ]
}

#[test]
fn a_file_of_keys_or_a_passphrase_opens_in_whatever_way_an_editor_saved_it() -> Outcome {
    let here = Place::new()?;
    fs::copy(project("crates/seal/cases/key.age"), here.path("k.age"))?;
    let (mut sealed, lock) = (Vec::new(), Lock::with_passphrase("twelve letters"));
    let lock = lock.map_err(|_| "no lock")?;
    seal(&lock, &mut package()?.as_slice(), &mut sealed).map_err(|_| "not sealed")?;
    here.write("p.age", sealed)?;
    for (option, text, file) in [
        ("--identity", format!("# created\r\n{KEY}\r\n"), "k.age"),
        ("--passphrase-file", "twelve letters\r\n".to_owned(), "p.age"),
    ] {
        for (bytes, is_read) in saved_in_many_ways(&text, option == "--identity") {
            here.write("key.txt", &bytes)?;
            let ran = here.run(&["verify", file, option, "key.txt"])?;
            assert_eq!(ran.err.contains("key.txt："), !is_read, "{bytes:?}: {}", ran.err);
            let is_told = ran.err.contains("请用 UTF-8 重新存一份");
            assert_eq!(is_told, !is_read, "{bytes:?}: {}", ran.err);
            assert!(!ran.err.contains("私钥不对"), "{bytes:?}: {}", ran.err);
        }
    }
    Ok(())
}

#[test]
fn a_letter_says_what_was_found() -> Outcome {
    let here = Place::new()?;
    here.write("a.zip", changed(&package()?)?)?;
    let ran = here.run(&["verify", "a.zip", "--letter", "l.docx", "--language", "en"])?;
    assert_eq!(ran.code, 1);
    let words = teji_sheets::paragraphs(&mut here.read("l.docx")?.as_slice());
    let words = words.map_err(|error| error.key())?.concat();
    assert!(words.contains("010_plan.docx") && words.contains("对不上"), "{words}");
    Ok(())
}
