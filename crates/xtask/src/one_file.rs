//! The whole site as one page, for a stick or an e-mail: nothing is fetched, so it opens where there is no server at all.

use std::fs::{self, read_to_string};
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::finish::{CHARSET, Parts, Programs, attribute, next_tag, with_line_end};
use crate::packed::policy_hash;
use crate::short::bare;
use crate::{root, words};

/// How a script begins that the page names, and how it ends: its name stands between.
const NAMED: [&str; 2] = ["<script src=\"", "\" defer></script>\n"];
/// How the binding generator ends its glue; in one page the glue hands its function over instead.
const EXPORT: &str = "export { initSync, __wbg_init as default };";
/// What stands in the page until the scripts are placed.
const BODY_END: &str = "</body>";

/// The page with its styles, pictures, scripts and programs in it.
pub(crate) fn page(source: &str, programs: &Programs) -> Result<String> {
    let mut page = source.to_owned();
    let mut styles = String::new();
    let mut icon = String::new();
    while let Some(tag) = next_tag(&page) {
        let file = attribute(&tag, "href").context("a data-trunk tag without href")?;
        let ending = file.rsplit('.').next().unwrap_or_default();
        if ending == "css" {
            styles += &read(&file)?;
        }
        if attribute(&tag, "rel").as_deref() == Some("icon") {
            icon = format!("<link rel=\"icon\" href=\"{}\">\n", data_address(&file)?);
        } else if ending == "svg" {
            let name = file.rsplit('/').next().unwrap_or_default();
            let named = format!("src=\"{name}\"");
            page = page.replace(&named, &format!("src=\"{}\"", data_address(&file)?));
        }
        page = page.replacen(&with_line_end(&page, &tag, ""), "", 1);
    }
    let mut named = String::new();
    while let Some((before, name, after)) = next_script(&page) {
        named += &read(&format!("web/static/{name}"))?;
        page = format!("{before}{after}");
    }
    let scripts = scripts(named, programs)?;
    let executed: Vec<&str> = scripts.iter().map(|(_, text)| text.as_str()).collect();
    let head = format!("{CHARSET}\n{}", policy(&executed, &styles));
    let written: String = scripts.iter().map(|(open, text)| script(open, text)).collect();
    let words = script(
        "<script type=\"text/plain\" id=\"words\">",
        &(words::text(&words::FIRST)? + &words::text(&words::LATER)?),
    );
    let body_end = format!("{words}{}{written}{BODY_END}", modules(programs)?);
    let page = page.replacen("</head>", &format!("{icon}<style>{styles}</style>\n</head>"), 1);
    let page = page.replacen(CHARSET, &head, 1).replacen(BODY_END, &body_end, 1);
    if page.contains("<script src=") || page.contains("href=\"web/") {
        bail!("one-file.html still names another file");
    }
    Ok(page)
}

fn each(programs: &Programs) -> [(&'static str, &Parts); 4] {
    let Programs { first, later, hr, seal } = programs;
    [("check", first), ("desk", later), ("hr", hr), ("seal", seal)]
}

/// What stands before a script that the page names, its name, and what stands after it.
fn next_script(page: &str) -> Option<(&str, &str, &str)> {
    let [open, close] = NAMED;
    let (before, rest) = page.split_once(open)?;
    let (name, after) = rest.split_once(close)?;
    Some((before, name, after))
}

/// The opening tags and texts of everything that runs: what the page names, the hand that gives programs out, their glue, and
/// what starts them.
fn scripts(named: String, programs: &Programs) -> Result<Vec<(String, String)>> {
    let [carried, start] =
        ["carried.js", "start.js"].map(|name| read(&format!("web/static/{name}")));
    let mut all = vec![("<script>".to_owned(), named), ("<script>".to_owned(), carried?)];
    for (name, parts) in each(programs) {
        let glue = handed_over(&read_to_string(&parts.glue)?, name)?;
        all.push((format!("<script type=\"module\" id=\"glue-{name}\">"), glue));
    }
    all.push(("<script type=\"module\">".to_owned(), start?));
    Ok(all)
}

/// The glue as part of a page, or of a worker that was made of text: it has no name under which another script imports it.
fn handed_over(glue: &str, name: &str) -> Result<String> {
    let text =
        glue.trim_end().strip_suffix(EXPORT).context("the glue ends otherwise than known")?;
    if text.contains("import.meta") || text.contains("\nexport ") || text.contains("\nimport ") {
        bail!("the glue of {name} imports or exports more than its one function");
    }
    // Names of its own, although several stand beside each other in a worker that is no module.
    Ok(format!("(() => {{\n{text}\nself.teji.glue[\"{name}\"] = __wbg_init;\n}})();\n"))
}

fn script(open: &str, text: &str) -> String {
    format!("{open}{text}</script>\n")
}

/// The modules, packed, in elements that run nothing.
fn modules(programs: &Programs) -> Result<String> {
    let mut all = String::new();
    for (name, parts) in each(programs) {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&fs::read(&parts.module)?)?;
        let packed = STANDARD.encode(gzip.finish()?);
        all += &script(&format!("<script type=\"text/plain\" id=\"module-{name}\">"), &packed);
    }
    Ok(all)
}

/// What the page may do: run what stands in it, fetch nothing, send nothing.
fn policy(scripts: &[&str], styles: &str) -> String {
    let hashes: Vec<String> = scripts.iter().map(|text| policy_hash(text)).collect();
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         script-src 'wasm-unsafe-eval' {}; style-src {}; img-src data: blob:; connect-src 'none'; \
         worker-src blob:; frame-src blob:; base-uri 'none'; form-action 'none'; \
         trusted-types default; require-trusted-types-for 'script'\">",
        hashes.join(" "),
        policy_hash(styles),
    )
}

fn read(name: &str) -> Result<String> {
    bare(&read_to_string(root().join(name)).with_context(|| name.to_owned())?)
}

/// A picture as an address that holds it.
fn data_address(name: &str) -> Result<String> {
    let bytes = fs::read(root().join(Path::new(name))).with_context(|| name.to_owned())?;
    Ok(format!("data:image/svg+xml;base64,{}", STANDARD.encode(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_hands_its_function_over_and_exports_nothing() {
        let glue = format!("let wasm;\nfunction __wbg_init() {{}}\n\n{EXPORT}\n");
        let text = handed_over(&glue, "hr").unwrap();
        assert!(text.contains("self.teji.glue[\"hr\"] = __wbg_init;") && !text.contains("export"));
        assert!(handed_over("function other() {}", "hr").is_err());
        let more = format!("let wasm;\nexport function other() {{}}\n{EXPORT}");
        assert!(handed_over(&more, "hr").is_err());
    }

    #[test]
    fn each_script_that_the_page_names_is_taken_from_it() {
        let page =
            "<p>\n<script src=\"a.js\" defer></script>\n<script src=\"b.js\" defer></script>\n</p>";
        let (before, name, after) = next_script(page).unwrap();
        assert_eq!((before, name), ("<p>\n", "a.js"));
        assert_eq!(next_script(after), Some(("", "b.js", "</p>")));
        assert_eq!(next_script("</p>"), None);
    }

    #[test]
    fn the_policy_lets_run_what_stands_there_and_nothing_be_fetched() {
        let policy = policy(&["a()", "b()"], "p { }");
        for text in ["a()", "b()", "p { }"] {
            assert!(policy.contains(&policy_hash(text)), "{text}");
        }
        assert!(policy.contains("connect-src 'none'") && policy.contains("default-src 'none'"));
        assert!(!policy.contains("'self'") && !policy.contains("unsafe-inline"));
    }
}
