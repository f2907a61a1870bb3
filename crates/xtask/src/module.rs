//! From sources to the npm package: two modules, their glue, and the files that stand around them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::{build, root, target, tools};

const PACKAGE: &str = "teji-wasm-api";
/// How a module of no modules begins; each call of ours makes one anew.
const GLUE: &str = "let wasm_bindgen = (function(exports) {";

/// Makes the package as npm packs it; where it lies.
pub(crate) fn package() -> Result<PathBuf> {
    let folder = target()?.join("npm/teji");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let modules: [(&str, &[&str]); 2] =
        [("teji", &[]), ("packages", &["--features", "teji-wasm-api/packages"])];
    for (name, features) in modules {
        let what = [&["--package", PACKAGE, "--lib"], features].concat();
        build::compile_as("module", &what)?;
        bind(name, &folder)?;
    }
    let sources = root().join("crates/wasm-api");
    for from in ["js", "generated"] {
        for file in fs::read_dir(sources.join(from))?.flatten() {
            // Of this one the declaration is made.
            if file.file_name() != "functions.d.ts" {
                fs::copy(file.path(), folder.join(file.file_name()))?;
            }
        }
    }
    reference(&folder)?;
    Ok(folder)
}

/// What the reference is read by: the declarations as they stand, in no project.
const READ_BY: &str = r#"{ "include": ["teji/*.d.ts"], "compilerOptions": { "strict": true, "types": [],
  "module": "nodenext", "target": "es2023", "lib": ["es2023", "dom", "dom.iterable"] } }"#;

/// Writes the reference of the declarations beside the package, into `docs`.
fn reference(package: &Path) -> Result<()> {
    tools::from_npm()?;
    let beside = package.parent().context("the package lies nowhere")?;
    fs::write(beside.join("tsconfig.json"), READ_BY)?;
    let words = "--tsconfig tsconfig.json --out docs --name teji --readme teji/README.md --hideGenerator \
        --logLevel Error teji/index.d.ts teji/element.d.ts";
    let mut typedoc = Command::new(root().join("tests/node_modules/.bin/typedoc"));
    tools::run(typedoc.args(words.split_whitespace()).current_dir(beside))
}

/// Names of the module's own are not needed, and neither is where it was made.
fn bind(name: &str, folder: &Path) -> Result<()> {
    let made = target()?.join("npm/bound");
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(target()?.join("wasm32-unknown-unknown/module/teji_wasm_api.wasm"))
        .out_name(name)
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .no_modules(true)?
        .generate(&made)?;
    let glue = fs::read_to_string(made.join(format!("{name}.js")))?;
    let (before, body) = glue.split_once(GLUE).context("the glue begins in another way now")?;
    let factory = format!("{before}export default () => (function(exports) {{{body}");
    fs::write(folder.join(format!("{name}.glue.js")), factory)?;
    fs::copy(made.join(format!("{name}_bg.wasm")), folder.join(format!("{name}.wasm")))?;
    Ok(())
}
