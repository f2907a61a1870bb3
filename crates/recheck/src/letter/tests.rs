use teji_paper::{docx, text};
use teji_workdays::Calendar;

use super::*;
use crate::fixture::{batch, filing_package, reworded};
use crate::going::look;

fn report() -> Report {
    let bytes = filing_package(&batch());
    let bytes = reworded(&bytes, teji_dossier::RECORD, "\"2017-03-31\"", "\"2015-03-31\"");
    let day = "2027-01-01".parse().unwrap();
    look(&mut bytes.as_slice(), &Calendar::published(), day).ok().unwrap().chinese
}

fn opinion(report: &Report) -> Opinion {
    let mut opinion = Opinion::new("ab12cd34ef", &report.digest());
    opinion.advice = Some(Advice::Return);
    opinion.by = "某某处".into();
    opinion.set_note("person|2", "2号", "请补证书");
    opinion.set_note(&report.faults[0].id(), "结论", "请说明");
    opinion
}

#[test]
fn everything_that_must_be_mended_stands_in_it_with_its_cure_and_its_note() {
    let report = report();
    let told = text(&letter(&report, &opinion(&report)));
    for fault in report.faults.iter().filter(|fault| fault.weight != Weight::Look) {
        assert!(told.contains(&fault.what) && told.contains(&fault.cure), "{told}");
    }
    for missing in &report.missing {
        assert!(told.contains(&missing.why), "{told}");
    }
    for part in
        ["退回修改意见", "请补证书", "备注：请说明", "某某处", "ab12cd34", &report.digest()[..8]]
    {
        assert!(told.contains(part), "{part} in {told}");
    }
}

/// What only has to be looked at is the officer's own business, unless something was noted of it.
#[test]
fn what_has_to_be_looked_at_is_told_where_it_was_noted() {
    let report = report();
    let look = report.faults.iter().find(|fault| fault.weight == Weight::Look).unwrap();
    let mut opinion = Opinion::new("ab12cd34ef", "");
    assert!(!text(&letter(&report, &opinion)).contains(&look.what));
    opinion.set_note(&look.id(), "x", "请看看");
    let told = text(&letter(&report, &opinion));
    assert!(
        told.contains(&look.what) && told.contains("请看看") && told.starts_with("参考样式"),
        "{told}"
    );
}

#[test]
fn looked_at_by_others() {
    let Some(folder) = std::env::var_os("LOOK") else { return };
    let report = report();
    let bytes = docx(&letter(&report, &opinion(&report))).unwrap();
    std::fs::write(std::path::Path::new(&folder).join("opinion.docx"), bytes).unwrap();
}

/// A note that was typed beside the English report is in the Chinese letter; one on what is not there any more is, too.
#[test]
fn no_note_is_lost_whatever_the_language_in_which_it_was_typed() {
    let bytes = filing_package(&batch());
    let day = "2027-01-01".parse().unwrap();
    let looked = look(&mut bytes.as_slice(), &Calendar::published(), day).ok().unwrap();
    let ids = |report: &Report| report.faults.iter().map(crate::Fault::id).collect::<Vec<_>>();
    assert_eq!(ids(&looked.chinese), ids(&looked.english));
    let all: std::collections::BTreeSet<String> = ids(&looked.chinese).into_iter().collect();
    assert_eq!(all.len(), looked.chinese.faults.len());
    let mut opinion = Opinion::new("ab12cd34ef", "");
    let about = &looked.english.faults[0];
    opinion.set_note(&about.id(), &about.what, "第一条备注");
    opinion.set_note(&looked.english.missing[0].id(), "x", "第二条备注");
    opinion.set_note("fault.gone|||", "早先的一条", "第三条备注");
    let told = text(&letter(&looked.chinese, &opinion));
    for part in ["第一条备注", "第二条备注", "早先的一条：第三条备注"] {
        assert!(told.contains(part), "{part} in {told}");
    }
    assert!(looked.chinese.missing[0].lacks.iter().all(|lack| told.contains(lack)));
}
