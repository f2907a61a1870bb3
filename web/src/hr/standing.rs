//! How everybody stands, worked out once for each person and each change of what they are judged by.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::NaiveDate;
use gloo::timers::callback::Timeout;
use teji_batch::{Batch, Path, Person, Standing};
use teji_dossier::Spot;
use teji_fields::{Answer, AnyField, Facts};
use teji_notice::State;
use teji_rules::{Outcome, Rulings};
use teji_text::Catalog;
use teji_workdays::Day;

use super::field::name_of;
use super::round::Round;
use crate::parts::answer::{joined, onset};
use crate::state::calendar;

/// A person with how they stand.
#[derive(Clone)]
pub(crate) struct Judged {
    pub(crate) person: Rc<Person>,
    pub(crate) standing: Rc<Standing>,
    pub(crate) path: Path,
}

impl PartialEq for Judged {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.person, &other.person) && Rc::ptr_eq(&self.standing, &other.standing)
    }
}

/// What everybody is judged by.
#[derive(PartialEq)]
struct Basis {
    plan: teji_batch::Plan,
    rulings: Rulings,
    decisions: Vec<teji_batch::Decision>,
    today: NaiveDate,
}

#[derive(Default)]
struct Known {
    basis: Option<Basis>,
    people: BTreeMap<u32, Judged>,
}

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

/// Everybody in the order of the list.
pub(crate) fn judged(batch: &Batch, today: NaiveDate) -> Vec<Judged> {
    judge(batch, today, usize::MAX);
    KNOWN.with_borrow(|known| {
        batch.people().filter_map(|person| known.people.get(&person.number).cloned()).collect()
    })
}

/// Judges people before a page asks for them, some at a time, so that the page hears taps meanwhile.
pub(crate) fn judge_ahead(batch: Rc<Batch>, today: NaiveDate) {
    /// So many people are judged at a time.
    const SOME: usize = 50;
    if judge(&batch, today, SOME) == SOME {
        Timeout::new(0, move || judge_ahead(batch, today)).forget();
    }
}

/// Judges people who are not judged yet, so many at the most; how many it were.
fn judge(batch: &Batch, today: NaiveDate, most: usize) -> usize {
    let basis = Basis {
        plan: batch.plan.clone(),
        rulings: batch.rulings(),
        decisions: batch.decisions().to_vec(),
        today,
    };
    let screening = batch.screening(calendar(), today);
    KNOWN.with_borrow_mut(|known| {
        if known.basis.as_ref() != Some(&basis) {
            *known = Known { basis: Some(basis), people: BTreeMap::new() };
        }
        let is_new = |person: &&Rc<Person>| {
            let before = known.people.get(&person.number);
            !before.is_some_and(|judged| Rc::ptr_eq(&judged.person, person))
        };
        let new: Vec<Rc<Person>> = batch.people().filter(is_new).take(most).cloned().collect();
        let count = new.len();
        for person in new {
            let standing = Rc::new(screening.standing(&person));
            let path = screening.path(&person);
            known.people.insert(person.number, Judged { person, standing, path });
        }
        count
    })
}

/// The round of a batch, for what hangs on everybody; nobody is judged twice.
pub(crate) fn whole(batch: &Batch, today: NaiveDate) -> teji_batch::Round<'_> {
    let standings =
        judged(batch, today).iter().map(|one| ((*one.standing).clone(), one.path)).collect();
    teji_batch::Round::judged(batch, calendar(), today, standings)
}

/// From when a person fits, for sorting: those who fit already come first, those who never will last.
pub(crate) fn first_day(judged: &Judged) -> Day {
    judged.standing.earliest.earliest
}

/// From when a person fits, in words; nothing where what is not known yet leaves every day open.
pub(crate) fn since(words: &Catalog, judged: &Judged) -> Option<String> {
    let day = judged.standing.earliest;
    let is_unclear = judged.standing.state == State::Unknown && day.latest == Day::NEVER;
    (!is_unclear).then(|| onset(words, day))
}

/// What is still open of a person, with the standing for which it was worked out.
type Open = (Rc<Standing>, Vec<teji_fields::FieldId>);

thread_local! {
    /// What is still open, by the numbers of the people.
    static OPEN: RefCell<BTreeMap<u32, Open>> = RefCell::default();
}

/// The questions whose answers would bring a person's verdict closer.
pub(crate) fn open_questions(round: &Round, one: &Judged) -> Vec<teji_fields::FieldId> {
    let number = one.person.number;
    let known = OPEN.with_borrow(|open| {
        open.get(&number)
            .filter(|(standing, _)| Rc::ptr_eq(standing, &one.standing))
            .map(|(_, ids)| ids.clone())
    });
    known.unwrap_or_else(|| {
        let screening = round.batch.screening(calendar(), round.shared.today);
        let ids = screening.open_questions(&one.person);
        OPEN.with_borrow_mut(|open| open.insert(number, (one.standing.clone(), ids.clone())));
        ids
    })
}

/// So many names of what is missing stand in a row.
const MOST_NAMED: usize = 2;

/// What is missing of a person, in a few words.
pub(crate) fn lacks(words: &Catalog, round: &Round, one: &Judged) -> String {
    let names = round.names();
    let mut lacks: Vec<String> = Vec::new();
    for id in ["name", "identity"] {
        let field = teji_dossier::BASICS.field(id);
        let is_open = |field: &dyn AnyField| {
            let typed = one.person.application.typed(Spot::Basics, field.id());
            typed.is_none_or(|typed| {
                !matches!(field.state(&Facts::default().with(field.id(), typed)), Answer::Known(_))
            })
        };
        lacks.extend(field.filter(|field| is_open(*field)).map(|field| name_of(names, field)));
    }
    let open = open_questions(round, one);
    lacks.extend(
        open.iter().filter_map(|id| teji_notice::field(id.0)).map(|field| name_of(names, field)),
    );
    let unanswered =
        one.standing.further.iter().filter(|(_, outcome)| *outcome == Outcome::Unknown).count();
    if unanswered > 0 {
        lacks.push(words.fill("hr.people.further", &[("count", &unanswered.to_string())]));
    }
    let count = lacks.len().to_string();
    let more = lacks.len() > MOST_NAMED;
    lacks.truncate(MOST_NAMED);
    let first = joined(words, lacks.into_iter());
    if more { words.fill("hr.people.more", &[("named", &first), ("count", &count)]) } else { first }
}
