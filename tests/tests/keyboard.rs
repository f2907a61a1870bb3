//! Without a pointer: the whole way by Tab, arrows, Space and Enter, and where the focus and the back key lead.

use serde_json::json;
use teji_tests::Outcome;
use teji_tests::applicant::{Applicant, begin, page};
use teji_tests::browser::Screen;
use teji_tests::files::CATCH;
use teji_tests::journey::{Journey, Key};
use teji_tests::places::choose as put;
use teji_tests::received::seeded;

/// What is chosen on each page; a radio button is reached by its group and the arrows.
const WAY: [(&str, &[&str]); 9] = [
    ("certificate", &["certificate-1", "grade_in_occupation"]),
    ("since", &["post_service=2015", "post_service-month=3", "post_service-day=1"]),
    ("certificate_date", &["grade_date=2014", "grade_date-month=6"]),
    ("absences", &["post_absences"]),
    ("present", &["front_line", "still_in_occupation"]),
    ("merit", &["merit-1", "merit-2", "high_skill"]),
    ("declarations", &["conduct", "health"]),
    ("enterprise", &["enterprise_filed-1", "occupation_filed", "false_statements"]),
    ("honours", &["honours-none"]),
];

#[tokio::test]
async fn the_whole_way_goes_by_keys_alone() -> Outcome {
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.open("#/").await?;
    journey.tab_to("a.door[href='#/check']").await?;
    enter(&journey).await?;
    arrived(&journey, "自己核对").await?;
    journey.tab_to("#begin").await?;
    enter(&journey).await?;
    for (name, answers) in WAY {
        arrived(&journey, &journey.text("#title").await?).await?;
        assert_eq!(page(&journey).await?, name);
        for answer in answers {
            match answer.split_once('=') {
                Some((id, typed)) => {
                    journey.tab_to(&format!("#{id}")).await?;
                    journey.keys(typed).await?;
                }
                None => choose(&journey, answer).await?,
            }
        }
        journey.tab_to("#next").await?;
        enter(&journey).await?;
        journey
            .until("return !location.hash.endsWith(arguments[0])", vec![format!("/{name}").into()])
            .await?;
    }
    arrived(&journey, "核对结果").await?;
    assert_eq!(journey.attributes(".verdict", "data-state").await?, ["A"]);
    assert!(journey.requests_since(0).await?.iter().all(|url| !url.contains("check")));
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

/// Goal 8, the third role: a package is put down, its report read, a note and the letter made, without a pointer.
#[tokio::test]
async fn an_officer_goes_the_whole_way_by_keys_alone() -> Outcome {
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.before_each_page(CATCH).await?;
    journey.open("#/").await?;
    let tab_and = async |css: &str, key: Key| -> Outcome {
        journey.tab_to(css).await?;
        journey.press(key).await
    };
    tab_and("a.door[href='#/recheck']", Key::Enter).await?;
    journey.arrive().await?;
    journey.tab_to("#received-file").await?;
    let label = "return document.querySelector('#received-file').labels[0].innerText.trim()";
    assert_ne!(journey.run(label, vec![]).await?, json!(""));
    // No key drives the browser's own window in which files are chosen.
    put(&journey, "#received-file", &[("filed.zip", "", &seeded().0)]).await?;
    journey.wait_for("[data-stage=looked]").await?;
    tab_and("[data-open]", Key::Enter).await?;
    journey.arrive().await?;
    tab_and("#people tr[data-person='2'] [data-note]", Key::Enter).await?;
    journey.wait_for("#people tr[data-person='2'] textarea:focus").await?;
    journey.keys("see the letter").await?;
    tab_and("#people tr[data-person='3'] th a", Key::Enter).await?;
    journey.arrive().await?;
    tab_and("#to-report", Key::Enter).await?;
    journey.arrive().await?;
    journey.tab_to("[name=advice]").await?;
    journey.press(Key::Space).await?;
    while journey.find("label:has(#return:checked)").await?.is_none() {
        journey.press(Key::Down).await?;
    }
    journey.tab_to("#by").await?;
    journey.keys("office").await?;
    tab_and("#letter", Key::Enter).await?;
    journey.wait_for("#opinion-told").await?;
    let note = "return document.querySelector(\"#people tr[data-person='2'] textarea\").value";
    assert_eq!(journey.run(note, vec![]).await?, json!("see the letter"));
    let name = journey.run("return window.named", vec![]).await?;
    assert!(name.as_str().is_some_and(|name| !name.is_empty()), "{name}");
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

/// Tabs to a choice or its group, and makes it.
async fn choose(journey: &Journey, id: &str) -> Outcome {
    let name = journey.attributes(&format!("#{id}"), "name").await?.concat();
    if name.is_empty() {
        journey.tab_to(&format!("#{id}")).await?;
        journey.press(Key::Space).await?;
    } else {
        journey.tab_to(&format!("[name={name}]")).await?;
        journey.press(Key::Space).await?;
        while journey.find(&format!("label:has(#{id}:checked)")).await?.is_none() {
            journey.press(Key::Down).await?;
        }
    }
    // What a choice brings along must not take the focus away.
    journey.wait_for(&format!("#{id}:checked:focus")).await?;
    Ok(())
}

async fn enter(journey: &Journey) -> Outcome {
    journey.press(Key::Enter).await
}

/// G1: title, heading and the live region tell of the page.
async fn arrived(journey: &Journey, name: &str) -> Outcome {
    journey.arrive().await?;
    assert!(journey.title().await?.starts_with(name), "{name}: {}", journey.title().await?);
    assert_eq!(journey.texts("#arrived[aria-live=polite]").await?, [name]);
    Ok(())
}

#[tokio::test]
async fn each_way_to_a_page_ends_on_its_heading() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    journey.open("#/").await?;
    let links = journey.attributes("main a[href^='#/'], nav a, footer a", "href").await?;
    assert!(links.len() > 8, "{links:?}");
    for link in links {
        journey.go("#/check/result").await?;
        journey.go(&link).await?;
        let name = journey.texts("#arrived").await?.concat();
        arrived(&journey, &name).await?;
        assert!(journey.text("#title").await?.starts_with(&name), "{link}");
    }
    Ok(())
}

#[tokio::test]
async fn the_skip_link_comes_first_and_leads_to_the_text() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    for route in ["#/", "#/check", "#/notice", "#/tools/workday"] {
        journey.open(route).await?;
        assert_eq!(journey.tab_to("a.skip").await?, 1, "{route}");
        enter(&journey).await?;
        journey.wait_for("main:focus").await?;
        assert_eq!(journey.route().await?, route, "the address names a page and stays");
        journey.tab_to("main a, main input, main summary").await?;
    }
    Ok(())
}

#[tokio::test]
async fn another_language_keeps_route_answers_and_focus() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    begin(&journey).await?;
    choose(&journey, "certificate-1").await?;
    choose(&journey, "grade_in_occupation-1").await?;
    journey.tab_to("#language").await?;
    let heading = journey.text("#title").await?;
    enter(&journey).await?;
    journey.wait_for("html[lang=en] #language:focus").await?;
    assert_ne!(journey.text("#title").await?, heading);
    assert_eq!(page(&journey).await?, "certificate");
    for id in ["certificate-1", "grade_in_occupation-1"] {
        journey.wait_for(&format!("label:has(#{id}:checked)")).await?;
    }
    journey.tab_to("#next").await?;
    enter(&journey).await?;
    journey.wait_for(".verdict").await?;
    journey.tab_to("#language").await?;
    enter(&journey).await?;
    journey.wait_for("html[lang=zh-CN] .verdict").await?;
    assert_eq!(journey.route().await?, "#/check/result");
    Ok(())
}

/// The page before it may be a chat, which no button of ours leads to.
#[tokio::test]
async fn the_page_before_a_question_that_a_link_opened_is_one_of_ours() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    journey.open("#/check/q/present").await?;
    journey.tap("#previous").await?;
    journey.arrive().await?;
    assert_eq!(journey.route().await?, "#/check", "nothing is answered before it");
    journey.back().await?;
    journey.wait_for("#previous").await?;
    journey.go("#/check/q/certificate").await?;
    choose(&journey, "certificate-1").await?;
    let saved = "return document.querySelector('.saved-line').innerText.startsWith('已存')";
    journey.until(saved, vec![]).await?;
    journey.open("#/check/q/present").await?;
    journey.tap("#previous").await?;
    journey.arrive().await?;
    assert_eq!(page(&journey).await?, "certificate", "the last one with an answer");
    Ok(())
}

#[tokio::test]
async fn the_back_key_goes_one_page_and_loses_nothing() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    Applicant::sure().check(&journey).await?;
    let answers = journey.texts("#conditions td li").await?;
    for (place, (name, answers)) in WAY.iter().enumerate().rev() {
        // By the phone's key and by the page's own button, in turn.
        if place % 2 == 0 {
            journey.back().await?;
        } else {
            journey.tap("#previous").await?;
        }
        journey
            .until("return location.hash.endsWith(arguments[0])", vec![format!("/{name}").into()])
            .await?;
        let first = answers[0].split('=').next().unwrap_or_default();
        journey.wait_for(&format!("main label:has(:checked), #{first}")).await?;
        let filled = journey.attributes("main :checked, main input[inputmode]", "value").await?;
        assert!(filled.iter().any(|value| !value.is_empty()), "{name}");
    }
    journey.back().await?;
    journey.wait_for("#begin").await?;
    journey.go("#/check/result").await?;
    assert_eq!(journey.texts("#conditions td li").await?, answers);
    Ok(())
}
