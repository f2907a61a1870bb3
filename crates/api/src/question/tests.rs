use proptest::prelude::*;
use teji_fields::FieldId;

use super::*;
use crate::fault::Step;
use crate::language::Language;

fn read(json: &str) -> Result<Question, Vec<Fault>> {
    Question::read(json, &Language::English.words())
}

fn kinds(json: &str) -> Vec<(FaultKind, String)> {
    let shown = |path: &[Step]| {
        let step = |step: &Step| match step {
            Step::Name(name) => name.clone(),
            Step::Place(place) => place.to_string(),
        };
        path.iter().map(step).collect::<Vec<_>>().join("/")
    };
    let faults = read(json).unwrap_err();
    assert!(faults.iter().all(|fault| !fault.message.contains("api.") && !fault.cure.is_empty()));
    faults.into_iter().map(|fault| (fault.kind, shown(&fault.path))).collect()
}

#[test]
fn what_was_typed_is_kept_and_what_is_empty_is_no_answer() {
    let question = read(
        r#"{"reference":"2026.11.22","facts":{"health":"able","conduct":null,"grade_date":"  ","title":"?"},
            "rulings":{"service_clock":"after_certificate","merit_head":null}}"#,
    )
    .unwrap();
    let facts: Vec<_> = question.facts.iter().collect();
    assert_eq!(facts, [("health", "able"), ("title", "?")]);
    assert_eq!(
        question.rulings.iter().collect::<Vec<_>>(),
        [("service_clock", "after_certificate")]
    );
    assert_eq!(question.reference.unwrap().to_string(), "2026-11-22");
    assert_eq!(read("{}").unwrap(), Question::default());
    assert_eq!(read(r#"{"reference":null}"#).unwrap(), Question::default());
}

/// A wrong answer is no wrong question: it is judged as one that is not known, and told as a problem.
#[test]
fn an_answer_that_cannot_be_read_is_no_fault() {
    let question = read(r#"{"facts":{"grade_date":"the day before"}}"#).unwrap();
    assert_eq!(question.facts.typed(FieldId("grade_date")), Some("the day before"));
}

#[test]
fn all_faults_are_named_with_their_places() {
    let json = r#"{"facts":{"helth":"able","health":1},"rulings":{"service_clock":"sideways","no":"x","merit_head":2},
        "reference":"22 Nov","referenz":""}"#;
    let mut told = kinds(json);
    told.sort_by(|one, other| one.1.cmp(&other.1));
    let wanted = [
        (FaultKind::Type, "facts/health"),
        (FaultKind::Unknown, "facts/helth"),
        (FaultKind::Day, "reference"),
        (FaultKind::Unknown, "referenz"),
        (FaultKind::Type, "rulings/merit_head"),
        (FaultKind::Unknown, "rulings/no"),
        (FaultKind::Unknown, "rulings/service_clock"),
    ];
    assert_eq!(told, wanted.map(|(kind, path)| (kind, path.to_owned())));
}

#[test]
fn the_cure_of_an_unknown_name_tells_the_one_that_was_meant() {
    let faults = read(r#"{"facts":{"helth":"able"}}"#).unwrap_err();
    assert!(faults[0].cure.contains("health"), "{}", faults[0].cure);
}

#[test]
fn what_is_no_question_is_told_whole() {
    for (json, kind) in [
        ("", FaultKind::Syntax),
        ("{", FaultKind::Syntax),
        ("null", FaultKind::Type),
        ("[]", FaultKind::Type),
        (r#"{"facts":[]}"#, FaultKind::Type),
        (r#"{"rulings":"x"}"#, FaultKind::Type),
        (r#"{"reference":"2026-11"}"#, FaultKind::Day),
        (r#"{"reference":20261122}"#, FaultKind::Type),
        (r#"{"facts":{"health":"able","health":"unable"}}"#, FaultKind::Twice),
        (r#"{"facts":{"health":null,"health":"unable"}}"#, FaultKind::Twice),
        (r#"{"facts":{"health":"unable","health":""}}"#, FaultKind::Twice),
        (r#"{"facts":{},"facts":{}}"#, FaultKind::Twice),
        (r#"{"rulings":{"merit_head":null,"merit_head":null}}"#, FaultKind::Twice),
    ] {
        let told = kinds(json);
        assert_eq!((told.len(), told[0].0), (1, kind), "{json}");
    }
    let long = format!("{{\"facts\":{{\"health\":\"{}\"}}}}", "x".repeat(MOST_BYTES));
    assert_eq!(kinds(&long)[0].0, FaultKind::Syntax);
    let deep = "[".repeat(100_000);
    assert_eq!(kinds(&deep)[0].0, FaultKind::Syntax);
}

#[test]
fn a_name_that_stands_twice_is_told_with_its_place() {
    for (json, path) in [
        (r#"{"facts":{"title":"yes","title":"no"}}"#, "facts/title"),
        (r#"{"rulings":{"merit_head":"x","merit_head":"y"}}"#, "rulings/merit_head"),
        (r#"{"facts":{},"facts":{}}"#, "facts"),
    ] {
        assert_eq!(kinds(json), [(FaultKind::Twice, path.to_owned())], "{json}");
    }
    // More values than anybody looks through, and a name that stands twice behind them.
    let many = format!("{{\"facts\":{{\"title\":[{}1],\"title\":\"yes\"}}}}", "1,".repeat(5000));
    assert!(!kinds(&many).is_empty());
}

/// What cannot be true yet is not known: no condition is refused or met by it.
#[test]
fn a_day_that_has_not_come_is_judged_as_not_known() {
    let today = "2026-11-26".parse().unwrap();
    let facts = Facts::default()
        .with(FieldId("grade_date"), "2030-01-01")
        .with(FieldId("false_statements"), "2027-01")
        .with(FieldId("title_date"), "2020-01-01")
        .with(FieldId("post_service"), "2030-01-01..");
    let taken: Vec<_> =
        judged(&facts, today).iter().map(|(id, typed)| format!("{id}={typed}")).collect();
    let wanted = [
        "false_statements=?",
        "grade_date=?",
        "post_service=2030-01-01..",
        "title_date=2020-01-01",
    ];
    assert_eq!(taken, wanted);
    assert!(matches!(judged(&Facts::default(), today), Cow::Borrowed(_)));
}

proptest! {
    /// Whatever is not read has a fault, and whatever has none is read.
    #[test]
    fn a_question_is_read_or_has_faults(json in "[{}\\[\\]\":,a-z0-9 ]{0,40}") {
        if let Err(faults) = read(&json) {
            prop_assert!(!faults.is_empty(), "{json}");
        }
    }
}
