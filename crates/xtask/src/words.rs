//! The sentences that programs of the page have in common: none of these carries them, and each is fetched once.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context, Result, ensure};

use crate::root;

/// The name under which programs ask for a text, and the files of which it is made.
pub(crate) type Text = (&'static str, &'static [&'static str]);

/// What every program wants.
pub(crate) const FIRST: [Text; 4] = [
    ("notice.zh-CN", &["crates/notice/text/zh-CN.txt"]),
    ("web.zh-CN", &["web/text/zh-CN.txt"]),
    ("notice.en", &["crates/notice/text/en.txt"]),
    ("web.en", &["web/text/en.txt"]),
];
/// What the programs of later pages want beside.
pub(crate) const LATER: [Text; 4] = [
    ("papers.zh-CN", &["web/text/desk.zh-CN.txt", "web/text/me.zh-CN.txt"]),
    ("dossier.zh-CN", &["crates/dossier/text/zh-CN.txt"]),
    ("papers.en", &["web/text/desk.en.txt", "web/text/me.en.txt"]),
    ("dossier.en", &["crates/dossier/text/en.txt"]),
];
/// What stands before each name (`teji_text::hand_over`).
const NEXT: char = '\u{c}';

/// Writes them into the folder in which trunk puts a site together.
pub(crate) fn place() -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").context("trunk tells no folder")?;
    Ok(fs::write(PathBuf::from(folder).join("words.txt"), text(&FIRST)?)?)
}

/// Texts in one, without remarks.
pub(crate) fn text(texts: &[Text]) -> Result<String> {
    texts.iter().map(|(name, files)| Ok(format!("{NEXT}{name}\n{}", lines(files)?))).collect()
}

fn lines(files: &[&str]) -> Result<String> {
    let mut lines = String::new();
    for file in files {
        let text = fs::read_to_string(root().join(file)).with_context(|| (*file).to_owned())?;
        ensure!(!text.contains(NEXT) && !text.contains("</"), "{file} holds a sign that ends it");
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            lines.push_str(line);
            lines.push('\n');
        }
    }
    Ok(lines)
}
