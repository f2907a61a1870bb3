//! Why a file of somebody's is not read as sheets.

use teji_paper::{UnzipError, shown};

/// Why a workbook, a CSV file or a pasted block is not read; a text is the name of the part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SheetError {
    /// It is none of the files that are read here.
    NotWorkbook,
    /// A workbook of the old kind (.xls, .et), to be saved as .xlsx first.
    Old,
    /// A workbook that wants a password.
    Encrypted,
    /// A sheet of the `OpenDocument` kind (.ods), to be saved as .xlsx first.
    OpenDocument,
    /// A workbook of the binary kind (.xlsb), to be saved as .xlsx first.
    Binary,
    /// A part is missing, or it does not say what it must.
    Damaged(String),
    /// A sheet has more rows than Excel has.
    TooManyRows {
        /// The most that are taken.
        most: u32,
    },
    /// A row has more columns than Excel has.
    TooManyColumns {
        /// The most that are taken.
        most: u32,
    },
    /// A part, or a line of a text file, holds more than a workbook can: texts, formats or nesting.
    TooMuch(String),
    /// The workbook has no sheet of that number.
    NoSheet,
    /// A quote that opens in this line never ends.
    OpenQuote {
        /// The line on which its row begins, from 1.
        line: u32,
    },
    /// The bytes are no text in a known encoding.
    NotText,
    /// The archive around the parts is at fault.
    Zip(UnzipError),
}

impl SheetError {
    /// Every key that [`SheetError::key`] can give beside those of [`UnzipError::KEYS`].
    pub const KEYS: [&'static str; 12] = [
        "sheet.not_workbook",
        "sheet.old",
        "sheet.encrypted",
        "sheet.open_document",
        "sheet.binary",
        "sheet.damaged",
        "sheet.too_many_rows",
        "sheet.too_many_columns",
        "sheet.too_much",
        "sheet.no_sheet",
        "sheet.open_quote",
        "sheet.not_text",
    ];

    /// The key under which a text file words it.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotWorkbook => "sheet.not_workbook",
            Self::Old => "sheet.old",
            Self::Encrypted => "sheet.encrypted",
            Self::OpenDocument => "sheet.open_document",
            Self::Binary => "sheet.binary",
            Self::Damaged(_) => "sheet.damaged",
            Self::TooManyRows { .. } => "sheet.too_many_rows",
            Self::TooManyColumns { .. } => "sheet.too_many_columns",
            Self::TooMuch(_) => "sheet.too_much",
            Self::NoSheet => "sheet.no_sheet",
            Self::OpenQuote { .. } => "sheet.open_quote",
            Self::NotText => "sheet.not_text",
            Self::Zip(error) => error.key(),
        }
    }

    /// What fills the gaps of the sentence.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotWorkbook
            | Self::Old
            | Self::Encrypted
            | Self::OpenDocument
            | Self::Binary
            | Self::NoSheet
            | Self::NotText => Vec::new(),
            Self::Damaged(part) | Self::TooMuch(part) => {
                vec![("part", shown(part))]
            }
            Self::TooManyRows { most } | Self::TooManyColumns { most } => {
                vec![("most", most.to_string())]
            }
            Self::OpenQuote { line } => vec![("line", line.to_string())],
            Self::Zip(error) => error.args(),
        }
    }
}

impl From<UnzipError> for SheetError {
    fn from(error: UnzipError) -> Self {
        Self::Zip(error)
    }
}
