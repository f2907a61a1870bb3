//! Which days people work, and when a stretch of years is full.

mod arrangement;
mod calendar;

pub use arrangement::{Arrangement, ArrangementError, Decree, yanbian_days_off};
pub use calendar::{Calendar, Count, CountedDay, Kind, Reach};
