//! 三 and 四（二）: who receives the plan, and who the filing.

use teji_notice::{GROUP_RECEIPT, UNIT_KIND};

use crate::forms::UNIT_DIVISION;
use crate::plan::Plan;

/// Who receives something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Receiver {
    /// 省人社厅.
    Province,
    /// The body of the place, which examines it and sends it on; its name, where it is told.
    Division(Option<&'static str>),
    /// The provincial enterprise to which the branch belongs, which sends it on.
    Parent,
    /// The notice does not say.
    Unstated,
}

/// The ways of a kind of enterprise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Route {
    /// The name of the clause.
    pub clause: &'static str,
    /// Who receives the filing.
    pub filing: Receiver,
    /// Who receives the plan.
    pub plan: Receiver,
    /// Whether something must be had before: the group's receipt.
    pub waits: bool,
}

impl Receiver {
    /// The key of its sentence; `{division}` is the body's name.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Province => "receiver.province",
            Self::Division(_) => "receiver.division",
            Self::Parent => "receiver.parent",
            Self::Unstated => "receiver.unstated",
        }
    }

    /// The key of the name of the place, or of that of any.
    #[must_use]
    pub fn place(self) -> String {
        match self {
            Self::Division(Some(place)) => format!("choice.unit_division.{place}"),
            _ => "receiver.any_division".to_owned(),
        }
    }
}

impl Plan {
    /// To whom this enterprise turns; nothing while its kind is not told.
    #[must_use]
    pub fn route(&self) -> Option<Route> {
        let to = |clause, filing, plan| Route { clause, filing, plan, waits: false };
        Some(match UNIT_KIND.known(&self.facts)?.id {
            "central" => Route {
                waits: GROUP_RECEIPT.known(&self.facts).is_none_or(|held| held.id != "yes"),
                ..to("route.central", Receiver::Province, Receiver::Unstated)
            },
            "provincial" => to("route.provincial", Receiver::Province, Receiver::Province),
            "provincial_branch" => to("route.provincial", Receiver::Parent, Receiver::Parent),
            _ => {
                let division = UNIT_DIVISION.known(&self.facts).map(|division| division.id);
                let division = Receiver::Division(division);
                to("route.local", division, division)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use teji_fields::Facts;

    use super::*;

    fn route(told: &[(teji_fields::FieldId, &str)]) -> Option<Route> {
        let facts =
            told.iter().fold(Facts::default(), |facts, (id, typed)| facts.with(*id, *typed));
        Plan { facts, ..Plan::default() }.route()
    }

    #[test]
    fn each_kind_of_enterprise_has_the_route_of_the_notice() {
        let kind = |kind| route(&[(UNIT_KIND.id, kind)]).unwrap();
        assert_eq!(route(&[]), None);
        let provincial = kind("provincial");
        assert_eq!((provincial.filing, provincial.plan), (Receiver::Province, Receiver::Province));
        let branch = kind("provincial_branch");
        assert_eq!((branch.clause, branch.plan), ("route.provincial", Receiver::Parent));
        assert_eq!(kind("local").plan, Receiver::Division(None));
        let told = route(&[(UNIT_KIND.id, "local"), (UNIT_DIVISION.id, "yanbian")]).unwrap();
        assert_eq!(told.filing, Receiver::Division(Some("yanbian")));
        assert_eq!(told.filing.place(), "choice.unit_division.yanbian");
    }

    #[test]
    fn for_a_central_branch_the_filing_waits_for_the_receipt_and_the_plans_way_is_not_stated() {
        let central = route(&[(UNIT_KIND.id, "central")]).unwrap();
        assert_eq!((central.filing, central.plan), (Receiver::Province, Receiver::Unstated));
        assert!(central.waits);
        assert!(!route(&[(UNIT_KIND.id, "central"), (GROUP_RECEIPT.id, "yes")]).unwrap().waits);
        assert!(route(&[(UNIT_KIND.id, "central"), (GROUP_RECEIPT.id, "?")]).unwrap().waits);
    }
}
