//! Which part of a workbook leads to which.

use quick_xml::events::{BytesStart, Event};
use teji_paper::{Archive, ArchiveItem, Source};

use crate::SheetError;
use crate::markup::{Markup, attribute};

/// One way from a part to another.
#[derive(Clone, Debug)]
pub(crate) struct Relation {
    pub(crate) id: String,
    /// The last word of its type: the two editions of the standard differ in what stands before.
    pub(crate) kind: String,
    /// The name of the part in the archive.
    pub(crate) target: String,
}

const MOST: usize = 4096;

/// The ways that lead from a part; the name of the package itself is nothing.
pub(crate) fn relations(
    archive: &Archive,
    source: &mut dyn Source,
    part: &str,
) -> Result<Vec<Relation>, SheetError> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let path = join(folder, &format!("_rels/{name}.rels"));
    let Some(item) = find(archive, &path) else { return Ok(Vec::new()) };
    let mut markup = Markup::new(item, source);
    let mut found = Vec::new();
    loop {
        match markup.next()? {
            Event::Start(start) | Event::Empty(start)
                if start.local_name().as_ref() == "Relationship" =>
            {
                found.extend(relation(&start, folder));
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
        if found.len() > MOST {
            return Err(markup.too_much());
        }
    }
}

fn relation(start: &BytesStart, folder: &str) -> Option<Relation> {
    if attribute(start, "TargetMode").is_some_and(|mode| mode == "External") {
        return None;
    }
    let kind = attribute(start, "Type")?;
    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
    let target = join(folder, &attribute(start, "Target")?);
    Some(Relation { id: attribute(start, "Id")?.into_owned(), kind, target })
}

/// A path from a folder on, or from the top.
fn join(folder: &str, path: &str) -> String {
    let whole = match path.strip_prefix('/') {
        Some(from_top) => from_top.to_owned(),
        None => format!("{folder}/{path}"),
    };
    let mut steps = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The part of that name; some writers do not mind capitals.
pub(crate) fn find<'a>(archive: &'a Archive, name: &str) -> Option<&'a ArchiveItem> {
    archive
        .find(name)
        .or_else(|| archive.items().iter().find(|item| item.name().eq_ignore_ascii_case(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined() {
        for (folder, path, wanted) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "../data/./a.xml", "data/a.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("", "../../a", "a"),
        ] {
            assert_eq!(join(folder, path), wanted);
        }
    }
}
