//! 资格审查汇总表: everybody's result, what it hangs on, what the enterprise decided, and counts that add up.

use teji_notice::State;
use teji_rules::Outcome;

use super::people_roll::columns_of;
use super::{fill, path, plan_parts, rests, say};
use crate::batch::Person;
use crate::decision::{About, Decision};
use crate::roll::{Roll, RollKind};
use crate::round::{Judged, Round};
use crate::screening::STATES;
use crate::texts::filed;

/// The key of a result's short name.
pub(crate) fn state_key(state: State) -> &'static str {
    match state {
        State::Fits => "result.fits",
        State::TooEarly => "result.too_early",
        State::DependsOnReading => "result.depends",
        State::Unknown => "result.unknown",
        State::DoesNotFit => "result.does_not_fit",
        State::OutOfScope => "result.out_of_scope",
    }
}

/// The summary.
pub(super) fn screening_roll(round: &Round<'_>) -> Roll {
    let columns = [
        ("doc.person_number", 5, RollKind::Number),
        ("doc.screening_roll.row", 14, RollKind::Wrap),
        ("doc.name", 14, RollKind::Wrap),
        ("doc.identity", 20, RollKind::Text),
        ("doc.occupation", 14, RollKind::Wrap),
        ("doc.path", 11, RollKind::Text),
        ("doc.screening_roll.result", 14, RollKind::Wrap),
        ("doc.screening_roll.earliest", 16, RollKind::Wrap),
        ("doc.screening_roll.readings", 24, RollKind::Wrap),
        ("doc.screening_roll.further", 24, RollKind::Wrap),
        ("doc.screening_roll.honours", 20, RollKind::Wrap),
        ("doc.screening_roll.decisions", 30, RollKind::Wrap),
        ("doc.screening_roll.proposed", 8, RollKind::Text),
    ];
    let mut rows: Vec<Vec<String>> = round.people.iter().map(|judged| row(round, judged)).collect();
    rows.extend(counts(round, columns.len()));
    Roll {
        name: "screening_roll",
        title: say("doc.screening_roll.title"),
        columns: columns_of(&columns),
        rows,
        notes: notes(round),
    }
}

fn row(round: &Round<'_>, judged: &Judged<'_>) -> Vec<String> {
    let readings = judged.standing.readings.iter().map(|reading| plan_parts::title(reading));
    vec![
        judged.person.number.to_string(),
        place(judged.person),
        judged.name(),
        judged.identity(),
        judged.occupation(),
        path(judged),
        result(judged),
        teji_dossier::documents::when(judged.standing.earliest, round.reference()),
        joined(readings),
        further(round, judged),
        honours(round, judged),
        joined(decisions(round, judged.person)),
        if judged.person.proposed { say("doc.screening_roll.yes") } else { String::new() },
    ]
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(filed().text("doc.and"))
}

fn place(person: &Person) -> String {
    person.row.as_ref().map_or_else(String::new, |row| {
        let number = row.number.to_string();
        fill("doc.screening_roll.at", &[("sheet", &row.sheet), ("row", &number)])
    })
}

fn result(judged: &Judged<'_>) -> String {
    let result = say(state_key(judged.standing.state));
    if judged.standing.by_plan {
        fill("doc.screening_roll.by_plan", &[("result", &result)])
    } else {
        result
    }
}

fn further(round: &Round<'_>, judged: &Judged<'_>) -> String {
    let conditions = round.batch.plan.further();
    let told = judged.standing.further.iter().filter_map(|(number, outcome)| {
        let condition = conditions.iter().find(|one| one.number == *number)?;
        let outcome = say(match outcome {
            Outcome::Met => "paper.outcome.met",
            Outcome::NotMet => "paper.outcome.not_met",
            Outcome::DependsOnReading => "paper.outcome.depends",
            Outcome::Unknown => "paper.outcome.unknown",
        });
        let values = [("title", condition.title.as_str()), ("outcome", &outcome)];
        Some(fill("doc.screening_roll.one_further", &values))
    });
    joined(told)
}

/// The honours that the person names.
pub(super) fn honours(round: &Round<'_>, judged: &Judged<'_>) -> String {
    let facts = round.screening.facts(judged.person);
    let fields = teji_notice::law().honours.fields();
    let named = fields.into_iter().filter(|field| facts.typed(field.id()) == Some("yes"));
    joined(named.map(|field| say(&format!("rule.{}", field.id().0))))
}

/// What the enterprise decided on one person; what was taken back is over.
fn decisions(round: &Round<'_>, person: &Person) -> impl Iterator<Item = String> {
    let standing = round.batch.decisions().iter().filter(|decision| !decision.undone);
    standing.filter_map(move |decision| {
        let about = match &decision.about {
            About::Answer { person: number, field } if *number == person.number => {
                teji_notice::field(field).map(|field| teji_dossier::label(field, filed()))?
            }
            About::Further { person: number, number: condition } if *number == person.number => {
                let conditions = round.batch.plan.further();
                conditions.into_iter().find(|one| one.number == *condition)?.title
            }
            About::Answer { .. } | About::Further { .. } | About::Reading(_) => return None,
        };
        Some(decided("doc.screening_roll.decision", decision, &about))
    })
}

fn choice(decision: &Decision) -> String {
    match &decision.about {
        About::Answer { field, .. } => teji_notice::field(field).map_or_else(
            || decision.choice.clone(),
            |field| teji_dossier::answer(field, &decision.choice, filed()),
        ),
        About::Reading(id) => say(&format!("reading.{id}.{}", decision.choice)),
        About::Further { .. } => {
            let key = format!("choice.{}", decision.choice);
            if filed().has(&key) { say(&key) } else { decision.choice.clone() }
        }
    }
}

fn decided(key: &str, decision: &Decision, about: &str) -> String {
    let values = [
        ("about", about),
        ("choice", &choice(decision)),
        ("who", &decision.who),
        ("day", &decision.day),
        ("why", &decision.why),
    ];
    fill(key, &values)
}

/// How many people have each result, and all of them together.
fn counts(round: &Round<'_>, columns: usize) -> Vec<Vec<String>> {
    let row = |name: String, count: String| {
        let mut row = vec![String::new(); columns];
        (row[2], row[6]) = (name, count);
        row
    };
    let of = |state: State| {
        round.people.iter().filter(|judged| judged.standing.state == state).count().to_string()
    };
    let mut rows = vec![row(say("doc.screening_roll.counts"), String::new())];
    rows.extend(STATES.into_iter().map(|state| row(say(state_key(state)), of(state))));
    rows.push(row(say("doc.screening_roll.sum"), round.people.len().to_string()));
    rows
}

/// What everybody's result rests on: the readings that the plan pins, those on which the enterprise decided, the rules.
fn notes(round: &Round<'_>) -> Vec<String> {
    let pinned = teji_notice::READINGS.iter().filter_map(|reading| {
        let place = round.batch.plan.rulings.way(reading)?;
        let values =
            [("title", plan_parts::title(reading)), ("way", plan_parts::way(reading, place))];
        let values = values.each_ref().map(|(name, told)| (*name, told.as_str()));
        Some(fill("doc.screening_roll.pinned", &values))
    });
    let standing = round.batch.decisions().iter().filter(|decision| !decision.undone);
    let ruled = standing.filter_map(|decision| {
        let About::Reading(id) = &decision.about else { return None };
        let (reading, place) = decision.reading()?;
        // Where the plan settles another way, the plan counts and this decision does not.
        let pinned = round.batch.plan.rulings.way(reading);
        if pinned.is_some_and(|pinned| pinned != place) {
            return None;
        }
        let about = say(&format!("reading.{id}.title"));
        Some(decided("doc.screening_roll.ruling", decision, &about))
    });
    let mut notes: Vec<String> = pinned.chain(ruled).collect();
    notes.extend([rests(round), say("doc.screening_roll.note")]);
    notes
}
