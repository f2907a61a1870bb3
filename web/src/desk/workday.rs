//! The publicity calculator: working days over holidays, make-up days and years that are not published yet.

use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use teji_fields::{Problem, read_day};
use teji_text::Catalog;
use teji_workdays::{Arrangement, Calendar, CountedDay, Kind, Reach, yanbian_days_off};
use yew::prelude::*;

use crate::parts::answer::date;
use crate::parts::date::{DateBoxes, value};
use crate::parts::problem::sentences;
use crate::shared::{use_shared, use_words};
use crate::state::calendar;

/// 不少于5个工作日.
const LEAST: u32 = 5;
/// A longer posting than this is not counted here.
const MOST: u32 = 60;

#[component]
pub(crate) fn Workday() -> Html {
    let shared = use_shared();
    let words = use_words();
    let posted = use_state(|| shared.today.to_string());
    let count = use_state(|| LEAST.to_string());
    let yanbian = use_state(|| false);
    let off = use_state(String::new);
    let schedule = use_state(String::new);
    let set = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |typed: String| state.set(typed))
    };
    let (calendar, faults) = widened(words, *yanbian, &off, &schedule);
    let day = exact_day(words, &posted);
    let days = count.trim().parse().ok().filter(|days| (1..=MOST).contains(days));
    let toggle = {
        let yanbian = yanbian.clone();
        Callback::from(move |_: Event| yanbian.set(!*yanbian))
    };
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("workday.title") }</h1>
            <p class="lead">{ words.text("workday.lead") }</p>
            <DateBoxes id="posted" label={words.text("workday.posted").to_owned()} typed={(*posted).clone()}
                on_typed={set(&posted)} problem={day.clone().err()} />
            <div class="field">
                <label for="count">{ words.text("workday.count") }</label>
                if days.is_none() {
                    <p class="field-problem" id="count-fault">{ words.fill("workday.count.fault", &[("most", &MOST.to_string())]) }</p>
                }
                <input id="count" inputmode="numeric" autocomplete="off" value={(*count).clone()}
                    aria-invalid={days.is_none().then_some("true")} aria-describedby={days.is_none().then_some("count-fault")}
                    oninput={set(&count).reform(|event: InputEvent| value(&event))} />
            </div>
            <details>
                <summary>{ words.text("workday.more") }</summary>
                <label class="choice">
                    <input type="checkbox" id="yanbian" checked={*yanbian} onchange={toggle} />
                    <span>{ words.text("workday.yanbian") }<span class="hint">{ words.text("workday.yanbian.hint") }</span></span>
                </label>
                <div class="field">
                    <label for="off">{ words.text("workday.off") }</label>
                    <span class="hint">{ words.text("workday.off.hint") }</span>
                    <textarea id="off" value={(*off).clone()} oninput={set(&off).reform(|event: InputEvent| text(&event))} />
                </div>
                <div class="field">
                    <label for="schedule">{ words.text("workday.schedule") }</label>
                    <span class="hint">{ words.text("workday.schedule.hint") }</span>
                    <textarea id="schedule" value={(*schedule).clone()} oninput={set(&schedule).reform(|event: InputEvent| text(&event))} />
                </div>
            </details>
            // In an element of its own, for a list that grows among its neighbours makes them anew, and what is typed is lost.
            <div>{ for faults.iter().map(|fault| html! { <p class="problem" role="alert">{ fault.clone() }</p> }) }</div>
            if let (Ok(day), Some(days)) = (&day, days) {
                { answer(words, &calendar, *day, days) }
            }
        </>
    }
}

/// What a text area holds.
fn text(event: &InputEvent) -> String {
    use wasm_bindgen::JsCast;
    let target =
        event.target().and_then(|target| target.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    target.map(|area| area.value()).unwrap_or_default()
}

fn exact_day(words: &Catalog, typed: &str) -> Result<NaiveDate, String> {
    let range = read_day(typed).map_err(|problem| sentences(words, &problem))?;
    range.exact().ok_or_else(|| words.text("workday.exact").to_owned())
}

/// The published calendar with what the person added, and what could not be read of it.
fn widened(words: &Catalog, yanbian: bool, off: &str, schedule: &str) -> (Calendar, Vec<String>) {
    let mut calendar = calendar().clone();
    let mut faults = Vec::new();
    if yanbian {
        calendar = calendar.with_days_off(yanbian_days_off());
    }
    for typed in off
        .split(|c: char| c == ',' || c == '，' || c == ';' || c == '；' || c.is_whitespace())
        .filter(|part| !part.is_empty())
    {
        match exact_day(words, typed) {
            Ok(day) => calendar = calendar.with_days_off([day]),
            Err(fault) => faults.push(fault),
        }
    }
    let year = schedule.trim().get(..4).and_then(|year| year.parse().ok());
    if let Some(year) = year {
        match Arrangement::parse(year, schedule) {
            Ok(arrangement) => match refused(words, &calendar, &arrangement) {
                Some(fault) => faults.push(fault),
                None => calendar = calendar.with_arrangement(arrangement),
            },
            Err(error) => {
                faults.push(sentences(words, &Problem { key: error.key(), args: error.args() }));
            }
        }
    } else if !schedule.trim().is_empty() {
        faults.push(words.text("workday.schedule.year").to_owned());
    }
    (calendar, faults)
}

/// Why a schedule is not taken: its year is published, or it is too short to be a whole year.
fn refused(words: &Catalog, calendar: &Calendar, arrangement: &Arrangement) -> Option<String> {
    let year = arrangement.year().to_string();
    if calendar.arrangements().any(|known| known.year() == arrangement.year()) {
        return Some(words.fill("workday.schedule.known", &[("year", &year)]));
    }
    let (found, least) =
        (arrangement.days_off().to_string(), Arrangement::STATUTORY_DAYS_OFF.to_string());
    let values = [("year", year.as_str()), ("found", &found), ("least", &least)];
    (!arrangement.is_whole()).then(|| words.fill("workday.schedule.short", &values))
}

fn answer(words: &Catalog, calendar: &Calendar, posted: NaiveDate, days: u32) -> Html {
    let ways = [false, true]
        .map(|count_first| (count_first, calendar.nth_working_day(posted, days, count_first)));
    let settled = ways.iter().all(|(_, reach)| reach.is_some_and(|reach| reach.latest.is_some()));
    let number = days.to_string();
    html! {
        <section id="reached">
            <h2>{ words.fill("workday.answer", &[("days", &number), ("posted", &date(words, posted))]) }</h2>
            <div class="reading-pair" aria-live="polite">
                { for ways.iter().map(|(count_first, reach)| html! {
                    <div data-option={if *count_first { "counted" } else { "not_counted" }}>
                        <h3>{ words.text(if *count_first { "reading.publicity_first_day.counted" } else { "reading.publicity_first_day.not_counted" }) }</h3>
                        { reached(words, *reach, &number) }
                    </div>
                }) }
            </div>
            <p>{ words.text("workday.safe") }</p>
            { picture(words, calendar, posted, days) }
            if !settled { <p class="warn">{ words.text("workday.unsettled") }</p> }
            { for ways.iter().map(|(count_first, _)| counted(words, calendar.counted(posted, days, *count_first).unwrap_or_default().as_slice(), *count_first)) }
        </section>
    }
}

fn reached(words: &Catalog, reach: Option<Reach>, days: &str) -> Html {
    let Some(reach) = reach else { return html! { <p>{ words.text("workday.outside") }</p> } };
    let approve = |day: NaiveDate| day.succ_opt().map(|day| date(words, day)).unwrap_or_default();
    html! {
        if reach.latest.is_some() {
            <p><strong data-day={reach.usual.to_string()}>{ words.fill("workday.nth", &[("days", days), ("day", &date(words, reach.usual))]) }</strong></p>
            <p>{ words.fill("workday.approve", &[("day", &approve(reach.usual))]) }</p>
        } else {
            <p><strong data-day={reach.usual.to_string()}>{ words.fill("workday.usual", &[("day", &date(words, reach.usual))]) }</strong></p>
            <p data-earliest={reach.earliest.to_string()}>{ words.fill("workday.lower", &[("day", &date(words, reach.earliest))]) }</p>
            <p>{ words.text("workday.upper") }</p>
        }
    }
}

/// The weeks from the posting to the later of the two days, as a wall calendar; the lists below say the same.
fn picture(words: &Catalog, calendar: &Calendar, posted: NaiveDate, days: u32) -> Html {
    let counted = calendar.counted(posted, days, false).unwrap_or_default();
    let Some(last) = counted.last().map(|counted| counted.day) else {
        return html! { <p>{ words.text("workday.outside") }</p> };
    };
    let monday = posted - Days::new(posted.weekday().num_days_from_monday().into());
    let weeks = (last - monday).num_days() / 7 + 1;
    let cell = |day: NaiveDate| {
        let ordinal =
            counted.iter().find(|counted| counted.day == day).and_then(|counted| counted.ordinal);
        let (look, label) = mark(words, calendar.kind(day), ordinal, day == posted);
        html! { <td data-day={look}>{ words.fill("date.short", &[("month", &day.month().to_string()), ("day", &day.day().to_string())]) }<small>{ label }</small></td> }
    };
    html! {
        <table class="calendar" id="calendar">
            <caption>{ words.text("workday.picture") }</caption>
            <thead><tr>{ for (1..=7).map(|day| html! { <th scope="col">{ words.text(&format!("weekday.short.{day}")) }</th> }) }</tr></thead>
            <tbody>
                { for (0..weeks).map(|week| html! {
                    <tr>{ for (0..7).map(|day| cell(monday + TimeDelta::days(7 * week + day))) }</tr>
                }) }
            </tbody>
        </table>
    }
}

/// How a day looks in the picture, and the word in it.
fn mark(
    words: &Catalog,
    kind: Kind<'_>,
    ordinal: Option<u32>,
    is_posting: bool,
) -> (&'static str, String) {
    let what = match kind {
        _ if kind.is_unsettled() => "unknown",
        _ if ordinal.is_some() => "counted",
        Kind::MakeUp(_) => "worked",
        Kind::Weekend | Kind::Holiday(_) | Kind::LocalOff => "off",
        Kind::Working | Kind::Unsettled { .. } => "plain",
    };
    let note = match (ordinal, kind) {
        (Some(number), _) => words.fill("workday.yes", &[("number", &number.to_string())]),
        (None, _) if is_posting => words.text("workday.posting").to_owned(),
        (None, Kind::Holiday(_) | Kind::LocalOff) => words.text("workday.off_day").to_owned(),
        (None, Kind::MakeUp(_)) => words.text("workday.make_up").to_owned(),
        (None, Kind::Weekend | Kind::Working | Kind::Unsettled { .. }) => String::new(),
    };
    (what, note)
}

/// The days as a list: the picture of the calendar in words.
fn counted(words: &Catalog, days: &[CountedDay<'_>], count_first: bool) -> Html {
    let title = if count_first {
        "reading.publicity_first_day.counted"
    } else {
        "reading.publicity_first_day.not_counted"
    };
    html! {
        <details>
            <summary>{ words.fill("workday.listed", &[("way", words.text(title))]) }</summary>
            <table class="rows">
                <thead><tr>
                    <th scope="col">{ words.text("workday.day") }</th>
                    <th scope="col">{ words.text("workday.kind") }</th>
                    <th scope="col">{ words.text("workday.ordinal") }</th>
                </tr></thead>
                <tbody>
                    { for days.iter().map(|counted| html! {
                        <tr data-counted={counted.ordinal.map(|ordinal| ordinal.to_string())}>
                            <th scope="row">{ date(words, counted.day) }{ " " }{ weekday(words, counted.day) }</th>
                            <td data-label={words.text("workday.kind").to_owned()}>{ kind(words, counted.kind) }</td>
                            <td data-label={words.text("workday.ordinal").to_owned()}>
                                { counted.ordinal.map_or_else(|| words.text("workday.no").to_owned(), |ordinal| words.fill("workday.yes", &[("number", &ordinal.to_string())])) }
                            </td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </details>
    }
}

fn weekday(words: &Catalog, day: NaiveDate) -> String {
    words.text(&format!("weekday.{}", day.weekday().number_from_monday())).to_owned()
}

fn kind(words: &Catalog, kind: Kind<'_>) -> String {
    match kind {
        Kind::Working => words.text("kind.working").to_owned(),
        Kind::MakeUp(name) => words.fill("kind.make_up", &[("name", name)]),
        Kind::Weekend => words.text("kind.weekend").to_owned(),
        Kind::Holiday(name) => words.fill("kind.holiday", &[("name", name)]),
        Kind::LocalOff => words.text("kind.local_off").to_owned(),
        Kind::Unsettled { .. } => words.text("kind.unsettled").to_owned(),
    }
}
