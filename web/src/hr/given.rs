//! A plan that an applicant was given: what it says, and its use in their own check.

use gloo::utils::window;
use teji_batch::{Further, Person, Plan, PlanFileError, Screening};
use teji_dossier::answer;
use teji_fields::{AnyField, UNSURE};
use teji_notice::{OCCUPATION_FILED, OCCUPATION_LINKED, OCCUPATION_NAME, READINGS};
use teji_order::gathered;
use teji_text::Catalog;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::person::{choices, outcome_word};
use super::plan_lists::asks_in;
use super::round::names;
use crate::desk::me;
use crate::draft::Draft;
use crate::parts::slims::in_wechat;
use crate::route::Route;
use crate::shared::{Shared, focus, leave_for, use_shared, use_words};
use crate::state::{Action, calendar};

/// What came of an address or a file.
#[derive(Clone, PartialEq)]
enum Read {
    Nothing,
    Wrong(PlanFileError),
    Found(Box<Plan>),
}

/// What follows the `#` of the address.
pub(crate) fn address() -> String {
    window().location().hash().unwrap_or_default()
}

/// The plan that the address holds; else the one that is in use.
fn read(used: &str) -> Read {
    let hash = address();
    let packed = hash.strip_prefix("#/plan/").filter(|packed| !packed.is_empty());
    let found = |plan: Result<Plan, PlanFileError>| {
        plan.map_or_else(Read::Wrong, |plan| Read::Found(Box::new(plan)))
    };
    match packed {
        Some(packed) => found(Plan::from_fragment(packed)),
        None if used.is_empty() => Read::Nothing,
        None => found(Plan::from_file(used)),
    }
}

/// A further condition; once the plan is in use, with what the person's own answers say of it.
fn condition(words: &'static Catalog, shared: &Shared, plan: &Plan, further: &Further) -> Html {
    let told = words.fill(
        "given.condition",
        &[("title", &further.title), ("asks", &asks_in(words, &further.asks))],
    );
    if plan.to_file().is_ok_and(|file| file != shared.draft.plan) {
        return html! { <li>{ told }</li> };
    }
    let key = further.number.to_string();
    let outcome = outcome(shared, plan, further);
    let typed = shared.draft.further.get(&key).cloned().unwrap_or_default();
    let onchange = {
        let (shared, key) = (shared.clone(), key.clone());
        Callback::from(move |event: Event| {
            let (key, chosen) = (key.clone(), super::field::chosen(&event));
            let keep = move |draft: &mut Draft| drop(draft.further.insert(key, chosen));
            shared.dispatch(Action::Changed(shared.open.id.clone(), Box::new(keep)));
        })
    };
    html! {
        <li class="card" data-further={key.clone()} data-outcome={outcome}>
            <p>{ told }{ " " }<strong>{ words.text(&format!("outcome.{outcome}")) }</strong></p>
            if further.is_asked() {
                <select id={format!("own-{key}")} aria-label={further.title.clone()} {onchange}>
                    <option value="" selected={typed.is_empty()}>{ words.text("hr.choose") }</option>
                    { for choices(words, further).into_iter().map(|(value, told)| html! { <option selected={typed == value} value={value.clone()}>{ told }</option> }) }
                </select>
            }
        </li>
    }
}

/// What the person's answers and papers say of a further condition.
fn outcome(shared: &Shared, plan: &Plan, further: &Further) -> &'static str {
    let Ok(application) = me::opened(&shared.draft) else { return "unknown" };
    let answers = shared.draft.further.iter().filter(|(_, typed)| !typed.is_empty());
    let answers = answers.filter_map(|(number, typed)| Some((number.parse().ok()?, typed.clone())));
    let person = Person { application, further: gathered(answers), ..Person::default() };
    let standing = Screening::of_plan(plan, calendar(), shared.reference()).standing(&person);
    let found = standing.further.iter().find(|(number, _)| *number == further.number);
    found.map_or("unknown", |(_, outcome)| outcome_word(*outcome))
}

#[component]
pub(crate) fn Given() -> Html {
    let shared = use_shared();
    let words = use_words();
    let read = use_state(|| read(&shared.draft.plan));
    let onchange = {
        let read = read.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
            let read = read.clone();
            spawn_local(async move {
                let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
                input.set_value("");
                let plan = Plan::from_file(text.unwrap_or_default().trim_start_matches('\u{feff}'));
                read.set(plan.map_or_else(Read::Wrong, |plan| Read::Found(Box::new(plan))));
            });
        })
    };
    let names = names(shared.language);
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("given.title") }</h1>
            <p class="lead">{ words.text("given.lead") }</p>
            if !in_wechat() {
                <div class="field">
                    <label for="plan-file">{ words.text("given.choose") }</label>
                    <input type="file" id="plan-file" accept=".json,application/json" {onchange} />
                </div>
            }
            <div role="alert">
                if let Read::Wrong(error) = &*read {
                    <p class="problem" id="plan-problem">{ told(names, error) }</p>
                }
            </div>
            if let Read::Found(plan) = &*read { <Shown plan={(**plan).clone()} /> }
        </>
    }
}

fn told(names: &Catalog, error: &PlanFileError) -> String {
    let args = error.args();
    let args: Vec<(&str, &str)> =
        args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    format!(
        "{} {}",
        names.fill(error.key(), &args),
        names.fill(&format!("{}.try", error.key()), &args)
    )
}

#[derive(PartialEq, Properties)]
struct ShownProps {
    plan: Plan,
}

#[component]
fn Shown(ShownProps { plan }: &ShownProps) -> Html {
    let shared = use_shared();
    let words = use_words();
    let names = names(shared.language);
    let chosen = use_state(String::new);
    let unchosen = use_state(|| false);
    let facts: Vec<(String, String)> = [&teji_batch::UNIT, &teji_batch::PLAN]
        .into_iter()
        .flat_map(teji_dossier::Form::fields)
        .filter_map(|(field, _)| {
            Some((
                super::field::name_of(names, field),
                answer(field, plan.facts.typed(field.id())?, names),
            ))
        })
        .collect();
    let pinned = READINGS.iter().filter_map(|reading| {
        let way = plan.rulings.way(reading)?;
        let of = |part: &str| words.text(&format!("reading.{}.{part}", reading.id.0)).to_owned();
        Some(words.fill(
            "reading.pinned",
            &[("title", &of("title")), ("way", &of(reading.options[way].0))],
        ))
    });
    let pinned: Vec<String> = pinned.collect();
    let further = plan.further();
    let take = {
        let (shared, plan, chosen, unchosen) =
            (shared.clone(), plan.clone(), chosen.clone(), unchosen.clone());
        Callback::from(move |_: MouseEvent| {
            if chosen.is_empty() && plan.occupation_names().next().is_some() {
                unchosen.set(true);
                return focus("given-occupation");
            }
            take_over(&shared, &plan, &chosen);
        })
    };
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| chosen.set(super::field::chosen(&event)))
    };
    html! {
        <section id="given">
            <dl class="facts">{ for facts.into_iter().map(|(name, told)| html! { <div><dt>{ name }</dt><dd>{ told }</dd></div> }) }</dl>
            if !pinned.is_empty() {
                <h2>{ words.text("given.readings") }</h2>
                <ul>{ for pinned.into_iter().map(|one| html! { <li>{ one }</li> }) }</ul>
            }
            <h2>{ words.text("given.further") }</h2>
            if further.is_empty() { <p>{ words.text("given.no_further") }</p> } else {
                <p>{ words.text("given.further.more") }</p>
                <ul class="plain" id="given-further">{ for further.iter().map(|one| condition(words, &shared, plan, one)) }</ul>
            }
            <div class="field">
                <label for="given-occupation">{ words.text("given.occupation") }</label>
                if *unchosen && chosen.is_empty() { <p class="field-problem" id="given-unchosen">{ words.text("given.choose_first") }</p> }
                <select id="given-occupation" {onchange} aria-describedby={(*unchosen && chosen.is_empty()).then_some("given-unchosen")}>
                    <option value="" selected={chosen.is_empty()}>{ words.text("hr.choose") }</option>
                    { for plan.occupation_names().map(|name| html! { <option value={name.to_owned()} selected={*chosen == name}>{ name.to_owned() }</option> }) }
                    <option value={UNSURE} selected={*chosen == UNSURE}>{ words.text("given.other") }</option>
                </select>
            </div>
            <p>{ words.text("given.use.more") }</p>
            <p class="buttons"><button type="button" class="button primary" id="use-plan" onclick={take}>{ words.text("given.use") }</button></p>
        </section>
    }
}

/// Puts what the plan says into the person's own check; what they answered of themselves stays.
fn take_over(shared: &Shared, plan: &Plan, occupation: &str) {
    let plan = plan.clone();
    let occupation = occupation.to_owned();
    let change = move |draft: &mut Draft| {
        for field in
            ["enterprise_filed", "false_statements"].into_iter().filter_map(teji_notice::field)
        {
            if let Some(typed) = plan.facts.typed(field.id()) {
                draft.facts.set(field.id(), typed);
            }
        }
        if let Some(reference) = plan.facts.typed(teji_batch::REFERENCE.id) {
            reference.clone_into(&mut draft.reference);
        }
        draft.rulings = plan.rulings.clone();
        if occupation != UNSURE && !occupation.is_empty() {
            draft.facts.set(OCCUPATION_NAME.id(), occupation.as_str());
            let says = |holds| if holds { "yes" } else { "no" };
            if let Some([filed, linked]) = plan.basis_of(&occupation) {
                draft.facts.set(OCCUPATION_FILED.id(), says(filed));
                draft.facts.set(OCCUPATION_LINKED.id(), says(linked));
            }
        }
        let file = plan.to_file().unwrap_or_default();
        if draft.plan != file {
            // Answers to another plan's conditions say nothing of this one's.
            draft.further.clear();
        }
        draft.plan = file;
    };
    let go = || Route::Check.go();
    if shared.draft.is_batch() {
        let mut draft = Draft::default();
        change(&mut draft);
        leave_for(shared, Action::Begun(draft), go);
    } else {
        shared.dispatch(Action::Changed(shared.open.id.clone(), Box::new(change)));
        go();
    }
}
