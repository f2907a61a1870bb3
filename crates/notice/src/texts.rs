//! The notice in words of our own, its questions and its readings, in each language.

/// Chinese, which is the notice's own language.
pub const CHINESE: &str = include_str!("../text/zh-CN.txt");
/// English, a translation.
pub const ENGLISH: &str = include_str!("../text/en.txt");

#[cfg(test)]
mod tests;
