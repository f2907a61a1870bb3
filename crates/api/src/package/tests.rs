use serde_json::json;

use super::*;

const PICTURE: &[u8] = b"\xff\xd8\xff\xe0 a picture of a certificate";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn handed(bytes: &[u8]) -> Evidence {
    let mut evidence = Evidence::default();
    let (start, rest) = bytes.split_at(bytes.len().min(3));
    evidence.pass(start);
    evidence.pass(rest);
    evidence
}

fn application() -> Value {
    let entry = json!({"id": 1, "facts": {"evidence_title": "证书", "evidence_name": "a.jpg"}});
    json!({
        "facts": {"grade_level": "yes", "post_service": "2018-09-03.."},
        "basics": {"name": "张三"},
        "evidence": {"next": 2, "entries": [entry]},
    })
}

fn assemble(answers: &Value, evidence: &[u8]) -> Result<Assembled, Vec<Fault>> {
    let answers = answers.to_string();
    let evidence = [((0, 1), handed(evidence))].into();
    let assembly =
        Assembly { answers: &answers, is_batch: false, evidence, made: day("2026-11-26") };
    Teji::new(Language::English).assemble(&assembly)
}

fn bytes(assembled: &Assembled) -> Vec<u8> {
    let piece = |piece: &Piece| match piece {
        Piece::Bytes(bytes) => bytes.clone(),
        Piece::Evidence(person, number) => {
            assert_eq!((*person, *number), (0, 1));
            PICTURE.to_vec()
        }
    };
    assembled.pieces.iter().flat_map(piece).collect()
}

#[test]
fn what_was_assembled_is_opened_whole_and_equal_answers_give_equal_bytes() {
    let assembled = assemble(&application(), PICTURE).unwrap();
    let made = bytes(&assembled);
    assert_eq!(made.len(), assembled.told.size as usize);
    assert_eq!(bytes(&assemble(&application(), PICTURE).unwrap()), made);
    let teji = Teji::new(Language::English);
    let opened = teji.open(&made, day("2026-12-01")).unwrap();
    assert!(opened.sentence.starts_with("The package is whole"), "{}", opened.sentence);
    assert_eq!(opened.answers["basics"]["name"], "张三");
    let facts = &opened.answers["evidence"]["entries"][0]["facts"];
    assert_eq!(
        (&facts["evidence_media"], &facts["evidence_size"]),
        (&json!("jpeg"), &json!(PICTURE.len().to_string()))
    );
    let chinese = Teji::new(Language::Chinese).open(&made, day("2026-12-01")).unwrap();
    assert_eq!(chinese.digest, opened.digest, "one digest, whatever the language");
    assert_ne!(chinese.sentence, opened.sentence);
}

#[test]
fn a_changed_byte_is_found_and_what_is_no_package_is_told() {
    let made = bytes(&assemble(&application(), PICTURE).unwrap());
    let place = made.windows(PICTURE.len()).position(|window| window == PICTURE).unwrap();
    let mut changed = made.clone();
    changed[place + 10] ^= 1;
    let teji = Teji::new(Language::English);
    let opened = teji.open(&changed, day("2026-12-01")).unwrap();
    assert!(opened.report.count(crate::ReportWeight::Broken) > 0, "{}", opened.sentence);
    for bytes in [&b""[..], b"PK", &made[..made.len() / 2]] {
        let faults = teji.open(bytes, day("2026-12-01")).unwrap_err();
        assert_eq!((faults.len(), faults[0].kind), (1, FaultKind::Package));
        assert!(
            !faults[0].cure.is_empty() && !faults[0].cure.contains(".try"),
            "{}",
            faults[0].cure
        );
    }
}

#[test]
fn evidence_that_is_missing_or_another_file_is_told() {
    let told = |result: Result<Assembled, Vec<Fault>>| result.unwrap_err()[0].kind;
    assert_eq!(told(assemble(&application(), b"no picture at all")), FaultKind::Evidence);
    let mut other = application();
    other["evidence"]["entries"][0]["facts"]["evidence_sha256"] = json!("00");
    assert_eq!(told(assemble(&other, PICTURE)), FaultKind::Evidence);
    let answers = application().to_string();
    let none = BTreeMap::new();
    let assembly =
        Assembly { answers: &answers, is_batch: false, evidence: none, made: day("2026-11-26") };
    assert_eq!(told(Teji::new(Language::English).assemble(&assembly)), FaultKind::Evidence);
}

#[test]
fn evidence_that_nothing_names_is_told_and_not_dropped() {
    let answers = application().to_string();
    for key in [(0, 9), (3, 1)] {
        let evidence = [((0, 1), handed(PICTURE)), (key, handed(PICTURE))].into();
        let assembly =
            Assembly { answers: &answers, is_batch: false, evidence, made: day("2026-11-26") };
        let faults = Teji::new(Language::English).assemble(&assembly).unwrap_err();
        assert_eq!((faults.len(), faults[0].kind), (1, FaultKind::Unknown), "{key:?}");
    }
}

#[test]
fn misspelt_names_in_answers_are_told() {
    for (member, name) in [("facts", "grade_levle"), ("basics", "nmae"), ("rulings", "nope")] {
        let mut answers = application();
        answers[member][name] = json!("x");
        let faults = assemble(&answers, PICTURE).unwrap_err();
        let path: Vec<_> = [member, name].map(|step| Step::Name(step.to_owned())).into();
        assert_eq!((faults.len(), faults[0].kind, &faults[0].path), (1, FaultKind::Unknown, &path));
    }
    let mut answers = application();
    answers["evidence"]["entries"][0]["facts"]["title"] = json!("x");
    assert_eq!(assemble(&answers, PICTURE).unwrap_err()[0].kind, FaultKind::Unknown);
}

/// Whoever opens it judges on the day that it bears, where the answers have no day of reference.
#[test]
fn a_package_that_bears_another_day_than_today_is_whole() {
    let answers = application().to_string();
    let evidence = [((0, 1), handed(PICTURE))].into();
    let assembly =
        Assembly { answers: &answers, is_batch: false, evidence, made: day("2024-02-29") };
    let teji = Teji::new(Language::English);
    let made = bytes(&teji.assemble(&assembly).unwrap());
    let opened = teji.open(&made, day("2026-12-01")).unwrap();
    assert!(opened.sentence.starts_with("The package is whole"), "{}", opened.sentence);
    assert_eq!(opened.report.count(crate::ReportWeight::Broken), 0);
}

#[test]
fn answers_that_cannot_be_read_are_told() {
    for answers in ["", "[]", r#"{"version":99}"#, r#"{"facts":1}"#, r#"{"facts":{},"facts":{}}"#] {
        for is_batch in [false, true] {
            let assembly =
                Assembly { answers, is_batch, evidence: BTreeMap::new(), made: day("2026-11-26") };
            let faults = Teji::new(Language::English).assemble(&assembly).unwrap_err();
            assert_eq!(faults[0].kind, FaultKind::Package, "{answers}");
            assert_eq!(faults[0].path, [Step::Name("answers".to_owned())]);
        }
    }
}
