//! One widget per kind of answer in the papers; no page knows a field by name.

use gloo::utils::document;
use teji_dossier::{Need, label};
use teji_fields::{AnyField, Facts, FieldId, Input, Lines, UNSURE};
use teji_text::Catalog;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::section::At;
use super::{Papers, use_papers};
use crate::parts::ask::{choice_key, radio, toggled};
use crate::parts::date::{DateBoxes, value};
use crate::shared::use_words;

#[derive(Properties)]
pub(crate) struct Props {
    pub(crate) field: &'static dyn AnyField,
    pub(crate) spot: At,
    pub(crate) need: Need,
    /// What is wrong with the answer.
    pub(crate) problem: Option<String>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        (self.field.id(), self.spot, &self.problem)
            == (other.field.id(), other.spot, &other.problem)
    }
}

/// A question with the widget of its kind.
#[component]
pub(crate) fn Field(Props { field, spot: At(spot), need, problem }: &Props) -> Html {
    let words = use_words();
    let papers = use_papers();
    let (id, spot) = (field.id(), *spot);
    let typed = papers.application.typed(spot, id).unwrap_or_default().to_owned();
    let on_typed = {
        let papers = papers.clone();
        Callback::from(move |typed: String| {
            papers.change(move |application| application.set(spot, id, typed));
        })
    };
    let label = asked(words, &papers, *field, *need);
    // Where the self-check asks, its help is about the check.
    let own = teji_notice::field(id.0).is_none();
    let hint = papers.words().find(&format!("field.{}.help", id.0)).filter(|_| own);
    let told = Told { label, hint, problem: problem.clone() };
    let is_unseen = !typed.is_empty() && papers.application.is_unseen(spot, id);
    let mark = is_unseen.then(|| words.text("me.unseen"));
    html! {
        <div class="asked" data-field={id.0}>
            if let Some(mark) = mark { <p><span class="badge" data-unseen="">{ mark }</span></p> }
            { match field.input() {
                Input::Line { lines: Lines::One, .. } => line(id.0, &told, typed, &on_typed),
                Input::Line { lines: Lines::Several, .. } => text(id.0, &told, typed, &on_typed),
                Input::Choice(choices) => {
                    let offered = choices.iter().filter(|choice| choice.offered).map(|choice| choice.id);
                    let rows: Vec<_> = offered.chain((*need == Need::OfEnterprise).then_some(UNSURE)).collect();
                    choice(&papers, id.0, told, &rows, &typed, &on_typed)
                }
                Input::Day | Input::Periods | Input::Absences | Input::Finding => html! {
                    <DateBoxes id={id.0} label={told.heading()} {typed} {on_typed} problem={told.problem} />
                },
            } }
        </div>
    }
}

/// What is said at a question.
struct Told {
    label: String,
    hint: Option<&'static str>,
    problem: Option<String>,
}

impl Told {
    /// Label and hint in one, for a group of boxes.
    fn heading(&self) -> String {
        self.hint.map_or_else(|| self.label.clone(), |hint| format!("{} {hint}", self.label))
    }

    /// The parts above an input, with the id of what describes it.
    fn above(&self, id: &'static str) -> (Html, Option<String>) {
        let fault = format!("{id}-fault");
        let html = html! {
            <>
                <label for={id}>{ self.label.clone() }</label>
                if let Some(hint) = self.hint { <span class="hint">{ hint }</span> }
                if let Some(problem) = &self.problem {
                    <p class="field-problem" id={fault.clone()}>{ problem.clone() }</p>
                }
            </>
        };
        (html, self.problem.is_some().then_some(fault))
    }
}

fn line(id: &'static str, told: &Told, typed: String, on_typed: &Callback<String>) -> Html {
    let (above, fault) = told.above(id);
    let oninput = on_typed.reform(|event: InputEvent| value(&event));
    html! {
        <div class="field">
            { above }
            <input {id} type="text" autocomplete="off" value={typed} {oninput}
                aria-invalid={fault.is_some().then_some("true")} aria-describedby={fault} />
        </div>
    }
}

fn text(id: &'static str, told: &Told, typed: String, on_typed: &Callback<String>) -> Html {
    let (above, fault) = told.above(id);
    let oninput = on_typed.reform(|event: InputEvent| {
        let target =
            event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
        target.map(|area| area.value()).unwrap_or_default()
    });
    html! {
        <div class="field">
            { above }
            <textarea {id} rows="4" value={typed} {oninput}
                aria-invalid={fault.is_some().then_some("true")} aria-describedby={fault} />
        </div>
    }
}

fn choice(
    papers: &Papers,
    name: &'static str,
    told: Told,
    rows: &[&'static str],
    typed: &str,
    on_typed: &Callback<String>,
) -> Html {
    let row = |(place, id): (usize, &&'static str)| {
        let id = *id;
        let own_id = if place == 0 { name.to_owned() } else { format!("{name}-{place}") };
        let words = papers.words();
        let key =
            if id == UNSURE { "choice.unsure".to_owned() } else { choice_key(words, name, id) };
        let label = words.text(&key).to_owned();
        radio(&own_id, name, &label, typed == id, &on_typed.reform(move |()| id.to_owned()))
    };
    html! {
        <fieldset>
            <legend>{ told.label }</legend>
            if let Some(hint) = told.hint { <p class="quiet-text">{ hint }</p> }
            if let Some(problem) = told.problem { <p class="field-problem">{ problem }</p> }
            { for rows.iter().enumerate().map(row) }
        </fieldset>
    }
}

#[derive(Properties)]
pub(crate) struct TicksProps {
    /// The name of the group.
    pub(crate) name: &'static str,
    pub(crate) fields: &'static [&'static dyn AnyField],
    pub(crate) spot: At,
}

impl PartialEq for TicksProps {
    fn eq(&self, other: &Self) -> bool {
        (self.name, self.spot) == (other.name, other.spot)
    }
}

/// Statements to tick.
#[component]
pub(crate) fn Ticks(TicksProps { name, fields, spot: At(spot) }: &TicksProps) -> Html {
    let papers = use_papers();
    let words = papers.words();
    let (spot, fields) = (*spot, *fields);
    let tick = |(place, field): (usize, &&'static dyn AnyField)| {
        let field = *field;
        let checked = papers.application.typed(spot, field.id()) == Some("yes");
        let onchange = {
            let papers = papers.clone();
            Callback::from(move |_: Event| {
                papers.change(move |application| {
                    let typed = |id| application.typed(spot, id).unwrap_or_default();
                    let facts = fields
                        .iter()
                        .fold(Facts::default(), |facts, one| facts.with(one.id(), typed(one.id())));
                    for (id, typed) in toggled(fields, field, &facts) {
                        application.set(spot, id, typed);
                    }
                });
            })
        };
        html! {
            <label class="choice">
                <input type="checkbox" id={format!("{name}-{place}")} {checked} {onchange} />
                <span>{ label(field, words) }</span>
            </label>
        }
    };
    html! {
        <fieldset>
            <legend>{ words.text(&format!("ticks.{name}")) }</legend>
            { for fields.iter().enumerate().map(tick) }
        </fieldset>
    }
}

/// What a question asks; one that may stay empty says so.
fn asked(words: &Catalog, papers: &Papers, field: &dyn AnyField, need: Need) -> String {
    let name = name_of(papers, field.id());
    match need {
        Need::Free => words.fill("me.optional", &[("name", &name)]),
        Need::Wanted | Need::OfEnterprise | Need::OfDevice => name,
    }
}

/// What a field is called in the papers: by its short name, where the self-check asks for it in a sentence.
pub(crate) fn name_of(papers: &Papers, id: FieldId) -> String {
    let words = papers.words();
    let short = words.find(&format!("short.{}", id.0)).map(str::to_owned);
    short.unwrap_or_else(|| words.text(&format!("field.{}.label", id.0)).to_owned())
}

/// While something is to be mended, the page's title begins with it.
#[hook]
pub(crate) fn use_title(is_faulty: bool) {
    let words = use_words();
    let mark = words.text("me.faulty");
    use_effect_with((is_faulty, mark), move |&(is_faulty, mark)| {
        let title = document().title();
        let plain = title.strip_prefix(mark).unwrap_or(&title);
        document().set_title(&if is_faulty { format!("{mark}{plain}") } else { plain.to_owned() });
    });
}
