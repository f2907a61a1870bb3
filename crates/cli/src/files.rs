//! The disk: files are read as far as they are asked for, and written whole or not at all.

use std::ffi::OsStr;
use std::fs::{File, Metadata};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

use teji_paper::Source;
use tempfile::{Builder, NamedTempFile};

use crate::call::shown;
use crate::fault::Fault;

/// What stands for standard input.
pub(crate) const STDIN: &str = "-";
/// What cannot be read here and there, such as standard input, is kept in memory up to so many bytes.
const MOST_STREAM: u64 = 1 << 30;

/// A file of somebody's, read piece by piece.
pub(crate) enum Bytes {
    /// It lies on the disk.
    Disk(File, u64),
    /// It came once and is kept.
    Memory(Vec<u8>),
}

impl Source for Bytes {
    fn size(&self) -> u64 {
        match self {
            Self::Disk(_, size) => *size,
            Self::Memory(bytes) => bytes.len() as u64,
        }
    }

    fn read(&mut self, offset: u64, length: u64) -> Option<Vec<u8>> {
        match self {
            Self::Disk(file, size) => {
                // Nobody is given room for what is not there.
                offset.checked_add(length).filter(|end| end <= size)?;
                file.seek(SeekFrom::Start(offset)).ok()?;
                let mut bytes = vec![0; usize::try_from(length).ok()?];
                file.read_exact(&mut bytes).ok()?;
                Some(bytes)
            }
            Self::Memory(bytes) => Source::read(&mut bytes.as_slice(), offset, length),
        }
    }
}

/// Opens a file, or standard input for `-`.
pub(crate) fn open(path: &OsStr) -> Result<Bytes, Fault> {
    if path == STDIN {
        return kept(&mut io::stdin().lock(), path);
    }
    let (mut file, metadata) = opened(path)?;
    if metadata.is_file() {
        return Ok(Bytes::Disk(file, metadata.len()));
    }
    kept(&mut file, path)
}

fn kept(from: &mut dyn Read, path: &OsStr) -> Result<Bytes, Fault> {
    let mut bytes = Vec::new();
    let read = from.take(MOST_STREAM + 1).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(path, &error))?;
    if bytes.len() as u64 > MOST_STREAM {
        return Err(Fault::file("file.too_large").of(&shown(path)));
    }
    Ok(Bytes::Memory(bytes))
}

fn opened(path: &OsStr) -> Result<(File, Metadata), Fault> {
    let told = File::open(path).and_then(|file| file.metadata().map(|metadata| (file, metadata)));
    let (file, metadata) = told.map_err(|error| unreadable(path, &error))?;
    if metadata.is_dir() {
        return Err(Fault::file("file.folder").of(&shown(path)));
    }
    Ok((file, metadata))
}

/// A file from its beginning to its end, or standard input for `-`.
pub(crate) fn stream(path: &OsStr) -> Result<Box<dyn Read>, Fault> {
    if path == STDIN {
        return Ok(Box::new(io::stdin().lock()));
    }
    Ok(Box::new(opened(path)?.0))
}

/// All of a file that has at most so many bytes.
pub(crate) fn whole(path: &OsStr, most: u64) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let (file, _) = opened(path)?;
    let read = file.take(most + 1).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(path, &error))?;
    if bytes.len() as u64 > most {
        return Err(Fault::file("file.too_large").of(&shown(path)));
    }
    Ok(bytes)
}

/// Why a file cannot be read.
pub(crate) fn unreadable(path: &OsStr, error: &io::Error) -> Fault {
    let key = match error.kind() {
        ErrorKind::NotFound => "file.gone",
        ErrorKind::PermissionDenied => "file.forbidden",
        ErrorKind::IsADirectory => "file.folder",
        _ => "file.unreadable",
    };
    Fault::file(key).of(&shown(path))
}

/// A file in the making: it has its name only when it is whole.
pub(crate) struct Making {
    path: std::path::PathBuf,
    file: NamedTempFile,
    force: bool,
}

/// Begins a file; one that is there already is written over only by `force`.
pub(crate) fn making(path: &OsStr, force: bool) -> Result<Making, Fault> {
    may_be_written(path, force)?;
    let path = Path::new(path).to_owned();
    let mut builder = Builder::new();
    builder.prefix(".teji-");
    // Until it is as open as it is to be, it is its owner's alone.
    let old = path.metadata().ok().filter(Metadata::is_file);
    if old.is_none() {
        open_to_all(&mut builder);
    }
    let file = builder.tempfile_in(folder(&path)).and_then(|file| {
        old.map_or(Ok(()), |old| open_as(file.as_file(), &old))?;
        Ok(file)
    });
    let file = file.map_err(|error| unwritable(path.as_os_str(), &error))?;
    Ok(Making { path, file, force })
}

/// The folder of a file.
pub(crate) fn folder(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Whether a file may be written under this name; asked before long work.
pub(crate) fn may_be_written(path: &OsStr, force: bool) -> Result<(), Fault> {
    let path = Path::new(path);
    if path.is_dir() {
        return Err(Fault::file("file.folder").of(&shown(path.as_os_str())));
    }
    if !force && path.symlink_metadata().is_ok() {
        return Err(Fault::file("file.there").of(&shown(path.as_os_str())));
    }
    if !folder(path).is_dir() {
        return Err(Fault::file("file.no_folder").of(&shown(path.as_os_str())));
    }
    Ok(())
}

/// As open as the machine makes other files: a temporary one would be its owner's alone.
#[cfg(unix)]
fn open_to_all(builder: &mut Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(std::fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn open_to_all(_: &mut Builder<'_, '_>) {}

/// As open as the file that it takes the place of.
#[cfg(unix)]
fn open_as(file: &File, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = old.permissions().mode() & 0o777;
    file.set_permissions(std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn open_as(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

impl Making {
    /// Writes the next bytes.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        let path = self.path.as_os_str();
        self.file.write_all(bytes).map_err(|error| unwritable(path, &error))
    }

    /// Gives the file its name.
    pub(crate) fn finish(self) -> Result<(), Fault> {
        let Self { path, file, force } = self;
        let named = match file.as_file().sync_all() {
            Err(error) => Err(error),
            Ok(()) if force => file.persist(&path).map_err(|error| error.error),
            Ok(()) => file.persist_noclobber(&path).map_err(|error| error.error),
        };
        named.map(drop).map_err(|error| unwritable(path.as_os_str(), &error))
    }
}

/// Writes a file whole.
pub(crate) fn write(path: &OsStr, bytes: &[u8], force: bool) -> Result<(), Fault> {
    let mut making = making(path, force)?;
    making.write(bytes)?;
    making.finish()
}

fn unwritable(path: &OsStr, error: &io::Error) -> Fault {
    let key = match error.kind() {
        ErrorKind::AlreadyExists => "file.there",
        ErrorKind::NotFound => "file.no_folder",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "file.full",
        _ => "file.unwritable",
    };
    Fault::file(key).of(&shown(path))
}
