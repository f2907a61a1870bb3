//! The notice in words of our own, its questions and its readings, in each language.

/// Chinese, which is the notice's own language.
pub const CHINESE: &str = TEXTS[0];
/// English, a translation.
pub const ENGLISH: &str = TEXTS[1];

#[cfg(not(all(target_arch = "wasm32", feature = "apart")))]
const TEXTS: [&str; 2] = [include_str!("../text/zh-CN.txt"), include_str!("../text/en.txt")];
/// Their names: the programs of a page have these texts in common (`teji_text::hand_over`).
#[cfg(all(target_arch = "wasm32", feature = "apart"))]
const TEXTS: [&str; 2] = ["@notice.zh-CN", "@notice.en"];

#[cfg(test)]
mod tests;
