//! A batch as JSON, and back; newer versions are refused.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::Deserialize;
use teji_dossier::{JsonError, look_through};
use teji_order::sort_by_key;

use crate::batch::{Batch, Person, VERSION};

/// A batch of two thousand people has no more values and names.
pub const MOST_BATCH_VALUES: usize = 1 << 21;

#[derive(Deserialize)]
struct Stamp {
    version: u32,
}

/// Writes batches one after the other, and each person anew only where they changed since.
#[derive(Default)]
pub struct Writer(BTreeMap<u32, (Rc<Person>, String)>);

/// Where people stand in what is written of a batch without any; a typed text never holds it, for quotes in it are marked.
const NOBODY: &str = "\"people\":[]";

impl Writer {
    /// The same as [`Batch::to_json`].
    pub fn json(&mut self, batch: &Batch) -> String {
        let bare = Batch { people: Vec::new(), ..batch.clone() }.to_json();
        let Some((before, after)) = bare.split_once(NOBODY) else { return batch.to_json() };
        let mut known = std::mem::take(&mut self.0);
        let mut json = String::with_capacity(
            bare.len() + known.values().map(|(_, told)| told.len() + 1).sum::<usize>(),
        );
        json.push_str(before);
        json.push_str("\"people\":[");
        for (place, person) in batch.people.iter().enumerate() {
            if place > 0 {
                json.push(',');
            }
            let told = known.remove(&person.number).filter(|(was, _)| Rc::ptr_eq(was, person));
            let (_, told) = told.unwrap_or_else(|| {
                (person.clone(), serde_json::to_string(person).unwrap_or_default())
            });
            json.push_str(&told);
            self.0.insert(person.number, (person.clone(), told));
        }
        json.push(']');
        json.push_str(after);
        json
    }
}

impl Batch {
    /// The batch as JSON; equal batches give equal text.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Maps have text or numbers as keys and there are no floats, so writing cannot fail.
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }

    /// Reads what [`Batch::to_json`] wrote.
    pub fn read(json: &str) -> Result<Self, JsonError> {
        look_through(json, MOST_BATCH_VALUES)?;
        let not_ours = |_| JsonError::NotOurs;
        let stamp: Stamp = serde_json::from_str(json).map_err(not_ours)?;
        match stamp.version {
            VERSION => {
                let read: Self = serde_json::from_str(json).map_err(not_ours)?;
                if read.is_sound() { Ok(read) } else { Err(JsonError::NotOurs) }
            }
            newer if newer > VERSION => Err(JsonError::Newer { found: newer, known: VERSION }),
            _ => Err(JsonError::NotOurs),
        }
    }

    /// Whether each person's number was given once, the next one is new, and nothing is too many.
    fn is_sound(&self) -> bool {
        let mut numbers: Vec<u32> = self.people.iter().map(|person| person.number).collect();
        sort_by_key(&mut numbers, |number| *number);
        let before = numbers.len();
        numbers.dedup();
        let lists = [&self.plan.occupations, &self.plan.further, &self.objections];
        before == numbers.len()
            && before <= Self::MOST
            && (1..=Self::MOST_NUMBER).contains(&self.next)
            && numbers.iter().all(|number| (1..self.next).contains(number))
            && lists.into_iter().all(teji_dossier::List::is_sound)
            && self.people.iter().all(|person| person.application.is_sound())
    }
}
