//! The order of the days from the plan to the report, and each pair of them that stands the wrong way round.

use teji_dossier::Weight;
use teji_fields::Problem;
use teji_order::sort_by_key;
use teji_text::Catalog;
use teji_workdays::DayRange;

use crate::forms::REFERENCE;
use crate::publicity::Publicity;

/// What is done, in the order of clause 4.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Stage {
    /// The plan is open to all staff.
    PlanOpened,
    /// The plan is sent.
    PlanSent,
    /// The review takes place.
    Review,
    /// The list of suggested persons is posted.
    Posted,
    /// It stays posted up to this day.
    PublicityEnded,
    /// The enterprise approves.
    Approval,
    /// The certificate is dated.
    Certificate,
    /// The appointment agreement is signed.
    Agreement,
    /// The data are uploaded.
    Upload,
    /// The results are reported.
    Report,
}

/// Two days that stand, or may stand, the wrong way round.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Disorder {
    /// What comes first in the notice, and its day.
    pub first: (Stage, DayRange),
    /// What comes after it, and its day. For [`Flaw::BeforeFifth`] it is the approval, and `first` the posting with
    /// the bounds of the first day on which approval may be.
    pub second: (Stage, DayRange),
    /// What is wrong.
    pub flaw: Flaw,
    /// Whether it is wrong whatever day of a month is meant and however the text is read.
    pub is_sure: bool,
}

/// What is wrong with two days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flaw {
    /// The later stage has the earlier day.
    Reversed,
    /// Both are on one day, and the earlier stage takes that day to its end.
    SameDay,
    /// The approval lies before the day after the fifth working day.
    BeforeFifth,
}

/// What is surely or possibly in the wrong order, in the order of the stages: neighbours among the stages that are told,
/// and a pair further apart only where nothing between them tells it as gravely. A stage without a day says nothing.
#[must_use]
pub fn order(days: &[(Stage, Option<DayRange>)], publicity: Option<&Publicity>) -> Vec<Disorder> {
    let mut dated: Vec<(Stage, DayRange)> =
        days.iter().filter_map(|(stage, day)| Some((*stage, (*day)?))).collect();
    sort_by_key(&mut dated, |(stage, _)| *stage);
    let pairs = dated.iter().enumerate().flat_map(|(place, first)| {
        dated[place + 1..].iter().filter_map(|second| disorder(*first, *second))
    });
    let pairs: Vec<Disorder> = pairs.collect();
    let told = pairs.iter().filter(|one| !pairs.iter().any(|other| one.is_told_by(other)));
    let approvals = dated.iter().filter(|(stage, _)| *stage == Stage::Approval);
    let early = approvals.filter_map(|approval| early(*approval, publicity?));
    told.copied().chain(early).collect()
}

fn disorder(first: (Stage, DayRange), second: (Stage, DayRange)) -> Option<Disorder> {
    if first.0 == second.0 {
        return None;
    }
    let (before, after) = (first.1, second.1);
    // The list stays posted to the end of its last day; no other two stages need a day each.
    let is_strict =
        matches!(first.0, Stage::Posted | Stage::PublicityEnded) && second.0 == Stage::Approval;
    let found = |flaw, is_sure| Some(Disorder { first, second, flaw, is_sure });
    if after.latest < before.earliest {
        found(Flaw::Reversed, true)
    } else if is_strict && after.latest == before.earliest {
        found(Flaw::SameDay, true)
    } else if after.earliest < before.latest {
        found(Flaw::Reversed, false)
    } else if is_strict && after.earliest == before.latest {
        found(Flaw::SameDay, false)
    } else {
        None
    }
}

/// An approval is surely too early where it is under each way of counting, with each schedule that may come.
fn early(approval: (Stage, DayRange), publicity: &Publicity) -> Option<Disorder> {
    let after = || publicity.ways.iter().map(|way| way.fifth.day_after());
    let earliest = after().map(|day| day.earliest).min()?;
    let usual = publicity.safe().fifth.day_after().usual;
    let latest: Option<Vec<_>> = after().map(|day| day.latest).collect();
    let latest = latest.and_then(|days| days.into_iter().max());
    let is_sure = approval.1.latest < earliest;
    let may_be = latest.is_none_or(|latest| approval.1.earliest < latest);
    let bounds = DayRange { earliest, latest: latest.unwrap_or(usual).max(earliest) };
    let first = (Stage::Posted, bounds);
    (is_sure || may_be).then_some(Disorder {
        first,
        second: approval,
        flaw: Flaw::BeforeFifth,
        is_sure,
    })
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Self; 10] = [
        Self::PlanOpened,
        Self::PlanSent,
        Self::Review,
        Self::Posted,
        Self::PublicityEnded,
        Self::Approval,
        Self::Certificate,
        Self::Agreement,
        Self::Upload,
        Self::Report,
    ];

    /// Every key that [`Stage::key`] can give.
    pub const KEYS: [&'static str; 10] = [
        "stage.plan_opened",
        "stage.plan_sent",
        "stage.review",
        "stage.posted",
        "stage.publicity_ended",
        "stage.approval",
        "stage.certificate",
        "stage.agreement",
        "stage.upload",
        "stage.report",
    ];

    /// The key of its name.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::KEYS[self as usize]
    }
}

impl Disorder {
    /// Every key that the problem of a disorder can have.
    pub const KEYS: [&'static str; 6] = [
        "order.reversed",
        "order.may_be_reversed",
        "order.same_day",
        "order.may_be_same_day",
        "order.before_fifth",
        "order.may_be_before_fifth",
    ];

    /// A fault where it is sure and the notice sets the order; clause 4.5 sets none among agreement, upload and report,
    /// and clause 4.1 does not say when the plan is opened.
    #[must_use]
    pub fn weight(&self) -> Weight {
        let is_free = self.first.0 >= Stage::Agreement
            || (self.first.0, self.second.0) == (Stage::PlanOpened, Stage::PlanSent);
        if self.is_sure && !is_free { Weight::Fault } else { Weight::Remark }
    }

    /// Whether the other one lies within this one and is as grave.
    fn is_told_by(&self, other: &Self) -> bool {
        let stages = |one: &Self| (one.first.0, one.second.0);
        let within = other.first.0 >= self.first.0 && other.second.0 <= self.second.0;
        let gravity = |one: &Self| (one.weight() == Weight::Fault, one.is_sure);
        stages(self) != stages(other) && within && gravity(other) >= gravity(self)
    }

    /// What is wrong, with both places and both days.
    #[must_use]
    pub fn problem(&self, words: &Catalog) -> Problem {
        let place = match self.flaw {
            Flaw::Reversed => 0,
            Flaw::SameDay => 2,
            Flaw::BeforeFifth => 4,
        };
        let key = Self::KEYS[place + usize::from(!self.is_sure)];
        let named = |(stage, _): (Stage, DayRange)| words.text(stage.key()).to_owned();
        Problem::new(key)
            .with("first", &named(self.first))
            .with("first_day", &written(self.first.1, words))
            .with("second", &named(self.second))
            .with("second_day", &written(self.second.1, words))
    }
}

/// A day, or the month or span in which it lies, in words.
pub(crate) fn written(range: DayRange, words: &Catalog) -> String {
    let typed = format!("{}~{}", range.earliest, range.latest);
    teji_dossier::answer(&REFERENCE, &typed, words)
}

#[cfg(test)]
mod tests;
