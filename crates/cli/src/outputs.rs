//! What a call writes: asked before long work whether each file may be written where it is to be.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::call::{Given, shown};
use crate::fault::Fault;
use crate::files::{self, STDIN};

/// The options that name a file to be written.
const WRITTEN: [&str; 4] = ["marked", "results", "out", "letter"];
/// The options that name a file to be read.
const READ: [&str; 3] = ["plan", "identity", "passphrase-file"];

/// Whether all that is written may be: never over what is read, not even by force.
pub(crate) fn may_be_written(given: &Given) -> Result<(), Fault> {
    for path in WRITTEN.into_iter().filter_map(|name| given.path(name)) {
        if inputs(given).any(|input| is_same(path, input)) {
            return Err(Fault::call("call.own_input").of(&shown(path)));
        }
        files::may_be_written(path, given.has("force"))?;
    }
    Ok(())
}

fn inputs(given: &Given) -> impl Iterator<Item = &OsStr> {
    let named = READ.into_iter().filter_map(|name| given.path(name));
    given.files.iter().map(AsRef::as_ref).chain(named)
}

/// Whether two names lead to one file, however they are spelt; `-` leads to what standard input is read from.
pub(crate) fn is_same(output: &OsStr, input: &OsStr) -> bool {
    let is_one_place = input != STDIN && place(output).is_some_and(|at| Some(at) == place(input));
    is_one_place || is_one_node(output, input)
}

/// Where a file is: of one that is not there, its name in its folder.
fn place(path: &OsStr) -> Option<PathBuf> {
    let path = Path::new(path);
    path.canonicalize().ok().or_else(|| {
        let folder = files::folder(path).canonicalize().ok()?;
        Some(folder.join(path.file_name()?))
    })
}

/// Whether two names are those of one file that is there.
#[cfg(unix)]
fn is_one_node(output: &OsStr, input: &OsStr) -> bool {
    use std::os::unix::fs::MetadataExt;
    let node = |metadata: std::fs::Metadata| (metadata.dev(), metadata.ino());
    let read = if input == STDIN { of_stdin() } else { Path::new(input).metadata() };
    let written = Path::new(output).metadata().map(node);
    written.is_ok_and(|written| read.map(node).is_ok_and(|read| read == written))
}

#[cfg(not(unix))]
fn is_one_node(_: &OsStr, _: &OsStr) -> bool {
    false
}

#[cfg(unix)]
fn of_stdin() -> std::io::Result<std::fs::Metadata> {
    use std::os::fd::AsFd;
    let own = std::io::stdin().as_fd().try_clone_to_owned()?;
    std::fs::File::from(own).metadata()
}
