//! The words of a document as DOCX in the manner of GB/T 9704—2012.
//!
//! Looks are in `parts/styles.xml`; the writers name a style and say only what hangs on the place: widths, spans, what
//! stays together.

use crate::document::Document;
use crate::image::Image;
use crate::xml::Xml;
use crate::zip::{Entry, Packing, ZipError, zip};

mod body;
mod paragraph;
mod picture;
mod table;

/// The document as the bytes of a DOCX file; equal documents give equal bytes.
pub fn docx(document: &Document) -> Result<Vec<u8>, ZipError> {
    let (body, pictures) = body::body(document);
    let names: Vec<String> = pictures.iter().enumerate().map(media).collect();
    let core = core(&document.title, &document.language);
    let relations = relations(&names);
    let mut entries = vec![
        part("[Content_Types].xml", include_str!("../parts/content-types.xml")),
        part("_rels/.rels", include_str!("../parts/package.rels.xml")),
        part("docProps/core.xml", &core),
        part("word/document.xml", &body),
        part("word/_rels/document.xml.rels", &relations),
        part("word/styles.xml", include_str!("../parts/styles.xml")),
        part("word/settings.xml", include_str!("../parts/settings.xml")),
        part("word/fontTable.xml", include_str!("../parts/fonts.xml")),
        part("word/footer-odd.xml", include_str!("../parts/footer-odd.xml")),
        part("word/footer-even.xml", include_str!("../parts/footer-even.xml")),
    ];
    let folded: Vec<String> = names.iter().map(|name| format!("word/{name}")).collect();
    entries.extend(folded.iter().zip(&pictures).map(|(name, image)| Entry {
        name,
        bytes: image.bytes(),
        packing: Packing::Stored,
    }));
    zip(&entries)
}

fn part<'a>(name: &'a str, text: &'a str) -> Entry<'a> {
    Entry { name, bytes: text.as_bytes(), packing: Packing::Deflated }
}

/// The name of a picture's part within `word`.
fn media((number, image): (usize, &&Image)) -> String {
    format!("media/picture{}.{}", number + 1, image.format().ending())
}

/// The relation of a picture; numbers are fixed by the order in which pictures stand.
fn relation(number: usize) -> String {
    format!("rIdPicture{}", number + 1)
}

/// Title and language only: no author, no time.
pub(crate) fn core(title: &str, language: &str) -> String {
    let spaces: [(_, &dyn std::fmt::Display); 2] = [
        ("xmlns:cp", &"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
    ];
    Xml::document("cp:coreProperties", &spaces, |xml| {
        xml.leaf("dc:title", &[], title);
        xml.leaf("dc:language", &[], language);
    })
}

fn relations(pictures: &[String]) -> String {
    let parts =
        ["styles.xml", "settings.xml", "fontTable.xml", "footer-odd.xml", "footer-even.xml"];
    let kinds = ["styles", "settings", "fontTable", "footer", "footer"];
    let space = "http://schemas.openxmlformats.org/package/2006/relationships";
    Xml::document("Relationships", &[("xmlns", &space)], |xml| {
        for (number, (part, kind)) in parts.iter().zip(kinds).enumerate() {
            relate(xml, &format!("rId{}", number + 1), kind, part);
        }
        for (number, name) in pictures.iter().enumerate() {
            relate(xml, &relation(number), "image", name);
        }
    })
}

fn relate(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    let kind = format!("{RELATIONS}/{kind}");
    xml.empty("Relationship", &[("Id", &id), ("Type", &kind), ("Target", &target)]);
}

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
