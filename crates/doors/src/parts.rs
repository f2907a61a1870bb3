//! An archive built around fuzzed parts, so that the readers behind its checksums are reached.
//!
//! A line that begins with `@@` names a part; what follows it, up to the next such line, is the part. After a `+` the
//! part is packed, else it is stored.

use teji_paper::{Entry, Packing, zip};

const MARK: &[u8] = b"@@";

/// The archive of these parts. Bytes that name none are taken as they are, and so is what no archive can hold.
pub(crate) fn archive(bytes: &[u8]) -> Vec<u8> {
    if !bytes.starts_with(MARK) {
        return bytes.to_vec();
    }
    let parts = parts(bytes);
    let entries: Vec<Entry> = parts.iter().map(entry).collect();
    zip(&entries).unwrap_or_else(|_| bytes.to_vec())
}

struct Part {
    name: String,
    packing: Packing,
    bytes: Vec<u8>,
}

fn entry(part: &Part) -> Entry<'_> {
    Entry { name: &part.name, bytes: &part.bytes, packing: part.packing }
}

fn parts(bytes: &[u8]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let Some(name) = line.strip_prefix(MARK) {
            parts.push(named(name));
        } else if let Some(part) = parts.last_mut() {
            part.bytes.extend(line);
        }
    }
    parts
}

fn named(line: &[u8]) -> Part {
    let name = line.trim_ascii_end();
    let (name, packing) = match name.strip_prefix(b"+") {
        Some(name) => (name, Packing::Deflated),
        None => (name, Packing::Stored),
    };
    let name = String::from_utf8_lossy(name).into_owned();
    Part { name, packing, bytes: Vec::new() }
}

#[cfg(test)]
mod tests {
    use teji_paper::{Archive, Limits};

    use super::*;

    #[test]
    fn parts_become_files_of_an_archive() {
        let bytes = archive(b"@@a.xml\n<a>\n</a>\n@@+b/c\r\nx@@\n@@d\n");
        let mut source = bytes.as_slice();
        let archive = Archive::open(&mut source, &Limits::default()).unwrap();
        let read = archive
            .items()
            .iter()
            .map(|item| (item.name().to_owned(), item.bytes(&mut bytes.as_slice()).unwrap()));
        let read: Vec<_> = read.collect();
        let wanted = [("a.xml", "<a>\n</a>\n"), ("b/c", "x@@\n"), ("d", "")];
        assert_eq!(read, wanted.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())));
    }

    #[test]
    fn other_bytes_are_taken_as_they_are() {
        assert_eq!(archive(b"PK\x03\x04"), b"PK\x03\x04");
        assert_eq!(archive(b"@@../a\nx"), b"@@../a\nx");
    }
}
