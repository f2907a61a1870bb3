//! The day of today, where the machine is; nothing else in the program reads a clock.

use chrono::NaiveDate;
use jiff::ZonedDateTime;

/// Today by the machine's own clock and time zone; nothing where that is no day at all.
#[expect(clippy::disallowed_methods, reason = "this is the one place that asks the clock")]
pub(crate) fn today() -> Option<NaiveDate> {
    let day = ZonedDateTime::now().date();
    let [month, day_of_month] = [day.month(), day.day()].map(|part| u32::try_from(part).ok());
    NaiveDate::from_ymd_opt(i32::from(day.year()), month?, day_of_month?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_after_the_notice() {
        assert!(today() > NaiveDate::from_ymd_opt(2022, 12, 9));
    }
}
