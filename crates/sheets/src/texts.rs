//! Texts of cells: runs put together, what is not text left out, escapes undone; and the texts that cells share.

use quick_xml::events::Event;
use teji_paper::{ArchiveItem, Source};

use crate::SheetError;
use crate::markup::{Markup, character};

/// Excel's own limit for a cell, in UTF-16 units; characters are counted here, which is at most as strict.
const CHARACTERS: usize = 32_767;
/// Bytes of all shared texts together: those of two million cells, each with its own of sixteen characters.
const BYTES: usize = 96 << 20;
/// As many as would fill eighty columns of a hundred thousand rows, no text twice.
const COUNT: usize = 8 << 20;

/// The texts that cells share, in one piece of memory.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shared {
    all: String,
    ends: Vec<u32>,
}

impl Shared {
    /// Reads `sharedStrings.xml`.
    pub(crate) fn read(item: &ArchiveItem, source: &mut dyn Source) -> Result<Self, SheetError> {
        let mut markup = Markup::long(item, source);
        let mut shared = Self::default();
        loop {
            match markup.next()? {
                Event::Start(start) if start.local_name().as_ref() == "si" => {
                    text_inside(&mut markup, &mut shared.all)?;
                    shared.close(&markup)?;
                }
                Event::Empty(start) if start.local_name().as_ref() == "si" => {
                    shared.close(&markup)?;
                }
                Event::Eof => return Ok(shared),
                _ => {}
            }
        }
    }

    fn close(&mut self, markup: &Markup) -> Result<(), SheetError> {
        if self.all.len() > BYTES || self.ends.len() == COUNT {
            return Err(markup.too_much());
        }
        self.ends.push(u32::try_from(self.all.len()).map_err(|_| markup.too_much())?);
        Ok(())
    }

    /// The text of a number.
    #[inline]
    pub(crate) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)? as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.all.get(start..end)
    }
}

/// Reads the text of an `si` or `is` up to its end: plain or in runs, without the readings above the line.
pub(crate) fn text_inside(markup: &mut Markup, out: &mut String) -> Result<(), SheetError> {
    let outer = markup.depth();
    let (start, mut before, mut characters) = (out.len(), out.len(), 0);
    let (mut in_text, mut in_reading) = (false, false);
    loop {
        match markup.next()? {
            Event::Start(start) => match start.local_name().as_ref() {
                "t" => in_text = true,
                "rPh" => in_reading = true,
                _ => {}
            },
            Event::End(end) => match end.local_name().as_ref() {
                "t" => in_text = false,
                "rPh" => in_reading = false,
                _ => {}
            },
            Event::Eof => return Err(markup.damaged()),
            event if in_text && !in_reading => {
                append(&event, out).ok_or_else(|| markup.damaged())?;
            }
            _ => {}
        }
        // Only what is new is counted: a text may come in thirty thousand pieces.
        characters += out[before..].chars().count();
        before = out.len();
        if characters > CHARACTERS {
            return Err(markup.too_much());
        }
        if markup.depth() < outer {
            unescape(out, start);
            return Ok(());
        }
    }
}

/// Whether a cell cannot hold so much.
#[inline]
pub(crate) fn too_long(text: &str) -> bool {
    text.len() > CHARACTERS && text.chars().count() > CHARACTERS
}

/// Whether a text has more bytes than any text of a cell, before its characters are counted.
#[inline]
pub(crate) fn is_far_too_long(text: &str) -> bool {
    text.len() > CHARACTERS * 4
}

/// Puts what an event says behind a text; nothing where it cannot be read.
#[inline]
pub(crate) fn append(event: &Event, out: &mut String) -> Option<()> {
    match event {
        Event::Text(text) if !text.as_bytes().contains(&b'\r') => out.push_str(text),
        Event::Text(text) => out.push_str(&text.xml10_content()),
        Event::CData(text) => out.push_str(&text.xml10_content()),
        Event::GeneralRef(reference) => out.push(character(reference)?),
        _ => {}
    }
    Some(())
}

/// Undoes `_x000D_` and its like from a place on, as ECMA-376 part 1, 22.4.2.4 has it.
pub(crate) fn unescape(text: &mut String, from: usize) {
    let has_mark = text.as_bytes()[from..].contains(&b'_');
    if !has_mark || !text[from..].contains("_x") {
        return;
    }
    let old = text.split_off(from);
    let mut rest = old.as_str();
    while let Some(at) = rest.find("_x") {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((c, length)) = escaped(rest) {
            text.push(c);
            rest = &rest[length..];
        } else {
            text.push_str("_x");
            rest = &rest[2..];
        }
    }
    text.push_str(rest);
}

/// The character that an escape, or a pair of them, stands for, and how long it is.
fn escaped(text: &str) -> Option<(char, usize)> {
    let first = unit(text)?;
    if let Some(c) = char::from_u32(first.into()) {
        return Some((c, ESCAPE));
    }
    let pair = [first, unit(&text[ESCAPE..])?];
    let c = char::decode_utf16(pair).next()?.ok()?;
    Some((c, 2 * ESCAPE))
}

const ESCAPE: usize = "_xHHHH_".len();

fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("_x")?.get(..4)?;
    let whole = digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        && text.as_bytes().get(6) == Some(&b'_');
    whole.then(|| u16::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone_and_what_looks_like_them_stays() {
        for (written, wanted) in [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_xD840__xDC00_", "𠀀"),
            ("_xD840_", "_xD840_"),
            ("_x00", "_x00"),
            ("_x00年年_", "_x00年年_"),
            ("_x+00D_", "_x+00D_"),
            ("x_y_x", "x_y_x"),
            ("_xzzzz_", "_xzzzz_"),
        ] {
            let mut text = format!("_x0041_{written}");
            unescape(&mut text, 7);
            assert_eq!(text, format!("_x0041_{wanted}"));
        }
    }
}
