//! Builds, serves, tests and measures the site.

mod bench;
mod build;
mod check;
mod finish;
mod hosting;
mod kept;
mod module;
mod one_file;
mod packed;
mod short;
mod size;
mod tools;
mod words;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, thread};

use anyhow::{Context, Result, bail};

const USAGE: &str = "cargo xtask build               the site, into dist/
cargo xtask serve [--port N]    the same, then show it on this machine
cargo xtask test                everything that has to hold, the cheap parts first
cargo xtask package             the npm package, into target/npm/teji, and its reference, into target/npm/docs
cargo xtask size                what the first load weighs
cargo xtask bench               how fast the page packs, digests, seals and handles sheets, beside others";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["build"] => build::site(),
        ["serve"] => serve(8080),
        ["serve", "--port", port] => port.parse().context("--port wants a number").and_then(serve),
        ["test"] if check::everything() => Ok(()),
        ["test"] => return ExitCode::FAILURE,
        // For trunk, which calls it when it has built.
        ["words"] => words::place(),
        ["package"] => module::package().map(|folder| println!("{}", folder.display())),
        ["bench"] => bench::table(),
        ["size"] => build::site().and_then(|()| size::table()),
        _ => Err(anyhow::anyhow!("{USAGE}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn serve(port: u16) -> Result<()> {
    build::site()?;
    let site = teji_serve::Site::open(&dist(), "/", port)
        .with_context(|| format!("port {port} cannot be had; try another with --port"))?;
    println!("{}", site.url());
    loop {
        thread::park();
    }
}

/// The project's own folder.
fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The finished site.
fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's target folder: this program lies in it, in the folder of its profile.
fn target() -> Result<PathBuf> {
    let program = env::current_exe()?;
    match program.ancestors().nth(2) {
        Some(folder) => Ok(folder.to_owned()),
        None => bail!("{} lies in no target folder", program.display()),
    }
}
