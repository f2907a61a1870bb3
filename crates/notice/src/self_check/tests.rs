use teji_fields::Facts;

use super::*;
use crate::fixture::{World, day, technician, with};
use crate::{READINGS, conditions};

fn state(told: &str) -> State {
    Check::of(World::of(with(technician(), told)).case()).state()
}

#[test]
fn a_result_is_headed_by_what_stands_in_the_way() {
    let rows = [
        ("", State::Fits),
        ("post_service=2024-01-01..", State::TooEarly),
        ("grade_date=2023-05-01", State::DependsOnReading),
        ("post_service=2021-06-15..|grade_date=2020-01-01", State::Fits),
        ("post_service=2021-06-16..|grade_date=2020-01-01", State::DependsOnReading),
        ("post_service=2021-06-17..|grade_date=2020-01-01", State::TooEarly),
        ("health=", State::Unknown),
        ("health=?", State::Unknown),
        ("health=reserved", State::Unknown),
        ("post_service=2021-06..", State::Unknown),
        ("health=unable", State::DoesNotFit),
        ("still_in_occupation=no", State::DoesNotFit),
        ("merit_method=no", State::DoesNotFit),
        ("false_statements=2024-01-01", State::TooEarly),
        ("enterprise_filed=no", State::OutOfScope),
        ("enterprise_filed=pending", State::OutOfScope),
        ("enterprise_filed=no|health=unable", State::DoesNotFit),
        ("enterprise_filed=no|post_service=2024-01-01..", State::OutOfScope),
        ("enterprise_filed=|post_service=2024-01-01..", State::TooEarly),
        ("occupation_filed=no", State::OutOfScope),
        // The skill track is open in filed occupations, whatever is linked.
        ("occupation_filed=no|occupation_linked=yes", State::DoesNotFit),
        ("occupation_filed=no|occupation_linked=yes|still_in_occupation=no", State::DoesNotFit),
    ];
    for (told, wanted) in rows {
        assert_eq!(state(told), wanted, "{told}");
    }
}

/// The occupation is in scope and the five years are full: what lacks is the track.
#[test]
fn a_track_may_be_closed_for_an_occupation_in_scope() {
    let closed = |told: &str| {
        let world = World::of(with(technician(), told));
        Check::of(world.case()).is_closed_for_occupation()
    };
    assert!(closed("occupation_filed=no|occupation_linked=yes"));
    assert!(!closed("occupation_filed=no|occupation_linked=yes|health=unable"));
    assert!(!closed("occupation_filed=no"), "nothing is in scope");
    assert!(!closed("still_in_occupation=no"));
    assert!(!closed(""));
}

#[test]
fn the_earliest_day_runs_from_some_reading_to_all() {
    let world = World::of(with(technician(), "post_service=2022-01-01..|grade_date=2022-07-01"));
    let earliest = Check::of(world.case()).earliest();
    assert_eq!(earliest, Onset { earliest: day("2026-12-31"), latest: day("2027-07-01") });
}

#[test]
fn a_person_who_fits_and_holds_an_honour_is_preferred() {
    let outcome = |told: &str| {
        let world = World::of(with(technician(), told));
        Check::of(world.case()).priority.outcome()
    };
    assert_eq!(outcome("honour_jilin_award=yes"), Outcome::Met);
    assert_eq!(outcome(""), Outcome::Unknown);
    assert_eq!(outcome("honour_jilin_award=yes|health=unable"), Outcome::NotMet);
}

fn ids(ids: Vec<FieldId>) -> Vec<&'static str> {
    ids.into_iter().map(|id| id.0).collect()
}

#[test]
fn everything_is_asked_at_first_in_the_order_of_the_text() {
    let world = World::of(Facts::default());
    let asked = ids(Check::of(world.case()).asked());
    let wanted: Vec<_> = law()
        .person
        .fields()
        .iter()
        .chain(&law().honours.fields())
        .map(|field| field.id().0)
        .collect();
    assert_eq!(asked, wanted);
    assert_eq!(asked.len(), 31);
}

#[test]
fn honours_are_asked_for_only_while_the_conditions_may_hold() {
    let asked = |told: &str| {
        let world = World::of(with(technician(), told));
        ids(Check::of(world.case()).asked())
    };
    let honours: Vec<_> = law().honours.fields().iter().map(|field| field.id().0).collect();
    assert_eq!(asked(""), honours);
    assert_eq!(asked("honour_jilin_award=yes"), [""; 0]);
    assert_eq!(asked("health=unable"), [""; 0]);
    assert_eq!(asked("post_service=2024-01-01.."), [""; 0]);
    assert_eq!(asked("grade_date=2023-05-01"), honours);
    let with_health: Vec<_> = ["health"].into_iter().chain(honours.iter().copied()).collect();
    assert_eq!(asked("health="), with_health);
    assert_eq!(asked("health=?"), with_health);
}

#[test]
fn a_page_is_shown_while_it_asks_for_something_unsaid() {
    let pages = |facts: Facts| {
        let world = World::of(facts);
        Check::of(world.case()).pages().map(|page| page.id).collect::<Vec<_>>()
    };
    let all: Vec<_> = SELF_CHECK.iter().map(|page| page.id).collect();
    assert_eq!(pages(Facts::default()), all);
    assert_eq!(pages(technician()), ["honours"]);
    assert_eq!(
        pages(with(technician(), "health=|post_absences=")),
        ["absences", "declarations", "honours"]
    );
    assert_eq!(pages(with(technician(), "health=?")), ["honours"]);
    assert_eq!(pages(with(technician(), "health=unable")), [""; 0]);
}

#[test]
fn needs_and_ways_are_those_of_the_person() {
    let world = World::of(with(technician(), "health=|grade_date=2023-05-01"));
    let check = Check::of(world.case());
    let clock = Need::Ruling(conditions::SERVICE_CLOCK.id);
    assert_eq!(check.needs(), [Need::Answer(conditions::HEALTH.id), clock]);
    let learnt = Change::Learn(conditions::HEALTH.id);
    let ruled = Change::Rule(conditions::SERVICE_CLOCK.id, conditions::SERVICE_CLOCK.options[0]);
    let ways = check.ways();
    assert!(ways.contains(&BTreeSet::from([learnt, ruled])), "{ways:?}");
    assert!(ways.contains(&BTreeSet::from([learnt, Change::Wait(day("2028-05-01"))])), "{ways:?}");
}

/// The one who reads a sentence decides between the two results.
#[test]
fn a_ruling_settles_what_hangs_on_it() {
    let mut world = World::of(with(technician(), "grade_date=2023-05-01"));
    for (option, wanted) in
        conditions::SERVICE_CLOCK.options.into_iter().zip([State::Fits, State::TooEarly])
    {
        world.rulings.pin(&conditions::SERVICE_CLOCK, option);
        assert_eq!(Check::of(world.case()).state(), wanted);
    }
    assert!(READINGS.contains(&&conditions::SERVICE_CLOCK));
}

#[test]
fn who_is_too_early_is_judged_again_on_the_first_day_that_may_do() {
    let world = World::of(with(technician(), "post_service=2022-01-01..|grade_date=2022-07-01"));
    let later = Check::of(world.case()).later().unwrap();
    assert_eq!(later.person.reference, day("2026-12-31"));
    assert_eq!(later.state(), State::DependsOnReading);
    for told in ["", "health=unable", "health=", "grade_date=2023-05-01", "enterprise_filed=no"] {
        let world = World::of(with(technician(), told));
        assert!(Check::of(world.case()).later().is_none(), "{told}");
    }
}

#[test]
fn a_day_is_open_for_want_of_facts_or_by_a_reading() {
    let hangs = |told: &str| {
        let world = World::of(with(technician(), told));
        let check = Check::of(world.case());
        (check.hangs_on_facts(), check.hangs_on_reading())
    };
    assert_eq!(hangs(""), (false, false));
    assert_eq!(hangs("post_service=2024-01-01.."), (false, false));
    assert_eq!(hangs("post_service=2024-01-01..|health=?"), (true, false));
    assert_eq!(hangs("high_skill=no"), (false, false), "head C asks for no high skill alone");
    let by_reading = "merit_training=yes|merit_method=no|high_skill=no";
    assert_eq!(hangs(by_reading), (false, true));
    assert_eq!(hangs(&format!("{by_reading}|health=?")), (true, true));
    assert_eq!(hangs("health=unable"), (false, false), "never is not open");
}

#[test]
fn only_what_a_person_could_not_say_is_asked_of_others() {
    let asked = |told: &str| {
        let world = World::of(with(technician(), told));
        Check::of(world.case()).to_ask()
    };
    assert_eq!(asked("health="), []);
    assert_eq!(asked("health=?"), [Need::Answer(conditions::HEALTH.id)]);
    assert_eq!(asked("health=reserved|conduct="), [Need::Decision(conditions::HEALTH.id)]);
    assert_eq!(asked("post_service=2021-06.."), [Need::Exact(conditions::POST_SERVICE.id)]);
    assert_eq!(asked("grade_date=2023-05-01"), [Need::Ruling(conditions::SERVICE_CLOCK.id)]);
}

/// A wrong input is no refusal.
#[test]
fn an_answer_that_cannot_be_read_is_judged_as_one_that_is_not_known() {
    let mut wrong = 0;
    for field in crate::fields() {
        let typed = technician().with(field.id(), "nonsense");
        if field.problem(&typed, crate::fixture::date("2026-06-15")).is_some() {
            wrong += 1;
            let unsure = technician().with(field.id(), teji_fields::UNSURE);
            let [typed, unsure] = [typed, unsure].map(World::of);
            let [typed, unsure] = [&typed, &unsure].map(|world| Check::of(world.case()));
            assert_eq!(typed.earliest(), unsure.earliest(), "{}", field.id().0);
            assert_eq!(typed.state(), unsure.state(), "{}", field.id().0);
        }
    }
    assert!(wrong > 30, "{wrong} fields read no nonsense");
}
