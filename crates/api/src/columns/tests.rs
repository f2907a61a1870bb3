use chrono::NaiveDate;

use super::*;
use crate::language::Language;
use crate::{Codes, Teji};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const READY: [(&str, &str); 17] = [
    ("enterprise_filed", "filed"),
    ("occupation_filed", "yes"),
    ("occupation_linked", "no"),
    ("front_line", "yes"),
    ("conduct", "able"),
    ("health", "able"),
    ("grade_qualification", "no"),
    ("grade_level", "yes"),
    ("grade_enterprise", "no"),
    ("grade_in_occupation", "yes"),
    ("still_in_occupation", "yes"),
    ("title", "no"),
    ("high_skill", "yes"),
    ("merit_method", "yes"),
    ("merit_transfer", "no"),
    ("merit_renovation", "no"),
    ("merit_training", "no"),
];

fn number(text: &str) -> i32 {
    packed::day(teji_workdays::Day::from(day(text)))
}

/// Three people who differ in their service alone, in all three kinds of columns.
fn three<'a>(codes: &'a [[u8; 3]], days: &'a [[i32; 3]; 3]) -> Columns<'a> {
    let choices =
        READY.iter().zip(codes).map(|((id, _), codes)| ((*id).to_owned(), Column::Choices(codes)));
    let mut columns: Vec<_> = choices.collect();
    for (id, days) in ["post_service", "grade_date", "false_statements"].into_iter().zip(days) {
        columns.push((id.to_owned(), Column::Days(days)));
    }
    columns.push(("post_absences".to_owned(), Column::Lines("none\nabout 3\n")));
    Columns {
        count: 3,
        columns,
        rulings: Rulings::default(),
        reference: Some(day("2026-11-22")),
        today: day("2026-11-26"),
    }
}

fn codes() -> Vec<[u8; 3]> {
    let code = |(id, typed): &(&str, &str)| {
        let choices = choice_ids(teji_notice::field(id).unwrap());
        u8::try_from(choices.iter().position(|choice| choice == typed).unwrap() + 1).unwrap()
    };
    READY.iter().map(|answer| [code(answer); 3]).collect()
}

fn days() -> [[i32; 3]; 3] {
    [
        [number("2018-09-03"), number("2020-03-03"), number("2022-01-01")],
        [number("2018-06-15"), number("2022-06-15"), UNKNOWN_DAY],
        [NONE_DAY, NONE_DAY, NONE_DAY],
    ]
}

#[test]
fn columns_are_judged_as_one_person_after_the_other() {
    let teji = Teji::new(Language::Chinese);
    let (codes, days) = (codes(), days());
    let judged = teji.judge_columns(&three(&codes, &days)).unwrap();
    let lines = [
        ("2018-09-03..", "2018-06-15", "none"),
        ("2020-03-03..", "2022-06-15", "about 3"),
        ("2022-01-01..", "?", ""),
    ];
    for (place, (service, grade, absences)) in lines.into_iter().enumerate() {
        let mut facts: serde_json::Map<String, serde_json::Value> =
            READY.iter().map(|(id, typed)| ((*id).to_owned(), (*typed).into())).collect();
        for (id, typed) in [
            ("post_service", service),
            ("grade_date", grade),
            ("post_absences", absences),
            ("false_statements", "none"),
        ] {
            facts.insert(id.to_owned(), typed.into());
        }
        let json = serde_json::json!({ "facts": facts, "reference": "2026-11-22" }).to_string();
        let one = teji.judge(&teji.question(&json).unwrap(), day("2026-11-26"));
        assert_eq!(format!("{:?}", one.state), char::from(b'A' + judged.states[place]).to_string());
        let told = |number: i32| match number {
            i32::MIN => "always".to_owned(),
            i32::MAX => "never".to_owned(),
            number => packed::date(number).unwrap().to_string(),
        };
        assert_eq!(
            [told(judged.earliest[place]), told(judged.latest[place])],
            [one.earliest, one.latest]
        );
        let hangs: Vec<_> = teji_notice::READINGS
            .iter()
            .enumerate()
            .filter(|(bit, _)| judged.hangs_on[place] >> bit & 1 == 1)
            .map(|(_, reading)| reading.id.0)
            .collect();
        let mut wanted: Vec<_> =
            one.details.readings.iter().map(|hanging| hanging.reading.as_str()).collect();
        wanted
            .sort_by_key(|id| teji_notice::READINGS.iter().position(|reading| reading.id.0 == *id));
        assert_eq!(hangs, wanted);
    }
    assert_eq!(judged.states[0], 0, "the first one fits");
    assert_ne!(judged.states[1], 0);
}

#[test]
fn nobody_is_judged_where_a_column_is_wrong() {
    let teji = Teji::new(Language::English);
    let judge = |id: &str, column: Column<'_>| {
        let columns = vec![(id.to_owned(), column)];
        let columns = Columns { count: 2, columns, today: day("2026-11-22"), ..Columns::default() };
        teji.judge_columns(&columns).map_err(|faults| faults[0].kind)
    };
    assert_eq!(judge("helth", Column::Choices(&[1, 1])), Err(FaultKind::Unknown));
    assert_eq!(judge("health", Column::Choices(&[1])), Err(FaultKind::Length));
    assert_eq!(judge("health", Column::Lines("able")), Err(FaultKind::Length));
    assert_eq!(judge("health", Column::Days(&[1, 1])), Err(FaultKind::Type));
    assert_eq!(judge("grade_date", Column::Choices(&[1, 1])), Err(FaultKind::Type));
    assert_eq!(judge("health", Column::Choices(&[1, 9])), Err(FaultKind::Code));
    assert_eq!(judge("grade_date", Column::Days(&[1, NONE_DAY - 1])), Err(FaultKind::Code));
    let fine = judge("health", Column::Choices(&[0, UNKNOWN_CODE])).unwrap();
    assert_eq!(fine.states, [3, 3]);
    let nobody = teji.judge_columns(&Columns { today: day("2026-11-22"), ..Columns::default() });
    assert_eq!(nobody.unwrap(), Codes::default());
}
