//! In which language one is told.

use teji_text::Catalog;

const CHINESE: &str = include_str!("../text/zh-CN.txt");
const ENGLISH: &str = include_str!("../text/en.txt");

/// In which language one is told; the notice's own is Chinese.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Language {
    /// The notice's own.
    #[default]
    Chinese,
    /// A translation.
    English,
}

impl Language {
    /// The language of a tag, `zh-CN` or `en`; nothing for others.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        match tag {
            "zh-CN" => Some(Self::Chinese),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// Its tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// What the rules, the forms and this room say in it.
    pub(crate) fn words(self) -> Catalog {
        match self {
            Self::Chinese => Catalog::read(&[teji_notice::CHINESE, teji_dossier::CHINESE, CHINESE]),
            Self::English => Catalog::read(&[teji_notice::ENGLISH, teji_dossier::ENGLISH, ENGLISH]),
        }
    }
}

#[cfg(test)]
mod tests;
