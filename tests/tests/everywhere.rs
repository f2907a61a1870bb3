//! What holds on every page: no fault that a checker knows, no sideways scroll, no small target, no traffic, no stray word.

use std::collections::BTreeSet;

use serde_json::json;
use teji_batch::Batch;
use teji_notice::{CLAUSES, READINGS, SELF_CHECK};
use teji_tests::Outcome;
use teji_tests::applicant::{Applicant, Walk, begin, next, page};
use teji_tests::browser::Screen;
use teji_tests::journey::Journey;
use teji_tests::look::{Looked, STRAY, fits, prefer};
use teji_tests::places::{
    DESKS, HALLS, PAGES, PAPERS, choose, full_batch, is_later, open_papers, open_report,
    put_packages,
};
use teji_tests::round;

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
    let mut looked = Looked::default();
    journey.open("#/").await?;
    let clauses = ["basic.service", "step.publicity"].map(|clause| format!("#/notice/{clause}"));
    for route in PAGES.iter().map(ToString::to_string).chain(clauses) {
        journey.go(&route).await?;
        looked.at(&journey, &format!("{width} {route}")).await?;
    }
    filled_tools(&mut looked, &journey, width).await?;

    let (mut applicant, mut walk) = (Applicant::sure(), Walk::default());
    begin(&journey).await?;
    while journey.route().await? != "#/check/result" {
        let name = format!("{width} {}", page(&journey).await?);
        looked.at(&journey, &format!("{name} empty")).await?;
        next(&journey).await?;
        looked.at(&journey, &format!("{name} faulty")).await?;
        applicant.answer(&journey, &mut walk).await?;
        looked.at(&journey, &format!("{name} filled")).await?;
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
            looked.at(&journey, &format!("{width} {heading} {name}")).await?;
        }
        looked.pictures(&journey, heading).await?;
    }
    assert_eq!(seen.len(), 6);
    looked.tell(&format!("the site at {width}"), &["calendar", "qr", "timeline"]);
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn no_page_of_papers_batches_and_packages_has_a_fault_on_a_phone() -> Outcome {
    no_room_has_a_fault(Screen::PHONE).await
}

#[tokio::test]
async fn no_page_of_papers_batches_and_packages_has_a_fault_on_a_desk() -> Outcome {
    no_room_has_a_fault(Screen::DESK).await
}

async fn no_room_has_a_fault(screen: Screen) -> Outcome {
    let (width, mut journey) = (screen.width, Journey::start(screen).await?);
    let mut looked = Looked::default();
    journey.open("#/files").await?;
    filled_papers(&mut looked, &journey, width).await?;
    journey.go("#/hr").await?;
    filled_batch(&mut looked, &journey, width).await?;
    filled_desk(&mut looked, &journey, width).await?;
    let kinds = ["bar", "calendar", "ring", "timeline"];
    looked.tell(&format!("papers, batches and packages at {width}"), &kinds);
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

/// An applicant's papers with something in every list, and with what is told of its faults.
async fn filled_papers(looked: &mut Looked, journey: &Journey, width: u32) -> Outcome {
    open_papers(journey).await?;
    for route in PAPERS {
        journey.go(route).await?;
        looked.at(journey, &format!("{width} papers {route}")).await?;
    }
    for route in
        ["#/me/basics", "#/me/posts/2", "#/me/merits/2", "#/me/honours/2", "#/me/evidence/2"]
    {
        journey.go(route).await?;
        journey.tap("#next").await?;
        journey.wait_for("#faults:focus").await?;
        looked.at(journey, &format!("{width} papers {route} faulty")).await?;
    }
    journey.go("#/me/evidence").await?;
    choose(journey, "#attach-file", &[("a.pdf", "application/pdf", b"MZ")]).await?;
    journey.wait_for("[data-told='attach.strange']").await?;
    looked.at(journey, &format!("{width} papers attached")).await
}

/// A batch, a sheet that is taken in with faults, and a plan that is given to an applicant.
async fn filled_batch(looked: &mut Looked, journey: &Journey, width: u32) -> Outcome {
    round::open(journey, &full_batch()).await?;
    for route in HALLS {
        journey.go(route).await?;
        looked.at(journey, &format!("{width} {route}")).await?;
    }
    for part in ["papers", "record"] {
        journey.go("#/hr/people/4").await?;
        journey.tap(&format!("#tab-{part}")).await?;
        looked.at(journey, &format!("{width} person {part}")).await?;
    }
    journey.go("#/hr/import").await?;
    let sheet = include_bytes!("../fixtures/rosters/ids.utf-8.csv");
    choose(journey, "#sheet-file", &[("ids.csv", "", sheet)]).await?;
    journey.wait_for("#rows").await?;
    looked.at(journey, &format!("{width} import faulty")).await?;
    let batch = Batch::read(&round::batch(&[]).to_string()).map_err(|error| error.key())?;
    let plan = batch.plan.to_fragment().map_err(|error| error.key())?;
    journey.go(&format!("#/plan/{plan}")).await?;
    journey.wait_for("#given").await?;
    looked.at(journey, &format!("{width} plan given")).await
}

/// Received packages: put down, gone through, with what is said of them.
async fn filled_desk(looked: &mut Looked, journey: &Journey, width: u32) -> Outcome {
    put_packages(journey).await?;
    looked.at(journey, &format!("{width} received")).await?;
    journey.tap("[id^=unseal-open]").await?;
    journey.wait_for("[id^=unseal-fault]").await?;
    looked.at(journey, &format!("{width} received no passphrase")).await?;
    open_report(journey).await?;
    for route in DESKS {
        journey.go(route).await?;
        looked.at(journey, &format!("{width} {route}")).await?;
    }
    journey.go("#/recheck/report").await?;
    for note in
        ["#people tr[data-person='2'] [data-note]", "li[data-fault='fault.added'] [data-note]"]
    {
        journey.tap(note).await?;
    }
    round::write(journey, "#people tr[data-person='2'] textarea", "请补交工作证明").await?;
    journey.tap("#return").await?;
    round::write(journey, "#day", "13月").await?;
    journey.tap("#letter").await?;
    journey.wait_for("#opinion-told").await?;
    looked.at(journey, &format!("{width} opinion")).await?;
    journey.tap("#clear-received").await?;
    journey.wait_for("#clear-ask").await?;
    looked.at(journey, &format!("{width} clear asked")).await
}

/// The other colours and the other language, at once, on every page with something in it.
#[tokio::test]
async fn no_page_has_a_fault_in_the_dark_and_in_english() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    let mut looked = Looked::default();
    prefer(&journey, &[("prefers-color-scheme", "dark")]).await?;
    journey.open("#/").await?;
    journey.tap("#language").await?;
    journey.wait_for("html[lang=en]").await?;
    let questions = SELF_CHECK.iter().map(|page| format!("#/check/q/{}", page.id));
    for route in PAGES.iter().map(ToString::to_string).chain(questions) {
        journey.go(&route).await?;
        looked.once(&journey, &format!("dark {route}")).await?;
    }
    journey.go("#/check/q/since").await?;
    next(&journey).await?;
    looked.once(&journey, "dark faulty").await?;
    open_papers(&journey).await?;
    for route in PAPERS {
        journey.go(route).await?;
        looked.once(&journey, &format!("dark papers {route}")).await?;
    }
    journey.go("#/check/result").await?;
    looked.once(&journey, "dark result").await?;
    journey.go("#/hr").await?;
    round::open(&journey, &full_batch()).await?;
    for route in HALLS {
        journey.go(route).await?;
        looked.once(&journey, &format!("dark {route}")).await?;
    }
    put_packages(&journey).await?;
    open_report(&journey).await?;
    for route in DESKS {
        journey.go(route).await?;
        looked.once(&journey, &format!("dark packages {route}")).await?;
    }
    looked.tell("dark, in English", &[]);
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn every_page_of_a_batch_and_of_packages_fits_the_narrowest_screen_in_both_languages()
-> Outcome {
    let mut journey = Journey::start(Screen::NARROW).await?;
    journey.open("#/hr").await?;
    round::open(&journey, &full_batch()).await?;
    put_packages(&journey).await?;
    open_report(&journey).await?;
    for language in ["zh-CN", "en"] {
        journey.wait_for(&format!("html[lang={language}]")).await?;
        for route in HALLS.iter().chain(&DESKS) {
            journey.go(route).await?;
            fits(&journey, &format!("{language} {route}")).await?;
        }
        journey.tap("#language").await?;
    }
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

/// The tools with an answer, and with a fault.
async fn filled_tools(looked: &mut Looked, journey: &Journey, width: u32) -> Outcome {
    for (route, id, good, bad) in [
        ("#/tools/workday", "posted", "2026-12-28", "2026-13-1"),
        ("#/tools/five-years", "years-1-first", "2020-1-1", "2020-2-30"),
        ("#/tools/cert-code", "number", "Y12342200078923T000456", "Y123422000789231000456"),
    ] {
        journey.go(route).await?;
        for typed in [good, bad] {
            teji_tests::applicant::fill(journey, id, typed).await?;
            looked.at(journey, &format!("{width} {route} {typed}")).await?;
        }
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
    assert!(later.len() > 1 && later.iter().all(is_desk), "{later:?}");
    let there = journey.mark().await?;
    journey.go("#/hr").await?;
    let later = journey.requests_since(there).await?;
    let is_hr = |url: &String| url.contains("/teji-hr") || url.contains("/later-");
    assert!(later.len() > 1 && later.iter().all(is_hr), "{later:?}");
    // Help shows a picture of the site's own, which comes with it.
    journey.go("#/help").await?;
    journey.wait_for("[data-help] img").await?;
    let there = journey.mark().await?;
    for route in PAGES.iter().filter(|route| **route != "#/help") {
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
    let mut looked = Looked::default();
    looked.at(&journey, "wechat").await?;
    looked.tell("inside a chat", &["qr"]);
    Ok(())
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
