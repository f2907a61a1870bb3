//! Lists of people as tables: the number that each has everywhere, and what a column tells of each.

use teji_paper::{Cell, Row, Table};

use super::say;
use crate::round::Judged;

/// A column: its heading, its width in millimetres, and what it tells of a person.
pub(super) type Column<'c, 'a> = (&'static str, u16, &'c dyn Fn(&Judged<'a>) -> String);

/// A table of people under their numbers in the batch; one empty row, where there are none.
pub(super) fn people<'c, 'a: 'c>(
    listed: impl Iterator<Item = &'c Judged<'a>>,
    columns: &[Column<'c, 'a>],
) -> Table {
    let heads = columns.iter().map(|(head, ..)| *head);
    let head = std::iter::once("doc.person_number").chain(heads).map(|key| Cell::label(say(key)));
    let mut rows = vec![Row::new(head)];
    for judged in listed {
        let told = columns.iter().map(|(_, _, told)| Cell::short(told(judged)));
        let number = Cell::short(judged.person.number.to_string());
        rows.push(Row::new(std::iter::once(number).chain(told)));
    }
    if rows.len() == 1 {
        let wide = u16::try_from(columns.len() + 1).unwrap_or(1);
        rows.push(Row::new([Cell::short(say("doc.no_people")).wide(wide)]).least(10));
    }
    let widths = columns.iter().map(|(_, width, _)| *width);
    Table { columns: std::iter::once(14).chain(widths).collect(), head: 1, rows }
}
