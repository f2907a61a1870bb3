//! None, or some that are then told, or "I don't know".

use teji_fields::{Absences, UNSURE};
use yew::prelude::*;

use crate::parts::ask::radio;
use crate::parts::date::DateBoxes;
use crate::shared::use_words;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) hint: Option<String>,
    pub(crate) typed: String,
    pub(crate) on_typed: Callback<String>,
    pub(crate) problem: Option<String>,
    pub(crate) ways: Ways,
    /// What asks for those that there are.
    pub(crate) children: Html,
}

/// How the two answers are named and kept.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Ways {
    /// The keys of the words for none and for some.
    pub(crate) keys: [&'static str; 2],
    /// What the id of the second answer ends with.
    pub(crate) suffix: &'static str,
    /// What is kept while there are some, and none is told yet.
    pub(crate) untold: &'static str,
}

#[component]
pub(crate) fn Either(props: &Props) -> Html {
    let words = use_words();
    let some = use_state(|| !matches!(props.typed.as_str(), "" | UNSURE | Absences::NONE));
    let row = |suffix: &str, key: &str, typed: &'static str, checked: bool, has_some: bool| {
        let chosen = {
            let (some, on_typed) = (some.clone(), props.on_typed.clone());
            Callback::from(move |()| {
                some.set(has_some);
                on_typed.emit(typed.to_owned());
            })
        };
        radio(&format!("{}{suffix}", props.name), props.name, words.text(key), checked, &chosen)
    };
    let Ways { keys: [none, some_key], suffix, untold } = props.ways;
    html! {
        <fieldset>
            <legend>{ props.label.clone() }</legend>
            if let Some(hint) = &props.hint { <p class="quiet-text">{ hint.clone() }</p> }
            if let Some(problem) = &props.problem {
                <p class="field-problem" id={format!("{}-fault", props.name)}>{ problem.clone() }</p>
            }
            { row("", none, Absences::NONE, props.typed == Absences::NONE, false) }
            { row(suffix, some_key, untold, *some, true) }
            if *some { <div>{ props.children.clone() }</div> }
            { row("-unsure", "choice.unsure", UNSURE, props.typed == UNSURE, false) }
        </fieldset>
    }
}

/// What a question of either kind is given.
#[derive(PartialEq, Properties)]
pub(crate) struct Asked {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) hint: Option<String>,
    pub(crate) typed: String,
    pub(crate) on_typed: Callback<String>,
    pub(crate) problem: Option<String>,
}

/// No finding, or one and its day.
#[component]
pub(crate) fn FindingDay(props: &Asked) -> Html {
    let words = use_words();
    let Asked { name, label, hint, typed, on_typed, problem } = props;
    // What is wrong with a day is said at its boxes, what lacks an answer at the whole question.
    let (of_day, of_all) = match typed.as_str() {
        "" | UNSURE | Absences::NONE => (None, problem.clone()),
        _ => (problem.clone(), None),
    };
    let ways = Ways { keys: ["finding.none", "finding.found"], suffix: "-found", untold: "" };
    html! {
        <Either {name} label={label.clone()} hint={hint.clone()} typed={typed.clone()}
            on_typed={on_typed.clone()} problem={of_all} {ways}>
            <DateBoxes id={format!("{name}-day")} label={words.text("finding.day").to_owned()}
                typed={typed.clone()} on_typed={on_typed.clone()} problem={of_day} />
        </Either>
    }
}
