//! Paragraphs and what runs in them.

use crate::characters;
use crate::document::{Look, Signature, Words};
use crate::xml::Xml;

/// How a paragraph is set, beyond its style.
pub(super) struct Set {
    pub(super) style: &'static str,
    /// It stays on the page of what follows.
    pub(super) keep: bool,
    /// It begins a page.
    pub(super) breaks: bool,
    /// How far it ends from the right margin, where that differs from its style.
    pub(super) right: Option<u32>,
}

impl Set {
    pub(super) fn new(style: &'static str) -> Self {
        Self { style, keep: false, breaks: false, right: None }
    }
}

/// Writes a paragraph. Word is strict about the order of its properties.
pub(super) fn paragraph(xml: &mut Xml, set: &Set, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", &set.style)]);
            if set.keep {
                xml.empty("w:keepNext", &[]);
            }
            if set.breaks {
                xml.empty("w:pageBreakBefore", &[]);
            }
            if let Some(right) = set.right {
                xml.empty("w:ind", &[("w:right", &right)]);
            }
        });
        inside(xml);
    });
}

/// Writes words, each kind of look in runs of its own.
pub(super) fn words(xml: &mut Xml, words: &Words) {
    for span in &words.0 {
        run(xml, &span.text, span.look);
    }
}

/// Writes words that look as their paragraph does.
pub(super) fn plain(xml: &mut Xml, text: &str) {
    run(xml, text, Look::Plain);
}

fn run(xml: &mut Xml, text: &str, look: Look) {
    xml.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], |xml| {
            // Quotation marks and dashes take the Chinese face.
            xml.empty("w:rFonts", &[("w:hint", &"eastAsia")]);
            match look {
                Look::Plain => {}
                Look::Strong => xml.empty("w:b", &[]),
                Look::Filled => xml.empty("w:u", &[("w:val", &"single")]),
            }
        });
        for (number, line) in characters::lines(text).iter().enumerate() {
            if number > 0 {
                xml.empty("w:br", &[]);
            }
            if !line.is_empty() {
                xml.leaf("w:t", &[("xml:space", &"preserve")], line);
            }
        }
    });
}

/// Writes a signature's lines, which stay together; the last one ends four characters from the margin.
pub(super) fn signature(xml: &mut Xml, signature: &Signature) {
    let last = signature.0.last().map_or(0, width);
    for (at, line) in signature.0.iter().enumerate() {
        let halves = (8 + last / 2).saturating_sub(width(line) / 2);
        let keep = at + 1 < signature.0.len();
        let right = Some(halves * HALF_CHARACTER);
        paragraph(xml, &Set { keep, right, ..Set::new("Signature") }, |xml| words(xml, line));
    }
}

/// Half the width of a character of the body in twips.
const HALF_CHARACTER: u32 = 157;

/// How wide a line is, in half characters.
fn width(line: &Words) -> u32 {
    let characters = line.0.iter().flat_map(|span| span.text.chars());
    characters.map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
