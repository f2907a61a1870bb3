//! An applicant's own file beside what the enterprise knows: where they differ, somebody chooses.

use std::collections::BTreeSet;

use teji_batch::{Difference, Person, differences, is_another, merge};
use teji_dossier::{Application, BASICS, Group, Spot};
use teji_fields::{AnyField, FieldId};
use web_sys::{Blob, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::person::said;
use super::round::{Round, use_round};
use crate::desk::me::told;
use crate::desk::work::{self, Program, Told};
use crate::keep;
use crate::route::Place;
use crate::shared::{focus, use_words};
use crate::values::object;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) number: u32,
}

/// What came of a file.
#[derive(Clone, PartialEq)]
enum Read {
    Nothing,
    Opening,
    Problem(String),
    Same,
    Found(Box<Application>, Vec<(String, Blob)>),
    Done(usize),
}

#[component]
pub(crate) fn Merge(Props { number }: &Props) -> Html {
    let words = use_words();
    let round = use_round();
    let read = use_state(|| Read::Nothing);
    let taken = use_state(BTreeSet::<usize>::new);
    let number = *number;
    let onchange = {
        let (round, read, taken) = (round.clone(), read.clone(), taken.clone());
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
            let (round, read, taken) = (round.clone(), read.clone(), taken.clone());
            read.set(Read::Opening);
            spawn_local(async move {
                let message = object(&[("making", "applicant".into()), ("file", file.into())]);
                let opened = work::ran(Program::Hr, &message).await;
                input.set_value("");
                taken.set(BTreeSet::new());
                read.set(match opened {
                    Some(Told::Opened { papers, evidence }) => {
                        compare(&round, number, &papers, evidence)
                    }
                    Some(Told::Fault(key, args)) => Read::Problem(told(words, &key, &args)),
                    Some(
                        Told::Made { .. }
                        | Told::Batch { .. }
                        | Told::News(..)
                        | Told::Progress(..)
                        | Told::Ready,
                    )
                    | None => Read::Problem(words.text("make.no_worker").to_owned()),
                });
            });
        })
    };
    html! {
        <section aria-labelledby="merge-title">
            <h2 id="merge-title">{ words.text("hr.merge.title") }</h2>
            <p>{ words.text("hr.merge.lead") }</p>
            <div class="field">
                <label for="merge-file">{ words.text("open.choose") }</label>
                <input type="file" id="merge-file" accept=".html,.zip,text/html,application/zip" {onchange} />
            </div>
            <div role="status" id="merge-told">
                { match &*read {
                    Read::Problem(told) => html! { <p class="problem">{ told.clone() }</p> },
                    Read::Opening => html! { <p class="note">{ words.text("open.opening") }</p> },
                    Read::Same => html! { <p class="note">{ words.text("hr.merge.same") }</p> },
                    Read::Done(count) => html! { <p class="note">{ words.fill("hr.merge.done", &[("count", &count.to_string())]) }</p> },
                    Read::Nothing | Read::Found(..) => html! { <span hidden=true /> },
                } }
            </div>
            if let Read::Found(theirs, evidence) = &*read {
                { choose(&round, number, theirs, evidence, &read, &taken) }
            }
        </section>
    }
}

fn compare(round: &Round, number: u32, papers: &str, evidence: Vec<(String, Blob)>) -> Read {
    let (Ok(theirs), Some(person)) = (Application::read(papers), round.batch.person(number)) else {
        return Read::Nothing;
    };
    if differences(&person.application, &theirs).is_empty() {
        Read::Same
    } else {
        Read::Found(Box::new(theirs), evidence)
    }
}

/// Every difference: gaps are filled unless the tick is taken away, and of two answers ours stays unless theirs is chosen.
fn choose(
    round: &Round,
    number: u32,
    theirs: &Application,
    evidence: &[(String, Blob)],
    read: &UseStateHandle<Read>,
    taken: &UseStateHandle<BTreeSet<usize>>,
) -> Html {
    let words = round.shared.language.words();
    let Some(person) = round.batch.person(number) else { return html! { <span hidden=true /> } };
    let found = differences(&person.application, theirs);
    let another = is_another(&person.application, theirs);
    // Of somebody else's papers nothing is taken unless it is ticked.
    let is_taken = |place: usize| (another || found[place].is_asked()) == taken.contains(&place);
    let row = |(place, difference): (usize, &Difference)| {
        let (name, ours, told) = words_of(round, &person.application, theirs, *difference);
        let checked = is_taken(place);
        let onchange = {
            let taken = taken.clone();
            Callback::from(move |_: Event| {
                let mut all = (*taken).clone();
                if !all.remove(&place) {
                    all.insert(place);
                }
                taken.set(all);
            })
        };
        let key = if difference.is_asked() { "asked" } else { "gap" };
        html! {
            <tr data-difference={key}>
                <th scope="row">{ name.clone() }</th>
                <td data-label={words.text("hr.merge.ours").to_owned()}>{ ours }</td>
                <td data-label={words.text("hr.merge.theirs").to_owned()}>{ told }</td>
                <td><label class="choice"><input type="checkbox" id={format!("take-{place}")} {checked} {onchange} aria-label={words.fill("hr.merge.take_of", &[("name", &name)])} /><span>{ words.text("hr.merge.take") }</span></label></td>
            </tr>
        }
    };
    let apply = {
        let (round, read, theirs, evidence) =
            (round.clone(), read.clone(), theirs.clone(), evidence.to_vec());
        let chosen: Vec<Difference> =
            (0..found.len()).filter(|place| is_taken(*place)).map(|place| found[place]).collect();
        Callback::from(move |_: MouseEvent| {
            let (round, read, theirs, evidence, chosen) =
                (round.clone(), read.clone(), theirs.clone(), evidence.clone(), chosen.clone());
            spawn_local(async move {
                for (digest, blob) in &evidence {
                    if keep::put_file(digest, blob).await.is_err() {
                        return read.set(Read::Problem(words.text("make.no_room").to_owned()));
                    }
                }
                let count = chosen.len();
                round.change(move |batch| {
                    batch.change(number, |person| {
                        merge(&mut person.application, &theirs, &chosen);
                        if !another {
                            answer(person, &theirs);
                        }
                    });
                });
                read.set(Read::Done(count));
                focus("merge-file");
            });
        })
    };
    html! {
        <>
            if another { <p class="problem" id="another" role="alert">{ words.text("hr.merge.another") }</p> }
            <p>{ words.text("hr.merge.more") }</p>
            <table class="rows" id="differences">
                <thead><tr>
                    <th scope="col">{ words.text("hr.merge.what") }</th><th scope="col">{ words.text("hr.merge.ours") }</th>
                    <th scope="col">{ words.text("hr.merge.theirs") }</th><th scope="col">{ words.text("hr.merge.take") }</th>
                </tr></thead>
                <tbody>{ for found.iter().enumerate().map(row) }</tbody>
            </table>
            <p class="buttons"><button type="button" class="button primary" id="merge-apply" onclick={apply}>{ words.text("hr.merge.apply") }</button></p>
        </>
    }
}

/// Takes over what the applicant answered to the plan's own questions, where the enterprise knows nothing yet.
fn answer(person: &mut Person, theirs: &Application) {
    let told = theirs.further.iter().filter(|(_, typed)| !typed.is_empty());
    for (number, typed) in told.filter_map(|(number, typed)| Some((number.parse().ok()?, typed))) {
        person.further.entry(number).or_insert_with(|| typed.clone());
    }
}

/// A difference in words: what, ours, theirs.
fn words_of(
    round: &Round,
    ours: &Application,
    theirs: &Application,
    difference: Difference,
) -> (String, String, String) {
    let names = round.names();
    let words = round.shared.language.words();
    match difference {
        Difference::Answer(spot, id) | Difference::Gap(spot, id) => {
            let Some(field) = field(spot, id) else { return Default::default() };
            let (name, ours) = said(names, ours, spot, field);
            (name, ours, said(names, theirs, spot, field).1)
        }
        Difference::List(group) | Difference::NewList(group) => {
            let name = names.text(&format!("section.{}", Place::List(group).path())).to_owned();
            let count = |application: &Application, group: Group| {
                words.fill(
                    "hr.person.entries",
                    &[("count", &application.list(group).told().count().to_string())],
                )
            };
            (name, count(ours, group), count(theirs, group))
        }
    }
}

fn field(spot: Spot, id: FieldId) -> Option<&'static dyn AnyField> {
    match spot {
        Spot::Basics => BASICS.field(id.0),
        Spot::Check | Spot::Entry(..) => teji_notice::field(id.0),
    }
}
