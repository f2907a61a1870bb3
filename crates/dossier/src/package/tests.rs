use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use teji_paper::Sha256;

use super::*;
use crate::bag::{FOLDER, MANIFEST, OPEN_ME, TAG_MANIFEST};
use crate::fixture::{calendar, file as bytes_of, id, kept, packed, today, with_files};

/// What another's reader of ZIP finds, in the archive's order.
fn unpacked(bytes: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let all = (0..archive.len()).map(|at| {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = vec![];
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    });
    all.collect()
}

fn files() -> Vec<(String, Vec<u8>)> {
    let (application, files) = with_files();
    unpacked(packed(&application, &files))
}

fn text(files: &[(String, Vec<u8>)], name: &str) -> String {
    let path = format!("{FOLDER}/{name}");
    let (_, bytes) = files.iter().find(|(known, _)| *known == path).unwrap();
    String::from_utf8(bytes.clone()).unwrap()
}

#[test]
fn the_files_stand_in_a_fixed_order_in_one_folder() {
    let names: Vec<String> = files().into_iter().map(|(name, _)| name).collect();
    let wanted = [
        "00_OPEN_ME.html",
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "data/dossier.json",
        "data/record.json",
        "data/10_application_form.docx",
        "data/20_service_proof.docx",
        "data/30_pledge.docx",
        "data/40_evidence_list.docx",
        "data/50_check_result.docx",
        "data/evidence/e01.jpg",
        "data/evidence/e02.pdf",
        "data/evidence/e03.pdf",
        "data/evidence/e04.png",
        "data/evidence/e05.pdf",
        "data/evidence/e06.jpg",
    ];
    assert_eq!(names, wanted.map(|name| format!("teji/{name}")));
}

#[test]
fn made_twice_it_is_the_same_to_the_byte() {
    let (application, files) = with_files();
    assert_eq!(packed(&application, &files), packed(&application.clone(), &files.clone()));
}

#[test]
fn manifests_name_every_file_with_its_digest() {
    let files = files();
    let digests: BTreeMap<String, String> = files
        .iter()
        .map(|(name, bytes)| (name["teji/".len()..].to_owned(), Sha256::of(bytes).to_string()))
        .collect();
    let lines = |manifest| -> BTreeMap<String, String> {
        let text = text(&files, manifest);
        let line =
            |line: &str| line.split_once("  ").map(|(digest, path)| (path.into(), digest.into()));
        text.lines().filter_map(line).collect()
    };
    let (payload, tags): (BTreeMap<_, _>, BTreeMap<_, _>) =
        digests.into_iter().partition(|(path, _)| path.starts_with("data/"));
    assert_eq!(lines(MANIFEST), payload);
    let tags: BTreeMap<_, _> = tags.into_iter().filter(|(path, _)| path != TAG_MANIFEST).collect();
    assert_eq!(lines(TAG_MANIFEST), tags);
}

#[test]
fn the_bag_tells_its_day_and_size() {
    let files = files();
    assert_eq!(
        text(&files, "bagit.txt"),
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    );
    let payload = files.iter().filter(|(name, _)| name.starts_with("teji/data/"));
    let (count, bytes) = payload.fold((0, 0), |(n, sum), (_, bytes)| (n + 1, sum + bytes.len()));
    let info = format!("Bagging-Date: 2026-11-22\nPayload-Oxum: {bytes}.{count}\n");
    assert_eq!(text(&files, "bag-info.txt"), info);
}

#[test]
fn text_files_have_plain_line_ends_and_names_are_ascii() {
    for (name, bytes) in files() {
        assert!(name.is_ascii(), "{name}");
        if [".txt", ".html", ".json"].iter().any(|end| name.ends_with(end)) {
            assert!(String::from_utf8(bytes.clone()).is_ok() && !bytes.contains(&b'\r'), "{name}");
            assert!(!bytes.starts_with(b"\xef\xbb\xbf") && bytes.ends_with(b"\n"), "{name}");
        }
    }
}

#[test]
fn the_first_page_is_read_without_scripts() {
    let files = files();
    let page = text(&files, OPEN_ME);
    for part in [
        "请先看这里",
        "还没有报送给任何单位",
        "不说明内容属实",
        "href=\"data/evidence/e02.pdf\"",
        "href=\"data/10_application_form.docx\"",
        "聘任文件（总装车间高级技师岗）",
        "张㛃𠮷",
        "主轴箱“三点找正”装配法",
        "default-src &#39;none&#39;",
    ] {
        let plain = part.replace("&#39;", "'");
        assert!(page.contains(part) || page.contains(&plain), "{part}");
    }
    assert!(!page.contains("<script"));
    for tag in page.split('<').filter_map(|tag| tag.split('>').next()) {
        for active in
            ["iframe", "form ", "http-equiv=\"refresh", " onload", " onerror", "javascript:"]
        {
            assert!(!tag.contains(active), "{tag}");
        }
    }
    // The style is known to the policy by its digest.
    let style =
        page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).unwrap();
    let digest = base64::Engine::encode(
        &base64::engine::general_purpose::STANDARD,
        Sha256::of(style.as_bytes()).bytes(),
    );
    assert!(page.contains(&format!("'sha256-{digest}'")));
}

#[test]
fn nothing_typed_becomes_part_of_the_first_page() {
    let (mut application, files) = with_files();
    let nasty = "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>\"' ";
    for (spot, form) in application.spots() {
        for (field, need) in form.fields() {
            if need != crate::forms::Need::OfDevice {
                application.set(spot, field.id(), nasty);
            }
        }
    }
    let page = text(&unpacked(packed(&application, &files)), OPEN_ME);
    assert!(!page.contains("<script") && !page.contains("<img"));
    assert_eq!(page.matches("</style>").count(), 1);
}

#[test]
fn what_is_lacking_or_changed_is_told_and_nothing_is_made() {
    let (application, files) = with_files();
    let facts = application.facts();
    let check = Check::of(application.case(&facts, calendar(), today()));
    let refused = |application: &Application, kept: &[Kept]| {
        package(application, &check, kept, today()).err().unwrap()
    };
    let all = kept(&files);
    assert_eq!(refused(&application, &all[1..]), PackageError::NotKept(1));
    let mut other = files.clone();
    other[2].1 = bytes_of("pdf", 99, 3000);
    assert_eq!(refused(&application, &kept(&other)), PackageError::Changed(3));
    let mut unknown = application.clone();
    unknown.set(Spot::Entry(Group::Evidence, 4), id("evidence_media"), "exe");
    assert_eq!(refused(&unknown, &all), PackageError::Kind(4));
    let mut large = all.clone();
    large[0].size = 5 << 30;
    assert_eq!(refused(&application, &large), PackageError::TooLarge);
}

#[test]
fn evidence_stays_outside_in_its_own_part() {
    let (application, files) = with_files();
    let facts = application.facts();
    let check = Check::of(application.case(&facts, calendar(), today()));
    let mut large = kept(&files);
    large[0].size = 500 << 20;
    let package = package(&application, &check, &large, today()).unwrap();
    let evidence = package.parts.iter().filter(|part| matches!(part, Part::Evidence(_))).count();
    assert_eq!(evidence, 6);
    let here: usize = package
        .parts
        .iter()
        .map(|part| if let Part::Bytes(bytes) = part { bytes.len() } else { 0 })
        .sum();
    assert!(here < 300_000 && package.size > 500 << 20, "{here}");
}

#[test]
fn each_refusal_has_its_key() {
    let all = [
        PackageError::NotKept(1),
        PackageError::Changed(1),
        PackageError::Kind(1),
        PackageError::TooLarge,
    ];
    assert_eq!(all.each_ref().map(PackageError::key), PackageError::KEYS);
}

/// `LOOK=folder cargo test` writes the package there, to be tried with other programs.
#[test]
fn a_package_can_be_looked_at() {
    let Some(folder) = std::env::var_os("LOOK") else { return };
    let (application, files) = with_files();
    let place = std::path::Path::new(&folder).join("package.zip");
    std::fs::write(place, packed(&application, &files)).unwrap();
}
