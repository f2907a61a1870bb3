//! Working days, as the State Council's yearly holiday notices arrange them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use crate::arrangement::{Arrangement, Decree, NEW_YEAR, is_weekend, is_year_end};

/// The schedules that are known, and the local days off that an enterprise has entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeMap<i32, Arrangement>,
    local: BTreeSet<NaiveDate>,
}

/// What kind of day it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind<'a> {
    /// Monday to Friday, and no day off.
    Working,
    /// A weekend day that is worked; the festival it makes up for.
    MakeUp(&'a str),
    /// Saturday or Sunday.
    Weekend,
    /// A day off by the State Council's notice, or 1 January; the festival.
    Holiday(&'a str),
    /// A local day off.
    LocalOff,
    /// The schedule that decides about this day is not known here.
    Unsettled {
        /// Whether people work on it in a usual week: Monday to Friday.
        usually_working: bool,
    },
}

/// The day on which a count ends. Where no unsettled day was met, all three are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// No schedule can bring it forward of this day: each unsettled day is worked, weekends too.
    pub earliest: NaiveDate,
    /// The day in usual weeks: unsettled days are worked from Monday to Friday.
    pub usual: NaiveDate,
    /// No schedule can put it off beyond this day; none, if an unsettled day was passed or reached.
    pub latest: Option<NaiveDate>,
}

/// How many working days there are. Where no day is unsettled, all three are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Each unsettled day is off.
    pub min: u32,
    /// Unsettled days are worked from Monday to Friday.
    pub usual: u32,
    /// Each unsettled day is worked.
    pub max: u32,
}

/// A day between the posting and the end of the count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedDay<'a> {
    /// The day.
    pub day: NaiveDate,
    /// What kind of day it is.
    pub kind: Kind<'a>,
    /// Which working day it is, from 1 on, where it counts in usual weeks.
    pub ordinal: Option<u32>,
}

/// Days are counted in these years only, so that every count ends.
const YEARS: RangeInclusive<i32> = 1900..=2200;

impl Calendar {
    /// The schedules published for 2022 to 2026, and no local days off.
    #[must_use]
    pub fn published() -> Self {
        Arrangement::published().fold(Self::default(), Self::with_arrangement)
    }

    /// Adds a year's schedule, in place of another of that year.
    #[must_use]
    pub fn with_arrangement(mut self, arrangement: Arrangement) -> Self {
        self.years.insert(arrangement.year(), arrangement);
        self
    }

    /// Adds local days off. They have no make-up day, and they stand against all but a State Council's day off.
    #[must_use]
    pub fn with_days_off(mut self, days: impl IntoIterator<Item = NaiveDate>) -> Self {
        self.local.extend(days);
        self
    }

    /// The schedules that are known, oldest first.
    pub fn arrangements(&self) -> impl Iterator<Item = &Arrangement> {
        self.years.values()
    }

    /// What kind of day it is.
    ///
    /// A day is unsettled when its year has no schedule here, and so are 29–31 December, weekend or not, until the
    /// next year's schedule is out: that one may move them.
    #[must_use]
    pub fn kind(&self, day: NaiveDate) -> Kind<'_> {
        match self.decree(day) {
            Some(Decree::Off(name)) => Kind::Holiday(name),
            _ if self.local.contains(&day) => Kind::LocalOff,
            Some(Decree::Work(name)) => Kind::MakeUp(name),
            None => self.undecreed(day),
        }
    }

    /// The year whose schedule is wanted for this day, if the day is unsettled.
    #[must_use]
    pub fn schedule_wanted(&self, day: NaiveDate) -> Option<i32> {
        let year = if self.years.contains_key(&day.year()) { day.year() + 1 } else { day.year() };
        self.kind(day).is_unsettled().then_some(year)
    }

    /// The day on which the nth working day falls, counted from the day of posting or from the day after it.
    ///
    /// Where the first day of the count is no working day, the count begins at the next one. There is no such day if
    /// `n` is nought or the count leaves the years 1900–2200.
    #[must_use]
    pub fn nth_working_day(&self, posted: NaiveDate, n: u32, count_first: bool) -> Option<Reach> {
        let first = if count_first { posted } else { posted.succ_opt()? };
        let earliest = self.nth(first, n, Kind::may_be_working)?;
        let usual = self.nth(first, n, Kind::is_usually_working)?;
        let settled = days(first, earliest).all(|day| !self.kind(day).is_unsettled());
        Some(Reach { earliest, usual, latest: settled.then_some(earliest) })
    }

    /// Each day from the posting to the usual nth working day, with its ordinal where it counts.
    ///
    /// Nothing, where [`Calendar::nth_working_day`] gives nothing.
    #[must_use]
    pub fn counted(
        &self,
        posted: NaiveDate,
        n: u32,
        count_first: bool,
    ) -> Option<Vec<CountedDay<'_>>> {
        let last = self.nth_working_day(posted, n, count_first)?.usual;
        let mut ordinals = 1..;
        let counted = days(posted, last).map(|day| {
            let kind = self.kind(day);
            let counts = kind.is_usually_working() && (count_first || day != posted);
            CountedDay { day, kind, ordinal: if counts { ordinals.next() } else { None } }
        });
        Some(counted.collect())
    }

    /// How many working days there are from the first to the last day, both included.
    ///
    /// None, if the last day lies before the first; nothing, if either lies outside the years 1900–2200.
    #[must_use]
    pub fn working_days_between(&self, first: NaiveDate, last: NaiveDate) -> Option<Count> {
        let countable = YEARS.contains(&first.year()) && YEARS.contains(&last.year());
        countable
            .then(|| days(first, last).map(|day| self.kind(day)).fold(Count::default(), Count::and))
    }

    fn nth<'a>(
        &'a self,
        first: NaiveDate,
        n: u32,
        counts: fn(Kind<'a>) -> bool,
    ) -> Option<NaiveDate> {
        days(first, NaiveDate::MAX)
            .filter(|day| counts(self.kind(*day)))
            .nth(n.checked_sub(1)? as usize)
    }

    /// The later notice has the last word on the end of December.
    fn decree(&self, day: NaiveDate) -> Option<&Decree> {
        [day.year() + 1, day.year()].iter().find_map(|year| self.years.get(year)?.decree(day))
    }

    fn undecreed(&self, day: NaiveDate) -> Kind<'static> {
        if day.ordinal() == 1 {
            return Kind::Holiday(NEW_YEAR);
        }
        match (self.is_settled(day), is_weekend(day)) {
            (false, weekend) => Kind::Unsettled { usually_working: !weekend },
            (true, true) => Kind::Weekend,
            (true, false) => Kind::Working,
        }
    }

    fn is_settled(&self, day: NaiveDate) -> bool {
        let year = day.year();
        self.years.contains_key(&year)
            && (!is_year_end(day) || self.years.contains_key(&(year + 1)))
    }
}

fn days(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let countable = first.iter_days().take_while(|day| YEARS.contains(&day.year()));
    countable.take_while(move |day| *day <= last)
}

impl Kind<'_> {
    /// Whether it is certain that people work on this day.
    #[must_use]
    pub fn is_working(self) -> bool {
        matches!(self, Self::Working | Self::MakeUp(_))
    }

    /// Whether people work on this day if unsettled weeks are usual ones.
    #[must_use]
    pub fn is_usually_working(self) -> bool {
        self.is_working() || self == Self::Unsettled { usually_working: true }
    }

    /// Whether some schedule may have people work on this day.
    #[must_use]
    pub fn may_be_working(self) -> bool {
        self.is_working() || self.is_unsettled()
    }

    /// Whether a schedule is wanted for this day.
    #[must_use]
    pub fn is_unsettled(self) -> bool {
        matches!(self, Self::Unsettled { .. })
    }
}

impl Reach {
    /// Whether the day is certain.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.latest.is_some()
    }

    /// The calendar day after: when the nth working day has ended, and what waited for it may be done.
    #[must_use]
    pub fn day_after(self) -> Self {
        let after = |day: NaiveDate| day.succ_opt().unwrap_or(day);
        Self {
            earliest: after(self.earliest),
            usual: after(self.usual),
            latest: self.latest.map(after),
        }
    }
}

impl Count {
    fn and(self, kind: Kind<'_>) -> Self {
        Self {
            min: self.min + u32::from(kind.is_working()),
            usual: self.usual + u32::from(kind.is_usually_working()),
            max: self.max + u32::from(kind.may_be_working()),
        }
    }
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
