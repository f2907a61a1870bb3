//! In which encoding the bytes of a text file are.

use crate::SheetError;

/// A text file, or what its reader has to do first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Decoded {
    /// The text, without a mark before it.
    Text(String),
    /// The bytes are no UTF-8; what Chinese systems write by default is GB 18030 (and GBK within it). The caller decodes
    /// them, strictly.
    WantsGb18030,
}

/// The text of a file in UTF-8 (with or without a mark) or in UTF-16 with a mark.
pub fn decoded(bytes: &[u8]) -> Result<Decoded, SheetError> {
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return wide(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return wide(rest, u16::from_be_bytes);
    }
    if bytes.contains(&0) {
        return Err(SheetError::NotText);
    }
    let (rest, marked) = match bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    match std::str::from_utf8(rest) {
        Ok(text) => Ok(Decoded::Text(text.to_owned())),
        Err(_) if marked => Err(SheetError::NotText),
        Err(_) => Ok(Decoded::WantsGb18030),
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Decoded, SheetError> {
    let pairs = bytes.chunks_exact(2);
    let whole = pairs.remainder().is_empty();
    let units = pairs.map(|pair| unit([pair[0], pair[1]]));
    match char::decode_utf16(units).collect::<Result<String, _>>() {
        Ok(text) if whole && !text.contains('\0') => Ok(Decoded::Text(text)),
        _ => Err(SheetError::NotText),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let text = |text: &str| Ok(Decoded::Text(text.to_owned()));
        for (bytes, wanted) in [
            ("姓名,x".as_bytes(), text("姓名,x")),
            ("\u{feff}姓名".as_bytes(), text("姓名")),
            (b"", text("")),
            (b"\xff\xfe\xd3\x59\x2c\x00", text("姓,")),
            (b"\xfe\xff\x59\xd3\x00\x2c", text("姓,")),
            (b"\xd0\xd5\xc3\xfb,x", Ok(Decoded::WantsGb18030)),
            (b"a\0b", Err(SheetError::NotText)),
            (b"\xff\xfe\x00\xd8", Err(SheetError::NotText)),
            (b"\xff\xfea", Err(SheetError::NotText)),
            (b"\xff\xfea\0\0\0", Err(SheetError::NotText)),
            (b"\xef\xbb\xbf\xd0\xd5", Err(SheetError::NotText)),
        ] {
            assert_eq!(decoded(bytes), wanted, "{bytes:?}");
        }
    }
}
