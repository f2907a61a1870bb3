//! The service worker: `web/static/sw.js` with what belongs to the page and to each program, by name and digest.

use std::collections::BTreeMap;
use std::fs;

use anyhow::Result;
use serde_json::json;

use crate::packed::{digest, short_integrity};
use crate::{dist, size};

/// The worker's script for a page and the files beside it.
pub(crate) fn script(source: &str, page: &str, names: &[String]) -> Result<String> {
    let files = groups(page, names)
        .into_iter()
        .map(|(group, names)| Ok((group, names.iter().map(kept).collect::<Result<Vec<_>>>()?)))
        .collect::<Result<BTreeMap<_, _>>>()?;
    let mut files = serde_json::to_value(files)?;
    files["version"] = json!(digest(page.as_bytes()));
    Ok(format!("const files = {files};\n{source}"))
}

/// What is kept with each program: its own files and what its pages and workers load beside.
fn groups(page: &str, names: &[String]) -> BTreeMap<&'static str, Vec<String>> {
    let size::Loads { first, later, hr, seal } = size::loads(page, names.to_vec());
    let is_program = |name: &&String| name.starts_with("teji-");
    let shared = later.iter().filter(|name| !is_program(name)).chain(&seal).cloned();
    BTreeMap::from([
        ("check", first),
        ("hr", hr.into_iter().chain(shared).collect()),
        ("desk", later.iter().chain(&seal).cloned().collect()),
    ])
}

/// A file's address and its digest. The page has the folder's own address.
fn kept(name: &String) -> Result<(String, String)> {
    let address = if name == "index.html" { "./" } else { name };
    Ok((address.to_owned(), short_integrity(&fs::read(dist().join(name))?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_program_is_kept_with_all_that_its_pages_and_workers_load() {
        let page = r#"<link href="a.css"><script src="b.js" data-js="teji-web.js" data-later-js="teji-desk.js"
            data-later-css="l.css" data-later-worker="w.js" data-hr-js="teji-hr.js" data-seal-js="teji-seal.js"></head>"#;
        let names = [
            "a.css",
            "b.js",
            "teji-web.js",
            "teji-desk.js",
            "l.css",
            "w.js",
            "teji-hr.js",
            "teji-seal.js",
            "other.txt",
        ];
        let groups = groups(page, &names.map(str::to_owned));
        assert_eq!(groups["check"], ["index.html", "a.css", "b.js", "teji-web.js"]);
        assert_eq!(groups["desk"], ["teji-desk.js", "l.css", "w.js", "teji-seal.js"]);
        assert_eq!(groups["hr"], ["teji-hr.js", "l.css", "w.js", "teji-seal.js"]);
    }
}
