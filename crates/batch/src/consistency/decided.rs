//! What the enterprise decided, against the plan's pins and against what people say themselves now.

use teji_dossier::Spot;
use teji_fields::{AnyField, Input, Problem, Standing, UNSURE};
use teji_text::Catalog;

use super::{Clash, Place, of_person};
use crate::decision::{About, Decision};
use crate::round::Round;

pub(super) fn clashes(round: &Round<'_>, words: &Catalog) -> Vec<Clash> {
    let standing = round.batch.decisions().iter().enumerate().filter(|(_, one)| !one.undone);
    let clash = |(place, decision): (usize, &Decision)| match &decision.about {
        About::Reading(_) => reading(round, place, decision, words),
        About::Answer { person, field } => {
            let field = teji_notice::field(field)?;
            answer(round, (*person, field), (place, decision), words)
        }
        About::Further { person, number } => {
            further(round, (*person, *number), (place, decision), words)
        }
    };
    standing.filter_map(clash).collect()
}

/// The plan pins another way than the one that was decided.
fn reading(round: &Round<'_>, place: usize, decision: &Decision, words: &Catalog) -> Option<Clash> {
    let (reading, decided) = decision.reading()?;
    let pinned = round.batch.plan.rulings.way(reading)?;
    let told = |part: &str| words.text(&format!("reading.{}.{part}", reading.id.0)).to_owned();
    let problem = Problem::new("clash.decided_reading")
        .with("reading", &told("title"))
        .with("plan", &told(reading.options[pinned].0))
        .with("decided", &told(reading.options[decided].0));
    (pinned != decided).then(|| Clash::fault(problem, [Place::Decision(place)]))
}

/// The person's own clear answer is another one than was decided.
fn answer(
    round: &Round<'_>,
    (person, field): (u32, &'static dyn AnyField),
    (place, decision): (usize, &Decision),
    words: &Catalog,
) -> Option<Clash> {
    let judged = round.people.iter().find(|judged| judged.person.number == person)?;
    let own = judged.person.application.typed(Spot::Check, field.id())?.trim();
    let told = |typed: &str| teji_dossier::answer(field, typed, words);
    let problem = of_person("clash.decided_otherwise", judged)
        .with("field", &teji_dossier::label(field, words))
        .with("own", &told(own))
        .with("decided", &told(&decision.choice));
    let places = [Place::Answer(person, Spot::Check, field.id()), Place::Decision(place)];
    (is_clear(field, own) && own != decision.choice).then(|| Clash::remark(problem, places))
}

/// The same of a further condition of the plan.
fn further(
    round: &Round<'_>,
    (person, number): (u32, u32),
    (place, decision): (usize, &Decision),
    words: &Catalog,
) -> Option<Clash> {
    let judged = round.people.iter().find(|judged| judged.person.number == person)?;
    let condition = round.batch.plan.further().into_iter().find(|one| one.number == number)?;
    let own = judged.person.further.get(&number)?.trim();
    let told = |typed: &str| {
        let key = format!("choice.{typed}");
        if words.has(&key) { words.text(&key).to_owned() } else { typed.to_owned() }
    };
    let problem = of_person("clash.decided_otherwise", judged)
        .with("field", &condition.title)
        .with("own", &told(own))
        .with("decided", &told(&decision.choice));
    let is_clear = condition.is_asked() && !own.is_empty() && own != UNSURE;
    let places = [Place::Person(person), Place::Decision(place)];
    (is_clear && own != decision.choice).then(|| Clash::remark(problem, places))
}

/// Whether an answer leaves nothing to judge.
fn is_clear(field: &dyn AnyField, typed: &str) -> bool {
    match field.input() {
        Input::Choice(choices) => {
            choices.iter().any(|choice| choice.id == typed && choice.standing != Standing::Judged)
        }
        _ => false,
    }
}
