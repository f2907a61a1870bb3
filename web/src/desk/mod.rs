//! Drafts, papers, tools and the rulebook: the pages that are loaded when one of them is opened.

pub(crate) mod document;
mod files;
mod five_years;
mod help;
mod list;
pub(crate) mod me;
mod numbers;
mod open;
mod privacy;
mod rules;
mod storage;
pub(crate) mod work;
mod workday;
pub(crate) mod worker;

use yew::prelude::*;

use crate::pages::elsewhere::elsewhere;
use crate::route::Route;
use crate::shared::Shared;
use crate::words::{PAPERS, Words};

/// The words that only these pages have, in Chinese and in English.
pub(crate) const WORDS: Words = [
    &[
        PAPERS[0],
        include_str!("../../text/seal.zh-CN.txt"),
        include_str!("../../text/help.zh-CN.txt"),
    ],
    &[PAPERS[1], include_str!("../../text/seal.en.txt"), include_str!("../../text/help.en.txt")],
];

/// The page at an address; those of the other program are waited for.
pub(crate) fn page(route: Route, shared: &Shared) -> Html {
    match route {
        Route::Files => html! { <files::Files /> },
        Route::Me(place) => html! { <me::Me {place} /> },
        Route::Rules => html! { <rules::Rules /> },
        Route::Privacy => html! { <privacy::Privacy /> },
        Route::Help => html! { <help::Help /> },
        Route::Workday => html! { <workday::Workday /> },
        Route::FiveYears => html! { <five_years::FiveYears /> },
        Route::Numbers => html! { <numbers::Numbers /> },
        Route::Home
        | Route::Check
        | Route::Question(_)
        | Route::Result
        | Route::Notice
        | Route::Clause(_)
        | Route::Hr(_)
        | Route::Plan
        | Route::Recheck(_)
        | Route::Lost => elsewhere(shared, shared.language.words(), route),
    }
}
