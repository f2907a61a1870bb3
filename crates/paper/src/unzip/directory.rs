//! The records of an archive, read as APPNOTE.TXT 6.3 has them; what is not as it must be is refused.

use std::ops::Range;

use super::{Item, Source, UnzipError};

/// What the end of an archive tells of its directory.
pub(super) struct End {
    pub(super) entries: u16,
    size: u64,
    pub(super) offset: u64,
}

/// A line of the directory.
pub(super) struct Line {
    name: Vec<u8>,
    flags: u16,
    method: u16,
    crc: u32,
    packed: u32,
    size: u32,
    offset: u32,
}

const END: u64 = 22;
const LINE: usize = 46;
const HEAD: u64 = 30;
/// A comment has no more bytes.
const MOST_COMMENT: u64 = 0xffff;
const ENCRYPTED: u16 = 1 | 1 << 6 | 1 << 13;
const SIZES_FOLLOW: u16 = 1 << 3;
const NAMES_ARE_UTF8: u16 = 1 << 11;
const ZIP64: u16 = 1;
/// Another name of the entry, which some programs take in place of its own.
const OTHER_NAME: u16 = 0x7075;
const KIND: u32 = 0o170_000;
const FILE: u32 = 0o100_000;
const FOLDER: u32 = 0o040_000;

/// Exactly these bytes.
pub(super) fn fetch(
    source: &mut dyn Source,
    offset: u64,
    length: u64,
) -> Result<Vec<u8>, UnzipError> {
    let bytes = source.read(offset, length).ok_or(UnzipError::Unreadable)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(UnzipError::Unreadable) }
}

/// Finds the end record: the one whose comment fills the rest of the archive. Where there are two, one lies in the
/// comment of the other, and readers differ in which they take.
pub(super) fn end(source: &mut dyn Source) -> Result<End, UnzipError> {
    let whole = source.size();
    let length = whole.min(END + MOST_COMMENT);
    let tail = fetch(source, whole - length, length)?;
    let fits = |at: &usize| {
        let record = &tail[*at..];
        record.starts_with(b"PK\x05\x06")
            && short(record, 20).is_some_and(|comment| {
                record.len() == usize::from(comment) + usize::try_from(END).unwrap_or(usize::MAX)
            })
    };
    let found: Vec<usize> = (0..tail.len()).filter(fits).collect();
    let at = *found.last().ok_or(UnzipError::NotZip)?;
    // A file within the archive may look like a record by chance, but not like one with a directory before it.
    if found[..found.len() - 1].iter().any(|at| may_end(&tail, whole - length, *at)) {
        return Err(UnzipError::Two);
    }
    let record = &tail[at..];
    let numbers = [4, 6, 8, 10].map(|place| short(record, place).unwrap_or(u16::MAX));
    let [disk, of_directory, here, entries] = numbers;
    let [size, offset] = [12, 16].map(|place| long(record, place).unwrap_or(u32::MAX));
    let start = whole - length + at as u64;
    if entries == u16::MAX || size == u32::MAX || offset == u32::MAX || disk != of_directory {
        return Err(UnzipError::Large);
    }
    if here != entries || disk != 0 || u64::from(offset) + u64::from(size) != start {
        return Err(UnzipError::NotZip);
    }
    Ok(End { entries, size: size.into(), offset: offset.into() })
}

/// Whether some reader could take what stands there for the end of an archive: the directory that it tells of has room
/// before it, whatever else stands before that.
fn may_end(tail: &[u8], skipped: u64, at: usize) -> bool {
    let [size, offset] = [12, 16].map(|place| long(&tail[at..], place).unwrap_or(u32::MAX));
    u64::from(size) + u64::from(offset) <= skipped + at as u64
}

/// The lines of the directory, which must be as many as the end tells and fill it.
pub(super) fn lines(
    source: &mut dyn Source,
    end: &End,
    longest: usize,
) -> Result<Vec<Line>, UnzipError> {
    // Beside its name a line has room for little more: archives of ours have neither extra fields nor comments. What is
    // beyond that is not fetched, and the lines are found not to fill the directory.
    let most = u64::from(end.entries) * (LINE + longest + 512) as u64;
    let directory = fetch(source, end.offset, end.size.min(most))?;
    let (mut lines, mut rest) = (Vec::new(), directory.as_slice());
    for _ in 0..end.entries {
        let (line, after) = line(rest, longest)?;
        lines.push(line);
        rest = after;
    }
    if rest.is_empty() && end.size <= most { Ok(lines) } else { Err(UnzipError::NotZip) }
}

fn line(bytes: &[u8], longest: usize) -> Result<(Line, &[u8]), UnzipError> {
    let cut = UnzipError::NotZip;
    if !bytes.starts_with(b"PK\x01\x02") || bytes.len() < LINE {
        return Err(cut);
    }
    let short = |place| short(bytes, place).unwrap_or_default();
    let long = |place| long(bytes, place).unwrap_or_default();
    let [name, extra, comment] = [28, 30, 32].map(|place| usize::from(short(place)));
    if name > longest {
        return Err(UnzipError::LongName);
    }
    let whole = LINE + name + extra + comment;
    let parts = (bytes.get(LINE..LINE + name), bytes.get(LINE + name..LINE + name + extra));
    let (Some(name), Some(extra), Some(after)) = (parts.0, parts.1, bytes.get(whole..)) else {
        return Err(cut);
    };
    let line = Line {
        name: name.to_vec(),
        flags: short(8),
        method: short(10),
        crc: long(16),
        packed: long(20),
        size: long(24),
        offset: long(42),
    };
    if has(extra, OTHER_NAME) {
        return Err(UnzipError::Mismatch(String::from_utf8_lossy(&line.name).into_owned()));
    }
    let large = [line.packed, line.size, line.offset].contains(&u32::MAX) || has(extra, ZIP64);
    if large || short(34) != 0 {
        return Err(UnzipError::Large);
    }
    let kind = long(38) >> 16 & KIND;
    // Some programs make a link of such an entry whatever system it tells of.
    if ![0, FILE, FOLDER].contains(&kind) {
        return Err(UnzipError::NoFile(String::from_utf8_lossy(name).into_owned()));
    }
    Ok((line, after))
}

/// Whether there is an extra field of that kind.
fn has(mut extra: &[u8], kind: u16) -> bool {
    while let (Some(found), Some(length)) = (short(extra, 0), short(extra, 2)) {
        if found == kind {
            return true;
        }
        extra = extra.get(4 + usize::from(length)..).unwrap_or_default();
    }
    false
}

/// Reads a file's own head, which must say what the directory says, and tells what it covers.
pub(super) fn located(
    source: &mut dyn Source,
    line: &Line,
) -> Result<(Item, Range<u64>), UnzipError> {
    let name = String::from_utf8(line.name.clone()).map_err(|_| UnzipError::NotUtf8)?;
    if line.flags & NAMES_ARE_UTF8 == 0 && !name.is_ascii() {
        return Err(UnzipError::NotUtf8);
    }
    if line.flags & ENCRYPTED != 0 {
        return Err(UnzipError::Encrypted(name));
    }
    if !matches!(line.method, 0 | 8) {
        return Err(UnzipError::Method(name));
    }
    let first = u64::from(line.offset);
    let mismatch = || UnzipError::Mismatch(name.clone());
    let head = source.read(first, HEAD + line.name.len() as u64).ok_or_else(mismatch)?;
    if !agrees(&head, line) {
        return Err(mismatch());
    }
    let extra = short(&head, 28).unwrap_or_default();
    let more = source.read(first + head.len() as u64, extra.into()).ok_or_else(mismatch)?;
    let is_folder = name.ends_with('/');
    if has(&more, OTHER_NAME) || is_folder && line.size > 0 {
        return Err(mismatch());
    }
    let start = first + head.len() as u64 + u64::from(extra);
    let (packed, size) = (u64::from(line.packed), u64::from(line.size));
    let deflated = line.method == 8;
    if !deflated && packed != size {
        return Err(mismatch());
    }
    let item = Item { name, size, packed, crc: line.crc, deflated, start };
    Ok((item, first..start + packed))
}

/// Sizes that follow the bytes are nought in the head.
fn agrees(head: &[u8], line: &Line) -> bool {
    let told = [14, 18, 22].map(|place| long(head, place));
    let wanted = [line.crc, line.packed, line.size].map(Some);
    let later = line.flags & SIZES_FOLLOW != 0 && told == [Some(0); 3];
    head.starts_with(b"PK\x03\x04")
        && short(head, 6) == Some(line.flags)
        && short(head, 8) == Some(line.method)
        && (told == wanted || later)
        && short(head, 26).map(usize::from) == Some(line.name.len())
        && head.get(30..) == Some(&line.name)
}

fn short(bytes: &[u8], place: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(place..place + 2)?.try_into().ok()?))
}

fn long(bytes: &[u8], place: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(place..place + 4)?.try_into().ok()?))
}
