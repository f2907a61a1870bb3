//! The page that is opened first: what the files are, every answer, the papers; readable without scripts or network.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use teji_fields::AnyField;
use teji_notice::{Page, SELF_CHECK};
use teji_paper::{Document, Sha256, Xml, html, widths};

use crate::answers;
use crate::application::{Application, Spot};
use crate::package::Listed;
use crate::texts::filed;

/// What a page is the first page of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// Of a package, beside its files.
    Package,
    /// Of a file that holds everything itself.
    Saved,
}

/// A page up to its end, at which a saved file puts its data.
pub(crate) fn page(
    kind: Kind,
    application: &Application,
    papers: &[Document],
    files: &[Listed],
) -> String {
    let style = papers.iter().map(widths).fold(STYLE.to_owned(), |style, more| style + &more);
    let mut xml = Xml::default();
    xml.element("main", &[], |xml| {
        xml.leaf("h1", &[], say("open_me.title"));
        for part in ["what", "not_sent", "no_proof"] {
            xml.leaf("p", &[], say(&format!("open_me.{part}")));
        }
        xml.leaf("p", &[], say(continued(kind)));
        xml.leaf("h2", &[], say("open_me.files"));
        list(xml, kind, files);
        xml.leaf("h2", &[], say("open_me.answers"));
        answers(xml, application);
        xml.leaf("h2", &[], say("open_me.papers"));
    });
    let papers: String = papers.iter().map(html).collect();
    HEAD.replace("{digest}", &digest(&style))
        .replace("{title}", say("open_me.title"))
        .replace("{style}", &style)
        + &xml.into_string()
        + &papers
}

const HEAD: &str = include_str!("../parts/head.html");
/// The lines with which every page begins.
pub(crate) const FIRST_LINES: [&str; 2] = ["<!doctype html>", "<html lang=\"zh-CN\">"];
const STYLE: &str = include_str!("../parts/style.css");
/// What ends a page.
pub(crate) const END: &str = "\n</body>\n</html>\n";

/// The page's policy lets nothing load and nothing run, and knows the one style by its digest.
fn digest(style: &str) -> String {
    STANDARD.encode(Sha256::of(style.as_bytes()).bytes())
}

fn say(key: &str) -> &str {
    filed().text(key)
}

fn continued(kind: Kind) -> &'static str {
    match kind {
        Kind::Package => "open_me.continue_package",
        Kind::Saved => "open_me.continue_saved",
    }
}

fn list(xml: &mut Xml, kind: Kind, files: &[Listed]) {
    let bytes = |size: u64| filed().fill("open_me.bytes", &[("size", &size.to_string())]);
    xml.element("table", &[("class", &"files")], |xml| {
        xml.element("tr", &[], |xml| {
            for head in ["open_me.name", "open_me.holds", "open_me.size"] {
                xml.leaf("th", &[("scope", &"col")], say(head));
            }
        });
        for file in files {
            xml.element("tr", &[], |xml| {
                xml.element("td", &[], |xml| match kind {
                    Kind::Package => xml.leaf("a", &[("href", &file.path)], &file.path),
                    Kind::Saved => xml.text(&file.path),
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

/// Every answer in words; what was typed stands beside it where the two differ.
fn answers(xml: &mut Xml, application: &Application) {
    let check = SELF_CHECK.iter().flat_map(Page::fields).collect();
    section(xml, application, say("open_me.check"), Spot::Check, check);
    for (spot, form) in application.spots() {
        let own = form.fields().map(|(field, _)| field);
        let title = match spot {
            Spot::Entry(_, number) => format!("{} {number}", say(&format!("form.{}", form.id))),
            Spot::Basics | Spot::Check => say(&format!("form.{}", form.id)).to_owned(),
        };
        section(xml, application, &title, spot, own.collect());
    }
}

fn section(
    xml: &mut Xml,
    application: &Application,
    title: &str,
    spot: Spot,
    fields: Vec<&'static dyn AnyField>,
) {
    xml.leaf("h3", &[], title);
    xml.element("dl", &[], |xml| {
        for field in fields {
            let Some(typed) = application.typed(spot, field.id()) else { continue };
            let worded = answers::answer(field, typed, filed());
            xml.leaf("dt", &[], &answers::label(field, filed()));
            xml.element("dd", &[], |xml| {
                xml.leaf("p", &[("class", &"typed")], &worded);
            });
        }
    });
}
