//! Brings back the people who were taken out last; until the page is left.

use std::cell::RefCell;
use std::rc::Rc;

use teji_batch::Person;
use yew::prelude::*;

use super::round::use_round;
use crate::shared::{focus, use_words};

thread_local! {
    static GONE: RefCell<Vec<(usize, Rc<Person>)>> = const { RefCell::new(Vec::new()) };
}

/// Notes who was taken out, and where they stood.
pub(crate) fn note(removed: Option<(usize, Rc<Person>)>) {
    GONE.with_borrow_mut(|gone| gone.extend(removed));
}

/// The way back, while there is somebody to bring back.
#[component]
pub(crate) fn Undo() -> Html {
    let words = use_words();
    let round = use_round();
    let update = use_force_update();
    let count = GONE.with_borrow(Vec::len);
    let back = {
        let round = round.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some((place, person)) = GONE.with_borrow_mut(Vec::pop) {
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
