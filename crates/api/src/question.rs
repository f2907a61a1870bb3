//! A question about one person, read from JSON: quickly where nothing is wrong, and once more, slowly, to name all faults.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};
use teji_dossier::{JsonError, look_through};
use teji_fields::{Facts, FieldId, UNSURE, read_day};
use teji_notice::{FALSE_STATEMENTS, GRADE_DATE, READINGS, TITLE_DATE};
use teji_rules::{Reading, Rulings};
use teji_text::Catalog;

use crate::fault::{Fault, FaultKind, of_type};

/// No question about one person is longer.
const MOST_BYTES: usize = 1 << 16;
const MOST_VALUES: usize = 1 << 12;

/// What is asked about one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// What was typed, under the names of the fields.
    pub facts: Facts,
    /// How open sentences are read, under their names.
    pub rulings: Rulings,
    /// The day on which the conditions must hold; the day of asking, if there is none.
    pub reference: Option<NaiveDate>,
}

impl Question {
    /// Reads a question; everything that is wrong with it, if anything is.
    pub(crate) fn read(json: &str, words: &Catalog) -> Result<Self, Vec<Fault>> {
        // A list would be taken for a question whose members come in order.
        if json.len() <= MOST_BYTES
            && json.trim_ascii_start().starts_with('{')
            && let Ok(raw) = serde_json::from_str::<Raw>(json)
            && let Some(question) = raw.question()
        {
            return Ok(question);
        }
        Err(faults(json, words))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    facts: Told,
    #[serde(default)]
    rulings: Pinned,
    #[serde(default)]
    reference: Option<String>,
}

impl Raw {
    fn question(self) -> Option<Question> {
        let reference = match self.reference {
            Some(typed) => Some(day(&typed)?),
            None => None,
        };
        Some(Question { facts: self.facts.0, rulings: self.rulings.0, reference })
    }
}

/// What is judged of the answers: a day that has not come yet cannot be true, so it is not known.
pub(crate) fn judged(facts: &Facts, today: NaiveDate) -> Cow<'_, Facts> {
    let ids = [GRADE_DATE.id, TITLE_DATE.id, FALSE_STATEMENTS.id];
    let is_wrong = |id: &FieldId| {
        let field = teji_notice::field(id.0);
        facts.typed(*id).is_some() && field.is_some_and(|one| one.problem(facts, today).is_some())
    };
    ids.into_iter()
        .filter(is_wrong)
        .fold(Cow::Borrowed(facts), |facts, id| Cow::Owned(facts.into_owned().with(id, UNSURE)))
}

/// A day as people type it, where it is exactly one.
pub(crate) fn day(typed: &str) -> Option<NaiveDate> {
    read_day(typed).ok()?.exact()
}

/// Answers under the names of fields; each name is known, and stands once.
#[derive(Default)]
struct Told(Facts);

impl<'de> Deserialize<'de> for Told {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members).map(Self)
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Facts;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("facts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Facts, A::Error> {
        let (mut facts, mut blank) = (Facts::default(), Vec::new());
        while let Some((name, typed)) = map.next_entry::<Name<'de>, Option<String>>()? {
            let id = known(&name.0).ok_or_else(|| de::Error::custom("name"))?;
            if facts.typed(id).is_some() || blank.contains(&id) {
                return Err(de::Error::custom("twice"));
            }
            match typed.filter(|typed| !typed.trim().is_empty()) {
                Some(typed) => facts.set(id, typed),
                None => blank.push(id),
            }
        }
        Ok(facts)
    }
}

/// The field of a name, found quickly: a question has many.
fn known(name: &str) -> Option<FieldId> {
    static NAMES: LazyLock<BTreeSet<&str>> =
        LazyLock::new(|| teji_notice::fields().map(|field| field.id().0).collect());
    NAMES.get(name).copied().map(FieldId)
}

/// A name that is only looked up.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

#[derive(Default)]
struct Pinned(Rulings);

impl<'de> Deserialize<'de> for Pinned {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Ways).map(Self)
    }
}

struct Ways;

impl<'de> Visitor<'de> for Ways {
    type Value = Rulings;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("rulings")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Rulings, A::Error> {
        let (mut rulings, mut seen) = (Rulings::default(), Vec::new());
        while let Some((name, way)) = map.next_entry::<String, Option<String>>()? {
            let reading = reading(&name).filter(|reading| !seen.contains(&reading.id));
            let reading = reading.ok_or_else(|| de::Error::custom("reading"))?;
            seen.push(reading.id);
            if let Some(way) = way {
                let option = reading.options.into_iter().find(|option| option.0 == way);
                rulings.pin(reading, option.ok_or_else(|| de::Error::custom("way"))?);
            }
        }
        Ok(rulings)
    }
}

fn reading(name: &str) -> Option<&'static Reading> {
    READINGS.iter().find(|reading| reading.id.0 == name).copied()
}

/// Everything that is wrong with a question that could not be read.
fn faults(json: &str, words: &Catalog) -> Vec<Fault> {
    if json.len() > MOST_BYTES {
        return vec![Fault::new(FaultKind::Syntax, &[], &[("found", "64 KB")], words)];
    }
    if let Err(JsonError::Twice(name)) = look_through(json, MOST_VALUES) {
        let path = place_of(&name);
        return vec![Fault::new(FaultKind::Twice, &path, &[("name", &name)], words)];
    }
    let value: Value = match serde_json::from_str(json) {
        Ok(value) => value,
        Err(error) => {
            let place = format!("{}:{}", error.line(), error.column());
            return vec![Fault::new(FaultKind::Syntax, &[], &[("found", &place)], words)];
        }
    };
    let mut faults = Looked { words }.question(&value);
    if faults.is_empty() {
        // Whatever it is, nobody is judged by it: the text holds more than a question has.
        faults.push(Fault::new(FaultKind::Syntax, &[], &[("found", "1:1")], words));
    }
    faults
}

/// Where a name of a question stands.
fn place_of(name: &str) -> Vec<&str> {
    if known(name).is_some() {
        vec!["facts", name]
    } else if reading(name).is_some() {
        vec!["rulings", name]
    } else {
        vec![name]
    }
}

struct Looked<'a> {
    words: &'a Catalog,
}

impl Looked<'_> {
    fn question(&self, value: &Value) -> Vec<Fault> {
        let Value::Object(members) = value else { return vec![self.of_type(&[], "object", value)] };
        let mut faults = Vec::new();
        for (name, value) in members {
            match name.as_str() {
                "facts" => {
                    let fact = |name: &str, value: &Value| self.fact(name, value);
                    faults.extend(self.members(name, value, fact));
                }
                "rulings" => {
                    let ruling = |name: &str, value: &Value| self.ruling(name, value);
                    faults.extend(self.members(name, value, ruling));
                }
                "reference" => faults.extend(self.reference(value)),
                _ => faults.push(self.unknown(&[name], &["facts", "rulings", "reference"])),
            }
        }
        faults
    }

    fn members(
        &self,
        name: &str,
        value: &Value,
        fault: impl Fn(&str, &Value) -> Option<Fault>,
    ) -> Vec<Fault> {
        let all = |members: &Map<String, Value>| {
            members.iter().filter_map(|(name, value)| fault(name, value)).collect()
        };
        match value {
            Value::Object(members) => all(members),
            other => vec![self.of_type(&[name], "object", other)],
        }
    }

    fn fact(&self, name: &str, value: &Value) -> Option<Fault> {
        let path = ["facts", name];
        match value {
            _ if teji_notice::field(name).is_none() => Some(self.unknown(&path, &nearest(name))),
            Value::String(_) | Value::Null => None,
            other => Some(self.of_type(&path, "string", other)),
        }
    }

    fn ruling(&self, name: &str, value: &Value) -> Option<Fault> {
        let path = ["rulings", name];
        let Some(reading) = reading(name) else {
            let known: Vec<&str> = READINGS.iter().map(|reading| reading.id.0).collect();
            return Some(self.unknown(&path, &known));
        };
        let options = reading.options.map(|option| option.0);
        match value {
            Value::Null => None,
            Value::String(way) if options.contains(&way.as_str()) => None,
            Value::String(_) => Some(self.unknown(&path, &options)),
            other => Some(self.of_type(&path, "string", other)),
        }
    }

    fn reference(&self, value: &Value) -> Option<Fault> {
        match value {
            Value::Null => None,
            Value::String(typed) => {
                let shown: String = typed.chars().take(20).collect();
                let fault =
                    || Fault::new(FaultKind::Day, &["reference"], &[("found", &shown)], self.words);
                day(typed).is_none().then(fault)
            }
            other => Some(self.of_type(&["reference"], "string", other)),
        }
    }

    fn of_type(&self, path: &[&str], wanted: &str, found: &Value) -> Fault {
        of_type(path, wanted, found, self.words)
    }

    fn unknown(&self, path: &[&str], known: &[&str]) -> Fault {
        let name = path.last().copied().unwrap_or_default();
        let name: String = name.chars().take(40).collect();
        let known = known.join(", ");
        Fault::new(FaultKind::Unknown, path, &[("name", &name), ("known", &known)], self.words)
    }
}

/// The names of fields that look most like this one.
pub(crate) fn nearest(name: &str) -> Vec<&'static str> {
    let alike = |id: &str| name.chars().zip(id.chars()).take_while(|(a, b)| a == b).count();
    let mut ids: Vec<&'static str> = teji_notice::fields().map(|field| field.id().0).collect();
    ids.sort_by_key(|id| std::cmp::Reverse(alike(id)));
    ids.truncate(5);
    ids
}

#[cfg(test)]
mod tests;
