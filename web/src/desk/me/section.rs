//! Questions of one form on a page: filled in as far as one can, mended where something cannot be read.

use teji_dossier::{BASICS, Fault, Form, Slot, Spot};
use teji_notice::Ask;
use teji_text::Catalog;
use yew::prelude::*;

use super::field::{Field, Ticks};
use super::review::way_back;
use super::{Papers, use_papers};
use crate::parts::problem::{sentences, summary};
use crate::route::Place;
use crate::shared::{focus, use_shared, use_words};

#[component]
pub(crate) fn Basics() -> Html {
    html! { <Questions form="basics" spot={At(Spot::Basics)} title="me.basics.title" next={Place::Tasks} /> }
}

/// A place, as a property.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct At(pub(crate) Spot);

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// The name of the form.
    pub(crate) form: &'static str,
    pub(crate) spot: At,
    /// The key of the heading.
    pub(crate) title: &'static str,
    /// Where one goes from here.
    pub(crate) next: Place,
}

#[component]
pub(crate) fn Questions(props: &Props) -> Html {
    let shared = use_shared();
    let words = use_words();
    let papers = use_papers();
    let faults = use_state(Vec::<Fault>::new);
    let At(spot) = props.spot;
    let form = form(props.form);
    let next = {
        let (papers, faults, today, next) =
            (papers.clone(), faults.clone(), shared.today, props.next);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let found = faults_at(&papers, spot, today);
            if found.is_empty() {
                papers.change(move |application| application.look(spot));
                papers.route(way_back(here(spot)).unwrap_or(next)).go();
            } else {
                focus("faults");
            }
            faults.set(found);
        })
    };
    use_effect_with(faults.len(), |&count| {
        if count > 0 {
            focus("faults");
        }
    });
    super::field::use_title(!faults.is_empty());
    html! {
        <form onsubmit={next} novalidate=true>
            if !faults.is_empty() { { told(words, &papers, &faults) } }
            <h1 id="title" tabindex="-1">{ words.text(props.title) }</h1>
            { crate::parts::aloud::aloud(words) }
            { for form.slots.iter().filter(|slot| is_asked(slot)).map(|slot| ask(&papers, spot, slot, &faults)) }
            <p class="quiet-text">{ words.text("question.honest") }</p>
            <p class="buttons">
                <button type="submit" class="button primary" id="next">{ words.text("me.go_on") }</button>
                <a class="button secondary" href={papers.href(Place::Tasks)}>{ words.text("me.to_tasks") }</a>
            </p>
        </form>
    }
}

fn form(id: &str) -> &'static Form {
    teji_dossier::FORMS.into_iter().find(|form| form.id == id).unwrap_or(&BASICS)
}

/// The page of a place.
fn here(spot: Spot) -> Place {
    match spot {
        Spot::Entry(group, id) => Place::Entry(group, id),
        Spot::Basics | Spot::Check => Place::Basics,
    }
}

/// The device itself tells some facts of a file.
fn is_asked(slot: &Slot) -> bool {
    slot.need != teji_dossier::Need::OfDevice
}

fn ask(papers: &Papers, at: Spot, slot: &'static Slot, faults: &[Fault]) -> Html {
    let fault = |id| faults.iter().find(|fault| fault.field == id);
    let problem = |id| fault(id).map(|fault: &Fault| sentences(papers.words(), &fault.problem));
    match &slot.ask {
        Ask::One(field) => html! {
            <Field key={field.id().0} field={*field} spot={At(at)} need={slot.need} problem={problem(field.id())} />
        },
        Ask::Ticks { id, fields } => {
            html! { <Ticks key={*id} name={*id} {fields} spot={At(at)} /> }
        }
    }
}

fn faults_at(papers: &Papers, spot: Spot, today: chrono::NaiveDate) -> Vec<Fault> {
    let problems = papers.application.problems(today);
    problems.into_iter().filter(|fault| fault.spot == spot).collect()
}

fn told(words: &Catalog, papers: &Papers, faults: &[Fault]) -> Html {
    let told = |fault: &Fault| {
        let about = super::field::name_of(papers, fault.field);
        let sentence = sentences(papers.words(), &fault.problem);
        let values = [("about", about.as_str()), ("fault", sentence.as_str())];
        (fault.field.0.to_owned(), words.fill("question.fault", &values))
    };
    summary(words, &faults.iter().map(told).collect::<Vec<_>>())
}
