//! Sheets read from the file's point of view: what is in it comes out, and what is wrong with it is named.

mod fixture;
mod hostile;
mod reading;
mod writers;
