//! Which sheet, which header, and what each of its headings means; all of it can be changed.

use teji_batch::{COLUMNS, Column, Header};
use teji_text::Catalog;
use yew::prelude::*;

use super::session::tell;
use super::talk::{Order, Overview, SheetNote};
use crate::hr::field::chosen;
use crate::hr::round::Round;

/// The sheets of the file, to choose one.
pub(super) fn sheets(words: &Catalog, sheets: &[SheetNote], here: Option<usize>) -> Html {
    let button = |(place, sheet): (usize, &SheetNote)| {
        let onclick = Callback::from(move |_: MouseEvent| tell(&Order::Sheet(place), None));
        let key = if sheet.hidden { "import.sheet.hidden" } else { "import.sheet.named" };
        html! {
            <li><button type="button" class="button secondary" id={format!("sheet-{place}")} aria-current={(here == Some(place)).then_some("true")} {onclick}>
                { words.fill(key, &[("name", &sheet.name)]) }
            </button></li>
        }
    };
    html! {
        <section id="sheets">
            <h2>{ words.text(if here.is_none() { "import.sheet" } else { "import.sheet.other" }) }</h2>
            if here.is_none() { <p>{ words.text("import.sheet.more") }</p> }
            <ul class="plain buttons">{ for sheets.iter().enumerate().map(button) }</ul>
        </section>
    }
}

/// The first rows of a sheet in which no header was found, to name one.
pub(super) fn rows(words: &Catalog, rows: &[(u32, String)]) -> Html {
    let row = |(number, text): &(u32, String)| {
        let number = *number;
        let header = Header { first: number, last: number };
        let onclick = Callback::from(move |_: MouseEvent| tell(&Order::Header(header), None));
        html! {
            <tr>
                <td class="number">{ number }</td>
                <td>{ text.chars().take(80).collect::<String>() }</td>
                <td><button type="button" class="button quiet" id={format!("header-{number}")} {onclick}>{ words.text("import.header.this") }</button></td>
            </tr>
        }
    };
    html! {
        <section id="no-header">
            <h2>{ words.text("import.header.none") }</h2>
            <p>{ words.text("import.header.none.more") }</p>
            <div class="scroll"><table><tbody>{ for rows.iter().map(row) }</tbody></table></div>
        </section>
    }
}

/// What a column of ours is called.
fn name_of(names: &Catalog, column: &Column) -> String {
    let key = format!("column.{}", column.id);
    names.text(&key).split(['；', ';']).next().unwrap_or_default().trim().to_owned()
}

/// Each heading of the sheet with what it means, and words for columns that the sheet lacks.
pub(super) fn matching(words: &Catalog, round: &Round, overview: &Overview) -> Html {
    let names = round.names();
    let unmatched =
        overview.headings.iter().filter(|one| one.means.is_none() || one.double).count();
    let told = if unmatched == 0 {
        words.text("import.matched").to_owned()
    } else {
        words.fill("import.unmatched", &[("count", &unmatched.to_string())])
    };
    let at = overview.header.map(|header| {
        let [first, last] = [header.first, header.last].map(|row| row.to_string());
        let key = if first == last { "import.header.at" } else { "import.header.two" };
        words.fill(key, &[("first", &first), ("last", &last)])
    });
    html! {
        <details id="matching" open={unmatched > 0}>
            <summary>{ words.text("import.matching") }{ " " }<span class="badge">{ told }</span></summary>
            <p>{ at.unwrap_or_default() }{ " " }{ words.text("import.matching.more") }</p>
            <div class="scroll"><table id="headings">
                <thead><tr>
                    <th scope="col">{ words.text("import.heading") }</th>
                    <th scope="col">{ words.text("import.sample") }</th>
                    <th scope="col">{ words.text("import.means") }</th>
                </tr></thead>
                <tbody>{ for overview.headings.iter().zip(&overview.samples).map(|(heading, sample)| {
                    let column = heading.column;
                    let onchange = Callback::from(move |event: Event| {
                        let means = Some(chosen(&event)).filter(|means| !means.is_empty());
                        tell(&Order::Meaning { column, means }, None);
                    });
                    let means = heading.means.as_deref().filter(|_| !heading.double);
                    html! {
                        <tr key={column}>
                            <th scope="row">{ heading.text.clone() }</th>
                            <td>{ sample.clone() }</td>
                            <td><select id={format!("means-{column}")} aria-label={words.fill("import.means.of", &[("name", &heading.text)])} {onchange}>
                                <option value="" selected={means.is_none()}>{ words.text(if heading.double { "import.double" } else { "import.not_taken" }) }</option>
                                { for COLUMNS.iter().filter(|one| one.id != "row").map(|one| html! {
                                    <option value={one.id} selected={means == Some(one.id)}>{ name_of(names, one) }</option>
                                }) }
                            </select></td>
                        </tr>
                    }
                }) }</tbody>
            </table></div>
            { lacking(words, round, overview) }
        </details>
    }
}

fn lacking(words: &Catalog, round: &Round, overview: &Overview) -> Html {
    let names = round.names();
    let columns: Vec<&Column> = overview.lacking.iter().filter_map(|id| Column::find(id)).collect();
    if columns.is_empty() {
        return html! { <span hidden=true /> };
    }
    html! {
        <section id="whole">
            <h3>{ words.text("import.whole") }</h3>
            <p>{ words.text("import.whole.more") }</p>
            <div class="two">{ for columns.into_iter().map(|column| {
                let id = column.id;
                let onchange = Callback::from(move |event: Event| {
                    tell(&Order::Whole { column: id.to_owned(), word: chosen(&event) }, None);
                });
                let told = overview.whole.get(id).map(String::as_str);
                html! {
                    <div class="field" key={id}>
                        <label for={format!("whole-{id}")}>{ name_of(names, column) }</label>
                        <select id={format!("whole-{id}")} {onchange}>
                            <option value="" selected={told.is_none()}>{ words.text("import.whole.none") }</option>
                            { for column.offers(names).into_iter().map(|offer| html! {
                                <option value={offer.clone()} selected={told == Some(offer.as_str())}>{ offer.clone() }</option>
                            }) }
                        </select>
                    </div>
                }
            }) }</div>
        </section>
    }
}
