//! The list of people: sorted, filtered, searched; of a long list only what is in sight is drawn.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::utils::document;

use teji_batch::Path;
use teji_dossier::{BASICS, Spot};
use teji_order::sort_by_key;
use teji_text::Catalog;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};
use yew::prelude::*;

use super::make::Make;
use super::round::{Round, use_round};
use super::standing::{Judged, first_day, judged, lacks, since};
use super::undo::Undo;
use crate::parts::date::value;
use crate::parts::slims::in_wechat;
use crate::route::{Hall, Place, Route};
use crate::shared::{focus, use_words};

/// A longer list is drawn in parts.
const MOST_DRAWN: usize = 200;
/// The rows that are drawn of a longer list.
const WINDOW: usize = 60;
/// The height of a row of such a list, in pixels; the style gives it the same.
const ROW: usize = 52;

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) state: Option<char>,
}

/// By what the list is sorted.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Number,
    Name,
    Occupation,
    Path,
    State,
    Day,
    Papers,
}

/// How the list was looked at last, so that it is found again, and a person's neighbours are those of the list.
#[derive(Clone, Default)]
struct View {
    /// The name of the draft that holds the batch.
    of: String,
    state: Option<char>,
    search: String,
    sorted: Option<(Column, bool)>,
    numbers: Vec<u32>,
}

thread_local! {
    static VIEW: RefCell<View> = RefCell::default();
}

/// The list as it was looked at last: its address, and the people in it.
pub(crate) fn last_view(round: &Round) -> (Route, Vec<u32>) {
    VIEW.with_borrow(|view| {
        if view.of == round.shared.open.id {
            (Route::Hr(Hall::People(view.state)), view.numbers.clone())
        } else {
            (Route::Hr(Hall::People(None)), Vec::new())
        }
    })
}

const COLUMNS: [(Column, &str); 7] = [
    (Column::Number, "number"),
    (Column::Name, "name"),
    (Column::Occupation, "occupation"),
    (Column::Path, "path"),
    (Column::State, "state"),
    (Column::Day, "day"),
    (Column::Papers, "papers"),
];

#[component]
pub(crate) fn People(Props { state }: &Props) -> Html {
    let words = use_words();
    let round = use_round();
    let before = VIEW.with_borrow(|view| view.of == round.shared.open.id);
    let before = if before { VIEW.with_borrow(View::clone) } else { View::default() };
    let sorted = use_state(|| before.sorted.unwrap_or((Column::Number, false)));
    let search = use_state(|| before.search);
    let all = judged(&round.batch, round.shared.today);
    let count = all.len();
    let mut rows: Vec<Judged> =
        all.into_iter().filter(|one| is_wanted(one, *state, &search)).collect();
    sort(&mut rows, sorted.0, sorted.1);
    VIEW.set(View {
        of: round.shared.open.id.clone(),
        state: *state,
        search: (*search).clone(),
        sorted: Some(*sorted),
        numbers: rows.iter().map(|one| one.person.number).collect(),
    });
    let is_full = count >= teji_batch::Batch::MOST;
    let add = {
        let round = round.clone();
        Callback::from(move |_: MouseEvent| {
            let number = round.batch.as_ref().clone().add(teji_batch::Person::default());
            round.change(|batch| {
                batch.add(teji_batch::Person::default());
            });
            if let Some(number) = number {
                Route::Hr(Hall::Person(number, Place::Basics)).go();
            }
        })
    };
    let oninput = {
        let search = search.clone();
        Callback::from(move |event: InputEvent| search.set(value(&event)))
    };
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("hr.people.title") }</h1>
            <p class="buttons">
                <a class="button primary" id="to-import" href={Route::Hr(Hall::Import).href()}>{ words.text("hr.people.import") }</a>
                if !is_full { <button type="button" class="button secondary" id="add-person" onclick={add}>{ words.text("hr.people.add") }</button> }
            </p>
            if is_full { <p class="warn" id="full">{ words.fill("hr.people.full", &[("most", &teji_batch::Batch::MOST.to_string())]) }</p> }
            <Undo />
            if count == 0 {
                <p id="empty">{ words.text("hr.people.empty") }</p>
            } else {
                <div class="two">
                    <div class="field">
                        <label for="search">{ words.text("hr.people.search") }</label>
                        <input id="search" type="text" autocomplete="off" value={(*search).clone()} {oninput} />
                    </div>
                    { filter(words, *state) }
                </div>
                <p aria-live="polite" id="shown">
                    { words.fill("hr.people.shown", &[("shown", &rows.len().to_string()), ("all", &count.to_string())]) }
                </p>
                if rows.is_empty() { <p id="none-shown">{ words.text("hr.people.none") }</p> } else { <Table rows={Rows(rows.clone())} sorted={sorted} /> }
                <section id="prefill" hidden={rows.is_empty()}>
                    <h2>{ words.text("hr.prefill.title") }</h2>
                    <p>{ words.text("hr.prefill.lead") }</p>
                    if in_wechat() { <p class="warn">{ words.text("make.wechat") }</p> } else {
                        <Make making="prefill" numbers={rows.iter().map(|one| one.person.number).collect::<Vec<_>>()} />
                    }
                </section>
            }
        </>
    }
}

fn filter(words: &Catalog, state: Option<char>) -> Html {
    let onchange = Callback::from(|event: Event| {
        let letter = super::field::chosen(&event).chars().next();
        Route::Hr(Hall::People(letter)).go();
    });
    html! {
        <div class="field">
            <label for="filter">{ words.text("hr.people.filter") }</label>
            <select id="filter" {onchange}>
                <option value="" selected={state.is_none()}>{ words.text("hr.people.all") }</option>
                { for ('A'..='F').map(|letter| html! {
                    <option value={letter.to_string()} selected={state == Some(letter)}>{ words.text(&format!("hr.state.{letter}")) }</option>
                }) }
            </select>
        </div>
    }
}

fn is_wanted(one: &Judged, state: Option<char>, search: &str) -> bool {
    let search = search.trim();
    let found = || {
        ["name", "identity", "occupation_name", "department"]
            .into_iter()
            .any(|field| basic(one, field).replace(' ', "").contains(&search.replace(' ', "")))
    };
    state.is_none_or(|state| one.standing.state.letter() == state) && (search.is_empty() || found())
}

fn sort(rows: &mut Vec<Judged>, column: Column, backwards: bool) {
    match column {
        Column::Number => sort_by_key(rows, |one| one.person.number),
        Column::Name => sort_by_key(rows, |one| basic(one, "name")),
        Column::Occupation => sort_by_key(rows, |one| basic(one, "occupation_name")),
        Column::Path => sort_by_key(rows, |one| one.path),
        Column::State => sort_by_key(rows, |one| one.standing.state),
        Column::Day => sort_by_key(rows, first_day),
        Column::Papers => sort_by_key(rows, |one| one.person.application.evidence.len()),
    }
    if backwards {
        rows.reverse();
    }
}

/// What was entered of a person.
pub(crate) fn basic(one: &Judged, field: &str) -> String {
    let field = BASICS.field(field).map(teji_fields::AnyField::id);
    let typed = field.and_then(|id| one.person.application.typed(Spot::Basics, id));
    typed.unwrap_or_default().trim().to_owned()
}

/// The name of a person, or what stands for it.
pub(crate) fn called(words: &Catalog, one: &Judged) -> String {
    let name = basic(one, "name");
    if name.is_empty() { words.text("hr.people.nameless").to_owned() } else { name }
}

/// The key of a path.
pub(crate) fn path_key(path: Path) -> &'static str {
    match path {
        Path::Skill => "hr.path.skill",
        Path::Title => "hr.path.title",
        Path::Open => "hr.path.open",
    }
}

/// Rows that are the same when they are the same people who stand as they stood.
#[derive(Clone, PartialEq)]
struct Rows(Vec<Judged>);

#[derive(PartialEq, Properties)]
struct TableProps {
    rows: Rows,
    sorted: UseStateHandle<(Column, bool)>,
}

#[component]
fn Table(TableProps { rows: Rows(rows), sorted }: &TableProps) -> Html {
    let words = use_words();
    let round = use_round();
    let top = use_state(|| 0_usize);
    let wanted = use_state(|| None::<u32>);
    let is_long = rows.len() > MOST_DRAWN;
    let first = if is_long { (*top).min(rows.len().saturating_sub(WINDOW)) } else { 0 };
    let last = if is_long { (first + WINDOW).min(rows.len()) } else { rows.len() };
    let pressed = use_mut_ref(|| false);
    {
        let pressed = pressed.clone();
        use_effect_with((*wanted, first), move |(wanted, _)| {
            let is_pressed = std::mem::take(&mut *pressed.borrow_mut());
            if let Some(number) = *wanted {
                stay(number, is_pressed);
            }
        });
    }
    let onscroll = {
        let top = top.clone();
        Callback::from(move |event: Event| {
            if let Some(list) = event.target().and_then(|list| list.dyn_into::<Element>().ok()) {
                let row = usize::try_from(list.scroll_top()).unwrap_or_default() / ROW;
                top.set(row.saturating_sub(WINDOW / 4));
            }
        })
    };
    let onkeydown = keys(rows, &top, (&wanted, &pressed), is_long);
    let spacer = |key: &'static str, count: usize| {
        let height = (count * ROW).to_string();
        (count > 0)
            .then(|| html! { <tr {key} aria-hidden="true"><td colspan="8" {height}></td></tr> })
    };
    let shown = rows[first..last].iter().enumerate();
    let shown = shown.map(|(place, one)| row(words, &round, one, first + place));
    let drawn: Vec<Html> = spacer("before", first)
        .into_iter()
        .chain(shown)
        .chain(spacer("after", rows.len() - last))
        .collect();
    html! {
        <div class={if is_long { "scroll long" } else { "scroll" }} id="people-scroll" {onscroll} tabindex={is_long.then_some("0")}
            role="group" aria-label={words.text("hr.people.title").to_owned()}>
            <table id="people" class={(!is_long).then_some("rows")} aria-rowcount={(rows.len() + 1).to_string()} {onkeydown}>
                <caption class="unseen">{ words.text("hr.people.title") }</caption>
                <thead><tr aria-rowindex="1">
                    { for COLUMNS.map(|(column, key)| head(words, column, key, sorted)) }
                    <th scope="col">{ words.text("hr.column.lacks") }</th>
                </tr></thead>
                // All of them have keys, so that a row that stays keeps the focus.
                <tbody>{ for drawn }</tbody>
            </table>
        </div>
    }
}

/// A person whose name a key asked for gets the focus. When other rows are drawn the browser may take it away, and then it
/// is given back where nothing else has it, without a move of the list.
fn stay(number: u32, is_pressed: bool) {
    let id = format!("person-{number}");
    if is_pressed {
        return focus(&id);
    }
    let nothing_has_it = document().active_element().is_none_or(|one| one.tag_name() == "BODY");
    let link =
        document().get_element_by_id(&id).and_then(|link| link.dyn_into::<HtmlElement>().ok());
    if let Some(link) = link.filter(|_| nothing_has_it) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // A link that does not take the focus leaves it where it is.
        let _ = link.focus_with_options(&options);
    }
}

/// Arrows go from name to name, as in a sheet.
fn keys(
    rows: &[Judged],
    top: &UseStateHandle<usize>,
    (wanted, pressed): (&UseStateHandle<Option<u32>>, &Rc<RefCell<bool>>),
    is_long: bool,
) -> Callback<KeyboardEvent> {
    let numbers: Vec<u32> = rows.iter().map(|one| one.person.number).collect();
    let (top, wanted, pressed) = (top.clone(), wanted.clone(), pressed.clone());
    Callback::from(move |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let number = target.and_then(|link| link.id().strip_prefix("person-")?.parse().ok());
        let Some(place) =
            number.and_then(|number: u32| numbers.iter().position(|one| *one == number))
        else {
            return;
        };
        let end = numbers.len() - 1;
        let to = match event.key().as_str() {
            "ArrowDown" => (place + 1).min(end),
            "ArrowUp" => place.saturating_sub(1),
            "PageDown" => (place + 20).min(end),
            "PageUp" => place.saturating_sub(20),
            "Home" => 0,
            "End" => end,
            _ => return,
        };
        event.prevent_default();
        if is_long {
            top.set(to.saturating_sub(WINDOW / 2));
        }
        *pressed.borrow_mut() = true;
        wanted.set(Some(numbers[to]));
    })
}

fn head(
    words: &Catalog,
    column: Column,
    key: &'static str,
    sorted: &UseStateHandle<(Column, bool)>,
) -> Html {
    let (by, backwards) = **sorted;
    let order = match (by == column, backwards) {
        (true, false) => "ascending",
        (true, true) => "descending",
        (false, _) => "none",
    };
    let onclick = {
        let sorted = sorted.clone();
        Callback::from(move |_: MouseEvent| sorted.set((column, by == column && !backwards)))
    };
    html! {
        <th scope="col" aria-sort={order}>
            <button type="button" class="head" id={format!("sort-{key}")} {onclick}>{ words.text(&format!("hr.column.{key}")) }
            </button>
        </th>
    }
}

fn row(words: &Catalog, round: &Round, one: &Judged, place: usize) -> Html {
    let person = &one.person;
    let label = |key: &str| words.text(&format!("hr.column.{key}")).to_owned();
    let letter = one.standing.state.letter();
    let when = since(words, one).unwrap_or_default();
    let number = person.row.as_ref().map_or_else(
        || person.number.to_string(),
        |row| {
            words.fill(
                "hr.people.row",
                &[("number", &person.number.to_string()), ("row", &row.number.to_string())],
            )
        },
    );
    html! {
        <tr key={person.number} aria-rowindex={(place + 2).to_string()} data-person={person.number.to_string()} data-state={letter.to_string()}>
            <td class="number" data-label={label("number")}>{ number }</td>
            <th scope="row"><a id={format!("person-{}", person.number)} href={Route::Hr(Hall::Person(person.number, Place::Tasks)).href()}>{ called(words, one) }</a></th>
            <td data-label={label("occupation")}>{ basic(one, "occupation_name") }</td>
            <td data-label={label("path")}>{ words.text(path_key(one.path)) }</td>
            <td data-label={label("state")}><strong>{ words.text(&format!("hr.state.{letter}")) }</strong>
                if one.standing.preferred { { " " }<span class="badge">{ words.text("hr.preferred") }</span> }</td>
            <td data-label={label("day")}>{ when }</td>
            <td class="number" data-label={label("papers")}>{ person.application.evidence.len() }</td>
            <td data-label={label("lacks")}>{ lacks(words, round, one) }</td>
        </tr>
    }
}
