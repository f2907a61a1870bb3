//! Once its program has come, a journey asks the network for nothing: the enterprise's, the officer's, and the one inside a chat.

use serde_json::json;
use teji_tests::Outcome;
use teji_tests::applicant::{Applicant, Walk, begin, next};
use teji_tests::browser::Screen;
use teji_tests::files::CATCH;
use teji_tests::journey::Journey;
use teji_tests::look::figure;
use teji_tests::places::{DESKS, HALLS, PAPERS, choose, open_papers, open_report, put_packages};
use teji_tests::round;

/// What the browser asked for since the mark: nothing but what a worker starts with, which it names anew for each worker and
/// has kept.
async fn only_workers(journey: &mut Journey, mark: usize, of: &str) -> Outcome {
    let asked = journey.requests_since(mark).await?;
    let is_of_worker = |url: &String| {
        let name = url.rsplit('/').next().unwrap_or_default();
        name.starts_with("worker-") && name.strip_suffix(".js").is_some()
    };
    let others: Vec<&String> = asked.iter().filter(|url| !is_of_worker(url)).collect();
    assert_eq!(others, [""; 0]);
    let workers = asked.iter().filter(|url| is_of_worker(url)).count();
    figure(&format!("{of}: 0 requests after the program came, {workers} workers started"));
    assert_eq!(journey.foreign_requests().await?, [""; 0]);
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

/// G13, goal 10.
#[tokio::test]
async fn an_enterprise_asks_the_network_for_nothing() -> Outcome {
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.before_each_page(CATCH).await?;
    journey.open("#/hr").await?;
    journey.wait_for("#batch-file").await?;
    let mark = journey.mark().await?;
    let people: Vec<_> = (1..=3).map(|number| round::person(number, "甲一", &json!({}))).collect();
    round::open(&journey, &round::batch(&people)).await?;
    for route in HALLS {
        journey.go(route).await?;
    }
    journey.go("#/hr/import").await?;
    let sheet = include_bytes!("../fixtures/rosters/ids.utf-8.csv");
    choose(&journey, "#sheet-file", &[("ids.csv", "", sheet)]).await?;
    journey.wait_for("#rows").await?;
    journey.tap("#take").await?;
    journey.wait_for("#taken").await?;
    for _ in 0..2 {
        journey.go("#/hr/package").await?;
        journey.tap("#make-package").await?;
        journey.wait_for("#made-package:focus").await?;
        journey.go("#/hr/screen").await?;
    }
    for tap in ["#language", "#elder"] {
        journey.tap(tap).await?;
    }
    only_workers(&mut journey, mark, "enterprise").await
}

#[tokio::test]
async fn an_officer_asks_the_network_for_nothing() -> Outcome {
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.before_each_page(CATCH).await?;
    journey.open("#/recheck").await?;
    journey.wait_for("#received-file").await?;
    let mark = journey.mark().await?;
    put_packages(&journey).await?;
    open_report(&journey).await?;
    for route in DESKS {
        journey.go(route).await?;
    }
    journey.go("#/recheck/report").await?;
    journey.tap("#return").await?;
    journey.tap("#letter").await?;
    journey.wait_for("#opinion-told").await?;
    only_workers(&mut journey, mark, "officer").await
}

#[tokio::test]
async fn an_applicant_with_papers_asks_the_network_for_nothing() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    journey.before_each_page(CATCH).await?;
    journey.open("#/files").await?;
    journey.wait_for("#file").await?;
    let mark = journey.mark().await?;
    open_papers(&journey).await?;
    for route in PAPERS {
        journey.go(route).await?;
    }
    only_workers(&mut journey, mark, "applicant with papers").await
}

/// What could not work inside a chat.
const DOWNLOADS: &str = "
const files = [...document.querySelectorAll('input[type=file]')].filter(one => !one.accept.split(',').every(kind => kind.startsWith('image/')));
return [...document.querySelectorAll('a[download]'), ...files].map(one => one.outerHTML)";

/// Goal 24, G4.
#[tokio::test]
async fn inside_a_chat_no_page_of_ones_own_offers_a_download_or_another_file_than_a_photo()
-> Outcome {
    let mut journey = Journey::start(Screen::WECHAT).await?;
    let (applicant, mut walk) = (Applicant::sure(), Walk::default());
    begin(&journey).await?;
    while journey.route().await? != "#/check/result" {
        assert_eq!(journey.run(DOWNLOADS, vec![]).await?, json!([]), "{}", journey.route().await?);
        applicant.answer(&journey, &mut walk).await?;
        next(&journey).await?;
    }
    let routes = [
        "#/check/result",
        "#/",
        "#/check",
        "#/me",
        "#/me/basics",
        "#/me/posts",
        "#/me/evidence",
        "#/me/review",
        "#/me/make",
        "#/me/paper/0",
    ];
    for route in routes {
        journey.go(route).await?;
        assert_eq!(journey.run(DOWNLOADS, vec![]).await?, json!([]), "{route}");
    }
    journey.go("#/me/evidence").await?;
    assert!(journey.attributes("input[type=file]", "accept").await?.len() > 1);
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}
