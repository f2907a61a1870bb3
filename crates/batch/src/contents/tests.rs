use teji_workdays::Calendar;

use super::*;
use crate::batch::Batch;
use crate::consistency::consistency;
use crate::fixture::{id, today, whole};
use crate::texts::filed;

fn items(batch: &Batch) -> Vec<Item> {
    let calendar = Calendar::published();
    contents(&Round::of(batch, &calendar, today()))
}

fn item(batch: &Batch, name: &str) -> Item {
    items(batch).into_iter().find(|item| item.name == name).unwrap()
}

#[test]
fn the_contents_name_every_paper_and_every_person_once() {
    for batch in [Batch::default(), whole()] {
        let all = items(&batch);
        for (name, phase) in PAPERS {
            let of_name: Vec<&Item> = all.iter().filter(|item| item.name == name).collect();
            assert_eq!(of_name.len(), 1, "{name}");
            assert_eq!(of_name[0].phase, phase);
        }
        let people = all.iter().filter(|item| item.name == "person").count();
        assert_eq!(people, batch.people().len());
        assert_eq!(all.len(), PAPERS.len() + 2 + people);
    }
}

#[test]
fn a_paper_whose_answers_are_all_there_is_had() {
    for (name, _) in PAPERS {
        let item = item(&whole(), name);
        assert_eq!((item.have, item.lacks), (Have::Yes, vec![]), "{name}");
    }
}

#[test]
fn what_is_lacking_is_named() {
    let mut batch = whole();
    batch.set(id("review_body_name"), "");
    batch.set(id("objections_to"), " ");
    batch.set(id("contact_phone"), "?");
    batch.set(id("unit_division"), "");
    for (name, lacks) in [
        ("suggested", vec!["review_body_name"]),
        ("posting", vec!["objections_to"]),
        ("posting_report", vec![]),
        ("filing_letter", vec!["contact_phone", "unit_division"]),
    ] {
        let item = item(&batch, name);
        assert_eq!(item.lacks.iter().map(|id| id.0).collect::<Vec<_>>(), lacks, "{name}");
        let have = if lacks.is_empty() { Have::Yes } else { Have::No };
        assert_eq!(item.have, have, "{name}");
    }
    batch.set(id("plan_methods"), "");
    assert_eq!(item(&batch, "plan").have, Have::No);
    assert_eq!(item(&batch, "plan").why.args, [("count", "1".to_owned())]);
}

#[test]
fn before_the_review_what_follows_it_is_not_lacking() {
    let mut batch = whole();
    batch.set(id("review_from"), "");
    for number in 1..=3 {
        batch.change(number, |person| (person.proposed, person.settled) = (false, false));
    }
    for (name, phase) in PAPERS {
        let not_yet = item(&batch, name).have == Have::NotApplicable;
        assert_eq!(not_yet, phase == Phase::AfterReview, "{name}");
    }
    batch.set(id("review_from"), "2026-10-28");
    assert_eq!(item(&batch, "posting").why.key, "why.nobody_proposed");
    assert_eq!(item(&batch, "approved").why.key, "why.nobody_settled");
    assert_eq!(item(&Batch::default(), "people_roll").why.key, "why.nobody");
}

#[test]
fn only_a_central_branch_needs_the_receipt() {
    let mut batch = whole();
    assert_eq!(item(&batch, "receipt").have, Have::NotApplicable);
    batch.set(id("unit_kind"), "central");
    assert_eq!(item(&batch, "receipt").have, Have::Yes);
    batch.set(id("receipt_number"), "");
    assert_eq!(item(&batch, "receipt").have, Have::No);
}

#[test]
fn a_whole_filing_may_be_called_so() {
    let calendar = Calendar::published();
    let mut batch = whole();
    batch.set(id("unit_credit"), "");
    for number in 1..=3 {
        batch.remove(number);
    }
    let round = Round::of(&batch, &calendar, today());
    let clashes = consistency(&round, filed());
    let complete: Vec<Item> =
        contents(&round).into_iter().filter(|item| item.have != Have::No).collect();
    assert_eq!(wholeness(&complete, &clashes), "whole.yes");
    assert_eq!(wholeness(&contents(&round), &clashes), "whole.lacks");
}

#[test]
fn every_word_of_the_contents_is_filled() {
    for batch in [Batch::default(), whole()] {
        for item in items(&batch) {
            assert!(Item::KEYS.contains(&item.why.key), "{}", item.why.key);
            let args: Vec<(&str, &str)> =
                item.why.args.iter().map(|(gap, told)| (*gap, told.as_str())).collect();
            assert!(!filed().fill(item.why.key, &args).contains('{'));
            assert!(filed().has(item.have.key()));
        }
    }
}
