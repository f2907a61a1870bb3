//! Which fields are asked after what was answered before them, which must be exact days, and whether one is told.

use teji_fields::{Answer, AnyField, Days, Facts, Field, FieldId, Kind, OneOf};
use teji_notice::{GROUP_RECEIPT, POSTED_FROM, POSTED_TO, UNIT_KIND};
use teji_workdays::DayRange;

use crate::forms::{
    APPROVED_DAY, CERTIFICATE_DAY, RATIO_BASE, RATIO_BASE_NAME, RECEIPT_NUMBER, REFERENCE,
    UNIT_DIVISION,
};

/// The days that must be exact: something is counted from each, or it stands on each certificate.
pub(crate) static EXACT: [&Field<Days>; 5] =
    [&REFERENCE, &POSTED_FROM, &POSTED_TO, &APPROVED_DAY, &CERTIFICATE_DAY];

/// Whether a field must be an exact day: a month or a span says too little there.
#[must_use]
pub fn needs_exact(id: FieldId) -> bool {
    EXACT.iter().any(|field| field.id == id)
}

/// Whether an answer says what its field needs: it can be read, and where the day must be exact it is.
pub(crate) fn is_told(field: &dyn AnyField, facts: &Facts) -> bool {
    let exact = || {
        let typed = facts.typed(field.id()).and_then(|typed| Days.read(typed).ok());
        typed.and_then(DayRange::exact).is_some()
    };
    matches!(field.state(facts), Answer::Known(_)) && (!needs_exact(field.id()) || exact())
}

/// Whether a field is asked at all after what was answered before it; what is not asked is not filed either.
#[must_use]
pub fn is_asked(id: FieldId, plan: &Facts) -> bool {
    let is = |field: &Field<OneOf>, wanted| field.known(plan).is_some_and(|it| it.id == wanted);
    match id {
        id if id == UNIT_DIVISION.id => is(&UNIT_KIND, "local"),
        id if [GROUP_RECEIPT.id, RECEIPT_NUMBER.id].contains(&id) => is(&UNIT_KIND, "central"),
        id if id == RATIO_BASE_NAME.id => is(&RATIO_BASE, "other_base"),
        _ => true,
    }
}
