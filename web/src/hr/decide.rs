//! A decision of the enterprise: on what, how, who, when, why.

use teji_batch::{About, Decision};
use teji_fields::{AnyField, Input};
use teji_notice::READINGS;
use teji_text::Catalog;
use yew::prelude::*;

use super::field::{chosen, name_of};
use super::round::{Round, use_round};
use crate::parts::ask::choice_key;
use crate::parts::date::value;
use crate::shared::{focus, use_words};

/// What can be decided in one place.
#[derive(Clone, PartialEq)]
pub(crate) struct Matter {
    pub(crate) about: About,
    pub(crate) title: String,
    /// What can be chosen: its name in what is kept, and its words.
    pub(crate) choices: Vec<(String, String)>,
}

/// The matter of a reading.
pub(crate) fn of_reading(words: &Catalog, id: &str) -> Option<Matter> {
    let reading = READINGS.iter().find(|reading| reading.id.0 == id)?;
    let of = |part: &str| words.text(&format!("reading.{id}.{part}")).to_owned();
    let choices = reading.options.map(|option| (option.0.to_owned(), of(option.0)));
    Some(Matter {
        about: About::Reading(id.to_owned()),
        title: of("title"),
        choices: choices.to_vec(),
    })
}

/// The matter of a question that people have to judge.
pub(crate) fn of_answer(
    names: &Catalog,
    person: u32,
    field: &'static dyn AnyField,
) -> Option<Matter> {
    let Input::Choice(choices) = field.input() else { return None };
    let id = field.id().0;
    let choice = |choice: &teji_fields::Choice| {
        (choice.id.to_owned(), names.text(&choice_key(names, id, choice.id)).to_owned())
    };
    let clear = choices.iter().filter(|choice| choice.standing != teji_fields::Standing::Judged);
    Some(Matter {
        about: About::Answer { person, field: id.to_owned() },
        title: name_of(names, field),
        choices: clear.map(choice).collect(),
    })
}

/// The matter of a further condition of one person.
pub(crate) fn of_further(words: &Catalog, person: u32, further: &teji_batch::Further) -> Matter {
    let choices = super::person::choices(words, further);
    let about = About::Further { person, number: further.number };
    Matter { about, title: further.title.clone(), choices }
}

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// What its inputs' names begin with.
    pub(crate) id: String,
    pub(crate) matters: Vec<Matter>,
}

#[component]
pub(crate) fn Decide(Props { id, matters }: &Props) -> Html {
    let words = use_words();
    let round = use_round();
    let about = use_state(|| None::<About>);
    let typed = use_state(|| ["", "", "", ""].map(str::to_owned));
    let fault = use_state(|| None::<&'static str>);
    {
        let id = id.clone();
        use_effect_with(*fault, move |fault| {
            if fault.is_some() {
                focus(&format!("{id}-fault"));
            }
        });
    }
    let wanted = matters.iter().find(|matter| Some(&matter.about) == about.as_ref());
    let Some(matter) = wanted.or(matters.first()) else {
        return html! { <p class="quiet-text">{ words.text("decision.nothing") }</p> };
    };
    let set = |part: usize| {
        let typed = typed.clone();
        move |told: String| {
            let mut all = (*typed).clone();
            all[part] = told;
            typed.set(all);
        }
    };
    let line = |part: usize, key: &'static str| {
        let id = format!("{id}-{key}");
        let set = set(part);
        html! {
            <div class="field">
                <label for={id.clone()}>{ words.text(&format!("decision.{key}")) }</label>
                <input {id} type="text" autocomplete="off" value={typed[part].clone()} oninput={Callback::from(move |event: InputEvent| set(value(&event)))} />
            </div>
        }
    };
    // What was chosen for another matter is no choice of this one.
    let chosen_here = matter.choices.iter().any(|(value, _)| *value == typed[0]);
    let choice = if chosen_here { typed[0].clone() } else { String::new() };
    let choose_matter = {
        let (about, typed, matters) = (about.clone(), typed.clone(), matters.clone());
        Callback::from(move |event: Event| {
            let place: usize = chosen(&event).parse().unwrap_or_default();
            about.set(matters.get(place).map(|matter| matter.about.clone()));
            let mut all = (*typed).clone();
            all[0] = String::new();
            typed.set(all);
        })
    };
    let choose = {
        let set = set(0);
        Callback::from(move |event: Event| set(chosen(&event)))
    };
    let record = {
        let (round, typed, fault, matter, choice) =
            (round.clone(), typed.clone(), fault.clone(), matter.clone(), choice.clone());
        Callback::from(move |_: MouseEvent| {
            let [_, who, day, why] = (*typed).clone();
            let choice = choice.clone();
            let decision =
                Decision { about: matter.about.clone(), choice, who, day, why, undone: false };
            let found = round.batch.decision_fault(&decision);
            fault.set(found);
            if found.is_some() {
                return;
            }
            round.change(move |batch| batch.decide(decision));
            let mut all = (*typed).clone();
            (all[0], all[3]) = (String::new(), String::new());
            typed.set(all);
        })
    };
    html! {
        <div class="card" data-decide={id.clone()}>
            <div role="alert">
                if let Some(key) = *fault { <p class="problem" id={format!("{id}-fault")} tabindex="-1">{ round.names().text(key) }</p> }
            </div>
            <div class="two">
                <div class="field">
                    <label for={format!("{id}-about")}>{ words.text("decision.about") }</label>
                    <select id={format!("{id}-about")} onchange={choose_matter}>
                        { for matters.iter().enumerate().map(|(at, one)| html! { <option value={at.to_string()} selected={one.about == matter.about}>{ one.title.clone() }</option> }) }
                    </select>
                </div>
                <div class="field">
                    <label for={format!("{id}-choice")}>{ words.text("decision.choice") }</label>
                    <select id={format!("{id}-choice")} onchange={choose}>
                        <option value="" selected={choice.is_empty()}>{ words.text("hr.choose") }</option>
                        { for matter.choices.iter().map(|(value, told)| html! { <option value={value.clone()} selected={choice == *value}>{ told.clone() }</option> }) }
                    </select>
                </div>
                { line(1, "who") }
                { line(2, "day") }
                { line(3, "why") }
            </div>
            <p class="buttons"><button type="button" class="button primary" id={format!("{id}-record")} onclick={record}>{ words.text("decision.record") }</button></p>
        </div>
    }
}

/// The decisions that were recorded, each with the way to take it back.
pub(crate) fn recorded(words: &Catalog, round: &Round, person: Option<u32>) -> Html {
    let is_shown = |about: &About| match (about, person) {
        (About::Answer { person, .. } | About::Further { person, .. }, Some(wanted)) => {
            *person == wanted
        }
        (About::Reading(_), Some(_)) | (_, None) => true,
    };
    let rows: Vec<Html> = round
        .batch
        .decisions()
        .iter()
        .enumerate()
        .filter(|(_, decision)| is_shown(&decision.about))
        .map(|(place, decision)| {
            let told = told(words, round, decision);
            let undo = {
                let (round, undone) = (round.clone(), !decision.undone);
                Callback::from(move |_: MouseEvent| round.change(move |batch| batch.undo(place, undone)))
            };
            let key = if decision.undone { "decision.again" } else { "decision.undo" };
            html! {
                <li data-decision={place.to_string()} data-undone={decision.undone.to_string()}>
                    if decision.undone { <span class="badge">{ words.text("decision.undone") }</span>{ " " } }
                    { told.clone() }{ " " }
                    <button type="button" class="button quiet" id={format!("decision-{place}")} onclick={undo}
                        aria-label={words.fill("decision.button", &[("what", words.text(key)), ("told", &told)])}>{ words.text(key) }</button>
                </li>
            }
        })
        .collect();
    html! {
        if rows.is_empty() {
            <p>{ words.text("decision.none") }</p>
        } else {
            <ol id="decisions">{ for rows }</ol>
        }
    }
}

fn told(words: &Catalog, round: &Round, decision: &Decision) -> String {
    let names = round.names();
    let matter = match &decision.about {
        About::Reading(id) => of_reading(words, id),
        About::Answer { person, field } => {
            teji_notice::field(field).and_then(|field| of_answer(names, *person, field))
        }
        About::Further { person, number } => {
            let further = round.batch.plan.further().into_iter().find(|one| one.number == *number);
            further.map(|further| of_further(words, *person, &further))
        }
    };
    let choice = matter.as_ref().and_then(|matter| {
        let (_, told) = matter.choices.iter().find(|(value, _)| *value == decision.choice)?;
        Some(told.clone())
    });
    let whose = match &decision.about {
        About::Reading(_) => words.text("decision.everybody").to_owned(),
        About::Answer { person, .. } | About::Further { person, .. } => {
            words.fill("decision.person", &[("number", &person.to_string())])
        }
    };
    let title = matter.map(|matter| matter.title).unwrap_or_default();
    words.fill(
        "decision.told",
        &[
            ("whose", &whose),
            ("title", &title),
            ("choice", choice.as_deref().unwrap_or(&decision.choice)),
            ("who", &decision.who),
            ("day", &decision.day),
            ("why", &decision.why),
        ],
    )
}
