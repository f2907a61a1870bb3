//! 居民身份证: the citizen identification number of GB 11643.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::reading::{compact, expect_check, expect_each, expect_length, weighted_sum};
use crate::{CodeError, Part};

/// An identity number of 18 characters: region (6), day of birth (8), serial (3), check digit.
///
/// Source: GB 11643-1999. Its region is that of the first registration, so it says nothing about where a person
/// lives or works now.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct IdentityNumber {
    text: String,
    birth_day: NaiveDate,
}

/// The sex that the serial stands for: odd serials are given to men, even ones to women.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// An even serial.
    Female,
    /// An odd serial.
    Male,
}

const LENGTH: usize = 18;
const BIRTH_DAY_POSITION: usize = 7;
const WEIGHTS: [usize; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// The check digit for each remainder of the weighted sum by 11.
const CHECK_DIGITS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

impl IdentityNumber {
    /// Reads an identity number; a small x is read as the capital.
    ///
    /// A day of birth that does not exist is named before a wrong check digit, as the nearer place to look.
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        let text = compact(typed).replace('x', "X");
        expect_length(&text, LENGTH)?;
        expect_each(&text, |position, c| c.is_ascii_digit() || (position == LENGTH && c == 'X'))?;
        let birth_day = birth_day(&text)?;
        expect_check(&text, LENGTH, check_digit(&text))?;
        Ok(Self { text, birth_day })
    }

    /// The canonical form: 18 characters, the check digit ten as a capital X.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The six digits of the place of first registration (GB/T 2260).
    #[must_use]
    pub fn region(&self) -> &str {
        &self.text[..6]
    }

    /// The day of birth.
    #[must_use]
    pub fn birth_day(&self) -> NaiveDate {
        self.birth_day
    }

    /// The three digits that tell apart people of one region and one day of birth.
    #[must_use]
    pub fn serial(&self) -> &str {
        &self.text[14..17]
    }

    /// The sex, from the serial's last digit.
    #[must_use]
    pub fn sex(&self) -> Sex {
        if self.serial().ends_with(['1', '3', '5', '7', '9']) { Sex::Male } else { Sex::Female }
    }
}

fn birth_day(text: &str) -> Result<NaiveDate, CodeError> {
    let number = |from: usize, to: usize| text[from..to].parse().unwrap_or_default();
    let year = text[6..10].parse().unwrap_or_default();
    NaiveDate::from_ymd_opt(year, number(10, 12), number(12, 14))
        .ok_or(CodeError::Component { part: Part::BirthDay, position: BIRTH_DAY_POSITION })
}

fn check_digit(text: &str) -> char {
    let sum = weighted_sum(text, WEIGHTS, |c| c.to_digit(10).map(|digit| digit as usize));
    CHECK_DIGITS[sum % CHECK_DIGITS.len()]
}

impl fmt::Display for IdentityNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Shows the region and the year of birth only, so that no log holds a person's number.
impl fmt::Debug for IdentityNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IdentityNumber({}, {})", self.region(), self.birth_day.year())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The two examples of GB 11643.
    const WOMAN: &str = "11010519491231002X";
    const MAN: &str = "440524188001010014";

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_examples_of_the_standard() {
        let woman = IdentityNumber::parse(WOMAN).unwrap();
        assert_eq!(
            (woman.region(), woman.birth_day(), woman.serial()),
            ("110105", day("1949-12-31"), "002")
        );
        assert_eq!(woman.sex(), Sex::Female);
        let man = IdentityNumber::parse(MAN).unwrap();
        assert_eq!(
            (man.region(), man.birth_day(), man.serial()),
            ("440524", day("1880-01-01"), "001")
        );
        assert_eq!(man.sex(), Sex::Male);
    }

    #[test]
    fn other_ways_to_type_it() {
        for typed in ["11010519491231002x", " 110105 19491231 002X ", "110105-19491231-002\u{FF38}"]
        {
            assert_eq!(IdentityNumber::parse(typed).unwrap().as_str(), WOMAN, "{typed}");
        }
    }

    #[test]
    fn debug_hides_the_number() {
        assert_eq!(
            format!("{:?}", IdentityNumber::parse(WOMAN).unwrap()),
            "IdentityNumber(110105, 1949)"
        );
    }

    #[test]
    fn each_fault_names_its_place() {
        let birth_day = CodeError::Component { part: Part::BirthDay, position: 7 };
        let rows = [
            ("", CodeError::Length { expected: 18, found: 0 }),
            ("110105491231002", CodeError::Length { expected: 18, found: 15 }),
            ("11010519491231002XX", CodeError::Length { expected: 18, found: 19 }),
            ("1101O519491231002X", CodeError::Character { position: 5, found: 'O' }),
            ("1101051949123100X2", CodeError::Character { position: 17, found: 'X' }),
            ("11010519491231002Y", CodeError::Character { position: 18, found: 'Y' }),
            (
                "110105194912310021",
                CodeError::CheckDigit { position: 18, expected: 'X', found: '1' },
            ),
            ("11010519491331002X", birth_day.clone()),
            ("110105190002290021", birth_day.clone()),
            ("110105194900010021", birth_day),
        ];
        for (typed, fault) in rows {
            assert_eq!(IdentityNumber::parse(typed), Err(fault), "{typed}");
        }
    }

    #[test]
    fn the_day_before_the_month_ends_in_a_leap_year() {
        let typed = "22010220000229";
        let number = (0..=9).map(|serial| format!("{typed}{serial:03}"));
        let parsed: Vec<_> = number.filter_map(|body| sealed(&body)).collect();
        assert_eq!(parsed.len(), 10);
        assert!(parsed.iter().all(|number| number.birth_day() == day("2000-02-29")));
    }

    /// Finds the check digit by trying all eleven, which is not how the code finds it.
    fn sealed(body: &str) -> Option<IdentityNumber> {
        let mut found = CHECK_DIGITS
            .iter()
            .filter_map(|digit| IdentityNumber::parse(&format!("{body}{digit}")).ok());
        found.next().filter(|_| found.next().is_none())
    }

    fn number() -> impl Strategy<Value = IdentityNumber> {
        (100_000..900_000_u32, 0..60_000_u64, 0..1000_u32).prop_map(|(region, days, serial)| {
            let born = NaiveDate::default() - chrono::Days::new(20_000) + chrono::Days::new(days);
            sealed(&format!("{region}{}{serial:03}", born.format("%Y%m%d"))).unwrap()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn parse_after_show_is_the_same(number in number()) {
            prop_assert_eq!(number.to_string(), number.as_str());
            prop_assert_eq!(IdentityNumber::parse(&number.to_string()), Ok(number));
        }

        #[test]
        fn one_wrong_character_is_caught(number in number(), place in 0..18_usize, other in "[0-9X]") {
            let mut typed = number.to_string();
            prop_assume!(typed[place..=place] != other);
            typed.replace_range(place..=place, &other);
            prop_assert!(IdentityNumber::parse(&typed).is_err());
        }

        #[test]
        fn nothing_typed_can_panic(typed in "[0-9xX\u{FF10}-\u{FF19}\u{4E00} -]{0,22}") {
            let _ = IdentityNumber::parse(&typed);
        }
    }
}
