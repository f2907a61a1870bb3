//! Whether an entered end of the publicity lies before the fifth working day.

use chrono::NaiveDate;
use teji_fields::Problem;
use teji_workdays::Reach;

use super::{LEAST, PostedDay, Posting, Publicity, Way};

/// What an entered end comes to under one way of counting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct End {
    /// The working days up to the end, one by one, in usual weeks.
    pub counted: Vec<NaiveDate>,
    /// Whether they are enough.
    pub enough: Enough,
}

/// Whether the days up to the end are enough.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Enough {
    /// The fifth working day has come, whatever schedules say.
    Yes,
    /// The fifth working day has not come, whatever schedules say.
    No,
    /// A schedule that is not known here decides.
    Unsettled,
}

/// What an entered end comes to, all ways of counting together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EndStanding {
    /// No end was entered.
    Missing,
    /// It lies before the posting.
    BeforePosting,
    /// It lies before the fifth working day under each way.
    Short,
    /// It is too early under one way and not under the other.
    Depends,
    /// A schedule that is not known here decides.
    Unsettled,
    /// It is late enough under each way.
    Enough,
}

impl EndStanding {
    /// Every key that the problem of an end can have.
    pub const KEYS: [&'static str; 4] = [
        "publicity.end.before",
        "publicity.end.short",
        "publicity.end.depends",
        "publicity.end.unsettled",
    ];
}

pub(super) fn end(to: NaiveDate, fifth: Reach, days: &[PostedDay]) -> End {
    let enough = match fifth.is_settled() {
        _ if to < fifth.earliest => Enough::No,
        true => Enough::Yes,
        false => Enough::Unsettled,
    };
    let counted = days.iter().filter(|day| day.day <= to && day.ordinal.is_some());
    End { counted: counted.map(|day| day.day).collect(), enough }
}

pub(super) fn standing(posting: &Posting, ways: &[Way]) -> EndStanding {
    let Some(to) = posting.to else { return EndStanding::Missing };
    if to < posting.from {
        return EndStanding::BeforePosting;
    }
    let all = |enough| ways.iter().all(|way| way.is(enough));
    if all(Enough::No) {
        EndStanding::Short
    } else if ways.iter().any(|way| way.is(Enough::No)) {
        EndStanding::Depends
    } else if all(Enough::Yes) {
        EndStanding::Enough
    } else {
        EndStanding::Unsettled
    }
}

/// What is wrong with the end. Its figures are those of the way to plan by.
pub(super) fn problem(publicity: &Publicity) -> Option<Problem> {
    let [before, short, depends, unsettled] = EndStanding::KEYS;
    let key = match publicity.end {
        EndStanding::Missing | EndStanding::Enough => return None,
        EndStanding::BeforePosting => return Some(Problem::new(before)),
        EndStanding::Short => short,
        EndStanding::Depends => depends,
        EndStanding::Unsettled => unsettled,
    };
    let way = publicity.safe();
    let counted = way.end.as_ref().map_or(0, |end| end.counted.len());
    let problem = Problem::new(key).with("least", &LEAST).with("counted", &counted);
    Some(problem.with("day", &way.fifth.usual))
}

impl Way {
    fn is(&self, enough: Enough) -> bool {
        self.end.as_ref().is_some_and(|end| end.enough == enough)
    }
}
