//! Somebody else's page with the element in it, and a person who answers there.

use std::collections::BTreeMap;
use std::fs;

use serde_json::json;
use teji_serve::Site;

use crate::Outcome;
use crate::browser::Screen;
use crate::journey::{Journey, Key};
use crate::package;

/// The strict policy under which the element has to work.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; require-trusted-types-for 'script'";
/// Registers the element, and keeps what it tells on the page itself.
const MAIN: &str = "
import { define } from './teji/element.js';
define();
for (const kind of ['change', 'verdict']) {
  document.addEventListener(kind, ({ target, detail }) => {
    if (target.localName !== 'teji-check') return;
    target.dataset[kind] = detail.state ?? JSON.stringify(detail.answers);
    target.dataset[`${kind}s`] = Number(target.dataset[`${kind}s`] ?? 0) + 1;
  });
}";

/// Whoever turns more pages than this turns in a circle.
const MOST_PAGES: usize = 12;

/// What they answer on each page: ids that are tapped, and `id=2020-3-1` for the boxes of a day. What a page does not
/// ask is left out; `?` is "I do not know" to all of it.
pub type Answers = BTreeMap<&'static str, &'static str>;

/// Somebody whom every condition fits under every reading.
pub const SURE: [(&str, &str); 9] = [
    ("certificate", "ticks-certificate-1 grade_in_occupation"),
    ("since", "post_service=2015-3-1"),
    ("certificate_date", "grade_date=2014-6-1"),
    ("absences", "post_absences"),
    ("present", "front_line still_in_occupation"),
    ("merit", "ticks-merit ticks-merit-1 ticks-merit-2 ticks-merit-3 high_skill"),
    ("declarations", "conduct health"),
    ("enterprise", "enterprise_filed occupation_filed occupation_linked-1 false_statements"),
    ("honours", "ticks-honours-none"),
];

/// The same with other answers on some pages.
#[must_use]
pub fn but(changes: &[(&'static str, &'static str)]) -> Answers {
    SURE.iter().chain(changes).copied().collect()
}

/// A page with this inside its `main`, and the package beside it.
pub fn portal(name: &str, inside: &str) -> Outcome<Site> {
    let package = package::package()?;
    let folder = package.with_file_name(format!("portal-{name}"));
    package::copy(&package, &folder.join("teji"))?;
    // What was changed since the package was built is looked at as it is now.
    package::copy(&package::sources().join("js"), &folder.join("teji"))?;
    let page = format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>portal</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\
         <link rel=\"stylesheet\" href=\"page.css\">\
         <script type=\"module\" src=\"main.js\"></script></head>\
         <body><main><h1>portal</h1>{inside}</main></body></html>"
    );
    fs::write(folder.join("index.html"), page)?;
    fs::write(folder.join("main.js"), MAIN)?;
    fs::write(folder.join("page.css"), "h2 { color: rgb(1, 2, 3) } input { display: none }")?;
    Ok(Site::open(&folder, "/", 0)?)
}

/// A fresh browser before such a page, with the first question shown.
pub async fn visit(name: &str, inside: &str, screen: Screen) -> Outcome<Journey> {
    let journey = Journey::before(portal(name, inside)?, screen).await?;
    journey.load("").await?;
    journey.wait_for("teji-check >>> #next").await?;
    Ok(journey)
}

/// Answers page after page up to the result; the pages that came.
pub async fn answer(journey: &Journey, host: &str, answers: &Answers) -> Outcome<Vec<String>> {
    let mut pages = vec![];
    while let Some(page) = page(journey, host).await? {
        let told = answers.get(page.as_str()).ok_or_else(|| format!("no answer to {page}"))?;
        for one in told.split(' ') {
            answer_one(journey, host, one).await?;
        }
        pages.push(page);
        if pages.len() > MOST_PAGES {
            return Err(format!("no end: {pages:?}").into());
        }
        next(journey, host).await?;
    }
    Ok(pages)
}

/// The name of the page that is shown; nothing for the result.
pub async fn page(journey: &Journey, host: &str) -> Outcome<Option<String>> {
    Ok(journey.attributes(&format!("{host} >>> form"), "data-page").await?.pop())
}

/// Taps the way on, and waits until another page has come.
pub async fn next(journey: &Journey, host: &str) -> Outcome {
    journey.tap(&format!("{host} >>> #next")).await?;
    // The heading has the focus last of all, and a page with faults their summary.
    journey.wait_for(&format!("{host} >>> :is(#title, #faults):focus")).await?;
    Ok(())
}

async fn answer_one(journey: &Journey, host: &str, one: &str) -> Outcome {
    if one == "?" {
        return shrug(journey, host).await;
    }
    let (id, typed) = one.split_once('=').unwrap_or((one, ""));
    let css = format!("{host} >>> #{id}");
    if journey.find(&css).await?.is_none() {
        return Ok(());
    }
    if typed.is_empty() { journey.tap(&css).await } else { fill(journey, host, id, typed).await }
}

/// "I do not know" wherever it is offered; a tap may bring another question.
async fn shrug(journey: &Journey, host: &str) -> Outcome {
    for _ in 0..MOST_PAGES {
        match journey.find(&format!("{host} >>> input[id$='-unsure']:not(:checked)")).await? {
            Some(box_) => journey.touch(box_).await?,
            None => return Ok(()),
        }
    }
    Err("there is no end of it".into())
}

/// Types a day into its boxes, over what is in them.
pub async fn fill(journey: &Journey, host: &str, id: &str, typed: &str) -> Outcome {
    for (suffix, typed) in ["", "-month", "-day"].into_iter().zip(typed.split('-').chain([""; 2])) {
        let field = journey.wait_for(&format!("{host} >>> #{id}{suffix}")).await?;
        let all = Key::Control + "a";
        let [null, delete] = [Key::Null, Key::Delete].map(char::from);
        field.send_keys(&format!("{all}{null}{delete}{typed}")).await?;
    }
    Ok(())
}

/// A property of the element, as JSON.
pub async fn of(journey: &Journey, host: &str, expression: &str) -> Outcome<serde_json::Value> {
    let script =
        format!("const it = document.querySelector(arguments[0]); return ({expression}) ?? null");
    journey.run(&script, vec![json!(host)]).await
}
