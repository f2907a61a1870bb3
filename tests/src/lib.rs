//! Serves the built page on loopback and drives a browser through it.
