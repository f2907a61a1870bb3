//! What people type by mistake: it is told of in words that help, it stays in its box, and it decides nothing.

use std::collections::BTreeSet;

use serde_json::json;
use teji_tests::Outcome;
use teji_tests::applicant::{Applicant, Walk, begin, fill, next, page};
use teji_tests::browser::Screen;
use teji_tests::journey::Journey;

/// What is typed, what is said of it, and what to do.
const DAYS: [[&str; 3]; 9] = [
    ["-7", "还没有填年份", "至少填年份"],
    ["2020-13-1", "没有13月", "月份请填1到12"],
    ["2021-2-30", "没有30日", "请看看日子"],
    ["2031-1-1", "这个日期还没到", "请看看年份"],
    ["去年-三月-初一", "不像一个日期", "2019年7月1日"],
    ["21-1-1", "不像一个日期", "2019.7"],
    ["0000-1-1", "年份“0000”不对", "在1900到2199之间"],
    ["7/8/2019", "看不出哪个是月", "年、月、日"],
    ["<b>-&amp-\"", "不像一个日期", "2019.7"],
];

#[tokio::test]
async fn an_impossible_day_is_told_of_and_stays_in_its_boxes() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    at(&journey, "since").await?;
    for [typed, what, cure] in DAYS {
        fill(&journey, "post_service", typed).await?;
        faulty(&journey, "post_service", &[what, cure]).await?;
        assert_eq!(boxes(&journey, "post_service").await?.trim_end_matches('-'), typed);
        journey
            .wait_for("#post_service[aria-invalid=true][aria-describedby=post_service-fault]")
            .await?;
        assert!(journey.text("#post_service-fault").await?.contains(what));
    }
    let [last, ..] = DAYS[DAYS.len() - 1];
    kept(&journey).await?;
    journey.open("#/check/q/since").await?;
    journey.until("return document.querySelector('#post_service')?.value !== ''", vec![]).await?;
    assert_eq!(boxes(&journey, "post_service").await?, last);
    for readable in ["２０１５-３-1", "2015年-3月-1日"] {
        fill(&journey, "post_service", readable).await?;
        next(&journey).await?;
        assert_eq!(page(&journey).await?, "certificate_date", "{readable}");
        journey.tap("#previous").await?;
        journey.wait_for("#post_service").await?;
    }
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_hundred_thousand_characters_do_no_harm() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    at(&journey, "since").await?;
    journey.wait_for("#post_service").await?;
    let paste = "
document.getElementById(arguments[0]).focus();
document.execCommand('selectAll');
return document.execCommand('insertText', false, arguments[1].repeat(100000))";
    journey.run(paste, vec![json!("post_service"), json!("年")]).await?;
    faulty(&journey, "post_service", &["不像一个日期"]).await?;
    assert!(!journey.scrolls_sideways().await?);
    let length = "return document.getElementById(arguments[0]).value.length";
    kept(&journey).await?;
    journey.open("#/check/q/since").await?;
    journey
        .until("return document.querySelector('#post_service')?.value.length === 100000", vec![])
        .await?;
    fill(&journey, "post_service", "2015-3-1").await?;
    next(&journey).await?;

    journey.open("#/tools/cert-code").await?;
    journey.run(paste, vec![json!("number"), json!("7")]).await?;
    journey.wait_for("#number-answer > *").await?;
    assert_eq!(journey.run(length, vec![json!("number")]).await?, json!(100_000));
    assert!(!journey.scrolls_sideways().await?);
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn an_end_before_its_beginning_is_told_of() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    at(&journey, "absences").await?;
    journey.tap("label:has(#post_absences-some)").await?;
    fill(&journey, "post_absences-1-first", "2021-5-1").await?;
    fill(&journey, "post_absences-1-last", "2020-1-1").await?;
    faulty(&journey, "post_absences", &["第1段的结束比开始早", "请把这一段的起止日期改一下"])
        .await?;
    fill(&journey, "post_absences-1-last", "2021-6-1").await?;
    journey.click("记不清日子，只知道几个月").await?;
    fill(&journey, "post_absences-2-months", "很久").await?;
    faulty(&journey, "post_absences", &["第2项的月数不对", "请填1到600之间的整数"]).await?;
    assert_eq!(journey.attributes("#post_absences-2-months", "value").await?, ["很久"]);
    assert_eq!(boxes(&journey, "post_absences-1-last").await?, "2021-6-1");
    fill(&journey, "post_absences-2-months", "３个月").await?;
    next(&journey).await?;
    assert_eq!(page(&journey).await?, "present");
    Ok(())
}

#[tokio::test]
async fn a_question_without_an_answer_leads_to_its_place() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    let applicant = Applicant::sure();
    begin(&journey).await?;
    let mut walk = Walk::default();
    while journey.route().await? != "#/check/result" {
        next(&journey).await?;
        let places = journey.attributes("#faults a", "href").await?;
        let told: BTreeSet<String> = journey.texts("#faults a").await?.into_iter().collect();
        assert!(
            !places.is_empty() && told.len() == places.len(),
            "each fault tells its place: {told:?}"
        );
        for place in places {
            faulty(&journey, place.trim_start_matches('#'), &["这一题还没有", "我不清楚"]).await?;
        }
        journey.shot(&format!("faults-{}", page(&journey).await?)).await?;
        applicant.answer(&journey, &mut walk).await?;
        next(&journey).await?;
    }
    assert_eq!(walk.pages.len(), 9);
    Ok(())
}

#[tokio::test]
async fn years_that_are_not_told_lead_to_their_box() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    at(&journey, "since").await?;
    journey.tap("label:has(#post_service-about)").await?;
    fill(&journey, "post_service", "").await?;
    faulty(&journey, "post_service", &["这一题还没有答", "请填日期"]).await?;
    for typed in ["三", "0", "99", "5年半"] {
        fill(&journey, "post_service", typed).await?;
        let told = format!("“{typed}”不是整年数");
        faulty(&journey, "post_service", &[&told, "请填1到60之间的整数"]).await?;
        assert_eq!(journey.attributes("#post_service", "value").await?, [typed]);
    }
    kept(&journey).await?;
    journey.open("#/check/q/since").await?;
    journey
        .until("return document.querySelector('#post_service')?.value === '5年半'", vec![])
        .await?;
    for typed in ["９", "9年"] {
        fill(&journey, "post_service", typed).await?;
        next(&journey).await?;
        assert_eq!(page(&journey).await?, "certificate_date", "{typed}");
        journey.tap("#previous").await?;
        journey.wait_for("label:has(#post_service-about:checked)").await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_wrong_number_is_told_by_its_place() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    journey.open("#/tools/cert-code").await?;
    journey.tap("label:has(#kind-identity)").await?;
    fill(&journey, "number", "１１０１０５ １９４９１２３１ ００２ｘ").await?;
    journey.wait_for("[data-read='11010519491231002X']").await?;
    for (typed, fault, part) in [
        ("110105194912310021", "code.check_digit", "第18位校验码不对：应为“X”"),
        ("11010519491331002X", "code.birth_day", "第7位起的出生日期不存在"),
        ("1101051949123100", "code.length", "应该有18位，现在是16位"),
        ("11010519491231OO2X", "code.character", "第15位“O”"),
    ] {
        fill(&journey, "number", typed).await?;
        let told = journey.text(&format!("[data-fault='{fault}']")).await?;
        assert!(told.contains(part) && told.contains('请'), "{told}");
        assert_eq!(journey.attributes("#number", "value").await?, [typed]);
    }
    Ok(())
}

/// Comes to a page as a sure person would.
async fn at(journey: &Journey, wanted: &str) -> Outcome {
    begin(journey).await?;
    let mut walk = Walk::default();
    while page(journey).await? != wanted {
        Applicant::sure().answer(journey, &mut walk).await?;
        next(journey).await?;
    }
    Ok(())
}

/// Goes on in vain: the summary of the faults has the focus, says this, and leads to the place.
async fn faulty(journey: &Journey, place: &str, parts: &[&str]) -> Outcome {
    next(journey).await?;
    let summary = journey.text("#faults:focus").await?;
    for part in parts {
        assert!(summary.contains(part), "no {part} in {summary}");
    }
    journey.tap(&format!("#faults a[href='#{place}']")).await?;
    journey.wait_for(&format!("#{place}:focus")).await?;
    Ok(())
}

/// What stands in the boxes of a day.
async fn boxes(journey: &Journey, id: &str) -> Outcome<String> {
    let css = format!("#{id}, #{id}-month, #{id}-day");
    Ok(journey.attributes(&css, "value").await?.join("-"))
}

/// Waits until the page says that the answers are kept.
async fn kept(journey: &Journey) -> Outcome {
    journey
        .until("return document.querySelector('.saved-line').innerText.startsWith('已存')", vec![])
        .await?;
    Ok(())
}
