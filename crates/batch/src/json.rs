//! A batch as JSON, and back; newer versions are refused.

use serde::Deserialize;
use teji_dossier::JsonError;

use crate::batch::{Batch, VERSION};

#[derive(Deserialize)]
struct Stamp {
    version: u32,
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
        numbers.sort_unstable();
        let before = numbers.len();
        numbers.dedup();
        let lists = [&self.plan.occupations, &self.plan.further, &self.objections];
        before == numbers.len()
            && before <= Self::MOST
            && numbers.iter().all(|number| (1..self.next).contains(number))
            && lists.into_iter().all(teji_dossier::List::is_sound)
            && self.people.iter().all(|person| person.application.is_sound())
    }
}
