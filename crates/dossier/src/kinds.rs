//! Kinds of answers that only papers ask for: numbers of people, and counts.

use teji_codes::{IdentityNumber, Phone};
use teji_fields::{Clause, Field, FieldId, Input, Kind, Lines, Problem};

/// An identity number.
pub struct Identity;

impl Kind for Identity {
    type Value = IdentityNumber;

    fn read(&self, typed: &str) -> Result<IdentityNumber, Problem> {
        IdentityNumber::parse(typed)
            .map_err(|error| Problem { key: error.key(), args: error.args() })
    }

    fn input(&self) -> Input {
        Input::Line { most: 40, lines: Lines::One }
    }
}

/// A telephone number; an odd form of it is for a remark and no problem.
pub struct Telephone;

impl Kind for Telephone {
    type Value = Phone;

    fn read(&self, typed: &str) -> Result<Phone, Problem> {
        Phone::parse(typed).map_err(|error| Problem { key: error.key(), args: error.args() })
    }

    fn input(&self) -> Input {
        Input::Line { most: 40, lines: Lines::One }
    }
}

/// How many there are, in digits; from 1 on.
pub struct Count {
    /// The most that there can be.
    pub most: u64,
}

impl Count {
    /// The key of what can be wrong with a count.
    pub const PROBLEM: &'static str = "problem.count";
}

impl Kind for Count {
    type Value = u64;

    fn read(&self, typed: &str) -> Result<u64, Problem> {
        let digits: String = typed.trim().chars().map(half_width).collect();
        let count = digits.parse().ok().filter(|count| (1..=self.most).contains(count));
        count.ok_or_else(|| Problem::new(Self::PROBLEM).with("most", &self.most))
    }

    fn input(&self) -> Input {
        Input::Line { most: 20, lines: Lines::One }
    }
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff10}'..='\u{ff19}' => {
            u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c)
        }
        c => c,
    }
}

/// A field that no rule reads.
pub(crate) const fn field<K: Kind>(id: &'static str, clause: &'static str, kind: K) -> Field<K> {
    Field { id: FieldId(id), clause: Clause(clause), kind, best: "", worst: "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_whole_numbers_from_one_on() {
        let count = Count { most: 30 };
        for (typed, read) in [("1", 1), (" 30 ", 30), ("１２", 12), ("007", 7)] {
            assert_eq!(count.read(typed), Ok(read), "{typed}");
        }
        for typed in ["", "0", "31", "-1", "1.5", "two", "99999999999999999999"] {
            let problem = count.read(typed).unwrap_err();
            assert_eq!((problem.key, problem.args), (Count::PROBLEM, vec![("most", "30".into())]));
        }
    }

    #[test]
    fn numbers_of_people_name_the_place_that_is_wrong() {
        assert!(Identity.read("11010519491231002x").is_ok());
        let problem = Identity.read("110105194912310021").unwrap_err();
        assert_eq!(problem.key, "code.check_digit");
        assert!(Telephone.read("138 0013 8000").is_ok());
        assert_eq!(Telephone.read("").unwrap_err().key, "code.length");
    }
}
