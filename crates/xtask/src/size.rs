//! What the first load fetches and what it weighs; beside it, what is loaded later, and the page that is one file.

use std::fs;

use anyhow::{Result, bail};

use crate::dist;
use crate::finish::{HR, LATER, ONE_FILE, SEAL};
use crate::packed::beside;

/// Bytes that the first load may weigh, compressed.
const LIMIT: u64 = 250_000;
/// Bytes that everything together may weigh, compressed.
const WHOLE: u64 = 1_500_000;
/// Bytes of the page that is one file, as it lies on a stick.
const ONE: u64 = 5_000_000;

/// Prints the tables; what is beyond its limit is an error.
pub(crate) fn table() -> Result<()> {
    let page = fs::read_to_string(dist().join("index.html"))?;
    let mut files = vec![];
    for entry in fs::read_dir(dist())?.flatten() {
        files.push(entry.file_name().to_string_lossy().into_owned());
    }
    files.sort();
    let mut loads = loads(&page, files);
    // No element names it: start.js asks for it once the page is there.
    loads.first.push("sw.js".to_owned());
    let first = weigh("first load", &loads.first, &format!("sum, of {LIMIT} allowed"))?;
    let later = weigh("when a page of drafts and papers is opened", &loads.later, "sum, once")?;
    let hr = weigh("when a page of an enterprise is opened", &loads.hr, "sum, once")?;
    let seal = weigh("when a file is sealed", &loads.seal, "sum, once")?;
    let whole = first + later + hr + seal;
    let one = fs::metadata(dist().join(ONE_FILE))?.len();
    println!("{:>9} {whole:>9}  everything, of {WHOLE} allowed", "");
    println!("{one:>9} {:>9}  {ONE_FILE}, of {ONE} allowed\n", "");
    for (weight, limit, what) in
        [(first, LIMIT, "the first load"), (whole, WHOLE, "the whole"), (one, ONE, ONE_FILE)]
    {
        if weight > limit {
            bail!("{what} is too heavy");
        }
    }
    Ok(())
}

/// The files that are fetched at once, those that are fetched later, and those that only an enterprise or sealing needs.
#[derive(Debug, PartialEq)]
pub(crate) struct Loads {
    pub(crate) first: Vec<String>,
    pub(crate) later: Vec<String>,
    pub(crate) hr: Vec<String>,
    pub(crate) seal: Vec<String>,
}

/// The page itself and every file that its head names; what stands in attributes for later alone is loaded later.
pub(crate) fn loads(page: &str, files: Vec<String>) -> Loads {
    let head = page.split("</head>").next().unwrap_or_default();
    let stands_only_in = |name: &String, attributes: &str| {
        let named = format!("=\"{name}\"");
        let mut ends = head.match_indices(&named).map(|(at, _)| &head[..at]);
        ends.all(|before| before.rsplit(' ').next().unwrap_or_default().starts_with(attributes))
    };
    let named = files.into_iter().filter(|name| head.contains(&format!("=\"{name}\"")));
    let (later, rest): (Vec<_>, Vec<_>) = named.partition(|name| stands_only_in(name, LATER));
    let (hr, rest): (Vec<_>, Vec<_>) = rest.into_iter().partition(|name| stands_only_in(name, HR));
    let (seal, mut first): (Vec<_>, Vec<_>) =
        rest.into_iter().partition(|name| stands_only_in(name, SEAL));
    first.insert(0, "index.html".to_owned());
    Loads { first, later, hr, seal }
}

fn weigh(title: &str, names: &[String], sum: &str) -> Result<u64> {
    let (mut all_plain, mut all_packed) = (0, 0);
    println!("{:>9} {:>9}  {title}", "bytes", "brotli");
    for name in names {
        let file = dist().join(name);
        let plain = fs::metadata(&file)?.len();
        let packed = fs::metadata(&beside(&file)[0])?.len();
        println!("{plain:>9} {packed:>9}  {name}");
        all_plain += plain;
        all_packed += packed;
    }
    println!("{all_plain:>9} {all_packed:>9}  {sum}\n");
    Ok(all_packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_counts_as_later_only_if_nothing_fetches_it_at_once() {
        let page = r#"<link href="a.css"><script src="b.js" data-js="c.js" data-later-js="d.js"></script>
            <link rel="modulepreload" href="e.js"><i data-later-wasm="e.js" data-seal-js="h.js" data-hr-js="i.js"></head><img src="f.svg">"#;
        let files = ["a.css", "b.js", "c.js", "d.js", "e.js", "f.svg", "g.js", "h.js", "i.js"];
        let loads = loads(page, files.map(str::to_owned).to_vec());
        assert_eq!(loads.first, ["index.html", "a.css", "b.js", "c.js", "e.js"]);
        assert_eq!(loads.later, ["d.js"]);
        assert_eq!(loads.hr, ["i.js"]);
        assert_eq!(loads.seal, ["h.js"]);
    }
}
