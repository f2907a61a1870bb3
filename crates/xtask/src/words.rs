//! The sentences that all programs of the page have in common, in one file: none of the programs carries them.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context, Result, ensure};

use crate::root;

/// The names under which the programs ask for the texts, and where these stand.
const TEXTS: [(&str, &str); 4] = [
    ("notice.zh-CN", "crates/notice/text/zh-CN.txt"),
    ("web.zh-CN", "web/text/zh-CN.txt"),
    ("notice.en", "crates/notice/text/en.txt"),
    ("web.en", "web/text/en.txt"),
];
/// What stands before each name (`teji_text::hand_over`).
const NEXT: char = '\u{c}';

/// Writes them into the folder in which trunk puts a site together.
pub(crate) fn place() -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").context("trunk tells no folder")?;
    Ok(fs::write(PathBuf::from(folder).join("words.txt"), text()?)?)
}

/// All of them, without remarks.
pub(crate) fn text() -> Result<String> {
    let part = |(name, file): (&str, &str)| {
        let text = fs::read_to_string(root().join(file)).with_context(|| file.to_owned())?;
        ensure!(!text.contains(NEXT) && !text.contains("</"), "{file} holds a sign that ends it");
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        Ok(format!("{NEXT}{name}\n{}\n", lines.join("\n")))
    };
    TEXTS.into_iter().map(part).collect()
}
