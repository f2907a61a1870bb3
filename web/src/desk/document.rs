//! A document on the page, in the words that stand on paper.

use teji_paper::{
    Block, Cell, Content, Document, Item, Level, Look, Manner, Photo, Row, Signature, Span, Table,
    Words,
};
use yew::prelude::*;

/// The document as an article; how it looks is the style sheet's affair.
pub(crate) fn shown(document: &Document) -> Html {
    html! {
        <article class="sheet" lang={document.language.clone()}>
            if let Some(mark) = &document.mark { <p class="mark">{ lines(mark) }</p> }
            <h2 class="paper-title">{ lines(&document.title) }</h2>
            { for document.blocks.iter().map(block) }
        </article>
    }
}

fn block(block: &Block) -> Html {
    match block {
        Block::Heading(level, said) => heading(*level, said),
        Block::Paragraph(manner, said) => html! { <p class={class(*manner)}>{ words(said) }</p> },
        Block::List(items) => html! { <ul class="marked">{ for items.iter().map(item) }</ul> },
        Block::Note(said) => html! { <p class="quiet-text">{ words(said) }</p> },
        Block::Table(given) => table(given),
        Block::Signature(given) => signature(given),
        Block::PageBreak => html! { <hr class="page-break" /> },
    }
}

fn heading(level: Level, said: &Words) -> Html {
    let said = words(said);
    match level {
        Level::First => html! { <h3>{ said }</h3> },
        Level::Second => html! { <h4>{ said }</h4> },
        Level::Third => html! { <h5>{ said }</h5> },
        Level::Fourth => html! { <h6>{ said }</h6> },
    }
}

fn class(manner: Manner) -> &'static str {
    match manner {
        Manner::Body => "body",
        Manner::Flush => "flush",
        Manner::Centre => "centre",
        Manner::Right => "right",
    }
}

/// The mark is a word of its own, so the list does not number its items again.
fn item(item: &Item) -> Html {
    html! { <li><span>{ lines(&item.mark) }</span>{ words(&item.words) }</li> }
}

fn signature(Signature(said): &Signature) -> Html {
    html! { <div class="signature">{ for said.iter().map(|line| html! { <p>{ words(line) }</p> }) }</div> }
}

fn table(table: &Table) -> Html {
    let (head, body) = table.rows.split_at(table.head.min(table.rows.len()));
    let whole = table.columns.iter().map(|width| u32::from(*width)).sum::<u32>().max(1);
    let share = |width: &u16| format!("{}%", u32::from(*width) * 100 / whole);
    html! {
        <table>
            <colgroup>{ for table.columns.iter().map(|width| html! { <col width={share(width)} /> }) }</colgroup>
            if !head.is_empty() { <thead>{ for head.iter().map(|one| row(one, "col")) }</thead> }
            <tbody>{ for body.iter().map(|one| row(one, "row")) }</tbody>
        </table>
    }
}

fn row(row: &Row, scope: &'static str) -> Html {
    // Dots of a 96th of an inch.
    let least = (row.least > 0).then(|| (u32::from(row.least) * 960 / 254).to_string());
    html! { <tr height={least}>{ for row.cells.iter().map(|one| cell(one, scope)) }</tr> }
}

fn cell(cell: &Cell, scope: &'static str) -> Html {
    let (columns, rows) = (cell.columns.to_string(), cell.rows.to_string());
    let within = match &cell.content {
        Content::Label(said) => {
            return html! { <th {scope} colspan={columns} rowspan={rows}>{ words(said) }</th> };
        }
        Content::Short(said) => words(said),
        Content::Text(said) => paragraphs(said),
        Content::Opinion(said, given) => html! { <>{ paragraphs(said) }{ signature(given) }</> },
        Content::Photo(Photo { label, .. }) => html! { <p class="photo">{ lines(label) }</p> },
    };
    let least = matches!(cell.content, Content::Photo(_)).then_some(PHOTO);
    html! { <td colspan={columns} rowspan={rows} height={least}>{ within }</td> }
}

/// 48 mm in dots of a 96th of an inch.
const PHOTO: &str = "181";

fn paragraphs(said: &[Words]) -> Html {
    html! { <div>{ for said.iter().map(|one| html! { <p>{ words(one) }</p> }) }</div> }
}

fn words(Words(spans): &Words) -> Html {
    let span = |Span { text, look }: &Span| match look {
        Look::Plain => lines(text),
        Look::Strong => html! { <strong>{ lines(text) }</strong> },
        Look::Filled => html! { <u>{ lines(text) }</u> },
    };
    html! { <span>{ for spans.iter().map(span) }</span> }
}

/// Text with its line ends.
fn lines(text: &str) -> Html {
    html! {
        <span>{ for text.lines().enumerate().map(|(number, line)| html! {
            <>if number > 0 { <br /> }{ line.to_owned() }</>
        }) }</span>
    }
}
