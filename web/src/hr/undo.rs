//! Brings back the people who were taken out last; until the page is left or another batch is opened.

use std::cell::RefCell;
use std::rc::Rc;

use teji_batch::Person;
use yew::prelude::*;

use super::round::{Round, use_round};
use crate::shared::{focus, use_words};

/// Who was taken out, and where they stood.
type Removed = (usize, Rc<Person>);

thread_local! {
    /// With the name of the draft that holds their batch: nobody comes into another one.
    static GONE: RefCell<(String, Vec<Removed>)> = RefCell::default();
}

/// Notes who was taken out of the batch that is open.
pub(crate) fn note(round: &Round, removed: Option<Removed>) {
    GONE.with_borrow_mut(|(of, gone)| {
        if *of != round.shared.open.id {
            (*of, *gone) = (round.shared.open.id.clone(), Vec::new());
        }
        gone.extend(removed);
    });
}

/// The way back, while there is somebody to bring back.
#[component]
pub(crate) fn Undo() -> Html {
    let words = use_words();
    let round = use_round();
    let update = use_force_update();
    let is_ours = GONE.with_borrow(|(of, _)| *of == round.shared.open.id);
    let count = if is_ours { GONE.with_borrow(|(_, gone)| gone.len()) } else { 0 };
    let back = {
        let round = round.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some((place, person)) = GONE.with_borrow_mut(|(_, gone)| gone.pop()) {
                round.change(move |batch| batch.restore(place, person));
            }
            update.force_update();
            focus("title");
        })
    };
    html! {
        <div role="status">
            if count > 0 {
                <p class="note">{ words.fill("me.removed", &[("count", &count.to_string())]) }{ " " }
                    <button type="button" class="button secondary" id="undo-person" onclick={back}>{ words.text("undo.back") }</button></p>
            }
        </div>
    }
}
