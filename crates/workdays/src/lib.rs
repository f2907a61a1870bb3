//! Which days people work, and when a stretch of years is full.
