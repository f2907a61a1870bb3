//! The sentences of this room: forms, documents, faults.

use std::sync::LazyLock;

use teji_text::Catalog;

/// The sentences in Chinese, which alone is filed.
pub const CHINESE: &str = include_str!("../text/zh-CN.txt");
/// The sentences in English, for pages.
pub const ENGLISH: &str = include_str!("../text/en.txt");

/// The words of everything that is filed: this room's and the notice's.
pub(crate) fn filed() -> &'static Catalog {
    static FILED: LazyLock<Catalog> =
        LazyLock::new(|| Catalog::read(&[teji_notice::CHINESE, CHINESE]));
    &FILED
}

#[cfg(test)]
mod tests;
