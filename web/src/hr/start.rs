//! Before a batch is open: a new one, one that is kept here, or one from a file.

use teji_batch::Batch;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::round::draft_of;
use crate::draft::{BATCH, Record};
use crate::keep;
use crate::parts::undo::undo;
use crate::shared::{focus, leave_for, use_shared, use_words};
use crate::state::Action;

#[component]
pub(crate) fn Start() -> Html {
    let shared = use_shared();
    let words = use_words();
    let kept = use_state(Vec::<Record>::new);
    {
        let kept = kept.clone();
        use_effect_with(shared.shown, move |_| {
            spawn_local(async move {
                let all = keep::all().await.unwrap_or_default().drafts;
                kept.set(all.into_iter().filter(|record| record.kind == BATCH).collect());
            });
        });
    }
    let begin = {
        let shared = shared.clone();
        Callback::from(move |_: MouseEvent| {
            let draft = draft_of(Batch::default());
            leave_for(&shared, Action::Begun(draft), || focus("title"));
        })
    };
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("hr.title") }</h1>
            <p class="lead">{ words.text("hr.lead") }</p>
            <p class="note">{ words.text("hr.local") }</p>
            { undo(&shared, words) }
            <p class="buttons">
                <button type="button" class="button primary" id="begin-batch" onclick={begin}>{ words.text("hr.begin") }</button>
            </p>
            if !kept.is_empty() {
                <h2>{ words.text("hr.kept") }</h2>
                <ul class="plain">
                    { for kept.iter().map(|record| {
                        let open = {
                            let (shared, record) = (shared.clone(), record.clone());
                            Callback::from(move |_: MouseEvent| {
                                leave_for(&shared, Action::Opened(record.clone()), || focus("title"));
                            })
                        };
                        let name = if record.draft.name.is_empty() { words.text("hr.unnamed") } else { &record.draft.name };
                        html! {
                            <li><button type="button" class="button secondary" data-batch={record.id.clone()} onclick={open}>
                                { words.fill("hr.open_kept", &[("name", name)]) }
                            </button></li>
                        }
                    }) }
                </ul>
            }
            <h2>{ words.text("hr.from_file") }</h2>
            <p>{ words.text("hr.from_file.more") }{ " " }<a href="#/files">{ words.text("files.title") }</a></p>
        </>
    }
}
