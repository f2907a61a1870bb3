use super::*;
use crate::fault::Step;
use crate::language::Language;

fn told(json: &str) -> Result<Posted, Vec<Fault>> {
    publicity(json, &Calendar::published(), &Language::English.words())
}

/// The six rows of the publicity calculator's table, and the row whose year has no schedule yet.
#[test]
fn the_fifth_working_day_is_that_of_the_table() {
    for (from, not_counted, counted, naive) in [
        ("2026-02-13", "2026-02-27", "2026-02-26", "2026-02-20"),
        ("2026-04-30", "2026-05-11", "2026-05-09", "2026-05-07"),
        ("2026-09-18", "2026-09-24", "2026-09-23", "2026-09-25"),
        ("2026-09-24", "2026-10-09", "2026-10-08", "2026-10-01"),
        ("2026-11-23", "2026-11-30", "2026-11-27", "2026-11-30"),
        ("2026-12-28", "2027-01-05", "2027-01-04", "2027-01-04"),
    ] {
        let posted = told(&format!("{{\"from\":\"{from}\"}}")).unwrap();
        let fifth: Vec<_> = posted.ways.iter().map(|way| way.fifth.usual.as_str()).collect();
        assert_eq!(fifth, [not_counted, counted], "{from}");
        assert_eq!(posted.naive, naive, "{from}");
        let is_open = posted.ways[0].fifth.latest.is_none();
        assert_eq!(
            (is_open, posted.schedules_wanted.contains(&2027)),
            (from == "2026-12-28", is_open)
        );
    }
}

#[test]
fn an_end_that_comes_too_early_is_told() {
    let end = |to: &str| told(&format!(r#"{{"from":"2026-11-23","to":"{to}"}}"#)).unwrap().end;
    assert_eq!(end("2026-11-20"), End::BeforePosting);
    assert_eq!(end("2026-11-26"), End::Short);
    assert_eq!(end("2026-11-27"), End::Depends);
    assert_eq!(end("2026-11-30"), End::Enough);
    let settled = told(r#"{"from":"2026-11-23","to":"2026-11-27","firstDayCounts":true}"#).unwrap();
    assert_eq!((settled.ways.len(), settled.end), (1, End::Enough));
    let local =
        told(r#"{"from":"2026-11-23","firstDayCounts":false,"daysOff":["2026-11-25"]}"#).unwrap();
    assert_eq!(local.ways[0].fifth.usual, "2026-12-01");
}

#[test]
fn every_day_that_is_none_is_named() {
    let faults =
        told(r#"{"from":"soon","to":"2026-02-30","daysOff":["2026-01-01","x"]}"#).unwrap_err();
    let paths: Vec<_> = faults.iter().map(|fault| fault.path.clone()).collect();
    let name = |name: &str| Step::Name(name.to_owned());
    assert_eq!(
        paths,
        [vec![name("from")], vec![name("to")], vec![name("daysOff"), Step::Place(1)]]
    );
    for (json, kind) in [
        ("", FaultKind::Syntax),
        ("[]", FaultKind::Type),
        (r#"["2026-10-09",null,true,["2026-10-12"]]"#, FaultKind::Type),
        ("{}", FaultKind::Type),
        (r#"{"from":1}"#, FaultKind::Type),
        (r#"{"from":"2026-01-05","daysOff":[1]}"#, FaultKind::Type),
        (r#"{"from":"2026-01-05","firstDayCounts":"yes"}"#, FaultKind::Type),
        (r#"{"from":"2026-01-05","until":""}"#, FaultKind::Unknown),
        (r#"{"from":"2026-01-05","from":"2026-01-06"}"#, FaultKind::Twice),
    ] {
        let faults = told(json).unwrap_err();
        assert_eq!((faults.len(), faults[0].kind), (1, kind), "{json}");
    }
}
