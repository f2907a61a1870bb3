//! The body of a document: its blocks one after the other, and the page they stand on.

use super::paragraph::{self, Set, paragraph, words};
use super::{RELATIONS, table};
use crate::document::{Block, Document, Level, Manner};
use crate::grid::twips;
use crate::image::Image;
use crate::xml::Xml;

/// Writes the body, and gives the pictures in the order of their numbers.
pub(super) fn body(document: &Document) -> (String, Vec<&Image>) {
    let mut pictures = vec![];
    let spaces: [(_, &dyn std::fmt::Display); 5] = [
        ("xmlns:w", &"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("xmlns:r", &RELATIONS),
        ("xmlns:wp", &"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("xmlns:a", &"http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("xmlns:pic", &"http://schemas.openxmlformats.org/drawingml/2006/picture"),
    ];
    let body = Xml::document("w:document", &spaces, |xml| {
        xml.element("w:body", &[], |xml| {
            blocks(xml, document, &mut pictures);
            section(xml);
        });
    });
    (body, pictures)
}

fn blocks<'a>(xml: &mut Xml, document: &'a Document, pictures: &mut Vec<&'a Image>) {
    if let Some(mark) = &document.mark {
        paragraph(xml, &Set::new("Mark"), |xml| paragraph::plain(xml, mark));
    }
    paragraph(xml, &Set::new("Title"), |xml| paragraph::plain(xml, &document.title));
    let mut breaks = false;
    for (at, block) in document.blocks.iter().enumerate() {
        let keep = matches!(document.blocks.get(at + 1), Some(Block::Signature(_)));
        let place = Place { keep, breaks };
        breaks = matches!(block, Block::PageBreak);
        match block {
            Block::Heading(level, said) => place.paragraph(xml, heading(*level), said),
            Block::Paragraph(manner, said) => place.paragraph(xml, style(*manner), said),
            Block::Note(said) => place.paragraph(xml, "Note", said),
            Block::List(items) => {
                place.each(xml, "Item", items, |xml, item| {
                    paragraph::plain(xml, &item.mark);
                    words(xml, &item.words);
                });
            }
            Block::Table(given) => {
                place.break_before(xml);
                table::table(xml, given, keep, pictures);
            }
            Block::Signature(signature) => {
                place.break_before(xml);
                paragraph::signature(xml, signature, &signing(keep));
            }
            // Of two breaks in a row, the first one makes an empty page.
            Block::PageBreak => place.break_before(xml),
        }
    }
    (Place { keep: false, breaks }).break_before(xml);
}

/// What a block's neighbours ask of it.
struct Place {
    /// It stays with the next block.
    keep: bool,
    /// It begins a page.
    breaks: bool,
}

impl Place {
    fn paragraph(&self, xml: &mut Xml, style: &'static str, said: &crate::document::Words) {
        let set = Set { keep: self.keep, breaks: self.breaks, ..Set::new(style) };
        paragraph(xml, &set, |xml| words(xml, said));
    }

    /// The first paragraph begins the page, the last one stays with the next block.
    fn each<T>(&self, xml: &mut Xml, style: &'static str, all: &[T], write: fn(&mut Xml, &T)) {
        if all.is_empty() {
            self.break_before(xml);
        }
        for (at, one) in all.iter().enumerate() {
            let keep = self.keep && at + 1 == all.len();
            let set = Set { keep, breaks: self.breaks && at == 0, ..Set::new(style) };
            paragraph(xml, &set, |xml| write(xml, one));
        }
    }

    /// For blocks whose own paragraphs cannot begin a page.
    fn break_before(&self, xml: &mut Xml) {
        if self.breaks {
            paragraph(xml, &Set { breaks: true, ..Set::new("Gap") }, |_| {});
        }
    }
}

fn heading(level: Level) -> &'static str {
    match level {
        Level::First => "Heading1",
        Level::Second => "Heading2",
        Level::Third => "Heading3",
        Level::Fourth => "Heading4",
    }
}

fn style(manner: Manner) -> &'static str {
    match manner {
        Manner::Body => "Body",
        Manner::Flush => "Flush",
        Manner::Centre => "Centre",
        Manner::Right => "Right",
    }
}

/// The last line of a signature ends four characters from the margin.
fn signing(keep: bool) -> paragraph::Place {
    paragraph::Place { style: "Signature", room: twips(156), half: 158, right: 8, before: 0, keep }
}

/// A4 with the margins of the standard, 22 lines a page; 28 characters a line come from the styles' spacing.
fn section(xml: &mut Xml) {
    let [top, bottom, left, right, head, foot] = [37, 35, 28, 26, 15, 24].map(twips);
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:footerReference", &[("w:type", &"even"), ("r:id", &"rId5")]);
        xml.empty("w:footerReference", &[("w:type", &"default"), ("r:id", &"rId4")]);
        xml.empty("w:pgSz", &[("w:w", &twips(210)), ("w:h", &twips(297))]);
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &top),
                ("w:right", &right),
                ("w:bottom", &bottom),
                ("w:left", &left),
                ("w:header", &head),
                ("w:footer", &foot),
                ("w:gutter", &0),
            ],
        );
        xml.empty("w:docGrid", &[("w:type", &"lines"), ("w:linePitch", &LINE_PITCH)]);
    });
}

/// 22 lines on 225 mm.
const LINE_PITCH: u32 = 579;
