//! A person who checks themselves: what they answer, page by page, and the way from the first page to the result.

use std::collections::BTreeMap;

use serde_json::json;

use crate::Outcome;
use crate::journey::{Journey, Key};

/// The day on which all these people are judged, so that no test hangs on the day of its run.
pub const DAY: &str = "2026-11-22";

/// Whoever turns more pages than this turns in a circle.
const MOST_PAGES: usize = 20;

/// What they answer: to each page the ids that are tapped and, as `id=2021-12-1`, the boxes that are filled. What a
/// page does not ask is left out; `!id` takes a tick away; `?` is "I don't know" to all of it.
#[derive(Clone, Debug)]
pub struct Applicant(BTreeMap<&'static str, &'static str>);

/// How a way to the result went.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    /// The questions' pages, in the order in which they came.
    pub pages: Vec<String>,
    /// How often something was tapped.
    pub taps: usize,
    /// How many boxes, or groups of boxes for one day, were filled.
    pub filled: usize,
}

/// The pages, and the answers of somebody whom every condition fits under every reading.
const SURE: [(&str, &str); 9] = [
    ("certificate", "certificate-1 grade_in_occupation"),
    ("since", "post_service=2015-3-1"),
    ("certificate_date", "grade_date=2014-6-1"),
    ("absences", "post_absences"),
    ("present", "front_line still_in_occupation"),
    ("merit", "merit-1 merit-2 merit-3 high_skill"),
    ("declarations", "conduct health"),
    ("enterprise", "enterprise_filed occupation_filed occupation_linked-1 false_statements"),
    ("honours", "honours-none"),
];

impl Applicant {
    /// Somebody whom every condition fits under every reading.
    #[must_use]
    pub fn sure() -> Self {
        Self(SURE.into())
    }

    /// Somebody who does not know anything.
    #[must_use]
    pub fn unsure() -> Self {
        Self(SURE.map(|(page, _)| (page, "?")).into())
    }

    /// The same with other answers on a page.
    #[must_use]
    pub fn but(mut self, page: &'static str, answers: &'static str) -> Self {
        self.0.insert(page, answers);
        self
    }

    /// Answers what the page asks that is shown.
    pub async fn answer(&self, journey: &Journey, walk: &mut Walk) -> Outcome {
        let page = page(journey).await?;
        let answers = self.0.get(page.as_str()).ok_or_else(|| format!("no answer to {page}"))?;
        walk.pages.push(page);
        for answer in answers.split(' ') {
            match answer.split_once('=') {
                None if answer == "?" => walk.taps += shrug(journey).await?,
                None => walk.taps += usize::from(tap(journey, answer).await?),
                Some((id, typed)) if journey.find(&format!("#{id}")).await?.is_some() => {
                    fill(journey, id, typed).await?;
                    walk.filled += 1;
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// Answers the page that is shown and all that follow, up to the result.
    pub async fn to_result(&self, journey: &Journey) -> Outcome<Walk> {
        let mut walk = Walk::default();
        while journey.route().await? != "#/check/result" {
            self.answer(journey, &mut walk).await?;
            next(journey).await?;
            walk.taps += 1;
            if walk.pages.len() > MOST_PAGES {
                return Err(
                    format!("no end: {:?} {}", walk.pages, journey.visible_text().await?).into()
                );
            }
        }
        Ok(walk)
    }

    /// Goes back from the result to one page, answers it as this person would and comes to the result again.
    pub async fn change(&self, journey: &Journey, page: &str) -> Outcome<Walk> {
        journey.go(&format!("#/check/q/{page}")).await?;
        self.to_result(journey).await
    }

    /// The whole way, from a fresh first page.
    pub async fn check(&self, journey: &Journey) -> Outcome<Walk> {
        begin(journey).await?;
        self.to_result(journey).await
    }
}

/// From the first page to the first question, with the day of reference set.
pub async fn begin(journey: &Journey) -> Outcome {
    journey.open("#/check").await?;
    journey.tap("details summary").await?;
    fill(journey, "reference", DAY).await?;
    journey.tap("#begin").await?;
    journey.arrive().await
}

/// The name of the question's page that is shown.
pub async fn page(journey: &Journey) -> Outcome<String> {
    let route = journey.route().await?;
    let page = route.strip_prefix("#/check/q/").ok_or_else(|| format!("{route} asks nothing"))?;
    Ok(page.to_owned())
}

/// Types into a box or, as `2021-12-1`, into the boxes of a day, over what is in them.
pub async fn fill(journey: &Journey, id: &str, typed: &str) -> Outcome {
    let parts = typed.split('-').chain(["", ""]);
    for (place, (suffix, typed)) in ["", "-month", "-day"].into_iter().zip(parts).enumerate() {
        let css = format!("#{id}{suffix}");
        let field = if place == 0 {
            Some(journey.wait_for(&css).await?)
        } else {
            journey.find(&css).await?
        };
        if let Some(field) = field {
            // As fingers do it: the driver's own clearing tells the page nothing.
            journey.run(&format!("document.querySelector('{css}').select()"), vec![]).await?;
            field.send_keys(&format!("{}{typed}", char::from(Key::Delete))).await?;
        }
    }
    Ok(())
}

/// Goes on and waits for the next page, or for the faults of this one.
pub async fn next(journey: &Journey) -> Outcome {
    let before = journey.route().await?;
    journey.tap("#next").await?;
    let moved = "
const id = document.activeElement.id;
return id === 'faults' || (id === 'title' && location.hash !== arguments[0])";
    journey.until(moved, vec![json!(before)]).await?;
    Ok(())
}

/// Taps a choice, if it is asked and does not stand so yet; `!` before it takes a tick away.
async fn tap(journey: &Journey, answer: &str) -> Outcome<bool> {
    let (id, now, then) = match answer.strip_prefix('!') {
        Some(id) => (id, ":checked", ":not(:checked)"),
        None => (answer, ":not(:checked)", ":checked"),
    };
    let Some(open) = journey.find(&format!("label.choice:has(#{id}{now})")).await? else {
        return Ok(false);
    };
    journey.touch(open).await?;
    journey.wait_for(&format!("label.choice:has(#{id}{then})")).await?;
    Ok(true)
}

/// Taps "I don't know" wherever it is offered, until nothing more is asked.
async fn shrug(journey: &Journey) -> Outcome<usize> {
    let open = "
const says = one => one.innerText.trim() === '我不清楚' && !one.querySelector('input').checked;
return [...document.querySelectorAll('label.choice')].find(says)?.querySelector('input').id ?? ''";
    let mut taps = 0;
    loop {
        let id = journey.run(open, vec![]).await?;
        let id = id.as_str().unwrap_or_default();
        if id.is_empty() {
            return Ok(taps);
        }
        tap(journey, id).await?;
        taps += 1;
    }
}
