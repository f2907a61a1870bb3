//! Where a cell is, as `B12` says it; columns count from 0, rows from 1.

use std::fmt;

/// The most rows of a sheet.
pub(crate) const ROWS: u32 = 1 << 20;
/// The most columns of a sheet.
pub(crate) const COLUMNS: u32 = 1 << 14;

/// The name of a column: `A` for 0, `AA` for 26.
#[must_use]
pub fn column_name(mut column: u32) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()));
        match (column / 26).checked_sub(1) {
            Some(rest) => column = rest,
            None => return letters.iter().rev().collect(),
        }
    }
}

/// The column and the row of a reference; columns and rows beyond every sheet are saturated.
#[inline]
pub(crate) fn place(reference: &str) -> Option<(u32, u32)> {
    let bytes = reference.as_bytes();
    let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let digits = &bytes[letters..];
    if letters == 0 || digits.is_empty() {
        return None;
    }
    let column = bytes[..letters].iter().fold(0_u32, |sum, byte| {
        sum.saturating_mul(26).saturating_add(u32::from(byte.to_ascii_uppercase() - b'A') + 1)
    });
    let row = digits.iter().try_fold(0_u32, |sum, byte| {
        let digit = byte.is_ascii_digit().then(|| u32::from(byte - b'0'))?;
        Some(sum.saturating_mul(10).saturating_add(digit))
    })?;
    (row > 0).then_some((column - 1, row))
}

/// A block of cells, first and last included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Range {
    /// The first column, from 0.
    pub first_column: u32,
    /// The first row, as Excel numbers it.
    pub first_row: u32,
    /// The last column.
    pub last_column: u32,
    /// The last row.
    pub last_row: u32,
}

impl Range {
    /// What `A1:C3` or `B2` names, if it is in a sheet.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        let (first_column, first_row) = place(first)?;
        let (last_column, last_row) = place(last)?;
        let good = first_column <= last_column
            && first_row <= last_row
            && last_column < COLUMNS
            && last_row <= ROWS;
        good.then_some(Self { first_column, first_row, last_column, last_row })
    }
}

impl fmt::Display for Range {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let [first, last] = [self.first_column, self.last_column].map(column_name);
        write!(out, "{first}{}:{last}{}", self.first_row, self.last_row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_and_read_back() {
        for (column, name) in
            [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
        {
            assert_eq!(column_name(column), name);
            assert_eq!(place(&format!("{name}12")), Some((column, 12)));
        }
    }

    #[test]
    fn what_is_no_reference_is_none() {
        for text in ["", "A", "1", "A0", "A-1", "Ａ1", "A1B", "$A$1"] {
            assert_eq!(place(text), None, "{text}");
        }
        assert_eq!(place("ZZZZZZZZZZ99999999999"), Some((u32::MAX - 1, u32::MAX)));
        assert_eq!(Range::parse("XFE1"), None);
        assert_eq!(Range::parse("B2:A1"), None);
        assert_eq!(Range::parse("A1:C3").unwrap().to_string(), "A1:C3");
    }
}
