//! Archives and both kinds of packages.

use teji_batch::{open_batch, package_kind};
use teji_dossier::{Application, Change, OpenError, open};
use teji_paper::{Archive, ArchiveItem, Entry, Limits, Packing, UnzipError};

use crate::answers::{reads_again, reads_again_as_batch};
use crate::{Answer, Said};

/// Opens an archive, unpacks all of it, and packs it anew.
pub(crate) fn zip(bytes: &[u8]) -> Answer {
    let limits = Limits::default();
    match unpacked(bytes, &limits) {
        Ok(files) => {
            packs_again(&files);
            Answer::new()
        }
        Err(error) => vec![of_archive(&error)],
    }
}

fn unpacked(bytes: &[u8], limits: &Limits) -> Result<Vec<(String, Vec<u8>)>, UnzipError> {
    let archive = Archive::open(&mut { bytes }, limits)?;
    assert!(archive.items().len() <= usize::from(limits.entries));
    let told: u64 = archive.items().iter().map(ArchiveItem::size).sum();
    assert!(told <= limits.whole(bytes.len() as u64));
    let mut files = Vec::new();
    for item in archive.items() {
        let file = item.bytes(&mut { bytes })?;
        assert_eq!(file.len() as u64, item.size());
        files.push((item.name().to_owned(), file));
    }
    Ok(files)
}

/// What is taken out of an archive can be put into one, and is the same again.
fn packs_again(files: &[(String, Vec<u8>)]) {
    let entry = |(name, bytes): &'_ (String, Vec<u8>)| -> Vec<u8> {
        let entry = Entry { name, bytes, packing: Packing::Stored };
        let packed = teji_paper::zip(&[entry]);
        assert!(packed.is_ok(), "{name:?}");
        packed.unwrap_or_default()
    };
    for file in files {
        let again = unpacked(&entry(file), &Limits::default());
        if again == Err(UnzipError::Two) && holds_an_end(&file.1) {
            // A file that is an archive's end to every reader cannot be told from one.
            continue;
        }
        assert_eq!(again.as_deref(), Ok(std::slice::from_ref(file)));
    }
}

fn holds_an_end(bytes: &[u8]) -> bool {
    bytes.windows(4).any(|four| four == b"PK\x05\x06")
}

/// Opens an applicant's package.
pub(crate) fn person(bytes: &[u8]) -> Answer {
    let opened = match open(&mut { bytes }) {
        Ok(opened) => opened,
        Err(error) => return vec![of_package(&error)],
    };
    reads_again(&opened.application);
    assert!(opened.evidence.len() <= most_evidence(&opened.application));
    unpack_all(bytes, opened.evidence.iter().map(|(_, item)| item));
    opened.changes.iter().map(of_change).collect()
}

/// Asks which kind of package it is, and opens an enterprise's.
pub(crate) fn batch(bytes: &[u8]) -> Answer {
    if let Err(error) = package_kind(&mut { bytes }) {
        return vec![of_package(&error)];
    }
    let opened = match open_batch(&mut { bytes }) {
        Ok(opened) => opened,
        Err(error) => return vec![of_package(&error)],
    };
    reads_again_as_batch(&opened.batch);
    unpack_all(bytes, opened.evidence.iter().map(|(_, item)| item));
    opened.changes.iter().map(of_change).collect()
}

fn most_evidence(application: &Application) -> usize {
    application.evidence.iter().count()
}

/// Evidence gives no more than it tells, whether it is whole or damaged.
fn unpack_all<'a>(bytes: &[u8], items: impl Iterator<Item = &'a ArchiveItem>) {
    for item in items {
        let mut given = 0;
        // Damaged evidence was told as changed; here only its size is looked at.
        let _ = item.unpack(&mut { bytes }, &mut |piece| given += piece.len() as u64);
        assert!(given <= item.size());
    }
}

pub(crate) fn of_archive(error: &UnzipError) -> Said {
    Said { key: error.key(), args: error.args() }
}

pub(crate) fn of_package(error: &OpenError) -> Said {
    Said { key: error.key(), args: error.args() }
}

pub(crate) fn of_change(change: &Change) -> Said {
    Said { key: change.key(), args: change.args() }
}
