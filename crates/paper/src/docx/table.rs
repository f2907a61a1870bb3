//! Tables as DOCX: every row fills the grid, every cell ends with a paragraph.

use super::paragraph::{self, Place, Set, paragraph, plain, words};
use super::picture::picture;
use crate::document::{Cell, Content, Photo, Signature, Table, Words};
use crate::grid::{Grid, GridRow, Holds, Slot};
use crate::image::Image;
use crate::xml::Xml;

/// Writes a table and the paragraph that has to follow it; `keep` if its last row stays with the next block.
pub(super) fn table<'a>(
    xml: &mut Xml,
    table: &'a Table,
    keep: bool,
    pictures: &mut Vec<&'a Image>,
) {
    let grid = Grid::of(table);
    let Some(last) = grid.rows.len().checked_sub(1) else { return };
    xml.element("w:tbl", &[], |xml| {
        properties(xml, &grid);
        for (number, row) in grid.rows.iter().enumerate() {
            xml.element("w:tr", &[], |xml| {
                row_properties(xml, row);
                let mut cells =
                    Cells { number, keep: row.stays || keep && number == last, pictures };
                for slot in &row.slots {
                    cells.write(xml, &grid, slot);
                }
            });
        }
    });
    paragraph(xml, &Set { keep, ..Set::new("Gap") }, |_| {});
}

fn properties(xml: &mut Xml, grid: &Grid) {
    let whole: u32 = grid.columns.iter().sum();
    xml.element("w:tblPr", &[], |xml| {
        xml.empty("w:tblW", &[("w:w", &whole), ("w:type", &"dxa")]);
        xml.empty("w:jc", &[("w:val", &"center")]);
        xml.element("w:tblBorders", &[], |xml| {
            for edge in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                let (single, eighths) = ("single", 4);
                xml.empty(edge, &[("w:val", &single), ("w:sz", &eighths), ("w:color", &"auto")]);
            }
        });
        xml.empty("w:tblLayout", &[("w:type", &"fixed")]);
        xml.element("w:tblCellMar", &[], |xml| margins(xml, BESIDE));
    });
    xml.element("w:tblGrid", &[], |xml| {
        for width in &grid.columns {
            xml.empty("w:gridCol", &[("w:w", width)]);
        }
    });
}

/// The margin at both sides of a cell.
const BESIDE: u32 = 85;

fn margins(xml: &mut Xml, beside: u32) {
    for (edge, width) in [("w:top", 0), ("w:left", beside), ("w:bottom", 0), ("w:right", beside)] {
        xml.empty(edge, &[("w:w", &width), ("w:type", &"dxa")]);
    }
}

fn row_properties(xml: &mut Xml, row: &GridRow) {
    xml.element("w:trPr", &[], |xml| {
        if !row.may_part {
            xml.empty("w:cantSplit", &[]);
        }
        if row.least > 0 {
            xml.empty("w:trHeight", &[("w:val", &row.least), ("w:hRule", &"atLeast")]);
        }
        if row.is_head {
            xml.empty("w:tblHeader", &[]);
        }
    });
}

/// Writes the cells of a row.
struct Cells<'a, 'p> {
    number: usize,
    keep: bool,
    pictures: &'p mut Vec<&'a Image>,
}

impl<'a> Cells<'a, '_> {
    fn write(&mut self, xml: &mut Xml, grid: &Grid<'a>, slot: &Slot<'a>) {
        xml.element("w:tc", &[], |xml| {
            cell_properties(xml, grid.width(slot), slot);
            match slot.holds {
                Holds::Cell(cell, _) => {
                    self.content(xml, &cell.content, room(grid, slot, self.number));
                }
                Holds::More | Holds::Nothing => self.paragraphs(xml, "CellText", &[]),
            }
        });
    }

    fn content(&mut self, xml: &mut Xml, content: &'a Content, room: Room) {
        match content {
            Content::Label(said) => self.paragraph(xml, "CellLabel", said),
            Content::Short(said) => self.paragraph(xml, "CellShort", said),
            Content::Text(paragraphs) => self.paragraphs(xml, "CellText", paragraphs),
            Content::Opinion(paragraphs, signature) => {
                self.opinion(xml, paragraphs, signature, room);
            }
            Content::Photo(photo) => self.photo(xml, photo),
        }
    }

    fn paragraph(&self, xml: &mut Xml, style: &'static str, said: &Words) {
        let set = Set { keep: self.keep, ..Set::new(style) };
        paragraph(xml, &set, |xml| words(xml, said));
    }

    /// Writes paragraphs, and an empty one where there are none, for a cell must end with one.
    fn paragraphs(&self, xml: &mut Xml, style: &'static str, all: &[Words]) {
        for said in all {
            self.paragraph(xml, style, said);
        }
        if all.is_empty() {
            self.paragraph(xml, style, &Words::default());
        }
    }

    /// Writes words at the head of a box and the signature at its foot.
    fn opinion(&self, xml: &mut Xml, said: &[Words], signature: &Signature, room: Room) {
        for words in said {
            let set = Set { keep: true, ..Set::new("CellText") };
            paragraph(xml, &set, |xml| paragraph::words(xml, words));
        }
        let needed: u32 =
            said.iter().chain(&signature.0).map(|words| room.lines(words) * LINE).sum();
        // A line to spare, for lines may break earlier than was reckoned.
        let before = room.height.saturating_sub(needed + LINE);
        let (style, keep) = ("CellSignature", self.keep);
        let place = Place { style, room: room.width, half: HALF, right: 2, before, keep };
        paragraph::signature(xml, signature, &place);
        if signature.0.is_empty() {
            self.paragraphs(xml, "CellText", &[]);
        }
    }

    fn photo(&mut self, xml: &mut Xml, photo: &'a Photo) {
        let style = if photo.image.is_some() { "Photo" } else { "CellShort" };
        let set = Set { keep: self.keep, ..Set::new(style) };
        paragraph(xml, &set, |xml| match &photo.image {
            None => plain(xml, &photo.label),
            Some(image) => {
                self.pictures.push(image);
                picture(xml, self.pictures.len() - 1, image, &photo.label);
            }
        });
    }
}

/// How much room there is in a cell at least, in twips.
#[derive(Clone, Copy)]
struct Room {
    width: u32,
    height: u32,
}

fn room(grid: &Grid, slot: &Slot, number: usize) -> Room {
    let rows = if let Holds::Cell(_, rows) = slot.holds { rows } else { 1 };
    let height = grid.rows[number..number + rows].iter().map(|row| row.least).sum();
    Room { width: grid.width(slot).saturating_sub(2 * BESIDE), height }
}

impl Room {
    /// How many lines words take, nearly.
    fn lines(self, words: &Words) -> u32 {
        (paragraph::width(words) * HALF).div_ceil(self.width.max(1)).max(1)
    }
}

/// The height of a line and half the width of a character in a cell, as the styles have them.
const LINE: u32 = 360;
const HALF: u32 = 118;

fn cell_properties(xml: &mut Xml, width: u32, slot: &Slot) {
    xml.element("w:tcPr", &[], |xml| {
        xml.empty("w:tcW", &[("w:w", &width), ("w:type", &"dxa")]);
        if slot.columns > 1 {
            xml.empty("w:gridSpan", &[("w:val", &slot.columns)]);
        }
        match slot.holds {
            Holds::Cell(_, 1) | Holds::Nothing => {}
            Holds::Cell(..) => xml.empty("w:vMerge", &[("w:val", &"restart")]),
            Holds::More => xml.empty("w:vMerge", &[]),
        }
        if let Holds::Cell(Cell { content: Content::Photo(_), .. }, _) = slot.holds {
            xml.element("w:tcMar", &[], |xml| margins(xml, 0));
        }
        xml.empty("w:vAlign", &[("w:val", &align(slot))]);
    });
}

/// Opinions end at the foot of their box, where their signature stands.
fn align(slot: &Slot) -> &'static str {
    match slot.holds {
        Holds::Cell(Cell { content: Content::Opinion(..), .. }, _) => "bottom",
        Holds::Cell(..) | Holds::More | Holds::Nothing => "center",
    }
}
