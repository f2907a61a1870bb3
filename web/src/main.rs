//! The page: shows, asks, keeps; decides nothing.

fn main() {}
