use std::collections::{BTreeMap, BTreeSet};

use teji_fields::{AnyField, Choice, Input};
use teji_text::gaps;

use super::*;
use crate::{
    DayKind, DaysOff, Disorder, EndStanding, FORMS, FURTHER, NumberFinding, OBJECTION, OCCUPATION,
    Objections, PlanFileError, Point, Prefix, Publicity, Refusal, Share, Stage, TREATMENT,
};

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
fn no_key_is_the_notices_or_the_dossiers_too() {
    let others = Catalog::read(&[teji_notice::CHINESE, teji_dossier::CHINESE]);
    let [(_, own), _] = languages();
    let both: Vec<&str> = own.iter().map(|(key, _)| key).filter(|key| others.has(key)).collect();
    assert_eq!(both, [""; 0]);
}

/// What is worded for every value of a closed set.
fn wanted() -> BTreeSet<String> {
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    let forms = FORMS.iter().copied().chain([&OCCUPATION, &FURTHER]);
    for form in forms.clone() {
        wanted.insert(format!("form.{}", form.id));
    }
    wanted.extend(Point::ALL.iter().map(|point| format!("point.{}", point.key())));
    let errors: [&[&str]; 3] =
        [&Refusal::KEYS, &PlanFileError::KEYS, &[Share::PROBLEM, DaysOff::PROBLEM]];
    for key in errors.concat() {
        wanted.extend([key.to_owned(), format!("{key}.try")]);
    }
    for (field, _) in forms.flat_map(teji_dossier::Form::fields) {
        let id = field.id().0;
        if teji_notice::field(id).is_some() {
            continue;
        }
        wanted.insert(format!("field.{id}.label"));
        if let Input::Choice(choices) = field.input() {
            wanted.extend(choices.iter().map(|choice| format!("choice.{id}.{}", choice.id)));
        }
    }
    wanted.extend(of_publicity());
    wanted.extend(of_papers());
    wanted.extend(of_roster());
    wanted
}

/// What is worded of a sheet of staff.
fn of_roster() -> BTreeSet<String> {
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    let errors = crate::RosterError::KEYS;
    for key in crate::Remark::KEYS.iter().chain(&errors) {
        wanted.extend([(*key).to_owned(), format!("{key}.try")]);
    }
    wanted.extend(crate::COLUMNS.iter().map(|column| format!("column.{}", column.id)));
    wanted.extend(crate::Remark::words().map(str::to_owned));
    wanted
}

/// What is worded of the publicity, and of what follows it.
fn of_publicity() -> BTreeSet<String> {
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    wanted.extend(DayKind::KEYS.map(str::to_owned));
    wanted.extend(Stage::KEYS.map(str::to_owned));
    let with_cures: [&[&str]; 6] = [
        &EndStanding::KEYS,
        &[Publicity::SCHEDULE],
        &Disorder::KEYS,
        &Prefix::KEYS,
        &NumberFinding::KEYS,
        &Objections::KEYS,
    ];
    for key in with_cures.concat() {
        wanted.extend([key.to_owned(), format!("{key}.try")]);
    }
    for form in [&OBJECTION, &TREATMENT] {
        wanted.insert(format!("form.{}", form.id));
        wanted.extend(form.fields().flat_map(|(field, _)| of_field(field)));
    }
    wanted.insert("field.objection_matter.help".to_owned());
    wanted
}

/// What is worded of papers, contents and clashes.
fn of_papers() -> BTreeSet<String> {
    let papers = crate::documents::PAPERS.into_iter().map(|(name, _)| name);
    let titles = papers.chain(crate::Item::OTHERS).map(|name| format!("doc.{name}.title"));
    let parts = ["what", "not_sent", "no_proof", "continue"];
    let whys = crate::Item::KEYS.into_iter().chain(crate::Item::WHOLENESS).map(str::to_owned);
    let clashes =
        crate::Clash::KEYS.into_iter().flat_map(|key| [key.to_owned(), format!("{key}.try")]);
    let parts = parts.map(|part| format!("batch_open_me.{part}"));
    titles.chain(whys).chain(clashes).chain(parts).collect()
}

/// A field's label, and its choices: worded for it alone, or for all that offer them.
fn of_field(field: &dyn AnyField) -> Vec<String> {
    let id = field.id().0;
    let shared = TREATMENT.field(id).is_some();
    let choices = match field.input() {
        Input::Choice(choices) => choices,
        _ => &[],
    };
    let of = |choice: &Choice| {
        if shared { format!("choice.{}", choice.id) } else { format!("choice.{id}.{}", choice.id) }
    };
    let label = format!("field.{id}.label");
    choices.iter().map(of).chain([label]).collect()
}

#[test]
fn everything_has_its_sentence_in_each_language() {
    for (language, words) in languages() {
        for key in wanted() {
            assert!(words.has(&key) && !words.text(&key).is_empty(), "{language}: {key}");
        }
    }
}

fn is_help(key: &str) -> bool {
    let id = key.strip_prefix("field.").and_then(|key| key.strip_suffix(".help"));
    let forms = FORMS.iter().copied().chain([&OCCUPATION, &FURTHER]);
    id.is_some_and(|id| forms.clone().any(|form| form.field(id).is_some()))
}

/// A sentence is used where it is wanted, or where a source names its key.
#[test]
fn every_sentence_is_used() {
    let sources = sources(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")));
    let wanted = wanted();
    let [(_, words), _] = languages();
    let idle: Vec<&str> = words
        .iter()
        .map(|(key, _)| key)
        .filter(|key| {
            !wanted.contains(*key) && !is_help(key) && !sources.contains(&format!("\"{key}\""))
        })
        .collect();
    assert_eq!(idle, [""; 0]);
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
fn no_sentence_speaks_of_sending_or_in_jargon() {
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
        "JSON",
    ];
    for (language, words) in languages() {
        for (key, sentence) in words.iter() {
            for word in avoided {
                assert!(!sentence.contains(word), "{language}: {word} in {key}");
            }
        }
    }
}

#[test]
fn chinese_sentences_have_25_characters_at_the_most_on_average() {
    let [(_, words), _] = languages();
    let lengths: Vec<usize> = words
        .iter()
        .flat_map(|(_, text)| text.split(['。', '？', '！', '；']))
        .map(|sentence| sentence.chars().count())
        .filter(|length| *length > 0)
        .collect();
    assert!(lengths.iter().sum::<usize>() <= 25 * lengths.len());
}
