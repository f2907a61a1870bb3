//! A cell on its way to an answer: what is taken of it, and what is said of it.

use super::grid::Given;
use super::remark::Weight;

/// What becomes of a cell.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Reading {
    /// The answer that is taken over; none where it is in doubt.
    pub(crate) typed: Option<String>,
    /// What is said.
    pub(crate) notes: Vec<Note>,
}

/// What is said of a cell, before it is known which.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Note {
    pub(crate) weight: Weight,
    pub(crate) key: &'static str,
    pub(crate) args: Vec<(&'static str, String)>,
    pub(crate) choices: Vec<String>,
}

impl Note {
    pub(crate) fn new(weight: Weight, key: &'static str) -> Self {
        Self { weight, key, args: Vec::new(), choices: Vec::new() }
    }

    pub(crate) fn with(mut self, name: &'static str, value: &(impl ToString + ?Sized)) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    pub(crate) fn offering(mut self, choices: Vec<String>) -> Self {
        self.choices = choices;
        self
    }
}

impl From<teji_fields::Problem> for Note {
    fn from(problem: teji_fields::Problem) -> Self {
        Self { args: problem.args, ..Self::new(Weight::Fix, problem.key) }
    }
}

impl Reading {
    /// Taken as it is.
    pub(crate) fn plain(typed: impl Into<String>) -> Self {
        Self { typed: Some(typed.into()), notes: Vec::new() }
    }

    /// Nothing is taken, for this reason.
    pub(crate) fn held(note: Note) -> Self {
        Self { typed: None, notes: vec![note] }
    }

    /// Taken after it was tidied.
    pub(crate) fn tidied(typed: impl Into<String>, key: &'static str) -> Self {
        Self { typed: Some(typed.into()), notes: vec![Note::new(Weight::Tidied, key)] }
    }

    pub(crate) fn noting(mut self, note: Option<Note>) -> Self {
        self.notes.extend(note);
        self
    }
}

/// A formula that failed, or whose value the file does not have.
pub(crate) fn failed(given: Given<'_>) -> Option<Reading> {
    use super::grid::Stored;
    match given.stored {
        Stored::Fault => Some(Reading::held(
            Note::new(Weight::Fix, "roster.fault").with("found", &shortened(given.text)),
        )),
        Stored::Unreckoned => Some(Reading::held(Note::new(Weight::Fix, "roster.unreckoned"))),
        _ => None,
    }
}

/// Enough of what is in a cell to recognise it.
pub(crate) fn shortened(text: &str) -> String {
    text.trim().chars().take(30).collect()
}

/// A number of a file in plain digits, where it is whole and none of them can be lost; else as it is written.
pub(crate) fn plain_number(stored: &str) -> String {
    exact(stored).unwrap_or_else(|| stored.to_owned())
}

/// So many digits a spreadsheet keeps of a number.
const KEPT_DIGITS: usize = 15;

fn exact(stored: &str) -> Option<String> {
    let (digits, power) = stored.split_once(['e', 'E']).unwrap_or((stored, "0"));
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    let power: usize = power.trim_start_matches('+').parse().ok()?;
    let after = after.trim_end_matches('0');
    let all_digits = [before, after].concat().bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits || before.is_empty() || after.len() > power || before.len() + power > KEPT_DIGITS
    {
        return None;
    }
    Some(format!("{before}{after}{}", "0".repeat(power - after.len())))
}

/// The plain form of full-width signs, blanks and line ends included.
pub(crate) fn narrow(text: &str) -> String {
    text.chars().map(narrow_sign).collect()
}

/// The plain form of a full-width sign.
pub(crate) fn narrow_sign(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => {
            u32::from(sign).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(sign)
        }
        '\u{2013}' | '\u{2014}' => '-',
        sign if sign.is_whitespace() => ' ',
        sign => sign,
    }
}

/// Marks that direct or join text and show nothing.
pub(crate) fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
}
