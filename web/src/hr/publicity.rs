//! The publicity: how long it must last, which days count, what was objected, and when the list may be settled.

use chrono::Datelike;
use teji_batch::{
    DayKind, EndStanding, OBJECTION, Objections, POSTING, PostedDay, Publicity, Way, calendar_file,
};
use teji_dossier::Need;
use teji_fields::Problem;
use teji_text::Catalog;
use teji_workdays::iso_day;
use yew::prelude::*;

use super::field::Field;
use super::plan_lists::{Entries, Listed};
use super::round::{At, Round, use_round};
use super::standing::whole;
use crate::file::offer;
use crate::parts::answer::date;
use crate::parts::clause_link;
use crate::parts::problem::sentences;
use crate::parts::slims::in_wechat;
use crate::route::{Hall, Route};
use crate::shared::use_words;
use crate::today;

#[component]
pub(crate) fn PublicityPage() -> Html {
    let words = use_words();
    let round = use_round();
    let judged = whole(&round.batch, round.shared.today);
    let publicity = judged.publicity();
    let objections = judged.objections();
    let listed = Listed {
        name: "objection",
        form: || &OBJECTION,
        at: At::Objection,
        list: |batch| &batch.objections,
        list_mut: |batch| &mut batch.objections,
        asks: |_, _| true,
    };
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("hr.publicity.title") }</h1>
            <p class="lead">{ words.text("hr.publicity.lead") }{ " " }{ clause_link::title(words, "step.publicity") }</p>
            <div class="two">
                { for POSTING.fields().map(|(field, need): (_, Need)| html! { <Field key={field.id().0} {field} at={At::Batch} {need} /> }) }
            </div>
            if let Some(publicity) = &publicity {
                { counted(words, &round, publicity) }
            } else {
                <p class="note" id="no-day">{ words.text("hr.publicity.no_day") }</p>
            }
            { who(words, &judged) }
            <Entries {listed} />
            { standing(words, &round, &objections) }
            { settling(words, &round, &judged, publicity.as_ref(), &objections) }
            { super::package::some(words, &round, &["suggested", "posting", "posting_report", "approved"]) }
        </>
    }
}

/// What the calendar says under each way of counting.
fn counted(words: &Catalog, round: &Round, publicity: &Publicity) -> Html {
    let names = round.names();
    html! {
        <section id="reached">
            <h2>{ words.text("hr.publicity.counted") }</h2>
            <div class={if publicity.ways.len() > 1 { "reading-pair" } else { "note" }} aria-live="polite">
                { for publicity.ways.iter().map(|way| reached(words, way)) }
            </div>
            <p class="quiet-text">{ words.fill("hr.publicity.naive", &[("day", &date(words, publicity.naive))]) }</p>
            <div role="alert">
                { for publicity.problems().iter().map(|problem| html! { <p class="warn" data-problem={problem.key}>{ sentences(names, &dated(words, problem)) }</p> }) }
            </div>
            if publicity.end == EndStanding::Enough { <p class="note" id="end-enough">{ words.text("hr.publicity.enough") }</p> }
            { picture(words, publicity.safe()) }
            { for publicity.ways.iter().map(|way| listed(words, names, way)) }
            if !in_wechat() {
                <p class="buttons"><button type="button" class="button secondary" id="ics" onclick={ics(round, publicity)}>{ words.text("hr.publicity.ics") }</button></p>
            }
        </section>
    }
}

/// The same problem with its days in words.
fn dated(words: &Catalog, problem: &Problem) -> Problem {
    let word =
        |value: &String| iso_day(value).map_or_else(|| value.clone(), |day| date(words, day));
    Problem {
        key: problem.key,
        args: problem.args.iter().map(|(name, value)| (*name, word(value))).collect(),
    }
}

fn way_key(first_day: bool) -> &'static str {
    if first_day {
        "reading.publicity_first_day.counted"
    } else {
        "reading.publicity_first_day.not_counted"
    }
}

fn reached(words: &Catalog, way: &Way) -> Html {
    let is_open = way.fifth.latest.is_none();
    html! {
        <div data-option={if way.first_day { "counted" } else { "not_counted" }}>
            <h3>{ words.text(way_key(way.first_day)) }</h3>
            <p><strong data-day={way.fifth.usual.to_string()}>
                { words.fill(if is_open { "hr.publicity.usual" } else { "hr.publicity.fifth" }, &[("day", &date(words, way.fifth.usual))]) }
            </strong></p>
            if is_open {
                <p data-earliest={way.fifth.earliest.to_string()}>{ words.fill("hr.publicity.lower", &[("day", &date(words, way.fifth.earliest))]) }</p>
            }
            <p data-approval={way.approval.usual.to_string()}>{ words.fill("hr.publicity.approval", &[("day", &date(words, way.approval.usual))]) }</p>
        </div>
    }
}

/// The weeks as a wall calendar; the lists below say the same.
fn picture(words: &Catalog, way: &Way) -> Html {
    let cell = |day: &PostedDay| {
        let look = match (day.ordinal, &day.kind) {
            (_, DayKind::Unsettled) => "unknown",
            (Some(_), _) => "counted",
            (None, DayKind::MakeUp(_)) => "worked",
            (None, DayKind::Weekend | DayKind::Holiday(_) | DayKind::LocalOff) => "off",
            (None, DayKind::Working) => "plain",
        };
        let inside = match (day.ordinal, &day.kind) {
            (Some(ordinal), _) => words.fill("workday.yes", &[("number", &ordinal.to_string())]),
            (None, DayKind::Holiday(_) | DayKind::LocalOff) => {
                words.text("workday.off_day").to_owned()
            }
            (None, DayKind::MakeUp(_)) => words.text("workday.make_up").to_owned(),
            (None, DayKind::Weekend | DayKind::Working | DayKind::Unsettled) => String::new(),
        };
        html! { <td data-day={look}>{ words.fill("date.short", &[("month", &day.day.month().to_string()), ("day", &day.day.day().to_string())]) }<small>{ inside }</small></td> }
    };
    html! {
        <table class="calendar" id="calendar">
            <caption>{ words.text("hr.publicity.picture") }</caption>
            <thead><tr>{ for (1..=7).map(|day| html! { <th scope="col">{ words.text(&format!("weekday.short.{day}")) }</th> }) }</tr></thead>
            <tbody>
                { for way.weeks().iter().map(|week| html! {
                    <tr>{ for week.iter().map(|day| day.map_or_else(|| html! { <td /> }, cell)) }</tr>
                }) }
            </tbody>
        </table>
    }
}

fn kind(names: &Catalog, kind: &DayKind) -> String {
    names.fill(kind.key(), &[("name", kind.festival().unwrap_or_default())])
}

fn listed(words: &Catalog, names: &Catalog, way: &Way) -> Html {
    html! {
        <details data-days={if way.first_day { "counted" } else { "not_counted" }}>
            <summary>{ words.fill("hr.publicity.listed", &[("way", words.text(way_key(way.first_day)))]) }</summary>
            <table class="rows">
                <thead><tr>
                    <th scope="col">{ words.text("workday.day") }</th><th scope="col">{ words.text("workday.kind") }</th><th scope="col">{ words.text("workday.ordinal") }</th>
                </tr></thead>
                <tbody>
                    { for way.days.iter().map(|day| html! {
                        <tr data-counted={day.ordinal.map(|ordinal| ordinal.to_string())}>
                            <th scope="row">{ date(words, day.day) }{ " " }{ words.text(&format!("weekday.{}", day.day.weekday().number_from_monday())) }</th>
                            <td data-label={words.text("workday.kind").to_owned()}>{ kind(names, &day.kind) }</td>
                            <td data-label={words.text("workday.ordinal").to_owned()}>{ day.ordinal.map_or_else(|| words.text("workday.no").to_owned(), |ordinal| words.fill("workday.yes", &[("number", &ordinal.to_string())])) }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </details>
    }
}

/// The days for the person's own calendar; the file holds no name.
fn ics(round: &Round, publicity: &Publicity) -> Callback<MouseEvent> {
    let (round, publicity) = (round.clone(), publicity.clone());
    Callback::from(move |_| {
        let words = round.shared.language.words();
        let text =
            calendar_file(&publicity, &round.shared.open.id, round.shared.today, round.names());
        let (day, time) = today::local(today::now());
        let stamp = format!("{}-{}", day.to_string().replace('-', ""), time.replace(':', ""));
        // A browser that takes no file says so itself.
        let _ = offer(
            &words.fill("hr.publicity.ics.name", &[("stamp", &stamp)]),
            &text,
            "text/calendar",
        );
    })
}

/// Who is listed: names and occupations, never a number.
fn who(words: &Catalog, judged: &teji_batch::Round<'_>) -> Html {
    let people: Vec<_> = judged.proposed().collect();
    html! {
        <section id="listed">
            <h2>{ words.fill("hr.publicity.who", &[("count", &people.len().to_string())]) }</h2>
            if people.is_empty() {
                <p>{ words.text("hr.publicity.nobody") }{ " " }<a href={Route::Hr(Hall::Screen).href()}>{ words.text("hr.screen.title") }</a></p>
            } else {
                <ul>{ for people.iter().map(|one| html! { <li>{ one.person.number }{ " " }{ words.fill("hr.screen.propose", &[("name", &one.name()), ("occupation", &one.occupation())]) }</li> }) }</ul>
                <p class="quiet-text">{ words.text("hr.publicity.no_numbers") }</p>
            }
        </section>
    }
}

fn standing(words: &Catalog, round: &Round, objections: &Objections) -> Html {
    let names = round.names();
    html! {
        <section id="objections-told">
            <p id="figures">{ say(names, &objections.figures()) }</p>
            { for objections.findings.iter().map(|(number, weight, problem)| {
                let class = if *weight == teji_dossier::Weight::Fault { "problem" } else { "warn" };
                html! { <p {class} data-finding={number.to_string()}>{ sentences(names, &dated(words, problem)) }</p> }
            }) }
            if !objections.received.is_empty() { <p class="quiet-text">{ names.text(Objections::OPEN_POINT) }</p> }
        </section>
    }
}

fn say(names: &Catalog, problem: &Problem) -> String {
    let args: Vec<(&str, &str)> =
        problem.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    names.fill(problem.key, &args)
}

/// Why nobody can be settled on yet, as far as the days tell.
fn early(words: &Catalog, round: &Round, publicity: Option<&Publicity>) -> Option<String> {
    let Some(publicity) = publicity else { return Some(words.text("hr.settle.no_day").to_owned()) };
    let day = publicity.safe().approval.usual;
    match publicity.end {
        EndStanding::Missing => Some(words.text("hr.settle.no_end").to_owned()),
        EndStanding::Enough if round.shared.today < day => {
            Some(words.fill("hr.settle.early", &[("day", &date(words, day))]))
        }
        EndStanding::Enough => None,
        _ => Some(words.fill("hr.settle.short", &[("day", &date(words, day))])),
    }
}

/// Who is settled on; not while an objection stands, and said where the period is not over.
fn settling(
    words: &Catalog,
    round: &Round,
    judged: &teji_batch::Round<'_>,
    publicity: Option<&Publicity>,
    objections: &Objections,
) -> Html {
    let blocked = objections.is_blocking();
    let proposed: Vec<_> =
        judged.people.iter().filter(|one| one.person.proposed || one.person.settled).collect();
    html! {
        <section id="settling">
            <h2>{ words.text("hr.settle.title") }</h2>
            <p>{ words.text("hr.settle.lead") }</p>
            if blocked { <p class="problem" id="settle-blocked" role="alert">{ words.text("hr.settle.blocked") }</p> }
            if let Some(told) = early(words, round, publicity).filter(|_| !blocked) {
                <p class="warn" id="settle-early">{ told }</p>
            }
            { for ["approved_day"].into_iter().filter_map(|id| teji_batch::AFTER.field(id)).map(|field| html! { <Field {field} at={At::Batch} need={Need::Wanted} /> }) }
            <div>
            { for proposed.into_iter().map(|one| {
                let (number, checked) = (one.person.number, one.person.settled);
                let onchange = {
                    let round = round.clone();
                    Callback::from(move |_: Event| round.change(move |batch| batch.change(number, |person| person.settled = !checked)))
                };
                html! {
                    <label class="choice" key={number}>
                        <input type="checkbox" id={format!("settle-{number}")} {checked} disabled={blocked && !checked} {onchange} />
                        <span>{ words.fill("hr.screen.propose", &[("name", &one.name()), ("occupation", &one.occupation())]) }</span>
                    </label>
                }
            }) }
            </div>
        </section>
    }
}
