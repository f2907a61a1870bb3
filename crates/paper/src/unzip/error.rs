//! Why an archive is not unpacked.

use crate::zip::{NameFault, shown};

/// Why an archive is not unpacked; a text is the name of the entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum UnzipError {
    /// It is no ZIP archive, or it was cut off.
    NotZip,
    /// Its bytes could not be fetched.
    Unreadable,
    /// It wants ZIP64 or several volumes.
    Large,
    /// It ends twice, so that one reader would find other files in it than another.
    Two,
    /// It has too many entries.
    TooMany {
        /// The most that are taken.
        most: u16,
        /// How many there are.
        found: u16,
    },
    /// Its files are too large together.
    TooLarge {
        /// The most bytes that are taken.
        most: u64,
        /// How many it tells of.
        found: u64,
    },
    /// A name is too long.
    LongName,
    /// A name is not UTF-8.
    NotUtf8,
    /// A name that some system would not unpack, or not where it belongs.
    Name(String, NameFault),
    /// A file becomes suspiciously large when it is unpacked.
    Ratio(String),
    /// A file lies over another one.
    Overlap(String),
    /// A link or something else that is no file.
    NoFile(String),
    /// A file is encrypted.
    Encrypted(String),
    /// A file is packed in a way that is not read here.
    Method(String),
    /// The two heads of a file do not say the same.
    Mismatch(String),
    /// A file's bytes are not those that were packed.
    Damaged(String),
}

impl UnzipError {
    /// Every key that [`UnzipError::key`] can give.
    pub const KEYS: [&'static str; 21] = [
        "unzip.not_zip",
        "unzip.unreadable",
        "unzip.large",
        "unzip.two",
        "unzip.too_many",
        "unzip.too_large",
        "unzip.long_name",
        "unzip.not_utf8",
        "unzip.name_empty",
        "unzip.name_dots",
        "unzip.name_root",
        "unzip.name_hidden",
        "unzip.name_windows",
        "unzip.name_double",
        "unzip.ratio",
        "unzip.overlap",
        "unzip.no_file",
        "unzip.encrypted",
        "unzip.method",
        "unzip.mismatch",
        "unzip.damaged",
    ];

    /// The key under which a text file words it.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotZip => "unzip.not_zip",
            Self::Unreadable => "unzip.unreadable",
            Self::Large => "unzip.large",
            Self::Two => "unzip.two",
            Self::TooMany { .. } => "unzip.too_many",
            Self::TooLarge { .. } => "unzip.too_large",
            Self::LongName => "unzip.long_name",
            Self::NotUtf8 => "unzip.not_utf8",
            Self::Name(_, fault) => key_of_name(*fault),
            Self::Ratio(_) => "unzip.ratio",
            Self::Overlap(_) => "unzip.overlap",
            Self::NoFile(_) => "unzip.no_file",
            Self::Encrypted(_) => "unzip.encrypted",
            Self::Method(_) => "unzip.method",
            Self::Mismatch(_) => "unzip.mismatch",
            Self::Damaged(_) => "unzip.damaged",
        }
    }

    /// What fills the gaps of the sentence.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotZip
            | Self::Unreadable
            | Self::Large
            | Self::Two
            | Self::LongName
            | Self::NotUtf8
            | Self::Name(_, NameFault::TooLong) => Vec::new(),
            Self::TooMany { most, found } => {
                vec![("most", most.to_string()), ("found", found.to_string())]
            }
            Self::TooLarge { most, found } => {
                vec![("most", most.to_string()), ("found", found.to_string())]
            }
            Self::Name(name, _)
            | Self::Ratio(name)
            | Self::Overlap(name)
            | Self::NoFile(name)
            | Self::Encrypted(name)
            | Self::Method(name)
            | Self::Mismatch(name)
            | Self::Damaged(name) => vec![("name", shown(name))],
        }
    }
}

fn key_of_name(fault: NameFault) -> &'static str {
    match fault {
        NameFault::Empty => "unzip.name_empty",
        NameFault::TooLong => "unzip.long_name",
        NameFault::Dots => "unzip.name_dots",
        NameFault::Absolute => "unzip.name_root",
        NameFault::Control(_) | NameFault::Unsteady(_) => "unzip.name_hidden",
        NameFault::Backslash | NameFault::Reserved => "unzip.name_windows",
        NameFault::Double => "unzip.name_double",
    }
}
