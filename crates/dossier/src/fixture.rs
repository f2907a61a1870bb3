//! An applicant for the tests of this room; nobody of that name is meant.

use std::sync::LazyLock;

use chrono::NaiveDate;
use teji_fields::{Facts, FieldId};
use teji_rules::Rulings;
use teji_workdays::Calendar;

use teji_notice::Check;
use teji_paper::{Crc, Sha256};

use crate::application::{Application, Group, Spot};
use crate::bag::Part;
use crate::evidence::Kept;
use crate::forms::FORMS;
use crate::list::List;
use crate::package::package;

pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

pub(crate) fn calendar() -> &'static Calendar {
    static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::published);
    &CALENDAR
}

/// The id of a field of the forms or of the self-check.
pub(crate) fn id(name: &str) -> FieldId {
    let own = FORMS.iter().find_map(|form| form.field(name));
    own.or_else(|| teji_notice::field(name)).unwrap_or_else(|| panic!("{name}")).id()
}

/// Facts told as `id=typed` between bars.
pub(crate) fn told(text: &str) -> Facts {
    let answers = text.split('|').filter_map(|answer| answer.trim().split_once('='));
    answers.fold(Facts::default(), |facts, (name, typed)| facts.with(id(name), typed))
}

/// Fills one list from lines.
fn fill(list: &mut List, lines: &str) {
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        list.add(told(line));
    }
}

/// A senior technician who fits, with all papers.
pub(crate) fn technician() -> Application {
    let check = told(include_str!("../cases/check.txt"));
    let mut application = Application::default();
    application.set_check_facts(check);
    application.rulings = Rulings::default();
    application.reference = "2026-11-22".into();
    let basics = told(include_str!("../cases/basics.txt"));
    for (name, typed) in basics.iter() {
        application.set(Spot::Basics, id(name), typed);
    }
    for (group, lines) in [
        (Group::Posts, include_str!("../cases/posts.txt")),
        (Group::Merits, include_str!("../cases/merits.txt")),
        (Group::Honours, include_str!("../cases/honours.txt")),
        (Group::Evidence, include_str!("../cases/evidence.txt")),
    ] {
        fill(application.list_mut(group), lines);
    }
    application
}

/// The bytes of a file of evidence, of the kind and size that its entry tells.
pub(crate) fn file(media: &str, number: u32, size: usize) -> Vec<u8> {
    let start: &[u8] = match media {
        "jpeg" => b"\xff\xd8\xff",
        "png" => b"\x89PNG\r\n\x1a\n",
        _ => b"%PDF-",
    };
    let noise = (0_u32..).map(|at| (at.wrapping_mul(number + 7) >> 3).to_le_bytes()[0]);
    start.iter().copied().chain(noise).take(size).collect()
}

/// The technician with the files of the evidence, and what is known of them.
pub(crate) fn with_files() -> (Application, Vec<(u32, Vec<u8>)>) {
    let mut application = technician();
    let mut files = vec![];
    let numbers: Vec<u32> = application.evidence.iter().map(|entry| entry.id).collect();
    for number in numbers {
        let spot = Spot::Entry(Group::Evidence, number);
        let told = |name| application.typed(spot, id(name)).unwrap_or_default().to_owned();
        let size = told("evidence_size").parse().unwrap();
        let bytes = file(&told("evidence_media"), number, size);
        application.set(spot, id("evidence_sha256"), Sha256::of(&bytes).to_string());
        files.push((number, bytes));
    }
    (application, files)
}

pub(crate) fn kept(files: &[(u32, Vec<u8>)]) -> Vec<Kept> {
    let kept = files.iter().map(|(number, bytes)| {
        let mut crc = Crc::default();
        crc.update(bytes);
        let size = bytes.len() as u64;
        Kept { number: *number, size, crc: crc.value(), sha256: Sha256::of(bytes) }
    });
    kept.collect()
}

/// The whole package of the technician, as it would be written.
pub(crate) fn packed(application: &Application, files: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let facts = application.facts();
    let check = Check::of(application.case(&facts, calendar(), today()));
    let package = package(application, &check, &kept(files), today()).unwrap();
    let bytes: Vec<u8> = package.parts.iter().flat_map(|part| written(part, files)).collect();
    assert_eq!(bytes.len() as u64, package.size);
    bytes
}

fn written(part: &Part, files: &[(u32, Vec<u8>)]) -> Vec<u8> {
    match part {
        Part::Bytes(bytes) => bytes.clone(),
        Part::Evidence(number) => {
            files.iter().find(|(known, _)| known == number).unwrap().1.clone()
        }
    }
}
