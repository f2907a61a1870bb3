//! The forms as plain data: their pages and fields, in the order in which people meet them.

use serde::Serialize;
use teji_dossier::{FORMS, Need};
use teji_fields::{AnyField, Input, Lines};
use teji_notice::{Ask, CLAUSES, PUBLICITY_FORM, SELF_CHECK};
use teji_text::Catalog;

/// The names of the forms: the self-check, the publicity, and what an applicant enters.
pub const SECTIONS: [&str; 7] =
    ["check", "publicity", "basics", "post", "merit", "honour", "evidence"];

/// A form.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FormInfo {
    /// Its name.
    pub id: String,
    /// Its pages, in order.
    pub pages: Vec<PageInfo>,
}

/// Questions that stand on one page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PageInfo {
    /// Its name.
    pub id: String,
    /// Its title, for people.
    pub title: String,
    /// The clause for whose sake it asks, as the notice numbers it; empty where there is none.
    pub locator: String,
    /// Its fields, in order.
    pub fields: Vec<FieldInfo>,
}

/// A field.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FieldInfo {
    /// Its name.
    pub id: String,
    /// The clause that asks for it, in digits.
    pub clause: String,
    /// The question, for people.
    pub label: String,
    /// A hint, for people.
    pub help: Option<String>,
    /// How it is answered.
    pub input: InputInfo,
    /// The group of statements to which it belongs, of which people tick those that are true.
    pub ticks: Option<String>,
    /// Whether somebody has to answer it before its section is filled.
    pub wanted: bool,
}

/// How a field is answered. Whatever it is, `?` stands for "I do not know", and blank text for no answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum InputInfo {
    /// By one of these.
    Choice {
        /// The answers that are possible.
        choices: Vec<ChoiceInfo>,
    },
    /// By a day, or the month or year in which it lies: `2019-07-01`, `2019.7`, `2019`.
    Day,
    /// By periods: `2019-03..2021-05; 2021-09-01..`; one without an end runs on.
    Periods,
    /// By `none`, or by periods and months: `2020-01..2020-04; about 3`.
    Absences,
    /// By `none`, or by a day.
    Finding,
    /// By text.
    Text {
        /// The most characters that it takes.
        most: usize,
        /// Whether it may have several lines.
        several: bool,
    },
}

/// One of the answers that a question offers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ChoiceInfo {
    /// Its name: what is typed.
    pub id: String,
    /// What it says, for people.
    pub label: String,
    /// Whether the person is offered it; else somebody who may decide it gives it.
    pub offered: bool,
}

/// A page as the notice and the papers have it.
struct Sheet {
    id: &'static str,
    title: String,
    locator: String,
    fields: Vec<(&'static dyn AnyField, Option<&'static str>, bool)>,
}

/// Every field of a form; nothing for a form that there is not.
pub(crate) fn fields(form: &str) -> Option<Vec<&'static dyn AnyField>> {
    let sheets = sheets(form, &Catalog::read(&[]))?;
    Some(sheets.iter().flat_map(|sheet| sheet.fields.iter().map(|(field, ..)| *field)).collect())
}

/// The field of that name, in whatever form it stands.
pub(crate) fn field(id: &str) -> Option<&'static dyn AnyField> {
    let of_papers = || FORMS.iter().find_map(|form| form.field(id));
    teji_notice::field(id).or_else(of_papers)
}

impl FormInfo {
    /// A form in some language; nothing where there is none of that name.
    pub(crate) fn of(form: &str, words: &Catalog) -> Option<Self> {
        let page = |sheet: Sheet| PageInfo {
            id: sheet.id.to_owned(),
            title: sheet.title,
            locator: sheet.locator,
            fields: sheet
                .fields
                .into_iter()
                .map(|(field, ticks, wanted)| FieldInfo::of(field, ticks, wanted, words))
                .collect(),
        };
        let pages = sheets(form, words)?.into_iter().map(page).collect();
        Some(Self { id: form.to_owned(), pages })
    }
}

fn sheets(form: &str, words: &Catalog) -> Option<Vec<Sheet>> {
    match form {
        "check" => Some(SELF_CHECK.iter().map(|page| of_check(page, words)).collect()),
        "publicity" => Some(vec![Sheet {
            id: "publicity",
            title: words.text("api.form.publicity").to_owned(),
            locator: words.text("clause.step.publicity.locator").to_owned(),
            fields: PUBLICITY_FORM.iter().map(|field| (*field, None, false)).collect(),
        }]),
        other => {
            let form = FORMS.iter().find(|form| form.id == other)?;
            let fields = form.slots.iter().flat_map(|slot| {
                let wanted = slot.need == Need::Wanted;
                asked(&slot.ask).into_iter().map(move |(field, ticks)| (field, ticks, wanted))
            });
            Some(vec![Sheet {
                id: form.id,
                title: words.text(&format!("form.{}", form.id)).to_owned(),
                locator: String::new(),
                fields: fields.collect(),
            }])
        }
    }
}

fn of_check(page: &'static teji_notice::Page, words: &Catalog) -> Sheet {
    let clause = CLAUSES.iter().find(|entry| entry.id == page.clause);
    let locator =
        clause.map(|entry| words.text(&format!("clause.{}.locator", entry.id)).to_owned());
    let fields = page.asks.iter().flat_map(asked);
    Sheet {
        id: page.id,
        title: words.text(&format!("page.{}.title", page.id)).to_owned(),
        locator: locator.unwrap_or_default(),
        fields: fields.map(|(field, ticks)| (field, ticks, false)).collect(),
    }
}

fn asked(ask: &'static Ask) -> Vec<(&'static dyn AnyField, Option<&'static str>)> {
    let group = match ask {
        Ask::Ticks { id, .. } => Some(*id),
        Ask::One(_) => None,
    };
    ask.fields().into_iter().map(|field| (field, group)).collect()
}

impl FieldInfo {
    fn of(
        field: &'static dyn AnyField,
        ticks: Option<&'static str>,
        wanted: bool,
        words: &Catalog,
    ) -> Self {
        let id = field.id().0;
        let title = |ticks: &str| words.text(&format!("ticks.{ticks}")).to_owned();
        Self {
            id: id.to_owned(),
            clause: field.clause().0.to_owned(),
            label: teji_dossier::label(field, words),
            help: words.find(&format!("field.{id}.help")).map(str::to_owned),
            input: InputInfo::of(field, words),
            ticks: ticks.map(title),
            wanted,
        }
    }
}

impl InputInfo {
    fn of(field: &'static dyn AnyField, words: &Catalog) -> Self {
        match field.input() {
            Input::Choice(choices) => {
                let choice = |choice: &teji_fields::Choice| ChoiceInfo {
                    id: choice.id.to_owned(),
                    label: choice_label(field.id().0, choice.id, words),
                    offered: choice.offered,
                };
                Self::Choice { choices: choices.iter().map(choice).collect() }
            }
            Input::Day => Self::Day,
            Input::Periods => Self::Periods,
            Input::Absences => Self::Absences,
            Input::Finding => Self::Finding,
            Input::Line { most, lines } => Self::Text { most, several: lines == Lines::Several },
        }
    }
}

/// The names of a field's choices, in their order.
pub(crate) fn choice_ids(field: &dyn AnyField) -> Vec<&'static str> {
    match field.input() {
        Input::Choice(choices) => choices.iter().map(|choice| choice.id).collect(),
        _ => Vec::new(),
    }
}

/// What an answer says, for people.
pub(crate) fn choice_label(field: &str, choice: &str, words: &Catalog) -> String {
    let own = format!("choice.{field}.{choice}");
    let shared = format!("choice.{choice}");
    words.text(if words.has(&own) { &own } else { &shared }).to_owned()
}
