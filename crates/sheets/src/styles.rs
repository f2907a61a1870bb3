//! Which looks of cells show a number as a day.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};
use teji_paper::{ArchiveItem, Source};

use crate::SheetError;
use crate::day::{format_shows_day, known_format};
use crate::markup::{Markup, attribute, number};

/// For each look of a cell, whether it shows a day.
pub(crate) type ShowsDay = Vec<bool>;

/// Excel keeps no more looks.
const LOOKS: usize = 65_490;

/// Reads `styles.xml`.
pub(crate) fn read(item: &ArchiveItem, source: &mut dyn Source) -> Result<ShowsDay, SheetError> {
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
    let shows_day = |id: &u32| formats.get(id).copied().unwrap_or_else(|| known_format(*id));
    Ok(looks.iter().map(shows_day).collect())
}

fn format(start: &BytesStart) -> Option<(u32, bool)> {
    let shows_day = format_shows_day(&attribute(start, "formatCode")?);
    Some((number(start, "numFmtId")?, shows_day))
}
