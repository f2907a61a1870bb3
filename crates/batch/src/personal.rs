//! Telephone and identity numbers within a text: that there are some, and the text without them.

use std::ops::Range;

use teji_fields::read_day;

use crate::kinds::half_width;

/// A telephone number has so many digits at the least.
const DIGITS: usize = 7;
/// A group of them has so many.
const GROUP: usize = 3;
/// What may stand between groups of digits, as behind an area code.
const BETWEEN: [char; 14] = [
    '-', ' ', '(', ')', '.', '/', '_', '\u{b7}', '\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}',
    '\u{2212}', '\t',
];

/// Whether digits follow each other as in a number of a person; between groups of three or more something may stand, as
/// behind an area code. The code of an occupation has smaller groups.
pub(crate) fn tells_a_number(typed: &str) -> bool {
    !numbers(typed).is_empty()
}

/// The text with room in place of each such number.
pub(crate) fn without_numbers(typed: &str, room: &str) -> String {
    let found = numbers(typed);
    let mut told = String::new();
    for (place, sign) in typed.chars().enumerate() {
        match found.iter().find(|number| number.contains(&place)) {
            None => told.push(sign),
            Some(number) if number.start == place => told.push_str(room),
            Some(_) => {}
        }
    }
    told
}

/// Where such numbers stand, in characters; an identity number may end with X.
fn numbers(typed: &str) -> Vec<Range<usize>> {
    // Each sign has one half-width sign, so places are the same in both.
    let signs: Vec<char> = half_width(typed).chars().collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    let (mut start, mut digits, mut past) = (0, 0, 0);
    for (place, sign) in signs.iter().enumerate() {
        if digits == 0 && (place == 0 || !signs[place - 1].is_ascii_digit()) {
            past = past.max(place + day_of(&signs[place..]));
        }
        match sign {
            _ if place < past => continue,
            '0'..='9' => {
                if digits == 0 {
                    start = place;
                }
                digits += 1;
            }
            sign if digits >= GROUP && BETWEEN.contains(sign) => continue,
            'X' | 'x' if digits >= DIGITS => {}
            _ => {
                digits = 0;
                continue;
            }
        }
        if digits >= DIGITS {
            found.retain(|number| number.start != start);
            found.push(start..place + 1);
        }
    }
    found
}

/// How many signs a day takes that stands at the front, as in 2026.11.2; none if no day stands there.
fn day_of(signs: &[char]) -> usize {
    let groups: Vec<&[char]> = signs.splitn(4, |sign| !sign.is_ascii_digit()).take(3).collect();
    let [year, month, day] = groups[..] else { return 0 };
    let length = year.len() + month.len() + day.len() + 2;
    let parts = [signs.get(year.len()), signs.get(year.len() + 1 + month.len())];
    let typed: String = signs[..length].iter().collect();
    let alike = parts[0] == parts[1] && parts[0].is_some_and(|sign| "./-".contains(*sign));
    if alike && read_day(&typed).is_ok() { length } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_people_are_told_from_other_digits() {
        for typed in [
            "0431-88888888",
            "138 0000 1234",
            "监察科１３８０００１２３４",
            "220104197503150013",
            "138.0000.1234",
            "0431—88888888",
        ] {
            assert!(tells_a_number(typed), "{typed}");
        }
        for typed in ["办公楼201房间", "2026年11月2日", "6-20-01-01", "三车间12号楼3层405", ""]
            .into_iter()
            .chain(["2026.11.02", "2026.11.02-2026.11.08", "2026/11/2至2026/11/8"])
        {
            assert!(!tells_a_number(typed), "{typed}");
        }
    }

    #[test]
    fn numbers_give_way_to_room_and_the_rest_stays() {
        for (typed, told) in [
            ("监察科0431-88888888，办公楼201房间", "监察科＿，办公楼201房间"),
            ("监察科（０４３１）８８８８８８８８", "监察科（＿"),
            ("13800001234或13900001234", "＿或＿"),
            ("22010419750315001X 张三", "＿ 张三"),
            ("办公楼201房间", "办公楼201房间"),
            ("6-20-01-01", "6-20-01-01"),
            ("2026.11.02-2026.11.08，电话13800001234", "2026.11.02-2026.11.08，电话＿"),
            ("2026-11-021234", "＿"),
            ("2026.11.02 13800001234", "2026.11.02 ＿"),
            ("0431-1.2.2026", "＿"),
            ("", ""),
        ] {
            assert_eq!(without_numbers(typed, "＿"), told, "{typed}");
            assert!(!tells_a_number(&without_numbers(typed, "＿")));
        }
    }
}
