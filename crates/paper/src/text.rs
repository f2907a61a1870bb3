//! The words of a document alone, in reading order; what every other writer is compared with.

use crate::characters;
use crate::document::{Block, Content, Document, Words};
use crate::grid::{Grid, Holds};

/// The words of a document, a line for each paragraph; paragraphs without words are left out.
#[must_use]
pub fn text(document: &Document) -> String {
    let paragraphs = paragraphs(document).into_iter().map(|paragraph| {
        let spans = paragraph.into_iter().map(|span| characters::lines(span).join("\n"));
        spans.collect::<String>()
    });
    paragraphs.filter(|words| !words.is_empty()).map(|words| words + "\n").collect()
}

/// How many characters of a document no writer can print, such as control characters.
#[must_use]
pub fn left_out(document: &Document) -> usize {
    paragraphs(document).into_iter().flatten().map(characters::left_out).sum()
}

type Paragraph<'a> = Vec<&'a str>;

fn paragraphs(document: &Document) -> Vec<Paragraph<'_>> {
    let mut all: Vec<Paragraph> = vec![];
    all.extend(document.mark.as_deref().map(|mark| vec![mark]));
    all.push(vec![&document.title]);
    for block in &document.blocks {
        match block {
            Block::Heading(_, words) | Block::Paragraph(_, words) | Block::Note(words) => {
                all.push(spans(words));
            }
            Block::List(items) => all.extend(items.iter().map(|item| {
                let mut line = vec![item.mark.as_str()];
                line.extend(spans(&item.words));
                line
            })),
            Block::Table(table) => {
                for slot in Grid::of(table).rows.iter().flat_map(|row| &row.slots) {
                    if let Holds::Cell(cell, _) = slot.holds {
                        all.extend(in_cell(&cell.content));
                    }
                }
            }
            Block::Signature(signature) => all.extend(signature.0.iter().map(spans)),
            Block::PageBreak => {}
        }
    }
    all
}

fn in_cell(content: &Content) -> Vec<Paragraph<'_>> {
    match content {
        Content::Label(words) | Content::Short(words) => vec![spans(words)],
        Content::Text(paragraphs) => paragraphs.iter().map(spans).collect(),
        Content::Opinion(paragraphs, signature) => {
            paragraphs.iter().chain(&signature.0).map(spans).collect()
        }
        // A photo's label describes it and is not read beside it.
        Content::Photo(photo) if photo.image.is_some() => vec![],
        Content::Photo(photo) => vec![vec![&photo.label]],
    }
}

fn spans(words: &Words) -> Paragraph<'_> {
    words.0.iter().map(|span| span.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Item, Look, Manner};

    #[test]
    fn words_come_in_reading_order() {
        let mut document = Document::new("title\u{0}");
        document.mark = Some("mark".into());
        let words = Words::from("one\u{1}").then(Look::Filled, " two\nthree");
        document.blocks = vec![
            Block::Paragraph(Manner::Body, words),
            Block::Note("".into()),
            Block::List(vec![Item::new("1.", "item")]),
        ];
        assert_eq!(text(&document), "mark\ntitle\none two\nthree\n1.item\n");
        assert_eq!(left_out(&document), 2);
    }
}
