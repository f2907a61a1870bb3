use std::io::{Cursor, Read};

use proptest::prelude::*;
use zip::{CompressionMethod, DateTime, ZipArchive};

use super::*;

const TEXT: &[u8] = "特级技师 特级技师 特级技师 特级技师".as_bytes();

fn entry<'a>(name: &'a str, bytes: &'a [u8], packing: Packing) -> Entry<'a> {
    Entry { name, bytes, packing }
}

/// Names and bytes as another's reader has them, which checks sizes and checksums.
fn read(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    let all = (0..archive.len()).map(|at| {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = vec![];
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    });
    all.collect()
}

#[test]
fn another_reader_finds_names_and_bytes() {
    let entries = [
        entry("申报表/㛃𠮷.xml", TEXT, Packing::Deflated),
        entry("photo.jpg", &[0xff, 0xd8, 0], Packing::Stored),
        entry("empty", b"", Packing::Deflated),
    ];
    let archive = zip(&entries).unwrap();
    let wanted = entries.map(|entry| (entry.name.to_owned(), entry.bytes.to_vec()));
    assert_eq!(read(&archive), wanted);
    assert_eq!(zip(&entries).unwrap(), archive, "equal entries give equal bytes");
}

#[test]
fn times_are_fixed_and_nothing_extra_is_told() {
    let archive = zip(&[entry("a", TEXT, Packing::Deflated)]).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    let file = archive.by_index(0).unwrap();
    assert_eq!(file.last_modified(), Some(DateTime::default()));
    assert_eq!(file.compression(), CompressionMethod::Deflated);
    assert_eq!(file.extra_data(), None);
    assert_eq!((file.comment(), file.unix_mode()), ("", Some(0o100_644)));
}

#[test]
fn heads_without_bytes_make_the_same_archive() {
    let entries = [entry("一.txt", TEXT, Packing::Stored), entry("b", TEXT, Packing::Deflated)];
    let mut archive = Zip::default();
    let mut crc = Crc::default();
    crc.update(TEXT);
    let mut bytes = archive.outside("一.txt", TEXT.len() as u64, crc.value()).unwrap();
    bytes.extend(TEXT);
    bytes.extend(archive.entry(&entries[1]).unwrap());
    bytes.extend(archive.finish().unwrap());
    assert_eq!(bytes, zip(&entries).unwrap());
}

#[test]
fn a_name_stands_once_whatever_its_letters() {
    let both =
        [entry("照片/A.JPG", b"", Packing::Stored), entry("照片/a.jpg", b"", Packing::Stored)];
    let double = ZipError::Name("照片/a.jpg".into(), NameFault::Double);
    assert_eq!(zip(&both), Err(double));
}

#[test]
fn what_needs_zip64_is_refused() {
    let most = u64::from(u32::MAX);
    let mut archive = Zip::default();
    assert_eq!(archive.outside("a", most, 0), Err(ZipError::EntryTooLarge("a".into())));
    assert!(archive.outside("a", most - 32, 0).is_ok());
    assert_eq!(archive.outside("b", 0, 0), Err(ZipError::ArchiveTooLarge));
    assert_eq!(archive.finish(), Err(ZipError::ArchiveTooLarge));

    let mut archive = Zip::default();
    for number in 0..65_534 {
        archive.outside(&number.to_string(), 0, 0).unwrap();
    }
    assert_eq!(archive.outside("more", 0, 0), Err(ZipError::TooMany));
    assert!(archive.finish().is_ok());
}

#[test]
fn what_was_refused_leaves_no_trace() {
    let mut archive = Zip::default();
    assert!(archive.outside("../a", 0, 0).is_err());
    assert!(archive.outside("a", u64::MAX, 0).is_err());
    let entry = entry("a", TEXT, Packing::Deflated);
    let bytes = [archive.entry(&entry).unwrap(), archive.finish().unwrap()].concat();
    assert_eq!(bytes, zip(&[entry]).unwrap());
}

fn any_packing() -> impl Strategy<Value = Packing> {
    prop_oneof![Just(Packing::Stored), Just(Packing::Deflated)]
}

proptest! {
    #[test]
    fn any_bytes_come_back(
        files in prop::collection::vec((any::<Vec<u8>>(), any_packing()), 0..6),
    ) {
        let names: Vec<String> = (0..files.len()).map(|number| format!("第{number}件")).collect();
        let entries: Vec<Entry> = files.iter().zip(&names)
            .map(|((bytes, packing), name)| entry(name, bytes, *packing))
            .collect();
        let back = read(&zip(&entries).unwrap());
        prop_assert_eq!(back.len(), files.len());
        for (entry, (name, bytes)) in entries.iter().zip(back) {
            prop_assert_eq!(entry.name, name);
            prop_assert_eq!(entry.bytes, bytes);
        }
    }

    #[test]
    fn any_name_is_taken_or_refused_without_panic(name in prop::collection::vec(any::<char>(), 0..6)) {
        let name = String::from_iter(name);
        let made = zip(&[entry(&name, b"x", Packing::Stored)]);
        if let Ok(archive) = made {
            prop_assert_eq!(&read(&archive)[0].0, &name);
        }
    }
}
