//! What the style and the scripts must not do: move for long, tell a state by colour alone, set the size of somebody's letters.

use std::fs;
use std::path::{Path, PathBuf};

use teji_tests::Outcome;
use teji_tests::look::figure;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The styles of the page and of the element that other pages take in.
fn styles() -> Outcome<Vec<(String, String)>> {
    read(&["web/static", "crates/wasm-api/js"], &["css", "js"])
}

/// Everything that a browser is given and that we wrote.
fn given() -> Outcome<Vec<(String, String)>> {
    let mut all = read(
        &["web/static", "crates/wasm-api/js", "web/src"],
        &["css", "js", "mjs", "rs", "html"],
    )?;
    all.push(("index.html".to_owned(), fs::read_to_string(root().join("index.html"))?));
    Ok(all)
}

fn read(folders: &[&str], endings: &[&str]) -> Outcome<Vec<(String, String)>> {
    let (mut all, mut folders) =
        (vec![], folders.iter().map(|one| root().join(one)).collect::<Vec<_>>());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)?.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| endings.iter().any(|one| end == *one)) {
                all.push((path.display().to_string(), fs::read_to_string(&path)?));
            }
        }
    }
    assert!(!all.is_empty());
    Ok(all)
}

/// The times in a piece of a style, in milliseconds.
fn times(text: &str) -> Vec<f64> {
    let words = text.split(|sign: char| sign.is_whitespace() || ",;:(){}".contains(sign));
    let time = |word: &str| match word.strip_suffix("ms") {
        Some(number) => number.parse().ok(),
        None => word.strip_suffix('s')?.parse().ok().map(|seconds: f64| seconds * 1000.0),
    };
    words.filter_map(time).collect()
}

#[test]
fn times_of_a_style_are_read() {
    assert_eq!(times("transition: color .3s ease, top 150ms"), [300.0, 150.0]);
    assert_eq!(times("margin: 0 1em; content: \"s\""), [0.0; 0]);
}

/// V3.
#[test]
fn nothing_moves_for_longer_than_a_fifth_of_a_second() -> Outcome {
    let (mut longest, mut moving) = (0.0_f64, vec![]);
    for (path, text) in styles()? {
        for line in
            text.lines().filter(|line| line.contains("animation") || line.contains("transition"))
        {
            let slow = times(line).into_iter().fold(0.0, f64::max);
            longest = longest.max(slow);
            if slow > 200.0 {
                moving.push(format!("{path}: {line}"));
            }
        }
        assert!(!text.contains("@keyframes") && !text.contains("<animate"), "{path}");
        assert!(
            !text.contains("behavior: smooth") && !text.contains("behavior: \"smooth"),
            "{path}"
        );
    }
    assert_eq!(moving, [""; 0]);
    figure(&format!("the longest movement of the style: {longest} ms"));
    let style = fs::read_to_string(root().join("web/static/app.css"))?;
    assert!(style.contains("@media (prefers-reduced-motion: reduce)"));
    Ok(())
}

/// Goal 24: whoever has set large letters keeps them.
#[test]
fn nobodys_size_of_letters_is_overridden() -> Outcome {
    let words = [
        "setFontSizeCallback",
        "text-size-adjust",
        "WeixinJSBridge",
        "user-scalable",
        "maximum-scale",
        "minimum-scale",
    ];
    let mut found = vec![];
    for (path, text) in given()? {
        found.extend(
            words.iter().filter(|word| text.contains(**word)).map(|word| format!("{path}: {word}")),
        );
    }
    assert_eq!(found, [""; 0]);
    // A size in pixels does not grow with the person's own setting; letters in pictures grow with the picture.
    for (path, text) in styles()? {
        let fixed = |line: &&str| {
            let size = line.split_once("font-size:").map(|(_, rest)| rest.split(';').next());
            size.flatten().is_some_and(|size| size.contains("px")) && !line.contains("text {")
        };
        assert_eq!(text.lines().filter(fixed).collect::<Vec<_>>(), [""; 0], "{path}");
    }
    Ok(())
}
