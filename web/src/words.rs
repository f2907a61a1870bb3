//! The languages of the page, and their sentences.

use std::sync::{LazyLock, OnceLock};

use teji_text::Catalog;

use crate::values::{part, text};

/// The words that only the pages of the program at work have, in Chinese and in English.
static MORE: OnceLock<Words> = OnceLock::new();

/// Texts in Chinese and in English.
pub(crate) type Words = [&'static [&'static str]; 2];

/// Adds words that only this program has, before any is looked up.
pub(crate) fn add(texts: Words) {
    // They are added once, when the program starts.
    let _ = MORE.set(texts);
}

/// The words of every program's pages: in the browser their names, for they come beside the programs.
const COMMON: [&str; 2] = if cfg!(target_arch = "wasm32") {
    ["@web.zh-CN", "@web.en"]
} else {
    [include_str!("../text/zh-CN.txt"), include_str!("../text/en.txt")]
};

/// The words of drafts and papers, which two programs have in common; in the browser their names, too.
pub(crate) const PAPERS: [&str; 2] = if cfg!(target_arch = "wasm32") {
    ["@papers.zh-CN", "@papers.en"]
} else {
    [
        concat!(include_str!("../text/desk.zh-CN.txt"), include_str!("../text/me.zh-CN.txt")),
        concat!(include_str!("../text/desk.en.txt"), include_str!("../text/me.en.txt")),
    ]
};

/// Takes the words that whoever started the program has for all programs, and for those of later pages.
pub(crate) fn take_over() {
    let teji = part(&js_sys::global(), "teji");
    let handed = |name: &str| teji.as_ref().and_then(|teji| text(teji, name)).unwrap_or_default();
    teji_text::hand_over((handed("words") + &handed("laterWords")).leak());
}

/// All words of a language that the program at work has.
fn all(language: usize) -> Catalog {
    let notice = [teji_notice::CHINESE, teji_notice::ENGLISH][language];
    let more = MORE.get().map_or(&[][..], |texts| texts[language]);
    Catalog::read(&[&[notice, COMMON[language]], more].concat())
}

/// A language of the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Language {
    Chinese,
    English,
}

impl Language {
    /// Its sentences.
    pub(crate) fn words(self) -> &'static Catalog {
        static CHINESE: LazyLock<Catalog> = LazyLock::new(|| all(0));
        static ENGLISH: LazyLock<Catalog> = LazyLock::new(|| all(1));
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use teji_text::gaps;

    use super::*;

    /// Their places in lists of texts.
    const BOTH: [usize; 2] = [0, 1];

    /// The words of the first load.
    fn first(language: usize) -> Catalog {
        let texts = [
            [teji_notice::CHINESE, include_str!("../text/zh-CN.txt")],
            [teji_notice::ENGLISH, include_str!("../text/en.txt")],
        ];
        Catalog::read(&texts[language])
    }

    /// The words that come later.
    fn later(language: usize) -> Catalog {
        Catalog::read(&[crate::desk::WORDS[language], crate::hr::WORDS[language]].concat())
    }

    fn all(language: usize) -> Vec<(&'static str, String)> {
        let (first, later) = (first(language), later(language));
        let all = first.iter().chain(later.iter());
        all.map(|(key, sentence)| (key, sentence.to_owned())).collect()
    }

    #[test]
    fn every_sentence_stands_in_both_languages_with_the_same_gaps() {
        for of in [first, later] {
            let listed = |language| -> Vec<(&str, Vec<String>)> {
                // In English a month has its name.
                let gap = |name| if name == "name" { "month" } else { name };
                let catalog: Catalog = of(language);
                let sentence = |(key, sentence)| {
                    let mut gaps: Vec<String> =
                        gaps(sentence).into_iter().map(|name| gap(name).to_owned()).collect();
                    gaps.sort_unstable();
                    (key, gaps)
                };
                catalog.iter().map(sentence).collect()
            };
            assert_eq!(listed(0), listed(1));
        }
    }

    #[test]
    fn no_sentence_stands_in_both_programs() {
        let first: Vec<&str> = first(0).iter().map(|(key, _)| key).collect();
        assert!(later(0).iter().all(|(key, _)| !first.contains(&key)));
    }

    #[test]
    fn every_key_that_the_page_names_has_its_sentence_in_the_program_that_names_it() {
        for language in BOTH {
            let in_first: Vec<&str> = first(language).iter().map(|(key, _)| key).collect();
            for named in named_keys(|file| !is_later(file)) {
                assert!(in_first.iter().any(|key| matches(&named, key)), "{named} in {language}");
            }
            let papers = [
                [teji_dossier::CHINESE, teji_batch::CHINESE, teji_recheck::CHINESE],
                [teji_dossier::ENGLISH, teji_batch::ENGLISH, teji_recheck::ENGLISH],
            ];
            let papers = Catalog::read(&papers[language]);
            let papers = papers.iter().map(|(key, sentence)| (key, sentence.to_owned()));
            let keys: Vec<_> = all(language).into_iter().chain(papers).collect();
            for named in named_keys(is_later) {
                assert!(keys.iter().any(|(key, _)| matches(&named, key)), "{named} in {language}");
            }
        }
    }

    #[test]
    fn every_sentence_of_a_program_is_named_by_it() {
        let (first, mut later) = (named_keys(|file| !is_later(file)), named_keys(is_later));
        later.extend(teji_sheets::SheetError::KEYS.map(str::to_owned));
        for (text, named) in [
            (vec![include_str!("../text/zh-CN.txt")], first),
            ([crate::hr::WORDS[0], crate::desk::WORDS[0]].concat(), later),
        ] {
            for (key, _) in Catalog::read(&text).iter() {
                // The cure goes with its problem.
                let key = key.strip_suffix(".try").unwrap_or(key);
                assert!(named.iter().any(|named| matches(named, key)), "{key} is used nowhere");
            }
        }
    }

    #[test]
    fn no_sentence_speaks_of_sending_or_in_jargon() {
        let avoided = [
            "提交",
            "不合格",
            "不通过",
            "失败",
            "拒绝",
            "缓存",
            "解析",
            "导出",
            "JSON",
            "哈希",
            "智能判定",
            "必填",
            "undefined",
            "null",
            "NaN",
            "submit",
            "cache",
            "reject",
            "disqualif",
        ];
        for (key, sentence) in BOTH.into_iter().flat_map(all) {
            for word in avoided {
                assert!(!sentence.contains(word), "{word} in {key}: {sentence}");
            }
        }
    }

    #[test]
    fn chinese_sentences_have_25_characters_at_the_most_on_average() {
        let words = all(0);
        let sentences = words.iter().flat_map(|(_, text)| text.split(['。', '？', '！']));
        let lengths: Vec<usize> = sentences
            .map(|sentence| sentence.chars().count())
            .filter(|&length| length > 0)
            .collect();
        assert!(lengths.iter().sum::<usize>() <= 25 * lengths.len());
    }

    /// Whether a file belongs to a program that is loaded later.
    fn is_later(file: &Path) -> bool {
        file.components().any(|part| ["desk", "hr"].iter().any(|later| part.as_os_str() == *later))
    }

    /// The keys in the code of some files; `{}` stands for a part that is filled in.
    fn named_keys(of: fn(&Path) -> bool) -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        collect(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), of, &mut keys);
        for key in teji_dossier::ContinuationError::KEYS {
            keys.extend([key.to_owned(), format!("{key}.try")]);
        }
        keys
    }

    fn collect(folder: &Path, of: fn(&Path) -> bool, keys: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                collect(&entry.path(), of, keys);
            } else if of(&entry.path()) {
                let code = fs::read_to_string(entry.path()).unwrap();
                let code = code.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
                keys.extend(
                    code.split('"')
                        .skip(1)
                        .step_by(2)
                        .filter(|text| is_key(text))
                        .map(str::to_owned),
                );
            }
        }
    }

    fn is_key(text: &str) -> bool {
        let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._{}".contains(c);
        let first = text.split('.').next().unwrap_or_default();
        text.contains('.')
            && text.chars().all(letter)
            && first.starts_with(|c: char| c.is_ascii_lowercase())
            && !text.ends_with('.')
            && !first.contains('{')
    }

    /// Whether a key is one of those that a pattern names.
    fn matches(pattern: &str, key: &str) -> bool {
        let mut rest = key;
        let mut parts =
            pattern.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after));
        let first = parts.next().unwrap_or_default();
        if !rest.starts_with(first) {
            return false;
        }
        rest = &rest[first.len()..];
        let mut open = false;
        for part in parts {
            open = true;
            match rest.find(part) {
                Some(place) => rest = &rest[place + part.len()..],
                None => return false,
            }
        }
        rest.is_empty() || open && pattern.ends_with('}')
    }
}
