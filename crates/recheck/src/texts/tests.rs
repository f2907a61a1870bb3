use std::collections::{BTreeMap, BTreeSet};

use teji_text::gaps;

use super::*;

fn of(text: &'static str) -> BTreeMap<&'static str, String> {
    Catalog::read(&[text]).iter().map(|(key, sentence)| (key, sentence.to_owned())).collect()
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
fn no_key_is_another_rooms_too() {
    let others = Catalog::read(&[teji_notice::CHINESE, teji_dossier::CHINESE, teji_batch::CHINESE]);
    let both: Vec<&str> = of(CHINESE).into_keys().filter(|key| others.has(key)).collect();
    assert_eq!(both, [""; 0]);
}

#[test]
fn every_fault_has_its_cure_and_every_sentence_is_used() {
    const CODE: &str = concat!(
        include_str!("../basis.rs"),
        include_str!("../batch.rs"),
        include_str!("../compare.rs"),
        include_str!("../fault.rs"),
        include_str!("../files.rs"),
        include_str!("../letter.rs"),
        include_str!("../person.rs"),
        include_str!("../report.rs"),
        include_str!("../texts.rs"),
    );
    let sentences = of(CHINESE);
    for key in sentences.keys() {
        let plain = key.strip_suffix(".try").unwrap_or(key);
        let open = plain.rsplit_once('.').map(|(start, _)| format!("\"{start}.{{"));
        let is_used =
            CODE.contains(&format!("\"{plain}\"")) || open.is_some_and(|open| CODE.contains(&open));
        assert!(is_used, "{key} is used nowhere");
        if key.starts_with("fault.") && plain == *key {
            assert!(sentences.contains_key(format!("{key}.try").as_str()), "{key} has no cure");
        }
    }
}

#[test]
fn sentences_are_short_and_plain() {
    let avoided =
        ["提交", "不合格", "不通过", "失败", "拒绝", "缓存", "解析", "导出", "哈希", "必填"];
    let sentences = of(CHINESE);
    for (key, sentence) in &sentences {
        assert!(avoided.iter().all(|word| !sentence.contains(word)), "{key}: {sentence}");
    }
    let parts = sentences.values().flat_map(|text| text.split(['。', '？', '！']));
    let lengths: Vec<usize> =
        parts.map(|part| part.chars().count()).filter(|&length| length > 0).collect();
    assert!(lengths.iter().sum::<usize>() <= 25 * lengths.len());
}
