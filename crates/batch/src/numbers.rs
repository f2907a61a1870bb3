//! The numbers of certificates: proposals from a prefix that the authority gave, and what is odd about entered ones.

use std::collections::BTreeMap;

use teji_codes::{CertificateNumber, CodeError, Grade, Remark};
use teji_dossier::Weight;
use teji_fields::Problem;

/// Positions 1 to 15 of a certificate number, as the authority gave them: Y or S and 14 digits. Nothing of it is ever
/// made up here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Prefix(String);

/// A number that stands with a person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Numbered<'a> {
    /// The person's number in the batch.
    pub person: u32,
    /// What was typed as the certificate's number; blank says nothing.
    pub typed: &'a str,
    /// The year of the certificate's day, where it is known.
    pub year: Option<i32>,
}

/// Something about one number, or about several.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NumberFinding {
    /// With whom the numbers stand.
    pub persons: Vec<u32>,
    /// Whether a number must be wrong.
    pub weight: Weight,
    /// What it is.
    pub problem: Problem,
}

/// What stands for Jilin at positions 6 and 7.
const JILIN: &str = "22";
/// The length of a prefix.
const PREFIX: usize = CertificateNumber::GRADE_POSITION - 1;
/// The last serial number that six digits can hold.
const LAST_SERIAL: u32 = 999_999;

impl Prefix {
    /// Every key that a problem of [`Prefix::parse`] or [`Prefix::numbers`] has and the codes have not.
    pub const KEYS: [&'static str; 4] =
        ["numbers.prefix.length", "numbers.prefix.character", "numbers.serial", "numbers.overflow"];

    /// Reads a prefix; blanks and hyphens in it do not count. The problem tells the position.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let [length, character, ..] = Self::KEYS;
        let read = CertificateNumber::parse(typed).map_err(|error| match error {
            CodeError::Length { .. } => {
                Problem::new(length).with("least", &PREFIX).with("found", &0)
            }
            error => Problem { key: error.key(), args: error.args() },
        })?;
        let found = read.as_str().len();
        let wrong = remarks(&format!("{:0<PREFIX$.PREFIX$}", read.as_str()));
        if let Some((position, found)) = wrong.into_iter().find(|(position, _)| *position <= found)
        {
            return Err(Problem::new(character).with("position", &position).with("found", &found));
        }
        if found != PREFIX {
            return Err(Problem::new(length).with("least", &PREFIX).with("found", &found));
        }
        Ok(Self(read.as_str().to_owned()))
    }

    /// The fifteen characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is odd about the prefix of certificates of this year: another region than Jilin, another year.
    #[must_use]
    pub fn remarks(&self, year: Option<i32>) -> Vec<Problem> {
        CertificateNumber::parse(&self.numbered(1)).map_or(vec![], |number| odd(&number, year))
    }

    /// Proposes a number for each of so many people, from this serial number on.
    pub fn numbers(&self, first: u32, people: u32) -> Result<Vec<String>, Problem> {
        let [.., serial, overflow] = Self::KEYS;
        if first == 0 || first > LAST_SERIAL {
            return Err(Problem::new(serial).with("most", &LAST_SERIAL));
        }
        let left = LAST_SERIAL - first + 1;
        if people > left {
            return Err(Problem::new(overflow).with("people", &people).with("left", &left));
        }
        Ok((first..first + people).map(|serial| self.numbered(serial)).collect())
    }

    fn numbered(&self, serial: u32) -> String {
        format!("{}{}{serial:06}", self.0, CertificateNumber::SPECIAL_GRADE)
    }
}

/// The positions of this prefix that have another kind of character than certificates are said to have, and what stands there.
fn remarks(prefix: &str) -> Vec<(usize, char)> {
    let whole = format!("{prefix}{}000001", CertificateNumber::SPECIAL_GRADE);
    let remarks = CertificateNumber::parse(&whole).map(|number| number.remarks(Grade::Special));
    let place = |remark| match remark {
        Remark::CertificateCharacter { position, found } => Some((position, found)),
        _ => None,
    };
    remarks.into_iter().flatten().filter_map(place).collect()
}

/// What is odd about a number's region and year. Of a number of another length nothing is known.
fn odd(number: &CertificateNumber, year: Option<i32>) -> Vec<Problem> {
    let region = number.province().filter(|region| *region != JILIN);
    let region = region.map(|found| Problem::new(NumberFinding::REGION).with("found", &found));
    let other = number.year().zip(year).filter(|(number, year)| i32::from(*number) != *year);
    let year = other.map(|(number, year)| {
        Problem::new(NumberFinding::YEAR).with("number", &number).with("year", &year)
    });
    region.into_iter().chain(year).collect()
}

/// The serial number after the highest that is used under this prefix, 1 where none is: a proposal that begins there never
/// repeats a number. Numbers of another prefix, and those that cannot be read, say nothing. Beyond the last serial number
/// [`Prefix::numbers`] says so.
#[must_use]
pub fn next_serial(used: &[&str], prefix: &Prefix) -> u32 {
    let serial = |typed: &&str| {
        let number = CertificateNumber::parse(&typed.to_uppercase()).ok()?;
        let is_ours =
            number.is_special_grade() == Some(true) && number.as_str().starts_with(prefix.as_str());
        is_ours.then(|| number.serial()?.parse().ok())?
    };
    used.iter().filter_map(serial).max().map_or(1, |highest: u32| highest.saturating_add(1))
}

/// What is wrong or odd about a batch's numbers: each number by itself, then those that stand twice, then the gaps in
/// each row of serial numbers.
#[must_use]
pub fn check_numbers(numbers: &[Numbered<'_>]) -> Vec<NumberFinding> {
    let typed = || numbers.iter().filter(|one| !one.typed.trim().is_empty());
    let read: Vec<(u32, CertificateNumber)> = typed()
        .filter_map(|one| Some((one.person, CertificateNumber::parse(one.typed).ok()?)))
        .collect();
    let mut findings: Vec<NumberFinding> = typed().flat_map(alone).collect();
    findings.extend(twice(&read));
    findings.extend(gaps(&read));
    findings
}

fn alone(one: &Numbered<'_>) -> Vec<NumberFinding> {
    let finding = |weight, problem| NumberFinding { persons: vec![one.person], weight, problem };
    let fault = |error: &CodeError| {
        finding(Weight::Fault, Problem { key: error.key(), args: error.args() })
    };
    let number = match CertificateNumber::parse(one.typed) {
        Ok(number) => number,
        Err(error) => return vec![fault(&error)],
    };
    let remarks = number.remarks(Grade::Special);
    let remarks = remarks.iter().map(|remark| Problem { key: remark.key(), args: remark.args() });
    let odd = remarks.chain(odd(&number, one.year)).map(|problem| finding(Weight::Remark, problem));
    number.special_grade_fault().iter().map(fault).chain(odd).collect()
}

fn twice(read: &[(u32, CertificateNumber)]) -> Vec<NumberFinding> {
    let mut holders: BTreeMap<&CertificateNumber, Vec<u32>> = BTreeMap::new();
    for (person, number) in read {
        holders.entry(number).or_default().push(*person);
    }
    let shared = holders.into_iter().filter(|(_, persons)| persons.len() > 1);
    let finding = |(number, persons): (&CertificateNumber, Vec<u32>)| NumberFinding {
        weight: Weight::Fault,
        problem: Problem::new(NumberFinding::TWICE)
            .with("number", number)
            .with("times", &persons.len()),
        persons,
    };
    shared.map(finding).collect()
}

/// The serial numbers of each prefix in their order; a gap is told with the two people at its sides.
fn gaps(read: &[(u32, CertificateNumber)]) -> Vec<NumberFinding> {
    let mut rows: BTreeMap<&str, BTreeMap<u32, u32>> = BTreeMap::new();
    for (person, number) in read {
        let serial = number.serial().and_then(|serial| serial.parse().ok());
        if let (Some(serial), Some(true)) = (serial, number.is_special_grade()) {
            rows.entry(&number.as_str()[..PREFIX]).or_default().entry(serial).or_insert(*person);
        }
    }
    rows.values().flat_map(gaps_of_row).collect()
}

fn gaps_of_row(row: &BTreeMap<u32, u32>) -> Vec<NumberFinding> {
    let pairs = row.iter().zip(row.iter().skip(1));
    let gap = |((before, one), (after, other)): ((&u32, &u32), (&u32, &u32))| {
        let missing = after - before - 1;
        let problem = Problem::new(NumberFinding::GAP).with("missing", &missing);
        let problem = problem
            .with("from", &format!("{:06}", before + 1))
            .with("to", &format!("{:06}", after - 1));
        let persons = vec![*one, *other];
        (missing > 0).then_some(NumberFinding { persons, weight: Weight::Remark, problem })
    };
    pairs.filter_map(gap).collect()
}

impl NumberFinding {
    const REGION: &'static str = "numbers.region";
    const YEAR: &'static str = "numbers.year";
    const TWICE: &'static str = "numbers.twice";
    const GAP: &'static str = "numbers.gap";
    /// Every key that a finding has and the codes have not.
    pub const KEYS: [&'static str; 4] = [Self::REGION, Self::YEAR, Self::TWICE, Self::GAP];
}

#[cfg(test)]
mod tests;
