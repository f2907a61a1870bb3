use super::*;
use crate::language::Language;

fn look(id: &str, typed: &str) -> Checked {
    let today = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
    check(id, typed, today, &Language::English.words()).unwrap()
}

#[test]
fn an_answer_is_missing_unsure_wrong_rough_or_exact() {
    for (id, typed, standing) in [
        ("grade_date", " ", AnswerState::Missing),
        ("grade_date", "?", AnswerState::Unsure),
        ("grade_date", "2020-13", AnswerState::Wrong),
        ("grade_date", "2027-01-01", AnswerState::Wrong),
        ("grade_date", "2020.7", AnswerState::Rough),
        ("grade_date", "2020年7月1日", AnswerState::Exact),
        ("health", "able", AnswerState::Exact),
        ("health", "well", AnswerState::Wrong),
        ("post_absences", "none", AnswerState::Exact),
        ("name", "张三", AnswerState::Exact),
        ("identity", "", AnswerState::Missing),
        ("credit", "91220101MA0000000X", AnswerState::Wrong),
    ] {
        let looked = look(id, typed);
        assert_eq!(looked.standing, standing, "{id}={typed}");
        assert_eq!(looked.problem.is_some(), standing == AnswerState::Wrong, "{id}={typed}");
        if let Some(problem) = looked.problem {
            assert!(!problem.message.starts_with(&problem.key) && !problem.cure.is_empty());
        }
    }
    let today = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
    assert_eq!(check("nothing", "x", today, &Language::English.words()), None);
}

#[test]
fn numbers_tell_their_parts_or_the_place_that_is_wrong() {
    let identity = look("identity", "11010519491231002x");
    let parts: Vec<_> = identity.parts.iter().map(|(name, value)| (&**name, &**value)).collect();
    let wanted = [
        ("birth", "1949-12-31"),
        ("number", "11010519491231002X"),
        ("region", "110105"),
        ("sex", "female"),
    ];
    assert_eq!(parts, wanted);
    let wrong = look("identity", "110105194912310021").problem.unwrap();
    assert_eq!((wrong.key.as_str(), wrong.field.as_str()), ("code.check_digit", "identity"));
    assert!(wrong.message.contains("18"), "{}", wrong.message);
    let odd = look("phone", "123");
    assert_eq!((odd.standing, odd.remarks.len()), (AnswerState::Exact, 1));
}

/// The notice settles the 16th character of a special-grade certificate, and of no other one.
#[test]
fn a_special_certificate_wants_a_t_at_sixteen() {
    let number = "Y000022000000261000001";
    assert_eq!(look("certificate", number).standing, AnswerState::Exact);
    let special = look("special_certificate", number);
    assert_eq!(special.standing, AnswerState::Wrong);
    assert_eq!(special.problem.unwrap().key, "code.grade");
    let right = look("special_certificate", "Y00002200000026T000001");
    assert_eq!((right.standing, right.problem), (AnswerState::Exact, None));
}

#[test]
fn every_kind_of_number_can_be_looked_at() {
    for id in NUMBERS {
        assert_eq!(look(id, "").standing, AnswerState::Missing, "{id}");
        assert_eq!(look(id, "?!").id, id);
    }
}
