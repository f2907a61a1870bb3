//! A day on an axis that also knows "always" and "never", and a day that is known only within bounds.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};

/// A calendar day, or one of the two ends of time.
///
/// The order is the order in time: [`Day::ALWAYS`] stands before every date, [`Day::NEVER`] after every date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(i32);

impl Day {
    /// Before every date: what holds from here on has always held.
    pub const ALWAYS: Self = Self(i32::MIN);
    /// After every date: what holds from here on never holds.
    pub const NEVER: Self = Self(i32::MAX);

    /// The date, unless this is one of the two ends of time.
    #[must_use]
    pub fn date(self) -> Option<NaiveDate> {
        match self {
            Self::ALWAYS | Self::NEVER => None,
            Self(number) => NaiveDate::from_num_days_from_ce_opt(number),
        }
    }

    /// So many days later (or earlier, below zero). The ends of time stay where they are.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        match self {
            Self::ALWAYS | Self::NEVER => self,
            Self(number) => Self(number.saturating_add(days)),
        }
    }

    /// The corresponding day so many years later; where it does not exist, the last day of that month
    /// (民法典 202: 2020-02-29 and five years make 2025-02-28).
    #[must_use]
    pub fn plus_years(self, years: u32) -> Self {
        self.date().map_or(self, |date| {
            date.checked_add_months(Months::new(12 * years)).map_or(Self::NEVER, Self::from)
        })
    }

    /// The number of days from `earlier` to this day; both must be dates.
    #[must_use]
    pub(crate) fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }
}

/// The date as `2026-11-25`; the ends of time as `always` and `never`.
impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.date() {
            Some(date) => date.fmt(out),
            None if *self == Self::NEVER => out.write_str("never"),
            None => out.write_str("always"),
        }
    }
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self(date.num_days_from_ce())
    }
}

/// A day that is known to lie within bounds, both included: one day, a month, a year, or a span.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct DayRange {
    /// The first day that it can be.
    pub earliest: NaiveDate,
    /// The last day that it can be.
    pub latest: NaiveDate,
}

impl DayRange {
    /// A day that is known exactly.
    #[must_use]
    pub fn exactly(day: NaiveDate) -> Self {
        Self { earliest: day, latest: day }
    }

    /// Some day of a month; `None` where there is no such month.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let earliest = NaiveDate::from_ymd_opt(year, month, 1)?;
        let latest = earliest.checked_add_months(Months::new(1))?.pred_opt()?;
        Some(Self { earliest, latest })
    }

    /// Some day of a year.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        Some(Self {
            earliest: NaiveDate::from_ymd_opt(year, 1, 1)?,
            latest: NaiveDate::from_ymd_opt(year, 12, 31)?,
        })
    }

    /// "About so many years ago": from a year more to a year less than that before `day`.
    #[must_use]
    pub fn about_years_before(day: NaiveDate, years: u32) -> Option<Self> {
        let before = |years: u32| day.checked_sub_months(Months::new(12 * years));
        Some(Self { earliest: before(years + 1)?, latest: before(years.saturating_sub(1))? })
    }

    /// The day itself, where it is known.
    #[must_use]
    pub fn exact(self) -> Option<NaiveDate> {
        (self.earliest == self.latest).then_some(self.earliest)
    }
}

/// From which day on something holds, as far as it is known.
///
/// It is the only value that a rule has: whether the rule is met on some day is read from it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Onset {
    /// It does not hold before this day, whatever the unknowns turn out to be.
    pub earliest: Day,
    /// It holds from this day on, whatever the unknowns turn out to be.
    pub latest: Day,
}

impl Onset {
    /// It holds on every day.
    pub const ALWAYS: Self = Self { earliest: Day::ALWAYS, latest: Day::ALWAYS };
    /// It holds on no day.
    pub const NEVER: Self = Self { earliest: Day::NEVER, latest: Day::NEVER };
    /// Nothing is known.
    pub const UNKNOWN: Self = Self { earliest: Day::ALWAYS, latest: Day::NEVER };

    /// From one known day on.
    #[must_use]
    pub fn on(day: Day) -> Self {
        Self { earliest: day, latest: day }
    }

    /// From when both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { earliest: self.earliest.max(other.earliest), latest: self.latest.max(other.latest) }
    }

    /// From when one of them holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self { earliest: self.earliest.min(other.earliest), latest: self.latest.min(other.latest) }
    }

    /// The bounds of both together: what is known where it may be either.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { earliest: self.earliest.min(other.earliest), latest: self.latest.max(other.latest) }
    }
}

#[cfg(test)]
mod tests;
