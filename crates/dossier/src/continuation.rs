//! The continuation code: the answers of the self-check in a few letters, to go on with on another device.
//!
//! It holds answers only, and neither a name nor a number of a person. Days are kept as exactly as they were given; how
//! they were spelt is not.

use chrono::{Days as DaySpan, NaiveDate};
use teji_fields::{Absences, AnyField, Choice, Facts, Input, Kind, Periods, UNSURE, read_day};
use teji_notice::{READINGS, SELF_CHECK};
use teji_paper::shown;
use teji_rules::{ReadingId, Rulings};
use teji_workdays::{Absence, DayRange, Period};

use crate::bits::{Packer, Unpacker};
use crate::letters::{self, LetterError};

/// The form of the code; another form has another number.
const FORM: u32 = 1;
const FORM_BITS: u32 = 5;
/// Days are counted from here, in so many bits (until 2258).
const FIRST_DAY: (i32, u32, u32) = (1900, 1, 1);
const DAY_BITS: u32 = 17;
const LIST_BITS: u32 = 6;
const MONTH_BITS: u32 = 10;

/// The answers of a self-check, its day and its rulings.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Continuation {
    /// The answers.
    pub facts: Facts,
    /// How open sentences are to be read.
    pub rulings: Rulings,
    /// The 基准日, where one was given.
    pub reference: Option<NaiveDate>,
}

/// Why a code cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ContinuationError {
    /// This sign, at this place (from 1, without blanks and hyphens), belongs to no code.
    Sign {
        /// The place.
        position: usize,
        /// What stands there.
        found: char,
    },
    /// A letter is wrong or missing.
    Check,
    /// The code was made by another version.
    Form,
}

impl ContinuationError {
    /// Every key that [`ContinuationError::key`] can give.
    pub const KEYS: [&'static str; 3] =
        ["continuation.sign", "continuation.check", "continuation.form"];

    /// The key under which a text file words it; the cure stands under the same key with `.try` behind it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Sign { .. } => "continuation.sign",
            Self::Check => "continuation.check",
            Self::Form => "continuation.form",
        }
    }

    /// What fills the gaps of the sentence.
    #[must_use]
    pub fn args(self) -> Vec<(&'static str, String)> {
        match self {
            Self::Sign { position, found } => {
                vec![("position", position.to_string()), ("found", shown(&found.to_string()))]
            }
            Self::Check | Self::Form => Vec::new(),
        }
    }
}

impl Continuation {
    /// The code. What was typed and cannot be read is left out, and so is the name of the occupation.
    #[must_use]
    pub fn code(&self) -> String {
        letters::write(&self.fives())
    }

    fn fives(&self) -> Vec<u8> {
        let mut packer = Packer::default();
        packer.put(FORM, FORM_BITS);
        put_optional(&mut packer, self.reference, put_day);
        for reading in READINGS {
            let way = self.rulings.way(reading).map_or(0, |way| if way == 0 { 1 } else { 2 });
            packer.put(way, 2);
        }
        for field in carried() {
            put_answer(&mut packer, field, &self.facts);
        }
        packer.fives()
    }

    /// Reads a code as people type it. One that would be written otherwise was not made here: its days may not be days, or
    /// its periods end before they begin.
    pub fn read(typed: &str) -> Result<Self, ContinuationError> {
        let fives = letters::read(typed).map_err(|error| match error {
            LetterError::Sign { position, found } => ContinuationError::Sign { position, found },
            LetterError::Check => ContinuationError::Check,
        })?;
        let mut unpacker = Unpacker::new(&fives);
        if unpacker.take(FORM_BITS) != Some(FORM) {
            return Err(ContinuationError::Form);
        }
        let read = take_all(&mut unpacker).filter(|_| unpacker.is_done());
        read.filter(|read| read.fives() == fives).ok_or(ContinuationError::Form)
    }
}

/// The fields of the self-check that a code carries; a line of text could hold a name.
fn carried() -> impl Iterator<Item = &'static dyn AnyField> {
    let is_text = |field: &&dyn AnyField| matches!(field.input(), Input::Line { .. });
    SELF_CHECK.iter().flat_map(teji_notice::Page::fields).filter(move |field| !is_text(field))
}

fn take_all(unpacker: &mut Unpacker<'_>) -> Option<Continuation> {
    let reference = take_optional(unpacker, take_day)?;
    let mut rulings = Rulings::default();
    for reading in READINGS {
        match unpacker.take(2)? {
            0 => rulings.unpin(ReadingId(reading.id.0)),
            way @ (1 | 2) => rulings.pin(reading, reading.options[usize::from(way == 2)]),
            _ => return None,
        }
    }
    let mut facts = Facts::default();
    for field in carried() {
        if let Some(typed) = take_answer(unpacker, field.input())? {
            facts.set(field.id(), typed);
        }
    }
    Some(Continuation { facts, rulings, reference })
}

/// An answer: nothing, "I don't know", or the value; a choice in one number with both.
fn put_answer(packer: &mut Packer, field: &dyn AnyField, facts: &Facts) {
    let typed = facts.typed(field.id());
    if let Input::Choice(choices) = field.input() {
        let place = |typed| choices.iter().position(|choice| choice.id == typed);
        let number = match typed {
            None => 0,
            Some(UNSURE) => 1,
            Some(typed) => place(typed).map_or(0, |place| place + 2),
        };
        packer.put(u32::try_from(number).unwrap_or_default(), choice_bits(choices));
        return;
    }
    match typed {
        None => packer.put(0, 2),
        Some(UNSURE) => packer.put(1, 2),
        Some(typed) => put_value(packer, field.input(), typed),
    }
}

/// A value that can be read, behind the number that announces it; else nothing.
fn put_value(packer: &mut Packer, input: Input, typed: &str) {
    match input {
        Input::Day => match read_day(typed) {
            Ok(day) => announced(packer, |packer| put_range(packer, day)),
            Err(_) => packer.put(0, 2),
        },
        Input::Periods => match Periods.read(typed) {
            Ok(list) => announced(packer, |packer| put_list(packer, &list, put_period)),
            Err(_) => packer.put(0, 2),
        },
        Input::Absences => match Absences.read(typed) {
            Ok(list) => announced(packer, |packer| put_list(packer, &list, put_absence)),
            Err(_) => packer.put(0, 2),
        },
        Input::Finding if typed.trim() == Absences::NONE => {
            announced(packer, |packer| packer.put(0, 1));
        }
        Input::Finding => match read_day(typed) {
            Ok(day) => announced(packer, |packer| put_optional(packer, Some(day), put_range)),
            Err(_) => packer.put(0, 2),
        },
        Input::Choice(_) | Input::Line { .. } => packer.put(0, 2),
    }
}

fn announced(packer: &mut Packer, value: impl FnOnce(&mut Packer)) {
    packer.put(2, 2);
    value(packer);
}

/// The typed form of the next answer; outer `None` where the code is broken.
#[expect(clippy::option_option, reason = "the inner one is an answer that was not given")]
fn take_answer(unpacker: &mut Unpacker<'_>, input: Input) -> Option<Option<String>> {
    if let Input::Choice(choices) = input {
        return match usize::try_from(unpacker.take(choice_bits(choices))?).ok()? {
            0 => Some(None),
            1 => Some(Some(UNSURE.to_owned())),
            number => Some(Some(choices.get(number - 2)?.id.to_owned())),
        };
    }
    match unpacker.take(2)? {
        0 => Some(None),
        1 => Some(Some(UNSURE.to_owned())),
        2 => take_value(unpacker, input).map(Some),
        _ => None,
    }
}

fn take_value(unpacker: &mut Unpacker<'_>, input: Input) -> Option<String> {
    match input {
        Input::Day => take_range(unpacker),
        Input::Periods => take_list(unpacker, take_period),
        Input::Absences => take_list(unpacker, take_absence)
            .map(|list| if list.is_empty() { Absences::NONE.to_owned() } else { list }),
        Input::Finding => {
            Some(take_optional(unpacker, take_range)?.unwrap_or_else(|| Absences::NONE.to_owned()))
        }
        Input::Choice(_) | Input::Line { .. } => None,
    }
}

/// Room for nothing, "I don't know" and each choice.
fn choice_bits(choices: &[Choice]) -> u32 {
    (choices.len() + 1).ilog2() + 1
}

fn put_optional<T>(packer: &mut Packer, value: Option<T>, put: impl FnOnce(&mut Packer, T)) {
    packer.put(u32::from(value.is_some()), 1);
    if let Some(value) = value {
        put(packer, value);
    }
}

#[expect(clippy::option_option, reason = "the inner one is a value that was not given")]
fn take_optional<T>(
    unpacker: &mut Unpacker<'_>,
    take: impl FnOnce(&mut Unpacker<'_>) -> Option<T>,
) -> Option<Option<T>> {
    if unpacker.take(1)? == 0 { Some(None) } else { take(unpacker).map(Some) }
}

fn put_list<T: Copy>(packer: &mut Packer, list: &[T], put: impl Fn(&mut Packer, T)) {
    packer.put(u32::try_from(list.len()).unwrap_or_default(), LIST_BITS);
    for item in list {
        put(packer, *item);
    }
}

fn take_list(
    unpacker: &mut Unpacker<'_>,
    take: impl Fn(&mut Unpacker<'_>) -> Option<String>,
) -> Option<String> {
    let count = unpacker.take(LIST_BITS)?;
    let items = (0..count).map(|_| take(unpacker)).collect::<Option<Vec<_>>>()?;
    Some(items.join("; "))
}

fn put_period(packer: &mut Packer, period: Period) {
    put_range(packer, period.first);
    put_optional(packer, period.last, put_range);
}

fn take_period(unpacker: &mut Unpacker<'_>) -> Option<String> {
    let first = take_range(unpacker)?;
    let last = take_optional(unpacker, take_range)?.unwrap_or_default();
    Some(format!("{first}..{last}"))
}

fn put_absence(packer: &mut Packer, absence: Absence) {
    match absence {
        Absence::Dated(period) => {
            packer.put(0, 1);
            put_period(packer, period);
        }
        Absence::About { months } => {
            packer.put(1, 1);
            packer.put(months, MONTH_BITS);
        }
    }
}

fn take_absence(unpacker: &mut Unpacker<'_>) -> Option<String> {
    if unpacker.take(1)? == 0 {
        return take_period(unpacker);
    }
    Some(format!("{} {}", Absences::ABOUT, unpacker.take(MONTH_BITS)?))
}

fn put_range(packer: &mut Packer, range: DayRange) {
    put_day(packer, range.earliest);
    put_optional(packer, range.exact().is_none().then_some(range.latest), put_day);
}

/// The shortest way to type the day, month, year or span.
fn take_range(unpacker: &mut Unpacker<'_>) -> Option<String> {
    let earliest = take_day(unpacker)?;
    let Some(latest) = take_optional(unpacker, take_day)? else {
        return Some(earliest.to_string());
    };
    let range = DayRange { earliest, latest };
    let text = earliest.to_string();
    let short = [&text[..4], &text[..7]];
    let is_range = |typed: &&&str| read_day(typed) == Ok(range);
    Some(
        short
            .iter()
            .find(is_range)
            .map_or_else(|| format!("{earliest}~{latest}"), |typed| (*typed).to_owned()),
    )
}

fn first_day() -> NaiveDate {
    let (year, month, day) = FIRST_DAY;
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn put_day(packer: &mut Packer, day: NaiveDate) {
    let number = (day - first_day()).num_days();
    packer.put(u32::try_from(number).unwrap_or_default(), DAY_BITS);
}

fn take_day(unpacker: &mut Unpacker<'_>) -> Option<NaiveDate> {
    let number = unpacker.take(DAY_BITS)?;
    first_day().checked_add_days(DaySpan::new(number.into()))
}

#[cfg(test)]
mod tests;
