//! A picture in a line of text.

use super::relation;
use crate::document::Photo;
use crate::image::Image;
use crate::xml::Xml;

/// The measures of drawings: so many to a millimetre.
const TO_MILLIMETRE: u64 = 36_000;

/// Writes a picture as large as fits into the box for a photo, in its own shape.
pub(super) fn picture(xml: &mut Xml, number: usize, image: &Image, label: &str) {
    let [width, height] = [Photo::WIDTH, Photo::HEIGHT].map(|side| u64::from(side) * TO_MILLIMETRE);
    let size = image.within(width, height);
    let id = number + 1;
    xml.element("w:r", &[], |xml| {
        xml.element("w:drawing", &[], |xml| {
            let inline: [(_, &dyn std::fmt::Display); 4] =
                [("distT", &0), ("distB", &0), ("distL", &0), ("distR", &0)];
            xml.element("wp:inline", &inline, |xml| {
                xml.empty("wp:extent", &[("cx", &size.0), ("cy", &size.1)]);
                let name = format_args!("picture{id}");
                xml.empty("wp:docPr", &[("id", &id), ("name", &name), ("descr", &label)]);
                graphic(xml, number, size);
            });
        });
    });
}

fn graphic(xml: &mut Xml, number: usize, size: (u64, u64)) {
    let kind = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    let id = number + 1;
    xml.element("a:graphic", &[], |xml| {
        xml.element("a:graphicData", &[("uri", &kind)], |xml| {
            xml.element("pic:pic", &[], |xml| {
                xml.element("pic:nvPicPr", &[], |xml| {
                    let name = format_args!("picture{id}");
                    xml.empty("pic:cNvPr", &[("id", &id), ("name", &name)]);
                    xml.empty("pic:cNvPicPr", &[]);
                });
                xml.element("pic:blipFill", &[], |xml| {
                    xml.empty("a:blip", &[("r:embed", &relation(number))]);
                    xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
                });
                shape(xml, size);
            });
        });
    });
}

fn shape(xml: &mut Xml, (width, height): (u64, u64)) {
    xml.element("pic:spPr", &[], |xml| {
        xml.element("a:xfrm", &[], |xml| {
            xml.empty("a:off", &[("x", &0), ("y", &0)]);
            xml.empty("a:ext", &[("cx", &width), ("cy", &height)]);
        });
        xml.element("a:prstGeom", &[("prst", &"rect")], |xml| xml.empty("a:avLst", &[]));
    });
}
