//! The sentences of this room: the plan, the sheet of people, publicity, papers.

use std::sync::LazyLock;

use teji_text::Catalog;

/// The sentences in Chinese, which alone is filed.
pub const CHINESE: &str = concat!(
    include_str!("../text/plan.zh-CN.txt"),
    include_str!("../text/roster.zh-CN.txt"),
    include_str!("../text/publicity.zh-CN.txt"),
    include_str!("../text/papers.zh-CN.txt"),
);
/// The sentences in English, for pages.
pub const ENGLISH: &str = concat!(
    include_str!("../text/plan.en.txt"),
    include_str!("../text/roster.en.txt"),
    include_str!("../text/publicity.en.txt"),
    include_str!("../text/papers.en.txt"),
);

/// The words of everything that is filed: this room's, the dossier's and the notice's.
pub(crate) fn filed() -> &'static Catalog {
    static FILED: LazyLock<Catalog> =
        LazyLock::new(|| Catalog::read(&[teji_notice::CHINESE, teji_dossier::CHINESE, CHINESE]));
    &FILED
}

#[cfg(test)]
mod tests;
