//! What the binding generator writes, made short: names that only glue and module share, comments, blanks at the front.
//!
//! Each import has a name with a digest of its own, sixteen signs that no compressor can shorten, in the glue and once more
//! in the module.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};

/// The section of a module in which its imports stand, and how an import of a function is marked there.
const IMPORTS: u8 = 2;
const FUNCTION: u8 = 0;
/// Magic and version.
const HEAD: usize = 8;

/// The glue and the module, with short names in place of those by which the module imports the glue's functions.
pub(crate) fn shorten(glue: &str, module: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut names = BTreeMap::new();
    let mut short = module.get(..HEAD).context("a module has a head")?.to_vec();
    let mut left = Bytes(&module[HEAD..]);
    while !left.0.is_empty() {
        let kind = left.byte()?;
        let body = left.counted()?;
        let renamed = if kind == IMPORTS { Some(rename(body, &mut names)?) } else { None };
        short.push(kind);
        push_counted(&mut short, renamed.as_deref().unwrap_or(body));
    }
    Ok((bare(&renamed(glue, &names)?)?, short))
}

/// The imports with short names, which are noted.
fn rename<'a>(imports: &'a [u8], names: &mut BTreeMap<&'a str, String>) -> Result<Vec<u8>> {
    let (mut left, mut short) = (Bytes(imports), vec![]);
    let count = left.number()?;
    push_number(&mut short, count);
    for _ in 0..count {
        push_counted(&mut short, left.counted()?);
        let long = std::str::from_utf8(left.counted()?)?;
        let next = name(names.len());
        push_counted(&mut short, names.entry(long).or_insert(next).as_bytes());
        ensure!(left.byte()? == FUNCTION, "{long} is no function");
        short.push(FUNCTION);
        push_number(&mut short, left.number()?);
    }
    Ok(short)
}

/// The glue with these names in place of the long ones, each of which stands there once: as the key of its function.
fn renamed(glue: &str, names: &BTreeMap<&str, String>) -> Result<String> {
    let mut met = 0;
    let line = |line: &str| {
        let key = line.trim_start().split_once(": ").and_then(|(key, _)| names.get_key_value(key));
        met += usize::from(key.is_some());
        key.map_or(line.to_owned(), |(long, short)| line.replacen(long, short, 1))
    };
    let short: Vec<String> = glue.lines().map(line).collect();
    let short = short.join("\n");
    let stays = names.keys().find(|long| short.contains(**long));
    ensure!(met == names.len() && stays.is_none(), "glue and module disagree: {stays:?}");
    Ok(short)
}

/// The script, or the style, without comments that fill lines and without blanks at the front of lines.
pub(crate) fn bare(script: &str) -> Result<String> {
    let (mut bare, mut in_comment) = (String::new(), false);
    for line in script.lines() {
        // A text over several lines would lose its blanks.
        ensure!(line.matches('`').count() % 2 == 0, "a text does not end in its line: {line}");
        let line = line.trim();
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            bare.push_str(line);
            bare.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    Ok(bare)
}

/// a, b … z, aa, ab …
fn name(number: usize) -> String {
    let last = char::from(b"abcdefghijklmnopqrstuvwxyz"[number % 26]);
    let before = if number < 26 { String::new() } else { name(number / 26 - 1) };
    format!("{before}{last}")
}

/// What is left of a module, or of a section.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> Result<u8> {
        let (first, rest) = self.0.split_first().context("the module ends too early")?;
        self.0 = rest;
        Ok(*first)
    }

    /// A number in LEB128.
    fn number(&mut self) -> Result<usize> {
        let byte = self.byte()?;
        let low = usize::from(byte & 0x7f);
        Ok(if byte < 0x80 { low } else { low | self.number()? << 7 })
    }

    /// As many bytes as a number before them says.
    fn counted(&mut self) -> Result<&'a [u8]> {
        let length = self.number()?;
        let (bytes, rest) = self.0.split_at_checked(length).context("the module ends too early")?;
        self.0 = rest;
        Ok(bytes)
    }
}

fn push_number(bytes: &mut Vec<u8>, number: usize) {
    let low = u8::try_from(number & 0x7f).unwrap_or_default();
    if number < 0x80 {
        bytes.push(low);
    } else {
        bytes.push(low | 0x80);
        push_number(bytes, number >> 7);
    }
}

fn push_counted(bytes: &mut Vec<u8>, counted: &[u8]) {
    push_number(bytes, counted.len());
    bytes.extend(counted);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One import of a function of type 3 under each name, and a section after it.
    fn module(names: &[&str]) -> Vec<u8> {
        let (mut module, mut imports) = (b"\0asm\x01\0\0\0".to_vec(), vec![]);
        push_number(&mut imports, names.len());
        for name in names {
            push_counted(&mut imports, b"./glue.js");
            push_counted(&mut imports, name.as_bytes());
            imports.extend([FUNCTION, 3]);
        }
        module.push(IMPORTS);
        push_counted(&mut module, &imports);
        module.extend([10, 2, 7, 7]);
        module
    }

    #[test]
    fn glue_and_module_keep_to_the_same_names() -> Result<()> {
        let glue = "const imports = {\n    /**\n     * One.\n     */\n    __one_0123: function() {\n        // Nothing.\n        f(`one: `);\n    },\n\n    __two_4567: f,\n};\n";
        let (short, made) = shorten(glue, &module(&["__one_0123", "__two_4567"]))?;
        assert_eq!(short, "const imports = {\na: function() {\nf(`one: `);\n},\nb: f,\n};\n");
        assert_eq!(made, module(&["a", "b"]));
        Ok(())
    }

    #[test]
    fn a_name_that_only_one_of_them_knows_is_a_fault() {
        assert!(shorten("__one: f,\n", &module(&["__one", "__two"])).is_err());
        assert!(shorten("__one: f,\n__one: f,\n", &module(&["__one"])).is_err());
        assert!(shorten("__one: f(__one),\n", &module(&["__one"])).is_err());
        assert!(shorten("__one: f,\n", &module(&["__one"])[..12]).is_err());
        assert!(shorten("__one: `\n  f`,\n", &module(&["__one"])).is_err());
    }

    #[test]
    fn names_do_not_repeat() {
        let names: std::collections::BTreeSet<String> = (0..2000).map(name).collect();
        assert_eq!(names.len(), 2000);
        let [first, last, next] = [0, 25, 26].map(name);
        assert_eq!((&*first, &*last, &*next), ("a", "z", "aa"));
    }
}
