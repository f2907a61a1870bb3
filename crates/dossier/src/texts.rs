//! The sentences of this room: forms, documents, faults.

use std::sync::LazyLock;

use teji_text::Catalog;

/// The sentences in Chinese, which alone is filed.
pub const CHINESE: &str = TEXTS[0];
/// The sentences in English, for pages.
pub const ENGLISH: &str = TEXTS[1];

#[cfg(not(all(target_arch = "wasm32", feature = "apart")))]
const TEXTS: [&str; 2] = [include_str!("../text/zh-CN.txt"), include_str!("../text/en.txt")];
/// Their names: two programs of a page have these texts in common (`teji_text::hand_over`).
#[cfg(all(target_arch = "wasm32", feature = "apart"))]
const TEXTS: [&str; 2] = ["@dossier.zh-CN", "@dossier.en"];

/// The words of everything that is filed: this room's and the notice's.
pub(crate) fn filed() -> &'static Catalog {
    static FILED: LazyLock<Catalog> =
        LazyLock::new(|| Catalog::read(&[teji_notice::CHINESE, CHINESE]));
    &FILED
}

#[cfg(test)]
mod tests;
