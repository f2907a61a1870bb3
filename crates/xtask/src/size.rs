//! What the first load fetches, and what it weighs.

use std::fs;

use anyhow::{Result, bail};

use crate::dist;
use crate::packed::beside;

/// Bytes that the first load may weigh, compressed.
const LIMIT: u64 = 250_000;

/// Prints the table; a first load beyond the limit is an error.
pub(crate) fn table() -> Result<()> {
    let (mut all_plain, mut all_packed) = (0, 0);
    println!("{:>9} {:>9}  first load", "bytes", "brotli");
    for name in first_load()? {
        let file = dist().join(&name);
        let plain = fs::metadata(&file)?.len();
        let packed = fs::metadata(&beside(&file)[0])?.len();
        println!("{plain:>9} {packed:>9}  {name}");
        all_plain += plain;
        all_packed += packed;
    }
    println!("{all_plain:>9} {all_packed:>9}  sum, of {LIMIT} allowed");
    if all_packed > LIMIT {
        bail!("the first load is too heavy");
    }
    Ok(())
}

/// The page and every file of the site that its head names.
fn first_load() -> Result<Vec<String>> {
    let page = fs::read_to_string(dist().join("index.html"))?;
    let head = page.split("</head>").next().unwrap_or_default();
    let mut names = vec!["index.html".to_owned()];
    for entry in fs::read_dir(dist())?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if head.contains(&format!("\"{name}\"")) {
            names.push(name);
        }
    }
    names[1..].sort();
    Ok(names)
}
