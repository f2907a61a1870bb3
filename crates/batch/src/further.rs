//! The enterprise's own further conditions: they narrow the notice, and one that would loosen it is refused.

use teji_dossier::{Application, Count, Entry, Spot};
use teji_fields::{Days, Facts, Field, Kind, OneOf, UNSURE};
use teji_notice::{
    GRADE_DATE, GRADE_ENTERPRISE, GRADE_LEVEL, GRADE_QUALIFICATION, TITLE, TITLE_DATE,
    linked_years, post_years,
};
use teji_rules::{Case, Rule, Table, any, judge};
use teji_workdays::{Day, Onset};

use crate::forms::{
    AT_WORK, FURTHER_ACCEPTED, FURTHER_CHOICES, FURTHER_KIND, FURTHER_LEAST, FURTHER_SINCE,
    FURTHER_TITLE, HOLDING, IN_POST, MERITS, ONE_OF, YEARS, YES_NO,
};
use crate::plan::Plan;

/// A further condition, read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Further {
    /// Its number within the plan.
    pub number: u32,
    /// What it is called.
    pub title: String,
    /// What it asks.
    pub asks: Asks,
}

/// What a further condition asks: of the same kinds as the notice's own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Asks {
    /// So many full years in the post that the track asks for.
    YearsInPost(u32),
    /// So many full years since the certificate or the title.
    YearsHolding(u32),
    /// So many full years since the person began to work.
    YearsAtWork(u32),
    /// Its title is a statement that must be true.
    Statement,
    /// So many listed merits.
    Merits(u32),
    /// One of these answers, of which those that are marked will do.
    OneOf(Vec<(String, bool)>),
}

/// Why a further condition cannot stand in a plan; its sentence stands under [`Refusal::key`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// It asks for fewer years than the notice.
    FewerYears {
        /// The condition.
        number: u32,
        /// What it asks for.
        years: u32,
    },
    /// It asks for no merit at all.
    NoMerit(u32),
    /// It cannot be read yet.
    Unclear(u32),
}

impl Refusal {
    /// Every key that [`Refusal::key`] can give.
    pub const KEYS: [&'static str; 3] =
        ["refusal.fewer_years", "refusal.no_merit", "refusal.unclear"];

    /// The key of its sentence; the cure stands under the same key with `.try` behind it.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::FewerYears { .. } => "refusal.fewer_years",
            Self::NoMerit(_) => "refusal.no_merit",
            Self::Unclear(_) => "refusal.unclear",
        }
    }

    /// What fills the gaps of the sentence.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let number = ("number", self.number().to_string());
        match self {
            Self::FewerYears { years, .. } => vec![
                number,
                ("years", years.to_string()),
                ("least", teji_notice::YEARS.to_string()),
            ],
            Self::NoMerit(_) | Self::Unclear(_) => vec![number],
        }
    }

    /// The name of the clause that it would loosen; nothing where it only cannot be read.
    #[must_use]
    pub fn clause(&self) -> Option<&'static str> {
        match self {
            Self::FewerYears { .. } => Some("basic.service"),
            Self::NoMerit(_) => Some("basic.merit"),
            Self::Unclear(_) => None,
        }
    }

    /// The condition's number.
    #[must_use]
    pub fn number(&self) -> u32 {
        match self {
            Self::FewerYears { number, .. } | Self::NoMerit(number) | Self::Unclear(number) => {
                *number
            }
        }
    }
}

impl Plan {
    /// The further conditions that can be asked of people, in their order.
    #[must_use]
    pub fn further(&self) -> Vec<Further> {
        self.further.told().filter_map(|entry| read(entry).ok()).collect()
    }

    /// The further conditions that cannot stand.
    #[must_use]
    pub fn refusals(&self) -> Vec<Refusal> {
        self.further.told().filter_map(|entry| read(entry).err()).collect()
    }
}

fn read(entry: &Entry) -> Result<Further, Refusal> {
    let unclear = Refusal::Unclear(entry.id);
    let facts = &entry.facts;
    let title = FURTHER_TITLE.known(facts).ok_or(unclear.clone())?.trim().to_owned();
    let kind = FURTHER_KIND.known(facts).ok_or(unclear.clone())?.id;
    let asks = match kind {
        YEARS => years(entry)?,
        YES_NO => Asks::Statement,
        MERITS => merits(entry)?,
        ONE_OF => Asks::OneOf(choices(facts).ok_or(unclear)?),
        _ => return Err(unclear),
    };
    Ok(Further { number: entry.id, title, asks })
}

fn years(entry: &Entry) -> Result<Asks, Refusal> {
    let unclear = Refusal::Unclear(entry.id);
    let years = least(&entry.facts).ok_or(unclear.clone())?;
    match FURTHER_SINCE.known(&entry.facts).map(|since| since.id) {
        // Fewer years would say that fewer are enough; they would narrow nothing.
        Some(IN_POST) if years < teji_notice::YEARS => {
            Err(Refusal::FewerYears { number: entry.id, years })
        }
        Some(IN_POST) => Ok(Asks::YearsInPost(years)),
        Some(HOLDING) if years > 0 => Ok(Asks::YearsHolding(years)),
        Some(AT_WORK) if years > 0 => Ok(Asks::YearsAtWork(years)),
        _ => Err(unclear),
    }
}

fn merits(entry: &Entry) -> Result<Asks, Refusal> {
    match least(&entry.facts) {
        Some(0) => Err(Refusal::NoMerit(entry.id)),
        Some(count) => Ok(Asks::Merits(count)),
        None => Err(Refusal::Unclear(entry.id)),
    }
}

/// No condition asks for more than a working life has.
const MOST: u64 = 60;

fn least(facts: &Facts) -> Option<u32> {
    let typed = facts.typed(FURTHER_LEAST.id)?;
    if crate::kinds::half_width(typed).trim() == "0" {
        return Some(0);
    }
    u32::try_from(Count { most: MOST }.read(typed).ok()?).ok()
}

/// The lines of the choices, each with whether it is one of the accepted lines; both must say something.
fn choices(facts: &Facts) -> Option<Vec<(String, bool)>> {
    let lines = |typed: Option<&str>| -> Vec<String> {
        let lines = typed.unwrap_or_default().lines().map(str::trim);
        lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let all = lines(facts.typed(FURTHER_CHOICES.id));
    let accepted = lines(facts.typed(FURTHER_ACCEPTED.id));
    let is_sound = accepted.iter().all(|one| all.contains(one));
    let some = (1..all.len().max(2)).contains(&accepted.len());
    (is_sound && some).then(|| {
        all.into_iter()
            .map(|one| {
                let will_do = accepted.contains(&one);
                (one, will_do)
            })
            .collect()
    })
}

impl Further {
    /// From when it holds of a person: what they entered, what was answered to its own question, and the case.
    #[must_use]
    pub fn onset(
        &self,
        application: &Application,
        answer: Option<&str>,
        case: &Case<'_>,
    ) -> Table<Onset> {
        match &self.asks {
            Asks::YearsInPost(years) => {
                let tracks = tracks(case.facts).into_iter().map(|track| track(*years));
                judge(&any("further_years", "4.1", tracks.collect::<Vec<_>>()), case).onset
            }
            Asks::YearsHolding(years) => {
                let days = [&GRADE_DATE, &TITLE_DATE].map(|field| since(field, case.facts, *years));
                let told: Vec<Onset> = days.into_iter().flatten().collect();
                Table::always(told.into_iter().reduce(Onset::or).unwrap_or(Onset::UNKNOWN))
            }
            Asks::YearsAtWork(years) => {
                let began = teji_dossier::BASICS.field("work_since");
                let typed = began.and_then(|field| application.typed(Spot::Basics, field.id()));
                let day = typed.and_then(|typed| Days.read(typed).ok());
                Table::always(day.map_or(Onset::UNKNOWN, |day| after(day, *years)))
            }
            Asks::Merits(least) => Table::always(merits_listed(application, *least)),
            Asks::Statement => Table::always(match answer {
                Some("yes") => Onset::ALWAYS,
                Some("no") => Onset::NEVER,
                Some(_) | None => Onset::UNKNOWN,
            }),
            Asks::OneOf(choices) => Table::always(match answer {
                Some(typed) if typed != UNSURE => {
                    let chosen = choices.iter().find(|(choice, _)| choice == typed.trim());
                    chosen.map_or(Onset::UNKNOWN, |(_, will_do)| {
                        if *will_do { Onset::ALWAYS } else { Onset::NEVER }
                    })
                }
                Some(_) | None => Onset::UNKNOWN,
            }),
        }
    }

    /// Whether it asks the person something of its own.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        matches!(self.asks, Asks::Statement | Asks::OneOf(_))
    }
}

/// The tracks of service that may be a person's own: both, where they say nothing of grade and title.
fn tracks(facts: &Facts) -> Vec<fn(u32) -> Rule> {
    let says = |field: &Field<OneOf>| facts.typed(field.id) == Some(field.best);
    let skill = [&GRADE_QUALIFICATION, &GRADE_LEVEL, &GRADE_ENTERPRISE].into_iter().any(says);
    match (skill, says(&TITLE)) {
        (true, false) => vec![post_years],
        (false, true) => vec![linked_years],
        _ => vec![post_years, linked_years],
    }
}

/// Full years after a day that is known.
fn since(field: &'static Field<Days>, facts: &Facts, years: u32) -> Option<Onset> {
    field.known(facts).map(|day| after(day, years))
}

fn after(day: teji_workdays::DayRange, years: u32) -> Onset {
    let full = |day| Day::from(day).plus_years(years);
    Onset { earliest: full(day.earliest), latest: full(day.latest) }
}

/// Merits that are listed can become more, so too few of them are not known to be too few.
fn merits_listed(application: &Application, least: u32) -> Onset {
    let listed = application.merits.told().filter(|entry| {
        let head = teji_dossier::MERIT.field("merit_head");
        head.is_some_and(|head| entry.facts.typed(head.id()).is_some_and(|it| it != UNSURE))
    });
    let count = u32::try_from(listed.count()).unwrap_or(u32::MAX);
    if count >= least { Onset::ALWAYS } else { Onset::UNKNOWN }
}

#[cfg(test)]
mod tests;
