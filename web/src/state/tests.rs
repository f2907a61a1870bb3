//! What becomes of drafts when the device answers late, when windows meet, and when drafts are deleted.

use super::*;
use crate::draft::SELF_CHECK;
use chrono::NaiveDate;

const FIELD: FieldId = FieldId("conduct");

fn window(name: &str) -> Rc<State> {
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    Rc::new(State::new(day, Language::Chinese, name.to_owned()))
}

fn draft(answer: &str) -> Draft {
    Draft { facts: Facts::default().with(FIELD, answer), ..Draft::default() }
}

fn record(id: &str, revision: u32, answer: &str) -> Record {
    Record {
        id: id.to_owned(),
        format: FORMAT,
        kind: SELF_CHECK.to_owned(),
        revision,
        writer: "before".to_owned(),
        changed: f64::from(revision),
        filed: None,
        draft: draft(answer),
    }
}

fn typed(answer: &str) -> Action {
    Action::Typed(FIELD, answer.to_owned())
}

fn found(drafts: &[Record]) -> Action {
    Action::Found(drafts.to_vec(), None, Kept::Idle)
}

fn all(state: Rc<State>, actions: Vec<Action>) -> Rc<State> {
    actions.into_iter().fold(state, Reducible::reduce)
}

#[test]
fn the_latest_draft_is_opened_and_the_others_are_counted() {
    let kept = [record("b", 9, "no"), record("a", 3, "yes")];
    let state = all(window("w"), vec![found(&kept)]);
    assert_eq!((state.open.id.as_str(), state.others, state.lease), ("b", 1, Lease::Asking));
    assert_eq!(state.draft, draft("no"));
    assert!(!state.is_unsaved());
    let before = Action::Found(kept.to_vec(), Some("a".to_owned()), Kept::Idle);
    let state = all(window("w"), vec![before]);
    assert_eq!((state.open.id.as_str(), state.others), ("a", 1), "the one before a reload");
}

#[test]
fn what_is_typed_before_the_device_answers_is_a_draft_of_its_own() {
    let kept = [record("a", 3, "yes")];
    let state = all(window("w"), vec![typed("no"), found(&kept)]);
    assert_eq!(state.draft, draft("no"));
    assert_ne!(state.open.id, "a");
    assert_eq!((state.others, state.lease), (1, Lease::Mine));
    assert!(state.is_unsaved());
    assert_eq!(state.basis(), Basis { revision: 0, kept: false });
}

#[test]
fn a_window_that_only_reads_changes_nothing() {
    let actions = vec![found(&[record("a", 3, "yes")]), Action::Leased(Lease::Elsewhere)];
    let state = all(window("w"), actions);
    let after = all(Rc::clone(&state), vec![typed("no"), Action::Stood("merit")]);
    assert_eq!(after.draft, state.draft);
    assert_eq!(after.open, state.open);
    let taken = after.reduce(Action::Taken(record("a", 7, "no")));
    assert_eq!((taken.draft.clone(), taken.is_read_only()), (draft("no"), false));
    assert_eq!(taken.basis(), Basis { revision: 7, kept: true });
}

#[test]
fn a_change_that_is_refused_becomes_a_draft_of_its_own() {
    let actions = vec![
        found(&[record("a", 3, "yes")]),
        Action::Leased(Lease::Mine),
        typed("no"),
        Action::Parted("a".to_owned()),
    ];
    let state = all(window("w"), actions);
    assert_eq!(state.draft, draft("no"));
    assert_ne!(state.open.id, "a");
    assert!(state.apart && state.is_unsaved() && !state.is_kept());
    assert_eq!(state.others, 1);
    // The answer to an older save of the draft that was does not part it again.
    let id = state.open.id.clone();
    assert_eq!(state.reduce(Action::Parted("a".to_owned())).open.id, id);
}

#[test]
fn what_the_other_program_left_goes_on_where_it_was() {
    let first = all(window("w"), vec![found(&[]), typed("yes"), typed("no")]);
    let mut second = (*window("x")).clone();
    (second.open, second.draft) = (first.open.clone(), first.draft.clone());
    // The save of the first program came through meanwhile, up to one change.
    let kept = Record { writer: "w".to_owned(), ..record(&first.open.id, 1, "yes") };
    let second = Rc::new(second).reduce(found(&[kept]));
    assert_eq!(
        (second.open.id.clone(), second.draft.clone()),
        (first.open.id.clone(), draft("no"))
    );
    assert!(second.is_unsaved() && !second.apart);
    assert_eq!(second.others, 0);
}

#[test]
fn another_draft_is_not_opened_unasked_after_one_was_put_away() {
    let kept = [record("a", 3, "yes"), record("b", 2, "no")];
    let first = all(window("w"), vec![found(&kept), Action::Deleted(kept[0].clone())]);
    assert!(first.draft.is_empty());
    let mut second = (*window("x")).clone();
    (second.open, second.draft) = (first.open.clone(), first.draft.clone());
    let second = Rc::new(second).reduce(found(&kept[1..]));
    assert!(second.draft.is_empty());
    assert_eq!(second.others, 1);
}

#[test]
fn a_deleted_draft_comes_back_as_it_was() {
    let kept = record("a", 3, "yes");
    let state =
        all(window("w"), vec![found(std::slice::from_ref(&kept)), Action::Deleted(kept.clone())]);
    assert!(state.draft.is_empty() && state.undo == Some(kept.clone()));
    let state = state.reduce(Action::Restored(kept.clone()));
    assert_eq!((state.open.id.as_str(), state.draft.clone()), ("a", kept.draft));
    assert_eq!((state.others, state.undo.clone()), (0, None));
}

#[test]
fn nothing_of_another_persons_draft_shows_in_this_one() {
    let full = |person: &str| {
        let fields = teji_notice::SELF_CHECK.iter().flat_map(teji_notice::Page::fields);
        let facts = fields.fold(Facts::default(), |facts, field| facts.with(field.id(), person));
        let draft = Draft {
            facts,
            name: person.to_owned(),
            derived: [(person.to_owned(), person.to_owned())].into_iter().collect(),
            reference: person.to_owned(),
            place: "merit".to_owned(),
            rulings: [(person.to_owned(), person.to_owned())].into_iter().collect(),
            papers: person.to_owned(),
            batch: person.to_owned(),
            plan: person.to_owned(),
            further: [(person.to_owned(), person.to_owned())].into_iter().collect(),
        };
        Record { draft, filed: Some(1.0), ..record(person, 5, "yes") }
    };
    let shows = |state: &State, person: &str| {
        format!("{:?} {:?}", state.draft, state.open).contains(person)
    };
    let (one, other) = (full("PersonOne"), full("PersonTwo"));
    let open = || all(window("w"), vec![found(&[one.clone(), other.clone()])]);
    assert!(shows(&open(), "PersonOne") && !shows(&open(), "PersonTwo"));
    for next in [
        Action::Opened(other.clone()),
        Action::Taken(other.clone()),
        Action::Begun(other.draft.clone()),
        Action::Begun(Draft::default()),
        Action::Deleted(one.clone()),
        Action::Cleared,
    ] {
        assert!(!shows(&open().reduce(next), "PersonOne"));
    }
    let replaced = open().reduce(Action::Continued(other.draft.clone()));
    assert!(!format!("{:?}", replaced.draft).contains("PersonOne"));
    let back = replaced.reduce(Action::Restored(one.clone()));
    assert!(!format!("{:?}", back.draft).contains("PersonTwo"));
}

#[test]
fn where_nothing_is_kept_on_the_device_a_save_does_not_say_so() {
    for kept in [Kept::Blocked, Kept::Public, Kept::Newer] {
        let time = "10:32".to_owned();
        let state = all(
            window("w"),
            vec![
                Action::Found(vec![], None, kept.clone()),
                typed("yes"),
                Action::Saved("w-1".to_owned(), 1, 1.0, time),
            ],
        );
        assert_eq!(state.kept, kept);
        assert!(!state.is_unsaved());
    }
}
