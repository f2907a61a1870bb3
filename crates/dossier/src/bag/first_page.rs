//! The page that is opened first: it is read without scripts and without a network, and its policy lets nothing load.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use teji_paper::{Document, Sha256, Xml, widths};

use super::Listed;
use crate::texts::filed;

const HEAD: &str = include_str!("../../parts/head.html");
const STYLE: &str = include_str!("../../parts/style.css");
/// The lines with which every page begins.
pub(crate) const FIRST_LINES: [&str; 2] = ["<!doctype html>", "<html lang=\"zh-CN\">"];
/// What ends a page.
pub const END: &str = "\n</body>\n</html>\n";

/// The page up to its end, with a style for these papers; the title is text, the body is HTML.
#[must_use]
pub fn first_page(title: &str, papers: &[Document], body: &str) -> String {
    let style = papers.iter().map(widths).fold(STYLE.to_owned(), |style, more| style + &more);
    HEAD.replace("{digest}", &digest(&style)).replace("{title}", title).replace("{style}", &style)
        + body
}

/// The policy knows the one style by its digest.
fn digest(style: &str) -> String {
    STANDARD.encode(Sha256::of(style.as_bytes()).bytes())
}

/// A table of the files, each with its digest; `linked`, where they lie beside the page.
pub fn file_table(xml: &mut Xml, files: &[Listed], linked: bool) {
    let bytes = |size: u64| filed().fill("open_me.bytes", &[("size", &size.to_string())]);
    xml.element("table", &[("class", &"files")], |xml| {
        xml.element("tr", &[], |xml| {
            for head in ["open_me.name", "open_me.holds", "open_me.size"] {
                xml.leaf("th", &[("scope", &"col")], filed().text(head));
            }
        });
        for file in files {
            xml.element("tr", &[], |xml| {
                xml.element("td", &[], |xml| {
                    if linked {
                        xml.leaf("a", &[("href", &file.path)], &file.path);
                    } else {
                        xml.text(&file.path);
                    }
                });
                xml.element("td", &[], |xml| {
                    xml.leaf("p", &[], &file.title);
                    let code = filed().fill("open_me.code", &[("code", &file.sha256)]);
                    xml.leaf("p", &[("class", &"code")], &code);
                });
                xml.leaf("td", &[("class", &"size")], &bytes(file.size));
            });
        }
    });
}
