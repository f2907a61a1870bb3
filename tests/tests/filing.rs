//! From an empty browser with a staff sheet to a filing package that another browser opens: by pointer, and by keys alone.

use std::fs;
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use teji_tests::Outcome;
use teji_tests::browser::Screen;
use teji_tests::files::{CATCH, CHOOSE, caught};
use teji_tests::journey::{Journey, Key};
use teji_tests::round::{select, write};

fn sheet(name: &str) -> Outcome<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/rosters");
    Ok(fs::read(folder.join(name))?)
}

/// Gives a file to an input.
async fn give(journey: &Journey, css: &str, name: &str, bytes: &[u8]) -> Outcome {
    journey.wait_for(css).await?;
    let files = json!([[name, "", STANDARD.encode(bytes)]]);
    journey.run(CHOOSE, vec![json!(css), files]).await?;
    Ok(())
}

/// The names in the list of people.
async fn people(journey: &Journey) -> Outcome<Vec<String>> {
    journey.go("#/hr/people").await?;
    journey.wait_for("#people tbody tr").await?;
    journey.texts("#people tbody th").await
}

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
    journey.tap("a.door[href='#/hr']").await?;
    journey.tap("#begin-batch").await?;
    journey.wait_for("#steps").await?;
    journey.go("#/hr/plan").await?;
    for (box_, text) in [
        ("#unit_name", "吉林某某制造有限公司"),
        ("#unit_short", "某某制造"),
        ("#batch_name", "第一批"),
        ("#reference_day", "2026-11-22"),
        ("#plan_ratio", "5%"),
        ("#plan_criteria", "打分"),
        ("#plan_procedure", "评审"),
        ("#plan_methods", "答辩"),
        ("#plan_support", "工作室"),
        ("#opened_how", "公告栏"),
        ("#opened_from", "2026-10-10"),
    ] {
        write(&journey, box_, text).await?;
    }
    select(&journey, "#unit_kind", "provincial").await?;
    select(&journey, "#enterprise_filed", "filed").await?;
    select(&journey, "#ratio_base", "senior").await?;
    journey.tap("#false_statements").await?;
    journey.tap("#add-occupation").await?;
    journey.wait_for("#occupation_title-1:focus").await?;
    write(&journey, "#occupation_title-1", "装配钳工").await?;
    select(&journey, "#occupation_basis-1", "on_file").await?;
    journey
        .until("return document.querySelectorAll('[data-settled=true]').length === 6", vec![])
        .await?;

    journey.go("#/hr/import").await?;
    give(&journey, "#sheet-file", "plain.openpyxl.xlsx", &sheet("plain.openpyxl.xlsx")?).await?;
    journey.wait_for("#rows").await?;
    journey.tap("#take").await?;
    journey.tap("#to-screen").await?;
    journey.wait_for("#counts").await?;
    let sum = journey.text("#sum").await?;
    assert_eq!(sum.trim().parse::<usize>()?, people(&journey).await?.len());
    journey.go("#/hr/screen").await?;
    if journey.find("[id^=propose-]").await?.is_none() {
        journey.tap("#others summary").await?;
    }
    journey.tap("[id^=propose-]").await?;
    journey.go("#/hr/publicity").await?;
    write(&journey, "#posted_from", "2026-11-23").await?;
    write(&journey, "#posted_to", "2026-11-30").await?;
    write(&journey, "#posted_place", "厂区公告栏").await?;
    write(&journey, "#objections_to", "人力资源部201室").await?;
    journey.wait_for("#end-enough").await?;
    journey.tap("[id^=settle-]").await?;
    journey.go("#/hr/package").await?;
    write(&journey, "#sent_day", "2026-10-20").await?;
    journey.tap("#make-package").await?;
    journey.wait_for("#keep-package").await?;
    let package = caught(&journey).await?;
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
