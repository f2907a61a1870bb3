//! How typed characters are read before a number is looked for in them.
//!
//! People paste from spreadsheets, scans and phones: full-width digits, spaces, dashes of several lengths and
//! invisible marks arrive with the number. They are read, never written back.

use crate::CodeError;

/// The characters of a number in which hyphens carry no meaning.
pub(crate) fn compact(typed: &str) -> String {
    narrow(typed).chars().filter(|c| *c != '-').collect()
}

/// The characters as typed in half width, without spaces and invisible marks, each dash a hyphen.
pub(crate) fn narrow(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).map(half_width).collect()
}

/// Marks that direct or join text and show nothing; spreadsheets and chat programs paste them along.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
}

fn half_width(c: char) -> char {
    match c {
        // U+2010–U+2015 are dashes by length, U+2212 is the minus sign, U+FF0D the full-width hyphen.
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FF0D}' => '-',
        // The full-width block repeats ASCII from `!` to `~` in the same order.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

pub(crate) fn expect_length(text: &str, expected: usize) -> Result<(), CodeError> {
    let found = text.chars().count();
    if found == expected { Ok(()) } else { Err(CodeError::Length { expected, found }) }
}

/// Names the first character that may not stand at its position, which counts from 1.
pub(crate) fn expect_each(
    text: &str,
    allowed: impl Fn(usize, char) -> bool,
) -> Result<(), CodeError> {
    match (1..).zip(text.chars()).find(|&(position, found)| !allowed(position, found)) {
        Some((position, found)) => Err(CodeError::Character { position, found }),
        None => Ok(()),
    }
}

/// Compares the check digit at a position, which counts from 1, with the one that was computed. The text is ASCII.
pub(crate) fn expect_check(text: &str, position: usize, expected: char) -> Result<(), CodeError> {
    let found = char::from(text.as_bytes()[position - 1]);
    if found == expected {
        Ok(())
    } else {
        Err(CodeError::CheckDigit { position, expected, found })
    }
}

/// The sum of each character's value times its weight, as far as there are weights.
pub(crate) fn weighted_sum(
    text: &str,
    weights: impl IntoIterator<Item = usize>,
    value: impl Fn(char) -> Option<usize>,
) -> usize {
    text.chars().filter_map(value).zip(weights).map(|(value, weight)| value * weight).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_paste_is_read() {
        let rows = [
            ("", ""),
            ("12 34\t5\u{3000}6\n", "123456"),
            ("\u{FF10}\u{FF19}\u{FF21}\u{FF3A}\u{FF58}", "09AZx"),
            ("\u{FF01}\u{FF5E}", "!~"),
            ("\u{200B}1\u{200F}2\u{202A}3\u{202E}4\u{2060}5\u{FEFF}6", "123456"),
            ("1-2\u{2010}3\u{2015}4\u{2212}5\u{FF0D}6", "123456"),
            ("1_2/3\u{2016}4\u{FF00}5\u{FF5F}", "1_2/3\u{2016}4\u{FF00}5\u{FF5F}"),
        ];
        for (typed, read) in rows {
            assert_eq!(compact(typed), read, "{typed:?}");
        }
        assert_eq!(narrow(" 6\u{2014}18 "), "6-18");
    }

    #[test]
    fn places_count_from_one() {
        let digit = |_, c: char| c.is_ascii_digit();
        assert_eq!(expect_each("123", digit), Ok(()));
        assert_eq!(
            expect_each("a23", digit),
            Err(CodeError::Character { position: 1, found: 'a' })
        );
        assert_eq!(
            expect_each("12\u{4E00}b", digit),
            Err(CodeError::Character { position: 3, found: '\u{4E00}' })
        );
    }

    #[test]
    fn a_sum_stops_where_the_weights_stop() {
        assert_eq!(weighted_sum("1239", [3, 2, 1], |c| c.to_digit(10).map(|d| d as usize)), 10);
    }
}
