//! When a number of full years of service is reached, over periods, absences and days known only roughly.

use std::cmp::Reverse;
use std::iter;

use chrono::NaiveDate;

use teji_order::sort_by_key;

use crate::day::{Day, DayRange, Onset};

/// A stretch of days; the first and the last are part of it, and there is at least one day in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Period {
    /// Its first day.
    pub first: DayRange,
    /// Its last day; `None` while it runs on.
    pub last: Option<DayRange>,
}

/// Time out of the post.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Absence {
    /// From one day to another, both out of the post.
    Dated(Period),
    /// About so many months at a time that nobody remembers.
    About {
        /// The number of months that the person gave.
        months: u32,
    },
}

/// More months out than this are not told apart.
const MOST_MONTHS: u32 = 1200;

/// Everything that is known of a person's service.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Service {
    /// The periods in the post; where they overlap, a day counts once.
    pub periods: Vec<Period>,
    /// The time out of the post, taken from the periods.
    pub absences: Vec<Absence>,
    /// Only days from this day on count, where it is given.
    pub not_before: Option<DayRange>,
    /// The day on which this is told: absences that nobody can place lie before its end.
    pub told_on: Day,
}

/// How full years are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Counting {
    /// How many years make them full.
    pub years: u32,
    /// Whether broken service is added up; else one unbroken run is needed.
    pub adds_up: bool,
    /// Whether the first day is a day of the years; else they end on the corresponding day.
    pub first_day_counts: bool,
}

impl Service {
    /// From which day the years are full, if nothing else interrupts a period that runs on.
    ///
    /// The bounds are reached: some choice of the days that are known only roughly gives each of them. Days of
    /// different periods are taken as independent of each other. Two things make the later bound a bound only: a period
    /// that may have been a single day, but nobody knows which, is left out of it; and an absence that nobody can place
    /// is taken to break each run, as if there were one of it for each.
    #[must_use]
    pub fn full(&self, counting: Counting) -> Onset {
        let [onset] = self.full_each([counting]);
        onset
    }

    /// The same for several ways of counting: what is served is laid out once.
    #[must_use]
    pub fn full_each<const N: usize>(&self, ways: [Counting; N]) -> [Onset; N] {
        let mut earliest = [Day::NEVER; N];
        for turn in self.turns() {
            let best = self.at_best(turn);
            for (day, counting) in earliest.iter_mut().zip(ways) {
                *day = best.full(counting).min(*day);
            }
        }
        let worst = self.at_worst();
        let mut earliest = earliest.into_iter();
        ways.map(|counting| Onset {
            earliest: earliest.next().unwrap_or(Day::NEVER),
            latest: worst.full(counting),
        })
    }

    /// The days at which absences that may lie earlier or later can turn from the one to the other.
    ///
    /// The best day of all, once reached, tells where they lie: those that can lie after it do, for there they take
    /// nothing away, and all others lie as early as they can.
    fn turns(&self) -> impl Iterator<Item = Day> {
        let end = |absence: &Absence| match *absence {
            Absence::Dated(period) => match period.shortest() {
                Stretch::Sure(..) => None,
                Stretch::OneOf(_, last) => Some(last),
            },
            Absence::About { .. } => Some(self.told_on),
        };
        iter::once(Day::ALWAYS).chain(self.absences.iter().filter_map(end))
    }

    /// As much service as can be, where absences that may lie after `turn` lie as late as they can.
    fn at_best(&self, turn: Day) -> Known {
        let mut known = Known { runs: Vec::new(), forgotten: Vec::new(), told_on: self.told_on };
        for period in &self.periods {
            known.add(period.longest());
        }
        let mut windows = Vec::new();
        for absence in &self.absences {
            match *absence {
                Absence::Dated(period) => match period.shortest() {
                    Stretch::Sure(first, last) => known.remove((first, last)),
                    Stretch::OneOf(first, last) => windows.push((first, last)),
                },
                Absence::About { months } => known.remove(known.fewest(months, turn)),
            }
        }
        if let Some(day) = self.not_before {
            known.start_at(day.earliest);
        }
        let (mut early, mut late): (Vec<_>, Vec<_>) =
            windows.into_iter().partition(|window| window.1 <= turn);
        sort_by_key(&mut early, |window| Reverse(window.0));
        sort_by_key(&mut late, |window| window.1);
        let days = early.iter().map(|window| (window, window.0));
        for (&window, day) in days.chain(late.iter().map(|window| (window, window.1))) {
            if known.serves_throughout(window) {
                known.remove((day, day));
            }
        }
        known
    }

    /// As little service as can be.
    fn at_worst(&self) -> Known {
        let mut known = Known { runs: Vec::new(), forgotten: Vec::new(), told_on: self.told_on };
        for period in &self.periods {
            if let Stretch::Sure(first, last) = period.shortest() {
                known.add((first, last));
            }
        }
        for absence in &self.absences {
            match *absence {
                Absence::Dated(period) => known.remove(period.longest()),
                Absence::About { months } => known.forgotten.push(31 * (whole(months) + 1)),
            }
        }
        if let Some(day) = self.not_before {
            known.start_at(day.latest);
        }
        known
    }
}

/// The days that a period has at the least.
enum Stretch {
    /// All of these, from the first to the last.
    Sure(Day, Day),
    /// One day among these (a period within one month, say).
    OneOf(Day, Day),
}

impl Period {
    fn longest(&self) -> (Day, Day) {
        let last = self.last.map_or(Day::NEVER, |last| Day::from(last.latest));
        (Day::from(self.first.earliest), last)
    }

    fn shortest(&self) -> Stretch {
        let (earliest, latest) = (Day::from(self.first.earliest), Day::from(self.first.latest));
        let Some(last) = self.last else { return Stretch::Sure(latest, Day::NEVER) };
        let (first, end) = (earliest.max(last.earliest.into()), latest.min(last.latest.into()));
        if first < end {
            Stretch::OneOf(first, end)
        } else {
            Stretch::Sure(latest.min(first), first)
        }
    }
}

/// Service in which every day is decided: runs in order, apart from each other by a day at the least.
struct Known {
    runs: Vec<(Day, Day)>,
    /// The days of each absence that nobody can place and that is still to be taken from the runs.
    forgotten: Vec<i32>,
    told_on: Day,
}

impl Known {
    fn add(&mut self, (mut first, mut last): (Day, Day)) {
        self.runs.retain(|&run| {
            let joins = run.0 <= last.plus(1) && first <= run.1.plus(1);
            if joins {
                first = first.min(run.0);
                last = last.max(run.1);
            }
            !joins
        });
        let place = self.runs.partition_point(|run| *run < (first, last));
        self.runs.insert(place, (first, last));
    }

    fn remove(&mut self, (first, last): (Day, Day)) {
        let keep = |run: &(Day, Day)| {
            let before = (run.0, run.1.min(first.plus(-1)));
            let after = (run.0.max(last.plus(1)), run.1);
            [before, after].into_iter().filter(|part| part.0 <= part.1 && part.0 != Day::NEVER)
        };
        self.runs = self.runs.iter().flat_map(keep).collect();
    }

    fn start_at(&mut self, day: NaiveDate) {
        self.remove((Day::ALWAYS, Day::from(day).plus(-1)));
    }

    fn serves_throughout(&self, (first, last): (Day, Day)) -> bool {
        self.runs.iter().any(|run| run.0 <= first && last <= run.1)
    }

    /// Where the forgotten months lie at best: they are few, and follow the first day of service or end on the day on
    /// which they are told. "About three months" are two to four, of 28 to 31 days each.
    fn fewest(&self, months: u32, turn: Day) -> (Day, Day) {
        let days = (28 * (whole(months) - 1)).max(1);
        match self.runs.first() {
            Some(&(start, _)) if self.told_on <= turn => (start.plus(1), start.plus(days)),
            _ => (self.told_on.plus(1 - days), self.told_on),
        }
    }

    fn full(&self, counting: Counting) -> Day {
        if counting.adds_up { self.full_in_sum(counting) } else { self.full_in_one_run(counting) }
    }

    /// The years are laid from the first day of service, and each day out moves their last day by one.
    fn full_in_sum(&self, counting: Counting) -> Day {
        let Some(&(start, _)) = self.runs.first() else { return Day::NEVER };
        let lost: i32 = self.forgotten.iter().sum();
        let mut wanted = last_day(start, counting).days_since(start) + lost;
        for &(first, last) in &self.runs {
            let begin = if first == start { first } else { first.plus(-1) };
            let end = begin.plus(wanted);
            if end <= last {
                return end;
            }
            wanted -= last.days_since(begin);
        }
        Day::NEVER
    }

    fn full_in_one_run(&self, counting: Counting) -> Day {
        self.runs.iter().map(|&run| self.full_within(run, counting)).fold(Day::NEVER, Day::min)
    }

    /// Each forgotten absence begins on the very day on which the years would be full, and lays them anew; but none of
    /// them outlasts the day on which they are told.
    fn full_within(&self, (first, last): (Day, Day), counting: Counting) -> Day {
        let after = |first: Day, days: &i32| last_day(first, counting).plus(*days);
        let cut = last_day(self.forgotten.iter().fold(first, after), counting);
        let uncut = last_day(first.max(self.told_on.plus(1)), counting);
        let end = cut.min(uncut);
        if end <= last { end } else { Day::NEVER }
    }
}

/// The last day of the years that begin on `first`.
fn last_day(first: Day, counting: Counting) -> Day {
    let end = first.plus_years(counting.years);
    if counting.first_day_counts { end.plus(-1) } else { end }
}

/// A number of months to reckon with.
fn whole(months: u32) -> i32 {
    i32::try_from(months.min(MOST_MONTHS)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
