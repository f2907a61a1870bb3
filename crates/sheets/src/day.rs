//! Numbers that mean days: which formats say so, and which day a number is.

use chrono::{Days, NaiveDate};

/// From which day a workbook counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum System {
    /// 1 is 1900-01-01, and 60 is a day that never was.
    #[default]
    Since1900,
    /// 0 is 1904-01-01.
    Since1904,
}

/// The last day that Excel knows, 9999-12-31, in its first system.
const LAST: i64 = 2_958_465;
const BETWEEN: i64 = 1462;

/// The day of a stored number, its time of day cut off.
pub(crate) fn day(stored: &str, system: System) -> Option<NaiveDate> {
    let number = whole(stored)?;
    let (number, first) = match system {
        System::Since1900 if (1..60).contains(&number) => (number, (1899, 12, 31)),
        System::Since1900 if (61..=LAST).contains(&number) => (number, (1899, 12, 30)),
        System::Since1904 if (0..=LAST - BETWEEN).contains(&number) => (number, (1904, 1, 1)),
        System::Since1900 | System::Since1904 => return None,
    };
    let (year, month, day) = first;
    NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(number.try_into().ok()?))
}

/// The day of `2026-02-15`.
pub(crate) fn written(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// The whole part of a decimal number that is not negative, with or without an exponent.
fn whole(stored: &str) -> Option<i64> {
    let (digits, power) = stored.split_once(['e', 'E']).unwrap_or((stored, "0"));
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(before) || !plain(after) || before.len() + after.len() == 0 {
        return None;
    }
    let length = i64::try_from(before.len()).ok()?.checked_add(power.parse::<i64>().ok()?)?;
    let length = usize::try_from(length.clamp(0, 20)).ok()?;
    let all = before.bytes().chain(after.bytes()).chain(std::iter::repeat(b'0'));
    all.take(length)
        .try_fold(0_i64, |sum, digit| sum.checked_mul(10)?.checked_add(i64::from(digit - b'0')))
}

/// What a look makes of a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Shows {
    /// A number.
    #[default]
    Number,
    /// A month, whose day nobody sees.
    Month,
    /// A day.
    Day,
}

/// What a format that Excel keeps by number shows; 27 to 58 are those of Chinese systems.
pub(crate) fn known_format(id: u32) -> Shows {
    match id {
        17 | 27 | 36 | 50 | 52 | 57 => Shows::Month,
        14..=16 | 22 | 28..=31 | 51 | 53 | 54 | 58 => Shows::Day,
        _ => Shows::Number,
    }
}

/// What a format shows: a day, a month that is not minutes, or neither. A year alone is told as the month in which it is.
pub(crate) fn format_shows(format: &str) -> Shows {
    let (mut year, mut month, mut clock) = (false, false, false);
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            ';' => break,
            '"' => drop(letters.by_ref().find(|c| *c == '"')),
            '[' => {
                let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                clock |= elapsed(&inside);
            }
            '\\' | '_' | '*' => drop(letters.next()),
            'd' => return Shows::Day,
            'y' => year = true,
            'm' => month = true,
            'h' | 's' => clock = true,
            _ => {}
        }
    }
    if year || month && !clock { Shows::Month } else { Shows::Number }
}

/// Whether brackets hold hours, minutes or seconds that go on counting, not a colour or a language.
fn elapsed(inside: &str) -> bool {
    let inside = inside.to_ascii_lowercase();
    ['h', 'm', 's'].iter().any(|letter| !inside.is_empty() && inside.chars().all(|c| c == *letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_both_systems() {
        for (stored, system, wanted) in [
            ("1", System::Since1900, "1900-01-01"),
            ("59", System::Since1900, "1900-02-28"),
            ("61", System::Since1900, "1900-03-01"),
            ("45291", System::Since1900, "2023-12-31"),
            ("45291.99999", System::Since1900, "2023-12-31"),
            ("4.5291E4", System::Since1900, "2023-12-31"),
            ("4529150e-2", System::Since1900, "2023-12-31"),
            ("2958465", System::Since1900, "9999-12-31"),
            ("0", System::Since1904, "1904-01-01"),
            ("43829", System::Since1904, "2023-12-31"),
        ] {
            assert_eq!(day(stored, system).unwrap().to_string(), wanted, "{stored}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for stored in [
            "",
            "60",
            "0",
            "0.5",
            "-1",
            "2958466",
            "1E400",
            "1e99999999999",
            "x",
            ".",
            "1.1010519491231E+17",
        ] {
            assert_eq!(day(stored, System::Since1900), None, "{stored}");
        }
        assert_eq!(day("2957004", System::Since1904), None);
    }

    #[test]
    fn formats_of_days_are_told_from_those_of_times_and_numbers() {
        for format in ["yyyy\"年\"m\"月\"", "[$-804]yyyy\\-mm;@", "mmm-yy", "[red]yyyy.mm", "yyyy"]
        {
            assert_eq!(format_shows(format), Shows::Month, "{format}");
        }
        for format in ["m/d", "d", "yyyy/m/d h:mm", "yyyy\"年\"m\"月\"d\"日\""] {
            assert_eq!(format_shows(format), Shows::Day, "{format}");
        }
        for format in [
            "General",
            "0",
            "h:mm",
            "mm:ss",
            "[h]:mm",
            "@",
            "0.00\"day\"",
            "\\d0",
            "0;yyyy",
            "0.00E+00",
            "[Red]0",
            "\"",
            "_d0",
            "",
        ] {
            assert_eq!(format_shows(format), Shows::Number, "{format}");
        }
    }
}
