//! 证书编码清单: the number of each certificate, and its 16th character.

use teji_codes::CertificateNumber;

use super::people_roll::columns_of;
use super::{say, told};
use crate::forms::CERTIFICATE_DAY;
use crate::roll::{Roll, RollKind};
use crate::round::{Judged, Round};

/// The roll.
pub(super) fn certificates_roll(round: &Round<'_>) -> Roll {
    let columns = [
        ("doc.person_number", 5, RollKind::Number),
        ("doc.name", 14, RollKind::Wrap),
        ("doc.identity", 20, RollKind::Text),
        ("doc.occupation", 16, RollKind::Wrap),
        ("doc.certificates_roll.code", 24, RollKind::Text),
        ("doc.certificates_roll.sixteenth", 8, RollKind::Text),
        ("doc.certificates_roll.day", 14, RollKind::Day),
    ];
    let rows = round.settled().map(|judged| {
        let (code, sixteenth) = code(judged);
        vec![
            judged.person.number.to_string(),
            judged.name(),
            judged.identity(),
            judged.occupation(),
            code,
            sixteenth,
            told(round, &CERTIFICATE_DAY),
        ]
    });
    Roll {
        name: "certificates_roll",
        title: say("doc.certificates_roll.title"),
        columns: columns_of(&columns),
        rows: rows.collect(),
        notes: vec![say("doc.certificates_roll.note")],
    }
}

/// The number as certificates bear it and its 16th character; as it was typed where it cannot be read.
pub(super) fn code(judged: &Judged<'_>) -> (String, String) {
    let typed = judged.person.certificate.trim();
    match CertificateNumber::parse(typed) {
        Ok(number) => {
            let sixteenth = number.character_at(CertificateNumber::GRADE_POSITION);
            (number.to_string(), sixteenth.map(String::from).unwrap_or_default())
        }
        Err(_) => (typed.to_owned(), String::new()),
    }
}
