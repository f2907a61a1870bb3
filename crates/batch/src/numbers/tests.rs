use proptest::prelude::*;

use super::*;

const GIVEN: &str = "Y12342200078926";

fn prefix() -> Prefix {
    Prefix::parse(GIVEN).unwrap()
}

fn args(problem: &Problem) -> Vec<(&str, &str)> {
    problem.args.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

#[test]
fn numbers_follow_from_the_prefix_and_the_first_serial_number() {
    assert_eq!(GIVEN.len(), 15);
    let expected = ["Y12342200078926T000009", "Y12342200078926T000010", "Y12342200078926T000011"];
    assert_eq!(prefix().numbers(9, 3).unwrap(), expected);
    assert_eq!(Prefix::parse(" S1234-22 000789 26").unwrap().as_str(), "S12342200078926");
    assert_eq!(prefix().numbers(1, 0).unwrap(), [""; 0]);
}

#[test]
fn six_digits_are_never_exceeded() {
    assert_eq!(prefix().numbers(999_998, 2).unwrap()[1], "Y12342200078926T999999");
    assert_eq!(prefix().numbers(999_999, 1).unwrap(), ["Y12342200078926T999999"]);
    let problem = prefix().numbers(999_998, 3).unwrap_err();
    assert_eq!(problem.key, "numbers.overflow");
    assert_eq!(args(&problem), [("people", "3"), ("left", "2")]);
    assert!(prefix().numbers(999_999, u32::MAX).is_err());
    for first in [0, 1_000_000, u32::MAX] {
        assert_eq!(prefix().numbers(first, 1).unwrap_err().key, "numbers.serial", "{first}");
    }
}

#[test]
fn a_prefix_of_another_form_is_refused_with_its_position() {
    let refused = |typed: &str| Prefix::parse(typed).unwrap_err();
    for (typed, position, found) in [
        ("X12342200078926", "1", "X"),
        ("y12342200078926", "1", "y"),
        ("Y1234220007892T", "15", "T"),
        ("Y12B42200078926", "4", "B"),
        ("Y12B4", "4", "B"),
    ] {
        let problem = refused(typed);
        assert_eq!(problem.key, "numbers.prefix.character", "{typed}");
        assert_eq!(args(&problem), [("position", position), ("found", found)], "{typed}");
    }
    for (typed, found) in [("", "0"), ("Y1234220007892", "14"), ("Y12342200078926T", "16")] {
        let problem = refused(typed);
        assert_eq!(problem.key, "numbers.prefix.length", "{typed}");
        assert_eq!(args(&problem), [("least", "15"), ("found", found)], "{typed}");
    }
    assert_eq!(refused("Y1234吉00078926").key, "code.character");
}

#[test]
fn another_region_or_another_year_is_remarked() {
    assert_eq!(prefix().remarks(Some(2026)), []);
    assert_eq!(prefix().remarks(None), []);
    let remarks = Prefix::parse("Y12341100078925").unwrap().remarks(Some(2026));
    assert_eq!(
        remarks.iter().map(|one| one.key).collect::<Vec<_>>(),
        ["numbers.region", "numbers.year"]
    );
    assert_eq!(args(&remarks[0]), [("found", "11")]);
    assert_eq!(args(&remarks[1]), [("number", "2025"), ("year", "2026")]);
}

fn checked(typed: &[&str]) -> Vec<(Vec<u32>, Weight, &'static str)> {
    let numbers: Vec<Numbered<'_>> = (1..)
        .zip(typed)
        .map(|(person, typed)| Numbered { person, typed, year: Some(2026) })
        .collect();
    let findings = check_numbers(&numbers);
    findings.into_iter().map(|one| (one.persons, one.weight, one.problem.key)).collect()
}

#[test]
fn another_16th_character_is_a_fault_with_its_position_and_a_length_a_warning() {
    let fault =
        check_numbers(&[Numbered { person: 4, typed: "Y123422000789261000001", year: None }]);
    assert_eq!((fault[0].weight, fault[0].problem.key), (Weight::Fault, "code.grade"));
    assert_eq!(args(&fault[0].problem), [("position", "16")]);
    assert_eq!(fault.len(), 1);
    let long = checked(&["Y12342200078926T0000001"]);
    assert_eq!(long, [(vec![1], Weight::Remark, "remark.certificate_length")]);
    let short = checked(&["Y1234"]);
    let expected = [
        (vec![1], Weight::Fault, "code.grade"),
        (vec![1], Weight::Remark, "remark.certificate_length"),
    ];
    assert_eq!(short, expected);
}

#[test]
fn the_warning_about_the_length_names_its_source() {
    let words = teji_text::Catalog::read(&[teji_notice::CHINESE]);
    assert!(words.text("remark.certificate_length.try").contains("本通知只规定第16位"));
}

#[test]
fn numbers_in_a_row_raise_nothing_and_blanks_say_nothing() {
    let mut numbers = prefix().numbers(5, 3).unwrap();
    numbers.push(" ".to_owned());
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    assert_eq!(checked(&numbers), []);
    assert_eq!(checked(&[]), []);
}

#[test]
fn a_number_that_stands_twice_is_told_with_both_people() {
    let typed = ["Y12342200078926T000001", "Y12342200078926T000002", "Y1234 2200078926 T 000001"];
    assert_eq!(checked(&typed), [(vec![1, 3], Weight::Fault, "numbers.twice")]);
    let odd = ["ABC-1", "ABC1"];
    let both = checked(&odd).into_iter().filter(|one| one.2 == "numbers.twice");
    assert_eq!(both.count(), 1);
}

#[test]
fn gaps_are_told_within_a_prefix_with_the_people_at_both_sides() {
    let typed = [
        "Y12342200078926T000007",
        "Y12342200078926T000001",
        "S12342200078926T000100",
        "Y12342200078926T000002",
    ];
    assert_eq!(checked(&typed), [(vec![4, 1], Weight::Remark, "numbers.gap")]);
    let numbers: Vec<Numbered<'_>> =
        (1..).zip(typed).map(|(person, typed)| Numbered { person, typed, year: None }).collect();
    let gap = &check_numbers(&numbers)[0].problem;
    assert_eq!(args(gap), [("missing", "4"), ("from", "000003"), ("to", "000006")]);
}

#[test]
fn entered_numbers_have_the_remarks_of_region_and_year_too() {
    let expected = [
        (vec![1], Weight::Remark, "numbers.region"),
        (vec![1], Weight::Remark, "numbers.year"),
        (vec![2], Weight::Remark, "remark.certificate_character"),
    ];
    let typed = ["Y12341100078925T000001", "Q12342200078926T000001"];
    assert_eq!(checked(&typed), expected);
}

proptest! {
    #[test]
    fn whatever_is_proposed_is_sound_and_has_the_prefix_as_it_was_given(
        given in "[YS][0-9]{4}22[0-9]{6}[0-9]{2}", first in 1_u32..=999_999, people in 0_u32..40,
    ) {
        let prefix = Prefix::parse(&given).unwrap();
        let year = 2000 + given[13..].parse::<i32>().unwrap();
        match prefix.numbers(first, people) {
            Ok(numbers) => {
                prop_assert_eq!(numbers.len(), people as usize);
                let all: Vec<Numbered<'_>> = (1..).zip(&numbers)
                    .map(|(person, typed)| Numbered { person, typed, year: Some(year) }).collect();
                prop_assert_eq!(check_numbers(&all), vec![]);
                let is_sound = |one: &String| one.starts_with(&given) && one.len() == 22;
                prop_assert!(numbers.iter().all(is_sound));
            }
            Err(_) => prop_assert!(first + people > 1_000_000),
        }
    }

    #[test]
    fn nothing_typed_breaks_the_reading(typed in "\\PC{0,30}") {
        if let Ok(prefix) = Prefix::parse(&typed) {
            prop_assert_eq!(prefix.as_str().len(), 15);
        }
        let findings = check_numbers(&[Numbered { person: 1, typed: &typed, year: Some(2026) }]);
        prop_assert!(findings.iter().all(|one| one.persons == [1]));
    }
}

#[test]
fn the_next_serial_follows_the_highest_that_is_used_under_the_prefix() {
    let prefix = Prefix::parse("Y00002200000026").unwrap();
    let next = |used: &[&str]| next_serial(used, &prefix);
    assert_eq!(next(&[]), 1);
    assert_eq!(next(&["", "?", "Y00002200000026T"]), 1);
    assert_eq!(next(&["Y00002200000026T000003", " y00002200000026t 000007", "Y0000220000002"]), 8);
    assert_eq!(next(&["Y00002200000025T000900", "Y000022000000261000900"]), 1);
    assert_eq!(next(&["Y00002200000026T999999"]), 1_000_000);
    assert!(prefix.numbers(next(&["Y00002200000026T999999"]), 1).is_err());
    let used = prefix.numbers(1, 5).unwrap();
    let listed: Vec<&str> = used.iter().map(String::as_str).collect();
    let proposed = prefix.numbers(next(&listed[2..4]), 3).unwrap();
    assert!(proposed.iter().all(|number| !listed[2..4].contains(&number.as_str())));
}
