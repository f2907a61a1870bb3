//! A judgement in short: the result without its reasons, many times quicker than the whole.

use serde::Serialize;
use teji_rules::Case;
use teji_text::Catalog;

use crate::judgement::{Outcome, State};
use crate::packed::{Remembered, names};
use crate::reasons::Need;

/// The result without its reasons.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Brief {
    /// How the result is headed.
    pub state: State,
    /// What all readings together say on the day of reference.
    pub outcome: Outcome,
    /// It does not hold before this day under any reading: `2026-12-01`, `always` or `never`.
    pub earliest: String,
    /// From this day on it holds under every reading: the same.
    pub latest: String,
    /// Whether the person is to be preferred; it never changes the outcome.
    pub preferred: Outcome,
    /// The day on which the conditions must hold.
    pub reference: String,
    /// What would bring the result closer, in the order of the notice.
    pub needs: Vec<Need>,
    /// The sentences on whose reading the days hang.
    pub hangs_on: Vec<String>,
}

impl Brief {
    pub(crate) fn of(case: &Case<'_>, remembered: &mut Remembered, words: &Catalog) -> Self {
        let Remembered { many, sheet, spare, needs: known } = remembered;
        let preferred = many.priority(case, sheet)[0].outcome.into();
        let told = many.conditions(case, sheet);
        let (whole, state) = (told[0], many.state_of(told, case, spare));
        let needs = many.needs_of(whole, case, known);
        Self {
            state: State::of(state),
            outcome: whole.outcome.into(),
            earliest: whole.overall.earliest.to_string(),
            latest: whole.overall.latest.to_string(),
            preferred,
            reference: case.reference.to_string(),
            needs: needs.iter().map(|need| Need::of(*need, words)).collect(),
            hangs_on: names(whole.hangs_on, many.readings()),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Language, Teji};

    #[test]
    fn it_says_the_same_as_the_whole() {
        let teji = Teji::new(Language::English);
        let today = "2026-11-26".parse().unwrap();
        for json in [
            "{}",
            r#"{"facts":{"enterprise_filed":"no","title":"no"}}"#,
            r#"{"facts":{"grade_level":"yes","post_service":"2020-03..","grade_date":"2022"},"rulings":{"service_sum":"added"}}"#,
            r#"{"facts":{"title":"yes","linked_service":"2021-12-01..","health":"reserved"},"reference":"2026-11-22"}"#,
        ] {
            let question = teji.question(json).unwrap_or_else(|faults| panic!("{faults:?}"));
            let (brief, whole) = (teji.brief(&question, today), teji.judge(&question, today));
            assert_eq!((brief.state, brief.outcome), (whole.state, whole.outcome), "{json}");
            assert_eq!((brief.earliest, brief.latest), (whole.earliest, whole.latest), "{json}");
            assert_eq!((brief.preferred, brief.reference), (whole.preferred, whole.reference));
            assert_eq!(brief.needs, whole.needs, "{json}");
            assert_eq!(brief.hangs_on, whole.conditions.hangs_on, "{json}");
        }
    }
}
