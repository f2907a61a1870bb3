//! From an empty browser with a staff sheet to a filing package that another browser opens: by pointer, and by keys alone.

use serde_json::json;
use teji_tests::Outcome;
use teji_tests::browser::Screen;
use teji_tests::files::{CATCH, caught};
use teji_tests::journey::{Journey, Key};
use teji_tests::roles::{self, give, people, sheet};

/// A fresh browser opens the package, and has the same people with the same results.
async fn opens_elsewhere(journey: &Journey, package: &[u8]) -> Outcome {
    let mut other = Journey::start(Screen::DESK).await?;
    other.open("#/hr").await?;
    give(&other, "#batch-file", "package.zip", package).await?;
    other.wait_for("#steps").await?;
    assert_eq!(people(&other).await?, people(journey).await?);
    let states = |_: &Journey| "return [...document.querySelectorAll('#people tr[data-state]')].map(row => row.dataset.state).join('')";
    let script = states(journey);
    assert_eq!(other.run(script, vec![]).await?, journey.run(script, vec![]).await?);
    assert_eq!(other.console().await?, [""; 0]);
    assert_eq!(other.foreign_requests().await?, [""; 0]);
    Ok(())
}

async fn quiet(mut journey: Journey) -> Outcome {
    assert_eq!(journey.console().await?, [""; 0]);
    assert_eq!(journey.foreign_requests().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn by_pointer() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    journey.before_each_page(CATCH).await?;
    journey.open("#/").await?;
    let package = roles::enterprise(&journey).await?;
    // Z1: gone through again, nothing of it differs from what was made.
    journey.tap("#recheck-made").await?;
    journey.wait_for("[data-stage=looked]").await?;
    let sentence = journey.text("[data-sentence]").await?;
    assert!(sentence.starts_with("材料包完整，"), "{sentence}");
    assert!(sentence.contains("的复核结果都和材料里写的一致"), "{sentence}");
    opens_elsewhere(&journey, &package).await?;
    quiet(journey).await
}

/// Goes by Tab to a box and types.
async fn fill(journey: &Journey, css: &str, text: &str) -> Outcome {
    journey.tab_to(css).await?;
    journey.keys(text).await
}

/// Goes by Tab to something and presses Enter.
async fn enter(journey: &Journey, css: &str) -> Outcome {
    journey.tab_to(css).await?;
    journey.press(Key::Enter).await
}

#[tokio::test]
async fn by_keys_alone() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    journey.before_each_page(CATCH).await?;
    journey.open("#/").await?;
    enter(&journey, "a.door[href='#/hr']").await?;
    journey.wait_for("#begin-batch").await?;
    journey.arrive().await?;
    enter(&journey, "#begin-batch").await?;
    journey.wait_for("#title:focus").await?;
    fill(&journey, "#batch_name", "第一批").await?;
    fill(&journey, "#reference_day", "2026-11-22").await?;
    enter(&journey, "[data-step=plan] a").await?;
    journey.arrive().await?;
    fill(&journey, "#unit_name", "吉林某某制造有限公司").await?;
    journey.tab_to("#unit_kind").await?;
    for _ in 0..2 {
        journey.press(Key::Down).await?;
    }
    journey
        .until("return document.querySelector('#unit_kind').value === 'provincial'", vec![])
        .await?;
    journey.tab_to("#enterprise_filed").await?;
    journey.press(Key::Down).await?;
    journey
        .until("return document.querySelector('#enterprise_filed').value === 'filed'", vec![])
        .await?;
    journey.tab_to("#false_statements").await?;
    journey.keys(" ").await?;
    enter(&journey, "#add-occupation").await?;
    journey.wait_for("#occupation_title-1:focus").await?;
    journey.keys("装配钳工").await?;
    journey.tab_to("#occupation_basis-1").await?;
    journey.press(Key::Down).await?;
    journey.wait_for("[data-point=occupations][data-settled=true]").await?;

    // Elsewhere by the address bar, which is the keyboard's way, too.
    journey.go("#/hr/people").await?;
    enter(&journey, "#to-import").await?;
    journey.arrive().await?;
    journey.tab_to("#sheet-paste").await?;
    let block = String::from_utf8(sheet("plain.pasted.txt")?)?;
    journey
        .run("document.execCommand('insertText', false, arguments[0])", vec![json!(block)])
        .await?;
    enter(&journey, "#read-paste").await?;
    journey.wait_for("#rows").await?;
    enter(&journey, "#take").await?;
    journey.wait_for("#to-screen").await?;
    enter(&journey, "#to-screen").await?;
    journey.arrive().await?;
    journey.wait_for("#counts").await?;
    if journey.find("[id^=propose-]").await?.is_none() {
        enter(&journey, "#others summary").await?;
    }
    journey.tab_to("[id^=propose-]").await?;
    journey.keys(" ").await?;
    let proposed = "return document.querySelector('#proposed').textContent.includes('1')";
    journey.until(proposed, vec![]).await?;
    journey.go("#/hr/package").await?;
    enter(&journey, "#make-package").await?;
    journey.wait_for("#made-package:focus").await?;
    journey.tab_to("#keep-package").await?;
    let package = caught(&journey).await?;
    opens_elsewhere(&journey, &package).await?;
    quiet(journey).await
}
