//! The leaves of a rule: a closed set, so that each can be judged, worded and exemplified.

use chrono::{Datelike, NaiveDate};
use teji_fields::{
    Absences, Answer, AnyField, Choice, Code, Days, Field, Finding, Kind, OneOf, Periods, Standing,
};
use teji_workdays::{Counting, Day, Onset, Period, Service};

use crate::judge::Case;

/// A question about the facts.
#[derive(Clone, Copy)]
pub enum Test {
    /// The answer is one that meets the rule.
    Chosen {
        /// The question.
        field: &'static Field<OneOf>,
        /// Choices that meet the field's rules elsewhere and not this one.
        except: &'static [&'static str],
    },
    /// Full years of service.
    FullYears {
        /// The periods of service.
        periods: &'static Field<Periods>,
        /// The absences from them.
        absences: &'static Field<Absences>,
        /// The day before which nothing counts.
        not_before: Option<&'static Field<Days>>,
        /// How many years, and how they are counted.
        counting: Counting,
    },
    /// No finding of false statements, or one whose bar is over.
    NotBarred {
        /// The finding.
        finding: &'static Field<Finding>,
        /// How many years the bar lasts.
        years: u32,
        /// Whether it lasts to the end of the last year.
        to_year_end: bool,
    },
    /// At least so many working days. Whether they are over is another question: a later end is never worse here.
    Workdays {
        /// The day on which they begin.
        from: &'static Field<Days>,
        /// The last day.
        to: &'static Field<Days>,
        /// How many.
        at_least: u32,
        /// Whether the first day counts.
        count_first: bool,
    },
    /// A character of a certificate number.
    Character {
        /// The number.
        code: &'static Field<Code>,
        /// The place, counted from 1.
        position: usize,
        /// What stands there.
        is: char,
    },
}

impl Test {
    /// The fields that it reads.
    #[must_use]
    pub fn fields(&self) -> Vec<&'static dyn AnyField> {
        match *self {
            Self::Chosen { field, .. } => vec![field],
            Self::FullYears { periods, absences, not_before, .. } => {
                let mut fields: Vec<&'static dyn AnyField> = vec![periods, absences];
                fields.extend(not_before.map(|day| day as &dyn AnyField));
                fields
            }
            Self::NotBarred { finding, .. } => vec![finding],
            Self::Workdays { from, to, .. } => vec![from, to],
            Self::Character { code, .. } => vec![code],
        }
    }

    /// From which day on it holds.
    #[must_use]
    pub fn onset(&self, case: &Case<'_>) -> Onset {
        match *self {
            Self::Chosen { field, except } => chosen(&field.answer(case.facts), except, case),
            Self::FullYears { periods, absences, not_before, counting } => {
                full_years(periods, absences, not_before, counting, case)
            }
            Self::NotBarred { finding, years, to_year_end } => {
                finding.known(case.facts).map_or(Onset::UNKNOWN, |found| {
                    found.map_or(Onset::ALWAYS, |day| Onset {
                        earliest: bar_is_over(day.earliest, years, to_year_end),
                        latest: bar_is_over(day.latest, years, to_year_end),
                    })
                })
            }
            Self::Workdays { from, to, at_least, count_first } => {
                let (Some(from), Some(to)) = (from.known(case.facts), to.known(case.facts)) else {
                    return Onset::UNKNOWN;
                };
                let reach = |day| case.calendar.nth_working_day(day, at_least, count_first);
                let best = reach(from.earliest).is_some_and(|reach| reach.earliest <= to.latest);
                let sure = reach(from.latest)
                    .and_then(|reach| reach.latest)
                    .is_some_and(|latest| latest <= to.earliest);
                between(best, sure)
            }
            Self::Character { code, position, is } => {
                code.known(case.facts).map_or(Onset::UNKNOWN, |code| {
                    let holds = code.character_at(position) == Some(is);
                    between(holds, holds)
                })
            }
        }
    }
}

/// A period that cannot be read is unknown, and the others count all the same.
fn full_years(
    periods: &Field<Periods>,
    absences: &Field<Absences>,
    not_before: Option<&Field<Days>>,
    counting: Counting,
    case: &Case<'_>,
) -> Onset {
    let [onset] = Served::read(periods, absences, case).full(not_before, [counting], case);
    onset
}

/// What is known of service, read once for all ways of counting it.
pub(crate) struct Served {
    service: Service,
    /// The periods that can be read, where not all of them can.
    readable: Option<Vec<Period>>,
    knows_absences: bool,
}

impl Served {
    pub(crate) fn read(
        periods: &Field<Periods>,
        absences: &Field<Absences>,
        case: &Case<'_>,
    ) -> Self {
        let (best_periods, knows_periods) = known_or_best(periods, case);
        let (absences, knows_absences) = known_or_best(absences, case);
        let typed = || case.facts.typed(periods.id).unwrap_or_default();
        Self {
            service: Service {
                periods: best_periods.unwrap_or_default(),
                absences: absences.unwrap_or_default(),
                not_before: None,
                told_on: Day::from(case.reference),
            },
            readable: (!knows_periods).then(|| Periods::readable(typed())),
            knows_absences,
        }
    }

    /// From which day on the years are full, in each of these ways, where nothing before a day counts.
    pub(crate) fn full<const N: usize>(
        &mut self,
        not_before: Option<&Field<Days>>,
        ways: [Counting; N],
        case: &Case<'_>,
    ) -> [Onset; N] {
        let (not_before, knows_start) =
            not_before.map_or((None, true), |field| known_or_best(field, case));
        self.service.not_before = not_before;
        let onsets = self.service.full_each(ways);
        if !(self.knows_absences && knows_start) {
            return onsets.map(|onset| Onset { latest: Day::NEVER, ..onset });
        }
        let Some(readable) = &self.readable else { return onsets };
        let service = Service { periods: readable.clone(), ..self.service.clone() };
        let mut sure = service.full_each(ways).into_iter();
        onsets.map(|onset| Onset {
            latest: sure.next().map_or(Day::NEVER, |sure| sure.latest),
            ..onset
        })
    }
}

/// What is known of a field, or its best answer; and whether it was known.
fn known_or_best<K: Kind>(field: &Field<K>, case: &Case<'_>) -> (Option<K::Value>, bool) {
    match field.known(case.facts) {
        Some(value) => (Some(value), true),
        None => (field.kind.read(field.best).ok(), false),
    }
}

fn chosen(answer: &Answer<&'static Choice>, except: &[&str], case: &Case<'_>) -> Onset {
    match answer {
        Answer::Known(choice) if except.contains(&choice.id) => Onset::NEVER,
        Answer::Known(choice) => match choice.standing {
            Standing::Meets => Onset::ALWAYS,
            Standing::Fails => Onset::NEVER,
            Standing::Waits => {
                Onset { earliest: Day::from(case.reference).plus(1), latest: Day::NEVER }
            }
            Standing::Judged => Onset::UNKNOWN,
        },
        Answer::Missing | Answer::Unsure | Answer::Wrong(_) => Onset::UNKNOWN,
    }
}

/// The day after the last day of the bar.
fn bar_is_over(found: NaiveDate, years: u32, to_year_end: bool) -> Day {
    let last = if to_year_end {
        found.with_month(12).and_then(|day| day.with_day(31)).unwrap_or(found)
    } else {
        found
    };
    Day::from(last).plus_years(years).plus(1)
}

/// What does not hang on the day: it may hold, it surely holds.
fn between(may: bool, sure: bool) -> Onset {
    match (may, sure) {
        (_, true) => Onset::ALWAYS,
        (true, false) => Onset::UNKNOWN,
        (false, false) => Onset::NEVER,
    }
}

#[cfg(test)]
mod tests;
