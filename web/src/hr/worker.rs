//! What runs away from the page: sheets are read and judged, and written with remarks and results.

mod open;
mod write;

use std::cell::RefCell;
use std::rc::Rc;

use chrono::NaiveDate;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use teji_batch::{
    Batch, Column, Header, Heading, Lists, ReadRow, Roster, RosterError, Sight, Skip, View, masked,
};
use teji_sheets::SheetError;
use teji_workdays::iso_day;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use super::import::talk::{Basis, Line, News, Order, Overview, SheetNote, Window};
use super::round::names;
use crate::state::calendar;
use crate::values::{object, part, text};
use crate::words::Language;

/// So many rows are judged before the next message is looked at.
const STEP: usize = 500;
/// So much of a text below a heading is shown as a sample.
const SAMPLE: usize = 20;

/// Does what it is told, message by message.
pub(crate) fn serve(scope: &DedicatedWorkerGlobalScope) {
    crate::words::add(super::WORDS);
    let desk = Rc::new(RefCell::new(Desk::new(scope.clone())));
    let listener = EventListener::new(scope, "message", move |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>() {
            heard(&desk, &event.data());
        }
    });
    listener.forget();
}

fn heard(desk: &Rc<RefCell<Desk>>, message: &JsValue) {
    let order = text(message, "order").and_then(|order| serde_json::from_str(&order).ok());
    let file = part(message, "file").and_then(|file| file.dyn_into::<Blob>().ok());
    let Some(order) = order else { return };
    let done = desk.borrow_mut().done(order, file);
    if let Err(fault) = done {
        desk.borrow().tell(&News::Fault(fault.key, fault.args));
    }
    if desk.borrow().is_behind() {
        go_on(desk.clone());
    }
}

/// Judges the next rows after what waits in the queue.
fn go_on(desk: Rc<RefCell<Desk>>) {
    if std::mem::replace(&mut desk.borrow_mut().is_waiting, true) {
        return;
    }
    Timeout::new(0, move || {
        let is_behind = {
            let mut desk = desk.borrow_mut();
            desk.is_waiting = false;
            desk.step();
            desk.is_behind()
        };
        if is_behind {
            go_on(desk);
        }
    })
    .forget();
}

/// Why something cannot be done.
pub(super) struct Fault {
    key: String,
    args: Vec<(String, String)>,
}

impl Fault {
    fn plain(key: &str) -> Self {
        Self { key: key.to_owned(), args: Vec::new() }
    }
}

impl From<SheetError> for Fault {
    fn from(error: SheetError) -> Self {
        // What is wrong with an archive is worded for packages.
        if matches!(error, SheetError::Zip(_)) {
            return Self::plain("sheet.broken");
        }
        let args = error.args().into_iter().map(|(name, value)| (name.to_owned(), value));
        Self { key: error.key().to_owned(), args: args.collect() }
    }
}

impl From<RosterError> for Fault {
    fn from(error: RosterError) -> Self {
        Self::plain(error.key())
    }
}

/// What the worker has before it.
pub(super) struct Desk {
    scope: DedicatedWorkerGlobalScope,
    batch: Batch,
    today: NaiveDate,
    language: Language,
    /// What the file is called.
    name: String,
    source: Option<open::Source>,
    sheets: Vec<SheetNote>,
    place: usize,
    roster: Option<Roster>,
    /// Whether rows are still to be judged, and that told.
    is_open: bool,
    is_waiting: bool,
}

impl Desk {
    fn new(scope: DedicatedWorkerGlobalScope) -> Self {
        Self {
            scope,
            batch: Batch::default(),
            today: NaiveDate::default(),
            language: Language::Chinese,
            name: String::new(),
            source: None,
            sheets: Vec::new(),
            place: 0,
            roster: None,
            is_open: false,
            is_waiting: false,
        }
    }

    fn is_behind(&self) -> bool {
        self.is_open
    }

    fn begin(&mut self, basis: &Basis) -> Result<(), Fault> {
        let batch =
            if basis.batch.is_empty() { Ok(Batch::default()) } else { Batch::read(&basis.batch) };
        self.batch = batch.map_err(|_| Fault::plain("make.broken"))?;
        self.today = iso_day(&basis.today).ok_or(Fault::plain("make.broken"))?;
        self.language = if basis.language == Language::English.tag() {
            Language::English
        } else {
            Language::Chinese
        };
        self.name.clone_from(&basis.name);
        Ok(())
    }

    fn done(&mut self, order: Order, file: Option<Blob>) -> Result<(), Fault> {
        match order {
            Order::Open(basis) => {
                self.begin(&basis)?;
                self.open(&file.ok_or_else(|| Fault::plain("make.broken"))?)
            }
            Order::Paste(basis, text) => {
                self.begin(&basis)?;
                self.paste(&text)
            }
            Order::Batch(batch) => {
                self.batch = Batch::read(&batch).map_err(|_| Fault::plain("make.broken"))?;
                self.again(|_, _| Ok(()))
            }
            Order::Sheet(place) => self.sheet(place),
            Order::Header(header) => self.header(header),
            Order::Meaning { column, means } => {
                let means = means.as_deref().and_then(Column::find);
                self.again(|roster, _| {
                    roster.set_meaning(column, means);
                    Ok(())
                })
            }
            Order::Whole { column, word } => self.again(|roster, _| {
                if let Some(column) = Column::find(&column) {
                    roster.set_whole(column, &word);
                }
                Ok(())
            }),
            Order::Mend { row, column, text } => {
                self.mend(row, column, text);
                Ok(())
            }
            Order::Window { view, from, count } => {
                self.window(view, from, count);
                Ok(())
            }
            Order::Take(lists) => self.take(lists),
            Order::Marked => self.marked(),
            Order::Verdicts => self.verdicts(),
            Order::Template(basis) => {
                self.begin(&basis)?;
                self.template()
            }
        }
    }

    fn header(&mut self, header: Header) -> Result<(), Fault> {
        self.again(|roster, _| roster.set_header(header))
    }

    /// Changes by what rows are read, and has all of them judged anew.
    fn again(
        &mut self,
        change: impl FnOnce(&mut Roster, &Batch) -> Result<(), RosterError>,
    ) -> Result<(), Fault> {
        let Some(roster) = &mut self.roster else { return Ok(()) };
        change(roster, &self.batch)?;
        roster.meet(&self.batch);
        self.is_open = true;
        Ok(())
    }

    /// Runs something with what rows are judged by.
    fn with<T>(&mut self, run: impl FnOnce(&mut Roster, Sight<'_>) -> T) -> Option<T> {
        let roster = self.roster.as_mut()?;
        let screening = self.batch.screening(calendar(), self.today);
        let sight =
            Sight { screening: &screening, catalog: names(self.language), today: self.today };
        Some(run(roster, sight))
    }

    fn step(&mut self) {
        let left = self.with(|roster, sight| roster.survey(sight, STEP)).unwrap_or_default();
        if left == 0 {
            self.is_open = false;
            self.tell_overview();
            return;
        }
        let all = self.roster.as_ref().map_or(0, Roster::len);
        let args = [("done", all - left), ("all", all)];
        let args = args.map(|(name, count)| (name.to_owned(), count.to_string())).to_vec();
        self.tell(&News::Progress("import.judging".to_owned(), args));
    }

    fn mend(&mut self, row: u32, column: u32, text: Option<String>) {
        self.with(|roster, sight| roster.mend(row, column, text, sight));
        if !self.is_open {
            self.tell_overview();
        }
    }

    fn tell_overview(&self) {
        let Some(roster) = &self.roster else { return };
        let samples = roster.headings().iter().map(|heading| {
            let text = roster.sample(heading.column);
            text.chars().take(SAMPLE).collect()
        });
        let overview = Overview {
            sheets: self.sheets.clone(),
            place: self.place,
            header: roster.header(),
            headings: roster.headings().to_vec(),
            samples: samples.collect(),
            lacking: roster.lacking().map(|column| column.id.to_owned()).collect(),
            whole: roster.whole().clone(),
            summary: roster.summary(),
            blank: roster.blank_rows(),
            formulas: roster.formulas(),
            left_out: roster.left_out(),
            merged: roster.merged_blocks(),
            mended: roster.mended(),
            room: Batch::MOST.saturating_sub(self.batch.people().len()),
            new_states: std::array::from_fn(|place| {
                let states = std::array::from_fn(|other| other == place);
                roster.would_add(Lists { states, overwrite: false })
            }),
        };
        self.tell(&News::Read(Box::new(overview)));
    }

    fn window(&mut self, view: View, from: usize, count: usize) {
        let found = self.with(|roster, sight| {
            let (all, rows) = roster.window(view, from, count, sight);
            let line = |(row, seen): (teji_batch::ReadRow, teji_batch::Seen)| {
                let shown = roster.headings().iter().filter(|one| one.column().is_some());
                Line {
                    cells: shown
                        .map(|one| shown_text(one, roster.text_at(row.number, one.column), &row))
                        .collect(),
                    skip: row.skip.map(|skip| match skip {
                        Skip::Example => "example".to_owned(),
                        Skip::Header => "header".to_owned(),
                    }),
                    state: seen.state(),
                    known: seen.known().map(|known| known.number),
                    mended: roster
                        .mends()
                        .of_row(row.number)
                        .map(|(c, t)| (c, t.to_owned()))
                        .collect(),
                    number: row.number,
                    remarks: row.remarks,
                }
            };
            Window { view, from, all, rows: rows.into_iter().map(line).collect() }
        });
        if let Some(window) = found {
            self.tell(&News::Rows(window));
        }
    }

    fn take(&mut self, lists: Lists) -> Result<(), Fault> {
        let taken = self.with(|roster, sight| roster.taken(lists, sight));
        let taken = taken.ok_or_else(|| Fault::plain("make.broken"))?;
        let json = serde_json::to_string(&taken).map_err(|_| Fault::plain("make.broken"))?;
        self.tell(&News::Taken(json));
        Ok(())
    }

    /// Whoever listens has gone where this fails, and nobody is left to tell.
    fn tell(&self, news: &News) {
        self.send(news, None);
    }

    fn send(&self, news: &News, file: Option<Blob>) {
        let Ok(news) = serde_json::to_string(news) else { return };
        let mut parts = vec![("news", JsValue::from_str(&news))];
        parts.extend(file.map(|file| ("file", file.into())));
        let _ = self.scope.post_message(&object(&parts));
    }
}

/// The text of a cell; an identity number with which nothing is wrong is not shown whole.
fn shown_text(heading: &Heading, text: &str, row: &ReadRow) -> String {
    let is_identity = heading.means.as_deref() == Some("identity");
    let is_noted = || row.remarks.iter().any(|remark| remark.column == Some(heading.column));
    if is_identity && !is_noted() { masked(text) } else { text.to_owned() }
}

/// Bytes as a file of that kind.
fn blob(bytes: &[u8], kind: &str) -> Result<Blob, Fault> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options)
        .map_err(|_| Fault::plain("make.no_room"))
}
