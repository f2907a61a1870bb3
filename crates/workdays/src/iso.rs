//! Days and months in figures, `2026-02-15` and `2026-02`; the general reader and writer of `chrono` weigh more than a page
//! of answers.

use chrono::{Datelike, NaiveDate};

/// A day written as `2026-02-15`; noughts at the front of a part may lack.
#[must_use]
pub fn iso_day(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split('-').map(str::trim).collect();
    let [year, month, day] = parts[..] else { return None };
    // A number may have a sign for who reads it, and a year more than four figures.
    let is_plain = |part: &str, most: usize| {
        part.len() <= most && part.bytes().all(|sign| sign.is_ascii_digit())
    };
    if !(is_plain(year, 4) && is_plain(month, 2) && is_plain(day, 2)) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// The month of a day, written as `2026-02`.
#[must_use]
pub fn iso_month(day: NaiveDate) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_day_is_read_as_it_is_written(year in 1..=9999, month in 1..=12_u32, day in 1..=31_u32) {
            if let Some(day) = NaiveDate::from_ymd_opt(year, month, day) {
                prop_assert_eq!(iso_day(&day.to_string()), Some(day));
                prop_assert_eq!(iso_month(day), day.format("%Y-%m").to_string());
            }
        }

        #[test]
        fn a_text_is_a_day_where_the_general_reader_says_so(text in "[ ]?[0-9]{4}[ ]?-[ ]?[0-9]{1,2}-[ ]?[0-9]{1,2}[ x]?") {
            prop_assert_eq!(iso_day(&text), text.parse().ok());
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "2026",
            "2026-02",
            "2026-02-30",
            "2026-02-15-1",
            "2026/02/15",
            "x-02-15",
            "2026-+2-15",
            "+2026-02-15",
            "12026-02-15",
            "2026-002-15",
        ] {
            assert_eq!(iso_day(text), None, "{text}");
        }
    }
}
