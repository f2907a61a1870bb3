//! Pieces of pages.

pub(crate) mod absences;
pub(crate) mod advice;
pub(crate) mod aloud;
pub(crate) mod answer;
pub(crate) mod ask;
pub(crate) mod carry;
pub(crate) mod clause_link;
pub(crate) mod copy;
pub(crate) mod date;
pub(crate) mod either;
pub(crate) mod finding;
pub(crate) mod picture;
pub(crate) mod problem;
pub(crate) mod questions;
pub(crate) mod readings;
pub(crate) mod renewal;
pub(crate) mod rulebook;
pub(crate) mod save_file;
pub(crate) mod slims;
pub(crate) mod timeline;
pub(crate) mod undo;
