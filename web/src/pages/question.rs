//! A question of the self-check.

use teji_fields::{AnyField, Facts, FieldId, Input};
use teji_notice::{Ask, Check, Page, SELF_CHECK, remarks};
use teji_rules::Case;
use teji_text::Catalog;
use yew::prelude::*;

use crate::parts::aloud::aloud;
use crate::parts::answer::said;
use crate::parts::ask::{Question as OneAsk, Ticks};
use crate::parts::clause_link::why;
use crate::parts::problem::{sentences, summary};
use crate::route::{Place, Route};
use crate::shared::{focus, use_shared, use_words};
use crate::state::{Action, Kept, State};

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// The name of the page.
    pub(crate) id: &'static str,
}

#[component]
pub(crate) fn Question(props: &Props) -> Html {
    let shared = use_shared();
    let words = use_words();
    let faults = use_state(Vec::<Fault>::new);
    let page = SELF_CHECK.iter().find(|page| page.id == props.id).unwrap_or(&SELF_CHECK[0]);
    {
        let shared = shared.clone();
        use_effect_with(page.id, move |&id| shared.dispatch(Action::Stood(id)));
    }
    {
        let count = faults.len();
        use_effect_with(count, |&count| {
            if count > 0 {
                focus("faults");
            }
        });
    }
    let asks = visible(page, &shared);
    let next = {
        let (shared, faults) = (shared.clone(), faults.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let found = faults_of(page, &shared, words);
            if found.is_empty() {
                let check = served(page, &shared, &shared.judged);
                check.pages().next().map_or(Route::Result, Route::Question).go();
            } else {
                focus("faults");
            }
            faults.set(found);
        })
    };
    let fault = |fields: &[&'static dyn AnyField]| {
        let of_ask = |fault: &&Fault| fields.iter().any(|field| field.id() == fault.field);
        faults.iter().find(of_ask).map(|fault| fault.sentence.clone())
    };
    let preceding = preceding(page, &shared.judged);
    let unanswered = without(&shared.judged, &page.fields());
    let left = served(page, &shared, &unanswered).pages().count();
    html! {
        <form onsubmit={next} novalidate=true>
            if !faults.is_empty() {
                { summary(words, &faults.iter().map(|fault| (fault.place.clone(), fault.told(words))).collect::<Vec<_>>()) }
            }
            <p class="progress-words">{ progress(words, left) }</p>
            <h1 id="title" tabindex="-1">{ words.text(&format!("page.{}.title", page.id)) }</h1>
            { aloud(words) }
            { why(words, page.clause) }
            if asks.is_empty() { <p>{ words.text("question.nothing") }</p> }
            // Made anew when the draft is found, for the widgets remember how they began.
            <div><div key={shared.shown.to_string()}>
                { for asks.iter().map(|ask| match ask {
                    ask if is_derived(ask, &shared) => in_papers(words, ask, &shared),
                    Ask::Ticks { id, fields } => html! { <Ticks key={*id} {ask} problem={fault(fields)} /> },
                    Ask::One(field) => html! { <OneAsk key={field.id().0} field={*field} problem={fault(&[*field])} /> },
                }) }
            </div></div>
            { told(words, page, &shared.judged) }
            <p class="quiet-text">{ words.text("question.honest") }</p>
            <p class="buttons">
                <button type="submit" class="button primary" id="next">{ words.text("question.next") }</button>
                <button type="button" class="button secondary" id="previous" onclick={move |_| Route::back_or(preceding)}>
                    { words.text("question.previous") }
                </button>
            </p>
            <p class="saved-line" aria-live="off">{ saved(words, &shared.kept) }</p>
        </form>
    }
}

/// Whether the papers answer it.
fn is_derived(ask: &Ask, state: &State) -> bool {
    ask.fields().iter().any(|field| state.draft.is_derived(field.id()))
}

/// What the papers answer, and the way to them.
fn in_papers(words: &Catalog, ask: &Ask, state: &State) -> Html {
    let title = match ask {
        Ask::Ticks { id, .. } => format!("ticks.{id}"),
        Ask::One(field) => format!("field.{}.label", field.id().0),
    };
    let row = |field: &&'static dyn AnyField| {
        let is_wrong = field.problem(&state.judged, state.today).is_some();
        let unclear = || words.text("question.unclear").to_owned();
        let told = if is_wrong { Some(unclear()) } else { said(words, *field, &state.judged) };
        let name = words.text(&format!("short.{}", field.id().0)).to_owned();
        told.map(|told| words.fill("conditions.answer", &[("name", &name), ("answer", &told)]))
    };
    html! {
        <section class="note" data-in-papers="">
            <h2>{ words.text(&title) }</h2>
            <ul class="plain">{ for ask.fields().iter().filter_map(row).map(|told| html! { <li>{ told }</li> }) }</ul>
            <p>{ words.text("question.in_papers") }{ " " }<a href={Route::Me(Place::Tasks).href()}>{ words.text("question.to_papers") }</a></p>
        </section>
    }
}

/// The last page before this one to which something was said, or where the check begins.
fn preceding(page: &'static Page, facts: &Facts) -> Route {
    let before = SELF_CHECK.iter().take_while(|other| *other != page);
    let is_answered =
        |page: &&Page| page.fields().iter().any(|field| facts.typed(field.id()).is_some());
    before.filter(is_answered).last().map_or(Route::Check, Route::Question)
}

/// What is worth telling about answers of this page.
fn told(words: &Catalog, page: &'static Page, facts: &Facts) -> Html {
    let of_page = |(id, _): &(FieldId, _)| page.fields().iter().any(|field| field.id() == *id);
    let mut keys: Vec<&str> =
        remarks(facts).into_iter().filter(of_page).map(|(_, key)| key).collect();
    keys.dedup();
    html! {
        <div>{ for keys.into_iter().map(|key| html! { <p class="warn" role="status">{ words.text(key) }</p> }) }</div>
    }
}

/// Something on the page that must be mended first.
#[derive(Clone, PartialEq)]
struct Fault {
    field: FieldId,
    /// The id of the element in which it is mended.
    place: String,
    /// The key of what it is about.
    about: String,
    sentence: String,
}

impl Fault {
    /// What it is about, and what is wrong there.
    fn told(&self, words: &Catalog) -> String {
        let values = [("about", words.text(&self.about)), ("fault", self.sentence.as_str())];
        words.fill("question.fault", &values)
    }
}

/// The check that a page serves: on the day of reference or, where nothing on the page can change that, on the day on
/// which time alone no longer stands in the way.
fn served<'a>(page: &'static Page, state: &'a State, facts: &'a Facts) -> Check<'a> {
    let unanswered = without(facts, &page.fields());
    let before = Check::of(state.case(&unanswered));
    let asks = |check: &Check<'_>| {
        let asked = check.asked();
        page.fields().iter().any(|field| asked.contains(&field.id()))
    };
    let later = if asks(&before) { None } else { before.later().filter(asks) };
    let reference = later.map_or(before.case.reference, |later| later.case.reference);
    Check::of(Case { reference, ..state.case(facts) })
}

/// The questions of the page that can change the result; what follows statements to tick hangs on what is ticked.
/// Where none can, those that are answered, so that an answer can always be looked at and mended.
fn visible(page: &'static Page, state: &State) -> Vec<&'static Ask> {
    let facts = &state.judged;
    let asked = asked(page, state, &without(facts, &page.fields()));
    let has_ticks = matches!(page.asks[0], Ask::Ticks { .. });
    let visible = |ask: &&'static Ask| {
        let fields = ask.fields();
        if let Ask::One(field) = ask
            && has_ticks
        {
            return asked_for(page, state, &without(facts, &[*field]), &fields);
        }
        fields.iter().any(|field| asked.contains(&field.id()) || is_optional(*field))
    };
    let answered =
        |ask: &&'static Ask| ask.fields().iter().any(|field| facts.typed(field.id()).is_some());
    let shown: Vec<&'static Ask> = page.asks.iter().filter(visible).collect();
    if asked.is_empty() { page.asks.iter().filter(answered).collect() } else { shown }
}

/// A line of text is never read by a rule, so nobody has to fill it.
fn is_optional(field: &dyn AnyField) -> bool {
    matches!(field.input(), Input::Line { .. })
}

fn without(facts: &Facts, fields: &[&'static dyn AnyField]) -> Facts {
    fields.iter().fold(facts.clone(), |mut facts, field| {
        facts.remove(field.id());
        facts
    })
}

/// The fields of a page without an answer that can change what it serves.
fn asked(page: &'static Page, state: &State, facts: &Facts) -> Vec<FieldId> {
    let of_page = |id: &FieldId| page.fields().iter().any(|field| field.id() == *id);
    let asked = served(page, state, facts).asked();
    asked.into_iter().filter(of_page).collect()
}

fn asked_for(
    page: &'static Page,
    state: &State,
    facts: &Facts,
    fields: &[&'static dyn AnyField],
) -> bool {
    let asked = asked(page, state, facts);
    fields.iter().any(|field| asked.contains(&field.id()))
}

/// What must be mended before the next question: answers that cannot be read, and questions that still matter.
fn faults_of(page: &'static Page, state: &State, words: &Catalog) -> Vec<Fault> {
    let facts = &state.judged;
    let asked = asked(page, state, facts);
    let mut faults = Vec::new();
    for ask in visible(page, state) {
        for field in ask.fields().into_iter().filter(|field| !state.draft.is_derived(field.id())) {
            let id = field.id();
            let wrong = field.problem(facts, state.today).map(|problem| sentences(words, &problem));
            let silent = || {
                let is_silent = facts.typed(id).is_none() && asked.contains(&id);
                is_silent.then(|| words.text(silence(field)).to_owned())
            };
            if let Some(sentence) = wrong.or_else(silent) {
                let (place, about) = match ask {
                    Ask::Ticks { id, .. } => ((*id).to_owned(), format!("page.{}.title", page.id)),
                    Ask::One(_) => (id.0.to_owned(), format!("field.{}.label", id.0)),
                };
                faults.push(Fault { field: id, place, about, sentence });
                if let Ask::Ticks { .. } = ask {
                    break;
                }
            }
        }
    }
    faults
}

/// What is said to a question without an answer.
fn silence(field: &dyn AnyField) -> &'static str {
    match field.input() {
        Input::Day | Input::Periods => "question.silent.day",
        Input::Choice(_) | Input::Absences | Input::Finding | Input::Line { .. } => {
            "question.silent"
        }
    }
}

/// How much is left, in words; the page itself is one of them.
fn progress(words: &Catalog, left: usize) -> String {
    match left {
        0 | 1 => words.text("question.last").to_owned(),
        2 => words.text("question.two").to_owned(),
        most => words.fill("question.left", &[("most", &most.to_string())]),
    }
}

fn saved(words: &Catalog, kept: &Kept) -> String {
    match kept {
        Kept::At(time) => words.fill("frame.saved", &[("time", time)]),
        Kept::Failed(time) => words.fill("frame.unsaved", &[("time", time)]),
        Kept::Blocked => words.text("frame.blocked").to_owned(),
        Kept::Newer => words.text("frame.newer").to_owned(),
        Kept::Public => words.text("frame.public").to_owned(),
        Kept::Looking | Kept::Idle => words.text("frame.local").to_owned(),
    }
}
