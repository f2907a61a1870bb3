//! What joins the state to the device: what is kept is found, changes are kept, windows agree who writes.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::document_element;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::keep::{self, Fault};
use crate::lease::{Lease, Said, Word, hear};
use crate::session;
use crate::shared::Shared;
use crate::state::{Action, Kept};
use crate::today;
use crate::values::{Value, is, object, text};
use crate::words::Language;

/// How long the other windows have to answer, in milliseconds.
const PATIENCE: u32 = 150;

/// The name of the channel between windows.
const CHANNEL: &str = "teji";

/// How the person wants to see the page.
struct View {
    language: String,
    elder: bool,
    /// Whether the computer is a shared one, on which nothing is kept.
    public: bool,
}

impl Value for View {
    fn write(&self) -> JsValue {
        object(&[
            ("language", JsValue::from_str(&self.language)),
            ("elder", self.elder.into()),
            ("public", self.public.into()),
        ])
    }

    fn read(value: &JsValue) -> Option<Self> {
        let language = text(value, "language")?;
        Some(Self { language, elder: is(value, "elder"), public: is(value, "public") })
    }
}

/// Looks once for what is kept.
#[hook]
pub(super) fn use_kept(shared: &Shared) {
    let shared = shared.clone();
    use_effect_with((), move |()| spawn_local(look(shared)));
}

async fn look(shared: Shared) {
    let view = keep::view::<View>().await;
    let kept = match &view {
        Ok(Some(view)) if view.public => Kept::Public,
        Ok(_) => Kept::Idle,
        Err(Fault::Newer) => Kept::Newer,
        Err(Fault::Blocked | Fault::Failed) => Kept::Blocked,
    };
    keep::in_memory(kept != Kept::Idle);
    if kept == Kept::Public {
        // What cannot be deleted now is deleted another time.
        let _ = keep::leave_nothing().await;
    }
    if let Ok(Some(view)) = view {
        if let Some(language) = Language::of(&view.language) {
            shared.dispatch(Action::Spoke(language));
        }
        shared.dispatch(Action::Enlarged(view.elder));
    }
    let drafts = keep::all().await.map(|all| all.drafts).unwrap_or_default();
    shared.dispatch(Action::Found(drafts, session::open_before(), kept));
}

/// Keeps every change as it is made, once it is known that this window may.
#[hook]
pub(super) fn use_saving(shared: &Shared) {
    let open = &shared.open;
    let causes = (
        open.id.clone(),
        open.revision,
        shared.lease == Lease::Mine,
        shared.kept == Kept::Looking,
        shared.is_kept(),
    );
    let shared = shared.clone();
    use_effect_with(causes, move |(id, _, is_mine, is_looking, is_kept)| {
        if *is_kept {
            session::note_open(id);
        }
        if *is_mine && !is_looking && shared.is_unsaved() {
            spawn_local(save(shared));
        }
    });
}

async fn save(shared: Shared) {
    let now = today::now();
    let record = shared.record(now);
    let saved = keep::save(&record, shared.basis()).await;
    let time = today::local(now).1;
    shared.dispatch(match saved {
        Ok(true) => Action::Saved(record.id, record.revision, now, time),
        Ok(false) => Action::Parted(record.id),
        Err(_) => Action::Unsaved(time),
    });
}

/// Asks the other windows before a draft is written that they may have open, and answers them.
#[hook]
pub(super) fn use_lease(shared: &Shared) {
    let listener = shared.clone();
    use_effect_with((), move |()| {
        let channel = BroadcastChannel::new(CHANNEL).ok();
        let heard = channel.as_ref().map(|channel| {
            EventListener::new(channel, "message", move |event| heard(event, &listener))
        });
        move || {
            drop(heard);
            if let Some(channel) = channel {
                channel.close();
            }
        }
    });
    let causes = (shared.open.id.clone(), shared.lease);
    let shared = shared.clone();
    use_effect_with(causes, move |(_, lease)| {
        let waited = (*lease == Lease::Asking).then(|| {
            say(&shared, Word::Asks);
            Timeout::new(PATIENCE, move || shared.dispatch(Action::Leased(Lease::Mine)))
        });
        move || drop(waited)
    });
}

fn heard(event: &Event, shared: &Shared) {
    let data = event.dyn_ref::<MessageEvent>().and_then(|message| message.data().as_string());
    let Some(said) = data.and_then(|text| Said::read(&text)) else { return };
    // The listener is as old as the page; the state as it was drawn last is not.
    let now = session::now().unwrap_or_else(|| shared.clone());
    let (lease, answer) = hear(now.lease, &now.open.id, &now.open.writer, &said);
    if lease != now.lease {
        now.dispatch(Action::Leased(lease));
    }
    if let Some(word) = answer {
        say(&now, word);
    }
}

/// Tells the other windows of the draft that is open here.
fn say(shared: &Shared, word: Word) {
    let (id, by) = (shared.open.id.clone(), shared.open.writer.clone());
    if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
        // Where nobody can be told, the revision in the database holds alone.
        let _ = channel.post_message(&Said { word, id, by }.write().into());
        channel.close();
    }
}

/// Makes this window the one that writes the draft, as it is kept now.
pub(crate) fn take(shared: Shared) {
    spawn_local(async move {
        let taken = keep::take(&shared.open.id, &shared.open.writer).await;
        say(&shared, Word::Takes);
        shared.dispatch(match taken {
            Ok(Some(record)) => Action::Taken(record),
            Ok(None) => Action::Parted(shared.open.id.clone()),
            Err(_) => Action::Unsaved(today::local(today::now()).1),
        });
    });
}

/// Shows the page in the language and size that are chosen, and keeps the choice.
#[hook]
pub(super) fn use_view(shared: &Shared) {
    let (is_looking, public) = (shared.kept == Kept::Looking, shared.kept == Kept::Public);
    let causes = (shared.language, shared.elder, is_looking, public);
    use_effect_with(causes, |&(language, elder, is_looking, public)| {
        let root = document_element();
        // Both attributes have plain names, which no browser refuses.
        let _ = root.set_attribute("lang", language.tag());
        let _ = if elder {
            root.set_attribute("data-elder", "")
        } else {
            root.remove_attribute("data-elder")
        };
        if !is_looking {
            let view = View { language: language.tag().to_owned(), elder, public };
            spawn_local(async move {
                // A view that is not kept is chosen again; the line about saving tells of the browser.
                let _ = keep::save_view(&view).await;
            });
        }
    });
}
