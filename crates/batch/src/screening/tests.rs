use chrono::NaiveDate;

use super::*;
use crate::decision::Decision;
use crate::fixture::{batch, person, plan};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
}

fn states(batch: &Batch) -> Vec<State> {
    let calendar = Calendar::published();
    let screening = batch.screening(&calendar, today());
    batch.people().map(|person| screening.standing(person).state).collect()
}

fn standing(batch: &Batch, number: u32) -> Standing {
    let calendar = Calendar::published();
    batch.screening(&calendar, today()).standing(batch.person(number).unwrap())
}

#[test]
fn each_of_the_six_results_is_told() {
    let batch = batch(vec![
        person("甲", &[]),
        person("乙", &[("post_service", "2024-01-01..")]),
        person("丙", &[("post_service", "2016-01-01.."), ("grade_date", "2023-01-01")]),
        person("丁", &[("front_line", "?")]),
        person("戊", &[("front_line", "no")]),
        person("己", &[("occupation_name", "不在名单的工种")]),
    ]);
    let wanted = [
        State::Fits,
        State::TooEarly,
        State::DependsOnReading,
        State::Unknown,
        State::DoesNotFit,
        State::Unknown,
    ];
    assert_eq!(states(&batch), wanted);
    let mut outside = batch.clone();
    outside.set(ENTERPRISE_FILED.id, "no");
    assert_eq!(states(&outside)[0], State::OutOfScope);
}

#[test]
fn the_plan_tells_of_the_enterprise_and_of_the_occupation() {
    let one = person("甲", &[("enterprise_filed", "no"), ("occupation_filed", "no")]);
    assert_eq!(states(&batch(vec![one.clone()])), [State::Fits]);
    let mut silent = batch(vec![one]);
    silent.plan.occupations = teji_dossier::List::default();
    silent.set(ENTERPRISE_FILED.id, "");
    assert_eq!(states(&silent), [State::OutOfScope]);
}

/// P3: a reading that is pinned changes the verdict on everybody at once.
#[test]
fn a_pinned_reading_changes_everybody_at_once() {
    let hangs = [("post_service", "2016-01-01.."), ("grade_date", "2023-01-01")];
    let mut batch = batch(vec![person("甲", &hangs), person("乙", &hangs), person("丙", &[])]);
    assert_eq!(
        standing(&batch, 1).readings.iter().map(|one| one.id.0).collect::<Vec<_>>(),
        ["service_clock"]
    );
    let clock = teji_notice::READINGS.iter().find(|one| one.id.0 == "service_clock").unwrap();
    batch.plan.rulings.pin(clock, clock.options[0]);
    assert_eq!(states(&batch), [State::Fits; 3]);
    batch.plan.rulings.pin(clock, clock.options[1]);
    assert_eq!(states(&batch), [State::TooEarly, State::TooEarly, State::Fits]);
    assert!(standing(&batch, 1).readings.is_empty());
}

#[test]
fn what_people_have_to_judge_is_judged_for_one_person_and_can_be_taken_back() {
    let mut batch = batch(vec![
        person("甲", &[("health", "reserved")]),
        person("乙", &[("health", "reserved")]),
    ]);
    assert_eq!(states(&batch), [State::Unknown; 2]);
    let about = About::Answer { person: 2, field: "health".into() };
    let [who, day, why, choice] = ["医务室", "2026-11-02", "体检", "able"].map(str::to_owned);
    batch.decide(Decision { about, choice, who, day, why, undone: false });
    assert_eq!(states(&batch), [State::Unknown, State::Fits]);
    batch.undo(0, true);
    assert_eq!(states(&batch), [State::Unknown; 2]);
}

#[test]
fn further_conditions_narrow_and_never_widen() {
    let mut batch = batch(vec![person("甲", &[]), person("乙", &[("front_line", "no")])]);
    batch.plan = plan();
    assert_eq!(states(&batch), [State::Unknown, State::DoesNotFit]);
    assert!(standing(&batch, 1).by_plan && !standing(&batch, 2).by_plan);
    for number in [1, 2] {
        batch.change(number, |person| {
            person.further.insert(2, "yes".into());
            person.further.insert(4, "本科".into());
            for _ in 0..2 {
                person
                    .application
                    .merits
                    .add(Facts::default().with(FieldId("merit_head"), "merit_method"));
            }
        });
    }
    assert_eq!(states(&batch), [State::Fits, State::DoesNotFit]);
    batch.change(1, |person| drop(person.further.insert(2, "no".into())));
    assert_eq!(standing(&batch, 1).state, State::DoesNotFit);
    assert!(standing(&batch, 1).by_plan);
    let further: Vec<Outcome> =
        standing(&batch, 1).further.into_iter().map(|(_, one)| one).collect();
    assert_eq!(further, [Outcome::Met, Outcome::NotMet, Outcome::Met, Outcome::Met]);
}

#[test]
fn years_that_only_the_plan_asks_for_move_the_earliest_day() {
    let mut batch = batch(vec![person("甲", &[("post_service", "2020-01-01..")])]);
    assert_eq!(states(&batch), [State::Fits]);
    batch.plan.further = plan().further;
    for number in 2..=4 {
        batch.plan.further.remove(number);
    }
    let one = standing(&batch, 1);
    assert_eq!(one.state, State::TooEarly);
    let day = |day| Day::from(NaiveDate::from_ymd_opt(2027, 12, day).unwrap());
    assert_eq!((one.earliest.earliest, one.earliest.latest), (day(31), day(31).plus(1)));
}

/// Priority orders and never gates.
#[test]
fn an_honour_is_told_and_changes_no_result() {
    let batch = batch(vec![
        person("甲", &[("honour_jilin_award", "yes")]),
        person("乙", &[]),
        person("丙", &[("honour_jilin_award", "yes"), ("front_line", "no")]),
    ]);
    assert_eq!(states(&batch), [State::Fits, State::Fits, State::DoesNotFit]);
    let preferred: Vec<bool> = (1..=3).map(|number| standing(&batch, number).preferred).collect();
    assert_eq!(preferred, [true, false, true]);
}

#[test]
fn the_way_of_a_person_is_told_and_so_is_what_is_still_open() {
    let batch = batch(vec![
        person("甲", &[]),
        person("乙", &[("grade_level", "no"), ("title", "yes")]),
        person("丙", &[("title", "yes")]),
        person("丁", &[("front_line", "")]),
    ]);
    let calendar = Calendar::published();
    let screening = batch.screening(&calendar, today());
    let paths: Vec<Path> = batch.people().map(|person| screening.path(person)).collect();
    assert_eq!(paths, [Path::Skill, Path::Title, Path::Open, Path::Skill]);
    let open = |number| screening.open_questions(batch.person(number).unwrap());
    assert_eq!(open(1), []);
    assert_eq!(open(4), [FieldId("front_line")]);
}

/// What people must judge and days that are too rough are open as well, so that a page can offer them.
#[test]
fn what_people_must_judge_and_rough_days_are_open_too() {
    let mut batch = batch(vec![
        person("甲", &[("health", "reserved"), ("conduct", "reserved")]),
        person("乙", &[("grade_date", "2021-11"), ("post_service", "2021-11..")]),
    ]);
    batch.set(crate::forms::REFERENCE.id, "2026-11-15");
    let calendar = Calendar::published();
    let open = |batch: &Batch, number| {
        let screening = batch.screening(&calendar, today());
        screening.open_questions(batch.person(number).unwrap())
    };
    let judged = open(&batch, 1);
    for field in ["health", "conduct"] {
        assert_eq!(judged.iter().filter(|id| id.0 == field).count(), 1, "{judged:?}");
    }
    let rough = open(&batch, 2);
    assert!(rough.contains(&FieldId("post_service")), "{rough:?}");
    let mut each = rough.clone();
    each.sort_unstable();
    each.dedup();
    assert_eq!(each.len(), rough.len());
    decide(&mut batch, "health", "able");
    assert_eq!(open(&batch, 1), [FieldId("conduct")]);
}

fn decide(batch: &mut Batch, field: &str, choice: &str) {
    let about = About::Answer { person: 1, field: field.into() };
    let [who, day, why, choice] = ["医务室", "2026-11-02", "体检", choice].map(str::to_owned);
    batch.decide(Decision { about, choice, who, day, why, undone: false });
}

#[test]
fn the_standing_decision_on_an_answer_can_be_looked_up() {
    let mut batch = batch(vec![person("甲", &[("health", "reserved")])]);
    decide(&mut batch, "health", "unable");
    decide(&mut batch, "health", "able");
    let calendar = Calendar::published();
    let choice = |batch: &Batch, person, field| {
        let screening = batch.screening(&calendar, today());
        screening.decided(person, FieldId(field)).map(|decision| decision.choice.clone())
    };
    assert_eq!(choice(&batch, 1, "health").as_deref(), Some("able"));
    assert_eq!(choice(&batch, 2, "health"), None);
    assert_eq!(choice(&batch, 1, "conduct"), None);
    batch.undo(1, true);
    assert_eq!(choice(&batch, 1, "health"), None);
}
