//! What to ask the enterprise, ready to be copied.

use teji_notice::Check;
use teji_rules::Need;
use teji_text::Catalog;
use yew::prelude::*;

use crate::parts::copy::Copy;

/// The questions for the enterprise, one for each need; where only time is missing, those of the first possible day.
pub(crate) fn questions(words: &Catalog, check: &Check<'_>) -> Vec<String> {
    let question = |need: Need| match need {
        Need::Answer(field)
        | Need::Exact(field)
        | Need::Decision(field)
        | Need::Calendar(field) => words.text(&format!("ask.{}", field.0)).to_owned(),
        Need::Ruling(reading) => {
            let title = words.text(&format!("reading.{}.title", reading.0)).to_owned();
            words.fill("ask.reading", &[("title", &title)])
        }
    };
    let later = check.later();
    later.as_ref().unwrap_or(check).to_ask().into_iter().map(question).collect()
}

pub(crate) fn to_ask(words: &Catalog, check: &Check<'_>) -> Html {
    let questions = questions(words, check);
    if questions.is_empty() {
        return html! { <span hidden=true /> };
    }
    let text = questions
        .iter()
        .zip(1..)
        .map(|(question, number)| format!("{number}. {question}"))
        .collect::<Vec<_>>()
        .join("\n");
    html! {
        <section>
            <h2>{ words.text("ask.heading") }</h2>
            <ol id="questions">{ for questions.iter().map(|question| html! { <li>{ question.clone() }</li> }) }</ol>
            <Copy {text} button="copy.questions" what="copy.questions.what" />
        </section>
    }
}
