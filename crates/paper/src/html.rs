//! The words of a document as HTML that says what each part is; how it looks is the style sheet's affair.

use std::collections::BTreeSet;
use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::characters;
use crate::document::{Block, Document, Item, Level, Look, Manner, Photo, Signature, Words};
use crate::xml::Xml;

mod table;

/// The document as an element, `<article class="paper">`, without any style or script.
///
/// A column of so many millimetres has the class `mm-` with its width, which [`page`] defines.
#[must_use]
pub fn html(document: &Document) -> String {
    let mut html = Xml::default();
    html.element("article", &[("class", &"paper"), ("lang", &document.language)], |html| {
        if let Some(mark) = &document.mark {
            html.element("p", &[("class", &"mark")], |html| plain(html, mark));
        }
        html.element("h1", &[], |html| plain(html, &document.title));
        for block in &document.blocks {
            write(html, block);
        }
    });
    html.into_string()
}

/// A whole page that is read without a network and without scripts, in the given style.
#[must_use]
pub fn page(document: &Document, style: &str) -> String {
    let mut title = Xml::default();
    title.leaf("title", &[], &characters::lines(&document.title).join(" "));
    let mut language = Xml::default();
    language.text(&document.language);
    // A style that closes its own element would become part of the page.
    let style = style.replace("</", "<\\/") + &widths(document);
    let body = html(document);
    let parts = [&language.into_string(), &title.into_string(), &style, &body];
    let mut page = String::new();
    let mut rest = PAGE;
    for part in parts {
        let (before, after) = rest.split_once(GAP).unwrap_or((rest, ""));
        page = page + before + part;
        rest = after;
    }
    page + rest
}

/// Its gaps are the language, the title, the style and the body.
const PAGE: &str = include_str!("../parts/page.html");
const GAP: &str = "{}";

/// The rules of style that the columns of a document's tables want, beside a style of the caller's.
#[must_use]
pub fn widths(document: &Document) -> String {
    let mut widths: BTreeSet<u16> = BTreeSet::new();
    for block in &document.blocks {
        if let Block::Table(table) = block {
            widths.extend(&table.columns);
        }
    }
    let mut rules = String::new();
    for width in widths {
        // Writing into a String cannot fail.
        write!(rules, "\n.mm-{width}{{width:{width}mm}}").unwrap_or_default();
    }
    rules
}

fn write(html: &mut Xml, block: &Block) {
    match block {
        Block::Heading(level, said) => {
            html.element(heading(*level), &[], |html| words(html, said));
        }
        Block::Paragraph(manner, said) => paragraph(html, class(*manner), said),
        Block::List(items) => list(html, items),
        Block::Note(said) => paragraph(html, "note", said),
        Block::Table(given) => table::table(html, given),
        Block::Signature(given) => signature(html, given),
        Block::PageBreak => html.element("div", &[("class", &"page-break")], |_| {}),
    }
}

fn heading(level: Level) -> &'static str {
    match level {
        Level::First => "h2",
        Level::Second => "h3",
        Level::Third => "h4",
        Level::Fourth => "h5",
    }
}

fn class(manner: Manner) -> &'static str {
    match manner {
        Manner::Body => "body",
        Manner::Flush => "flush",
        Manner::Centre => "centre",
        Manner::Right => "right",
    }
}

fn paragraph(html: &mut Xml, class: &str, said: &Words) {
    html.element("p", &[("class", &class)], |html| words(html, said));
}

/// The marks are words of their own, so the list must not number its items again.
fn list(html: &mut Xml, items: &[Item]) {
    html.element("ul", &[("class", &"marked")], |html| {
        for item in items {
            html.element("li", &[], |html| {
                html.element("span", &[("class", &"item-mark")], |html| plain(html, &item.mark));
                words(html, &item.words);
            });
        }
    });
}

fn signature(html: &mut Xml, signature: &Signature) {
    html.element("div", &[("class", &"signature")], |html| {
        for line in &signature.0 {
            html.element("p", &[], |html| words(html, line));
        }
    });
}

fn photo(html: &mut Xml, photo: &Photo) {
    if let Some(image) = &photo.image {
        let data = STANDARD.encode(image.bytes());
        let source = format!("data:{};base64,{data}", image.format().media());
        let label = characters::lines(&photo.label).join(" ");
        html.empty("img", &[("class", &"photo"), ("alt", &label), ("src", &source)]);
    } else {
        html.element("p", &[], |html| plain(html, &photo.label));
    }
}

fn words(html: &mut Xml, words: &Words) {
    for span in &words.0 {
        match span.look {
            Look::Plain => plain(html, &span.text),
            Look::Strong => html.element("strong", &[], |html| plain(html, &span.text)),
            Look::Filled => {
                html.element("span", &[("class", &"filled")], |html| plain(html, &span.text));
            }
        }
    }
}

fn plain(html: &mut Xml, text: &str) {
    for (number, line) in characters::lines(text).iter().enumerate() {
        if number > 0 {
            html.empty("br", &[]);
        }
        html.text(line);
    }
}
