//! One person's package: their own result, what contradicts what in their papers, and what these lack.

use teji_codes::IdentityNumber;
use teji_dossier::bag::Received;
use teji_dossier::{Application, BASICS, Conflict, Lack, RECORD, SOLE, Spot, Stated};
use teji_fields::{AnyField, FieldId, Problem};
use teji_notice::{Check, rule_name};
use teji_text::Catalog;
use teji_workdays::Calendar;

use crate::basis::Basis;
use crate::fault::{Fault, Weight};
use crate::files::Found;
use crate::report::{Missing, Report, Row, stated_in};
use crate::texts::together;

pub(crate) fn report(
    application: &Application,
    files: &[Received],
    basis: &Basis<'_>,
    found: &Found,
    words: &Catalog,
) -> Report {
    let facts = application.facts();
    let stated = |calendar: &Calendar| {
        Stated::of_check(&Check::of(application.case(&facts, calendar, basis.day)))
    };
    let own = stated(&basis.theirs);
    let now = basis.is_of_another_time().then(|| stated(basis.ours)).filter(|now| *now != own);
    let row = Row {
        number: SOLE,
        name: basic(application, "name"),
        identity: identity(application),
        stated: basis.record.and_then(|record| record.outcomes.get(&SOLE).cloned()),
        found: own,
        now,
        proposed: false,
    };
    let case = application.case(&facts, &basis.theirs, basis.day);
    let mut faults = found.faults(words);
    faults.extend(basis.faults(case.reference, words));
    faults.extend(of_results(std::slice::from_ref(&row), basis, found, words));
    faults.extend(application.conflicts().iter().map(|one| conflict(one, words)));
    Report {
        filed_by: basic(application, "name"),
        is_read: true,
        reference: case.reference.to_string(),
        people: vec![row],
        faults,
        missing: missing(application, words),
        wanted: application.sections().len(),
        ..Report::by(basis, &application.rulings, files, words)
    }
}

/// An answer of the basics as papers print it.
pub(crate) fn basic(application: &Application, name: &str) -> String {
    let Some(field) = BASICS.field(name) else { return String::new() };
    let typed = application.typed(Spot::Basics, field.id());
    typed.map(|typed| teji_dossier::documents::printed(field, typed)).unwrap_or_default()
}

pub(crate) fn identity(application: &Application) -> Option<String> {
    let number = IdentityNumber::parse(&basic(application, "identity")).ok()?;
    Some(number.to_string())
}

/// Where the package says of somebody what the rules do not come to.
pub(crate) fn of_results(
    rows: &[Row],
    basis: &Basis<'_>,
    found: &Found,
    words: &Catalog,
) -> Vec<Fault> {
    let Some(record) = basis.record else { return Vec::new() };
    let file = if found.has_changed_answers() { found.answers } else { RECORD };
    let fault = |weight, number: u32, problem: &Problem| {
        Fault::new(weight, problem, words).in_file(file).of(number)
    };
    let of = |key, number: &u32, name: &str| {
        Problem::new(key).with("number", number).with("name", &name)
    };
    let mut faults = Vec::new();
    for row in rows {
        let told = |key| of(key, &row.number, &row.name);
        let own = stated_in(&row.found, words);
        match &row.stated {
            None => faults.push(fault(Weight::Broken, row.number, &told("fault.no_result"))),
            Some(stated) if *stated != row.found => {
                let (weight, key) = if basis.has_other_rules() {
                    (Weight::Look, "fault.result_rules")
                } else {
                    (Weight::Broken, "fault.result")
                };
                let problem = told(key).with("stated", &stated_in(stated, words));
                faults.push(fault(weight, row.number, &problem.with("found", &own)));
            }
            Some(_) => {}
        }
        if let Some(now) = &row.now {
            let problem = told("fault.result_now").with("found", &own);
            let problem = problem.with("now", &stated_in(now, words));
            faults.push(fault(Weight::Look, row.number, &problem));
        }
    }
    let is_there = |number: &u32| rows.iter().any(|row| row.number == *number);
    let strangers = record.outcomes.keys().filter(|number| !is_there(number));
    let stranger =
        |number: &u32| fault(Weight::Broken, *number, &of("fault.result_of_nobody", number, ""));
    faults.extend(strangers.map(stranger));
    faults
}

fn conflict(conflict: &Conflict, words: &Catalog) -> Fault {
    let weight = match conflict.weight() {
        teji_dossier::Weight::Fault => Weight::Wrong,
        teji_dossier::Weight::Remark => Weight::Look,
    };
    let mut problem = Problem::new(conflict.key());
    for (name, value) in conflict.args() {
        let value = if name == "condition" { rule_name(&value, words) } else { value };
        problem = problem.with(name, &value);
    }
    let places = conflict.places().into_iter();
    let places: Vec<String> =
        places.map(|(spot, field)| teji_batch::spot_name(spot, field, words)).collect();
    Fault::new(weight, &problem, words).at(together(&places, words)).of(SOLE).marked(conflict)
}

/// What the sections of the papers lack.
fn missing(application: &Application, words: &Catalog) -> Vec<Missing> {
    let sections = application.sections().into_iter().filter(|one| !one.lacks.is_empty());
    let told = |section: teji_dossier::Section| Missing {
        name: section.id.to_owned(),
        title: words.text(&format!("section.{}", section.id)).to_owned(),
        person: Some(SOLE),
        why: words.fill("recheck.lacks", &[("count", &section.lacks.len().to_string())]),
        lacks: lacks(&section.lacks, words),
    };
    sections.map(told).collect()
}

/// What lacks, in words, once for what is asked of several entries.
pub(crate) fn lacks(lacks: &[Lack], words: &Catalog) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for lack in lacks {
        let one = lacking(lack, words);
        if !told.contains(&one) {
            told.push(one);
        }
    }
    told
}

fn lacking(lack: &Lack, words: &Catalog) -> String {
    match lack {
        Lack::Answer { spot, field, .. } => {
            words.fill(lack.key(), &[("field", &teji_batch::spot_name(*spot, *field, words))])
        }
        Lack::Entry(_) => words.text(lack.key()).to_owned(),
        Lack::Stated(condition) | Lack::Proof { condition, .. } => {
            words.fill(lack.key(), &[("condition", &rule_name(condition, words))])
        }
    }
}

/// A field of whatever form.
pub(crate) fn field_of(id: FieldId) -> Option<&'static dyn AnyField> {
    let of_batch = teji_batch::FORMS.iter().find_map(|form| form.field(id.0));
    let of_person = || teji_dossier::FORMS.iter().find_map(|form| form.field(id.0));
    of_batch.or_else(of_person).or_else(|| teji_notice::field(id.0))
}

/// Its name.
pub(crate) fn named(id: FieldId, words: &Catalog) -> String {
    field_of(id).map_or(id.0.to_owned(), |field| teji_dossier::label(field, words))
}
