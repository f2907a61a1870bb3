//! When a number of full years of service is reached, over periods, absences and days known only roughly.

use crate::day::{Day, DayRange, Onset};

/// A stretch of days; the first and the last are part of it.
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
    /// different periods are taken as independent of each other.
    #[must_use]
    pub fn full(&self, counting: Counting) -> Onset {
        let best = Tie::BOTH.map(|tie| self.known(Outlook::Best, tie).full(counting));
        let worst = Tie::BOTH.map(|tie| self.known(Outlook::Worst, tie).full(counting));
        Onset { earliest: best[0].min(best[1]), latest: worst[0].max(worst[1]) }
    }

    /// The service with every day chosen: as much service as can be, or as little.
    fn known(&self, outlook: Outlook, tie: Tie) -> Known {
        let mut known = Known { runs: Vec::new(), cuts: 0, lost_days: 0, told_on: self.told_on };
        for period in &self.periods {
            known.add(period.days(outlook, tie));
        }
        for absence in &self.absences {
            match *absence {
                Absence::Dated(period) => known.remove(period.days(outlook.opposite(), tie)),
                Absence::About { months } => known.forget(outlook, tie, months),
            }
        }
        if let Some(day) = self.not_before {
            let start = match outlook {
                Outlook::Best => day.earliest,
                Outlook::Worst => day.latest,
            };
            known.remove((Day::ALWAYS, Day::from(start).plus(-1)));
        }
        known
    }
}

/// Which way unknown days are chosen.
#[derive(Clone, Copy)]
enum Outlook {
    Best,
    Worst,
}

impl Outlook {
    fn opposite(self) -> Self {
        match self {
            Self::Best => Self::Worst,
            Self::Worst => Self::Best,
        }
    }
}

/// Where a stretch of at least one day lies whose bounds overlap (a period within one month, say).
#[derive(Clone, Copy)]
enum Tie {
    Early,
    Late,
}

impl Tie {
    const BOTH: [Self; 2] = [Self::Early, Self::Late];
}

impl Period {
    /// Its first and last day, as long (`Best`) or as short (`Worst`) as it can be, and one day at the least.
    fn days(&self, outlook: Outlook, tie: Tie) -> (Day, Day) {
        let (first, last) = match outlook {
            Outlook::Best => (self.first.earliest, self.last.map(|day| day.latest)),
            Outlook::Worst => (self.first.latest, self.last.map(|day| day.earliest)),
        };
        let (first, last) = (Day::from(first), last.map_or(Day::NEVER, Day::from));
        match tie {
            Tie::Early => (first.min(last), last),
            Tie::Late => (first, first.max(last)),
        }
    }
}

/// Service in which every day is decided: runs in order, apart from each other by a day at the least.
struct Known {
    runs: Vec<(Day, Day)>,
    /// Absences somewhere within the runs, and the days that they take in all.
    cuts: u32,
    lost_days: i32,
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
        let place = self.runs.partition_point(|run| run.0 < first);
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

    /// At best the forgotten months are few and lie at one end of the service; at worst they are many and cut each
    /// run just before it is long enough. "About three months" are two to four, of 28 to 31 days each.
    fn forget(&mut self, outlook: Outlook, tie: Tie, months: u32) {
        let months = i32::try_from(months.min(MOST_MONTHS)).unwrap_or_default();
        let fewest = (28 * (months - 1)).max(1);
        let Some(&(start, _)) = self.runs.first() else { return };
        match (outlook, tie) {
            (Outlook::Best, Tie::Early) => self.remove((start.plus(1), start.plus(fewest))),
            (Outlook::Best, Tie::Late) => {
                self.remove((self.told_on.plus(1 - fewest), self.told_on));
            }
            (Outlook::Worst, _) => {
                self.cuts += 1;
                self.lost_days += 31 * (months + 1);
            }
        }
    }

    fn full(&self, counting: Counting) -> Day {
        if counting.adds_up { self.full_in_sum(counting) } else { self.full_in_one_run(counting) }
    }

    /// The years are laid from the first day of service, and each day out moves their last day by one.
    fn full_in_sum(&self, counting: Counting) -> Day {
        let Some(&(start, _)) = self.runs.first() else { return Day::NEVER };
        let mut wanted = last_day(start, counting, 1).days_since(start) + self.lost_days;
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
        self.runs.iter().map(|&run| self.full_within(run, counting)).min().unwrap_or(Day::NEVER)
    }

    /// After so many cuts a run still holds the years; and once they are told, there are no more cuts.
    fn full_within(&self, (first, last): (Day, Day), counting: Counting) -> Day {
        let cut = last_day(first, counting, self.cuts + 1).plus(self.lost_days);
        let uncut = last_day(first.max(self.told_on.plus(1)), counting, 1);
        let end = cut.min(uncut);
        if end <= last { end } else { Day::NEVER }
    }
}

/// The last day of so many spans of years that begin on `first`.
fn last_day(first: Day, counting: Counting, spans: u32) -> Day {
    let end = first.plus_years(counting.years * spans);
    if counting.first_day_counts { end.plus(-1) } else { end }
}
