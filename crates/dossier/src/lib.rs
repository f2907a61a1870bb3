//! What is carried from one device to another, and later what is filed.

mod bits;
mod continuation;
mod letters;

pub use continuation::{Continuation, ContinuationError};
