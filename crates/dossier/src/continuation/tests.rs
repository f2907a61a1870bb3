use proptest::prelude::*;
use teji_notice::{Check, State, fields};
use teji_rules::Case;
use teji_workdays::Calendar;

use super::*;

fn told(answers: &str) -> Facts {
    let known = |id: &str| fields().find(|field| field.id().0 == id).unwrap();
    answers.split('|').filter(|answer| !answer.is_empty()).fold(
        Facts::default(),
        |facts, answer| {
            let (id, typed) = answer.split_once('=').unwrap();
            facts.with(known(id).id(), typed)
        },
    )
}

fn carried_over(facts: &Facts) -> Facts {
    let sent = Continuation { facts: facts.clone(), ..Continuation::default() };
    Continuation::read(&sent.code()).unwrap().facts
}

#[test]
fn answers_come_back_as_they_were_given() {
    let rows = [
        "",
        "grade_level=yes|grade_qualification=no|title=?",
        "linked_post_now=left|enterprise_filed=parent|conduct=reserved|health=unable",
        "grade_date=2017|title_date=?",
        "grade_date=2017-06",
        "grade_date=2017-06-30",
        "grade_date=2016-11-22~2018-11-22",
        "post_service=2019-03..|post_absences=none",
        "post_service=2019-03..2021-05-31; 2021-08-01..|post_absences=2020-01..2020-02; about 3; 2024..",
        "post_absences=?|false_statements=none",
        "false_statements=2022-05",
    ];
    for row in rows {
        assert_eq!(carried_over(&told(row)), told(row), "{row}");
    }
}

#[test]
fn spelling_is_not_carried_and_what_cannot_be_read_is_left_out() {
    assert_eq!(carried_over(&told("grade_date=2017年6月1日")), told("grade_date=2017-06-01"));
    assert_eq!(carried_over(&told("grade_date=June|title=yes")), told("title=yes"));
    assert_eq!(carried_over(&told("post_service=..|title=perhaps")), told(""));
}

#[test]
fn no_line_of_text_is_carried() {
    let named = told("occupation_name=张三 220102199001011234|title=yes");
    assert_eq!(carried_over(&named), told("title=yes"));
}

#[test]
fn the_day_and_the_rulings_are_carried() {
    let mut rulings = Rulings::default();
    for (reading, way) in READINGS.iter().zip([0, 1, 0, 1, 1].into_iter().cycle()) {
        rulings.pin(reading, reading.options[way]);
    }
    rulings.unpin(READINGS[2].id);
    let sent = Continuation {
        facts: told("title=no"),
        rulings,
        reference: NaiveDate::from_ymd_opt(2026, 11, 22),
    };
    assert_eq!(Continuation::read(&sent.code()), Ok(sent));
}

/// Thirty-odd letters for a whole check: short enough to be read out on the telephone.
#[test]
fn a_whole_check_takes_few_letters() {
    let facts = told(
        "grade_qualification=no|grade_level=yes|grade_enterprise=no|title=no|grade_in_occupation=yes|\
         post_service=2018-03-01..|grade_date=2017-06|post_absences=none|front_line=yes|still_in_occupation=yes|\
         merit_method=yes|merit_transfer=no|merit_renovation=no|merit_training=no|high_skill=yes|conduct=able|\
         health=able|enterprise_filed=filed|occupation_filed=yes|false_statements=none",
    );
    let code = Continuation { facts, ..Continuation::default() }.code();
    assert!(code.len() <= 50, "{code}");
    assert!(code.chars().all(|c| c == '-' || c.is_ascii_uppercase() || c.is_ascii_digit()));
}

#[test]
fn a_wrong_code_says_what_is_wrong() {
    let code = Continuation::default().code();
    let wrong = code.replacen(|c: char| c.is_ascii_alphanumeric(), "Z", 1);
    assert_eq!(Continuation::read(&wrong), Err(ContinuationError::Check));
    assert_eq!(Continuation::read(&code[..code.len() - 1]), Err(ContinuationError::Check));
    let sign = ContinuationError::Sign { position: 1, found: '?' };
    assert_eq!(Continuation::read("?"), Err(sign));
    assert_eq!(sign.args(), [("position", "1".to_owned()), ("found", "?".to_owned())]);
    let hidden = ContinuationError::Sign { position: 3, found: '\u{202e}' };
    assert_eq!(Continuation::read("01\u{202e}2"), Err(hidden));
    assert_eq!(hidden.args()[1], ("found", "[U+202E]".to_owned()));
    let newer = letters::write(&[2, 0, 0]);
    assert_eq!(Continuation::read(&newer), Err(ContinuationError::Form));
    let short = letters::write(&[1]);
    assert_eq!(Continuation::read(&short), Err(ContinuationError::Form));
    let keys =
        [sign, ContinuationError::Check, ContinuationError::Form].map(ContinuationError::key);
    assert_eq!(keys, ContinuationError::KEYS);
    assert!(ContinuationError::Check.args().is_empty());
}

#[test]
fn a_code_that_goes_on_too_long_is_not_read() {
    let fives = letters::read(&Continuation::default().code()).unwrap();
    let longer = letters::write(&[fives, vec![0]].concat());
    assert_eq!(Continuation::read(&longer), Err(ContinuationError::Form));
}

/// A period that ends before it begins, or a day as a span of one, is never written.
#[test]
fn a_code_that_would_be_written_otherwise_is_refused() {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let with_first = |earliest, latest| {
        let mut packer = Packer::default();
        packer.put(FORM, FORM_BITS);
        put_optional(&mut packer, None, put_day);
        for _ in READINGS {
            packer.put(0, 2);
        }
        let mut first = true;
        for field in carried() {
            if field.input() == Input::Day && std::mem::take(&mut first) {
                packer.put(2, 2);
                put_day(&mut packer, earliest);
                put_optional(&mut packer, Some(latest), put_day);
            } else {
                put_answer(&mut packer, field, &Facts::default());
            }
        }
        Continuation::read(&letters::write(&packer.fives()))
    };
    assert!(with_first(day(2019, 1, 1), day(2019, 12, 31)).is_ok());
    assert!(with_first(day(2019, 1, 2), day(2019, 12, 31)).is_ok());
    let wrong = Err(ContinuationError::Form);
    assert_eq!(with_first(day(2019, 12, 31), day(2019, 1, 1)), wrong);
    assert_eq!(with_first(day(2019, 1, 1), day(2019, 1, 1)), wrong);
}

/// A field named in no form would be lost in silence.
#[test]
fn every_field_that_a_rule_of_the_person_reads_is_carried() {
    let carried: Vec<_> = carried().map(AnyField::id).collect();
    for field in
        teji_notice::law().priority.fields().into_iter().chain(teji_notice::law().person.fields())
    {
        assert!(carried.contains(&field.id()), "{:?}", field.id());
    }
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader(typed in ".{0,80}", letters in "[0-9A-Z-]{0,80}") {
        let _ = Continuation::read(&typed);
        let _ = Continuation::read(&letters);
    }

    /// Codes that read to broken values are refused, and those that read give a check that can be judged.
    #[test]
    fn any_sound_code_gives_answers_that_can_be_judged(fives in prop::collection::vec(0_u8..32, 0..60)) {
        let code = letters::write(&[vec![1], fives].concat());
        if let Ok(read) = Continuation::read(&code) {
            let calendar = Calendar::published();
            let reference = read.reference.unwrap_or_else(first_day);
            let case = Case { facts: &read.facts, rulings: &read.rulings, calendar: &calendar, reference };
            let state = Check::of(case).state();
            prop_assert!(state != State::Fits || !read.facts.is_empty());
            prop_assert_eq!(Continuation::read(&read.code()).is_ok(), true);
        }
    }
}
