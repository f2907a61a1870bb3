//! All rows read and judged once: counts, windows of rows, and what goes into the batch.

use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use teji_order::gathered;
use teji_rules::Sheet;
use teji_text::Catalog;

use super::cells::Note;
use super::intake::{Roster, Taken};
use super::person::{ReadRow, identity_of};
use super::remark::Weight;
use super::tally::{Counterpart, States};
use crate::batch::{Batch, Person};
use crate::merge::{Difference, differences, merge};
use crate::screening::{STATES, Screening};

/// The people of the batch by their identity numbers.
pub(crate) type Known = BTreeMap<String, Rc<Person>>;

/// What is kept of a row that was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seen {
    /// The weights of its remarks, a bit for each.
    pub(crate) weights: u8,
    /// Whether it is no person.
    pub(crate) is_skipped: bool,
    /// The place of the result among [`STATES`]; none for a row that is not taken.
    pub(crate) state: Option<u8>,
    /// The same person in the batch.
    pub(crate) known: Option<Counterpart>,
}

/// How many rows are how.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Summary {
    /// Rows that may be people.
    pub rows: usize,
    /// Those that can be taken.
    pub usable: usize,
    /// Those with something that must be mended.
    pub to_fix: usize,
    /// Those with something to look at.
    pub to_confirm: usize,
    /// Those in which something was tidied.
    pub tidied: usize,
    /// Examples and repeated headers.
    pub skipped: usize,
    /// Usable rows of people who are not in the batch.
    pub new: usize,
    /// Usable rows that say the same of people in the batch.
    pub same: usize,
    /// Usable rows that say more or something else of people in the batch.
    pub differing: usize,
    /// How many usable rows have which result.
    pub states: States,
}

/// Which rows are looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// All.
    All,
    /// Those with something to mend or to confirm.
    Noted,
    /// Those with a remark of that weight.
    Of(Weight),
    /// Those of people who are in the batch.
    Known,
    /// Those that are no people.
    Skipped,
}

/// What goes into the batch.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lists {
    /// Whether rows of each result are taken, in the order of the six.
    pub states: [bool; 6],
    /// Whether the sheet's answers stand in place of those of people who are in the batch; gaps are filled either way.
    pub overwrite: bool,
}

/// What rows are read and judged by.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// What everybody is judged by.
    pub screening: &'a Screening<'a>,
    /// The words of the page's language.
    pub catalog: &'a Catalog,
    /// Nothing can have begun after it.
    pub today: NaiveDate,
}

impl Default for Lists {
    fn default() -> Self {
        Self { states: [true; 6], overwrite: false }
    }
}

impl Seen {
    /// The place of the result among the six; none for a row that cannot be taken.
    #[must_use]
    pub fn state(&self) -> Option<u8> {
        self.state.filter(|_| !self.is_skipped && !self.has(Weight::Fix))
    }

    /// The same person in the batch.
    #[must_use]
    pub fn known(&self) -> Option<Counterpart> {
        self.known
    }

    /// Whether it has a remark of that weight.
    #[must_use]
    pub fn has(&self, weight: Weight) -> bool {
        self.weights & bit(weight) != 0
    }
}

fn bit(weight: Weight) -> u8 {
    match weight {
        Weight::Fix => 1,
        Weight::Confirm => 2,
        Weight::Tidied => 4,
    }
}

impl Roster {
    /// Tells who is in the batch already; a survey begins anew.
    pub fn meet(&mut self, batch: &Batch) {
        self.forget();
        let person = |person: &Rc<Person>| Some((identity_of(person)?, person.clone()));
        self.known = gathered(batch.people().filter_map(person));
    }

    /// Reads the next `count` rows; how many are left. A survey begins anew where a heading was changed.
    pub fn survey(&mut self, sight: Sight<'_>, count: usize) -> usize {
        let end = (self.seen.len() + count).min(self.len());
        let mut sheet = Sheet::default();
        for place in self.seen.len()..end {
            let row = self.read_at(place, sight);
            if row.skip.is_none()
                && let Some(identity) = identity_of(&row.person)
            {
                self.identities.entry(identity).or_default().insert(row.number);
            }
            let seen = self.look(&row, sight, &mut sheet);
            self.seen.push(seen);
        }
        self.len() - end
    }

    fn look(&self, row: &ReadRow, sight: Sight<'_>, sheet: &mut Sheet) -> Seen {
        let mut weights = row.remarks.iter().fold(0, |all, remark| all | bit(remark.weight));
        let is_taken = row.skip.is_none() && weights & bit(Weight::Fix) == 0;
        let state = is_taken.then(|| sight.screening.state(&row.person, sheet));
        let place = state.and_then(|state| STATES.iter().position(|one| *one == state));
        let known = self.counterpart(&row.person).map(|person| Counterpart {
            number: person.number,
            differs: !differences(&person.application, &row.person.application).is_empty(),
        });
        let state = place.and_then(|place| u8::try_from(place).ok());
        if known.is_some_and(|known| known.differs) {
            weights |= bit(Weight::Confirm);
        }
        Seen { weights, is_skipped: row.skip.is_some(), state, known }
    }

    fn counterpart(&self, person: &Person) -> Option<&Rc<Person>> {
        if self.known.is_empty() {
            return None;
        }
        self.known.get(&identity_of(person)?)
    }

    /// The other rows with the same identity number.
    fn doubles(&self, row: &ReadRow) -> Vec<u32> {
        let identity = identity_of(&row.person);
        let rows = identity.and_then(|identity| self.identities.get(&identity));
        rows.into_iter().flatten().copied().filter(|number| *number != row.number).collect()
    }

    fn double_rows(&self) -> std::collections::BTreeSet<u32> {
        gathered(self.identities.values().filter(|rows| rows.len() > 1).flatten().copied())
    }

    /// What was seen of all rows.
    fn all_seen(&self) -> impl Iterator<Item = (usize, Seen)> + '_ {
        let doubles = self.double_rows();
        let first = self.first_place();
        self.seen.iter().enumerate().map(move |(place, seen)| {
            let mut seen = *seen;
            if doubles.contains(&self.grid.number(first + place)) {
                seen.weights |= bit(Weight::Fix);
            }
            (place, seen)
        })
    }

    /// How many rows are how, as far as they were surveyed.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        for (_, seen) in self.all_seen() {
            summary.count(&seen);
        }
        summary
    }

    /// The rows that are wanted, from the `from`-th of them on; and how many there are in all.
    #[must_use]
    pub fn window(
        &self,
        view: View,
        from: usize,
        count: usize,
        sight: Sight<'_>,
    ) -> (usize, Vec<(ReadRow, Seen)>) {
        let wanted: Vec<(usize, Seen)> =
            self.all_seen().filter(|(_, seen)| view.wants(seen)).collect();
        let read = |(place, seen): &(usize, Seen)| (self.whole_row(*place, sight), *seen);
        (wanted.len(), wanted.iter().skip(from).take(count).map(read).collect())
    }

    /// A row with what hangs on other rows and on the batch.
    #[must_use]
    pub fn whole_row(&self, place: usize, sight: Sight<'_>) -> ReadRow {
        let mut row = self.read_at(place, sight);
        if row.skip.is_some() {
            return row;
        }
        let at = self.headings.iter().find(|one| one.column().is_some_and(|c| c.id == "identity"));
        let at = at.map(|one| one.column);
        let doubles = self.doubles(&row);
        let mut notes = Vec::new();
        if !doubles.is_empty() {
            let rows: Vec<String> = doubles.iter().take(5).map(u32::to_string).collect();
            let note = Note::new(Weight::Fix, "roster.id_double");
            notes.push((at, note.with("rows", &rows.join("、"))));
        }
        if let Some(person) = self.counterpart(&row.person) {
            let found = differences(&person.application, &row.person.application);
            if !found.is_empty() {
                let asked = found.iter().filter(|one| one.is_asked()).count();
                let note =
                    Note::new(Weight::Confirm, "roster.known").with("number", &person.number);
                notes.push((None, note.with("asked", &asked).with("more", &(found.len() - asked))));
            }
        }
        let grid_place = self.first_place() + place;
        for (at, note) in notes {
            let remark = self.remark_at(grid_place, at, note, sight);
            row.remarks.push(remark);
        }
        row
    }

    /// Puts a text in place of a cell, or gives it back to the sheet; the row is read again.
    pub fn mend(&mut self, row: u32, column: u32, text: Option<String>, sight: Sight<'_>) {
        self.mends.set(row, column, text);
        let place = self.grid.place(row).and_then(|place| place.checked_sub(self.first_place()));
        let Some(place) = place.filter(|place| *place < self.seen.len()) else { return };
        for rows in self.identities.values_mut() {
            rows.remove(&row);
        }
        let read = self.read_at(place, sight);
        if let Some(identity) = identity_of(&read.person) {
            self.identities.entry(identity).or_default().insert(row);
        }
        self.seen[place] = self.look(&read, sight, &mut Sheet::default());
    }

    /// Gives every row that was surveyed, with what was seen of it.
    pub fn each(&self, sight: Sight<'_>, take: &mut dyn FnMut(ReadRow, Seen)) {
        for (place, seen) in self.all_seen() {
            take(self.whole_row(place, sight), seen);
        }
    }

    /// How many rows would go into the batch as new people.
    #[must_use]
    pub fn would_add(&self, lists: Lists) -> usize {
        let is_new = |seen: &Seen| seen.known.is_none() && Self::is_taken(seen, lists);
        self.all_seen().filter(|(_, seen)| is_new(seen)).count()
    }

    fn is_taken(seen: &Seen, lists: Lists) -> bool {
        !seen.is_skipped && !seen.has(Weight::Fix) && lists.takes(seen)
    }

    /// What goes into the batch: new people, and what the sheet says of those who are in it.
    #[must_use]
    pub fn taken(&self, lists: Lists, sight: Sight<'_>) -> Taken {
        let mut taken = Taken { columns: self.to_remember(), ..Taken::default() };
        for (place, seen) in self.all_seen().filter(|(_, seen)| Self::is_taken(seen, lists)) {
            let row = self.read_at(place, sight);
            match self.counterpart(&row.person) {
                None => taken.added.push(row.person),
                Some(known) => {
                    let found = differences(&known.application, &row.person.application);
                    let wanted: Vec<Difference> = found
                        .into_iter()
                        .filter(|one| lists.overwrite || !one.is_asked())
                        .collect();
                    if seen.known.is_some() && !wanted.is_empty() {
                        let mut person = known.as_ref().clone();
                        merge(&mut person.application, &row.person.application, &wanted);
                        person.row = row.person.row;
                        taken.updated.push((known.number, person));
                    }
                }
            }
        }
        taken
    }
}

impl Batch {
    /// Takes over what a sheet gave, as far as there is room; how many people were added.
    pub fn take_over(&mut self, taken: Taken) -> usize {
        self.columns.extend(taken.columns);
        for (number, person) in taken.updated {
            self.change(number, |known| *known = person);
        }
        taken.added.into_iter().map_while(|person| self.add(person)).count()
    }
}
