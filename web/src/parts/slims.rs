//! The lines under the header: what a person must know of this browser and of what is kept.

use gloo::utils::window;
use teji_text::Catalog;
use yew::prelude::*;

use crate::frame::keeping::take;
use crate::parts::save_file::save_file;
use crate::route::Route;
use crate::shared::Shared;
use crate::state::Kept;

/// All lines that are true now.
pub(crate) fn slims(shared: &Shared, words: &'static Catalog, route: Route) -> Html {
    let trouble = match &shared.kept {
        Kept::Blocked => Some(("blocked", words.text("frame.blocked").to_owned())),
        Kept::Newer => Some(("newer", words.text("frame.newer").to_owned())),
        Kept::Failed(time) => Some(("unsaved", words.fill("frame.unsaved", &[("time", time)]))),
        Kept::Public => Some(("public", words.text("frame.public").to_owned())),
        Kept::Looking | Kept::Idle | Kept::At(_) => None,
    };
    let role = if shared.kept == Kept::Public { "status" } else { "alert" };
    let take = {
        let shared = shared.clone();
        Callback::from(move |_: MouseEvent| take(shared.clone()))
    };
    html! {
        <div class="slims">
            <p class="slim" id="offline" role="status">{ words.text("frame.offline") }</p>
            if in_wechat() && !route.asks() {
                <aside class="slim" id="wechat">{ words.text("frame.wechat") }</aside>
            }
            if let Some((id, sentence)) = trouble {
                <div class="slim" {id} {role}>
                    <p>{ sentence }</p>
                    if !shared.draft.is_empty() && !in_wechat() { { save_file(shared, words) } }
                </div>
            }
            if shared.is_read_only() {
                <div class="slim" id="read-only" role="alert">
                    <p>{ words.text("frame.read_only") }</p>
                    <p><button type="button" class="button primary" id="take" onclick={take}>{ words.text("frame.take") }</button></p>
                </div>
            }
            if shared.apart {
                <p class="slim" id="apart" role="alert">{ words.text("frame.apart") }</p>
            }
        </div>
    }
}

/// Whether this is the browser inside `WeChat`, which saves no files.
pub(crate) fn in_wechat() -> bool {
    window().navigator().user_agent().is_ok_and(|agent| agent.contains("MicroMessenger"))
}
