use std::collections::{BTreeMap, BTreeSet};

use teji_codes::{CodeError, Remark};
use teji_fields::{AnyField, Facts, Input, PROBLEMS};
use teji_text::{Catalog, gaps};
use teji_workdays::ArrangementError;

use super::*;
use crate::fixture::date;
use crate::{
    Ask, CLAUSES, OPEN_POINTS, POST_BEFORE_CERTIFICATE, READINGS, SELF_CHECK, clause, field,
    fields, law,
};

/// The languages of the notice.
fn languages() -> [(&'static str, Catalog); 2] {
    [("zh-CN", CHINESE), ("en", ENGLISH)].map(|(language, text)| (language, Catalog::read(&[text])))
}

/// What is worded for the page alone, and named there.
const OF_THE_PAGE: [&str; 13] = [
    "absent.",
    "ask.",
    "fault.",
    "locator.",
    "logic.",
    "open_point.",
    "part.",
    "proof.",
    "rulebook.",
    "short.",
    "test.",
    "ticks.",
    "choice.unsure",
];

/// What must be worded: one of the keys of each line.
fn wanted() -> Vec<Vec<String>> {
    let mut wanted = Vec::new();
    let mut want = |key: String| wanted.push(vec![key]);
    for entry in CLAUSES {
        for part in ["locator", "title", "text", "tool"] {
            want(format!("clause.{}.{part}", entry.id));
        }
    }
    for reading in READINGS {
        for part in
            ["title", "who", "paper"].into_iter().chain(reading.options.map(|option| option.0))
        {
            want(format!("reading.{}.{part}", reading.id.0));
        }
    }
    for page in SELF_CHECK {
        want(format!("page.{}.title", page.id));
    }
    for field in fields() {
        want(format!("field.{}.label", field.id().0));
    }
    let problems =
        PROBLEMS.iter().chain(&CodeError::KEYS).chain(&Remark::KEYS).chain(&ArrangementError::KEYS);
    for key in problems {
        want((*key).to_owned());
        want(format!("{key}.try"));
    }
    for (id, _) in OPEN_POINTS {
        want(format!("open_point.{id}"));
    }
    want(POST_BEFORE_CERTIFICATE.to_owned());
    for ask in SELF_CHECK.iter().flat_map(|page| page.asks) {
        if let Ask::Ticks { id, .. } = ask {
            want(format!("ticks.{id}"));
        }
    }
    for entry in CLAUSES {
        want(format!("part.{}", entry.part.key()));
    }
    for tree in law().trees() {
        tree.walk(&mut |rule, _| {
            wanted.push(match clause(rule.id.0) {
                Some(entry) => vec![format!("clause.{}.title", entry.id)],
                None => vec![format!("rule.{}", rule.id.0)],
            });
        });
    }
    for field in fields() {
        if let Input::Choice(choices) = field.input() {
            let id = field.id().0;
            let words = choices.iter().map(|choice| {
                let own = format!("choice.{id}.{}", choice.id);
                if field.extremes() == ["yes", "no"] {
                    vec![own, format!("choice.{}", choice.id)]
                } else {
                    vec![own]
                }
            });
            wanted.extend(words);
        }
    }
    wanted
}

#[test]
fn everything_has_its_sentence_in_each_language() {
    for (language, words) in languages() {
        for keys in wanted() {
            let found = keys.iter().filter(|key| words.has(key)).map(|key| words.text(key));
            assert!(found.clone().count() > 0, "{language}: {keys:?}");
            assert!(found.clone().all(|sentence| !sentence.is_empty()), "{language}: {keys:?}");
        }
    }
}

#[test]
fn every_sentence_is_used() {
    let known: BTreeSet<String> = wanted().concat().into_iter().collect();
    for (language, words) in languages() {
        for (key, _) in words.iter() {
            let is_help = key
                .strip_prefix("field.")
                .and_then(|key| key.strip_suffix(".help"))
                .is_some_and(|id| field(id).is_some());
            let is_of_the_page = OF_THE_PAGE.iter().any(|prefix| key.starts_with(prefix));
            assert!(known.contains(key) || is_help || is_of_the_page, "{language}: {key}");
        }
    }
}

#[test]
fn both_languages_have_the_same_sentences_with_the_same_gaps() {
    let [chinese, english] = languages().map(|(_, words)| {
        let sentences = words.iter().map(|(key, sentence)| (key, gaps(sentence).join(" ")));
        sentences.collect::<BTreeMap<_, _>>()
    });
    assert_eq!(chinese, english);
}

/// Wrong answers of each kind, and what their sentences name.
#[test]
fn the_gaps_of_a_problem_are_filled() {
    let rows = [
        ("title", "maybe"),
        ("grade_date", "soon"),
        ("grade_date", "-7"),
        ("grade_date", "~5.5"),
        ("grade_date", "1/2/2019"),
        ("grade_date", "1800"),
        ("grade_date", "2019-13"),
        ("grade_date", "2019-02-29"),
        ("grade_date", "2020~2019"),
        ("grade_date", "2030"),
        ("post_service", "2019"),
        ("post_service", "2020..2019"),
        ("post_service", &"2019..;".repeat(99)),
        ("post_absences", "about many"),
        ("occupation_name", &"x".repeat(99)),
        ("certificate_code", " "),
        ("certificate_code", "Y_"),
    ];
    let mut seen = BTreeSet::new();
    for (id, typed) in rows {
        let field = field(id).unwrap();
        let Some(problem) =
            field.problem(&Facts::default().with(field.id(), typed), date("2026-06-15"))
        else {
            assert_eq!(typed.trim(), "", "{id}: {typed}");
            continue;
        };
        seen.insert(problem.key);
        let values: Vec<_> =
            problem.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        for (language, words) in languages() {
            for key in [problem.key.to_owned(), format!("{}.try", problem.key)] {
                assert!(!words.fill(&key, &values).contains('{'), "{language}: {key}");
            }
        }
    }
    assert!(PROBLEMS.iter().all(|key| seen.contains(key)), "{seen:?}");
}

/// Gaps of the sentences on numbers and schedules.
#[test]
fn the_gaps_of_a_fault_in_a_number_are_among_its_figures() {
    let known = ["position", "expected", "found", "line", "year", "most", "number", "month"];
    for (language, words) in languages() {
        let worded = words.iter().filter(|(key, _)| {
            ["problem.", "code.", "remark.", "arrangement."]
                .iter()
                .any(|room| key.starts_with(room))
        });
        for (key, sentence) in worded {
            assert!(gaps(sentence).iter().all(|gap| known.contains(gap)), "{language}: {key}");
        }
    }
}

/// A question of the self-check can be passed on to somebody who knows, under a short name.
#[test]
fn each_question_of_the_self_check_can_be_asked_of_others() {
    for (language, words) in languages() {
        for field in
            SELF_CHECK.iter().filter(|page| page.id != "honours").flat_map(crate::Page::fields)
        {
            let id = AnyField::id(field).0;
            assert!(words.has(&format!("short.{id}")), "{language}: {id}");
            assert!(words.has(&format!("ask.{id}")) || id == "occupation_name", "{language}: {id}");
        }
    }
}
