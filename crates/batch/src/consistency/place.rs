//! The names of places in a batch.

use teji_dossier::{Group, Spot};
use teji_fields::{AnyField, FieldId};
use teji_notice::Ask;
use teji_text::Catalog;

use super::Place;
use crate::forms::FORMS;
use crate::round::Round;

impl Place {
    /// The number of the person where it stands, if it is one person's.
    #[must_use]
    pub fn person(&self) -> Option<u32> {
        match self {
            Self::Person(number)
            | Self::Answer(number, ..)
            | Self::Basis(number)
            | Self::Evidence(number)
            | Self::Certificate(number) => Some(*number),
            Self::Field(_)
            | Self::Point(_)
            | Self::Occupation(_)
            | Self::Further(_)
            | Self::Objection(_)
            | Self::Decision(_) => None,
        }
    }

    /// Its name for people.
    #[must_use]
    pub fn named(&self, round: &Round<'_>, words: &Catalog) -> String {
        let fill = |key: &str, values: &[(&str, &str)]| words.fill(key, values);
        match self {
            Self::Field(field) => label(*field, words),
            Self::Point(point) => words.text(&format!("point.{}", point.key())).to_owned(),
            Self::Occupation(number) => {
                fill("place.occupation", &[("number", &number.to_string())])
            }
            Self::Further(number) => fill("place.further", &[("number", &number.to_string())]),
            Self::Person(number) => of(round, *number, words.text("place.person"), words),
            Self::Answer(number, spot, field) => {
                let what = spot_name(*spot, *field, words);
                of(round, *number, &what, words)
            }
            Self::Basis(number) => of(round, *number, words.text("place.basis"), words),
            Self::Evidence(number) => of(round, *number, words.text("place.evidence"), words),
            Self::Certificate(number) => of(round, *number, words.text("place.certificate"), words),
            Self::Objection(number) => fill("place.objection", &[("number", &number.to_string())]),
            Self::Decision(place) => {
                fill("place.decision", &[("number", &(place + 1).to_string())])
            }
        }
    }
}

fn label(id: FieldId, words: &Catalog) -> String {
    let field = FORMS.iter().find_map(|form| form.field(id.0));
    field.map_or(id.0.to_owned(), |field: &dyn AnyField| teji_dossier::label(field, words))
}

/// A field of a person's papers; one of a list with the number of its entry.
#[must_use]
pub fn spot_name(spot: Spot, id: FieldId, words: &Catalog) -> String {
    let own = teji_dossier::FORMS.iter().find_map(|form| form.field(id.0));
    let field = own.or_else(|| teji_notice::field(id.0));
    let name = field.map_or(id.0.to_owned(), |field| teji_dossier::label(field, words));
    match spot {
        Spot::Check | Spot::Basics => name,
        Spot::Entry(group, entry) => {
            let form = words.text(&format!("form.{}", group.form().id)).to_owned();
            let entry = entry.to_string();
            if is_tick(group, id) {
                return form + &entry;
            }
            words.fill("place.entry", &[("form", &form), ("entry", &entry), ("field", &name)])
        }
    }
}

/// Ticks of an entry have no name that would tell them from the entry itself.
fn is_tick(group: Group, id: FieldId) -> bool {
    let slots = group.form().slots.iter();
    let mut ticks = slots.filter(|slot| matches!(slot.ask, Ask::Ticks { .. }));
    ticks.any(|slot| slot.ask.fields().iter().any(|field| field.id() == id))
}

fn of(round: &Round<'_>, number: u32, what: &str, words: &Catalog) -> String {
    let judged = round.people.iter().find(|judged| judged.person.number == number);
    let name = judged.map(crate::round::Judged::name).unwrap_or_default();
    words.fill("place.of", &[("number", &number.to_string()), ("name", &name), ("what", what)])
}
