//! The page that is opened first: what the files are, every answer, the papers; readable without scripts or network.

use teji_fields::AnyField;
use teji_notice::{Page, SELF_CHECK};
use teji_paper::{Document, Xml, html};

use crate::answers;
use crate::application::{Application, Spot};
use crate::bag::{Listed, file_table, first_page};
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
    let mut xml = Xml::default();
    xml.element("main", &[], |xml| {
        xml.leaf("h1", &[], say("open_me.title"));
        for part in ["what", "not_sent", "no_proof"] {
            xml.leaf("p", &[], say(&format!("open_me.{part}")));
        }
        xml.leaf("p", &[], say(continued(kind)));
        xml.leaf("h2", &[], say("open_me.files"));
        file_table(xml, files, kind == Kind::Package);
        xml.leaf("h2", &[], say("open_me.answers"));
        answers(xml, application);
        xml.leaf("h2", &[], say("open_me.papers"));
    });
    let html: String = papers.iter().map(html).collect();
    first_page(say("open_me.title"), papers, &(xml.into_string() + &html))
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
