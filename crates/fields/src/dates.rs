//! Reads days as people write them: 2019.7, 2019年7月, 201907, ２０１９／７／１.

use chrono::{Datelike, NaiveDate};
use teji_workdays::DayRange;

use crate::field::Problem;

/// The years in which a working life can lie.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// What stands before a number of years that could not be read; [`read_day`] says so.
pub const YEARS_AGO: char = '~';

/// Reads a whole number as people write it: 5, ５, 5年, 3个月.
#[must_use]
pub fn read_whole(typed: &str) -> Option<u32> {
    let plain: String = typed.chars().map(plain).filter(|c| !c.is_whitespace()).collect();
    let digits = plain.trim_end_matches(['年', '个', '月', '天', '日']);
    let is_number = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}

/// Reads a day, the month or the year in which it lies, or a span `from~to`.
pub fn read_day(typed: &str) -> Result<DayRange, Problem> {
    // Most days come as programs write them, and need no memory.
    if is_plain(typed) {
        return day_of(&typed[..4], &typed[5..7], &typed[8..]);
    }
    let plain = closed_up(&typed.chars().map(plain).collect::<String>());
    if let Some(years) = plain.strip_prefix(YEARS_AGO) {
        return Err(Problem::new("problem.years").with("found", &shortened(years)));
    }
    let Some((from, to)) = plain.split_once('~') else { return read_one(&plain) };
    let (from, to) = (read_one(from)?, read_one(to)?);
    if to.latest < from.earliest {
        return Err(Problem::new("problem.day.span").with("found", &shortened(&plain)));
    }
    Ok(DayRange { earliest: from.earliest, latest: to.latest })
}

/// Whether it has the form of `2019-07-01`.
fn is_plain(typed: &str) -> bool {
    let fits = |(place, byte): (usize, u8)| match place {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    typed.len() == 10 && typed.bytes().enumerate().all(fits)
}

/// The half-width form of a character that has one.
fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => {
            u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c)
        }
        '\u{3002}' => '.',
        '\u{2013}' | '\u{2014}' => '-',
        c => c,
    }
}

/// The text without blanks; between two digits they part year, month and day as a hyphen does.
fn closed_up(text: &str) -> String {
    text.split_whitespace().fold(String::new(), |mut closed, word| {
        let is_digit = |c: char| c.is_ascii_digit();
        if closed.ends_with(is_digit) && word.starts_with(is_digit) {
            closed.push('-');
        }
        closed + word
    })
}

fn read_one(plain: &str) -> Result<DayRange, Problem> {
    if plain.is_empty() || plain.starts_with('-') {
        return Err(Problem::new("problem.day.empty"));
    }
    let form = || Problem::new("problem.day.form").with("found", &shortened(plain));
    let parts = parts(plain).ok_or_else(form)?;
    match parts.as_slice() {
        [year] if year.len() == 4 => {
            year_of(year).and_then(|year| DayRange::year(year).ok_or_else(form))
        }
        [digits] if digits.len() == 6 => month_of(&digits[..4], &digits[4..]),
        [digits] if digits.len() == 8 => day_of(&digits[..4], &digits[4..6], &digits[6..]),
        [year, month] if year.len() == 4 => month_of(year, month),
        [year, month, day] if year.len() == 4 => day_of(year, month, day),
        [_, _, year] if year.len() == 4 => {
            Err(Problem::new("problem.day.order").with("found", &shortened(plain)))
        }
        _ => Err(form()),
    }
}

/// The runs of digits, where single separators and nothing else stand between them; a unit may stand before one.
fn parts(plain: &str) -> Option<Vec<String>> {
    let trimmed = plain.strip_suffix(['年', '月', '日', '号']).unwrap_or(plain);
    let trimmed = without_marks_before_hyphens(trimmed);
    let parts: Vec<String> =
        trimmed.split(['-', '.', '/', '年', '月']).map(str::to_owned).collect();
    let is_number = |part: &String| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    parts.iter().all(is_number).then_some(parts)
}

/// What is typed into a box may have its own mark behind it, where a hyphen parts it from the next box.
fn without_marks_before_hyphens(text: &str) -> String {
    let next = text.chars().skip(1).chain([' ']);
    let is_idle = |c: char, next: char| matches!(c, '年' | '月') && next == '-';
    text.chars().zip(next).filter(|(c, next)| !is_idle(*c, *next)).map(|(c, _)| c).collect()
}

fn year_of(digits: &str) -> Result<i32, Problem> {
    digits
        .parse()
        .ok()
        .filter(|year| YEARS.contains(year))
        .ok_or_else(|| Problem::new("problem.day.year").with("found", &digits))
}

fn month_of(year: &str, month: &str) -> Result<DayRange, Problem> {
    let year = year_of(year)?;
    let no_month = || Problem::new("problem.day.month").with("found", &shortened(month));
    month.parse().ok().and_then(|month| DayRange::month(year, month)).ok_or_else(no_month)
}

fn day_of(year: &str, month: &str, day: &str) -> Result<DayRange, Problem> {
    let range = month_of(year, month)?;
    let no_day = || {
        let month = format!("{}-{:02}", range.earliest.year(), range.earliest.month());
        Problem::new("problem.day.day").with("found", &shortened(day)).with("month", &month)
    };
    let date = day.parse().ok().and_then(|day| range.earliest.with_day(day));
    date.map(|date: NaiveDate| DayRange::exactly(date)).ok_or_else(no_day)
}

/// Enough of what was typed to recognise it.
pub(crate) fn shortened(typed: &str) -> String {
    typed.chars().take(20).collect()
}

#[cfg(test)]
mod tests;
