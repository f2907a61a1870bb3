//! What somebody received, gone through again: the same rules run over its answers, its papers made once more, and
//! everything that does not agree told with its file, its place and its cure.
//!
//! A paper is made from the answers alone, so one that says something else was not made from them: its answers were
//! changed behind it, or it was. A manifest that was made anew hides neither, nor a result that was written in.
//!
//! A report takes its day, its readings and its schedules from the package, and nothing from the clock: two people who
//! go through one package with one version of this software get one report, whose digest they can compare.

mod basis;
mod batch;
mod compare;
mod fault;
mod files;
#[cfg(test)]
mod fixture;
mod going;
mod letter;
mod opinion;
mod person;
mod remade;
mod report;
mod texts;
mod words;

pub use compare::{Comparison, Step, compare};
pub use fault::{Fault, Weight};
pub use going::{Answers, Looked, look, look_page};
pub use letter::letter;
pub use opinion::{Advice, Note, Opinion};
pub use remade::{Divergence, PaperFault, Papers, of_batch, of_person};
pub use report::{Missing, Report, Row, Schedules, stated_in};
pub use texts::{CHINESE, ENGLISH, chinese, english};
pub use words::{Line, WordsError, words};
