//! The words of a stranger's letter (.docx), paragraph by paragraph, in the order in which they stand.

use quick_xml::events::Event;
use teji_paper::{Archive, Limits, Source};

use crate::SheetError;
use crate::markup::{Markup, character};

/// How large the archive of a letter may be.
pub const LETTER_LIMITS: Limits = Limits {
    entries: 200,
    name: 240,
    total: 256 << 20,
    free: 256 << 20,
    ratio: 200,
    small: 16 << 20,
};
/// The part that holds the text.
const TEXT: &str = "word/document.xml";
/// A letter has no more bytes of words, and no more paragraphs.
const MOST_WORDS: usize = 16 << 20;
const MOST_PARAGRAPHS: usize = 1 << 18;

/// The words of each paragraph that has any; a line break is a line end. Headers and footers are left out.
pub fn paragraphs(source: &mut dyn Source) -> Result<Vec<String>, SheetError> {
    let archive = Archive::open(source, &LETTER_LIMITS)?;
    let item = archive.find(TEXT).ok_or(SheetError::NotWorkbook)?;
    let mut markup = Markup::new(item, source);
    let (mut told, mut words, mut within, mut length) = (Vec::new(), String::new(), false, 0);
    loop {
        let before = words.len();
        match markup.next()? {
            Event::Start(start) if start.local_name().as_ref() == "t" => within = true,
            Event::End(end) if end.local_name().as_ref() == "t" => within = false,
            Event::Empty(start) if start.local_name().as_ref() == "br" => words.push('\n'),
            Event::Text(text) if within => words.push_str(&text),
            Event::CData(text) if within => words.push_str(&text),
            Event::GeneralRef(reference) if within => words.extend(character(&reference)),
            Event::End(end) if end.local_name().as_ref() == "p" && !words.is_empty() => {
                told.push(std::mem::take(&mut words));
            }
            Event::Eof => return Ok(told),
            _ => continue,
        }
        length += words.len().saturating_sub(before);
        if length > MOST_WORDS || told.len() > MOST_PARAGRAPHS {
            return Err(markup.too_much());
        }
    }
}

#[cfg(test)]
mod tests {
    use teji_paper::{Block, Document, Entry, Level, Packing, docx, zip};

    use super::*;

    fn of(text: &str) -> Result<Vec<String>, SheetError> {
        let entry = Entry { name: TEXT, bytes: text.as_bytes(), packing: Packing::Deflated };
        paragraphs(&mut zip(&[entry]).unwrap().as_slice())
    }

    #[test]
    fn what_a_letter_of_ours_says_is_read_back() {
        let mut document = Document::new("申报表 <&> \"样本\"".to_owned());
        document.blocks.push(Block::Heading(Level::First, "一、基本信息".into()));
        document.blocks.push(Block::Note("第一行\n第二行".into()));
        let read = paragraphs(&mut docx(&document).unwrap().as_slice()).unwrap();
        assert_eq!(read, ["申报表 <&> \"样本\"", "一、基本信息", "第一行\n第二行"]);
    }

    #[test]
    fn words_in_pieces_are_put_together_and_what_is_no_word_is_left_out() {
        let text = "<d><p><r><t>特级</t><instrText>PAGE</instrText></r><r><t>技&#24072;</t></r></p><p/><p><t> </t></p></d>";
        assert_eq!(of(text), Ok(vec!["特级技师".to_owned(), " ".to_owned()]));
    }

    #[test]
    fn what_is_no_letter_is_refused() {
        assert_eq!(of("<d><p>"), Err(SheetError::Damaged(TEXT.into())));
        let entity = "<!DOCTYPE d [<!ENTITY a \"b\">]><d><p><t>&a;</t></p></d>";
        assert_eq!(of(entity), Err(SheetError::Damaged(TEXT.into())));
        assert_eq!(of(&"<d>".repeat(65)), Err(SheetError::TooMuch(TEXT.into())));
        let long = format!("<d><p><t>{}</t></p></d>", "a".repeat(1 << 20));
        assert_eq!(of(&long), Err(SheetError::TooMuch(TEXT.into())));
        let tags = format!("<d>{}</d>", "a<x/>".repeat(2_100_000));
        assert_eq!(of(&tags), Err(SheetError::TooMuch(TEXT.into())));
        let many = |count: usize| of(&format!("<d>{}</d>", "<p><t>a</t></p>".repeat(count)));
        assert_eq!(many(MOST_PARAGRAPHS).map(|told| told.len()), Ok(MOST_PARAGRAPHS));
        assert_eq!(many(MOST_PARAGRAPHS + 1), Err(SheetError::TooMuch(TEXT.into())));
        let other = Entry { name: "other.xml", bytes: b"<d/>", packing: Packing::Stored };
        let other = zip(&[other]).unwrap();
        assert_eq!(paragraphs(&mut other.as_slice()), Err(SheetError::NotWorkbook));
        assert!(matches!(paragraphs(&mut b"PK".as_slice()), Err(SheetError::Zip(_))));
    }
}
