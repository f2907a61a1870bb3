//! What the program ends with: a number on which scripts can rely.

use std::process::ExitCode;

/// How a call ended. Of several, that with the larger number is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Code {
    /// All was done. Who does not fit is an answer, and no failure.
    Fine,
    /// A package has faults that must be mended.
    Found,
    /// The call is wrong.
    Call,
    /// A file cannot be read or written.
    File,
    /// Some rows or lines cannot be read; all others were answered.
    Rows,
}

impl Code {
    /// All of them; the place of each is its number, and its meaning stands under `code.{number}`.
    pub(crate) const ALL: [Self; 5] = [Self::Fine, Self::Found, Self::Call, Self::File, Self::Rows];

    /// The number.
    pub(crate) fn number(self) -> u8 {
        self as u8
    }
}

impl From<Code> for ExitCode {
    fn from(code: Code) -> Self {
        Self::from(code.number())
    }
}
