//! Makes the papers of a package that somebody received once more from its answers, and tells where they differ.
//!
//! A paper is made from the answers alone, so one that says something else was not made from them: its answers were
//! changed behind it, or it was. A manifest that was made anew hides neither.

mod remade;
mod words;

pub use remade::{Divergence, PaperFault, of_batch, of_person};
pub use words::{Line, WordsError, words};
