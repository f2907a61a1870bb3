use chrono::NaiveDate;
use proptest::prelude::*;
use teji_workdays::Calendar;

use super::*;
use crate::publicity::{Posting, publicity};

fn range(typed: &str) -> DayRange {
    teji_fields::read_day(typed).unwrap()
}

fn dated(days: &[(Stage, &str)]) -> Vec<(Stage, Option<DayRange>)> {
    days.iter().map(|(stage, typed)| (*stage, Some(range(typed)))).collect()
}

/// First, second, flaw, whether it is sure.
fn found(days: &[(Stage, &str)]) -> Vec<(Stage, Stage, Flaw, bool)> {
    let told = order(&dated(days), None);
    told.iter().map(|one| (one.first.0, one.second.0, one.flaw, one.is_sure)).collect()
}

#[test]
fn days_in_the_order_of_the_notice_raise_nothing() {
    let days = Stage::ALL.iter().zip(1..).map(|(stage, day)| (*stage, format!("2026-03-{day:02}")));
    let days: Vec<(Stage, String)> = days.collect();
    let mut days: Vec<(Stage, &str)> =
        days.iter().map(|(stage, day)| (*stage, day.as_str())).collect();
    assert_eq!(found(&days), []);
    days.reverse();
    assert_eq!(found(&days), []);
}

#[test]
fn a_certificate_before_its_approval_is_surely_wrong() {
    let days = [(Stage::Approval, "2026-05-12"), (Stage::Certificate, "2026-05-11")];
    assert_eq!(found(&days), [(Stage::Approval, Stage::Certificate, Flaw::Reversed, true)]);
    let told = order(&dated(&days), None);
    assert_eq!(told[0].weight(), Weight::Fault);
    let same = [(Stage::Approval, "2026-05-12"), (Stage::Certificate, "2026-05-12")];
    assert_eq!(found(&same), []);
}

/// The first stage may be as early, and the last as late as it likes.
fn is_outmost(stage: Stage, day: &str) -> bool {
    (stage, day) == (Stage::PlanOpened, "2020-01-01")
        || (stage, day) == (Stage::Report, "2030-01-01")
}

#[test]
fn of_one_wrong_day_only_its_neighbours_are_told() {
    let days: Vec<(Stage, String)> = Stage::ALL
        .iter()
        .zip(1..)
        .map(|(stage, day)| (*stage, format!("2026-03-{day:02}")))
        .collect();
    for (place, stage) in Stage::ALL.into_iter().enumerate() {
        for wrong in ["2020-01-01", "2030-01-01"] {
            let mut days: Vec<(Stage, &str)> =
                days.iter().map(|(stage, day)| (*stage, day.as_str())).collect();
            days[place].1 = wrong;
            let told = found(&days);
            // Where the notice leaves neighbours free, the nearest pair that it does not is told, too.
            assert!((1..=2).contains(&told.len()) || is_outmost(stage, wrong), "{told:?}");
            assert!(told.iter().all(|one| one.0 == stage || one.1 == stage));
        }
    }
    let days = [
        (Stage::Review, "2026-05-20"),
        (Stage::Certificate, "2026-05-10"),
        (Stage::Agreement, "2026-05-11"),
        (Stage::Posted, "2026-05-21"),
    ];
    let pairs: Vec<_> = found(&days).into_iter().map(|(a, b, ..)| (a, b)).collect();
    assert_eq!(pairs, [(Stage::Posted, Stage::Certificate)]);
}

#[test]
fn a_pair_further_apart_is_told_where_nothing_between_tells_it_as_gravely() {
    let rough = [
        (Stage::Approval, "2026-05-20"),
        (Stage::Certificate, "2026-05"),
        (Stage::Agreement, "2026-05-10"),
    ];
    let sure: Vec<_> = found(&rough).into_iter().filter(|one| one.3).collect();
    assert_eq!(sure, [(Stage::Approval, Stage::Agreement, Flaw::Reversed, true)]);
    let free = [
        (Stage::PlanOpened, "2026-05-20"),
        (Stage::PlanSent, "2026-05-10"),
        (Stage::Review, "2026-05-15"),
    ];
    let told = order(&dated(&free), None);
    let weights: Vec<Weight> = told.iter().map(Disorder::weight).collect();
    assert_eq!(weights, [Weight::Remark, Weight::Fault]);
}

#[test]
fn two_stages_may_be_on_one_day_unless_the_list_is_posted_on_it() {
    for (place, first) in Stage::ALL.into_iter().enumerate() {
        for second in &Stage::ALL[place + 1..] {
            let told = found(&[(first, "2026-05-11"), (*second, "2026-05-11")]);
            let is_posted = matches!(first, Stage::Posted | Stage::PublicityEnded);
            let is_wrong = is_posted && *second == Stage::Approval;
            assert_eq!(!told.is_empty(), is_wrong, "{first:?} {second:?}");
        }
    }
}

#[test]
fn months_alone_may_be_in_the_wrong_order() {
    let same = [(Stage::Approval, "2026-05"), (Stage::Certificate, "2026-05")];
    assert_eq!(found(&same), [(Stage::Approval, Stage::Certificate, Flaw::Reversed, false)]);
    let inside = [(Stage::Approval, "2026-05"), (Stage::Certificate, "2026-05-31")];
    assert_eq!(found(&inside), []);
    let later = [(Stage::Approval, "2026-05"), (Stage::Certificate, "2026-06")];
    assert_eq!(found(&later), []);
    let sooner = [(Stage::Approval, "2026-05"), (Stage::Certificate, "2026-04")];
    assert_eq!(found(&sooner), [(Stage::Approval, Stage::Certificate, Flaw::Reversed, true)]);
}

#[test]
fn approval_on_the_last_day_of_publicity_is_a_day_too_early() {
    let days = |approval| [(Stage::PublicityEnded, "2026-05-11"), (Stage::Approval, approval)];
    let pair = (Stage::PublicityEnded, Stage::Approval);
    assert_eq!(found(&days("2026-05-11")), [(pair.0, pair.1, Flaw::SameDay, true)]);
    assert_eq!(found(&days("2026-05-12")), []);
    assert_eq!(found(&days("2026-05")), [(pair.0, pair.1, Flaw::Reversed, false)]);
    assert_eq!(found(&days("2026-05-11~2026-05-20")), [(pair.0, pair.1, Flaw::SameDay, false)]);
}

#[test]
fn a_stage_without_a_day_says_nothing() {
    let days = [(Stage::Approval, None), (Stage::Certificate, Some(range("2026-05-12")))];
    assert_eq!(order(&days, None), []);
    assert_eq!(order(&[], None), []);
}

#[test]
fn where_the_notice_sets_no_order_it_is_a_remark() {
    let weight = |first, second| {
        let days = dated(&[(first, "2026-06-02"), (second, "2026-06-01")]);
        order(&days, None)[0].weight()
    };
    assert_eq!(weight(Stage::Upload, Stage::Report), Weight::Remark);
    assert_eq!(weight(Stage::Agreement, Stage::Upload), Weight::Remark);
    assert_eq!(weight(Stage::PlanOpened, Stage::PlanSent), Weight::Remark);
    assert_eq!(weight(Stage::PlanOpened, Stage::Review), Weight::Fault);
    assert_eq!(weight(Stage::Certificate, Stage::Agreement), Weight::Fault);
}

fn approved(from: &str, approval: &str) -> Vec<bool> {
    let from: NaiveDate = from.parse().unwrap();
    let posting = Posting { from, to: None, first_day: None, days_off: vec![] };
    let publicity = publicity(&posting, &Calendar::published()).unwrap();
    let told = order(&dated(&[(Stage::Approval, approval)]), Some(&publicity));
    assert!(told.iter().all(|one| one.flaw == Flaw::BeforeFifth));
    told.iter().map(|one| one.is_sure).collect()
}

/// Posted on 30 April 2026, the fifth working day is 9 May if the first day counts, and 11 May if not.
#[test]
fn approval_before_the_day_after_the_fifth_working_day_is_told() {
    assert_eq!(approved("2026-04-30", "2026-05-09"), [true]);
    assert_eq!(approved("2026-04-30", "2026-05-10"), [false]);
    assert_eq!(approved("2026-04-30", "2026-05-11"), [false]);
    assert_eq!(approved("2026-04-30", "2026-05-12"), [false; 0]);
    assert_eq!(approved("2026-04-30", "2026-05"), [false]);
    assert_eq!(approved("2026-12-28", "2027-01-02"), [true]);
    assert_eq!(approved("2026-12-28", "2027-01-06"), [false]);
}

#[test]
fn the_sentence_has_both_places_and_both_days_and_no_gap() {
    let words = crate::texts::filed();
    let told =
        order(&dated(&[(Stage::Approval, "2026-05-12"), (Stage::Certificate, "2026-04")]), None);
    let problem = told[0].problem(words);
    let args: Vec<(&str, &str)> =
        problem.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sentence = words.fill(problem.key, &args);
    assert_eq!(problem.key, "order.reversed");
    assert!(sentence.contains("2026年5月12日") && sentence.contains("2026年4月"), "{sentence}");
    assert!(sentence.contains(words.text("stage.certificate")) && !sentence.contains('{'));
}

#[test]
fn each_flaw_has_its_sentence_and_days_are_written_as_exactly_as_they_are_known() {
    let words = crate::texts::filed();
    let approval = (Stage::Approval, range("2026-05-12"));
    let problem = |flaw, is_sure, typed| {
        let first = (Stage::Posted, range(typed));
        Disorder { first, second: approval, flaw, is_sure }.problem(words)
    };
    let flaws = [Flaw::Reversed, Flaw::SameDay, Flaw::BeforeFifth];
    let keys =
        flaws.iter().flat_map(|flaw| [true, false].map(|sure| problem(*flaw, sure, "2026").key));
    assert_eq!(keys.collect::<Vec<_>>(), Disorder::KEYS);
    for (typed, written) in [
        ("2026-05-09", "2026年5月9日"),
        ("2026-05", "2026年5月"),
        ("2026-02", "2026年2月"),
        ("2026-05-01~2026-05-30", "2026年5月1日至2026年5月30日"),
        ("2026-05~2026-06", "2026年5月至2026年6月"),
    ] {
        let args = problem(Flaw::Reversed, true, typed).args;
        assert!(args.contains(&("first_day", written.to_owned())), "{typed}");
    }
}

proptest! {
    /// By the definition: some choice of days is wrong, or every choice is.
    #[test]
    fn a_pair_is_surely_wrong_if_every_choice_of_days_is_and_may_be_if_one_is(
        a in 0_u64..6, la in 0_u64..4, b in 0_u64..6, lb in 0_u64..4, strict in any::<bool>(),
    ) {
        let at = |days| NaiveDate::from_ymd_opt(2026, 5, 1).unwrap() + chrono::Days::new(days);
        let one = |start, length| DayRange { earliest: at(start), latest: at(start + length) };
        let first = if strict { Stage::PublicityEnded } else { Stage::Approval };
        let second = if strict { Stage::Approval } else { Stage::Certificate };
        let wrong = |x: u64, y: u64| y < x || strict && y == x;
        let choices: Vec<bool> =
            (a..=a + la).flat_map(|x| (b..=b + lb).map(move |y| wrong(x, y))).collect();
        let told = order(&[(second, Some(one(b, lb))), (first, Some(one(a, la)))], None);
        prop_assert_eq!(!told.is_empty(), choices.contains(&true));
        prop_assert_eq!(told.iter().any(|one| one.is_sure), !choices.contains(&false));
    }
}
