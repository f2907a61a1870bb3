//! The code of an occupation in the national dictionary of occupations.

use std::fmt;

use crate::CodeError;
use crate::reading::{expect_each, expect_length, narrow};

/// A code such as 6-18-01-01: large, middle, small and single class.
///
/// Source: 中华人民共和国职业分类大典, 2022. The code is optional everywhere: what counts is the enterprise's own
/// list of filed occupations, in its words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OccupationCode(String);

const LENGTH: usize = 10;

impl OccupationCode {
    /// Reads a code with its hyphens; dashes of any length are read as hyphens.
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        let text = narrow(typed);
        expect_length(&text, LENGTH)?;
        expect_each(&text, |position, c| match position {
            1 => matches!(c, '1'..='8'),
            2 | 5 | 8 => c == '-',
            _ => c.is_ascii_digit(),
        })?;
        Ok(Self(text))
    }

    /// The canonical form, with hyphens.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The large class (大类), the first digit.
    #[must_use]
    pub fn large_class(&self) -> &str {
        &self.0[..1]
    }

    /// The small class (小类) with the classes above it, as in 6-18-01.
    #[must_use]
    pub fn small_class(&self) -> &str {
        &self.0[..7]
    }
}

impl fmt::Display for OccupationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn its_parts() {
        let code = OccupationCode::parse(" 6\u{2014}18\u{FF0D}01-0\u{FF11} ").unwrap();
        assert_eq!(
            (code.as_str(), code.large_class(), code.small_class()),
            ("6-18-01-01", "6", "6-18-01")
        );
    }

    #[test]
    fn each_fault_names_its_place() {
        let rows = [
            ("", CodeError::Length { expected: 10, found: 0 }),
            ("6180101", CodeError::Length { expected: 10, found: 7 }),
            ("6-18-01-011", CodeError::Length { expected: 10, found: 11 }),
            ("0-18-01-01", CodeError::Character { position: 1, found: '0' }),
            ("9-18-01-01", CodeError::Character { position: 1, found: '9' }),
            ("6118-01-01", CodeError::Character { position: 2, found: '1' }),
            ("6-X8-01-01", CodeError::Character { position: 3, found: 'X' }),
            ("6-18.01-01", CodeError::Character { position: 5, found: '.' }),
            ("6-18-01001", CodeError::Character { position: 8, found: '0' }),
            ("6-18-01-0-", CodeError::Character { position: 10, found: '-' }),
        ];
        for (typed, fault) in rows {
            assert_eq!(OccupationCode::parse(typed), Err(fault), "{typed}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn parse_after_show_is_the_same(text in "[1-8]-[0-9]{2}-[0-9]{2}-[0-9]{2}") {
            prop_assert_eq!(OccupationCode::parse(&text).unwrap().to_string(), text);
        }
    }
}
