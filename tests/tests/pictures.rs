//! The pictures of the README, made anew where somebody asks for it: `cargo test -p teji-tests pictures:: -- --ignored`.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use teji_tests::Outcome;
use teji_tests::applicant::Applicant;
use teji_tests::browser::Screen;
use teji_tests::journey::Journey;
use teji_tests::received::seeded;
use teji_tests::roles::give;
use teji_tests::round;

/// What is seen of the page without scrolling.
async fn picture(journey: &Journey, name: &str) -> Outcome {
    journey.run("window.scrollTo(0, 0)", vec![]).await?;
    let shot = journey.browser.cdp("Page.captureScreenshot", json!({ "format": "png" })).await?;
    let bytes = STANDARD.decode(shot["data"].as_str().ok_or("no picture")?)?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/pictures");
    fs::create_dir_all(&folder)?;
    Ok(fs::write(folder.join(name), bytes)?)
}

async fn in_english(journey: &Journey) -> Outcome {
    journey.tap("#language").await?;
    journey.wait_for("html[lang=en]").await?;
    Ok(())
}

#[tokio::test]
#[ignore = "it writes the pictures of the README"]
async fn a_result_on_a_phone() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    Applicant::sure().but("since", "post_service=2021-12-1").check(&journey).await?;
    picture(&journey, "result.zh-CN.png").await?;
    in_english(&journey).await?;
    picture(&journey, "result.en.png").await
}

#[tokio::test]
#[ignore = "it writes the pictures of the README"]
async fn a_screening_on_a_desk() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    journey.open("#/hr").await?;
    let people = [
        ("甲一", json!({})),
        ("乙二", json!({ "post_service": "2024-01-01.." })),
        ("丙三", json!({ "post_service": "2016-01-01..", "grade_date": "2023-01-01" })),
        ("丁四", json!({ "front_line": "?", "honour_jilin_award": "yes" })),
        ("戊五", json!({ "front_line": "no" })),
        ("己六", json!({})),
    ];
    let people: Vec<_> = (1..)
        .zip(people)
        .map(|(number, (name, told))| round::person(number, name, &told))
        .collect();
    round::open(&journey, &round::batch(&people)).await?;
    journey.go("#/hr/screen").await?;
    journey.wait_for("#counts").await?;
    picture(&journey, "screen.zh-CN.png").await
}

#[tokio::test]
#[ignore = "it writes the pictures of the README"]
async fn a_package_gone_through_again_on_a_desk() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    journey.open("#/recheck").await?;
    in_english(&journey).await?;
    give(&journey, "#received-file", "filed.zip", &seeded().0).await?;
    journey.tap("[data-open]").await?;
    journey.wait_for("#sentence").await?;
    picture(&journey, "recheck.en.png").await
}
