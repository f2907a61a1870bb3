//! One widget per kind of answer; no page knows a field by name.

use chrono::{Datelike, NaiveDate};
use teji_fields::{AnyField, Choice, Facts, Input, UNSURE, YEARS_AGO, read_day, read_whole};
use teji_notice::Ask;
use teji_text::Catalog;
use teji_workdays::DayRange;
use yew::prelude::*;

use crate::parts::absences::AbsenceList;
use crate::parts::date::{DateBoxes, value};
use crate::parts::either::FindingDay;
use crate::shared::{use_shared, use_words};
use crate::state::Action;

/// What a period is followed by while it runs on.
const RUNS_ON: &str = "..";

#[derive(Properties)]
pub(crate) struct Props {
    pub(crate) field: &'static dyn AnyField,
    /// What is wrong with the answer.
    pub(crate) problem: Option<String>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.field.id() == other.field.id() && self.problem == other.problem
    }
}

/// The key of a choice's words: its own, or those of all fields.
pub(crate) fn choice_key(words: &Catalog, field: &str, choice: &str) -> String {
    let own = format!("choice.{field}.{choice}");
    if words.has(&own) { own } else { format!("choice.{choice}") }
}

/// A question with the widget of its kind.
#[component]
pub(crate) fn Question(Props { field, problem }: &Props) -> Html {
    let shared = use_shared();
    let words = use_words();
    let id = field.id();
    let typed = shared.draft.facts.typed(id).unwrap_or_default().to_owned();
    let on_typed = {
        let shared = shared.clone();
        Callback::from(move |typed: String| shared.dispatch(Action::Typed(id, typed)))
    };
    let label = words.text(&format!("field.{}.label", id.0)).to_owned();
    let help = format!("field.{}.help", id.0);
    let hint = words.has(&help).then(|| words.text(&help).to_owned());
    match field.input() {
        Input::Choice(choices) => {
            choice(words, id.0, choices, &label, hint, &typed, &on_typed, problem.as_ref())
        }
        Input::Day => html! {
            <Remembered name={id.0} {label} {hint} {typed} {on_typed} problem={problem.clone()} about={false} />
        },
        Input::Periods => {
            let since = typed.strip_suffix(RUNS_ON).unwrap_or(&typed).to_owned();
            let on_typed = on_typed.reform(|since: String| match since.as_str() {
                "" | UNSURE => since,
                _ => since + RUNS_ON,
            });
            html! {
                <Remembered name={id.0} {label} {hint} typed={since} {on_typed} problem={problem.clone()} about={true} />
            }
        }
        Input::Absences => html! {
            <AbsenceList name={id.0} {label} {hint} {typed} {on_typed} problem={problem.clone()} />
        },
        Input::Finding => html! {
            <FindingDay name={id.0} {label} {hint} {typed} {on_typed} problem={problem.clone()} />
        },
        Input::Line { .. } => {
            let oninput = Callback::from(move |event: InputEvent| on_typed.emit(value(&event)));
            let fault = format!("{}-fault", id.0);
            html! {
                <div class="field">
                    <label for={id.0}>{ label }</label>
                    if let Some(hint) = hint { <span class="hint">{ hint }</span> }
                    if let Some(problem) = problem {
                        <p class="field-problem" id={fault.clone()}>{ problem.clone() }</p>
                    }
                    <input id={id.0} type="text" autocomplete="off" value={typed} {oninput}
                        aria-invalid={problem.is_some().then_some("true")}
                        aria-describedby={problem.is_some().then(|| fault.clone())} />
                </div>
            }
        }
    }
}

#[allow(
    clippy::too_many_arguments,
    reason = "the parts of one fieldset, each named where it is given"
)]
fn choice(
    words: &Catalog,
    name: &'static str,
    choices: &[Choice],
    label: &str,
    hint: Option<String>,
    typed: &str,
    on_typed: &Callback<String>,
    problem: Option<&String>,
) -> Html {
    let offered = choices.iter().filter(|choice| choice.offered).map(|choice| choice.id);
    let rows = offered.map(|id| (id, choice_key(words, name, id)));
    let rows = rows.chain([(UNSURE, "choice.unsure".to_owned())]).enumerate();
    html! {
        <fieldset>
            <legend>{ label }</legend>
            if let Some(hint) = hint { <p class="quiet-text">{ hint }</p> }
            if let Some(problem) = problem { <p class="field-problem">{ problem.clone() }</p> }
            { for rows.map(|(place, (id, key))| {
                let own_id = if place == 0 { name.to_owned() } else { format!("{name}-{place}") };
                radio(&own_id, name, words.text(&key), typed == id, &on_typed.reform(move |()| id.to_owned()))
            }) }
        </fieldset>
    }
}

/// A row that can be tapped anywhere, of which one in a group is chosen.
pub(crate) fn radio(
    id: &str,
    name: &str,
    label: &str,
    checked: bool,
    chosen: &Callback<()>,
) -> Html {
    let onchange = chosen.reform(|_: Event| ());
    html! {
        <label class="choice">
            <input type="radio" id={id.to_owned()} name={name.to_owned()} {checked} {onchange} />
            <span>{ label }</span>
        </label>
    }
}

#[derive(PartialEq, Properties)]
struct RememberedProps {
    name: &'static str,
    label: String,
    hint: Option<String>,
    typed: String,
    on_typed: Callback<String>,
    problem: Option<String>,
    /// Whether "about so many years" is offered.
    about: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Memory {
    Day,
    Years,
    Nothing,
}

/// A day that a person remembers, or roughly, or not.
#[component]
fn Remembered(props: &RememberedProps) -> Html {
    let shared = use_shared();
    let words = use_words();
    let told = match props.typed.as_str() {
        UNSURE => Memory::Nothing,
        typed if typed.contains('~') => Memory::Years,
        _ => Memory::Day,
    };
    let memory = use_state(|| told);
    let written = use_state(|| None::<String>);
    let row = |kind: Memory, suffix: &str, key: &str| {
        let chosen = {
            let (memory, on_typed) = (memory.clone(), props.on_typed.clone());
            Callback::from(move |()| {
                memory.set(kind);
                on_typed.emit(if kind == Memory::Nothing { UNSURE } else { "" }.to_owned());
            })
        };
        let id = format!("{}-{suffix}", props.name);
        radio(&id, &format!("{}-memory", props.name), words.text(key), *memory == kind, &chosen)
    };
    let reference = shared.reference();
    html! {
        <fieldset>
            <legend>{ props.label.clone() }</legend>
            if let Some(hint) = &props.hint { <p class="quiet-text">{ hint.clone() }</p> }
            { row(Memory::Day, "known", "date.known") }
            if *memory == Memory::Day {
                <DateBoxes id={props.name} label={words.text("date.label").to_owned()} typed={props.typed.clone()}
                    on_typed={props.on_typed.clone()} problem={props.problem.clone()} />
            }
            if props.about { { row(Memory::Years, "about", "date.about") } }
            if *memory == Memory::Years {
                { years(words, props, reference, &written) }
            }
            { row(Memory::Nothing, "unsure", "choice.unsure") }
        </fieldset>
    }
}

/// "About so many years", which is kept as the span in which the day then lies; the box shows what is written there.
fn years(
    words: &Catalog,
    props: &RememberedProps,
    reference: NaiveDate,
    written: &UseStateHandle<Option<String>>,
) -> Html {
    let write = written.setter();
    let oninput = props.on_typed.reform(move |event: InputEvent| {
        let typed = value(&event);
        write.set(Some(typed.clone()));
        let years = read_whole(&typed).filter(|years| (1..=60).contains(years));
        let span = years.and_then(|years| DayRange::about_years_before(reference, years));
        match span {
            Some(span) => format!("{}~{}", span.earliest, span.latest),
            None if typed.trim().is_empty() => String::new(),
            None => format!("{YEARS_AGO}{typed}"),
        }
    });
    let kept = || {
        read_day(&props.typed).map_or_else(
            |_| props.typed.trim_start_matches(YEARS_AGO).to_owned(),
            |span| (reference.year() - span.earliest.year() - 1).to_string(),
        )
    };
    let years = (**written).clone().unwrap_or_else(kept);
    let fault = format!("{}-fault", props.name);
    let is_wrong = props.problem.is_some();
    html! {
        <div class="field">
            if let Some(problem) = &props.problem { <p class="field-problem" id={fault.clone()}>{ problem.clone() }</p> }
            <label for={props.name}>{ words.text("date.about.years") }</label>
            <input id={props.name} inputmode="numeric" autocomplete="off" value={years} {oninput}
                aria-invalid={is_wrong.then_some("true")} aria-describedby={is_wrong.then_some(fault)} />
        </div>
    }
}

#[derive(Properties)]
pub(crate) struct TicksProps {
    pub(crate) ask: &'static Ask,
    pub(crate) problem: Option<String>,
}

impl PartialEq for TicksProps {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.ask, other.ask) && self.problem == other.problem
    }
}

/// Statements to tick; none of them, and "I don't know", are answers of their own.
#[component]
pub(crate) fn Ticks(TicksProps { ask, problem }: &TicksProps) -> Html {
    let shared = use_shared();
    let words = use_words();
    let Ask::Ticks { id: name, fields } = ask else { return html! { <span hidden=true /> } };
    let is =
        |field: &dyn AnyField, typed: &str| shared.draft.facts.typed(field.id()) == Some(typed);
    let none = fields.iter().all(|field| is(*field, "no"));
    let unsure = fields.iter().all(|field| is(*field, UNSURE));
    let tick = |field: &'static dyn AnyField, place: usize| {
        let ticked = is(field, "yes");
        let onchange = {
            let shared = shared.clone();
            Callback::from(move |_: Event| {
                shared.dispatch(Action::TypedAll(toggled(fields, field, &shared.draft.facts)));
            })
        };
        let id = if place == 0 { (*name).to_owned() } else { format!("{name}-{place}") };
        html! {
            <label class="choice">
                <input type="checkbox" {id} checked={ticked} {onchange} />
                <span>{ words.text(&format!("field.{}.label", field.id().0)) }</span>
            </label>
        }
    };
    let whole = |suffix: &str, key: &str, typed: &'static str, checked: bool| {
        let onchange = {
            let shared = shared.clone();
            Callback::from(move |_: Event| {
                let typed = if checked { "" } else { typed };
                let all = fields.iter().map(|field| (field.id(), typed.to_owned()));
                shared.dispatch(Action::TypedAll(all.collect()));
            })
        };
        html! {
            <label class="choice">
                <input type="checkbox" id={format!("{name}-{suffix}")} {checked} {onchange} />
                <span>{ words.text(key) }</span>
            </label>
        }
    };
    html! {
        <fieldset>
            <legend>{ words.text(&format!("ticks.{name}")) }</legend>
            if let Some(problem) = problem { <p class="field-problem">{ problem.clone() }</p> }
            { for fields.iter().enumerate().map(|(place, field)| tick(*field, place)) }
            { whole("none", "ticks.none", "no", none) }
            { whole("unsure", "choice.unsure", UNSURE, unsure) }
        </fieldset>
    }
}

/// The answers after a tap on one statement: those that are not ticked are said to be untrue, once one is ticked.
pub(crate) fn toggled(
    fields: &[&'static dyn AnyField],
    tapped: &'static dyn AnyField,
    facts: &Facts,
) -> Vec<(teji_fields::FieldId, String)> {
    let stays = |field: &dyn AnyField| {
        (field.id() == tapped.id()) != (facts.typed(field.id()) == Some("yes"))
    };
    let any = fields.iter().any(|field| stays(*field));
    let typed = |field: &dyn AnyField| match (any, stays(field)) {
        (true, true) => "yes",
        (true, false) => "no",
        (false, _) => "",
    };
    fields.iter().map(|field| (field.id(), typed(*field).to_owned())).collect()
}
