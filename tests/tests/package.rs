//! The npm package where others install it: what it holds, what checkers say, and every example of its README.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use teji_tests::Outcome;
use teji_tests::examples::{Example, examples, of_kind, readme};
use teji_tests::package::{self, installed, packed, program};

#[test]
fn it_holds_what_it_is_made_of_and_nothing_else() -> Outcome {
    let folder = installed("holds", &[])?;
    let there = fs::read_dir(folder.join("node_modules/teji"))?.flatten();
    let there: BTreeSet<String> =
        there.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let mut expected: BTreeSet<String> =
        ["teji.wasm", "packages.wasm", "teji.glue.js", "packages.glue.js"]
            .map(str::to_owned)
            .into();
    for part in ["js", "generated"] {
        // The declaration is made of it.
        let sources = fs::read_dir(package::sources().join(part))?.flatten();
        expected.extend(sources.map(|entry| entry.file_name().to_string_lossy().into_owned()));
    }
    expected.remove("functions.d.ts");
    assert_eq!(there, expected);
    Ok(fs::remove_dir_all(folder)?)
}

#[test]
fn publint_and_arethetypeswrong_find_nothing() -> Outcome {
    let folder = package::folder("checked")?;
    let file = packed(&folder)?;
    let said = package::run(&program("publint"), &["--strict", &file], &folder)?;
    assert!(said.contains("All good!"), "{said}");
    package::run(
        &program("attw"),
        &["--profile", "esm-only", "--no-definitely-typed", &file],
        &folder,
    )?;
    Ok(fs::remove_dir_all(folder)?)
}

#[test]
fn both_readmes_have_the_same_examples() -> Outcome {
    let texts = |name: &str| -> Outcome<Vec<String>> {
        Ok(examples(&readme(name)?)
            .into_iter()
            .map(|one| one.kind + &one.file + &one.text)
            .collect())
    };
    let english = texts("README.md")?;
    assert!(english.len() > 12);
    let project = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md"))?;
    let scripts: Vec<Example> =
        examples(&project).into_iter().filter(|one| one.kind == "js").collect();
    assert!(!scripts.is_empty());
    assert!(scripts.into_iter().all(|one| english.contains(&(one.kind + &one.file + &one.text))));
    assert_eq!(texts("README.zh-CN.md")?, english);
    // Each is of a kind that some test here runs.
    let kinds: BTreeSet<String> =
        examples(&readme("README.md")?).into_iter().map(|one| one.kind).collect();
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["html", "js", "jsx", "sh", "ts"]);
    Ok(())
}

#[test]
fn the_command_that_installs_it_is_the_one_that_is_told() -> Outcome {
    let folder = package::folder("told")?;
    packed(&folder)?;
    for Example { text, .. } in of_kind("sh")? {
        package::run("sh", &["-c", &format!("export npm_config_offline=true; {text}")], &folder)?;
    }
    assert!(folder.join("node_modules/teji/teji.wasm").is_file());
    Ok(fs::remove_dir_all(folder)?)
}

/// What an example says it prints: each `console.log` with a remark behind it.
fn promised(text: &str) -> Vec<&str> {
    let printed = text.lines().filter(|line| line.contains("console.log("));
    printed.filter_map(|line| Some(line.rsplit_once("; // ")?.1)).collect()
}

#[test]
fn each_script_runs_under_node_and_deno_and_prints_what_it_says() -> Outcome {
    let folder = installed("scripts", &[])?;
    let scripts = of_kind("js")?;
    assert!(scripts.len() > 7);
    for Example { text, .. } in scripts {
        fs::write(folder.join("example.mjs"), &text)?;
        let said = package::run("node", &["example.mjs"], &folder)?;
        let promised = promised(&text);
        assert!(
            !promised.is_empty() && promised.len() == text.matches("console.log(").count(),
            "{text}"
        );
        assert_eq!(said.lines().collect::<Vec<_>>(), promised, "{text}");
        // Deno shows texts within lists in other quotes.
        let words = [
            "run",
            "--quiet",
            "--cached-only",
            "--node-modules-dir=manual",
            "--allow-read",
            "example.mjs",
        ];
        let under_deno = package::run(&program("deno"), &words, &folder)?;
        assert_eq!(under_deno.replace('"', "'"), said, "{text}");
    }
    Ok(fs::remove_dir_all(folder)?)
}

const STRICT: &str = r#"{ "compilerOptions": {
  "strict": true, "skipLibCheck": false, "exactOptionalPropertyTypes": true, "noUncheckedIndexedAccess": true, "noImplicitAny": true,
  "module": "nodenext", "target": "es2023", "lib": ["es2023", "dom", "dom.iterable"], "types": [], "outDir": "made" } }"#;

#[test]
fn its_types_are_strict_and_the_typed_examples_run() -> Outcome {
    let folder = installed("types", &[])?;
    fs::write(folder.join("tsconfig.json"), STRICT)?;
    let typed = of_kind("ts")?;
    assert!(!typed.is_empty());
    for (place, Example { text, .. }) in typed.iter().enumerate() {
        fs::write(folder.join(format!("example{place}.ts")), text)?;
    }
    let every = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/package/every.ts");
    fs::copy(&every, folder.join("every.ts"))?;
    package::run(&program("tsc"), &["--project", "."], &folder)?;
    for (place, Example { text, .. }) in typed.iter().enumerate() {
        let said = package::run("node", &[&format!("made/example{place}.js")], &folder)?;
        assert_eq!(said.lines().collect::<Vec<_>>(), promised(text), "{text}");
    }
    let declared = fs::read_to_string(folder.join("node_modules/teji/index.d.ts"))?
        + &fs::read_to_string(folder.join("node_modules/teji/element.d.ts"))?;
    let is_loose = |word: &str| matches!(word, "any" | "unknown[]" | "Function");
    let words = declared.split(|c: char| !c.is_alphanumeric());
    let code_only = declared.lines().filter(|line| !line.trim_start().starts_with(['/', '*']));
    let loose = code_only
        .flat_map(|line| line.split([' ', ':', ';', '<', '>', '|', ',']))
        .filter(|word| is_loose(word));
    assert_eq!((words.count() > 1000, loose.collect::<Vec<_>>()), (true, vec![]));
    // Each function and each value is used by what was checked.
    let used = fs::read_to_string(every)?;
    let unused = exported(&declared, &["declare function ", "declare const ", "declare class "])
        .into_iter()
        .filter(|name| !used.contains(name.as_str()));
    assert_eq!(unused.collect::<Vec<_>>(), [""; 0]);
    Ok(fs::remove_dir_all(folder)?)
}

/// The names that a declaration exports by one of these words.
fn exported(declared: &str, words: &[&str]) -> Vec<String> {
    let name = |line: &str| {
        let rest = line.strip_prefix("export ")?;
        let rest = words.iter().find_map(|word| rest.strip_prefix(word))?;
        Some(rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()?.to_owned())
    };
    declared.lines().filter_map(name).collect()
}

#[test]
fn the_reference_has_every_exported_name() -> Outcome {
    let reference = package::package()?.with_file_name("docs");
    let declared = fs::read_to_string(package::sources().join("generated/index.d.ts"))?
        + &fs::read_to_string(package::sources().join("js/element.d.ts"))?;
    let words = ["declare function ", "declare const ", "declare class ", "interface ", "type "];
    let names = exported(&declared, &words);
    assert!(names.len() > 60);
    let mut pages = BTreeSet::new();
    for folder in ["functions", "variables", "classes", "interfaces", "types"] {
        for page in fs::read_dir(reference.join(folder))?.flatten() {
            // A page is called by its name, or by the file and its name.
            let page = page.file_name().to_string_lossy().replace(".html", "");
            pages.insert(page.rsplit('.').next().unwrap_or_default().to_owned());
        }
    }
    let lacks = names.iter().filter(|name| !pages.contains(*name));
    assert_eq!(lacks.collect::<Vec<_>>(), Vec::<&String>::new());
    Ok(())
}
