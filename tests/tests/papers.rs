//! An applicant prepares papers at home: from the self-check's answers to a package that opens again somewhere else.

use serde_json::{Value, json};
use teji_tests::Outcome;
use teji_tests::applicant::fill;
use teji_tests::browser::{End, Screen};
use teji_tests::files::{CATCH, CHOOSE, caught_letters};
use teji_tests::journey::{Journey, Key};
use teji_tests::kept::{kept, put_first_version};

/// A PDF, as far as anybody looks, with its place in it.
fn pdf(place: usize) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(format!("%PDF-1.4\n%{place}\n"))
}

/// The answers of somebody whom every condition fits.
fn checked() -> Value {
    json!({
        "enterprise_filed": "filed", "occupation_filed": "yes", "occupation_linked": "no", "front_line": "yes",
        "conduct": "able", "health": "able", "grade_qualification": "no", "grade_level": "yes",
        "grade_enterprise": "no", "grade_in_occupation": "yes", "grade_date": "2015-05-01",
        "post_service": "2016-01-01..", "post_absences": "none", "still_in_occupation": "yes", "title": "no",
        "high_skill": "yes", "merit_method": "yes", "merit_transfer": "no", "merit_renovation": "no",
        "merit_training": "yes", "false_statements": "none", "occupation_name": "钳工",
    })
}

/// A browser in which somebody checked themselves before.
async fn after_the_check(screen: Screen) -> Outcome<Journey> {
    let mut journey = Journey::start(screen).await?;
    // No app may open the database before.
    journey.before_each_page("delete window.WebAssembly").await?;
    journey.load("#/").await?;
    let draft = json!({
        "version": 1, "facts": checked(), "rulings": {}, "reference": "2026-11-22", "place": "honours",
    });
    put_first_version(&journey, &draft).await?;
    journey.restart(End::Closed).await?;
    journey.before_each_page(CATCH).await?;
    journey.open("#/me").await?;
    journey.wait_for(".tasks [data-standing=partly]").await?;
    Ok(journey)
}

async fn choose(journey: &Journey, css: &str, files: &[[&str; 3]]) -> Outcome {
    journey.wait_for(css).await?;
    journey.run(CHOOSE, vec![json!(css), json!(files)]).await?;
    Ok(())
}

/// The papers of the one draft that is kept.
async fn papers(journey: &Journey) -> Outcome<Value> {
    let all = kept(journey).await?;
    let text = all["drafts"][0]["draft"]["papers"].as_str().unwrap_or("null").to_owned();
    Ok(serde_json::from_str(&text)?)
}

/// Waits until the papers that are kept say something somewhere.
async fn papers_say(journey: &Journey, text: &str) -> Outcome<Value> {
    for _ in 0..200 {
        let papers = papers(journey).await?;
        if papers.to_string().contains(text) {
            return Ok(papers);
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    Err(format!("{text} is not kept: {}", papers(journey).await?).into())
}

#[tokio::test]
async fn what_the_check_knows_is_there_and_marked_until_it_was_looked_at() -> Outcome {
    let mut journey = after_the_check(Screen::PHONE).await?;
    assert!(journey.text("#not-filed").await?.contains("还没有报送给任何单位"));
    let links = "return [...document.querySelectorAll('.tasks li')].map(row => row.querySelectorAll('a, button, input').length)";
    let links = journey.run(links, vec![]).await?;
    assert_eq!(links, json!([1, 1, 1, 1, 1, 1, 1]), "one stop a row, and the standing is none");
    let standings = journey.texts(".tasks .badge").await?;
    assert_eq!(standings[..3], ["没开始", "填了一部分", "填了一部分"]);

    journey.click("基本信息").await?;
    journey.arrive().await?;
    let marked = "return [...document.querySelectorAll('[data-unseen]')].map(mark => mark.closest('[data-field]').dataset.field)";
    assert_eq!(journey.run(marked, vec![]).await?, json!(["occupation_name", "grade_date"]));
    assert_eq!(journey.attributes("#occupation_name", "value").await?, ["钳工"]);
    fill(&journey, "name", "欧阳某").await?;
    journey.tap("#next").await?;
    journey.arrive().await?;
    journey.go("#/me/basics").await?;
    assert!(journey.find("[data-unseen]").await?.is_none(), "it was looked at");
    journey.go("#/me/posts").await?;
    let post = journey.text("#entries li").await?;
    assert!(post.contains("2016年1月1日") && post.contains("来自核对，请看一眼"), "{post}");
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn an_entry_that_is_deleted_comes_back_by_keyboard() -> Outcome {
    let journey = after_the_check(Screen::DESK).await?;
    journey.go("#/me/merits").await?;
    let before = journey.texts("#entries h2").await?;
    assert_eq!(before.len(), 2, "{before:?}");
    journey.tab_to("[data-entry='1'] [data-do=remove]").await?;
    journey.press(Key::Enter).await?;
    journey.wait_for("#undo-entry:focus").await?;
    assert_eq!(journey.texts("#entries h2").await?, before[1..]);
    journey.press(Key::Enter).await?;
    journey.wait_for("[data-entry='1']").await?;
    assert_eq!(journey.texts("#entries h2").await?, before);
    journey.tap("#add").await?;
    journey.arrive().await?;
    assert_eq!(journey.route().await?, "#/me/merits/3");
    Ok(())
}

#[tokio::test]
async fn every_answer_can_be_changed_from_the_review_and_one_comes_back_to_its_row() -> Outcome {
    let journey = after_the_check(Screen::DESK).await?;
    journey.go("#/me/review").await?;
    let changes = journey.attributes(".review .change", "href").await?;
    let rows = journey.texts(".review > div").await?;
    assert!(changes.len() == rows.len() && rows.len() > 20, "{rows:?}");
    journey.tap("#row-posts-1-post_unit").await?;
    journey.arrive().await?;
    assert_eq!(journey.route().await?, "#/me/posts/1");
    fill(&journey, "post_unit", "一分厂").await?;
    journey.tap("#next").await?;
    journey.wait_for("#row-posts-1-post_unit:focus").await?;
    assert_eq!(journey.route().await?, "#/me/review");
    assert!(journey.text("[data-field=post_unit]").await?.contains("一分厂"));
    papers_say(&journey, "一分厂").await?;
    Ok(())
}

/// The papers' posts stand in place of the check's answer, on every page, until they are gone.
#[tokio::test]
async fn check_and_papers_have_one_truth() -> Outcome {
    let journey = after_the_check(Screen::PHONE).await?;
    journey.go("#/check/result").await?;
    journey.wait_for("[data-state=A]").await?;
    journey.go("#/me/posts/1").await?;
    fill(&journey, "post_from", "2024-1-1").await?;
    journey.tap("#next").await?;
    journey.wait_for("[data-entry='1']").await?;
    journey.go("#/check/result").await?;
    journey.wait_for("[data-state=B]").await?;
    journey.go("#/check/q/since").await?;
    let told = journey.text("[data-in-papers]").await?;
    assert!(told.contains("2024年1月1日") && told.contains("按申报材料里填的算"), "{told}");
    assert!(journey.find("#post_service").await?.is_none(), "nothing to contradict it with");
    journey.tap("#next").await?;
    journey.wait_for("[data-state=B]").await?;
    journey.go("#/me/posts").await?;
    journey.tap("#add").await?;
    journey.arrive().await?;
    journey.go("#/check/result").await?;
    journey.wait_for("[data-state=B]").await?;
    journey.go("#/me/posts").await?;
    for entry in ["2", "1"] {
        journey.tap(&format!("[data-entry='{entry}'] [data-do=remove]")).await?;
        journey.wait_for("#undo-entry:focus").await?;
    }
    journey.go("#/check/result").await?;
    journey.wait_for("[data-state=A]").await?;
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_read_is_told_of_and_leads_to_its_place() -> Outcome {
    let journey = after_the_check(Screen::PHONE).await?;
    journey.go("#/me/basics").await?;
    fill(&journey, "identity", "11010519491231002").await?;
    fill(&journey, "birth", "1975-13").await?;
    journey.tap("#next").await?;
    journey.wait_for("#faults:focus").await?;
    assert!(journey.title().await?.starts_with("有错误："), "{}", journey.title().await?);
    let told = journey.text("#faults").await?;
    for part in ["身份证号", "应该有18位，现在是17位", "没有13月", "月份请填1到12"]
    {
        assert!(told.contains(part), "no {part} in {told}");
    }
    for place in ["identity", "birth"] {
        journey.tap(&format!("#faults a[href='#{place}']")).await?;
        journey.wait_for(&format!("#{place}:focus")).await?;
    }
    assert_eq!(journey.attributes("#identity", "value").await?, ["11010519491231002"]);
    fill(&journey, "identity", "11010519491231002x").await?;
    fill(&journey, "birth", "1949-12").await?;
    journey.tap("#next").await?;
    journey.wait_for(".tasks").await?;
    assert!(!journey.title().await?.contains("有错误"));
    Ok(())
}

#[tokio::test]
async fn files_are_judged_by_what_they_are_and_the_same_one_is_noticed() -> Outcome {
    let mut journey = after_the_check(Screen::PHONE).await?;
    journey.go("#/me/evidence").await?;
    assert!(journey.text("#empty").await?.contains("先加最能说明问题的一项"));
    let one = pdf(1);
    let files =
        [["张三220104.jpg", "image/jpeg", one.as_str()], ["b.pdf", "application/pdf", "TVo="]];
    choose(&journey, "#attach-file", &files).await?;
    journey.wait_for("[data-told='attach.strange']").await?;
    assert_eq!(
        journey.attributes("#attached [data-told]", "data-told").await?,
        ["attach.added", "attach.strange"]
    );
    choose(&journey, "#attach-file", &[["again.pdf", "application/pdf", &one]]).await?;
    journey.wait_for("[data-told='attach.twice']").await?;
    assert_eq!(journey.attributes("[data-entry]", "data-entry").await?, ["1"]);
    let kept = papers_say(&journey, "evidence_sha256").await?;
    let facts = &kept["evidence"]["entries"][0]["facts"];
    assert_eq!((&facts["evidence_media"], &facts["evidence_size"]), (&json!("pdf"), &json!("12")));
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

/// The page that is opened meanwhile waits for the files.
#[tokio::test]
async fn a_file_that_is_still_taken_in_is_not_lost_by_leaving_for_the_self_check() -> Outcome {
    let mut journey = after_the_check(Screen::PHONE).await?;
    journey.go("#/me/evidence").await?;
    journey.wait_for("#attach-file").await?;
    let large = "
const bytes = new Uint8Array(6e7);
bytes.set(new TextEncoder().encode('%PDF-'));
const chosen = new DataTransfer();
chosen.items.add(new File([bytes], 'large.pdf'));
const input = document.querySelector('#attach-file');
input.files = chosen.files;
input.dispatchEvent(new Event('change', { bubbles: true }));
location.hash = '#/check/result';";
    journey.run(large, vec![]).await?;
    journey.wait_for("[data-state=A]").await?;
    papers_say(&journey, "large.pdf").await?;
    journey.go("#/me/evidence").await?;
    journey.wait_for("[data-entry='1']").await?;
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

/// From the making to the opening in another browser.
#[tokio::test]
async fn a_package_and_a_saved_page_give_everything_back_elsewhere() -> Outcome {
    let journey = after_the_check(Screen::DESK).await?;
    journey.go("#/me/basics").await?;
    fill(&journey, "name", "欧阳𬭎<b>&\"").await?;
    journey.tap("#next").await?;
    journey.arrive().await?;
    journey.go("#/me/evidence").await?;
    let files = [pdf(1), pdf(2)];
    let files =
        [["一.pdf", "application/pdf", &files[0]], ["二.pdf", "application/pdf", &files[1]]];
    choose(&journey, "#attach-file", &files).await?;
    journey.wait_for("[data-entry='2']").await?;
    let made = papers_say(&journey, "二.pdf").await?;
    journey.go("#/me/make").await?;
    for (kind, name, ending) in
        [("package", "申报材料包_", ".zip"), ("saved", "申报材料_", ".html")]
    {
        journey.tap(&format!("#make-{kind}")).await?;
        let link = format!("#keep[download^='{name}'][download$='{ending}']");
        journey.wait_for(&link).await?;
        let file = journey.attributes(&link, "download").await?.concat();
        let stamp = file.trim_start_matches(name).trim_end_matches(ending);
        let (day, time) = stamp.split_once('-').ok_or("no stamp")?;
        assert_eq!((day.len(), time.len()), (8, 4), "{file}");
        assert!(journey.text("#made").await?.contains("文件已做好，还没有报送"));
        opens_elsewhere(&caught_letters(&journey).await?, ending, &made).await?;
    }
    Ok(())
}

async fn opens_elsewhere(file: &str, ending: &str, made: &Value) -> Outcome {
    let mut other = Journey::start(Screen::PHONE).await?;
    other.before_each_page(CATCH).await?;
    other.open("#/files").await?;
    choose(&other, "#file", &[[&format!("a{ending}"), "", file]]).await?;
    other.wait_for(".tasks").await?;
    let opened = papers_say(&other, "二.pdf").await?;
    assert_eq!(&opened, made, "every field");
    other.go("#/me/make").await?;
    let button = if ending == ".zip" { "#make-package" } else { "#make-saved" };
    other.tap(button).await?;
    other.wait_for("#keep").await?;
    assert_eq!(caught_letters(&other).await?, file, "and every byte, so the same file again");
    // Z1: gone through again, nothing of it differs from what was made.
    other.go("#/recheck").await?;
    choose(&other, "#received-file", &[[&format!("a{ending}"), "", file]]).await?;
    other.wait_for("[data-stage=looked]").await?;
    let sentence = other.text("[data-sentence]").await?;
    let wanted = if ending == ".zip" {
        "材料包完整，1人的复核结果都和材料里写的一致"
    } else {
        "这是存下来的网页文件"
    };
    assert!(sentence.starts_with(wanted), "{sentence}");
    assert_eq!(other.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_file_that_was_changed_is_not_opened_and_says_where() -> Outcome {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    let journey = after_the_check(Screen::DESK).await?;
    journey.go("#/me/evidence").await?;
    choose(&journey, "#attach-file", &[["a.pdf", "application/pdf", &pdf(7)]]).await?;
    journey.wait_for("[data-entry='1']").await?;
    journey.go("#/me/make").await?;
    journey.tap("#make-saved").await?;
    journey.wait_for("#keep").await?;
    let page = String::from_utf8(STANDARD.decode(caught_letters(&journey).await?)?)?;
    let changed = page.replace(&pdf(7), &pdf(8));
    assert_ne!(page, changed);
    journey.go("#/files").await?;
    let files = [["a.html", "text/html", &*STANDARD.encode(&changed)]];
    choose(&journey, "#file", &files).await?;
    journey.wait_for("#file-problem").await?;
    let told = journey.text("#file-problem").await?;
    assert!(told.contains("evidence/e01.pdf") && told.contains("没有打开"), "{told}");
    Ok(())
}

#[tokio::test]
async fn the_saved_page_tells_everything_without_scripts() -> Outcome {
    use base64::Engine as _;
    let mut journey = after_the_check(Screen::PHONE).await?;
    journey.go("#/me/basics").await?;
    fill(&journey, "name", "欧阳某").await?;
    journey.tap("#next").await?;
    journey.arrive().await?;
    journey.go("#/me/evidence").await?;
    choose(&journey, "#attach-file", &[["聘书.pdf", "application/pdf", &pdf(3)]]).await?;
    journey.wait_for("[data-entry='1']").await?;
    journey.go("#/me/make").await?;
    journey.tap("#make-saved").await?;
    journey.wait_for("#keep").await?;
    let page = caught_letters(&journey).await?;
    let mut previews = vec![];
    for number in 0..5 {
        journey.go(&format!("#/me/paper/{number}")).await?;
        previews.push(journey.text("article.sheet").await?);
    }
    let file = std::env::temp_dir().join(format!("teji-{}.html", std::process::id()));
    std::fs::write(&file, base64::engine::general_purpose::STANDARD.decode(page)?)?;
    journey.browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    journey.browser.client.goto(&format!("file://{}", file.display())).await?;
    let body = journey.browser.client.find(fantoccini::Locator::Css("body")).await?.text().await?;
    std::fs::remove_file(&file)?;
    for part in ["请先看这里", "欧阳某", "钳工", "聘书", "2016年1月1日", "还没有报送给任何单位"]
    {
        assert!(body.contains(part), "no {part} in {body}");
    }
    let closed = |text: &str| text.split_whitespace().collect::<String>();
    for preview in previews {
        assert!(preview.chars().count() > 100, "{preview}");
        assert!(closed(&body).contains(&closed(&preview)), "preview and paper differ: {preview}");
    }
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

/// Fifty megabytes are packed beside the page: what a person taps meanwhile is heard at once, and stops it.
#[tokio::test]
async fn packing_leaves_the_page_at_hand_and_can_be_stopped() -> Outcome {
    let journey = after_the_check(Screen::PHONE).await?;
    journey.go("#/me/evidence").await?;
    journey.wait_for("#attach-file").await?;
    let large = "
const chosen = new DataTransfer();
for (let place = 1; place <= 5; place++) {
  const bytes = new Uint8Array(1e7).fill(place);
  bytes.set(new TextEncoder().encode('%PDF-'));
  chosen.items.add(new File([bytes], `${place}.pdf`));
}
const input = document.querySelector('#attach-file');
input.files = chosen.files;
input.dispatchEvent(new Event('change', { bubbles: true }))";
    journey.run(large, vec![]).await?;
    journey.wait_for("[data-entry='5']").await?;
    journey.go("#/me/make").await?;
    let watch = "
window.longest = 0; let last = performance.now();
setInterval(() => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now; }, 10)";
    journey.run(watch, vec![]).await?;
    journey.tap("#make-package").await?;
    journey.wait_for("#cancel").await?;
    assert!(!journey.text("#progress").await?.is_empty());
    journey.tap("#cancel").await?;
    journey.wait_for("#make-package:not([disabled])").await?;
    assert!(journey.find("#keep, #not-made").await?.is_none());
    journey.tap("#make-package").await?;
    journey.wait_for("#keep").await?;
    let longest = journey.run("return window.longest", vec![]).await?;
    println!("longest time in which the page heard nothing: {longest} ms");
    Ok(())
}
