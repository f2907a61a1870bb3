//! Lines of the rulebook.

use teji_notice::Line;
use yew::prelude::*;

/// Lines of the rulebook as lists within lists.
pub(crate) fn lines(all: &[Line]) -> Html {
    let Some(first) = all.first() else { return html! { <ul class="rulebook" /> } };
    let starts: Vec<usize> = all
        .iter()
        .enumerate()
        .filter(|(_, line)| line.depth == first.depth)
        .map(|(place, _)| place)
        .collect();
    let ends = starts.iter().skip(1).copied().chain([all.len()]);
    html! {
        <ul class="rulebook">
            { for starts.iter().zip(ends).map(|(&start, end)| {
                let line = &all[start];
                html! {
                    <li>
                        <strong>{ line.name.clone() }</strong>
                        <small>{ line.locator.clone() }</small>
                        { " " }
                        { line.how.clone() }
                        if end > start + 1 { { lines(&all[start + 1..end]) } }
                    </li>
                }
            }) }
        </ul>
    }
}
