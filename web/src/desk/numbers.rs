//! Checks a number that a person holds: certificates first, then the others.

use teji_codes::{
    CertificateNumber, CodeError, CreditCode, Grade, IdentityNumber, OccupationCode, Phone, Remark,
};
use teji_fields::Problem;
use teji_text::Catalog;
use yew::prelude::*;

use crate::parts::ask::radio;
use crate::parts::date::value;
use crate::parts::problem::sentences;
use crate::shared::use_words;

/// The kinds of numbers, in the order in which they are offered.
const KINDS: [NumberKind; 6] = [
    NumberKind::Special,
    NumberKind::Senior,
    NumberKind::Identity,
    NumberKind::Credit,
    NumberKind::Occupation,
    NumberKind::Phone,
];

#[derive(Clone, Copy, PartialEq)]
enum NumberKind {
    Special,
    Senior,
    Identity,
    Credit,
    Occupation,
    Phone,
}

impl NumberKind {
    fn key(self) -> &'static str {
        match self {
            Self::Special => "special",
            Self::Senior => "senior",
            Self::Identity => "identity",
            Self::Credit => "credit",
            Self::Occupation => "occupation",
            Self::Phone => "phone",
        }
    }

    /// The number as it was read and what is odd about it, or what is wrong.
    fn check(self, typed: &str) -> Result<(String, Vec<Remark>), CodeError> {
        match self {
            Self::Special => {
                let code = CertificateNumber::parse(typed)?;
                if let Some(fault) = code.special_grade_fault() {
                    return Err(fault);
                }
                Ok((code.to_string(), code.remarks(Grade::Special)))
            }
            Self::Senior => {
                let code = CertificateNumber::parse(typed)?;
                Ok((code.to_string(), code.remarks(Grade::SeniorTechnician)))
            }
            Self::Identity => Ok((IdentityNumber::parse(typed)?.to_string(), Vec::new())),
            Self::Credit => {
                let code = CreditCode::parse(typed)?;
                Ok((code.to_string(), code.remarks()))
            }
            Self::Occupation => Ok((OccupationCode::parse(typed)?.to_string(), Vec::new())),
            Self::Phone => {
                let phone = Phone::parse(typed)?;
                Ok((phone.to_string(), phone.remarks()))
            }
        }
    }
}

#[component]
pub(crate) fn Numbers() -> Html {
    let words = use_words();
    let kind = use_state(|| NumberKind::Special);
    let typed = use_state(String::new);
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| typed.set(value(&event)))
    };
    let choose = |to: NumberKind| {
        let kind = kind.clone();
        Callback::from(move |()| kind.set(to))
    };
    let answer = (!typed.trim().is_empty()).then(|| kind.check(&typed));
    let wrong = answer.as_ref().is_some_and(Result::is_err);
    html! {
        <>
            <h1 id="title" tabindex="-1">{ words.text("numbers.title") }</h1>
            <p class="lead">{ words.text("numbers.lead") }</p>
            <fieldset>
                <legend>{ words.text("numbers.kind") }</legend>
                { for KINDS.map(|each| {
                    let label = words.text(&format!("numbers.{}", each.key())).to_owned();
                    radio(&format!("kind-{}", each.key()), "kind", &label, each == *kind, &choose(each))
                }) }
            </fieldset>
            <div class="field">
                <label for="number">{ words.text("numbers.number") }</label>
                <span class="hint">{ words.text(&format!("numbers.{}.hint", kind.key())) }</span>
                <input id="number" type="text" autocomplete="off" spellcheck="false" value={(*typed).clone()} {oninput}
                    aria-invalid={wrong.then_some("true")} aria-describedby="number-answer" />
            </div>
            <div id="number-answer" aria-live="polite">
                if let Some(answer) = answer { { shown(words, *kind, answer) } }
            </div>
        </>
    }
}

fn shown(
    words: &Catalog,
    kind: NumberKind,
    answer: Result<(String, Vec<Remark>), CodeError>,
) -> Html {
    let worded = |key, args| sentences(words, &Problem { key, args });
    match answer {
        Err(error) => {
            html! { <p class="problem" data-fault={error.key()}>{ worded(error.key(), error.args()) }</p> }
        }
        Ok((read, remarks)) => html! {
            <>
                <p class="note" data-read={read.clone()}>
                    { words.fill(&format!("numbers.{}.good", kind.key()), &[("read", &read)]) }
                </p>
                { for remarks.iter().map(|remark| html! {
                    <p class="warn" data-remark={remark.key()}>{ worded(remark.key(), remark.args()) }</p>
                }) }
            </>
        },
    }
}
