//! 申报人员花名册: everybody with what a register holds.

use teji_notice::{GRADE_DATE, GRADE_ENTERPRISE, GRADE_LEVEL, GRADE_QUALIFICATION, TITLE};

use super::{fill, path, say};
use crate::roll::{Roll, RollColumn, RollKind};
use crate::round::{Judged, Round};
use crate::texts::filed;

/// The roll.
pub(super) fn people_roll(round: &Round<'_>) -> Roll {
    let columns = [
        ("doc.person_number", 5, RollKind::Number),
        ("doc.name", 14, RollKind::Wrap),
        ("doc.sex", 5, RollKind::Text),
        ("doc.identity", 20, RollKind::Text),
        ("doc.department", 16, RollKind::Wrap),
        ("doc.people_roll.education", 10, RollKind::Wrap),
        ("doc.occupation", 14, RollKind::Wrap),
        ("doc.path", 11, RollKind::Text),
        ("doc.people_roll.work_since", 14, RollKind::Day),
        ("doc.people_roll.certificates", 24, RollKind::Wrap),
        ("doc.people_roll.grade_date", 14, RollKind::Day),
        ("doc.people_roll.grade_number", 24, RollKind::Text),
    ];
    let rows = round.people.iter().map(|judged| {
        vec![
            judged.person.number.to_string(),
            judged.name(),
            sex(judged),
            judged.identity(),
            judged.told("department"),
            judged.told("education"),
            judged.occupation(),
            path(judged),
            judged.told("work_since"),
            certificates(judged),
            judged.basic(&GRADE_DATE),
            judged.told("grade_number"),
        ]
    });
    let count = round.people.len().to_string();
    Roll {
        name: "people_roll",
        title: say("doc.people_roll.title"),
        columns: columns_of(&columns),
        rows: rows.collect(),
        notes: vec![fill("doc.people_roll.count", &[("count", &count)])],
    }
}

/// Columns from the keys of their headings.
pub(super) fn columns_of(columns: &[(&str, u16, RollKind)]) -> Vec<RollColumn> {
    let column = |(title, width, kind): &(&str, u16, RollKind)| RollColumn {
        title: say(title),
        width: *width,
        kind: *kind,
    };
    columns.iter().map(column).collect()
}

fn sex(judged: &Judged<'_>) -> String {
    teji_dossier::documents::sex(&judged.person.application)
}

/// The certificates and titles that were ticked.
fn certificates(judged: &Judged<'_>) -> String {
    let ticks = [&GRADE_QUALIFICATION, &GRADE_LEVEL, &GRADE_ENTERPRISE, &TITLE];
    let ticked = ticks.into_iter().filter(|field| judged.typed(field.id) == Some("yes"));
    let mut names: Vec<String> = ticked.map(|field| teji_dossier::label(field, filed())).collect();
    names.extend(Some(judged.told("title_name")).filter(|name| !name.is_empty()));
    names.join(filed().text("doc.and"))
}
