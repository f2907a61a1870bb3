//! What an enterprise files: its plan, its people, what it decided, the publicity, the papers, and the package of them.

mod ics;
mod numbers;
mod objections;
mod order;
mod publicity;
mod texts;
mod treatment;

pub use ics::calendar_file;
pub use numbers::{NumberFinding, Numbered, Prefix, check_numbers};
pub use objections::{About, OBJECTION, Objections, about, objections};
pub use order::{Disorder, Flaw, Stage, order};
pub use publicity::{
    DayKind, End, EndStanding, Enough, LEAST, PostedDay, Posting, Publicity, Way, publicity,
};
pub use texts::{CHINESE, ENGLISH};
pub use treatment::{TREATMENT, TREATMENTS, Treatment, TreatmentCount, treatment};
