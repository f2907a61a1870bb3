//! The five-year calculator: periods in, the day on which five years are full out, under every way of counting.

use teji_fields::{Kind, Periods as PeriodsKind, Problem, read_day};
use teji_text::Catalog;
use teji_workdays::{Counting, Day, DayRange, Onset, Period, Service};
use yew::prelude::*;

use crate::parts::absences::Periods;
use crate::parts::answer::{joined, onset};
use crate::parts::date::DateBoxes;
use crate::parts::problem::sentences;
use crate::shared::{use_shared, use_words};

/// 满5年.
const YEARS: u32 = 5;

#[component]
pub(crate) fn FiveYears() -> Html {
    let shared = use_shared();
    let words = use_words();
    let periods = use_state(|| "..".to_owned());
    let certificate = use_state(String::new);
    let set = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |typed: String| state.set(typed))
    };
    let blank = periods.split(';').all(|period| period.trim() == "..");
    let read = PeriodsKind.read(&periods);
    let not_before =
        if certificate.is_empty() { Ok(None) } else { read_day(&certificate).map(Some) };
    let fault = |problem: &Problem| sentences(words, problem);
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("years.title") }</h1>
            <p class="lead">{ words.text("years.lead") }</p>
            <fieldset>
                <legend>{ words.text("years.periods") }</legend>
                if let (false, Err(problem)) = (blank, &read) {
                    <p class="field-problem" role="alert" id="periods-fault">{ fault(problem) }</p>
                }
                <Periods name="years" typed={(*periods).clone()} on_typed={set(&periods)} about={false} />
            </fieldset>
            <DateBoxes id="certificate" label={words.text("years.certificate").to_owned()} typed={(*certificate).clone()}
                on_typed={set(&certificate)} problem={not_before.as_ref().err().map(fault)} />
            if let (Ok(periods), Ok(not_before)) = (read, not_before) {
                { answer(words, &periods, not_before, Day::from(shared.today)) }
            } else {
                <p class="quiet-text">{ words.text("years.empty") }</p>
            }
        </>
    }
}

fn answer(words: &Catalog, periods: &[Period], not_before: Option<DayRange>, today: Day) -> Html {
    let service = |not_before| Service {
        periods: periods.to_vec(),
        absences: Vec::new(),
        not_before,
        told_on: today,
    };
    let clocks: Vec<Option<DayRange>> =
        if not_before.is_some() { vec![None, not_before] } else { vec![None] };
    let rows = clocks.into_iter().flat_map(|clock| {
        let service = service(clock);
        [true, false].into_iter().flat_map(move |adds_up| {
            let service = service.clone();
            [false, true].map(move |first_day_counts| {
                let counting = Counting { years: YEARS, adds_up, first_day_counts };
                (clock.is_some(), adds_up, first_day_counts, service.full(counting))
            })
        })
    });
    html! {
        <table class="rows" id="full" aria-live="polite">
            <caption>{ words.text("years.answer") }</caption>
            <thead><tr>
                <th scope="col">{ words.text("years.way") }</th>
                <th scope="col">{ words.text("years.full") }</th>
            </tr></thead>
            <tbody>
                { for rows.map(|(clock, adds_up, first_day_counts, full)| html! {
                    <tr>
                        <th scope="row">{ way(words, clock, adds_up, first_day_counts) }</th>
                        <td data-label={words.text("years.full").to_owned()}>
                            <strong>{ day(words, full, adds_up) }</strong>{ " " }{ so_far(words, full, today) }
                        </td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

fn way(words: &Catalog, clock: bool, adds_up: bool, first_day_counts: bool) -> String {
    let ways = [
        if clock { "timeline.way.after_certificate" } else { "timeline.way.from_post" },
        if adds_up { "timeline.way.added" } else { "timeline.way.unbroken" },
        if first_day_counts { "timeline.way.counted" } else { "timeline.way.not_counted" },
    ];
    joined(words, ways.into_iter().map(|key| words.text(key).to_owned()))
}

fn day(words: &Catalog, full: Onset, adds_up: bool) -> String {
    let never = if adds_up { "years.never" } else { "years.never_unbroken" };
    if full == Onset::NEVER { words.text(never).to_owned() } else { onset(words, full) }
}

fn so_far(words: &Catalog, full: Onset, today: Day) -> String {
    if full == Onset::NEVER {
        return String::new();
    }
    let key = if full.latest <= today {
        "years.reached"
    } else if full.earliest > today {
        "years.not_yet"
    } else {
        "years.perhaps"
    };
    words.text(key).to_owned()
}
