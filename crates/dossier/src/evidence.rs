//! Files that prove something: what kind they are, by their bytes, and under which name they are filed.

use teji_fields::Facts;
use teji_paper::{Digest, Format};

use crate::application::{Application, Group, Spot};
use crate::forms::{EVIDENCE_MEDIA, EVIDENCE_NAME, EVIDENCE_SHA256, EVIDENCE_SIZE, EVIDENCE_TITLE};
use crate::list::Entry;

/// The kinds of files that everybody who receives papers can open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Media {
    /// A photo.
    Jpeg,
    /// A picture without loss, a scan usually.
    Png,
    /// A document.
    Pdf,
}

/// What is known of a file whose bytes are kept outside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kept {
    /// The number of its entry.
    pub number: u32,
    /// How many bytes it has.
    pub size: u64,
    /// The CRC-32 of its bytes.
    pub crc: u32,
    /// The SHA-256 of its bytes.
    pub sha256: Digest,
}

impl Kept {
    /// What the answers tell of a file, as if it were kept here; nothing where they do not tell it. Its CRC-32 is not told.
    #[must_use]
    pub fn told(entry: &Entry) -> Option<Self> {
        let sha256 = Digest::read(entry.facts.typed(EVIDENCE_SHA256.id)?)?;
        let size = EVIDENCE_SIZE.known(&entry.facts)?;
        Some(Self { number: entry.id, size, crc: 0, sha256 })
    }
}

impl Media {
    /// So many first bytes tell what a file is.
    pub(crate) const START: usize = 8;

    /// What a file is by its first bytes (eight are enough), never by its name; nothing for other kinds.
    #[must_use]
    pub fn of(start: &[u8]) -> Option<Self> {
        if start.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else if start.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if start.starts_with(b"%PDF-") {
            Some(Self::Pdf)
        } else {
            None
        }
    }

    /// Its name in answers.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }

    /// How the names of such files end.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }

    /// Its name on the web.
    #[must_use]
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
        }
    }

    /// As a picture; nothing for what is none.
    fn format(self) -> Option<Format> {
        match self {
            Self::Jpeg => Some(Format::Jpeg),
            Self::Png => Some(Format::Png),
            Self::Pdf => None,
        }
    }

    fn of_entry(entry: &Entry) -> Option<Self> {
        let media = EVIDENCE_MEDIA.known(&entry.facts)?;
        [Self::Jpeg, Self::Png, Self::Pdf].into_iter().find(|one| one.id() == media.id)
    }
}

/// The width and height in dots that a picture tells of itself, without decoding it: a browser takes four bytes of
/// memory for each dot, however small the file is.
///
/// Nothing for what is no picture, for one whose first bytes (these) end before they tell it, and for one that has no
/// dots or leaves their number to its end. The head of a photo may be some hundred kilobytes long.
#[must_use]
pub fn dimensions(start: &[u8]) -> Option<(u32, u32)> {
    let (width, height) = Media::of(start)?.format()?.size(start)?;
    (width > 0 && height > 0).then_some((width, height))
}

impl Application {
    /// Adds a file to the evidence and tells its number, under which its bytes are to be kept; [`List::NONE`] where the
    /// evidence is full. Its title is begun with the name under which it was chosen.
    ///
    /// [`List::NONE`]: crate::List::NONE
    pub fn attach(&mut self, name: &str, media: Media, size: u64, sha256: Digest) -> u32 {
        let title = name.rsplit_once('.').map_or(name, |(title, _)| title);
        let facts = Facts::default()
            .with(EVIDENCE_TITLE.id, title)
            .with(EVIDENCE_NAME.id, name)
            .with(EVIDENCE_MEDIA.id, media.id())
            .with(EVIDENCE_SIZE.id, size.to_string())
            .with(EVIDENCE_SHA256.id, sha256.to_string());
        self.evidence.add(facts)
    }

    /// The entry of a file with the same bytes, if there is one.
    #[must_use]
    pub fn twin(&self, sha256: Digest) -> Option<u32> {
        let same = |entry: &&Entry| {
            entry.facts.typed(EVIDENCE_SHA256.id) == Some(sha256.to_string().as_str())
        };
        self.evidence.iter().find(same).map(|entry| entry.id)
    }

    /// The digest that was told of the evidence of that number when it was added.
    pub(crate) fn told_digest(&self, number: u32) -> Option<&str> {
        self.typed(Spot::Entry(Group::Evidence, number), EVIDENCE_SHA256.id)
    }
}

/// Whether a file is of the kind, the size and the digest that were told when it was added.
pub(crate) fn is_as_told(entry: &Entry, start: &[u8], size: u64, sha256: Option<&str>) -> bool {
    let media = Media::of(start);
    media.is_some()
        && media == Media::of_entry(entry)
        && EVIDENCE_SIZE.known(&entry.facts) == Some(size)
        && sha256.is_some()
        && sha256 == entry.facts.typed(EVIDENCE_SHA256.id)
}

/// The name under which evidence is filed, in ASCII: its number and how such files end. Nothing, where it is not known
/// what kind of file it is.
#[must_use]
pub fn file_name(entry: &Entry) -> Option<String> {
    let media = Media::of_entry(entry)?;
    Some(format!("e{:02}.{}", entry.id, media.ending()))
}

#[cfg(test)]
mod tests {
    use teji_paper::Sha256;

    use super::*;

    #[test]
    fn kinds_are_told_by_bytes() {
        let kinds: [(&[u8], _); 6] = [
            (b"\xff\xd8\xff\xe0", Some(Media::Jpeg)),
            (b"\x89PNG\r\n\x1a\n\0", Some(Media::Png)),
            (b"%PDF-1.7", Some(Media::Pdf)),
            (b"PK\x03\x04", None),
            (b"<html>", None),
            (b"", None),
        ];
        for (bytes, kind) in kinds {
            assert_eq!(Media::of(bytes), kind, "{bytes:?}");
        }
    }

    /// A photo: its first segment holds a small picture of its own, and another one is long.
    fn photo(width: u16, height: u16) -> Vec<u8> {
        let small = b"\xff\xd8\xff\xc0\0\x0b\x08\0\x10\0\x10\x01\xff\xd9";
        let mut bytes = b"\xff\xd8\xff\xe1\0\x10".to_vec();
        bytes.extend(small);
        bytes.extend(b"\xff\xe2\xff\xff");
        bytes.resize(bytes.len() + 65_533, 0xc0);
        bytes.extend(b"\xff\xff\xdb\0\x03\0\xff\xc2\0\x11\x08");
        bytes.extend([height.to_be_bytes(), width.to_be_bytes()].concat());
        bytes
    }

    fn scan(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend([width.to_be_bytes(), height.to_be_bytes()].concat());
        bytes
    }

    #[test]
    fn pictures_tell_their_size_without_being_decoded() {
        for (width, height) in [(1, 1), (4032, 3024), (60_000, 60_000)] {
            let told = Some((width.into(), height.into()));
            assert_eq!(dimensions(&photo(width, height)), told);
            assert_eq!(dimensions(&scan(width.into(), height.into())), told);
        }
        assert_eq!(dimensions(&scan(u32::MAX, 1)), Some((u32::MAX, 1)));
    }

    #[test]
    fn a_picture_that_does_not_tell_its_size_has_none() {
        for whole in [photo(8, 8), scan(8, 8)] {
            for end in 0..whole.len() {
                assert_eq!(dimensions(&whole[..end]), None, "{end}");
            }
        }
        for flat in [photo(0, 8), photo(8, 0), scan(0, 8), scan(8, 0)] {
            assert_eq!(dimensions(&flat), None);
        }
        for other in [&b"%PDF-1.7"[..], b"<svg width=\"9\" height=\"9\"/>", b"GIF89a\x09\0\x09\0"] {
            assert_eq!(dimensions(other), None);
        }
        let circling = [&b"\xff\xd8\xff\xe0\0\0"[..], &[0; 64]].concat();
        assert_eq!(dimensions(&circling), None);
        assert_eq!(dimensions(b"\x89PNG\r\n\x1a\n\0\0\0\rIDAT\0\0\0\x08\0\0\0\x08"), None);
    }

    #[test]
    fn a_file_is_as_told_only_in_kind_and_size_and_digest() {
        let told = |media, size, sha256: &str| {
            let facts = Facts::default()
                .with(EVIDENCE_MEDIA.id, media)
                .with(EVIDENCE_SIZE.id, size)
                .with(EVIDENCE_SHA256.id, sha256);
            Entry { id: 1, facts, unseen: false }
        };
        let right = told("pdf", "7", "ab");
        assert!(is_as_told(&right, b"%PDF-1.7", 7, Some("ab")));
        assert!(!is_as_told(&right, b"%PDF-1.7", 8, Some("ab")));
        assert!(!is_as_told(&right, b"%PDF-1.7", 7, Some("cd")));
        assert!(!is_as_told(&right, b"%PDF-1.7", 7, None));
        assert!(!is_as_told(&right, b"\xff\xd8\xff", 7, Some("ab")));
        assert!(!is_as_told(&right, b"<html>", 7, Some("ab")));
        for other in [told("jpeg", "7", "ab"), told("pdf", "", "ab"), told("pdf", "7", "")] {
            assert!(!is_as_told(&other, b"%PDF-1.7", 7, Some("ab")));
        }
        let unknown = told("", "7", "");
        assert!(!is_as_told(&unknown, b"<html>", 7, None));
    }

    #[test]
    fn a_files_own_name_is_kept_and_never_used() {
        let mut application = Application::default();
        let sha256 = Sha256::of(b"%PDF-");
        let number = application.attach("..\\张三 220104.pdf.exe", Media::Pdf, 5, sha256);
        let entry = application.evidence.get(number).unwrap();
        assert_eq!(entry.facts.typed(EVIDENCE_NAME.id), Some("..\\张三 220104.pdf.exe"));
        assert_eq!(file_name(entry).as_deref(), Some("e01.pdf"));
        assert_eq!(application.twin(sha256), Some(1));
        assert_eq!(application.twin(Sha256::of(b"other")), None);
        assert_eq!(file_name(&Entry { id: 7, facts: Facts::default(), unseen: false }), None);
    }
}
