//! Certificate numbers of special-grade technicians (特级技师) and senior technicians (高级技师).

use std::fmt;

use crate::reading::{compact, expect_each};
use crate::{CodeError, Part, Remark};

/// A certificate number: letters and digits, of whatever length.
///
/// The notice settles one thing only: the 16th character of a special-grade number is a capital T (clause 4.4).
/// [`CertificateNumber::special_grade_fault`] judges that. Length and meaning of the other positions come from
/// secondary sources, and older certificates and enterprises' own have other forms; so a number of any length is
/// held, its 16th character can be asked for, and all else is a remark. Capitals and small letters stay apart, since
/// the notice asks for a capital.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CertificateNumber(String);

/// The grade that a certificate is presented for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// 特级技师: 22 characters with T at 16.
    Special,
    /// 高级技师: 22 characters with 1 at 16, or the older 16 digits with 1 at 11.
    SeniorTechnician,
}

/// The kind of body that assessed the holder, from the first character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// Y: an employer.
    Employer,
    /// S: an assessment organisation.
    Organisation,
}

/// Forms known from secondary sources, one sign a position: `B` the kind of body, `#` a digit, others themselves.
const SPECIAL: &str = "B##############T######";
const SENIOR: &str = "B##############1######";
const OLDER_SENIOR: &str = "##########1#####";

impl CertificateNumber {
    /// Where the grade stands, counted from 1 as clause 4.4 counts.
    pub const GRADE_POSITION: usize = 16;
    /// What stands there on a special-grade certificate.
    pub const SPECIAL_GRADE: char = 'T';

    /// Reads letters and digits of ASCII; only something else among them, or nothing at all, is a fault.
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        let text = compact(typed);
        if text.is_empty() {
            return Err(CodeError::Length { expected: SPECIAL.len(), found: 0 });
        }
        expect_each(&text, |_, c| c.is_ascii_alphanumeric())?;
        Ok(Self(text))
    }

    /// The canonical form: letters and digits without spaces and hyphens.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The character at a position, which counts from 1 as the notice counts.
    #[must_use]
    pub fn character_at(&self, position: usize) -> Option<char> {
        self.0.chars().nth(position.checked_sub(1)?)
    }

    /// Whether the 16th character is a capital T; unknown where the number is too short to have one.
    #[must_use]
    pub fn is_special_grade(&self) -> Option<bool> {
        self.character_at(Self::GRADE_POSITION).map(|c| c == Self::SPECIAL_GRADE)
    }

    /// The fault that clause 4.4 finds in a number presented for special grade: another 16th character, or none.
    #[must_use]
    pub fn special_grade_fault(&self) -> Option<CodeError> {
        let wrong = self.is_special_grade() != Some(true);
        wrong.then_some(CodeError::Component { part: Part::Grade, position: Self::GRADE_POSITION })
    }

    /// What is odd, by secondary sources, about the number as one of this grade.
    #[must_use]
    pub fn remarks(&self, grade: Grade) -> Vec<Remark> {
        match form(grade, self.0.len()) {
            Some(form) => (1..).zip(form.chars().zip(self.0.chars())).filter_map(remark).collect(),
            None => {
                vec![Remark::CertificateLength { expected: SPECIAL.len(), found: self.0.len() }]
            }
        }
    }

    /// The kind of body, in a number of 22 characters.
    #[must_use]
    pub fn body(&self) -> Option<Body> {
        match self.part(1, 1)? {
            "Y" => Some(Body::Employer),
            "S" => Some(Body::Organisation),
            _ => None,
        }
    }

    /// The province of the body (GB/T 2260, two digits), in a number of 22 characters. Jilin is 22.
    #[must_use]
    pub fn province(&self) -> Option<&str> {
        self.part(6, 7)
    }

    /// The year of issue, in a number of 22 characters: its two digits are those of this century.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        self.part(14, 15)?.parse::<u16>().ok().map(|year| 2000 + year)
    }

    /// The serial number of the certificate, in a number of 22 characters.
    #[must_use]
    pub fn serial(&self) -> Option<&str> {
        self.part(17, 22)
    }

    fn part(&self, first: usize, last: usize) -> Option<&str> {
        (self.0.len() == SPECIAL.len()).then(|| &self.0[first - 1..last])
    }
}

fn form(grade: Grade, length: usize) -> Option<&'static str> {
    let forms: &[&'static str] = match grade {
        Grade::Special => &[SPECIAL],
        Grade::SeniorTechnician => &[SENIOR, OLDER_SENIOR],
    };
    forms.iter().copied().find(|form| form.len() == length)
}

/// Compares a position with the form's sign for it. The T is not compared: it is the notice's, and no remark.
fn remark((position, (sign, found)): (usize, (char, char))) -> Option<Remark> {
    match sign {
        'B' if !matches!(found, 'Y' | 'S') => {
            Some(Remark::CertificateCharacter { position, found })
        }
        '#' if !found.is_ascii_digit() => Some(Remark::CertificateCharacter { position, found }),
        '1' if found != '1' => Some(Remark::CertificateGrade { position, expected: '1', found }),
        _ => None,
    }
}

impl fmt::Display for CertificateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const GOOD: &str = "Y123422000789 23T000456";

    fn read(typed: &str) -> CertificateNumber {
        CertificateNumber::parse(typed).unwrap()
    }

    fn character(position: usize, found: char) -> Remark {
        Remark::CertificateCharacter { position, found }
    }

    #[test]
    fn its_parts() {
        let number = read(GOOD);
        assert_eq!(number.as_str(), "Y12342200078923T000456");
        assert_eq!(number.body(), Some(Body::Employer));
        assert_eq!(
            (number.province(), number.year(), number.serial()),
            (Some("22"), Some(2023), Some("000456"))
        );
        assert_eq!(read("S12342200078923T000456").body(), Some(Body::Organisation));
        let odd = read("T123422000789A3T000456");
        assert_eq!((odd.body(), odd.year()), (None, None));
        let short = read("Y12342200078923T00045");
        assert_eq!(
            (short.body(), short.province(), short.year(), short.serial()),
            (None, None, None, None)
        );
    }

    #[test]
    fn positions_count_from_one() {
        let number = read(GOOD);
        let seen = [0, 1, 15, 16, 22, 23, usize::MAX].map(|position| number.character_at(position));
        assert_eq!(seen, [None, Some('Y'), Some('3'), Some('T'), Some('6'), None, None]);
    }

    #[test]
    fn the_sixteenth_character_decides() {
        let fault = Some(CodeError::Component { part: Part::Grade, position: 16 });
        let rows = [
            ("Y12342200078923T000456", Some(true), None),
            ("Y12342200078923\u{FF34}000456", Some(true), None),
            ("Y12342200078923t000456", Some(false), fault.clone()),
            ("Y123422000789231000456", Some(false), fault.clone()),
            ("Y12342200078923T", Some(true), None),
            ("Y123422000789231", Some(false), fault.clone()),
            ("Y1234220007892T", None, fault.clone()),
            ("T", None, fault),
        ];
        for (typed, special, fault) in rows {
            assert_eq!(read(typed).is_special_grade(), special, "{typed}");
            assert_eq!(read(typed).special_grade_fault(), fault, "{typed}");
        }
    }

    #[test]
    fn the_rest_of_a_special_grade_number_is_only_remarked_on() {
        let length = |found| vec![Remark::CertificateLength { expected: 22, found }];
        let rows = [
            (GOOD, vec![]),
            ("S12342200078923T000456", vec![]),
            ("Y123422000789231000456", vec![]),
            ("y12342200078923T000456", vec![character(1, 'y')]),
            ("112342200078923T00045A", vec![character(1, '1'), character(22, 'A')]),
            ("Y1234220007892BTX00456", vec![character(15, 'B'), character(17, 'X')]),
            ("Y12342200078923T00045", length(21)),
            ("Y12342200078923T0004567", length(23)),
            ("1234567890123456", length(16)),
        ];
        for (typed, remarks) in rows {
            assert_eq!(read(typed).remarks(Grade::Special), remarks, "{typed}");
        }
    }

    #[test]
    fn a_senior_technicians_number_has_two_forms() {
        let grade = |position, found| Remark::CertificateGrade { position, expected: '1', found };
        let rows = [
            ("S123422000789231000456", vec![]),
            ("1207003000100001", vec![]),
            ("1207003000200001", vec![grade(11, '2')]),
            ("12070030001T0001", vec![character(12, 'T')]),
            ("Y12342200078923T000456", vec![grade(16, 'T')]),
            ("Q123422000789231000456", vec![character(1, 'Q')]),
            ("A207003000323456", vec![character(1, 'A'), grade(11, '3')]),
            ("GJ-2018-7", vec![Remark::CertificateLength { expected: 22, found: 7 }]),
        ];
        for (typed, remarks) in rows {
            assert_eq!(read(typed).remarks(Grade::SeniorTechnician), remarks, "{typed}");
        }
    }

    #[test]
    fn only_what_is_no_number_at_all_is_refused() {
        let rows = [
            ("", CodeError::Length { expected: 22, found: 0 }),
            (" - ", CodeError::Length { expected: 22, found: 0 }),
            ("Y1234\u{53F7}", CodeError::Character { position: 6, found: '\u{53F7}' }),
            ("Y_1", CodeError::Character { position: 2, found: '_' }),
        ];
        for (typed, fault) in rows {
            assert_eq!(CertificateNumber::parse(typed), Err(fault), "{typed}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn parse_after_show_is_the_same(text in "[0-9A-Za-z]{1,24}") {
            prop_assert_eq!(read(&text).to_string(), text);
        }

        #[test]
        fn each_number_of_the_form_is_without_remark(text in "[YS][0-9]{14}T[0-9]{6}") {
            prop_assert_eq!(read(&text).remarks(Grade::Special), vec![]);
            prop_assert_eq!(read(&text).special_grade_fault(), None);
        }
    }
}
