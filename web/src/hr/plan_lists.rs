//! The lists of a plan: its occupations, and the enterprise's own further conditions.

use teji_batch::{Asks, Batch, FURTHER, OCCUPATION};
use teji_dossier::{Form, List, Need, Removed};
use teji_fields::{AnyField, Facts};
use teji_text::Catalog;
use yew::prelude::*;

use super::field::Field;
use super::round::{At, Round, use_round};
use crate::parts::answer::joined;
use crate::parts::clause_link;
use crate::shared::{focus, use_words};

/// A list of the batch.
#[derive(Clone, Copy)]
pub(crate) struct Listed {
    pub(crate) name: &'static str,
    pub(crate) form: fn() -> &'static Form,
    pub(crate) at: fn(u32) -> At,
    pub(crate) list: fn(&Batch) -> &List,
    pub(crate) list_mut: fn(&mut Batch) -> &mut List,
    /// Which questions an entry is asked.
    pub(crate) asks: fn(&Facts, &'static dyn AnyField) -> bool,
}

impl PartialEq for Listed {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

#[component]
pub(crate) fn Occupations() -> Html {
    let listed = Listed {
        name: "occupation",
        form: || &OCCUPATION,
        at: At::Occupation,
        list: |batch| &batch.plan.occupations,
        list_mut: |batch| &mut batch.plan.occupations,
        asks: |_, _| true,
    };
    html! { <Entries {listed} /> }
}

#[component]
pub(crate) fn Furthers() -> Html {
    let round = use_round();
    let words = use_words();
    let listed = Listed {
        name: "further",
        form: || &FURTHER,
        at: At::Further,
        list: |batch| &batch.plan.further,
        list_mut: |batch| &mut batch.plan.further,
        asks: asks_further,
    };
    let refusals = round.batch.plan.refusals();
    let names = round.names();
    html! {
        <>
            <Entries {listed} />
            <div role="status">
                { for refusals.iter().map(|refusal| {
                    let args = refusal.args();
                    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
                    let class = if refusal.clause().is_some() { "problem" } else { "warn" };
                    html! {
                        <p {class} data-refused={refusal.number().to_string()}>
                            { names.fill(refusal.key(), &args) }{ " " }{ names.fill(&format!("{}.try", refusal.key()), &args) }
                            if let Some(clause) = refusal.clause() { { " " }{ clause_link::title(words, clause) } }
                        </p>
                    }
                }) }
            </div>
        </>
    }
}

/// Each kind of condition asks for its own figures only.
fn asks_further(facts: &Facts, field: &'static dyn AnyField) -> bool {
    let kind = FURTHER.field("further_kind").and_then(|kind| facts.typed(kind.id()));
    match field.id().0 {
        "further_since" => kind == Some("years"),
        "further_least" => matches!(kind, Some("years" | "merits")),
        "further_choices" | "further_accepted" => kind == Some("one_of"),
        _ => true,
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) listed: Listed,
}

/// Entries that are added one by one, each with its questions, to take out and to bring back.
#[component]
pub(crate) fn Entries(Props { listed }: &Props) -> Html {
    let words = use_words();
    let round = use_round();
    let listed = *listed;
    let gone = use_state(Vec::<Removed>::new);
    let list = (listed.list)(&round.batch);
    let key = |part: &str| format!("entries.{}.{part}", listed.name);
    let begun = use_state(|| None::<u32>);
    {
        let begun = *begun;
        let first =
            (listed.form)().fields().next().map(|(field, _)| field.id().0).unwrap_or_default();
        use_effect_with(begun, move |begun| {
            if let Some(id) = begun {
                focus(&format!("{first}{}", (listed.at)(*id).suffix()));
            }
        });
    }
    let add = {
        let (round, begun) = (round.clone(), begun.clone());
        Callback::from(move |_: MouseEvent| {
            let id = (listed.list_mut)(&mut round.batch.as_ref().clone()).add(Facts::default());
            round.change(move |batch| {
                (listed.list_mut)(batch).add(Facts::default());
            });
            begun.set(Some(id));
        })
    };
    let restore = {
        let (round, gone) = (round.clone(), gone.clone());
        Callback::from(move |_: MouseEvent| {
            let mut left = (*gone).clone();
            if let Some(removed) = left.pop() {
                round.change(move |batch| (listed.list_mut)(batch).restore(removed));
            }
            gone.set(left);
        })
    };
    html! {
        <section id={format!("list-{}", listed.name)}>
            <h2>{ words.text(&key("heading")) }</h2>
            <p>{ words.text(&key("lead")) }</p>
            <ol class="plain">
                { for list.iter().map(|entry| one(&round, listed, entry.id, &gone)) }
            </ol>
            <div role="status">
                if !gone.is_empty() {
                    <p class="note">
                        { words.fill("me.removed", &[("count", &gone.len().to_string())]) }{ " " }
                        <button type="button" class="button secondary" id={format!("undo-{}", listed.name)} onclick={restore}>{ words.text("undo.back") }</button>
                    </p>
                }
            </div>
            <p class="buttons">
                if !list.is_full() {
                    <button type="button" class="button secondary" id={format!("add-{}", listed.name)} onclick={add}>{ words.text(&key("add")) }</button>
                }
            </p>
        </section>
    }
}

fn one(round: &Round, listed: Listed, id: u32, gone: &UseStateHandle<Vec<Removed>>) -> Html {
    let words = round.shared.language.words();
    let facts =
        (listed.list)(&round.batch).get(id).map(|entry| entry.facts.clone()).unwrap_or_default();
    let remove = {
        let (round, gone) = (round.clone(), gone.clone());
        Callback::from(move |_: MouseEvent| {
            let removed = (listed.list_mut)(&mut round.batch.as_ref().clone()).remove(id);
            gone.set(gone.iter().cloned().chain(removed).collect());
            round.change(move |batch| {
                (listed.list_mut)(batch).remove(id);
            });
            focus("title");
        })
    };
    let asked = (listed.form)().fields().filter(|(field, _)| (listed.asks)(&facts, *field));
    let number =
        words.fill(&format!("entries.{}.number", listed.name), &[("number", &id.to_string())]);
    html! {
        <li key={id} class="card" data-entry={id.to_string()}>
            <fieldset>
                <legend>{ number.clone() }</legend>
                <div class="two">
                    { for asked.map(|(field, need): (_, Need)| html! { <Field key={field.id().0} {field} at={(listed.at)(id)} {need} /> }) }
                </div>
            </fieldset>
            <button type="button" class="button quiet" id={format!("remove-{}-{id}", listed.name)}
                aria-label={words.fill("hr.remove", &[("name", &number)])} onclick={remove}>{ words.text("files.delete") }</button>
        </li>
    }
}

/// What a further condition asks, in a few words.
pub(crate) fn asks(round: &Round, asks: &Asks) -> String {
    asks_in(round.shared.language.words(), asks)
}

/// The same in the words of a language.
pub(crate) fn asks_in(words: &Catalog, asks: &Asks) -> String {
    let of = |key: &str, count: u32| words.fill(key, &[("count", &count.to_string())]);
    match asks {
        Asks::YearsInPost(years) => of("hr.asks.in_post", *years),
        Asks::YearsHolding(years) => of("hr.asks.holding", *years),
        Asks::YearsAtWork(years) => of("hr.asks.at_work", *years),
        Asks::Statement => words.text("hr.asks.statement").to_owned(),
        Asks::Merits(count) => of("hr.asks.merits", *count),
        Asks::OneOf(choices) => {
            let accepted = choices.iter().filter(|(_, will_do)| *will_do);
            let accepted = joined(words, accepted.map(|(one, _)| one.clone()));
            words.fill("hr.asks.one_of", &[("choices", &accepted)])
        }
    }
}
