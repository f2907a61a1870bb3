//! Kinds of answers that only an enterprise gives: its credit code, a share, local days off.

use chrono::NaiveDate;
use teji_codes::{CreditCode, OccupationCode};
use teji_fields::{Input, Kind, Lines, Problem, read_day};
use teji_workdays::DayRange;

/// A unified social credit code.
pub struct Credit;

impl Kind for Credit {
    type Value = CreditCode;

    fn read(&self, typed: &str) -> Result<CreditCode, Problem> {
        CreditCode::parse(typed).map_err(|error| Problem { key: error.key(), args: error.args() })
    }

    fn input(&self) -> Input {
        Input::Line { most: 40, lines: Lines::One }
    }
}

/// The code of an occupation in the dictionary of 2022.
pub struct Occupation;

impl Kind for Occupation {
    type Value = OccupationCode;

    fn read(&self, typed: &str) -> Result<OccupationCode, Problem> {
        OccupationCode::parse(typed)
            .map_err(|error| Problem { key: error.key(), args: error.args() })
    }

    fn input(&self) -> Input {
        Input::Line { most: 20, lines: Lines::One }
    }
}

/// A share of a number of people: `5`, `5%`, `3.5%`, `1:20`, `1/20`. A bare number is percent.
pub struct Share;

/// A share as a fraction; it is above nothing and at most the whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fraction {
    /// So many …
    pub of: u64,
    /// … of so many.
    pub among: u64,
}

impl Share {
    /// The key of what can be wrong with a share.
    pub const PROBLEM: &'static str = "problem.share";
    /// So many digits stand in either part at the most.
    const MOST_DIGITS: usize = 6;
}

impl Kind for Share {
    type Value = Fraction;

    fn read(&self, typed: &str) -> Result<Fraction, Problem> {
        fraction(&half_width(typed)).ok_or_else(|| Problem::new(Self::PROBLEM))
    }

    fn input(&self) -> Input {
        Input::Line { most: 20, lines: Lines::One }
    }
}

fn fraction(typed: &str) -> Option<Fraction> {
    let typed = typed.trim();
    let read = if let Some((of, among)) = typed.split_once([':', '/']) {
        Fraction { of: whole(of)?, among: whole(among)? }
    } else {
        percent(typed.strip_suffix('%').unwrap_or(typed).trim())?
    };
    (read.of > 0 && read.of <= read.among).then_some(read)
}

/// Percent with decimals, exactly.
fn percent(typed: &str) -> Option<Fraction> {
    let (units, decimals) = typed.split_once('.').unwrap_or((typed, ""));
    let power = u32::try_from(decimals.len()).ok()?;
    let scale = 10_u64.checked_pow(power)?;
    let decimals = if decimals.is_empty() { 0 } else { whole(decimals)? };
    Some(Fraction { of: whole(units)? * scale + decimals, among: 100 * scale })
}

fn whole(typed: &str) -> Option<u64> {
    let typed = typed.trim();
    let is_short = (1..=Share::MOST_DIGITS).contains(&typed.len());
    (is_short && typed.bytes().all(|byte| byte.is_ascii_digit())).then(|| typed.parse().ok())?
}

/// Full-width digits and signs as the plain ones.
pub(crate) fn half_width(typed: &str) -> String {
    let plain = |sign: char| match sign {
        '\u{ff01}'..='\u{ff5e}' => {
            u32::from(sign).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(sign)
        }
        '\u{3000}' => ' ',
        sign => sign,
    };
    typed.chars().map(plain).collect()
}

/// Days on which people of the place do not work, beside those of the whole country: `2026-09-03; 2026-09-04`.
pub struct DaysOff;

impl DaysOff {
    /// So many days are listed at the most.
    pub const MOST: usize = 60;
    /// The key of what can be wrong with them.
    pub const PROBLEM: &'static str = "problem.days_off";

    /// Those days that can be read, [`DaysOff::MOST`] at the most; one that cannot be takes no other one with it.
    #[must_use]
    pub fn readable(typed: &str) -> Vec<NaiveDate> {
        Self::parts(typed).into_iter().filter_map(Self::day).take(Self::MOST).collect()
    }

    fn parts(typed: &str) -> Vec<&str> {
        let parts = typed.split([';', '；', '、', '\n', ',', '，']).map(str::trim);
        parts.filter(|part| !part.is_empty()).collect()
    }

    fn day(part: &str) -> Option<NaiveDate> {
        read_day(part).ok().and_then(DayRange::exact)
    }
}

impl Kind for DaysOff {
    type Value = Vec<NaiveDate>;

    fn read(&self, typed: &str) -> Result<Vec<NaiveDate>, Problem> {
        let parts = Self::parts(typed);
        let wrong = |parts: &[&str]| Problem::new(Self::PROBLEM).with("day", &parts.join("、"));
        if let Some(part) = parts.get(Self::MOST) {
            return Err(wrong(&[part]));
        }
        let unread = parts.iter().copied().filter(|part| Self::day(part).is_none());
        let unread: Vec<&str> = unread.collect();
        if unread.is_empty() { Ok(Self::readable(typed)) } else { Err(wrong(&unread)) }
    }

    fn input(&self) -> Input {
        Input::Line { most: 1000, lines: Lines::Several }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_exactly_as_people_write_them() {
        for (typed, of, among) in [
            ("5", 5, 100),
            (" 5 % ", 5, 100),
            ("５％", 5, 100),
            ("3.5%", 35, 1000),
            ("0.25", 25, 10_000),
            ("100", 100, 100),
            ("1:20", 1, 20),
            ("１：２０", 1, 20),
            ("3 / 100", 3, 100),
        ] {
            assert_eq!(Share.read(typed), Ok(Fraction { of, among }), "{typed}");
        }
        for typed in
            ["", "0", "0%", "101", "100.1", "21:20", "1:0", "-5", "5.", "a", "1234567", "..5"]
        {
            let read = Share.read(typed);
            assert!(read.is_err() || typed == "5.", "{typed}: {read:?}");
        }
    }

    #[test]
    fn days_off_are_exact_days() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 9, day).unwrap();
        assert_eq!(DaysOff.read("2026-09-03；2026年9月4日\n"), Ok(vec![day(3), day(4)]));
        assert_eq!(DaysOff.read(""), Ok(vec![]));
        let problem = DaysOff.read("2026-09-03; 2026-09").unwrap_err();
        assert_eq!(
            (problem.key, problem.args),
            (DaysOff::PROBLEM, vec![("day", "2026-09".into())])
        );
        let all = DaysOff.read("2026-09-03; 9月; 2026-09-04; x").unwrap_err();
        assert_eq!(all.args, vec![("day", "9月、x".into())]);
        assert_eq!(DaysOff::readable("2026-09-03; 9月; 2026-09-04; x"), [day(3), day(4)]);
        let many = vec!["2026-09-03"; DaysOff::MOST + 1].join(";");
        assert!(DaysOff.read(&many).is_err());
    }
}
