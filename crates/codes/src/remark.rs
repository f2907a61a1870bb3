//! What is odd about a number without making it wrong.

/// A warning: it is shown, and it stops nobody.
///
/// `position` counts from 1 over the characters that were read; `expected` is what the source asks for there, `found`
/// what was read. What a certificate's other positions hold is known
/// from secondary sources only; the notice settles the 16th character of a special-grade certificate and no more.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "what position, expected and found are stands once, above")]
pub enum Remark {
    /// The organisation code inside a credit code that does not begin with 91 fails its own check (GB 11714).
    InnerCheckDigit { position: usize, expected: char, found: char },
    /// The credit code is sound, but its first two characters are not an enterprise's 91.
    NotEnterprise { found: String },
    /// Certificates of this grade are said to be longer or shorter.
    CertificateLength { expected: usize, found: usize },
    /// Certificates of this form are said to have another kind of character here.
    CertificateCharacter { position: usize, found: char },
    /// Certificates of senior technicians are said to have this character here.
    CertificateGrade { position: usize, expected: char, found: char },
    /// This is neither a mobile number nor an area code with a number of the right length.
    PhoneForm,
}

impl Remark {
    /// Every key that [`Remark::key`] can give, so that a test can ask a text file for each.
    pub const KEYS: [&'static str; 6] = [
        "remark.inner_check_digit",
        "remark.not_enterprise",
        "remark.certificate_length",
        "remark.certificate_character",
        "remark.certificate_grade",
        "remark.phone_form",
    ];

    /// The key under which a text file words this warning.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::InnerCheckDigit { .. } => "remark.inner_check_digit",
            Self::NotEnterprise { .. } => "remark.not_enterprise",
            Self::CertificateLength { .. } => "remark.certificate_length",
            Self::CertificateCharacter { .. } => "remark.certificate_character",
            Self::CertificateGrade { .. } => "remark.certificate_grade",
            Self::PhoneForm => "remark.phone_form",
        }
    }

    /// The values that fill the gaps of the sentence under [`Remark::key`].
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::InnerCheckDigit { position, expected, found }
            | Self::CertificateGrade { position, expected, found } => vec![
                ("position", position.to_string()),
                ("expected", expected.to_string()),
                ("found", found.to_string()),
            ],
            Self::NotEnterprise { found } => vec![("found", found.clone())],
            Self::CertificateLength { expected, found } => {
                vec![("expected", expected.to_string()), ("found", found.to_string())]
            }
            Self::CertificateCharacter { position, found } => {
                vec![("position", position.to_string()), ("found", found.to_string())]
            }
            Self::PhoneForm => vec![],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_warning_has_its_key_and_its_values() {
        let digit = vec![("position", "17"), ("expected", "X"), ("found", "1")];
        let remarks = [
            (Remark::InnerCheckDigit { position: 17, expected: 'X', found: '1' }, digit.clone()),
            (Remark::NotEnterprise { found: "12".into() }, vec![("found", "12")]),
            (
                Remark::CertificateLength { expected: 22, found: 9 },
                vec![("expected", "22"), ("found", "9")],
            ),
            (
                Remark::CertificateCharacter { position: 1, found: 'Q' },
                vec![("position", "1"), ("found", "Q")],
            ),
            (Remark::CertificateGrade { position: 17, expected: 'X', found: '1' }, digit),
            (Remark::PhoneForm, vec![]),
        ];
        assert_eq!(remarks.each_ref().map(|(remark, _)| remark.key()), Remark::KEYS);
        for (remark, args) in remarks {
            let args: Vec<_> =
                args.into_iter().map(|(name, value)| (name, value.to_string())).collect();
            assert_eq!(remark.args(), args);
        }
    }
}
