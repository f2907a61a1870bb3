//! By what a package is gone through: its own day, and the schedules of working days that it was made by.

use chrono::NaiveDate;
use teji_dossier::documents::rules_version;
use teji_dossier::{JsonError, RECORD, Record, SOFTWARE};
use teji_fields::Problem;
use teji_text::Catalog;
use teji_workdays::iso_day;
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
    /// The years for which it has none, although the software that made it had.
    left_out: Vec<i32>,
    /// Whether it is a saved page, which tells nothing of its making.
    pub(crate) is_page: bool,
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
        let (mut contradicted, mut unknown, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
        for one in own.iter().flat_map(Calendar::arrangements) {
            match schedule(ours, one.year()) {
                None => unknown.push(one.year()),
                Some(known) if !known.days().eq(one.days()) => contradicted.push(one.year()),
                Some(_) => {}
            }
        }
        if let Some(own) = own.as_ref().filter(|_| record.is_some_and(is_of_here)) {
            let missing = ours.arrangements().map(Arrangement::year);
            left_out.extend(missing.filter(|year| schedule(own, *year).is_none()));
        }
        let is_sound = contradicted.is_empty() && left_out.is_empty();
        let theirs = own.filter(|_| is_sound).unwrap_or_else(|| ours.clone());
        let (is_unreadable, day) = (told.is_some() && record.is_none(), made.unwrap_or(otherwise));
        let is_page = false;
        Self {
            record,
            is_unreadable,
            made,
            day,
            theirs,
            ours,
            contradicted,
            unknown,
            left_out,
            is_page,
        }
    }

    /// That of a saved page.
    pub(crate) fn of_page(ours: &'a Calendar, today: NaiveDate) -> Self {
        Self { is_page: true, ..Self::of(None, None, ours, today) }
    }

    /// Whether the very software and rules of here made it: then equal answers make equal bytes. A package that tells
    /// nothing is held to that, too.
    pub(crate) fn is_of_here(&self) -> bool {
        self.record.is_none_or(is_of_here)
    }

    /// Whether it was made by other rules than those of here.
    pub(crate) fn has_other_rules(&self) -> bool {
        self.record.is_some_and(|record| record.rules != rules_version())
    }

    /// Whether a run by what is known here may differ from one by what the package was made by.
    pub(crate) fn is_of_another_time(&self) -> bool {
        self.theirs != *self.ours
    }

    /// What is wrong with what a package tells of its making; `reference` is the day that counts by its answers.
    pub(crate) fn faults(&self, reference: NaiveDate, words: &Catalog) -> Vec<Fault> {
        if self.is_page {
            return vec![Fault::new(Weight::Look, &Problem::new("fault.page"), words)];
        }
        let mut faults = self.of_record(reference, words);
        if self.made.is_none() {
            faults.push(Fault::new(Weight::Broken, &Problem::new("fault.no_day"), words));
        }
        let years = [
            (Weight::Broken, "fault.schedule", &self.contradicted),
            (Weight::Broken, "fault.schedule_left_out", &self.left_out),
            (Weight::Look, "fault.schedule_new", &self.unknown),
        ];
        for (weight, key, years) in years {
            faults.extend(years.iter().map(|year| {
                let problem = Problem::new(key).with("year", year);
                Fault::new(weight, &problem, words).in_file(RECORD).marked(year)
            }));
        }
        faults
    }

    fn of_record(&self, reference: NaiveDate, words: &Catalog) -> Vec<Fault> {
        let fault = |weight, problem: &Problem| Fault::new(weight, problem, words).in_file(RECORD);
        let Some(record) = self.record else {
            let key = if self.is_unreadable { "fault.record" } else { "fault.no_record" };
            return vec![fault(Weight::Broken, &Problem::new(key))];
        };
        let mut faults = Vec::new();
        let problem = |key| Problem::new(key).with("theirs", &record.rules);
        if self.has_other_rules() {
            let (weight, key) = if is_released(&record.rules) {
                (Weight::Look, "fault.rules")
            } else {
                (Weight::Broken, "fault.rules_unknown")
            };
            faults.push(fault(weight, &problem(key).with("ours", &rules_version())));
        } else if record.software != SOFTWARE {
            let problem = Problem::new("fault.software").with("theirs", &record.software);
            faults.push(fault(Weight::Look, &problem.with("ours", &SOFTWARE)));
        }
        let stated = iso_day(&record.reference).filter(|day| *day != reference);
        if let Some(stated) = stated {
            let [stated, reference] = [stated, reference].map(|day| teji_dossier::date(day, words));
            let problem = Problem::new("fault.reference").with("stated", &stated);
            faults.push(fault(Weight::Broken, &problem.with("found", &reference)));
        }
        faults
    }
}

fn is_of_here(record: &Record) -> bool {
    record.rules == rules_version() && record.software == SOFTWARE
}

/// Versions of the rules that were given out.
const RELEASED: &str = include_str!("../text/rules.txt");

fn is_released(rules: &str) -> bool {
    RELEASED.lines().any(|line| line == rules)
}

fn schedule(calendar: &Calendar, year: i32) -> Option<&Arrangement> {
    calendar.arrangements().find(|one| one.year() == year)
}
