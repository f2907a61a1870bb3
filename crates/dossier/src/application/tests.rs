use super::*;
use crate::fixture::{calendar, id, technician, today};

#[test]
fn a_fact_that_the_check_asks_for_too_has_one_value() {
    let mut application = Application::default();
    for name in ["occupation_name", "grade_date", "grade_level", "title_date"] {
        application.set(Spot::Basics, id(name), "one");
        assert_eq!(application.typed(Spot::Check, id(name)), Some("one"), "{name}");
        application.set(Spot::Check, id(name), "other");
        assert_eq!(application.typed(Spot::Basics, id(name)), Some("other"), "{name}");
    }
    assert!(application.basics.is_empty());
}

#[test]
fn what_was_typed_is_kept_as_typed_and_nowhere_else() {
    let mut application = technician();
    let before = application.clone();
    let spot = Spot::Entry(Group::Merits, 2);
    application.set(spot, id("merit_role"), " 一\r\n二\u{0} ");
    assert_eq!(application.typed(spot, id("merit_role")), Some(" 一\r\n二\u{0} "));
    application.set(spot, id("merit_role"), before.typed(spot, id("merit_role")).unwrap());
    assert_eq!(application, before);
    application.set(Spot::Entry(Group::Merits, 99), id("merit_role"), "lost");
    assert_eq!(application, before);
}

#[test]
fn each_problem_names_its_place() {
    let mut application = technician();
    assert_eq!(application.problems(today()), []);
    let post = Spot::Entry(Group::Posts, 3);
    application.set(Spot::Basics, id("identity"), "220104197503150011");
    application.set(post, id("post_from"), "2019-13");
    application.set(Spot::Entry(Group::Merits, 1), id("merit_role"), "字".repeat(1001));
    application.set(Spot::Entry(Group::Honours, 1), id("honour_date"), "2027-01");
    let found: Vec<_> = application
        .problems(today())
        .into_iter()
        .map(|fault| (fault.spot, fault.field.0, fault.problem.key))
        .collect();
    let wanted = [
        (Spot::Basics, "identity", "code.check_digit"),
        (post, "post_from", "problem.day.month"),
        (Spot::Entry(Group::Merits, 1), "merit_role", "problem.line.length"),
        (Spot::Entry(Group::Honours, 1), "honour_date", "problem.day.future"),
    ];
    assert_eq!(found, wanted);
}

#[test]
fn the_reference_day_is_the_one_that_was_typed() {
    let mut application = technician();
    for (typed, day) in
        [("2026年7月1日", "2026-07-01"), ("2026-07", "2026-11-22"), ("", "2026-11-22")]
    {
        application.reference = typed.into();
        assert_eq!(application.reference_on(today()).to_string(), day);
    }
}

/// One entry of data: the papers' posts decide, not what the check was told before.
#[test]
fn the_verdict_follows_the_papers() {
    use teji_notice::{Check, State};
    let state = |application: &Application| {
        let facts = application.facts();
        Check::of(application.case(&facts, calendar(), today())).state()
    };
    let mut application = technician();
    assert_eq!(state(&application), State::Fits);
    application.set(Spot::Entry(Group::Posts, 3), id("post_from"), "2022-07-01");
    assert_eq!(state(&application), State::TooEarly);
    application.set(Spot::Entry(Group::Posts, 3), id("post_from"), "what");
    assert_eq!(state(&application), State::Unknown);
}
