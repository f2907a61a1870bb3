//! Everything that has to hold, the cheap parts first.

use std::env::consts::EXE_SUFFIX;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::{build, module, size, target, tools};

const JOURNEYS: &str = "teji-tests";
const BUILDER: &str = env!("CARGO_PKG_NAME");

/// How many tests held and how many did not.
#[derive(Debug, Default, PartialEq)]
struct Tally {
    passed: usize,
    failed: usize,
}

/// Runs all parts and ends with the line `N passed, N failed`; whether all of them held.
pub(crate) fn everything() -> bool {
    let mut tally = Tally::default();
    tally.part("fmt", || tools::run(tools::cargo().args(["fmt", "--all", "--check"])));
    tally.part("clippy", || {
        let words = ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"];
        tools::run(tools::cargo().args(words))
    });
    tally.tests("tests", &["--workspace", "--exclude", JOURNEYS, "--exclude", BUILDER]);
    // By itself, or cargo would give its dependencies other features and build them once more.
    tally.tests("builder", &["--package", BUILDER]);
    tally.part("doc", || {
        let words = ["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items"];
        tools::run(tools::cargo().args(words).env("RUSTDOCFLAGS", "-D warnings"))
    });
    let built = tally.part("build", build::site);
    if built {
        tally.part("size", size::table);
        tally.part("package", || module::package().map(drop));
        if tally.part("browser", tools::for_journeys) {
            tally.tests("journeys", &["--package", JOURNEYS]);
        }
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    tally.failed == 0
}

impl Tally {
    /// A part that is no test counts as one failure when it fails.
    fn part(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> bool {
        let done = timed(name, work);
        self.failed += usize::from(!done);
        done
    }

    fn tests(&mut self, name: &str, packages: &[&str]) {
        let mut counted = Tally::default();
        let done = timed(name, || {
            let mut cargo = tools::cargo();
            cargo.args(["test", "--quiet", "--no-fail-fast"]).args(packages);
            // The command line as its own tests have it, or a journey would build it with other features once more.
            let program = target()?.join("debug").join(format!("teji{EXE_SUFFIX}"));
            if program.is_file() {
                cargo.env("TEJI_PROGRAM", program);
            }
            if !counted.count(&mut cargo)? {
                bail!("cargo test was not content");
            }
            Ok(())
        });
        self.passed += counted.passed;
        // Tests that do not compile fail as one.
        self.failed += counted.failed.max(usize::from(!done));
    }

    /// Passes the output on and adds up its `test result:` lines; whether cargo was content.
    fn count(&mut self, cargo: &mut Command) -> Result<bool> {
        let mut child = cargo.stdout(Stdio::piped()).spawn()?;
        let output = child.stdout.take().context("no output")?;
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("{line}");
            if let Some(counted) = result(&line) {
                self.passed += counted.passed;
                self.failed += counted.failed;
            }
        }
        Ok(child.wait()?.success())
    }
}

fn timed(name: &str, work: impl FnOnce() -> Result<()>) -> bool {
    println!("== {name}");
    let start = Instant::now();
    let outcome = work();
    if let Err(problem) = &outcome {
        println!("{problem:#}");
    }
    let verdict = if outcome.is_ok() { "held" } else { "FAILED" };
    println!("== {name} {verdict}, {:.1} s\n", start.elapsed().as_secs_f64());
    outcome.is_ok()
}

/// The figures of a line such as `test result: ok. 3 passed; 0 failed; …`.
fn result(line: &str) -> Option<Tally> {
    let figures = line.strip_prefix("test result: ")?.split_once(". ")?.1;
    let figure = |word: &str| {
        let part = figures.split("; ").find(|part| part.ends_with(word))?;
        part.split(' ').next()?.parse().ok()
    };
    Some(Tally { passed: figure(" passed")?, failed: figure(" failed")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_from_result_lines_only() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(result(line), Some(Tally { passed: 12, failed: 3 }));
        assert_eq!(result("test rules::any ... ok"), None);
    }
}
