//! One answer or one number looked at by itself.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use teji_codes::{
    CertificateNumber, CodeError, CreditCode, Grade, IdentityNumber, OccupationCode, Phone,
    PhoneKind, Remark, Sex,
};
use teji_fields::{Answer, Facts, FieldId, Problem as Fields, Roughness};
use teji_text::Catalog;

use crate::forms::field;
use crate::reasons::Problem;

/// The numbers that carry their own proof. `special_certificate` is a certificate number of clause 4.4.
pub const NUMBERS: [&str; 6] =
    ["identity", "credit", "certificate", "special_certificate", "occupation", "phone"];

/// What is known of an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum AnswerState {
    /// Nothing was typed.
    Missing,
    /// The person does not know.
    Unsure,
    /// It cannot be read.
    Wrong,
    /// It leaves a day open that it could name.
    Rough,
    /// Nothing is left open.
    Exact,
}

/// An answer or a number, looked at by itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Checked {
    /// The field, or the kind of number.
    pub id: String,
    /// What is known of it.
    pub standing: AnswerState,
    /// What is wrong with it, if anything is.
    pub problem: Option<Problem>,
    /// What is odd about it without making it wrong.
    pub remarks: Vec<Problem>,
    /// What a number tells: its parts under their names, the plain form of the whole under `number`.
    pub parts: BTreeMap<String, String>,
}

type Parts = Vec<(&'static str, String)>;

/// Looks at an answer; nothing where there is neither a field nor a number of that name.
pub(crate) fn check(id: &str, typed: &str, today: NaiveDate, words: &Catalog) -> Option<Checked> {
    if NUMBERS.contains(&id) {
        return Some(of_number(id, typed, words));
    }
    answer(id, typed, today, words)
}

/// The same of a field alone, which may have the name of a number.
pub(crate) fn answer(id: &str, typed: &str, today: NaiveDate, words: &Catalog) -> Option<Checked> {
    let field = field(id)?;
    let facts = Facts::default().with(field.id(), typed);
    let problem = field.problem(&facts, today);
    let standing = match field.state(&facts) {
        _ if problem.is_some() => AnswerState::Wrong,
        Answer::Missing => AnswerState::Missing,
        Answer::Unsure => AnswerState::Unsure,
        Answer::Wrong(_) => AnswerState::Wrong,
        Answer::Known(Roughness::Rough) => AnswerState::Rough,
        Answer::Known(Roughness::Exact) => AnswerState::Exact,
    };
    Some(Checked {
        id: id.to_owned(),
        standing,
        problem: problem.map(|problem| Problem::of(field.id(), &problem, words)),
        remarks: Vec::new(),
        parts: BTreeMap::new(),
    })
}

fn of_number(id: &str, typed: &str, words: &Catalog) -> Checked {
    let empty = typed.trim().is_empty();
    let read = if empty { Ok((Vec::new(), Vec::new())) } else { number(id, typed) };
    let worded = |key: &'static str, args: Vec<(&'static str, String)>, words: &Catalog| {
        let mut problem = Problem::of(FieldId(""), &Fields { key, args }, words);
        id.clone_into(&mut problem.field);
        problem
    };
    let (standing, problem, (parts, remarks)) = match read {
        Ok(read) if empty => (AnswerState::Missing, None, read),
        Ok(read) => (AnswerState::Exact, None, read),
        Err(error) => {
            let problem = worded(error.key(), error.args(), words);
            (AnswerState::Wrong, Some(problem), (Vec::new(), Vec::new()))
        }
    };
    let remark = |remark: Remark| Problem {
        cure: String::new(),
        ..worded(remark.key(), remark.args(), words)
    };
    Checked {
        id: id.to_owned(),
        standing,
        problem,
        remarks: remarks.into_iter().map(remark).collect(),
        parts: parts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
    }
}

fn number(id: &str, typed: &str) -> Result<(Parts, Vec<Remark>), CodeError> {
    match id {
        "identity" => IdentityNumber::parse(typed).map(|number| (of_identity(&number), Vec::new())),
        "credit" => CreditCode::parse(typed).map(|code| {
            let parts = vec![
                ("number", code.as_str().to_owned()),
                ("region", code.region().to_owned()),
                ("organisation", code.organisation().to_owned()),
            ];
            (parts, code.remarks())
        }),
        "occupation" => OccupationCode::parse(typed).map(|code| {
            let parts = vec![
                ("number", code.as_str().to_owned()),
                ("large", code.large_class().to_owned()),
                ("small", code.small_class().to_owned()),
            ];
            (parts, Vec::new())
        }),
        "phone" => Phone::parse(typed).map(|phone| {
            let kind = match phone.kind() {
                Some(PhoneKind::Mobile) => "mobile",
                Some(PhoneKind::Landline) => "landline",
                None => "",
            };
            let parts = vec![("number", phone.as_str().to_owned()), ("kind", kind.to_owned())];
            (parts, phone.remarks())
        }),
        special => {
            let number = CertificateNumber::parse(typed)?;
            let grade = if special == "special_certificate" {
                Grade::Special
            } else {
                Grade::SeniorTechnician
            };
            match number.special_grade_fault() {
                Some(fault) if grade == Grade::Special => Err(fault),
                _ => Ok((of_certificate(&number), number.remarks(grade))),
            }
        }
    }
}

fn of_identity(number: &IdentityNumber) -> Parts {
    let sex = match number.sex() {
        Sex::Male => "male",
        Sex::Female => "female",
    };
    vec![
        ("number", number.as_str().to_owned()),
        ("region", number.region().to_owned()),
        ("birth", number.birth_day().to_string()),
        ("sex", sex.to_owned()),
    ]
}

fn of_certificate(number: &CertificateNumber) -> Parts {
    let year = number.year().map(|year| year.to_string());
    let parts = [
        ("number", Some(number.as_str().to_owned())),
        ("province", number.province().map(str::to_owned)),
        ("year", year),
        ("serial", number.serial().map(str::to_owned)),
    ];
    parts.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

#[cfg(test)]
mod tests;
