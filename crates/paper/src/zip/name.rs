//! Which names an archive may hold, so that every system unpacks every file, and none outside its folder.

use std::fmt::Write;
use std::ops::RangeInclusive;

/// What is wrong with a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameFault {
    /// No name, or a folder without one (`a//b`, `a/`).
    Empty,
    /// More than 65,535 bytes.
    TooLong,
    /// `.` or `..`, which lead elsewhere.
    Dots,
    /// It begins at a root: `/a` or `C:`.
    Absolute,
    /// A backslash, which is a folder's mark on one system and a letter on another.
    Backslash,
    /// NUL or another control character.
    Control(char),
    /// A character that may be written in another way, or that is not seen: combining marks, writing directions.
    Unsteady(char),
    /// Windows has no such file: a device (`CON`), a sign that names may not hold (`a:b`), a dot or a blank at the end.
    Reserved,
    /// The archive has this name, small and capital letters being one.
    Double,
}

/// The name as it is compared with others: under NFC and without capital letters.
///
/// A name is taken only if NFC leaves it as it is, so no table of compositions is needed.
pub(crate) fn folded(name: &str) -> Result<String, NameFault> {
    if name.len() >= usize::from(u16::MAX) {
        return Err(NameFault::TooLong);
    }
    for c in name.chars() {
        match c {
            '\\' => return Err(NameFault::Backslash),
            c if c.is_control() => return Err(NameFault::Control(c)),
            c if !is_steady(c) => return Err(NameFault::Unsteady(c)),
            _ => {}
        }
    }
    if name.starts_with('/') || has_drive(name) {
        return Err(NameFault::Absolute);
    }
    for part in name.split('/') {
        match part {
            "" => return Err(NameFault::Empty),
            "." | ".." => return Err(NameFault::Dots),
            part if is_reserved(part) => return Err(NameFault::Reserved),
            _ => {}
        }
    }
    Ok(name.chars().flat_map(char::to_lowercase).collect())
}

/// Signs that no name on Windows has; the colon would name a stream beside the file.
const SIGNS: &[char] = &['<', '>', ':', '"', '|', '?', '*'];
/// Names of devices, whatever ends them.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

fn is_reserved(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    let is_number = |rest: &str| {
        let mut signs = rest.chars();
        signs.next().is_some_and(|sign| "123456789¹²³".contains(sign)) && signs.next().is_none()
    };
    part.ends_with(['.', ' '])
        || part.contains(SIGNS)
        || DEVICES.contains(&stem.as_str())
        || numbered.is_some_and(is_number)
}

/// Enough of a stranger's name to recognise it; what is not seen, or turns the letters around, is told by its number.
#[must_use]
pub fn shown(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().take(SHOWN) {
        if c.is_control() || !is_steady(c) {
            // Writing into a String cannot fail.
            let _ = write!(out, "[U+{:04X}]", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// So many characters of a name are shown.
const SHOWN: usize = 80;

fn has_drive(name: &str) -> bool {
    matches!(name.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

/// Whether NFC leaves a character alone, whatever stands beside it. Lists what people write names in here; other
/// characters are refused.
fn is_steady(c: char) -> bool {
    STEADY.iter().any(|range| range.contains(&c))
}

const STEADY: &[RangeInclusive<char>] = &[
    ' '..='~',
    // Latin, but for the soft hyphen; Greek; Cyrillic.
    '\u{a0}'..='\u{ac}',
    '\u{ae}'..='\u{2ff}',
    '\u{388}'..='\u{482}',
    '\u{48a}'..='\u{52f}',
    '\u{1e00}'..='\u{1eff}',
    // Dashes, quotation marks, dots; arrows, numbers, signs.
    '\u{2010}'..='\u{2027}',
    '\u{2030}'..='\u{205e}',
    '\u{2070}'..='\u{20b5}',
    '\u{2100}'..='\u{2125}',
    '\u{2150}'..='\u{2328}',
    '\u{232b}'..='\u{27bf}',
    // Chinese, Japanese and Korean.
    '\u{2e80}'..='\u{3029}',
    '\u{3030}'..='\u{3098}',
    '\u{309b}'..='\u{9fff}',
    '\u{ac00}'..='\u{d7a3}',
    '\u{ff01}'..='\u{ff9f}',
    '\u{ffe0}'..='\u{ffe6}',
    '\u{1f300}'..='\u{1faff}',
    '\u{20000}'..='\u{2f7ff}',
    '\u{30000}'..='\u{3ffff}',
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::canonical_combining_class;
    use unicode_normalization::{IsNormalized, is_nfc_quick};

    use super::*;

    #[test]
    fn names_that_some_system_would_not_unpack_say_why() {
        let faults = [
            ("", NameFault::Empty),
            ("a//b", NameFault::Empty),
            ("a/", NameFault::Empty),
            ("../a", NameFault::Dots),
            ("a/../b", NameFault::Dots),
            ("./a", NameFault::Dots),
            ("/a", NameFault::Absolute),
            ("C:/a", NameFault::Absolute),
            ("a\\b", NameFault::Backslash),
            ("a\0b", NameFault::Control('\0')),
            ("a\u{85}b", NameFault::Control('\u{85}')),
            ("e\u{301}", NameFault::Unsteady('\u{301}')),
            ("\u{1100}\u{1161}", NameFault::Unsteady('\u{1100}')),
            ("\u{212b}", NameFault::Unsteady('\u{212b}')),
            ("\u{f900}", NameFault::Unsteady('\u{f900}')),
            ("a\u{202e}gpj.exe", NameFault::Unsteady('\u{202e}')),
            ("con", NameFault::Reserved),
            ("a/NUL.txt", NameFault::Reserved),
            ("Aux .pdf/b", NameFault::Reserved),
            ("COM1", NameFault::Reserved),
            ("lpt\u{b2}.log", NameFault::Reserved),
            ("a.", NameFault::Reserved),
            ("a /b", NameFault::Reserved),
            ("a.txt:stream", NameFault::Reserved),
            ("a?", NameFault::Reserved),
        ];
        for (name, fault) in faults {
            assert_eq!(folded(name), Err(fault), "{name:?}");
        }
        assert_eq!(folded(&"a".repeat(65_535)), Err(NameFault::TooLong));
    }

    #[test]
    fn names_of_many_languages_are_taken() {
        for name in [
            "a..b",
            "COM",
            "COM10",
            "console",
            "nul-1.txt",
            ".a",
            " a",
            "[a]",
            "'a' (1)",
            "佐证材料/㛃䶮𠮷.docx",
            "전병철 증명서.pdf",
            "Émile—“x”（1）.jpg",
            "…",
            "Ж 👷",
        ] {
            assert!(folded(name).is_ok(), "{name}");
        }
        assert_eq!(folded("ÀΣ/X"), Ok("àσ/x".to_owned()));
    }

    #[test]
    fn what_is_not_seen_is_shown_by_its_number() {
        assert_eq!(shown("a\u{202e}gpj.\0é/一"), "a[U+202E]gpj.[U+0000]é/一");
        assert_eq!(shown(&"年".repeat(99)), "年".repeat(80));
    }

    /// Judged by another's tables.
    #[test]
    fn what_is_steady_stays_under_nfc_whatever_stands_beside_it() {
        for c in '\0'..=char::MAX {
            if is_steady(c) {
                let alone = is_nfc_quick(std::iter::once(c));
                assert!(alone == IsNormalized::Yes && canonical_combining_class(c) == 0, "{c:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_name_that_is_taken_is_its_own_nfc(name in prop::collection::vec(any::<char>(), 0..6)) {
            let name = String::from_iter(name);
            if folded(&name).is_ok() {
                prop_assert_eq!(name.nfc().collect::<String>(), name);
            }
        }
    }
}
