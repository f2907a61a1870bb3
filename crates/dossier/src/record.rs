//! What the rules came to when a package was made; it is filed, so that whoever receives it can hold it against a run
//! of their own.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use teji_notice::{Check, State};
use teji_order::gathered;
use teji_workdays::iso_day;
use teji_workdays::{Arrangement, Calendar, Onset};

use crate::documents::rules_version;
use crate::json::JsonError;
use crate::look::{MOST_VALUES, look_through};

/// The record, within a package.
pub const RECORD: &str = "data/record.json";
/// The number under which a package of one person states what it came to.
pub const SOLE: u32 = 1;
/// The version of what is saved.
const VERSION: u32 = 1;

/// The version of this software; equal versions make equal bytes of equal answers.
pub const SOFTWARE: &str = env!("CARGO_PKG_VERSION");

/// By what rules and schedules a package was made, and what they came to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    version: u32,
    /// The version of the rules.
    pub rules: String,
    /// The version of the software that made it.
    pub software: String,
    /// The day on which the conditions had to hold.
    pub reference: String,
    /// The schedules of working days that were known, as [`Arrangement`] writes them, by their years.
    pub schedules: BTreeMap<i32, String>,
    /// What everybody came to, by their numbers.
    pub outcomes: BTreeMap<u32, Stated>,
}

/// What one person came to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Stated {
    /// The letter of the result.
    pub state: char,
    /// It did not hold before this day: a day, `always` or `never`.
    pub earliest: String,
    /// It held from this day on: the same.
    pub latest: String,
}

impl Stated {
    /// A result and the days from which it holds, as they are filed.
    #[must_use]
    pub fn of(state: State, onset: Onset) -> Self {
        let (earliest, latest) = (onset.earliest.to_string(), onset.latest.to_string());
        Self { state: state.letter(), earliest, latest }
    }

    fn is_sound(&self) -> bool {
        let is_day = |text: &str| ["always", "never"].contains(&text) || iso_day(text).is_some();
        ('A'..='F').contains(&self.state) && is_day(&self.earliest) && is_day(&self.latest)
    }

    /// What a check of one person came to.
    #[must_use]
    pub fn of_check(check: &Check<'_>) -> Self {
        Self::of(check.state(), check.earliest())
    }
}

/// The version of what was saved, whatever else stands in it.
#[derive(Deserialize)]
struct Stamp {
    version: u32,
}

impl Record {
    /// By the rules and the schedules of now.
    #[must_use]
    pub fn new(calendar: &Calendar, reference: NaiveDate, outcomes: BTreeMap<u32, Stated>) -> Self {
        let schedules = calendar.arrangements().map(|one| (one.year(), one.to_string()));
        Self {
            version: VERSION,
            rules: rules_version(),
            software: SOFTWARE.to_owned(),
            reference: reference.to_string(),
            schedules: gathered(schedules),
            outcomes,
        }
    }

    /// The schedules of working days; nothing where one of them cannot be read.
    #[must_use]
    pub fn calendar(&self) -> Option<Calendar> {
        let read = |(year, text): (&i32, &String)| Arrangement::parse(*year, text).ok();
        let read: Option<Vec<Arrangement>> = self.schedules.iter().map(read).collect();
        Some(read?.into_iter().fold(Calendar::default(), Calendar::with_arrangement))
    }

    /// The record as JSON, with a line end; equal records give equal text.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Maps have text or numbers as keys and there are no floats, so writing cannot fail.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Reads what [`Record::to_json`] wrote.
    pub fn read(json: &str) -> Result<Self, JsonError> {
        look_through(json, MOST_VALUES)?;
        let not_ours = |_| JsonError::NotOurs;
        let Stamp { version } = serde_json::from_str(json).map_err(not_ours)?;
        if version > VERSION {
            return Err(JsonError::Newer { found: version, known: VERSION });
        }
        let read: Self = serde_json::from_str(json).map_err(not_ours)?;
        if read.is_sound() { Ok(read) } else { Err(JsonError::NotOurs) }
    }

    /// Whether everything in it is what it says: it is shown to people.
    fn is_sound(&self) -> bool {
        let is_rules =
            self.rules.len() == 8 && self.rules.chars().all(|sign| sign.is_ascii_hexdigit());
        let is_version = |sign: char| sign.is_ascii_digit() || sign == '.';
        self.version == VERSION
            && is_rules
            && (1..=20).contains(&self.software.len())
            && self.software.chars().all(is_version)
            && iso_day(&self.reference).is_some()
            && self.outcomes.values().all(Stated::is_sound)
            && self.calendar().is_some()
    }
}

#[cfg(test)]
mod tests {
    use teji_workdays::Day;

    use super::*;

    fn record() -> Record {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let onset = Onset { earliest: Day::from(day("2024-07-01")), latest: Day::NEVER };
        let stated = Stated::of(State::DependsOnReading, onset);
        Record::new(&Calendar::published(), day("2026-11-25"), [(3, stated)].into())
    }

    #[test]
    fn what_was_written_is_read_again_with_its_schedules() {
        let record = record();
        let json = record.to_json();
        assert_eq!(Record::read(&json), Ok(record.clone()));
        assert_eq!(record.calendar(), Some(Calendar::published()));
        assert_eq!(record.rules, rules_version());
        for part in [
            "\"state\": \"C\"",
            "\"earliest\": \"2024-07-01\"",
            "\"latest\": \"never\"",
            "\"reference\": \"2026-11-25\"",
            "2026-02-14 work",
        ] {
            assert!(json.contains(part), "{part} in {json}");
        }
    }

    #[test]
    fn what_is_not_ours_or_newer_is_refused() {
        let json = record().to_json();
        let newer = json.replacen("\"version\": 1", "\"version\": 2", 1);
        assert_eq!(Record::read(&newer), Err(JsonError::Newer { found: 2, known: 1 }));
        let older = json.replacen("\"version\": 1", "\"version\": 0", 1);
        let odd = json.replacen("2026-01-01 off", "2026-01-01 perhaps", 1);
        let more = json.replacen("\"rules\"", "\"colour\": 1, \"rules\"", 1);
        assert_ne!(odd, json);
        let state = json.replacen("\"C\"", "\"Z\"", 1);
        let day = json.replacen("\"never\"", "\"some day\"", 1);
        let rules = json.replacen(&rules_version(), "all rules hold", 1);
        let software = json.replacen(SOFTWARE, "<b>", 1);
        for changed in [&state, &day, &rules, &software] {
            assert_ne!(*changed, json);
        }
        let wrong = [&older, &odd, &more, &state, &day, &rules, &software].map(String::as_str);
        for json in wrong.into_iter().chain(["", "{}", "[]"]) {
            assert_eq!(Record::read(json), Err(JsonError::NotOurs), "{json:.60}");
        }
    }
}
