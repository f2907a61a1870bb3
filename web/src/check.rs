//! The pages of the first load.

use yew::prelude::*;

use crate::pages::{
    clause, elsewhere, five_years, home, notice, numbers, question, result, rules, start, workday,
};
use crate::route::Route;

/// The page at an address; those of the other program are waited for.
pub(crate) fn page(route: Route) -> Html {
    match route {
        Route::Home => html! { <home::Home /> },
        Route::Check => html! { <start::Start /> },
        Route::Question(page) => html! { <question::Question key={page.id} id={page.id} /> },
        Route::Result => html! { <result::Result /> },
        Route::Notice => html! { <notice::Notice /> },
        Route::Clause(entry) => html! { <clause::ClausePage key={entry.id} id={entry.id} /> },
        Route::Rules => html! { <rules::Rules /> },
        Route::Workday => html! { <workday::Workday /> },
        Route::FiveYears => html! { <five_years::FiveYears /> },
        Route::Numbers => html! { <numbers::Numbers /> },
        Route::Files => html! { <elsewhere::Elsewhere title={route.title()} /> },
        Route::Lost => html! { <home::Lost /> },
    }
}
