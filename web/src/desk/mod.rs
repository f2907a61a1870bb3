//! Drafts and papers: the pages that are loaded when one of them is opened.

mod files;
mod list;
mod open;
mod storage;

use yew::prelude::*;

use crate::pages::elsewhere;
use crate::route::Route;

/// The words that only these pages have, in Chinese and in English.
pub(crate) const WORDS: [&str; 2] =
    [include_str!("../../text/desk.zh-CN.txt"), include_str!("../../text/desk.en.txt")];

/// The page at an address; those of the other program are waited for.
pub(crate) fn page(route: Route) -> Html {
    match route {
        Route::Files => html! { <files::Files /> },
        Route::Home
        | Route::Check
        | Route::Question(_)
        | Route::Result
        | Route::Notice
        | Route::Clause(_)
        | Route::Rules
        | Route::Workday
        | Route::FiveYears
        | Route::Numbers
        | Route::Lost => html! { <elsewhere::Elsewhere title={route.title()} /> },
    }
}
