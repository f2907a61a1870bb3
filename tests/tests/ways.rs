//! Where every way leads: each page names itself and has the focus on its heading; back loses nothing; another language neither.

use serde_json::{Value, json};
use teji_notice::{CLAUSES, SELF_CHECK};
use teji_tests::Outcome;
use teji_tests::browser::Screen;
use teji_tests::journey::{Journey, Key};
use teji_tests::look::figure;
use teji_tests::places::{
    DESKS, HALLS, PAGES, PAPERS, full_batch, open_papers, open_report, put_packages,
};
use teji_tests::round::{self, write};

/// What is wrong with how a page tells its name (G1), or an obstacle that comes before it (H3).
const UNNAMED: &str = "
const found = [], said = document.querySelector('#arrived[aria-live=polite]')?.textContent ?? '';
const heading = document.querySelector('#title');
if (!said.trim()) found.push('the live region is silent');
if (!document.title.startsWith(said) || document.title === said) found.push(`the title is ${document.title}, told is ${said}`);
if (document.activeElement !== heading || heading.tagName !== 'H1' || !heading.textContent.trim()) found.push('the heading has no focus');
if (document.querySelectorAll('h1').length !== 1) found.push('not one h1');
if (document.querySelector('dialog, [role=dialog]') || /cookie/i.test(document.body.innerText)) found.push('something is in the way');
return found";

/// Goes to each page and lists what is wrong there; the names of the pages beside it.
async fn named(journey: &Journey, routes: &[String]) -> Outcome<Vec<String>> {
    let mut wrong = vec![];
    for route in routes {
        journey.go(route).await?;
        let found: Vec<String> = serde_json::from_value(journey.run(UNNAMED, vec![]).await?)?;
        wrong.extend(found.into_iter().map(|found| format!("{route}: {found}")));
    }
    Ok(wrong)
}

/// A browser for each half: of very many changes of address within seconds the browser leaves some out.
#[tokio::test]
async fn every_page_of_a_fresh_browser_names_itself_first_and_has_the_focus_on_its_heading()
-> Outcome {
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.open("#/notice").await?;
    let clauses = CLAUSES.iter().map(|clause| format!("#/notice/{}", clause.id));
    let questions = SELF_CHECK.iter().map(|page| format!("#/check/q/{}", page.id));
    let fresh: Vec<String> =
        PAGES.iter().map(ToString::to_string).chain(questions).chain(clauses).collect();
    assert_eq!(named(&journey, &fresh).await?, [""; 0]);
    figure(&format!("{} fresh pages name themselves", fresh.len()));
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn every_page_of_papers_batches_and_packages_names_itself_and_has_the_focus_on_its_heading()
-> Outcome {
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.open("#/files").await?;
    open_papers(&journey).await?;
    let papers: Vec<String> = PAPERS.iter().map(ToString::to_string).collect();
    let mut wrong = named(&journey, &papers).await?;
    journey.go("#/hr").await?;
    round::open(&journey, &full_batch()).await?;
    put_packages(&journey).await?;
    open_report(&journey).await?;
    let others: Vec<String> = HALLS.iter().chain(&DESKS).map(ToString::to_string).collect();
    wrong.extend(named(&journey, &others).await?);
    assert_eq!(wrong, [""; 0]);
    figure(&format!("{} filled pages name themselves", papers.len() + others.len()));
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

async fn value(journey: &Journey, css: &str) -> Outcome<Value> {
    journey.wait_for(css).await?;
    journey.run("return document.querySelector(arguments[0]).value", vec![json!(css)]).await
}

/// Goes back by the browser's own key and waits for a page.
async fn back_to(journey: &Journey, route: &str) -> Outcome {
    journey.back().await?;
    journey.until("return location.hash === arguments[0]", vec![json!(route)]).await?;
    journey.arrive().await
}

/// G14 and G16 over the papers: a box, its page, another page, back; the other language and back.
async fn keeps(journey: &Journey, route: &str, css: &str, next: &str) -> Outcome {
    journey.go(route).await?;
    write(journey, css, "某某").await?;
    journey.run("document.querySelector('#language').focus()", vec![]).await?;
    for language in ["en", "zh-CN"] {
        let heading = journey.text("#title").await?;
        journey.press(Key::Enter).await?;
        journey.wait_for(&format!("html[lang={language}] #language:focus")).await?;
        assert_ne!(journey.text("#title").await?, heading, "{route}");
        assert_eq!(journey.route().await?, route);
        assert_eq!(value(journey, css).await?, json!("某某"), "{route} {css} in {language}");
    }
    journey.go(next).await?;
    back_to(journey, route).await?;
    assert_eq!(value(journey, css).await?, json!("某某"), "{route} {css} after back");
    Ok(())
}

#[tokio::test]
async fn back_and_another_language_lose_nothing_in_papers_batches_and_packages() -> Outcome {
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.open("#/files").await?;
    open_papers(&journey).await?;
    keeps(&journey, "#/me/basics", "#department", "#/me/posts").await?;
    keeps(&journey, "#/me/posts/1", "#post_held", "#/me/review").await?;
    keeps(&journey, "#/me/merits/1", "#merit_role", "#/check/result").await?;
    journey.go("#/hr").await?;
    round::open(&journey, &full_batch()).await?;
    keeps(&journey, "#/hr/plan", "#plan_criteria", "#/hr/people").await?;
    keeps(&journey, "#/hr/publicity", "#posted_place", "#/notice").await?;
    keeps(&journey, "#/hr/people/3/basics", "#department", "#/hr/screen").await?;
    for route in ["#/hr", "#/hr/people", "#/hr/people/3", "#/hr/screen", "#/hr/package"] {
        journey.go(route).await?;
    }
    for route in ["#/hr/screen", "#/hr/people/3", "#/hr/people", "#/hr"] {
        back_to(&journey, route).await?;
    }
    put_packages(&journey).await?;
    open_report(&journey).await?;
    journey.tap("#people tr[data-person='2'] [data-note]").await?;
    keeps(
        &journey,
        "#/recheck/report",
        "#people tr[data-person='2'] textarea",
        "#/recheck/person/1",
    )
    .await?;
    keeps(&journey, "#/recheck/report", "#remark", "#/privacy").await?;
    journey.go("#/recheck/person/2").await?;
    back_to(&journey, "#/recheck/report").await?;
    assert_eq!(value(&journey, "#people tr[data-person='2'] textarea").await?, json!("某某"));
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}
