//! Filing packages as somebody receives them: whole ones, and one with faults that are known.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Value, json};
use teji_batch::{Batch, BatchPackage, EvidenceKey, Round, batch_package};
use teji_dossier::bag::Part;
use teji_dossier::{Application, EVIDENCE, Kept, Media, Spot};
use teji_fields::{AnyField, Facts, FieldId};
use teji_paper::{Archive, Crc, Entry, Limits, Packing, Sha256, zip};
use teji_workdays::Calendar;

/// The day on which packages are made here.
pub const MADE: &str = "2026-11-25";

/// A package in the making.
#[derive(Clone, Debug)]
pub struct Filing {
    /// The batch, as JSON.
    pub batch: Value,
    /// The evidence, by the number of the person and its own.
    pub evidence: BTreeMap<EvidenceKey, Vec<u8>>,
}

/// A round that has come to its end, of three people, in which everything agrees.
#[must_use]
pub fn filing() -> Filing {
    let text = include_str!("../../crates/batch/cases/batch-1.json");
    let mut batch: Value = serde_json::from_str(text).unwrap_or_default();
    batch["plan"]["facts"]["unit_credit"] = json!("91220101MA0000007M");
    Filing { batch, evidence: BTreeMap::new() }
}

/// A small picture: four pixels of one colour.
pub const PICTURE: &[u8] = include_bytes!("../fixtures/dot.png");

impl Filing {
    /// Adds a picture that proves what the person of that number has.
    #[must_use]
    pub fn with_picture(mut self, person: u32, bytes: Vec<u8>) -> Self {
        let place = person as usize - 1;
        let told = &mut self.batch["people"][place]["application"];
        let read = Application::read(&told.to_string());
        let Ok(mut application) = read else { return self };
        let id = |name: &str| EVIDENCE.field(name).map_or(FieldId(""), AnyField::id);
        let facts = Facts::default()
            .with(id("evidence_title"), "高级技师证书")
            .with(id("evidence_media"), Media::Png.id())
            .with(id("evidence_size"), bytes.len().to_string().as_str())
            .with(id("evidence_sha256"), Sha256::of(&bytes).to_string().as_str());
        let number = application.evidence.add(facts);
        let proves = id("proves.grade");
        application.set(Spot::Entry(teji_dossier::Group::Evidence, number), proves, "yes");
        self.evidence.insert((person, number), bytes);
        *told = serde_json::from_str(&application.to_json()).unwrap_or_default();
        self
    }

    /// The package.
    ///
    /// # Panics
    ///
    /// Where the batch is none.
    #[must_use]
    pub fn package(&self) -> Vec<u8> {
        let batch = Batch::read(&self.batch.to_string()).expect("a batch");
        let calendar = Calendar::published();
        let made: NaiveDate = MADE.parse().expect("a day");
        let round = Round::of(&batch, &calendar, made);
        let mut kept: BTreeMap<u32, Vec<Kept>> = BTreeMap::new();
        for ((person, number), bytes) in &self.evidence {
            let mut crc = Crc::default();
            crc.update(bytes);
            let (size, crc, sha256) = (bytes.len() as u64, crc.value(), Sha256::of(bytes));
            kept.entry(*person).or_default().push(Kept { number: *number, size, crc, sha256 });
        }
        let BatchPackage { parts, .. } = batch_package(&round, &kept, made).expect("a package");
        let bytes = |part| match part {
            Part::Bytes(bytes) => bytes,
            Part::Evidence(key) => self.evidence[&key].clone(),
        };
        parts.into_iter().flat_map(bytes).collect()
    }
}

/// The files of an archive of ours, by their paths within its folder.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Takes an archive apart.
///
/// # Panics
///
/// Where it is none.
#[must_use]
pub fn unpacked(bytes: &[u8]) -> Files {
    let archive = Archive::open(&mut &*bytes, &Limits::default()).expect("an archive");
    let file = |item: &teji_paper::ArchiveItem| {
        let path = item.name().strip_prefix("teji/").unwrap_or(item.name()).to_owned();
        (path, item.bytes(&mut &*bytes).expect("a whole file"))
    };
    archive.items().iter().map(file).collect()
}

/// Puts it together again, as it stands.
///
/// # Panics
///
/// Where a name is none of ours.
#[must_use]
pub fn packed(files: &Files, folder: &str) -> Vec<u8> {
    let names: Vec<(String, &Vec<u8>)> =
        files.iter().map(|(path, bytes)| (format!("{folder}{path}"), bytes)).collect();
    let entries: Vec<Entry<'_>> = names
        .iter()
        .map(|(name, bytes)| Entry { name, bytes, packing: Packing::Deflated })
        .collect();
    zip(&entries).expect("an archive")
}

/// Makes the manifests anew, as somebody does who knows how.
pub fn reseal(files: &mut Files) {
    for (manifest, is_payload) in [("manifest-sha256.txt", true), ("tagmanifest-sha256.txt", false)]
    {
        let named = files.iter().filter(|(path, _)| {
            path.starts_with("data/") == is_payload && *path != "tagmanifest-sha256.txt"
        });
        let lines: Vec<String> =
            named.map(|(path, bytes)| format!("{}  {path}\n", Sha256::of(bytes))).collect();
        files.insert(manifest.to_owned(), lines.concat().into_bytes());
    }
}

/// Puts other words into one part of a letter or a sheet.
pub fn reword(files: &mut Files, path: &str, part: &str, from: &str, to: &str) {
    let Some(bytes) = files.get(path) else { return };
    let mut parts = unpacked(bytes);
    if let Some(xml) = parts.get_mut(part) {
        let text = String::from_utf8_lossy(xml).replace(from, to);
        *xml = text.into_bytes();
    }
    files.insert(path.to_owned(), packed(&parts, ""));
}

/// A package with twelve faults, and the key of each with its file, in the order of a report.
#[must_use]
pub fn seeded() -> (Vec<u8>, [(&'static str, &'static str); 12]) {
    let mut filing = filing().with_picture(1, PICTURE.to_vec()).with_picture(2, PICTURE.to_vec());
    let batch = &mut filing.batch;
    // What is wrong in the answers: one person twice, a number without its T, an end before the fifth working day, somebody
    // proposed whom nothing fits any more, a report before its certificates, more present than there are.
    batch["people"][2]["application"]["basics"]["identity"] =
        batch["people"][1]["application"]["basics"]["identity"].clone();
    batch["people"][0]["certificate"] = json!("Y000022000000262000001");
    batch["facts"]["posted_to"] = json!("2026-11-06");
    batch["people"][1]["application"]["facts"]["front_line"] = json!("no");
    batch["facts"]["report_day"] = json!("2026-11-13");
    batch["facts"]["review_present"] = json!("11");
    let mut files = unpacked(&filing.package());
    // What was changed afterwards, with manifests made anew.
    let record = "data/record.json";
    let text = String::from_utf8_lossy(&files[record]).replace("\"E\"", "\"A\"");
    files.insert(record.to_owned(), text.into_bytes());
    reword(&mut files, "data/070_posting.docx", "word/document.xml", "张三", "张山");
    reword(&mut files, "data/040_people_roll.xlsx", "xl/worksheets/sheet1.xml", "李四", "李西");
    let mut other = PICTURE.to_vec();
    other.push(0);
    files.insert("data/people/0001/evidence/e01.png".to_owned(), other);
    reseal(&mut files);
    // What was changed after that.
    files.remove("data/030_filing_letter.docx");
    files.insert("data/120_extra.exe".to_owned(), b"MZ".to_vec());
    let faults = [
        ("fault.missing", "data/030_filing_letter.docx"),
        ("fault.added", "data/120_extra.exe"),
        ("fault.changed", "data/people/0001/evidence/e01.png"),
        ("fault.paper", "data/040_people_roll.xlsx"),
        ("fault.paper", "data/070_posting.docx"),
        ("fault.result", record),
        ("clash.identity_twice", ""),
        ("clash.proposed_not_fitting", ""),
        ("clash.too_many_present", ""),
        ("code.grade", ""),
        ("publicity.end.short", ""),
        ("order.reversed", ""),
    ];
    (packed(&files, "teji/"), faults)
}
