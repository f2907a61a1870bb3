//! What stands on paper: a closed set of blocks, so that a new kind does not compile until every writer prints it.

mod table;
mod words;

pub use table::{Cell, Content, Photo, Row, Table};
pub use words::{Look, Span, Words};

/// A document; every word of it is the caller's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// The language of its words, as HTML names it (`zh-CN`).
    pub language: String,
    /// A line above the title that says what the paper is; none for most.
    pub mark: Option<String>,
    /// Its title, which is printed and which a reader's window shows.
    pub title: String,
    /// What follows, in reading order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// A heading; its number (一、) is part of its words.
    Heading(Level, Words),
    /// A paragraph.
    Paragraph(Manner, Words),
    /// Items, one below the other.
    List(Vec<Item>),
    /// A remark in small print.
    Note(Words),
    /// A table, or a form made as one.
    Table(Table),
    /// Who signs and when; it stays on the page of what stands before it.
    Signature(Signature),
    /// What follows begins a page.
    PageBreak,
}

/// The four levels of headings in GB/T 9704.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// 一、
    First,
    /// （一）
    Second,
    /// 1.
    Third,
    /// （1）
    Fourth,
}

/// How a paragraph is set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Manner {
    /// The first line is set in by two characters.
    Body,
    /// From the margin on, as whom a letter addresses.
    Flush,
    /// In the middle.
    Centre,
    /// At the right margin.
    Right,
}

/// An item of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// What it begins with: a number or a sign.
    pub mark: String,
    /// Its words.
    pub words: Words,
}

/// The lines under a statement: who signs or seals, and when. Shorter lines are centred over the last one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signature(pub Vec<Words>);

impl Document {
    /// A Chinese document with nothing but its title.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        let language = "zh-CN".to_owned();
        Self { language, mark: None, title: title.into(), blocks: vec![] }
    }
}

impl Item {
    /// An item.
    #[must_use]
    pub fn new(mark: impl Into<String>, words: impl Into<Words>) -> Self {
        Self { mark: mark.into(), words: words.into() }
    }
}

impl<W: Into<Words>> FromIterator<W> for Signature {
    fn from_iter<I: IntoIterator<Item = W>>(lines: I) -> Self {
        Self(lines.into_iter().map(Into::into).collect())
    }
}
