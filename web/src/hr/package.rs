//! The filing package: what belongs to it, what contradicts what, who receives it, and the making of it.

use std::rc::Rc;

use chrono::NaiveDate;
use gloo::timers::callback::Timeout;
use teji_batch::documents::listed;
use teji_batch::{Batch, Clash, FILING, Have, Item, REVIEW, consistency, contents, wholeness};
use teji_dossier::{Need, Weight};
use teji_text::Catalog;
use yew::prelude::*;

use super::field::{Field, Names};
use super::make::{Make, Same};
use super::round::{At, Round, use_round};
use super::standing::whole;
use crate::parts::clause_link;
use crate::parts::problem::sentences;
use crate::parts::slims::in_wechat;
use crate::route::{Hall, Place, Route};
use crate::shared::use_words;

#[component]
pub(crate) fn Package() -> Html {
    let words = use_words();
    let round = use_round();
    let batch = Same(use_settled(&round.batch));
    let (words_of, names, today) = (Names(words), Names(round.names()), round.shared.today);
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("hr.package.title") }</h1>
            <p class="note"><strong>{ words.text("hr.not_filed") }</strong></p>
            { receivers(words, &round) }
            <h2>{ round.names().text("form.filing") }</h2>
            { asked(&FILING) }
            <h2>{ round.names().text("form.review") }</h2>
            { asked(&REVIEW) }
            <Told {batch} words={words_of} {names} {today} />
            { shown(words, &round) }
            <section>
                <h2>{ words.text("hr.package.make") }</h2>
                <p>{ words.text("hr.package.make.more") }</p>
                if in_wechat() { <p class="warn" id="no-download">{ words.text("make.wechat") }</p> } else { <Make making="package" numbers={Vec::new()} /> }
            </section>
        </>
    }
}

/// A batch as it stood when nobody had typed for a moment: what looks at everybody is not worked out at each key.
#[hook]
fn use_settled(batch: &Rc<Batch>) -> Rc<Batch> {
    let settled = use_state(|| batch.clone());
    {
        let settled = settled.clone();
        use_effect_with(Same(batch.clone()), move |Same(batch)| {
            let batch = batch.clone();
            let wait = (!Rc::ptr_eq(&batch, &settled))
                .then(|| Timeout::new(MOMENT, move || settled.set(batch)));
            move || drop(wait)
        });
    }
    (*settled).clone()
}

/// How long nobody types, in milliseconds.
const MOMENT: u32 = 300;

#[derive(PartialEq, Properties)]
struct ToldProps {
    batch: Same,
    words: Names,
    names: Names,
    today: NaiveDate,
}

/// What is there, what is missing, and what contradicts what.
#[component]
fn Told(
    ToldProps { batch: Same(batch), words: Names(words), names: Names(names), today }: &ToldProps,
) -> Html {
    let judged = whole(batch, *today);
    let clashes = consistency(&judged, names);
    let items = contents(&judged);
    let whole = wholeness(&items, &clashes);
    html! {
        <>
            <p class={if whole == Item::WHOLENESS[0] { "note" } else { "warn" }} id="wholeness" data-whole={whole}>{ names.text(whole) }</p>
            { tree(words, names, &items) }
            { clashing(words, names, &judged, &clashes) }
        </>
    }
}

fn asked(form: &'static teji_dossier::Form) -> Html {
    html! { <div class="two">{ for form.fields().map(|(field, need): (_, Need)| html! { <Field key={field.id().0} {field} at={At::Batch} {need} /> }) }</div> }
}

/// Who receives the filing; the letter is addressed to them.
fn receivers(words: &Catalog, round: &Round) -> Html {
    let names = round.names();
    let Some(route) = round.batch.plan.route() else {
        return html! { <p class="note">{ words.text("hr.route.none") }{ " " }<a href={Route::Hr(Hall::Plan).href()}>{ words.text("hr.plan.title") }</a></p> };
    };
    let told = names.fill(route.filing.key(), &[("division", names.text(&route.filing.place()))]);
    html! {
        <div class="note" id="receiver">
            <p>{ words.text("hr.route.filing") }{ "：" }<strong>{ told }</strong>{ " " }{ clause_link::title(words, route.clause) }</p>
            if route.waits { <p class="warn">{ words.text("hr.route.waits") }</p> }
        </div>
    }
}

/// Every item of the filing: there, missing, or not applicable; people together in one line each only where they lack something.
fn tree(words: &Catalog, names: &Catalog, items: &[Item]) -> Html {
    let have = |have: Have| items.iter().filter(|item| item.have == have).count();
    let [yes, no] = [have(Have::Yes), have(Have::No)];
    let wanted = (yes + no).max(1);
    let row = |item: &Item| {
        let lacks: Vec<String> = item.lacks.iter().filter_map(|id| named(names, id.0)).collect();
        let title = names.text(&format!("doc.{}.title", item.name)).to_owned();
        let title = item.person.map_or(title.clone(), |number| {
            words.fill("hr.package.of", &[("title", &title), ("number", &number.to_string())])
        });
        let href = item.person.map(|number| Route::Hr(Hall::Person(number, Place::Tasks)).href());
        html! {
            <tr data-item={item.name} data-have={item.have.key()}>
                <th scope="row">if let Some(href) = href { <a {href}>{ title }</a> } else { { title } }</th>
                <td data-label={words.text("hr.package.have").to_owned()}><strong>{ names.text(item.have.key()) }</strong></td>
                <td data-label={words.text("hr.package.why").to_owned()}>{ said(names, &item.why) }
                    if !lacks.is_empty() { <span class="quiet-text">{ " " }{ lacks.join("、") }</span> }</td>
            </tr>
        }
    };
    html! {
        <section id="contents">
            <h2>{ words.text("hr.package.contents") }</h2>
            <p>{ words.fill("hr.package.ring", &[("have", &yes.to_string()), ("all", &(yes + no).to_string())]) }</p>
            <svg class="ring" viewBox="0 0 100 10" role="img" aria-labelledby="ring-title" preserveAspectRatio="none">
                <title id="ring-title">{ words.fill("hr.package.ring", &[("have", &yes.to_string()), ("all", &(yes + no).to_string())]) }</title>
                <rect class="all" width="100" height="10" /><rect class="have" width={(yes * 100 / wanted).to_string()} height="10" />
            </svg>
            <table class="rows" id="items">
                <thead><tr><th scope="col">{ words.text("hr.package.item") }</th><th scope="col">{ words.text("hr.package.have") }</th><th scope="col">{ words.text("hr.package.why") }</th></tr></thead>
                <tbody>{ for items.iter().map(row) }</tbody>
            </table>
        </section>
    }
}

fn named(names: &Catalog, id: &str) -> Option<String> {
    let own = teji_batch::FORMS.iter().find_map(|form| form.field(id));
    let of_person = || teji_dossier::FORMS.iter().find_map(|form| form.field(id));
    own.or_else(of_person).map(|field| super::field::name_of(names, field))
}

fn said(names: &Catalog, problem: &teji_fields::Problem) -> String {
    let args: Vec<(&str, &str)> =
        problem.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    names.fill(problem.key, &args)
}

/// Where the papers contradict each other, with both places: what must be wrong first, reminders folded away.
fn clashing(
    words: &Catalog,
    names: &Catalog,
    judged: &teji_batch::Round<'_>,
    clashes: &[Clash],
) -> Html {
    let (faults, remarks): (Vec<&Clash>, Vec<&Clash>) =
        clashes.iter().partition(|clash| clash.weight == Weight::Fault);
    let list = |clashes: &[&Clash]| {
        html! { <ul class="plain">{ for clashes.iter().map(|clash| one(words, names, judged, clash)) }</ul> }
    };
    html! {
        <section id="consistency">
            <h2>{ words.text("hr.package.consistency") }</h2>
            if faults.is_empty() { <p>{ words.text("hr.package.no_clash") }</p> } else { { list(&faults) } }
            if !remarks.is_empty() {
                <details id="remarks">
                    <summary>{ words.fill("hr.package.remarks", &[("count", &remarks.len().to_string())]) }</summary>
                    { list(&remarks) }
                </details>
            }
        </section>
    }
}

fn one(words: &Catalog, names: &Catalog, judged: &teji_batch::Round<'_>, clash: &Clash) -> Html {
    let class = if clash.weight == Weight::Fault { "problem" } else { "warn" };
    html! {
        <li {class} data-clash={clash.problem.key}>
            <p>{ sentences(names, &clash.problem) }</p>
            <p class="quiet-text">{ words.text("hr.package.places") }{ " " }
                { for clash.places.iter().enumerate().map(|(at, place)| html! {
                    <>if at > 0 { { "；" } }<a href={link(place)}>{ place.named(judged, names) }</a></>
                }) }</p>
        </li>
    }
}

/// Where something is mended.
fn link(place: &teji_batch::Place) -> String {
    use teji_batch::Place as At;
    let hall = match place {
        At::Field(id) => {
            let form = teji_batch::FORMS
                .iter()
                .find(|form| form.field(id.0).is_some())
                .map(|form| form.id);
            match form {
                Some("filing" | "review") => Hall::Package,
                Some("posting") => Hall::Publicity,
                Some("after") => Hall::After,
                _ => Hall::Plan,
            }
        }
        At::Point(_) | At::Occupation(_) | At::Further(_) => Hall::Plan,
        At::Person(number) | At::Basis(number) => Hall::Person(*number, Place::Tasks),
        At::Answer(number, spot, _) => Hall::Person(
            *number,
            match spot {
                teji_dossier::Spot::Entry(group, id) => Place::Entry(*group, *id),
                teji_dossier::Spot::Basics => Place::Basics,
                teji_dossier::Spot::Check => Place::Tasks,
            },
        ),
        At::Evidence(number) => Hall::Person(*number, Place::List(teji_dossier::Group::Evidence)),
        At::Certificate(_) => Hall::After,
        At::Objection(_) => Hall::Publicity,
        At::Decision(_) => Hall::Screen,
    };
    Route::Hr(hall).href()
}

/// Some of the papers by their names, where another page speaks of them.
pub(crate) fn some(words: &Catalog, round: &Round, names: &[&str]) -> Html {
    let all = listed(&round.batch);
    let wanted = all.iter().enumerate().filter(|(_, (name, _))| names.contains(name));
    html! {
        <p class="buttons">
            { for wanted.map(|(at, (name, _))| {
                let title = round.names().text(&format!("doc.{name}.title")).to_owned();
                html! { <a class="button secondary" data-paper={*name} href={Route::Hr(Hall::Paper(at)).href()}>{ words.fill("hr.paper.look", &[("title", &title)]) }</a> }
            }) }
        </p>
    }
}

/// The papers, to be looked at one by one.
fn shown(words: &Catalog, round: &Round) -> Html {
    html! {
        <section>
            <h2>{ words.text("make.papers") }</h2>
            <ul id="papers">
                { for listed(&round.batch).iter().enumerate().map(|(at, (name, person))| {
                    let title = round.names().text(&format!("doc.{name}.title")).to_owned();
                    let title = person.map_or(title.clone(), |number| words.fill("hr.package.of", &[("title", &title), ("number", &number.to_string())]));
                    html! { <li><a data-paper={*name} href={Route::Hr(Hall::Paper(at)).href()}>{ title }</a></li> }
                }) }
            </ul>
        </section>
    }
}
