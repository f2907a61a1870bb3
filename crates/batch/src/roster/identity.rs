//! Identity numbers in cells: digits that a spreadsheet lost are told, and never made up again.

use teji_codes::IdentityNumber;

use super::cells::{Note, Reading, is_invisible, narrow, plain_number};
use super::grid::{Given, Stored};
use super::remark::Weight;

/// Older numbers have so many digits.
const OLD: usize = 15;
const LENGTH: usize = 18;
/// A number that lost its last digits ends so.
const LOST: &str = "000";

/// Reads a cell. A number of more than 15 digits has lost some, or nobody can tell that it has not.
pub(crate) fn read(given: Given<'_>) -> Reading {
    match given.stored {
        Stored::ByHand => check(given.text.trim(), given.text.trim()),
        Stored::Number if is_long(given.text) => lost(given.text),
        Stored::Number => text(&plain_number(given.text)),
        Stored::Text | Stored::Day | Stored::Month | Stored::Flag => text(given.text),
        Stored::Fault | Stored::Unreckoned => Reading::default(),
    }
}

fn lost(found: &str) -> Reading {
    Reading::held(Note::new(Weight::Fix, "roster.id_lost").with("found", &found))
}

/// Whether a stored number has more digits than a spreadsheet keeps.
fn is_long(stored: &str) -> bool {
    plain_number(stored).bytes().filter(u8::is_ascii_digit).count() > OLD || is_scientific(stored)
}

fn is_scientific(text: &str) -> bool {
    let signs = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+');
    text.contains(['e', 'E']) && text.chars().all(signs)
}

fn text(raw: &str) -> Reading {
    let trimmed = raw.trim();
    let tidy = tidied(raw);
    if is_scientific(&tidy) {
        return lost(trimmed);
    }
    if tidy.len() == OLD && tidy.bytes().all(|byte| byte.is_ascii_digit()) {
        return Reading::held(Note::new(Weight::Fix, "roster.id_old"));
    }
    if tidy.contains('*') {
        return Reading::held(Note::new(Weight::Fix, "roster.id_hidden"));
    }
    if tidy.len() == LENGTH && tidy.ends_with(LOST) {
        return zeros(&tidy);
    }
    check(raw, &tidy)
}

/// Three zeros at the end are what a lost end looks like; one number in a thousand has them by right.
fn zeros(tidy: &str) -> Reading {
    if IdentityNumber::parse(tidy).is_err() {
        return lost(tidy);
    }
    let note = Note::new(Weight::Confirm, "roster.id_zeros").with("found", &tidy);
    Reading::held(note.offering(vec![tidy.to_owned()]))
}

fn check(raw: &str, tidy: &str) -> Reading {
    match IdentityNumber::parse(tidy) {
        Ok(_) if raw == tidy => Reading::plain(tidy),
        Ok(_) => Reading::tidied(tidy, "roster.tidied_id"),
        Err(error) => {
            Reading::held(Note { args: error.args(), ..Note::new(Weight::Fix, error.key()) })
        }
    }
}

/// Without blanks, hyphens, invisible marks and the mark by which a spreadsheet is told that it is a text; X is large.
fn tidied(raw: &str) -> String {
    let plain = narrow(raw);
    let plain = plain.trim().trim_start_matches(['\'', '`', '‘', '’']);
    plain
        .chars()
        .filter(|sign| !sign.is_whitespace() && !is_invisible(*sign) && *sign != '-')
        .map(|sign| if sign == 'x' { 'X' } else { sign })
        .collect()
}
