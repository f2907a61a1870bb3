//! Numbers of people in what is posted: nothing that hangs on a wall tells a telephone or an identity number.

use teji_dossier::Spot;
use teji_fields::{AnyField, FieldId, Problem};
use teji_notice::OCCUPATION_NAME;

use super::{Clash, Place, of_person};
use crate::forms::{OBJECTIONS_TO, POSTED_PLACE, UNIT_NAME};
use crate::personal::tells_a_number;
use crate::round::{Judged, Round};

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
