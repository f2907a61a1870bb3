use serde_json::{Value, json};

use super::*;
use crate::texts::chinese;

fn whole() -> Value {
    let mut batch: Value =
        serde_json::from_str(include_str!("../../../batch/cases/batch-1.json")).unwrap();
    batch["decisions"] = json!([{
        "about": { "answer": { "person": 1, "field": "high_skill" } },
        "choice": "yes", "who": "某某", "day": "2026-10-30", "why": "评审会定的",
    }]);
    batch
}

fn compared(before: &Value, after: &Value) -> Option<Comparison> {
    let read =
        |batch: &Value| Some(Answers::Batch(Box::new(Batch::read(&batch.to_string()).ok()?)));
    let (before, after) = (read(before)?, read(after)?);
    let report = Report::default();
    compare((&before, &report), (&after, &report), chinese())
}

fn count(comparison: &Comparison) -> usize {
    comparison.people.len() + comparison.answers.len() + comparison.decisions.len()
}

/// The paths of everything in it that is no list and no map.
fn leaves(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| leaves(value, &format!("{path}/{key}"), found));
        }
        Value::Array(list) => {
            for (place, value) in list.iter().enumerate() {
                leaves(value, &format!("{path}/{place}"), found);
            }
        }
        _ => found.push(path.to_owned()),
    }
}

#[test]
fn what_is_the_same_has_no_difference() {
    assert_eq!(compared(&whole(), &whole()), Some(Comparison::default()));
}

/// Whatever is changed in a batch is told; but for how its sheet was laid out, and numbers that only keep entries apart.
#[test]
fn every_leaf_that_is_changed_is_told() {
    let (batch, mut paths) = (whole(), Vec::new());
    leaves(&batch, "", &mut paths);
    let is_kept_apart = |path: &str| {
        ["/version", "/next", "/columns", "/row/", "/id", "/number", "/place"]
            .iter()
            .any(|part| path.contains(part))
            || path.starts_with("/decisions/0/about")
    };
    let mut told = 0;
    for path in paths.iter().filter(|path| !is_kept_apart(path)) {
        let mut changed = batch.clone();
        let leaf = changed.pointer_mut(path).unwrap();
        *leaf = match leaf {
            Value::String(text) => json!(format!("{text}x")),
            Value::Bool(flag) => json!(!*flag),
            other => panic!("{path}: {other}"),
        };
        let Some(comparison) = compared(&batch, &changed) else { continue };
        assert!(count(&comparison) > 0, "{path}");
        told += 1;
    }
    assert!(told > 150, "{told}");
}

#[test]
fn a_decision_that_was_altered_is_told_as_taken_out_and_added() {
    let mut changed = whole();
    changed["decisions"][0]["why"] = json!("后来改的理由");
    let comparison = compared(&whole(), &changed).unwrap();
    let [gone, new] = &comparison.decisions[..] else { panic!("{:?}", comparison.decisions) };
    assert_eq!((gone.key(), new.key()), ("compare.removed", "compare.added"));
    assert!(new.after.as_ref().unwrap().contains("后来改的理由"));
}

#[test]
fn two_people_of_one_identity_number_are_kept_apart() {
    let mut twice = whole();
    twice["people"][1]["application"]["basics"]["identity"] =
        twice["people"][0]["application"]["basics"]["identity"].clone();
    let mut changed = twice.clone();
    changed["people"][1]["application"]["basics"]["department"] = json!("另一车间");
    let comparison = compared(&twice, &changed).unwrap();
    assert_eq!(comparison.people, []);
    let [step] = &comparison.answers[..] else { panic!("{:?}", comparison.answers) };
    assert!(step.what.contains("2号李四"), "{step:?}");
}
