//! One widget per kind of answer of an enterprise; no page knows a field by name but to ask it.

use teji_dossier::Need;
use teji_fields::{Answer, AnyField, Choice, Input, Lines, Problem, UNSURE};
use teji_text::Catalog;
use wasm_bindgen::JsCast;
use web_sys::{HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::round::{At, use_round};
use crate::parts::absences::{AbsenceList, Periods};
use crate::parts::ask::choice_key;
use crate::parts::date::value;
use crate::parts::either::FindingDay;
use crate::parts::problem::sentences;
use crate::shared::use_words;

#[derive(Properties)]
pub(crate) struct Props {
    pub(crate) field: &'static dyn AnyField,
    pub(crate) at: At,
    pub(crate) need: Need,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        (self.field.id(), self.at, self.need) == (other.field.id(), other.at, other.need)
    }
}

/// A question of the batch's forms; what is wrong with an answer is said once the field is left.
#[component]
pub(crate) fn Field(Props { field, at, need }: &Props) -> Html {
    let round = use_round();
    let (field, at) = (*field, *at);
    let typed = round.typed(at, field.id()).unwrap_or_default().to_owned();
    let on_typed = {
        let round = round.clone();
        Callback::from(move |typed: String| round.set(at, field.id(), typed))
    };
    let problem = round.facts(at, field.id()).and_then(|facts| match field.state(facts) {
        Answer::Wrong(problem) => Some(problem),
        Answer::Missing | Answer::Unsure | Answer::Known(_) => None,
    });
    let id = format!("{}{}", field.id().0, at.suffix());
    html! { <Entry {id} field={Of(field)} need={*need} {typed} {on_typed} {problem} names={Names(round.names())} /> }
}

/// A field, as a property.
#[derive(Clone, Copy)]
pub(crate) struct Of(pub(crate) &'static dyn AnyField);

impl PartialEq for Of {
    fn eq(&self, other: &Self) -> bool {
        self.0.id() == other.0.id()
    }
}

/// The names of a language, as a property.
#[derive(Clone, Copy)]
pub(crate) struct Names(pub(crate) &'static Catalog);

impl PartialEq for Names {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct EntryProps {
    pub(crate) id: String,
    pub(crate) field: Of,
    pub(crate) need: Need,
    pub(crate) typed: String,
    pub(crate) on_typed: Callback<String>,
    pub(crate) problem: Option<Problem>,
    pub(crate) names: Names,
}

/// An answer that is typed or chosen, wherever it is kept.
#[component]
pub(crate) fn Entry(props: &EntryProps) -> Html {
    let words = use_words();
    let left = use_state(|| !props.typed.is_empty());
    let Of(field) = props.field;
    let Names(names) = props.names;
    let name = name_of(names, field);
    let label = match props.need {
        Need::Free => words.fill("me.optional", &[("name", &name)]),
        Need::Wanted | Need::OfEnterprise | Need::OfDevice => name,
    };
    let own = teji_notice::field(field.id().0).is_none();
    let hint = names.find(&format!("field.{}.help", field.id().0)).filter(|_| own);
    let hint = hint.map(str::to_owned).or_else(|| form_of(words, field));
    let problem = props.problem.as_ref().filter(|_| *left);
    let problem = problem.map(|problem| sentences(names, problem));
    if field.input() == Input::Finding {
        return html! {
            <div class="asked" data-field={field.id().0}>
                <FindingDay name={field.id().0} {label} {hint} typed={props.typed.clone()}
                    on_typed={props.on_typed.clone()} {problem} />
            </div>
        };
    }
    if field.input() == Input::Absences {
        return html! {
            <div class="asked" data-field={field.id().0}>
                <AbsenceList name={field.id().0} {label} hint={None::<String>} typed={props.typed.clone()}
                    on_typed={props.on_typed.clone()} {problem} />
            </div>
        };
    }
    if field.input() == Input::Periods {
        let fault = format!("{}-fault", props.id);
        return html! {
            <fieldset class="asked" data-field={field.id().0}>
                <legend>{ label }</legend>
                if let Some(problem) = problem { <p class="field-problem" id={fault}>{ problem }</p> }
                <Periods name={field.id().0} typed={props.typed.clone()} on_typed={props.on_typed.clone()} about={false} />
            </fieldset>
        };
    }
    let fault = format!("{}-fault", props.id);
    let described = problem.is_some().then(|| fault.clone());
    let onchange = {
        let left = left.clone();
        Callback::from(move |_: Event| left.set(true))
    };
    html! {
        <div class="field asked" data-field={field.id().0}>
            <label for={props.id.clone()}>{ label }</label>
            if let Some(hint) = hint { <span class="hint">{ hint }</span> }
            if let Some(problem) = problem.clone() { <p class="field-problem" id={fault.clone()}>{ problem }</p> }
            { match field.input() {
                Input::Choice(choices) => select(words, names, props, choices, described),
                Input::Line { lines: Lines::Several, .. } => area(props, onchange, described),
                Input::Line { .. } | Input::Day | Input::Periods | Input::Absences | Input::Finding => {
                    let oninput = props.on_typed.reform(|event: InputEvent| value(&event));
                    html! {
                        <input id={props.id.clone()} type="text" autocomplete="off" value={props.typed.clone()}
                            {oninput} {onchange} aria-invalid={described.is_some().then_some("true")}
                            aria-describedby={described} />
                    }
                }
            } }
        </div>
    }
}

fn area(props: &EntryProps, onchange: Callback<Event>, described: Option<String>) -> Html {
    let oninput = props.on_typed.reform(|event: InputEvent| {
        let target =
            event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
        target.map(|area| area.value()).unwrap_or_default()
    });
    html! {
        <textarea id={props.id.clone()} rows="4" value={props.typed.clone()} {oninput} {onchange}
            aria-invalid={described.is_some().then_some("true")} aria-describedby={described} />
    }
}

fn select(
    words: &Catalog,
    names: &Catalog,
    props: &EntryProps,
    choices: &[Choice],
    described: Option<String>,
) -> Html {
    let Of(field) = props.field;
    let onchange = props.on_typed.reform(|event: Event| chosen(&event));
    let offered = choices.iter().filter(|choice| choice.offered).map(|choice| choice.id);
    let option = |id: &'static str, label: &str| {
        html! { <option value={id} selected={props.typed == id}>{ label.to_owned() }</option> }
    };
    let unsure = teji_notice::field(field.id().0).is_some();
    html! {
        <select id={props.id.clone()} {onchange} aria-describedby={described}>
            { option("", words.text("hr.choose")) }
            { for offered.map(|id| option(id, names.text(&choice_key(names, field.id().0, id)))) }
            if unsure { { option(UNSURE, words.text("choice.unsure")) } }
        </select>
    }
}

/// What a list of choices has chosen.
pub(crate) fn chosen(event: &Event) -> String {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    target.map(|select| select.value()).unwrap_or_default()
}

/// How an answer of a kind is written.
fn form_of(words: &Catalog, field: &dyn AnyField) -> Option<String> {
    let key = match field.input() {
        Input::Day if teji_batch::needs_exact(field.id()) => "hr.form.exact",
        Input::Day => "hr.form.day",
        Input::Periods
        | Input::Absences
        | Input::Choice(_)
        | Input::Line { .. }
        | Input::Finding => return None,
    };
    Some(words.text(key).to_owned())
}

/// What a field is called: by its short name, where the self-check asks for it in a sentence.
pub(crate) fn name_of(names: &Catalog, field: &dyn AnyField) -> String {
    let short = names.find(&format!("short.{}", field.id().0)).map(str::to_owned);
    short.unwrap_or_else(|| names.text(&format!("field.{}.label", field.id().0)).to_owned())
}
