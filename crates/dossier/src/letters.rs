//! Numbers as letters that can be read aloud and typed again, with two that check the others.

/// Thirty-two letters without I, L, O and U, which are mistaken for others (after Crockford).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// A prime below 32 × 32: a single wrong letter always changes the remainder.
const PRIME: u32 = 1021;
/// How many letters stand together.
const GROUP: usize = 4;
/// How many letters check the others.
const CHECKS: usize = 2;

/// Why letters cannot be taken for a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum LetterError {
    /// This sign stands at this place, counted from 1 over the letters, and is none of the alphabet.
    Sign { position: usize, found: char },
    /// The letters do not fit together: one is wrong, or some are missing.
    Check,
}

/// The values 0–31 as letters in groups, the check letters last.
pub(crate) fn write(values: &[u8]) -> String {
    let check = remainder(values);
    let checks = [check / 32, check % 32].map(|value| u8::try_from(value).unwrap_or_default());
    let letters: Vec<char> = values
        .iter()
        .chain(&checks)
        .map(|&value| char::from(ALPHABET[usize::from(value) % 32]))
        .collect();
    letters
        .chunks(GROUP)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join("-")
}

/// The values of letters; blanks, hyphens, small and full-width letters are read too, and so are O, I and L.
pub(crate) fn read(typed: &str) -> Result<Vec<u8>, LetterError> {
    let letters = typed.chars().filter(|c| !c.is_whitespace() && !"-－–—_".contains(*c));
    let values: Vec<u8> = letters
        .zip(1..)
        .map(|(found, position)| value(found).ok_or(LetterError::Sign { position, found }))
        .collect::<Result<_, _>>()?;
    let end = values.len().checked_sub(CHECKS).ok_or(LetterError::Check)?;
    let (values, checks) = values.split_at(end);
    if u32::from(checks[0]) * 32 + u32::from(checks[1]) != remainder(values) {
        return Err(LetterError::Check);
    }
    Ok(values.to_vec())
}

fn value(letter: char) -> Option<u8> {
    let plain = match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0)?,
        letter => letter,
    };
    let plain = match plain.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        letter => letter,
    };
    let place = ALPHABET.iter().position(|known| char::from(*known) == plain)?;
    u8::try_from(place).ok()
}

/// Every value counts with its place, and so does the number of values.
fn remainder(values: &[u8]) -> u32 {
    values.iter().fold(1, |sum, &value| (sum * 33 + u32::from(value)) % PRIME)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_stand_in_groups_and_are_read_as_people_type_them() {
        let code = write(&[0, 1, 31, 16, 10]);
        assert_eq!(code.len(), 8);
        assert!(code.starts_with("01ZG-A"), "{code}");
        let typed = code.to_lowercase().replace('0', "o").replace('1', "l").replace('-', " ");
        assert_eq!(read(&typed), Ok(vec![0, 1, 31, 16, 10]));
        let wide: String =
            code.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect();
        assert_eq!(read(&wide), Ok(vec![0, 1, 31, 16, 10]));
    }

    #[test]
    fn a_sign_of_no_alphabet_is_named_with_its_place() {
        assert_eq!(read("01-U4"), Err(LetterError::Sign { position: 3, found: 'U' }));
        assert_eq!(read("师"), Err(LetterError::Sign { position: 1, found: '师' }));
        assert_eq!(read(""), Err(LetterError::Check));
        assert_eq!(read("0"), Err(LetterError::Check));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(values in prop::collection::vec(0_u8..32, 0..60)) {
            prop_assert_eq!(read(&write(&values)), Ok(values));
        }

        #[test]
        fn one_wrong_letter_is_noticed(
            values in prop::collection::vec(0_u8..32, 1..60),
            place in any::<prop::sample::Index>(),
            other in 0_usize..32,
        ) {
            let code: Vec<char> = write(&values).chars().filter(|c| *c != '-').collect();
            let place = place.index(code.len());
            let mut wrong = code.clone();
            wrong[place] = char::from(ALPHABET[other]);
            prop_assume!(wrong != code);
            prop_assert_eq!(read(&wrong.iter().collect::<String>()), Err(LetterError::Check));
        }

        #[test]
        fn two_letters_in_the_wrong_order_are_noticed(values in prop::collection::vec(0_u8..32, 2..60)) {
            let code: Vec<char> = write(&values).chars().filter(|c| *c != '-').collect();
            for place in 1..code.len() {
                let mut wrong = code.clone();
                wrong.swap(place - 1, place);
                if wrong != code {
                    prop_assert_eq!(read(&wrong.iter().collect::<String>()), Err(LetterError::Check));
                }
            }
        }
    }
}
