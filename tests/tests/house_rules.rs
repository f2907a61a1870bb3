//! Rules about the house itself: its rooms, what they may use, and what no source file may hold.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::Value;
use teji_tests::Outcome;

/// Each room and the rooms it may use. A new room gets its line here.
const ARROWS: &[(&str, &[&str])] = &[
    ("codes", &[]),
    ("order", &[]),
    ("workdays", &["order"]),
    ("text", &[]),
    ("paper", &["order"]),
    ("serve", &[]),
    ("seal", &[]),
    ("bench", &["notice", "rules", "fields", "workdays", "paper", "seal", "sheets"]),
    ("fields", &["codes", "workdays", "order"]),
    ("rules", &["fields", "workdays", "codes", "order"]),
    ("notice", &["rules", "fields", "codes", "workdays", "text"]),
    ("dossier", &["notice", "rules", "fields", "codes", "workdays", "paper", "text", "order"]),
    ("sheets", &["paper", "order"]),
    (
        "batch",
        &[
            "dossier", "sheets", "notice", "rules", "fields", "codes", "workdays", "paper", "text",
            "order",
        ],
    ),
    (
        "recheck",
        &[
            "batch", "dossier", "sheets", "notice", "rules", "fields", "codes", "workdays",
            "paper", "text", "order",
        ],
    ),
    ("doors", &["recheck", "batch", "dossier", "sheets", "workdays", "paper", "seal"]),
    (
        "api",
        &[
            "recheck", "batch", "dossier", "notice", "rules", "fields", "codes", "workdays",
            "paper", "text",
        ],
    ),
    ("wasm-api", &["api"]),
    ("cli", DOORS),
    ("web", WEB),
    ("xtask", &["serve"]),
    ("tests", &["doors", "serve", "batch", "dossier", "fields", "paper", "seal", "workdays"]),
];
const DOORS: &[&str] = &[
    "api", "recheck", "batch", "dossier", "sheets", "notice", "rules", "fields", "codes",
    "workdays", "paper", "seal", "text",
];
const WEB: &[&str] = &[
    "recheck", "batch", "dossier", "sheets", "notice", "rules", "fields", "codes", "workdays",
    "paper", "seal", "text", "order",
];

/// One that `main.rs` does not name would never run.
#[test]
fn every_file_of_tests_is_run() -> Outcome {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests"));
    let main = fs::read_to_string(folder.join("main.rs"))?;
    let named: BTreeSet<&str> =
        main.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';')).collect();
    let mut there = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        there.extend(path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned));
    }
    there.remove("main");
    assert_eq!(named, there.iter().map(String::as_str).collect());
    Ok(())
}

#[test]
fn arrows_run_one_way() -> Outcome {
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    let mut wrong = vec![];
    for (room, uses) in rooms()? {
        match allowed.get(room.as_str()) {
            None => wrong.push(format!("{room} has no line in ARROWS")),
            Some(may) => wrong.extend(
                uses.iter()
                    .filter(|used| !may.contains(&used.as_str()))
                    .map(|used| format!("{room} → {used}")),
            ),
        }
    }
    assert_eq!(wrong, [""; 0]);
    Ok(())
}

/// The rooms of the workspace with those that each uses beyond its tests.
fn rooms() -> Outcome<BTreeMap<String, BTreeSet<String>>> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let words = ["metadata", "--no-deps", "--format-version", "1", "--offline"];
    let told = Command::new(cargo).args(words).current_dir(root()).output()?;
    let told: Value = serde_json::from_slice(&told.stdout)?;
    let room = |value: &Value| value.as_str()?.strip_prefix("teji-").map(str::to_owned);
    let packages = told["packages"].as_array().ok_or("cargo told of no packages")?;
    Ok(packages
        .iter()
        .filter_map(|package| {
            let uses = package["dependencies"].as_array()?.iter();
            let uses = uses.filter(|one| one["kind"] != "dev").filter_map(|one| room(&one["name"]));
            Some((room(&package["name"])?, uses.collect()))
        })
        .collect())
}

#[test]
fn the_top_level_is_what_the_map_says() -> Outcome {
    let made = fs::read_to_string(root().join(".gitignore"))?;
    let made: Vec<&str> = made.lines().filter_map(|line| line.strip_prefix('/')).collect();
    let is_made = |name: &str| {
        made.iter().any(|rule| {
            rule.strip_suffix('*').map_or(*rule == name, |start| name.starts_with(start))
        })
    };
    let mut seen: Vec<String> = fs::read_dir(root())?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && !is_made(name))
        .collect();
    seen.sort();
    let map = ["Cargo.lock", "Cargo.toml", "README.md", "crates", "index.html", "tests", "web"];
    assert_eq!(seen, map);
    Ok(())
}

/// A style that no page loads is lost without a word. Two scripts go with no tag: the builder makes of one what keeps the
/// site on the device, and puts the other into the page that is one file.
#[test]
fn every_file_that_is_served_is_named_by_the_first_page_or_by_the_builder() -> Outcome {
    let page = fs::read_to_string(root().join("index.html"))?;
    let built = ["finish.rs", "one_file.rs"].map(|name| root().join("crates/xtask/src").join(name));
    let built = built.map(fs::read_to_string).into_iter().collect::<Result<String, _>>()?;
    let idle: Vec<String> = fs::read_dir(root().join("web/static"))?
        .flatten()
        .map(|entry| format!("web/static/{}", entry.file_name().to_string_lossy()))
        .filter(|path| !page.contains(&format!("href=\"{path}\"")))
        .filter(|path| !built.contains(&format!("\"{}\"", path.replace("web/static/", ""))))
        .filter(|path| !built.contains(&format!("\"{path}\"")))
        .collect();
    assert_eq!(idle, [""; 0]);
    Ok(())
}

#[test]
fn every_shared_dependency_has_its_reason() -> Outcome {
    let manifest = fs::read_to_string(root().join("Cargo.toml"))?;
    let (_, section) = manifest.split_once("[workspace.dependencies]\n").ok_or("no section")?;
    let section = section.split("\n[").next().unwrap_or_default();
    let (mut before, mut bare) = ("", vec![]);
    for line in section.lines() {
        let dependency = line.contains('=') && !line.starts_with('#') && !line.contains("path =");
        if dependency && !before.starts_with("# ") {
            bare.push(line);
        }
        before = line;
    }
    assert_eq!(bare, [""; 0]);
    Ok(())
}

#[test]
fn rooms_and_pages_hold_no_sentence() -> Outcome {
    let mut sentences = vec![];
    for file in sources()? {
        let source = fs::read_to_string(&file)?;
        let found = literals(&without_tests(&source)).into_iter().filter(|text| is_sentence(text));
        sentences.extend(found.map(|text| format!("{}: {text}", file.display())));
    }
    assert_eq!(sentences, [""; 0], "words for people belong into a text/ folder");
    Ok(())
}

#[test]
fn no_component_renders_nothing() -> Outcome {
    let mut empty = vec![];
    for file in rust_files(&root().join("web/src"))? {
        let source: String = fs::read_to_string(&file)?.split_whitespace().collect();
        if source.contains("html!{}") || source.contains("<></>") {
            empty.push(file);
        }
    }
    assert_eq!(
        empty,
        [""; 0].map(PathBuf::from),
        "Yew 0.23 panics at the next update of an empty component"
    );
    Ok(())
}

#[test]
fn literals_are_told_from_comments_and_tests() {
    let source = r##"
        //! "not 这"
        /* "nor /* this */ 这" */
        const A: &str = "one \" two";
        const B: &str = r#"three "four" more"#;
        fn f<'a>(c: &'a str) -> bool { c.starts_with('"') || c == b"five" }
        #[cfg(test)]
        mod tests { const C: &str = "} six"; }
        #[allow(dead_code, reason = "it is only for us")]
        const D: &str = "seven";
    "##;
    assert_eq!(
        literals(&without_tests(source)),
        ["one \\\" two", "three \"four\" more", "five", "seven"]
    );
    for sentence in ["请填", "Please fill this in", "no such day here, sorry"] {
        assert!(is_sentence(sentence), "{sentence}");
    }
    for key in [
        "problem.length",
        "post_since",
        "button primary",
        "data-label",
        "M{x} {y} h{width} m0 -7 v14",
        "-－—_",
    ] {
        assert!(!is_sentence(key), "{key}");
    }
}

/// Sources whose words would reach the people who use the page; the builder and its server speak to those who build.
fn sources() -> Outcome<Vec<PathBuf>> {
    let mut files = rust_files(&root().join("web/src"))?;
    for room in fs::read_dir(root().join("crates"))?.flatten() {
        if room.file_name() != "xtask" && room.file_name() != "serve" && room.path().is_dir() {
            files.extend(rust_files(&room.path().join("src"))?);
        }
    }
    Ok(files)
}

/// The files of a folder and those below it, without those that only tests read.
fn rust_files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = vec![];
    let root = fs::read_to_string(folder.join("lib.rs")).unwrap_or_default();
    let is_of_tests = |path: &Path| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        path.ends_with("tests.rs") || root.contains(&format!("#[cfg(test)]\nmod {name};"))
    };
    for entry in fs::read_dir(folder)?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            if !path.ends_with("tests") {
                files.extend(rust_files(&path)?);
            }
        } else if path.extension().is_some_and(|end| end == "rs") && !is_of_tests(&path) {
            files.push(path);
        }
    }
    Ok(files)
}

/// Han or its punctuation, or several words with a capital, a full stop or many of them. A list of signs is none.
fn is_sentence(text: &str) -> bool {
    let han = |c| matches!(c, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    let words = text.split_whitespace().filter(|part| is_word(part)).count();
    let starts = text.trim_start().starts_with(|c: char| c.is_ascii_uppercase());
    let ends = text.trim_end().ends_with(['.', '!', '?']);
    let says = text.chars().any(char::is_alphanumeric);
    // Attributes of markup are no words.
    let is_markup = text.contains("=\\\"");
    says && text.contains(han) || !is_markup && (words > 4 || words > 2 && (starts || ends))
}

/// Letters, gaps left out; the commands of a picture's path have one letter each.
fn is_word(part: &str) -> bool {
    let outside = part.split('{').map(|piece| piece.rsplit('}').next().unwrap_or_default());
    let letters = outside.flat_map(str::chars).filter(|c| c.is_alphabetic()).count();
    letters > 1
        || part.len() == 1 && letters == 1 && part.chars().all(|c| matches!(c, 'a' | 'A' | 'I'))
}

/// A source without its `#[cfg(test)] mod … { … }`.
fn without_tests(source: &str) -> String {
    let Some((before, rest)) = source.split_once("#[cfg(test)]\n") else {
        return source.to_owned();
    };
    let mut depth = 0;
    for (at, piece) in pieces(rest) {
        if let Piece::Code(c) = piece {
            depth += i32::from(c == '{') - i32::from(c == '}');
            if depth == 0 && (c == '}' || c == ';') {
                return format!("{before}{}", without_tests(&rest[at + 1..]));
            }
        }
    }
    before.to_owned()
}

/// The literals of a source; what is said to those who build (why something is allowed or cannot fail) is left out.
fn literals(source: &str) -> Vec<String> {
    let to_builders = |at: usize| {
        let before = source[..at].trim_end();
        before.ends_with("reason =") || before.ends_with(".expect(")
    };
    let texts = pieces(source).into_iter().filter_map(|(at, piece)| match piece {
        Piece::Literal(text) if !to_builders(at) => Some(text.to_owned()),
        Piece::Literal(_) | Piece::Code(_) => None,
    });
    texts.collect()
}

/// A part of Rust code; comments are left out.
enum Piece<'a> {
    Code(char),
    Literal(&'a str),
}

fn pieces(source: &str) -> Vec<(usize, Piece<'_>)> {
    let (mut pieces, mut at) = (vec![], 0);
    while let Some(c) = source[at..].chars().next() {
        let rest = &source[at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comment_length(rest)
        } else if let Some((open, close)) = quotes(rest) {
            let inside = &rest[open..];
            let end = literal_end(inside, &close);
            pieces.push((at, Piece::Literal(&inside[..end])));
            open + end + close.len()
        } else if let Some(length) = character_length(rest) {
            length
        } else {
            pieces.push((at, Piece::Code(c)));
            // A raw string's `r` must begin a word, so words are taken whole.
            word_length(rest).max(c.len_utf8())
        };
        at += length.min(rest.len());
    }
    pieces
}

fn word_length(rest: &str) -> usize {
    rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
}

/// Block comments nest.
fn comment_length(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let step = match rest.get(at..at + 2) {
            Some("/*") => 1,
            Some("*/") => -1,
            Some(_) | None => 0,
        };
        depth += step;
        at += if step == 0 { rest[at..].chars().next().map_or(1, char::len_utf8) } else { 2 };
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

/// The length of a literal's opening and what closes it.
fn quotes(rest: &str) -> Option<(usize, String)> {
    let plain = rest.trim_start_matches(['b', 'c']);
    if rest.len() - plain.len() > 1 {
        return None;
    }
    let prefix = rest.len() - plain.len();
    if plain.starts_with('"') {
        return Some((prefix + 1, "\"".to_owned()));
    }
    let raw = plain.strip_prefix('r')?;
    let hashes = raw.len() - raw.trim_start_matches('#').len();
    raw[hashes..]
        .starts_with('"')
        .then(|| (prefix + 2 + hashes, format!("\"{}", "#".repeat(hashes))))
}

fn literal_end(inside: &str, close: &str) -> usize {
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        if !escaped && inside[at..].starts_with(close) {
            return at;
        }
        escaped = close.len() == 1 && c == '\\' && !escaped;
    }
    inside.len()
}

/// The length of a character literal, which is no lifetime.
fn character_length(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    let mut chars = inside.chars();
    let first = chars.next()?;
    if first == '\\' {
        return Some(3 + inside[2..].find('\'')?);
    }
    (chars.next()? == '\'').then(|| 2 + first.len_utf8())
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
