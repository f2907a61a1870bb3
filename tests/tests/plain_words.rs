//! Plain words: short sentences, no word of the trade or of refusal, and for every condition its clause, its reason and its proof.

use std::fs;
use std::path::{Path, PathBuf};

use teji_notice::{CHINESE, ENGLISH, law, rule_locator, rule_name};
use teji_tests::Outcome;
use teji_tests::look::figure;
use teji_text::Catalog;

/// Goal 25.
const MOST_ON_AVERAGE: f64 = 25.0;
/// What a reader gets through in one breath; a title or a list within a sentence may be longer than the average.
const MOST: usize = 50;

/// What is not said, in either language.
const AVOIDED: [&str; 22] = [
    "提交",
    "已完成",
    "不合格",
    "不通过",
    "缓存",
    "本地存储",
    "导入失败",
    "解析",
    "失败",
    "哈希",
    "歧义",
    "智能",
    "AI",
    "拒绝",
    "不能为空",
    "必填",
    "undefined",
    "NaN",
    "官方样式",
    "导出",
    "登录",
    "审核通过",
];
const AVOIDED_ENGLISH: [&str; 16] = [
    "submitted",
    "submission",
    "rejected",
    "refused",
    "failed",
    "unqualified",
    "ineligible",
    "cached",
    "cache",
    "hash",
    "parse",
    "undefined",
    "null",
    "nan",
    "ai",
    "invalid",
];
/// Keys of sentences for programmers, and what those may say.
const FOR_PROGRAMS: [(&str, &str); 2] = [("api.", "null"), ("roster.fault", "failed")];

/// The sentences of a language, file by file.
fn texts(language: &str) -> Outcome<Vec<(PathBuf, Catalog)>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut folders = vec![root.join("web/text")];
    for room in fs::read_dir(root.join("crates"))?.flatten() {
        folders.push(room.path().join("text"));
    }
    let mut found = vec![];
    for file in folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten() {
        let path = file.path();
        if path.to_string_lossy().ends_with(&format!("{language}.txt")) {
            let text: &'static str = Box::leak(fs::read_to_string(&path)?.into_boxed_str());
            found.push((path.strip_prefix(&root)?.to_owned(), Catalog::read(&[text])));
        }
    }
    found.sort_by(|one, other| one.0.cmp(&other.0));
    assert!(found.len() >= 14, "{}", found.len());
    Ok(found)
}

/// How many characters each sentence has that ends as one; what fills a gap is reckoned as two.
fn lengths(text: &str) -> Vec<usize> {
    if !text.contains(['。', '！', '？']) {
        return vec![];
    }
    let mut closed = String::new();
    for (place, part) in text.split('{').enumerate() {
        let (gap, rest) = part.split_once('}').unwrap_or(("", part));
        closed.push_str(if place == 0 || gap.is_empty() { "" } else { "某某" });
        closed.push_str(if place == 0 { part } else { rest });
    }
    let count = |sentence: &str| sentence.chars().filter(|sign| sign.is_alphanumeric()).count();
    closed.split(['。', '！', '？']).map(count).filter(|count| *count > 0).collect()
}

#[test]
fn a_sentence_is_measured_by_its_characters() {
    assert_eq!(lengths("一二三，四。{name}五！"), [4, 3]);
    assert_eq!(lengths("只是标题"), [0; 0]);
}

#[test]
fn chinese_sentences_are_short() -> Outcome {
    let (mut all, mut sentences) = (0, 0);
    for (path, catalog) in texts("zh-CN")? {
        let lengths: Vec<(&str, usize)> = catalog
            .iter()
            .flat_map(|(key, text)| lengths(text).into_iter().map(move |length| (key, length)))
            .collect();
        let sum: usize = lengths.iter().map(|(_, length)| length).sum();
        let average = mean(sum, lengths.len());
        let long: Vec<_> = lengths.iter().filter(|(_, length)| *length > MOST).collect();
        figure(&format!(
            "{}: {} sentences, {average:.1} characters each",
            path.display(),
            lengths.len()
        ));
        assert!(average <= MOST_ON_AVERAGE, "{}", path.display());
        assert!(long.is_empty(), "{}: {long:?}", path.display());
        (all, sentences) = (all + sum, sentences + lengths.len());
    }
    figure(&format!("{sentences} sentences, {:.1} characters each", mean(all, sentences)));
    assert!(sentences > 1000);
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand sentences")]
fn mean(sum: usize, count: usize) -> f64 {
    sum as f64 / count.max(1) as f64
}

/// G8 over every text, shown or not.
#[test]
fn no_text_says_what_is_avoided() -> Outcome {
    let may = |key: &str, word: &str| {
        FOR_PROGRAMS.iter().any(|(start, said)| key.starts_with(start) && *said == word)
    };
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../index.html"))?;
    let found = AVOIDED.iter().filter(|word| page.contains(**word));
    let mut said: Vec<String> = found.map(|word| format!("index.html: {word}")).collect();
    for (path, catalog) in texts("zh-CN")? {
        for (key, text) in catalog.iter() {
            let found = AVOIDED.iter().filter(|word| text.contains(**word));
            said.extend(found.map(|word| format!("{} {key}: {word}", path.display())));
        }
    }
    for (path, catalog) in texts("en")? {
        for (key, text) in catalog.iter() {
            let text = text.to_lowercase();
            let words: Vec<&str> = text.split(|sign: char| !sign.is_alphanumeric()).collect();
            let found =
                AVOIDED_ENGLISH.iter().filter(|word| words.contains(word) && !may(key, word));
            said.extend(found.map(|word| format!("{} {key}: {word}", path.display())));
        }
    }
    assert_eq!(said, [""; 0]);
    Ok(())
}

/// Only the digest's own name is a word of the trade that is told, where the person asked for more.
#[test]
fn words_of_programmers_stay_out_of_the_pages() -> Outcome {
    let of_pages = |path: &Path| !path.starts_with("crates/cli") && !path.starts_with("crates/api");
    let may = ["make.no_proof", "open_me.code", "batch_open_me.code"];
    let mut said = vec![];
    for language in ["zh-CN", "en"] {
        for (path, catalog) in texts(language)?.into_iter().filter(|(path, _)| of_pages(path)) {
            for (key, text) in catalog.iter().filter(|(key, _)| !may.contains(key)) {
                let words = ["JSON", "SHA", "WASM", "IndexedDB", "localStorage", "ZIP64"];
                let found = words.iter().filter(|word| text.contains(**word));
                said.extend(found.map(|word| format!("{} {key}: {word}", path.display())));
            }
        }
    }
    assert_eq!(said, [""; 0]);
    Ok(())
}

/// Goal 20. A condition says its clause, what it means, what is asked for it and how each part of it is called (the reasons),
/// and what proves it.
#[test]
fn every_condition_has_clause_plain_words_reasons_and_proof_in_both_languages() -> Outcome {
    let read = |language| -> Outcome<String> {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../web/text/{language}.txt"));
        Ok(fs::read_to_string(path)?)
    };
    let (mut rows, mut wanted) = (0, 0);
    for (law_words, language) in [(CHINESE, "zh-CN"), (ENGLISH, "en")] {
        let words = Catalog::read(&[law_words, Box::leak(read(language)?.into_boxed_str())]);
        for condition in law().person.parts() {
            let id = condition.id.0;
            let mut keys: Vec<String> =
                ["locator", "title", "text"].map(|part| format!("clause.{id}.{part}")).into();
            keys.push(format!("proof.{id}"));
            keys.extend(condition.fields().iter().map(|field| format!("short.{}", field.id().0)));
            keys.extend(
                ["met", "not_met", "later", "depends", "unknown"]
                    .map(|key| format!("outcome.{key}")),
            );
            condition.walk(&mut |part, _| {
                let name = rule_name(part.id.0, &words);
                assert_ne!(name, format!("rule.{}", part.id.0));
                assert!(!rule_locator(part, &words).starts_with("locator."), "{}", part.id.0);
            });
            for key in &keys {
                assert!(
                    words.find(key).is_some_and(|text| !text.trim().is_empty()),
                    "{language} {key}"
                );
            }
            (rows, wanted) = (rows + 1, wanted + keys.len());
        }
    }
    assert_eq!(rows, 16, "eight conditions, two languages");
    figure(&format!("{rows} of {rows} rows of conditions have all of their {wanted} texts"));
    Ok(())
}
