//! Continuation codes, and the first bytes of evidence.

use teji_dossier::{Continuation, Media, dimensions};
use teji_paper::Image;

use crate::{Answer, Said};

/// Reads a continuation code.
pub(crate) fn continuation(bytes: &[u8]) -> Answer {
    match Continuation::read(&String::from_utf8_lossy(bytes)) {
        Ok(read) => {
            assert_eq!(Continuation::read(&read.code()).as_ref(), Ok(&read));
            Answer::new()
        }
        Err(error) => vec![Said { key: error.key(), args: error.args() }],
    }
}

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PRIME: u32 = 1021;

/// A code of these bytes whose last two letters fit the others; what is a code already is taken as it is.
pub(crate) fn code(bytes: &[u8]) -> Vec<u8> {
    let Some(values) = bytes.strip_prefix(b"#") else { return bytes.to_vec() };
    let values: Vec<u8> = values.iter().map(|byte| byte % 32).collect();
    let check = values.iter().fold(1, |sum, value| (sum * 33 + u32::from(*value)) % PRIME);
    let checks = [check / 32, check % 32].map(|value| u8::try_from(value).unwrap_or_default());
    values.iter().chain(&checks).map(|value| ALPHABET[usize::from(*value)]).collect()
}

/// Finds out what a file of evidence is, and how large a picture is.
pub(crate) fn picture(bytes: &[u8]) -> Answer {
    let told = dimensions(bytes);
    let own = Image::read(bytes.to_vec()).ok().map(|image| image.size());
    assert_eq!(told, own);
    let args = told.map(|(width, height)| [("width", width), ("height", height)]);
    let args = args.into_iter().flatten().map(|(name, dots)| (name, dots.to_string())).collect();
    vec![Said { key: Media::of(bytes).map_or("none", Media::id), args }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_built_passes_its_check() {
        let code = |bytes: &[u8]| String::from_utf8(code(bytes)).unwrap();
        let own = Continuation::default().code();
        let values: Vec<u8> = own
            .bytes()
            .filter_map(|letter| ALPHABET.iter().position(|known| *known == letter))
            .map(|value| u8::try_from(value).unwrap())
            .collect();
        let built = code(&[b"#", &values[..values.len() - 2]].concat());
        assert_eq!(built, own.replace('-', ""));
        assert_eq!(code(own.as_bytes()), own);
    }
}
