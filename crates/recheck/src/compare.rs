//! Two versions of one filing beside each other: what was added, changed and taken out, and who decided it, where that
//! is on record.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use teji_batch::{Batch, Decision, Person, spot_name};
use teji_dossier::{Application, Spot};
use teji_fields::FieldId;
use teji_notice::READINGS;
use teji_order::gathered;
use teji_rules::Rulings;
use teji_text::Catalog;

use crate::going::Answers;
use crate::person::{basic, field_of, identity, named};
use crate::report::{Report, stated_in};

/// What two versions differ in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Comparison {
    /// People who came or went, and whose result is another one.
    pub people: Vec<Step>,
    /// Answers, of the enterprise and of people.
    pub answers: Vec<Step>,
    /// Decisions that were recorded since.
    pub decisions: Vec<Step>,
    /// Files.
    pub files: Vec<Step>,
}

/// One difference.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// What differs.
    pub what: String,
    /// What it was; nothing where it was added.
    pub before: Option<String>,
    /// What it is; nothing where it was taken out.
    pub after: Option<String>,
}

impl Step {
    /// The key of the word that tells what was done.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match (&self.before, &self.after) {
            (None, _) => "compare.added",
            (_, None) => "compare.removed",
            _ => "compare.changed",
        }
    }

    /// A step from one to the other, where they differ.
    fn between(
        what: impl FnOnce() -> String,
        before: Option<String>,
        after: Option<String>,
    ) -> Option<Self> {
        (before != after).then(|| Self { what: what(), before, after })
    }
}

/// What the second one has otherwise than the first one; nothing where they are of two kinds or cannot be read. The
/// reports are those of the two in one language.
#[must_use]
pub fn compare(
    before: (&Answers, &Report),
    after: (&Answers, &Report),
    words: &Catalog,
) -> Option<Comparison> {
    let mut comparison = match (before.0, after.0) {
        (Answers::Person(one), Answers::Person(other)) => {
            let mut answers = Vec::new();
            of_applications(one, other, "", words, &mut answers);
            Comparison { answers, ..Comparison::default() }
        }
        (Answers::Batch(one), Answers::Batch(other)) => of_batches(one, other, words),
        _ => return None,
    };
    comparison.people.extend(results(before.1, after.1, words));
    comparison.files = files(before.1, after.1);
    Some(comparison)
}

/// What a map holds beside another one, in the order of the keys.
fn differing<'m, K: Ord, V: PartialEq>(
    before: &'m BTreeMap<K, V>,
    after: &'m BTreeMap<K, V>,
) -> impl Iterator<Item = (&'m K, Option<&'m V>, Option<&'m V>)> {
    let keys: BTreeSet<&K> = gathered(before.keys().chain(after.keys()));
    let both = keys.into_iter().map(|key| (key, before.get(key), after.get(key)));
    both.filter(|(_, before, after)| before != after)
}

fn files(before: &Report, after: &Report) -> Vec<Step> {
    let digests = |report: &Report| -> BTreeMap<String, String> {
        let digest = |(path, digest): &(String, Option<String>)| {
            (path.clone(), digest.clone().unwrap_or_default())
        };
        gathered(report.files.iter().map(digest))
    };
    let (before, after) = (digests(before), digests(after));
    let step = |(path, before, after): (&String, Option<&String>, Option<&String>)| Step {
        what: path.clone(),
        before: before.cloned(),
        after: after.cloned(),
    };
    differing(&before, &after).map(step).collect()
}

/// People by what they are known from one version to the next: their identity number, or their number in the list where
/// that one cannot be read, or somebody else has it too.
fn people(batch: &Batch) -> BTreeMap<String, Rc<Person>> {
    let mut known = BTreeMap::new();
    for person in batch.people() {
        let number = person.number.to_string();
        let identity = identity(&person.application).filter(|own| !known.contains_key(own));
        known.insert(identity.unwrap_or(number), person.clone());
    }
    known
}

fn called(number: u32, name: &str, words: &Catalog) -> String {
    words.fill("recheck.of", &[("number", &number.to_string()), ("name", name)])
}

fn of_batches(before: &Batch, after: &Batch, words: &Catalog) -> Comparison {
    let (earlier, later) = (people(before), people(after));
    let mut comparison =
        Comparison { answers: of_forms(before, after, words), ..Comparison::default() };
    for (_, was, is) in differing(&earlier, &later) {
        let name =
            |person: &Rc<Person>| called(person.number, &basic(&person.application, "name"), words);
        match (was, is) {
            (Some(was), Some(is)) => of_person(was, is, words, &mut comparison.answers),
            _ => comparison.people.push(Step {
                what: words.text("compare.person").to_owned(),
                before: was.map(name),
                after: is.map(name),
            }),
        }
    }
    comparison.decisions = decisions(before, after, words);
    comparison
}

/// Decisions that only one of them has, as they stand there; one that was altered is taken out and added.
fn decisions(before: &Batch, after: &Batch, words: &Catalog) -> Vec<Step> {
    let told = |decision: &Decision| {
        let undone = if decision.undone { "compare.undone" } else { "compare.standing" };
        words.fill(
            "compare.decided",
            &[
                ("who", &*decision.who),
                ("day", &*decision.day),
                ("why", &*decision.why),
                ("choice", &*decision.choice),
                ("standing", words.text(undone)),
            ],
        )
    };
    let of = |batch: &Batch| batch.decisions().iter().map(told).collect::<Vec<_>>();
    let (was, is) = (of(before), of(after));
    let what = || words.text("compare.decision").to_owned();
    let gone = was.iter().filter(|one| !is.contains(one));
    let gone = gone.map(|one| Step { what: what(), before: Some(one.clone()), after: None });
    let new = is.iter().filter(|one| !was.contains(one));
    gone.chain(new.map(|one| Step { what: what(), before: None, after: Some(one.clone()) }))
        .collect()
}

/// What was typed in the forms and lists of a batch, by its place: a list's name and the number of its entry.
fn typed(batch: &Batch) -> BTreeMap<(&'static str, u32, FieldId), String> {
    let mut typed = BTreeMap::new();
    let mut put = |place, number, field: FieldId, told: Option<&str>| {
        if let Some(told) = told {
            typed.insert((place, number, field), told.to_owned());
        }
    };
    for (field, _) in teji_batch::FORMS.iter().flat_map(|form| form.fields()) {
        put("", 0, field.id(), batch.home(field.id()).typed(field.id()));
    }
    for (field, _) in teji_batch::TREATMENT.fields() {
        put("treatment", 0, field.id(), batch.treatment.typed(field.id()));
    }
    let lists = [
        (&teji_batch::OCCUPATION, &batch.plan.occupations),
        (&teji_batch::FURTHER, &batch.plan.further),
        (&teji_batch::OBJECTION, &batch.objections),
    ];
    for (form, list) in lists {
        for entry in list.iter() {
            for (field, _) in form.fields() {
                put(form.id, entry.id, field.id(), entry.facts.typed(field.id()));
            }
        }
    }
    typed
}

fn of_forms(before: &Batch, after: &Batch, words: &Catalog) -> Vec<Step> {
    let (was, is) = (typed(before), typed(after));
    let step = |((place, number, id), was, is): (
        &(&'static str, u32, FieldId),
        Option<&String>,
        Option<&String>,
    )| {
        let told = |typed: &String| told_of(*id, typed, words);
        let name = named(*id, words);
        let what = match *place {
            "" => name,
            place => {
                let form = words.text(&format!("form.{place}")).to_owned();
                let of = if *number > 0 { format!("{form} {number}") } else { form };
                words.fill("compare.of", &[("of", &of), ("name", &name)])
            }
        };
        Step { what, before: was.map(told), after: is.map(told) }
    };
    let answers = differing(&was, &is).map(step);
    answers.chain(of_rulings(&before.plan.rulings, &after.plan.rulings, "", words)).collect()
}

/// What was typed, in words where the field is known.
fn told_of(id: FieldId, typed: &str, words: &Catalog) -> String {
    field_of(id).map_or(typed.to_owned(), |field| teji_dossier::answer(field, typed, words))
}

/// Readings that were decided in another way.
fn of_rulings(before: &Rulings, after: &Rulings, of: &str, words: &Catalog) -> Vec<Step> {
    let step = |reading: &&'static teji_rules::Reading| {
        let say = |part: &str| words.text(&format!("reading.{}.{part}", reading.id.0)).to_owned();
        let way = |rulings: &Rulings| Some(say(reading.options[rulings.way(reading)?].0));
        let name = || match of {
            "" => say("title"),
            of => words.fill("compare.of", &[("of", of), ("name", &say("title"))]),
        };
        Step::between(name, way(before), way(after))
    };
    READINGS.iter().filter_map(step).collect()
}

fn of_person(before: &Person, after: &Person, words: &Catalog, steps: &mut Vec<Step>) {
    let name = called(after.number, &basic(&after.application, "name"), words);
    of_applications(&before.application, &after.application, &name, words, steps);
    let says = |key: &str, is: bool| is.then(|| words.text(key).to_owned());
    let certificate = |person: &Person| {
        Some(person.certificate.clone()).filter(|number| !number.trim().is_empty())
    };
    let own = [
        (
            "compare.proposed",
            says("compare.yes", before.proposed),
            says("compare.yes", after.proposed),
        ),
        (
            "compare.settled",
            says("compare.yes", before.settled),
            says("compare.yes", after.settled),
        ),
        ("compare.certificate", certificate(before), certificate(after)),
    ];
    for (key, was, is) in own {
        steps.extend(Step::between(|| words.fill(key, &[("of", &name)]), was, is));
    }
    for (number, was, is) in differing(&before.further, &after.further) {
        let number = number.to_string();
        let what = words.fill("compare.further", &[("of", &name), ("number", &number)]);
        steps.push(Step { what, before: was.cloned(), after: is.cloned() });
    }
}

/// Every answer of a person's papers by its place.
fn answers(application: &Application) -> BTreeMap<(Spot, FieldId), String> {
    let own = application
        .spots()
        .into_iter()
        .flat_map(|(spot, form)| form.fields().map(move |(field, _)| (spot, field.id())));
    let checked = teji_notice::SELF_CHECK.iter().flat_map(teji_notice::Page::fields);
    let all = own.chain(checked.map(|field| (Spot::Check, field.id())));
    let told =
        |(spot, id): (Spot, FieldId)| Some(((spot, id), application.typed(spot, id)?.to_owned()));
    gathered(all.filter_map(told))
}

fn of_applications(
    before: &Application,
    after: &Application,
    of: &str,
    words: &Catalog,
    steps: &mut Vec<Step>,
) {
    steps.extend(of_rulings(&before.rulings, &after.rulings, of, words));
    let day = |application: &Application| {
        Some(application.reference.clone()).filter(|day| !day.trim().is_empty())
    };
    let name = || words.fill("compare.reference", &[("of", of)]);
    steps.extend(Step::between(name, day(before), day(after)));
    let (before, after) = (answers(before), answers(after));
    for ((spot, id), was, is) in differing(&before, &after) {
        let told = |typed: &String| told_of(*id, typed, words);
        let name = spot_name(*spot, *id, words);
        let what = if of.is_empty() {
            name
        } else {
            words.fill("compare.of", &[("of", of), ("name", &name)])
        };
        steps.push(Step { what, before: was.map(told), after: is.map(told) });
    }
}

/// Whose result is another one.
fn results(before: &Report, after: &Report, words: &Catalog) -> Vec<Step> {
    let step = |row: &crate::report::Row| {
        let is_same = |other: &&crate::report::Row| match (&row.identity, &other.identity) {
            (Some(one), Some(other)) => one == other,
            _ => row.number == other.number,
        };
        let was = before.people.iter().find(is_same)?;
        let what =
            || words.fill("compare.result", &[("of", &called(row.number, &row.name, words))]);
        let told = |row: &crate::report::Row| Some(stated_in(&row.found, words));
        Step::between(what, told(was), told(row))
    };
    after.people.iter().filter_map(step).collect()
}

#[cfg(test)]
mod tests;
