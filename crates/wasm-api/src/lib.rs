//! The notice's rules for JavaScript: conversions and nothing else. What stands around it (`js/`) loads it and gives it its face.
//!
//! Questions come as text, for a text is cheaper to hand over than an object; answers go out as plain objects, and those
//! that are asked for thousands of times as numbers.

#[cfg(feature = "packages")]
mod packages;
#[cfg(test)]
mod typescript;

use chrono::NaiveDate;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use teji_api::{Answered, Column, Columns, Fault, FaultKind, Language, Question, Teji};
use wasm_bindgen::prelude::*;

/// The number that stands for a question that is not read; letters of results count from 0.
const FAULTY: u8 = 255;

/// The rules in one language.
#[wasm_bindgen]
pub struct Rules {
    pub(crate) teji: Teji,
    /// The last question, which is often asked for again in parts.
    last: Option<(String, Question)>,
}

#[wasm_bindgen]
impl Rules {
    /// The rules in the language of a tag, in Chinese where there is none of it.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(language: &str) -> Self {
        Self { teji: Teji::new(Language::of(language).unwrap_or_default()), last: None }
    }

    /// The place of the letter of the result: 0 is A, 255 that the question is faulty.
    pub fn state(&mut self, question: &str, today: i32) -> u8 {
        match self.teji.question(question) {
            Ok(question) => self.teji.state(&question, day(today)),
            Err(_) => FAULTY,
        }
    }

    /// A judgement as numbers; nothing where the question is faulty.
    pub fn pack(&mut self, question: String, today: i32) -> Option<Vec<i32>> {
        let read = self.teji.question(&question).ok()?;
        let packed = self.teji.pack(&read, day(today));
        self.last = Some((question, read));
        Some(packed)
    }

    /// Everything that is wrong with a question.
    #[must_use]
    pub fn faults(&self, question: &str) -> JsValue {
        plain(&self.teji.question(question).err().unwrap_or_default())
    }

    /// What a judgement tells beyond its numbers; nothing where the question is faulty.
    #[must_use]
    pub fn details(&self, question: &str, today: i32) -> JsValue {
        self.of(question, |read| plain(&self.teji.details(read, day(today))))
    }

    /// The fields that can still change the result; nothing where the question is faulty.
    #[must_use]
    pub fn asked(&self, question: &str, today: i32) -> JsValue {
        self.of(question, |read| plain(&self.teji.asked(read, day(today))))
    }

    /// What stands fast for everybody: rules, fields, readings, headings.
    #[must_use]
    pub fn vocabulary(&self) -> JsValue {
        plain(&self.teji.vocabulary())
    }

    /// One answer or number; nothing where there is neither of that name.
    #[must_use]
    pub fn check(&self, id: &str, typed: &str, today: i32) -> JsValue {
        plain(&self.teji.check(id, typed, day(today)))
    }

    /// One answer to a field, which may have the name of a number; nothing where there is no such field.
    #[must_use]
    pub fn answer(&self, id: &str, typed: &str, today: i32) -> JsValue {
        plain(&self.teji.answer(id, typed, day(today)))
    }

    /// A fault that is found before anything is asked, its path line by line; nothing where there is none of that kind.
    #[must_use]
    pub fn fault(&self, kind: &str, path: &str, found: &str, wanted: &str) -> JsValue {
        let kind = match kind {
            "syntax" => FaultKind::Syntax,
            "type" => FaultKind::Type,
            "unknown" => FaultKind::Unknown,
            "twice" => FaultKind::Twice,
            "day" => FaultKind::Day,
            "length" => FaultKind::Length,
            _ => return JsValue::UNDEFINED,
        };
        let path: Vec<&str> = path.lines().collect();
        let values = [("name", found), ("found", found), ("wanted", wanted), ("known", wanted)];
        plain(&self.teji.fault(kind, &path, &values))
    }

    /// The name of a type, for people.
    #[must_use]
    pub fn type_name(&self, kind: &str) -> String {
        self.teji.type_name(kind)
    }

    /// Everything that is wrong with the answers of a form; nothing where there is no such form.
    #[must_use]
    pub fn validate(&self, form: &str, answers: &str, today: i32) -> JsValue {
        plain(&self.teji.validate(form, answers, day(today)))
    }

    /// A posting over the working days.
    #[must_use]
    pub fn publicity(&self, posting: &str) -> JsValue {
        answered(self.teji.publicity(posting))
    }

    /// A form; nothing where there is none of that name.
    #[must_use]
    pub fn form(&self, id: &str) -> JsValue {
        plain(&self.teji.form(id))
    }

    /// The JSON Schema of a form or a field; nothing where there is neither of that name.
    #[must_use]
    pub fn schema(&self, id: &str) -> JsValue {
        plain(&self.teji.schema(id))
    }
}

impl Rules {
    /// What is told of a question, which is often the last one once more.
    fn of(&self, question: &str, told: impl Fn(&Question) -> JsValue) -> JsValue {
        match &self.last {
            Some((asked, read)) if asked == question => told(read),
            _ => self.teji.question(question).map_or(JsValue::UNDEFINED, |read| told(&read)),
        }
    }
}

/// Columns of many people in the making.
#[wasm_bindgen]
#[derive(Default)]
pub struct Sheet {
    columns: Vec<(String, Owned)>,
}

enum Owned {
    Choices(Vec<u8>),
    Days(Vec<i32>),
    Lines(String),
}

#[wasm_bindgen]
impl Sheet {
    /// Without columns.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A column of choices.
    pub fn choices(&mut self, field: String, codes: Vec<u8>) {
        self.columns.push((field, Owned::Choices(codes)));
    }

    /// A column of days.
    pub fn days(&mut self, field: String, days: Vec<i32>) {
        self.columns.push((field, Owned::Days(days)));
    }

    /// A column of what was typed, a line for each person.
    pub fn lines(&mut self, field: String, text: String) {
        self.columns.push((field, Owned::Lines(text)));
    }

    /// Judges everybody; `settled` holds rulings and day as a question without facts.
    #[must_use]
    pub fn judge(&self, rules: &Rules, count: usize, settled: &str, today: i32) -> JsValue {
        let codes = rules.teji.question(settled).and_then(|settled| {
            let columns = self.columns.iter().map(|(field, column)| {
                let column = match column {
                    Owned::Choices(codes) => Column::Choices(codes),
                    Owned::Days(days) => Column::Days(days),
                    Owned::Lines(text) => Column::Lines(text),
                };
                (field.clone(), column)
            });
            rules.teji.judge_columns(&Columns {
                count,
                columns: columns.collect(),
                rulings: settled.rulings,
                reference: settled.reference,
                today: day(today),
            })
        });
        match codes {
            Ok(codes) => Judged(codes).into(),
            Err(faults) => plain(&faults),
        }
    }
}

/// What everybody came to.
#[wasm_bindgen]
pub struct Judged(teji_api::Codes);

#[wasm_bindgen]
impl Judged {
    /// The place of the letter of the result: 0 is A.
    #[must_use]
    pub fn states(&self) -> Vec<u8> {
        self.0.states.clone()
    }

    /// The first day on which the conditions may hold.
    #[must_use]
    pub fn earliest(&self) -> Vec<i32> {
        self.0.earliest.clone()
    }

    /// The day from which on they surely hold.
    #[must_use]
    pub fn latest(&self) -> Vec<i32> {
        self.0.latest.clone()
    }

    /// Whether the person is to be preferred.
    #[must_use]
    pub fn preferred(&self) -> Vec<u8> {
        self.0.preferred.clone()
    }

    /// The readings on which the result hangs, as bits.
    #[must_use]
    pub fn hangs_on(&self) -> Vec<u32> {
        self.0.hangs_on.clone()
    }
}

/// The day of a number, counted from 1970-01-01; the first day of the calendar for one that is none.
pub(crate) fn day(number: i32) -> NaiveDate {
    teji_api::date(number).unwrap_or_default()
}

/// What was told, or what is wrong with the question, as an object that says which.
pub(crate) fn answered<T: Serialize>(result: Result<T, Vec<Fault>>) -> JsValue {
    plain(&Answered::from(result))
}

/// A plain object: no maps, and `undefined` nowhere.
pub(crate) fn plain<T: Serialize + ?Sized>(told: &T) -> JsValue {
    // Keys are texts and numbers are small, so this cannot fail.
    told.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}
