//! The module for other programs beside the command line and native code: they say the same, they never throw, they keep nothing.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::Value;
use teji_api::{Answered, Language, Teji};
use teji_tests::Outcome;

const TODAY: &str = "2026-11-26";

/// The package as `cargo xtask package` makes it.
fn package() -> Outcome<String> {
    let folder = target()?.join("npm/teji");
    let is_there = folder.join("packages.wasm").is_file();
    if is_there { Ok(folder.display().to_string()) } else { Err("cargo xtask package".into()) }
}

/// Cargo's target folder, in which this test lies.
fn target() -> Outcome<PathBuf> {
    Ok(env::current_exe()?.ancestors().nth(3).ok_or("no target folder")?.to_owned())
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// What a script of this folder prints.
fn script(words: &[&str]) -> Outcome<String> {
    let ran = Command::new("node").args(words).current_dir(env!("CARGO_MANIFEST_DIR")).output()?;
    let [out, err] =
        [&ran.stdout, &ran.stderr].map(|text| String::from_utf8_lossy(text).into_owned());
    if ran.status.success() { Ok(out) } else { Err(format!("{out}{err}").into()) }
}

/// The program of the command line: the one that is named, or else one built here.
fn program() -> Outcome<PathBuf> {
    if let Some(named) = env::var_os("TEJI_PROGRAM") {
        return Ok(named.into());
    }
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--package", "teji-cli"])
        .current_dir(root())
        .status()?;
    assert!(built.success());
    Ok(target()?.join("debug/teji"))
}

/// Ten thousand invented people, some of whose answers are missing, not known or wrong, through Node, the command line and
/// native code; the first thousand with every reason.
#[test]
fn node_the_command_line_and_native_code_say_the_same() -> Outcome {
    let folder = target()?.join("agreement");
    fs::create_dir_all(&folder)?;
    let out = folder.display().to_string();
    let states: Value =
        serde_json::from_str(&script(&["module-agreement.mjs", &package()?, "10000", &out])?)?;
    println!("{states}");
    let states = states.as_object().ok_or("no counts")?;
    assert!(states.len() == 6 && states.values().all(|count| count.as_u64() > Some(100)));
    let program = program()?;
    let questions = folder.join("questions.jsonl");
    let by_program = |questions: &Path, brief: &[&str]| -> Outcome<String> {
        let mut command = Command::new(&program);
        command.args(["judge", "--lines", "--today", TODAY, "--language", "zh-CN"]).args(brief);
        let ran = command.arg(questions).output()?;
        assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
        Ok(String::from_utf8(ran.stdout)?)
    };
    let teji = Teji::new(Language::Chinese);
    let today = TODAY.parse()?;
    let asked = fs::read_to_string(&questions)?;

    let by_node = fs::read_to_string(folder.join("brief.jsonl"))?;
    let by_line = by_program(&questions, &["--brief"])?;
    assert_eq!((asked.lines().count(), by_line.lines().count()), (10_000, 10_000));
    for ((question, node), line) in asked.lines().zip(by_node.lines()).zip(by_line.lines()) {
        let native = teji.question(question).map(|read| teji.brief(&read, today));
        let native = serde_json::to_string(&Answered::from(native))?;
        assert_eq!((node, line), (native.as_str(), native.as_str()), "{question}");
    }

    let by_node = fs::read_to_string(folder.join("whole.jsonl"))?;
    let some: Vec<&str> = asked.lines().take(1000).collect();
    let few = folder.join("few.jsonl");
    fs::write(&few, some.join("\n"))?;
    let by_line = by_program(&few, &[])?;
    assert_eq!((by_node.lines().count(), by_line.lines().count()), (1000, 1000));
    for ((question, node), line) in some.into_iter().zip(by_node.lines()).zip(by_line.lines()) {
        assert_eq!(node, line, "{question}");
    }
    Ok(())
}

/// Ten thousand inputs: right, wrong and strange.
#[test]
fn schemas_never_throw_and_agree_with_json_schema() -> Outcome {
    let seen: Value =
        serde_json::from_str(&script(&["module-standard.mjs", &package()?, "10000"])?)?;
    println!("{seen}");
    let count = |name: &str| seen[name].as_u64().unwrap_or_default();
    assert_eq!(count("inputs"), 10_000);
    assert!(count("compared") > 5_000 && count("byBoth") > 1_000, "{seen}");
    Ok(())
}

/// Strange values at every door, and what was once passed over in silence.
#[test]
fn nothing_throws_and_nothing_is_passed_over() -> Outcome {
    println!("{}", script(&["module-strange.mjs", &package()?])?);
    Ok(())
}

/// `CALLS=1000000` takes a minute or two.
#[test]
fn judging_again_and_again_keeps_nothing() -> Outcome {
    let calls = env::var("CALLS").unwrap_or_else(|_| "100000".to_owned());
    println!("{}", script(&["--expose-gc", "module-leak.mjs", &package()?, &calls])?);
    Ok(())
}
