//! The page as it arrives: that it opens, talks to nobody, obeys its policy and can be read by everyone.

use serde_json::json;
use teji_tests::Outcome;
use teji_tests::browser::{End, Screen};
use teji_tests::journey::{Journey, Key};

#[tokio::test]
async fn the_page_opens_and_talks_to_its_own_origin_only() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    journey.open("#/").await?;
    assert!(journey.title().await?.contains("特级技师自查与备案助手"));
    assert!(journey.text("h1").await?.chars().count() > 3);
    assert_eq!(journey.console().await?, [""; 0]);
    assert_eq!(journey.foreign_requests().await?, [""; 0]);
    assert!(journey.requests_since(0).await?.iter().any(|url| url.contains(".wasm")));
    Ok(())
}

#[tokio::test]
async fn the_site_works_in_any_folder_of_a_host() -> Outcome {
    let mut journey = Journey::start_under("/some/where/", Screen::PHONE).await?;
    journey.open("#/").await?;
    assert_eq!(journey.console().await?, [""; 0]);
    let outside = |url: &&String| !url.contains("/some/where/");
    assert_eq!(journey.requests_since(0).await?.iter().find(outside), None);
    Ok(())
}

#[tokio::test]
async fn the_first_page_has_no_fault_that_the_checker_knows() -> Outcome {
    for screen in [Screen::PHONE, Screen::DESK] {
        let width = screen.width;
        let journey = Journey::start(screen).await?;
        journey.open("#/").await?;
        journey.shot(&format!("home-{width}")).await?;
        let found = journey.accessibility().await?;
        assert_eq!((found.violations, found.unsure), (vec![], vec![]), "at {width}");
        journey.elder().await?;
        journey.shot(&format!("home-{width}-elder")).await?;
        let found = journey.accessibility().await?;
        assert_eq!((found.violations, found.unsure), (vec![], vec![]), "at {width}, large");
    }
    Ok(())
}

#[tokio::test]
async fn the_large_version_is_large_and_nothing_scrolls_sideways() -> Outcome {
    let journey = Journey::start(Screen::NARROW).await?;
    journey.open("#/").await?;
    assert!(!journey.scrolls_sideways().await?);
    let size = "return parseFloat(getComputedStyle(document.body).fontSize)";
    assert!(journey.run(size, vec![]).await?.as_f64() >= Some(18.0));
    assert_eq!(journey.targets_below(48).await?, [""; 0]);
    journey.elder().await?;
    assert!(journey.run(size, vec![]).await?.as_f64() >= Some(24.0));
    assert_eq!(journey.targets_below(60).await?, [""; 0]);
    assert!(!journey.scrolls_sideways().await?);
    Ok(())
}

#[tokio::test]
async fn without_scripts_the_notice_can_still_be_checked_by_hand() -> Outcome {
    for screen in [Screen::NARROW, Screen::DESK] {
        let width = screen.width;
        let journey = Journey::start(screen).await?;
        journey
            .browser
            .cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true }))
            .await?;
        journey.load("#/").await?;
        journey
            .browser
            .cdp("Emulation.setScriptExecutionDisabled", json!({ "value": false }))
            .await?;
        let text = journey.visible_text().await?;
        for part in ["自己对照的清单", "通知讲了什么", "先问单位人事", "非官方网站"]
        {
            assert!(text.contains(part), "{part}");
        }
        for way in ["#/check", "#/tools/workday", "#/notice"] {
            let led = format!("return Boolean(document.getElementById('{}'))", &way[1..]);
            assert_eq!(journey.run(&led, vec![]).await?, json!(true), "{way} leads nowhere");
        }
        assert!(!journey.scrolls_sideways().await?);
        assert_eq!(journey.targets_below(48).await?, [""; 0]);
        journey.shot(&format!("by-hand-{width}")).await?;
        let found = journey.accessibility().await?;
        assert_eq!((found.violations, found.unsure), (vec![], vec![]), "at {width}");
    }
    Ok(())
}

#[tokio::test]
async fn an_old_browser_is_told_so_at_once() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    journey.before_each_page("delete window.WebAssembly").await?;
    journey.load("#/").await?;
    assert!(journey.text("#too-old").await?.contains("这个浏览器太旧"));
    let shown = journey.run("return performance.now()", vec![]).await?.as_f64();
    assert!(shown < Some(1000.0), "{shown:?} ms");
    assert_eq!(journey.console().await?, [""; 0]);
    journey.shot("too-old").await?;
    let found = journey.accessibility().await?;
    assert_eq!((found.violations, found.unsure), (vec![], vec![]));
    Ok(())
}

#[tokio::test]
async fn compatibility_mode_is_told_how_to_leave_it() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    let old = "Object.defineProperty(document, 'documentMode', { value: 7 })";
    journey.before_each_page(old).await?;
    journey.load("#/").await?;
    assert!(journey.text("#compat").await?.contains("极速模式"));
    journey.shot("compat").await?;
    Ok(())
}

#[tokio::test]
async fn a_module_that_does_not_arrive_or_is_not_ours_is_not_run() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    let stub =
        "const real = window.fetch; window.fetch = (url, options) => real(location.href, options)";
    journey.before_each_page(stub).await?;
    journey.load("#/").await?;
    assert!(journey.text("#not-loaded").await?.contains("没有下载完整"));
    Ok(())
}

#[tokio::test]
async fn the_keyboard_reaches_the_page_and_a_killed_browser_opens_it_again() -> Outcome {
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.open("#/").await?;
    journey.press(Key::Tab).await?;
    assert!(!journey.focused().await?.starts_with("body"));
    journey.restart(End::Killed).await?;
    journey.open("#/").await?;
    Ok(())
}
