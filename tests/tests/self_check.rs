//! A person checks themselves by tapping: from the first page to each of the six results, and from there to other answers.

use std::collections::BTreeSet;

use teji_notice::CLAUSES;
use teji_tests::Outcome;
use teji_tests::applicant::{Applicant, Walk, begin, next, page};
use teji_tests::browser::Screen;
use teji_tests::journey::Journey;

/// What is changed in a sure person's answers, the heading that it gives, and what the result then says.
type Situation =
    (&'static str, &'static [(&'static str, &'static str)], &'static str, &'static [&'static str]);

/// On 2026-11-22.
const SITUATIONS: [Situation; 15] = [
    ("all fits", &[], "A", &["是否评上，由单位评审决定", "守法、身体条件、业绩是您自己声明的"]),
    (
        "five years are full in a year, if the body allows it",
        &[("declarations", "health-1"), ("since", "post_service=2022-12-1")],
        "B",
        &[
            "最早2027年11月30日\n这是最早的可能。还有没答的、不清楚的，可能更晚。",
            "先去问这几件事\n身体条件这一条，我的情况单位怎么认定？",
        ],
    ),
    (
        "the body allows it",
        &[("declarations", "health"), ("since", "post_service=2015-3-1")],
        "A",
        &["按您填的，基本条件都对得上"],
    ),
    (
        "five years are full in nine days",
        &[("since", "post_service=2021-12-1")],
        "B",
        &[
            "最早2026年11月30日至2026年12月1日之间",
            "上岗第一天算不算在5年里？",
            "第一天不算，到对应日满5年\n还差时间：2026年12月1日",
            "第一天算，早一天满5年\n还差时间：2026年11月30日",
        ],
    ),
    (
        "the certificate came after the post",
        &[("since", "post_service=2020-3-1"), ("certificate_date", "grade_date=2022-6-1")],
        "C",
        &[
            "5年从什么时候起算？",
            "从上高级技师（或贯通）岗位起算\n符合",
            "取得证书（职称）以后才算\n还差时间：2027年5月31日至2027年6月1日之间",
            "由谁定：单位在方案里定",
            "凭什么定：聘任文件（上岗日期）和证书（发证日期）",
        ],
    ),
    (
        "only the month is known",
        &[("since", "post_service=2022-3"), ("certificate_date", "grade_date=2014-6-1")],
        "B",
        &["第一天不算，到对应日满5年\n还差时间：2027年3月1日至31日之间"],
    ),
    (
        "the post began on 29 February",
        &[("since", "post_service=2024-2-29")],
        "B",
        &[
            "第一天不算，到对应日满5年\n还差时间：2029年2月28日",
            "第一天算，早一天满5年\n还差时间：2029年2月27日",
            "民法典第201条",
        ],
    ),
    (
        "a month in which the five years pass",
        &[("since", "post_service=2021-11")],
        "D",
        &["从哪年哪月哪日起"],
    ),
    (
        "the years are only roughly known",
        &[("since", "post_service-about post_service=3")],
        "B",
        &["还差时间：最早"],
    ),
    (
        "not on the front line",
        &[("since", "post_service-known post_service=2015-3-1"), ("present", "front_line-1")],
        "E",
        &["在生产或科研一线做技术技能工作"],
    ),
    (
        "the employer has not filed",
        &[("present", "front_line"), ("enterprise", "enterprise_filed-3")],
        "F",
        &["企业在实施范围内", "和您本人的条件无关", "单位或主管部门办成“单位备案”"],
    ),
    (
        "an honour",
        &[("enterprise", "enterprise_filed"), ("honours", "!honours-none honours-2")],
        "A",
        &["可优先考虑", "优先是排序，不是免评"],
    ),
    ("no honour again", &[("honours", "!honours-2 honours-none")], "A", &[]),
    (
        "the occupation is linked and not filed",
        &[("enterprise", "occupation_filed-1 occupation_linked")],
        "E",
        &["按申报的工种，这条路现在走不通", "技能路径的工种要已经备案"],
    ),
    (
        "an answer is taken back by another",
        &[("enterprise", "occupation_filed-2 occupation_linked-1")],
        "D",
        &["我的工种在备案的职业（工种）里吗？"],
    ),
];

#[tokio::test]
async fn each_situation_has_its_heading_on_a_phone() -> Outcome {
    each_situation_has_its_heading(Screen::PHONE).await
}

#[tokio::test]
async fn each_situation_has_its_heading_on_a_desk() -> Outcome {
    each_situation_has_its_heading(Screen::DESK).await
}

async fn each_situation_has_its_heading(screen: Screen) -> Outcome {
    let (width, mut journey) = (screen.width, Journey::start(screen).await?);
    let mut applicant = Applicant::sure();
    let walk = applicant.check(&journey).await?;
    assert!(walk.pages.len() <= 9 && walk.filled == 2, "{walk:?}");
    for (name, changes, heading, parts) in SITUATIONS {
        for (page, answers) in changes {
            applicant = applicant.but(page, answers);
            applicant.change(&journey, page).await?;
        }
        assert_eq!(heading_of(&journey).await?, heading, "{name}");
        let text = journey.visible_text().await?;
        for part in parts {
            assert!(text.replace("\n\n", "\n").contains(part), "{name}: no {part} in {text}");
        }
        assert_eq!(text.contains("可优先考虑"), name == "an honour", "{name}");
        journey.shot(&format!("situation-{width}-{heading}-{}", name.replace(' ', "-"))).await?;
    }
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn what_people_judge_is_marked_and_what_is_not_answered_is_no_question_for_others() -> Outcome
{
    let journey = Journey::start(Screen::DESK).await?;
    let applicant = Applicant::sure();
    begin(&journey).await?;
    let mut walk = Walk::default();
    while page(&journey).await? != "merit" {
        applicant.answer(&journey, &mut walk).await?;
        next(&journey).await?;
    }
    journey.go("#/check/result").await?;
    assert_eq!(heading_of(&journey).await?, "D");
    assert!(journey.text(".verdict").await?.contains("有题还没有答"));
    assert!(journey.find("#questions").await?.is_none());
    let marked = journey.attributes("#conditions tr:has(.badge)", "data-rule").await?;
    assert_eq!(marked, ["basic.conduct", "basic.merit", "basic.health"]);
    journey.tap("#rest").await?;
    journey.arrive().await?;
    applicant.to_result(&journey).await?;
    assert_eq!(heading_of(&journey).await?, "A");
    assert!(journey.text("main").await?.contains("标着“本人声明”的几条，由单位评议。"));
    Ok(())
}

/// The button that settles a reading is gone when it is settled.
#[tokio::test]
async fn settling_a_reading_leaves_the_focus_among_the_readings() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    let late = Applicant::sure()
        .but("since", "post_service=2020-3-1")
        .but("certificate_date", "grade_date=2022-6-1");
    late.check(&journey).await?;
    assert_eq!(heading_of(&journey).await?, "C");
    journey.tap("[data-reading=service_clock] [data-option=from_post] button").await?;
    journey.wait_for("#readings:focus #pinned").await?;
    assert_eq!(heading_of(&journey).await?, "A");
    journey.tap("#pinned button").await?;
    journey.wait_for("#readings:focus [data-reading=service_clock]").await?;
    assert_eq!(heading_of(&journey).await?, "C");
    Ok(())
}

async fn heading_of(journey: &Journey) -> Outcome<String> {
    let headings = journey.attributes(".verdict", "data-state").await?;
    Ok(headings.concat())
}

#[tokio::test]
async fn a_new_visitor_is_asked_after_two_taps_and_none_of_these_ends_it() -> Outcome {
    for screen in [Screen::PHONE, Screen::DESK] {
        let journey = Journey::start(screen).await?;
        journey.open("#/").await?;
        assert!(!journey.visible_text().await?.to_lowercase().contains("cookie"));
        journey.click("我是申报人").await?;
        journey.arrive().await?;
        journey.click("开始核对").await?;
        journey.arrive().await?;
        assert_eq!(page(&journey).await?, "certificate");
        let walk =
            Applicant::sure().but("certificate", "certificate-none").to_result(&journey).await?;
        assert_eq!((walk.pages.as_slice(), walk.taps), (["certificate".to_owned()].as_slice(), 2));
        assert_eq!(heading_of(&journey).await?, "E");
        assert!(journey.text("#advice").await?.contains("除非"));
    }
    Ok(())
}

#[tokio::test]
async fn whoever_knows_nothing_gets_questions_to_ask_and_no_fault() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    begin(&journey).await?;
    let (applicant, mut walk) = (Applicant::unsure(), Walk::default());
    while journey.route().await? != "#/check/result" {
        applicant.answer(&journey, &mut walk).await?;
        next(&journey).await?;
        assert!(journey.find("#faults, .field-problem").await?.is_none(), "{walk:?}");
    }
    assert!(walk.pages.len() <= 9, "{walk:?}");
    assert_eq!(heading_of(&journey).await?, "D");
    let questions = journey.texts("#questions li").await?;
    assert!(
        questions.len() > 8 && questions.iter().all(|question| question.ends_with('？')),
        "{questions:?}"
    );
    let different: BTreeSet<_> = questions.iter().collect();
    assert_eq!(different.len(), questions.len(), "a question is asked twice");
    journey.click("复制这些问题").await?;
    let copied = journey.attributes("textarea", "value").await?.concat();
    assert!(questions.iter().all(|question| copied.contains(question)), "{copied}");
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn an_early_result_can_be_completed_and_a_change_keeps_all_other_answers() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    let early = Applicant::sure().but("since", "post_service=2021-12-1");
    let walk = early.check(&journey).await?;
    assert_eq!(walk.pages, ["certificate", "since"], "time alone is told at once");
    assert_eq!(heading_of(&journey).await?, "B");
    let ways = journey.texts("#advice ol > li").await?;
    let ways: Vec<BTreeSet<&str>> = ways.iter().map(|way| way.lines().collect()).collect();
    let more =
        |way: &&BTreeSet<&str>| ways.iter().any(|other| other != *way && other.is_subset(way));
    assert_eq!(ways.iter().find(more), None, "no way asks for more than another one does");
    journey.tap("#rest").await?;
    journey.arrive().await?;
    assert_eq!(page(&journey).await?, "certificate_date");
    let mut walk = Walk::default();
    early.answer(&journey, &mut walk).await?;
    assert_eq!(walk.filled, 1, "what matters on that day only can be answered now");
    next(&journey).await?;
    assert_eq!(page(&journey).await?, "absences", "and the rest follows");
    journey.go("#/check/result").await?;

    let late = Applicant::sure();
    let walk = late.change(&journey, "since").await?;
    let rest = ["since", "absences", "present", "merit", "declarations", "enterprise", "honours"];
    assert_eq!(walk.pages, rest);
    assert_eq!(heading_of(&journey).await?, "A");

    let before = journey.texts("#conditions td li").await?;
    let link = "a.change[href='#/check/q/declarations']";
    journey.tap(link).await?;
    journey.arrive().await?;
    let walk = late.clone().but("declarations", "conduct-1").to_result(&journey).await?;
    assert_eq!(walk.pages, ["declarations"]);
    assert_eq!(heading_of(&journey).await?, "D");
    let after = journey.texts("#conditions td li").await?;
    let changed: Vec<_> =
        before.iter().zip(&after).filter(|(before, after)| before != after).collect();
    assert_eq!((changed.len(), before.len()), (1, after.len()), "{changed:?}");

    let title = late
        .but("certificate", "certificate-3 !certificate-1")
        .but("since", "linked_service=2015-3-1");
    let title = title.but("absences", "linked_absences").but("present", "linked_post_now");
    let title =
        title.but("certificate_date", "title_date=2014-6-1").but("enterprise", "occupation_linked");
    let walk = title.change(&journey, "certificate").await?;
    let asked = ["certificate", "since", "certificate_date", "absences", "present", "enterprise"];
    assert_eq!(walk.pages, asked, "what is known already is not asked again");
    Ok(())
}

#[tokio::test]
async fn each_condition_leads_to_its_clause_and_back() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    Applicant::sure().but("certificate", "certificate-none").check(&journey).await?;
    let known: BTreeSet<String> =
        CLAUSES.iter().map(|clause| format!("#/notice/{}", clause.id)).collect();
    let rules = journey.attributes("#conditions [data-rule]", "data-rule").await?;
    assert_eq!(rules.len(), 8, "{rules:?}");
    for rule in rules {
        let row = format!("[data-rule='{rule}'] th a");
        let (title, href) =
            (journey.text(&row).await?, journey.attributes(&row, "href").await?.concat());
        assert!(known.contains(&href), "{href} is no clause");
        journey.tap(&row).await?;
        journey.arrive().await?;
        assert!(journey.text("#title").await?.starts_with(&title), "{href}");
        journey.back().await?;
        journey.wait_for(".verdict #title:focus").await?;
    }
    journey.go("#/notice").await?;
    let shown = journey.attributes("section.clause h2 a", "href").await?;
    assert_eq!(shown.iter().cloned().collect::<BTreeSet<_>>(), known);
    assert_eq!(shown.len(), known.len());
    for href in shown {
        let title = journey.text(&format!("section.clause a[href='{href}']")).await?;
        journey.tap(&format!("section.clause a[href='{href}']")).await?;
        journey.arrive().await?;
        assert!(journey.text("#title").await?.starts_with(&title), "{href} leads elsewhere");
        journey.back().await?;
        journey.wait_for("section.clause").await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_result_without_answers_says_so() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    journey.open("#/check/result").await?;
    journey
        .until("return document.querySelector('main').innerText.includes('还没有核对。')", vec![])
        .await?;
    assert!(journey.find(".verdict, table, svg").await?.is_none());
    journey.click("开始核对（约3分钟）").await?;
    journey.wait_for("#begin").await?;
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}
