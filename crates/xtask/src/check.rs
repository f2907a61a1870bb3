//! Everything that has to hold, the cheap parts first.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::{build, size, tools};

const JOURNEYS: &str = "teji-tests";

/// How many tests held and how many did not; a part that is no test counts only when it fails.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
}

/// Runs all parts and ends with the line `N passed, N failed`.
pub(crate) fn everything() -> Result<()> {
    let mut tally = Tally::default();
    tally.part("fmt", || tools::run(tools::cargo().args(["fmt", "--all", "--check"])));
    tally.part("clippy", || {
        let words = ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"];
        tools::run(tools::cargo().args(words))
    });
    tally.tests("tests", &["--workspace", "--exclude", JOURNEYS]);
    tally.part("doc", || {
        let words = ["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items"];
        tools::run(tools::cargo().args(words).env("RUSTDOCFLAGS", "-D warnings"))
    });
    let built = tally.part("build", build::site);
    if built {
        tally.part("size", size::table);
        if tally.part("browser", tools::for_journeys) {
            tally.tests("journeys", &["--package", JOURNEYS]);
        }
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed > 0 {
        bail!("not everything holds");
    }
    Ok(())
}

impl Tally {
    fn part(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> bool {
        println!("== {name}");
        let start = Instant::now();
        let done = work();
        if let Err(problem) = &done {
            println!("{problem:#}");
            self.failed += 1;
        }
        let word = if done.is_ok() { "held" } else { "FAILED" };
        println!("== {name} {word}, {:.1} s\n", start.elapsed().as_secs_f64());
        done.is_ok()
    }

    fn tests(&mut self, name: &str, packages: &[&str]) {
        let (mut passed, mut failed) = (0, 0);
        self.part(name, || {
            let mut cargo = tools::cargo();
            cargo.args(["test", "--quiet", "--no-fail-fast"]).args(packages);
            let held = count(&mut cargo, &mut passed, &mut failed)?;
            if !held && failed == 0 {
                bail!("the tests could not be run");
            }
            Ok(())
        });
        self.passed += passed;
        self.failed += failed;
    }
}

/// Passes the output on and adds up its `test result:` lines; whether cargo was content.
fn count(cargo: &mut Command, passed: &mut usize, failed: &mut usize) -> Result<bool> {
    let mut child = cargo.stdout(Stdio::piped()).spawn()?;
    let output = child.stdout.take().context("no output")?;
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        if let Some((held, not)) = result(&line) {
            *passed += held;
            *failed += not;
        }
    }
    Ok(child.wait()?.success())
}

/// The figures of a line such as `test result: ok. 3 passed; 0 failed; …`.
fn result(line: &str) -> Option<(usize, usize)> {
    let figures = line.strip_prefix("test result: ")?.split_once(". ")?.1;
    let figure = |word: &str| {
        let part = figures.split("; ").find(|part| part.ends_with(word))?;
        part.split(' ').next()?.parse().ok()
    };
    Some((figure(" passed")?, figure(" failed")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_from_result_lines_only() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(result(line), Some((12, 3)));
        assert_eq!(result("test rules::any ... ok"), None);
    }
}
