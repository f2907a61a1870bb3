//! A page that is read aloud: what is said is what can be read, only a voice of the device says it, and it stops when asked.

use serde_json::{Value, json};
use teji_tests::Outcome;
use teji_tests::applicant::{Applicant, begin};
use teji_tests::browser::Screen;
use teji_tests::journey::Journey;
use teji_tests::places::open_papers;

/// A device with these voices, which notes what it is to say.
fn voices(voices: &Value) -> String {
    format!(
        "
window.said = [];
window.stopped = 0;
window.SpeechSynthesisUtterance = class {{ constructor(text) {{ this.text = text; }} }};
Object.defineProperty(window, 'speechSynthesis', {{ value: {{
  getVoices: () => {voices},
  speak: one => window.said.push(one),
  cancel: () => {{ window.stopped += 1; }},
  addEventListener: () => {{}},
}} }});"
    )
}

fn voice(name: &str, lang: &str, is_of_device: bool) -> Value {
    json!({ "name": name, "lang": lang, "localService": is_of_device })
}

/// What somebody reads from the heading down to the buttons, as the browser marks it; without blanks.
const READABLE: &str = "
const title = document.querySelector('#title'), around = title.closest('form') ?? document.querySelector('main');
const first = [...around.children].find(one => one.contains(title));
const aside = [...around.children].filter(one => one.matches('.aloud, .no-print, .buttons, .saved-line'));
for (const one of aside) one.hidden = true;
getSelection().setBaseAndExtent(first, 0, around, around.childNodes.length);
const text = getSelection().toString();
getSelection().removeAllRanges();
for (const one of aside) one.hidden = false;
return text.replace(/\\s/g, '')";

async fn heard(journey: &Journey) -> Outcome<Value> {
    journey
        .run("return window.said.map(one => one.text).join('').replace(/\\s/g, '')", vec![])
        .await
}

/// Has the page read, and stopped by a second tap.
async fn reads(journey: &Journey, voice: &str) -> Outcome {
    let readable = journey.run(READABLE, vec![]).await?;
    assert!(readable.as_str().is_some_and(|text| text.chars().count() > 40), "{readable}");
    journey.run("window.said = []", vec![]).await?;
    journey.tap("[data-aloud]").await?;
    journey.wait_for("html[data-speaking]").await?;
    assert_eq!(heard(journey).await?, readable);
    let by = "return [...new Set(window.said.map(one => one.voice.name))]";
    assert_eq!(journey.run(by, vec![]).await?, json!([voice]));
    let said = journey.run("return window.said.length", vec![]).await?;
    journey.tap("[data-aloud]").await?;
    journey.wait_for("html:not([data-speaking])").await?;
    assert_eq!(
        journey.run("return window.said.length", vec![]).await?,
        said,
        "a second tap stops it"
    );
    Ok(())
}

#[tokio::test]
async fn what_is_said_is_what_can_be_read_by_a_voice_of_the_device() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    let device = json!([
        voice("far", "zh-CN", false),
        voice("taiwan", "zh-TW", true),
        voice("hongkong", "zh-HK", true),
        voice("mainland", "zh_CN", true),
        voice("far-english", "en-US", false),
        voice("english", "en-GB", true),
    ]);
    journey.before_each_page(&voices(&device)).await?;
    begin(&journey).await?;
    assert_eq!(journey.text("[data-aloud]").await?, "读给我听");
    journey.shot("aloud-question").await?;
    assert_eq!(heard(&journey).await?, json!(""), "nothing speaks by itself");
    reads(&journey, "mainland").await?;
    journey.tap("#language").await?;
    journey.wait_for("html[lang=en]").await?;
    reads(&journey, "english").await?;
    journey.tap("#language").await?;
    // The next page is silent.
    journey.tap("[data-aloud]").await?;
    journey.wait_for("html[data-speaking]").await?;
    assert_eq!(journey.text("[data-aloud]").await?, "停下来");
    let stopped = journey.run("return window.stopped", vec![]).await?;
    Applicant::sure().to_result(&journey).await?;
    journey.wait_for("html:not([data-speaking])").await?;
    assert_ne!(journey.run("return window.stopped", vec![]).await?, stopped);
    reads(&journey, "mainland").await?;
    // At its end the button is ready again.
    journey.tap("[data-aloud]").await?;
    journey.run("window.said.at(-1).onend()", vec![]).await?;
    journey.wait_for("html:not([data-speaking])").await?;
    open_papers(&journey).await?;
    journey.go("#/me/merits/1").await?;
    reads(&journey, "mainland").await?;
    assert_eq!(journey.foreign_requests().await?, [""; 0]);
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_device_without_a_voice_of_its_own_shows_no_button() -> Outcome {
    let journey = Journey::start(Screen::PHONE).await?;
    let far = json!([
        voice("far", "zh-CN", false),
        voice("hongkong", "zh-HK", true),
        voice("english", "en-US", true)
    ]);
    journey.before_each_page(&voices(&far)).await?;
    begin(&journey).await?;
    journey.wait_for("#next").await?;
    assert!(journey.find("[data-aloud]").await?.is_none());
    journey.tap("#language").await?;
    journey.wait_for("html[lang=en] [data-aloud]").await?;
    Ok(())
}

#[tokio::test]
async fn a_browser_that_cannot_speak_asks_all_the_same() -> Outcome {
    let mut journey = Journey::start(Screen::PHONE).await?;
    journey
        .before_each_page("Object.defineProperty(window, 'speechSynthesis', { value: undefined })")
        .await?;
    begin(&journey).await?;
    journey.wait_for("#next").await?;
    assert!(journey.find("[data-aloud]").await?.is_none());
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}
