//! The drafts on this device: what is there, how much room it takes, and how it gets away from it.

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::desk::list::Drafts;
use crate::desk::me::use_sweep;
use crate::desk::open::OpenFile;
use crate::desk::storage::{ClearAll, Meter, PublicMode};
use crate::draft::{Draft, Record};
use crate::keep::{self, All};
use crate::parts::renewal::renewal;
use crate::parts::undo::undo;
use crate::route::Route;
use crate::shared::{Shared, leave_for, use_shared, use_words};
use crate::state::{Action, Kept};

#[component]
pub(crate) fn Files() -> Html {
    let shared = use_shared();
    let words = use_words();
    use_sweep(&shared);
    let found = use_state(|| None::<Vec<Record>>);
    let newer = use_state(|| 0);
    let changes = use_state(|| 0_u32);
    {
        let causes = (causes(&shared), *changes);
        let (found, newer) = (found.clone(), newer.clone());
        let is_looking = shared.kept == Kept::Looking;
        use_effect_with(causes, move |_| {
            if !is_looking {
                spawn_local(async move {
                    let All { drafts, newer: others } = keep::all().await.unwrap_or_default();
                    newer.set(others);
                    found.set(Some(drafts));
                });
            }
        });
    }
    let on_changed = {
        let changes = changes.clone();
        Callback::from(move |()| changes.set(*changes + 1))
    };
    let another = {
        let shared = shared.clone();
        Callback::from(move |_: MouseEvent| {
            leave_for(&shared, Action::Begun(Draft::default()), || Route::Check.go());
        })
    };
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("files.title") }</h1>
            <p class="lead">{ words.text("files.lead") }</p>
            { renewal(words) }
            { undo(&shared, words) }
            if let Some(drafts) = &*found {
                if drafts.is_empty() {
                    <p id="no-drafts">{ words.text("files.empty") }</p>
                } else {
                    <Drafts drafts={drafts.clone()} {on_changed} />
                }
                if *newer > 0 {
                    <p class="warn">{ words.fill("files.newer", &[("count", &newer.to_string())]) }</p>
                }
            } else {
                <p>{ words.text("files.looking") }</p>
            }
            <p class="buttons">
                <button type="button" class="button secondary" id="another" onclick={another}>{ words.text("draft.another") }</button>
            </p>
            <OpenFile />
            <PublicMode drafts={found.as_ref().map_or(0, Vec::len)} />
            <Meter />
            <ClearAll />
        </>
    }
}

/// After a change of these the list is read again.
fn causes(shared: &Shared) -> impl PartialEq + 'static {
    let undo = shared.undo.as_ref().map(|record| record.id.clone());
    let kept = matches!(shared.kept, Kept::Looking);
    (shared.open.id.clone(), shared.open.filed, shared.is_unsaved(), shared.others, undo, kept)
}
