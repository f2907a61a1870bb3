//! What the machine must have beside cargo, fetched where it is missing.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::{root, target};

const WASM: &str = "wasm32-unknown-unknown";

/// Cargo as the person called it.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root());
    cargo
}

/// A cargo that can build for the browser.
pub(crate) fn cargo_for_wasm() -> Result<Command> {
    let rustc = PathBuf::from(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    if has_wasm(&rustc) {
        return Ok(cargo());
    }
    println!("the target {WASM} is missing: fetching it");
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", WASM]).env("RUSTUP_DOWNLOAD_TIMEOUT", "60");
    let fetched = run_within(&mut rustup, Duration::from_secs(300)).unwrap_or(false);
    if fetched && has_wasm(&rustc) {
        return Ok(cargo());
    }
    println!("rustup could not fetch it: building it from the distribution's sources");
    run(Command::new("bash").arg(root().join("crates/xtask/wasm-std.sh")))
        .context("no standard library for the browser; `rustup target add` needs the network")?;
    if has_wasm(&rustc) {
        return Ok(cargo());
    }
    // The script may have installed the distribution's own compiler instead.
    let (rustc, program) = (Path::new("/usr/bin/rustc"), "/usr/bin/cargo");
    if !has_wasm(rustc) {
        bail!("no standard library for {WASM}");
    }
    let mut cargo = Command::new(program);
    cargo.current_dir(root()).env("RUSTC", rustc);
    Ok(cargo)
}

fn has_wasm(rustc: &Path) -> bool {
    let asked = Command::new(rustc).args(["--print", "target-libdir", "--target", WASM]).output();
    let folder = asked.map(|answer| String::from_utf8_lossy(&answer.stdout).trim().to_owned());
    let Ok(entries) = fs::read_dir(folder.unwrap_or_default()) else { return false };
    entries.flatten().any(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        name.starts_with("libstd-") && Path::new(&name).extension().is_some_and(|end| end == "rlib")
    })
}

/// A browser and its driver, a second browser and its driver, a server as hosts have it, and the accessibility checker that
/// journeys run inside pages.
pub(crate) fn for_journeys() -> Result<()> {
    let missing = |program: &str| {
        let (out, errors) = (Stdio::null(), Stdio::null());
        Command::new(program).arg("--version").stdout(out).stderr(errors).status().is_err()
    };
    if ["chromium", "chromedriver", "firefox-esr", "/usr/sbin/nginx"].into_iter().any(missing) {
        let install = "apt-get install -y --no-install-recommends chromium chromium-driver firefox-esr nginx-light";
        let root_user = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n");
        if !root_user || missing("apt-get") {
            bail!(
                "the journeys need chromium, chromedriver, firefox-esr and nginx; as root: {install}"
            );
        }
        println!("installing browsers, a driver and a server");
        // An out-of-date list of packages is no reason to stop: the install itself tells.
        let _ = Command::new("apt-get").args(["-qq", "update"]).status();
        run(Command::new("sh").args(["-c", install]).env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    driver_of_firefox()?;
    from_npm()
}

/// Firefox's driver, which the distribution lacks, compiled once into the target folder.
fn driver_of_firefox() -> Result<()> {
    let folder = target()?.join("tools");
    if folder.join("bin/geckodriver").is_file() {
        return Ok(());
    }
    println!("compiling the driver of firefox-esr");
    let mut install = cargo();
    install.args(["install", "--quiet", "--locked", "--version", "0.37.1", "geckodriver"]);
    // A build profile of its own: it is started a few times, never measured.
    install.args(["--profile", "dev", "--root"]).arg(folder);
    run(&mut install)
}

/// What the tests and the figures take from npm, as it is listed now.
pub(crate) fn from_npm() -> Result<()> {
    let tests = root().join("tests");
    let (listed, there) =
        (tests.join("package-lock.json"), tests.join("node_modules/.package-lock.json"));
    let age = |file: &Path| fs::metadata(file).and_then(|file| file.modified()).ok();
    if age(&there).is_none_or(|there| age(&listed).is_some_and(|listed| listed > there)) {
        let mut npm = Command::new("npm");
        npm.args(["ci", "--no-audit", "--no-fund", "--silent"]).current_dir(tests);
        run(&mut npm).context("the journeys and the figures need npm")?;
    }
    Ok(())
}

pub(crate) fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("{name} cannot be run"))?;
    if !status.success() {
        bail!("{name}: {status}");
    }
    Ok(())
}

/// Whether the command succeeded within the time; a slower one is ended.
fn run_within(command: &mut Command, limit: Duration) -> Result<bool> {
    let (mut child, start) = (command.spawn()?, Instant::now());
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if start.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
        thread::sleep(Duration::from_millis(200));
    }
}
