//! A sheet of staff as the page takes it in: opened, its header found, its rows read and judged.

use std::ffi::OsStr;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use encoding_rs::GB18030;
use teji_batch::{Batch, Roster, RosterError, Screening, Sight};
use teji_paper::Source;
use teji_sheets::{Book, Decoded, Kind, Range, Row, SheetError, csv, decoded, kind};
use teji_workdays::Calendar;

use crate::call::shown;
use crate::fault::Fault;
use crate::files::{self, Bytes};
use crate::screen::progress;
use crate::words::{Language, joined};

/// By what a sheet is read and judged.
pub(crate) struct Basis {
    pub(crate) batch: Batch,
    pub(crate) calendar: Calendar,
    pub(crate) today: NaiveDate,
    pub(crate) language: Language,
}

/// A sheet whose rows are read and judged.
pub(crate) struct Sheet {
    /// The file, from which a marked copy is made.
    pub(crate) bytes: Bytes,
    /// The place of the sheet among those of a workbook.
    pub(crate) place: usize,
    pub(crate) roster: Roster,
}

/// The head of a file, by which its kind is seen.
const HEAD: u64 = 4096;
/// A text file is no larger; a hundred thousand rows have far fewer bytes.
const MOST_TEXT: u64 = 256 << 20;
/// So many rows are judged between two words on how far it is.
const STEP: usize = 200;

impl Basis {
    /// Has rows read and judged by it.
    pub(crate) fn with<T>(&self, run: impl FnOnce(Sight<'_>) -> T) -> T {
        let screening: Screening<'_> = self.batch.screening(&self.calendar, self.today);
        let catalog = self.language.words();
        run(Sight { screening: &screening, catalog, today: self.today })
    }

    /// The day on which the conditions have to hold.
    pub(crate) fn reference(&self) -> NaiveDate {
        self.batch.reference_on(self.today)
    }
}

/// Takes a sheet in: the one of that name, or the only one that can be meant.
pub(crate) fn take_in(path: &OsStr, wanted: Option<&str>, basis: &Basis) -> Result<Sheet, Fault> {
    let bytes = files::open(path)?;
    let taken = taken(bytes, wanted, basis).map_err(|fault| fault.of(&shown(path)))?;
    Ok(surveyed(taken, basis))
}

fn taken(mut bytes: Bytes, wanted: Option<&str>, basis: &Basis) -> Result<Sheet, Fault> {
    let head = bytes.read(0, bytes.size().min(HEAD));
    let head = head.ok_or_else(|| Fault::file("file.unreadable"))?;
    let (place, (mut roster, merged)) = if kind(&head) == Kind::Other {
        if wanted.is_some() {
            return Err(Fault::call("call.sheet_of_text"));
        }
        (0, of_text(&text(&mut bytes)?)?)
    } else {
        let book = teji_sheets::open(&mut bytes)?;
        let place = chosen(&book, wanted, basis.language)?;
        (place, of_book(&book, &mut bytes, place)?)
    };
    roster.finish(merged, &basis.batch.columns)?;
    roster.meet(&basis.batch);
    Ok(Sheet { bytes, place, roster })
}

fn surveyed(mut sheet: Sheet, basis: &Basis) -> Sheet {
    let all = sheet.roster.len();
    let bar = progress(basis.language.words().text("judge.judging"), all);
    basis.with(|sight| {
        loop {
            let left = sheet.roster.survey(sight, STEP);
            bar.set_position((all - left) as u64);
            if left == 0 {
                break;
            }
        }
    });
    bar.finish_and_clear();
    sheet
}

/// The place of the sheet of that name; without one, of the only sheet that is shown, our own explanations left out.
fn chosen(book: &Book, wanted: Option<&str>, language: Language) -> Result<usize, Fault> {
    let sheets = book.sheets();
    let names = || {
        let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
        joined(&names, language.words())
    };
    if let Some(wanted) = wanted {
        let place = sheets.iter().position(|sheet| sheet.name == wanted);
        let missing = || Fault::call("call.no_sheet").with("found", wanted).with("names", &names());
        return place.ok_or_else(missing);
    }
    let shown: Vec<usize> = (0..sheets.len()).filter(|at| !sheets[*at].hidden).collect();
    let is_explained = |at: usize| {
        Language::ALL.iter().any(|one| sheets[at].name == one.words().text("template.explained"))
    };
    match shown.as_slice() {
        [only] => Ok(*only),
        [first, second] if is_explained(*second) => Ok(*first),
        [] => Err(RosterError::Empty.into()),
        _ => Err(Fault::call("call.which_sheet").with("names", &names())),
    }
}

/// A sheet and the cells of it that are merged.
type Read = (Roster, Vec<Range>);

fn of_book(book: &Book, bytes: &mut Bytes, place: usize) -> Result<Read, Fault> {
    let name = book.sheets().get(place).map(|sheet| sheet.name.clone()).unwrap_or_default();
    let mut filling = Filling::new(&name, false);
    book.rows(bytes, place, &mut |row| filling.take(&row))?;
    let merged = book.merged(bytes, place)?;
    Ok((filling.done()?, merged))
}

fn of_text(text: &str) -> Result<Read, Fault> {
    let mut filling = Filling::new("", true);
    csv::rows(text, &mut |row| filling.take(&row))?;
    Ok((filling.done()?, Vec::new()))
}

/// A sheet that is being filled.
struct Filling {
    roster: Roster,
    full: Option<RosterError>,
}

impl Filling {
    fn new(sheet: &str, is_text: bool) -> Self {
        Self { roster: Roster::new(sheet, is_text), full: None }
    }

    fn take(&mut self, row: &Row) -> ControlFlow<()> {
        match self.roster.push(row) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                self.full = Some(error);
                ControlFlow::Break(())
            }
        }
    }

    fn done(self) -> Result<Roster, Fault> {
        match self.full {
            Some(error) => Err(error.into()),
            None => Ok(self.roster),
        }
    }
}

/// The text of a file: UTF-8 or UTF-16, else GB 18030, strictly.
fn text(bytes: &mut Bytes) -> Result<String, Fault> {
    if bytes.size() > MOST_TEXT {
        return Err(SheetError::TooMuch(String::new()).into());
    }
    let bytes = bytes.read(0, bytes.size()).ok_or_else(|| Fault::file("file.unreadable"))?;
    match decoded(&bytes)? {
        Decoded::Text(text) => Ok(text),
        Decoded::WantsGb18030 => {
            let text = GB18030.decode_without_bom_handling_and_without_replacement(&bytes);
            Ok(text.ok_or(SheetError::NotText)?.into_owned())
        }
    }
}
