//! What came of going through a package: one sentence, the people with both results, what does not agree, what is
//! missing, and by what rules it was looked at.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use teji_dossier::Stated;
use teji_dossier::bag::Received;
use teji_dossier::documents::rules_version;
use teji_notice::READINGS;
use teji_order::gathered;
use teji_paper::Sha256;
use teji_rules::{Reading, Rulings};
use teji_text::Catalog;
use teji_workdays::iso_day;
use teji_workdays::{Arrangement, Calendar};

use crate::basis::Basis;
use crate::fault::{Fault, Weight};
use crate::opinion::{Note, Opinion};

/// What came of it.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, told to people")]
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Report {
    /// Whether it is an enterprise's package; else one person's.
    pub is_batch: bool,
    /// Who files it, as they call themselves.
    pub filed_by: String,
    /// Whether it is a saved page, which has no manifest and states nothing.
    pub is_page: bool,
    /// Whether the very software and rules of here made it, so that all of it could be compared.
    pub is_of_here: bool,
    /// Whether its answers could be read; else nobody was judged.
    pub is_read: bool,
    /// The version of the rules that went through it.
    pub rules: String,
    /// The version of the rules by which it was made, where it tells.
    pub their_rules: Option<String>,
    /// The day that it bears.
    pub made: Option<String>,
    /// The day on which the conditions have to hold.
    pub reference: String,
    /// The readings that were decided, in words.
    pub readings: Vec<String>,
    /// The years whose working days were known.
    pub schedules: Schedules,
    /// Everybody, in the order of the list.
    pub people: Vec<Row>,
    /// Everything that does not agree, the heaviest first.
    pub faults: Vec<Fault>,
    /// What is not there, or not whole.
    pub missing: Vec<Missing>,
    /// Of how many things these are, that belong to the filing.
    pub wanted: usize,
    /// Every file with its SHA-256; none where it is damaged.
    pub files: Vec<(String, Option<String>)>,
}

/// The years whose working days were known.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ReportSchedules"))]
pub struct Schedules {
    /// When the package was made.
    pub theirs: Vec<i32>,
    /// Here.
    pub ours: Vec<i32>,
}

/// A person with both results.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ReportRow"))]
pub struct Row {
    /// The number within the package.
    pub number: u32,
    /// The name.
    pub name: String,
    /// The identity number, where it can be read; it finds one person in two packages.
    pub identity: Option<String>,
    /// What the package says.
    pub stated: Option<Stated>,
    /// What the rules come to, by the package's own schedules.
    pub found: Stated,
    /// What they come to by the schedules of now, where that differs.
    pub now: Option<Stated>,
    /// Whether the review proposes them.
    pub proposed: bool,
}

impl Row {
    /// By what notes know it.
    #[must_use]
    pub fn id(&self) -> String {
        format!("person|{}", self.number)
    }

    /// Whether the package says something else than the rules come to.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.stated.as_ref().is_some_and(|stated| *stated != self.found)
    }
}

/// Something that is not there, or not whole.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ReportMissing"))]
pub struct Missing {
    /// By what programs know it.
    pub name: String,
    /// What it is.
    pub title: String,
    /// The number of the person whose it is.
    pub person: Option<u32>,
    /// Why it is missing.
    pub why: String,
    /// What it lacks.
    pub lacks: Vec<String>,
}

impl Missing {
    /// By what notes know it.
    #[must_use]
    pub fn id(&self) -> String {
        let person = self.person.map(|number| number.to_string()).unwrap_or_default();
        format!("missing|{}|{person}", self.name)
    }
}

impl Report {
    /// A report that tells nothing yet but the files.
    pub(crate) fn of_files(files: &[Received]) -> Self {
        let files = files.iter().map(|file| (file.path.clone(), file.sha256.clone())).collect();
        Self { rules: rules_version(), files, ..Self::default() }
    }

    /// The same with what a package was gone through by.
    pub(crate) fn by(
        basis: &Basis<'_>,
        rulings: &Rulings,
        files: &[Received],
        words: &Catalog,
    ) -> Self {
        let years = |calendar: &Calendar| calendar.arrangements().map(Arrangement::year).collect();
        let reading = |reading: &&'static Reading| {
            let option = reading.options[rulings.way(reading)?];
            let say =
                |part: &str| words.text(&format!("reading.{}.{part}", reading.id.0)).to_owned();
            Some(
                words.fill("recheck.reading", &[("title", &say("title")), ("way", &say(option.0))]),
            )
        };
        Self {
            is_page: basis.is_page,
            is_of_here: basis.is_of_here(),
            their_rules: basis.record.map(|record| record.rules.clone()),
            made: basis.made.map(|day| day.to_string()),
            readings: READINGS.iter().filter_map(reading).collect(),
            schedules: Schedules { theirs: years(&basis.theirs), ours: years(basis.ours) },
            ..Self::of_files(files)
        }
    }

    /// The digest of the report in hexadecimal digits: the same package gives the same one everywhere, as long as the
    /// software is the same.
    #[must_use]
    pub fn digest(&self) -> String {
        Sha256::of(self.to_json().as_bytes()).to_string()
    }

    /// The report as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        // There are no maps and no floats, so writing cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what [`Report::to_json`] wrote.
    #[must_use]
    pub fn read(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// The notes on what is not in this report.
    #[must_use]
    pub fn unmatched<'o>(&self, opinion: &'o Opinion) -> Vec<&'o Note> {
        let faults = self.faults.iter().map(Fault::id);
        let others = self.people.iter().map(Row::id).chain(self.missing.iter().map(Missing::id));
        let known: BTreeSet<String> = gathered(faults.chain(others));
        opinion.notes.iter().filter(|note| !known.contains(&note.id)).collect()
    }

    /// How many faults have a weight.
    #[must_use]
    pub fn count(&self, weight: Weight) -> usize {
        self.faults.iter().filter(|fault| fault.weight == weight).count()
    }

    /// Everything in one or two sentences; the faults that it counts are those of the list.
    #[must_use]
    pub fn sentence(&self, words: &Catalog) -> String {
        let (broken, all) = (self.count(Weight::Broken), self.people.len());
        let whole = match (broken, self.is_of_here) {
            (0, _) if self.is_page => "recheck.page",
            (0, true) => "recheck.whole",
            (0, false) => "recheck.other",
            _ => "recheck.broken",
        };
        let fill = |key: &str, counts: &[(&str, usize)]| {
            let told: Vec<(&str, String)> =
                counts.iter().map(|(name, count)| (*name, count.to_string())).collect();
            let told: Vec<(&str, &str)> =
                told.iter().map(|(name, count)| (*name, count.as_str())).collect();
            words.fill(key, &told)
        };
        let differing = self.people.iter().filter(|row| row.differs()).count();
        let is_stated = self.people.iter().any(|row| row.stated.is_some());
        let people = match (self.is_read, all, is_stated, differing) {
            (false, ..) => fill("recheck.unread", &[]),
            (_, 0, ..) => fill("recheck.nobody", &[]),
            (_, _, false, _) => fill("recheck.not_stated", &[("all", all)]),
            (_, _, _, 0) => fill("recheck.same", &[("all", all)]),
            (.., count) => fill("recheck.differ", &[("all", all), ("count", count)]),
        };
        let (faults, look) =
            (self.faults.len() - self.count(Weight::Look), self.count(Weight::Look));
        let counts = [("count", faults), ("look", look), ("missing", self.missing.len())];
        let is_nothing = counts.iter().all(|(_, count)| *count == 0);
        let found = if is_nothing { "recheck.found_nothing" } else { "recheck.found" };
        let parts = [fill(whole, &[("count", broken)]), people, fill(found, &counts)];
        let [whole, people, found] = &parts;
        words.fill("recheck.sentence", &[("whole", whole), ("people", people), ("found", found)])
    }
}

/// What somebody came to, in words, with both ends of the days from which it holds.
#[must_use]
pub fn stated_in(stated: &Stated, words: &Catalog) -> String {
    let state = words.text(&format!("recheck.state.{}", stated.state)).to_owned();
    let day = |text: &str| iso_day(text).map(|day| teji_dossier::date(day, words));
    match (day(&stated.earliest), day(&stated.latest)) {
        (Some(first), Some(last)) if first == last => {
            words.fill("recheck.stated", &[("state", &state), ("day", &first)])
        }
        (Some(first), Some(last)) => {
            let ends = [("state", &*state), ("first", &*first), ("last", &*last)];
            words.fill("recheck.stated_between", &ends)
        }
        (Some(first), None) => {
            words.fill("recheck.stated_earliest", &[("state", &state), ("day", &first)])
        }
        (None, Some(last)) => {
            words.fill("recheck.stated_latest", &[("state", &state), ("day", &last)])
        }
        (None, None) => state,
    }
}
