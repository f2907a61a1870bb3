//! One year's schedule of days off and make-up working days, as text that a person can write.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::iso_day;

/// The days of one year that the State Council's yearly notice takes out of the usual week.
///
/// Its text has one day a line, `2026-02-15 off 春节` or `2026-02-14 work 春节`; a line that begins with `#` is a
/// comment, and `# source:` names the notice. A year's notice may also move 29–31 December of the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrangement {
    year: i32,
    source: Option<String>,
    days: BTreeMap<NaiveDate, Decree>,
}

/// What a notice says about a day, with the festival's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decree {
    /// A day off.
    Off(String),
    /// A weekend day that is worked to make up for a day off.
    Work(String),
}

/// Why a text is not a year's schedule. Lines count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "line, found and year are what their names say")]
pub enum ArrangementError {
    /// A line has other than three words: the day, `off` or `work`, and the festival's name.
    Shape { line: usize },
    /// There is no such day.
    Day { line: usize, found: String },
    /// The second word is neither `off` nor `work`.
    Word { line: usize, found: String },
    /// The day belongs to another year's schedule.
    OtherYear { line: usize, year: i32 },
    /// The day stands on an earlier line too.
    Twice { line: usize },
    /// A make-up day falls on Monday to Friday, which are worked anyway.
    Weekday { line: usize },
    /// 1 January is not off, as it is in each year's notice: the text is empty or incomplete.
    NewYear { year: i32 },
}

/// No schedule since 2008 has moved a day of the year before that lies further back.
const FIRST_MOVABLE_DAY_OF_DECEMBER: u32 = 29;

/// Whether the next year's schedule may still move this day.
pub(crate) fn is_year_end(day: NaiveDate) -> bool {
    day.month() == 12 && day.day() >= FIRST_MOVABLE_DAY_OF_DECEMBER
}

pub(crate) fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

impl Arrangement {
    /// Reads the schedule of a year; a byte order mark before it, as some editors write, is passed over.
    pub fn parse(year: i32, text: &str) -> Result<Self, ArrangementError> {
        let text = text.trim_start_matches('\u{FEFF}');
        let mut days = BTreeMap::new();
        for entry in entries(text) {
            let (line, day, decree) = entry?;
            if !belongs_to(year, day) {
                return Err(ArrangementError::OtherYear { line, year });
            }
            if days.insert(day, decree).is_some() {
                return Err(ArrangementError::Twice { line });
            }
        }
        let source = text.lines().find_map(|line| line.trim().strip_prefix("# source:"));
        let arrangement =
            Self { year, source: source.map(|source| source.trim().to_owned()), days };
        if arrangement.gives_new_year_off() {
            Ok(arrangement)
        } else {
            Err(ArrangementError::NewYear { year })
        }
    }

    /// The schedules published for 2022 to 2026, oldest first. A test reads each.
    pub fn published() -> impl Iterator<Item = Self> {
        PUBLISHED.into_iter().filter_map(|(year, text)| Self::parse(year, text).ok())
    }

    /// The year that the schedule is for.
    #[must_use]
    pub fn year(&self) -> i32 {
        self.year
    }

    /// The notice that the schedule was taken from, if the text names it.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// Each day that differs from the usual week or is named, in order.
    pub fn days(&self) -> impl Iterator<Item = (NaiveDate, &Decree)> {
        self.days.iter().map(|(day, decree)| (*day, decree))
    }

    /// What the schedule says about a day.
    #[must_use]
    pub fn decree(&self, day: NaiveDate) -> Option<&Decree> {
        self.days.get(&day)
    }

    /// Whether it can be the schedule of a whole year: it gives at least as many days off as the law does.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.days_off() >= Self::STATUTORY_DAYS_OFF
    }

    /// How many days off it gives.
    #[must_use]
    pub fn days_off(&self) -> usize {
        self.days.values().filter(|decree| matches!(decree, Decree::Off(_))).count()
    }

    /// The days off that everybody has in a year since 2025 (全国年节及纪念日放假办法, revised in 2024).
    pub const STATUTORY_DAYS_OFF: usize = 13;

    fn gives_new_year_off(&self) -> bool {
        self.days().any(|(day, decree)| {
            day.year() == self.year && day.ordinal() == 1 && matches!(decree, Decree::Off(_))
        })
    }
}

/// The text that [`Arrangement::parse`] reads.
impl fmt::Display for Arrangement {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(source) = &self.source {
            writeln!(out, "# source: {source}")?;
        }
        self.days.iter().try_for_each(|(day, decree)| match decree {
            Decree::Off(name) => writeln!(out, "{day} off {name}"),
            Decree::Work(name) => writeln!(out, "{day} work {name}"),
        })
    }
}

const PUBLISHED: [(i32, &str); 5] = [
    (2022, include_str!("../arrangements/2022.txt")),
    (2023, include_str!("../arrangements/2023.txt")),
    (2024, include_str!("../arrangements/2024.txt")),
    (2025, include_str!("../arrangements/2025.txt")),
    (2026, include_str!("../arrangements/2026.txt")),
];

/// The festival of 1 January, which is off in every year, scheduled or not.
pub(crate) const NEW_YEAR: &str = include_str!("../arrangements/new_year.txt").trim_ascii();

/// The local days off of Yanbian prefecture (延边州), which have no make-up day.
///
/// They are known with medium confidence for 2023 and 2024 and with low confidence for 2025, so an enterprise has to
/// say that they are its own: see [`crate::Calendar::with_days_off`].
#[must_use]
pub fn yanbian_days_off() -> Vec<NaiveDate> {
    entries(include_str!("../arrangements/yanbian.txt")).flatten().map(|(_, day, _)| day).collect()
}

fn belongs_to(year: i32, day: NaiveDate) -> bool {
    day.year() == year || (day.year() + 1 == year && is_year_end(day))
}

type Entry = (usize, NaiveDate, Decree);

/// The lines that name a day, each with its number.
fn entries(text: &str) -> impl Iterator<Item = Result<Entry, ArrangementError>> {
    let lines = (1..).zip(text.lines().map(str::trim));
    lines
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(number, line)| entry(number, line))
}

fn entry(line: usize, text: &str) -> Result<Entry, ArrangementError> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [day, word, name] = words[..] else { return Err(ArrangementError::Shape { line }) };
    let day = iso_day(day).ok_or_else(|| ArrangementError::Day { line, found: day.to_owned() })?;
    match word {
        "off" => Ok((line, day, Decree::Off(name.to_owned()))),
        "work" if is_weekend(day) => Ok((line, day, Decree::Work(name.to_owned()))),
        "work" => Err(ArrangementError::Weekday { line }),
        _ => Err(ArrangementError::Word { line, found: word.to_owned() }),
    }
}

impl ArrangementError {
    /// Every key that [`ArrangementError::key`] can give, so that a test can ask a text file for each.
    pub const KEYS: [&'static str; 7] = [
        "arrangement.shape",
        "arrangement.day",
        "arrangement.word",
        "arrangement.other_year",
        "arrangement.twice",
        "arrangement.weekday",
        "arrangement.new_year",
    ];

    /// The key under which a text file words this fault.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Shape { .. } => "arrangement.shape",
            Self::Day { .. } => "arrangement.day",
            Self::Word { .. } => "arrangement.word",
            Self::OtherYear { .. } => "arrangement.other_year",
            Self::Twice { .. } => "arrangement.twice",
            Self::Weekday { .. } => "arrangement.weekday",
            Self::NewYear { .. } => "arrangement.new_year",
        }
    }

    /// The values that fill the gaps of the sentence under [`ArrangementError::key`].
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Shape { line } | Self::Twice { line } | Self::Weekday { line } => {
                vec![("line", line.to_string())]
            }
            Self::Day { line, found } | Self::Word { line, found } => {
                vec![("line", line.to_string()), ("found", found.clone())]
            }
            Self::OtherYear { line, year } => {
                vec![("line", line.to_string()), ("year", year.to_string())]
            }
            Self::NewYear { year } => vec![("year", year.to_string())],
        }
    }
}

/// Shows the key, for programmers; people read the sentence of a text file.
impl fmt::Display for ArrangementError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl std::error::Error for ArrangementError {}

#[cfg(test)]
mod tests;
