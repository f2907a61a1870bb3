use super::*;
use crate::fixture::{World, day, technician, with};
use crate::{Check, State};
use teji_fields::Facts;

fn marks(facts: Facts) -> Vec<Mark> {
    let world = World::of(facts);
    timeline(&Check::of(world.case()))
}

fn on(text: &str) -> Onset {
    Onset::on(day(text))
}

#[test]
fn nothing_is_drawn_where_nothing_is_known() {
    assert_eq!(marks(Facts::default()), []);
    assert_eq!(marks(with(Facts::default(), "post_absences=none|post_service=?")), []);
}

#[test]
fn years_are_drawn_in_order_up_to_the_day_in_question() {
    let told = "post_service=2016-01-01..2017-12-31; 2019-01..|post_absences=2020-01-01..2020-03-01; about 1|grade_date=2015-05-01";
    let marks = marks(with(technician(), told));
    let stretch = |event, from, to| Mark { event, from, to: Some(to) };
    let skill = Track::Skill;
    let second = Onset { earliest: day("2019-01-01"), latest: day("2019-01-31") };
    let wanted = [
        stretch(Event::Service(skill), on("2016-01-01"), on("2017-12-31")),
        stretch(Event::Service(skill), second, on("2026-06-15")),
        stretch(Event::Absence(skill), on("2020-01-01"), on("2020-03-01")),
        Mark { event: Event::AbsenceAbout(skill, 1), from: Onset::UNKNOWN, to: None },
        Mark { event: Event::Certificate(skill), from: on("2015-05-01"), to: None },
    ];
    assert_eq!(marks[..5], wanted);
    let full: Vec<_> = marks[5..marks.len() - 1].iter().collect();
    assert!(
        full.len() > 1
            && full
                .iter()
                .all(|mark| matches!(mark.event, Event::FullYears(Track::Skill, _))
                    && mark.to.is_none())
    );
    let reference = Mark { event: Event::Reference, from: on("2026-06-15"), to: None };
    assert_eq!(marks.last(), Some(&reference));
}

#[test]
fn each_track_has_its_own_marks() {
    let told = "linked_service=2018-01-01..|linked_absences=none|title_date=2018-01-01";
    let marks = marks(with(Facts::default(), told));
    let title = Track::Title;
    assert_eq!(marks[0].event, Event::Service(title));
    assert_eq!(marks[1].event, Event::Certificate(title));
    let full: Vec<_> =
        marks[2..marks.len() - 1].iter().map(|mark| (&mark.event, mark.from)).collect();
    let ways = |option| Event::FullYears(title, vec![OptionId(option)]);
    assert_eq!(
        full,
        [(&ways("not_counted"), on("2023-01-01")), (&ways("counted"), on("2022-12-31"))]
    );
}

/// Years that are never full are not drawn.
#[test]
fn years_that_are_never_full_are_left_out() {
    let world = World::of(with(technician(), "post_service=2016-01-01..2017-01-01"));
    let check = Check::of(world.case());
    assert_eq!(check.state(), State::DoesNotFit);
    let marks = timeline(&check);
    assert!(marks.iter().all(|mark| !matches!(mark.event, Event::FullYears(..))));
    assert_eq!(marks.len(), 3);
}
