//! What holds on every page: no fault that a checker knows, no sideways scroll, no small target, no traffic, no stray word.

use std::collections::BTreeSet;

use serde_json::json;
use teji_notice::{CLAUSES, READINGS, SELF_CHECK};
use teji_tests::Outcome;
use teji_tests::applicant::{Applicant, Walk, begin, next, page};
use teji_tests::browser::Screen;
use teji_tests::journey::Journey;
use teji_tests::round;

/// All routes but the questions and the clauses.
const PAGES: [&str; 23] = [
    "#/",
    "#/check",
    "#/check/result",
    "#/notice",
    "#/rules",
    "#/tools/workday",
    "#/tools/five-years",
    "#/tools/cert-code",
    "#/files",
    "#/me",
    "#/me/basics",
    "#/me/posts",
    "#/me/merits",
    "#/me/honours",
    "#/me/evidence",
    "#/me/posts/1",
    "#/me/review",
    "#/me/make",
    "#/me/paper/0",
    "#/me/paper/4",
    "#/hr",
    "#/plan",
    "#/no-such-page",
];

/// The pages of a batch.
const HALLS: [&str; 15] = [
    "#/hr",
    "#/hr/plan",
    "#/hr/import",
    "#/hr/people",
    "#/hr/people/state/C",
    "#/hr/people/3",
    "#/hr/people/3/basics",
    "#/hr/people/3/posts",
    "#/hr/screen",
    "#/hr/publicity",
    "#/hr/package",
    "#/hr/after",
    "#/hr/paper/0",
    "#/hr/paper/4",
    "#/hr/people/99",
];

/// Whether a page belongs to a program that is not part of the first load.
fn is_later(route: &str) -> bool {
    ["#/rules", "#/tools/", "#/files", "#/me", "#/hr", "#/plan"]
        .iter()
        .any(|start| route.starts_with(start))
}

/// From a sure person's result to each heading, one after the other by other answers to one page.
const CHANGES: [(&str, &str, &str); 11] = [
    ("A", "honours", "!honours-none honours-1"),
    ("B", "since", "post_service=2022-3"),
    ("A", "since", "post_service=2020-3-1"),
    ("C", "certificate_date", "grade_date=2022-6-1"),
    ("A", "certificate_date", "grade_date=2014-6-1"),
    ("D", "declarations", "conduct-1"),
    ("A", "declarations", "conduct"),
    ("E", "present", "front_line-1"),
    ("D", "present", "front_line-2"),
    ("A", "present", "front_line"),
    ("F", "enterprise", "enterprise_filed-3"),
];

/// Words that no page may hold, and what only a fault in the page's own texts would show.
const STRAY: &str = "
const text = `${document.title} ${document.querySelector('#app').textContent}`;
const words = /提交|缓存|失败|不合格|不通过|拒绝|[{}]|\\b(submitted|rejected|refused|failed|unqualified|undefined|null|nan)\\b/i;
const keys = /\\b(page|field|short|clause|rule|state|reading|outcome|ask|problem)\\.[a-z_]+/;
return (words.exec(text) ?? keys.exec(text))?.[0] ?? ''";

/// Every svg's title, and the days that it and its text twin tell; a timeline's twin is its table, a code's the code.
const PICTURES: &str = "
const days = text => {
  const found = [...text.matchAll(/(\\d{4})-(\\d\\d)-(\\d\\d)/g)].map(([day]) => day);
  const pad = part => part.padStart(2, '0');
  for (const [, year, month, day, last] of text.matchAll(/(\\d{4})年(\\d+)月(\\d+)日(?:至(\\d+)日)?/g))
    found.push(...[day, last].filter(Boolean).map(day => `${year}-${pad(month)}-${pad(day)}`));
  return [...new Set(found)].sort().join(' ');
};
const twin = svg => document.querySelector(svg.matches('.timeline') ? '#timeline-table' : '#code');
return [...document.querySelectorAll('main svg')].map(svg =>
  [svg.querySelector('title')?.textContent ?? '', days(svg.textContent), twin(svg) ? days(twin(svg).textContent) : 'no twin'])";

/// Letters in pictures that stand out from the page by less than 4.5 to 1.
const FAINT: &str = "
const light = colour => {
  const [r, g, b] = colour.match(/[\\d.]+/g).map(part => part / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
};
const page = light(getComputedStyle(document.body).backgroundColor);
const ratio = one => { const ink = light(getComputedStyle(one).fill); return Math.max(ink, page) / Math.min(ink, page); };
return [...document.querySelectorAll('svg text')].filter(one => !(ratio(one) >= 4.5)).map(one => one.textContent)";

#[tokio::test]
async fn no_page_has_a_fault_that_the_checker_knows_on_a_phone() -> Outcome {
    no_page_has_a_fault(Screen::PHONE).await
}

#[tokio::test]
async fn no_page_has_a_fault_that_the_checker_knows_on_a_desk() -> Outcome {
    no_page_has_a_fault(Screen::DESK).await
}

async fn no_page_has_a_fault(screen: Screen) -> Outcome {
    let (width, mut journey) = (screen.width, Journey::start(screen).await?);
    journey.open("#/").await?;
    let clauses = ["basic.service", "step.publicity"].map(|clause| format!("#/notice/{clause}"));
    for route in PAGES.iter().map(ToString::to_string).chain(clauses) {
        journey.go(&route).await?;
        faultless(&journey, &format!("{width} {route}")).await?;
    }
    filled_tools(&journey, width).await?;

    let (mut applicant, mut walk) = (Applicant::sure(), Walk::default());
    begin(&journey).await?;
    while journey.route().await? != "#/check/result" {
        let name = format!("{width} {}", page(&journey).await?);
        faultless(&journey, &format!("{name} empty")).await?;
        next(&journey).await?;
        faultless(&journey, &format!("{name} faulty")).await?;
        applicant.answer(&journey, &mut walk).await?;
        faultless(&journey, &format!("{name} filled")).await?;
        next(&journey).await?;
    }
    let mut seen = BTreeSet::new();
    for (heading, name, answers) in CHANGES {
        applicant = applicant.but(name, answers);
        applicant.change(&journey, name).await?;
        assert_eq!(
            journey.attributes(".verdict", "data-state").await?,
            [heading],
            "{name} {answers}"
        );
        if seen.insert(heading) {
            faultless(&journey, &format!("{width} {heading} {name}")).await?;
        }
        pictures(&journey).await?;
    }
    assert_eq!(seen.len(), 6);
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

/// A batch in which most things are filled in, some of them wrong.
fn full_batch() -> serde_json::Value {
    let mut batch = round::batch(&[
        round::person(1, "甲一", &json!({})),
        round::person(2, "乙二", &json!({ "post_service": "2024-01-01.." })),
        round::person(
            3,
            "丙三",
            &json!({ "post_service": "2016-01-01..", "grade_date": "2023-01-01" }),
        ),
        round::person(4, "丁四", &json!({ "front_line": "?", "honour_jilin_award": "yes" })),
        round::person(5, "戊五", &json!({ "front_line": "no", "grade_date": "2012-13-45" })),
    ]);
    batch["plan"]["further"] = round::list(&[
        json!({ "further_title": "无事故", "further_kind": "statement" }),
        json!({ "further_title": "年限", "further_kind": "years", "further_since": "in_post", "further_least": "3" }),
    ]);
    for settled in [0, 1] {
        batch["people"][settled]["proposed"] = json!(true);
        batch["people"][settled]["settled"] = json!(true);
    }
    batch["facts"] = json!({
        "posted_from": "2026-12-28", "posted_to": "2026-12-30", "number_prefix": "Y00",
        "certificate_day": "2026-11-31", "approved_day": "2026-12-29",
    });
    batch["objections"] =
        round::list(&[json!({ "objection_received": "2026-12-29", "objection_standing": "open" })]);
    batch
}

#[tokio::test]
async fn no_page_of_a_batch_has_a_fault_on_a_phone() -> Outcome {
    no_hall_has_a_fault(Screen::PHONE).await
}

#[tokio::test]
async fn no_page_of_a_batch_has_a_fault_on_a_desk() -> Outcome {
    no_hall_has_a_fault(Screen::DESK).await
}

async fn no_hall_has_a_fault(screen: Screen) -> Outcome {
    let (width, mut journey) = (screen.width, Journey::start(screen).await?);
    journey.open("#/hr").await?;
    round::open(&journey, &full_batch()).await?;
    for route in HALLS {
        journey.go(route).await?;
        faultless(&journey, &format!("{width} {route}")).await?;
    }
    for part in ["papers", "record"] {
        journey.go("#/hr/people/4").await?;
        journey.tap(&format!("#tab-{part}")).await?;
        faultless(&journey, &format!("{width} person {part}")).await?;
    }
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn every_page_of_a_batch_fits_the_narrowest_screen_in_both_languages() -> Outcome {
    let mut journey = Journey::start(Screen::NARROW).await?;
    journey.open("#/hr").await?;
    round::open(&journey, &full_batch()).await?;
    for language in ["zh-CN", "en"] {
        journey.wait_for(&format!("html[lang={language}]")).await?;
        for route in HALLS {
            journey.go(route).await?;
            fits(&journey, &format!("{language} {route}")).await?;
        }
        journey.tap("#language").await?;
    }
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

/// The tools with an answer, and with a fault.
async fn filled_tools(journey: &Journey, width: u32) -> Outcome {
    for (route, id, good, bad) in [
        ("#/tools/workday", "posted", "2026-12-28", "2026-13-1"),
        ("#/tools/five-years", "years-1-first", "2020-1-1", "2020-2-30"),
        ("#/tools/cert-code", "number", "Y12342200078923T000456", "Y123422000789231000456"),
    ] {
        journey.go(route).await?;
        for typed in [good, bad] {
            teji_tests::applicant::fill(journey, id, typed).await?;
            faultless(journey, &format!("{width} {route} {typed}")).await?;
        }
    }
    Ok(())
}

/// Asks the checker, in the normal and the large view, and looks for small targets and stray words.
async fn faultless(journey: &Journey, what: &str) -> Outcome {
    for (elder, target) in [(false, 48), (true, 60)] {
        enlarge(journey, elder).await?;
        let mut found = journey.accessibility().await?;
        // A wide paper lies in part beside what is seen of it; its letters are black and its cells white.
        let in_paper =
            |line: &str| what.contains("#/hr/paper/") && line.starts_with("color-contrast: ");
        found
            .unsure
            .retain(|line| !is_about_pictures(line) && !is_reviewed(line) && !in_paper(line));
        assert_eq!((found.violations, found.unsure), (vec![], vec![]), "{what}, large: {elder}");
        let faint = journey.run(FAINT, vec![]).await?;
        assert_eq!(faint, json!([]), "{what}, large: {elder}");
        assert_eq!(journey.targets_below(target).await?, [""; 0], "{what}, large: {elder}");
        assert_eq!(journey.too_wide().await?, [""; 0], "{what}, large: {elder}");
    }
    enlarge(journey, false).await?;
    assert_eq!(journey.run(STRAY, vec![]).await?, json!(""), "{what}");
    journey.shot(&format!("everywhere-{}", what.replace([' ', '/'], "-"))).await
}

/// Looked at: in a paper a cell beside several rows, and room to sign that is wider than a phone's cell, overlap others
/// in the checker's eyes; letters there are black and cells white.
fn is_reviewed(line: &str) -> bool {
    let targets = line.rsplit(": ").next().unwrap_or_default();
    let of_paper = |one: &str| {
        one == ".photo > span" || one.contains(".signature") || one.starts_with("td[rowspan")
    };
    line.starts_with("color-contrast: ") && targets.split(", ").all(of_paper)
}

/// The checker cannot tell what lies behind letters in a picture; `FAINT` does.
fn is_about_pictures(line: &str) -> bool {
    let targets = line.rsplit(": ").next().unwrap_or_default();
    line.starts_with("color-contrast: ") && targets.split(", ").all(|one| one.starts_with("text["))
}

async fn enlarge(journey: &Journey, elder: bool) -> Outcome {
    let script = "document.documentElement.toggleAttribute('data-elder', arguments[0])";
    journey.run(script, vec![json!(elder)]).await?;
    Ok(())
}

/// V1: each picture has a title, and its table tells the same days.
async fn pictures(journey: &Journey) -> Outcome {
    let found = journey.run(PICTURES, vec![]).await?;
    let pictures = found.as_array().ok_or("no pictures")?;
    assert!(pictures.iter().any(|picture| picture[1] != json!("")), "{found}");
    for picture in pictures {
        assert_ne!(picture[0], json!(""), "{found}");
        assert_eq!(picture[1], picture[2], "{found}");
    }
    Ok(())
}

#[tokio::test]
async fn every_page_fits_the_narrowest_screen_in_chinese() -> Outcome {
    every_page_fits("zh-CN").await
}

#[tokio::test]
async fn every_page_fits_the_narrowest_screen_in_english() -> Outcome {
    every_page_fits("en").await
}

/// A browser for each language: of very many changes of address within seconds the browser leaves some out.
async fn every_page_fits(language: &str) -> Outcome {
    let mut journey = Journey::start(Screen::NARROW).await?;
    journey.open("#/").await?;
    if language == "en" {
        journey.tap("#language").await?;
    }
    let questions = SELF_CHECK.iter().map(|page| format!("#/check/q/{}", page.id));
    let clauses = CLAUSES.iter().map(|clause| format!("#/notice/{}", clause.id));
    for route in PAGES.iter().map(ToString::to_string).chain(questions).chain(clauses) {
        journey.go(&route).await?;
        fits(&journey, &format!("{language} {route}")).await?;
    }
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn every_result_fits_the_narrowest_screen_and_condemns_nobody_in_both_languages() -> Outcome {
    let journey = Journey::start(Screen::NARROW).await?;
    let mut applicant = Applicant::sure();
    applicant.check(&journey).await?;
    for (heading, name, answers) in CHANGES {
        applicant = applicant.but(name, answers);
        applicant.change(&journey, name).await?;
        assert_eq!(journey.attributes(".verdict", "data-state").await?, [heading]);
        for _ in ["zh-CN", "en"] {
            fits(&journey, heading).await?;
            journey.tap("#language").await?;
        }
    }
    Ok(())
}

async fn fits(journey: &Journey, what: &str) -> Outcome {
    assert_eq!(journey.run(STRAY, vec![]).await?, json!(""), "{what}");
    for elder in [true, false] {
        enlarge(journey, elder).await?;
        assert_eq!(journey.too_wide().await?, [""; 0], "{what}, large: {elder}");
    }
    Ok(())
}

#[tokio::test]
async fn a_whole_journey_makes_no_request_after_the_page_is_there() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    journey.open("#/").await?;
    let there = journey.mark().await?;
    assert!(there > 3);
    for tap in ["a.door[href='#/check']", "#begin"] {
        journey.tap(tap).await?;
        journey.arrive().await?;
    }
    Applicant::sure().to_result(&journey).await?;
    for route in PAGES.iter().filter(|route| !is_later(route)) {
        journey.go(route).await?;
    }
    assert_eq!(journey.requests_since(there).await?, [""; 0]);
    // The other program comes once, from the site itself, when one of its pages is opened.
    journey.go("#/files").await?;
    let later = journey.requests_since(there).await?;
    let is_desk = |url: &String| url.contains("/teji-desk") || url.contains("/later-");
    assert!(later.iter().all(is_desk), "{later:?}");
    let there = journey.mark().await?;
    journey.go("#/hr").await?;
    let later = journey.requests_since(there).await?;
    let is_hr = |url: &String| url.contains("/teji-hr") || url.contains("/later-");
    assert!(later.iter().all(is_hr), "{later:?}");
    let there = journey.mark().await?;
    for route in PAGES {
        journey.go(route).await?;
    }
    for tap in ["#language", "#elder"] {
        journey.tap(tap).await?;
    }
    journey.wait_for("html[lang=en][data-elder]").await?;
    assert_eq!(journey.requests_since(there).await?, [""; 0]);
    assert_eq!(journey.foreign_requests().await?, [""; 0]);
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn inside_wechat_it_is_said_before_the_first_question() -> Outcome {
    let journey = Journey::start(Screen::WECHAT).await?;
    journey.open("#/").await?;
    for tap in ["a.door[href='#/check']", "#begin"] {
        assert!(journey.text("#wechat").await?.contains("您在微信里打开"));
        journey.tap(tap).await?;
        journey.arrive().await?;
    }
    Applicant::sure().but("certificate", "certificate-none").to_result(&journey).await?;
    assert!(journey.find("a[download]").await?.is_none());
    faultless(&journey, "wechat").await
}

#[tokio::test]
async fn the_rulebook_names_every_clause_and_reading() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    journey.open("#/rules").await?;
    let clauses: Vec<&str> = CLAUSES.iter().map(|clause| clause.id).collect();
    let readings: Vec<&str> = READINGS.iter().map(|reading| reading.id.0).collect();
    for language in ["zh-CN", "en"] {
        journey.wait_for(&format!("html[lang={language}]")).await?;
        assert_eq!(journey.attributes("#clauses [data-clause]", "data-clause").await?, clauses);
        assert_eq!(journey.attributes("#readings [data-reading]", "data-reading").await?, readings);
        let cells = journey.texts("#clauses td, #clauses th, #readings td, #readings th").await?;
        assert!(cells.iter().all(|cell| !cell.trim().is_empty()));
        assert_eq!(journey.run(STRAY, vec![]).await?, json!(""));
        journey.tap("#language").await?;
    }
    Ok(())
}
