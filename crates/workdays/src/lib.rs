//! Which days people work, and when a stretch of years is full.

mod arrangement;
mod calendar;
mod day;
mod iso;
mod service;

pub use arrangement::{Arrangement, ArrangementError, Decree, yanbian_days_off};
pub use calendar::{Calendar, Count, CountedDay, Kind, Reach};
pub use day::{Day, DayRange, Onset};
pub use iso::{iso_day, iso_month};
pub use service::{Absence, Counting, Period, Service};
