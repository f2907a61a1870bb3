//! 数据上传清单: what the national query system of certificates is told.

use super::people_roll::columns_of;
use super::{certificates, fill, say, told, told_or};
use crate::forms::{
    AGREEMENT_DAY, CERTIFICATE_DAY, OCCUPATION_CODE, UNIT_CREDIT, UNIT_NAME, UPLOAD_DAY,
};
use crate::roll::{Roll, RollKind};
use crate::round::{Judged, Round};

/// The roll.
pub(super) fn upload_roll(round: &Round<'_>) -> Roll {
    let columns = [
        ("doc.person_number", 5, RollKind::Number),
        ("doc.name", 14, RollKind::Wrap),
        ("doc.identity", 20, RollKind::Text),
        ("doc.occupation", 14, RollKind::Wrap),
        ("doc.plan.code", 12, RollKind::Text),
        ("doc.upload_roll.level", 9, RollKind::Text),
        ("doc.certificates_roll.code", 24, RollKind::Text),
        ("doc.certificates_roll.day", 14, RollKind::Day),
        ("doc.upload_roll.agreement_day", 14, RollKind::Day),
        ("doc.upload_roll.unit", 20, RollKind::Wrap),
        ("doc.upload_roll.credit", 20, RollKind::Text),
    ];
    let rows = round.settled().map(|judged| {
        vec![
            judged.person.number.to_string(),
            judged.name(),
            judged.identity(),
            judged.occupation(),
            occupation_code(round, judged),
            say("doc.upload_roll.special"),
            certificates::code(judged).0,
            told(round, &CERTIFICATE_DAY),
            told(round, &AGREEMENT_DAY),
            told(round, &UNIT_NAME),
            told(round, &UNIT_CREDIT),
        ]
    });
    let day = told_or(round, &UPLOAD_DAY, super::DAY);
    Roll {
        name: "upload_roll",
        title: say("doc.upload_roll.title"),
        columns: columns_of(&columns),
        rows: rows.collect(),
        notes: vec![fill("doc.upload_roll.day", &[("day", &day)]), say("doc.upload_roll.note")],
    }
}

/// The code that the plan has for the occupation.
fn occupation_code(round: &Round<'_>, judged: &Judged<'_>) -> String {
    let entry = round.batch.plan.occupation(&judged.occupation());
    let typed = entry.and_then(|entry| entry.facts.typed(OCCUPATION_CODE.id));
    typed.unwrap_or_default().trim().to_owned()
}
