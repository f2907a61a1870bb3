//! What is wrong with an answer, in two sentences: what, and what to do.

use teji_fields::Problem;
use teji_text::Catalog;
use yew::prelude::*;

/// Both sentences, as one text.
pub(crate) fn sentences(words: &Catalog, problem: &Problem) -> String {
    let values: Vec<(&str, &str)> =
        problem.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let cure = format!("{}.try", problem.key);
    format!("{} {}", words.fill(problem.key, &values), words.fill(&cure, &values))
}

/// The faults of a page: each leads to the place where it is mended.
pub(crate) fn summary(words: &Catalog, faults: &[(String, String)]) -> Html {
    html! {
        <div class="error-summary" id="faults" tabindex="-1" role="alert" aria-labelledby="faults-title">
            <h2 id="faults-title">{ words.text("question.faults") }</h2>
            <ul>
                { for faults.iter().map(|(place, sentence)| {
                    let to = place.clone();
                    let onclick = Callback::from(move |event: MouseEvent| {
                        event.prevent_default();
                        crate::shared::focus(&to);
                    });
                    html! { <li><a href={format!("#{place}")} {onclick}>{ sentence.clone() }</a></li> }
                }) }
            </ul>
        </div>
    }
}
