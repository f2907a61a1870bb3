//! The program as people and scripts call it: what it says, what it writes, what it ends with.
#![expect(clippy::disallowed_methods, reason = "tests write files and look at them")]

mod called;
mod hostile;
mod judge;
mod lines;
mod prefill;
mod readme;
mod terminal;
mod verify;

use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// How tests end.
type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The day on which tests take place.
const TODAY: &str = "2026-11-25";

/// How a call ended.
#[derive(PartialEq, Eq, Debug)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

/// A folder of a test's own, in which the program runs.
struct Place(TempDir);

impl Place {
    fn new() -> Outcome<Self> {
        Ok(Self(TempDir::new()?))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> Outcome {
        Ok(fs::write(self.path(name), bytes)?)
    }

    fn read(&self, name: &str) -> Outcome<Vec<u8>> {
        Ok(fs::read(self.path(name))?)
    }

    /// The names of what lies here.
    fn names(&self) -> Outcome<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(self.0.path())? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }

    /// The program in this folder, in Chinese, on the day of tests.
    fn command<S: AsRef<OsStr>>(&self, words: &[S]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_teji"));
        command.args(words).current_dir(self.0.path()).env("LANG", "zh_CN.UTF-8");
        command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env_remove("NO_COLOR");
        command.stdin(Stdio::null());
        if !words.iter().any(|word| word.as_ref() == "--today") && !words.is_empty() {
            command.args(["--today", TODAY]);
        }
        command
    }

    fn run<S: AsRef<OsStr>>(&self, words: &[S]) -> Outcome<Ran> {
        ran(self.command(words).output()?)
    }

    /// Runs it with this on standard input.
    fn fed<S: AsRef<OsStr>>(&self, words: &[S], input: &[u8]) -> Outcome<Ran> {
        let mut command = self.command(words);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn()?;
        let (mut stdin, input) = (child.stdin.take().ok_or("no input")?, input.to_vec());
        let writer = std::thread::spawn(move || stdin.write_all(&input).is_ok());
        let output = child.wait_with_output()?;
        writer.join().map_err(|_| "the writer stopped")?;
        ran(output)
    }
}

fn ran(output: Output) -> Outcome<Ran> {
    let code = output.status.code().ok_or("it was ended by a signal")?;
    Ok(Ran { code, out: String::from_utf8(output.stdout)?, err: String::from_utf8(output.stderr)? })
}

/// A file of the project.
fn project(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

/// A sheet of the fixtures.
fn roster(name: &str) -> String {
    project("tests/fixtures/rosters").join(name).to_string_lossy().into_owned()
}

/// The lines of JSON of an answer.
fn json(text: &str) -> Outcome<Vec<serde_json::Value>> {
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// A plan without further conditions as a file, with everything that applicants are given.
fn plan() -> Outcome<String> {
    let plan: teji_batch::Plan =
        serde_json::from_str(&fs::read_to_string(project("crates/batch/cases/plan.json"))?)?;
    Ok(plan.to_file().map_err(|error| error.key())?)
}
