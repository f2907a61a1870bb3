//! Numbers of people in what is posted: nothing that hangs on a wall tells a telephone or an identity number.

use teji_dossier::Spot;
use teji_fields::{AnyField, FieldId, Problem};
use teji_notice::OCCUPATION_NAME;

use super::{Clash, Place, of_person};
use crate::forms::{OBJECTIONS_TO, POSTED_PLACE, UNIT_NAME};
use crate::kinds::half_width;
use crate::round::{Judged, Round};

/// A telephone number has so many digits at the least.
const DIGITS: usize = 7;
/// A group of them has so many.
const GROUP: usize = 3;

pub(super) fn clashes(round: &Round<'_>) -> Vec<Clash> {
    let fields = [UNIT_NAME.id, POSTED_PLACE.id, OBJECTIONS_TO.id];
    let of_batch = fields.into_iter().filter_map(|field| {
        let typed = round.batch.typed(field)?;
        let clash = || Clash::fault(Problem::new("clash.number_posted"), [Place::Field(field)]);
        tells_a_number(typed).then(clash)
    });
    of_batch.chain(round.proposed().flat_map(of_one)).collect()
}

fn of_one(judged: &Judged<'_>) -> Vec<Clash> {
    let basic = |name| teji_dossier::BASICS.field(name).map(AnyField::id);
    let fields = [basic("name"), basic("department"), Some(OCCUPATION_NAME.id)];
    let clash = |field: FieldId| {
        let typed = judged.typed(field).filter(|typed| tells_a_number(typed));
        let place = Place::Answer(judged.person.number, Spot::Basics, field);
        typed.map(|_| Clash::fault(of_person("clash.number_posted_of", judged), [place]))
    };
    fields.into_iter().flatten().filter_map(clash).collect()
}

/// Whether digits follow each other as in a number of a person; between groups of three or more something may stand, as
/// behind an area code. The code of an occupation has smaller groups.
fn tells_a_number(typed: &str) -> bool {
    let mut digits = 0;
    for sign in half_width(typed).chars() {
        match sign {
            '0'..='9' => digits += 1,
            '-' | ' ' | '(' | ')' if digits >= GROUP => {}
            _ => digits = 0,
        }
        if digits >= DIGITS {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_people_are_told_from_other_digits() {
        for typed in
            ["0431-88888888", "138 0000 1234", "监察科１３８０００１２３４", "220104197503150013"]
        {
            assert!(tells_a_number(typed), "{typed}");
        }
        for typed in ["办公楼201房间", "2026年11月2日", "6-20-01-01", "三车间12号楼3层405", ""]
        {
            assert!(!tells_a_number(typed), "{typed}");
        }
    }
}
