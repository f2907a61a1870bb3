//! What the product says is in words of its own: the notice's sentences stand in `tests/notice.txt` alone.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// 吉人社函〔2022〕163号, without its last line, which names a person.
const NOTICE: &str = include_str!("../notice.txt");

/// Texts that people read.
const TEXTS: [&str; 9] = [
    "index.html",
    "crates/notice/text/zh-CN.txt",
    "crates/dossier/text/zh-CN.txt",
    "crates/batch/text/plan.zh-CN.txt",
    "crates/batch/text/roster.zh-CN.txt",
    "crates/batch/text/publicity.zh-CN.txt",
    "crates/batch/text/papers.zh-CN.txt",
    "crates/cli/text/zh-CN.txt",
    "web/text/zh-CN.txt",
];

/// So many characters in a row are no longer a term.
const RUN: usize = 12;

/// Names of awards, bodies, systems and documents, lists of what a plan must settle, and words that a reading quotes.
const TERMS: [&str; 11] = [
    "吉林省人力资源和社会保障厅",
    "中华技能大奖",
    "享受国务院颁发的政府特殊津贴",
    "国家级技能大师工作室带头人",
    "省部级、中央企业及以上技能大师类称号",
    "吉林省技能大奖获得者",
    "职业（工种）、结构比例、评审标准、评审程序、评审办法、配套措施",
    "评审标准、评审程序、评审办法",
    "技能水平高、业绩贡献突出",
    "吉人社函〔2022〕163号",
    "人社厅发〔2022〕14号",
];

#[test]
fn no_text_repeats_the_sentences_of_the_notice() {
    let notice = runs(&TERMS.iter().fold(closed_up(NOTICE), |text, term| text.replace(term, "|")));
    assert!(notice.len() > 1000, "the notice is there");
    for text in TEXTS {
        let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(text);
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines() {
            let repeated: Vec<String> =
                runs(&closed_up(line)).intersection(&notice).cloned().collect();
            assert!(repeated.is_empty(), "{}: {repeated:?} in {line}", path.display());
        }
    }
}

#[test]
fn each_term_stands_in_the_notice() {
    for term in TERMS {
        assert!(closed_up(NOTICE).contains(term), "{term}");
    }
}

fn closed_up(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Every run of [`RUN`] characters.
fn runs(text: &str) -> BTreeSet<String> {
    let characters: Vec<char> = text.chars().collect();
    characters
        .windows(RUN)
        .filter(|run| !run.contains(&'|'))
        .map(|run| run.iter().collect())
        .collect()
}
