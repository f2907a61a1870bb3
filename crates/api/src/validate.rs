//! The answers of a form, looked at one by one.

use chrono::NaiveDate;
use serde_json::{Map, Value};
use teji_fields::{AnyField, Facts};
use teji_text::Catalog;

use crate::fault::{Fault, FaultKind, Step, of_type};
use crate::forms::fields;
use crate::reasons::Problem;

/// Everything that is wrong with the answers of a form: names that it does not have, values that are no texts, texts that
/// cannot be read. `null` and blank text are no answer, and never wrong.
pub(crate) fn validate(
    form: &str,
    json: &str,
    today: NaiveDate,
    words: &Catalog,
) -> Option<Vec<Fault>> {
    let fields = fields(form)?;
    let answers = match serde_json::from_str::<Value>(json) {
        Ok(Value::Object(answers)) => answers,
        Ok(other) => return Some(vec![of_type(&[], "object", &other, words)]),
        Err(error) => {
            let place = format!("{}:{}", error.line(), error.column());
            return Some(vec![Fault::new(FaultKind::Syntax, &[], &[("found", &place)], words)]);
        }
    };
    Some(all(&fields, &answers, today, words))
}

fn all(
    fields: &[&'static dyn AnyField],
    answers: &Map<String, Value>,
    today: NaiveDate,
    words: &Catalog,
) -> Vec<Fault> {
    let known: Vec<&str> = fields.iter().map(|field| field.id().0).collect();
    let fault = |(name, value): (&String, &Value)| {
        let Some(field) = fields.iter().find(|field| field.id().0 == name) else {
            let shown: String = name.chars().take(40).collect();
            let values = [("name", shown.as_str()), ("known", &known.join(", "))];
            let fault = Fault::new(FaultKind::Unknown, &[], &values, words);
            return Some(Fault { path: vec![Step::Name(name.clone())], ..fault });
        };
        match value {
            Value::Null => None,
            Value::String(typed) => wrong(*field, typed, today, words),
            other => Some(of_type(&[name], "string", other, words)),
        }
    };
    answers.iter().filter_map(fault).collect()
}

fn wrong(
    field: &'static dyn AnyField,
    typed: &str,
    today: NaiveDate,
    words: &Catalog,
) -> Option<Fault> {
    let problem = field.problem(&Facts::default().with(field.id(), typed), today)?;
    let Problem { message, cure, .. } = Problem::of(field.id(), &problem, words);
    let path = vec![Step::Name(field.id().0.to_owned())];
    Some(Fault { kind: FaultKind::Answer, path, message, cure })
}

#[cfg(test)]
mod tests;
