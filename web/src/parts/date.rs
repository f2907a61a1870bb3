//! A day in three boxes: year, month, and the day, which may stay empty.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::shared::use_words;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// The id of the first box; the others add a word to it.
    pub(crate) id: AttrValue,
    pub(crate) label: String,
    /// What was typed, joined by hyphens.
    pub(crate) typed: String,
    pub(crate) on_typed: Callback<String>,
    /// What is wrong with it.
    pub(crate) problem: Option<String>,
}

const BOXES: [(&str, &str); 3] =
    [("", "date.year"), ("-month", "date.month"), ("-day", "date.day")];

#[component]
pub(crate) fn DateBoxes(props: &Props) -> Html {
    let words = use_words();
    let parts = split(&props.typed);
    let fault = format!("{}-fault", props.id);
    let a_box = |place: usize| {
        let (suffix, key) = BOXES[place];
        let oninput = {
            let (parts, on_typed) = (parts.clone(), props.on_typed.clone());
            Callback::from(move |event: InputEvent| {
                let mut parts = parts.clone();
                parts[place] = value(&event);
                on_typed.emit(join(&parts));
            })
        };
        html! {
            <label>
                <span>{ words.text(key) }</span>
                <input id={format!("{}{suffix}", props.id)} inputmode="numeric" autocomplete="off"
                    value={parts[place].clone()} {oninput}
                    aria-invalid={props.problem.is_some().then_some("true")}
                    aria-describedby={props.problem.is_some().then(|| fault.clone())} />
            </label>
        }
    };
    html! {
        <fieldset class="date-fields">
            <legend>{ props.label.clone() }</legend>
            if let Some(problem) = &props.problem {
                <p class="field-problem" id={fault.clone()}>{ problem.clone() }</p>
            }
            <div class="boxes">{ for (0..3).map(a_box) }</div>
        </fieldset>
    }
}

/// What an input holds.
pub(crate) fn value(event: &InputEvent) -> String {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    target.map(|input| input.value()).unwrap_or_default()
}

/// The contents of the boxes: what is not three parts stands in the first box, as typed.
fn split(typed: &str) -> [String; 3] {
    let mut parts = typed.splitn(3, '-').map(str::to_owned);
    [(); 3].map(|()| parts.next().unwrap_or_default())
}

/// What the boxes say together. Signs that separate days in a list are not part of a day.
fn join(parts: &[String; 3]) -> String {
    let clean = |part: &String| part.replace([';', '~'], " ").replace("..", ".");
    let joined = parts.each_ref().map(clean).join("-");
    let end = joined.trim_end_matches('-').len();
    joined[..end].to_owned()
}
