//! 四、the steps; the fourth is one that can be computed.

use teji_fields::{Choice, Clause, Code, Days, Field, FieldId, OneOf, Standing};
use teji_rules::{OptionId, Reading, ReadingId, Rule, Test, all, open, test};

use crate::scope::yes;

/// 不少于5个工作日.
pub const POSTED_WORKING_DAYS: u32 = 5;
/// 证书编码第16位, counted from 1.
const GRADE_POSITION: usize = 16;

/// When the list is posted. Nothing can have been posted before the day of the notice.
pub static POSTED_FROM: Field<Days> = Field {
    id: FieldId("posted_from"),
    clause: Clause("4.4"),
    kind: Days,
    best: "2022-12-09",
    worst: "2199-12-31",
};
/// The last day of posting.
pub static POSTED_TO: Field<Days> = Field {
    id: FieldId("posted_to"),
    clause: Clause("4.4"),
    kind: Days,
    best: "2199-12-31",
    worst: "1900-01-01",
};
/// Whether an objection stands.
pub static OBJECTIONS: Field<OneOf> = Field::one_of(
    "objections",
    "4.4",
    &[
        Choice { id: "none", standing: Standing::Meets, offered: true },
        Choice { id: "settled", standing: Standing::Meets, offered: true },
        Choice { id: "standing", standing: Standing::Fails, offered: true },
    ],
);
pub(crate) static CERTIFICATE_CODE: Field<Code> = Field {
    id: FieldId("certificate_code"),
    clause: Clause("4.4"),
    kind: Code,
    best: "Y00002200000026T000001",
    worst: "Y000022000000261000001",
};

/// 公示期不少于5个工作日 does not say whether the day of posting is one of them.
pub static PUBLICITY_FIRST_DAY: Reading = Reading {
    id: ReadingId("publicity_first_day"),
    clause: Clause("4.4"),
    options: [OptionId("not_counted"), OptionId("counted")],
};

/// 四（四）: posted long enough, no objection standing, and a certificate number of the right grade.
pub(crate) fn publicity() -> Rule {
    let long_enough = [false, true].map(|count_first| {
        let (from, to, at_least) = (&POSTED_FROM, &POSTED_TO, POSTED_WORKING_DAYS);
        test("posted_days", "4.4", Test::Workdays { from, to, at_least, count_first })
    });
    let grade = Test::Character { code: &CERTIFICATE_CODE, position: GRADE_POSITION, is: 'T' };
    all(
        "step.publicity",
        "4.4",
        [
            open("publicity_first_day", &PUBLICITY_FIRST_DAY, long_enough),
            yes("objections", "4.4", &OBJECTIONS),
            test("certificate_grade", "4.4", grade),
        ],
    )
}
