//! The languages of the page, and their sentences.

use std::sync::LazyLock;

use teji_text::Catalog;

/// A language of the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Language {
    Chinese,
    English,
}

impl Language {
    /// Its sentences.
    pub(crate) fn words(self) -> &'static Catalog {
        static CHINESE: LazyLock<Catalog> = LazyLock::new(|| {
            Catalog::read(&[teji_notice::CHINESE, include_str!("../text/zh-CN.txt")])
        });
        static ENGLISH: LazyLock<Catalog> = LazyLock::new(|| {
            Catalog::read(&[teji_notice::ENGLISH, include_str!("../text/en.txt")])
        });
        match self {
            Self::Chinese => &CHINESE,
            Self::English => &ENGLISH,
        }
    }

    /// Its tag (BCP 47).
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language of a tag.
    pub(crate) fn of(tag: &str) -> Option<Self> {
        [Self::Chinese, Self::English].into_iter().find(|language| language.tag() == tag)
    }

    /// The other one.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Chinese => Self::English,
            Self::English => Self::Chinese,
        }
    }
}
