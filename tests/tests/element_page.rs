//! What the page around the element keeps: its looks, its names, its network; and what those meet who cannot see it.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};
use teji_tests::Outcome;
use teji_tests::browser::Screen;
use teji_tests::journey::Journey;
use teji_tests::package;
use teji_tests::portal::{answer, but, next, of, visit};

const ONE: &str = "<form><label for=\"one\">check</label><teji-check id=\"one\" reference=\"2026-11-22\"></teji-check></form>";
const TWO: &str = "<teji-check id=\"one\" reference=\"2026-11-22\"></teji-check><teji-check id=\"two\" language=\"en\"></teji-check>";
/// Pages with controls of every kind, and a result with readings.
const MIXED: [(&str, &str); 5] = [
    ("present", "front_line still_in_occupation linked_post_now-1"),
    ("certificate", "ticks-certificate-1 ticks-certificate-3 grade_in_occupation"),
    ("since", "post_service=2020-3 linked_service-about"),
    ("certificate_date", "grade_date=2022-6 title_date-unsure"),
    (
        "absences",
        "post_absences-some post_absences-1-first=2021-1 post_absences-1-last=2021-2 linked_absences-unsure",
    ),
];

#[tokio::test]
async fn no_page_of_it_has_a_fault_in_either_language() -> Outcome {
    for (screen, language) in [(Screen::NARROW, "zh-CN"), (Screen::DESK, "en")] {
        let inside = ONE.replace("reference", &format!("language=\"{language}\" reference"));
        let name = format!("faultless-{language}");
        let mut journey = visit(&name, &inside, screen).await?;
        let mut left = but(&MIXED);
        while let Some(page) = teji_tests::portal::page(&journey, "#one").await? {
            // With nothing answered first, so that faults are seen, too.
            next(&journey, "#one").await?;
            faultless(&journey, &format!("{language} {page} bare")).await?;
            let told = left.remove(page.as_str()).ok_or("a page came twice")?;
            one_page(&journey, &page, told).await?;
        }
        faultless(&journey, &format!("{language} result")).await?;
        assert_eq!(journey.console().await?, [""; 0]);
    }
    Ok(())
}

/// Answers one page, looks at it and goes on.
async fn one_page(journey: &Journey, page: &str, told: &str) -> Outcome {
    for one in told.split(' ') {
        let (id, typed) = one.split_once('=').unwrap_or((one, ""));
        let css = format!("#one >>> #{id}");
        if journey.find(&css).await?.is_none() {
            continue;
        }
        if typed.is_empty() {
            journey.tap(&css).await?;
        } else {
            teji_tests::portal::fill(journey, "#one", id, typed).await?;
        }
        if id == "linked_service-about" {
            journey.type_into("#one >>> #linked_service-years", "8").await?;
        }
    }
    faultless(journey, page).await?;
    next(journey, "#one").await
}

async fn faultless(journey: &Journey, what: &str) -> Outcome {
    let found = journey.accessibility().await?;
    assert_eq!((found.violations, found.unsure), (vec![], vec![]), "{what}");
    assert_eq!(journey.targets_below(48).await?, [""; 0], "{what}");
    assert!(!journey.scrolls_sideways().await?, "{what}");
    journey.shot(&format!("element-{}", what.replace(' ', "-"))).await
}

/// Roles and names as a screen reader is given them.
async fn tree(journey: &Journey) -> Outcome<Vec<(String, String, bool)>> {
    let told = journey.browser.cdp("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = told["nodes"].as_array().ok_or("there is no tree")?;
    let said =
        |node: &Value, part: &str| node[part]["value"].as_str().unwrap_or_default().to_owned();
    let is_focusable = |node: &Value| {
        let properties = node["properties"].as_array().into_iter().flatten();
        properties
            .into_iter()
            .any(|one| one["name"] == "focusable" && one["value"]["value"] == true)
    };
    let seen = nodes.iter().filter(|node| node["ignored"] == false);
    Ok(seen.map(|node| (said(node, "role"), said(node, "name"), is_focusable(node))).collect())
}

#[tokio::test]
async fn everything_in_its_own_tree_has_its_name() -> Outcome {
    let journey = visit("names", ONE, Screen::DESK).await?;
    let nodes = tree(&journey).await?;
    let has = |role: &str, name: &str| nodes.iter().any(|(is, said, _)| is == role && said == name);
    for (role, name) in [
        ("group", "check"),
        ("heading", "您现在有哪一种？"),
        ("group", "有哪个选哪个，可以多选"),
        ("checkbox", "高级技师职业技能等级证书"),
        ("checkbox", "都没有"),
        ("checkbox", "我不清楚"),
        ("button", "下一题"),
    ] {
        assert!(has(role, name), "{role} {name}: {nodes:?}");
    }
    journey.tap("#one >>> #ticks-certificate-1").await?;
    journey.tap("#one >>> #grade_in_occupation").await?;
    next(&journey, "#one").await?;
    let nodes = tree(&journey).await?;
    for name in ["年", "月", "日"] {
        assert!(nodes.contains(&("textbox".to_owned(), name.to_owned(), true)), "{name} {nodes:?}");
    }
    let nameless = |(role, name, focusable): &&(String, String, bool)| {
        *focusable && name.is_empty() && role != "RootWebArea"
    };
    assert_eq!(
        nodes.iter().filter(nameless).collect::<Vec<_>>(),
        Vec::<&(String, String, bool)>::new()
    );
    Ok(())
}

#[tokio::test]
async fn without_a_network_it_works_to_the_end_in_both_languages() -> Outcome {
    let mut journey = visit("network", ONE, Screen::PHONE).await?;
    let there = journey.mark().await?;
    assert!(there > 3);
    journey.offline(true).await?;
    of(&journey, "#one", "(it.language = 'en')").await?;
    journey.until("return document.querySelector('#one').shadowRoot.getElementById('next').textContent === 'Next'", vec![]).await?;
    answer(&journey, "#one", &but(&[])).await?;
    // Another one, put in without a network, needs nothing either.
    let moved = "const it = document.createElement('teji-check'); it.id = 'new'; document.querySelector('main').append(it); return 1";
    journey.run(moved, vec![]).await?;
    journey.wait_for("#new >>> #next").await?;
    assert_eq!(journey.requests_since(there).await?, [""; 0]);
    assert_eq!(journey.foreign_requests().await?, [""; 0]);
    assert_eq!(journey.console().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn two_on_a_page_do_not_touch_each_other_and_the_page_stays_as_it_is() -> Outcome {
    let journey = visit("two", TWO, Screen::DESK).await?;
    journey.wait_for("#two >>> #next").await?;
    for id in ["ticks-certificate-1", "grade_in_occupation"] {
        journey.tap(&format!("#one >>> #{id}")).await?;
    }
    assert_eq!(of(&journey, "#two", "it.value").await?, "{}");
    journey.tap("#two >>> #ticks-certificate-none").await?;
    assert_eq!(of(&journey, "#one", "it.answers.grade_level").await?, "yes");
    assert_eq!(of(&journey, "#two", "it.answers.grade_level").await?, "no");
    assert_eq!(of(&journey, "#one", "it.dataset.verdict").await?, "D");
    assert_eq!(of(&journey, "#two", "it.dataset.verdict").await?, "E");
    assert_eq!(of(&journey, "#one", "it.dataset.changes").await?, "2");
    let around = "[document.adoptedStyleSheets.length, document.styleSheets.length,
        getComputedStyle(document.querySelector('h1')).color, getComputedStyle(it.shadowRoot.querySelector('h2')).color,
        it.shadowRoot.querySelectorAll('style, link, [style]').length]";
    let looks = of(&journey, "#one", around).await?;
    // The page's own rule for headings does not reach into the element, and nothing of the element's reaches out.
    assert_eq!(looks, json!([0, 1, "rgb(0, 0, 0)", "rgb(27, 38, 44)", 0]));
    Ok(())
}

/// A frame without the element tells what a window has of itself.
#[tokio::test]
async fn nothing_is_added_to_the_window() -> Outcome {
    let journey = visit("window", ONE, Screen::DESK).await?;
    answer(&journey, "#one", &but(&[])).await?;
    let own = "
const bare = document.createElement('iframe'); document.body.append(bare);
const known = new Set(Object.getOwnPropertyNames(bare.contentWindow)); bare.remove();
return Object.getOwnPropertyNames(window).filter(name => !known.has(name) && !/^(cdc_|ret_nodes|se_|\\d+$)/.test(name))";
    assert_eq!(journey.run(own, vec![]).await?, json!([]));
    Ok(())
}

#[tokio::test]
async fn a_page_gives_it_colours_and_sizes_by_name() -> Outcome {
    let journey = visit("colours", ONE, Screen::DESK).await?;
    let set = "for (const [name, value] of [['--teji-accent', 'rgb(90, 20, 20)'], ['--teji-size', '30px'], ['--teji-radius', '0px']])
      document.documentElement.style.setProperty(name, value); return 1";
    journey.run(set, vec![]).await?;
    let looks = "(() => { const { backgroundColor, fontSize, borderRadius } = getComputedStyle(it.shadowRoot.getElementById('next'));
      return [backgroundColor, fontSize, borderRadius] })()";
    // The button's own colour follows in a moment, where motion is not reduced.
    journey.until("return getComputedStyle(document.querySelector('#one').shadowRoot.getElementById('next')).backgroundColor === 'rgb(90, 20, 20)'", vec![]).await?;
    assert_eq!(of(&journey, "#one", looks).await?, json!(["rgb(90, 20, 20)", "30px", "0px"]));
    Ok(())
}

/// The words of the element, as `key` and sentence, language by language.
fn words() -> Outcome<Vec<BTreeMap<String, String>>> {
    let source = fs::read_to_string(package::sources().join("js/words.js"))?;
    let (_, tables) = source.split_once("export const WORDS").ok_or("there are no words")?;
    let line = |line: &str| {
        let (key, said) = line.trim().trim_end_matches(',').split_once(": \"")?;
        Some((key.trim_matches('"').to_owned(), said.trim_end_matches('"').to_owned()))
    };
    let (tables, _) = tables.split_once("\n};").ok_or("the words do not end")?;
    let (chinese, english) = tables.split_once("  en: {").ok_or("there is no English")?;
    Ok([chinese, english].map(|table| table.lines().filter_map(line).collect()).to_vec())
}

#[test]
fn each_word_stands_in_both_languages_with_the_same_gaps_and_is_said() -> Outcome {
    let [chinese, english] = <[_; 2]>::try_from(words()?).map_err(|_| "there are more than two")?;
    assert!(chinese.len() > 80);
    assert_eq!(chinese.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
    let gaps = |said: &str| {
        let mut gaps: Vec<String> = said
            .split('{')
            .skip(1)
            .filter_map(|rest| Some(rest.split_once('}')?.0.to_owned()))
            .collect();
        gaps.sort();
        gaps
    };
    let differ = chinese.iter().filter(|(key, said)| gaps(said) != gaps(&english[*key]));
    assert_eq!(differ.collect::<Vec<_>>(), Vec::<(&String, &String)>::new());
    let mut sources = String::new();
    for file in fs::read_dir(package::sources().join("js"))?.flatten() {
        if file.file_name().to_string_lossy().starts_with("element") {
            sources += &fs::read_to_string(file.path())?;
        }
    }
    let is_said = |key: &&String| {
        let start = key.split('.').next().unwrap_or_default();
        sources.contains(&format!("\"{key}\"")) || sources.contains(&format!("`{start}.${{"))
    };
    assert_eq!(
        chinese.keys().filter(|key| !is_said(key)).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
    Ok(())
}
