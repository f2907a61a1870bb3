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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use teji_fields::AnyField;

    use super::*;
    use crate::fixture::day;
    use crate::{READINGS, fields};

    #[test]
    fn a_change_is_a_matter_of_time_evidence_or_decision() {
        let reading = READINGS[0];
        for id in fields().map(AnyField::id) {
            assert_eq!(remedy(Change::Learn(id)), Remedy::Evidence);
            assert_eq!(remedy(Change::Decide(id)), Remedy::Decision);
        }
        assert_eq!(remedy(Change::Wait(day("2027-01-01"))), Remedy::Time);
        assert_eq!(remedy(Change::Rule(reading.id, reading.options[0])), Remedy::Decision);
    }

    #[test]
    fn an_altered_answer_has_the_remedy_of_its_group() {
        let of = |wanted: Remedy| {
            let ids = fields().map(AnyField::id);
            ids.filter(|id| remedy(Change::Alter(*id)) == wanted)
                .map(|id| id.0)
                .collect::<BTreeSet<_>>()
        };
        let decided =
            ["conduct", "enterprise_filed", "health", "occupation_filed", "occupation_linked"];
        assert_eq!(of(Remedy::Decision), BTreeSet::from(decided));
        let shown =
            ["high_skill", "merit_method", "merit_renovation", "merit_training", "merit_transfer"];
        assert_eq!(of(Remedy::Evidence), BTreeSet::from(shown));
        assert!(of(Remedy::Time).is_empty());
        assert!(
            of(Remedy::Cannot).contains("post_service") && of(Remedy::Cannot).contains("title")
        );
    }
}
