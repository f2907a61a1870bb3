//! The writers seen from outside, with other people's readers.

#![allow(clippy::unwrap_used, reason = "what is read here was just written")]

mod any;
mod example;
mod order;
mod reading;
mod sheets;
mod writers;
