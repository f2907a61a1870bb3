//! Looks a sentence up in a language; holds no sentence itself.
//!
//! A text file has one `key = sentence with {gaps}` a line; a line that begins with a blank goes on with the sentence
//! above it, and one that begins with `#` is a remark.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The texts that were handed over, by their names.
static HANDED: OnceLock<BTreeMap<&'static str, &'static str>> = OnceLock::new();

/// What begins the name of a text, which a program carries in place of the text, and what stands before each of the texts
/// that are handed over: a line with the name, then the text.
const NAME: char = '@';
const NEXT: char = '\u{c}';

/// Takes texts that several programs have in common and none of them carries. Only the first call counts, which comes before
/// any sentence is looked up.
pub fn hand_over(texts: &'static str) {
    // What was handed over before stays.
    let _ = HANDED.set(texts.split(NEXT).filter_map(|text| text.split_once('\n')).collect());
}

/// The text itself, or that of this name; nothing where none was handed over.
fn whole(file: &'static str) -> &'static str {
    let Some(name) = file.strip_prefix(NAME) else { return file };
    HANDED.get().and_then(|texts| texts.get(name)).copied().unwrap_or_default()
}

/// The sentences of one language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Catalog(BTreeMap<&'static str, String>);

impl Catalog {
    /// Reads text files; of two sentences under one key the later one stays.
    #[must_use]
    pub fn read(files: &[&'static str]) -> Self {
        let mut sentences: BTreeMap<&'static str, String> = BTreeMap::new();
        let mut last = "";
        for line in files.iter().flat_map(|file| whole(file).lines()) {
            if line.starts_with('#') {
                continue;
            }
            if line.starts_with(' ') {
                if let Some(sentence) = sentences.get_mut(last) {
                    sentence.push_str(line.trim());
                }
            } else if let Some((key, sentence)) = line.split_once('=') {
                last = key.trim();
                sentences.insert(last, sentence.trim().to_owned());
            }
        }
        Self(sentences)
    }

    /// The sentence under a key; the key itself where there is none, so that the lack is seen and nothing breaks.
    #[must_use]
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// The sentence under a key, if there is one.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// Whether there is a sentence under a key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// The sentence under a key with its gaps filled; a gap that nothing fills stays as it is.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.text(key);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let value = after.split_once('}').and_then(|(name, after)| {
                let (_, value) = values.iter().find(|(known, _)| *known == name)?;
                Some((value, after))
            });
            rest = if let Some((value, after)) = value {
                filled.push_str(value);
                after
            } else {
                filled.push('{');
                after
            };
        }
        filled + rest
    }

    /// Every key and its sentence, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(key, sentence)| (*key, sentence.as_str()))
    }
}

/// The names of the gaps of a sentence, sorted.
#[must_use]
pub fn gaps(sentence: &str) -> Vec<&str> {
    let mut gaps: Vec<&str> =
        sentence.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect();
    gaps.sort_unstable();
    gaps.dedup();
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_was_handed_over_stands_under_its_name() {
        hand_over("\u{c}a\none = 1\ntwo = 2\n\u{c}b\ntwo = 3\n");
        let catalog = Catalog::read(&["@a", "three = 4", "@b", "@none"]);
        assert_eq!(["one", "two", "three"].map(|key| catalog.text(key)), ["1", "3", "4"]);
        hand_over("\u{c}a\none = 9");
        assert_eq!(Catalog::read(&["@a"]).text("one"), "1");
    }

    #[test]
    fn a_sentence_may_take_several_lines_and_remarks_are_left_out() {
        let catalog = Catalog::read(&["# a = remark\na = one,\n  two\n\nb=x = y\n", "b = later\n"]);
        let all: Vec<_> = catalog.iter().collect();
        assert_eq!(all, [("a", "one,two"), ("b", "later")]);
        assert!(catalog.has("a") && !catalog.has("# a"));
    }

    #[test]
    fn gaps_are_filled_where_a_value_is_known() {
        let catalog = Catalog::read(&["a = {n} of {most}, {n} { and {unknown}\n"]);
        let filled = catalog.fill("a", &[("n", "3"), ("most", "{n}")]);
        assert_eq!(filled, "3 of {n}, 3 { and {unknown}");
        assert_eq!(catalog.fill("none", &[]), "none");
        assert_eq!(catalog.text("none"), "none");
    }

    #[test]
    fn gaps_are_named_once_and_sorted() {
        assert_eq!(gaps("{b} {a} {b} {open"), ["a", "b"]);
        assert!(gaps("none").is_empty());
    }
}
