//! After the publicity: certificate numbers, agreements, the upload, the report, and the treatment.

use teji_batch::{
    AFTER, NUMBER_FIRST, NUMBER_PREFIX, Numbered, Prefix, TREATMENTS, check_numbers, next_serial,
    treatment,
};
use teji_dossier::Need;
use teji_fields::Problem;
use teji_text::Catalog;
use yew::prelude::*;

use super::field::Field;
use super::round::{At, Round, use_round};
use super::standing::whole;
use crate::parts::clause_link;
use crate::parts::date::value;
use crate::parts::problem::sentences;
use crate::route::{Hall, Route};
use crate::shared::use_words;

/// The questions of this page, in groups.
const GROUPS: [(&str, &[&str]); 2] = [
    ("agreement", &["agreement_day", "agreement_from", "agreement_to"]),
    ("report", &["upload_day", "report_day", "report_number"]),
];

#[component]
pub(crate) fn After() -> Html {
    let words = use_words();
    let round = use_round();
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("hr.after.title") }</h1>
            <p class="lead">{ words.text("hr.after.lead") }{ " " }{ clause_link::title(words, "step.appoint") }</p>
            { numbers(words, &round) }
            { for GROUPS.map(|(name, ids)| html! {
                <section id={format!("after-{name}")}>
                    <h2>{ words.text(&format!("hr.after.{name}")) }</h2>
                    <p>{ words.text(&format!("hr.after.{name}.more")) }</p>
                    <div class="two">{ for ids.iter().map(|id| asked(id)) }</div>
                </section>
            }) }
            { super::package::some(words, &round, &["certificates_roll", "upload_roll", "result_letter"]) }
            { order(words, &round) }
            { treated(words, &round) }
            <p class="buttons"><a class="button primary" href={Route::Hr(Hall::Package).href()}>{ words.text("hr.package.title") }</a></p>
        </>
    }
}

fn asked(id: &str) -> Html {
    let found = AFTER.fields().find(|(field, _)| field.id().0 == id);
    html! { if let Some((field, need)) = found { <Field key={field.id().0} {field} at={At::Batch} {need} /> } }
}

/// The numbers of the certificates: proposed from the prefix that the authority gave, checked however they came.
fn numbers(words: &Catalog, round: &Round) -> Html {
    let names = round.names();
    let judged = whole(&round.batch, round.shared.today);
    let settled: Vec<(u32, String, String)> = judged
        .settled()
        .map(|one| (one.person.number, one.name(), one.person.certificate.clone()))
        .collect();
    let year = teji_batch::AFTER
        .field("certificate_day")
        .and_then(|field| round.typed(At::Batch, field.id()));
    let year = year
        .and_then(|typed| teji_fields::read_day(typed).ok())
        .map(|day| chrono::Datelike::year(&day.earliest));
    let listed: Vec<Numbered<'_>> = settled
        .iter()
        .map(|(person, _, typed)| Numbered { person: *person, typed, year })
        .collect();
    let findings = check_numbers(&listed);
    let prefix = round.typed(At::Batch, NUMBER_PREFIX.id).map(Prefix::parse);
    let of_prefix: Vec<Problem> = match &prefix {
        Some(Ok(prefix)) => prefix.remarks(year),
        Some(Err(problem)) => vec![problem.clone()],
        None => Vec::new(),
    };
    let propose = {
        let round = round.clone();
        let open: Vec<u32> = settled
            .iter()
            .filter(|(_, _, typed)| typed.trim().is_empty())
            .map(|(number, ..)| *number)
            .collect();
        let proposed = prefix.and_then(Result::ok).and_then(|prefix| {
            let told = NUMBER_FIRST.known(round.batch.home(NUMBER_FIRST.id));
            let told = told.and_then(|first| u32::try_from(first).ok()).unwrap_or(1);
            let used: Vec<&str> = settled.iter().map(|(_, _, typed)| typed.as_str()).collect();
            // No number is proposed that somebody has already.
            let first = told.max(next_serial(&used, &prefix));
            prefix.numbers(first, u32::try_from(open.len()).ok()?).ok()
        });
        proposed.filter(|_| !open.is_empty()).map(|proposed| {
            Callback::from(move |_: MouseEvent| {
                let pairs: Vec<(u32, String)> =
                    open.iter().copied().zip(proposed.clone()).collect();
                round.change(move |batch| {
                    for (number, code) in pairs {
                        batch.change(number, |person| person.certificate = code);
                    }
                });
            })
        })
    };
    html! {
        <section id="numbers">
            <h2>{ words.text("hr.after.numbers") }</h2>
            <p>{ words.text("hr.after.numbers.more") }</p>
            <div class="two">{ for ["certificate_day", "number_prefix", "number_first"].into_iter().map(asked) }</div>
            { for of_prefix.iter().map(|problem| html! { <p class="warn" data-problem={problem.key}>{ sentences(names, problem) }</p> }) }
            if settled.is_empty() {
                <p>{ words.text("hr.after.nobody") }{ " " }<a href={Route::Hr(Hall::Publicity).href()}>{ words.text("hr.publicity.title") }</a></p>
            } else {
                if propose.is_none() { <p class="quiet-text" id="no-proposal">{ words.text("hr.after.no_proposal") }</p> }
                if let Some(propose) = propose {
                    <p class="buttons"><button type="button" class="button secondary" id="propose-numbers" onclick={propose}>{ words.text("hr.after.propose") }</button></p>
                }
                <div class="two">{ for settled.iter().map(|(number, name, typed)| certificate(words, round, *number, name, typed)) }</div>
                <div role="alert" id="number-findings">
                    { for findings.iter().map(|finding| {
                        let class = if finding.weight == teji_dossier::Weight::Fault { "problem" } else { "warn" };
                        let whose: Vec<String> = finding.persons.iter().map(ToString::to_string).collect();
                        html! { <p {class} data-problem={finding.problem.key} data-persons={whose.join(" ")}>
                            { words.fill("hr.after.finding", &[("whose", &whose.join("、")), ("fault", &sentences(names, &finding.problem))]) }</p> }
                    }) }
                </div>
            }
        </section>
    }
}

fn certificate(words: &Catalog, round: &Round, number: u32, name: &str, typed: &str) -> Html {
    let id = format!("certificate-{number}");
    let oninput = {
        let round = round.clone();
        Callback::from(move |event: InputEvent| {
            let typed = value(&event);
            round.change(move |batch| batch.change(number, |person| person.certificate = typed));
        })
    };
    html! {
        <div class="field" key={number}>
            <label for={id.clone()}>{ words.fill("hr.after.certificate", &[("number", &number.to_string()), ("name", name)]) }</label>
            <input {id} type="text" autocomplete="off" value={typed.to_owned()} {oninput} />
        </div>
    }
}

/// The order of all days from plan to report.
fn order(words: &Catalog, round: &Round) -> Html {
    let names = round.names();
    let judged = whole(&round.batch, round.shared.today);
    let found = judged.disorders();
    html! {
        <section id="order">
            <h2>{ words.text("hr.after.order") }</h2>
            if found.is_empty() { <p>{ words.text("hr.after.order.none") }</p> }
            { for found.iter().map(|one| {
                let problem = one.problem(names);
                let class = if one.weight() == teji_dossier::Weight::Fault { "problem" } else { "warn" };
                html! { <p {class} data-problem={problem.key}>{ sentences(names, &problem) }</p> }
            }) }
        </section>
    }
}

/// The treatment that follows, item by item.
fn treated(words: &Catalog, round: &Round) -> Html {
    let count = treatment(&round.batch.treatment);
    let [done, open] = [count.done, count.open].map(|count| count.to_string());
    html! {
        <section id="treatment">
            <h2>{ round.names().text("form.treatment") }</h2>
            <p>{ words.text("hr.after.treatment.more") }</p>
            <p id="treated" aria-live="polite">{ words.fill("hr.after.treated", &[("done", &done), ("open", &open)]) }</p>
            { for TREATMENTS.iter().map(|item| html! {
                <div class="two" key={item.item.id.0}>
                    <Field field={&item.item as &'static dyn teji_fields::AnyField} at={At::Treatment} need={Need::Wanted} />
                    <Field field={&item.note as &'static dyn teji_fields::AnyField} at={At::Treatment} need={Need::Free} />
                </div>
            }) }
        </section>
    }
}
