//! One question about the world, defined once; what was typed, kept as typed.
