//! What a file is, seen from its first bytes; its name is not asked.

use teji_paper::Source;

/// What a file seems to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A ZIP archive, which a workbook is.
    Archive,
    /// A workbook of the old kind (.xls, .et).
    Old,
    /// A workbook that wants a password.
    Encrypted,
    /// A sheet of the `OpenDocument` kind.
    OpenDocument,
    /// Anything else: text, perhaps.
    Other,
}

const ARCHIVE: &[u8] = b"PK\x03\x04";
const EMPTY_ARCHIVE: &[u8] = b"PK\x05\x06";
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const OPEN_DOCUMENT: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.";
/// Where the first entry of an archive has its name.
const NAME: usize = 30;
const ENCRYPTED: &str = "EncryptedPackage";
/// The directory of a compound file is looked at so far.
const DIRECTORY: u64 = 1 << 14;

/// What a file is; some kilobytes of its head are enough.
///
/// An encrypted workbook whose directory is not in the head is taken as an old one; [`open`](crate::open) looks further.
#[must_use]
pub fn kind(head: &[u8]) -> Kind {
    if head.starts_with(COMPOUND) {
        let name: Vec<u8> = ENCRYPTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let named = head.windows(name.len()).any(|window| window == name);
        return if named { Kind::Encrypted } else { Kind::Old };
    }
    match head.get(NAME..) {
        Some(name) if head.starts_with(ARCHIVE) && name.starts_with(OPEN_DOCUMENT) => {
            Kind::OpenDocument
        }
        _ if head.starts_with(ARCHIVE) || head.starts_with(EMPTY_ARCHIVE) => Kind::Archive,
        _ => Kind::Other,
    }
}

/// What a file is, with the directory of a compound file wherever it lies.
pub(crate) fn kind_of(source: &mut dyn Source) -> Kind {
    let length = source.size().min(DIRECTORY);
    let Some(mut head) = source.read(0, length) else { return Kind::Other };
    let first = kind(&head);
    if first != Kind::Old {
        return first;
    }
    head.extend(directory(source, &head).unwrap_or_default());
    kind(&head)
}

/// The first sectors of the directory of a compound file, as [MS-CFB] 2.2 places them.
fn directory(source: &mut dyn Source, head: &[u8]) -> Option<Vec<u8>> {
    let shift = u16::from_le_bytes(head.get(30..32)?.try_into().ok()?);
    let sector = u32::from_le_bytes(head.get(48..52)?.try_into().ok()?);
    if shift > 12 {
        return None;
    }
    let start = (u64::from(sector) + 1) << shift;
    let length = source.size().checked_sub(start)?.min(DIRECTORY);
    source.read(start, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compound(directory: u32, name: &str) -> Vec<u8> {
        let mut bytes = vec![0; 512 * 64];
        bytes[..8].copy_from_slice(COMPOUND);
        bytes[30] = 9;
        bytes[48..52].copy_from_slice(&directory.to_le_bytes());
        let at = 512 * (directory as usize + 1) + 128;
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes[at..at + name.len()].copy_from_slice(&name);
        bytes
    }

    #[test]
    fn a_compound_file_is_encrypted_where_its_directory_says_so() {
        for (sector, name, wanted) in [
            (0, "Workbook", Kind::Old),
            (0, "EncryptedPackage", Kind::Encrypted),
            (60, "EncryptedPackage", Kind::Encrypted),
            (60, "ET", Kind::Old),
        ] {
            let bytes = compound(sector, name);
            assert_eq!(kind_of(&mut bytes.as_slice()), wanted, "{name} in {sector}");
        }
    }

    #[test]
    fn a_directory_that_is_not_there_does_no_harm() {
        let mut bytes = compound(1, "");
        bytes[48..52].fill(0xff);
        assert_eq!(kind_of(&mut bytes.as_slice()), Kind::Old);
        assert_eq!(kind_of(&mut { COMPOUND }), Kind::Old);
    }

    #[test]
    fn archives_and_texts_are_told_apart() {
        let mut sheet = b"PK\x03\x04".to_vec();
        sheet.resize(NAME, 0);
        assert_eq!(kind(&sheet), Kind::Archive);
        sheet.extend(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
        assert_eq!(kind(&sheet), Kind::OpenDocument);
        for text in ["", "PK", "name,sex"] {
            assert_eq!(kind(text.as_bytes()), Kind::Other, "{text}");
        }
    }
}
