use super::*;
use crate::decision::About;
use crate::fixture::{batch, person, plan};

fn decision(about: About, choice: &str) -> Decision {
    let words = |word: &str| word.to_owned();
    Decision {
        about,
        choice: words(choice),
        who: words("钱某"),
        day: words("2026-11-01"),
        why: words("查阅原件"),
        undone: false,
    }
}

#[test]
fn a_batch_is_the_same_after_it_was_saved() {
    let mut batch = batch(vec![person("张三", &[]), person("李四", &[("health", "reserved")])]);
    batch.plan = plan();
    batch.decide(decision(About::Answer { person: 2, field: "health".into() }, "able"));
    batch.columns.insert("姓名".into(), "name".into());
    let read = Batch::read(&batch.to_json()).unwrap();
    assert_eq!(read, batch);
    assert_eq!(read.to_json(), batch.to_json());
}

#[test]
fn a_newer_batch_is_told_from_a_damaged_one() {
    let json = batch(vec![person("张三", &[])]).to_json();
    let newer = json.replacen("\"version\":1", "\"version\":2", 1);
    let error = teji_dossier::JsonError::Newer { found: 2, known: 1 };
    assert_eq!(Batch::read(&newer), Err(error));
    for wrong in ["\"next\":1", "\"next\":0"] {
        let damaged = json.replace("\"next\":2", wrong);
        assert_ne!(damaged, json);
        assert_eq!(Batch::read(&damaged), Err(teji_dossier::JsonError::NotOurs));
    }
    assert_eq!(Batch::read("{}"), Err(teji_dossier::JsonError::NotOurs));
}

#[test]
fn numbers_of_people_are_given_once_and_stay() {
    let mut batch = batch(vec![person("张三", &[]), person("李四", &[])]);
    let (place, taken) = batch.remove(1).unwrap();
    assert_eq!(batch.add(person("王五", &[])), Some(3));
    batch.restore(place, taken.clone());
    batch.restore(place, taken);
    assert_eq!(batch.people().map(|one| one.number).collect::<Vec<_>>(), [1, 2, 3]);
    batch.change(2, |person| person.number = 9);
    assert!(batch.person(2).is_some() && batch.person(9).is_none());
}

#[test]
fn a_batch_takes_so_many_people_and_no_more() {
    let mut batch = Batch::default();
    for _ in 0..Batch::MOST {
        assert!(batch.add(Person::default()).is_some());
    }
    assert_eq!(batch.add(Person::default()), None);
}

#[test]
fn a_later_decision_takes_the_place_of_an_earlier_one_and_both_stay_on_record() {
    let mut batch = batch(vec![person("张三", &[])]);
    let reading = || About::Reading("service_clock".into());
    batch.decide(decision(reading(), "from_post"));
    batch.decide(decision(reading(), "after_certificate"));
    let way = |batch: &Batch| {
        let reading = teji_notice::READINGS.iter().find(|one| one.id.0 == "service_clock").unwrap();
        batch.rulings().way(reading)
    };
    assert_eq!(way(&batch), Some(1));
    batch.undo(1, true);
    assert_eq!(way(&batch), None);
    batch.undo(0, false);
    assert_eq!(way(&batch), Some(0));
    batch.undo(1, false);
    assert_eq!(way(&batch), Some(1));
    assert_eq!(batch.decisions().len(), 2);
    assert!(batch.decisions()[0].undone);
    batch.undo(7, true);
}

#[test]
fn a_decision_needs_a_choice_a_name_a_reason_and_a_day() {
    use crate::decision::decision_fault;
    let whole = decision(About::Reading("service_clock".into()), "from_post");
    assert_eq!(decision_fault(&whole), None);
    let fault = |change: fn(&mut Decision)| {
        let mut changed = whole.clone();
        change(&mut changed);
        decision_fault(&changed)
    };
    assert_eq!(fault(|one| one.choice.clear()), Some("decision.no_choice"));
    assert_eq!(fault(|one| one.who = " ".into()), Some("decision.no_name"));
    assert_eq!(fault(|one| one.why.clear()), Some("decision.no_reason"));
    assert_eq!(fault(|one| one.day = "2026-11".into()), Some("decision.no_day"));
}

#[test]
fn what_is_written_person_by_person_is_the_same() {
    let mut writer = crate::Writer::default();
    let mut batch = batch(vec![person("\"people\":[]", &[]), person("李四", &[])]);
    batch.set(crate::forms::UNIT_NAME.id, "\"people\":[]");
    assert_eq!(writer.json(&batch), batch.to_json());
    batch.change(2, |person| person.certificate = "T".into());
    assert_eq!(writer.json(&batch), batch.to_json());
    batch.remove(1);
    assert_eq!(writer.json(&batch), batch.to_json());
    batch.add(person("王五", &[]));
    batch.people.swap(0, 1);
    assert_eq!(writer.json(&batch), batch.to_json());
    assert_eq!(writer.json(&Batch::default()), Batch::default().to_json());
}

#[test]
fn a_decision_chooses_what_its_matter_offers() {
    let mut batch = batch(vec![person("张三", &[("health", "reserved")])]);
    batch.plan = plan();
    let fault = |about, choice| batch.decision_fault(&decision(about, choice));
    let reading = |id: &str| About::Reading(id.into());
    let answer = |person, field: &str| About::Answer { person, field: field.into() };
    let further = |person, number| About::Further { person, number };
    for (about, choice) in [
        (reading("service_clock"), "from_post"),
        (answer(1, "health"), "able"),
        (further(1, 1), "yes"),
        (further(1, 2), "no"),
        (further(1, 4), "本科"),
    ] {
        assert_eq!(fault(about.clone(), choice), None, "{about:?} {choice}");
    }
    for (about, choice) in [
        (reading("service_clock"), "yes"),
        (reading("no_such_reading"), "from_post"),
        (answer(1, "health"), "reserved"),
        (answer(1, "health"), "maybe"),
        (answer(1, "grade_date"), "2020-01-01"),
        (answer(1, "no_such_field"), "able"),
        (answer(9, "health"), "able"),
        (further(1, 2), "本科"),
        (further(1, 4), "yes"),
        (further(1, 9), "yes"),
        (further(9, 2), "yes"),
    ] {
        assert_eq!(
            fault(about.clone(), choice),
            Some("decision.not_offered"),
            "{about:?} {choice}"
        );
    }
    let nameless = Decision { who: String::new(), ..decision(reading("service_clock"), "yes") };
    assert_eq!(batch.decision_fault(&nameless), Some("decision.no_name"));
}

/// P3: the plan's pin counts, before and after a decision that says otherwise.
#[test]
fn the_plans_pin_wins_over_a_decision() {
    let mut batch = batch(vec![person("张三", &[])]);
    let clock = *teji_notice::READINGS.iter().find(|one| one.id.0 == "service_clock").unwrap();
    batch.decide(decision(About::Reading("service_clock".into()), "after_certificate"));
    assert_eq!(batch.rulings().way(clock), Some(1));
    batch.plan.rulings.pin(clock, clock.options[0]);
    assert_eq!(batch.rulings().way(clock), Some(0));
}

#[test]
fn a_number_near_the_end_of_all_numbers_is_not_read_and_none_is_given_beyond_the_last() {
    let json = batch(vec![person("张三", &[])]).to_json();
    let with = |next: u32| json.replace("\"next\":2", &format!("\"next\":{next}"));
    let too_large = [Batch::MOST_NUMBER + 1, u32::MAX - 1, u32::MAX];
    for next in too_large {
        assert_eq!(Batch::read(&with(next)), Err(teji_dossier::JsonError::NotOurs), "{next}");
    }
    let mut last = Batch::read(&with(Batch::MOST_NUMBER - 1)).unwrap();
    assert_eq!(last.add(Person::default()), Some(Batch::MOST_NUMBER - 1));
    assert_eq!(last.add(Person::default()), None);
    assert_eq!(Batch::read(&last.to_json()), Ok(last));
}

/// What version 1 once wrote; it is never written anew, for enterprises have such files.
#[test]
fn the_form_of_this_version_stays_as_it_is() {
    let written = include_str!("../../cases/batch-1.json");
    assert_eq!(Batch::read(written).unwrap(), crate::fixture::whole());
    assert_eq!(crate::fixture::whole().to_json(), written);
}
