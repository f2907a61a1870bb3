//! Events of XML as they are written, so that what is not changed is copied to the letter.

use quick_xml::events::{BytesStart, Event};
use teji_paper::{ArchiveItem, Deflating, Effort, Source};

use crate::SheetError;
use crate::markup::{Markup, attribute, attributes};

/// What an event is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Start,
    Empty,
    End,
    Other,
    Eof,
}

/// A part that is read event by event and written again.
pub(super) struct Copying<'a> {
    markup: Markup<'a>,
    pub(super) kind: Kind,
    /// The present event: what is between the angle brackets of a tag, or all of anything else.
    pub(super) text: String,
    /// How many elements are open behind it.
    pub(super) depth: u32,
    /// What stands before the names of elements that are added.
    pub(super) prefix: String,
    pub(super) out: Out,
}

/// What is written, packed whenever a good piece is there.
pub(super) struct Out {
    text: String,
    packed: Deflating,
}

const PIECE: usize = 1 << 16;

/// Files larger than this are packed with less work, for somebody waits.
const LARGE: u64 = 4 << 20;

/// How much work is put into packing so many bytes.
pub(super) fn effort(size: u64) -> Effort {
    if size > LARGE { Effort::Quick } else { Effort::Usual }
}

impl Out {
    /// For a text of about so many bytes.
    pub(super) fn new(size: u64) -> Self {
        Self { text: String::new(), packed: Deflating::new(effort(size)) }
    }

    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        if self.text.len() > PIECE {
            self.packed.write(self.text.as_bytes());
            self.text.clear();
        }
    }

    pub(super) fn finish(mut self) -> Deflating {
        self.packed.write(self.text.as_bytes());
        self.packed
    }
}

impl<'a> Copying<'a> {
    pub(super) fn new(item: &'a ArchiveItem, source: &'a mut dyn Source) -> Self {
        Self {
            markup: Markup::long(item, source),
            kind: Kind::Other,
            text: String::new(),
            depth: 0,
            prefix: String::new(),
            out: Out::new(item.size()),
        }
    }

    /// The next event, which is not written yet.
    pub(super) fn next(&mut self) -> Result<(), SheetError> {
        let root = self.depth == 0;
        let (depth, event) = self.markup.step()?;
        self.depth = depth;
        self.text.clear();
        self.kind = match &event {
            Event::Start(tag) => kept(&mut self.text, ["", tag, ""], Kind::Start),
            Event::Empty(tag) => kept(&mut self.text, ["", tag, ""], Kind::Empty),
            Event::End(tag) => kept(&mut self.text, ["", tag, ""], Kind::End),
            Event::Text(text) => kept(&mut self.text, ["", text, ""], Kind::Other),
            Event::CData(text) => kept(&mut self.text, ["<![CDATA[", text, "]]>"], Kind::Other),
            Event::Comment(text) => kept(&mut self.text, ["<!--", text, "-->"], Kind::Other),
            Event::Decl(text) => kept(&mut self.text, ["<?", text, "?>"], Kind::Other),
            Event::PI(text) => kept(&mut self.text, ["<?", text, "?>"], Kind::Other),
            Event::GeneralRef(name) => kept(&mut self.text, ["&", name, ";"], Kind::Other),
            Event::DocType(_) | Event::Eof => Kind::Eof,
        };
        if let Event::Start(tag) | Event::Empty(tag) = &event
            && attributes(tag.attributes_raw()).any(|one| one.is_none())
        {
            // Such a tag cannot be written again with other attributes.
            return Err(self.markup.damaged());
        }
        if root && matches!(self.kind, Kind::Start | Kind::Empty) {
            self.prefix = prefix(&self.text).to_owned();
        }
        Ok(())
    }

    /// The name of the present tag without its prefix, if it opens something or is empty.
    pub(super) fn opens(&self) -> Option<&str> {
        matches!(self.kind, Kind::Start | Kind::Empty).then(|| local(&self.text))
    }

    /// The name of what the present tag closes.
    pub(super) fn closes(&self) -> Option<&str> {
        (self.kind == Kind::End).then(|| local(&self.text))
    }

    /// What stands before and behind the text of the present event.
    pub(super) fn brackets(&self) -> [&'static str; 2] {
        match self.kind {
            Kind::Start => ["<", ">"],
            Kind::Empty => ["<", "/>"],
            Kind::End => ["</", ">"],
            Kind::Other | Kind::Eof => ["", ""],
        }
    }

    /// Writes the present event as it is.
    pub(super) fn copy(&mut self) {
        let [before, after] = self.brackets();
        self.out.push(before);
        self.out.push(&self.text);
        self.out.push(after);
    }

    /// How deep the inside of the present element is; nothing if it is empty.
    pub(super) fn inside_of(&self) -> Option<u32> {
        (self.kind == Kind::Start).then_some(self.depth)
    }

    /// Goes on to the next event inside an element; false at its end.
    pub(super) fn goes_on(&mut self, inside: Option<u32>) -> Result<bool, SheetError> {
        let Some(inside) = inside else { return Ok(false) };
        self.next()?;
        Ok(self.depth >= inside)
    }

    /// Writes what is inside the element that was opened last, and its end.
    pub(super) fn copy_inside(&mut self) -> Result<(), SheetError> {
        let outer = self.depth;
        while self.depth >= outer {
            self.next()?;
            self.copy();
        }
        Ok(())
    }

    /// Goes over what is inside the element that was opened last, and its end.
    pub(super) fn skip_inside(&mut self) -> Result<(), SheetError> {
        let outer = self.depth;
        while self.depth >= outer {
            self.next()?;
        }
        Ok(())
    }

    pub(super) fn damaged(&self) -> SheetError {
        self.markup.damaged()
    }

    pub(super) fn too_much(&self) -> SheetError {
        self.markup.too_much()
    }
}

fn kept(out: &mut String, pieces: [&str; 3], kind: Kind) -> Kind {
    out.extend(pieces);
    kind
}

/// The name of a tag, with its prefix.
pub(super) fn name(tag: &str) -> &str {
    tag.split(|c: char| c.is_ascii_whitespace()).next().unwrap_or_default()
}

/// What stands before the name of a tag, with its colon.
pub(super) fn prefix(tag: &str) -> &str {
    let name = name(tag);
    &name[..name.rfind(':').map_or(0, |at| at + 1)]
}

fn local(tag: &str) -> &str {
    let name = name(tag);
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The value of an attribute of a tag.
pub(super) fn value(tag: &str, wanted: &str) -> Option<String> {
    attribute(&BytesStart::from_content(tag, name(tag).len()), wanted).map(Into::into)
}

/// The number in an attribute of a tag.
pub(super) fn number(tag: &str, wanted: &str) -> Option<u32> {
    value(tag, wanted)?.trim().parse().ok()
}

/// A tag with some attributes set, and those that are set to nothing left out; all others stay to the letter.
pub(super) fn changed(tag: &str, changes: &[(&str, Option<&str>)]) -> String {
    let start = BytesStart::from_content(tag, name(tag).len());
    let mut out = name(tag).to_owned();
    let mut set = |name: &str, value: &str| {
        let quote = if value.contains('"') { '\'' } else { '"' };
        out.extend([" ", name, "="]);
        out.push(quote);
        out.push_str(value);
        out.push(quote);
    };
    for one in start.attributes().with_checks(false).flatten() {
        if !changes.iter().any(|(name, _)| *name == one.key.as_ref()) {
            set(one.key.as_ref(), &one.value);
        }
    }
    for (name, value) in changes {
        if let Some(value) = value {
            set(name, value);
        }
    }
    out
}

/// The text of a cell as XML has it; what would be read as an escape (`_x0041_`) is one of our own.
pub(super) fn escaped(text: &str) -> String {
    let text = text.replace("_x", "_x005F_x");
    let lines = text.lines().map(|line| {
        let mut xml = teji_paper::Xml::default();
        xml.text(line);
        xml.into_string()
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_changed_and_the_rest_stays() {
        let tag = "x:c  r='A1' s=\"3\" t=\"s\" note='say \"&lt;\"'";
        assert_eq!(local(tag), "c");
        assert_eq!(number(tag, "s"), Some(3));
        let wanted = "x:c r=\"A1\" note='say \"&lt;\"' s=\"12\" d=\"1\"";
        assert_eq!(changed(tag, &[("s", Some("12")), ("t", None), ("d", Some("1"))]), wanted);
    }
}
