use proptest::prelude::*;

use super::*;
use crate::Spot;
use crate::fixture::{calendar, kept, today, with_files};

type Files = Vec<(u32, Vec<u8>)>;

fn made(application: &Application, files: &Files) -> Vec<u8> {
    let facts = application.facts();
    let check = Check::of(application.case(&facts, calendar(), today()));
    let saved = saved(application, &check, &kept(files)).unwrap();
    let mut bytes = vec![];
    for part in &saved.parts {
        match part {
            SavedPart::Bytes(part) => bytes.extend(part),
            SavedPart::Base64(number) => {
                let (_, file) = files.iter().find(|(known, _)| known == number).unwrap();
                let mut letters = Base64::default();
                for piece in file.chunks(1000) {
                    bytes.extend(letters.piece(piece).into_bytes());
                }
                bytes.extend(letters.finish().into_bytes());
            }
        }
    }
    assert_eq!(bytes.len() as u64, saved.size);
    bytes
}

fn text() -> String {
    let (application, files) = with_files();
    String::from_utf8(made(&application, &files)).unwrap()
}

#[test]
fn what_was_saved_is_opened_to_the_byte() {
    let (application, files) = with_files();
    let bytes = made(&application, &files);
    let opened = open_saved(&bytes).unwrap();
    assert_eq!(opened.application, application);
    assert_eq!(opened.changes, []);
    let evidence: Files =
        opened.evidence.iter().map(|one| (one.number, one.bytes().unwrap())).collect();
    assert_eq!(evidence, files);
    assert_eq!(made(&opened.application, &evidence), bytes);
}

#[test]
fn it_is_read_without_scripts_and_runs_none() {
    let text = text();
    for part in ["还没有报送给任何单位", "聘任文件（总装车间高级技师岗）", "e02.pdf", "张㛃𠮷"]
    {
        assert!(text.contains(part), "{part}");
    }
    let kinds: Vec<&str> = text
        .split("<script")
        .skip(1)
        .filter_map(|script| script.split_once("id=").map(|(kind, _)| kind.trim()))
        .collect();
    assert_eq!(kinds.len(), 7);
    let data = ["type=\"application/json\"", "type=\"text/plain\""];
    assert!(kinds.iter().all(|kind| data.contains(kind)));
    assert!(text.contains("content=\"default-src 'none'; style-src 'sha256-"));
}

#[test]
fn typed_marks_and_scripts_stay_text() {
    let (mut application, files) = with_files();
    let nasty = format!("</script>{ANSWERS}{{}}{CLOSE}<!-- <script>alert(1)</script>{END}\u{2028}");
    application.set(Spot::Basics, crate::fixture::id("name"), nasty.as_str());
    let bytes = made(&application, &files);
    assert_eq!(open_saved(&bytes).unwrap().application, application);
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(text.matches("<script").count(), 7);
    assert!(!text.contains("<!--"));
}

#[test]
fn what_is_not_ours_or_cut_off_is_refused() {
    let text = text();
    let cut = &text[..text.len() - 30];
    let active = text.replace(END, &format!("<script>alert(1)</script>{END}"));
    let newer = text.replace("\"version\": 2", "\"version\": 4");
    for other in ["", "<html></html>", cut, &active] {
        assert_eq!(open_saved(other.as_bytes()).err(), Some(JsonError::NotOurs));
    }
    assert_eq!(open_saved(b"\xff\xfe").err(), Some(JsonError::NotOurs));
    let error = open_saved(newer.as_bytes()).err();
    assert_eq!(error, Some(JsonError::Newer { found: 4, known: 2 }));
}

#[test]
fn changed_missing_and_added_files_are_named() {
    let text = text();
    let start = format!("{FILE}e03.pdf{NAMED}");
    let (before, rest) = text.split_once(&start).unwrap();
    let close = format!("{CLOSE}{LINE}");
    let (block, after) = rest.split_once(&close).unwrap();
    let changes = |text: String| open_saved(text.as_bytes()).unwrap().changes;
    let path = || "data/evidence/e03.pdf".to_owned();
    let other = format!("{before}{start}AAAA{}{close}{after}", &block[4..]);
    assert_eq!(changes(other), [Change::Changed(path())]);
    let broken = format!("{before}{start}?{block}{close}{after}");
    assert_eq!(changes(broken), [Change::Changed(path())]);
    assert_eq!(changes(format!("{before}{after}")), [Change::Missing(path())]);
    let more = format!("{before}{FILE}e99.pdf{NAMED}AAAA{close}{start}{block}{close}{after}");
    assert_eq!(changes(more), [Change::Added("data/evidence/e99.pdf".into())]);
}

#[test]
fn evidence_is_judged_by_its_content() {
    let text = text();
    let path = Change::Changed("data/evidence/e03.pdf".to_owned());
    let changes = |text: String| open_saved(text.as_bytes()).unwrap().changes;
    assert_eq!(text.matches("\"3000\"").count(), 1);
    assert_eq!(changes(text.replace("\"3000\"", "\"2999\"")), std::slice::from_ref(&path));
    let (_, files) = with_files();
    let pdf = &files[2].1;
    let mut script = pdf.clone();
    script[..8].copy_from_slice(b"<script>");
    let [before, after] = [pdf, &script].map(|bytes| Sha256::of(bytes).to_string());
    let [old, new] = [pdf, &script].map(|bytes| STANDARD.encode(bytes));
    assert_eq!(changes(text.replace(&before, &after).replace(&old, &new)), [path]);
}

/// Which of two another program shows, nobody knows.
#[test]
fn a_file_that_stands_twice_is_told() {
    let text = text();
    let at = text.find(FILE).unwrap();
    let end = at + text[at..].find(CLOSE).unwrap() + CLOSE.len() + 1;
    let name = text[at + FILE.len()..].split_once(NAMED).unwrap().0;
    let path = Change::Changed(format!("data/evidence/{name}"));
    let twice = |times: usize| text.replacen(&text[at..end], &text[at..end].repeat(times), 1);
    let changes = |text: String| open_saved(text.as_bytes()).map(|opened| opened.changes);
    assert_eq!(changes(twice(2)), Ok(vec![path]));
    assert_eq!(changes(twice(MOST_BLOCKS + 1)), Err(JsonError::NotOurs));
}

#[test]
fn other_line_ends_change_nothing() {
    let (application, files) = with_files();
    let text = text();
    assert!(!text.contains('\r'));
    let windows = text.replace('\n', "\r\n");
    for other in [windows.clone(), format!("\u{feff}{windows}"), format!("\u{feff}{text}")] {
        assert!(may_be_saved(&other.as_bytes()[..1000]));
        let opened = open_saved(other.as_bytes()).unwrap();
        assert_eq!(opened.application, application);
        assert_eq!(opened.changes, []);
        let evidence: Files =
            opened.evidence.iter().map(|one| (one.number, one.bytes().unwrap())).collect();
        assert_eq!(evidence, files);
    }
    let cut = &windows[..windows.len() - 12];
    assert_eq!(open_saved(cut.as_bytes()).err(), Some(JsonError::NotOurs));
}

#[test]
fn a_file_of_ours_is_known_by_its_beginning() {
    assert!(may_be_saved(&text().as_bytes()[..1000]));
    let others: [&[u8]; 7] = [
        b"",
        b"<!doctype html>",
        b"<!doctype html>\n<html>",
        b"<!doctype html>\n<html lang=\"zh-CN\" class>\n",
        b"x<!doctype html>\n<html lang=\"zh-CN\">\n",
        b"%PDF-1.7",
        b"{\"version\": 2}",
    ];
    for other in others {
        assert!(!may_be_saved(other), "{other:?}");
    }
}

#[test]
fn a_file_that_is_not_kept_stops_it() {
    let (application, files) = with_files();
    let facts = application.facts();
    let check = Check::of(application.case(&facts, calendar(), today()));
    let error = saved(&application, &check, &kept(&files[1..])).err();
    assert_eq!(error, Some(PackageError::NotKept(1)));
}

/// `LOOK=folder cargo test` writes the file there, to be looked at.
#[test]
fn a_saved_file_can_be_looked_at() {
    let Some(folder) = std::env::var_os("LOOK") else { return };
    std::fs::write(std::path::Path::new(&folder).join("saved.html"), text()).unwrap();
}

proptest! {
    #[test]
    fn base_64_does_not_hang_on_where_pieces_end(
        bytes in prop::collection::vec(any::<u8>(), 0..100),
        length in 1..20_usize,
    ) {
        let mut letters = Base64::default();
        let mut written: String = bytes.chunks(length).map(|piece| letters.piece(piece)).collect();
        written.push_str(&letters.finish());
        prop_assert_eq!(written.len() as u64, super::letters(bytes.len() as u64));
        prop_assert_eq!(STANDARD.decode(&written).unwrap(), bytes);
    }
}
