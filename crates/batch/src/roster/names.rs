//! Names and lines of text in cells: blanks go, the characters of a name stay.

use super::cells::{Note, Reading, is_invisible, narrow_sign, plain_number, shortened};
use super::grid::{Given, Stored};
use super::remark::Weight;

/// Reads a name.
pub(crate) fn name(given: Given<'_>) -> Reading {
    let raw = given.text;
    let plain: String = raw.chars().filter(|sign| !is_invisible(*sign)).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let is_han = plain.chars().all(|sign| sign.is_whitespace() || is_of_han_name(sign));
    let tidy = words.join(if is_han { "" } else { " " });
    let tidy: String = tidy.chars().map(dot).collect();
    if given.stored == Stored::ByHand {
        return Reading::plain(raw.trim());
    }
    if let Some(key) = oddity(&tidy) {
        let note = Note::new(Weight::Confirm, key).with("found", &shortened(raw));
        return Reading::held(note.offering(vec![tidy]));
    }
    if tidy == raw { Reading::plain(tidy) } else { Reading::tidied(tidy, "roster.tidied_name") }
}

/// What a name can hardly have.
fn oddity(name: &str) -> Option<&'static str> {
    let lost = |sign: char| {
        matches!(sign, '?' | '？' | '□' | '\u{25af}' | '\u{3013}' | '\u{fffd}')
            || matches!(u32::from(sign), 0xe000..=0xf8ff | 0xf_0000..)
    };
    let odd = |sign: char| sign.is_ascii_digit() || matches!(sign, '/' | '、' | ',' | '，' | '*');
    if name.chars().any(lost) {
        Some("roster.name_lost")
    } else if name.chars().any(odd) || name.chars().count() > 30 {
        Some("roster.name_odd")
    } else {
        None
    }
}

/// The dot within names of several parts has one form.
fn dot(sign: char) -> char {
    if is_dot(sign) { '·' } else { sign }
}

fn is_dot(sign: char) -> bool {
    matches!(sign, '•' | '‧' | '・' | '･' | '∙' | '⋅' | '．')
}

fn is_of_han_name(sign: char) -> bool {
    is_dot(sign)
        || sign == '·'
        || matches!(u32::from(sign), 0x3007 | 0x3400..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff | 0xe000..=0xf8ff)
}

/// Reads a line of text; a number stands for its digits.
pub(crate) fn line(given: Given<'_>) -> Reading {
    match given.stored {
        Stored::ByHand => Reading::plain(given.text.trim()),
        Stored::Number => Reading::plain(plain_number(given.text)),
        _ => {
            let shown: String = given.text.chars().filter(|sign| !is_invisible(*sign)).collect();
            let tidy = shown.split_whitespace().collect::<Vec<_>>().join(" ");
            let tidy = tidy.trim_start_matches('\'').to_owned();
            if tidy == given.text {
                Reading::plain(tidy)
            } else {
                Reading::tidied(tidy, "roster.tidied_text")
            }
        }
    }
}

/// Words as they are compared: in plain signs, without blanks.
pub(crate) fn compared(text: &str) -> String {
    let shown = text.chars().filter(|sign| !sign.is_whitespace() && !is_invisible(*sign));
    let plain = shown.map(narrow_sign);
    plain.map(|sign| if sign.is_ascii() { sign.to_ascii_lowercase() } else { sign }).collect()
}
