//! Entries that are added one by one; each keeps its number for good, and one that is taken out can be put back.

use serde::{Deserialize, Serialize};
use teji_fields::{Facts, FieldId};
use teji_order::sort_by_key;

/// Entries in the order in which they stand.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// The number of the next entry; no number is given twice, for files are kept under it.
    next: u32,
    entries: Vec<Entry>,
}

/// An entry of a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its number within the list.
    pub id: u32,
    /// What was typed, under the ids of the form's fields.
    pub facts: Facts,
    /// Whether it came from the self-check and nobody has looked at it yet.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unseen: bool,
}

/// An entry that was taken out, and where it stood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Removed {
    place: usize,
    entry: Entry,
}

impl Default for List {
    fn default() -> Self {
        Self { next: 1, entries: Vec::new() }
    }
}

impl Entry {
    /// Whether nothing was typed in it; such an entry says nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.facts.iter().all(|(_, typed)| typed.trim().is_empty())
    }
}

impl List {
    /// So many entries a list holds at the most.
    pub const MOST: usize = 200;
    /// No number is larger, that of the next entry included.
    const MOST_NUMBER: u32 = 1_000_000;
    /// What [`List::add`] tells where a list is full; no entry has this number.
    pub const NONE: u32 = 0;

    /// Adds an entry at the end, and tells its number; a full list stays as it is, and [`List::NONE`] is told.
    pub fn add(&mut self, facts: Facts) -> u32 {
        if self.is_full() {
            return Self::NONE;
        }
        let id = self.next;
        self.next += 1;
        self.entries.push(Entry { id, facts, unseen: false });
        id
    }

    /// Whether no entry can be added any more.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.entries.len() >= Self::MOST || self.next >= Self::MOST_NUMBER
    }

    /// Adds an entry that came from the self-check.
    pub(crate) fn add_unseen(&mut self, facts: Facts) {
        let id = self.add(facts);
        if let Some(entry) = self.get_mut(id) {
            entry.unseen = true;
        }
    }

    /// The entry of that number.
    #[must_use]
    pub fn get(&self, id: u32) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    pub(crate) fn get_mut(&mut self, id: u32) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.id == id)
    }

    /// Keeps what was typed for a field of an entry, which is then looked at; nothing happens where there is no such entry.
    pub fn set(&mut self, id: u32, field: FieldId, typed: impl Into<String>) {
        if let Some(entry) = self.get_mut(id) {
            entry.facts.set(field, typed);
            entry.unseen = false;
        }
    }

    /// Takes an entry out.
    pub fn remove(&mut self, id: u32) -> Option<Removed> {
        let place = self.entries.iter().position(|entry| entry.id == id)?;
        Some(Removed { place, entry: self.entries.remove(place) })
    }

    /// Puts an entry back where it stood. A list in which it is again already is left alone, and so is one that holds
    /// [`List::MOST`] others.
    pub fn restore(&mut self, removed: Removed) {
        if self.get(removed.entry.id).is_none() && self.entries.len() < Self::MOST {
            self.next = self.next.max(removed.entry.id.saturating_add(1));
            self.entries.insert(removed.place.min(self.entries.len()), removed.entry);
        }
    }

    /// The entries in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// The entries in which something was typed, in their order.
    pub fn told(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.is_blank())
    }

    /// Whether nothing was typed in any entry.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.entries.iter().all(Entry::is_blank)
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether each number was given once, the next one is new, and neither numbers nor entries are too many. Whatever
    /// is done to a list that is sound, it stays so.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let mut ids: Vec<u32> = self.entries.iter().map(|entry| entry.id).collect();
        sort_by_key(&mut ids, |id| *id);
        let before = ids.len();
        ids.dedup();
        let is_new = ids.iter().all(|id| (1..self.next).contains(id));
        let is_small = before <= Self::MOST && (1..=Self::MOST_NUMBER).contains(&self.next);
        ids.len() == before && is_new && is_small
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_false(flag: &bool) -> bool {
    !flag
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Facts {
        Facts::default().with(FieldId("name"), name)
    }

    fn names(list: &List) -> Vec<&str> {
        list.iter().filter_map(|entry| entry.facts.typed(FieldId("name"))).collect()
    }

    #[test]
    fn what_is_taken_out_can_be_put_back_where_it_stood() {
        let mut list = List::default();
        let ids = ["a", "b", "c"].map(|name| list.add(named(name)));
        assert_eq!(ids, [1, 2, 3]);
        let whole = list.clone();
        let removed = list.remove(2).unwrap();
        assert_eq!(names(&list), ["a", "c"]);
        assert_eq!(list.remove(2), None);
        list.restore(removed.clone());
        list.restore(removed);
        assert_eq!(list, whole);
    }

    #[test]
    fn a_number_is_never_given_twice() {
        let mut list = List::default();
        list.add(named("a"));
        let removed = list.remove(1).unwrap();
        assert_eq!(list.add(named("b")), 2);
        list.restore(removed);
        assert_eq!(names(&list), ["a", "b"]);
        assert!(list.is_sound());
        let mut other = List::default();
        other.restore(list.remove(2).unwrap());
        assert_eq!(other.add(named("c")), 3);
    }

    #[test]
    fn a_list_whose_numbers_repeat_is_not_sound() {
        let read = |json: &str| serde_json::from_str::<List>(json).unwrap();
        assert!(read(r#"{"next":3,"entries":[{"id":2,"facts":{}}]}"#).is_sound());
        for unsound in [
            r#"{"next":3,"entries":[{"id":2,"facts":{}},{"id":2,"facts":{}}]}"#,
            r#"{"next":2,"entries":[{"id":2,"facts":{}}]}"#,
            r#"{"next":2,"entries":[{"id":0,"facts":{}}]}"#,
            r#"{"next":0,"entries":[]}"#,
            r#"{"next":1000001,"entries":[]}"#,
            r#"{"next":4294967295,"entries":[{"id":4294967294,"facts":{}}]}"#,
        ] {
            assert!(!read(unsound).is_sound(), "{unsound}");
        }
    }

    fn with_entries(count: u32) -> List {
        let entry = |id| Entry { id, facts: Facts::default(), unseen: false };
        List { next: count + 1, entries: (1..=count).map(entry).collect() }
    }

    #[test]
    fn a_list_of_more_than_200_entries_is_not_sound() {
        assert!(with_entries(200).is_sound());
        assert!(!with_entries(201).is_sound());
    }

    #[test]
    fn a_full_list_takes_no_more_and_stays_sound() {
        let mut list = List::default();
        for number in 1..=200 {
            assert!(!list.is_full());
            assert_eq!(list.add(named("a")), number);
        }
        let whole = list.clone();
        assert!(list.is_full());
        assert_eq!(list.add(named("b")), List::NONE);
        assert_eq!(list, whole);
        let removed = list.remove(7).unwrap();
        assert_eq!(list.add(named("c")), 201);
        list.restore(removed);
        assert!(list.is_sound() && list.len() == 200);
        assert!(!with_entries(199).is_full());
    }

    /// No list that is sound ceases to be so, whatever number comes next.
    #[test]
    fn adding_never_makes_a_list_unsound() {
        for next in [1, 2, 999_998, 999_999, 1_000_000] {
            let mut list = List { next, entries: vec![] };
            for _ in 0..3 {
                assert!(list.is_sound());
                let (before, was_full) = (list.len(), list.is_full());
                let id = list.add(named("a"));
                assert_eq!(id == List::NONE, was_full);
                assert_eq!(list.len(), before + usize::from(!was_full));
            }
            assert!(list.is_sound(), "{next}");
        }
        let mut unsound = List { next: u32::MAX, entries: vec![] };
        assert_eq!(unsound.add(named("a")), List::NONE);
        assert!(unsound.is_empty());
    }

    #[test]
    fn an_entry_in_which_nothing_was_typed_is_blank() {
        let mut list = List::default();
        assert!(list.is_blank());
        list.add(Facts::default());
        list.entries.extend(serde_json::from_str::<Entry>(r#"{"id":2,"facts":{"name":" "}}"#));
        assert!(list.is_blank() && !list.is_empty());
        list.add(named("a"));
        assert!(!list.is_blank());
        assert_eq!(list.told().map(|entry| entry.id).collect::<Vec<_>>(), [2]);
    }
}
