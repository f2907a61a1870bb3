//! The conditions of the notice once more, worked out day by day from its clauses; shares no code with the rules.
//!
//! Everything is known here, every sentence is read in one way, and nothing is clever: service is a row of calendar
//! days, five years are laid out and moved as the clause-by-clause text says, the earliest day is found by trying one
//! day after the other.

pub(crate) mod answers;

use chrono::{Datelike, Days, NaiveDate};

/// A stretch of days, both ends included; without an end it runs on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Stint {
    pub(crate) first: NaiveDate,
    pub(crate) last: Option<NaiveDate>,
}

/// Everything that the notice asks of a person and of the enterprise for this person.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "facts are true or false")]
pub(crate) struct Person {
    pub(crate) enterprise_filed: &'static str,
    pub(crate) occupation_filed: bool,
    pub(crate) occupation_linked: bool,
    pub(crate) front_line: bool,
    pub(crate) conduct: bool,
    pub(crate) health: bool,
    pub(crate) grades: [bool; 3],
    pub(crate) grade_in_occupation: bool,
    pub(crate) grade_date: NaiveDate,
    pub(crate) post_service: Vec<Stint>,
    pub(crate) post_absences: Vec<Stint>,
    pub(crate) still_in_occupation: bool,
    pub(crate) title: bool,
    pub(crate) title_date: NaiveDate,
    pub(crate) linked_service: Vec<Stint>,
    pub(crate) linked_absences: Vec<Stint>,
    pub(crate) linked_post_now: &'static str,
    pub(crate) high_skill: bool,
    pub(crate) merit_method: bool,
    pub(crate) merit_transfer: bool,
    pub(crate) merit_renovation: bool,
    pub(crate) merit_training: bool,
    pub(crate) finding: Option<NaiveDate>,
    pub(crate) honours: [bool; 6],
}

/// One way to read all sentences that can be read in two: bit `k` takes the other option of the `k`th reading.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way(pub(crate) u32);

impl Way {
    /// The readings that concern a person, in the order of their bits.
    pub(crate) const READINGS: [&'static str; 8] = [
        "service_sum",
        "service_clock",
        "service_first_day",
        "title_post",
        "merit_head",
        "merit_transfer",
        "linked_scope",
        "bar_start",
    ];
    /// How many ways there are to read all of them.
    pub(crate) const COUNT: u32 = 256;

    /// Whether the `k`th reading takes its other option.
    pub(crate) fn other(self, k: usize) -> bool {
        self.0 >> k & 1 == 1
    }

    /// The three readings of how five years are counted.
    fn counting(self) -> usize {
        (self.0 & 7) as usize
    }
}

/// The clauses that decide about a person, in the order of the notice.
pub(crate) const CLAUSES: [&str; 8] = [
    "scope.enterprise",
    "scope.occupation",
    "post.front_line",
    "basic.conduct",
    "basic.service",
    "basic.merit",
    "basic.health",
    "duty.honesty",
];

/// The days on which five years are full, for each of the eight ways of counting them.
pub(crate) type Full = [Option<NaiveDate>; 8];

/// A person on a day.
pub(crate) struct Naive<'p> {
    pub(crate) person: &'p Person,
    pub(crate) reference: NaiveDate,
    pub(crate) post_full: Full,
    pub(crate) linked_full: Full,
}

impl<'p> Naive<'p> {
    pub(crate) fn of(person: &'p Person, reference: NaiveDate) -> Self {
        let of = full_under_each_counting;
        Self {
            post_full: of(&person.post_service, &person.post_absences, person.grade_date),
            linked_full: of(&person.linked_service, &person.linked_absences, person.title_date),
            person,
            reference,
        }
    }

    /// Whether a clause holds on a day.
    pub(crate) fn clause(&self, id: &str, way: Way, day: NaiveDate) -> bool {
        let person = self.person;
        match id {
            "scope.enterprise" => ["filed", "parent"].contains(&person.enterprise_filed),
            "scope.occupation" => {
                let inside_only = way.other(6);
                person.occupation_filed || person.occupation_linked && !inside_only
            }
            "post.front_line" => person.front_line,
            "basic.conduct" => person.conduct,
            "basic.service" => self.skill_track(way, day) || self.title_track(way, day),
            "basic.merit" => self.merit(way),
            "basic.health" => person.health,
            "duty.honesty" => self.free_of_bar(way, day),
            "priority" => person.honours.contains(&true),
            "priority.standing" => {
                let basic = ["basic.conduct", "basic.service", "basic.merit", "basic.health"];
                basic.iter().all(|id| self.clause(id, way, day))
                    && self.clause("priority", way, day)
            }
            _ => panic!("no clause {id}"),
        }
    }

    /// Whether all of them hold on a day.
    pub(crate) fn met(&self, way: Way, day: NaiveDate) -> bool {
        CLAUSES.iter().all(|id| self.clause(id, way, day))
    }

    /// The first day, from the reference day on, on which all of them hold.
    pub(crate) fn earliest(&self, way: Way) -> Option<NaiveDate> {
        // Time is all that changes; who does not fit at the end of time never does.
        if !self.met(way, horizon()) {
            return None;
        }
        self.reference.iter_days().find(|&day| self.met(way, day))
    }

    fn skill_track(&self, way: Way, day: NaiveDate) -> bool {
        let person = self.person;
        let five_years = self.post_full[way.counting()].is_some_and(|full| full <= day);
        person.grades.contains(&true)
            && person.grade_in_occupation
            && person.occupation_filed
            && five_years
            && person.still_in_occupation
    }

    fn title_track(&self, way: Way, day: NaiveDate) -> bool {
        let person = self.person;
        let five_years = self.linked_full[way.counting()].is_some_and(|full| full <= day);
        let still = match person.linked_post_now {
            "same" => true,
            "another" => !way.other(3),
            _ => false,
        };
        person.title && person.occupation_linked && five_years && still
    }

    fn merit(&self, way: Way) -> bool {
        let person = self.person;
        let (all_three, both) = (way.other(4), way.other(5));
        let second = if both {
            person.merit_transfer && person.merit_renovation
        } else {
            person.merit_transfer || person.merit_renovation
        };
        if all_three {
            person.high_skill && (person.merit_method || second || person.merit_training)
        } else {
            person.high_skill && person.merit_method || second || person.merit_training
        }
    }

    fn free_of_bar(&self, way: Way, day: NaiveDate) -> bool {
        let Some(finding) = self.person.finding else { return true };
        let last_barred =
            if way.other(7) { date(finding.year() + 5, 12, 31) } else { five_years_after(finding) };
        day > last_barred
    }
}

pub(crate) fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// So many days later, or earlier below zero.
pub(crate) fn shifted(day: NaiveDate, days: i64) -> NaiveDate {
    let count = Days::new(days.unsigned_abs());
    if days < 0 { day - count } else { day + count }
}

/// The corresponding day five years later; 29 February that does not exist becomes 28 February.
pub(crate) fn five_years_after(day: NaiveDate) -> NaiveDate {
    let year = day.year() + 5;
    NaiveDate::from_ymd_opt(year, day.month(), day.day()).unwrap_or_else(|| date(year, 2, 28))
}

/// No service of these tests begins earlier.
pub(crate) fn dawn() -> NaiveDate {
    date(1990, 1, 1)
}

/// What is not full by then never is.
pub(crate) fn horizon() -> NaiveDate {
    date(2048, 12, 31)
}

/// For every calendar day from [`dawn`] on, whether it was served; nothing is served after its end.
struct Service {
    served: Vec<bool>,
    first: Option<usize>,
}

fn place(day: NaiveDate) -> usize {
    usize::try_from((day - dawn()).num_days()).unwrap()
}

fn day_at(place: usize) -> NaiveDate {
    shifted(dawn(), i64::try_from(place).unwrap())
}

impl Service {
    fn new(periods: &[Stint], absences: &[Stint], not_before: Option<NaiveDate>) -> Self {
        let after = |stint: &Stint| place(stint.last.unwrap_or_else(horizon).min(horizon())) + 1;
        let end = periods.iter().map(after).max().unwrap_or(0);
        let mut served = vec![false; end];
        for period in periods {
            served[place(period.first)..after(period)].fill(true);
        }
        for absence in absences {
            served[place(absence.first).min(end)..after(absence).min(end)].fill(false);
        }
        let certified = not_before.map_or(0, place);
        served[..certified.min(end)].fill(false);
        let mut first = periods.iter().map(|period| place(period.first)).min().unwrap_or(end);
        while first < end && !served[first] {
            first += 1;
        }
        Self { first: (first < end).then_some(first), served }
    }

    /// Five years from the first day of service; each day out moves their end by one day, until nothing changes.
    fn full_added_up(&self, first_day_counts: bool) -> Option<NaiveDate> {
        let first = self.first?;
        let laid = end_of_five_years(first, first_day_counts);
        let (mut counted, mut days_out) = (first, 0);
        let mut end = laid;
        loop {
            while counted <= end {
                days_out += usize::from(!*self.served.get(counted)?);
                counted += 1;
            }
            if laid + days_out == end {
                return Some(day_at(end));
            }
            end = laid + days_out;
        }
    }

    /// Five years in one run; any run will do.
    fn full_unbroken(&self, first_day_counts: bool) -> Option<NaiveDate> {
        let mut end_of_run = None;
        let mut day = self.first?;
        while day < self.served.len() {
            if !self.served[day] {
                end_of_run = None;
            } else if end_of_run.is_none() {
                end_of_run = Some(end_of_five_years(day, first_day_counts));
            } else if end_of_run == Some(day) {
                return Some(day_at(day));
            }
            day += 1;
        }
        None
    }
}

fn end_of_five_years(first: usize, first_day_counts: bool) -> usize {
    place(five_years_after(day_at(first))) - usize::from(first_day_counts)
}

/// When five years are full: bit 0 asks for one run, bit 1 counts only from the certificate on, bit 2 counts the first
/// day.
pub(crate) fn full_under_each_counting(
    periods: &[Stint],
    absences: &[Stint],
    certificate: NaiveDate,
) -> Full {
    let from_post = Service::new(periods, absences, None);
    let after_certificate = Service::new(periods, absences, Some(certificate));
    std::array::from_fn(|counting| {
        let service = if counting & 2 == 0 { &from_post } else { &after_certificate };
        if counting & 1 == 0 {
            service.full_added_up(counting & 4 != 0)
        } else {
            service.full_unbroken(counting & 4 != 0)
        }
    })
}

/// The published schedules, as they are written.
const ARRANGEMENTS: [&str; 5] = [
    include_str!("../../../workdays/arrangements/2022.txt"),
    include_str!("../../../workdays/arrangements/2023.txt"),
    include_str!("../../../workdays/arrangements/2024.txt"),
    include_str!("../../../workdays/arrangements/2025.txt"),
    include_str!("../../../workdays/arrangements/2026.txt"),
];

/// Whether people surely work on a day, and whether they may.
pub(crate) fn works(day: NaiveDate) -> (bool, bool) {
    // The schedule of 2027 may still move the last days of 2026.
    if day >= date(2026, 12, 29) {
        return (false, (day.month(), day.day()) != (1, 1));
    }
    let written = day.to_string();
    let decreed = ARRANGEMENTS.iter().rev().flat_map(|text| text.lines()).find_map(|line| {
        let mut words = line.split_whitespace();
        (words.next() == Some(&written)).then(|| words.next() == Some("work"))
    });
    let works = decreed.unwrap_or(day.weekday().num_days_from_monday() < 5);
    (works, works)
}

/// Whether a posting surely, or possibly, lasted for five working days.
pub(crate) fn posted_long_enough(
    from: NaiveDate,
    to: NaiveDate,
    count_first: bool,
) -> (bool, bool) {
    let first = if count_first { from } else { shifted(from, 1) };
    let days: Vec<_> = first.iter_days().take_while(|&day| day <= to).map(works).collect();
    let count = |works: fn(&(bool, bool)) -> bool| days.iter().filter(|day| works(day)).count();
    (count(|day| day.0) >= 5, count(|day| day.1) >= 5)
}
