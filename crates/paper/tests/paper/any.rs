//! Documents of any shape, with any characters in them.

use proptest::prelude::*;
use teji_paper::{
    Block, Cell, Content, Document, Item, Level, Look, Manner, Photo, Row, Signature, Span, Table,
    Words,
};

use crate::example;

/// Control characters too, which the strategy for strings would leave out.
fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<char>(), 0..12).prop_map(String::from_iter)
}

fn any_words() -> impl Strategy<Value = Words> {
    let look = prop_oneof![Just(Look::Plain), Just(Look::Strong), Just(Look::Filled)];
    let span = (any_text(), look).prop_map(|(text, look)| Span { text, look });
    prop::collection::vec(span, 0..3).prop_map(Words)
}

fn some_words() -> impl Strategy<Value = Vec<Words>> {
    prop::collection::vec(any_words(), 0..3)
}

fn any_photo() -> impl Strategy<Value = Photo> {
    (any_text(), any::<bool>())
        .prop_map(|(label, full)| Photo { label, image: full.then(example::photo) })
}

fn any_cell() -> impl Strategy<Value = Cell> {
    let content = prop_oneof![
        any_words().prop_map(Content::Label),
        any_words().prop_map(Content::Short),
        some_words().prop_map(Content::Text),
        (some_words(), some_words()).prop_map(|(said, by)| Content::Opinion(said, Signature(by))),
        any_photo().prop_map(Content::Photo),
    ];
    (content, 0..4_u16, 0..4_u16).prop_map(|(content, columns, rows)| Cell {
        columns,
        rows,
        content,
    })
}

fn any_table() -> impl Strategy<Value = Table> {
    let cells = prop::collection::vec(any_cell(), 0..4);
    let row = (any::<u16>(), any::<bool>(), any::<bool>(), cells);
    let row = row.prop_map(|(least, may_part, stays, cells)| Row { least, may_part, stays, cells });
    let columns = prop::collection::vec(any::<u16>(), 0..4);
    (columns, 0..3_usize, prop::collection::vec(row, 0..4))
        .prop_map(|(columns, head, rows)| Table { columns, head, rows })
}

fn any_block() -> impl Strategy<Value = Block> {
    let level = prop_oneof![
        Just(Level::First),
        Just(Level::Second),
        Just(Level::Third),
        Just(Level::Fourth)
    ];
    let manner = prop_oneof![
        Just(Manner::Body),
        Just(Manner::Flush),
        Just(Manner::Centre),
        Just(Manner::Right)
    ];
    let item = (any_text(), any_words()).prop_map(|(mark, words)| Item { mark, words });
    prop_oneof![
        (level, any_words()).prop_map(|(level, words)| Block::Heading(level, words)),
        (manner, any_words()).prop_map(|(manner, words)| Block::Paragraph(manner, words)),
        prop::collection::vec(item, 0..3).prop_map(Block::List),
        any_words().prop_map(Block::Note),
        any_table().prop_map(Block::Table),
        some_words().prop_map(|lines| Block::Signature(Signature(lines))),
        Just(Block::PageBreak),
    ]
}

pub(crate) fn any_document() -> impl Strategy<Value = Document> {
    let blocks = prop::collection::vec(any_block(), 0..6);
    (any_text(), prop::option::of(any_text()), any_text(), blocks)
        .prop_map(|(language, mark, title, blocks)| Document { language, mark, title, blocks })
}
