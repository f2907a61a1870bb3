//! The publicity inside the enterprise: its five working days one by one, and the first day on which it may approve.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use teji_fields::Problem;
use teji_order::gathered;
use teji_workdays::{Calendar, Kind, Reach};

mod end;

pub use end::{End, EndStanding, Enough};

/// So many working days the list stays posted at the least (clause 4.4).
pub const LEAST: u32 = 5;

/// When a list is posted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Posting {
    /// The day on which it is posted.
    pub from: NaiveDate,
    /// The last day on which it stays posted, where that is settled.
    pub to: Option<NaiveDate>,
    /// Whether the day of posting counts, where the plan settles it.
    pub first_day: Option<bool>,
    /// Local days off. They have no make-up day.
    pub days_off: Vec<NaiveDate>,
}

/// What the calendar says of a posting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Publicity {
    /// Both ways of counting, or the one that the plan settles; the day of posting does not count in the first of two.
    pub ways: Vec<Way>,
    /// The fifth day from Monday to Friday after the posting: what a count without a calendar gives. It is shown for
    /// comparison and decides nothing.
    pub naive: NaiveDate,
    /// The years whose schedule is wanted and not known here.
    pub schedules_wanted: Vec<i32>,
    /// Whether the last day is late enough, where one was entered.
    pub end: EndStanding,
}

/// What one way of counting gives.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    /// Whether the day of posting counts.
    pub first_day: bool,
    /// Every day from the posting to the fifth working day, or to the entered end where that is later.
    pub days: Vec<PostedDay>,
    /// The fifth working day, whatever was entered as the end.
    pub fifth: Reach,
    /// The earliest day of approval: the calendar day after the fifth working day has ended, and after the entered end
    /// where that is later.
    pub approval: Reach,
    /// What was entered as the end comes to, where one was entered.
    pub end: Option<End>,
}

/// A day on which the list is posted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PostedDay {
    /// The day.
    pub day: NaiveDate,
    /// What kind of day it is.
    pub kind: DayKind,
    /// Which working day it is, from 1 on, where it counts in usual weeks.
    pub ordinal: Option<u32>,
}

/// What kind of day it is; the festivals have the names that the State Council's notice uses.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DayKind {
    /// Monday to Friday, and no day off.
    Working,
    /// A weekend day that is worked, and the festival it makes up for.
    MakeUp(String),
    /// Saturday or Sunday.
    Weekend,
    /// A day off, and its festival.
    Holiday(String),
    /// A local day off.
    LocalOff,
    /// The schedule of this day is not known here.
    Unsettled,
}

/// What the calendar says of this posting; nothing, where it lies outside the years 1900–2200.
#[must_use]
pub fn publicity(posting: &Posting, calendar: &Calendar) -> Option<Publicity> {
    let calendar = calendar.clone().with_days_off(posting.days_off.iter().copied());
    let counted: &[bool] = match posting.first_day {
        Some(true) => &[true],
        Some(false) => &[false],
        None => &[false, true],
    };
    let ways: Option<Vec<Way>> =
        counted.iter().map(|first_day| way(posting, &calendar, *first_day)).collect();
    let ways = ways?;
    Some(Publicity {
        naive: naive(posting.from)?,
        schedules_wanted: wanted(&ways, &calendar),
        end: end::standing(posting, &ways),
        ways,
    })
}

fn way(posting: &Posting, calendar: &Calendar, first_day: bool) -> Option<Way> {
    let fifth = calendar.nth_working_day(posting.from, LEAST, first_day)?;
    let to = posting.to.map_or(fifth.usual, |to| to.min(longest(posting.from)));
    let last = to.max(fifth.usual);
    let days = posted_days(posting.from, last, calendar, first_day);
    let end = posting.to.map(|to| end::end(to, fifth, &days));
    Some(Way { first_day, days, fifth, approval: approval(posting, fifth), end })
}

/// The list is still posted on its last day, so nobody approves before that day is over.
fn approval(posting: &Posting, fifth: Reach) -> Reach {
    let after = fifth.day_after();
    let ended = posting.to.map_or(after.earliest, |to| to.succ_opt().unwrap_or(to));
    let at_least = |day: NaiveDate| day.max(ended);
    Reach {
        earliest: at_least(after.earliest),
        usual: at_least(after.usual),
        latest: after.latest.map(at_least),
    }
}

/// No table of days is longer than a year, whatever was typed as the end.
fn longest(from: NaiveDate) -> NaiveDate {
    from.checked_add_days(Days::new(366)).unwrap_or(from)
}

fn posted_days(
    from: NaiveDate,
    last: NaiveDate,
    calendar: &Calendar,
    first_day: bool,
) -> Vec<PostedDay> {
    let mut ordinals = 1..;
    let posted = from.iter_days().take_while(|day| *day <= last).map(|day| {
        let kind = calendar.kind(day);
        let counts = kind.is_usually_working() && (first_day || day != from);
        let ordinal = if counts { ordinals.next() } else { None };
        PostedDay { day, kind: kind.into(), ordinal }
    });
    posted.collect()
}

fn naive(from: NaiveDate) -> Option<NaiveDate> {
    let is_week_day = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    from.succ_opt()?.iter_days().filter(is_week_day).nth(LEAST as usize - 1)
}

/// The years that could still move a fifth working day. A day after it does not matter, nor does a posting day that is
/// not counted.
fn wanted(ways: &[Way], calendar: &Calendar) -> Vec<i32> {
    let open = ways.iter().filter(|way| !way.fifth.is_settled());
    let days = open.flat_map(|way| way.days.iter().map(move |day| (way, day.day)));
    let years = days
        .filter(|(way, day)| *day <= way.fifth.usual && (way.first_day || *day != way.days[0].day))
        .filter_map(|(_, day)| calendar.schedule_wanted(day));
    let years: BTreeSet<i32> = gathered(years);
    years.into_iter().collect()
}

impl Publicity {
    /// The key that tells which schedule is wanted, with its year; its sentence refers to the State Council's notice.
    pub const SCHEDULE: &'static str = "publicity.schedule";

    /// The way to plan by: the one that gives the latest day.
    #[must_use]
    pub fn safe(&self) -> &Way {
        let later = |best: usize, one: usize| {
            if self.ways[one].fifth.usual > self.ways[best].fifth.usual { one } else { best }
        };
        &self.ways[(1..self.ways.len()).fold(0, later)]
    }

    /// Whether it makes no difference for the fifth working day how the day of posting is read.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.ways.iter().all(|way| way.fifth == self.ways[0].fifth)
    }

    /// What is wrong or open: first the entered end, then each schedule that is wanted.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let schedules = self
            .schedules_wanted
            .iter()
            .map(|year| Problem::new(Self::SCHEDULE).with("year", year));
        end::problem(self).into_iter().chain(schedules).collect()
    }
}

impl Way {
    /// The five working days, in usual weeks.
    pub fn five(&self) -> impl Iterator<Item = &PostedDay> {
        self.days.iter().filter(|day| day.ordinal.is_some_and(|ordinal| ordinal <= LEAST))
    }

    /// The days as weeks from Monday to Sunday, for a picture; nothing stands before the first and after the last day.
    #[must_use]
    pub fn weeks(&self) -> Vec<[Option<&PostedDay>; 7]> {
        let mut weeks: Vec<[Option<&PostedDay>; 7]> = Vec::new();
        for day in &self.days {
            let place = day.day.weekday().num_days_from_monday() as usize;
            if place == 0 || weeks.is_empty() {
                weeks.push([None; 7]);
            }
            if let Some(week) = weeks.last_mut() {
                week[place] = Some(day);
            }
        }
        weeks
    }
}

impl DayKind {
    /// Every key that [`DayKind::key`] can give.
    pub const KEYS: [&'static str; 6] = [
        "publicity.kind.working",
        "publicity.kind.make_up",
        "publicity.kind.weekend",
        "publicity.kind.holiday",
        "publicity.kind.local_off",
        "publicity.kind.unsettled",
    ];

    /// The key of its words; the gap `name`, where there is one, is the festival.
    #[must_use]
    pub fn key(&self) -> &'static str {
        Self::KEYS[match self {
            Self::Working => 0,
            Self::MakeUp(_) => 1,
            Self::Weekend => 2,
            Self::Holiday(_) => 3,
            Self::LocalOff => 4,
            Self::Unsettled => 5,
        }]
    }

    /// The festival, where there is one.
    #[must_use]
    pub fn festival(&self) -> Option<&str> {
        match self {
            Self::MakeUp(name) | Self::Holiday(name) => Some(name),
            Self::Working | Self::Weekend | Self::LocalOff | Self::Unsettled => None,
        }
    }
}

impl From<Kind<'_>> for DayKind {
    fn from(kind: Kind<'_>) -> Self {
        match kind {
            Kind::Working => Self::Working,
            Kind::MakeUp(name) => Self::MakeUp(name.to_owned()),
            Kind::Weekend => Self::Weekend,
            Kind::Holiday(name) => Self::Holiday(name.to_owned()),
            Kind::LocalOff => Self::LocalOff,
            Kind::Unsettled { .. } => Self::Unsettled,
        }
    }
}

#[cfg(test)]
mod tests;
