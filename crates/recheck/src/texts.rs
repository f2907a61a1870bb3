//! The sentences of this room, and those with which it speaks together.

use std::sync::LazyLock;

use teji_fields::Problem;
use teji_text::Catalog;

/// The sentences in Chinese, in which a report is digested and a letter is written.
pub const CHINESE: &str = include_str!("../text/zh-CN.txt");
/// The sentences in English, for pages.
pub const ENGLISH: &str = include_str!("../text/en.txt");

/// Everything that a report says, in Chinese.
#[must_use]
pub fn chinese() -> &'static Catalog {
    static ALL: LazyLock<Catalog> = LazyLock::new(|| {
        let papers = [teji_notice::CHINESE, teji_dossier::CHINESE, teji_batch::CHINESE, CHINESE];
        Catalog::read(&papers)
    });
    &ALL
}

/// Everything that a report says, in English.
#[must_use]
pub fn english() -> &'static Catalog {
    static ALL: LazyLock<Catalog> = LazyLock::new(|| {
        let papers = [teji_notice::ENGLISH, teji_dossier::ENGLISH, teji_batch::ENGLISH, ENGLISH];
        Catalog::read(&papers)
    });
    &ALL
}

/// A problem's sentence, and its cure.
pub(crate) fn sentences(problem: &Problem, words: &Catalog) -> [String; 2] {
    let args: Vec<(&str, &str)> =
        problem.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    [words.fill(problem.key, &args), words.fill(&format!("{}.try", problem.key), &args)]
}

/// Several names as one text.
pub(crate) fn together(names: &[String], words: &Catalog) -> String {
    let mut names = names.iter();
    let first = names.next().cloned().unwrap_or_default();
    names.fold(first, |first, second| {
        words.fill("recheck.two", &[("first", &first), ("second", second)])
    })
}

#[cfg(test)]
mod tests;
