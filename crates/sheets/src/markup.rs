//! A part of a workbook as events of XML, read while it is unpacked, behind caps.
//!
//! There are no entities but the five of XML: a part that declares a document type is refused.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use teji_paper::{ArchiveItem, Source, Unpacking, UnzipError};

use crate::SheetError;

/// The events of a part.
pub(crate) struct Markup<'a> {
    reader: Reader<Pieces<'a>>,
    part: &'a str,
    buffer: Vec<u8>,
    depth: u32,
    /// How many events may still come.
    left: u32,
}

/// Tags, texts and comments of a part that tells of the workbook.
const FEW: u32 = 4 << 20;
/// Those of a sheet or of all shared texts: two million cells have fourteen million.
const MANY: u32 = 16 << 20;

/// No workbook nests deeper.
const DEPTH: u32 = 64;
/// One tag, text or comment has no more bytes; a cell of 32,767 characters is far from it.
const EVENT: usize = 1 << 20;

impl<'a> Markup<'a> {
    /// A part that tells of the workbook.
    pub(crate) fn new(item: &'a ArchiveItem, source: &'a mut dyn Source) -> Self {
        Self::with(item, source, FEW)
    }

    /// A sheet, or the shared texts.
    pub(crate) fn long(item: &'a ArchiveItem, source: &'a mut dyn Source) -> Self {
        Self::with(item, source, MANY)
    }

    fn with(item: &'a ArchiveItem, source: &'a mut dyn Source, left: u32) -> Self {
        let pieces = Pieces { unpacking: item.unpacking(source), left: EVENT, fault: None };
        Self {
            reader: Reader::from_reader(pieces),
            part: item.name(),
            buffer: Vec::new(),
            depth: 0,
            left,
        }
    }

    /// The next event.
    pub(crate) fn next(&mut self) -> Result<Event<'_>, SheetError> {
        Ok(self.step()?.1)
    }

    /// The next event, and how many elements are open behind it.
    #[inline]
    pub(crate) fn step(&mut self) -> Result<(u32, Event<'_>), SheetError> {
        self.buffer.clear();
        self.left = self.left.checked_sub(1).ok_or_else(|| self.too_much())?;
        self.reader.get_mut().left = EVENT;
        let Ok(event) = self.reader.read_event_into(&mut self.buffer) else {
            return Err(fault(self.reader.get_mut(), self.part));
        };
        match &event {
            Event::Start(_) if self.depth == DEPTH => {
                return Err(SheetError::TooMuch(self.part.to_owned()));
            }
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof if self.depth > 0 => return Err(SheetError::Damaged(self.part.to_owned())),
            Event::DocType(_) => return Err(SheetError::Damaged(self.part.to_owned())),
            _ => {}
        }
        Ok((self.depth, event))
    }

    /// How many elements are open.
    pub(crate) fn depth(&self) -> u32 {
        self.depth
    }

    /// This part is not as it must be.
    pub(crate) fn damaged(&self) -> SheetError {
        SheetError::Damaged(self.part.to_owned())
    }

    /// This part has more than is taken.
    pub(crate) fn too_much(&self) -> SheetError {
        SheetError::TooMuch(self.part.to_owned())
    }
}

fn fault(pieces: &mut Pieces, part: &str) -> SheetError {
    match pieces.fault.take() {
        Some(fault) => SheetError::Zip(fault),
        None if pieces.left == 0 => SheetError::TooMuch(part.to_owned()),
        None => SheetError::Damaged(part.to_owned()),
    }
}

/// The value of an attribute; one with a prefix is another.
pub(crate) fn attribute<'e>(start: &'e BytesStart, name: &str) -> Option<Cow<'e, str>> {
    let mut all = start.attributes();
    let mut found = all.with_checks(false).flatten();
    let found = found.find(|one| one.key.as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok()
}

/// The attributes of a tag as they are written, with their entities; the last one is nothing where they are not well
/// written.
pub(crate) fn attributes(raw: &str) -> impl Iterator<Item = Option<(&str, &str)>> {
    let mut rest = raw.trim_ascii();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some((key, value, after)) = attribute_of(rest) else {
            rest = "";
            return Some(None);
        };
        rest = after;
        Some(Some((key, value)))
    })
}

/// The first attribute, and what is behind it.
fn attribute_of(text: &str) -> Option<(&str, &str, &str)> {
    let bytes = text.as_bytes();
    let sign = bytes.iter().position(|byte| *byte == b'=')?;
    let behind = text[sign + 1..].trim_ascii_start();
    let quote = *behind.as_bytes().first().filter(|byte| b"\"'".contains(byte))?;
    let value = &behind[1..];
    let end = value.bytes().position(|byte| byte == quote)?;
    let key = text[..sign].trim_ascii_end();
    let is_name = !key.contains(|c: char| c.is_ascii_whitespace() || "\"'<>/".contains(c));
    is_name.then(|| (key, &value[..end], value[end + 1..].trim_ascii_start()))
}

/// The number in an attribute.
pub(crate) fn number(start: &BytesStart, name: &str) -> Option<u32> {
    attribute(start, name)?.trim().parse().ok()
}

/// Whether an attribute says yes.
pub(crate) fn says_yes(start: &BytesStart, name: &str) -> bool {
    attribute(start, name).is_some_and(|value| matches!(value.trim(), "1" | "true" | "on"))
}

/// What a reference to a character stands for.
pub(crate) fn character(reference: &BytesRef) -> Option<char> {
    match reference.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

/// A part as quick-xml wants to read it.
struct Pieces<'a> {
    unpacking: Unpacking<'a>,
    /// How many bytes the present event may still have.
    left: usize,
    fault: Option<UnzipError>,
}

impl BufRead for Pieces<'_> {
    #[inline]
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if let Err(fault) = self.unpacking.fill() {
            self.fault = Some(fault);
        }
        if self.fault.is_some() || self.left == 0 {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let ready = self.unpacking.ready();
        Ok(&ready[..ready.len().min(self.left)])
    }

    #[inline]
    fn consume(&mut self, bytes: usize) {
        self.left = self.left.saturating_sub(bytes);
        self.unpacking.take(bytes);
    }
}

impl Read for Pieces<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let length = ready.len().min(room.len());
        room[..length].copy_from_slice(&ready[..length]);
        self.consume(length);
        Ok(length)
    }
}
