//! The small tools: working days of a posting, five full years, numbers of certificates.

use serde_json::json;
use teji_tests::Outcome;
use teji_tests::applicant::fill;
use teji_tests::browser::Screen;
use teji_tests::journey::Journey;

/// When it was posted, and the fifth working day without and with the first day.
const POSTINGS: [[&str; 3]; 5] = [
    ["2026-02-13", "2026-02-27", "2026-02-26"],
    ["2026-04-30", "2026-05-11", "2026-05-09"],
    ["2026-09-18", "2026-09-24", "2026-09-23"],
    ["2026-09-24", "2026-10-09", "2026-10-08"],
    ["2026-11-23", "2026-11-30", "2026-11-27"],
];
const UNTOLD: &str = "以国务院办公厅通知为准";

#[tokio::test]
async fn the_fifth_working_day_is_found_over_holidays_and_unpublished_years() -> Outcome {
    for screen in [Screen::PHONE, Screen::DESK] {
        let (width, journey) = (screen.width, Journey::start(screen).await?);
        journey.open("#/tools/workday").await?;
        for [posted, without, with] in POSTINGS {
            fill(&journey, "posted", posted).await?;
            assert_eq!(days(&journey).await?, [without, with], "{posted}");
            assert!(!journey.visible_text().await?.contains(UNTOLD), "{posted}");
        }
        fill(&journey, "posted", "2026-12-28").await?;
        assert_eq!(
            days(&journey).await?,
            ["2027-01-05", "2027-01-04"],
            "usual weeks, 1 January off"
        );
        let lower = journey.attributes("#reached [data-earliest]", "data-earliest").await?;
        assert_eq!(lower, ["2027-01-03", "2027-01-02"]);
        let text = journey.visible_text().await?;
        assert!(text.contains(UNTOLD) && text.contains("最晚哪天还定不下来"), "{text}");
        journey.shot(&format!("workday-{width}")).await?;
    }
    Ok(())
}

async fn days(journey: &Journey) -> Outcome<Vec<String>> {
    journey.attributes("#reached [data-option=not_counted] [data-day], #reached [data-option=counted] [data-day]", "data-day").await
}

#[tokio::test]
async fn a_new_years_schedule_settles_the_answer_and_a_faulty_line_is_named() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    journey.open("#/tools/workday").await?;
    fill(&journey, "posted", "2026-12-28").await?;
    journey.tap("details:has(#schedule) summary").await?;
    journey.type_into("#schedule", "2027-01-01 off 元旦\n2027-13-02 off 元旦").await?;
    let fault = journey.text(".problem").await?;
    let typed = journey.attributes("#schedule", "value").await?;
    assert!(
        fault.contains("第2行"),
        "{fault} {typed:?} {:?}",
        journey.attributes("#off", "value").await?
    );
    fill(&journey, "schedule", "").await?;
    journey.type_into("#schedule", "元旦放三天").await?;
    assert!(journey.text(".problem").await?.contains("请从年份写起"));
    fill(&journey, "schedule", "").await?;
    let short = "2027-01-01 off 元旦\n2027-01-02 work 元旦\n2027-01-04 off 元旦";
    journey.type_into("#schedule", short).await?;
    assert!(journey.text(".problem").await?.contains("只填了2天放假"));
    assert!(journey.visible_text().await?.contains(UNTOLD), "a part of a year settles nothing");
    fill(&journey, "schedule", "").await?;
    journey.type_into("#schedule", "2026-01-01 off 元旦").await?;
    assert!(journey.text(".problem").await?.contains("2026年的安排已经公布"));
    fill(&journey, "schedule", "").await?;
    let rest: Vec<String> = (5..=15).map(|day| format!("\n2027-02-{day:02} off 春节")).collect();
    journey.type_into("#schedule", &format!("{short}{}", rest.concat())).await?;
    assert_eq!(days(&journey).await?, ["2027-01-05", "2027-01-02"]);
    assert!(journey.find(".problem, .warn").await?.is_none());
    assert!(!journey.visible_text().await?.contains(UNTOLD));
    Ok(())
}

#[tokio::test]
async fn the_calculator_stands_alone_in_a_frame_of_another_page() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    journey.open("#/tools/workday").await?;
    let here = journey.run("return location.href", vec![]).await?;
    // A page of the same origin with a policy of its own: here, its style sheet looked at as a text.
    let sheet = journey.attributes("link[rel=stylesheet]", "href").await?.concat();
    journey.load(&sheet).await?;
    let frame = "const frame = document.createElement('iframe'); frame.src = arguments[0]; frame.width = 700; frame.height = 700; document.body.append(frame)";
    journey.run(frame, vec![here]).await?;
    journey.browser.client.clone().enter_frame(0).await?;
    journey.wait_for("#posted").await?;
    fill(&journey, "posted", "2026-09-24").await?;
    assert_eq!(days(&journey).await?, ["2026-10-09", "2026-10-08"]);
    assert!(!journey.scrolls_sideways().await?);
    Ok(())
}

#[tokio::test]
async fn broken_service_adds_up_or_begins_anew() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    journey.open("#/tools/five-years").await?;
    fill(&journey, "years-1-first", "2020-1-1").await?;
    fill(&journey, "years-1-last", "2020-12-31").await?;
    journey.click("再加一段").await?;
    fill(&journey, "years-2-first", "2022-1-1").await?;
    let rows = journey.texts("#full tbody tr").await?;
    let ways = [
        ["分段相加、首日不算", "2026年1月1日"],
        ["分段相加、首日算", "2025年12月31日"],
        ["连续不断、首日不算", "2027年1月1日"],
        ["连续不断、首日算", "2026年12月31日"],
    ];
    assert_eq!(rows.len(), ways.len());
    for (row, [way, day]) in rows.iter().zip(ways) {
        assert!(row.contains(way) && row.contains(day), "{way}: {row}");
    }
    Ok(())
}

#[tokio::test]
async fn the_sixteenth_character_of_a_certificate_decides() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    journey.open("#/tools/cert-code").await?;
    fill(&journey, "number", "Y12342200078923T000456").await?;
    journey.wait_for("[data-read=Y12342200078923T000456]").await?;
    fill(&journey, "number", "Y12").await?;
    journey.wait_for("[data-fault='code.grade']").await?;
    fill(&journey, "number", "Y123422000789231000456").await?;
    assert!(journey.text("[data-fault='code.grade']").await?.contains("第16位"));
    journey.wait_for("#number[aria-invalid=true]").await?;
    fill(&journey, "number", "Y12342200078923T00045").await?;
    let remark = journey.text("[data-remark='remark.certificate_length']").await?;
    assert!(remark.contains("本通知只规定第16位"), "{remark}");
    assert_eq!(
        journey.run("return document.querySelector('[data-fault]')", vec![]).await?,
        json!(null)
    );
    Ok(())
}
