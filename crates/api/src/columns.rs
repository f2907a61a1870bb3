//! Many people at once, in columns: numbers and texts in, numbers out.

use chrono::NaiveDate;
use teji_fields::{Absences, Facts, FieldId, Input, UNSURE};
use teji_rules::Rulings;

use crate::fault::{Fault, FaultKind};
use crate::forms::choice_ids;
use crate::packed::{self, Remembered};
use crate::question::{judged, nearest};
use crate::teji::Teji;

/// What everybody answered to one field.
#[derive(Clone, Copy, Debug)]
pub enum Column<'a> {
    /// Answers by their places among the field's choices, from 1 on; 0 is no answer, 255 "I do not know".
    Choices(&'a [u8]),
    /// Days counted from 1970-01-01. The least number is no answer, the one after it "I do not know", the greatest one `none`.
    /// For a field of periods, the first day of one that runs on.
    Days(&'a [i32]),
    /// Answers as they were typed, each on a line of its own.
    Lines(&'a str),
}

/// Answers of many people.
#[derive(Clone, Debug, Default)]
pub struct Columns<'a> {
    /// How many people there are.
    pub count: usize,
    /// Each field with its column.
    pub columns: Vec<(String, Column<'a>)>,
    /// How open sentences are read.
    pub rulings: Rulings,
    /// The day on which the conditions must hold; the day of asking, if there is none.
    pub reference: Option<NaiveDate>,
    /// The day of asking.
    pub today: NaiveDate,
}

/// What everybody came to, in the order of the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    /// The place of the letter of the result: 0 is A.
    pub states: Vec<u8>,
    /// The first day on which the conditions may hold, counted from 1970-01-01.
    pub earliest: Vec<i32>,
    /// The day from which on they surely hold.
    pub latest: Vec<i32>,
    /// Whether the person is to be preferred, as far as that is settled.
    pub preferred: Vec<u8>,
    /// The readings on which the result hangs, as bits.
    pub hangs_on: Vec<u32>,
}

const UNKNOWN_CODE: u8 = 255;
const MISSING_DAY: i32 = i32::MIN;
const UNKNOWN_DAY: i32 = i32::MIN + 1;
const NONE_DAY: i32 = i32::MAX;

impl Teji {
    /// Judges everybody. Memory is asked for once, whatever their number, but for what comes out.
    pub fn judge_columns(&self, columns: &Columns<'_>) -> Result<Codes, Vec<Fault>> {
        let mut readers = Vec::new();
        let mut faults = Vec::new();
        for (id, column) in &columns.columns {
            match self.reader(id, *column, columns.count) {
                Ok(reader) => readers.push(reader),
                Err(fault) => faults.push(fault),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut remembered = self.remembered.borrow_mut();
        let Remembered { many, sheet, spare, .. } = &mut *remembered;
        let mut codes = Codes::with_room(columns.count);
        for place in 0..columns.count {
            let facts = self.facts(&mut readers, place).map_err(|fault| vec![fault])?;
            let facts = judged(&facts, columns.today);
            let case = teji_rules::Case {
                facts: &facts,
                rulings: &columns.rulings,
                calendar: &self.calendar,
                reference: columns.reference.unwrap_or(columns.today),
            };
            codes.preferred.push(u8::from(many.is_preferred(&case, sheet)));
            let all = many.conditions(&case, sheet);
            let told = all[0];
            codes.states.push(many.state_of(all, &case, spare).letter() as u8 - b'A');
            codes.earliest.push(packed::day(told.overall.earliest));
            codes.latest.push(packed::day(told.overall.latest));
            let hangs = packed::as_known(told.verdict_hangs_on, many.readings());
            codes.hangs_on.push(hangs);
        }
        Ok(codes)
    }

    fn facts(&self, readers: &mut [Reader<'_>], place: usize) -> Result<Facts, Fault> {
        let mut facts = Facts::default();
        for reader in readers {
            let typed = reader.typed(place).map_err(|found| {
                let found = found.to_string();
                let values = [("found", found.as_str())];
                Fault::new(FaultKind::Code, &["columns", reader.id.0], &values, &self.words)
                    .at(place)
            })?;
            if let Some(typed) = typed {
                facts.set(reader.id, typed);
            }
        }
        Ok(facts)
    }

    fn reader<'a>(&self, id: &str, column: Column<'a>, count: usize) -> Result<Reader<'a>, Fault> {
        let path = ["columns", id];
        let Some(field) = teji_notice::field(id) else {
            let known = nearest(id).join(", ");
            let values = [("name", id), ("known", known.as_str())];
            return Err(Fault::new(FaultKind::Unknown, &path, &values, &self.words));
        };
        let found = match column {
            Column::Choices(codes) => codes.len(),
            Column::Days(days) => days.len(),
            Column::Lines(text) => text.split('\n').count(),
        };
        if found != count {
            let (wanted, found) = (count.to_string(), found.to_string());
            let values = [("wanted", wanted.as_str()), ("found", found.as_str())];
            return Err(Fault::new(FaultKind::Length, &path, &values, &self.words));
        }
        let is_of_choices = matches!(field.input(), Input::Choice(_));
        match column {
            Column::Choices(_) if !is_of_choices => Err(self.of_another_kind(&path)),
            Column::Days(_) if is_of_choices => Err(self.of_another_kind(&path)),
            Column::Choices(codes) => {
                Ok(Reader { id: field.id(), of: Of::Choices(codes, choice_ids(field)) })
            }
            Column::Days(days) => {
                let is_open = field.input() == Input::Periods;
                Ok(Reader { id: field.id(), of: Of::Days(days, is_open) })
            }
            Column::Lines(text) => Ok(Reader { id: field.id(), of: Of::Lines(text.split('\n')) }),
        }
    }

    fn of_another_kind(&self, path: &[&str]) -> Fault {
        let wanted = self.words.text("api.type.column");
        let values = [("wanted", wanted), ("found", self.words.text("api.type.array"))];
        Fault::new(FaultKind::Type, path, &values, &self.words)
    }
}

/// A column that is read from top to bottom.
struct Reader<'a> {
    id: FieldId,
    of: Of<'a>,
}

enum Of<'a> {
    Choices(&'a [u8], Vec<&'static str>),
    Days(&'a [i32], bool),
    Lines(std::str::Split<'a, char>),
}

impl Reader<'_> {
    /// What somebody answered; the number, where it stands for no answer.
    fn typed(&mut self, place: usize) -> Result<Option<String>, i64> {
        match &mut self.of {
            Of::Choices(codes, choices) => match codes[place] {
                0 => Ok(None),
                UNKNOWN_CODE => Ok(Some(UNSURE.to_owned())),
                code => choices
                    .get(usize::from(code) - 1)
                    .map(|choice| Some((*choice).to_owned()))
                    .ok_or(i64::from(code)),
            },
            Of::Days(days, is_open) => match days[place] {
                MISSING_DAY => Ok(None),
                UNKNOWN_DAY => Ok(Some(UNSURE.to_owned())),
                NONE_DAY => Ok(Some(Absences::NONE.to_owned())),
                number => {
                    let day = packed::date(number).ok_or(i64::from(number))?;
                    Ok(Some(if *is_open { format!("{day}..") } else { day.to_string() }))
                }
            },
            Of::Lines(lines) => Ok(lines.next().map(str::to_owned)),
        }
    }
}

impl Codes {
    fn with_room(count: usize) -> Self {
        Self {
            states: Vec::with_capacity(count),
            earliest: Vec::with_capacity(count),
            latest: Vec::with_capacity(count),
            preferred: Vec::with_capacity(count),
            hangs_on: Vec::with_capacity(count),
        }
    }
}

#[cfg(test)]
mod tests;
