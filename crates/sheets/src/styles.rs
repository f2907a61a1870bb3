//! Which looks of cells show a number as a day.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};
use teji_paper::{ArchiveItem, Source};

use crate::SheetError;
use crate::day::{Shows, format_shows, known_format};
use crate::markup::{Markup, attribute, number};

/// For each look of a cell, what it makes of a number.
pub(crate) type Looks = Vec<Shows>;

/// Excel keeps no more looks.
const LOOKS: usize = 65_490;

/// Reads `styles.xml`.
pub(crate) fn read(item: &ArchiveItem, source: &mut dyn Source) -> Result<Looks, SheetError> {
    let mut markup = Markup::new(item, source);
    let (mut formats, mut looks, mut in_looks) = (BTreeMap::new(), Vec::new(), false);
    loop {
        match markup.next()? {
            Event::Start(start) | Event::Empty(start) => match start.local_name().as_ref() {
                "numFmt" => formats.extend(format(&start)),
                "cellXfs" => in_looks = true,
                "xf" if in_looks => looks.push(number(&start, "numFmtId").unwrap_or_default()),
                _ => {}
            },
            Event::End(end) if end.local_name().as_ref() == "cellXfs" => in_looks = false,
            Event::Eof => break,
            _ => {}
        }
        if looks.len().max(formats.len()) > LOOKS {
            return Err(markup.too_much());
        }
    }
    let shows = |id: &u32| formats.get(id).copied().unwrap_or_else(|| known_format(*id));
    Ok(looks.iter().map(shows).collect())
}

fn format(start: &BytesStart) -> Option<(u32, Shows)> {
    let shows = format_shows(&attribute(start, "formatCode")?);
    Some((number(start, "numFmtId")?, shows))
}
