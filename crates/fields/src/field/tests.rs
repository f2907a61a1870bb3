use super::*;
use crate::{Choice, Days, Line, Lines, OneOf, Standing};

static DAY: Field<Days> = Field::day("day", "2.1");
static COLOUR: Field<OneOf> = Field::one_of(
    "colour",
    "2.2",
    &[
        Choice { id: "green", standing: Standing::Meets, offered: true },
        Choice { id: "red", standing: Standing::Fails, offered: true },
    ],
);
static NOTE: Field<Line> = Field {
    id: FieldId("note"),
    clause: Clause("2.3"),
    kind: Line { most: 3 },
    best: "a",
    worst: "b",
};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 15).unwrap()
}

fn typed(text: &str) -> Facts {
    Facts::default().with(DAY.id, text)
}

#[test]
fn an_answer_is_missing_unsure_wrong_or_known() {
    let wrong = Problem::new("problem.day.form").with("found", &"soon");
    let known = crate::read_day("2019-07").unwrap();
    let rows = [
        ("", Answer::Missing, None),
        (UNSURE, Answer::Unsure, None),
        ("soon", Answer::Wrong(wrong.clone()), None),
        ("2019-07", Answer::Known(known), Some(known)),
    ];
    for (text, answer, value) in rows {
        assert_eq!(DAY.answer(&typed(text)), answer, "{text}");
        assert_eq!(DAY.known(&typed(text)), value, "{text}");
    }
}

#[test]
fn a_state_tells_how_far_a_field_is_answered() {
    let rows = [
        ("", Answer::Missing),
        (UNSURE, Answer::Unsure),
        ("soon", Answer::Wrong(Problem::new("problem.day.form").with("found", &"soon"))),
        ("2019-07", Answer::Known(Roughness::Rough)),
        ("2019-07-01", Answer::Known(Roughness::Exact)),
    ];
    for (text, state) in rows {
        assert_eq!(DAY.state(&typed(text)), state, "{text}");
    }
    assert_eq!(
        COLOUR.state(&Facts::default().with(COLOUR.id, "red")),
        Answer::Known(Roughness::Exact)
    );
}

#[test]
fn a_problem_is_a_wrong_answer_or_a_day_to_come() {
    let rows = [
        ("", None),
        (UNSURE, None),
        ("soon", Some(Problem::new("problem.day.form").with("found", &"soon"))),
        ("2026-06-15", None),
        ("2026-06", None),
        ("2026-06-16", Some(Problem::new("problem.day.future"))),
    ];
    for (text, problem) in rows {
        assert_eq!(DAY.problem(&typed(text), today()), problem, "{text}");
    }
    let long = Problem::new("problem.line.length").with("most", &3).with("found", &4);
    assert_eq!(NOTE.problem(&Facts::default().with(NOTE.id, "four"), today()), Some(long));
}

#[test]
fn a_field_of_any_kind_tells_what_it_is() {
    let fields: [&dyn AnyField; 3] = [&DAY, &COLOUR, &NOTE];
    let ids: Vec<_> = fields.iter().map(|field| (field.id().0, field.clause().0)).collect();
    assert_eq!(ids, [("day", "2.1"), ("colour", "2.2"), ("note", "2.3")]);
    assert_eq!(fields[0].input(), Input::Day);
    assert_eq!(fields[1].input(), Input::Choice(COLOUR.kind.0));
    assert_eq!(fields[2].input(), Input::Line { most: 3, lines: Lines::One });
    assert_eq!(
        fields.map(AnyField::extremes),
        [["1900-01-01", "2199-12-31"], ["green", "red"], ["a", "b"]]
    );
}

#[test]
fn figures_stand_in_the_order_in_which_they_were_added() {
    let problem = Problem::new("problem.line.length").with("most", &3).with("found", &'x');
    assert_eq!(problem.args, [("most", "3".to_owned()), ("found", "x".to_owned())]);
}
