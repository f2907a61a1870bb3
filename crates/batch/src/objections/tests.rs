use teji_fields::{Facts, UNSURE};

use super::*;

fn objection(answers: &[(&'static str, &str)]) -> Facts {
    answers.iter().fold(Facts::default(), |facts, (id, typed)| facts.with(FieldId(id), *typed))
}

fn settled(standing: &str) -> Facts {
    objection(&[
        ("objection_received", "2026-05-07"),
        ("objection_about", "person"),
        ("objection_person", "3"),
        ("objection_matter", "年限"),
        ("objection_handled", "核对了聘任文件"),
        ("objection_decided", "2026-05-08"),
        ("objection_decided_by", "评审组"),
        ("objection_standing", standing),
    ])
}

fn told(entries: &[Facts]) -> Objections {
    let mut log = List::default();
    for facts in entries {
        log.add(facts.clone());
    }
    objections(&log, Some("2026-05-11".parse().unwrap()))
}

fn keys(told: &Objections) -> Vec<(u32, Weight, &'static str)> {
    told.findings.iter().map(|(number, weight, problem)| (*number, *weight, problem.key)).collect()
}

#[test]
fn an_open_objection_blocks_the_approval_with_its_number() {
    let told = told(&[settled("not_upheld"), settled("open")]);
    assert!(told.is_blocking());
    assert_eq!((told.received.len(), told.open.clone()), (2, vec![2]));
    assert_eq!(keys(&told), [(2, Weight::Fault, "objections.open")]);
    assert_eq!(told.findings[0].2.args, [("number", "2".to_owned())]);
}

#[test]
fn what_is_not_known_to_be_settled_stands() {
    for standing in ["", UNSURE, "gone", "settled"] {
        let facts = settled("open").with(FieldId("objection_standing"), standing);
        assert_eq!(told(&[facts]).open, [1], "{standing}");
    }
}

#[test]
fn a_log_without_objections_blocks_nothing() {
    for entries in [vec![], vec![Facts::default()]] {
        let told = told(&entries);
        assert_eq!(told, Objections::default());
        assert!(!told.is_blocking());
        assert_eq!(told.figures(), Problem::new("objections.none"));
    }
}

#[test]
fn settled_objections_do_not_block_and_an_upheld_one_is_remarked() {
    let told = told(&[settled("upheld"), settled("not_upheld")]);
    assert!(!told.is_blocking());
    assert_eq!((told.upheld.clone(), told.not_upheld.clone()), (vec![1], vec![2]));
    assert_eq!(keys(&told), [(1, Weight::Remark, "objections.upheld")]);
}

#[test]
fn an_open_objection_that_came_after_the_end_stands_all_the_same() {
    let late = |standing| settled(standing).with(FieldId("objection_received"), "2026-05-12");
    let open = told(&[late("open").with(FieldId("objection_decided"), "")]);
    assert!(open.is_blocking());
    assert_eq!((open.after_end.clone(), open.received.clone()), (vec![1], vec![1]));
    let expected =
        [(1, Weight::Fault, "objections.open"), (1, Weight::Remark, "objections.after_end")];
    assert_eq!(keys(&open), expected);
    let month = settled("not_upheld").with(FieldId("objection_received"), "2026-05");
    assert_eq!(told(&[month]).after_end, [0; 0]);
    let on_the_last_day = settled("open").with(FieldId("objection_received"), "2026-05-11");
    let told = told(&[on_the_last_day.with(FieldId("objection_decided"), "")]);
    assert_eq!(told.after_end, [0; 0]);
    assert_eq!(keys(&told), [(1, Weight::Fault, "objections.open")]);
}

#[test]
fn settled_without_how_when_and_by_whom_is_remarked() {
    for id in ["objection_handled", "objection_decided", "objection_decided_by"] {
        let told = told(&[settled("not_upheld").with(FieldId(id), "")]);
        assert_eq!(keys(&told), [(1, Weight::Remark, "objections.unexplained")], "{id}");
    }
}

#[test]
fn a_decision_before_the_objection_is_a_fault_and_a_month_is_none() {
    let decided = |day| told(&[settled("not_upheld").with(FieldId("objection_decided"), day)]);
    assert_eq!(keys(&decided("2026-05-06")), [(1, Weight::Fault, "objections.order")]);
    assert_eq!(keys(&decided("2026-05-07")), []);
    assert_eq!(keys(&decided("2026-05")), []);
}

#[test]
fn whom_an_objection_is_about_is_read_from_its_two_answers() {
    let of = |about: &str, person: &str| {
        let mut log = List::default();
        let facts = settled("open").with(FieldId("objection_about"), about);
        let number = log.add(facts.with(FieldId("objection_person"), person));
        super::target(log.get(number).unwrap())
    };
    assert_eq!(of("whole", "3"), Target::Whole);
    assert_eq!(of("person", "3"), Target::Person(3));
    assert_eq!(of("person", ""), Target::Unknown);
    assert_eq!(of("", "3"), Target::Unknown);
    let nobody = told(&[settled("not_upheld").with(FieldId("objection_person"), "x")]);
    assert_eq!(keys(&nobody), [(1, Weight::Remark, "objections.nobody")]);
}

#[test]
fn the_figures_add_up() {
    let told = told(&[settled("upheld"), settled("open"), settled("not_upheld"), settled("open")]);
    let figures = told.figures();
    let args: Vec<_> = figures.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let expected = [("received", "4"), ("open", "2"), ("upheld", "1"), ("not_upheld", "1")];
    assert_eq!((figures.key, args), ("objections.figures", expected.to_vec()));
}

#[test]
fn nobody_is_asked_who_raised_an_objection() {
    let ids: Vec<&str> = OBJECTION.fields().map(|(field, _)| field.id().0).collect();
    let expected = [
        "objection_received",
        "objection_about",
        "objection_person",
        "objection_matter",
        "objection_handled",
        "objection_decided",
        "objection_decided_by",
        "objection_standing",
    ];
    assert_eq!(ids, expected);
    assert!(OBJECTION.fields().all(|(field, _)| field.clause() == Clause("4.4")));
}
