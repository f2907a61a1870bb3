//! What a judgement rests on and what would change it, as plain data: needs, problems, readings, changes, the basis.

use serde::Serialize;
use teji_dossier::SOFTWARE;
use teji_dossier::documents::rules_version;
use teji_fields::{Facts, FieldId};
use teji_notice::{Check, READINGS, remedy};
use teji_paper::Sha256;
use teji_rules::{self as rules, Reading, Remedy};
use teji_text::Catalog;
use teji_workdays::Onset;

use crate::judgement::Outcome;

/// Something that would bring the result closer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Need {
    /// What is needed.
    pub kind: Needed,
    /// The field, or the sentence that is open.
    pub id: String,
    /// Its name, for people.
    pub name: String,
}

/// What is needed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Needed {
    /// An answer is missing, not known, or cannot be read.
    Answer,
    /// A day is known only roughly, and it matters which one it is.
    Exact,
    /// People decide what this answer means.
    Decision,
    /// The schedule of working days is not published yet.
    Calendar,
    /// Somebody must say how this sentence is read.
    Ruling,
}

/// An answer that cannot be read, or one that raises a question.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Problem {
    /// The field.
    pub field: String,
    /// The kind of problem, for programs.
    pub key: String,
    /// What is wrong, for people.
    pub message: String,
    /// What to do about it, for people; empty for a remark.
    pub cure: String,
}

/// A sentence on whose reading the result hangs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Hanging {
    /// The sentence.
    pub reading: String,
    /// What is open about it, for people.
    pub title: String,
    /// What comes of each way to read it; neither has precedence.
    pub ways: Vec<Under>,
}

/// What comes of one way to read a sentence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Under {
    /// The way.
    pub option: String,
    /// The way, for people.
    pub name: String,
    /// What all other readings together say under it.
    pub outcome: Outcome,
    /// It does not hold before this day: `2026-12-01`, `always` or `never`.
    pub earliest: String,
    /// From this day on it holds: the same.
    pub latest: String,
}

/// One thing that would have to happen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Changed {
    /// What has to happen.
    pub kind: Change,
    /// Who can bring it about, and by what.
    pub remedy: Means,
    /// The day to wait for, the field, or the sentence that is open.
    pub id: String,
    /// The way in which the sentence is read, where it is one.
    pub option: Option<String>,
    /// Its name, for people.
    pub name: String,
}

/// What has to happen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Change {
    /// Time passes until a day.
    Wait,
    /// Something that is not known turns out well.
    Learn,
    /// People who may decide it decide it well.
    Decide,
    /// Something that is known to be otherwise comes about. It never means to answer otherwise.
    Alter,
    /// A sentence is read in one way.
    Rule,
}

/// Who can bring a change about, and by what.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Means {
    /// Waiting is enough.
    Time,
    /// Papers or knowledge are enough.
    Evidence,
    /// Somebody else decides.
    Decision,
    /// Nothing that can be done now.
    Cannot,
}

/// On what a result rests. Equal digests mean equal rules, answers, readings, days of reference and results.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Basis {
    /// The version of the rules: it changes with any of them.
    pub rules: String,
    /// The version of this software.
    pub software: String,
    /// The SHA-256 over rules, software, answers, readings, day of reference and result.
    pub digest: String,
}

/// The name of a field, for people.
pub(crate) fn label(field: &str, words: &Catalog) -> String {
    words.text(&format!("field.{field}.label")).to_owned()
}

fn title(reading: &str, words: &Catalog) -> String {
    words.text(&format!("reading.{reading}.title")).to_owned()
}

impl Need {
    pub(crate) fn of(need: rules::Need, words: &Catalog) -> Self {
        let (kind, id) = match need {
            rules::Need::Answer(field) => (Needed::Answer, field.0),
            rules::Need::Exact(field) => (Needed::Exact, field.0),
            rules::Need::Decision(field) => (Needed::Decision, field.0),
            rules::Need::Calendar(field) => (Needed::Calendar, field.0),
            rules::Need::Ruling(reading) => (Needed::Ruling, reading.0),
        };
        let name = if kind == Needed::Ruling { title(id, words) } else { label(id, words) };
        Self { kind, id: id.to_owned(), name }
    }
}

impl Problem {
    pub(crate) fn of(field: FieldId, problem: &teji_fields::Problem, words: &Catalog) -> Self {
        let values: Vec<(&str, &str)> =
            problem.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Self {
            field: field.0.to_owned(),
            key: problem.key.to_owned(),
            message: words.fill(problem.key, &values),
            cure: words.fill(&format!("{}.try", problem.key), &values),
        }
    }
}

impl Hanging {
    pub(crate) fn of(reading: &Reading, check: &Check<'_>, words: &Catalog) -> Self {
        let id = reading.id.0;
        let under = |option: rules::OptionId| {
            let onset = check.person.onset.read(reading.id, option);
            let on = check.person.reference;
            let verdicts = onset.map(|onset| rules::Verdict::on(on, onset));
            let overall = onset.values().reduce(Onset::hull).unwrap_or(Onset::UNKNOWN);
            Under {
                option: option.0.to_owned(),
                name: words.text(&format!("reading.{id}.{}", option.0)).to_owned(),
                outcome: rules::Outcome::of(&verdicts).into(),
                earliest: overall.earliest.to_string(),
                latest: overall.latest.to_string(),
            }
        };
        let ways = reading.options.map(under).into();
        Self { reading: id.to_owned(), title: title(id, words), ways }
    }
}

impl Changed {
    pub(crate) fn of(change: rules::Change, words: &Catalog) -> Self {
        let of_field =
            |kind, field: FieldId| (kind, field.0.to_owned(), None, label(field.0, words));
        let (kind, id, option, name) = match change {
            rules::Change::Wait(day) => (Change::Wait, day.to_string(), None, day.to_string()),
            rules::Change::Learn(field) => of_field(Change::Learn, field),
            rules::Change::Decide(field) => of_field(Change::Decide, field),
            rules::Change::Alter(field) => of_field(Change::Alter, field),
            rules::Change::Rule(reading, option) => {
                let name = words.text(&format!("reading.{}.{}", reading.0, option.0)).to_owned();
                (Change::Rule, reading.0.to_owned(), Some(option.0.to_owned()), name)
            }
        };
        let remedy = match remedy(change) {
            Remedy::Time => Means::Time,
            Remedy::Evidence => Means::Evidence,
            Remedy::Decision => Means::Decision,
            Remedy::Cannot => Means::Cannot,
        };
        Self { kind, remedy, id, option, name }
    }
}

impl Basis {
    pub(crate) fn of(check: &Check<'_>, typed: &Facts) -> Self {
        let case = &check.case;
        let pinned = READINGS.iter().filter_map(|reading| {
            Some((reading.id.0, reading.options[case.rulings.way(reading)?].0))
        });
        let (rules, overall) = (rules_version(), check.earliest());
        let facts: Vec<(&str, &str)> = typed.iter().collect();
        let result = [
            case.reference.to_string(),
            check.state().letter().to_string(),
            overall.earliest.to_string(),
            overall.latest.to_string(),
        ];
        let told = (&rules, SOFTWARE, facts, pinned.collect::<Vec<_>>(), result);
        // Texts in lists can always be written.
        let told = serde_json::to_string(&told).unwrap_or_default();
        let digest = Sha256::of(told.as_bytes()).to_string();
        Self { rules, software: SOFTWARE.to_owned(), digest }
    }
}
