//! What the enterprise does for its special-grade technicians (clauses 5.1 to 5.3 and 6.1): a checklist that gates nothing.

use teji_dossier::{Form, Need, Slot};
use teji_fields::{Choice, Clause, Facts, Field, FieldId, Line, OneOf, Standing};
use teji_notice::Ask;

const CHOICES: &[Choice] =
    &[choice("done"), choice("planned"), choice("not_yet"), choice("not_applicable")];

const fn choice(id: &'static str) -> Choice {
    Choice { id, standing: Standing::Judged, offered: true }
}

const fn item(id: &'static str, clause: &'static str) -> Field<OneOf> {
    Field { id: FieldId(id), clause: Clause(clause), kind: OneOf(CHOICES), best: "", worst: "" }
}

const fn note(id: &'static str, clause: &'static str) -> Field<Line> {
    Field::line(id, clause, 200)
}

/// An item of the checklist: what was done of it, and a note.
pub struct Treatment {
    /// How far it is.
    pub item: Field<OneOf>,
    /// What there is to say of it.
    pub note: Field<Line>,
}

/// The items, in the order of their clauses.
pub static TREATMENTS: [Treatment; 11] = [
    Treatment { item: item("treatment_studio", "5.1"), note: note("treatment_studio_note", "5.1") },
    Treatment {
        item: item("treatment_projects", "5.1"),
        note: note("treatment_projects_note", "5.1"),
    },
    Treatment {
        item: item("treatment_teaching", "5.1"),
        note: note("treatment_teaching_note", "5.1"),
    },
    Treatment { item: item("treatment_equal", "5.2"), note: note("treatment_equal_note", "5.2") },
    Treatment { item: item("treatment_leave", "5.2"), note: note("treatment_leave_note", "5.2") },
    Treatment {
        item: item("treatment_household", "5.2"),
        note: note("treatment_household_note", "5.2"),
    },
    Treatment {
        item: item("treatment_housing", "5.2"),
        note: note("treatment_housing_note", "5.2"),
    },
    Treatment {
        item: item("treatment_medical", "5.2"),
        note: note("treatment_medical_note", "5.2"),
    },
    Treatment {
        item: item("treatment_schooling", "5.2"),
        note: note("treatment_schooling_note", "5.2"),
    },
    Treatment {
        item: item("treatment_publicity", "5.3"),
        note: note("treatment_publicity_note", "5.3"),
    },
    Treatment { item: item("treatment_honour", "6.1"), note: note("treatment_honour_note", "6.1") },
];

const fn free(field: &'static dyn teji_fields::AnyField) -> Slot {
    Slot { ask: Ask::One(field), need: Need::Free }
}

macro_rules! slots {
    ($($place:literal)*) => { &[$(free(&TREATMENTS[$place].item), free(&TREATMENTS[$place].note)),*] };
}

/// The checklist as a form: each item with its note behind it; nothing of it has to be answered.
pub static TREATMENT: Form = Form { id: "treatment", slots: slots!(0 1 2 3 4 5 6 7 8 9 10) };

/// How many items stand how.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TreatmentCount {
    /// Done.
    pub done: usize,
    /// Planned.
    pub planned: usize,
    /// Not yet.
    pub not_yet: usize,
    /// Not applicable here.
    pub not_applicable: usize,
    /// Not answered, or in a way that cannot be read.
    pub open: usize,
}

/// How many items stand how. Nothing waits for it.
#[must_use]
pub fn treatment(facts: &Facts) -> TreatmentCount {
    let mut count = TreatmentCount::default();
    for one in &TREATMENTS {
        let place = match one.item.known(facts).map(|choice| choice.id) {
            Some("done") => &mut count.done,
            Some("planned") => &mut count.planned,
            Some("not_yet") => &mut count.not_yet,
            Some("not_applicable") => &mut count.not_applicable,
            _ => &mut count.open,
        };
        *place += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_is_counted_once_and_what_is_not_answered_is_open() {
        let all = TreatmentCount { open: TREATMENTS.len(), ..TreatmentCount::default() };
        assert_eq!(treatment(&Facts::default()), all);
        let facts = Facts::default()
            .with(TREATMENTS[0].item.id, "done")
            .with(TREATMENTS[1].item.id, "planned")
            .with(TREATMENTS[2].item.id, "not_yet")
            .with(TREATMENTS[3].item.id, "not_applicable")
            .with(TREATMENTS[4].item.id, "?")
            .with(TREATMENTS[5].item.id, "yes")
            .with(TREATMENTS[6].note.id, "done");
        let count = TreatmentCount { done: 1, planned: 1, not_yet: 1, not_applicable: 1, open: 7 };
        assert_eq!(treatment(&facts), count);
    }

    #[test]
    fn every_item_has_its_note_its_clause_and_no_need() {
        for one in &TREATMENTS {
            assert_eq!(one.note.id.0, format!("{}_note", one.item.id.0));
            assert_eq!(one.note.clause, one.item.clause);
        }
        let clauses: Vec<&str> = TREATMENTS.iter().map(|one| one.item.clause.0).collect();
        assert!(clauses.is_sorted());
        assert_eq!([clauses[0], clauses[10]], ["5.1", "6.1"]);
        let ids: Vec<&str> = TREATMENT.fields().map(|(field, _)| field.id().0).collect();
        let expected = TREATMENTS.iter().flat_map(|one| [one.item.id.0, one.note.id.0]);
        assert_eq!(ids, expected.collect::<Vec<_>>());
        assert!(TREATMENT.fields().all(|(_, need)| need == Need::Free));
    }
}
