//! Every clause of the notice, and what stands for it here.

use teji_fields::Clause;
use teji_rules::Reading;

use crate::{conditions, conduct, procedure, scope};

/// What a clause is in this product.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// It decides, by a rule.
    Rule,
    /// It decides, by a rule on what the person declares and people judge.
    Declaration,
    /// The same, and evidence has to show it.
    Evidence,
    /// It orders those who meet the conditions, and never decides.
    Preference,
    /// It tells who receives a filing.
    Route,
    /// A step with a list of what belongs to it.
    Step,
    /// What comes after an appointment.
    Benefit,
    /// What is asked of others.
    Duty,
}

impl Part {
    /// Its name in texts.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Declaration => "declaration",
            Self::Evidence => "evidence",
            Self::Preference => "preference",
            Self::Route => "route",
            Self::Step => "step",
            Self::Benefit => "benefit",
            Self::Duty => "duty",
        }
    }

    /// Whether people judge what the person declares.
    #[must_use]
    pub fn is_declared(self) -> bool {
        matches!(self, Self::Declaration | Self::Evidence)
    }
}

/// A clause of the notice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ClauseEntry {
    /// The name of the rule, step or note that stands for it; its texts stand under `clause.{id}`.
    pub id: &'static str,
    /// Where it stands.
    pub clause: Clause,
    /// What it is here.
    pub part: Part,
}

const fn entry(id: &'static str, clause: &'static str, part: Part) -> ClauseEntry {
    ClauseEntry { id, clause: Clause(clause), part }
}

/// The clauses, in the order of the notice.
pub const CLAUSES: &[ClauseEntry] = &[
    entry("scope.enterprise", "1.1", Part::Rule),
    entry("scope.occupation", "1.2", Part::Rule),
    entry("post.front_line", "2.0", Part::Rule),
    entry("basic.conduct", "2.1.1", Part::Declaration),
    entry("basic.service", "2.1.2", Part::Rule),
    entry("basic.merit", "2.1.3", Part::Evidence),
    entry("basic.health", "2.1.4", Part::Declaration),
    entry("priority.grand_award", "2.2.1", Part::Preference),
    entry("priority.allowance", "2.2.2", Part::Preference),
    entry("priority.national_expert", "2.2.3", Part::Preference),
    entry("priority.master", "2.2.4", Part::Preference),
    entry("priority.jilin_award", "2.2.5", Part::Preference),
    entry("route.central", "3", Part::Route),
    entry("route.provincial", "3", Part::Route),
    entry("route.local", "3", Part::Route),
    entry("step.plan", "4.1", Part::Step),
    entry("step.submit", "4.2", Part::Route),
    entry("step.review", "4.3", Part::Step),
    entry("step.publicity", "4.4", Part::Rule),
    entry("step.appoint", "4.5", Part::Step),
    entry("benefit.platform", "5.1", Part::Benefit),
    entry("benefit.treatment", "5.2", Part::Benefit),
    entry("benefit.publicity", "5.3", Part::Benefit),
    entry("duty.carry_out", "6.1", Part::Duty),
    entry("duty.strict", "6.2", Part::Duty),
    entry("duty.honesty", "6.3", Part::Rule),
];

/// The sentences that can be read in two ways, in the order of the list of readings.
pub static READINGS: &[&Reading] = &[
    &conditions::SERVICE_SUM,
    &conditions::SERVICE_CLOCK,
    &conditions::SERVICE_FIRST_DAY,
    &conditions::TITLE_POST,
    &conditions::MERIT_HEAD,
    &conditions::MERIT_TRANSFER_READING,
    &scope::LINKED_SCOPE,
    &conduct::BAR_START,
    &procedure::PUBLICITY_FIRST_DAY,
];

/// What is open beside the readings, shown and not evaluated; its texts stand under `open_point.{id}`.
pub const OPEN_POINTS: &[(&str, Clause)] = &[
    ("central_group_filing", Clause("1.1")),
    ("central_plan_route", Clause("4.2")),
    ("bar_of_person", Clause("6.3")),
    ("objection_follows", Clause("4.4")),
    ("priority_order", Clause("2.2")),
];

/// The entry of that name.
#[must_use]
pub fn clause(id: &str) -> Option<&'static ClauseEntry> {
    CLAUSES.iter().find(|entry| entry.id == id)
}

#[cfg(test)]
mod tests;
