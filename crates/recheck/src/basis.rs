//! By what a package is gone through: its own day, and the schedules of working days that it was made by.

use chrono::NaiveDate;
use teji_dossier::documents::rules_version;
use teji_dossier::{JsonError, RECORD, Record};
use teji_fields::Problem;
use teji_text::Catalog;
use teji_workdays::{Arrangement, Calendar};

use crate::fault::{Fault, Weight};

/// By what a package is gone through.
pub(crate) struct Basis<'a> {
    /// What it tells of its making; nothing where it does not, or cannot be read.
    pub(crate) record: Option<&'a Record>,
    is_unreadable: bool,
    /// The day that it bears.
    pub(crate) made: Option<NaiveDate>,
    /// The day that counts.
    pub(crate) day: NaiveDate,
    /// Its own schedules; those of here, where it has none or they cannot be right.
    pub(crate) theirs: Calendar,
    /// The schedules that are known here.
    pub(crate) ours: &'a Calendar,
    /// The years for which its schedule says something else than the State Council's.
    contradicted: Vec<i32>,
    /// The years for which only the package has a schedule.
    unknown: Vec<i32>,
    /// Whether it is a saved page, which tells nothing of its making.
    is_page: bool,
}

impl<'a> Basis<'a> {
    /// `otherwise` counts where a package bears no day.
    pub(crate) fn of(
        told: Option<&'a Result<Record, JsonError>>,
        made: Option<NaiveDate>,
        ours: &'a Calendar,
        otherwise: NaiveDate,
    ) -> Self {
        let record = told.and_then(|record| record.as_ref().ok());
        let own = record.and_then(Record::calendar);
        let (mut contradicted, mut unknown) = (Vec::new(), Vec::new());
        for one in own.iter().flat_map(Calendar::arrangements) {
            match schedule(ours, one.year()) {
                None => unknown.push(one.year()),
                Some(known) if !known.days().eq(one.days()) => contradicted.push(one.year()),
                Some(_) => {}
            }
        }
        let theirs = own.filter(|_| contradicted.is_empty()).unwrap_or_else(|| ours.clone());
        let (is_unreadable, day) = (told.is_some() && record.is_none(), made.unwrap_or(otherwise));
        let is_page = false;
        Self { record, is_unreadable, made, day, theirs, ours, contradicted, unknown, is_page }
    }

    /// That of a saved page.
    pub(crate) fn of_page(ours: &'a Calendar, today: NaiveDate) -> Self {
        Self { is_page: true, ..Self::of(None, None, ours, today) }
    }

    /// Whether it was made by other rules than those of here.
    pub(crate) fn has_other_rules(&self) -> bool {
        self.record.is_some_and(|record| record.rules != rules_version())
    }

    /// Whether a run by what is known here may differ from one by what the package was made by.
    pub(crate) fn is_of_another_time(&self) -> bool {
        self.theirs != *self.ours
    }

    /// What is wrong with what a package tells of its making.
    pub(crate) fn faults(&self, words: &Catalog) -> Vec<Fault> {
        let fault = |weight, problem: &Problem| Fault::new(weight, problem, words).in_file(RECORD);
        let year = |key, year: &i32| Problem::new(key).with("year", year);
        let mut faults = Vec::new();
        if self.is_page {
            return vec![Fault::new(Weight::Look, &Problem::new("fault.page"), words)];
        }
        if self.made.is_none() {
            faults.push(Fault::new(Weight::Broken, &Problem::new("fault.no_day"), words));
        }
        if self.is_unreadable {
            faults.push(fault(Weight::Broken, &Problem::new("fault.record")));
        } else if self.record.is_none() {
            faults.push(fault(Weight::Look, &Problem::new("fault.no_record")));
        }
        if let Some(record) = self.record.filter(|_| self.has_other_rules()) {
            let problem = Problem::new("fault.rules").with("theirs", &record.rules);
            faults.push(fault(Weight::Look, &problem.with("ours", &rules_version())));
        }
        let wrong = self.contradicted.iter();
        faults.extend(wrong.map(|of| fault(Weight::Broken, &year("fault.schedule", of))));
        let new = self.unknown.iter();
        faults.extend(new.map(|of| fault(Weight::Look, &year("fault.schedule_new", of))));
        faults
    }
}

fn schedule(calendar: &Calendar, year: i32) -> Option<&Arrangement> {
    calendar.arrangements().find(|one| one.year() == year)
}
