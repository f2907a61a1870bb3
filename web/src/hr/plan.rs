//! The plan of 四（一）: its answers on the left, what it lacks and who receives it on the right.

use gloo::utils::window;
use teji_batch::{PLAN, Point, Receiver, UNIT};
use teji_dossier::Need;
use teji_fields::FieldId;
use teji_notice::READINGS;
use teji_rules::Reading;
use teji_text::Catalog;
use yew::prelude::*;

use super::field::{Field, chosen};
use super::home::{plan_lacks, point_name};
use super::plan_lists::{Furthers, Occupations};
use super::round::{At, Round, use_round};
use crate::file::offer;
use crate::parts::carry::qr;
use crate::parts::clause_link;
use crate::parts::copy::Copy;
use crate::route::is_on_a_host;
use crate::shared::use_words;
use crate::today;

/// The questions of the plan in the order of the page, in groups.
const GROUPS: [(&str, &[&str]); 5] = [
    ("basis", &["batch_name", "reference_day", "plan_day"]),
    (
        "ratio",
        &[
            "plan_ratio",
            "ratio_base",
            "ratio_base_name",
            "base_count",
            "held_count",
            "ratio_rounding",
        ],
    ),
    ("review", &["plan_criteria", "plan_procedure", "plan_methods", "plan_support"]),
    ("opened", &["opened_how", "opened_from", "opened_to"]),
    ("seal", &["seal_key"]),
];

#[component]
pub(crate) fn PlanPage() -> Html {
    let words = use_words();
    let round = use_round();
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("hr.plan.title") }</h1>
            <p class="lead">{ words.text("hr.plan.lead") }</p>
            <div class="beside">
                <div>
                    <section>
                        <h2>{ round.names().text("form.unit") }</h2>
                        <div>{ for UNIT.fields().filter(|(field, _)| is_asked(&round, field.id())).map(|(field, need)| html! {
                            <Field key={field.id().0} {field} at={At::Batch} {need} />
                        }) }</div>
                    </section>
                    { group(words, &round, 0) }
                    <Occupations />
                    { group(words, &round, 1) }
                    { quota(words, &round) }
                    { group(words, &round, 2) }
                    <Furthers />
                    { readings(words, &round) }
                    { group(words, &round, 3) }
                    { group(words, &round, 4) }
                </div>
                <aside aria-labelledby="check-title">
                    { checks(words, &round) }
                    { route(words, &round) }
                    { give(words, &round) }
                    { super::package::some(words, &round, &["plan", "plan_opened", "filing_letter"]) }
                </aside>
            </div>
        </>
    }
}

/// What only some kinds of enterprise are asked.
fn is_asked(round: &Round, id: FieldId) -> bool {
    teji_batch::is_asked(id, &round.batch.plan.facts)
}

fn group(words: &Catalog, round: &Round, place: usize) -> Html {
    let (name, ids) = GROUPS[place];
    let wanted = |id: &&str| PLAN.fields().find(|(field, _)| field.id().0 == *id);
    let asked = ids.iter().filter_map(wanted).filter(|(field, _)| is_asked(round, field.id()));
    html! {
        <section>
            <h2>{ words.text(&format!("hr.plan.{name}")) }</h2>
            <div>{ for asked.map(|(field, need): (_, Need)| html! {
                <Field key={field.id().0} {field} at={At::Batch} {need} />
            }) }</div>
        </section>
    }
}

fn quota(words: &Catalog, round: &Round) -> Html {
    let plan = &round.batch.plan;
    let told = plan.quotas().map(|[down, near]| {
        let [down_all, near_all, held, free] =
            [down.all, near.all, down.held, down.free].map(|count| count.to_string());
        let is_told =
            |id: &str| PLAN.field(id).is_some_and(|field| plan.facts.typed(field.id()).is_some());
        match (down.all == near.all || is_told("ratio_rounding"), is_told("held_count")) {
            (false, _) => {
                words.fill("hr.quota.rounding", &[("down", &down_all), ("near", &near_all)])
            }
            (true, false) => words.fill(
                "hr.quota.not_held",
                &[("all", &plan.quota().map_or(down.all, |quota| quota.all).to_string())],
            ),
            (true, true) => {
                let quota = plan.quota().unwrap_or(down);
                let [all, free] = if is_told("ratio_rounding") {
                    [quota.all.to_string(), quota.free.to_string()]
                } else {
                    [down_all, free]
                };
                words.fill("hr.quota", &[("all", &all), ("held", &held), ("free", &free)])
            }
        }
    });
    html! { <p class="note" id="quota" aria-live="polite">{ told.unwrap_or_else(|| words.text("hr.quota.none").to_owned()) }</p> }
}

/// The six points, each settled or not, and what else lacks.
fn checks(words: &Catalog, round: &Round) -> Html {
    let plan = &round.batch.plan;
    let heading = if plan.is_whole() { "hr.plan.whole" } else { "hr.plan.not_whole" };
    let lacks = plan_lacks(round);
    let others =
        lacks.iter().skip(Point::ALL.iter().filter(|point| !plan.is_settled(**point)).count());
    html! {
        <section class="note" aria-live="polite">
            <h2 id="check-title">{ words.text(heading) }</h2>
            <ul class="plain" id="points">
                { for Point::ALL.map(|point| {
                    let settled = plan.is_settled(point);
                    let mark = words.text(if settled { "hr.have" } else { "hr.missing" });
                    html! { <li data-point={point.key()} data-settled={settled.to_string()}>{ mark }{ " " }{ point_name(round.names(), point) }</li> }
                }) }
            </ul>
            if others.clone().count() > 0 {
                <h3>{ words.text("hr.plan.others") }</h3>
                <ul id="plan-lacks">{ for others.map(|lack| html! { <li>{ lack.clone() }</li> }) }</ul>
            }
            <p class="quiet-text">{ clause_link::title(words, "step.plan") }</p>
        </section>
    }
}

/// Who receives the plan and the filing, with the clause.
fn route(words: &Catalog, round: &Round) -> Html {
    let Some(route) = round.batch.plan.route() else {
        return html! { <section class="note"><h2>{ words.text("hr.route") }</h2><p>{ words.text("hr.route.none") }</p></section> };
    };
    let names = round.names();
    let told = |receiver: Receiver| {
        let place = receiver.place();
        names.fill(receiver.key(), &[("division", names.text(&place))])
    };
    html! {
        <section class="note" id="route" data-route={route.clause}>
            <h2>{ words.text("hr.route") }</h2>
            <dl class="facts">
                <div><dt>{ words.text("hr.route.plan") }</dt><dd id="route-plan">{ told(route.plan) }</dd></div>
                <div><dt>{ words.text("hr.route.filing") }</dt><dd id="route-filing">{ told(route.filing) }</dd></div>
            </dl>
            if route.waits { <p class="warn" id="route-waits">{ words.text("hr.route.waits") }</p> }
            if route.plan == Receiver::Unstated {
                <p class="warn" id="route-open">{ words.text("open_point.central_plan_route") }</p>
                <p class="quiet-text">{ words.text("open_point.central_group_filing") }</p>
            }
            <p class="quiet-text">{ clause_link::title(words, route.clause) }{ " · " }{ clause_link::title(words, "step.submit") }</p>
        </section>
    }
}

/// The readings that a plan may pin.
fn readings(words: &Catalog, round: &Round) -> Html {
    html! {
        <section id="readings">
            <h2>{ words.text("hr.plan.readings") }</h2>
            <p>{ words.text("hr.plan.readings.more") }</p>
            { for READINGS.iter().map(|reading| pin(words, round, reading)) }
        </section>
    }
}

fn pin(words: &Catalog, round: &Round, reading: &'static Reading) -> Html {
    let of = |part: &str| words.text(&format!("reading.{}.{part}", reading.id.0)).to_owned();
    let way = round.batch.plan.rulings.way(reading);
    let id = format!("pin-{}", reading.id.0);
    let onchange = {
        let round = round.clone();
        Callback::from(move |event: Event| {
            let chosen = chosen(&event);
            round.change(move |batch| {
                match reading.options.into_iter().find(|option| option.0 == chosen) {
                    Some(option) => batch.plan.rulings.pin(reading, option),
                    None => batch.plan.rulings.unpin(reading.id),
                }
            });
        })
    };
    html! {
        <div class="field">
            <label for={id.clone()}>{ of("title") }</label>
            <select {id} {onchange}>
                <option value="" selected={way.is_none()}>{ words.text("hr.plan.unpinned") }</option>
                { for reading.options.iter().enumerate().map(|(place, option)| html! {
                    <option value={option.0} selected={way == Some(place)}>{ of(option.0) }</option>
                }) }
            </select>
        </div>
    }
}

/// The plan for applicants: a file, an address, a picture of it.
fn give(words: &Catalog, round: &Round) -> Html {
    let plan = &round.batch.plan;
    if plan.refusals().is_empty() && !plan.is_whole() {
        return html! { <section class="note" id="give"><h2>{ words.text("hr.give") }</h2><p>{ words.text("hr.give.not_whole") }</p></section> };
    }
    let packed = match plan.to_fragment() {
        Ok(packed) => packed,
        Err(error) => {
            let names = round.names();
            return html! {
                <section class="problem" id="give">
                    <h2>{ words.text("hr.give") }</h2>
                    <p>{ names.text(error.key()) }{ " " }{ names.text(&format!("{}.try", error.key())) }</p>
                </section>
            };
        }
    };
    let has_address = is_on_a_host();
    let address = window().location().href().unwrap_or_default();
    let address = format!("{}#/plan/{packed}", address.split('#').next().unwrap_or_default());
    let save = {
        let round = round.clone();
        Callback::from(move |_: MouseEvent| {
            let words = round.shared.language.words();
            let (day, time) = today::local(today::now());
            let stamp = format!("{}-{}", day.to_string().replace('-', ""), time.replace(':', ""));
            let unit = round.typed(At::Batch, teji_batch::UNIT_SHORT.id).unwrap_or_default();
            let name = words.fill("hr.give.name", &[("unit", unit), ("stamp", &stamp)]);
            if let Ok(file) = round.batch.plan.to_file() {
                let _ = offer(name.trim_start_matches('_'), &file, "application/json");
            }
        })
    };
    html! {
        <section class="note" id="give">
            <h2>{ words.text("hr.give") }</h2>
            <p>{ words.text("hr.give.more") }</p>
            <p class="buttons"><button type="button" class="button secondary" id="give-file" onclick={save}>{ words.text("hr.give.file") }</button></p>
            if has_address {
                <Copy text={address.clone()} button="hr.give.copy" what="hr.give.address" />
                if let Some(picture) = qr(&address, words.text("hr.give.qr").to_owned()) {
                    { picture }
                } else {
                    <p class="quiet-text">{ words.text("hr.give.too_long") }</p>
                }
            } else {
                <p id="no-address">{ words.text("hr.give.no_address") }</p>
            }
        </section>
    }
}
