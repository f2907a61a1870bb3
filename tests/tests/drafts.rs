//! Several drafts, several windows, files, and devices that keep nothing: nothing that was typed is lost.

use std::time::Duration;

use serde_json::{Value, json};
use teji_tests::Outcome;
use teji_tests::applicant::{Applicant, Walk, begin, next};
use teji_tests::browser::{End, Screen};
use teji_tests::journey::{Journey, Key};
use teji_tests::kept::{kept, put};

/// Keeps what the page hands out as files, instead of the browser.
const CATCH: &str = "
window.files = [];
const make = URL.createObjectURL;
URL.createObjectURL = blob => { window.blob = blob; return make.call(URL, blob); };
HTMLAnchorElement.prototype.click = function () {
  const name = this.download;
  window.blob.text().then(text => window.files.push([name, text]));
};";

/// The last of these files, as name and text.
const CAUGHT: &str = "return window.files.length ? window.files[window.files.length - 1] : null";

/// Chooses a text as the file to open.
const CHOOSE: &str = "
const [name, text] = arguments;
const chosen = new DataTransfer();
chosen.items.add(new File([text], name, { type: 'text/html' }));
const input = document.querySelector('#file');
input.files = chosen.files;
input.dispatchEvent(new Event('change', { bubbles: true }))";

/// An applicant whose result is there at once.
fn quick() -> Applicant {
    Applicant::sure().but("certificate", "certificate-none")
}

async fn drafts(journey: &Journey) -> Outcome<Vec<Value>> {
    Ok(kept(journey).await?["drafts"].as_array().cloned().unwrap_or_default())
}

/// Waits until so many drafts are kept.
async fn count(journey: &Journey, wanted: usize) -> Outcome<Vec<Value>> {
    for _ in 0..200 {
        let drafts = drafts(journey).await?;
        if drafts.len() == wanted {
            return Ok(drafts);
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    Err(format!("not {wanted} drafts: {:?}", drafts(journey).await?).into())
}

/// Waits until the page says that what is open is kept.
async fn saved(journey: &Journey) -> Outcome {
    let said = "return document.querySelector('.saved-line')?.innerText.startsWith('已存')";
    journey.until(said, vec![]).await?;
    Ok(())
}

/// A draft that somebody else left in this browser.
async fn put_draft(journey: &Journey, id: &str, changed: f64, conduct: &str) -> Outcome {
    let draft = json!({
        "id": id, "format": 2, "kind": "check", "revision": 3, "writer": "before", "changed": changed, "filed": null,
        "draft": {
            "facts": { "conduct": conduct }, "rulings": {}, "reference": "", "place": "declarations", "name": "欧阳某",
        },
    });
    put(journey, "drafts", id, &draft).await
}

async fn says(journey: &Journey, text: &str) -> Outcome {
    journey
        .until("return document.body.innerText.includes(arguments[0])", vec![json!(text)])
        .await?;
    Ok(())
}

#[tokio::test]
async fn each_draft_is_listed_deleted_alone_and_brought_back_by_keyboard() -> Outcome {
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.open("#/files").await?;
    says(&journey, "这台设备上没有草稿").await?;
    put_draft(&journey, "one", 1e12, "able").await?;
    put_draft(&journey, "two", 2e12, "reserved").await?;
    journey.open("#/files").await?;
    journey.wait_for("[data-draft=one]").await?;
    assert_eq!(journey.attributes("[data-draft]", "data-draft").await?, ["two", "one"]);
    let row = journey.text("[data-draft=one]").await?;
    for part in ["欧某", "2001年9月9日", "还没有存过", "约 1 KB", "下面两条您能做到吗"]
    {
        assert!(row.contains(part), "{part} in {row}");
    }
    assert!(!journey.visible_text().await?.contains("欧阳"), "only an initial is shown");

    journey.run("document.querySelector('#title').focus()", vec![]).await?;
    journey.tab_to("[data-draft=two] [data-do=delete]").await?;
    journey.press(Key::Enter).await?;
    journey.wait_for("#undo:focus").await?;
    assert_eq!(count(&journey, 1).await?[0]["id"], json!("one"));
    tokio::time::sleep(Duration::from_secs(10)).await;
    journey.press(Key::Enter).await?;
    journey.wait_for("[data-draft=two]").await?;
    assert_eq!(count(&journey, 2).await?.len(), 2);

    journey.type_into("#clear-word", "清").await?;
    journey.tap("#clear-all").await?;
    assert_eq!(count(&journey, 2).await?.len(), 2, "not before it is meant");
    journey.type_into("#clear-word", "除").await?;
    journey.tap("#clear-all").await?;
    says(&journey, "这台设备上没有草稿").await?;
    assert_eq!(kept(&journey).await?, json!({ "drafts": [], "kept": {} }));
    assert_eq!(
        journey.run("return sessionStorage.getItem('teji-open') || ''", vec![]).await?,
        json!("")
    );
    assert!(journey.find("#undo").await?.is_none());
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn another_persons_draft_is_opened_when_asked_for_and_never_mixed() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    journey.open("#/files").await?;
    put_draft(&journey, "other", 1e12, "reserved").await?;
    journey.open("#/files").await?;
    journey.tap("#another").await?;
    journey.arrive().await?;
    assert_eq!(journey.route().await?, "#/check");
    journey.tap("#begin").await?;
    journey.arrive().await?;
    quick().to_result(&journey).await?;
    let all = count(&journey, 2).await?;
    let own = all.iter().find(|draft| draft["id"] != json!("other")).ok_or("no own draft")?;
    assert_eq!(own["draft"]["name"], json!(""));
    assert_eq!(own["draft"]["facts"]["conduct"], json!(null));
    journey.go("#/").await?;
    assert!(journey.text("#others").await?.contains("1 份草稿"));
    journey.tap("#others").await?;
    journey.arrive().await?;
    journey.tap("[data-draft=other] [data-do=open]").await?;
    journey.arrive().await?;
    assert_eq!(journey.route().await?, "#/check/q/declarations");
    journey.wait_for("label.choice:has(#conduct-1:checked)").await?;
    Ok(())
}

#[tokio::test]
async fn a_file_is_opened_beside_or_in_place_of_what_is_filled_in_only_if_asked() -> Outcome {
    let mut journey = Journey::start(Screen::DESK).await?;
    journey.before_each_page(CATCH).await?;
    quick().check(&journey).await?;
    let before = count(&journey, 1).await?;
    journey.go("#/files").await?;
    journey.tap("[data-do=save]").await?;
    let file = journey.until(CAUGHT, vec![]).await?;
    let [name, text] = [0, 1].map(|place| file[place].as_str().unwrap_or_default().to_owned());
    let stamp = name.strip_prefix("自查草稿_").and_then(|rest| rest.strip_suffix(".html"));
    assert!(stamp.is_some_and(|stamp| stamp.len() == 13 && stamp.contains('-')), "{name}");
    assert!(text.contains("还没有报送给任何单位") && text.contains("<td>不是</td>"), "{text}");
    says(&journey, "文件已做好").await?;
    journey
        .until(
            "return !document.querySelector('[data-draft]').innerText.includes('还没有存过')",
            vec![],
        )
        .await?;

    // The same answers: nothing is asked.
    journey.run(CHOOSE, vec![json!(name), json!(text)]).await?;
    journey.wait_for("#file-same").await?;
    assert!(journey.find("#file-ask").await?.is_none());

    // Other answers: the person is asked, and Escape or the first button leaves all as it is.
    let other = text.replace("2026-11-22", "2027-01-31");
    assert_ne!(other, text);
    for way in [Key::Escape, Key::Enter] {
        journey.run(CHOOSE, vec![json!(name), json!(other)]).await?;
        journey.wait_for("#file-cancel:focus").await?;
        journey.press(way).await?;
        journey.until("return !document.querySelector('#file-ask')", vec![]).await?;
        assert_eq!(count(&journey, 1).await?[0]["draft"], before[0]["draft"]);
    }
    journey.run(CHOOSE, vec![json!(name), json!(other)]).await?;
    journey.wait_for("#file-ask").await?;
    let found = journey.accessibility().await?;
    assert_eq!((found.violations, found.unsure), (vec![], vec![]));
    journey.shot("files-ask-1280").await?;
    journey.tap("#file-replace").await?;
    journey.wait_for("#undo:focus").await?;
    until_kept(&journey, "2027-01-31").await?;
    journey.press(Key::Enter).await?;
    until_kept(&journey, "2026-11-22").await?;
    journey.run(CHOOSE, vec![json!(name), json!(other)]).await?;
    journey.tap("#file-beside").await?;
    let both = count(&journey, 2).await?;
    let mut days: Vec<&str> =
        both.iter().filter_map(|draft| draft["draft"]["reference"].as_str()).collect();
    days.sort_unstable();
    assert_eq!(days, ["2026-11-22", "2027-01-31"]);

    // A file that is none of ours.
    journey.go("#/files").await?;
    for (strange, told) in [
        ("<p>nothing", "不是本工具做的"),
        ("<script type=\"application/json\" id=\"draft\">{}</script>", "不是本工具做的"),
        (&text.replace("\"format\":2", "\"format\":3"), "新版本存的"),
    ] {
        journey.run(CHOOSE, vec![json!("a.html"), json!(strange)]).await?;
        let said =
            "return document.querySelector('#file-problem')?.innerText.includes(arguments[0])";
        journey.until(said, vec![json!(told)]).await?;
    }
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

/// Waits until the only draft is kept with this day of reference.
async fn until_kept(journey: &Journey, day: &str) -> Outcome {
    for _ in 0..200 {
        if count(journey, 1).await?[0]["draft"]["reference"] == json!(day) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    Err(format!("{day} was not kept").into())
}

#[tokio::test]
async fn a_file_restores_the_answers_in_a_fresh_browser() -> Outcome {
    let first = Journey::start(Screen::PHONE).await?;
    first.before_each_page(CATCH).await?;
    Applicant::sure().check(&first).await?;
    first.go("#/files").await?;
    first.tap("[data-do=save]").await?;
    let file = first.until(CAUGHT, vec![]).await?;
    let before = count(&first, 1).await?;
    drop(first);
    let second = Journey::start(Screen::PHONE).await?;
    second.open("#/files").await?;
    second.run(CHOOSE, vec![file[0].clone(), file[1].clone()]).await?;
    second.arrive().await?;
    let after = count(&second, 1).await?;
    assert_eq!(after[0]["draft"], before[0]["draft"]);
    second.go("#/check/result").await?;
    assert_eq!(second.attributes(".verdict", "data-state").await?, ["A"]);
    Ok(())
}

#[tokio::test]
async fn where_there_is_no_room_it_is_said_at_once_and_a_file_can_still_be_made() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    let full = "
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...parts) {
  if (!window.full || this.name !== 'drafts') return put.apply(this, parts);
  this.transaction.abort();
  throw new DOMException('full', 'QuotaExceededError');
};";
    journey.before_each_page(&format!("{CATCH}{full}")).await?;
    begin(&journey).await?;
    journey.run("window.full = true", vec![]).await?;
    let told = "
window.since = performance.now();
window.told = new Promise(done => {
  const look = () => document.querySelector('#unsaved[role=alert]') ? done(performance.now() - window.since) : requestAnimationFrame(look);
  look();
})";
    journey.run(told, vec![]).await?;
    let mut walk = Walk::default();
    quick().answer(&journey, &mut walk).await?;
    assert!(journey.text("#unsaved[role=alert]").await?.contains("没有保存成功"));
    let wait = "const done = arguments[0]; window.told.then(done)";
    let took = journey.browser.client.execute_async(wait, vec![]).await?.as_f64();
    assert!(took.is_some_and(|took| took < 2000.0), "{took:?} ms");
    journey.shot("unsaved-360").await?;
    let found = journey.accessibility().await?;
    assert_eq!((found.violations, found.unsure), (vec![], vec![]));
    journey.tap("#unsaved #save-now").await?;
    let file = journey.until(CAUGHT, vec![]).await?;
    assert!(
        file[1].as_str().is_some_and(|text| text.contains("\"grade_qualification\":\"no\"")),
        "{file}"
    );
    // The line stays until there is room again; the next change keeps everything.
    next(&journey).await?;
    journey.wait_for("#unsaved[role=alert]").await?;
    assert_eq!(count(&journey, 1).await?[0]["draft"]["facts"], json!({}));
    journey.run("window.full = false", vec![]).await?;
    journey.go("#/check/q/certificate").await?;
    journey.tap("label.choice:has(#certificate-unsure)").await?;
    saved(&journey).await?;
    assert!(journey.find("#unsaved").await?.is_none());
    assert_eq!(count(&journey, 1).await?.len(), 1);
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn where_nothing_may_be_kept_both_programs_share_what_is_filled_in() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    let refuse = "
IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') };
for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, { get: () => { throw new DOMException('no', 'SecurityError') } })";
    journey.before_each_page(&format!("{CATCH}{refuse}")).await?;
    quick().check(&journey).await?;
    assert!(journey.text("#blocked[role=alert]").await?.contains("不让保存"));
    journey.tap("#blocked #save-now").await?;
    journey.until(CAUGHT, vec![]).await?;
    journey.go("#/files").await?;
    journey.wait_for("[data-draft]").await?;
    journey.tap("[data-do=copy]").await?;
    journey.until("return document.querySelectorAll('[data-draft]').length === 2", vec![]).await?;
    journey.go("#/check/result").await?;
    assert_eq!(journey.attributes(".verdict", "data-state").await?, ["E"]);
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_killed_browser_goes_on_where_it_was_in_either_program() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    Applicant::sure().check(&journey).await?;
    journey.go("#/check/q/declarations").await?;
    journey.tap("label.choice:has(#conduct-1)").await?;
    saved(&journey).await?;
    journey.go("#/files").await?;
    journey.wait_for("[data-draft]").await?;
    let before = count(&journey, 1).await?;
    journey.restart(End::Killed).await?;
    journey.open("#/files").await?;
    journey.wait_for("[data-draft] [data-do=open]").await?;
    assert_eq!(count(&journey, 1).await?[0]["draft"], before[0]["draft"]);
    journey.tap("[data-draft] [data-do=open]").await?;
    journey.arrive().await?;
    journey.wait_for("label.choice:has(#conduct-1:checked)").await?;
    Ok(())
}

#[tokio::test]
async fn of_two_windows_one_writes_and_the_other_says_so_and_can_take_over() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    let client = journey.browser.client.clone();
    Applicant::sure().check(&journey).await?;
    journey.go("#/check/q/declarations").await?;
    let first = client.window().await?;
    let second = client.new_window(true).await?.handle;
    client.switch_to_window(second.clone()).await?;
    journey.open("#/check/q/declarations").await?;
    assert!(journey.text("#read-only[role=alert]").await?.contains("另一个窗口"));
    journey.wait_for("label.choice:has(#conduct:checked:disabled)").await?;
    let found = journey.accessibility().await?;
    assert_eq!((found.violations, found.unsure), (vec![], vec![]));
    journey.shot("read-only-1280").await?;

    // The first goes on writing; the second takes over what was written last.
    client.switch_to_window(first.clone()).await?;
    assert!(journey.find("#read-only").await?.is_none());
    journey.tap("label.choice:has(#conduct-1)").await?;
    saved(&journey).await?;
    client.switch_to_window(second.clone()).await?;
    journey.tap("#take").await?;
    journey.wait_for("label.choice:has(#conduct-1:checked:enabled)").await?;
    assert!(journey.find("#read-only").await?.is_none());
    journey.tap("label.choice:has(#health-1)").await?;
    saved(&journey).await?;

    client.switch_to_window(first).await?;
    journey.wait_for("#read-only").await?;
    journey.wait_for("label.choice:has(#conduct-1:checked:disabled)").await?;
    let [draft] = &drafts(&journey).await?[..] else { return Err("not one draft".into()) };
    assert_eq!(draft["draft"]["facts"]["conduct"], json!("reserved"));
    assert_eq!(draft["draft"]["facts"]["health"], json!("reserved"));

    // The writer goes: whoever opens the draft then, writes it.
    client.switch_to_window(second).await?;
    client.close_window().await?;
    let all = client.windows().await?;
    client.switch_to_window(all[0].clone()).await?;
    journey.open("#/check/q/declarations").await?;
    journey.wait_for("label.choice:has(#health-1:checked:enabled)").await?;
    journey.tap("label.choice:has(#health)").await?;
    saved(&journey).await?;
    assert!(journey.find("#read-only").await?.is_none());
    Ok(())
}

#[tokio::test]
async fn a_window_that_hears_of_no_other_overwrites_nothing() -> Outcome {
    let journey = Journey::start(Screen::DESK).await?;
    journey.before_each_page("delete window.BroadcastChannel").await?;
    let client = journey.browser.client.clone();
    Applicant::sure().check(&journey).await?;
    journey.go("#/check/q/declarations").await?;
    let first = client.window().await?;
    let second = client.new_window(true).await?.handle;
    client.switch_to_window(second).await?;
    journey.before_each_page("delete window.BroadcastChannel").await?;
    journey.open("#/check/q/declarations").await?;
    journey.tap("label.choice:has(#conduct-1)").await?;
    saved(&journey).await?;
    client.switch_to_window(first).await?;
    journey.tap("label.choice:has(#health-1)").await?;
    assert!(journey.text("#apart[role=alert]").await?.contains("没有丢"));
    saved(&journey).await?;
    let both = count(&journey, 2).await?;
    let mut said: Vec<String> = both
        .iter()
        .map(|draft| {
            format!("{} {}", draft["draft"]["facts"]["conduct"], draft["draft"]["facts"]["health"])
        })
        .collect();
    said.sort();
    assert_eq!(said, ["\"able\" \"reserved\"", "\"reserved\" \"able\""]);
    Ok(())
}

#[tokio::test]
async fn what_is_typed_before_the_database_answers_destroys_nothing_and_is_kept() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    journey.open("#/files").await?;
    put_draft(&journey, "older", 1e12, "able").await?;
    let slow = "
const open = IDBFactory.prototype.open;
const waiting = [];
window.answer = () => waiting.splice(0).forEach(go => go());
IDBFactory.prototype.open = function (...parts) {
  if (window.asked) return open.apply(this, parts);
  window.asked = true;
  const request = open.apply(this, parts);
  const listen = Object.getOwnPropertyDescriptor(IDBRequest.prototype, 'onsuccess').set;
  Object.defineProperty(request, 'onsuccess', { set(heard) {
    listen.call(request, event => waiting.push(() => heard.call(request, event)));
  } });
  return request;
};";
    journey.before_each_page(slow).await?;
    journey.open("#/check/q/declarations").await?;
    journey.tap("label.choice:has(#conduct-1)").await?;
    // It is carried over to the other program and back, still before there is an answer.
    journey.go("#/files").await?;
    journey.go("#/check/q/declarations").await?;
    journey.wait_for("label.choice:has(#conduct-1:checked)").await?;
    journey.run("window.answer()", vec![]).await?;
    let both = count(&journey, 2).await?;
    for draft in &both {
        let is_older = draft["id"] == json!("older");
        let (conduct, name) =
            if is_older { ("able", json!("欧阳某")) } else { ("reserved", json!("")) };
        assert_eq!(draft["draft"]["facts"]["conduct"], json!(conduct));
        assert_eq!(draft["draft"]["name"], name);
    }
    Ok(())
}

#[tokio::test]
async fn on_a_shared_computer_nothing_is_left_behind() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    quick().check(&journey).await?;
    journey.go("#/files").await?;
    journey.wait_for("[data-draft]").await?;
    journey.tap("label.choice:has(#public-mode)").await?;
    journey.wait_for("#public-cancel:focus").await?;
    journey.shot("files-public-360").await?;
    journey.tap("#public-cancel").await?;
    assert_eq!(count(&journey, 1).await?.len(), 1);
    journey.tap("label.choice:has(#public-mode)").await?;
    journey.tap("#public-go").await?;
    journey.wait_for("#public").await?;
    assert_eq!(count(&journey, 0).await?.len(), 0);
    journey.wait_for("[data-draft]").await?;
    let found = journey.accessibility().await?;
    assert_eq!((found.violations, found.unsure), (vec![], vec![]));
    // It is filled in further, in both programs, and not kept.
    journey.go("#/check/q/certificate").await?;
    journey.tap("label.choice:has(#certificate-unsure)").await?;
    journey.go("#/files").await?;
    journey.wait_for("[data-draft]").await?;
    assert_eq!(drafts(&journey).await?.len(), 0);
    journey.restart(End::Killed).await?;
    journey.open("#/files").await?;
    says(&journey, "这台设备上没有草稿").await?;
    journey.wait_for("label.choice:has(#public-mode:checked)").await?;
    journey.tap("label.choice:has(#public-mode)").await?;
    journey.until("return !document.querySelector('#public')", vec![]).await?;
    quick().check(&journey).await?;
    assert_eq!(count(&journey, 1).await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn back_and_forth_between_the_programs_keeps_answers_focus_and_title() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    quick().check(&journey).await?;
    journey.tap("#language").await?;
    journey.wait_for("html[lang=en]").await?;
    journey.go("#/tools/workday").await?;
    assert!(journey.title().await?.ends_with("Teji") || journey.title().await?.contains("·"));
    journey.wait_for("html[lang=en]").await?;
    journey.wait_for("#posted").await?;
    journey.back().await?;
    journey.arrive().await?;
    assert_eq!(journey.route().await?, "#/check/result");
    assert_eq!(journey.attributes(".verdict", "data-state").await?, ["E"]);
    journey.browser.client.execute("history.forward()", vec![]).await?;
    journey.wait_for("#posted").await?;
    journey.arrive().await?;
    journey.run("for (let times = 0; times < 9; times++) location.hash = times % 2 ? '#/files' : '#/check/result'", vec![]).await?;
    journey.wait_for(".verdict[data-state=E]").await?;
    assert_eq!(
        journey.run("return document.querySelectorAll('main').length", vec![]).await?,
        json!(1)
    );
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_program_that_does_not_come_is_told_of_and_tried_again() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    // Who keeps the site on the device would fetch it by a network of its own.
    journey.before_each_page("delete Navigator.prototype.serviceWorker").await?;
    quick().check(&journey).await?;
    journey.offline(true).await?;
    journey.run("location.hash = '#/files'", vec![]).await?;
    assert!(journey.text("#far[role=alert]").await?.contains("没有下载完整"));
    journey.shot("far-360").await?;
    let found = journey.accessibility().await?;
    assert_eq!((found.violations, found.unsure), (vec![], vec![]));
    journey.go("#/check/result").await?;
    assert_eq!(journey.attributes(".verdict", "data-state").await?, ["E"]);
    journey.run("location.hash = '#/files'", vec![]).await?;
    journey.wait_for("#far-again").await?;
    journey.offline(false).await?;
    journey.tap("#far-again").await?;
    journey.wait_for("[data-draft]").await?;
    Ok(())
}

#[tokio::test]
async fn the_page_of_drafts_reads_well_in_both_languages() -> Outcome {
    for screen in [Screen::PHONE, Screen::DESK] {
        let width = screen.width;
        let journey = Journey::start(screen).await?;
        journey.open("#/files").await?;
        put_draft(&journey, "one", 1.7e12, "able").await?;
        put_draft(&journey, "two", 1.8e12, "reserved").await?;
        journey.open("#/files").await?;
        journey.wait_for("[data-draft=two]").await?;
        for language in ["zh", "en"] {
            journey.shot(&format!("files-{width}-{language}")).await?;
            let found = journey.accessibility().await?;
            assert_eq!((found.violations, found.unsure), (vec![], vec![]), "{width} {language}");
            assert_eq!(journey.targets_below(48).await?, [""; 0], "{width} {language}");
            assert_eq!(journey.too_wide().await?, [""; 0], "{width} {language}");
            journey.go("#/").await?;
            journey.wait_for("#again").await?;
            journey.shot(&format!("home-drafts-{width}-{language}")).await?;
            let found = journey.accessibility().await?;
            assert_eq!((found.violations, found.unsure), (vec![], vec![]), "{width} {language}");
            journey.tap("#language").await?;
            journey.go("#/files").await?;
            journey.wait_for("[data-draft=two]").await?;
        }
        journey.elder().await?;
        assert_eq!(journey.targets_below(60).await?, [""; 0], "{width}");
        assert_eq!(journey.too_wide().await?, [""; 0], "{width}");
        journey.shot(&format!("files-{width}-elder")).await?;
    }
    Ok(())
}
