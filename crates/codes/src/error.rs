//! What can be wrong with a number, and at which place.

use std::fmt;

/// Why something typed is not the number it should be.
///
/// `position` counts from 1 over the characters that were read, so spaces and harmless hyphens do not count;
/// `expected` is what the standard asks for there, `found` what was read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "what position, expected and found are stands once, above")]
pub enum CodeError {
    /// There are too many or too few characters.
    Length { expected: usize, found: usize },
    /// This character cannot stand at this place.
    Character { position: usize, found: char },
    /// The check digit does not follow from the characters before it: one of them, or it, is mistyped.
    CheckDigit { position: usize, expected: char, found: char },
    /// Each character may stand where it stands, and yet this part means nothing.
    Component { part: Part, position: usize },
}

/// A part of a number that can be meaningless as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The day of birth in an identity number: such a day must exist.
    BirthDay,
    /// The 16th character of a special-grade certificate number: clause 4.4 wants a capital T.
    Grade,
}

impl CodeError {
    /// Every key that [`CodeError::key`] can give, so that a test can ask a text file for each.
    pub const KEYS: [&'static str; 5] =
        ["code.length", "code.character", "code.check_digit", "code.birth_day", "code.grade"];

    /// The key under which a text file words this fault.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Length { .. } => "code.length",
            Self::Character { .. } => "code.character",
            Self::CheckDigit { .. } => "code.check_digit",
            Self::Component { part: Part::BirthDay, .. } => "code.birth_day",
            Self::Component { part: Part::Grade, .. } => "code.grade",
        }
    }

    /// The values that fill the gaps of the sentence under [`CodeError::key`].
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Length { expected, found } => {
                vec![("expected", expected.to_string()), ("found", found.to_string())]
            }
            Self::Character { position, found } => {
                vec![("position", position.to_string()), ("found", found.to_string())]
            }
            Self::CheckDigit { position, expected, found } => vec![
                ("position", position.to_string()),
                ("expected", expected.to_string()),
                ("found", found.to_string()),
            ],
            Self::Component { part: Part::BirthDay | Part::Grade, position } => {
                vec![("position", position.to_string())]
            }
        }
    }
}

/// Shows the key, for programmers; people read the sentence of a text file.
impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl std::error::Error for CodeError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_has_its_key_and_its_values() {
        let faults = [
            (
                CodeError::Length { expected: 18, found: 17 },
                vec![("expected", "18"), ("found", "17")],
            ),
            (
                CodeError::Character { position: 3, found: 'Z' },
                vec![("position", "3"), ("found", "Z")],
            ),
            (
                CodeError::CheckDigit { position: 18, expected: 'X', found: '1' },
                vec![("position", "18"), ("expected", "X"), ("found", "1")],
            ),
            (CodeError::Component { part: Part::BirthDay, position: 7 }, vec![("position", "7")]),
            (CodeError::Component { part: Part::Grade, position: 16 }, vec![("position", "16")]),
        ];
        assert_eq!(faults.each_ref().map(|(fault, _)| fault.key()), CodeError::KEYS);
        for (fault, args) in faults {
            let shown: Vec<_> = fault.args();
            assert_eq!(
                shown,
                args.iter().map(|(name, value)| (*name, (*value).to_string())).collect::<Vec<_>>()
            );
            assert_eq!(fault.to_string(), fault.key());
        }
    }
}
