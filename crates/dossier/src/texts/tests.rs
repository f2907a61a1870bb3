use std::collections::BTreeMap;

use teji_text::gaps;

use super::*;

fn languages() -> [(&'static str, Catalog); 2] {
    [("zh-CN", CHINESE), ("en", ENGLISH)].map(|(language, text)| (language, Catalog::read(&[text])))
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
fn no_key_is_the_notices_too() {
    let notice = Catalog::read(&[teji_notice::CHINESE]);
    let [(_, own), _] = languages();
    let both: Vec<&str> = own.iter().map(|(key, _)| key).filter(|key| notice.has(key)).collect();
    assert_eq!(both, [""; 0]);
}
