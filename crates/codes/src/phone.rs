//! Telephone numbers, which are never refused: people write extensions and several numbers into one line.

use std::fmt;

use crate::reading::compact;
use crate::{CodeError, Remark};

/// A telephone number as digits, with whatever else was written beside them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phone(String);

/// The two forms that can be dialled inside the country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneKind {
    /// Eleven digits from 13 to 19 on.
    Mobile,
    /// An area code that begins with 0, and a number of seven or eight digits.
    Landline,
}

const MOBILE_LENGTH: usize = 11;
/// Changchun's area code. Its numbers have eight digits, which the notice's own contact number lacks.
const CHANGCHUN: &str = "0431";

impl Phone {
    /// Reads a telephone number; only nothing at all is a fault.
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        let text = compact(typed);
        if text.is_empty() {
            Err(CodeError::Length { expected: MOBILE_LENGTH, found: 0 })
        } else {
            Ok(Self(text))
        }
    }

    /// The canonical form: what was typed in half width, without spaces and hyphens.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What kind of number it is, if it is one of the two forms and nothing else.
    #[must_use]
    pub fn kind(&self) -> Option<PhoneKind> {
        if !self.0.bytes().all(|c| c.is_ascii_digit()) {
            return None;
        }
        if self.is_mobile() {
            return Some(PhoneKind::Mobile);
        }
        landline_lengths(&self.0).contains(&self.0.len()).then_some(PhoneKind::Landline)
    }

    /// What is odd about the number without making it wrong.
    #[must_use]
    pub fn remarks(&self) -> Vec<Remark> {
        if self.kind().is_some() { vec![] } else { vec![Remark::PhoneForm] }
    }

    fn is_mobile(&self) -> bool {
        let begins =
            self.0.starts_with('1') && self.0[1..].starts_with(['3', '4', '5', '6', '7', '8', '9']);
        begins && self.0.len() == MOBILE_LENGTH
    }
}

/// How many digits a landline number may have, area code included. Area codes 010 and 02x have three digits and
/// numbers of eight; the others have four, and numbers of seven or eight.
fn landline_lengths(digits: &str) -> &'static [usize] {
    if digits.starts_with("01") || digits.starts_with("02") {
        &[11]
    } else if digits.starts_with(CHANGCHUN) {
        &[12]
    } else if digits.starts_with('0') {
        &[11, 12]
    } else {
        &[]
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_can_be_dialled() {
        let rows = [
            ("138 0013 8000", Some(PhoneKind::Mobile)),
            ("\u{FF11}9900139000", Some(PhoneKind::Mobile)),
            ("12800138000", None),
            ("1380013800", None),
            ("138001380001", None),
            ("23800138000", None),
            ("1", None),
            ("0431-88690000", Some(PhoneKind::Landline)),
            ("0431-8869000", None),
            ("0431-886900001", None),
            ("0433-2512345", Some(PhoneKind::Landline)),
            ("0432-62012345", Some(PhoneKind::Landline)),
            ("0433-251234", None),
            ("0432-620123456", None),
            ("010-66012345", Some(PhoneKind::Landline)),
            ("021-66012345", Some(PhoneKind::Landline)),
            ("010-6601234", None),
            ("010-660123456", None),
            ("88690000", None),
            ("0431-88690000x12", None),
            ("0431886900\u{4E00}", None),
            ("\u{4E00}1380013800", None),
        ];
        for (typed, kind) in rows {
            let phone = Phone::parse(typed).unwrap();
            assert_eq!(phone.kind(), kind, "{typed}");
            let remarks = if kind.is_none() { vec![Remark::PhoneForm] } else { vec![] };
            assert_eq!(phone.remarks(), remarks, "{typed}");
        }
    }

    #[test]
    fn what_was_written_is_held() {
        assert_eq!(Phone::parse(" 0431-8869 0000 ").unwrap().as_str(), "043188690000");
        assert_eq!(Phone::parse("ask Li").unwrap().to_string(), "askLi");
        assert_eq!(Phone::parse(" - "), Err(CodeError::Length { expected: 11, found: 0 }));
    }
}
