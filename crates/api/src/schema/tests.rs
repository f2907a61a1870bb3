use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::Value;
use teji_notice::{PUBLICITY_FORM, Page, SELF_CHECK};

use super::*;
use crate::Teji;
use crate::forms::{SECTIONS, field};
use crate::language::Language;

fn validator(id: &str) -> Validator {
    let schema = Teji::new(Language::English).schema(id).unwrap();
    let schema = serde_json::to_value(schema).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

fn problem(id: &str, typed: &str) -> bool {
    let field = field(id).unwrap();
    field.problem(&Facts::default().with(field.id(), typed), NaiveDate::MAX).is_some()
}

/// Answers as people type them, right and wrong, and what else can stand in a text.
fn any_typed() -> impl Strategy<Value = String> {
    prop_oneof![
        "([12][0-9]{3}|[0-9]{1,4})([-./年]|)([0-9]{1,2})([-./月]|)([0-9]{0,2})(日|号|)",
        "[12][0-9]{3}-[0-9]{1,2}\\.\\.([12][0-9]{3}(-[0-9]{1,2})?)?(; about [0-9]{1,3})?",
        prop::sample::select(vec![
            "yes",
            "no",
            "able",
            "reserved",
            "unable",
            "filed",
            "none",
            "?",
            "",
            " ",
            "\u{3000}",
            "none ",
            "about 3个月",
            " ?",
            "２０１９／７／１",
            "2019。7",
            "~5",
            "2019~2021",
            "2019–07",
            "x; y",
            "yes\n",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,60}",
        ".{0,10}",
    ]
}

#[test]
fn every_form_has_a_schema_of_the_draft() {
    for form in SECTIONS {
        assert!(validator(form).is_valid(&Value::Object(serde_json::Map::new())), "{form}");
    }
    assert_eq!(Teji::new(Language::English).schema("nothing"), None);
}

#[test]
fn names_and_types_are_described() {
    let check = validator("check");
    for (json, is_valid) in [
        (r#"{"health":"able","grade_date":null}"#, true),
        (r#"{"health":1}"#, false),
        (r#"{"helth":"able"}"#, false),
        (r#"{"health":"well"}"#, false),
        (r#"{"health":"?"}"#, true),
        (r#"{"health":" "}"#, true),
        (r#"{"grade_date":"2019年7月"}"#, true),
        (r#"{"grade_date":"July"}"#, false),
        ("[]", false),
        ("null", false),
    ] {
        let value: Value = serde_json::from_str(json).unwrap();
        assert_eq!(check.is_valid(&value), is_valid, "{json}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// What the schema refuses cannot be read; of choices and counted lines it says all.
    #[test]
    fn the_schema_never_refuses_what_can_be_read(typed in any_typed()) {
        thread_local!(static VALIDATORS: Vec<(&'static str, Validator, bool)> = {
            let notice = SELF_CHECK.iter().flat_map(Page::fields).chain(PUBLICITY_FORM.iter().copied());
            let papers = teji_dossier::FORMS.iter().flat_map(|form| form.fields().map(|(field, _)| field));
            let is_whole = |field: &dyn AnyField| match field.input() {
                Input::Choice(_) => true,
                Input::Line { most, .. } => is_counted(field, most),
                _ => false,
            };
            notice.chain(papers).map(|field| (field.id().0, validator(field.id().0), is_whole(field))).collect()
        });
        VALIDATORS.with(|validators| {
            for (id, validator, is_whole) in validators {
                let (valid, wrong) = (validator.is_valid(&Value::String(typed.clone())), problem(id, &typed));
                prop_assert!(valid || wrong, "{id} refuses {typed:?}");
                prop_assert!(!is_whole || valid != wrong, "{id} takes {typed:?}");
            }
            Ok(())
        })?;
    }
}
