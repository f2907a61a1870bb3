//! Pieces of pages.

pub(crate) mod absences;
pub(crate) mod answer;
pub(crate) mod ask;
pub(crate) mod clause_link;
pub(crate) mod date;
pub(crate) mod finding;
pub(crate) mod problem;
pub(crate) mod readings;
pub(crate) mod timeline;
