//! Writes elements, so that each one opened is closed and each text is escaped in one place.

use std::fmt::{self, Display, Write};

use crate::characters;

/// A name and its value.
pub type Attribute<'a> = (&'static str, &'a dyn Display);

/// XML, or HTML that is well-formed XML too.
#[derive(Default)]
pub struct Xml(String);

impl Xml {
    /// A document of XML, with its declaration.
    #[must_use]
    pub fn document(
        root: &'static str,
        spaces: &[Attribute],
        inside: impl FnOnce(&mut Self),
    ) -> String {
        let mut xml = Self(DECLARATION.to_owned());
        xml.element(root, spaces, inside);
        xml.0
    }

    /// A document of XML whose root is closed by hand: for what is given away piece by piece.
    pub(crate) fn opened(root: &'static str, spaces: &[Attribute]) -> Self {
        let mut xml = Self(DECLARATION.to_owned());
        xml.open_element(root, spaces);
        xml
    }

    pub(crate) fn open_element(&mut self, name: &'static str, attributes: &[Attribute]) {
        self.open(name, attributes);
        self.0.push('>');
    }

    pub(crate) fn close_element(&mut self, name: &'static str) {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// How many bytes are here.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Gives away what is here.
    pub(crate) fn take(&mut self) -> String {
        let next = String::with_capacity(self.0.capacity());
        std::mem::replace(&mut self.0, next)
    }

    /// A line end within a text that keeps its blanks.
    pub(crate) fn line_end(&mut self) {
        self.0.push('\n');
    }

    /// What was written.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// An element and what is in it.
    pub fn element(
        &mut self,
        name: &'static str,
        attributes: &[Attribute],
        inside: impl FnOnce(&mut Self),
    ) {
        self.open_element(name, attributes);
        inside(self);
        self.close_element(name);
    }

    /// An element with nothing in it.
    pub fn empty(&mut self, name: &'static str, attributes: &[Attribute]) {
        self.open(name, attributes);
        self.0.push_str("/>");
    }

    /// An element with text in it.
    pub fn leaf(&mut self, name: &'static str, attributes: &[Attribute], text: &str) {
        self.element(name, attributes, |xml| xml.text(text));
    }

    /// Text on one line, escaped, without what XML forbids.
    pub fn text(&mut self, text: &str) {
        Escaped(&mut self.0).write_str(text).unwrap_or_default();
    }

    fn open(&mut self, name: &'static str, attributes: &[Attribute]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            // Writing into a String cannot fail.
            write!(Escaped(&mut self.0), "{value}").unwrap_or_default();
            self.0.push('"');
        }
    }
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Whether a byte of UTF-8 stands for itself, whatever is around it: most texts have no others.
fn is_plain(byte: u8) -> bool {
    // Behind these begin controls (C2), what is no character (EF, and F0 and more), and full-width signs, which are fine.
    let begins_rare = matches!(byte, 0xc2 | 0xef..);
    byte >= b' ' && byte != 0x7f && !b"&<>\"'".contains(&byte) && !begins_rare
}

/// The one place where text becomes markup.
struct Escaped<'a>(&'a mut String);

impl Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if text.bytes().all(is_plain) {
            self.0.push_str(text);
            return Ok(());
        }
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                c => self.0.extend(characters::printed(c)),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_written_as_it_is_alone_or_not() {
        let written = |text: &str| {
            let mut xml = Xml::default();
            xml.text(text);
            xml.into_string()
        };
        for c in '\0'..=char::MAX {
            let alone = written(&c.to_string());
            let beside = written(&format!("{c}&"));
            assert_eq!(alone + "&amp;", beside, "{c:?}");
        }
    }

    #[test]
    fn text_and_values_are_escaped() {
        let mut xml = Xml::default();
        xml.element("a", &[("b", &"\"<'\u{1}>&"), ("c", &3)], |xml| {
            xml.empty("d", &[]);
            xml.text("]]> &amp;");
        });
        let wanted = "<a b=\"&quot;&lt;&#39;&gt;&amp;\" c=\"3\"><d/>]]&gt; &amp;amp;</a>";
        assert_eq!(xml.into_string(), wanted);
    }
}
