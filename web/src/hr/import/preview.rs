//! The rows as they were read, with their true numbers; what is said of them is answered, undone and mended here.

use teji_batch::{Mends, Remark, View, Weight, place};
use teji_text::Catalog;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::session::{SHOWN, Session, show, tell};
use super::talk::{Line, Order, Overview, Window};
use crate::hr::round::Round;

/// How many rows are how, in one sentence, and what else is to be known of the sheet.
pub(super) fn summary(words: &Catalog, session: &Session, overview: &Overview) -> Html {
    let summary = &overview.summary;
    let count = |count: usize| count.to_string();
    let notes = [
        ("import.note.blank", overview.blank),
        ("import.note.skipped", summary.skipped),
        ("import.note.left_out", overview.left_out),
        ("import.note.formulas", overview.formulas),
        ("import.note.merged", overview.merged),
        ("import.note.mended", overview.mended),
    ];
    let hidden = overview.sheets.iter().filter(|sheet| sheet.hidden);
    let hidden: Vec<&str> = hidden.map(|sheet| sheet.name.as_str()).collect();
    let here = overview.sheets.get(overview.place);
    html! {
        <section aria-live="polite" aria-busy={session.progress.is_some().to_string()}>
            if let Some(sheet) = here.filter(|sheet| !sheet.name.is_empty()) {
                <p>{ words.fill("import.sheet.here", &[("name", &sheet.name)]) }</p>
            }
            <p id="summary"><strong>{ words.fill("import.summary", &[("rows", &count(summary.rows)), ("usable", &count(summary.usable)), ("fix", &count(summary.to_fix))]) }</strong></p>
            <ul id="notes">
                { for notes.into_iter().filter(|(_, many)| *many > 0).map(|(key, many)| html! {
                    <li>{ words.fill(key, &[("count", &count(many))]) }</li>
                }) }
                if !hidden.is_empty() { <li>{ words.fill("import.note.hidden", &[("names", &hidden.join("、"))]) }</li> }
            </ul>
        </section>
    }
}

/// The kinds of rows that can be looked at.
const VIEWS: [(View, &str); 6] = [
    (View::Noted, "noted"),
    (View::Of(Weight::Fix), "fix"),
    (View::Of(Weight::Confirm), "confirm"),
    (View::Of(Weight::Tidied), "tidied"),
    (View::Known, "known"),
    (View::All, "all"),
];

/// The rows.
pub(super) fn preview(
    words: &Catalog,
    round: &Round,
    session: &Session,
    overview: &Overview,
) -> Html {
    let Some(window) = &session.window else { return html! { <span hidden=true /> } };
    let filter = |(view, name): (View, &'static str)| {
        let onclick = Callback::from(move |_: MouseEvent| show(view, 0));
        html! {
            <button type="button" class="button quiet" id={format!("view-{name}")} aria-pressed={(window.view == view).to_string()} {onclick}>
                { words.text(&format!("import.view.{name}")) }
            </button>
        }
    };
    html! {
        <section aria-labelledby="preview-title">
            <h2 id="preview-title">{ words.text("import.preview") }</h2>
            <div class="buttons" role="group" aria-label={words.text("import.views").to_owned()}>{ for VIEWS.map(filter) }</div>
            if window.rows.is_empty() { <p id="no-rows">{ words.text("import.view.empty") }</p> } else { { table(words, round, overview, window) } }
            { pages(words, window) }
        </section>
    }
}

fn table(words: &Catalog, round: &Round, overview: &Overview, window: &Window) -> Html {
    let shown: Vec<_> = overview.headings.iter().filter(|one| one.column().is_some()).collect();
    let width = (shown.len() + 2).to_string();
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label={words.text("import.preview").to_owned()}>
            <table id="rows" aria-rowcount={(window.all + 1).to_string()}>
                <thead><tr aria-rowindex="1">
                    <th scope="col">{ words.text("import.row") }</th>
                    { for shown.iter().map(|one| html! { <th scope="col" key={one.column}>{ one.text.clone() }</th> }) }
                    <th scope="col">{ words.text("hr.column.state") }</th>
                </tr></thead>
                <tbody>{ for window.rows.iter().enumerate().map(|(at, line)| html! {
                    <>
                        { row(words, line, window.from + at + 2) }
                        if !line.remarks.is_empty() || !line.mended.is_empty() {
                            <tr class="remarks" data-remarks={line.number.to_string()}><td colspan={width.clone()}>{ remarks(words, round, overview, line) }</td></tr>
                        }
                    </>
                }) }</tbody>
            </table>
        </div>
    }
}

fn row(words: &Catalog, line: &Line, index: usize) -> Html {
    let told = match (line.skip.as_deref(), line.state) {
        (Some(skip), _) => words.text(&format!("import.skip.{skip}")).to_owned(),
        (None, Some(state)) => {
            words.text(&format!("hr.state.{}", char::from(b'A' + state))).to_owned()
        }
        (None, None) => words.text("import.waits").to_owned(),
    };
    html! {
        <tr key={line.number} data-row={line.number.to_string()} aria-rowindex={index.to_string()}>
            <th scope="row" class="number">{ line.number }</th>
            { for line.cells.iter().map(|cell| html! { <td>{ cell.clone() }</td> }) }
            <td>{ told }</td>
        </tr>
    }
}

fn remarks(words: &Catalog, round: &Round, overview: &Overview, line: &Line) -> Html {
    let sheet = overview.sheets.get(overview.place).map(|sheet| sheet.name.as_str());
    let sheet = sheet.unwrap_or_default();
    html! {
        <ul class="plain">
            { for line.remarks.iter().enumerate().map(|(at, remark)| html! {
                <li key={at} data-weight={weight(remark.weight)}>{ told(words, round, sheet, remark) }</li>
            }) }
            { for line.mended.iter().map(|(column, text)| mended(words, sheet, line.number, *column, text)) }
        </ul>
    }
}

fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Fix => "fix",
        Weight::Confirm => "confirm",
        Weight::Tidied => "tidied",
    }
}

fn told(words: &Catalog, round: &Round, sheet: &str, remark: &Remark) -> Html {
    let names = round.names();
    let [what, cure] = remark.told(names);
    let class = match remark.weight {
        Weight::Fix => "problem",
        Weight::Confirm => "warn",
        Weight::Tidied => "note",
    };
    html! {
        <div {class}>
            <p><span class="badge">{ names.text(&format!("weight.{}", weight(remark.weight))) }</span>{ " " }
                <strong>{ place(sheet, remark.row, remark.column) }</strong>{ " " }{ what }{ " " }{ cure }</p>
            if let Some(column) = remark.column { { answers(words, remark, column) } }
        </div>
    }
}

/// Puts a text in place of a cell, or gives it back to the sheet.
fn mend(row: u32, column: u32, text: Option<String>) -> Callback<MouseEvent> {
    Callback::from(move |_: MouseEvent| {
        tell(&Order::Mend { row, column, text: text.clone() }, None);
    })
}

/// What can be done about a remark.
fn answers(words: &Catalog, remark: &Remark, column: u32) -> Html {
    let row = remark.row;
    if remark.weight == Weight::Tidied {
        return html! {
            <p class="buttons"><button type="button" class="button quiet" id={format!("undo-{row}-{column}")} onclick={mend(row, column, Some(remark.raw.clone()))}>{ words.text("import.undo") }</button></p>
        };
    }
    let id = format!("mend-{row}-{column}");
    let onchange = Callback::from(move |event: Event| {
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        tell(&Order::Mend { row, column, text: Some(text) }, None);
    });
    html! {
        <div class="buttons">
            { for remark.choices.iter().enumerate().map(|(at, choice)| html! {
                <button type="button" class="button secondary" id={format!("choose-{row}-{column}-{at}")} onclick={mend(row, column, Some(choice.clone()))}>{ choice.clone() }</button>
            }) }
            if column < Mends::BEYOND {
                <label for={id.clone()}>{ words.text("import.mend") }</label>
                <input type="text" {id} autocomplete="off" value={remark.raw.clone()} {onchange} />
                <button type="button" class="button quiet">{ words.text("import.mend.do") }</button>
            }
        </div>
    }
}

fn mended(words: &Catalog, sheet: &str, row: u32, column: u32, text: &str) -> Html {
    let told = if text.trim().is_empty() { words.text("import.mended.empty") } else { text };
    html! {
        <li data-weight="mended"><div class="note">
            <p>{ words.fill("import.mended", &[("place", &place(sheet, row, Some(column))), ("text", told)]) }</p>
            <p class="buttons"><button type="button" class="button quiet" id={format!("back-{row}-{column}")} onclick={mend(row, column, None)}>{ words.text("import.mended.back") }</button></p>
        </div></li>
    }
}

fn pages(words: &Catalog, window: &Window) -> Html {
    if window.all == 0 {
        return html! { <span hidden=true /> };
    }
    let (view, from) = (window.view, window.from);
    let last = (from + window.rows.len()).to_string();
    let to = |from: usize| Callback::from(move |_: MouseEvent| show(view, from));
    html! {
        <p class="buttons" id="pages">
            <span aria-live="polite">{ words.fill("import.pages", &[("first", &(from + 1).to_string()), ("last", &last), ("all", &window.all.to_string())]) }</span>
            if from > 0 { <button type="button" class="button quiet" id="rows-before" onclick={to(from.saturating_sub(SHOWN))}>{ words.text("import.pages.before") }</button> }
            if from + window.rows.len() < window.all { <button type="button" class="button quiet" id="rows-next" onclick={to(from + SHOWN)}>{ words.text("import.pages.next") }</button> }
        </p>
    }
}
