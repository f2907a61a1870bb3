use proptest::prelude::*;

use super::*;
use crate::zip::Crc;
use crate::zip::{Entry, Packing, zip};

const LIMITS: Limits =
    Limits { entries: 9, name: 40, total: 1 << 20, free: 1 << 20, ratio: 100, small: 1 << 16 };

fn packed(files: &[(&str, &[u8], Packing)]) -> Vec<u8> {
    let entries: Vec<Entry> = files
        .iter()
        .map(|(name, bytes, packing)| Entry { name, bytes, packing: *packing })
        .collect();
    zip(&entries).unwrap()
}

fn two() -> Vec<u8> {
    packed(&[
        ("a/一.txt", &[b'x'; 3000], Packing::Deflated),
        ("b.bin", b"stored bytes", Packing::Stored),
    ])
}

fn open(bytes: &[u8]) -> Result<Archive, UnzipError> {
    Archive::open(&mut &*bytes, &LIMITS)
}

fn all(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, UnzipError> {
    let archive = open(bytes)?;
    let file = |item: &Item| Ok((item.name().to_owned(), item.bytes(&mut &*bytes)?));
    archive.items().iter().map(file).collect()
}

/// The bytes with others at every place where a text stands.
fn with(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    let places: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

/// The place of a field in the nth record of a kind.
fn place(bytes: &[u8], kind: [u8; 2], number: usize, field: usize) -> usize {
    let head = [b'P', b'K', kind[0], kind[1]];
    let at = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(&head)).nth(number).unwrap();
    at + field
}

const HEAD: [u8; 2] = [3, 4];
const LINE: [u8; 2] = [1, 2];
const END: [u8; 2] = [5, 6];

/// Sets bytes at a field in the head and in the line of the first entry.
fn in_both(field: (usize, usize), value: &[u8]) -> Vec<u8> {
    let mut bytes = two();
    for (kind, field) in [(HEAD, field.0), (LINE, field.1)] {
        let at = place(&bytes, kind, 0, field);
        bytes[at..at + value.len()].copy_from_slice(value);
    }
    bytes
}

fn in_one(kind: [u8; 2], number: usize, field: usize, value: &[u8]) -> Vec<u8> {
    let mut bytes = two();
    let at = place(&bytes, kind, number, field);
    bytes[at..at + value.len()].copy_from_slice(value);
    bytes
}

#[test]
fn what_was_packed_is_unpacked() {
    let wanted =
        [("a/一.txt".to_owned(), vec![b'x'; 3000]), ("b.bin".to_owned(), b"stored bytes".to_vec())];
    assert_eq!(all(&two()).unwrap(), wanted);
    assert_eq!(all(&packed(&[])).unwrap(), []);
}

#[test]
fn pieces_larger_than_what_is_fetched_at_a_time_are_put_together() {
    let long: Vec<u8> =
        (0..700_000_u32).flat_map(|at| (at.wrapping_mul(at)).to_le_bytes()).collect();
    let limits = Limits { total: 1 << 30, free: 1 << 30, ..LIMITS };
    for packing in [Packing::Stored, Packing::Deflated] {
        let bytes = packed(&[("long", &long, packing)]);
        let archive = Archive::open(&mut bytes.as_slice(), &limits).unwrap();
        assert_eq!(archive.items()[0].bytes(&mut bytes.as_slice()).unwrap(), long);
    }
}

#[test]
fn archives_of_other_makers_are_read() {
    use std::io::{Cursor, Write};
    let mut writer = zip::ZipWriter::new(Cursor::new(vec![]));
    let options = zip::write::SimpleFileOptions::default();
    writer.add_directory("folder/", options).unwrap();
    writer.start_file("folder/资料.txt", options).unwrap();
    writer.write_all(&[7; 5000]).unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    assert_eq!(all(&bytes).unwrap(), [("folder/资料.txt".to_owned(), vec![7; 5000])]);
}

/// Sizes follow the bytes where a maker could not go back to the head.
#[test]
fn archives_that_were_written_in_one_go_are_read() {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new_stream(vec![]);
    let options = zip::write::SimpleFileOptions::default();
    for name in ["one.txt", "two.txt"] {
        writer.start_file(name, options).unwrap();
        writer.write_all(name.repeat(99).as_bytes()).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    let wanted = ["one.txt", "two.txt"].map(|name| (name.to_owned(), name.repeat(99).into_bytes()));
    assert_eq!(all(&bytes).unwrap(), wanted);
}

#[test]
fn a_comment_at_the_end_does_no_harm() {
    let mut bytes = two();
    let comment = b"a comment PK\x05\x06 with a sign of an end";
    let at = bytes.len() - 2;
    bytes[at..].copy_from_slice(&u16::try_from(comment.len()).unwrap().to_le_bytes());
    bytes.extend(comment);
    assert_eq!(all(&bytes).unwrap(), all(&two()).unwrap());
}

/// Evidence may hold any bytes; these look like the end of an archive whose comment is all that follows.
#[test]
fn a_file_that_looks_like_an_end_by_chance_is_a_file() {
    let mut file = b"PK\x05\x06\x90\x94\x92\x96\x91\x95\x93\x57PTRoup/c".to_vec();
    let follows = packed(&[("a", b"", Packing::Stored)]).len() - b"PK\x03\x04".len() - 26 - 1;
    file.extend(u16::try_from(follows).unwrap().to_le_bytes());
    let bytes = packed(&[("a", &file, Packing::Stored)]);
    let at = bytes.windows(4).position(|four| four == b"PK\x05\x06").unwrap();
    let comment = usize::from(u16::from_le_bytes([bytes[at + 20], bytes[at + 21]]));
    assert_eq!(bytes.len() - at - 22, comment);
    assert_eq!(all(&bytes).unwrap(), [("a".to_owned(), file)]);
}

/// An archive that fills the comment of another one: which of them is read hangs on who reads.
#[test]
fn an_archive_in_the_comment_of_another_is_refused() {
    let inner = packed(&[("other", b"hidden", Packing::Stored)]);
    let mut bytes = two();
    let at = bytes.len() - 2;
    bytes[at..].copy_from_slice(&u16::try_from(inner.len()).unwrap().to_le_bytes());
    bytes.extend(inner);
    assert_eq!(open(&bytes).err(), Some(UnzipError::Two));
}

#[test]
fn another_name_beside_the_own_one_is_refused() {
    let extra = [&b"\x75\x70\x09\0\x01"[..], &[0; 4], b"evil"].concat();
    let plain = packed(&[("good", b"1", Packing::Stored)]);
    let (end, line) = (place(&plain, END, 0, 0), place(&plain, LINE, 0, 0));
    let mut in_line = plain.clone();
    in_line.splice(end..end, extra.iter().copied());
    in_line[line + 30] = u8::try_from(extra.len()).unwrap();
    in_line[end + extra.len() + 12] += u8::try_from(extra.len()).unwrap();
    let mut in_head = plain;
    in_head.splice(34..34, extra.iter().copied());
    in_head[28] = u8::try_from(extra.len()).unwrap();
    in_head[end + extra.len() + 16] += u8::try_from(extra.len()).unwrap();
    for bytes in [in_line, in_head] {
        assert_eq!(open(&bytes).err(), Some(UnzipError::Mismatch("good".into())));
    }
}

#[test]
fn a_folder_has_no_bytes() {
    let bytes = with(&packed(&[("a-", b"hidden", Packing::Stored)]), b"a-", b"a/");
    assert_eq!(open(&bytes).err(), Some(UnzipError::Mismatch("a/".into())));
}

#[test]
fn an_archive_for_large_files_is_refused() {
    use std::io::{Cursor, Write};
    let mut writer = zip::ZipWriter::new(Cursor::new(vec![]));
    let options = zip::write::SimpleFileOptions::default().large_file(true);
    writer.start_file("large.bin", options).unwrap();
    writer.write_all(b"small").unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    assert!(matches!(open(&bytes), Err(UnzipError::Large | UnzipError::Mismatch(_))));
}

#[test]
fn what_is_no_archive_or_cut_off_is_refused() {
    let two = two();
    for bytes in [b"".as_slice(), b"PK", b"%PDF-1.7", &two[1..], &two[..two.len() - 1]] {
        assert_eq!(open(bytes).err(), Some(UnzipError::NotZip));
    }
    let more = [two.as_slice(), b"more"].concat();
    assert_eq!(open(&more).err(), Some(UnzipError::NotZip));
    let fewer_here = in_one(END, 0, 8, &[1, 0]);
    assert_eq!(open(&fewer_here).err(), Some(UnzipError::NotZip));
    let ends = in_one(END, 0, 10, &[3, 0]);
    assert_eq!(open(&ends).err(), Some(UnzipError::NotZip));
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    for (to, fault) in [
        ("../x.xyzab", NameFault::Dots),
        ("/etc/passw", NameFault::Absolute),
        ("a\\b\\cdefgh", NameFault::Backslash),
        ("C:/windows", NameFault::Absolute),
        ("a\0bcdefghi", NameFault::Control('\0')),
        ("a//bcdefgh", NameFault::Empty),
        ("./abcdefgh", NameFault::Dots),
    ] {
        let bytes = with(&two(), "a/一.txt".as_bytes(), &to.as_bytes()[..9]);
        let name = to[..9].to_owned();
        assert_eq!(open(&bytes).err(), Some(UnzipError::Name(name, fault)), "{to}");
    }
}

#[test]
fn doubles_are_found_whatever_their_letters() {
    let files: [(&str, &[u8], Packing); 2] =
        [("abcde", b"1", Packing::Stored), ("fghij", b"2", Packing::Stored)];
    let bytes = with(&packed(&files), b"fghij", b"ABCDE");
    let double = UnzipError::Name("ABCDE".into(), NameFault::Double);
    assert_eq!(open(&bytes).err(), Some(double));
    let bytes = with(&packed(&files), b"fghij", b"abcde");
    assert!(matches!(open(&bytes), Err(UnzipError::Name(_, NameFault::Double))));
    let folder: [(&str, &[u8], Packing); 2] =
        [("ab/de", b"1", Packing::Stored), ("fg", b"2", Packing::Stored)];
    let bytes = with(&packed(&folder), b"fg", b"ab");
    assert!(matches!(open(&bytes), Err(UnzipError::Name(_, NameFault::Double))));
}

#[test]
fn names_must_be_utf8_and_short() {
    let bytes = with(&two(), "一".as_bytes(), b"\xff\xfe\xfd");
    assert_eq!(open(&bytes).err(), Some(UnzipError::NotUtf8));
    let bytes = in_both((6, 8), &[0, 0]);
    assert_eq!(open(&bytes).err(), Some(UnzipError::NotUtf8));
    let long = packed(&[(&"n".repeat(41), b"", Packing::Stored)]);
    assert_eq!(open(&long).err(), Some(UnzipError::LongName));
}

#[test]
fn what_is_told_differently_in_both_heads_is_refused() {
    let mismatch = Some(UnzipError::Mismatch("a/一.txt".into()));
    for (field, value) in
        [(6, [0, 0]), (8, [0, 0]), (14, [1, 1]), (18, [1, 1]), (22, [1, 1]), (26, [1, 0])]
    {
        assert_eq!(open(&in_one(HEAD, 0, field, &value)).err(), mismatch, "{field}");
    }
    assert_eq!(open(&in_one(HEAD, 0, 31, b"!")).err(), mismatch);
}

#[test]
fn encrypted_files_links_and_other_methods_are_refused() {
    let name = || "a/一.txt".to_owned();
    for flags in [[1, 8], [1 << 6, 8], [0, 8 | 1 << 5]] {
        assert_eq!(open(&in_both((6, 8), &flags)).err(), Some(UnzipError::Encrypted(name())));
    }
    for method in [[9, 0], [14, 0], [12, 0], [99, 0]] {
        assert_eq!(open(&in_both((8, 10), &method)).err(), Some(UnzipError::Method(name())));
    }
    for host in [0, 3, 19] {
        let mut link = in_one(LINE, 0, 40, &0o120_777_u16.to_le_bytes());
        let at = place(&link, LINE, 0, 5);
        link[at] = host;
        assert_eq!(open(&link).err(), Some(UnzipError::NoFile(name())), "{host}");
    }
    let link = in_one(LINE, 0, 40, &0o120_777_u16.to_le_bytes());
    assert_eq!(open(&link).err(), Some(UnzipError::NoFile(name())));
}

#[test]
fn files_that_lie_over_each_other_are_refused() {
    let mut bytes = packed(&[("a", b"1", Packing::Stored), ("b", b"1", Packing::Stored)]);
    let at = place(&bytes, LINE, 1, 42);
    bytes[at..at + 4].copy_from_slice(&[0; 4]);
    assert!(matches!(open(&bytes), Err(UnzipError::Mismatch(_))));
    let reaches = in_both((18, 20), &60_u32.to_le_bytes());
    assert_eq!(open(&reaches).err(), Some(UnzipError::Overlap("b.bin".into())));
    let leaves = in_both((18, 20), &4000_u32.to_le_bytes());
    assert_eq!(open(&leaves).err(), Some(UnzipError::Overlap("a/一.txt".into())));
}

#[test]
fn caps_hold_before_anything_is_unpacked() {
    let many: Vec<String> = (0..10).map(|number| number.to_string()).collect();
    let many: Vec<_> =
        many.iter().map(|name| (name.as_str(), b"".as_slice(), Packing::Stored)).collect();
    assert_eq!(open(&packed(&many)).err(), Some(UnzipError::TooMany { most: 9, found: 10 }));
    let most: Vec<String> = (0..9).map(|number| number.to_string()).collect();
    let most: Vec<_> =
        most.iter().map(|name| (name.as_str(), b"".as_slice(), Packing::Stored)).collect();
    assert!(open(&packed(&most)).is_ok());
    assert!(open(&packed(&[("most", &vec![1; 1 << 20], Packing::Stored)])).is_ok());
    assert!(open(&packed(&[(&"n".repeat(40), b"", Packing::Stored)])).is_ok());
    let large = vec![1; (1 << 20) + 1];
    let error = open(&packed(&[("large", &large, Packing::Stored)])).err();
    assert_eq!(error, Some(UnzipError::TooLarge { most: 1 << 20, found: (1 << 20) + 1 }));
    let bomb = vec![0; 1 << 20];
    let error = open(&packed(&[("bomb", &bomb, Packing::Deflated)])).err();
    assert_eq!(error, Some(UnzipError::Ratio("bomb".into())));
    let monotonous = packed(&[("text", &bomb[..1 << 16], Packing::Deflated)]);
    assert!(open(&monotonous).is_ok());
}

/// Files that are small one by one are measured together, by what the archive itself has.
#[test]
fn many_small_files_are_no_way_around_the_cap() {
    let limits = Limits { total: 1 << 30, free: 1 << 18, small: 1 << 17, ..LIMITS };
    let text = vec![b'a'; 1 << 16];
    let opened = |count: usize| {
        let names: Vec<String> = (0..count).map(|number| number.to_string()).collect();
        let files: Vec<_> =
            names.iter().map(|name| (name.as_str(), text.as_slice(), Packing::Deflated)).collect();
        let bytes = packed(&files);
        (Archive::open(&mut bytes.as_slice(), &limits).err(), bytes.len() as u64)
    };
    assert_eq!(opened(4).0, None);
    let (error, size) = opened(6);
    let most = (1 << 18) + 4 * size;
    assert_eq!(error, Some(UnzipError::TooLarge { most, found: 6 << 16 }));
    let noise: Vec<u8> = (0..1_u32 << 18)
        .map(|at| (at.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0])
        .collect();
    let stored = packed(&[("photo", &noise, Packing::Stored), ("text", &text, Packing::Deflated)]);
    assert!(Archive::open(&mut stored.as_slice(), &limits).is_ok());
}

#[test]
fn a_file_with_the_name_of_a_folder_is_refused_however_deep() {
    let opened = |one: &str, other: &str| {
        let before = "~".repeat(one.len());
        let names = [before.as_str(), other];
        let bytes = packed(&names.map(|name| (name, b"".as_slice(), Packing::Stored)));
        open(&with(&bytes, before.as_bytes(), one.as_bytes()))
    };
    for [one, other] in [["a/b", "a/b/c/d"], ["A/B", "a/b/c"], ["a/b", "a/B/c"]] {
        let double = UnzipError::Name(one.into(), NameFault::Double);
        assert_eq!(opened(one, other).err(), Some(double), "{one}");
    }
    for [one, other] in [["a/b", "a/b-/c"], ["a/b", "a/bc"], ["b", "a/b/c"]] {
        assert!(opened(one, other).is_ok(), "{one}");
    }
}

/// A bomb that tells a small size gives out no more than that.
#[test]
fn a_file_gives_out_no_more_than_it_tells() {
    let bytes = in_both((22, 24), &10_u32.to_le_bytes());
    let archive = open(&bytes).unwrap();
    let mut given = 0;
    let error = archive.items()[0].unpack(&mut bytes.as_slice(), &mut |piece| given += piece.len());
    assert_eq!(error, Err(UnzipError::Damaged("a/一.txt".into())));
    assert!(given <= 10);
}

/// An archive with one deflated file, whose packed bytes are given.
fn of_packed(packed_bytes: &[u8], unpacked: &[u8]) -> Vec<u8> {
    let mut bytes = packed(&[("one", packed_bytes, Packing::Stored)]);
    let mut crc = Crc::default();
    crc.update(unpacked);
    let size = u32::try_from(unpacked.len()).unwrap();
    for (kind, method, crc_at, size_at) in [(HEAD, 8, 14, 22), (LINE, 10, 16, 24)] {
        for (field, value) in [
            (method, vec![8, 0]),
            (crc_at, crc.value().to_le_bytes().into()),
            (size_at, size.to_le_bytes().into()),
        ] {
            let at = place(&bytes, kind, 0, field);
            bytes[at..at + value.len()].copy_from_slice(&value);
        }
    }
    bytes
}

#[test]
fn a_stream_ends_where_its_file_does() {
    use std::io::Write;
    let text = b"some text some text some text";
    let mut encoder = flate2::write::DeflateEncoder::new(vec![], flate2::Compression::default());
    encoder.write_all(text).unwrap();
    let stream = encoder.finish().unwrap();
    assert_eq!(all(&of_packed(&stream, text)).unwrap(), [("one".to_owned(), text.to_vec())]);
    let damaged = Err(UnzipError::Damaged("one".into()));
    assert_eq!(all(&of_packed(&[&stream, b"more".as_slice()].concat(), text)), damaged);
    assert_eq!(all(&of_packed(&stream[..stream.len() - 1], text)), damaged);
    assert_eq!(all(&of_packed(b"", text)), damaged);
}

#[test]
fn what_is_stored_is_as_large_as_it_is_packed() {
    let mut bytes = two();
    for (kind, field) in [(HEAD, 22), (LINE, 24)] {
        let at = place(&bytes, kind, 1, field);
        bytes[at] -= 1;
    }
    assert_eq!(open(&bytes).err(), Some(UnzipError::Mismatch("b.bin".into())));
}

#[test]
fn volumes_and_zip64_are_refused() {
    for (field, value) in
        [(10, vec![0xff; 2]), (12, vec![0xff; 4]), (16, vec![0xff; 4]), (4, vec![1, 0])]
    {
        assert_eq!(open(&in_one(END, 0, field, &value)).err(), Some(UnzipError::Large), "{field}");
    }
    assert_eq!(open(&in_one(LINE, 0, 20, &[0xff; 4])).err(), Some(UnzipError::Large));
}

struct Broken;

impl Source for Broken {
    fn size(&self) -> u64 {
        1000
    }

    fn read(&mut self, _: u64, _: u64) -> Option<Vec<u8>> {
        None
    }
}

#[test]
fn bytes_that_cannot_be_had_are_told() {
    assert_eq!(Archive::open(&mut Broken, &LIMITS).err(), Some(UnzipError::Unreadable));
}

proptest! {
    #[test]
    fn one_changed_byte_never_changes_a_file_unnoticed(at in 0..400_usize, bit in 0..8_u8) {
        let whole = two();
        let at = at % whole.len();
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << bit;
        if let Ok(files) = all(&bytes) {
            let wanted: Vec<Vec<u8>> = all(&whole).unwrap().into_iter().map(|file| file.1).collect();
            let found: Vec<Vec<u8>> = files.into_iter().map(|file| file.1).collect();
            prop_assert_eq!(found, wanted);
        }
    }

    #[test]
    fn nothing_can_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let tail = two();
        let _ = all(&bytes);
        let _ = all(&[bytes, tail].concat());
    }
}
