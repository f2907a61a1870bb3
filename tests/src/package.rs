//! The npm package as it was built, and programs of Node over it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::Outcome;

/// Where `cargo xtask package` put it: the tests lie in the same target folder.
pub fn package() -> Outcome<PathBuf> {
    let program = env::current_exe()?;
    let target = program.ancestors().nth(3).ok_or("the tests lie in no target folder")?;
    let package = target.join("npm/teji");
    if !package.join("teji.wasm").is_file() {
        return Err("there is no package: run `cargo xtask package` first".into());
    }
    Ok(package)
}

/// What the package is made of beside the modules, as it stands in the sources.
#[must_use]
pub fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/wasm-api")
}

/// What the tests take from npm.
#[must_use]
pub fn from_npm() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules")
}

/// An empty folder outside the project, by this name.
pub fn folder(name: &str) -> Outcome<PathBuf> {
    let folder = env::temp_dir().join(format!("teji-{name}-{}", std::process::id()));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Copies the files of a folder, and those of the folders in it.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)?.flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to)?;
        } else {
            fs::copy(from, to)?;
        }
    }
    Ok(())
}

/// Runs a program in a folder; what it said, or all of it as the fault.
pub fn run(program: &str, words: &[&str], folder: &Path) -> Outcome<String> {
    let done = Command::new(program).args(words).current_dir(folder).output()?;
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    if !done.status.success() {
        let complaint = String::from_utf8_lossy(&done.stderr);
        return Err(format!("{program} {words:?}: {said}{complaint}").into());
    }
    Ok(said)
}

/// An empty folder outside the project in which the package is installed from its tarball, without a network, and beside
/// it what the examples name.
pub fn installed(name: &str, beside: &[&str]) -> Outcome<PathBuf> {
    let folder = folder(name)?;
    let packed = packed(&folder)?;
    fs::write(folder.join("package.json"), "{ \"private\": true, \"type\": \"module\" }")?;
    let file = format!("./{packed}");
    run("npm", &["install", "--offline", "--no-audit", "--no-fund", &file], &folder)?;
    for one in beside {
        let there = folder.join("node_modules").join(one);
        fs::create_dir_all(there.parent().ok_or("a package has no name")?)?;
        std::os::unix::fs::symlink(from_npm().canonicalize()?.join(one), there)?;
    }
    Ok(folder)
}

/// Packs the package into a folder; the name of the file.
pub fn packed(folder: &Path) -> Outcome<String> {
    let to = folder.to_string_lossy().into_owned();
    let words = ["pack", "--silent", "--offline", "--pack-destination", &to];
    Ok(run("npm", &words, &package()?)?.trim().to_owned())
}

/// A program that the tests take from npm.
#[must_use]
pub fn program(name: &str) -> String {
    from_npm().join(".bin").join(name).to_string_lossy().into_owned()
}
