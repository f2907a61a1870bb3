//! Going on elsewhere: the continuation code from one browser to another, and the result as a picture.

use serde_json::json;
use teji_tests::Outcome;
use teji_tests::applicant::Applicant;
use teji_tests::browser::Screen;
use teji_tests::journey::Journey;

/// What stands in the table of conditions.
const SAID: &str = "#conditions tbody tr";

/// The rows of the table, without what separates their cells at one width or another.
async fn said(journey: &Journey) -> Outcome<Vec<String>> {
    let rows = journey.texts(SAID).await?;
    Ok(rows.iter().map(|row| row.split_whitespace().collect()).collect())
}

async fn code_of(journey: &Journey) -> Outcome<String> {
    journey.tap("#carry summary").await?;
    Ok(journey.text("#code").await?.trim().to_owned())
}

async fn type_code(journey: &Journey, code: &str) -> Outcome {
    journey.tap("#restore summary").await?;
    journey.type_into("#continuation", code).await?;
    journey.tap("#restore button[type=submit]").await
}

#[tokio::test]
async fn a_code_gives_another_browser_the_same_answers() -> Outcome {
    let first = Journey::start(Screen::PHONE).await?;
    Applicant::sure().but("since", "post_service=2020-03").check(&first).await?;
    let (told, code) = (said(&first).await?, code_of(&first).await?);
    assert!(code.chars().all(|c| c == '-' || c.is_ascii_alphanumeric()), "{code}");
    let picture = "return document.querySelector('#carry svg title').textContent.length > 3";
    assert_eq!(first.run(picture, vec![]).await?, json!(true));

    let second = Journey::start(Screen::DESK).await?;
    second.open("#/check").await?;
    type_code(&second, &code.to_lowercase().replace('-', " ")).await?;
    second.wait_for(".verdict").await?;
    assert_eq!(said(&second).await?, told);
    assert_eq!(code_of(&second).await?, code, "the same answers have the same code");
    Ok(())
}

#[tokio::test]
async fn a_wrong_letter_is_told_and_nothing_is_lost() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    Applicant::sure().check(&journey).await?;
    let (before, code) = (said(&journey).await?, code_of(&journey).await?);
    let other = if code.starts_with('2') { '3' } else { '2' };
    let wrong: String = [other].into_iter().chain(code.chars().skip(1)).collect();
    journey.open("#/check").await?;
    type_code(&journey, &wrong).await?;
    assert!(journey.text("#continuation-fault").await?.contains("续填码对不上"));
    let typed = "return document.getElementById('continuation').value";
    assert_eq!(journey.run(typed, vec![]).await?, json!(wrong));
    journey.type_into("#continuation", "?").await?;
    journey.tap("#restore button[type=submit]").await?;
    let place = (code.chars().filter(|c| *c != '-').count() + 1).to_string();
    let told = journey
        .until("return document.getElementById('continuation-fault')?.innerText ?? ''", vec![])
        .await?;
    assert!(told.as_str().is_some_and(|told| told.contains(&format!("第{place}个"))), "{told}");
    journey.go("#/check/result").await?;
    assert_eq!(said(&journey).await?, before);
    Ok(())
}

#[tokio::test]
async fn answers_that_are_there_are_replaced_only_by_choice() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    Applicant::sure().check(&journey).await?;
    let code = code_of(&journey).await?;
    let before = said(&journey).await?;
    Applicant::sure()
        .but("present", "front_line-1 still_in_occupation")
        .change(&journey, "present")
        .await?;
    let changed = said(&journey).await?;
    assert_ne!(before, changed);
    journey.go("#/check").await?;
    type_code(&journey, &code).await?;
    journey.tap("#keep").await?;
    journey.go("#/check/result").await?;
    assert_eq!(said(&journey).await?, changed);
    journey.go("#/check").await?;
    type_code(&journey, &code).await?;
    journey.tap("#replace").await?;
    journey.wait_for(".verdict[data-state=A]").await?;
    assert_eq!(said(&journey).await?, before);
    Ok(())
}

#[tokio::test]
async fn the_result_can_be_kept_as_a_picture_in_wechat() -> Outcome {
    let mut journey = Journey::start(Screen::WECHAT).await?;
    Applicant::sure().check(&journey).await?;
    let mark = journey.mark().await?;
    journey.tap("#picture button").await?;
    journey.wait_for("#picture img").await?;
    let sources = journey.attributes("#picture img", "src").await?;
    assert!(sources[0].starts_with("data:image/png;base64,"), "{}", &sources[0][..30]);
    assert!(journey.text("#picture").await?.contains("长按保存"));
    let told = journey.attributes("#picture img", "alt").await?;
    for part in ["对得上", "2026年11月22日", "非官方网站"] {
        assert!(told[0].contains(part), "{part}");
    }
    let drawn = "
const image = document.querySelector('#picture img');
return image.complete && image.naturalWidth === 720 && image.naturalHeight > 400";
    journey.until(drawn, vec![]).await?;
    assert_eq!(
        journey.requests_since(mark).await?.iter().filter(|url| !url.starts_with("data:")).count(),
        0
    );
    assert_eq!(journey.attributes("a[download]", "href").await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_code_tells_of_the_readings_that_it_settles() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    let applicant = Applicant::sure()
        .but("since", "post_service=2020-3-1")
        .but("certificate_date", "grade_date=2022-6-1");
    applicant.check(&journey).await?;
    assert_eq!(journey.attributes(".verdict", "data-state").await?, ["C"]);
    journey.tap("[data-reading=service_clock] [data-option=from_post] button").await?;
    journey.wait_for(".verdict[data-state=A]").await?;
    let code = code_of(&journey).await?;

    let other = Journey::start(Screen::PHONE).await?;
    other.open("#/check").await?;
    type_code(&other, &code).await?;
    other.wait_for("#rests-on").await?;
    let text = other.visible_text().await?;
    for part in [
        "有1处按已经定了的理解算",
        "从上高级技师（或贯通）岗位起算",
        "没有定的地方，每一种都算过了",
    ] {
        assert!(text.contains(part), "{part}");
    }
    Ok(())
}
