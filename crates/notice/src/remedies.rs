//! Whether a person can do something about what stands in the way.

use teji_fields::FieldId;
use teji_rules::{Change, Remedy};

use crate::{conditions, scope};

/// To which of the four groups a change belongs.
#[must_use]
pub fn remedy(change: Change) -> Remedy {
    match change {
        Change::Wait(_) => Remedy::Time,
        Change::Learn(_) => Remedy::Evidence,
        Change::Decide(_) | Change::Rule(..) => Remedy::Decision,
        Change::Alter(field) if decided_by_others().contains(&field) => Remedy::Decision,
        Change::Alter(field) if shown_by_evidence().contains(&field) => Remedy::Evidence,
        Change::Alter(_) => Remedy::Cannot,
    }
}

/// What the enterprise or an authority can bring about.
fn decided_by_others() -> [FieldId; 5] {
    [
        scope::ENTERPRISE_FILED.id,
        scope::OCCUPATION_FILED.id,
        scope::OCCUPATION_LINKED.id,
        conditions::CONDUCT.id,
        conditions::HEALTH.id,
    ]
}

/// What new work, well recorded, can show.
fn shown_by_evidence() -> [FieldId; 5] {
    [
        conditions::HIGH_SKILL.id,
        conditions::MERIT_METHOD.id,
        conditions::MERIT_TRANSFER.id,
        conditions::MERIT_RENOVATION.id,
        conditions::MERIT_TRAINING.id,
    ]
}
