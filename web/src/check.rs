//! The pages of the first load.

use yew::prelude::*;

use crate::pages::elsewhere::elsewhere;
use crate::pages::{clause, home, notice, question, result, start};
use crate::route::Route;
use crate::shared::Shared;

/// The page at an address; those of the other program are waited for.
pub(crate) fn page(route: Route, shared: &Shared) -> Html {
    match route {
        Route::Home => html! { <home::Home /> },
        Route::Check => html! { <start::Start /> },
        Route::Question(page) => html! { <question::Question key={page.id} id={page.id} /> },
        Route::Result => html! { <result::Result /> },
        Route::Notice => html! { <notice::Notice /> },
        Route::Clause(entry) => html! { <clause::ClausePage key={entry.id} id={entry.id} /> },
        Route::Lost => html! { <home::Lost /> },
        Route::Rules
        | Route::Privacy
        | Route::Help
        | Route::Workday
        | Route::FiveYears
        | Route::Numbers
        | Route::Files
        | Route::Me(_)
        | Route::Hr(_)
        | Route::Plan
        | Route::Recheck(_) => elsewhere(shared, shared.language.words(), route),
    }
}
