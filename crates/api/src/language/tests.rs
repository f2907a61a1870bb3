use std::collections::{BTreeMap, BTreeSet};

use teji_text::gaps;

use super::*;

fn of(text: &'static str) -> BTreeMap<&'static str, String> {
    Catalog::read(&[text]).iter().map(|(key, sentence)| (key, sentence.to_owned())).collect()
}

#[test]
fn tags_are_read_back() {
    for language in [Language::Chinese, Language::English] {
        assert_eq!(Language::of(language.tag()), Some(language));
    }
    assert_eq!(Language::of("fr"), None);
}

#[test]
fn every_sentence_stands_in_both_languages_with_the_same_gaps() {
    let of = |text: &'static str| -> BTreeMap<&str, BTreeSet<String>> {
        let owned = |sentence: String| gaps(&sentence).into_iter().map(str::to_owned).collect();
        of(text).into_iter().map(|(key, sentence)| (key, owned(sentence))).collect()
    };
    assert_eq!(of(CHINESE), of(ENGLISH));
}

#[test]
fn no_key_is_another_rooms_too_and_every_one_is_used() {
    const CODE: &str = concat!(
        include_str!("../columns.rs"),
        include_str!("../fault.rs"),
        include_str!("../forms.rs"),
        include_str!("../judgement.rs"),
        include_str!("../question.rs"),
        include_str!("../reasons.rs"),
        include_str!("../teji.rs"),
        include_str!("../validate.rs"),
        include_str!("../vocabulary.rs"),
    );
    let others = Catalog::read(&[teji_notice::CHINESE, teji_dossier::CHINESE]);
    for key in of(CHINESE).into_keys() {
        assert!(!others.has(key), "{key}");
        let plain = key.strip_suffix(".try").unwrap_or(key);
        let (start, last) = plain.rsplit_once('.').unwrap();
        let is_made =
            CODE.contains(&format!("\"{start}.{{")) && CODE.contains(&format!("\"{last}\""));
        let is_letter = start == "api.state" && ["A", "B", "C", "D", "E", "F"].contains(&last);
        // What else a value may be, a door says: columns, bytes, whole numbers.
        let is_type = start == "api.type";
        let is_form = start == "api.form" && CODE.contains(&format!("\"{last}\""));
        assert!(
            CODE.contains(&format!("\"{plain}\"")) || is_made || is_letter || is_type || is_form,
            "{key} is used nowhere"
        );
    }
}

#[test]
fn sentences_are_short_and_plain() {
    let avoided = ["提交", "不合格", "不通过", "失败", "缓存", "解析", "导出", "哈希", "必填"];
    let sentences = of(CHINESE);
    for (key, sentence) in &sentences {
        assert!(avoided.iter().all(|word| !sentence.contains(word)), "{key}: {sentence}");
    }
    let parts = sentences.values().flat_map(|text| text.split(['。', '？', '！']));
    let lengths: Vec<usize> =
        parts.map(|part| part.chars().count()).filter(|&length| length > 0).collect();
    assert!(lengths.iter().sum::<usize>() <= 25 * lengths.len());
}
