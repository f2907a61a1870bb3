//! Entries that are added one by one; each keeps its number for good, and one that is taken out can be put back.

use serde::{Deserialize, Serialize};
use teji_fields::Facts;

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

impl List {
    /// Adds an entry at the end, and tells its number.
    pub fn add(&mut self, facts: Facts) -> u32 {
        let id = self.next;
        self.next = self.next.saturating_add(1);
        self.entries.push(Entry { id, facts, unseen: false });
        id
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

    /// Takes an entry out.
    pub fn remove(&mut self, id: u32) -> Option<Removed> {
        let place = self.entries.iter().position(|entry| entry.id == id)?;
        Some(Removed { place, entry: self.entries.remove(place) })
    }

    /// Puts an entry back where it stood; one that is there again already is left alone.
    pub fn restore(&mut self, removed: Removed) {
        if self.get(removed.entry.id).is_none() {
            self.next = self.next.max(removed.entry.id.saturating_add(1));
            self.entries.insert(removed.place.min(self.entries.len()), removed.entry);
        }
    }

    /// The entries in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
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

    /// Whether each number was given once and the next one is new.
    pub(crate) fn is_sound(&self) -> bool {
        let mut ids: Vec<u32> = self.entries.iter().map(|entry| entry.id).collect();
        ids.sort_unstable();
        let before = ids.len();
        ids.dedup();
        ids.len() == before && ids.iter().all(|id| (1..self.next).contains(id))
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_false(flag: &bool) -> bool {
    !flag
}

#[cfg(test)]
mod tests {
    use teji_fields::FieldId;

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
        ] {
            assert!(!read(unsound).is_sound(), "{unsound}");
        }
    }
}
