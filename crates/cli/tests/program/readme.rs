//! The examples of the README, run as they stand there.

use std::path::Path;
use std::process::Command;

use super::{Outcome, Place, plan, project, roster};

/// The blocks of a language in the README's part on the command line.
fn blocks(language: &str) -> Outcome<Vec<String>> {
    let readme = std::fs::read_to_string(project("README.md"))?;
    let (_, part) = readme.split_once("\n## On the command line\n").ok_or("no such part")?;
    let part = part.split("\n## ").next().unwrap_or_default();
    let open = format!("```{language}\n");
    let blocks = part.split(&open).skip(1);
    Ok(blocks.filter_map(|block| Some(block.split_once("\n```")?.0.to_owned())).collect())
}

/// The folder with the files of the examples, and a path on which the program is found.
fn with_files() -> Outcome<(Place, std::ffi::OsString)> {
    let here = Place::new()?;
    std::fs::copy(roster("plain.openpyxl.xlsx"), here.path("staff.xlsx"))?;
    here.write("plan.json", plan()?)?;
    here.write("received.zip", super::verify::package()?)?;
    let program = Path::new(env!("CARGO_BIN_EXE_teji")).parent().ok_or("no folder")?;
    let mut folders = vec![program.to_owned()];
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    Ok((here, std::env::join_paths(folders)?))
}

#[test]
fn the_python_example_runs_as_it_stands() -> Outcome {
    let (here, path) = with_files()?;
    let blocks = blocks("python")?;
    assert_eq!(blocks.len(), 1);
    let output = Command::new("python3")
        .args(["-c", &blocks[0]])
        .current_dir(here.path(""))
        .env("PATH", path)
        .output()?;
    let told = String::from_utf8(output.stdout)?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(told.lines().count(), 4, "{told}");
    assert!(told.lines().all(|line| line.contains('D')), "{told}");
    Ok(())
}

#[test]
fn the_calls_run_as_they_stand() -> Outcome {
    let (here, path) = with_files()?;
    let blocks = blocks("sh")?;
    let calls: Vec<&str> = blocks
        .iter()
        .flat_map(|block| block.lines())
        .filter(|line| line.starts_with("teji "))
        .collect();
    assert_eq!(calls.len(), 3, "{calls:?}");
    for call in calls {
        let mut command = Command::new("sh");
        let output =
            command.args(["-c", call]).current_dir(here.path("")).env("PATH", &path).output()?;
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{call}: {told}");
    }
    Ok(())
}
