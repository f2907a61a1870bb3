//! An applicant for the tests of this room; nobody of that name is meant.

use std::sync::LazyLock;

use chrono::NaiveDate;
use teji_fields::{Facts, FieldId};
use teji_rules::Rulings;
use teji_workdays::Calendar;

use crate::application::{Application, Group, Spot};
use crate::forms::FORMS;
use crate::list::List;

pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

pub(crate) fn calendar() -> &'static Calendar {
    static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::published);
    &CALENDAR
}

/// The id of a field of the forms or of the self-check.
pub(crate) fn id(name: &str) -> FieldId {
    let own = FORMS.iter().find_map(|form| form.field(name));
    own.or_else(|| teji_notice::field(name)).unwrap_or_else(|| panic!("{name}")).id()
}

/// Facts told as `id=typed` between bars.
pub(crate) fn told(text: &str) -> Facts {
    let answers = text.split('|').filter_map(|answer| answer.trim().split_once('='));
    answers.fold(Facts::default(), |facts, (name, typed)| facts.with(id(name), typed))
}

/// Fills one list from lines.
fn fill(list: &mut List, lines: &str) {
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        list.add(told(line));
    }
}

/// A senior technician who fits, with all papers.
pub(crate) fn technician() -> Application {
    let check = told(include_str!("../cases/check.txt"));
    let mut application = Application::default();
    application.set_check_facts(check);
    application.rulings = Rulings::default();
    application.reference = "2026-11-22".into();
    let basics = told(include_str!("../cases/basics.txt"));
    for (name, typed) in basics.iter() {
        application.set(Spot::Basics, id(name), typed);
    }
    for (group, lines) in [
        (Group::Posts, include_str!("../cases/posts.txt")),
        (Group::Merits, include_str!("../cases/merits.txt")),
        (Group::Honours, include_str!("../cases/honours.txt")),
        (Group::Evidence, include_str!("../cases/evidence.txt")),
    ] {
        fill(application.list_mut(group), lines);
    }
    application
}
