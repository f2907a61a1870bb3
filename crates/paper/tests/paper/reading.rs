//! Reads what the writers made with other people's readers of ZIP and XML.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;
use zip::ZipArchive;

/// An element: its name, its attributes' names and values, what is in it.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) inside: Vec<Node>,
}

#[derive(Debug)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn children(&self) -> impl DoubleEndedIterator<Item = &Element> {
        self.inside.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Its own text.
    pub(crate) fn text(&self) -> String {
        self.inside.iter().map(text).collect()
    }

    /// The element and all below it, each before what is in it.
    pub(crate) fn all(&self) -> Vec<&Element> {
        let mut all = vec![self];
        self.children().for_each(|child| all.extend(child.all()));
        all
    }
}

/// The parts of a package: names and bytes.
pub(crate) fn parts(package: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(package)).unwrap();
    let all = (0..archive.len()).map(|at| {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = vec![];
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    });
    all.collect()
}

/// The tree of a part; it fails where XML is not well-formed or holds a character that XML forbids.
pub(crate) fn part(package: &[u8], name: &str) -> Element {
    let (_, bytes) = parts(package).into_iter().find(|(known, _)| known == name).unwrap();
    tree(&String::from_utf8(bytes).unwrap())
}

pub(crate) fn tree(xml: &str) -> Element {
    let forbidden =
        |c: char| c.is_control() && !"\t\r\n".contains(c) || "\u{fffe}\u{ffff}".contains(c);
    assert!(!xml.contains(forbidden), "forbidden character");
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => push(&mut open, Node::Element(element(&start))),
            Event::End(_) => {
                let closed = open.pop().unwrap();
                push(&mut open, Node::Element(closed));
            }
            Event::Text(text) => push(&mut open, Node::Text(text.to_string())),
            Event::GeneralRef(reference) => {
                let given = reference.resolve_char_ref().unwrap().map(String::from);
                let given = given.or_else(|| Some(resolve_xml_entity(&reference)?.to_owned()));
                push(&mut open, Node::Text(given.unwrap()));
            }
            Event::Decl(_) | Event::DocType(_) | Event::Comment(_) => {}
            Event::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(open.len(), 1, "an element is left open");
    let mut roots = open.remove(0).inside.into_iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(text) => {
            assert_eq!(text.trim(), "");
            None
        }
    });
    let root = roots.next().unwrap();
    assert!(roots.next().is_none(), "two roots");
    root
}

fn push(open: &mut [Element], node: Node) {
    open.last_mut().unwrap().inside.push(node);
}

fn element(start: &quick_xml::events::BytesStart) -> Element {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let value = quick_xml::escape::unescape(&attribute.value).unwrap().into_owned();
        (attribute.key.0.to_owned(), value)
    });
    let attributes: Vec<_> = attributes.collect();
    Element { name: start.name().0.to_owned(), attributes, inside: vec![] }
}

/// The words of a DOCX, a line for each paragraph that has some.
pub(crate) fn words_of_docx(package: &[u8]) -> String {
    let document = part(package, "word/document.xml");
    let paragraphs = document.all().into_iter().filter(|element| element.name == "w:p");
    let words = paragraphs.map(|paragraph| {
        let pieces = paragraph.all().into_iter().map(|element| match element.name.as_str() {
            "w:t" => element.inside.iter().map(text).collect(),
            "w:br" => "\n".to_owned(),
            _ => String::new(),
        });
        pieces.collect::<String>()
    });
    words.filter(|words| !words.is_empty()).map(|words| words + "\n").collect()
}

/// The words of HTML, a line for each element that is a block and has some.
pub(crate) fn words_of_html(root: &Element) -> String {
    let mut blocks = vec![String::new()];
    gather(root, &mut blocks);
    blocks.into_iter().filter(|words| !words.is_empty()).map(|words| words + "\n").collect()
}

fn gather(element: &Element, blocks: &mut Vec<String>) {
    let is_inline = ["strong", "span", "br", "img"].contains(&element.name.as_str());
    if element.name == "br" {
        blocks.last_mut().unwrap().push('\n');
    }
    if !is_inline {
        blocks.push(String::new());
    }
    for node in &element.inside {
        match node {
            Node::Element(element) => gather(element, blocks),
            Node::Text(text) => blocks.last_mut().unwrap().push_str(text),
        }
    }
    if !is_inline {
        blocks.push(String::new());
    }
}

fn text(node: &Node) -> &str {
    match node {
        Node::Element(element) => panic!("{element:?} in a text"),
        Node::Text(text) => text,
    }
}
