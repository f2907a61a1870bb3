//! Counts of rows, and which of them somebody wants to see.

use serde::{Deserialize, Serialize};

use super::remark::Weight;
use super::survey::{Lists, Seen, Summary, View};

impl View {
    /// Whether a row is among those that are wanted.
    pub(crate) fn wants(self, seen: &Seen) -> bool {
        match self {
            Self::All => true,
            Self::Noted => seen.has(Weight::Fix) || seen.has(Weight::Confirm),
            Self::Of(weight) => seen.has(weight),
            Self::Known => seen.known.is_some(),
            Self::Skipped => seen.is_skipped,
        }
    }
}

impl Summary {
    pub(crate) fn count(&mut self, seen: &Seen) {
        if seen.is_skipped {
            self.skipped += 1;
            return;
        }
        self.rows += 1;
        let counts = [
            (Weight::Fix, &mut self.to_fix),
            (Weight::Confirm, &mut self.to_confirm),
            (Weight::Tidied, &mut self.tidied),
        ];
        for (weight, count) in counts {
            *count += usize::from(seen.has(weight));
        }
        if seen.has(Weight::Fix) {
            return;
        }
        self.usable += 1;
        match seen.known {
            Some(known) if known.differs => self.differing += 1,
            Some(_) => self.same += 1,
            None => self.new += 1,
        }
        if let Some(letter) = seen.state {
            self.states[usize::from(letter)] += 1;
        }
    }
}

impl Lists {
    /// Whether a row with that result is taken.
    pub(crate) fn takes(self, seen: &Seen) -> bool {
        seen.state.is_none_or(|state| self.states[usize::from(state)])
    }
}

/// A count for each of the six results.
pub(crate) type States = [usize; 6];

/// A row's counterpart in the batch.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Counterpart {
    /// Their number.
    pub number: u32,
    /// Whether the sheet says something else of them, or more.
    pub differs: bool,
}
