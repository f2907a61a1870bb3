use std::io::{Cursor, Read};

use teji_dossier::{Group, Media, Spot};
use teji_paper::{Crc, Entry, Sha256, zip};
use teji_workdays::Calendar;

use super::*;
use crate::fixture::{id, today, whole};

type Files = BTreeMap<EvidenceKey, Vec<u8>>;

/// The whole round with two files of evidence of the first person and one of the third.
fn with_files() -> (Batch, Files) {
    let mut batch = whole();
    let mut files = Files::new();
    for (person, media, start, size) in [
        (1, Media::Pdf, &b"%PDF-1.7 "[..], 3000),
        (1, Media::Jpeg, b"\xff\xd8\xff\xe0", 2000),
        (3, Media::Png, b"\x89PNG\r\n\x1a\n", 1000),
    ] {
        let noise = (0_u32..).map(|at| (at.wrapping_mul(person + 7) >> 2).to_le_bytes()[0]);
        let bytes: Vec<u8> = start.iter().copied().chain(noise).take(size).collect();
        batch.change(person, |person| {
            let (size, sha256) = (bytes.len() as u64, Sha256::of(&bytes));
            let number = person.application.attach("证书.pdf", media, size, sha256);
            let spot = Spot::Entry(Group::Evidence, number);
            person.application.set(spot, id("evidence_title"), "聘任文件");
            files.insert((person.number, number), bytes);
        });
    }
    (batch, files)
}

fn kept(files: &Files) -> BTreeMap<u32, Vec<Kept>> {
    let mut all: BTreeMap<u32, Vec<Kept>> = BTreeMap::new();
    for ((person, number), bytes) in files {
        let mut crc = Crc::default();
        crc.update(bytes);
        all.entry(*person).or_default().push(Kept {
            number: *number,
            size: bytes.len() as u64,
            crc: crc.value(),
            sha256: Sha256::of(bytes),
        });
    }
    all
}

fn packed(batch: &Batch, files: &Files) -> Vec<u8> {
    let calendar = Calendar::published();
    let round = Round::of(batch, &calendar, today());
    let package = batch_package(&round, &kept(files), today()).unwrap();
    let written = |part: &Part<EvidenceKey>| match part {
        Part::Bytes(bytes) => bytes.clone(),
        Part::Evidence(key) => files[key].clone(),
    };
    let bytes: Vec<u8> = package.parts.iter().flat_map(written).collect();
    assert_eq!(bytes.len() as u64, package.size);
    bytes
}

/// What another's reader of ZIP finds, in the archive's order.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ::zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let all = (0..archive.len()).map(|at| {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = vec![];
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    });
    all.collect()
}

fn changes(files: &[(String, Vec<u8>)]) -> Vec<Change> {
    let entries: Vec<Entry> = files
        .iter()
        .map(|(name, bytes)| Entry { name, bytes, packing: Packing::Deflated })
        .collect();
    open_batch(&mut zip(&entries).unwrap().as_slice()).unwrap().changes
}

#[test]
fn the_files_stand_in_a_fixed_order_in_one_folder() {
    let (batch, files) = with_files();
    let names: Vec<String> =
        unpacked(&packed(&batch, &files)).into_iter().map(|(name, _)| name).collect();
    let wanted = [
        "00_OPEN_ME.html",
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "data/batch.json",
        "data/record.json",
        "data/010_plan.docx",
        "data/020_plan_opened.docx",
        "data/030_filing_letter.docx",
        "data/040_people_roll.xlsx",
        "data/050_screening_roll.xlsx",
        "data/060_suggested.docx",
        "data/070_posting.docx",
        "data/080_posting_report.docx",
        "data/090_approved.docx",
        "data/100_certificates_roll.xlsx",
        "data/110_agreement/0001.docx",
        "data/120_upload_roll.xlsx",
        "data/130_result_letter.docx",
        "data/people/0001/10_application_form.docx",
        "data/people/0001/20_service_proof.docx",
        "data/people/0001/30_pledge.docx",
        "data/people/0001/40_evidence_list.docx",
        "data/people/0001/50_check_result.docx",
        "data/people/0001/evidence/e01.pdf",
        "data/people/0001/evidence/e02.jpg",
    ];
    assert_eq!(names[..wanted.len()], wanted.map(|name| format!("teji/{name}")));
    assert_eq!(names.len(), wanted.len() + 5 + 6);
}

/// Z1 and Z5.
#[test]
fn a_package_made_here_is_opened_without_changes_and_made_again_to_the_byte() {
    let (batch, files) = with_files();
    let bytes = packed(&batch, &files);
    assert_eq!(packed(&batch.clone(), &files.clone()), bytes);
    let opened = open_batch(&mut bytes.as_slice()).unwrap();
    assert_eq!(opened.changes, []);
    assert!(opened.batch == batch);
    let evidence: Files = opened
        .evidence
        .iter()
        .map(|(key, item)| (*key, item.bytes(&mut bytes.as_slice()).unwrap()))
        .collect();
    assert_eq!(evidence, files);
    assert_eq!(packed(&opened.batch, &evidence), bytes);
}

#[test]
fn an_empty_batch_is_packed_too() {
    let bytes = packed(&Batch::default(), &Files::new());
    let opened = open_batch(&mut bytes.as_slice()).unwrap();
    assert!(opened.batch.is_empty() && opened.changes.is_empty());
    assert_eq!(unpacked(&bytes).len(), 5 + 2 + 5);
}

/// Z2: one byte of any file, and exactly that file is named.
#[test]
fn every_changed_file_is_named_and_no_other() {
    let (batch, files) = with_files();
    let whole = unpacked(&packed(&batch, &files));
    for at in 0..whole.len() {
        let path = whole[at].0["teji/".len()..].to_owned();
        if path.ends_with("manifest-sha256.txt") {
            continue;
        }
        let mut files = whole.clone();
        let last = files[at].1.len() - 1;
        if path == BATCH {
            let text = String::from_utf8(files[at].1.clone()).unwrap();
            files[at].1 = text.replacen("监察科", "检察科", 1).into_bytes();
        } else {
            files[at].1[last] ^= 1;
        }
        assert_eq!(changes(&files), [Change::Changed(path)]);
    }
}

#[test]
fn missing_and_added_files_are_named() {
    let (batch, files) = with_files();
    let whole = unpacked(&packed(&batch, &files));
    for at in (0..whole.len()).filter(|at| !whole[*at].0.ends_with("batch.json")) {
        let mut files = whole.clone();
        let (name, _) = files.remove(at);
        assert!(changes(&files).contains(&Change::Missing(name["teji/".len()..].to_owned())));
    }
    let mut files = whole;
    files.push(("teji/data/people/0001/evidence/e09.pdf".into(), b"more".to_vec()));
    let added = Change::Added("data/people/0001/evidence/e09.pdf".into());
    assert_eq!(changes(&files), [added]);
}

#[test]
fn evidence_exchanged_with_its_manifests_is_found_by_the_answers() {
    let (batch, files) = with_files();
    let mut whole = unpacked(&packed(&batch, &files));
    let at = whole.iter().position(|(name, _)| name.ends_with("0003/evidence/e01.png")).unwrap();
    whole[at].1[500] ^= 1;
    for (manifest, is_payload) in [("manifest-sha256.txt", true), ("tagmanifest-sha256.txt", false)]
    {
        let lines: String = whole
            .iter()
            .filter(|(name, _)| name.starts_with("teji/data/") == is_payload)
            .filter(|(name, _)| !name.ends_with("tagmanifest-sha256.txt"))
            .map(|(name, bytes)| {
                Sha256::of(bytes).to_string() + "  " + &name["teji/".len()..] + "\n"
            })
            .collect();
        let place = whole.iter().position(|(name, _)| *name == format!("teji/{manifest}")).unwrap();
        whole[place].1 = lines.into_bytes();
    }
    assert_eq!(changes(&whole), [Change::Changed("data/people/0003/evidence/e01.png".into())]);
}

/// Z3: names are ASCII, their titles in Chinese stand in the list.
#[test]
fn names_are_ascii_and_the_list_tells_their_titles() {
    let (batch, files) = with_files();
    let whole = unpacked(&packed(&batch, &files));
    assert!(whole.iter().all(|(name, _)| name.is_ascii()));
    let page = String::from_utf8(whole[0].1.clone()).unwrap();
    for part in [
        "请先看这里",
        "还没有报送给任何单位",
        "特级技师评聘实施方案",
        "资格审查汇总表",
        "第1号张三：个人申报材料",
        "聘任文件",
        "href=\"data/people/0001/evidence/e01.pdf\"",
        "按通知四（二）",
        "不是央企驻吉分支机构",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("<script") && page.ends_with("</html>\n"));
    let (_, body) = page.split_once("<body>").unwrap();
    for key in ["batch_open_me.", "why.", "have.", "whole.", "{"] {
        assert!(!body.contains(key), "{key}");
    }
}

#[test]
fn nothing_typed_becomes_part_of_the_first_page() {
    let mut batch = whole();
    let nasty = "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>\"' ";
    for form in crate::FORMS {
        for (field, _) in form.fields() {
            batch.set(field.id(), nasty);
        }
    }
    batch.change(1, |person| {
        for (field, _) in teji_dossier::BASICS.fields() {
            person.application.set(Spot::Basics, field.id(), nasty);
        }
    });
    let whole = unpacked(&packed(&batch, &Files::new()));
    let page = String::from_utf8(whole[0].1.clone()).unwrap();
    assert!(!page.contains("<script") && !page.contains("<img"));
    assert_eq!(page.matches("</style>").count(), 1);
}

#[test]
fn evidence_that_is_not_kept_is_told_with_its_person() {
    let (batch, files) = with_files();
    let calendar = Calendar::published();
    let round = Round::of(&batch, &calendar, today());
    let mut kept = kept(&files);
    kept.remove(&3);
    let error = batch_package(&round, &kept, today()).err().unwrap();
    assert_eq!(error, BatchPackageError { person: Some(3), error: PackageError::NotKept(1) });
    kept.insert(3, vec![Kept { sha256: Sha256::of(b"other"), ..self::kept(&files)[&3][0] }]);
    let error = batch_package(&round, &kept, today()).err().unwrap();
    assert_eq!(error, BatchPackageError { person: Some(3), error: PackageError::Changed(1) });
}

#[test]
fn the_two_kinds_of_packages_are_told_apart() {
    let calendar = Calendar::published();
    let batch = whole();
    let round = Round::of(&batch, &calendar, today());
    let person = crate::prefilled_package(&round, 1, today()).unwrap().unwrap();
    let person: Vec<u8> = person
        .parts
        .into_iter()
        .flat_map(|part| if let Part::Bytes(bytes) = part { bytes } else { vec![] })
        .collect();
    let other = zip(&[Entry { name: "a.txt", bytes: b"a", packing: Packing::Stored }]).unwrap();
    for (bytes, kind) in [
        (packed(&batch, &Files::new()), PackageKind::Batch),
        (person, PackageKind::Person),
        (other, PackageKind::Other),
    ] {
        assert_eq!(package_kind(&mut bytes.as_slice()), Ok(kind));
        assert_eq!(open_batch(&mut bytes.as_slice()).is_ok(), kind == PackageKind::Batch);
    }
}

/// `LOOK=folder cargo test` writes the package there, to be tried with other programs.
#[test]
fn a_package_can_be_looked_at() {
    let Some(folder) = std::env::var_os("LOOK") else { return };
    let (batch, files) = with_files();
    let place = std::path::Path::new(&folder);
    std::fs::write(place.join("batch.zip"), packed(&batch, &files)).unwrap();
    let people = (1..=500).map(|serial| crate::fixture::whole_person("张三", serial));
    let large = crate::fixture::batch(people.collect());
    std::fs::write(place.join("batch-500.zip"), packed(&large, &Files::new())).unwrap();
}

/// More files than one person's package may have.
#[test]
fn hundreds_of_people_are_packed_and_opened() {
    let batch = crate::fixture::batch(vec![Person::default(); 400]);
    let bytes = packed(&batch, &Files::new());
    let opened = open_batch(&mut bytes.as_slice()).unwrap();
    assert!(opened.changes.is_empty() && opened.batch == batch);
}
