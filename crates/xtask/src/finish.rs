//! Turns `index.html` and the built parts into `dist/`: names by content, digests, the policy, compressed forms.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::packed::{self, beside, digest, integrity, policy_hash};
use crate::{dist, hosting, kept, one_file, root, short, words};

/// The programs of the site.
pub(crate) struct Programs {
    /// That of the first load.
    pub(crate) first: Parts,
    /// That which is loaded when one of its pages is opened.
    pub(crate) later: Parts,
    /// The same of an enterprise's pages.
    pub(crate) hr: Parts,
    /// That which a worker loads to seal a file.
    pub(crate) seal: Parts,
}

/// What the compiler and the binding generator made of a program.
pub(crate) struct Parts {
    pub(crate) glue: PathBuf,
    pub(crate) module: PathBuf,
}

/// The whole site as one page.
pub(crate) const ONE_FILE: &str = "one-file.html";

/// Writes the whole site and removes what no longer belongs to it.
pub(crate) fn write(programs: &Programs) -> Result<()> {
    fs::create_dir_all(dist())?;
    let mut site = Site::default();
    let source = fs::read_to_string(root().join("index.html"))?;
    let page = site.fill(&source, programs)?;
    site.place("index.html", page.as_bytes())?;
    let keeper = short::bare(&fs::read_to_string(root().join("web/static/sw.js"))?)?;
    site.place("sw.js", kept::script(&keeper, &page, &site.placed_names())?.as_bytes())?;
    site.place(ONE_FILE, one_file::page(&source, programs)?.as_bytes())?;
    for (name, text) in hosting::files(&page, &site.placed_names())? {
        site.place_plain(name, text.as_bytes())?;
    }
    for entry in fs::read_dir(dist())?.flatten() {
        if !site.placed.contains(&entry.path()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// A file of the site, as the page refers to it.
struct Placed {
    name: String,
    integrity: String,
}

struct Program {
    glue: Placed,
    module: Placed,
}

#[derive(Default)]
struct Site {
    placed: BTreeSet<PathBuf>,
}

impl Site {
    /// The page with each `data-trunk` tag turned into what it stands for.
    fn fill(&mut self, page: &str, programs: &Programs) -> Result<String> {
        let mut page = page.to_owned();
        let (mut start, mut worker, mut style, mut first) = (None, None, None, None);
        let later = self.program(&programs.later)?;
        let hr = self.program(&programs.hr)?;
        let seal = self.program(&programs.seal)?;
        while let Some(tag) = next_tag(&page) {
            let source = attribute(&tag, "href").context("a data-trunk tag without href")?;
            let filled = match attribute(&tag, "rel").as_deref() {
                Some("css") => {
                    let Placed { name, integrity } = self.copy(&source)?;
                    format!(r#"<link rel="stylesheet" href="{name}" integrity="{integrity}">"#)
                }
                Some("icon") => {
                    let Placed { name, .. } = self.copy(&source)?;
                    format!(r#"<link rel="icon" type="image/svg+xml" href="{name}">"#)
                }
                Some("copy-file") => {
                    let placed = self.copy(&source)?;
                    match file_name(&source)? {
                        "start.js" => start = Some(placed),
                        "worker.js" => worker = Some(placed),
                        "later.css" => style = Some(placed),
                        name => page = refer(&page, name, &placed),
                    }
                    String::new()
                }
                Some("rust") => {
                    first = Some(self.program(&programs.first)?);
                    START_HERE.to_owned()
                }
                other => bail!("finish.rs knows no data-trunk tag with rel={other:?}"),
            };
            page = page.replacen(&with_line_end(&page, &tag, &filled), &filled, 1);
        }
        let (Some(start), Some(worker), Some(style), Some(first)) = (start, worker, style, first)
        else {
            bail!("index.html must name start.js, worker.js, later.css and the rust package");
        };
        let words = self.place_words("words", &words::FIRST)?;
        let later_words = self.place_words("later-words", &words::LATER)?;
        let map = import_map(&[&first.glue, &later.glue, &hr.glue]);
        let start = format!(
            "{map}\n{}",
            starter([&start, &worker, &style, &words, &later_words], &first, [&later, &hr, &seal])
        );
        let page = page.replacen(START_HERE, &start, 1);
        Ok(page.replacen(CHARSET, &format!("{CHARSET}\n{}", policy(&map)), 1))
    }

    fn program(&mut self, parts: &Parts) -> Result<Program> {
        let glue = self.place_hashed(&parts.glue)?;
        Ok(Program { glue, module: self.place_hashed(&parts.module)? })
    }

    fn place_words(&mut self, name: &str, texts: &[words::Text]) -> Result<Placed> {
        let text = words::text(texts)?;
        let name = format!("{name}-{}.txt", digest(text.as_bytes()));
        self.place(&name, text.as_bytes())?;
        Ok(Placed { name, integrity: integrity(text.as_bytes()) })
    }

    /// Places one of our own files, a script or a style without what only its readers need.
    fn copy(&mut self, source: &str) -> Result<Placed> {
        let file = root().join(source);
        if matches!(source.rsplit('.').next(), Some("js" | "css")) {
            let text = fs::read_to_string(&file).with_context(|| source.to_owned())?;
            return self.place_as(&file, short::bare(&text)?.as_bytes());
        }
        self.place_hashed(&file)
    }

    fn place_hashed(&mut self, source: &Path) -> Result<Placed> {
        let bytes = fs::read(source).with_context(|| source.display().to_string())?;
        self.place_as(source, &bytes)
    }

    /// Places a file under a name that tells its content, so that it may be kept for ever.
    fn place_as(&mut self, source: &Path, bytes: &[u8]) -> Result<Placed> {
        let (stem, end) = file_name(source.to_str().context("a file name beyond UTF-8")?)?
            .split_once('.')
            .context("a file name without an ending")?;
        let name = format!("{stem}-{}.{end}", digest(bytes));
        self.place(&name, bytes)?;
        Ok(Placed { name, integrity: integrity(bytes) })
    }

    /// What a host reads is not sent to anybody.
    fn place_plain(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let file = dist().join(name);
        fs::write(&file, bytes)?;
        self.placed.insert(file);
        Ok(())
    }

    /// The names of what stands in the site so far.
    fn placed_names(&self) -> Vec<String> {
        let names = self.placed.iter().filter_map(|file| file.file_name()?.to_str());
        names.map(str::to_owned).collect()
    }

    fn place(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let file = dist().join(name);
        packed::write(&file, bytes)?;
        self.placed.extend(beside(&file));
        self.placed.insert(file);
        Ok(())
    }
}

pub(crate) const CHARSET: &str = r#"<meta charset="utf-8">"#;
const START_HERE: &str = "<!--start-->";

/// What the page may do: run its own files, talk to its own origin, nothing else.
fn policy(map: &str) -> String {
    let map = policy_hash(map.trim_start_matches(MAP_OPEN).trim_end_matches(MAP_CLOSE));
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         script-src 'self' 'wasm-unsafe-eval' {map}; style-src 'self'; img-src 'self' data: blob:; \
         connect-src 'self'; worker-src 'self'; frame-src blob:; base-uri 'none'; form-action 'none'; \
         trusted-types default; require-trusted-types-for 'script'\">"
    )
}

const MAP_OPEN: &str = r#"<script type="importmap">"#;
const MAP_CLOSE: &str = "</script>";

/// Lets the browser check the glue, which start.js imports, against its digest.
fn import_map(glues: &[&Placed]) -> String {
    let line = |Placed { name, integrity }: &&Placed| format!(r#""./{name}":"{integrity}""#);
    let lines: Vec<String> = glues.iter().map(line).collect();
    format!(r#"{MAP_OPEN}{{"integrity":{{{}}}}}{MAP_CLOSE}"#, lines.join(","))
}

/// What begins an attribute that names a file of the program which is loaded later.
pub(crate) const LATER: &str = "data-later-";
/// The same of the enterprise's program.
pub(crate) const HR: &str = "data-hr-";
/// The same of the program which seals. Its glue is not in the import map, for a worker does not look there.
pub(crate) const SEAL: &str = "data-seal-";

fn starter(files: [&Placed; 5], first: &Program, later: [&Program; 3]) -> String {
    let [start, worker, style, words, later_words] = files;
    let names = |prefix: &str, Program { glue, module }: &Program| {
        let (glue, Placed { name, integrity }) = (&glue.name, module);
        format!("{prefix}js=\"{glue}\" {prefix}wasm=\"{name}\" {prefix}integrity=\"{integrity}\"")
    };
    let (glue, program) = (&first.glue, names("data-", first));
    let [later, hr, seal] = [names(LATER, later[0]), names(HR, later[1]), names(SEAL, later[2])];
    format!(
        "<link rel=\"modulepreload\" href=\"{}\" integrity=\"{}\">\n\
         <script type=\"module\" src=\"{}\" integrity=\"{}\" data-words=\"{}\" data-words-integrity=\"{}\" data-later-words=\"{}\" data-later-words-integrity=\"{}\" {program} {later} {hr} {seal} data-later-css=\"{}\" data-later-css-integrity=\"{}\" data-later-worker=\"{}\"></script>",
        glue.name,
        glue.integrity,
        start.name,
        start.integrity,
        words.name,
        words.integrity,
        later_words.name,
        later_words.integrity,
        style.name,
        style.integrity,
        worker.name,
    )
}

/// Where the page itself names a copied file, it gets the name by content; a script gets its digest too.
fn refer(page: &str, name: &str, placed: &Placed) -> String {
    let Placed { name: hashed, integrity } = placed;
    page.replace(
        &format!(r#"<script src="{name}""#),
        &format!(r#"<script src="{hashed}" integrity="{integrity}""#),
    )
    .replace(&format!(r#"src="{name}""#), &format!(r#"src="{hashed}""#))
}

pub(crate) fn next_tag(page: &str) -> Option<String> {
    let start = page.find("<link data-trunk")?;
    let length = page[start..].find('>')? + 1;
    Some(page[start..start + length].to_owned())
}

/// A tag that leaves nothing behind takes its line with it.
pub(crate) fn with_line_end(page: &str, tag: &str, filled: &str) -> String {
    let line = format!("{tag}\n");
    if filled.is_empty() && page.contains(&line) { line } else { tag.to_owned() }
}

pub(crate) fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(r#" {name}=""#))?;
    Some(rest.split_once('"')?.0.to_owned())
}

fn file_name(source: &str) -> Result<&str> {
    source.rsplit('/').next().context("an empty file name")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copied_file_is_named_by_content_wherever_the_page_names_it() {
        let placed = Placed { name: "a-1.js".into(), integrity: "sha384-x".into() };
        let page = r#"<script src="a.js" defer></script><img src="a.js">"#;
        let filled =
            r#"<script src="a-1.js" integrity="sha384-x" defer></script><img src="a-1.js">"#;
        assert_eq!(refer(page, "a.js", &placed), filled);
    }

    #[test]
    fn the_policy_allows_the_import_map_by_its_digest_and_no_other_inline_script() {
        let placed = |name: &str| Placed { name: name.into(), integrity: "sha384-x".into() };
        let map = import_map(&[&placed("a.js"), &placed("b.js")]);
        let hash = policy_hash(r#"{"integrity":{"./a.js":"sha384-x","./b.js":"sha384-x"}}"#);
        let policy = policy(&map);
        assert!(policy.contains(&hash));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    }

    #[test]
    fn an_attribute_is_read_by_its_whole_name() {
        let tag = r#"<link data-trunk rel="css" data-href="no" href="yes.css">"#;
        assert_eq!(attribute(tag, "href").as_deref(), Some("yes.css"));
        assert_eq!(attribute(tag, "src"), None);
    }
}
