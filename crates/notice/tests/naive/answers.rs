//! A known person as answers to the questions of the notice, and the other way round.

use chrono::NaiveDate;

use super::{Person, Stint};

/// The answer to one question.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Value {
    Choice(&'static str),
    Day(NaiveDate),
    Periods(Vec<Stint>),
    Absences(Vec<Stint>),
    Finding(Option<NaiveDate>),
}

impl Value {
    /// The answer as it is typed. No period at all is typed as nothing.
    pub(crate) fn typed(&self) -> String {
        match self {
            Self::Choice(choice) => (*choice).to_owned(),
            Self::Day(day) | Self::Finding(Some(day)) => day.to_string(),
            Self::Absences(stints) if stints.is_empty() => "none".to_owned(),
            Self::Finding(None) => "none".to_owned(),
            Self::Periods(stints) | Self::Absences(stints) => {
                let typed = |stint: &Stint| {
                    let last = stint.last.map(|day| day.to_string()).unwrap_or_default();
                    format!("{}..{last}", stint.first)
                };
                stints.iter().map(typed).collect::<Vec<_>>().join("; ")
            }
        }
    }

    fn yes(&self) -> bool {
        matches!(self, Self::Choice("yes" | "able"))
    }
}

const GRADES: [&str; 3] = ["grade_qualification", "grade_level", "grade_enterprise"];
const HONOURS: [&str; 6] = [
    "honour_grand_award",
    "honour_allowance",
    "honour_national_expert",
    "honour_studio_leader",
    "honour_master_title",
    "honour_jilin_award",
];

/// Every answer of a person.
pub(crate) fn answers(person: &Person) -> Vec<(&'static str, Value)> {
    let yes = |is: bool| Value::Choice(if is { "yes" } else { "no" });
    let able = |is: bool| Value::Choice(if is { "able" } else { "unable" });
    let mut answers = vec![
        ("enterprise_filed", Value::Choice(person.enterprise_filed)),
        ("occupation_filed", yes(person.occupation_filed)),
        ("occupation_linked", yes(person.occupation_linked)),
        ("front_line", yes(person.front_line)),
        ("conduct", able(person.conduct)),
        ("health", able(person.health)),
        ("grade_in_occupation", yes(person.grade_in_occupation)),
        ("grade_date", Value::Day(person.grade_date)),
        ("post_service", Value::Periods(person.post_service.clone())),
        ("post_absences", Value::Absences(person.post_absences.clone())),
        ("still_in_occupation", yes(person.still_in_occupation)),
        ("title", yes(person.title)),
        ("title_date", Value::Day(person.title_date)),
        ("linked_service", Value::Periods(person.linked_service.clone())),
        ("linked_absences", Value::Absences(person.linked_absences.clone())),
        ("linked_post_now", Value::Choice(person.linked_post_now)),
        ("high_skill", yes(person.high_skill)),
        ("merit_method", yes(person.merit_method)),
        ("merit_transfer", yes(person.merit_transfer)),
        ("merit_renovation", yes(person.merit_renovation)),
        ("merit_training", yes(person.merit_training)),
        ("false_statements", Value::Finding(person.finding)),
    ];
    answers.extend(GRADES.into_iter().zip(person.grades.map(yes)));
    answers.extend(HONOURS.into_iter().zip(person.honours.map(yes)));
    answers
}

/// Changes one answer of a person.
pub(crate) fn set(person: &mut Person, id: &str, value: &Value) {
    match (id, value) {
        ("enterprise_filed", Value::Choice(choice)) => person.enterprise_filed = choice,
        ("occupation_filed", value) => person.occupation_filed = value.yes(),
        ("occupation_linked", value) => person.occupation_linked = value.yes(),
        ("front_line", value) => person.front_line = value.yes(),
        ("conduct", value) => person.conduct = value.yes(),
        ("health", value) => person.health = value.yes(),
        ("grade_in_occupation", value) => person.grade_in_occupation = value.yes(),
        ("grade_date", Value::Day(day)) => person.grade_date = *day,
        ("post_service", Value::Periods(stints)) => person.post_service.clone_from(stints),
        ("post_absences", Value::Absences(stints)) => person.post_absences.clone_from(stints),
        ("still_in_occupation", value) => person.still_in_occupation = value.yes(),
        ("title", value) => person.title = value.yes(),
        ("title_date", Value::Day(day)) => person.title_date = *day,
        ("linked_service", Value::Periods(stints)) => person.linked_service.clone_from(stints),
        ("linked_absences", Value::Absences(stints)) => person.linked_absences.clone_from(stints),
        ("linked_post_now", Value::Choice(choice)) => person.linked_post_now = choice,
        ("high_skill", value) => person.high_skill = value.yes(),
        ("merit_method", value) => person.merit_method = value.yes(),
        ("merit_transfer", value) => person.merit_transfer = value.yes(),
        ("merit_renovation", value) => person.merit_renovation = value.yes(),
        ("merit_training", value) => person.merit_training = value.yes(),
        ("false_statements", Value::Finding(day)) => person.finding = *day,
        (id, value) => {
            if let Some(k) = GRADES.iter().position(|&grade| grade == id) {
                person.grades[k] = value.yes();
            } else if let Some(k) = HONOURS.iter().position(|&honour| honour == id) {
                person.honours[k] = value.yes();
            } else {
                panic!("{id} is not answered by {value:?}");
            }
        }
    }
}
