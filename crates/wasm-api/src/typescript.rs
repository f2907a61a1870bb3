//! Prints the declaration for TypeScript: the answers from their Rust types, the functions as `js/functions.d.ts` has them.

use teji_api as api;
use ts_rs::{Config, TS};

const FUNCTIONS: &str = include_str!("../js/functions.d.ts");

fn declared<T: TS + 'static>() -> String {
    let cfg = Config::default();
    let docs = T::docs().unwrap_or_default();
    format!("{docs}export {}\n", T::decl(&cfg))
}

fn declaration() -> String {
    let types = [
        declared::<api::Fault>(),
        declared::<api::FaultKind>(),
        declared::<api::Step>(),
        declared::<api::Judgement>(),
        declared::<api::Details>(),
        declared::<api::State>(),
        declared::<api::Outcome>(),
        declared::<api::Need>(),
        declared::<api::Needed>(),
        declared::<api::Problem>(),
        declared::<api::Hanging>(),
        declared::<api::Under>(),
        declared::<api::Changed>(),
        declared::<api::Change>(),
        declared::<api::Means>(),
        declared::<api::Basis>(),
        declared::<api::Finding>(),
        declared::<api::Outlined>(),
        declared::<api::Logic>(),
        declared::<api::Vocabulary>(),
        declared::<api::Placed>(),
        declared::<api::Named>(),
        declared::<api::Sentence>(),
        declared::<api::Checked>(),
        declared::<api::AnswerState>(),
        declared::<api::FormInfo>(),
        declared::<api::PageInfo>(),
        declared::<api::FieldInfo>(),
        declared::<api::InputInfo>(),
        declared::<api::ChoiceInfo>(),
        declared::<api::Posting>(),
        declared::<api::Posted>(),
        declared::<api::Way>(),
        declared::<api::Reach>(),
        declared::<api::PostedDay>(),
        declared::<api::DayKind>(),
        declared::<api::End>(),
        declared::<api::Contents>(),
        declared::<api::FileInfo>(),
        declared::<api::Opened>(),
        declared::<api::Report>(),
        declared::<api::ReportSchedules>(),
        declared::<api::ReportRow>(),
        declared::<api::ReportMissing>(),
        declared::<api::ReportFault>(),
        declared::<api::ReportWeight>(),
        declared::<api::Stated>(),
    ];
    format!("{FUNCTIONS}\n{}", types.join("\n"))
}

/// `UPDATE=1 cargo test` writes it anew.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test may read what is committed")]
fn the_committed_declaration_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/generated/index.d.ts");
    let made = declaration();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), made, "UPDATE=1 cargo test");
}

/// A type that allows anything says nothing.
#[test]
fn nothing_may_be_anything() {
    // A rule of which one part is enough has this word as its name.
    let made = declaration().replace("\"any\"", "");
    let code = made.lines().filter(|line| !line.trim_start().starts_with(['*', '/']));
    let words = code.flat_map(|line| line.split(|c: char| !c.is_alphanumeric()));
    assert_eq!(words.filter(|word| *word == "any").count(), 0);
    assert!(!made.contains("bigint"), "numbers of these sizes are numbers");
}
