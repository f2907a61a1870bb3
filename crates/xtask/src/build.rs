//! From sources to the site: the module, its glue, then the finished page.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::finish::{self, Parts, Programs};
use crate::packed::digest;
use crate::short::shorten;
use crate::{root, target, tools};

const PACKAGE: &str = "teji-web";
/// The programs of the package: that of the first load, those of pages which are opened later, and that which seals.
const PROGRAMS: [&str; 4] = ["teji-web", "teji-desk", "teji-hr", "teji-seal"];

/// Makes `dist/`; what did not change since the last time is not made again.
pub(crate) fn site() -> Result<()> {
    compile(&["--package", PACKAGE, "--bins"])?;
    let [first, later, hr, seal] = PROGRAMS.map(bind);
    finish::write(&Programs { first: first?, later: later?, hr: hr?, seal: seal? })
}

/// Compiles for the browser, as it is released.
pub(crate) fn compile(what: &[&str]) -> Result<()> {
    compile_as("release", what)
}

/// Compiles for the browser under one of the profiles.
pub(crate) fn compile_as(profile: &str, what: &[&str]) -> Result<()> {
    let mut cargo = tools::cargo_for_wasm()?;
    cargo.args(["build", "--quiet", "--profile", profile]).args(what);
    cargo.args(["--target", "wasm32-unknown-unknown"]);
    // Messages of the module name source files: without the folders of the machine that built it.
    cargo.env("CARGO_ENCODED_RUSTFLAGS", remapped_folders().join("\x1f"));
    tools::run(&mut cargo)
}

fn remapped_folders() -> Vec<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = env::var_os("HOME")?;
        Some(Path::new(&home).join(".cargo"))
    });
    let project = root().canonicalize().ok();
    [(project, "teji"), (home, "cargo")]
        .into_iter()
        .filter_map(|(folder, name)| Some((folder?, name)))
        .map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()))
        .collect()
}

fn bind(program: &str) -> Result<Parts> {
    let module = target()?.join(format!("wasm32-unknown-unknown/release/{program}.wasm"));
    let folder = target()?.join("site").join(program);
    let parts = Parts {
        glue: folder.join(format!("{program}.js")),
        module: folder.join(format!("{program}_bg.wasm")),
    };
    let (stamp, current) = (folder.join("shortened"), digest(&fs::read(&module)?));
    if fs::read_to_string(&stamp).is_ok_and(|bound| bound == current) {
        return Ok(parts);
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name(program)
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .web(true)?;
    bindgen.generate(&folder)?;
    if folder.join("snippets").exists() {
        bail!(
            "a dependency brings scripts of its own (snippets): finish.rs does not yet place them"
        );
    }
    let (glue, module) = shorten(&fs::read_to_string(&parts.glue)?, &fs::read(&parts.module)?)?;
    fs::write(&parts.glue, glue)?;
    fs::write(&parts.module, module)?;
    fs::write(stamp, current)?;
    Ok(parts)
}
