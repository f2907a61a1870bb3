//! The kinds of answers: a closed set, so that each has its widget, its check and its value.

use chrono::NaiveDate;
use teji_codes::CertificateNumber;
use teji_workdays::{Absence, DayRange, Period};

use crate::dates::{read_day, read_whole, shortened};
use crate::field::{Input, Kind, Lines, Problem};

/// Longer lists than this are not a working life.
pub const MOST_PERIODS: usize = 60;

/// One of the answers that a question offers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Choice {
    /// Its name in saved files and texts.
    pub id: &'static str,
    /// What it does to a rule that asks for it.
    pub standing: Standing,
    /// Whether the person is offered it, or somebody else decides it.
    pub offered: bool,
}

/// What a choice does to a rule that asks for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It meets the rule.
    Meets,
    /// It does not meet the rule.
    Fails,
    /// It does not meet the rule on the day in question, and may later.
    Waits,
    /// People decide whether it meets the rule.
    Judged,
}

/// One of several choices.
pub struct OneOf(pub &'static [Choice]);

impl OneOf {
    /// Yes or no.
    pub const YES_NO: Self = Self(&[
        Choice { id: "yes", standing: Standing::Meets, offered: true },
        Choice { id: "no", standing: Standing::Fails, offered: true },
    ]);
}

impl Kind for OneOf {
    type Value = &'static Choice;

    fn read(&self, typed: &str) -> Result<&'static Choice, Problem> {
        let found = || Problem::new("problem.choice").with("found", &shortened(typed));
        self.0.iter().find(|choice| choice.id == typed).ok_or_else(found)
    }

    fn input(&self) -> Input {
        Input::Choice(self.0)
    }
}

/// A day, or the month, year or span in which it lies.
pub struct Days;

impl Kind for Days {
    type Value = DayRange;

    fn read(&self, typed: &str) -> Result<DayRange, Problem> {
        read_day(typed)
    }

    fn input(&self) -> Input {
        Input::Day
    }

    fn begins_after(&self, value: &DayRange, day: NaiveDate) -> bool {
        value.earliest > day
    }

    fn is_rough(&self, value: &DayRange) -> bool {
        value.exact().is_none()
    }
}

/// Periods, typed as `2019-03..2021-05; 2021-09-01..`; one without an end runs on.
pub struct Periods;

impl Periods {
    /// The periods that can be read; the others are unknown, and say nothing of these. Of a list that is too long to
    /// be a working life only its beginning is read.
    #[must_use]
    pub fn readable(typed: &str) -> Vec<Period> {
        typed
            .split(';')
            .zip(1..)
            .take(MOST_PERIODS)
            .filter_map(|(part, number)| read_period(part, number).ok())
            .collect()
    }
}

impl Kind for Periods {
    type Value = Vec<Period>;

    fn read(&self, typed: &str) -> Result<Vec<Period>, Problem> {
        read_list(typed, read_period)
    }

    fn input(&self) -> Input {
        Input::Periods
    }

    fn begins_after(&self, value: &Vec<Period>, day: NaiveDate) -> bool {
        value.iter().any(|period| period.first.earliest > day)
    }

    fn is_rough(&self, value: &Vec<Period>) -> bool {
        value.iter().any(is_rough)
    }
}

/// Absences, typed as `none` or as periods and `about 3` (months): `2020-01..2020-04; about 3`.
pub struct Absences;

impl Absences {
    /// What is typed where there were none.
    pub const NONE: &'static str = "none";
    /// What stands before a number of months.
    pub const ABOUT: &'static str = "about";
}

impl Kind for Absences {
    type Value = Vec<Absence>;

    fn read(&self, typed: &str) -> Result<Vec<Absence>, Problem> {
        if typed.trim() == Self::NONE {
            return Ok(Vec::new());
        }
        read_list(typed, |part, number| match part.strip_prefix(Self::ABOUT) {
            Some(months) => read_months(months, number),
            None => read_period(part, number).map(Absence::Dated),
        })
    }

    fn input(&self) -> Input {
        Input::Absences
    }

    fn begins_after(&self, value: &Vec<Absence>, day: NaiveDate) -> bool {
        value.iter().any(|absence| match absence {
            Absence::Dated(period) => period.first.earliest > day,
            Absence::About { .. } => false,
        })
    }

    fn is_rough(&self, value: &Vec<Absence>) -> bool {
        value.iter().any(|absence| match absence {
            Absence::Dated(period) => is_rough(period),
            Absence::About { .. } => true,
        })
    }
}

/// A finding of false statements and its day, or none.
pub struct Finding;

/// What [`Finding`] reads: the day of the finding, where there was one.
pub type FindingDay = Option<DayRange>;

impl Kind for Finding {
    type Value = FindingDay;

    fn read(&self, typed: &str) -> Result<FindingDay, Problem> {
        if typed.trim() == Absences::NONE { Ok(None) } else { read_day(typed).map(Some) }
    }

    fn input(&self) -> Input {
        Input::Finding
    }

    fn begins_after(&self, value: &FindingDay, day: NaiveDate) -> bool {
        value.is_some_and(|found| found.earliest > day)
    }

    fn is_rough(&self, value: &FindingDay) -> bool {
        value.is_some_and(|found| found.exact().is_none())
    }
}

/// A certificate number.
pub struct Code;

impl Kind for Code {
    type Value = CertificateNumber;

    fn read(&self, typed: &str) -> Result<CertificateNumber, Problem> {
        CertificateNumber::parse(typed)
            .map_err(|error| Problem { key: error.key(), args: error.args() })
    }

    fn input(&self) -> Input {
        Input::Line { most: 40, lines: Lines::One }
    }
}

/// One line of text.
pub struct Line {
    /// The most characters that it takes.
    pub most: usize,
}

impl Kind for Line {
    type Value = String;

    fn read(&self, typed: &str) -> Result<String, Problem> {
        within(typed, self.most)
    }

    fn input(&self) -> Input {
        Input::Line { most: self.most, lines: Lines::One }
    }
}

/// Text of several lines.
pub struct Text {
    /// The most characters that it takes, line ends included.
    pub most: usize,
}

impl Kind for Text {
    type Value = String;

    fn read(&self, typed: &str) -> Result<String, Problem> {
        within(typed, self.most)
    }

    fn input(&self) -> Input {
        Input::Line { most: self.most, lines: Lines::Several }
    }
}

/// The text without blanks around it, unless it is longer than it may be.
fn within(typed: &str, most: usize) -> Result<String, Problem> {
    let text = typed.trim();
    let found = text.chars().count();
    if found > most {
        let problem = Problem::new("problem.line.length");
        return Err(problem.with("most", &most).with("found", &found));
    }
    Ok(text.to_owned())
}

fn read_list<T>(
    typed: &str,
    read: impl Fn(&str, usize) -> Result<T, Problem>,
) -> Result<Vec<T>, Problem> {
    let parts: Vec<&str> =
        typed.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() > MOST_PERIODS {
        return Err(Problem::new("problem.period.many").with("most", &MOST_PERIODS));
    }
    if parts.is_empty() {
        return Err(Problem::new("problem.period.form").with("number", &1));
    }
    parts.into_iter().zip(1..).map(|(part, number)| read(part, number)).collect()
}

/// Reads `first..last` or `first..`; `number` is the period's place in the list, from 1.
fn read_period(typed: &str, number: usize) -> Result<Period, Problem> {
    let (first, last) = typed
        .split_once("..")
        .ok_or_else(|| Problem::new("problem.period.form").with("number", &number))?;
    let first = read_day(first)?;
    let last = if last.trim().is_empty() { None } else { Some(read_day(last)?) };
    if last.is_some_and(|last| last.latest < first.earliest) {
        return Err(Problem::new("problem.period.order").with("number", &number));
    }
    Ok(Period { first, last })
}

fn read_months(typed: &str, number: usize) -> Result<Absence, Problem> {
    let months = read_whole(typed).filter(|months| (1..=600).contains(months));
    let problem = || Problem::new("problem.absence.months").with("number", &number);
    months.map(|months| Absence::About { months }).ok_or_else(problem)
}

fn is_rough(period: &Period) -> bool {
    period.first.exact().is_none() || period.last.is_some_and(|last| last.exact().is_none())
}

#[cfg(test)]
mod tests;
