//! What is said of a rule on one day.

use teji_workdays::{Day, Onset};

use crate::table::Table;

/// Whether a rule holds on a day. The order is Kleene's: `All` takes the least, `Any` the greatest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Verdict {
    /// It does not hold, whatever the unknowns turn out to be.
    NotMet,
    /// It cannot be told yet.
    Unknown,
    /// It holds, whatever the unknowns turn out to be.
    Met,
}

impl Verdict {
    /// The verdict on a day of what holds from an onset on.
    #[must_use]
    pub fn on(day: Day, onset: Onset) -> Self {
        if onset.latest <= day {
            Self::Met
        } else if onset.earliest <= day {
            Self::Unknown
        } else {
            Self::NotMet
        }
    }
}

/// What all readings together say.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Outcome {
    /// It holds however the text is read.
    Met,
    /// It does not hold however the text is read.
    NotMet,
    /// The facts are known, and the readings disagree.
    DependsOnReading,
    /// Under one reading at the least, facts are missing.
    Unknown,
}

impl Outcome {
    /// What a table of verdicts says.
    #[must_use]
    pub fn of(verdicts: &Table<Verdict>) -> Self {
        match verdicts.settled() {
            Some(Verdict::Met) => Self::Met,
            Some(Verdict::NotMet) => Self::NotMet,
            _ if verdicts.values().any(|verdict| verdict == Verdict::Unknown) => Self::Unknown,
            _ => Self::DependsOnReading,
        }
    }
}

#[cfg(test)]
mod tests;
