//! 三、to whom an enterprise files.

use teji_fields::{Choice, Field, OneOf, Standing};
use teji_rules::{Rule, Test, all, test};

use crate::scope::yes;

const fn kind(id: &'static str) -> Choice {
    Choice { id, standing: Standing::Meets, offered: true }
}

/// What kind of enterprise it is.
pub static UNIT_KIND: Field<OneOf> = Field::one_of(
    "unit_kind",
    "3",
    &[kind("central"), kind("provincial"), kind("provincial_branch"), kind("local")],
);
/// Whether the group holds the ministry's receipt.
pub static GROUP_RECEIPT: Field<OneOf> = Field::yes_no("group_receipt", "3");

/// 三, first sentence: a branch of a central enterprise, once its group holds the ministry's receipt.
pub(crate) fn central() -> Rule {
    let is_central = is("unit_central", &["provincial", "provincial_branch", "local"]);
    all("route.central", "3", [is_central, yes("group_receipt", "3", &GROUP_RECEIPT)])
}

/// 三, second sentence: a provincial enterprise, and its branches through it.
pub(crate) fn provincial() -> Rule {
    all("route.provincial", "3", [is("unit_provincial", &["central", "local"])])
}

/// 三, third sentence: all others.
pub(crate) fn local() -> Rule {
    all("route.local", "3", [is("unit_local", &["central", "provincial", "provincial_branch"])])
}

fn is(id: &'static str, except: &'static [&'static str]) -> Rule {
    test(id, "3", Test::Chosen { field: &UNIT_KIND, except })
}
