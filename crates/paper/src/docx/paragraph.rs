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
    /// How far it is below the one before, where that differs from its style.
    pub(super) before: Option<u32>,
    /// How far it begins from the left margin, where that differs from its style.
    pub(super) left: Option<u32>,
}

impl Set {
    pub(super) fn new(style: &'static str) -> Self {
        Self { style, keep: false, breaks: false, before: None, left: None }
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
            if let Some(before) = set.before {
                xml.empty("w:spacing", &[("w:before", &before)]);
            }
            if let Some(left) = set.left {
                xml.empty("w:ind", &[("w:left", &left)]);
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

/// Where a signature stands: all in twips.
pub(super) struct Place {
    pub(super) style: &'static str,
    /// How wide the text may be there.
    pub(super) room: u32,
    /// Half the width of a character.
    pub(super) half: u32,
    /// How far the last line ends from the right, in half characters, where the others are no longer.
    pub(super) right: u32,
    /// How far the first line is below what stands before it.
    pub(super) before: u32,
    /// Whether the last line stays with what follows.
    pub(super) keep: bool,
}

/// Writes a signature's lines, which stay together, each centred over the last one.
///
/// They are set from the left: at the right, a reader would drop the blanks that are left for a name.
pub(super) fn signature(xml: &mut Xml, signature: &Signature, place: &Place) {
    let widths: Vec<u32> = signature.0.iter().map(width).collect();
    let (last, widest) = (widths.last().unwrap_or(&0), widths.iter().max().unwrap_or(&0));
    let middle = (place.right + last / 2).max(LEAST_RIGHT + widest.div_ceil(2));
    for (at, (line, width)) in signature.0.iter().zip(&widths).enumerate() {
        let to_right = (middle + width.div_ceil(2)) * place.half;
        let left = Some(place.room.saturating_sub(to_right));
        let before = Some(place.before).filter(|before| at == 0 && *before > 0);
        let keep = place.keep || at + 1 < widths.len();
        let set = Set { keep, before, left, ..Set::new(place.style) };
        paragraph(xml, &set, |xml| words(xml, line));
    }
}

/// No line comes nearer to the right, in half characters.
const LEAST_RIGHT: u32 = 2;

/// How wide the widest of a line's lines is, in half characters.
pub(super) fn width(line: &Words) -> u32 {
    let text: String = line.0.iter().map(|span| span.text.as_str()).collect();
    let lines = characters::lines(&text);
    let width = |line: &String| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    lines.iter().map(width).max().unwrap_or(0)
}
