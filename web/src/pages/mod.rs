//! The pages, one file each.

pub(crate) mod clause;
pub(crate) mod elsewhere;
pub(crate) mod home;
pub(crate) mod notice;
pub(crate) mod question;
pub(crate) mod result;
pub(crate) mod start;
