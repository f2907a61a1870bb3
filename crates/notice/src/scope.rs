//! 一、who may carry it out, and for which occupations.

use teji_fields::{Choice, Clause, Field, Line, OneOf, Standing};
use teji_rules::{OptionId, Reading, ReadingId, Rule, Test, all, any, open, test};

/// Whether the enterprise's own grading is on file.
pub static ENTERPRISE_FILED: Field<OneOf> = Field::one_of(
    "enterprise_filed",
    "1.1",
    &[
        Choice { id: "filed", standing: Standing::Meets, offered: true },
        Choice { id: "parent", standing: Standing::Meets, offered: true },
        Choice { id: "pending", standing: Standing::Waits, offered: true },
        Choice { id: "no", standing: Standing::Fails, offered: true },
    ],
);
/// The occupation applied for, in the applicant's words.
pub static OCCUPATION_NAME: Field<Line> = Field {
    id: teji_fields::FieldId("occupation_name"),
    clause: Clause("1.2"),
    kind: Line { most: 60 },
    best: "",
    worst: "",
};
/// Whether the occupation is one of those on file.
pub static OCCUPATION_FILED: Field<OneOf> = Field::yes_no("occupation_filed", "1.2");
/// Whether the occupation is linked with professional staff.
pub static OCCUPATION_LINKED: Field<OneOf> = Field::yes_no("occupation_linked", "1.2");

/// Whether linked occupations widen the filed ones (在此基础上) or lie within them.
pub(crate) static LINKED_SCOPE: Reading = Reading {
    id: ReadingId("linked_scope"),
    clause: Clause("1.2"),
    options: [OptionId("adds"), OptionId("inside")],
};

/// 一（一）: the enterprise's own grading is on file; a branch counts through its parent.
pub(crate) fn enterprise() -> Rule {
    all("scope.enterprise", "1.1", [yes("enterprise_filed", "1.1", &ENTERPRISE_FILED)])
}

/// 一（二）: the occupation is on file, or linked with professional staff.
pub(crate) fn occupation() -> Rule {
    let filed = || yes("occupation_filed", "1.2", &OCCUPATION_FILED);
    let filed_or_linked = any("filed_or_linked", "1.2", [filed(), linked()]);
    all(
        "scope.occupation",
        "1.2",
        [open("linked_scope", &LINKED_SCOPE, [filed_or_linked, filed()])],
    )
}

/// The skill track is open in filed occupations.
pub(crate) fn filed() -> Rule {
    yes("occupation_filed", "1.2", &OCCUPATION_FILED)
}

/// The title track is open in linked occupations.
pub(crate) fn linked() -> Rule {
    yes("occupation_linked", "1.2", &OCCUPATION_LINKED)
}

/// A rule that a choice meets.
pub(crate) fn yes(id: &'static str, clause: &'static str, field: &'static Field<OneOf>) -> Rule {
    test(id, clause, Test::Chosen { field, except: &[] })
}
