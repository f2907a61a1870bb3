use std::collections::{BTreeMap, BTreeSet};

use teji_text::gaps;

use super::*;
use crate::call::{CHOICES, Command};
use crate::code::Code;

fn languages() -> [(&'static str, Catalog); 2] {
    [("zh-CN", CHINESE), ("en", ENGLISH)].map(|(tag, text)| (tag, Catalog::read(&[text])))
}

#[test]
fn every_sentence_stands_in_both_languages_with_the_same_gaps() {
    let of = |catalog: &Catalog| -> BTreeMap<String, Vec<String>> {
        let owned = |gaps: Vec<&str>| gaps.into_iter().map(str::to_owned).collect();
        catalog.iter().map(|(key, sentence)| (key.to_owned(), owned(gaps(sentence)))).collect()
    };
    let [(_, chinese), (_, english)] = languages();
    assert_eq!(of(&chinese), of(&english));
}

#[test]
fn no_key_is_another_rooms_too() {
    let others =
        [teji_notice::CHINESE, teji_dossier::CHINESE, teji_batch::CHINESE, teji_recheck::CHINESE];
    let others = Catalog::read(&others);
    let [(_, own), _] = languages();
    let both: Vec<&str> = own.iter().map(|(key, _)| key).filter(|key| others.has(key)).collect();
    assert_eq!(both, [""; 0]);
}

/// What is worded for every value of a closed set.
fn wanted() -> BTreeSet<String> {
    let mut wanted = BTreeSet::new();
    for choice in CHOICES {
        wanted.insert(format!("option.{}", choice.name));
        wanted.extend(choice.takes.map(|value| format!("value.{value}")));
    }
    for command in Command::ALL.map(Command::name) {
        wanted.extend(["usage", "command"].map(|part| format!("{part}.{command}")));
        wanted.insert(format!("command.{command}.more"));
        wanted.extend([1, 2].map(|number| format!("example.{command}.{number}")));
    }
    wanted.extend(Code::ALL.map(|code| format!("code.{}", code.number())));
    let heads = ["number", "name", "agrees", "stated", "found"];
    wanted.extend(heads.map(|head| format!("verify.{head}")));
    let of_sheets = teji_sheets::SheetError::KEYS.into_iter().chain(["sheet.broken"]);
    wanted.extend(of_sheets.flat_map(|key| [key.to_owned(), format!("{key}.try")]));
    wanted
}

#[test]
fn everything_has_its_sentence_in_each_language() {
    for (tag, words) in languages() {
        for key in wanted() {
            assert!(words.find(&key).is_some_and(|text| !text.is_empty()), "{tag}: {key}");
        }
    }
}

/// A sentence is used where it is wanted, or where a source names its key; what is said otherwise must be said somewhere.
#[test]
fn every_sentence_is_used() {
    let sources = sources(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")));
    let (wanted, all) = (wanted(), Language::Chinese.words());
    let [(_, words), _] = languages();
    let is_used = |key: &str| {
        let plain = key.strip_suffix(".try").unwrap_or(key);
        match key.strip_prefix("here.") {
            Some(there) => all.has(there),
            None => wanted.contains(key) || sources.contains(&format!("\"{plain}\"")),
        }
    };
    let idle: Vec<&str> = words.iter().map(|(key, _)| key).filter(|key| !is_used(key)).collect();
    assert_eq!(idle, [""; 0]);
}

/// Whatever is wrong has a cure.
#[test]
fn every_fault_has_its_cure() {
    for (tag, words) in languages() {
        for (key, _) in words.iter() {
            let kind = key.split('.').next().unwrap_or_default();
            let is_name = key == "file.stdin";
            if !is_name
                && ["call", "file", "plan", "sheet", "line"].contains(&kind)
                && key.strip_suffix(".try").is_none()
            {
                assert!(words.has(&format!("{key}.try")), "{tag}: {key}");
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a test may read what is committed")]
fn sources(folder: &std::path::Path) -> String {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let text = entries.map(|path| {
        if path.is_dir() { sources(&path) } else { std::fs::read_to_string(&path).unwrap() }
    });
    text.collect()
}

#[test]
fn sentences_are_short_and_plain() {
    let avoided = [
        "提交",
        "导入",
        "解析",
        "缓存",
        "哈希",
        "不合格",
        "不通过",
        "歧义",
        "已完成",
        "失败",
        "拒绝",
        "必填",
        "submit",
        "cache",
        "reject",
        "disqualif",
    ];
    for (tag, words) in languages() {
        for (key, sentence) in words.iter() {
            assert!(avoided.iter().all(|word| !sentence.contains(word)), "{tag}: {key}");
        }
    }
    let [(_, words), _] = languages();
    let sentences = words.iter().flat_map(|(_, text)| text.split(['。', '？', '！', '；']));
    let lengths: Vec<usize> =
        sentences.map(|part| part.chars().count()).filter(|length| *length > 0).collect();
    assert!(lengths.iter().sum::<usize>() <= 25 * lengths.len());
}

#[test]
fn a_machine_speaks_chinese_where_it_says_so() {
    for locale in ["zh_CN.UTF-8", "zh_TW", "zh", "ZH_CN"] {
        assert_eq!(of_locale(locale), Language::Chinese, "{locale}");
    }
    for locale in ["", "C", "POSIX", "C.UTF-8", "en_US.UTF-8", "de_DE"] {
        assert_eq!(of_locale(locale), Language::English, "{locale}");
    }
}

#[test]
fn the_language_that_is_asked_for_is_found_wherever_it_stands() {
    let asked =
        |words: &[&str]| super::asked(&words.iter().map(OsString::from).collect::<Vec<_>>());
    assert_eq!(asked(&["judge", "a", "--language", "en", "--nothing"]), Some(Language::English));
    assert_eq!(asked(&["--language=zh-cn"]), Some(Language::Chinese));
    assert_eq!(asked(&["--language", "fr", "judge"]), None);
    assert_eq!(asked(&["--language"]), None);
    assert_eq!(asked(&["--languages=en"]), None);
}
