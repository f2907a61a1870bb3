//! The pages, one file each.

pub(crate) mod clause;
pub(crate) mod elsewhere;
pub(crate) mod five_years;
pub(crate) mod home;
pub(crate) mod notice;
pub(crate) mod numbers;
pub(crate) mod question;
pub(crate) mod result;
pub(crate) mod rules;
pub(crate) mod start;
pub(crate) mod workday;
