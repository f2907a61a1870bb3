//! What a picture of a person's years shows, and the table beside it says.

use teji_fields::{Field, Periods};
use teji_rules::OptionId;
use teji_workdays::{Absence, Day, DayRange, Onset, Period};

use crate::conditions;
use crate::self_check::Check;

/// One of the two tracks of 二（一）2.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Track {
    /// Senior technicians.
    Skill,
    /// Professional staff.
    Title,
}

/// What a mark stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Event {
    /// A period in the post.
    Service(Track),
    /// An absence from it.
    Absence(Track),
    /// An absence of about so many months, nobody knows when.
    AbsenceAbout(Track, u32),
    /// The certificate or the title.
    Certificate(Track),
    /// The five years are full, if the open sentences are read in these ways.
    FullYears(Track, Vec<OptionId>),
    /// The day on which the conditions must hold.
    Reference,
}

/// Something that happened, or will, with its bounds where it is known only roughly.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// What it is.
    pub event: Event,
    /// Its day, or its first day.
    pub from: Onset,
    /// Its last day; `None` for what takes one day.
    pub to: Option<Onset>,
}

/// The marks of a person's years, in the order in which a page shows them; empty where nothing is known.
#[must_use]
pub fn timeline(check: &Check<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    for track in [Track::Skill, Track::Title] {
        marks.extend(of_track(check, track));
    }
    if !marks.is_empty() {
        marks.push(Mark {
            event: Event::Reference,
            from: Onset::on(check.person.reference),
            to: None,
        });
    }
    marks
}

fn of_track(check: &Check<'_>, track: Track) -> Vec<Mark> {
    let facts = check.case.facts;
    let (service, absences, certificate, rule) = match track {
        Track::Skill => (
            &conditions::POST_SERVICE,
            &conditions::POST_ABSENCES,
            &conditions::GRADE_DATE,
            "post_years",
        ),
        Track::Title => (
            &conditions::LINKED_SERVICE,
            &conditions::LINKED_ABSENCES,
            &conditions::TITLE_DATE,
            "linked_years",
        ),
    };
    let mut marks: Vec<Mark> = periods(service, check)
        .iter()
        .map(|period| stretch(Event::Service(track), period, check.person.reference))
        .collect();
    let absences = absences.known(facts).unwrap_or_default();
    marks.extend(absences.iter().map(|absence| match absence {
        Absence::Dated(period) => stretch(Event::Absence(track), period, check.person.reference),
        Absence::About { months } => {
            let event = Event::AbsenceAbout(track, *months);
            Mark { event, from: Onset::UNKNOWN, to: None }
        }
    }));
    if let Some(day) = certificate.known(facts) {
        marks.push(Mark { event: Event::Certificate(track), from: bounds(day), to: None });
    }
    if let Some(finding) = check.person.find(rule)
        && !marks.is_empty()
    {
        let full = finding.onset.rows().filter(|(_, onset)| onset.earliest.date().is_some());
        marks.extend(full.map(|(options, onset)| Mark {
            event: Event::FullYears(track, options),
            from: onset,
            to: None,
        }));
    }
    marks
}

fn periods(field: &'static Field<Periods>, check: &Check<'_>) -> Vec<Period> {
    field.known(check.case.facts).unwrap_or_default()
}

fn stretch(event: Event, period: &Period, reference: Day) -> Mark {
    let to = period.last.map_or_else(|| Onset::on(reference), bounds);
    Mark { event, from: bounds(period.first), to: Some(to) }
}

fn bounds(day: DayRange) -> Onset {
    Onset { earliest: Day::from(day.earliest), latest: Day::from(day.latest) }
}

#[cfg(test)]
mod tests;
