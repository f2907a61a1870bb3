//! Somebody's sheet of staff: its header found, its columns matched, its rows read as people; what is doubtful is told.

mod cells;
mod choices;
mod column;
mod days;
mod grid;
mod heading;
mod identity;
mod intake;
mod mends;
mod names;
mod person;
mod remark;
mod survey;
mod tally;
mod template;
mod words;
mod written;

pub use column::{COLUMNS, Column, NOT_TAKEN};
pub use grid::{Grid, MOST_ROWS};
pub use heading::{Header, Heading};
pub use intake::{Roster, RosterError, Taken};
pub use mends::Mends;
pub use person::{ReadRow, Skip};
pub use remark::{Remark, Weight, place};
pub use survey::{Lists, Seen, Sight, Summary, View};
pub use tally::Counterpart;
pub use template::{EXAMPLE, template};
pub use written::{Verdicts, marks, new_copy, with_verdicts};

#[cfg(test)]
mod tests;
