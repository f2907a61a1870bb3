//! The two languages, and the sentences of this room with those of the rooms below it.

use std::ffi::OsString;
use std::sync::LazyLock;

use teji_text::Catalog;

/// The sentences in Chinese.
pub(crate) const CHINESE: &str = include_str!("../text/zh-CN.txt");
/// The sentences in English.
pub(crate) const ENGLISH: &str = include_str!("../text/en.txt");

/// In which language people are spoken to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Language {
    Chinese,
    English,
}

impl Language {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// Its name among languages.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language of that name.
    pub(crate) fn named(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(tag))
    }

    /// All sentences.
    pub(crate) fn words(self) -> &'static Catalog {
        static BOTH: LazyLock<[Catalog; 2]> = LazyLock::new(|| {
            let chinese = [
                teji_notice::CHINESE,
                teji_dossier::CHINESE,
                teji_batch::CHINESE,
                teji_recheck::CHINESE,
                CHINESE,
            ];
            let english = [
                teji_notice::ENGLISH,
                teji_dossier::ENGLISH,
                teji_batch::ENGLISH,
                teji_recheck::ENGLISH,
                ENGLISH,
            ];
            [Catalog::read(&chinese), Catalog::read(&english)]
        });
        match self {
            Self::Chinese => &BOTH[0],
            Self::English => &BOTH[1],
        }
    }
}

/// The language that the arguments ask for, wherever they do: what is wrong with the others is told in it.
pub(crate) fn asked(arguments: &[OsString]) -> Option<Language> {
    let text = |at: usize| arguments.get(at).and_then(|one| one.to_str());
    (0..arguments.len()).find_map(|at| {
        let rest = text(at)?.strip_prefix("--language")?;
        let tag = if rest.is_empty() { text(at + 1)? } else { rest.strip_prefix('=')? };
        Language::named(tag)
    })
}

/// The language of the machine: Chinese where it says so, else English.
#[expect(clippy::disallowed_methods, reason = "a program for a terminal asks the terminal")]
pub(crate) fn of_the_machine() -> Language {
    let mut told =
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    of_locale(&told.find(|locale| !locale.is_empty()).unwrap_or_default())
}

fn of_locale(locale: &str) -> Language {
    if locale.to_lowercase().starts_with("zh") { Language::Chinese } else { Language::English }
}

/// What is wrong and what mends it, with the gaps filled. What pages say of choosing and undoing is said otherwise here.
pub(crate) fn two_parts(words: &Catalog, key: &str, args: &[(&str, &str)]) -> [String; 2] {
    [key.to_owned(), format!("{key}.try")].map(|key| {
        let here = format!("here.{key}");
        let key = if words.has(&here) { here } else { key };
        if words.has(&key) { words.fill(&key, args) } else { String::new() }
    })
}

/// Several names as one text.
pub(crate) fn joined(names: &[String], words: &Catalog) -> String {
    let mut names = names.iter();
    let first = names.next().cloned().unwrap_or_default();
    names.fold(first, |first, second| {
        words.fill("recheck.two", &[("first", &first), ("second", second)])
    })
}

#[cfg(test)]
mod tests;
