//! The sheet that is being taken in: it stays while other pages of the batch are looked at, until somebody begins anew.

use std::cell::RefCell;

use gloo::utils::document;
use teji_batch::{Lists, Taken, View};
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url};
use yew::Callback;

use super::talk::{News, Order, Overview, SheetNote, Window};
use crate::desk::work::{self, Program, Told, Work};
use crate::values::object;

/// How far a sheet is.
#[derive(Clone, Default)]
pub(crate) struct Session {
    pub(crate) stage: Stage,
    pub(crate) overview: Option<Overview>,
    pub(crate) window: Option<Window>,
    /// How far the worker is; nothing where it waits.
    pub(crate) progress: Option<(String, Vec<(String, String)>)>,
    pub(crate) fault: Option<(String, Vec<(String, String)>)>,
    pub(crate) lists: Lists,
    pub(crate) view: Option<View>,
    /// People that are to go into the batch as soon as the page is drawn.
    pub(crate) taken: Option<Taken>,
    /// How many were taken over last.
    pub(crate) done: Option<(usize, usize)>,
}

/// What the page shows.
#[derive(Clone, Default, PartialEq)]
pub(crate) enum Stage {
    /// Nothing was chosen.
    #[default]
    Start,
    /// One of the sheets has to be chosen.
    Sheets(Vec<SheetNote>),
    /// A row has to be named as the header.
    NoHeader(Vec<(u32, String)>),
    /// The rows are there.
    Rows,
}

#[derive(Default)]
struct Running {
    /// The batch for which it runs.
    draft: String,
    work: Option<Work>,
    session: Session,
    redraw: Option<Callback<()>>,
}

thread_local! {
    static RUNNING: RefCell<Running> = RefCell::default();
}

/// So many rows are shown at a time.
pub(crate) const SHOWN: usize = 50;

/// The sheet that is being taken into a batch; that of another batch is given up.
pub(crate) fn session(draft: &str, redraw: Callback<()>) -> Session {
    RUNNING.with_borrow_mut(|running| {
        if running.draft != draft {
            *running = Running { draft: draft.to_owned(), ..Running::default() };
        }
        running.redraw = Some(redraw);
        running.session.clone()
    })
}

/// Gives everything up: the worker, what was read, what was typed.
pub(crate) fn restart() {
    RUNNING.with_borrow_mut(|running| {
        running.work = None;
        running.session = Session::default();
    });
    redraw();
}

/// Changes what is shown.
pub(crate) fn change(change: impl FnOnce(&mut Session)) {
    RUNNING.with_borrow_mut(|running| change(&mut running.session));
    redraw();
}

fn redraw() {
    let callback = RUNNING.with_borrow(|running| running.redraw.clone());
    if let Some(callback) = callback {
        callback.emit(());
    }
}

/// Tells the worker what to do; one is started where none runs.
pub(crate) fn tell(order: &Order, file: Option<Blob>) {
    let Ok(text) = serde_json::to_string(order) else { return };
    let mut parts = vec![("order", text.into())];
    parts.extend(file.map(|file| ("file", file.into())));
    let message = object(&parts);
    let is_told = RUNNING.with_borrow_mut(|running| {
        running.session.fault = None;
        if let Some(work) = &running.work {
            return work.give(&message).is_some();
        }
        running.work = work::run(Program::Hr, &message, Callback::from(heard));
        running.work.is_some()
    });
    if !is_told {
        let fault = ("make.no_worker".to_owned(), Vec::new());
        change(|session| session.fault = Some(fault));
    }
}

/// Wants other rows to be shown.
pub(crate) fn show(view: View, from: usize) {
    change(|session| session.view = Some(view));
    tell(&Order::Window { view, from, count: SHOWN }, None);
}

fn heard(told: Told) {
    match told {
        Told::News(text, file) => match serde_json::from_str(&text) {
            Ok(news) => hear(news, file),
            Err(_) => broken("make.broken"),
        },
        Told::Fault(key, args) => {
            change(|session| {
                session.fault = Some((key, args));
                session.progress = None;
            });
            RUNNING.with_borrow_mut(|running| running.work = None);
        }
        Told::Ready
        | Told::Progress(..)
        | Told::Made { .. }
        | Told::Opened { .. }
        | Told::Batch { .. } => {}
    }
}

fn broken(key: &str) {
    change(|session| session.fault = Some((key.to_owned(), Vec::new())));
}

fn hear(news: News, file: Option<Blob>) {
    let asks_for_rows = matches!(news, News::Read(_));
    change(|session| {
        let is_progress = matches!(news, News::Progress(..));
        match news {
            News::Progress(key, args) => session.progress = Some((key, args)),
            News::Sheets(sheets) => {
                *session = Session { stage: Stage::Sheets(sheets), ..Session::default() };
            }
            News::NoHeader(rows) => session.stage = Stage::NoHeader(rows),
            News::Read(overview) => {
                session.stage = Stage::Rows;
                session.overview = Some(*overview);
            }
            News::Rows(window) => session.window = Some(window),
            News::Taken(taken) => session.taken = serde_json::from_str(&taken).ok(),
            News::File(name) => offer(&name, file),
            News::Fault(key, args) => session.fault = Some((key, args)),
        }
        if !is_progress {
            session.progress = None;
        }
    });
    if asks_for_rows {
        let (view, from) = RUNNING.with_borrow(|running| {
            let session = &running.session;
            let from = session.window.as_ref().map_or(0, |window| window.from);
            (session.view.unwrap_or_else(|| first_view(session)), from)
        });
        tell(&Order::Window { view, from, count: SHOWN }, None);
    }
}

/// Rows of which something is said are shown first; all, where there are none.
fn first_view(session: &Session) -> View {
    let is_noted = session
        .overview
        .as_ref()
        .is_some_and(|overview| overview.summary.to_fix + overview.summary.to_confirm > 0);
    if is_noted { View::Noted } else { View::All }
}

/// Hands a file to the browser to save.
fn offer(name: &str, file: Option<Blob>) {
    let link = file.and_then(|file| {
        let address = Url::create_object_url_with_blob(&file).ok()?;
        let link = document().create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
        link.set_href(&address);
        link.set_download(name);
        Some(link)
    });
    // The address is given up with the page: a browser may read it long after the click.
    if let Some(link) = link {
        link.click();
    }
}

/// What was handed over is in the batch.
pub(crate) fn forget_taken(counts: (usize, usize)) {
    RUNNING.with_borrow_mut(|running| {
        running.session.taken = None;
        running.session.done = Some(counts);
    });
}
