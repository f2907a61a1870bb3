//! 统一社会信用代码: the unified social credit code of GB 32100, with the organisation code of GB 11714 inside.

use std::fmt;

use crate::reading::{compact, expect_check, expect_each, expect_length, weighted_sum};
use crate::{CodeError, Remark};

/// A credit code of 18 characters: registrar and kind (2), region (6), organisation code (9), check digit.
///
/// Sources: GB 32100-2015 for the whole, GB 11714-1997 for characters 9–17, whose last is a check digit of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CreditCode(String);

const LENGTH: usize = 18;
const INNER_CHECK_POSITION: usize = 17;
/// The characters of GB 32100 in the order of their values: I, O, S, V and Z are left out.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const MODULUS: usize = ALPHABET.len();
/// The powers of three, by 31.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const INNER_WEIGHTS: [usize; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
/// The check digit of GB 11714 for each of 0 to 11: ten is written X, eleven 0.
const INNER_CHECK_DIGITS: &str = "0123456789X0";
/// What an enterprise's code begins with: registered by the market regulator, an enterprise.
const ENTERPRISE: &str = "91";

impl CreditCode {
    /// Reads a credit code; small letters are read as capitals.
    ///
    /// The inner check digit is a fault in a code that begins with 91. Other registrars have not always kept to it,
    /// so in their codes it is a remark.
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        let code = Self(compact(typed).to_ascii_uppercase());
        expect_length(&code.0, LENGTH)?;
        expect_each(&code.0, |_, c| ALPHABET.contains(c))?;
        expect_check(&code.0, LENGTH, check_digit(&code.0))?;
        if code.is_enterprise() {
            code.expect_inner_check()?;
        }
        Ok(code)
    }

    /// The canonical form: 18 digits and capitals.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the code begins with 91, as those of enterprises do.
    #[must_use]
    pub fn is_enterprise(&self) -> bool {
        self.0.starts_with(ENTERPRISE)
    }

    /// The six characters of the registrar's region (GB/T 2260).
    #[must_use]
    pub fn region(&self) -> &str {
        &self.0[2..8]
    }

    /// The organisation code of GB 11714: eight characters and their check digit.
    #[must_use]
    pub fn organisation(&self) -> &str {
        &self.0[8..17]
    }

    /// What is odd about the code without making it wrong.
    #[must_use]
    pub fn remarks(&self) -> Vec<Remark> {
        let kind = (!self.is_enterprise())
            .then(|| Remark::NotEnterprise { found: self.0[..2].to_owned() });
        kind.into_iter().chain(self.inner_remark()).collect()
    }

    fn inner_remark(&self) -> Option<Remark> {
        let Err(CodeError::CheckDigit { position, expected, found }) = self.expect_inner_check()
        else {
            return None;
        };
        Some(Remark::InnerCheckDigit { position, expected, found })
    }

    fn expect_inner_check(&self) -> Result<(), CodeError> {
        expect_check(&self.0, INNER_CHECK_POSITION, inner_check_digit(self.organisation()))
    }
}

/// GB 32100: each character's value times a power of three, summed, and the sum filled up to a multiple of 31.
fn check_digit(text: &str) -> char {
    let sum = weighted_sum(text, WEIGHTS, |c| ALPHABET.find(c));
    char::from(ALPHABET.as_bytes()[(MODULUS - sum % MODULUS) % MODULUS])
}

/// GB 11714 gives letters the values 10 to 35, so it counts those too that GB 32100 leaves out.
fn inner_check_digit(organisation: &str) -> char {
    let sum =
        weighted_sum(organisation, INNER_WEIGHTS, |c| c.to_digit(36).map(|digit| digit as usize));
    char::from(INNER_CHECK_DIGITS.as_bytes()[11 - sum % 11])
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Codes that large enterprises and an authority print on their own pages.
    const KNOWN: [&str; 6] = [
        "91110000802100433B",
        "91330100799655058B",
        "914403001922038216",
        "9144030071526726XG",
        "91110108551385082Q",
        "11100000000013338W",
    ];

    #[test]
    fn known_codes_are_read() {
        for typed in KNOWN {
            assert_eq!(CreditCode::parse(typed).map(|code| code.to_string()), Ok(typed.to_owned()));
        }
    }

    #[test]
    fn its_parts() {
        let code = CreditCode::parse(" 9144030071526726xg ").unwrap();
        assert_eq!(
            (code.as_str(), code.region(), code.organisation()),
            (KNOWN[3], "440300", "71526726X")
        );
        assert!(code.is_enterprise());
        assert_eq!(code.remarks(), []);
    }

    #[test]
    fn an_authority_is_no_enterprise() {
        let code = CreditCode::parse(KNOWN[5]).unwrap();
        assert!(!code.is_enterprise());
        assert_eq!(code.remarks(), [Remark::NotEnterprise { found: "11".into() }]);
    }

    #[test]
    fn each_fault_names_its_place() {
        let rows = [
            ("", CodeError::Length { expected: 18, found: 0 }),
            ("9111000080210043B", CodeError::Length { expected: 18, found: 17 }),
            ("91110000802100433BB", CodeError::Length { expected: 18, found: 19 }),
            ("9I110000802100433B", CodeError::Character { position: 2, found: 'I' }),
            ("911100008021O0433B", CodeError::Character { position: 13, found: 'O' }),
            ("91110000802100433\u{4E00}", CodeError::Character { position: 18, found: '\u{4E00}' }),
            (
                "91110000802100433C",
                CodeError::CheckDigit { position: 18, expected: 'B', found: 'C' },
            ),
        ];
        for (typed, fault) in rows {
            assert_eq!(CreditCode::parse(typed), Err(fault), "{typed}");
        }
        for letter in ['I', 'O', 'S', 'V', 'Z'] {
            let typed = KNOWN[0].replacen('8', &letter.to_string(), 1);
            assert_eq!(
                CreditCode::parse(&typed),
                Err(CodeError::Character { position: 9, found: letter })
            );
        }
    }

    /// D2143569-X is the example of GB 11714; the others were reckoned by hand.
    #[test]
    fn the_inner_digit_by_hand() {
        let rows = [
            ("D2143569", 'X'),
            ("00000000", '0'),
            ("00000005", '1'),
            ("MA000000", '7'),
            ("Y0000000", '8'),
        ];
        for (organisation, digit) in rows {
            assert_eq!(inner_check_digit(&format!("{organisation}-")), digit, "{organisation}");
        }
    }

    #[test]
    fn a_sum_without_remainder_has_the_check_digit_nought() {
        assert_eq!(check_digit("00000000000000000"), '0');
        assert_eq!(check_digit("10000000000000000"), 'Y');
        assert_eq!(check_digit("Y0000000000000000"), '1');
        assert_eq!(check_digit("01000000000000000"), 'W');
    }

    #[test]
    fn a_wrong_inner_digit_is_a_fault_only_for_enterprises() {
        let enterprise = sealed("91220101D21435691");
        let fault = CodeError::CheckDigit { position: 17, expected: 'X', found: '1' };
        assert_eq!(CreditCode::parse(&enterprise), Err(fault));
        let other = CreditCode::parse(&sealed("52220101D21435691")).unwrap();
        let remark = Remark::InnerCheckDigit { position: 17, expected: 'X', found: '1' };
        assert_eq!(other.remarks(), [Remark::NotEnterprise { found: "52".into() }, remark]);
        assert_eq!(
            CreditCode::parse(&sealed("91220101D2143569X")).map(|code| code.remarks()),
            Ok(vec![])
        );
    }

    /// Adds the outer check digit by the standard's other wording: it fills the sum up to a multiple of 31.
    fn sealed(body: &str) -> String {
        let value = |c| ALPHABET.chars().position(|other| other == c).unwrap();
        let sum = body.chars().rev().fold(0, |sum, c| (sum * 3 + value(c)) % 31);
        let digit = ALPHABET.chars().find(|c| (sum + value(*c)) % 31 == 0).unwrap();
        format!("{body}{digit}")
    }

    fn code() -> impl Strategy<Value = String> {
        "[1-9][1-9][0-9]{6}[0-9A-HJ-NP-RTUWXY]{8}".prop_map(|body| {
            let digit = inner_check_digit(&body[8..]);
            sealed(&format!("{body}{digit}"))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn parse_after_show_is_the_same(text in code()) {
            let code = CreditCode::parse(&text).unwrap();
            prop_assert_eq!(code.to_string(), text);
            prop_assert_eq!(CreditCode::parse(&code.to_string().to_lowercase()), Ok(code));
        }

        #[test]
        fn one_wrong_character_is_caught(text in code(), place in 0..18_usize, other in "[0-9A-HJ-NP-RTUWXY]") {
            let mut typed = text;
            prop_assume!(typed[place..=place] != other);
            typed.replace_range(place..=place, &other);
            prop_assert!(CreditCode::parse(&typed).is_err());
        }

        #[test]
        fn nothing_typed_can_panic(typed in "[0-9A-Z\u{FF10}-\u{FF19}\u{4E00} -]{0,22}") {
            let _ = CreditCode::parse(&typed);
        }
    }
}
