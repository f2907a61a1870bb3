//! Three-valued rule trees and the walks over them; knows no law.
//!
//! A [`Rule`] is data. Its value is the day from which it holds, as far as that is known, under every way of reading
//! the sentences that can be read in several ways: a [`Table`] of [`Onset`](teji_workdays::Onset)s. A verdict on a day
//! is read from it, and so are the earliest day, the readings on which the outcome hangs, and what is still to be asked.
//!
//! Every field that a rule reads has a best answer and a worst one, the same for all leaves, and no leaf is negated: a
//! better answer never makes a verdict worse. That is why the bounds computed here are exact although one field may
//! stand in several leaves.

mod advice;
#[cfg(test)]
mod fixture;
mod judge;
mod leaf;
mod leaves;
mod ready;
mod relevance;
mod rule;
mod table;
mod verdict;
mod ways;
mod witness;

pub use advice::{Change, Remedy, ways};
pub use judge::{Case, Finding, Rulings, judge};
pub use leaf::Test;
pub use ready::{Outcomes, Ready, Sheet, Told};
pub use relevance::{Need, needs, relevant};
pub use rule::{Logic, OptionId, Reading, ReadingId, Rule, RuleId, all, any, open, test};
pub use table::Table;
pub use verdict::{Outcome, Verdict};
pub use witness::{Witness, witnesses};
