//! Finds the header of a sheet: one row, or two of which the upper one names groups; and which column each heading means.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use teji_order::gathered;
use teji_sheets::Range;

use super::cells::narrow;
use super::column::{Column, NOT_TAKEN};
use super::grid::{Grid, Stored};
use super::words::words;

/// The header is looked for so far down.
pub(crate) const LOOKED_AT: u32 = 50;

/// Where the header stands, by the numbers of its rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Header {
    /// The first row.
    pub first: u32,
    /// The last row: the same one, or the next.
    pub last: u32,
}

/// A heading and the column that it means.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Heading {
    /// The column of the sheet, from 0.
    pub column: u32,
    /// What stands above it.
    pub text: String,
    /// As it is compared and remembered.
    pub normal: String,
    /// The name of the column that it means; none, where its cells are not taken over.
    pub means: Option<String>,
    /// Whether another heading means the same already, so that this one is not read.
    pub double: bool,
}

impl Heading {
    /// The column that it means.
    #[must_use]
    pub fn column(&self) -> Option<&'static Column> {
        self.means.as_deref().and_then(Column::find).filter(|_| !self.double)
    }
}

/// A heading as it is compared: without blanks, signs, and what stands in brackets.
pub(crate) fn normal(heading: &str) -> String {
    let plain = narrow(heading).to_lowercase();
    let kept = |text: &str| -> String {
        let idle = |sign: &char| {
            sign.is_whitespace()
                || super::cells::is_invisible(*sign)
                || matches!(sign, ':' | '*' | '\'' | '"' | '_' | '。' | '、')
        };
        text.chars().filter(|sign| !idle(sign)).collect()
    };
    let outside = kept(&without_brackets(&plain));
    if outside.is_empty() { kept(&plain) } else { outside }
}

/// Whether a cell says what a heading says, as one of a header that is repeated does.
pub(crate) fn is_same(cell: &str, heading: &str) -> bool {
    let longest = 4 * heading.len() + 16;
    cell == heading || cell.len() <= longest && normal(cell) == normal(heading)
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut outside = String::new();
    for sign in text.chars() {
        match sign {
            '(' | '[' | '【' | '〔' | '「' => depth += 1,
            ')' | ']' | '】' | '〕' | '」' => depth = depth.saturating_sub(1),
            sign if depth == 0 => outside.push(sign),
            _ => {}
        }
    }
    outside
}

/// What a heading means: what was remembered of it, else what is known.
pub(crate) fn meaning(
    normal: &str,
    remembered: &BTreeMap<String, String>,
) -> Option<&'static Column> {
    match remembered.get(normal).map(String::as_str) {
        Some(NOT_TAKEN) => None,
        Some(id) => Column::find(id),
        None => words().headings.get(normal).copied(),
    }
}

/// The texts of a row by their columns.
type Texts = BTreeMap<u32, String>;

fn texts(grid: &Grid, place: usize) -> Texts {
    gathered(grid.row(place).map(|(column, given)| (column, given.text.trim().to_owned())))
}

/// The upper row with each group over all columns that are merged under it; in a file without merged cells, over those
/// to its right that have nothing above them.
fn spread(grid: &Grid, place: usize, below: &Texts, merged: &[Range]) -> Texts {
    let own = texts(grid, place);
    let number = grid.number(place);
    let mut spread = own.clone();
    let block = |column: u32| {
        merged.iter().find(|range| {
            (range.first_row..=range.last_row).contains(&number)
                && (range.first_column..=range.last_column).contains(&column)
        })
    };
    for column in below.keys() {
        if own.contains_key(column) {
            continue;
        }
        let above = match block(*column) {
            Some(range) => own.get(&range.first_column),
            None if merged.is_empty() => own.range(..column).next_back().map(|(_, text)| text),
            None => None,
        };
        if let Some(text) = above {
            spread.insert(*column, text.clone());
        }
    }
    spread
}

/// The headings of a header.
pub(crate) fn headings(
    grid: &Grid,
    header: Header,
    merged: &[Range],
    remembered: &BTreeMap<String, String>,
) -> Vec<Heading> {
    let Some(upper) = grid.place(header.first) else { return Vec::new() };
    let lower = grid.place(header.last).filter(|lower| *lower != upper);
    let below = lower.map(|place| texts(grid, place)).unwrap_or_default();
    let above = spread(grid, upper, &below, merged);
    let columns: BTreeSet<u32> = gathered(above.keys().chain(below.keys()).copied());
    let mut taken = BTreeSet::new();
    let heading = |column: u32| {
        let (text, column_of) = joined(above.get(&column), below.get(&column), remembered);
        let double = column_of.is_some_and(|known| known.is_read() && !taken.insert(known.id));
        let means = column_of.map(|known| known.id.to_owned());
        Heading { column, normal: normal(&text), text, means, double }
    };
    columns.into_iter().map(heading).collect()
}

/// Group and heading together, or the one of them that is known.
fn joined(
    above: Option<&String>,
    below: Option<&String>,
    remembered: &BTreeMap<String, String>,
) -> (String, Option<&'static Column>) {
    let of = |text: String| {
        let means = meaning(&normal(&text), remembered);
        (text, means)
    };
    match (above, below) {
        (Some(above), Some(below)) if above != below => {
            let together = of(format!("{above}{below}"));
            let is_known = |text: &(String, Option<_>)| {
                text.1.is_some() || remembered.contains_key(&normal(&text.0))
            };
            if is_known(&together) {
                return together;
            }
            let alone = of(below.clone());
            if is_known(&alone) { alone } else { together }
        }
        (_, Some(text)) | (Some(text), None) => of(text.clone()),
        (None, None) => (String::new(), None),
    }
}

/// Finds the header: the row, or the two rows, in which most headings are known; nothing where there are not two.
pub(crate) fn find(
    grid: &Grid,
    merged: &[Range],
    remembered: &BTreeMap<String, String>,
) -> Option<Header> {
    let mut best: Option<(usize, Header)> = None;
    for place in 0..grid.len() {
        let first = grid.number(place);
        if first > LOOKED_AT {
            break;
        }
        let next = (place + 1 < grid.len()).then(|| grid.number(place + 1));
        let next = next.filter(|next| *next == first + 1 && may_be_lower(grid, place + 1));
        for last in std::iter::once(first).chain(next) {
            let header = Header { first, last };
            let count = known(&headings(grid, header, merged, remembered));
            let alone = Header { first: last, last };
            let gains = || count > known(&headings(grid, alone, merged, remembered));
            if count >= 2 && (first == last || gains()) && best.is_none_or(|(most, _)| count > most)
            {
                best = Some((count, header));
            }
        }
    }
    best.map(|(_, header)| header)
}

fn known(headings: &[Heading]) -> usize {
    headings.iter().filter(|heading| heading.column().is_some()).count()
}

/// Headings are texts, and none of them is long or a number.
fn may_be_lower(grid: &Grid, place: usize) -> bool {
    grid.row(place).all(|(_, given)| {
        given.stored == Stored::Text
            && given.text.chars().count() <= 30
            && given.text.chars().filter(char::is_ascii_digit).count() < 5
    })
}
