//! A person's years as a picture, and the same facts as a table.

use chrono::{Datelike, NaiveDate};
use teji_notice::{Event, Mark, Track};
use teji_text::Catalog;
use teji_workdays::{Day, Onset};
use yew::prelude::*;

use crate::parts::answer::{joined, onset};

/// The picture is drawn on a sheet of this width, so that its letters keep their size on a phone.
const WIDTH: i32 = 340;
const MARGIN: i32 = 8;
const ROW: i32 = 58;
const TOP: i32 = 26;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) marks: Vec<Mark>,
    pub(crate) words: Words,
}

/// The sentences of a language; two are the same when they lie at the same place.
#[derive(Clone, Copy)]
pub(crate) struct Words(pub(crate) &'static Catalog);

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

#[component]
pub(crate) fn Timeline(Props { marks, words: Words(words) }: &Props) -> Html {
    let Some(scale) = Scale::of(marks) else {
        return html! { <p>{ words.text("timeline.empty") }</p> };
    };
    let (reference, rows): (Vec<&Mark>, Vec<&Mark>) =
        marks.iter().partition(|mark| mark.event == Event::Reference);
    let height = TOP + ROW * i32::try_from(rows.len()).unwrap_or_default() + 28;
    html! {
        <>
            <figure>
                <svg class="timeline" viewBox={format!("0 0 {WIDTH} {height}")} role="img" aria-labelledby="timeline-title">
                    <title id="timeline-title">{ words.text("timeline.title") }</title>
                    { for reference.iter().map(|mark| today(words, scale, mark, height)) }
                    { for rows.iter().zip(0..).map(|(mark, row)| draw(words, scale, mark, row)) }
                    { axis(scale, height) }
                </svg>
                <figcaption>{ words.text("timeline.caption") }</figcaption>
            </figure>
            { table(words, marks) }
        </>
    }
}

/// The same facts as the picture.
fn table(words: &Catalog, marks: &[Mark]) -> Html {
    html! {
        <table id="timeline-table">
            <caption>{ words.text("timeline.table") }</caption>
            <thead><tr>
                <th scope="col">{ words.text("timeline.what") }</th>
                <th scope="col">{ words.text("timeline.when") }</th>
            </tr></thead>
            <tbody>
                { for marks.iter().map(|mark| html! {
                    <tr>
                        <th scope="row">{ name(words, &mark.event) }</th>
                        <td>{ when(words, mark) }</td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

fn name(words: &Catalog, event: &Event) -> String {
    let of = |what: &str, track: &Track| {
        let track = match track {
            Track::Skill => "skill",
            Track::Title => "title",
        };
        words.text(&format!("timeline.{what}.{track}")).to_owned()
    };
    match event {
        Event::Service(track) => of("service", track),
        Event::Absence(track) => of("absence", track),
        Event::Certificate(track) => of("certificate", track),
        Event::Reference => words.text("timeline.reference").to_owned(),
        Event::FullYears(track, options) => {
            let ways: Vec<String> =
                options.iter().map(|option| words.text(option_key(option.0)).to_owned()).collect();
            let full = of("full", track);
            if ways.is_empty() {
                full
            } else {
                words.fill(
                    "timeline.full_if",
                    &[("full", &full), ("ways", &joined(words, ways.into_iter()))],
                )
            }
        }
    }
}

/// What a mark is and when, each as short as the picture needs it.
fn brief(words: &Catalog, mark: &Mark) -> [String; 2] {
    let key = match &mark.event {
        Event::Service(_) => "timeline.brief.service",
        Event::Absence(_) => "timeline.brief.absence",
        Event::Certificate(_) => "timeline.brief.certificate",
        Event::FullYears(..) => "timeline.brief.full",
        Event::Reference => "timeline.reference",
    };
    let what = match &mark.event {
        Event::FullYears(_, options) if !options.is_empty() => {
            let ways = options.iter().map(|option| words.text(option_key(option.0)).to_owned());
            format!("{} {}", words.text(key), joined(words, ways))
        }
        _ => words.text(key).to_owned(),
    };
    let ends: Vec<String> = [Some(mark.from), mark.to].into_iter().flatten().map(days).collect();
    [what, ends.join(" → ")]
}

/// Bounds in digits.
fn days(onset: Onset) -> String {
    let (first, last) = (onset.earliest.date(), onset.latest.date());
    match (first, last) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("{first}…{last}"),
        (Some(first), None) => format!("{first}…"),
        (None, Some(last)) => format!("…{last}"),
        (None, None) => String::new(),
    }
}

/// The short words for a way of counting.
fn option_key(option: &str) -> &'static str {
    match option {
        "added" => "timeline.way.added",
        "unbroken" => "timeline.way.unbroken",
        "from_post" => "timeline.way.from_post",
        "after_certificate" => "timeline.way.after_certificate",
        "not_counted" => "timeline.way.not_counted",
        _ => "timeline.way.counted",
    }
}

fn when(words: &Catalog, mark: &Mark) -> String {
    let from = onset(words, mark.from);
    match mark.to {
        Some(to) => words.fill("period.closed", &[("first", &from), ("last", &onset(words, to))]),
        None => from,
    }
}

/// Where days lie on the sheet.
#[derive(Clone, Copy)]
struct Scale {
    first: NaiveDate,
    last: NaiveDate,
}

impl Scale {
    fn of(marks: &[Mark]) -> Option<Self> {
        let ends = |onset: Onset| [onset.earliest.date(), onset.latest.date()];
        let days = || {
            marks
                .iter()
                .flat_map(|mark| [Some(mark.from), mark.to])
                .flatten()
                .flat_map(ends)
                .flatten()
        };
        let (first, last) = (days().min()?, days().max()?);
        let first = NaiveDate::from_ymd_opt(first.year(), 1, 1)?;
        let last = NaiveDate::from_ymd_opt(last.year() + 1, 1, 1)?;
        (days().count() > 1).then_some(Self { first, last })
    }

    fn x(self, day: NaiveDate) -> i32 {
        let whole = (self.last - self.first).num_days().max(1);
        let part = (day - self.first).num_days().clamp(0, whole);
        let room = i64::from(WIDTH - 2 * MARGIN);
        MARGIN + i32::try_from(part * room / whole).unwrap_or_default()
    }

    fn place(self, day: Day, otherwise: NaiveDate) -> i32 {
        self.x(day.date().unwrap_or(otherwise))
    }
}

fn draw(words: &Catalog, scale: Scale, mark: &Mark, row: i32) -> Html {
    let top = TOP + row * ROW;
    let from = scale.place(mark.from.earliest, scale.first);
    let end = mark.to.map_or(mark.from.latest, |to| to.latest);
    let to = scale.place(end, scale.last);
    let [what, when] = brief(words, mark);
    let shape = match mark.event {
        Event::Service(_) => html! {
            <rect class="bar" x={from.to_string()} y={(top + 36).to_string()} width={(to - from).max(2).to_string()} height="14" />
        },
        Event::Absence(_) => html! {
            <rect class="bar gap" x={from.to_string()} y={(top + 36).to_string()} width={(to - from).max(3).to_string()} height="14" />
        },
        Event::Certificate(_) | Event::FullYears(..) | Event::Reference => html! {
            <path class="mark" d={format!("M{from} {y} h{width} m0 -7 v14 M{from} {low} v14", y = top + 43, low = top + 36, width = (to - from).max(0))} />
        },
    };
    html! {
        <g>
            <text x={MARGIN.to_string()} y={(top + 13).to_string()}>{ what }</text>
            <text class="quiet" x={MARGIN.to_string()} y={(top + 29).to_string()}>{ when }</text>
            { shape }
        </g>
    }
}

fn today(words: &Catalog, scale: Scale, mark: &Mark, height: i32) -> Html {
    let x = scale.place(mark.from.earliest, scale.first);
    let anchor = if x > WIDTH / 2 { "end" } else { "start" };
    html! {
        <g>
            <path class="today" d={format!("M{x} {TOP} V{}", height - 26)} />
            <text x={x.to_string()} y="16" text-anchor={anchor}>
                { brief(words, mark).join(" ") }
            </text>
        </g>
    }
}

fn axis(scale: Scale, height: i32) -> Html {
    let years = scale.last.year() - scale.first.year();
    let step = if years > 30 {
        10
    } else if years > 12 {
        5
    } else if years > 6 {
        2
    } else {
        1
    };
    let y = height - 24;
    let shown = (scale.first.year()..=scale.last.year()).filter(|year| year % step == 0);
    html! {
        <g>
            <path class="axis" d={format!("M{MARGIN} {y} H{}", WIDTH - MARGIN)} />
            { for shown.filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1)).map(|day| {
                let x = scale.x(day);
                let anchor = if x < 24 { "start" } else if x > WIDTH - 24 { "end" } else { "middle" };
                html! {
                    <g>
                        <path class="axis" d={format!("M{x} {y} v5")} />
                        <text class="quiet" x={x.to_string()} y={(y + 19).to_string()} text-anchor={anchor}>{ day.year() }</text>
                    </g>
                }
            }) }
        </g>
    }
}
