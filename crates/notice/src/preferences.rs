//! 二（二）whom to prefer among those who meet the conditions; never a gate.

use teji_fields::{Field, OneOf};
use teji_rules::{Rule, all, any};

use crate::scope::yes;

pub(crate) static GRAND_AWARD: Field<OneOf> = Field::yes_no("honour_grand_award", "2.2.1");
pub(crate) static ALLOWANCE: Field<OneOf> = Field::yes_no("honour_allowance", "2.2.2");
pub(crate) static NATIONAL_EXPERT: Field<OneOf> = Field::yes_no("honour_national_expert", "2.2.3");
pub(crate) static STUDIO_LEADER: Field<OneOf> = Field::yes_no("honour_studio_leader", "2.2.4");
pub(crate) static MASTER_TITLE: Field<OneOf> = Field::yes_no("honour_master_title", "2.2.4");
pub(crate) static JILIN_AWARD: Field<OneOf> = Field::yes_no("honour_jilin_award", "2.2.5");

/// 二（二）1–5: one is enough.
pub(crate) fn honours() -> Rule {
    let master = [
        yes("honour_studio_leader", "2.2.4", &STUDIO_LEADER),
        yes("honour_master_title", "2.2.4", &MASTER_TITLE),
    ];
    let award = |id, clause, name, field| all(id, clause, [yes(name, clause, field)]);
    any(
        "priority",
        "2.2",
        [
            award("priority.grand_award", "2.2.1", "honour_grand_award", &GRAND_AWARD),
            award("priority.allowance", "2.2.2", "honour_allowance", &ALLOWANCE),
            award("priority.national_expert", "2.2.3", "honour_national_expert", &NATIONAL_EXPERT),
            any("priority.master", "2.2.4", master),
            award("priority.jilin_award", "2.2.5", "honour_jilin_award", &JILIN_AWARD),
        ],
    )
}
