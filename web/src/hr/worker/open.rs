//! Opens what somebody brings: a workbook, a text file in one of its encodings, a pasted block.

use std::ops::ControlFlow;

use teji_batch::{Roster, RosterError};
use teji_sheets::{Book, Decoded, Kind, Row, SheetError, csv, decoded, kind};
use web_sys::{Blob, TextDecoder, TextDecoderOptions};

use super::{Desk, Fault};
use crate::desk::worker::blob::{Reader, pieces};
use crate::hr::import::talk::{News, SheetNote};

/// So many rows are taken between two words on how far it is.
const TOLD: usize = 2000;
/// A text file is no larger; a hundred thousand rows have far fewer.
const MOST_TEXT: f64 = 256.0 * 1024.0 * 1024.0;
/// So many rows are shown where no header is found, and so much of each.
const SHOWN: usize = 12;

/// What rows come from.
pub(in crate::hr) enum Source {
    Book(Blob, Box<Book>),
    Text(String),
    Pasted(String),
}

impl Desk {
    pub(super) fn open(&mut self, file: &Blob) -> Result<(), Fault> {
        self.roster = None;
        self.progress("import.opening", &[]);
        let mut reader = Reader::of(file);
        let head = teji_paper::Source::read(&mut reader, 0, head_of(file));
        let head = head.ok_or_else(|| Fault::plain("import.gone"))?;
        if kind(&head) == Kind::Other {
            let text = text_of(file)?;
            self.sheets = vec![SheetNote { name: String::new(), hidden: false }];
            self.source = Some(Source::Text(text));
            return self.sheet(0);
        }
        let book = teji_sheets::open(&mut reader)?;
        let note = |sheet: &teji_sheets::SheetInfo| SheetNote {
            name: sheet.name.clone(),
            hidden: sheet.hidden,
        };
        self.sheets = book.sheets().iter().map(note).collect();
        self.source = Some(Source::Book(file.clone(), Box::new(book)));
        let shown: Vec<usize> =
            (0..self.sheets.len()).filter(|at| !self.sheets[*at].hidden).collect();
        // One sheet, or one beside that of our own explanations.
        let explained = super::names(self.language).text("template.explained");
        match shown.as_slice() {
            [only] => self.sheet(*only),
            [first, second] if self.sheets[*second].name == explained => self.sheet(*first),
            _ => {
                self.tell(&News::Sheets(self.sheets.clone()));
                Ok(())
            }
        }
    }

    pub(super) fn paste(&mut self, text: &str) -> Result<(), Fault> {
        self.sheets = vec![SheetNote { name: String::new(), hidden: false }];
        self.source = Some(Source::Pasted(text.to_owned()));
        self.sheet(0)
    }

    /// Reads a sheet; its rows are judged afterwards.
    pub(super) fn sheet(&mut self, place: usize) -> Result<(), Fault> {
        let name = self.sheets.get(place).map(|sheet| sheet.name.clone()).unwrap_or_default();
        let source = self.source.take().ok_or_else(|| Fault::plain("make.broken"))?;
        self.progress("import.reading", &[("count", 0)]);
        let read = self.rows(&source, place, &name);
        self.source = Some(source);
        let (mut roster, merged) = read?;
        self.place = place;
        let found = roster.finish(merged, &self.batch.columns);
        if found == Err(RosterError::NoHeader) {
            let rows = roster.first_rows(SHOWN);
            self.roster = Some(roster);
            self.tell(&News::NoHeader(rows));
            return Ok(());
        }
        found?;
        roster.meet(&self.batch);
        self.roster = Some(roster);
        self.is_open = true;
        Ok(())
    }

    fn rows(
        &self,
        source: &Source,
        place: usize,
        name: &str,
    ) -> Result<(Roster, Vec<teji_sheets::Range>), Fault> {
        let mut roster = Roster::new(name, !matches!(source, Source::Book(..)));
        let (mut full, mut count) = (None, 0);
        let mut take = |row: Row| {
            count += 1;
            if count % TOLD == 0 {
                self.progress("import.reading", &[("count", count)]);
            }
            match roster.push(&row) {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => {
                    full = Some(error);
                    ControlFlow::Break(())
                }
            }
        };
        let mut merged = Vec::new();
        match source {
            Source::Book(file, book) => {
                let mut reader = Reader::of(file);
                book.rows(&mut reader, place, &mut take)?;
                merged = book.merged(&mut reader, place)?;
            }
            Source::Text(text) => csv::rows(text, &mut take)?,
            Source::Pasted(text) => {
                for row in csv::pasted(text)? {
                    if take(row).is_break() {
                        break;
                    }
                }
            }
        }
        match full {
            Some(error) => Err(error.into()),
            None => Ok((roster, merged)),
        }
    }

    pub(super) fn progress(&self, key: &str, args: &[(&str, usize)]) {
        let args = args.iter().map(|(name, count)| ((*name).to_owned(), count.to_string()));
        self.tell(&News::Progress(key.to_owned(), args.collect()));
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are whole")]
fn head_of(file: &Blob) -> u64 {
    file.size().min(4096.0) as u64
}

/// The text of a file: UTF-8 or UTF-16, else GB 18030 as the browser reads it.
fn text_of(file: &Blob) -> Result<String, Fault> {
    if file.size() > MOST_TEXT {
        return Err(SheetError::TooMuch(String::new()).into());
    }
    let bytes: Option<Vec<Vec<u8>>> = pieces(file).collect();
    let bytes = bytes.ok_or_else(|| Fault::plain("import.gone"))?.concat();
    match decoded(&bytes)? {
        Decoded::Text(text) => Ok(text),
        Decoded::WantsGb18030 => gb18030(&bytes),
    }
}

fn gb18030(bytes: &[u8]) -> Result<String, Fault> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options("gb18030", &options);
    let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes));
    text.map_err(|_| SheetError::NotText.into())
}
