//! What is filled in stays: over a reload, a crash, a browser that keeps nothing and a draft of another version.

use serde_json::{Value, json};
use teji_tests::Outcome;
use teji_tests::applicant::{Applicant, Walk, begin, next, page};
use teji_tests::browser::{End, Screen};
use teji_tests::journey::{Journey, Key};
use teji_tests::kept::{put, put_first_version};

/// What is chosen or filled on the page, as one line.
const FILLED: &str = "
const all = [...document.querySelectorAll('main input')];
const said = one => one.type === 'text' ? `${one.id}=${one.value}` : one.checked ? one.id : '';
return all.map(said).filter(Boolean).join(' ')";

#[tokio::test]
async fn answers_outlive_a_reload_and_a_crash_at_each_question() -> Outcome {
    let mut journey = Journey::start(Screen::DESK).await?;
    let (applicant, mut walk) = (Applicant::sure(), Walk::default());
    begin(&journey).await?;
    loop {
        applicant.answer(&journey, &mut walk).await?;
        kept(&journey).await?;
        let (name, filled) = (page(&journey).await?, journey.run(FILLED, vec![]).await?);
        let route = journey.route().await?;
        let way = if walk.pages.len() % 3 == 0 { End::Closed } else { End::Killed };
        journey.open(&route).await?;
        journey
            .until(
                &format!("return (() => {{ {FILLED} }})() === arguments[0]"),
                vec![filled.clone()],
            )
            .await?;
        journey.restart(way).await?;
        journey.open("#/").await?;
        journey.wait_for("#again").await?;
        assert_eq!(journey.tab_to("a.skip").await?, 1);
        journey.press(Key::Enter).await?;
        journey.wait_for("main:focus").await?;
        assert_eq!(journey.tab_to("#again").await?, 1, "it is the first thing after the skip link");
        journey.press(Key::Enter).await?;
        journey.arrive().await?;
        assert_eq!(page(&journey).await?, name);
        assert_eq!(journey.run(FILLED, vec![]).await?, filled, "{name} after {way:?}");
        next(&journey).await?;
        if journey.route().await? == "#/check/result" {
            break;
        }
    }
    assert_eq!(walk.pages.len(), 9);
    assert_eq!(journey.attributes(".verdict", "data-state").await?, ["A"]);
    Ok(())
}

#[tokio::test]
async fn rough_and_unknown_answers_come_back_as_they_were_given() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    begin(&journey).await?;
    let rough = Applicant::sure()
        .but("since", "post_service-about post_service=7")
        .but("certificate_date", "grade_date-unsure")
        .but("absences", "post_absences-some post_absences-1-first=2020-1 post_absences-1-last=2020-3")
        .but("enterprise", "enterprise_filed-2 occupation_filed false_statements-found false_statements-day=2020-5");
    let mut walk = Walk::default();
    while journey.route().await? != "#/check/result" {
        rough.answer(&journey, &mut walk).await?;
        kept(&journey).await?;
        let filled = journey.run(FILLED, vec![]).await?;
        journey.open(&journey.route().await?).await?;
        journey
            .until(&format!("return (() => {{ {FILLED} }})() === arguments[0]"), vec![filled])
            .await?;
        next(&journey).await?;
    }
    assert!(walk.pages.len() > 6, "{walk:?}");
    Ok(())
}

#[tokio::test]
async fn a_browser_that_keeps_nothing_says_so_and_checks_all_the_same() -> Outcome {
    let refuse = "() => { throw new DOMException('no', 'SecurityError') }";
    let ways = [
        format!(
            "IDBFactory.prototype.open = {refuse}; Storage.prototype.setItem = Storage.prototype.getItem = {refuse}"
        ),
        format!(
            "for (const name of ['indexedDB', 'localStorage']) Object.defineProperty(window, name, {{ get: {refuse} }})"
        ),
        "Object.defineProperty(window, 'indexedDB', { value: undefined })".to_owned(),
    ];
    for way in ways {
        let mut journey = Journey::start(Screen::PHONE).await?;
        journey.before_each_page(&way).await?;
        Applicant::sure()
            .but("certificate", "certificate-2 grade_in_occupation")
            .check(&journey)
            .await?;
        assert_eq!(journey.attributes(".verdict", "data-state").await?, ["A"], "{way}");
        assert!(journey.text("#blocked[role=alert]").await?.contains("不让保存"));
        assert!(journey.find("#crashed").await?.is_none());
        assert_eq!(journey.console().await?, [""; 0], "{way}");
    }
    Ok(())
}

#[tokio::test]
async fn a_draft_of_a_newer_version_is_left_alone() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    begin(&journey).await?;
    let newer = json!({ "id": "newer", "format": 3, "answers": [["grade", "yes"]] });
    put(&journey, "drafts", "newer", &newer).await?;
    journey.open("#/").await?;
    Applicant::sure().but("certificate", "certificate-none").check(&journey).await?;
    assert_eq!(journey.attributes(".verdict", "data-state").await?, ["E"]);
    while drafts(&journey).await?.len() < 2 {}
    assert!(drafts(&journey).await?.contains(&newer));
    journey.go("#/files").await?;
    journey
        .until("return document.body.innerText.includes('另有 1 份是新版本存的')", vec![])
        .await?;
    Ok(())
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    journey.before_each_page("delete window.WebAssembly").await?;
    journey.load("#/").await?;
    let newer = "
const done = arguments[arguments.length - 1];
const open = indexedDB.open('teji', 1000);
open.onblocked = () => done('blocked');
open.onerror = () => done(String(open.error));
open.onsuccess = () => { open.result.close(); done('done'); }";
    assert_eq!(journey.browser.client.execute_async(newer, vec![]).await?, json!("done"));
    journey.restart(End::Closed).await?;
    journey.open("#/").await?;
    assert!(journey.text("#newer[role=alert]").await?.contains("没有动它"));
    Applicant::sure().but("certificate", "certificate-none").check(&journey).await?;
    assert_eq!(journey.attributes(".verdict", "data-state").await?, ["E"]);
    assert!(drafts(&journey).await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn the_draft_of_the_first_version_is_taken_over_once() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    journey.before_each_page("delete window.WebAssembly").await?;
    journey.load("#/").await?;
    let first = json!({
        "version": 1, "facts": { "conduct": "able", "no_longer_asked": "1" }, "rulings": {},
        "reference": "2026-11-22", "place": "declarations",
    });
    put_first_version(&journey, &first).await?;
    for end in [End::Closed, End::Killed] {
        journey.restart(end).await?;
        journey.open("#/").await?;
        journey.tap("#again").await?;
        journey.arrive().await?;
        assert_eq!(page(&journey).await?, "declarations");
        journey.wait_for("label.choice:has(#conduct:checked)").await?;
        let [draft] = &drafts(&journey).await?[..] else { return Err("not one draft".into()) };
        assert_eq!(draft["draft"]["facts"], first["facts"]);
        assert_eq!(draft["draft"]["reference"], first["reference"]);
        assert_eq!(teji_tests::kept::kept(&journey).await?["kept"]["draft"], json!(null));
    }
    Ok(())
}

/// Before there were papers: no store for files, and drafts that know of none.
#[tokio::test]
async fn a_draft_of_the_second_version_opens_and_papers_can_be_begun() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    journey.before_each_page("delete window.WebAssembly").await?;
    journey.load("#/").await?;
    let draft = json!({
        "id": "old", "format": 2, "kind": "check", "revision": 3, "writer": "before", "changed": 1e12, "filed": null,
        "draft": {
            "facts": { "conduct": "able", "occupation_name": "钳工" }, "rulings": {}, "reference": "2026-11-22",
            "place": "declarations",
        },
    });
    let second = "
const [draft, done] = arguments;
const open = indexedDB.open('teji', 2);
open.onupgradeneeded = () => {
  open.result.createObjectStore('kept');
  open.result.createObjectStore('drafts').put(draft, draft.id);
};
open.onsuccess = () => { open.result.close(); done('done'); }";
    let done = journey.browser.client.execute_async(second, vec![draft.clone()]).await?;
    assert_eq!(done, json!("done"));
    journey.restart(End::Closed).await?;
    journey.open("#/").await?;
    journey.tap("#again").await?;
    journey.arrive().await?;
    assert_eq!(page(&journey).await?, "declarations");
    assert_eq!(drafts(&journey).await?[0]["draft"]["facts"], draft["draft"]["facts"]);
    journey.go("#/me/basics").await?;
    assert_eq!(journey.attributes("#occupation_name", "value").await?, ["钳工"]);
    teji_tests::applicant::fill(&journey, "name", "欧阳某").await?;
    let kept = "return document.querySelector('#name').value";
    assert_eq!(journey.run(kept, vec![]).await?, json!("欧阳某"));
    while drafts(&journey).await?[0]["draft"]["name"] != json!("欧阳某") {}
    assert_eq!(drafts(&journey).await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn what_was_filled_can_be_deleted_and_brought_back() -> Outcome {
    let mut journey = Journey::start(Screen::DESK).await?;
    Applicant::sure().but("certificate", "certificate-none").check(&journey).await?;
    journey.go("#/").await?;
    let before = drafts(&journey).await?;
    assert_eq!(before.len(), 1);
    journey.tap("#clear").await?;
    journey.wait_for("#undo:focus").await?;
    while !drafts(&journey).await?.is_empty() {}
    assert!(journey.find("#again").await?.is_none());
    journey.press(Key::Enter).await?;
    journey.wait_for("#again").await?;
    while drafts(&journey).await?.is_empty() {}
    assert_eq!(drafts(&journey).await?[0]["draft"], before[0]["draft"]);
    journey.tap("#clear").await?;
    while !drafts(&journey).await?.is_empty() {}
    journey.restart(End::Killed).await?;
    journey.open("#/check/result").await?;
    journey.until("return document.body.innerText.includes('还没有核对。')", vec![]).await?;
    Ok(())
}

/// Waits until the page says that the answers are kept.
async fn kept(journey: &Journey) -> Outcome {
    journey
        .until("return document.querySelector('.saved-line').innerText.startsWith('已存')", vec![])
        .await?;
    Ok(())
}

/// The drafts that the browser keeps.
async fn drafts(journey: &Journey) -> Outcome<Vec<Value>> {
    let kept = teji_tests::kept::kept(journey).await?;
    Ok(kept["drafts"].as_array().cloned().unwrap_or_default())
}
