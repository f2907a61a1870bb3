//! Tables as HTML: labels are headers of what stands beside or below.

use super::{paragraph, photo, signature, words};
use crate::document::{Cell, Content, Table, Words};
use crate::grid::{Grid, GridRow, Holds};
use crate::xml::Xml;

pub(super) fn table(html: &mut Xml, table: &Table) {
    let grid = Grid::of(table);
    let head = grid.rows.iter().take_while(|row| row.is_head).count();
    html.element("table", &[], |html| {
        html.element("colgroup", &[], |html| {
            for width in &table.columns {
                html.empty("col", &[("class", &format_args!("mm-{width}"))]);
            }
        });
        for (group, rows) in [("thead", &grid.rows[..head]), ("tbody", &grid.rows[head..])] {
            if !rows.is_empty() {
                html.element(group, &[], |html| rows.iter().for_each(|one| row(html, one)));
            }
        }
    });
}

fn row(html: &mut Xml, row: &GridRow) {
    html.element("tr", &[], |html| {
        for slot in &row.slots {
            match slot.holds {
                Holds::Cell(one, rows) => cell(html, one, slot.columns, rows, row.is_head),
                Holds::More => {}
                Holds::Nothing => html.element("td", &[("colspan", &slot.columns)], |_| {}),
            }
        }
    });
}

fn cell(html: &mut Xml, cell: &Cell, columns: usize, rows: usize, is_head: bool) {
    let spans: [(_, &dyn std::fmt::Display); 2] = [("colspan", &columns), ("rowspan", &rows)];
    let [wide, high] = spans;
    let scope = if is_head { "col" } else { "row" };
    match &cell.content {
        Content::Label(said) => {
            html.element("th", &[("scope", &scope), wide, high], |html| words(html, said));
        }
        Content::Short(said) => {
            html.element("td", &[("class", &"short"), wide, high], |html| words(html, said));
        }
        Content::Text(paragraphs) => {
            html.element("td", &[wide, high], |html| {
                texts(html, paragraphs);
            });
        }
        Content::Opinion(paragraphs, given) => {
            html.element("td", &[("class", &"opinion"), wide, high], |html| {
                texts(html, paragraphs);
                signature(html, given);
            });
        }
        Content::Photo(given) => {
            html.element("td", &[("class", &"photo"), wide, high], |html| photo(html, given));
        }
    }
}

fn texts(html: &mut Xml, paragraphs: &[Words]) {
    for said in paragraphs {
        paragraph(html, "text", said);
    }
}
