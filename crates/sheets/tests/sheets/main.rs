//! Sheets read from the file's point of view: what is in it comes out, and what is wrong with it is named.

#![allow(clippy::unwrap_used, reason = "fixtures are made by the tests themselves")]
#![allow(clippy::format_push_string, clippy::format_collect, reason = "small texts read better so")]

mod fixture;
mod hostile;
mod marking;
mod reading;
mod writers;
