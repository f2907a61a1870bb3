//! The batch as a whole: its five steps, and what each of them still lacks.

use teji_batch::{Batch, EndStanding, Have, Point, consistency, contents, has_fault};
use teji_fields::{Answer, AnyField, Roughness};
use teji_notice::State;
use teji_text::Catalog;
use yew::prelude::*;

use super::field::Field;
use super::make::file_name;
use super::round::{At, Round, use_round};
use super::standing::{judged, whole};
use super::start::take_arrival;
use crate::file;
use crate::parts::answer::joined;
use crate::parts::slims::in_wechat;
use crate::route::{Hall, Route};
use crate::shared::{delete, focus, use_shared, use_words};
use crate::state::Action;
use crate::today::{self, now};

#[component]
pub(crate) fn Home() -> Html {
    let shared = use_shared();
    let words = use_words();
    let round = use_round();
    use_effect_with((), |()| {
        if take_arrival() {
            focus("title");
        }
    });
    let clear = {
        let shared = shared.clone();
        Callback::from(move |_: MouseEvent| delete(&shared, shared.record(now())))
    };
    let save = {
        let round = round.clone();
        Callback::from(move |_: MouseEvent| {
            let (shared, now) = (&round.shared, now());
            let name = file_name(&round, "hr.name.batch", "html");
            if file::save_as(shared.language.words(), &shared.record(now), now, &name) {
                shared.dispatch(Action::Filed(now));
            }
        })
    };
    let steps = steps(&round);
    let name =
        if round.batch.name().is_empty() { words.text("hr.unnamed") } else { round.batch.name() };
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("hr.title") }</h1>
            <p class="lead"><strong id="batch-name">{ name.to_owned() }</strong></p>
            <p class="note"><strong>{ words.text("hr.not_filed") }</strong></p>
            <div class="two">
                { for ["batch_name", "reference_day"].into_iter().filter_map(|id| teji_batch::PLAN.field(id)).map(|field| html! {
                    <Field {field} at={At::Batch} need={teji_dossier::Need::Wanted} />
                }) }
            </div>
            <h2>{ words.text("hr.steps") }</h2>
            <ol class="tasks plain" id="steps">
                { for steps.iter().map(|step| row(words, step)) }
            </ol>
            <h2>{ words.text("hr.keep") }</h2>
            <p>{ words.text("hr.keep.more") }</p>
            if !in_wechat() {
                <p class="buttons"><button type="button" class="button secondary" id="save-batch" onclick={save}>{ words.text("file.save") }</button></p>
                <p class="quiet-text">{ words.text("hr.keep.no_evidence") }</p>
                <p aria-live="polite" id="saved-file">
                    { shared.open.filed.map(today::local).map_or_else(String::new, |(_, time)| words.fill("file.made", &[("time", &time)])) }
                </p>
            }
            <p class="buttons">
                <a class="button secondary" href="#/files">{ words.text("files.title") }</a>
                <button type="button" class="button quiet" id="clear" onclick={clear}>{ words.text("hr.delete") }</button>
            </p>
        </>
    }
}

/// A step: where it is done, and what it lacks.
struct Step {
    hall: Hall,
    key: &'static str,
    lacks: Vec<String>,
}

fn row(words: &Catalog, step: &Step) -> Html {
    let id = format!("step-{}", step.key);
    let told = match step.lacks.len() {
        0 => words.text("hr.step.whole").to_owned(),
        count => words.fill("hr.step.lacks", &[("count", &count.to_string())]),
    };
    html! {
        <li data-step={step.key}>
            <a href={Route::Hr(step.hall).href()} aria-describedby={id.clone()}><strong>{ words.text(&format!("hr.step.{}", step.key)) }</strong></a>
            <span class="badge" {id}>{ told }</span>
            if !step.lacks.is_empty() {
                <span class="quiet-text lacks">{ joined(words, step.lacks.iter().cloned()) }</span>
            }
        </li>
    }
}

fn steps(round: &Round) -> Vec<Step> {
    let step = |hall, key, lacks| Step { hall, key, lacks };
    vec![
        step(Hall::Plan, "plan", plan_lacks(round)),
        step(Hall::People(None), "people", people_lacks(round)),
        step(Hall::Screen, "screen", screen_lacks(round)),
        step(Hall::Publicity, "publicity", publicity_lacks(round)),
        step(Hall::Package, "package", package_lacks(round)),
        step(Hall::After, "after", after_lacks(round)),
    ]
}

/// What the plan lacks, in words.
pub(crate) fn plan_lacks(round: &Round) -> Vec<String> {
    let names = round.names();
    let word = |lack: &teji_batch::PlanLack| match lack {
        teji_batch::PlanLack::Point(point) => point_name(names, *point),
        teji_batch::PlanLack::Refused(refusal) => {
            let args = refusal.args();
            let args: Vec<(&str, &str)> =
                args.iter().map(|(name, value)| (*name, value.as_str())).collect();
            names.fill(refusal.key(), &args)
        }
        teji_batch::PlanLack::Answer(id) => named(names, id.0),
    };
    round.batch.plan.lacks().iter().map(word).collect()
}

fn named(names: &Catalog, id: &str) -> String {
    let field = teji_batch::FORMS.iter().find_map(|form| form.field(id));
    field.map(|field| super::field::name_of(names, field)).unwrap_or_default()
}

pub(crate) fn point_name(names: &Catalog, point: Point) -> String {
    names.text(&format!("point.{}", point.key())).to_owned()
}

fn people_lacks(round: &Round) -> Vec<String> {
    let words = round.shared.language.words();
    let nobody = round.batch.people().len() == 0;
    if nobody { vec![words.text("hr.lacks.people").to_owned()] } else { Vec::new() }
}

fn screen_lacks(round: &Round) -> Vec<String> {
    let words = round.shared.language.words();
    if round.batch.people().len() == 0 {
        return vec![words.text("hr.lacks.people").to_owned()];
    }
    let judged = judged(&round.batch, round.shared.today);
    let open = judged
        .iter()
        .filter(|one| matches!(one.standing.state, State::DependsOnReading | State::Unknown));
    let mut lacks = Vec::new();
    let open = open.count();
    if open > 0 {
        lacks.push(words.fill("hr.lacks.open", &[("count", &open.to_string())]));
    }
    if !judged.iter().any(|one| one.person.proposed) {
        lacks.push(words.text("hr.lacks.proposed").to_owned());
    }
    lacks
}

/// What the form of the publicity lacks, and what stands in its way.
fn publicity_lacks(round: &Round) -> Vec<String> {
    let words = round.shared.language.words();
    let whole = whole(&round.batch, round.shared.today);
    let mut lacks = form_lacks(round, &teji_batch::POSTING);
    let mut also = |is: bool, key: &str| lacks.extend(is.then(|| words.text(key).to_owned()));
    also(whole.proposed().next().is_none(), "hr.lacks.proposed");
    let end = whole.publicity().map(|publicity| publicity.end);
    let is_short =
        end.is_some_and(|end| !matches!(end, EndStanding::Enough | EndStanding::Missing));
    also(is_short, "hr.lacks.short");
    also(whole.objections().is_blocking(), "hr.lacks.objection");
    lacks
}

fn package_lacks(round: &Round) -> Vec<String> {
    let words = round.shared.language.words();
    let whole = whole(&round.batch, round.shared.today);
    let missing = contents(&whole).iter().filter(|item| item.have == Have::No).count();
    let mut lacks = form_lacks(round, &teji_batch::FILING);
    if missing > 0 {
        lacks.push(words.fill("hr.lacks.items", &[("count", &missing.to_string())]));
    }
    if has_fault(&consistency(&whole, round.names())) {
        lacks.push(words.text("hr.lacks.clash").to_owned());
    }
    lacks
}

fn after_lacks(round: &Round) -> Vec<String> {
    let words = round.shared.language.words();
    let settled: Vec<_> = round.batch.people().filter(|person| person.settled).collect();
    let mut lacks = form_lacks(round, &teji_batch::AFTER);
    if settled.is_empty() {
        lacks.insert(0, words.text("hr.lacks.settled").to_owned());
    } else if settled.iter().any(|person| person.certificate.trim().is_empty()) {
        lacks.push(words.text("hr.lacks.certificates").to_owned());
    }
    lacks
}

/// The wanted answers of a form that are not there, or cannot be read.
pub(crate) fn form_lacks(round: &Round, form: &'static teji_dossier::Form) -> Vec<String> {
    let batch: &Batch = &round.batch;
    let is_open = |field: &&'static dyn AnyField| match field.state(batch.home(field.id())) {
        Answer::Known(Roughness::Rough) => teji_batch::needs_exact(field.id()),
        Answer::Known(Roughness::Exact) => false,
        Answer::Missing | Answer::Unsure | Answer::Wrong(_) => true,
    };
    let wanted = form.fields().filter(|(_, need)| *need == teji_dossier::Need::Wanted);
    let open = wanted.map(|(field, _)| field).filter(is_open);
    open.map(|field| super::field::name_of(round.names(), field)).collect()
}
