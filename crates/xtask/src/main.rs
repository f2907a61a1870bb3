//! Builds, serves, tests and measures the site.

fn main() {}
