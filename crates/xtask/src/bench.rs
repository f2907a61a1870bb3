//! Measures what the page packs, digests, seals, judges, and reads and writes sheets with, compiled as the page has it,
//! beside other people's programs.

use std::process::Command;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::{build, dist, module, root, target, tools};

const PACKAGE: &str = "teji-bench";

/// Prints the table of figures; nothing of it is a test.
pub(crate) fn table() -> Result<()> {
    tools::from_npm()?;
    opening()?;
    build::compile(&["--package", PACKAGE, "--lib"])?;
    let folder = target()?.join("bench");
    let mut bindgen = Bindgen::new();
    bindgen.input_path(target()?.join("wasm32-unknown-unknown/release/teji_bench.wasm"));
    bindgen.out_name("teji_bench").typescript(false).nodejs(true)?.generate(&folder)?;
    for script in ["bench.mjs", "bench-sheets.mjs", "bench-rules.mjs"] {
        let mut node = Command::new("node");
        node.args(["--expose-gc", script]).arg(folder.join("teji_bench.js"));
        tools::run(node.current_dir(root().join("tests"))).context("the figures need Node 20")?;
    }
    let mut node = Command::new("node");
    node.args(["--expose-gc", "bench-module.mjs"]).arg(module::package()?);
    tools::run(node.current_dir(root().join("tests")))
}

/// How five pages open on the reference phone.
fn opening() -> Result<()> {
    build::site()?;
    let site = teji_serve::Site::open(&dist(), "/", 0)?;
    let mut node = Command::new("node");
    node.args(["lighthouse.mjs", &site.url(), "--times"]).args(ROUTES);
    tools::run(node.current_dir(root().join("tests"))).context("the figures need Node 20")
}

/// First pages of each part.
const ROUTES: [&str; 5] = ["#/", "#/check", "#/notice", "#/me", "#/hr"];
