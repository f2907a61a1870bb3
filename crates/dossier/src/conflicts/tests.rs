use super::*;
use crate::fixture::{id, technician};

/// What is said of the technician with other answers.
fn with(changes: &[(Spot, &str, &str)]) -> Vec<Conflict> {
    let mut application = technician();
    for (spot, name, typed) in changes {
        application.set(*spot, id(name), *typed);
    }
    application.conflicts()
}

const BASICS: Spot = Spot::Basics;

fn post(number: u32) -> Spot {
    Spot::Entry(Group::Posts, number)
}

fn paper(number: u32) -> Spot {
    Spot::Entry(Group::Evidence, number)
}

/// The fixture's papers have no digests of their own.
fn twins() -> Vec<Conflict> {
    (2..=6).map(|number| Conflict::EvidenceTwice(1, number)).collect()
}

fn news(changes: &[(Spot, &str, &str)]) -> Vec<Conflict> {
    let twins = twins();
    with(changes).into_iter().filter(|conflict| !twins.contains(conflict)).collect()
}

#[test]
fn papers_that_agree_have_none() {
    assert_eq!(with(&[]), twins());
    let digests: Vec<String> = (0..6).map(|number| format!("{number:064x}")).collect();
    let changes: Vec<_> = (1..)
        .zip(&digests)
        .map(|(number, digest)| (paper(number), "evidence_sha256", digest.as_str()))
        .collect();
    assert_eq!(with(&changes), []);
}

#[test]
fn the_identity_number_is_compared_with_birth_and_sex() {
    for (birth, wrong) in [("1975-03", false), ("1975年3月15日", false), ("1975", false)] {
        assert_eq!(news(&[(BASICS, "birth", birth)]).contains(&Conflict::BirthMonth), wrong);
    }
    assert_eq!(news(&[(BASICS, "birth", "1975-04")]), [Conflict::BirthMonth]);
    assert_eq!(news(&[(BASICS, "sex", "female")]), [Conflict::Sex]);
    assert_eq!(news(&[(BASICS, "sex", "male")]), []);
    let unread = [(BASICS, "identity", "12"), (BASICS, "birth", "1975-04")];
    assert_eq!(news(&unread), []);
}

#[test]
fn a_post_may_not_end_before_it_begins() {
    assert_eq!(news(&[(post(1), "post_to", "1996.6")]), [Conflict::PostOrder(1)]);
    assert_eq!(news(&[(post(1), "post_to", "1996.7")]), []);
}

#[test]
fn posts_that_surely_lie_at_one_time_overlap() {
    assert_eq!(news(&[(post(2), "post_to", "2019-07-01")]), []);
    assert_eq!(news(&[(post(2), "post_to", "2019-07-02")]), [Conflict::PostOverlap(2, 3)]);
    assert_eq!(news(&[(post(2), "post_from", "2004.6")]), []);
    assert_eq!(news(&[(post(2), "post_from", "2004.5")]), [Conflict::PostOverlap(1, 2)]);
    assert_eq!(news(&[(post(2), "post_to", "")]), [Conflict::PostOverlap(2, 3)]);
    assert_eq!(news(&[(post(2), "post_to", "?")]), []);
}

#[test]
fn an_odd_telephone_number_is_a_remark() {
    for odd in ["0431-88690", "1380013800", "问李工"] {
        assert_eq!(news(&[(BASICS, "phone", odd)]), [Conflict::PhoneForm], "{odd}");
    }
    for usual in ["138 0013 8000", "0431-88690000", "", "?"] {
        assert_eq!(news(&[(BASICS, "phone", usual)]), [], "{usual}");
    }
    assert_eq!(Conflict::PhoneForm.weight(), Weight::Remark);
}

#[test]
fn twenty_overlaps_are_told_at_the_most() {
    let mut application = technician();
    while !application.posts.is_full() {
        application.posts.add(crate::fixture::told("post_from=1990|post_to=1995|post_kind=other"));
    }
    let conflicts = application.conflicts();
    let overlaps: Vec<&Conflict> =
        conflicts.iter().filter(|conflict| matches!(conflict, Conflict::PostOverlap(..))).collect();
    assert_eq!(overlaps.len(), 20);
    assert_eq!(*overlaps[0], Conflict::PostOverlap(4, 5));
    assert_eq!(*overlaps[19], Conflict::PostOverlap(4, 24));
}

#[test]
fn a_post_before_the_certificate_is_a_remark() {
    let changes = [(BASICS, "grade_date", "2019-07-02")];
    assert_eq!(news(&changes), [Conflict::PostBeforeCertificate(3)]);
    assert_eq!(Conflict::PostBeforeCertificate(3).weight(), Weight::Remark);
    assert_eq!(news(&[(BASICS, "grade_date", "2019-07")]), []);
}

#[test]
fn an_entry_in_which_nothing_was_typed_is_in_no_conflict() {
    let mut application = technician();
    application.set(post(3), id("post_to"), "2026-01");
    let before = application.conflicts();
    assert!(before.contains(&Conflict::NoPresentPost));
    for group in Group::ALL {
        application.list_mut(group).add(teji_fields::Facts::default());
        application.list_mut(group).add(teji_fields::Facts::default());
    }
    assert_eq!(application.conflicts(), before);
}

#[test]
fn a_senior_post_is_in_the_occupation_applied_for() {
    assert_eq!(news(&[(post(3), "post_occupation", "电工")]), [Conflict::PostOccupation(3)]);
    assert_eq!(news(&[(post(3), "post_occupation", "")]), []);
    assert_eq!(news(&[(post(1), "post_occupation", "电工")]), []);
}

#[test]
fn who_still_does_the_work_has_a_post_that_runs_on() {
    assert_eq!(news(&[(post(3), "post_to", "2026-01")]), [Conflict::NoPresentPost]);
    let left = [(post(3), "post_to", "2026-01"), (Spot::Check, "still_in_occupation", "no")];
    assert!(!news(&left).contains(&Conflict::NoPresentPost));
}

#[test]
fn the_certificates_number_is_compared_with_its_day_and_kind() {
    let year = Conflict::CertificateYear { number: 2019, day: 2020 };
    let later = [(BASICS, "grade_date", "2020-01-01"), (post(3), "post_from", "2020-01-01")];
    assert_eq!(news(&later), [year]);
    let special = news(&[(BASICS, "grade_number", "Y00002200000119T000123")]);
    assert!(matches!(special[..], [Conflict::CertificateForm(_)]), "{special:?}");
    let own = [
        (BASICS, "grade_number", "A-7"),
        (BASICS, "grade_level", "no"),
        (BASICS, "grade_enterprise", "yes"),
    ];
    assert_eq!(news(&own), []);
}

#[test]
fn papers_prove_something_and_claims_have_papers() {
    let idle = news(&[(paper(1), "proves.senior_grade", "")]);
    assert_eq!(idle, [Conflict::EvidenceIdle(1), Conflict::Unproven("senior_grade")]);
}

/// Whoever is told of a conflict is led to a question that is asked.
#[test]
fn each_place_is_asked_on_a_form() {
    let application = technician();
    let asked = |spot: Spot, field: FieldId| {
        let spots = application.spots();
        let form = spots.iter().find(|(known, _)| *known == spot).map(|(_, form)| form);
        form.is_some_and(|form| {
            form.fields()
                .any(|(one, need)| one.id() == field && need != crate::forms::Need::OfDevice)
        })
    };
    let all = [
        Conflict::BirthMonth,
        Conflict::Sex,
        Conflict::PhoneForm,
        Conflict::PostOrder(1),
        Conflict::PostOverlap(1, 2),
        Conflict::PostBeforeCertificate(1),
        Conflict::PostOccupation(1),
        Conflict::CertificateYear { number: 2019, day: 2020 },
        Conflict::CertificateForm(Remark::PhoneForm),
        Conflict::EvidenceIdle(1),
        Conflict::EvidenceTwice(1, 2),
    ];
    for conflict in all {
        assert!(!conflict.places().is_empty());
        for (spot, field) in conflict.places() {
            assert!(asked(spot, field), "{conflict:?}: {field:?}");
        }
    }
}

#[test]
fn each_conflict_has_its_key() {
    let all = [
        Conflict::BirthMonth,
        Conflict::Sex,
        Conflict::PhoneForm,
        Conflict::PostOrder(1),
        Conflict::PostOverlap(1, 2),
        Conflict::PostBeforeCertificate(1),
        Conflict::PostOccupation(1),
        Conflict::NoPresentPost,
        Conflict::CertificateYear { number: 2019, day: 2020 },
        Conflict::CertificateForm(Remark::PhoneForm),
        Conflict::EvidenceIdle(1),
        Conflict::EvidenceTwice(1, 2),
        Conflict::Unproven("senior_grade"),
    ];
    assert_eq!(all.each_ref().map(Conflict::key), Conflict::KEYS);
}
