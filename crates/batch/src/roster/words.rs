//! The words that people use for columns and in cells, in both languages; they stand in the text files.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use teji_text::Catalog;

use super::column::{COLUMNS, Column, Takes};
use super::names::compared;

const TEXTS: [&str; 2] =
    [include_str!("../../text/roster.zh-CN.txt"), include_str!("../../text/roster.en.txt")];

/// All words.
pub(crate) struct Words {
    /// Columns by their headings as they are compared.
    pub(crate) headings: BTreeMap<String, &'static Column>,
    /// Choices by the kind of words and the word.
    choices: BTreeMap<(&'static str, String), &'static str>,
    /// Other lists of words, by their keys.
    lists: BTreeMap<&'static str, Vec<String>>,
}

/// The words of both languages.
pub(crate) fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(Words::read);
    &WORDS
}

/// What parts the words of a list.
const BETWEEN: [char; 2] = ['；', ';'];

/// The choices of a column: the group of its words, and each choice.
pub(crate) fn choices(column: &Column) -> (&'static str, &'static [&'static str]) {
    match (column.takes, column.id) {
        (Takes::YesNo, _) => ("answer", &["yes", "no"]),
        (Takes::Declared, _) => ("declared", &["able", "reserved"]),
        (_, "sex") => ("sex", &["male", "female"]),
        (_, "post_kind") => ("post_kind", &["senior", "linked", "other"]),
        (_, "linked_post_now") => ("linked_post_now", &["same", "another", "left"]),
        (_, "certificates") => {
            ("certificates", &["grade_qualification", "grade_level", "grade_enterprise", "title"])
        }
        (_, "honours") => (
            "honours",
            &[
                "honour_grand_award",
                "honour_allowance",
                "honour_national_expert",
                "honour_studio_leader",
                "honour_master_title",
                "honour_jilin_award",
            ],
        ),
        _ => ("", &[]),
    }
}

/// Lists of words that are no choices.
pub(crate) const LISTS: [&str; 7] = [
    "word.none",
    "word.now",
    "word.since",
    "word.example",
    "word.about",
    "word.months",
    "word.between",
];

/// The key under which the words for a choice stand.
pub(crate) fn key(group: &str, choice: &str) -> String {
    format!("word.{group}.{choice}")
}

/// The first words of a list, which we write ourselves.
pub(crate) fn first<'a>(catalog: &'a Catalog, key: &'a str) -> &'a str {
    catalog.text(key).split(BETWEEN).next().unwrap_or_default().trim()
}

/// What we offer for a column in a language, in order.
pub(crate) fn offers(catalog: &Catalog, column: &Column) -> Vec<String> {
    let (group, all) = choices(column);
    let offers = all.iter().map(|choice| first(catalog, &key(group, choice)).to_owned());
    let none = (column.takes == Takes::Several).then(|| first(catalog, "word.none").to_owned());
    offers.chain(none).collect()
}

impl Words {
    fn read() -> Self {
        let mut words =
            Self { headings: BTreeMap::new(), choices: BTreeMap::new(), lists: BTreeMap::new() };
        for catalog in TEXTS.map(|text| Catalog::read(&[text])) {
            let list = |key: &str| -> Vec<String> {
                let all = catalog.text(key).split(BETWEEN).map(str::to_owned);
                all.filter(|word| !word.trim().is_empty()).collect()
            };
            for column in COLUMNS {
                for heading in list(&format!("column.{}", column.id)) {
                    words.headings.entry(super::heading::normal(&heading)).or_insert(column);
                }
                let (group, all) = choices(column);
                for choice in all {
                    for word in list(&key(group, choice)) {
                        words.choices.entry((group, compared(&word))).or_insert(choice);
                    }
                }
            }
            for key in LISTS {
                let compared = list(key).iter().map(|word| compared(word)).collect::<Vec<_>>();
                words.lists.entry(key).or_default().extend(compared);
            }
        }
        words
    }

    /// The choice for which a word stands in a column.
    pub(crate) fn choice(&self, column: &Column, word: &str) -> Option<&'static str> {
        let (group, _) = choices(column);
        self.choices.get(&(group, compared(word))).copied()
    }

    /// The choice of a column of which a text has a word in it; nothing, where it has words of several.
    pub(crate) fn hint(&self, column: &Column, text: &str) -> Option<&'static str> {
        let (group, _) = choices(column);
        let text = compared(text);
        let mut found = self
            .choices
            .iter()
            .filter(|((of, word), _)| *of == group && text.contains(word.as_str()));
        let first = found.next()?.1;
        found.all(|(_, choice)| choice == first).then_some(*first)
    }

    /// Whether a text is one of a list's words.
    pub(crate) fn is_in(&self, key: &'static str, text: &str) -> bool {
        let text = compared(text);
        self.list(key).contains(&text)
    }

    /// A list of words.
    pub(crate) fn list(&self, key: &'static str) -> &[String] {
        self.lists.get(key).map(Vec::as_slice).unwrap_or_default()
    }
}
