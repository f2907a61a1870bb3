//! What an enterprise files: its plan, its people, what it decided, the publicity, the papers, and the package of them.

mod order;
mod publicity;
mod texts;

pub use order::{Disorder, Flaw, Stage, order};
pub use publicity::{
    DayKind, End, EndStanding, Enough, LEAST, PostedDay, Posting, Publicity, Way, publicity,
};
pub use texts::{CHINESE, ENGLISH};
