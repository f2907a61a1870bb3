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
/// The room of a line of text, and of the shape below the lines of a mark.
const LINE: i32 = 17;
const SHAPE: i32 = 28;
const TOP: i32 = 26;
/// A Latin letter is reckoned as so wide at most, a Han character as twice that.
const LETTER: i32 = 7;
/// The room of a year on the axis.
const YEAR: i32 = 44;

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
    let rows: Vec<Row> = rows.into_iter().map(|mark| Row::of(words, mark)).collect();
    let tops = rows.iter().scan(TOP, |top, row| Some(std::mem::replace(top, *top + row.height())));
    let tops: Vec<i32> = tops.collect();
    let height = TOP + rows.iter().map(Row::height).sum::<i32>() + 28;
    html! {
        <>
            <figure>
                <svg class="timeline" viewBox={format!("0 0 {WIDTH} {height}")} role="img" aria-labelledby="timeline-title">
                    <title id="timeline-title">{ words.text("timeline.title") }</title>
                    { for reference.iter().map(|mark| today(words, scale, mark, height)) }
                    { for rows.iter().zip(tops).map(|(row, top)| draw(scale, row, top)) }
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
        <table class="rows" id="timeline-table">
            <caption>{ words.text("timeline.table") }</caption>
            <thead><tr>
                <th scope="col">{ words.text("timeline.what") }</th>
                <th scope="col">{ words.text("timeline.when") }</th>
            </tr></thead>
            <tbody>
                { for marks.iter().map(|mark| html! {
                    <tr>
                        <th scope="row">{ name(words, &mark.event) }</th>
                        <td data-label={words.text("timeline.when").to_owned()}>{ when(words, mark) }</td>
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
        Event::AbsenceAbout(track, months) => {
            let key = match track {
                Track::Skill => "timeline.absence_about.skill",
                Track::Title => "timeline.absence_about.title",
            };
            words.fill(key, &[("months", &months.to_string())])
        }
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
        Event::AbsenceAbout(..) => "timeline.brief.absence_about",
        Event::Certificate(_) => "timeline.brief.certificate",
        Event::FullYears(..) => "timeline.brief.full",
        Event::Reference => "timeline.reference",
    };
    let what = match &mark.event {
        Event::FullYears(_, options) if !options.is_empty() => {
            let ways = options.iter().map(|option| words.text(option_key(option.0)).to_owned());
            format!("{} {}", words.text(key), joined(words, ways))
        }
        Event::AbsenceAbout(_, months) => words.fill(key, &[("months", &months.to_string())]),
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
    if let Event::AbsenceAbout(..) = mark.event {
        return words.text("timeline.somewhere").to_owned();
    }
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

/// A mark with its words, as many lines as they need.
struct Row<'m> {
    mark: &'m Mark,
    what: Vec<String>,
    when: Vec<String>,
}

impl<'m> Row<'m> {
    fn of(words: &Catalog, mark: &'m Mark) -> Self {
        let [what, when] = brief(words, mark);
        let when = if when.is_empty() { Vec::new() } else { wrapped(&when) };
        Self { mark, what: wrapped(&what), when }
    }

    fn height(&self) -> i32 {
        i32::try_from(self.what.len() + self.when.len()).unwrap_or_default() * LINE + SHAPE
    }
}

/// A text in lines that fit the sheet; Latin words stay whole.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_inclusive(' ').flat_map(pieces) {
        let line = lines.last().map_or(0, |line| reckoned(line));
        if line > 0 && line + reckoned(word.trim_end()) > WIDTH - 2 * MARGIN {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(word);
        }
    }
    lines
}

/// A word as it may be parted: a Latin one not at all, one with Han characters behind each character.
fn pieces(word: &str) -> Vec<&str> {
    if word.is_ascii() { vec![word] } else { word.split_inclusive(|_| true).collect() }
}

/// How wide a text is at most.
fn reckoned(text: &str) -> i32 {
    text.chars().map(|c| if c.is_ascii() { LETTER } else { 2 * LETTER }).sum()
}

fn draw(scale: Scale, row: &Row<'_>, top: i32) -> Html {
    let below = |lines: usize| top + i32::try_from(lines).unwrap_or_default() * LINE;
    let line = |place: usize, text: &String, class: Option<&'static str>| {
        html! {
            <text {class} x={MARGIN.to_string()} y={(below(place) + 13).to_string()}>{ text }</text>
        }
    };
    let quiet = row.when.iter().zip(row.what.len()..);
    html! {
        <g>
            { for row.what.iter().enumerate().map(|(place, text)| line(place, text, None)) }
            { for quiet.map(|(text, place)| line(place, text, Some("quiet"))) }
            { shape(scale, row.mark, below(row.what.len() + row.when.len()) + 2) }
        </g>
    }
}

/// What stands for a mark below its words; nothing for what has no place.
fn shape(scale: Scale, mark: &Mark, top: i32) -> Html {
    let from = scale.place(mark.from.earliest, scale.first);
    let end = mark.to.map_or(mark.from.latest, |to| to.latest);
    let to = scale.place(end, scale.last);
    let bar = |class: &'static str| {
        html! {
            <rect {class} x={from.to_string()} y={top.to_string()} width={(to - from).max(3).to_string()} height="14" />
        }
    };
    match mark.event {
        Event::Service(_) => bar("bar"),
        Event::Absence(_) => bar("bar gap"),
        Event::AbsenceAbout(..) => html! { <g /> },
        Event::Certificate(_) | Event::FullYears(..) | Event::Reference => html! {
            <path class="mark" d={format!("M{from} {} h{} m0 -7 v14 M{from} {top} v14", top + 7, (to - from).max(0))} />
        },
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
    let is_roomy = |step: &i32| step * (WIDTH - 2 * MARGIN) >= YEAR * years;
    let step = [1, 2, 5, 10, 20].into_iter().find(is_roomy).unwrap_or(50);
    let y = height - 24;
    let shown = (scale.first.year()..=scale.last.year()).filter(|year| year % step == 0);
    html! {
        <g>
            <path class="axis" d={format!("M{MARGIN} {y} H{}", WIDTH - MARGIN)} />
            { for shown.filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1)).map(|day| {
                let x = scale.x(day);
                // At an edge there is no room for a year.
                let is_roomy = (YEAR / 2..=WIDTH - YEAR / 2).contains(&x);
                html! {
                    <g>
                        <path class="axis" d={format!("M{x} {y} v5")} />
                        <text class="quiet" x={x.to_string()} y={(y + 19).to_string()} text-anchor="middle">
                            { if is_roomy { day.year().to_string() } else { String::new() } }
                        </text>
                    </g>
                }
            }) }
        </g>
    }
}
