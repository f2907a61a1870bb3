//! An enterprise's batch: plan, people, screening, publicity, package, and what follows; every journey ends without traffic.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use teji_tests::Outcome;
use teji_tests::browser::{End, Screen};
use teji_tests::files::{CATCH, CHOOSE, caught};
use teji_tests::journey::{Journey, Key};
use teji_tests::round::{batch, list, open, person, select, write};

/// A public key, as anybody may have it.
const KEY: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

/// A batch with these people, open in a fresh browser.
async fn with(screen: Screen, people: &[Value]) -> Outcome<Journey> {
    let journey = Journey::start(screen).await?;
    journey.before_each_page(CATCH).await?;
    journey.open("#/hr").await?;
    open(&journey, &batch(people)).await?;
    Ok(journey)
}

/// Six people, one of each result but the last, which nobody has while the enterprise is on file.
fn six() -> Vec<Value> {
    vec![
        person(1, "甲一", &json!({})),
        person(2, "乙二", &json!({ "post_service": "2024-01-01.." })),
        person(3, "丙三", &json!({ "post_service": "2016-01-01..", "grade_date": "2023-01-01" })),
        person(4, "丁四", &json!({ "front_line": "?" })),
        person(5, "戊五", &json!({ "front_line": "no" })),
        person(6, "己六", &json!({ "honour_jilin_award": "yes" })),
    ]
}

async fn quiet(mut journey: Journey) -> Outcome {
    assert_eq!(journey.console().await?, [""; 0]);
    assert_eq!(journey.foreign_requests().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_batch_is_begun_kept_and_found_again() -> Outcome {
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.open("#/hr").await?;
    journey.tap("#begin-batch").await?;
    write(&journey, "#batch_name", "第一批").await?;
    journey.wait_for("[data-step=plan]").await?;
    assert_eq!(journey.texts("#steps li").await?.len(), 6);
    journey
        .until("return document.querySelector('#batch-name').textContent === '第一批'", vec![])
        .await?;
    journey.wait_for(".saved-line").await.ok();
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    journey.restart(End::Killed).await?;
    journey.open("#/").await?;
    journey.tap("#again").await?;
    journey
        .until("return document.querySelector('#batch-name')?.textContent === '第一批'", vec![])
        .await?;
    journey.go("#/files").await?;
    assert!(journey.text("#drafts").await?.contains("企业批次：第一批"));
    quiet(journey).await
}

#[tokio::test]
async fn ones_own_check_never_goes_into_a_batch() -> Outcome {
    let journey = with(Screen::PHONE, &six()).await?;
    for own in ["#/check", "#/me/basics"] {
        journey.go(own).await?;
        assert!(journey.find("#begin-own").await?.is_some(), "{own}");
    }
    journey.run("document.querySelector('#begin-own').click()", vec![]).await?;
    journey.wait_for("#name").await?;
    journey.go("#/hr").await?;
    journey.wait_for("[data-batch]").await?;
    journey.run("document.querySelector('[data-batch]').click()", vec![]).await?;
    journey.wait_for("#steps").await?;
    quiet(journey).await
}

/// P1
#[tokio::test]
async fn a_plan_without_one_of_its_six_points_is_not_whole_and_the_point_is_named() -> Outcome {
    let journey = with(Screen::DESK, &[]).await?;
    journey.go("#/hr/plan").await?;
    assert!(journey.text("aside").await?.contains("六点已齐"));
    for (point, field, typed) in [
        ("ratio", "#plan_ratio", "5%"),
        ("criteria", "#plan_criteria", "打分"),
        ("procedure", "#plan_procedure", "评审"),
        ("methods", "#plan_methods", "答辩"),
        ("support", "#plan_support", "工作室"),
    ] {
        write(&journey, field, "").await?;
        journey.wait_for(&format!("[data-point={point}][data-settled=false]")).await?;
        assert_eq!(journey.texts("[data-settled=false]").await?.len(), 1, "{point}");
        assert!(journey.text("#check-title").await?.contains("六点未齐"));
        write(&journey, field, typed).await?;
        journey.wait_for(&format!("[data-point={point}][data-settled=true]")).await?;
    }
    journey.tap("#remove-occupation-1").await?;
    journey.tap("#remove-occupation-2").await?;
    journey.wait_for("[data-point=occupations][data-settled=false]").await?;
    journey.tap("#undo-occupation").await?;
    journey.wait_for("[data-point=occupations][data-settled=true]").await?;
    assert!(journey.text("#quota").await?.contains("共 6 人，已聘 2 人，这次可聘 4 人"));
    quiet(journey).await
}

/// P2
#[tokio::test]
async fn a_central_branch_sees_its_route_and_that_the_plans_is_not_stated() -> Outcome {
    let journey = with(Screen::DESK, &[]).await?;
    journey.go("#/hr/plan").await?;
    select(&journey, "#unit_kind", "central").await?;
    journey.wait_for("[data-route='route.central']").await?;
    assert!(journey.text("#route-filing").await?.contains("省人社厅"));
    assert!(journey.text("#route-plan").await?.contains("通知没有写明"));
    journey.wait_for("#route-waits").await?;
    journey.wait_for("#route-open").await?;
    select(&journey, "#group_receipt", "yes").await?;
    journey.until("return !document.querySelector('#route-waits')", vec![]).await?;
    for (kind, plan) in
        [("provincial", "省人社厅"), ("provincial_branch", "所属省属企业"), ("local", "长春市")]
    {
        select(&journey, "#unit_kind", kind).await?;
        let says =
            "return document.querySelector('#route-plan').textContent.includes(arguments[0])";
        journey.until(says, vec![json!(plan)]).await?;
    }
    quiet(journey).await
}

/// P3
#[tokio::test]
async fn a_pinned_reading_changes_all_results_at_once_and_stands_with_each() -> Outcome {
    let journey = with(Screen::DESK, &six()).await?;
    journey.go("#/hr/people").await?;
    assert_eq!(states(&journey).await?, "ABCDEA");
    journey.go("#/hr/plan").await?;
    select(&journey, "#pin-service_clock", "from_post").await?;
    journey.go("#/hr/people").await?;
    assert_eq!(states(&journey).await?, "ABADEA");
    journey.go("#/hr/plan").await?;
    select(&journey, "#pin-service_clock", "after_certificate").await?;
    journey.go("#/hr/screen").await?;
    assert_eq!(journey.text("[data-count=B] .number").await?, "2");
    assert_eq!(journey.texts("#pinned li").await?.len(), 1, "the screening tells what is pinned");
    quiet(journey).await
}

async fn states(journey: &Journey) -> Outcome<String> {
    journey.wait_for("#people tbody tr").await?;
    Ok(journey.attributes("#people tbody tr[data-person]", "data-state").await?.concat())
}

#[tokio::test]
async fn a_further_condition_that_loosens_the_notice_is_refused_with_the_clause() -> Outcome {
    let journey = with(Screen::DESK, &six()).await?;
    journey.go("#/hr/plan").await?;
    journey.tap("#add-further").await?;
    write(&journey, "#further_title-1", "岗位年限").await?;
    select(&journey, "#further_kind-1", "years").await?;
    select(&journey, "#further_since-1", "in_post").await?;
    write(&journey, "#further_least-1", "3").await?;
    journey.wait_for(".problem[data-refused='1'] a[href='#/notice/basic.service']").await?;
    journey.wait_for("#give.problem").await?;
    assert!(journey.find("#give-file").await?.is_none(), "such a plan is given to nobody");
    write(&journey, "#further_least-1", "12").await?;
    journey.until("return !document.querySelector('[data-refused]')", vec![]).await?;
    journey.go("#/hr/people").await?;
    assert_eq!(states(&journey).await?, "ABBDEA", "twelve years narrow");
    journey.go("#/hr/plan").await?;
    write(&journey, "#further_least-1", "20").await?;
    journey.go("#/hr/people").await?;
    assert_eq!(states(&journey).await?.matches('A').count(), 0);
    quiet(journey).await
}

#[tokio::test]
async fn an_applicant_uses_the_plan_that_they_were_given() -> Outcome {
    let mut told = batch(&[]);
    told["plan"]["facts"]["seal_key"] = json!(KEY);
    told["plan"]["further"] =
        list(&[json!({ "further_title": "近三年没有安全事故", "further_kind": "statement" })]);
    let journey = Journey::start(Screen::DESK).await?;
    journey.before_each_page(CATCH).await?;
    journey.open("#/hr").await?;
    open(&journey, &told).await?;
    journey.go("#/hr/plan").await?;
    select(&journey, "#pin-service_clock", "from_post").await?;
    journey.wait_for("#give svg.qr").await?;
    journey.tap("#give-file").await?;
    let file = String::from_utf8(caught(&journey).await?)?;
    assert!(file.contains("吉林某某制造有限公司") && !file.contains("88888888"), "{file}");
    let name = journey.run("return window.named", vec![]).await?;
    assert!(name.as_str().is_some_and(|name| name.starts_with("某某制造_方案_")), "{name}");
    journey.click("复制链接").await?;
    let address =
        journey.run("return document.querySelector('#give textarea').value", vec![]).await?;
    let (_, fragment) =
        address.as_str().and_then(|address| address.split_once('#')).ok_or("no address")?;
    assert!(fragment.starts_with("/plan/") && fragment.len() < 1500, "{}", fragment.len());

    let mut applicant = Journey::start(Screen::PHONE).await?;
    applicant.open(&format!("#{fragment}")).await?;
    applicant.wait_for("#given").await?;
    assert!(applicant.text("#given").await?.contains("吉林某某制造有限公司"));
    select(&applicant, "#given-occupation", "装配钳工").await?;
    applicant.tap("#use-plan").await?;
    applicant.until("return location.hash === '#/check'", vec![]).await?;
    applicant.go("#/check/q/enterprise").await?;
    assert_eq!(applicant.attributes("#occupation_name", "value").await?, ["装配钳工"]);
    assert_eq!(applicant.attributes("#enterprise_filed", "checked").await?, ["true"]);
    assert_eq!(applicant.attributes("#occupation_filed", "checked").await?, ["true"]);
    applicant.go("#/plan").await?;
    applicant.wait_for("[data-further='1'][data-outcome=unknown]").await?;
    select(&applicant, "#own-1", "yes").await?;
    applicant.wait_for("[data-further='1'][data-outcome=met]").await?;
    applicant.go("#/me/make").await?;
    assert_eq!(applicant.attributes("#seal-open", "checked").await?, ["true"], "off by default");
    applicant.tap("#seal-keys").await?;
    assert_eq!(applicant.attributes("#seal-lines", "value").await?, [KEY]);
    assert_eq!(applicant.foreign_requests().await?, [""; 0]);
    let asked = applicant.requests_since(0).await?;
    assert!(asked.iter().all(|url| !url.contains("/plan/")), "an address's end is never sent");
    quiet(journey).await
}

/// L1
#[tokio::test]
async fn one_persons_page_shows_nothing_of_anothers() -> Outcome {
    let people = [
        person(
            1,
            "PersonOne",
            &json!({ "occupation_name": "PersonOne", "grade_date": "2011-01-11" }),
        ),
        person(
            2,
            "PersonTwo",
            &json!({ "occupation_name": "PersonTwo", "grade_date": "2012-02-12" }),
        ),
    ];
    let journey = with(Screen::DESK, &people).await?;
    let shows = "
const values = [...document.querySelectorAll('main input, main textarea, main select')].map(one => one.value);
return [document.querySelector('main').innerText, ...values].join(' ')";
    for part in ["conditions", "papers", "record"] {
        journey.go("#/hr/people/1").await?;
        journey.tap(&format!("#tab-{part}")).await?;
        journey.tap("#person-next").await?;
        journey.until("return location.hash === '#/hr/people/2'", vec![]).await?;
        journey.arrive().await?;
        assert_eq!(
            journey.attributes(&format!("#tab-{part}"), "aria-pressed").await?,
            ["true"],
            "the part is kept"
        );
        journey
            .run("document.querySelectorAll('details').forEach(one => one.open = true)", vec![])
            .await?;
        let told = journey.run(shows, vec![]).await?.to_string();
        assert!(
            told.contains("PersonTwo") && !told.contains("PersonOne") && !told.contains("2011"),
            "{part}: {told}"
        );
    }
    for place in ["basics", "posts", "review"] {
        journey.go(&format!("#/hr/people/1/{place}")).await?;
        journey.go(&format!("#/hr/people/2/{place}")).await?;
        let told = journey.run(shows, vec![]).await?.to_string();
        assert!(
            !told.contains("PersonOne") && !told.contains(&teji_tests::round::identity(1)),
            "{place}: {told}"
        );
    }
    quiet(journey).await
}

#[tokio::test]
async fn what_is_typed_on_a_persons_pages_is_theirs() -> Outcome {
    let journey = with(Screen::DESK, &six()).await?;
    journey.go("#/hr/people/2/basics").await?;
    journey.wait_for("#education").await?;
    journey.type_into("#education", "大专").await?;
    journey.tap("#next").await?;
    journey.until("return location.hash.startsWith('#/hr/people/2')", vec![]).await?;
    journey.go("#/hr/people/1/basics").await?;
    assert_eq!(journey.attributes("#education", "value").await?, [""]);
    journey.go("#/hr/people/2/basics").await?;
    assert_eq!(journey.attributes("#education", "value").await?, ["大专"]);
    journey.go("#/hr/people/4").await?;
    journey.run("document.querySelector('[data-page=present]').open = true", vec![]).await?;
    select(&journey, "#answer-front_line", "yes").await?;
    journey.wait_for(".verdict[data-state=A]").await?;
    quiet(journey).await
}

/// S1
#[tokio::test]
async fn the_counts_add_up_and_each_is_a_filter() -> Outcome {
    let journey = with(Screen::DESK, &six()).await?;
    journey.go("#/hr/screen").await?;
    let counts = journey.texts("#counts tr[data-count] .number").await?;
    let counts: Vec<usize> =
        counts.iter().map(|count| count.trim().parse()).collect::<Result<_, _>>()?;
    assert_eq!(counts, [2, 1, 1, 1, 1, 0]);
    assert_eq!(journey.text("#sum").await?.trim(), counts.iter().sum::<usize>().to_string());
    for (letter, count) in ('A'..='F').zip(counts) {
        journey.go("#/hr/screen").await?;
        journey.tap(&format!("[data-count={letter}] a")).await?;
        journey.arrive().await?;
        let shown = journey.attributes("#people tbody tr[data-person]", "data-state").await?;
        assert_eq!(shown, vec![letter.to_string(); count]);
    }
    quiet(journey).await
}

/// S2
#[tokio::test]
async fn a_decision_stands_in_the_summary_with_who_and_when_and_can_be_taken_back() -> Outcome {
    let journey = with(Screen::DESK, &six()).await?;
    journey.go("#/hr/screen").await?;
    journey.tap("#decide-reading-record").await?;
    journey.wait_for("#decide-reading-fault:focus").await?;
    select(&journey, "#decide-reading-choice", "from_post").await?;
    write(&journey, "#decide-reading-who", "评审委员会").await?;
    write(&journey, "#decide-reading-day", "2026-11-20").await?;
    write(&journey, "#decide-reading-why", "查了聘任文件").await?;
    journey.tap("#decide-reading-record").await?;
    journey.wait_for("[data-decision='0'][data-undone=false]").await?;
    assert_eq!(journey.text("[data-count=A] .number").await?.trim(), "3");
    let told = journey.text("#decisions").await?;
    assert!(
        told.contains("评审委员会") && told.contains("2026-11-20") && told.contains("查了聘任文件"),
        "{told}"
    );
    journey.go("#/hr/package").await?;
    journey.tap("[data-paper=screening_roll]").await?;
    journey.arrive().await?;
    let paper = journey.text(".sheet").await?;
    assert!(
        paper.contains("评审委员会") && paper.contains("2026"),
        "the summary tells of it: {paper}"
    );
    journey.go("#/hr/screen").await?;
    journey.tap("#decision-0").await?;
    journey.wait_for("[data-decision='0'][data-undone=true]").await?;
    assert_eq!(journey.text("[data-count=A] .number").await?.trim(), "2");
    quiet(journey).await
}

/// S3
#[tokio::test]
async fn nobody_is_left_out_or_proposed_by_a_rule() -> Outcome {
    let journey = with(Screen::DESK, &six()).await?;
    journey.go("#/hr/screen").await?;
    assert_eq!(journey.attributes("#proposals input", "checked").await?, ["false", "false"]);
    assert!(journey.text("#proposals label").await?.contains("己六"), "honours come first");
    journey.tap("#propose-1").await?;
    journey
        .until(
            "return document.querySelector('#proposed').textContent.includes('已勾选 1 人')",
            vec![],
        )
        .await?;
    journey.go("#/hr/people").await?;
    assert_eq!(states(&journey).await?.len(), 6, "everybody stays in the list");
    quiet(journey).await
}

/// K1 and K2: the day, both ways of counting, the lower bound where a year is not published.
#[tokio::test]
async fn the_publicity_counts_as_the_table_says() -> Outcome {
    let journey = with(Screen::DESK, &[]).await?;
    journey.go("#/hr/publicity").await?;
    for (posted, not_counted, counted, naive) in [
        ("2026-02-13", "2026-02-27", "2026-02-26", "2026年2月20日"),
        ("2026-04-30", "2026-05-11", "2026-05-09", "2026年5月7日"),
        ("2026-09-18", "2026-09-24", "2026-09-23", "2026年9月25日"),
        ("2026-09-24", "2026-10-09", "2026-10-08", "2026年10月1日"),
        ("2026-11-23", "2026-11-30", "2026-11-27", "2026年11月30日"),
    ] {
        write(&journey, "#posted_from", posted).await?;
        journey.wait_for(&format!("[data-option=not_counted] [data-day='{not_counted}']")).await?;
        journey.wait_for(&format!("[data-option=counted] [data-day='{counted}']")).await?;
        assert!(journey.text("#reached").await?.contains(naive), "{posted}");
    }
    write(&journey, "#posted_from", "2026-12-28").await?;
    journey.wait_for("[data-option=not_counted] [data-day='2027-01-05']").await?;
    journey.wait_for("[data-option=not_counted] [data-earliest='2027-01-03']").await?;
    journey.wait_for("[data-option=counted] [data-day='2027-01-04']").await?;
    journey.wait_for("[data-option=counted] [data-earliest='2027-01-02']").await?;
    assert!(journey.text("#reached").await?.contains("以国务院办公厅通知为准"));
    journey.wait_for("#calendar td[data-day=unknown]").await?;
    journey.tap("#ics").await?;
    let file = String::from_utf8(caught(&journey).await?)?;
    assert!(
        file.starts_with("BEGIN:VCALENDAR\r\n") && file.contains("DTSTART;VALUE=DATE:20261228"),
        "{file}"
    );
    quiet(journey).await
}

/// K4
#[tokio::test]
async fn an_end_before_the_fifth_working_day_is_flagged_with_the_days_that_count() -> Outcome {
    let journey = with(Screen::DESK, &[]).await?;
    journey.go("#/hr/publicity").await?;
    write(&journey, "#posted_from", "2026-02-13").await?;
    write(&journey, "#posted_to", "2026-02-24").await?;
    journey.wait_for("[data-problem='publicity.end.short']").await?;
    let listed =
        journey.attributes("[data-days=not_counted] tr[data-counted]", "data-counted").await?;
    assert_eq!(listed, ["1", "2", "3", "4", "5"]);
    write(&journey, "#posted_to", "2026-02-26").await?;
    journey.wait_for("[data-problem='publicity.end.depends']").await?;
    write(&journey, "#posted_to", "2026-02-27").await?;
    journey.wait_for("#end-enough").await?;
    write(&journey, "#days_off", "2026-02-25").await?;
    journey.wait_for("[data-option=not_counted] [data-day='2026-02-28']").await?;
    quiet(journey).await
}

/// K3, and an objection that stands blocks the approval.
#[tokio::test]
async fn the_posted_list_has_no_numbers_and_an_objection_blocks_approval() -> Outcome {
    let journey = with(Screen::DESK, &six()).await?;
    journey.go("#/hr/screen").await?;
    journey.tap("#propose-1").await?;
    journey.go("#/hr/publicity").await?;
    write(&journey, "#posted_from", "2026-11-02").await?;
    write(&journey, "#posted_to", "2026-11-10").await?;
    journey.tap("#add-objection").await?;
    write(&journey, "#objection_received-1", "2026-11-05").await?;
    select(&journey, "#objection_about-1", "whole").await?;
    write(&journey, "#objection_matter-1", "排序").await?;
    select(&journey, "#objection_standing-1", "open").await?;
    journey.wait_for("#settle-blocked").await?;
    journey.wait_for("#settle-1:disabled").await?;
    write(&journey, "#objection_handled-1", "已答复").await?;
    write(&journey, "#objection_decided-1", "2026-11-06").await?;
    write(&journey, "#objection_decided_by-1", "监察科").await?;
    select(&journey, "#objection_standing-1", "not_upheld").await?;
    journey.tap("#settle-1:enabled").await?;
    journey.go("#/hr/package").await?;
    journey.tap("[data-paper=posting]").await?;
    journey.arrive().await?;
    let posted = journey.text(".sheet").await?;
    assert!(posted.contains("甲一") && !posted.contains(&teji_tests::round::identity(1)));
    for number in ["13800138000", "88888888", "2201"] {
        assert!(!posted.contains(number), "{number} stands in what is posted");
    }
    quiet(journey).await
}

/// T1
#[tokio::test]
async fn certificate_numbers_are_proposed_from_the_prefix_and_checked() -> Outcome {
    let mut people = six();
    for person in &mut people[..2] {
        person["proposed"] = json!(true);
        person["settled"] = json!(true);
    }
    let journey = with(Screen::DESK, &people).await?;
    journey.go("#/hr/after").await?;
    assert!(journey.find("#propose-numbers").await?.is_none(), "no prefix is made up");
    write(&journey, "#certificate_day", "2026-11-16").await?;
    write(&journey, "#number_prefix", "Y0000220000002").await?;
    journey.wait_for("[data-problem='numbers.prefix.length']").await?;
    write(&journey, "#number_prefix", "Y00002200000026").await?;
    write(&journey, "#number_first", "7").await?;
    journey.tap("#propose-numbers").await?;
    journey
        .until(
            "return document.querySelector('#certificate-2').value === 'Y00002200000026T000008'",
            vec![],
        )
        .await?;
    assert_eq!(journey.attributes("#certificate-1", "value").await?, ["Y00002200000026T000007"]);
    assert_eq!(journey.texts("#number-findings p").await?, [""; 0]);
    write(&journey, "#certificate-2", "Y000022000000261000008").await?;
    journey.wait_for("#number-findings .problem[data-persons='2']").await?;
    assert!(journey.text("#number-findings").await?.contains("16"), "the place is named");
    write(&journey, "#certificate-2", "Y00002200000026T00008").await?;
    journey.wait_for("#number-findings .warn[data-persons='2']").await?;
    write(&journey, "#certificate-2", "Y00002200000026T000007").await?;
    journey.wait_for("[data-problem='numbers.twice']").await?;
    quiet(journey).await
}

/// Z4, and the way from the package back: a second, fresh browser opens what was made here.
#[tokio::test]
async fn a_filing_package_is_made_and_opens_in_a_fresh_browser() -> Outcome {
    let journey = with(Screen::DESK, &six()).await?;
    journey.go("#/hr/package").await?;
    let clash = "return document.querySelector('#wholeness').dataset.whole";
    assert_eq!(journey.run(clash, vec![]).await?, json!("whole.lacks"));
    journey.tap("#make-package").await?;
    journey.wait_for("#made-package:focus").await?;
    let name = journey.attributes("#keep-package", "download").await?.concat();
    assert!(
        name.starts_with("某某制造_备案材料包_20")
            && name.strip_suffix(".zip").is_some()
            && !name.contains("甲一"),
        "{name}"
    );
    let package = caught(&journey).await?;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(package.clone()))?;
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.map(std::borrow::Cow::into_owned))
        .collect::<Result<_, _>>()?;
    assert!(names.iter().all(|name| name.is_ascii() && name.starts_with("teji/")), "{names:?}");
    assert!(archive.by_name("teji/data/batch.json").is_ok());

    let mut other = Journey::start(Screen::DESK).await?;
    other.open("#/hr").await?;
    let file = STANDARD.encode(&package);
    other
        .run(CHOOSE, vec![json!("#batch-file"), json!([["a.zip", "application/zip", file]])])
        .await?;
    other.wait_for("#steps").await?;
    other.go("#/hr/people").await?;
    assert_eq!(states(&other).await?, "ABCDEA");
    other.go("#/hr/package").await?;
    assert_eq!(other.console().await?, [""; 0]);
    quiet(journey).await
}

#[tokio::test]
async fn a_clash_of_numbers_forbids_to_say_whole_and_names_both_places() -> Outcome {
    let mut people = six();
    people[1]["application"]["basics"]["identity"] =
        people[0]["application"]["basics"]["identity"].clone();
    let journey = with(Screen::DESK, &people).await?;
    journey.go("#/hr/package").await?;
    journey.wait_for("#wholeness[data-whole='whole.clashes']").await?;
    let places = journey.texts("[data-clash='clash.identity_twice'] a").await?;
    assert_eq!(places.len(), 2, "{places:?}");
    journey.tap("#make-package").await?;
    journey.wait_for("#made-package").await?;
    quiet(journey).await
}

#[tokio::test]
async fn people_get_prefilled_packages_and_stopping_leaves_nothing() -> Outcome {
    let journey = with(Screen::DESK, &six()).await?;
    journey.go("#/hr/people").await?;
    journey.tap("#make-prefill").await?;
    journey.wait_for("#made-prefill:focus").await?;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(caught(&journey).await?))?;
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.map(std::borrow::Cow::into_owned))
        .collect::<Result<_, _>>()?;
    assert_eq!(
        names.iter().filter(|name| name.strip_suffix(".zip").is_some()).count(),
        6,
        "{names:?}"
    );
    let mut inner = Vec::new();
    std::io::Read::read_to_end(&mut archive.by_name("0001.zip")?, &mut inner)?;
    let mut inner = zip::ZipArchive::new(std::io::Cursor::new(inner))?;
    let mut json = String::new();
    std::io::Read::read_to_string(&mut inner.by_name("teji/data/dossier.json")?, &mut json)?;
    assert!(json.contains("甲一") && json.contains("2026-11-22"), "{json}");
    quiet(journey).await
}

/// L2
#[tokio::test]
async fn an_applicants_file_is_merged_field_by_field() -> Outcome {
    let journey = with(Screen::DESK, &six()).await?;
    journey.go("#/hr/people").await?;
    journey.tap("#make-prefill").await?;
    journey.wait_for("#made-prefill").await?;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(caught(&journey).await?))?;
    let mut inner = Vec::new();
    std::io::Read::read_to_end(&mut archive.by_name("0002.zip")?, &mut inner)?;
    let file = STANDARD.encode(&inner);
    journey.go("#/hr/people/1").await?;
    journey.tap("#tab-papers").await?;
    journey.wait_for("#merge-file").await?;
    journey
        .run(CHOOSE, vec![json!("#merge-file"), json!([["b.zip", "application/zip", file]])])
        .await?;
    journey.wait_for("#differences").await?;
    let asked = journey.attributes("[data-difference=asked] input", "checked").await?;
    assert!(
        asked.len() >= 3 && asked.iter().all(|checked| checked == "false"),
        "nothing is taken silently: {asked:?}"
    );
    journey.wait_for("#another").await?;
    let gaps = journey.attributes("[data-difference=gap] input", "checked").await?;
    assert!(gaps.iter().all(|checked| checked == "false"), "nothing is taken of somebody else");
    journey.tap("#merge-apply").await?;
    journey.until("return document.querySelector('#title').textContent === '甲一'", vec![]).await?;
    journey.go("#/hr/people/1/basics").await?;
    assert_eq!(journey.attributes("#name", "value").await?, ["甲一"]);
    quiet(journey).await
}

#[tokio::test]
async fn a_long_list_is_drawn_in_parts_with_right_counts_and_walked_by_keys() -> Outcome {
    let people: Vec<Value> =
        (1..=500).map(|number| person(number, &format!("某{number}"), &json!({}))).collect();
    let journey = with(Screen::DESK, &people).await?;
    journey.go("#/hr/people").await?;
    assert_eq!(journey.attributes("#people", "aria-rowcount").await?, ["501"]);
    let drawn = journey.attributes("#people tr[data-person]", "data-person").await?;
    assert!(drawn.len() < 100, "{}", drawn.len());
    journey.run("document.querySelector('#person-1').focus()", vec![]).await?;
    journey.press(Key::End).await?;
    journey.wait_for("#person-500:focus").await?;
    let index = journey
        .run("return document.activeElement.closest('tr').getAttribute('aria-rowindex')", vec![])
        .await?;
    assert_eq!(index, json!("501"));
    journey.press(Key::Up).await?;
    journey.wait_for("#person-499:focus").await?;
    journey.press(Key::Home).await?;
    journey.wait_for("#person-1:focus").await?;
    write(&journey, "#search", "某250").await?;
    journey
        .until("return document.querySelectorAll('#people tr[data-person]').length === 1", vec![])
        .await?;
    quiet(journey).await
}

#[tokio::test]
async fn a_refused_list_of_further_conditions_is_kept_as_typed() -> Outcome {
    let mut told = batch(&[]);
    told["plan"]["further"] =
        list(&[json!({ "further_title": "x", "further_kind": "merits", "further_least": "0" })]);
    let journey = Journey::start(Screen::DESK).await?;
    journey.open("#/hr").await?;
    open(&journey, &told).await?;
    journey.go("#/hr/plan").await?;
    journey.wait_for("[data-refused='1'] a[href='#/notice/basic.merit']").await?;
    assert_eq!(journey.attributes("#further_least-1", "value").await?, ["0"]);
    quiet(journey).await
}

#[tokio::test]
async fn what_is_typed_for_a_decision_stays_with_its_person() -> Outcome {
    let people: Vec<Value> = (1..=3)
        .map(|number| person(number, &format!("某{number}"), &json!({ "front_line": "?" })))
        .collect();
    let journey = with(Screen::DESK, &people).await?;
    journey.go("#/hr/screen").await?;
    for number in 1..=3 {
        journey
            .run(
                &format!("document.querySelector('[data-queue=\"{number}\"]').open = true"),
                vec![],
            )
            .await?;
        select(&journey, &format!("#decide-{number}-choice"), "yes").await?;
        write(&journey, &format!("#decide-{number}-who"), "车间").await?;
        write(&journey, &format!("#decide-{number}-day"), "2026-11-20").await?;
        write(&journey, &format!("#decide-{number}-why"), &format!("理由{number}")).await?;
    }
    journey.tap("#decide-2-record").await?;
    journey.until("return !document.querySelector('[data-queue=\"2\"]')", vec![]).await?;
    let told = journey.text("#decisions").await?;
    assert!(told.contains("2号") && told.contains("理由2"), "{told}");
    for number in [1, 3] {
        let typed = journey.attributes(&format!("#decide-{number}-why"), "value").await?;
        assert_eq!(typed, [format!("理由{number}")]);
    }
    journey.tap("#decide-1-record").await?;
    journey.until("return !document.querySelector('[data-queue=\"1\"]')", vec![]).await?;
    let told = journey.text("#decisions").await?;
    assert!(told.contains("1号") && told.contains("理由1"), "{told}");
    quiet(journey).await
}

/// S3
#[tokio::test]
async fn somebody_who_does_not_fit_yet_can_be_proposed_and_that_is_told() -> Outcome {
    let journey = with(Screen::DESK, &six()).await?;
    journey.go("#/hr/screen").await?;
    assert!(journey.find("#propose-2").await?.is_none());
    journey.tap("#others summary").await?;
    journey.tap("#propose-2").await?;
    journey
        .until(
            "return document.querySelector('#proposed').textContent.includes('已勾选 1 人')",
            vec![],
        )
        .await?;
    journey.go("#/hr/package").await?;
    journey.wait_for("[data-clash='clash.proposed_not_fitting']").await?;
    quiet(journey).await
}

#[tokio::test]
async fn what_was_made_is_no_longer_offered_once_something_changed() -> Outcome {
    let journey = with(Screen::DESK, &six()).await?;
    journey.go("#/hr/package").await?;
    journey.tap("#make-package").await?;
    journey.wait_for("#keep-package").await?;
    write(&journey, "#sent_number", "某函第2号").await?;
    journey.wait_for("#stale-package").await?;
    assert!(journey.find("#keep-package").await?.is_none());
    quiet(journey).await
}

#[tokio::test]
async fn arrows_walk_a_long_list_as_far_as_one_likes() -> Outcome {
    let people: Vec<Value> =
        (1..=600).map(|number| person(number, &format!("某{number}"), &json!({}))).collect();
    let journey = with(Screen::DESK, &people).await?;
    journey.go("#/hr/people").await?;
    journey.run("document.querySelector('#person-1').focus()", vec![]).await?;
    for number in 2..=60 {
        journey.press(Key::Down).await?;
        journey.wait_for(&format!("#person-{number}:focus")).await?;
    }
    for number in [80, 100, 120] {
        journey.press(Key::PageDown).await?;
        journey.wait_for(&format!("#person-{number}:focus")).await?;
    }
    quiet(journey).await
}

#[tokio::test]
async fn the_list_is_found_again_as_it_was_looked_at() -> Outcome {
    let journey = with(Screen::DESK, &six()).await?;
    journey.go("#/hr/people/state/A").await?;
    journey.tap("#person-1").await?;
    journey.tap("#person-next").await?;
    journey.until("return location.hash === '#/hr/people/6'", vec![]).await?;
    journey.tap("#to-list").await?;
    journey.until("return location.hash === '#/hr/people/state/A'", vec![]).await?;
    quiet(journey).await
}
