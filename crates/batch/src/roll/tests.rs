use std::ops::ControlFlow;

use chrono::NaiveDate;
use teji_sheets::Value;
use teji_workdays::Calendar;

use super::*;
use crate::documents::{Content, Phase, papers};
use crate::fixture::{id, identity, today, whole};
use crate::round::Round;

fn rolls(batch: &crate::Batch) -> Vec<Roll> {
    let calendar = Calendar::published();
    let all = papers(&Round::of(batch, &calendar, today()));
    let roll = |paper: crate::documents::Paper| match paper.content {
        Content::Roll(roll) => Some(roll),
        Content::Document(_) => None,
    };
    all.into_iter().filter_map(roll).collect()
}

/// The cells of the first sheet as another room reads them.
fn cells(bytes: &[u8]) -> Vec<Value> {
    let mut source = bytes;
    let book = teji_sheets::open(&mut source).unwrap();
    let mut all = vec![];
    book.rows(&mut source, 0, &mut |row| {
        all.extend(row.cells.into_iter().map(|cell| cell.value));
        ControlFlow::Continue(())
    })
    .unwrap();
    all
}

#[test]
fn numbers_of_people_are_text_and_days_are_days() {
    let names = ["people_roll", "screening_roll", "certificates_roll", "upload_roll"];
    for (roll, name) in rolls(&whole()).iter().zip(names) {
        assert_eq!(roll.name, name);
        let cells = cells(&roll.xlsx("参考样式").unwrap());
        for text in [&roll.title, "参考样式", &identity(1), "张三"] {
            assert!(cells.contains(&Value::Text(text.to_owned())), "{name}: {text}");
        }
        let day = NaiveDate::from_ymd_opt(2026, 11, 16).map(Value::Day).unwrap();
        let dated = ["certificates_roll", "upload_roll"].contains(&name);
        assert_eq!(cells.contains(&day), dated, "{name}");
        assert!(roll.rows.iter().all(|row| row.len() == roll.columns.len()), "{name}");
    }
}

#[test]
fn equal_rolls_give_equal_bytes_and_nothing_typed_is_a_formula() {
    let mut batch = whole();
    let nasty = "=HYPERLINK(\"http://x\")";
    batch.change(1, |person| {
        person.application.set(teji_dossier::Spot::Basics, id("name"), nasty);
        person.application.set(teji_dossier::Spot::Basics, id("work_since"), "1996-08");
    });
    for roll in rolls(&batch) {
        let bytes = roll.xlsx("参考样式").unwrap();
        assert_eq!(bytes, roll.xlsx("参考样式").unwrap());
        assert!(cells(&bytes).contains(&Value::Text(nasty.to_owned())), "{}", roll.name);
    }
    let people = &rolls(&batch)[0];
    let cells = cells(&people.xlsx("参考样式").unwrap());
    assert!(cells.contains(&Value::Text("1996年8月".to_owned())));
}

#[test]
fn rolls_are_of_both_phases() {
    let calendar = Calendar::published();
    let batch = whole();
    let all = papers(&Round::of(&batch, &calendar, today()));
    let sheets: Vec<Phase> =
        all.iter().filter(|paper| paper.ending() == "xlsx").map(|paper| paper.phase).collect();
    let [before, after] = [Phase::BeforeReview, Phase::AfterReview];
    assert_eq!(sheets, [before, before, after, after]);
}
