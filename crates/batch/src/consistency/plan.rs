//! What the plan lacks, what of it cannot stand, and answers of the batch that cannot be read.

use teji_fields::{Answer, Problem};
use teji_text::Catalog;

use super::{Clash, Place};
use crate::asked::is_asked;
use crate::forms::FORMS;
use crate::plan::PlanLack;
use crate::round::Round;

pub(super) fn clashes(round: &Round<'_>, words: &Catalog) -> Vec<Clash> {
    let lacks = round.batch.plan.lacks();
    let mut clashes: Vec<Clash> = lacks.iter().filter_map(|lack| of_lack(lack, words)).collect();
    clashes.extend(unreadable(round));
    clashes
}

/// Other answers that the plan lacks are told by the contents.
fn of_lack(lack: &PlanLack, words: &Catalog) -> Option<Clash> {
    match lack {
        PlanLack::Point(point) => {
            let name = words.text(&format!("point.{}", point.key())).to_owned();
            let problem = Problem::new("clash.plan_lacks").with("point", &name);
            Some(Clash::fault(problem, [Place::Point(*point)]))
        }
        PlanLack::Refused(refusal) => {
            let problem = Problem { key: refusal.key(), args: refusal.args() };
            Some(Clash::fault(problem, [Place::Further(refusal.number())]))
        }
        PlanLack::Answer(_) => None,
    }
}

fn unreadable(round: &Round<'_>) -> impl Iterator<Item = Clash> {
    let fields = FORMS.iter().flat_map(|form| form.fields());
    let asked = fields.filter(|(field, _)| is_asked(field.id(), &round.batch.plan.facts));
    asked.filter_map(|(field, _)| match field.state(round.batch.home(field.id())) {
        Answer::Wrong(problem) => Some(Clash::fault(problem, [Place::Field(field.id())])),
        Answer::Missing | Answer::Unsure | Answer::Known(_) => None,
    })
}
