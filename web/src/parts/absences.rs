//! Times out of a post: none, or a list to which one is added at a time.

use teji_fields::{Absences, MOST_PERIODS};
use yew::prelude::*;

use crate::parts::date::{DateBoxes, value};
use crate::parts::either::{Asked, Either, Ways};
use crate::shared::use_words;

#[component]
pub(crate) fn AbsenceList(props: &Asked) -> Html {
    let Asked { name, label, hint, typed, on_typed, problem } = props;
    let ways = Ways { keys: ["absences.none", "absences.some"], suffix: "-some", untold: ".." };
    html! {
        <Either {name} label={label.clone()} hint={hint.clone()} typed={typed.clone()}
            on_typed={on_typed.clone()} problem={problem.clone()} {ways}>
            <Periods {name} typed={typed.clone()} on_typed={on_typed.clone()} about={true} />
        </Either>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct PeriodsProps {
    pub(crate) name: &'static str,
    /// The periods as typed, apart from each other by semicolons.
    pub(crate) typed: String,
    pub(crate) on_typed: Callback<String>,
    /// Whether "about so many months" is offered.
    pub(crate) about: bool,
}

/// A list of periods, each with its first and last day.
#[component]
pub(crate) fn Periods(props: &PeriodsProps) -> Html {
    let words = use_words();
    let rows: Vec<String> = props.typed.split(';').map(|row| row.trim().to_owned()).collect();
    let set = |rows: Vec<String>| rows.join("; ");
    let replace = |place: usize| {
        let (rows, on_typed) = (rows.clone(), props.on_typed.clone());
        Callback::from(move |row: String| {
            let mut rows = rows.clone();
            rows[place] = row;
            on_typed.emit(set(rows));
        })
    };
    let add = |row: &'static str| {
        let (rows, on_typed) = (rows.clone(), props.on_typed.clone());
        Callback::from(move |_: MouseEvent| {
            let mut rows = rows.clone();
            rows.push(row.to_owned());
            on_typed.emit(set(rows));
        })
    };
    let remove = |place: usize| {
        let (rows, on_typed) = (rows.clone(), props.on_typed.clone());
        Callback::from(move |_: MouseEvent| {
            let mut rows = rows.clone();
            rows.remove(place);
            on_typed.emit(if rows.is_empty() { "..".to_owned() } else { set(rows) });
        })
    };
    html! {
        <div class="periods">
            <div>{ for rows.iter().enumerate().map(|(place, row)| {
                let number = (place + 1).to_string();
                let id = format!("{}-{number}", props.name);
                let name = words.fill("periods.row", &[("number", &number)]);
                html! {
                    <div class="period" role="group" aria-label={name.clone()} key={place}>
                        <p><strong>{ name.clone() }</strong></p>
                        { one(words, &id, row, &replace(place)) }
                        if rows.len() > 1 {
                            <button type="button" class="button quiet" onclick={remove(place)}
                                aria-label={words.fill("periods.remove.row", &[("number", &number)])}>
                                { words.text("periods.remove") }
                            </button>
                        }
                    </div>
                }
            }) }</div>
            <p class="buttons">
                if rows.len() < MOST_PERIODS {
                    <button type="button" class="button secondary" onclick={add("..")}>{ words.text("periods.add") }</button>
                }
                if props.about && rows.len() < MOST_PERIODS {
                    <button type="button" class="button secondary" onclick={add(Absences::ABOUT)}>
                        { words.text("periods.add_about") }
                    </button>
                }
            </p>
        </div>
    }
}

fn one(words: &teji_text::Catalog, id: &str, row: &str, on_typed: &Callback<String>) -> Html {
    if let Some(months) = row.strip_prefix(Absences::ABOUT) {
        let oninput = on_typed.reform(|event: InputEvent| {
            format!("{} {}", Absences::ABOUT, value(&event).replace(';', " "))
        });
        let id = format!("{id}-months");
        return html! {
            <div class="field">
                <label for={id.clone()}>{ words.text("periods.months") }</label>
                <input {id} inputmode="numeric" autocomplete="off" value={months.trim().to_owned()} {oninput} />
            </div>
        };
    }
    let (first, last) = row.split_once("..").unwrap_or((row, ""));
    let (first, last) = (first.to_owned(), last.to_owned());
    let set_first = {
        let last = last.clone();
        on_typed.reform(move |first: String| format!("{first}..{last}"))
    };
    let set_last = {
        let first = first.clone();
        on_typed.reform(move |last: String| format!("{first}..{last}"))
    };
    html! {
        <>
            <DateBoxes id={format!("{id}-first")} label={words.text("periods.first").to_owned()} typed={first}
                on_typed={set_first} problem={None} />
            <DateBoxes id={format!("{id}-last")} label={words.text("periods.last").to_owned()} typed={last}
                on_typed={set_last} problem={None} />
        </>
    }
}
