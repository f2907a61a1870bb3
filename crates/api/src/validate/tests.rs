use super::*;
use crate::language::Language;

fn faults(form: &str, json: &str) -> Vec<(FaultKind, String)> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
    let faults = validate(form, json, today, &Language::English.words()).unwrap();
    let name = |fault: &Fault| match fault.path.first() {
        Some(Step::Name(name)) => name.clone(),
        _ => String::new(),
    };
    faults.iter().map(|fault| (fault.kind, name(fault))).collect()
}

#[test]
fn a_form_that_is_half_filled_has_nothing_wrong() {
    assert_eq!(faults("check", "{}"), []);
    assert_eq!(
        faults("check", r#"{"health":"able","conduct":"","grade_date":null,"title":"?"}"#),
        []
    );
    assert_eq!(faults("basics", r#"{"name":"张三","identity":"11010519491231002X"}"#), []);
}

#[test]
fn each_wrong_answer_is_named_under_its_field() {
    let json = r#"{"health":"well","grade_date":"2030-01-01","title":[],"name":"x"}"#;
    let mut told = faults("check", json);
    told.sort_by(|one, other| one.1.cmp(&other.1));
    let wanted = [
        (FaultKind::Answer, "grade_date"),
        (FaultKind::Answer, "health"),
        (FaultKind::Unknown, "name"),
        (FaultKind::Type, "title"),
    ];
    assert_eq!(told, wanted.map(|(kind, name)| (kind, name.to_owned())));
    assert_eq!(faults("check", "[]"), [(FaultKind::Type, String::new())]);
    assert_eq!(faults("check", "{"), [(FaultKind::Syntax, String::new())]);
    let today = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
    assert_eq!(validate("nothing", "{}", today, &Language::English.words()), None);
}
