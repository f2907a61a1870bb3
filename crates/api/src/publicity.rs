//! A public posting over the working days, as plain data.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use teji_batch as batch;
use teji_text::Catalog;
use teji_workdays::{self as workdays, Arrangement, Calendar};

use crate::fault::{self, Fault, FaultKind};
use crate::question::day;

/// When a list is posted.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Posting {
    /// The day on which it is posted: `2026-09-24`.
    pub from: String,
    /// The last day on which it stays posted, where that is settled.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub to: Option<String>,
    /// Whether the day of posting counts, where that is settled; else both ways are worked out.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub first_day_counts: Option<bool>,
    /// Local days off.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<String>>"))]
    pub days_off: Vec<String>,
}

/// What the calendar says of a posting.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Posted {
    /// Both ways of counting, or the one that is settled.
    pub ways: Vec<Way>,
    /// The fifth day from Monday to Friday after the posting. It is shown for comparison and decides nothing.
    pub naive: String,
    /// The years whose schedule is wanted and not published here: what touches them is a range.
    pub schedules_wanted: Vec<i32>,
    /// Whether the last day is late enough.
    pub end: End,
    /// The years whose schedule is known.
    pub schedules: Vec<i32>,
}

/// What one way of counting gives.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Way {
    /// Whether the day of posting counts.
    pub first_day_counts: bool,
    /// The fifth working day.
    pub fifth: Reach,
    /// The first day on which the list may be approved.
    pub approval: Reach,
    /// Every day of the posting.
    pub days: Vec<PostedDay>,
}

/// A day within bounds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Reach {
    /// No schedule can bring it forward of this day.
    pub earliest: String,
    /// The day in usual weeks.
    pub usual: String,
    /// No schedule can put it off beyond this day; nothing where a schedule is not published yet.
    pub latest: Option<String>,
}

/// A day on which the list is posted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PostedDay {
    /// The day.
    pub day: String,
    /// What kind of day it is.
    pub kind: DayKind,
    /// The festival, as the schedule names it, for a day off and for a day that makes up for one.
    pub festival: Option<String>,
    /// Which working day it is, from 1 on.
    pub ordinal: Option<u32>,
}

/// What kind of day it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum DayKind {
    /// Monday to Friday, and no day off.
    Working,
    /// A weekend day that is worked.
    MakeUp,
    /// Saturday or Sunday.
    Weekend,
    /// A day off.
    Holiday,
    /// A local day off.
    LocalOff,
    /// The schedule of this day is not known.
    Unsettled,
}

/// Whether the last day is late enough.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum End {
    /// No last day was told.
    Missing,
    /// It lies before the posting.
    BeforePosting,
    /// It lies before the fifth working day under each way.
    Short,
    /// It is too early under one way and not under the other.
    Depends,
    /// A schedule that is not known decides.
    Unsettled,
    /// It is late enough under each way.
    Enough,
}

/// What the calendar says of a posting, told as JSON.
pub(crate) fn publicity(
    json: &str,
    calendar: &Calendar,
    words: &Catalog,
) -> Result<Posted, Vec<Fault>> {
    // A list would be taken for a posting whose members come in order.
    let is_object = json.trim_ascii_start().starts_with('{');
    let posting = serde_json::from_str::<Posting>(json).ok().filter(|_| is_object);
    let posting = posting.ok_or_else(|| unread(json, words))?;
    let posting = read(&posting, words)?;
    let from = posting.from.to_string();
    let far = || vec![Fault::new(FaultKind::Day, &["from"], &[("found", &from)], words)];
    let found = batch::publicity(&posting, calendar).ok_or_else(far)?;
    Ok(Posted::of(&found, calendar))
}

/// Why a posting cannot be read.
fn unread(json: &str, words: &Catalog) -> Vec<Fault> {
    const KNOWN: [&str; 4] = ["from", "to", "firstDayCounts", "daysOff"];
    let of_type =
        |path: &[&str], wanted: &str, found: &Value| fault::of_type(path, wanted, found, words);
    let members = match serde_json::from_str::<Value>(json) {
        Ok(Value::Object(members)) => members,
        Ok(other) => return vec![of_type(&[], "object", &other)],
        Err(error) => {
            let place = format!("{}:{}", error.line(), error.column());
            return vec![Fault::new(FaultKind::Syntax, &[], &[("found", &place)], words)];
        }
    };
    let is_text = |value: &Value| value.is_string();
    let fault = |name: &str, value: &Value| match (name, value) {
        ("to" | "firstDayCounts", Value::Null)
        | ("from" | "to", Value::String(_))
        | ("firstDayCounts", Value::Bool(_)) => None,
        ("daysOff", Value::Array(days)) if days.iter().all(is_text) => None,
        ("daysOff", _) => Some(of_type(&[name], "array", value)),
        ("firstDayCounts", _) => Some(of_type(&[name], "boolean", value)),
        ("from" | "to", _) => Some(of_type(&[name], "string", value)),
        _ => {
            let shown: String = name.chars().take(40).collect();
            let values = [("name", shown.as_str()), ("known", &KNOWN.join(", "))];
            Some(Fault::new(FaultKind::Unknown, &[name], &values, words))
        }
    };
    let mut faults: Vec<Fault> =
        members.iter().filter_map(|(name, value)| fault(name, value)).collect();
    if !members.contains_key("from") {
        faults.push(of_type(&["from"], "string", &Value::Null));
    }
    if faults.is_empty() {
        // A name stands twice: nothing else is left.
        let twice = KNOWN.iter().find(|name| json.matches(&format!("\"{name}\"")).count() > 1);
        let name = twice.copied().unwrap_or_default();
        faults.push(Fault::new(FaultKind::Twice, &[name], &[("name", name)], words));
    }
    faults
}

fn read(posting: &Posting, words: &Catalog) -> Result<batch::Posting, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut known = |typed: &str, name: &str, place: Option<usize>| -> NaiveDate {
        day(typed).unwrap_or_else(|| {
            let shown: String = typed.chars().take(20).collect();
            let fault = Fault::new(FaultKind::Day, &[name], &[("found", &shown)], words);
            faults.push(match place {
                Some(place) => fault.at(place),
                None => fault,
            });
            NaiveDate::default()
        })
    };
    let from = known(&posting.from, "from", None);
    let to = posting.to.as_deref().map(|to| known(to, "to", None));
    let off = posting.days_off.iter().enumerate();
    let days_off = off.map(|(at, typed)| known(typed, "daysOff", Some(at))).collect();
    let first_day = posting.first_day_counts;
    if faults.is_empty() {
        Ok(batch::Posting { from, to, first_day, days_off })
    } else {
        Err(faults)
    }
}

impl Posted {
    fn of(found: &batch::Publicity, calendar: &Calendar) -> Self {
        let way = |way: &batch::Way| Way {
            first_day_counts: way.first_day,
            fifth: Reach::of(way.fifth),
            approval: Reach::of(way.approval),
            days: way.days.iter().map(PostedDay::of).collect(),
        };
        Self {
            ways: found.ways.iter().map(way).collect(),
            naive: found.naive.to_string(),
            schedules_wanted: found.schedules_wanted.clone(),
            end: End::of(found.end),
            schedules: calendar.arrangements().map(Arrangement::year).collect(),
        }
    }
}

impl Reach {
    fn of(reach: workdays::Reach) -> Self {
        Self {
            earliest: reach.earliest.to_string(),
            usual: reach.usual.to_string(),
            latest: reach.latest.map(|day| day.to_string()),
        }
    }
}

impl PostedDay {
    fn of(day: &batch::PostedDay) -> Self {
        let (kind, festival) = match &day.kind {
            batch::DayKind::Working => (DayKind::Working, None),
            batch::DayKind::MakeUp(festival) => (DayKind::MakeUp, Some(festival.clone())),
            batch::DayKind::Weekend => (DayKind::Weekend, None),
            batch::DayKind::Holiday(festival) => (DayKind::Holiday, Some(festival.clone())),
            batch::DayKind::LocalOff => (DayKind::LocalOff, None),
            batch::DayKind::Unsettled => (DayKind::Unsettled, None),
        };
        Self { day: day.day.to_string(), kind, festival, ordinal: day.ordinal }
    }
}

impl End {
    fn of(end: batch::EndStanding) -> Self {
        match end {
            batch::EndStanding::Missing => Self::Missing,
            batch::EndStanding::BeforePosting => Self::BeforePosting,
            batch::EndStanding::Short => Self::Short,
            batch::EndStanding::Depends => Self::Depends,
            batch::EndStanding::Unsettled => Self::Unsettled,
            batch::EndStanding::Enough => Self::Enough,
        }
    }
}

#[cfg(test)]
mod tests;
