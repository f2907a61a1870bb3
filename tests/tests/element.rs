//! The self-check as an element of somebody else's page: its results, the form around it, its languages.

use serde_json::json;
use teji_tests::Outcome;
use teji_tests::browser::Screen;
use teji_tests::journey::{Journey, Key};
use teji_tests::portal::{Answers, answer, but, fill, next, of, page, visit};

const HOST: &str = "#one";
const ALONE: &str = "<form id=\"around\"><label for=\"one\">check</label>\
    <teji-check id=\"one\" name=\"told\" reference=\"2026-11-22\"></teji-check></form>";
/// What the form around it would send.
const SENT: &str = "new FormData(document.getElementById('around')).get('told')";

/// Heading, answers, and the pages that they lead over.
fn people() -> [(&'static str, Answers, usize); 6] {
    let closed = "grade_in_occupation";
    [
        ("A", but(&[]), 9),
        ("B", but(&[("since", "post_service=2024-1-1")]), 2),
        (
            "C",
            but(&[("since", "post_service=2020-3"), ("certificate_date", "grade_date=2022-6")]),
            9,
        ),
        ("D", but(&[("present", "?"), ("certificate_date", "?")]), 9),
        ("E", but(&[("certificate", "ticks-certificate-none"), ("present", closed)]), 1),
        (
            "F",
            but(&[(
                "enterprise",
                "enterprise_filed-3 occupation_filed occupation_linked-1 false_statements",
            )]),
            8,
        ),
    ]
}

#[tokio::test]
async fn taps_come_to_each_of_the_six_results() -> Outcome {
    let mut journey = visit("taps", ALONE, Screen::PHONE).await?;
    for (state, answers, pages) in people() {
        of(&journey, HOST, "it.answers = {}").await?;
        let walked = answer(&journey, HOST, &answers).await?;
        let shown = journey.attributes(&format!("{HOST} >>> .verdict"), "data-state").await?;
        assert_eq!((shown, walked.len()), (vec![state.to_owned()], pages), "{state} {walked:?}");
        assert_eq!(of(&journey, HOST, "it.dataset.verdict").await?, state);
        assert_eq!(of(&journey, HOST, "it.judgement.state").await?, state);
        assert!(!journey.scrolls_sideways().await?, "{state}");
        journey.shot(&format!("element-{state}")).await?;
    }
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn nobody_who_knows_nothing_is_refused() -> Outcome {
    let journey = visit("unsure", ALONE, Screen::PHONE).await?;
    let unsure: Answers = but(&[]).into_keys().map(|page| (page, "?")).collect();
    answer(&journey, HOST, &unsure).await?;
    assert_eq!(of(&journey, HOST, "it.judgement.state").await?, "D");
    assert!(!journey.texts(&format!("{HOST} >>> #needs li")).await?.is_empty());
    Ok(())
}

/// A5: both readings stand side by side, each with what it gives; the days are those of the rules.
#[tokio::test]
async fn readings_stand_side_by_side() -> Outcome {
    let journey = visit("readings", ALONE, Screen::DESK).await?;
    let (_, answers, _) = people().into_iter().nth(2).ok_or("nobody")?;
    answer(&journey, HOST, &answers).await?;
    let css = format!("{HOST} >>> [data-reading=service_clock] [data-option]");
    let given = journey.texts(&css).await?;
    assert_eq!(given.len(), 2);
    assert!(given[0].contains("对得上") && given[1].contains("2027年"), "{given:?}");
    assert_eq!(journey.texts(&format!("{HOST} >>> #conditions tbody tr")).await?.len(), 8);
    // Settled by whoever may, the result follows.
    of(&journey, HOST, "(it.rulings = { service_clock: 'from_post' }) && null").await?;
    assert_eq!(of(&journey, HOST, "it.judgement.state").await?, "A");
    Ok(())
}

#[tokio::test]
async fn the_keyboard_alone_comes_to_a_result_and_changes_an_answer() -> Outcome {
    let journey = visit("keyboard", ALONE, Screen::DESK).await?;
    press(&journey, "ticks-certificate-1", ' ').await?;
    press(&journey, "grade_in_occupation", ' ').await?;
    press(&journey, "next", ' ').await?;
    journey.tab_to("#post_service").await?;
    for part in ["2024", "1", "1"] {
        journey.keys(part).await?;
        journey.press(Key::Tab).await?;
    }
    press(&journey, "next", '\n').await?;
    journey.wait_for(&format!("{HOST} >>> .verdict[data-state=B] #title:focus")).await?;
    journey.tab_to("[data-page=since] button").await?;
    journey.press(Key::Enter).await?;
    journey.wait_for(&format!("{HOST} >>> form[data-page=since] #title:focus")).await?;
    assert_eq!(journey.attributes(&format!("{HOST} >>> #post_service"), "value").await?, ["2024"]);
    // What stands in a box that Tab comes to is chosen, and written over; Enter goes on, as in every form.
    journey.tab_to("#post_service").await?;
    journey.keys("2015").await?;
    journey.press(Key::Enter).await?;
    journey.wait_for(&format!("{HOST} >>> form[data-page=certificate_date] #title:focus")).await?;
    Ok(())
}

async fn press(journey: &Journey, id: &str, key: char) -> Outcome {
    journey.tab_to(&format!("#{id}")).await?;
    if key == ' ' { journey.keys(" ").await } else { journey.press(Key::Enter).await }
}

#[tokio::test]
async fn the_form_around_it_has_the_answers_and_is_told_what_is_wrong_with_them() -> Outcome {
    let inside = ALONE.replace("name=\"told\"", "name=\"told\" required");
    let journey = visit("form", &inside, Screen::DESK).await?;
    let state = "[it.validity.valid, it.validity.valueMissing, it.validity.badInput, it.validationMessage !== '']";
    assert_eq!(of(&journey, HOST, SENT).await?, "{}");
    assert_eq!(of(&journey, HOST, state).await?, json!([false, true, false, true]));
    journey.tap(&format!("{HOST} >>> #ticks-certificate-1")).await?;
    journey.tap(&format!("{HOST} >>> #grade_in_occupation")).await?;
    next(&journey, HOST).await?;
    fill(&journey, HOST, "post_service", "2015-13-1").await?;
    let told: serde_json::Value =
        serde_json::from_str(of(&journey, HOST, SENT).await?.as_str().ok_or("nothing is sent")?)?;
    assert_eq!(told["post_service"], "2015-13-1..");
    assert_eq!(of(&journey, HOST, state).await?, json!([false, false, true, true]));
    assert_eq!(of(&journey, HOST, "it.form.checkValidity()").await?, false);
    // What cannot be read is told where it stands, and kept.
    next(&journey, HOST).await?;
    assert_eq!(journey.texts(&format!("{HOST} >>> .faults li")).await?.len(), 1);
    assert_eq!(
        journey.attributes(&format!("{HOST} >>> #post_service-month"), "value").await?,
        ["13"]
    );
    fill(&journey, HOST, "post_service", "2024-1-1").await?;
    next(&journey, HOST).await?;
    assert_eq!(of(&journey, HOST, state).await?, json!([true, false, false, false]));
    assert_eq!(of(&journey, HOST, "it.form.checkValidity()").await?, true);
    Ok(())
}

#[tokio::test]
async fn a_form_resets_it_disables_it_and_restores_it() -> Outcome {
    let begun = "{&quot;front_line&quot;:&quot;yes&quot;}";
    let inside = ALONE
        .replace(
            "<form id=\"around\">",
            "<form id=\"around\"><fieldset id=\"group\"><legend>group</legend>",
        )
        .replace("reference", &format!("value='{begun}' reference"));
    let journey = visit("reset", &inside, Screen::DESK).await?;
    journey.tap(&format!("{HOST} >>> #ticks-certificate-none")).await?;
    assert_eq!(of(&journey, HOST, "it.answers.title").await?, "no");
    of(&journey, HOST, "it.form.reset() ?? null").await?;
    assert_eq!(of(&journey, HOST, "it.answers").await?, json!({ "front_line": "yes" }));
    assert_eq!(of(&journey, HOST, SENT).await?, "{\"front_line\":\"yes\"}");
    assert!(journey.find(&format!("{HOST} >>> #ticks-certificate-none:checked")).await?.is_none());
    let enabled =
        "[...it.shadowRoot.querySelectorAll('input, button')].filter(one => !one.disabled).length";
    of(&journey, HOST, "(document.getElementById('group').disabled = true)").await?;
    assert_eq!(of(&journey, HOST, enabled).await?, 0);
    assert_eq!(of(&journey, HOST, "it.willValidate").await?, false);
    assert_eq!(of(&journey, HOST, SENT).await?, json!(null));
    of(&journey, HOST, "(document.getElementById('group').disabled = false)").await?;
    assert_ne!(of(&journey, HOST, enabled).await?, 0);
    // As the browser does it when somebody comes back to the page.
    of(&journey, HOST, "it.formStateRestoreCallback('{\"title\":\"?\"}', 'restore') ?? null")
        .await?;
    assert_eq!(of(&journey, HOST, "it.answers").await?, json!({ "title": "?" }));
    assert_eq!(of(&journey, HOST, "it.labels.length").await?, 1);
    Ok(())
}

#[tokio::test]
async fn the_language_changes_in_the_middle_and_no_answer_is_lost() -> Outcome {
    let journey = visit("language", ALONE, Screen::PHONE).await?;
    let answers = but(&[]);
    journey.tap(&format!("{HOST} >>> #ticks-certificate-1")).await?;
    journey.tap(&format!("{HOST} >>> #grade_in_occupation")).await?;
    next(&journey, HOST).await?;
    journey.type_into(&format!("{HOST} >>> #post_service"), "20").await?;
    let before = of(&journey, HOST, "it.value").await?;
    of(&journey, HOST, "(it.language = 'en')").await?;
    let next_in_english = "return document.querySelector('#one').shadowRoot.getElementById('next').textContent === 'Next'";
    journey.until(next_in_english, vec![]).await?;
    assert_eq!(of(&journey, HOST, "it.value").await?, before);
    // Whoever was typing goes on typing.
    journey.keys("15").await?;
    assert_eq!(of(&journey, HOST, "it.answers.post_service").await?, "2015..");
    assert_eq!(page(&journey, HOST).await?.as_deref(), Some("since"));
    answer(&journey, HOST, &answers).await?;
    assert_eq!(of(&journey, HOST, "it.judgement.state").await?, "A");
    let text = of(&journey, HOST, "it.shadowRoot.getElementById('all').innerText").await?;
    let text = text.as_str().ok_or("nothing is said")?.to_owned();
    of(&journey, HOST, "(it.language = 'zh-CN')").await?;
    journey.until("return document.querySelector('#one').shadowRoot.getElementById('title').textContent.includes('填写')", vec![]).await?;
    // Names of certificates, awards and bodies stay Chinese, in brackets beside their translation.
    let outside = text.split('(').map(|part| part.rsplit_once(')').map_or(part, |(_, rest)| rest));
    let han = |c: &char| matches!(c, '\u{4e00}'..='\u{9fff}');
    assert_eq!(outside.flat_map(str::chars).filter(han).count(), 0, "{text}");
    Ok(())
}
