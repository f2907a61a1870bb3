//! 六、what is asked of those who carry it out; honesty can be computed.

use teji_fields::{Absences, Clause, Field, FieldId, Finding};
use teji_rules::{OptionId, Reading, ReadingId, Rule, Test, all, open, test};

/// 5年内不得申请.
const BAR_YEARS: u32 = 5;

/// Whether false statements were found, and when.
pub static FALSE_STATEMENTS: Field<Finding> = Field {
    id: FieldId("false_statements"),
    clause: Clause("6.3"),
    kind: Finding,
    best: Absences::NONE,
    worst: "2199-12-31",
};

/// 5年内 does not say from when the five years run.
pub(crate) static BAR_START: Reading = Reading {
    id: ReadingId("bar_start"),
    clause: Clause("6.3"),
    options: [OptionId("from_finding"), OptionId("to_year_end")],
};

/// 六（三）: no bar stands.
pub(crate) fn honesty() -> Rule {
    let not_barred = [false, true].map(|to_year_end| {
        let (finding, years) = (&FALSE_STATEMENTS, BAR_YEARS);
        test("not_barred", "6.3", Test::NotBarred { finding, years, to_year_end })
    });
    all("duty.honesty", "6.3", [open("bar_start", &BAR_START, not_barred)])
}
