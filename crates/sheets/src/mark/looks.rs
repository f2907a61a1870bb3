//! Looks of cells, and the same looks with our colours behind them.

use std::collections::{BTreeMap, BTreeSet};

use teji_paper::{Archive, Deflating, Source};

use super::Tint;
use super::step::{Copying, Kind, Out, changed, name, number, value};
use crate::SheetError;
use crate::relations::find;

/// The looks of a workbook, and those that are added.
#[derive(Default)]
pub(super) struct Looks {
    /// The looks as they are written: the tag, and all behind it.
    known: Vec<Look>,
    fills: u32,
    /// Which fills are colours of ours, from an earlier copy.
    ours: BTreeSet<u32>,
    added: Vec<String>,
    tinted: BTreeMap<(u32, Option<Tint>), u32>,
    remark: Option<u32>,
    prefix: String,
}

struct Look {
    tag: String,
    inside: String,
}

/// One step away from colours that people choose, so that an earlier copy's colours are known again.
const COLOURS: [(Tint, &str); 3] =
    [(Tint::Fault, "FFFFC8CF"), (Tint::Doubt, "FFFFEB9D"), (Tint::Tidied, "FFDDEBF8")];
/// What a look consists of.
const PLAIN: [&str; 5] = ["numFmtId", "fontId", "fillId", "borderId", "xfId"];
/// Excel keeps no more.
const MOST: usize = 65_490;
const NEW: &str = include_str!("../../parts/styles.xml");

impl Looks {
    /// The looks of a workbook that has none.
    pub(super) fn none() -> Self {
        let tag = changed("xf", &PLAIN.map(|name| (name, Some("0"))));
        let plain = Look { tag, inside: String::new() };
        Self { known: vec![plain], fills: 2, ..Self::default() }
    }

    /// The looks of a part.
    pub(super) fn read(
        archive: &Archive,
        source: &mut dyn Source,
        part: &str,
    ) -> Result<Self, SheetError> {
        let item = find(archive, part).ok_or_else(|| SheetError::Damaged(part.to_owned()))?;
        let mut copying = Copying::new(item, source);
        let (mut looks, mut in_looks, mut in_fills) = (Self::default(), false, false);
        loop {
            copying.next()?;
            match (copying.opens(), copying.closes()) {
                (Some("fills"), _) => in_fills = copying.kind == Kind::Start,
                (Some("fill"), _) if in_fills => looks.fills += 1,
                (Some("fgColor"), _) if in_fills => looks.learn(&copying.text),
                (Some("cellXfs"), _) => in_looks = copying.kind == Kind::Start,
                (Some("xf"), _) if in_looks => looks.known.push(look(&mut copying)?),
                (_, Some("fills")) => in_fills = false,
                (_, Some("cellXfs")) => in_looks = false,
                _ if copying.kind == Kind::Eof => break,
                _ => {}
            }
            if looks.known.len() > MOST {
                return Err(copying.too_much());
            }
        }
        looks.prefix.clone_from(&copying.prefix);
        if looks.known.is_empty() { Err(copying.damaged()) } else { Ok(looks) }
    }

    fn learn(&mut self, colour: &str) {
        let rgb = value(colour, "rgb").unwrap_or_default();
        if COLOURS.iter().any(|(_, known)| known.eq_ignore_ascii_case(&rgb)) {
            self.ours.insert(self.fills.saturating_sub(1));
        }
    }

    /// Whether there is a look of that number; one that is added would take the place of one that is not there.
    pub(super) fn has(&self, look: u32) -> bool {
        (look as usize) < self.known.len()
    }

    /// The look of a cell that is tinted or, if it was tinted by us, is so no more.
    pub(super) fn tinted(&mut self, base: u32, tint: Option<Tint>) -> u32 {
        let Some(look) = self.known.get(base as usize) else { return base };
        let fill = number(&look.tag, "fillId").unwrap_or_default();
        let place = match tint {
            Some(tint) => COLOURS.iter().position(|(known, _)| *known == tint),
            None if self.ours.contains(&fill) => None,
            None => return base,
        };
        if let Some(known) = self.tinted.get(&(base, tint)) {
            return *known;
        }
        let fill = place.map_or(0, |place| self.fills + u32::try_from(place).unwrap_or_default());
        let tag =
            changed(&look.tag, &[("fillId", Some(&fill.to_string())), ("applyFill", Some("1"))]);
        let added = self.add(&tag, &look.inside.clone());
        self.tinted.insert((base, tint), added);
        added
    }

    /// The look of remarks: text, on several lines.
    pub(super) fn remark(&mut self) -> u32 {
        if let Some(known) = self.remark {
            return known;
        }
        let prefix = &self.prefix;
        let tag = changed(&format!("{prefix}xf"), &PLAIN.map(|name| (name, Some("0"))));
        let text = [
            ("numFmtId", Some("49")),
            ("applyNumberFormat", Some("1")),
            ("applyAlignment", Some("1")),
        ];
        let tag = changed(&tag, &text);
        let inside = format!("<{prefix}alignment vertical=\"top\" wrapText=\"1\"/></{prefix}xf>");
        let added = self.add(&tag, &inside);
        self.remark = Some(added);
        added
    }

    fn add(&mut self, tag: &str, inside: &str) -> u32 {
        self.added.push(if inside.is_empty() {
            format!("<{tag}/>")
        } else {
            format!("<{tag}>{inside}")
        });
        u32::try_from(self.known.len() + self.added.len() - 1).unwrap_or(u32::MAX)
    }

    /// The part with what was added.
    pub(super) fn written(
        &self,
        archive: &Archive,
        source: &mut dyn Source,
        part: &str,
    ) -> Result<Deflating, SheetError> {
        let item = find(archive, part).ok_or_else(|| SheetError::Damaged(part.to_owned()))?;
        let mut copying = Copying::new(item, source);
        if self.known.len() + self.added.len() > MOST {
            return Err(copying.too_much());
        }
        let mut has_fills = false;
        loop {
            copying.next()?;
            match copying.opens() {
                Some("fills") => {
                    has_fills = true;
                    extended(&mut copying, self.fills as usize, &self.coloured())?;
                }
                Some("cellXfs") => {
                    extended(&mut copying, self.known.len(), &self.added)?;
                }
                Some("borders" | "cellStyleXfs") if !has_fills => {
                    has_fills = true;
                    let (prefix, fills) = (&self.prefix, self.coloured().concat());
                    copying.out.push(&format!("<{prefix}fills>{fills}</{prefix}fills>"));
                    copying.copy();
                }
                _ => copying.copy(),
            }
            if copying.kind == Kind::Eof {
                return Ok(copying.out.finish());
            }
        }
    }

    /// A whole part, for a workbook without one.
    pub(super) fn new_part(&self) -> Deflating {
        let mut out = Out::new(0);
        let (before, rest) = NEW.split_once("</fills>").unwrap_or_default();
        let (between, after) = rest.split_once("</cellXfs>").unwrap_or_default();
        let before = before.replace("<fills count=\"2\">", "<fills>");
        let between = between.replace("<cellXfs count=\"1\">", "<cellXfs>");
        for text in [&before, &self.coloured().concat(), "</fills>", &between] {
            out.push(text);
        }
        for text in [&self.added.concat(), "</cellXfs>", after] {
            out.push(text);
        }
        out.finish()
    }

    fn coloured(&self) -> Vec<String> {
        let prefix = &self.prefix;
        let fill = |(_, colour): &(Tint, &str)| {
            format!(
                "<{prefix}fill><{prefix}patternFill patternType=\"solid\"><{prefix}fgColor rgb=\"{colour}\"/><{prefix}bgColor indexed=\"64\"/></{prefix}patternFill></{prefix}fill>"
            )
        };
        COLOURS.iter().map(fill).collect()
    }
}

/// Copies a list with more entries at its end.
fn extended(copying: &mut Copying, count: usize, more: &[String]) -> Result<(), SheetError> {
    let count = (count + more.len()).to_string();
    let inside = copying.inside_of();
    let tag = changed(&copying.text, &[("count", Some(&count))]);
    copying.out.push(&format!("<{tag}>"));
    while copying.goes_on(inside)? {
        copying.copy();
    }
    copying.out.push(&more.concat());
    copying.out.push(&format!("</{}>", name(&tag)));
    Ok(())
}

/// A look with what is inside it.
fn look(copying: &mut Copying) -> Result<Look, SheetError> {
    let tag = copying.text.clone();
    let mut inside = String::new();
    if copying.kind == Kind::Start {
        let outer = copying.depth;
        while copying.depth >= outer {
            copying.next()?;
            let [before, after] = copying.brackets();
            inside.extend([before, copying.text.as_str(), after]);
        }
    }
    Ok(Look { tag, inside })
}
