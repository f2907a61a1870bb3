//! A sheet on its way into a batch: taken row by row, matched, mended, and handed over as people.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use teji_order::{gathered, sort_by_key};
use teji_sheets::{Range, Row};

use super::cells::Note;
use super::column::{COLUMNS, Column, NOT_TAKEN};
use super::grid::{Grid, MOST_ROWS};
use super::heading::{Header, Heading, LOOKED_AT, find, headings};
use super::mends::Mends;
use super::person::{ReadRow, Reader};
use super::remark::Remark;
use super::survey::{Known, Seen, Sight};
use crate::batch::Person;

/// A sheet that is being taken in.
#[derive(Clone, Default)]
pub struct Roster {
    /// Its name; nothing for what was pasted.
    pub sheet: String,
    pub(crate) grid: Grid,
    merged: Vec<Range>,
    /// Merged blocks below the header, by column.
    blocks: BTreeMap<u32, Vec<(u32, u32)>>,
    header: Option<Header>,
    pub(crate) headings: Vec<Heading>,
    /// What is known of headings, from before and from now.
    remembered: BTreeMap<String, String>,
    /// What somebody told of headings here, to be remembered.
    chosen: BTreeMap<String, String>,
    pub(crate) mends: Mends,
    whole: BTreeMap<String, String>,
    /// Whether it came as text, in which numbers and days cannot be seen.
    is_text: bool,
    /// The rows below the header, in what the last survey saw of each.
    pub(crate) seen: Vec<Seen>,
    pub(crate) known: Known,
    /// Which rows have which identity number.
    pub(crate) identities: BTreeMap<String, BTreeSet<u32>>,
}

/// Why a sheet is not taken in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RosterError {
    /// It has more rows than are taken.
    TooManyRows,
    /// Nothing is in it.
    Empty,
    /// No row has two headings that are known.
    NoHeader,
}

/// What goes into the batch.
#[derive(Clone, Default, PartialEq, Debug, Serialize, Deserialize)]
pub struct Taken {
    /// New people, in the order of the sheet.
    pub added: Vec<Person>,
    /// People of the batch with what the sheet says of them, under their numbers.
    pub updated: Vec<(u32, Person)>,
    /// What headings mean, to be remembered.
    pub columns: BTreeMap<String, String>,
}

impl RosterError {
    /// All keys.
    pub const KEYS: [&'static str; 3] = ["roster.too_many", "roster.empty", "roster.no_header"];

    /// The key of the sentence; the cure stands under the same key with `.try` behind it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::TooManyRows => "roster.too_many",
            Self::Empty => "roster.empty",
            Self::NoHeader => "roster.no_header",
        }
    }
}

impl Roster {
    /// A sheet of that name; `is_text` for what came as text alone.
    #[must_use]
    pub fn new(sheet: &str, is_text: bool) -> Self {
        Self { sheet: sheet.to_owned(), is_text, ..Self::default() }
    }

    /// Takes the next row.
    pub fn push(&mut self, row: &Row) -> Result<(), RosterError> {
        let above = LOOKED_AT as usize;
        if self.grid.len() >= MOST_ROWS + above || !self.grid.push(row) {
            return Err(RosterError::TooManyRows);
        }
        Ok(())
    }

    /// Tells that all rows are taken; finds the header and what its headings mean.
    pub fn finish(
        &mut self,
        merged: Vec<Range>,
        remembered: &BTreeMap<String, String>,
    ) -> Result<(), RosterError> {
        self.remembered.clone_from(remembered);
        self.merged = merged;
        if self.grid.is_empty() {
            return Err(RosterError::Empty);
        }
        let above: Vec<Range> =
            self.merged.iter().filter(|range| range.first_row <= LOOKED_AT).copied().collect();
        let header = find(&self.grid, &above, &self.remembered);
        self.set_header(header.ok_or(RosterError::NoHeader)?)
    }

    /// Takes other rows as the header.
    pub fn set_header(&mut self, header: Header) -> Result<(), RosterError> {
        let is_there = |number: u32| self.grid.place(number).is_some();
        if !is_there(header.first) || !is_there(header.last) || header.last < header.first {
            return Err(RosterError::NoHeader);
        }
        self.header = Some(header);
        self.match_again();
        if self.len() > MOST_ROWS { Err(RosterError::TooManyRows) } else { Ok(()) }
    }

    fn match_again(&mut self) {
        let Some(header) = self.header else { return };
        self.headings = headings(&self.grid, header, &self.merged, &self.remembered);
        self.forget();
        self.blocks.clear();
        let below = self
            .merged
            .iter()
            .filter(|range| range.first_row > header.last && range.last_row > range.first_row);
        for range in below {
            let columns = range.first_column..=range.last_column;
            let inside = |one: &&Heading| one.means.is_some() && columns.contains(&one.column);
            for heading in self.headings.iter().filter(inside) {
                let rows = (range.first_row, range.last_row);
                self.blocks.entry(heading.column).or_default().push(rows);
            }
        }
        for blocks in self.blocks.values_mut() {
            sort_by_key(blocks, |rows| *rows);
        }
    }

    /// Where the header is.
    #[must_use]
    pub fn header(&self) -> Option<Header> {
        self.header
    }

    /// The headings.
    #[must_use]
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// Lets a heading mean a column, or none; another heading that meant it means none any more.
    pub fn set_meaning(&mut self, at: u32, means: Option<&'static Column>) {
        let others = self.headings.iter().filter(|one| {
            means.is_some() && one.column != at && one.means.as_deref() == means.map(|c| c.id)
        });
        let others: Vec<String> = others.map(|one| one.normal.clone()).collect();
        let Some(own) = self.headings.iter().find(|one| one.column == at) else { return };
        let own = (own.normal.clone(), means.map_or(NOT_TAKEN, |column| column.id).to_owned());
        let others = others.into_iter().map(|normal| (normal, NOT_TAKEN.to_owned()));
        for (normal, id) in others.chain([own]).collect::<Vec<_>>() {
            self.remembered.insert(normal.clone(), id.clone());
            self.chosen.insert(normal, id);
        }
        self.match_again();
    }

    /// Tells a word that stands for a column in all rows, where the sheet has no such column; blank text takes it back.
    pub fn set_whole(&mut self, column: &'static Column, word: &str) {
        if word.trim().is_empty() {
            self.whole.remove(column.id);
        } else {
            self.whole.insert(column.id.to_owned(), word.to_owned());
        }
        self.forget();
    }

    /// What was seen is to be looked at anew.
    pub(crate) fn forget(&mut self) {
        self.seen.clear();
        self.identities.clear();
    }

    /// The words that stand for all rows.
    #[must_use]
    pub fn whole(&self) -> &BTreeMap<String, String> {
        &self.whole
    }

    /// Columns of words that the sheet lacks, for which a word may be told for all rows.
    pub fn lacking(&self) -> impl Iterator<Item = &'static Column> {
        let has = |column: &Column| self.headings.iter().any(|one| one.column() == Some(column));
        COLUMNS.iter().filter(move |column| column.offered && column.has_words() && !has(column))
    }

    /// How many rows stand below the header, blank ones left out.
    #[must_use]
    pub fn len(&self) -> usize {
        self.grid.len() - self.first_place()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The place in the grid of the first row below the header.
    pub(crate) fn first_place(&self) -> usize {
        let last = self.header.and_then(|header| self.grid.place(header.last));
        last.map_or(self.grid.len(), |place| place + 1)
    }

    /// How many blank rows stand between others.
    #[must_use]
    pub fn blank_rows(&self) -> usize {
        let Some(header) = self.header.filter(|_| !self.is_empty()) else { return 0 };
        let last = self.grid.number(self.grid.len() - 1);
        (last - header.last) as usize - self.len()
    }

    /// How many cells below the header a formula reckoned.
    #[must_use]
    pub fn formulas(&self) -> usize {
        self.grid.formulas(self.first_place())
    }

    /// How many cells below the header stand under a heading that is not taken over, or under none.
    #[must_use]
    pub fn left_out(&self) -> usize {
        let read = self.headings.iter().filter(|one| one.means.is_some() && !one.double);
        let read: BTreeSet<u32> = gathered(read.map(|one| one.column));
        let cells = (self.first_place()..self.grid.len()).flat_map(|place| self.grid.row(place));
        cells.filter(|(column, _)| !read.contains(column)).count()
    }

    /// How many merged blocks reach over several rows below the header.
    #[must_use]
    pub fn merged_blocks(&self) -> usize {
        self.blocks.values().map(Vec::len).sum()
    }

    /// What the sheet, or somebody on the page, has in a cell.
    #[must_use]
    pub fn text_at(&self, row: u32, column: u32) -> &str {
        let own = || {
            let place = self.grid.place(row)?;
            Some(self.grid.at(place, column)?.text)
        };
        self.mends.at(row, column).or_else(own).unwrap_or_default()
    }

    /// The first text below a heading.
    #[must_use]
    pub fn sample(&self, column: u32) -> &str {
        let mut places = self.first_place()..self.grid.len().min(self.first_place() + 20);
        let found = places.find_map(|place| self.grid.at(place, column));
        found.map(|given| given.text).unwrap_or_default()
    }

    /// The first rows with their numbers, their texts in one, for somebody to name the header.
    #[must_use]
    pub fn first_rows(&self, count: usize) -> Vec<(u32, String)> {
        let row = |place: usize| {
            let texts: Vec<&str> =
                self.grid.row(place).map(|(_, given)| given.text.trim()).collect();
            (self.grid.number(place), texts.join("｜"))
        };
        (0..self.grid.len().min(count)).map(row).collect()
    }

    /// Whether it came as text, so that there is no workbook to be marked.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.is_text
    }

    /// What somebody typed in place of cells.
    #[must_use]
    pub fn mends(&self) -> &Mends {
        &self.mends
    }

    /// How many cells have another text now than the sheet.
    #[must_use]
    pub fn mended(&self) -> usize {
        self.mends.len()
    }

    /// Reads the row that stands at a place below the header.
    pub(crate) fn read_at(&self, place: usize, sight: Sight<'_>) -> ReadRow {
        self.reader(sight).read(self.first_place() + place)
    }

    pub(crate) fn remark_at(
        &self,
        place: usize,
        at: Option<u32>,
        note: Note,
        sight: Sight<'_>,
    ) -> Remark {
        self.reader(sight).remark(place, at, note)
    }

    fn reader<'a>(&'a self, sight: Sight<'a>) -> Reader<'a> {
        Reader {
            sheet: &self.sheet,
            grid: &self.grid,
            headings: &self.headings,
            mends: &self.mends,
            whole: &self.whole,
            blocks: &self.blocks,
            is_text: self.is_text,
            today: sight.today,
            catalog: sight.catalog,
        }
    }

    /// What headings mean, to be remembered: those of this sheet that mean something, and what somebody chose.
    #[must_use]
    pub fn to_remember(&self) -> BTreeMap<String, String> {
        let meant = self.headings.iter().filter(|one| !one.double && !one.normal.is_empty());
        let meant = meant.filter_map(|one| Some((one.normal.clone(), one.means.clone()?)));
        gathered(meant.chain(self.chosen.clone()))
    }
}
